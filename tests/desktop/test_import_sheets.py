"""A spreadsheet taken in through the window: mapped, settled, taken as one step, undone from the toast."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.kept import kept_names
from db.records import Actor, Position
from desktop.dialogs.import_preview import ImportPreview
from desktop.dialogs.mapping.dialog import MappingDialog
from desktop.theme import Theme
from tests.db.exchange.sheets.workbooks import fill, linked_book, matrix_book, write
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots import dialogs as robots
from tests.robots.desk import Desk
from tests.robots.mapping import MappingRobot


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    made = Desk(theme, qtbot, tmp_path)
    made.session.open(path)
    yield made
    made.close()


@pytest.fixture
def mapping(qtbot: QtBot) -> Callable[..., Robot]:
    """A robot that settles the mapping dialog, does something in it, and presses a button."""

    def settling(verb: str, act: Callable[[MappingRobot], None] = lambda _robot: None) -> Robot:
        def robot(dialog: QDialog) -> None:
            assert isinstance(dialog, MappingDialog)
            driver = MappingRobot(qtbot, dialog)
            driver.settle()
            act(driver)
            robots.button_of(dialog, verb if verb == "Cancel" else driver.verb).click()

        return robot

    return settling


def clean_book() -> Workbook:
    book = Workbook()
    fill(book.worksheets[0], ("Party", "Topic", "Says", "How"), ("Ukraine", "Territory", "No.", "official"))
    fill(book.worksheets[0], ("Aland", "Territory", "So.", "Track II"))
    return book


def positions(desk: Desk) -> set[str]:
    return {each.statement for each in desk.session.store.all(Position)} - {
        "No cession, a freeze only with guarantees.", "Return of all land.",
    }  # fmt: skip


def test_a_sheet_without_a_fault_is_taken_at_once_and_taken_back(
    desk: Desk, dialogs: Dialogs, mapping: Callable[..., Robot], tmp_path: Path
) -> None:
    dialogs.expect(mapping("Import"))
    desk.files.import_paths([write(tmp_path, "Talks.xlsx", clean_book())])
    desk.finish()
    assert positions(desk) == {"No.", "So."}
    undoable = desk.session.store.undoable()
    assert undoable is not None
    assert (undoable.label, desk.said) == ("Import Talks.xlsx", "3 records imported")
    assert len(kept_names(desk.session.store, "sheet ")) == 1
    desk.action.click()
    assert positions(desk) == set()
    assert len(desk.session.store.all(Actor)) == 2


def test_what_can_not_be_taken_is_shown_before(
    desk: Desk, dialogs: Dialogs, mapping: Callable[..., Robot], tmp_path: Path
) -> None:
    seen: list[str] = []

    def look(dialog: ImportPreview) -> None:
        seen.append(dialog.problems.words.columns[1].name)
        seen.extend(row[1] for row in dialog.problems.words.rows)

    dialogs.expect(mapping("Import"))
    dialogs.expect(robots.preview(look, "Import only what is valid"))
    desk.files.import_paths([write(tmp_path, "River.xlsx", linked_book())])
    desk.finish()
    assert seen == ["Cell", "E8", "D10"]
    assert len(positions(desk)) == 4


def test_giving_up_at_either_dialog_takes_nothing(
    desk: Desk, dialogs: Dialogs, mapping: Callable[..., Robot], tmp_path: Path
) -> None:
    path = write(tmp_path, "River.xlsx", linked_book())
    dialogs.expect(mapping("Cancel"))
    desk.files.import_paths([path])
    desk.finish()
    dialogs.expect(mapping("Import"))
    dialogs.expect(robots.press("Cancel"))
    desk.files.import_paths([path])
    desk.finish()
    assert positions(desk) == set()
    assert kept_names(desk.session.store, "sheet ") == []


def test_taken_before_it_is_counted_it_is_read_beside_the_window(
    desk: Desk, dialogs: Dialogs, tmp_path: Path
) -> None:
    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, MappingDialog)
        assert dialog.planned is None
        dialog.take.click()

    dialogs.expect(robot)
    desk.files.import_paths([write(tmp_path, "Talks.xlsx", clean_book())])
    desk.finish()
    desk.finish()
    assert positions(desk) == {"No.", "So."}


def test_a_command_of_its_own_asks_for_the_file(
    desk: Desk, dialogs: Dialogs, mapping: Callable[..., Robot], tmp_path: Path
) -> None:
    path = write(tmp_path, "Matrix.xlsx", matrix_book())
    dialogs.expect(robots.choose_file(path))
    dialogs.expect(
        mapping(
            "Import", lambda robot: robot.choose(robot.dialog.needed.boxes["position.channel"], "assessed")
        )
    )
    desk.files.import_table()
    desk.finish()
    assert len(positions(desk)) == 6
    dialogs.expect(robots.give_up)
    desk.files.import_table()
    assert not desk.jobs.running


def test_ones_own_tables_and_spreadsheets_come_one_after_the_other(
    desk: Desk, dialogs: Dialogs, mapping: Callable[..., Robot], tmp_path: Path
) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("id,name\naland,Aland\n", encoding="utf-8")
    first, second = (write(tmp_path, f"{name}.xlsx", clean_book()) for name in ("First", "Second"))
    dialogs.expect(robots.press("Import 1 record"))
    dialogs.expect(mapping("Import"))
    dialogs.expect(mapping("Cancel"))
    desk.files.import_paths([first, own, second])
    for _ in range(4):
        desk.finish()
    assert {each.actor for each in desk.session.store.all(Position) if each.statement == "So."} == {"aland"}


@pytest.mark.parametrize("name", ["broken.xlsx", "missing.xlsx"])
def test_a_file_that_is_no_sheet_is_told_with_its_reason(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, name: str
) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    desk.files.import_paths([tmp_path / name])
    desk.finish()
    desk.finish()
    assert desk.said == f"{name} could not be read. Nothing was imported."
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert name in texts[0]


def test_a_tracker_open_read_only_takes_no_spreadsheet(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    desk.session.open(tmp_path / "talks.parley", readonly=True)
    texts: list[str] = []
    path = write(tmp_path, "Talks.xlsx", clean_book())
    dialogs.expect(robots.read_and_close(texts))
    desk.files.import_paths([path])
    dialogs.expect(robots.choose_file(path))
    dialogs.expect(robots.read_and_close(texts))
    desk.files.import_table()
    assert ["is open read-only" in text for text in texts] == [True, True]


def test_a_sheet_for_another_tracker_is_not_offered(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    other = tmp_path / "other.parley"
    small_tracker(other).close()
    desk.files.import_paths([write(tmp_path, "Talks.xlsx", clean_book())])
    desk.session.open(other)
    desk.finish()
    desk.finish()
    assert positions(desk) == set()


def test_the_window_has_a_command_and_keys_for_it(open_window: Open, sample: Path) -> None:
    window = open_window(sample).window
    assert window.table["file.import_table"].shortcut().toString() == "Ctrl+Shift+V"
    assert "file.import_table" in {command.id for command in window.commands()}
