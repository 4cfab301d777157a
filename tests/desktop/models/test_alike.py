"""The condition that a field of a record meets."""

import pytest

from db.queries.criteria import IS, UNSTATED, WITHIN, Criterion
from db.records import Actor, Position, Record
from desktop.models.alike import criterion_like

POSITION = Position(id="p", actor="ukr", issue="land", channel="official", stated="2026-02", statement="No.")


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        (POSITION, "channel", Criterion("channel", IS, ("official",))),
        (POSITION, "actor", Criterion("actor", IS, ("ukr",))),
        (POSITION, "stated", Criterion("stated", WITHIN, ("2026-02",))),
        (POSITION, "confidence", Criterion("confidence", UNSTATED)),
        (POSITION, "speaker", Criterion("speaker", UNSTATED)),
        (POSITION, "statement", None),
        (POSITION, "stances", None),
        (Actor(id="a", name="A", capability=40.5), "capability", Criterion("capability", IS, ("40.5",))),
    ],
)
def test_what_others_must_have_to_be_like_it(record: Record, field: str, expected: Criterion | None) -> None:
    assert criterion_like(record, field) == expected
