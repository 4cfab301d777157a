"""Repairs and stretches set aside, taken back once a document was added: by keyboard, marks follow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Evidence, Source
from desktop.dialogs.repairs import NONE, RepairsDialog
from desktop.documents.document import Document
from desktop.documents.reading import read
from desktop.operations.documents import add_document, added_source, document_of, proposed_values
from tests.desktop.test_document_commands import TEXT
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL, WindowRobot

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def robot(open_window: Open, small: Path) -> WindowRobot:
    return open_window(small)


@pytest.fixture
def source(robot: WindowRobot) -> str:
    """A source that is read, with a passage filed from its repaired sentence."""
    session = robot.window.session
    document = read("lake.txt", TEXT.encode())
    written = session.do(add_document(session.store, document, proposed_values(document)))
    assert written is not None
    id = added_source(written)
    first = document.text.index("The envoy")
    cited = Evidence(
        id="said", source=id, record="ukr", first=first, last=first + 17, quote="The envoy Erdoğan"
    )
    session.do(Change("Cite", (Edit.insert(cited),)))
    ReaderRobot(robot).read(id)
    return id


def kept(robot: WindowRobot, source: str) -> Document:
    store = robot.window.session.store
    found = document_of(store, store.need(Source, source))
    assert found is not None
    return found


def in_list(*titles: str, then: Callable[[RepairsDialog], object]) -> Callable[[QDialog], None]:
    """Take ticks away with the space bar, and go on."""

    def done(dialog: QDialog) -> None:
        assert isinstance(dialog, RepairsDialog)
        view = dialog.list.view
        for title in titles:
            row = next(n for n, pick in enumerate(view.picks.rows) if title in pick.title)
            view.setCurrentIndex(view.picks.index(row))
            QTest.keyClick(view, Key.Key_Space)
        then(dialog)

    return done


Show = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def show(robot: WindowRobot, dialogs: Dialogs, qtbot: QtBot) -> Show:
    """Opens the dialog by its key, and is back in the window when it is closed."""

    def shown(act: Callable[[QDialog], None]) -> None:
        dialogs.expect(act)
        robot.press(Key.Key_T, CTRL | ALT)
        robot.window.activateWindow()
        qtbot.waitUntil(robot.window.isActiveWindow)

    return shown


def press(dialog: RepairsDialog) -> None:
    QTest.keyClick(dialog.act, Key.Key_Return)


def test_a_repair_is_taken_back_and_the_mark_follows(robot: WindowRobot, show: Show, source: str) -> None:
    reader = ReaderRobot(robot)
    assert "Erdoğan" in reader.page.text.toPlainText()
    show(in_list("ErdoÄŸan", then=press))
    assert "ErdoÄŸan" in reader.page.text.toPlainText()
    assert reader.marked() == ["The envoy ErdoÄŸan"]
    assert kept(robot, source).repairs == ()
    robot.undo()
    assert reader.marked() == ["The envoy Erdoğan"]
    assert len(kept(robot, source).repairs) == 1


def test_a_stretch_that_was_set_aside_is_brought_back_with_one_undo(
    robot: WindowRobot, show: Show, source: str
) -> None:
    before = kept(robot, source)
    show(in_list("Skip to main content", then=press))
    now = kept(robot, source)
    assert now.text == "Skip to main content\n\n" + before.text
    assert len(now.aside) == len(before.aside) - 1
    assert robot.window.session.store.search_texts("skip")[0].id == source
    assert "Taken back" in robot.window.toast.message.text
    robot.window.toast.action.click()
    assert kept(robot, source) == before


def test_with_every_tick_there_is_nothing_to_take_back(robot: WindowRobot, show: Show, source: str) -> None:
    said: list[str] = []

    def nothing(dialog: RepairsDialog) -> None:
        dialog.act.click()
        said.append(dialog._said_last.text())
        robots.press("Cancel")(dialog)

    before = kept(robot, source)
    show(in_list(then=nothing))
    assert said == [NONE]
    assert kept(robot, source) == before


def test_a_source_without_either_says_so(robot: WindowRobot, qtbot: QtBot) -> None:
    session = robot.window.session
    document = read("plain.txt", b"Nothing to mend here, and nothing beside it.\n")
    written = session.do(add_document(session.store, document, {"title": "Plain"}))
    assert written is not None
    ReaderRobot(robot).read(added_source(written))
    robot.press(Key.Key_T, CTRL | ALT)
    assert robot.window.toast.message.text == "Nothing is repaired or set aside in the text of “Plain”."
    robot.window.travel.go_in("overview")
    robot.window.inspector.clear()
    robot.press(Key.Key_T, CTRL | ALT)
    assert "Choose a source" in robot.window.toast.message.text


def test_the_button_stands_in_the_head_while_there_is_something_to_take_back(
    robot: WindowRobot, dialogs: Dialogs, source: str, qtbot: QtBot
) -> None:
    page = ReaderRobot(robot).page
    assert page.repairs.isVisible()
    assert page.repairs.accessibleName() == "Repairs and what was set aside (Ctrl+Alt+T)"
    every = ["ErdoÄŸan", *(" ".join(each.text.split())[:40] for each in kept(robot, source).aside)]
    dialogs.expect(in_list(*every, then=press))
    page.repairs.click()
    robot.window.activateWindow()
    qtbot.waitUntil(robot.window.isActiveWindow)
    assert (kept(robot, source).repairs, kept(robot, source).aside) == ((), ())
    assert not page.repairs.isVisible()
    robot.undo()
    assert page.repairs.isVisible()


def test_a_text_as_it_came_has_no_button_for_repairs(robot: WindowRobot, source: str) -> None:
    page = ReaderRobot(robot).page
    session = robot.window.session
    document = read("plain.txt", b"Nothing to mend here, and nothing beside it.\n")
    written = session.do(add_document(session.store, document, {"title": "Plain"}))
    assert written is not None
    assert page.repairs.isVisible()
    ReaderRobot(robot).read(added_source(written))
    assert page.correct.isVisible()
    assert not page.repairs.isVisible()
