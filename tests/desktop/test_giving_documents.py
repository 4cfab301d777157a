"""A document for a source that is there: by key, dropped on its form, or as a new text of one like it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Evidence, Source
from desktop import running
from desktop.dialogs.document_preview import DocumentPreview
from desktop.operations.documents import document_of
from tests.desktop.reading import BRIEF, reading_tracker
from tests.desktop.test_document_commands import file, in_preview, look, settle
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.robots import dialogs as robots
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL, WindowRobot

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CALL = b"Notes of a call\n\nThe envoy said that the gates stay shut until autumn.\n"
SAID = "the gates stay shut"


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    made = open_window(reading_tracker(tmp_path / "talks.parley"))
    cited = Evidence(id="said", source="bare", record="water", quote=SAID)
    made.window.session.do(Change("Cite", (Edit.insert(cited),)))
    return made


@pytest.fixture
def call(tmp_path: Path) -> Path:
    return file(tmp_path, "call.txt", CALL)


def source(robot: WindowRobot, id: str) -> Source:
    return robot.window.session.store.need(Source, id)


def text(robot: WindowRobot, id: str) -> str:
    found = document_of(robot.window.session.store, source(robot, id))
    return found.text if found else ""


def seen(told: list[str], act: Callable[[DocumentPreview], object]) -> Robot:
    """Read the question of a preview, and act in it."""

    def done(dialog: QDialog) -> None:
        assert isinstance(dialog, DocumentPreview)
        told.append(dialog.windowTitle())
        told.extend(dialog.rows)
        act(dialog)

    return done


def give(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, path: Path, *then: Robot) -> None:
    for each in (robots.choose_files(path), *then):
        dialogs.expect(each)
    robot.press(Key.Key_A, CTRL | ALT)
    settle(robot, dialogs, qtbot)


def test_the_source_chosen_is_given_a_document_and_its_quotes_are_found_in_it(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, call: Path
) -> None:
    robot.window.travel.open_record("bare")
    give(robot, dialogs, qtbot, call, in_preview(look, "Give document"))
    assert source(robot, "bare").title == "A call"
    reader = ReaderRobot(robot)
    assert reader.page.source_id == "bare"
    assert reader.marked() == [SAID]
    robot.undo()
    assert (source(robot, "bare").text, text(robot, "bare")) == (None, "")


def test_without_a_source_it_says_what_to_choose(robot: WindowRobot) -> None:
    robot.window.travel.go_in("overview")
    robot.press(Key.Key_A, CTRL | ALT)
    assert "Choose the source" in robot.window.toast.message.text


def test_only_what_the_source_does_not_state_is_asked(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, call: Path
) -> None:
    told: list[str] = []
    robot.window.travel.open_record("talks")
    give(robot, dialogs, qtbot, call, seen(told, lambda dialog: dialog.reject()))
    assert told[0] == "Replace the text of “What's going on at the Halden talks?”?"
    assert told[1:] == ["author", "publisher", "url", "language"]
    assert text(robot, "talks") != CALL.decode()


def drop(robot: WindowRobot, place: QPoint, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, none)
    drops = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(robot.window, enters)
    QApplication.sendEvent(robot.window, drops)


@pytest.mark.parametrize(
    ("shown", "question"),
    [
        ("bare", "Give this document to “A call”?"),
        ("talks", "Add “call.txt” as a source?"),
        ("veld", "Add “call.txt” as a source?"),
    ],
)
def test_a_file_dropped_on_the_form_of_a_source_without_a_text_is_its_document(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, call: Path, shown: str, question: str
) -> None:
    told: list[str] = []
    robot.window.travel.open_record(shown)
    inspector = robot.window.inspector
    dialogs.expect(seen(told, lambda dialog: dialog.reject()))
    drop(robot, inspector.mapTo(robot.window, inspector.rect().center()), call)
    settle(robot, dialogs, qtbot)
    assert told[0] == question


def test_a_document_like_one_that_is_there_can_be_its_new_text(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    number = len(robot.window.session.store.all(Source))
    newer = BRIEF.replace("Nobody has moved since 2019.", "Nobody has moved since 2020.")
    path = file(tmp_path, "again.txt", newer.encode())
    dialogs.expect(robots.choose_files(path))
    dialogs.expect(in_preview(look, "Make it its new text"))
    dialogs.expect(in_preview(look, "Replace the text"))
    robot.press(Key.Key_O, CTRL | ALT)
    settle(robot, dialogs, qtbot)
    assert text(robot, "brief") == newer
    assert len(robot.window.session.store.all(Source)) == number
    assert robot.window.toast.message.text == "again.txt given to the source"
    robot.undo()
    assert text(robot, "brief") == BRIEF


def test_passages_that_are_lost_are_told(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path, call: Path
) -> None:
    robot.window.travel.open_record("bare")
    give(robot, dialogs, qtbot, call, in_preview(look, "Give document"))
    other = file(tmp_path, "other.txt", b"Of quite another thing.\n")
    robot.window.travel.open_record("bare")
    give(robot, dialogs, qtbot, other, in_preview(look, "Replace the text"))
    assert robot.window.toast.message.text.endswith("1 passage has lost the place in it")


def test_a_long_document_is_written_beside_the_window_and_so_taken_back(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []
    session = robot.window.session
    begin = session.begin_writing

    def begun(doing: str, wait: Callable[[], None]) -> None:
        began.append(doing)
        begin(doing, wait)

    monkeypatch.setattr(running, "MANY", -1)
    monkeypatch.setattr(session, "begin_writing", begun)
    robot.window.travel.open_record("bare")
    give(robot, dialogs, qtbot, call, in_preview(look, "Give document"))
    qtbot.waitUntil(lambda: not robot.window.session.busy)
    assert text(robot, "bare") == CALL.decode()
    robot.press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not robot.window.session.busy and not text(robot, "bare"))
    assert began[0] == "Adding call.txt"
    assert began[1].startswith("Undoing")
