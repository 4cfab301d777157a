"""Which source a command is for: the one that is read, the one that is chosen, the one under the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from db.records import Source
from desktop.session import Session
from desktop.travel import Travel
from desktop.views.pages import Pages

if TYPE_CHECKING:
    from desktop.window import MainWindow


def source_in_hand(session: Session, pages: Pages, travel: Travel) -> Source | None:
    """The source that is read, or else that is chosen."""
    page = pages.reader
    if page is not None and pages.currentWidget() is page and page.source is not None:
        return page.source.source
    return _source(session, travel.chosen())


def source_under(window: "MainWindow", place: QPoint) -> Source | None:
    """The source whose form is at a place of the window."""
    widget, inspector = window.childAt(place), window.inspector
    if widget is None or not (widget is inspector or inspector.isAncestorOf(widget)):
        return None
    return _source(window.session, inspector.record_id)


def _source(session: Session, id: str) -> Source | None:
    record = session.store.get(id) if id and session.is_open else None
    return record if isinstance(record, Source) else None
