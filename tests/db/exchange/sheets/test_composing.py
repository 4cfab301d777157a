"""What comes of a sheet: records made and matched, what can't be read refused by its cell, nothing twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.exchange import plan
from db.exchange.sheets import open_book
from db.exchange.sheets.cells import Fault
from db.records import Position
from tests.db.exchange.sheets.making import (
    TRACKER,
    composed,
    counted,
    guess,
    linked,
    planned,
    refused,
    sheet,
    values,
    with_plan,
)
from tests.db.exchange.sheets.workbooks import linked_book, matrix_book, write

# -- linked rows -----------------------------------------------------------------------------------------


def test_a_tracker_as_people_keep_it_comes_in(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "Talks.xlsx", linked_book())).first()
    found = composed(read, guess(read).mapping)
    made = plan([found.reading], TRACKER)
    assert counted(made) == {
        "actor": (2, 0, 2, 0), "evidence": (3, 0, 0, 0), "issue": (2, 0, 1, 0), "position": (4, 0, 0, 2),
        "source": (1, 1, 0, 0), "tag": (2, 0, 0, 0), "tagging": (3, 0, 0, 0),
    }  # fmt: skip
    assert refused(made).keys() == {"E8", "D10"}
    assert {(each.text, each.value) for each in found.words} == {
        ("Back channel", "back-channel"), ("publicly", "public statement"), ("shouted", ""),
    }  # fmt: skip
    assert list(found.dates) == [("46066", "13 February 2026")]
    first = values(made, "position")[0]
    assert (first["stated"], first["channel"], first["actor"]) == ("2026-02-13", "back-channel", "al")


def test_taken_again_it_changes_nothing(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "Talks.xlsx", linked_book())).first()
    mapping = guess(read).mapping
    after = with_plan(planned(read, mapping))
    again = planned(read, mapping, after)
    assert again.edits == []
    assert (again.total.new, again.total.changed) == (0, 0)
    assert again.total.unchanged == planned(read, mapping).total.new + 4  # two actors, an issue, a source


def test_a_sheet_that_says_more_adds_only_that() -> None:
    columns = ("actor.name", "issue.title", "position.stated", "position.statement", "position.rationale")
    row = ("Aland", "Water share", "2026-02-13", "Sixty  per cent.")
    made = planned(sheet(("a", "b", "c", "d", "e"), (*row, "Its fields need it.")), linked(*columns))
    assert counted(made)["position"] == (0, 1, 0, 0)
    assert values(made, "position") == [{"rationale": "Its fields need it."}]


@pytest.mark.parametrize(
    ("place", "text"), [(0, "The Delta League"), (1, "Dam height"), (2, "2026-03"), (3, "Fifty per cent.")]
)
def test_what_differs_in_a_telling_field_is_another_position(place: int, text: str) -> None:
    row = ["Aland", "Water share", "2026-02-13", "Sixty per cent."]
    row[place] = text
    columns = ("actor.name", "issue.title", "position.stated", "position.statement")
    assert counted(planned(sheet("abcd", row), linked(*columns)))["position"] == (1, 0, 0, 0)


def test_rows_that_say_the_same_are_one_position() -> None:
    row = ("Borland", "Water share", "An even split.")
    found = composed(
        sheet("abc", row, row, ("BORLAND", "water  share", "an even split.")),
        linked("actor.name", "issue.title", "position.statement"),
    )
    made = plan([found.reading], TRACKER)
    assert counted(made) == {"actor": (1, 0, 0, 0), "issue": (0, 0, 1, 0), "position": (1, 0, 0, 0)}
    assert found.again == 2


def test_a_row_without_anything_said_gives_only_its_actor_and_issue() -> None:
    made = planned(
        sheet("abc", ("Borland", "Dam height", None)),
        linked("actor.name", "issue.title", "position.statement"),
    )
    assert counted(made) == {"actor": (1, 0, 0, 0), "issue": (1, 0, 0, 0)}


def test_a_position_without_an_actor_is_refused_by_its_row() -> None:
    made = planned(
        sheet("abc", (None, "Water share", "Sixty.")),
        linked("actor.name", "issue.title", "position.statement"),
    )
    assert refused(made) == {"2": "This is needed."}


def test_stances_and_conditions_come_with_a_row() -> None:
    columns = (
        "actor.name",
        "issue.title",
        "position.statement",
        "option.label",
        "stance.stance",
        "condition.text",
    )
    rows = (
        ("Aland", "Water share", "Half, if metered.", "half each", "c", "The flow is metered"),
        ("Borland", "Water share", "Never a third.", "A third", "Red line", None),
        ("Borland", "Water share", "No option here.", None, "opposed", None),
    )
    made = planned(sheet("abcdef", *rows), linked(*columns))
    assert [each["stance"] for each in values(made, "position_option")] == ["conditional"]
    assert values(made, "condition")[0]["text"] == "The flow is metered"
    assert refused(made).keys() == {"3", "E4"}
    assert "place on the axis" in refused(made)["3"]
    assert "There is no option in this row" in refused(made)["E4"]


def test_a_new_option_comes_with_its_place() -> None:
    columns = (
        "actor.name",
        "issue.title",
        "position.statement",
        "option.label",
        "option.value",
        "stance.stance",
    )
    made = planned(
        sheet("abcdef", ("Aland", "Water share", "No.", "A third", 33.0, "red line")), linked(*columns)
    )
    assert made.refusals == []
    assert values(made, "option")[0]["value"] == 33.0


def test_several_names_in_a_cell_are_several_records() -> None:
    mapping = replace(linked("actor.name", "issue.title", "position.statement"), several=("actor.name",))
    made = planned(sheet("abc", ("Aland; Borland\nBorland", "Water share", "Together.")), mapping)
    assert counted(made)["position"] == (2, 0, 0, 0)
    assert counted(made)["actor"] == (1, 0, 1, 0)


def test_several_names_are_seen_where_each_stands_alone_elsewhere() -> None:
    rows = (("Borland", "Water share"), ("Aland; Borland", "Water share"), ("Aland", "Dams; locks"))
    assert guess(sheet(("Party", "Topic"), *rows)).mapping.several == ("actor.name",)


def test_an_address_alone_is_a_source() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "source.url")
    made = planned(sheet("abcd", ("Aland", "Dams", "No.", "https://x.example/a")), linked(*columns))
    (source,) = values(made, "source")
    assert (source["title"], source["url"]) == ("https://x.example/a", "https://x.example/a")


def test_two_columns_of_text_are_joined() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.statement")
    made = planned(
        sheet("abcd", ("Aland", "Dams", "First.", "Then."), ("Aland", "Dams", None, 3.0)), linked(*columns)
    )
    assert [each["statement"] for each in values(made, "position")] == ["First.\n\nThen.", "3"]


def test_an_error_of_the_sheet_is_named_by_its_cell() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.stated")
    rows = (("Aland", "Dams", Fault("#REF!"), None), ("Aland", Fault("#N/A"), "No.", None))
    made = planned(sheet("abcd", *rows), linked(*columns))
    assert refused(made) == {
        "C2": "The sheet has an error here (#REF!).", "B3": "The sheet has an error here (#N/A).",
    }  # fmt: skip


def test_the_rest_can_be_taken() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.stated", "source.title")
    rows = (("Aland", "Dams", "No.", "soon", "Note 1"), ("Aland", "Dams", "Yes.", "2026", "Note 1"))
    made = planned(sheet("abcde", *rows), linked(*columns))
    after = with_plan(made)
    assert [each.statement for each in after.all(Position) if each.id != "p1"] == ["Yes."]
    assert made.change("Import", valid_only=True).kind == "import"


# -- matrix ----------------------------------------------------------------------------------------------


def test_each_cell_of_a_matrix_is_a_position(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "m.xlsx", matrix_book())).first()
    mapping = guess(read).mapping.with_constant("position.channel", "official")
    made = planned(read, mapping)
    assert counted(made) == {"actor": (1, 0, 2, 0), "issue": (2, 0, 1, 0), "position": (6, 0, 0, 0)}
    said = {str(each["statement"]): each for each in values(made, "position")}
    assert said["Sixty per cent"]["stated"] == "2026-02"
    assert said["No closure"]["firmness"] == "non-negotiable"
    assert said["As built (in a wet year)"].get("stated") is None
    assert (said["Seasonal closure"]["channel"], said["Seasonal closure"]["stated"]) == (
        "back-channel",
        "2026-02",
    )
    assert said["40"]["channel"] == "official"
    plain = values(planned(read, replace(mapping, marks=False)), "position")
    assert "Sixty per cent (2026-02) [official]" in {each["statement"] for each in plain}


def test_a_matrix_may_lie_on_its_side() -> None:
    read = sheet(("", "Aland", "Borland"), ("Water share", "Sixty.", None), ("Dams", Fault("#N/A"), "No."))
    mapping = guess(read).mapping.with_constant("position.channel", "assessed")
    made = planned(read, mapping)
    assert counted(made)["position"] == (2, 0, 0, 1)
    assert refused(made).keys() == {"B3"}
