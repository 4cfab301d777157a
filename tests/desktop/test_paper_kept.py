"""Days that are typed into the dialog of a paper stand there again; a password never does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.drafts import drafts
from desktop.dialogs.frame import AGAIN
from desktop.dialogs.keeping import Keeping
from desktop.dialogs.paper_choice import PaperDialog
from desktop.views.notice import Notice
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open, as_killed
from tests.dialogs import Dialogs, Robot
from tests.robots import dialogs as robots
from tests.robots.papers import BRIEF, PAPER
from tests.robots.window import WindowRobot

SECRET = "a long password"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talks.parley"
    with small_tracker(made) as store:
        store.apply(PAPER)
    return made


def export(robot: WindowRobot) -> None:
    robot.window.table["paper.export"].trigger()


def type_day(dialog: PaperDialog) -> None:
    dialog.as_of.line.selectAll()
    QTest.keyClicks(dialog.as_of.line, "March 202")
    dialog.paper.choose("Letter")
    dialog.password.setText(SECRET)


def left(said: list[dict[str, str]], *, edit: bool = True, verb: str = "") -> Robot:
    """Read what stands there, type a day, and leave by Escape or by a button."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        said.append({**dialog.typed(), "password": dialog.password.text()})
        if edit:
            type_day(dialog)
        if verb:
            dialog.button(verb).click()
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    return robot


def test_after_a_kill_the_day_stands_there_and_what_was_chosen_with_it(
    open_window: Open, path: Path, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    robot, after, read = open_window(path), list[Path](), list[dict[str, str]]()

    def die(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        type_day(dialog)
        keeping = dialog.findChild(Keeping)
        assert keeping is not None
        assert keeping.pause.isActive()
        keeping.keep()
        after.append(as_killed(path))
        dialog.reject()

    dialogs.expect(die)
    export(robot)
    again = open_window(after[0])
    assert again.window.toast.message.text == f"Unsaved changes kept: Export “{BRIEF.title}”"
    notices = list[str]()

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        read.append({**dialog.typed(), "password": dialog.password.text()})
        found = dialog.findChild(Notice)
        notices.append(found.words.text() if found else "")
        dialog.as_of.put("2026-03")
        dialog.button("Choose where").click()

    dialogs.expect(look)
    dialogs.expect(robots.give_up)  # no file is chosen: it is kept all the same
    again.window.toast.action.click()
    assert len(drafts(again.window.session.store)) == 1
    dialogs.expect(look)
    dialogs.expect(robots.choose_file(tmp_path / "paper.pdf"))
    export(again)
    qtbot.waitUntil(lambda: not again.window.jobs.running, timeout=20_000)
    typed = read[0]
    assert (typed["as_of"], typed["paper"], typed["password"]) == ("March 202", "Letter", "")
    assert notices == [AGAIN, AGAIN]
    assert drafts(again.window.session.store) == []


def test_escape_keeps_the_day_and_cancel_gives_it_up(open_window: Open, path: Path, dialogs: Dialogs) -> None:
    robot, said = open_window(path), list[dict[str, str]]()
    store = robot.window.session.store
    dialogs.expect(left(said))
    export(robot)
    (draft,) = drafts(store)
    assert SECRET not in str(draft.fields)
    dialogs.expect(left(said, edit=False, verb="Cancel"))
    export(robot)
    assert said[1]["as_of"] == "March 202"
    assert drafts(store) == []


def test_choices_alone_are_not_kept(open_window: Open, path: Path, dialogs: Dialogs) -> None:
    robot = open_window(path)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        dialog.paper.choose("Letter")
        dialog.attach_data.setChecked(True)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialogs.expect(choose)
    export(robot)
    assert drafts(robot.window.session.store) == []
