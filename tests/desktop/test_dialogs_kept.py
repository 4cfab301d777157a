"""What is typed into a dialog stands in it again: after Escape, after a kill; and it can be let go of."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.drafts import Draft, drafts
from db.records import Actor, Filter
from desktop.dialogs.correcting import OTHERWISE, CorrectTextDialog
from desktop.dialogs.frame import AGAIN, DISCARDED, DialogFrame
from desktop.dialogs.keeping import Keeping
from desktop.dialogs.marking import MarkDialog
from desktop.dialogs.waiting import WaitingDialog
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.asked import Place
from desktop.views.name_popup import NamePopup
from desktop.views.notice import Notice
from tests.desktop.bulk.rows import Key
from tests.desktop.kept_dialogs import EXTRA, SHEET, TABLE, Asked, caveat, of_rows
from tests.desktop.reading import TALKS, add_source
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open, as_killed
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.papers import PAPER
from tests.robots.window import WindowRobot

# -- driving them ------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talks.parley"
    with small_tracker(made) as store:
        store.apply(Change("Put", tuple(Edit.insert(record) for record in EXTRA)))
        store.apply(PAPER)
        add_source(store, "lenn", "The Lenn talks", TALKS)
    (tmp_path / "talks.csv").write_text(SHEET)
    (tmp_path / "note.txt").write_text("The lake talks\n\nThe envoy came to Oru.\n")
    return made


@pytest.fixture
def drive(dialogs: Dialogs, qtbot: QtBot, tmp_path: Path) -> "Drive":
    dialogs.let_pass(WaitingDialog)  # while a tracker that was written is copied as it is closed
    return Drive(dialogs, qtbot, tmp_path)


class Drive:
    """Asks for a dialog, and does something in it."""

    def __init__(self, dialogs: Dialogs, qtbot: QtBot, folder: Path) -> None:
        self._dialogs, self._qtbot, self._folder = dialogs, qtbot, folder

    def __call__(
        self,
        robot: WindowRobot,
        asked: Asked,
        *acts: Callable[[DialogFrame], object],
        ask: Callable[[], object] | None = None,
    ) -> None:
        """`ask`: asks for it otherwise; waits until it is over, with all work that was begun."""
        over: list[bool] = []

        def driven(dialog: QDialog) -> None:
            assert isinstance(dialog, DialogFrame)
            for act in acts:
                act(dialog)
            over.append(True)

        if asked.before is not None:
            self._dialogs.expect(asked.before(self._folder))
        self._dialogs.expect(driven)
        if ask is not None:
            ask()
        else:
            asked.ask(robot, self._folder)
        self._qtbot.waitUntil(lambda: bool(over) and not robot.window.jobs.running, timeout=10_000)

    def take(self, dialog: DialogFrame) -> None:
        """Press the button that acts, once it can be."""
        item = dialog.foot.itemAt(dialog.foot.count() - 1)
        button = item.widget() if item is not None else None
        assert isinstance(button, QPushButton)
        self._qtbot.waitUntil(button.isEnabled, timeout=5_000)
        button.click()


def keep(dialog: DialogFrame) -> None:
    """What the pause after a key does."""
    keeping = dialog.findChild(Keeping)
    assert keeping is not None
    keeping.keep()


def kept(robot: WindowRobot) -> list[Draft]:
    return drafts(robot.window.session.store)


def newest(robot: WindowRobot) -> int:
    """The number of the newest change of the tracker."""
    return robot.window.session.store.journal(limit=1)[0].seq


def notice(dialog: DialogFrame) -> Notice:
    found = dialog.findChild(Notice)
    assert found is not None
    return found


@pytest.mark.parametrize("which", TABLE)
def test_what_is_typed_stands_there_again_after_a_kill_and_is_gone_once_it_is_taken(
    which: str, open_window: Open, path: Path, drive: Drive, qtbot: QtBot
) -> None:
    asked, left = TABLE[which], list[tuple[dict[str, str], Path]]()

    def type_and_die(dialog: DialogFrame) -> None:
        first = dialog.typed()
        asked.act(dialog)
        assert dialog.typed() != first
        keep(dialog)
        left.append((dialog.typed(), as_killed(path)))
        dialog.add_cancel().click()

    robot = open_window(path)
    drive(robot, asked, type_and_die)
    assert kept(robot) == []
    typed, after = left[0]
    again = open_window(after)
    toast = again.window.toast
    assert toast.message.text.startswith("Unsaved changes kept: ")

    def stands(dialog: DialogFrame) -> None:
        assert dialog.typed() == typed
        assert notice(dialog).words.text() == AGAIN
        drive.take(dialog)

    changes = newest(again)
    drive(again, asked, stands, ask=toast.action.click if asked.goes_on else None)
    qtbot.waitUntil(lambda: not kept(again))
    assert newest(again) > changes


STATEMENT = TABLE["set field"]


def test_escape_leaves_it_for_another_time_and_cancel_gives_it_up(
    open_window: Open, path: Path, drive: Drive
) -> None:
    robot, stood = open_window(path), list[dict[str, str]]()

    def type_and_leave(dialog: DialogFrame) -> None:
        STATEMENT.act(dialog)
        QTest.keyClick(dialog, Key.Key_Escape)

    def look_and_cancel(dialog: DialogFrame) -> None:
        stood.append(dialog.typed())
        robots.press("Cancel")(dialog)

    drive(robot, STATEMENT, type_and_leave)
    (draft,) = kept(robot)
    assert draft.fields["title"] == "Set “Statement” of 2 positions"
    assert draft.fields["said"] == "No land"
    drive(robot, STATEMENT, look_and_cancel)
    assert kept(robot) == []
    drive(robot, STATEMENT, look_and_cancel)
    assert stood == [{"field": "statement", "value": "No land"}, {}]


def test_it_can_be_discarded_and_brought_back(open_window: Open, path: Path, drive: Drive) -> None:
    robot, stood = open_window(path), list[object]()

    def discard(dialog: DialogFrame) -> None:
        for _ in range(2):
            notice(dialog).link.click()
            stood.append((dialog.typed(), len(kept(robot)), notice(dialog).words.text()))
        dialog.reject()

    drive(robot, STATEMENT, STATEMENT.act, DialogFrame.reject)
    drive(robot, STATEMENT, discard)
    typed = {"field": "statement", "value": "No land"}
    assert stood == [({}, 0, DISCARDED), (typed, 1, AGAIN)]


def test_it_is_discarded_by_keyboard_too(open_window: Open, path: Path, drive: Drive) -> None:
    robot, stood = open_window(path), list[str]()
    asked = TABLE["marking"]

    def discard(dialog: DialogFrame) -> None:
        assert dialog.focusWidget() is not notice(dialog).link
        QTest.keyClick(dialog.focusWidget(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert dialog.focusWidget() is notice(dialog).link
        assert AGAIN in dialog.accessibleDescription()
        QTest.keyClick(dialog.focusWidget(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert dialog.focusWidget() is dialog.button("Mark")  # the last there is: it is read before the rest
        QTest.keyClick(dialog.focusWidget(), Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
        stood.append(dialog.typed()["caveat"])
        dialog.reject()

    drive(robot, asked, asked.act, DialogFrame.reject)
    drive(robot, asked, discard)
    assert (stood, kept(robot)) == ([""], [])


def test_it_is_of_the_same_records_alone(open_window: Open, path: Path, drive: Drive) -> None:
    robot, stood = open_window(path), list[dict[str, str]]()
    one = Asked(of_rows("edit.set_field", "position", "p1"), STATEMENT.act)
    drive(robot, STATEMENT, STATEMENT.act, DialogFrame.reject)
    drive(robot, one, lambda dialog: stood.append(dialog.typed()), DialogFrame.reject)
    drive(robot, STATEMENT, lambda dialog: stood.append(dialog.typed()), DialogFrame.reject)
    assert stood == [{}, {"field": "statement", "value": "No land"}]


def test_what_is_typed_back_to_what_it_was_is_not_kept(open_window: Open, path: Path, drive: Drive) -> None:
    robot, numbers = open_window(path), list[int]()

    def type_and_take_back(dialog: DialogFrame) -> None:
        caveat(dialog)
        keep(dialog)
        numbers.append(len(kept(robot)))
        for _ in "REL TO":
            QTest.keyClick(dialog.focusWidget(), Key.Key_Backspace)
        keep(dialog)
        dialog.reject()

    def in_caveat(dialog: DialogFrame) -> None:
        assert isinstance(dialog, MarkDialog)
        dialog.caveat.setFocus()
        type_and_take_back(dialog)

    drive(robot, TABLE["marking"], in_caveat)
    assert (numbers, kept(robot)) == ([1], [])


def test_the_text_of_a_source_that_changed_meanwhile_says_so(
    open_window: Open, path: Path, drive: Drive
) -> None:
    robot, said = open_window(path), list[str]()
    asked = TABLE["correct text"]

    def write_over(dialog: DialogFrame) -> None:
        assert isinstance(dialog, CorrectTextDialog)
        dialog.put({})
        dialog.box.setPlainText(TALKS.replace("guest writer", "writer"))
        dialog.take()

    def look(dialog: DialogFrame) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.text() == OTHERWISE)
        assert dialog.typed()["text"].startswith("Lately: ")
        dialog.reject()

    drive(robot, asked, asked.act, keep, write_over)
    assert kept(robot) == []
    robot.window.session.undo()
    drive(robot, asked, asked.act, DialogFrame.reject)
    robot.window.session.redo()
    drive(robot, asked, look)
    assert said == [OTHERWISE]


def test_a_new_record_is_gone_on_with_in_its_whole_form(open_window: Open, path: Path, drive: Drive) -> None:
    robot, asked = open_window(path), TABLE["new record"]
    drive(robot, asked, asked.act, DialogFrame.reject)
    robot.window.close()
    again = open_window(path)
    again.window.toast.action.click()
    assert again.window.inspector.title == "New actor"
    assert again.field_text("name") == "Envoy of Oru"
    assert [each.kind for each in kept(again)] == ["actor"]


def test_the_name_of_a_filter_is_kept_until_it_is_saved(open_window: Open, path: Path) -> None:
    robot = open_window(path)
    robot.window.travel.go_in("position")

    def ask() -> NamePopup:
        robot.window.filters.save()
        popup = robot.window.filters.popup
        assert popup is not None
        return popup

    popup = ask()
    QTest.keyClicks(popup.line, "All of th")
    QTest.keyClick(popup.line, Key.Key_Escape)
    popup = ask()
    assert popup.line.selectedText() == "All of th"
    QTest.keyClick(popup.line, Key.Key_End)
    QTest.keyClicks(popup.line, "em")
    QTest.keyClick(popup.line, Key.Key_Return)
    assert [each.title for each in robot.window.session.store.all(Filter)] == ["All of them"]
    assert kept(robot) == []


def test_a_tracker_that_is_read_only_keeps_nothing(path: Path, theme: Theme) -> None:
    session = Session()
    session.open(path, readonly=True)
    dialog = MarkDialog(theme, [Actor(id="ukr", name="Ukraine")], [], "", lambda _: Counter())
    keeping = Keeping(session, dialog, Place("mark", ("ukr",)))
    caveat(dialog)
    keeping.keep()
    assert drafts(session.store) == []
    session.close()


def test_before_a_tracker_is_open_nothing_is_kept(theme: Theme) -> None:
    session = Session()
    dialog = MarkDialog(theme, [Actor(id="ukr", name="Ukraine")], [], "", lambda _: Counter())
    keeping = Keeping(session, dialog, Place("mark", ("p1",)))
    caveat(dialog)
    keeping.keep()
    keeping.settle()
    assert dialog.typed()["caveat"] == "REL TO"
