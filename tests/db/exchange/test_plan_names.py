"""A table may call records by their names, a bundle may not."""

import pytest

from db.exchange import Counts, plan
from db.queries.snapshot import Snapshot
from db.records import Actor
from tests.db.exchange.making import (
    TERRITORY,
    TRACKER,
    UKRAINE,
    bundle,
    position,
    refused,
    table,
)


@pytest.mark.parametrize("name", ["ukr", "Ukraine", "UKRAINE ", "ua", "ukrayina", "україна", " Ukraine"])
def test_a_table_may_name_a_record_by_title_short_name_or_alias(name: str) -> None:
    made = plan([table("position", f"id,actor,issue,channel\np2,{name},TERRITORY,official\n")], TRACKER)
    assert made.refusals == []
    (edit,) = made.edits
    assert edit.after
    assert (edit.after["actor"], edit.after["issue"]) == ("ukr", "territory")


def test_a_bundle_may_not() -> None:
    assert refused(plan([bundle(position=[position("p2", actor="Ukraine")])], TRACKER)) == {"p2": ["actor"]}


def test_a_name_may_be_that_of_a_record_of_the_same_import() -> None:
    made = plan(
        [
            table(
                "position", "id,actor,issue,channel,speaker\np2,Russia,Borders,official,\n", "positions.csv"
            ),
            table("actor", "name\nRussia\n", "actors.csv"),
            table("issue", "title\nBorders\n", "issues.csv"),
        ],
        TRACKER,
    )
    assert (made.refusals, made.total) == ([], Counts(new=3))
    ids = {edit.table: edit.id for edit in made.edits}
    assert made.edits[0].after
    assert (made.edits[0].after["actor"], made.edits[0].after["issue"]) == (ids["actor"], ids["issue"])


def test_a_name_that_fits_several_records_is_refused_with_their_ids() -> None:
    tracker = Snapshot.of([UKRAINE, TERRITORY, Actor(id="state", name="UKRAINE")])
    made = plan([table("position", "id,actor,issue,channel\np2,Ukraine,territory,official\n")], tracker)
    assert refused(made) == {"p2": ["actor"]}
    assert "2 records. Put an id: state, ukr" in made.refusals[0].reason


def test_an_id_goes_before_a_name() -> None:
    tracker = Snapshot.of([UKRAINE, TERRITORY, Actor(id="other", name="ukr")])
    made = plan([table("position", "id,actor,issue,channel\np2,ukr,territory,official\n")], tracker)
    assert made.edits[0].after
    assert made.edits[0].after["actor"] == "ukr"


def test_a_name_fits_only_records_of_the_kind_that_is_wanted() -> None:
    tracker = Snapshot.of([UKRAINE, TERRITORY, Actor(id="actor-territory", name="Territory")])
    made = plan([table("position", "id,actor,issue,channel\np2,territory,Territory,official\n")], tracker)
    assert made.edits[0].after
    assert made.edits[0].after["actor"] == "actor-territory"
    assert made.edits[0].after["issue"] == "territory"
