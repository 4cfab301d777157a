"""Estimates are dated rows: a new one leaves the earlier ones as they were."""

import pytest

from db.errors import InvalidField
from db.records import Estimate, Scenario
from db.store import Store
from desktop.operations.scenarios import record_estimate


def scenario(store: Store) -> Scenario:
    return store.need(Scenario, "ceasefire-2026")


def test_an_estimate_is_added_and_an_earlier_one_stays(store: Store) -> None:
    store.apply(record_estimate(scenario(store), 20, 40, made="2026-02", reason="Talks go on"))
    change = store.apply(record_estimate(scenario(store), 55, 75, made="2026-03", reason="A line is agreed"))
    assert change.label == "Estimate for Fragile ceasefire"
    assert [(e.made, e.low, e.high) for e in store.all(Estimate)] == [
        ("2026-02", 20.0, 40.0),
        ("2026-03", 55.0, 75.0),
    ]


@pytest.mark.parametrize(
    ("low", "high", "made", "field"),
    [
        (60, 40, "2026-02", "high"),
        (-1, 40, "2026-02", "low"),
        (20, 40, "2026-13", "made"),
        (20, 40, "", "made"),
    ],
)
def test_what_is_no_likelihood_is_refused(
    store: Store, low: float, high: float, made: str, field: str
) -> None:
    with pytest.raises(InvalidField) as caught:
        record_estimate(scenario(store), low, high, made=made, reason="")
    assert caught.value.field == field
