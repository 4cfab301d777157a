"""The middle of the window: overview, history, lists of each kind, checks; each made when first shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from db.records import Disagreement
from desktop.analysis.comparisons import BY_KEY
from desktop.jobs import Jobs
from desktop.models.navigation import COMPOSE, OVERVIEW, READ
from desktop.models.spell_check import SpellCheck
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.list_page import ListPage
from desktop.views.overview import Overview
from desktop.widgets.search_box import FilterBox

if TYPE_CHECKING:
    from desktop.views.comparisons.page import ComparisonPage
    from desktop.views.composer.page import ComposerPage
    from desktop.views.reader.page import ReaderPage
    from desktop.views.unnoted import UnnotedPanel

CHECKS = "checks"
AHEAD = 400  # milliseconds from one page that is imported before it is asked for to the next


@runtime_checkable
class KeepsClear(Protocol):
    """A page that can do without so many pixels at its foot."""

    def keep_clear(self, pixels: int) -> None: ...


class Pages(QStackedWidget):
    """Shows one page at a time, by key: `overview`, `history`, `checks`, a kind, or a paper to compose.

    `leaving`: another page is about to be shown. `narrowed`: a list shows something else, or is called
    otherwise. `filter_commanded`: what it shows is to be kept, "save" or "update". `look_wanted`: what stands
    to look at, by its name and a kind. `coming`: comparisons whose pages are still to be imported.
    `paper_wanted`: a comparison, by its key and what it is set to, is to go into a paper.
    `beside`: a record to show beside the page; `judgement_wanted`: a new one for the paper with this id;
    `begun`: a new one of a kind beside the page, with these fields.
    `chosen`: the record the keyboard is on in a list; `opened`: a record to go to; `wanted`: a new one.
    `listed`: a list to go to, by its key.
    `told`: a message for the toast. `drafted`: the draft of a record is another now. `leave_others` is asked
    before a cell is edited; `spelling`, once given, looks at what is typed there. `makers`: by key, what
    makes pages of others when they are first shown. `reader_made`: the page sources are read on is there.
    `note_wanted`: the records with these ids are to be noted as a disagreement.
    """

    leaving = Signal()
    shown = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)
    wanted = Signal(str)
    listed = Signal(str)
    import_wanted = Signal()
    copy_wanted = Signal()
    columns_wanted = Signal()
    narrowed = Signal()
    filter_commanded = Signal(str)
    look_wanted = Signal(str, str)
    told = Signal(object)
    drafted = Signal(str)
    stances_wanted = Signal(str)
    paper_wanted = Signal(str, dict)
    beside = Signal(str)
    judgement_wanted = Signal(str)
    begun = Signal(str, dict)
    move_wanted = Signal(int)
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    reader_made = Signal(object)
    note_wanted = Signal(list)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._jobs, self._settings = jobs, settings
        self._pages: dict[str, QWidget] = {}
        self.makers: dict[str, Callable[[], QWidget]] = {}
        self.spelling: SpellCheck | None = None
        self.leave_others: Callable[[], bool] = lambda: True
        self._compact = False
        self._covered = 0
        self.composer: ComposerPage | None = None
        self.reader: ReaderPage | None = None
        self.unnoted: UnnotedPanel | None = None
        self.key = ""
        self.coming = list(BY_KEY)
        self._ahead = QTimer(self, interval=AHEAD)
        self._ahead.timeout.connect(self._import_next)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.coming:
            self._ahead.start()

    def _import_next(self) -> None:
        """Import the page of one comparison: when it is chosen, the window need not stand still for that."""
        if not self.coming:
            self._ahead.stop()
            return
        from desktop.views.comparisons.pages import page_of

        page_of(self.coming.pop(0))

    def add(self, key: str, page: QWidget) -> None:
        """Give the page of a key that is made elsewhere."""
        if isinstance(page, KeepsClear):
            page.keep_clear(self._covered)
        self._pages[key] = page
        self.addWidget(page)

    def show_page(self, key: str) -> QWidget:
        """Show the page of a key, made if it was not shown before."""
        page = self._of_one(key) or self._pages.get(key) or self._make(key)
        changed = key != self.key
        if changed:
            self.leaving.emit()
        self.key = key
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if changed:
            self.shown.emit(key)
            self.selection_changed.emit()
        return page

    def _of_one(self, key: str) -> QWidget | None:
        """The page of a key that names a record: the one papers are composed on, or sources are read on."""
        if key.startswith(COMPOSE):
            return self._composing(key)
        return self._reading(key) if key.startswith(READ) else None

    def _reading(self, key: str) -> QWidget:
        page = self.reader
        if page is None:
            from desktop.views.reader.page import ReaderPage  # not before the first source is read

            page = self.reader = ReaderPage(self._session, self._theme, jobs=self._jobs)
            self.add(READ, page)
            self.reader_made.emit(page)
        page.show_source(key.removeprefix(READ))
        return page

    def _composing(self, key: str) -> QWidget:
        """The page papers are composed on, with the one of this key on it; one page for all of them."""
        page = self.composer or self._composer()
        page.show_brief(key.removeprefix(COMPOSE))
        return page

    def _composer(self) -> "ComposerPage":
        from desktop.views.composer.page import ComposerPage  # loads what shows a PDF

        assert self._settings is not None, "templates lie beside the settings"
        assert self.spelling is not None, "words are typed there"
        page = self.composer = ComposerPage(
            self._session, self._theme, self._settings, self.spelling, jobs=self._jobs
        )
        page.opened.connect(self.beside)
        page.judgement_wanted.connect(self.judgement_wanted)
        self.add(COMPOSE, page)
        return page

    def _make(self, key: str) -> QWidget:
        if key in self.makers:
            page: QWidget = self.makers[key]()
        elif key in BY_KEY:
            page = self._comparison(key)
        else:
            page = self._overview() if key == OVERVIEW else self._list(key)
        self.add(key, page)
        return page

    def _overview(self) -> Overview:
        page = Overview(self._session, self._theme, jobs=self._jobs)
        page.opened.connect(self.opened)
        page.wanted.connect(self.wanted)
        page.listed.connect(self.listed)
        return page

    def _comparison(self, key: str) -> "ComparisonPage":
        from desktop.views.comparisons.pages import page_of  # not before the first comparison

        page = page_of(key)(self._session, self._theme, jobs=self._jobs)
        page.opened.connect(self.opened)
        page.listed.connect(self.listed)
        page.wanted.connect(self.wanted)
        page.begun.connect(self.begun)
        page.paper_wanted.connect(self.paper_wanted)
        page.told.connect(self.told)
        return page

    def _list(self, kind: str) -> ListPage:
        page = ListPage(
            self._session, self._theme, kind, jobs=self._jobs, settings=self._settings, spelling=self.spelling
        )
        page.table.set_compact(self._compact)
        page.chosen.connect(self.chosen)
        page.opened.connect(self.opened)
        page.composed.connect(lambda id: self.listed.emit(f"{COMPOSE}{id}"))
        page.wanted.connect(self.wanted)
        page.import_wanted.connect(self.import_wanted)
        page.copy_wanted.connect(self.copy_wanted)
        page.columns_wanted.connect(self.columns_wanted)
        page.narrowing.changed.connect(self.narrowed)
        page.narrowing.strip.look_wanted.connect(self.look_wanted)
        page.narrowing.strip.save_wanted.connect(partial(self.filter_commanded.emit, "save"))
        page.narrowing.strip.update_wanted.connect(partial(self.filter_commanded.emit, "update"))
        page.editing.leave_others = lambda: self.leave_others()
        page.moving.moved.connect(self.move_wanted)
        page.editing.told.connect(self.told)
        page.editing.drafted.connect(self.drafted)
        page.editing.stances_wanted.connect(self.stances_wanted)
        page.menu_wanted.connect(self.menu_wanted)
        page.table.selectionModel().selectionChanged.connect(self.selection_changed)
        if kind == Disagreement.META.kind:
            self._put_unnoted(page)
        return page

    def _put_unnoted(self, page: ListPage) -> None:
        from desktop.views.unnoted import UnnotedPanel  # not before disagreements are listed

        panel = self.unnoted = UnnotedPanel(self._session, self._theme, self._jobs)
        panel.noted.connect(self.note_wanted)
        panel.opened.connect(self.opened)
        panel.walked.connect(self.beside)
        page.put_above(panel)

    def list_page(self) -> ListPage | None:
        """The list that is shown, or None."""
        page = self.currentWidget()
        return page if isinstance(page, ListPage) else None

    def filter_box(self) -> FilterBox | None:
        """Where words are typed that narrow what is shown, or None where nothing is narrowed by words."""
        page = self.currentWidget()
        return page.findChild(FilterBox) if page is not None else None

    def is_searchable(self) -> bool:
        """Whether a list or a text is shown, in which words can be found."""
        return self.filter_box() is not None or self.currentWidget() is self.reader is not None

    def scrolled(self) -> int:
        """How far down the page that is shown is, in pixels."""
        area = self._area()
        return area.verticalScrollBar().value() if area else 0

    def scroll_to(self, pixels: int) -> None:
        """Go so far down the page that is shown."""
        if (area := self._area()) is not None:
            area.verticalScrollBar().setValue(pixels)

    def _area(self) -> QAbstractScrollArea | None:
        page = self.currentWidget()
        if isinstance(page, ListPage):
            return page.table
        return page if isinstance(page, QAbstractScrollArea) else None

    def leave_cell(self) -> bool:
        """Store or keep what is typed into a cell or a paper; False when neither could be written."""
        if self.composer is not None and not self.composer.leave():
            return False
        pages = (page for page in self._pages.values() if isinstance(page, ListPage))
        return all(page.editing.leave() for page in pages)

    def has_selection(self) -> bool:
        """Whether rows are selected in the list that is shown."""
        page = self.list_page()
        return page is not None and page.table.selectionModel().hasSelection()

    def selects_several(self) -> bool:
        """Whether two rows or more are selected in the list that is shown."""
        page = self.list_page()
        return page is not None and page.table.selected_count() > 1

    def selected(self) -> list[str]:
        """The ids of the records selected in the list that is shown."""
        page = self.list_page()
        return page.table.selected_ids() if page else []

    def set_compact(self, compact: bool) -> None:
        """One line a row in all lists, or two."""
        self._compact = compact
        for page in self._pages.values():
            if isinstance(page, ListPage):
                page.table.set_compact(compact)

    def keep_clear(self, pixels: int) -> None:
        """Let no page have anything to read in so many pixels at its foot: something lies there."""
        self._covered = pixels
        for page in self._pages.values():
            if isinstance(page, KeepsClear):
                page.keep_clear(pixels)

    def forget_lists(self) -> None:
        """Drop the lists, for another tracker."""
        for key, page in list(self._pages.items()):
            if isinstance(page, ListPage) or page in (self.composer, self.reader):
                del self._pages[key]
                self.removeWidget(page)
                page.deleteLater()
        self.composer = self.reader = self.unnoted = None
        self.key = ""
