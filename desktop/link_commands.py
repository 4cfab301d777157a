"""Every mention of a record as a way to it: links to copy, records named by a record, places visited."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from db.records import Record
from desktop.kind_icons import icon_of
from desktop.models.mentions import Mention, mentions
from desktop.models.scopes import LINK
from desktop.session import Session
from desktop.theme import Theme
from desktop.travel import Travel
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.views.toolbar import Toolbar
from desktop.widgets.toast import Message, Toast

MOST = 20  # places offered at once
LONGEST = 60  # letters of a title in a menu
STEPS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class LinkCommands(QObject):
    """The ways from record to record over the pages and the inspector."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        travel: Travel,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._travel = session, theme, travel
        self._pages, self._inspector, self._toast = pages, inspector, toast
        inspector.header.copy_link.triggered.connect(lambda: self._copy([inspector.record_id]))

    # -- links ---------------------------------------------------------------------------------------

    def copy_link(self) -> None:
        """Put links to the selected records on the clipboard; the search box goes where one leads."""
        ids = self._pages.selected() or [id for id in (self._inspector.record_id,) if id]
        if ids:
            self._copy(ids)

    def _copy(self, ids: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{LINK}{id}" for id in ids))
        number = "Link" if len(ids) == 1 else f"{len(ids):,} links"
        self._toast.show_message(Message(f"{number} copied. Paste a link into the search box to go there."))

    # -- records that a record names -----------------------------------------------------------------

    def go_to_mention(self) -> None:
        """Offer the records that the one chosen names."""
        record = self._record()
        if record is None:
            return
        menu = self.mention_menu(record)
        if menu.isEmpty():
            menu.deleteLater()
            self._toast.show_message(Message("This record names no other record."))
        else:
            menu.popup(self._place())
            menu.setActiveAction(menu.actions()[0])

    def _record(self) -> Record | None:
        ids = self._pages.selected()
        id = ids[0] if len(ids) == 1 else self._inspector.record_id
        return self._session.store.get(id) if id and self._session.is_open else None

    def _place(self) -> QPoint:
        """Beneath the row the keyboard is on, or beneath the title in the inspector."""
        page = self._pages.list_page()
        if page is None or not page.table.currentIndex().isValid():
            return self._inspector.mapToGlobal(self._inspector.header.geometry().bottomLeft())
        row = page.table.visualRect(page.table.currentIndex())
        return page.table.viewport().mapToGlobal(row.bottomLeft())

    def mention_menu(self, record: Record) -> QMenu:
        """The records that a record names, by field and title."""
        menu = QMenu(self._pages)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_mentions(menu, mentions(self._session.store, record))
        return menu

    def _fill_mentions(self, menu: QMenu, found: list[Mention]) -> None:
        for each in found:
            words = f"{each.label}: {_cut(each.title)}".replace("&", "&&")
            action = menu.addAction(self._theme.icon(icon_of(each.kind)), words)
            action.triggered.connect(partial(self._open, each.id))

    def _open(self, id: str, _checked: bool = False) -> None:
        self._travel.open_record(id)

    def add_to_menu(self, menu: QMenu, copy: QAction) -> None:
        """Put the records that the chosen one names, and its link, before the rest of a menu."""
        record = self._record()
        first = menu.actions()[0]
        if record is not None and (found := mentions(self._session.store, record)):
            inner = QMenu("Go to", menu)
            self._fill_mentions(inner, found)
            menu.insertMenu(first, inner)
        menu.insertAction(first, copy)
        menu.insertSeparator(first)

    # -- places visited ------------------------------------------------------------------------------

    def offer_places(self, toolbar: Toolbar, window: QWidget) -> None:
        """Let the icons of back and forward list the places, and the side buttons of a mouse go to them."""
        for id, way in (("record.back", -1), ("record.forward", 1)):
            places = QMenu(window)
            places.aboutToShow.connect(partial(self.fill_places, places, way))
            toolbar.set_places_menu(id, places)
        window.winId()  # the window of the system, through which all its mouse events come
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def fill_places(self, menu: QMenu, way: int) -> None:
        """Offer the places behind (`way` -1) or ahead (1), the nearest first."""
        visits = self._travel.visits
        menu.clear()
        for steps, visit in enumerate((visits.behind() if way < 0 else visits.ahead())[:MOST], 1):
            action = menu.addAction(_cut(self._travel.words_of(visit)).replace("&", "&&"))
            action.triggered.connect(partial(self._step, way * steps))

    def _step(self, way: int, _checked: bool = False) -> None:
        self._travel.step(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The side buttons of a mouse go back and forward, wherever it is in the window."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            way = STEPS.get(event.button(), 0)
            if way and self._session.is_open:
                self._travel.step(way)
            return bool(way)
        return False


def _cut(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
