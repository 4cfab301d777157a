"""Documents as a person adds them: chosen, dropped or pasted, looked over, taken or left, by keyboard too."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.records import Source
from db.store import Store
from desktop.dialogs.document_preview import DocumentPreview
from desktop.operations.documents import document_of
from tests.desktop.windows import Open
from tests.dialogs import Dialogs, Robot
from tests.documents import papers
from tests.robots import dialogs as robots
from tests.robots.window import CTRL, WindowRobot

Key = Qt.Key
Add = Callable[..., None]
TEXT = "Skip to main content\n\nThe lake talks\n\nby Ilse Maren 12 views\n\nThe envoy ErdoÄŸan came to Oru.\n"


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    return open_window(small)


@pytest.fixture
def add(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> Add:
    """Chooses files in the dialog of the command, and waits until all that follows is over."""

    def added(paths: Sequence[Path], *then: Robot) -> None:
        for robot_of_dialog in (robots.choose_files(*paths), *then):
            dialogs.expect(robot_of_dialog)
        robot.press(Key.Key_O, CTRL | Qt.KeyboardModifier.AltModifier)
        settle(robot, dialogs, qtbot)

    return added


def settle(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not robot.window.jobs.running and not dialogs.still_expected, timeout=10_000)
    robot.window.activateWindow()
    qtbot.waitUntil(robot.window.isActiveWindow)


def in_preview(act: Callable[[DocumentPreview], object], verb: str = "Add source") -> Robot:
    """Act in the preview, then press a verb."""

    def done(dialog: QDialog) -> None:
        assert isinstance(dialog, DocumentPreview)
        act(dialog)
        robots.press(verb)(dialog)

    return done


def look(_dialog: DocumentPreview) -> None:
    """Leave everything as it is proposed."""


def store(robot: WindowRobot) -> Store:
    return robot.window.session.store


def sources(robot: WindowRobot) -> list[Source]:
    return store(robot).all(Source)


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def text_of(robot: WindowRobot, source: Source) -> str:
    document = document_of(store(robot), source)
    assert document is not None
    return document.text


def untick(title: str) -> Callable[[DocumentPreview], None]:
    """Take the tick of a line away with the space bar."""

    def act(dialog: DocumentPreview) -> None:
        view = dialog.list.view
        row = next(n for n, pick in enumerate(view.picks.rows) if title in pick.title)
        view.setCurrentIndex(view.picks.index(row))
        QTest.keyClick(view, Key.Key_Space)

    return act


def test_a_document_is_looked_over_added_and_shown_and_one_undo_takes_it_back(
    robot: WindowRobot, add: Add, tmp_path: Path
) -> None:
    before = len(sources(robot))
    seen: dict[str, str] = {}

    def see(dialog: DocumentPreview) -> None:
        seen.update({name: line.text() for name, line in dialog.lines.items()})
        seen["found"] = dialog.rows["publisher"].hint

    add([file(tmp_path, "vessin.html", papers.page())], in_preview(see))

    assert seen["title"] == papers.TITLE
    assert seen["author"] == "Ilse Maren"
    assert "og:site_name" in seen["found"]
    (source,) = [each for each in sources(robot) if each.title == papers.TITLE]
    assert robot.window.inspector.record_id == source.id
    assert (source.publisher, source.issued) == ("The Tarn Courier", "2031-04-09")
    robot.window.toast.action.click()
    assert len(sources(robot)) == before


def test_what_is_typed_goes_before_what_was_proposed(robot: WindowRobot, add: Add, tmp_path: Path) -> None:
    def edit(dialog: DocumentPreview) -> None:
        dialog.lines["title"].setText("Another title")
        dialog.lines["author"].setText("Bo Tarn; The Lake Office of Oru and Tarn")
        dialog.issued.line.setText("April 2031")

    add([file(tmp_path, "a.txt", TEXT.encode())], in_preview(edit))

    (source,) = [each for each in sources(robot) if each.title == "Another title"]
    assert source.issued == "2031-04"
    assert '"family": "Tarn"' in source.author


def test_a_repair_and_a_stretch_are_taken_back_by_their_ticks(
    robot: WindowRobot, add: Add, tmp_path: Path
) -> None:
    def act(dialog: DocumentPreview) -> None:
        untick("ErdoÄŸan")(dialog)
        untick("Skip to main content")(dialog)

    add([file(tmp_path, "a.txt", TEXT.encode())], in_preview(act))

    source = next(each for each in sources(robot) if each.title == "The lake talks")
    assert text_of(robot, source) == TEXT.replace(" 12 views", "")


def test_a_field_that_cannot_be_held_is_said_and_nothing_is_added(
    robot: WindowRobot, add: Add, tmp_path: Path
) -> None:
    before = len(sources(robot))
    said: list[str] = []

    def act(dialog: DocumentPreview) -> None:
        dialog.lines["title"].setText("")
        dialog.act.click()
        said.append(dialog.rows["title"].error)
        dialog.lines["title"].setText("A title")
        dialog.issued.line.setText("the other day")
        dialog.act.click()
        said.append(dialog.issued.error)

    add([file(tmp_path, "a.txt", TEXT.encode())], in_preview(act, "Cancel"))

    assert all(said)
    assert len(sources(robot)) == before


def test_several_are_shown_one_after_the_other_and_what_cannot_be_read_is_told(
    robot: WindowRobot, add: Add, tmp_path: Path
) -> None:
    before = len(sources(robot))
    told: list[str] = []
    paths = [
        file(tmp_path, "a.txt", b"\x89PNG" + bytes(99)),
        file(tmp_path, "b.txt", TEXT.encode()),
        file(tmp_path, "c.txt", b"Another text, of the mountain talks.\n"),
    ]

    add(paths, robots.read_and_press(told, "Close"), in_preview(look, "Skip this one"), in_preview(look))

    assert "a.txt is a picture (PNG)" in told[0]
    assert len(sources(robot)) == before + 1


def test_a_file_that_is_there_is_pointed_out_and_its_source_shown_instead(
    robot: WindowRobot, add: Add, tmp_path: Path
) -> None:
    path = file(tmp_path, "a.txt", TEXT.encode())
    texts: list[str] = []
    add([path], in_preview(look))
    number, id = len(sources(robot)), robot.window.inspector.record_id
    robot.window.travel.go_in("position")

    add([path], robots.read_and_press(texts, "Go to that source"))

    assert "There is a source like it already: “The lake talks” (the same file)." in texts[0]
    assert len(sources(robot)) == number
    assert robot.window.inspector.record_id == id


def test_files_are_dropped_on_the_window(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "a.txt", TEXT.encode())))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, none)
    drops = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, none)
    dialogs.expect(in_preview(look))

    QApplication.sendEvent(robot.window, enters)
    QApplication.sendEvent(robot.window, drops)
    settle(robot, dialogs, qtbot)

    assert enters.isAccepted()
    assert "The lake talks" in [each.title for each in sources(robot)]


def test_an_address_that_is_dropped_is_not_taken(robot: WindowRobot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://courier.example/vessin")])
    none = Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    enters.ignore()

    QApplication.sendEvent(robot.window, enters)

    assert not enters.isAccepted()
    assert not robot.window.jobs.running


@pytest.mark.parametrize(("html", "title"), [("", "The lake talks"), (papers.PAGE, papers.TITLE)])
def test_what_was_copied_becomes_a_document(
    robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot, html: str, title: str
) -> None:
    data = QMimeData()
    data.setText(TEXT)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    dialogs.expect(in_preview(look))

    robot.press(Key.Key_V, CTRL | Qt.KeyboardModifier.AltModifier)
    settle(robot, dialogs, qtbot)

    assert title in [each.title for each in sources(robot)]


def test_an_empty_clipboard_is_said(robot: WindowRobot) -> None:
    QGuiApplication.clipboard().clear()

    robot.press(Key.Key_V, CTRL | Qt.KeyboardModifier.AltModifier)

    assert "no text on the clipboard" in robot.window.toast.message.text
