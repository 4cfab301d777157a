"""The dialogs about several records by themselves: all by keyboard, all named, nothing cut off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Issue, Option, Position, Tag
from desktop.dialogs.duplicates import DuplicatesDialog
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.marking import MarkDialog
from desktop.dialogs.merging import MergeDialog
from desktop.dialogs.moving import MoveDialog
from desktop.dialogs.pasting import PasteDialog
from desktop.dialogs.set_field import SetFieldDialog
from desktop.dialogs.tagging import TagDialog
from desktop.operations import bulk
from desktop.operations.duplicates import duplicates
from desktop.operations.pasting import Layout
from desktop.operations.tagging import tags_of
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.pick_list import Pick, Picks, PickView, Tick
from tests.desktop.sessions import small_session

LONG = "A name that is as long as a name in a tracker can come to be when a clerk has copied it " * 4
Make = Callable[[Session, Theme], DialogFrame]


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    extra = (
        Actor(id="ukr2", name="Ukraina", kind="group", summary=LONG, short_name=LONG),
        Issue(id="borders", title=LONG),
        Option(id="b1", issue="borders", label=LONG, value=1.0),
        Tag(id="long", name=LONG),
    )
    made.store.apply(Change("Put", tuple(Edit.insert(record) for record in extra)))
    yield made
    made.close()


def positions(session: Session) -> list[Position]:
    return session.store.all(Position)


def set_field(session: Session, theme: Theme) -> DialogFrame:
    dialog = SetFieldDialog(session, theme, positions(session))
    dialog.choose("until")
    dialog.field.put("2020")
    return dialog


def move(session: Session, theme: Theme) -> DialogFrame:
    dialog = MoveDialog(session, theme, positions(session))
    dialog.row.field.put("borders")
    return dialog


def paste(session: Session, theme: Theme) -> DialogFrame:
    cells = [["Ukraine", LONG, "x"], ["Atlantis", "Territory", "official"]]
    layout = Layout(("actor", "issue", "channel"), False)
    dialog = PasteDialog(session, theme, Position, cells, layout, ["p1"])
    dialog.to_next_problem()
    return dialog


def find(session: Session, theme: Theme) -> DialogFrame:
    pairs = duplicates(session.store, "actor")
    titles = session.store.titles(id for pair in pairs for id in (pair.one.id, pair.other.id))
    return DuplicatesDialog(theme, "Actors", pairs, titles)


def mark(session: Session, theme: Theme) -> DialogFrame:
    store, records = session.store, positions(session)
    return MarkDialog(
        theme, records, bulk.levels(store), "TLP:GREEN",
        lambda level: bulk.effective_marks(store, records, level),
    )  # fmt: skip


MAKERS: dict[str, Make] = {
    "field": lambda session, theme: SetFieldDialog(session, theme, positions(session)),
    "value": set_field,
    "tags": lambda s, theme: TagDialog(theme, positions(s), tags_of(s.store, positions(s))),
    "mark": mark,
    "move": move,
    "merge": lambda s, theme: MergeDialog(s, theme, [s.store.need(Actor, id) for id in ("ukr", "ukr2")]),
    "duplicates": find,
    "paste": paste,
}


@pytest.fixture(params=MAKERS)
def dialog(request: pytest.FixtureRequest, session: Session, theme: Theme, qtbot: QtBot) -> DialogFrame:
    made = MAKERS[request.param](session, theme)
    qtbot.addWidget(made)
    made.setModal(False)  # shown for the test, and not asked anything
    with qtbot.waitExposed(made):
        made.show()
    return made


def walked(dialog: DialogFrame) -> list[QWidget]:
    """What Tab reaches, from the first to the last."""
    found: list[QWidget] = []
    here = dialog.focusWidget()
    while here not in found:
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = dialog.focusWidget()
    return found


def test_everything_that_acts_is_reached_by_tab_and_named(dialog: DialogFrame) -> None:
    reached = set(walked(dialog))
    kinds = (QPushButton, QLineEdit, QComboBox, QAbstractItemView)
    widgets = [each for kind in kinds for each in dialog.findChildren(kind) if each.isVisible()]
    stops = [each for each in widgets if each.isEnabled() and each.window() is dialog]
    wanted = {each for each in stops if bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)}
    assert wanted - reached == set()
    for each in wanted:
        assert each.accessibleName() or (isinstance(each, QPushButton) and each.text()), each


def test_no_mnemonic_is_given_twice(dialog: DialogFrame) -> None:
    texts = [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
    labels = (each for each in dialog.findChildren(QLabel) if each.buddy() is not None)
    texts += [each.text() for each in labels if each.isVisible()]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts if "&" in text]
    assert len(set(keys)) == len(keys)


def test_escape_closes_without_doing(dialog: DialogFrame, session: Session) -> None:
    before = session.store.undoable()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == 0
    assert session.store.undoable() == before


def test_nothing_is_cut_off_however_long_the_names(dialog: DialogFrame) -> None:
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    room = dialog.rect()
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            assert room.contains(button.rect().translated(button.mapTo(dialog, button.rect().topLeft())))


def test_words_of_others_are_shown_as_they_are(dialog: DialogFrame) -> None:
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


# -- the list to find a row in -----------------------------------------------------------------------


def test_the_rows_are_a_sound_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    picks = Picks(ticks=True)
    picks.show([Pick("a", "Alpha"), Pick("b", "Beta", tick=Tick.PartiallyChecked)])
    qtmodeltester.check(picks, force_py=True)
    picks.look_for("bet")
    picks.toggle(0)
    assert [(pick.key, pick.tick) for pick in picks.picks()] == [("a", Tick.Unchecked), ("b", Tick.Checked)]
    picks.toggle(0)
    picks.look_for("")
    assert [pick.tick for pick in picks.rows] == [Tick.Unchecked, Tick.Unchecked]


def test_a_click_ticks_and_is_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    view = PickView(theme, "Tags", ticks=True)
    qtbot.addWidget(view)
    view.picks.show([Pick("a", "Alpha", "on 1 of 2", Tick.PartiallyChecked)])
    view.resize(300, 120)
    view.show()
    place = view.visualRect(view.picks.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    index = view.picks.index(0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Tick.Checked
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha, on 1 of 2"
