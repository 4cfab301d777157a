"""The import as a person meets it: a look at what would change, then one step, or nothing at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.exchange import Plan
from db.exchange.plan import Counts
from db.records import Actor, Position, Source
from desktop.dialogs.import_preview import ImportPreview
from desktop.dialogs.table import WordsTable
from desktop.import_commands import place_of
from desktop.operations.records import set_fields
from desktop.theme import Theme
from desktop.widgets.toast import Message
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk

HEAD = "id,name,kind\r\n"


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    made = Desk(theme, qtbot, tmp_path)
    made.session.open(path)
    yield made
    made.close()


def actors(folder: Path, *rows: str) -> Path:
    path = folder / "actors.csv"
    path.write_text(HEAD + "".join(f"{row}\r\n" for row in rows), encoding="utf-8")
    return path


def rows_of(table: WordsTable) -> list[tuple[str, ...]]:
    return list(table.words.rows)


def names(desk: Desk) -> set[str]:
    return {actor.name for actor in desk.session.store.all(Actor)}


def test_files_are_chosen_seen_and_taken_as_one_step(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    path = actors(tmp_path, "usa,United States,state", "ukr,Ukraine (Kyiv),state", "rus,Russia,state")
    seen: list[list[tuple[str, ...]]] = []
    dialogs.expect(robots.choose_files(path))
    dialogs.expect(robots.preview(lambda dialog: seen.append(rows_of(dialog.counts)), "Import 2 records"))
    desk.files.import_files()
    desk.finish()
    assert seen == [[("Actors", "1", "1", "1", "0")]]
    assert names(desk) == {"United States", "Ukraine (Kyiv)", "Russia"}
    undoable = desk.session.store.undoable()
    assert undoable is not None
    assert undoable.label == "Import actors.csv"
    assert desk.said == "2 records imported"


@pytest.mark.parametrize("rows", [("usa,United States,state",), ("usa,United States,state", "un,UN,bloc")])
def test_the_toast_leads_to_the_list_of_what_came_in(
    open_window: Open, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, rows: tuple[str, ...]
) -> None:
    small_tracker(tmp_path / "talks.parley").close()
    robot = open_window(tmp_path / "talks.parley")
    dialogs.expect(robots.preview(lambda _: None, f"Import {len(rows)} record{'s' if len(rows) > 1 else ''}"))
    robot.window.files.import_paths([actors(tmp_path, *rows)])
    toast = robot.window.toast
    qtbot.waitUntil(lambda: toast.message.text.endswith("imported"))
    assert robot.window.pages.key == "overview", "nobody is taken elsewhere unasked"
    assert toast.shows.text() == "Show"
    robot.click(toast.shows)
    assert robot.window.pages.key == "actor"
    assert not toast.isVisible()
    toast.show_message(Message("Something else"))
    assert not toast.shows.isVisible()


def test_what_came_in_of_several_kinds_is_shown_where_it_has_a_list_else_in_the_history() -> None:
    def plan(*kinds: str) -> Plan:
        return Plan({kind: Counts(1, 0, 0, 0) for kind in kinds}, (), (), (), (), {})

    assert place_of(plan("rating")) == "rating"
    assert place_of(plan("source", "evidence")) == "source"
    assert place_of(plan("source", "actor")) == "history"


def test_references_are_seen_with_what_failed_and_what_looks_alike_before_they_are_taken(
    desk: Desk, dialogs: Dialogs, tmp_path: Path
) -> None:
    there = Source(id="s1", title="Water at the borders", issued="2025")
    desk.session.store.apply(Change("Put", (Edit.insert(there),)))
    path = tmp_path / "library.bib"
    path.write_text("@book{a, title={Water at the border}, year=2025}\n@book{b, title={Left open\n")
    problems: list[list[tuple[str, ...]]] = []
    dialogs.expect(
        robots.preview(lambda dialog: problems.append(rows_of(dialog.problems)), "Import only what is valid")
    )

    desk.files.import_paths([path])
    desk.finish()

    (((file, line, _, _, why),),) = problems
    assert (file, line) == ("library.bib", "2")
    assert "can't be read" in why
    assert "Water at the border" in {source.title for source in desk.session.store.all(Source)}


def test_the_toast_takes_it_back(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.expect(robots.press("Import 1 record"))
    desk.files.import_paths([actors(tmp_path, "usa,United States,state")])
    desk.finish()
    assert desk.action.text().startswith("Undo")
    desk.action.click()
    assert names(desk) == {"Ukraine", "Russia"}


def test_the_toast_takes_nothing_else_back(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.expect(robots.press("Import 1 record"))
    desk.files.import_paths([actors(tmp_path, "usa,United States,state")])
    desk.finish()
    store = desk.session.store
    desk.session.do(set_fields(store, store.need(Actor, "rus"), {"name": "Russian Federation"}))
    desk.action.click()
    assert names(desk) == {"Ukraine", "Russian Federation"}
    assert desk.said.startswith("Undone: ")
    desk.session.undo()
    assert names(desk) == {"Ukraine", "Russian Federation", "United States"}


def test_an_import_that_was_edited_since_stays_and_that_is_said(
    desk: Desk, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.expect(robots.press("Import 1 record"))
    desk.files.import_paths([actors(tmp_path, "usa,United States,state")])
    desk.finish()
    failures: list[str] = []
    desk.session.failed.connect(failures.append)
    store = desk.session.store
    desk.session.do(set_fields(store, store.need(Actor, "usa"), {"name": "America"}))
    desk.action.click()
    assert "America" in names(desk)
    (said,) = failures
    assert "Later changes touched the same" in said


def many(folder: Path) -> Path:
    return actors(folder, *(f"a{n},Actor {n},state" for n in range(600)))


def test_a_large_import_is_written_beside_the_window_and_taken_back_there(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.expect(robots.press("Import 600 records"))
    desk.files.import_paths([many(tmp_path)])
    qtbot.waitUntil(lambda: bool(desk.session.busy))
    assert desk.session.busy == "Importing actors.csv"
    assert names(desk) == {"Ukraine", "Russia"}
    desk.finish()
    assert desk.said == "600 records imported"
    assert len(names(desk)) == 602
    desk.action.click()
    assert desk.session.busy == "Undoing “Import actors.csv”"
    desk.finish()
    assert names(desk) == {"Ukraine", "Russia"}


def test_a_large_import_can_be_given_up_while_it_is_written(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.expect(robots.press("Import 600 records"))
    desk.files.import_paths([many(tmp_path)])
    qtbot.waitUntil(lambda: bool(desk.session.busy))
    desk.action.click()
    desk.finish()
    assert desk.said == "Import cancelled. Nothing was imported."
    assert names(desk) == {"Ukraine", "Russia"}


WRONG = ("usa,United States,state", "atl,Atlantis,continent", ",,state")


def test_each_refusal_is_shown_with_file_line_field_and_reason(
    desk: Desk, dialogs: Dialogs, tmp_path: Path
) -> None:
    problems: list[tuple[str, ...]] = []
    texts: list[str] = []

    def look(dialog: ImportPreview) -> None:
        problems.extend(rows_of(dialog.problems))
        texts.append(robots.words_of(dialog))
        assert dialog.problems.accessibleName() == "What is not taken"

    dialogs.expect(robots.preview(look, "Cancel"))
    desk.files.import_paths([actors(tmp_path, *WRONG)])
    desk.finish()
    places = [row[:4] for row in problems]
    assert ("actors.csv", "3", "Actor atl", "Kind") in places
    assert ("actors.csv", "4", "Actor", "Name") in places
    assert all(row[4].endswith(".") for row in problems)
    assert "2 records will be left out" in texts[0]


def test_cancel_imports_nothing(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    before = desk.session.store.undoable()
    dialogs.expect(robots.press("Cancel"))
    desk.files.import_paths([actors(tmp_path, *WRONG)])
    desk.finish()
    assert desk.session.store.undoable() == before
    assert desk.said == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_first_key_in_a_preview_imports_nothing(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, key: Qt.Key
) -> None:
    dialogs.expect(robots.press_key(key))
    desk.files.import_paths([actors(tmp_path, "usa,United States,state")])
    desk.finish()
    assert names(desk) == {"Ukraine", "Russia"}


def test_only_what_is_valid_is_imported_when_that_is_asked_for(
    desk: Desk, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.expect(robots.press("Import only what is valid"))
    desk.files.import_paths([actors(tmp_path, *WRONG)])
    desk.finish()
    assert names(desk) == {"Ukraine", "Russia", "United States"}
    assert desk.said == "1 record imported"


def test_refusals_can_be_copied_as_a_table(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    def copy(dialog: ImportPreview) -> None:
        dialog.button("Copy as table").click()

    dialogs.expect(robots.preview(copy, "Cancel"))
    desk.files.import_paths([actors(tmp_path, *WRONG)])
    desk.finish()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:4] == ["File", "Line", "Record", "Field"]
    assert any(line.startswith("actors.csv\t3\t") for line in lines)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("ukr,Ukraine,state",), "The tracker holds all of actors.csv already"),
        (("atl,Atlantis,continent",), "Nothing in actors.csv can be imported"),
    ],
)
def test_when_there_is_nothing_to_take_there_is_nothing_to_press_but_close(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, rows: tuple[str, ...], words: str
) -> None:
    texts: list[str] = []
    dialogs.expect(robots.read_and_press(texts, "Close"))
    desk.files.import_paths([actors(tmp_path, *rows)])
    desk.finish()
    assert words in texts[0]


def test_references_left_empty_are_said(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    path = tmp_path / "positions.csv"
    path.write_text("id,actor,issue,channel,replaces\np9,ukr,territory,official,nowhere\n", encoding="utf-8")
    found: list[tuple[str, ...]] = []
    dialogs.expect(
        robots.preview(lambda dialog: found.extend(rows_of(dialog.problems)), "Import only what is valid")
    )
    desk.files.import_paths([path])
    desk.finish()
    assert [row[3] for row in found] == ["Replaces"]
    assert found[0][4].startswith("This reference is left empty.")
    assert desk.session.store.need(Position, "p9").replaces is None


def broken(folder: Path) -> Path:
    path = folder / "bundle.json"
    path.write_text('{"format":"parley-bundle","records":{"actor":[', encoding="utf-8")
    return path


def missing(folder: Path) -> Path:
    return folder / "positions.csv"


@pytest.mark.parametrize("make", [broken, missing])
def test_a_file_that_cannot_be_read_is_told_with_its_reason(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    texts: list[str] = []
    desk.files.import_paths([actors(tmp_path, "usa,United States,state"), path])
    desk.finish()
    assert desk.said == "2 files could not be read. Nothing was imported."
    assert not desk.toast.is_counting
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert path.name in texts[0]
    assert names(desk) == {"Ukraine", "Russia"}


def test_a_tracker_open_read_only_takes_nothing(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    desk.session.open(tmp_path / "talks.parley", readonly=True)
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    desk.files.import_paths([actors(tmp_path, "usa,United States,state")])
    assert "is open read-only" in texts[0]


def test_a_plan_for_another_tracker_is_not_offered(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    other = tmp_path / "other.parley"
    small_tracker(other).close()
    desk.files.import_paths([actors(tmp_path, "usa,United States,state")])
    desk.session.open(other)
    desk.finish()
    assert names(desk) == {"Ukraine", "Russia"}


def test_no_files_no_import(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.give_up)
    desk.files.import_files()
    assert not desk.jobs.running
