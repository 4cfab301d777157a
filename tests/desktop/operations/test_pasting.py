"""Pasting a block: columns by heading or place, rows new or onto what is there, each cell judged."""

import pytest

from db.changes import Change, Edit
from db.errors import Conflict
from db.exchange.block import read_block
from db.records import Actor, EventActor, Position, PositionOption, Record, Source, link_id
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.pasting import Judgement, Layout, first_layout, is_heading, judge, label_of, paste
from desktop.operations.records import set_fields
from tests.desktop.small import STANCE

SHOWN = ("actor", "issue", "channel", "statement")


def pasted(
    store: Store,
    cls: type[Record],
    text: str,
    layout: Layout | None = None,
    selected: tuple[str, ...] = (),
) -> Judgement:
    """Judge and paste a block, and look whether the tracker is whole."""
    cells = read_block(text, known=is_heading(cls))
    chosen = layout or first_layout(cls, cells, SHOWN, selected=len(selected))
    judgement = judge(store, cls, cells, chosen, selected)
    store.apply(paste(cls, judgement))
    assert problems(store) == []
    return judgement


def states(judgement: Judgement) -> list[str]:
    return [fate.state for fate in judgement.fates.values()]


# -- the first layout --------------------------------------------------------------------------------


def test_headings_name_the_columns_by_label_or_field() -> None:
    cells = [["Actor", "stated_as_printed", "Remark"], ["Ukraine", "in March", "x"]]
    layout = first_layout(Position, cells, SHOWN, selected=0)
    assert layout == Layout(("actor", "stated_as_printed", ""), True, "new")


def test_without_headings_the_columns_of_the_list_are_meant() -> None:
    layout = first_layout(Position, [["a", "b", "c"]], ("channel", "stances", "statement"), selected=0)
    assert layout == Layout(("channel", "statement", ""), False, "new")


def test_one_known_word_is_no_heading_unless_it_is_all() -> None:
    assert not first_layout(Actor, [["Name", "x"], ["a", "b"]], ("name", "kind"), selected=0).heading
    assert first_layout(Actor, [["Name"], ["a"]], ("name",), selected=0).heading
    assert not first_layout(Actor, [["Name"]], ("name",), selected=0).heading


@pytest.mark.parametrize(
    ("rows", "selected", "onto"), [(3, 3, True), (1, 3, True), (2, 3, False), (1, 1, False)]
)
def test_as_many_rows_as_are_selected_go_onto_them(rows: int, selected: int, onto: bool) -> None:
    layout = first_layout(Actor, [["x"]] * rows, ("kind",), selected=selected)
    assert (layout.targets == "selected") is onto


def test_a_column_that_names_records_finds_them() -> None:
    assert first_layout(Actor, [["Name", "Kind"], ["a", "b"]], (), selected=5).targets == "matched"
    assert first_layout(Position, [["id", "Channel"], ["a", "b"]], (), selected=5).targets == "matched"


# -- new records -------------------------------------------------------------------------------------


def test_rows_become_records_with_names_put_as_references(store: Store) -> None:
    text = (
        "Actor\tIssue\tChannel\tStated\tStatement\n"
        "Україна\tterritory\toff\t12/03/2026\t'=No\n"
        "Russia\tCeasefire\tTrack I\t\tYes"
    )
    judgement = pasted(store, Position, text)
    assert states(judgement) == ["new", "new"]
    ids = [fate.id for fate in judgement.fates.values()]
    first, second = (store.need(Position, id) for id in ids)
    assert (first.actor, first.issue, first.channel) == ("ukr", "territory", "official")
    assert (first.stated, first.statement) == ("2026-03-12", "=No")
    assert (second.actor, second.issue, second.channel) == ("rus", "ceasefire", "Track I")
    undoable = store.undoable()
    assert undoable is not None
    assert undoable.label == "Paste 2 positions"
    store.undo()
    assert store.get(ids[0]) is None


def test_a_wrong_cell_is_left_out_and_a_row_that_needs_it_too(store: Store) -> None:
    text = (
        "Actor\tIssue\tChannel\tStated\tSpeaker\n"
        "Ukraine\tTerritory\tofficial\t2026-13\tNobody\n"
        "Atlantis\tTerritory\tofficial\t2026\t\n"
        "Ukraine\tTerritory\tshouted\t2026\t\n"
        "\tTerritory\tofficial\t2026\t"
    )
    judgement = pasted(store, Position, text)
    assert states(judgement) == ["new", "left out", "left out", "left out"]
    assert set(judgement.wrong) == {(1, 3), (1, 4), (2, 0), (3, 2), (4, 0)}
    assert "Atlantis" in judgement.wrong[2, 0]
    assert judgement.fates[3].reason.startswith("Channel: “shouted” is not one of")
    (new,) = [each for each in store.all(Position) if each.id not in ("p1", "p2")]
    assert (new.stated, new.speaker) == ("", None)


def test_a_row_that_is_wrong_as_a_whole_loses_the_cell_to_blame(store: Store) -> None:
    text = "Actor\tIssue\tChannel\tStated\tUntil\nUkraine\tTerritory\tofficial\t2026\t2025"
    judgement = pasted(store, Position, text)
    assert states(judgement) == ["new"]
    assert "before “Stated”" in judgement.wrong[1, 4]


