"""Pages of the history: a reworded statement, what is in the way of an undo, the history of one record."""

from PySide6.QtWidgets import QWidget

from db.changes import Change, Edit
from db.records import Actor, Position, Record
from desktop.operations import records
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.history_page import HistoryPage
from desktop.views.inspector import HISTORY
from desktop.window import MainWindow
from tests.desktop.look_window import later, on_sample

LONG = " ".join(f"word{number}" for number in range(1500))


def history(theme: Theme) -> QWidget:
    """The history, on a change that reworded a statement of 10 000 letters; one after it is undone."""
    window = _told(theme)
    return later(window, lambda: _show(window, "Reword"))


def in_the_way(theme: Theme) -> QWidget:
    """The history, on a change of which later ones touched a part."""
    window = _told(theme)

    def take_back() -> None:
        _show(window, "Write").take_back()

    return later(window, take_back)


def record_history(theme: Theme) -> QWidget:
    """The inspector's history of a position."""
    window = _told(theme)

    def show() -> None:
        window.travel.open_record(_first(window.session).id)
        window.inspector.tabs.setCurrentIndex(HISTORY)

    return later(window, show)


def _told(theme: Theme) -> MainWindow:
    window = on_sample(theme)
    session = window.session
    _edit(session, "Write", statement=LONG, venue="Paris", rationale="What is asked is an end of the war.")
    _edit(session, "Reword", statement=LONG.replace("word700", "another word"), venue="Geneva")
    session.do(records.delete(session.store, session.store.goes_with([session.store.all(Actor)[3].id])))
    _edit(session, "A label that goes on and on " * 20, confidence="high")
    session.undo()
    return window


def _edit(session: Session, label: str, **values: str) -> None:
    session.do(Change(label, (Edit.update(_first(session), **values),)))


def _first(session: Session) -> Record:
    return min(session.store.all(Position), key=lambda position: position.id)


def _show(window: MainWindow, label: str) -> HistoryPage:
    window.table["view.history"].trigger()
    page = window.pages.currentWidget()
    assert isinstance(page, HistoryPage)
    change = next(each for each in window.session.store.journal() if each.label == label)
    page.show_change(change.seq)
    return page
