"""A spreadsheet planned and taken as one step, and its mapping remembered in the tracker."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.exchange import ImportRefused
from db.exchange.sheets import Mapping, Sheet, open_book
from db.exchange.sheets.mapping import Answer, NoSuchColumn
from db.exchange.sheets.remembered import from_json, to_json
from db.kept import Json, keep, kept_names
from db.records import Actor, Evidence, Position
from db.store import Store
from desktop.operations import sheets
from desktop.operations.sheets import NoSuchRecordCalled
from tests.db.exchange.sheets.workbooks import linked_book, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path, "River.xlsx", linked_book())


@pytest.fixture
def sheet(path: Path) -> Sheet:
    return open_book(path).first()


def planned(store: Store, sheet: Sheet) -> sheets.SheetPlan:
    library = sheets.library_of(store)
    mapping = sheets.guessed(sheet, library).mapping
    return sheets.plan_sheet(sheet, mapping, library)


def kept_for(store: Store, sheet: Sheet, header: int) -> Mapping | None:
    return sheets.remembered(sheets.all_remembered(store), sheet, header)


def test_all_of_a_sheet_is_one_step_that_undo_takes_back(store: Store, sheet: Sheet, path: Path) -> None:
    before = store.snapshot().ids()
    change = store.apply(sheets.import_sheet(planned(store, sheet), path, valid_only=True))
    assert (change.label, change.kind) == ("Import River.xlsx", "import")
    assert len(store.all(Position)) == 6
    assert {each.locator for each in store.all(Evidence)} >= {"p. 4", "p. 5", ""}
    store.undo()
    assert store.snapshot().ids() == before


def test_what_can_not_be_read_stops_it_unless_the_rest_is_asked_for(
    store: Store, sheet: Sheet, path: Path
) -> None:
    with pytest.raises(ImportRefused, match="cell E8") as caught:
        sheets.import_sheet(planned(store, sheet), path)
    assert len(caught.value.refusals) == 2


def test_taken_again_it_changes_nothing(store: Store, sheet: Sheet, path: Path) -> None:
    store.apply(sheets.import_sheet(planned(store, sheet), path, valid_only=True))
    again = planned(store, sheet)
    assert again.plan.edits == []
    assert again.plan.total.unchanged == 21


def test_a_mapping_is_remembered_by_its_headings(store: Store, sheet: Sheet) -> None:
    library = sheets.library_of(store)
    guess = sheets.guessed(sheet, library).mapping
    assert kept_for(store, sheet, 2) is None
    mapping = guess.with_column(11, "").with_answer(Answer("actor", "Aland", "ukr"))
    sheets.remember(store, sheet, mapping)
    assert kept_for(store, sheet, 2) == mapping
    # The same headings elsewhere: another file, without the title rows.
    lower = Sheet("Other.csv", "", [[str(cell).upper() for cell in sheet.rows[2]], *sheet.rows[3:]])
    assert kept_for(store, lower, 0) == replace(mapping, header=0)
    other = Sheet("Other.csv", "", [["Something", "else"], ["1", "2"]])
    assert kept_for(store, other, 0) is None


def test_what_is_no_mapping_any_more_is_guessed_anew(store: Store, sheet: Sheet) -> None:
    mapping = sheets.guessed(sheet, sheets.library_of(store)).mapping
    sheets.remember(store, sheet, mapping)
    (name,) = kept_names(store, "sheet ")
    sound = to_json(mapping)
    assert isinstance(sound, dict)
    damages: list[dict[str, Json]] = [
        {"version": 99},
        {"shape": "pyramid"},
        {"kind": "position"},
        {"order": "XYZ"},
        {"columns": ["position.gone"] * 12},
        {"columns": "position.statement"},
        {"columns": ["position.statement"]},
        {"columns": [7] * 12},
        {"constants": [["a"]]},
        {"header": "2"},
        {"marks": "yes"},
        {"surplus": 1},
    ]
    for damage in damages:
        keep(store, name, {**sound, **damage})
        assert kept_for(store, sheet, 2) is None, damage
    keep(store, name, [1, 2])
    assert kept_for(store, sheet, 2) is None
    keep(store, name, {**sound, "answers": [{"kind": "actor"}, 5], "words": "x"})
    assert kept_for(store, sheet, 2) == mapping
    assert from_json(sound) == mapping


def test_dates_are_read_as_the_dossier_writes_them(store: Store) -> None:
    read = Sheet("a.csv", "", [["Party", "Topic", "Date"], ["x", "y", "02/03/2026"]])
    assert sheets.guessed(read, sheets.library_of(store), sheets.date_order_of(store)).mapping.order == "DMY"


def test_a_mapping_takes_words(store: Store, sheet: Sheet) -> None:
    library = sheets.library_of(store)
    guess = sheets.guessed(sheet, library).mapping
    told = sheets.told_mapping(
        guess,
        sheet,
        library,
        columns={"remarks": "rationale", "K": "-"},
        constants={"confidence": "low"},
        words={"shouted": "public statement"},
        names={"Aland": "Україна", "Borland": "new"},
    )
    assert (told.columns[11], told.columns[10]) == ("position.rationale", "")
    assert told.constants == (("position.confidence", "low"),)
    made = sheets.plan_sheet(sheet, told, library)
    assert {each.text: each.how for each in made.composed.names if each.kind == "actor"}["Aland"] == "told"
    assert [each.cell for each in made.plan.refusals] == ["D10"]
    with pytest.raises(NoSuchColumn, match="The columns are “Party”"):
        sheets.told_mapping(guess, sheet, library, columns={"Nothing": "actor"})
    with pytest.raises(NoSuchRecordCalled, match="“Atlantis”"):
        sheets.told_mapping(guess, sheet, library, names={"Aland": "Atlantis"})


@pytest.mark.parametrize(
    ("name", "text", "foreign"),
    [
        ("positions.csv", "id,actor,issue,channel\n", False),
        ("positions.csv", "Actor;Issue;Channel\n", False),
        ("positions.csv", "Actor,Issue,Channel,Remarks\n", True),
        ("positions.csv", "Actor,Issue\n", True),
        ("talks.csv", "id,actor,issue,channel\n", True),
        ("positions.csv", "", True),
        ("bundle.json", "{}", False),
        ("talks.xlsx", "", True),
    ],
)
def test_what_is_not_parleys_own_is_mapped(tmp_path: Path, name: str, text: str, foreign: bool) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert sheets.is_sheet(file) is foreign


def test_names_of_the_tracker_are_matched(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "talks.csv"
    file.write_text("Party;Topic;Says;How\nУкраїна;territory;No cession.;official\n", encoding="utf-8")
    made = planned(store, open_book(file).first())
    assert made.plan.total.new == 1
    store.apply(sheets.import_sheet(made, file))
    assert [each.actor for each in store.all(Position) if each.statement == "No cession."] == ["ukr"]
    assert len(store.all(Actor)) == 2