def test_a_link_gets_the_id_of_what_it_joins(store: Store) -> None:
    judgement = pasted(
        store, EventActor, "Event\tActor\tCapacity\nSummit\tRussia\tparty\nSummit\tUkraine\thost"
    )
    assert states(judgement) == ["new", "same"]
    assert store.need(EventActor, link_id("event_actor", "summit", "rus", "party")).actor == "rus"


def test_empty_rows_are_passed_over_and_a_column_can_be_left_out(store: Store) -> None:
    layout = Layout(("name", ""), False)
    judgement = pasted(store, Actor, "Poland\tx\n\t\nLatvia\ty", layout)
    assert list(judgement.fates) == [0, 2]
    assert {"Poland", "Latvia"} <= {actor.name for actor in store.all(Actor)}


# -- onto what is there ------------------------------------------------------------------------------


def test_rows_go_onto_the_selected_ones_in_their_order(store: Store) -> None:
    judgement = pasted(
        store, Position, "firm\tlow\nunclear\thigh",
        Layout(("firmness", "confidence"), False, "selected"), ("p2", "p1"),
    )  # fmt: skip
    assert states(judgement) == ["changed", "changed"]
    assert (store.need(Position, "p2").firmness, store.need(Position, "p1").confidence) == ("firm", "high")


def test_rows_beyond_the_selected_ones_are_new(store: Store) -> None:
    judgement = pasted(store, Actor, "UA\nPL", Layout(("name",), False, "selected"), ("ukr",))
    assert states(judgement) == ["changed", "new"]


def test_one_row_goes_onto_all_selected_ones(store: Store) -> None:
    judgement = pasted(store, Position, "high", Layout(("confidence",), False, "selected"), ("p1", "p2"))
    assert (states(judgement), judgement.changed, judgement.taken) == (["changed"], 2, 2)
    assert {position.confidence for position in store.all(Position)} == {"high"}


def test_records_are_found_by_id_name_or_alias(store: Store) -> None:
    text = "id\tName\tSummary\n\tUkraine\tAt war.\nrus\t\tTo.\n\tPoland\tNew."
    judgement = pasted(store, Actor, text)
    assert states(judgement) == ["changed", "changed", "new"]
    assert store.need(Actor, "ukr").summary == "At war."
    assert store.need(Actor, "rus").name == "Russia"


def test_a_name_of_two_records_is_not_guessed(store: Store) -> None:
    store.apply(Change("Put", (Edit.insert(Actor(id="ukr2", name="ukraine")),)))
    judgement = pasted(store, Actor, "Name\tSummary\nUkraine\tWhich?")
    assert states(judgement) == ["left out"]
    assert "2 records are called this" in judgement.wrong[1, 0]


def test_two_rows_for_one_record_are_not_both_taken(store: Store) -> None:
    judgement = pasted(store, Actor, "Name\tSummary\nUkraine\tOne\nУкраїна\tTwo")
    assert states(judgement) == ["changed", "left out"]
    assert judgement.fates[2].reason.startswith("Row 2 is for the same record")


@pytest.mark.parametrize("clears", [True, False])
def test_an_empty_cell_empties_a_field_only_when_asked_to(store: Store, clears: bool) -> None:
    layout = Layout(("firmness", "statement", "channel"), False, "selected", clears)
    judgement = pasted(store, Position, "\tX\t", layout, ("p1",))
    assert store.need(Position, "p1").firmness == ("" if clears else "conditional")
    assert store.need(Position, "p1").channel == "official"
    assert judgement.wrong.keys() == ({(0, 2)} if clears else set())


def test_what_is_there_already_is_said_to_be_so(store: Store) -> None:
    judgement = pasted(store, Source, "Title\tReliability\nStatus article\tF")
    assert (states(judgement), judgement.taken, judgement.edits) == (["same"], 0, ())


def test_a_position_that_goes_to_another_issue_leaves_its_stances(store: Store) -> None:
    pasted(store, Position, "id\tIssue\np1\tCeasefire")
    assert store.need(Position, "p1").issue == "ceasefire"
    assert store.get(STANCE) is None
    assert store.all(PositionOption) == []


def test_a_later_edit_is_not_overwritten(store: Store) -> None:
    cells = read_block("firm")
    judgement = judge(store, Position, cells, Layout(("firmness",), False, "selected"), ["p1"])
    store.apply(set_fields(store, store.need(Position, "p1"), {"firmness": "unclear"}))
    with pytest.raises(Conflict):
        store.apply(paste(Position, judgement))
    assert store.need(Position, "p1").firmness == "unclear"


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_what_the_file_cannot_keep_is_refused_in_words(store: Store, text: str) -> None:
    judgement = pasted(store, Actor, f"{text}\tstate\nPoland\tstate", Layout(("name", "kind"), False))
    assert states(judgement) == ["left out", "new"]
    assert "can't be kept" in judgement.wrong[0, 0]


def test_a_column_is_called_as_its_field() -> None:
    assert label_of("position", "stated") == "Stated"
    assert label_of("position", "") == ""
