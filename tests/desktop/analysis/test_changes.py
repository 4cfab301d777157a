"""What changed between two states: new, gone and changed records, red lines first."""

from dataclasses import replace

from db.records import Position
from desktop.analysis.changes import changes
from tests.desktop.analysis.negotiation import issue, party, says, snapshot

LAND = issue("land", full=0.0, freeze=50.0)
SAID = says("a", "land", {"freeze": "opposed"}, id="p", statement="No.")


def test_what_is_new_gone_and_changed_the_weightiest_first() -> None:
    (position, stance) = SAID
    assert isinstance(position, Position)
    later = [replace(position, statement="Never."), *says("a", "land", {"freeze": "red line"}, id="p2")]
    found = changes(snapshot(party("a"), LAND, SAID), snapshot(party("a"), LAND, later, party("b")))
    assert [(each.what, each.record.META.kind, each.record.id) for each in found[:3]] == [
        ("new", "position_option", later[2].id),
        ("changed", "position", "p"),
        ("new", "position", "p2"),
    ]
    assert found[1].fields == {"statement": ("No.", "Never.")}
    kinds = [(each.what, each.record.META.kind) for each in found[3:]]
    assert kinds == [("gone", "position_option"), ("new", "actor"), ("new", "actor_role")]
    assert found[3].record is stance or found[3].record == stance


def test_a_red_line_given_up_weighs_most_too() -> None:
    red = says("a", "land", {"freeze": "red line"}, id="p")
    first, *_ = changes(snapshot(party("a"), LAND, red), snapshot(party("a"), LAND, SAID))
    assert (first.what, first.before is not None) == ("changed", True)
    assert first.fields == {"stance": ("red line", "opposed")}


def test_between_the_same_states_nothing_changed() -> None:
    assert not changes(snapshot(party("a"), LAND, SAID), snapshot(party("a"), LAND, SAID))
