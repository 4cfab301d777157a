"""What the window does with saved filters: save what a list shows, rename, update, move, delete."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db.changes import Change
from db.errors import KnownError
from db.queries.criteria import Criterion
from db.records import Filter
from desktop.models.alike import criterion_like
from desktop.models.criteria_words import said
from desktop.models.filter_counts import saved_filters
from desktop.models.navigation import FILTER
from desktop.operations import filters as operations
from desktop.operations import records
from desktop.running import Running
from desktop.session import Session
from desktop.theme import Theme
from desktop.travel import Travel
from desktop.undo_offer import offer_undo
from desktop.views.asked import Place
from desktop.views.name_popup import NamePopup
from desktop.views.narrowing import Narrowing
from desktop.views.navigator import Navigator
from desktop.views.pages import Pages
from desktop.widgets.toast import Message, Toast


class FilterCommands(QObject):
    """The commands over saved filters; each is one step that undo takes back."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        pages: Pages,
        navigator: Navigator,
        travel: Travel,
        toast: Toast,
        running: Running,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._pages, self._navigator = session, theme, pages, navigator
        self._travel, self._toast, self._running = travel, toast, running
        self._popup: NamePopup | None = None
        pages.filter_commanded.connect(lambda verb: self.save() if verb == "save" else self.update())
        navigator.filter_commanded.connect(self.command)

    @property
    def popup(self) -> NamePopup | None:
        """What asks for a name; None until it did."""
        return self._popup

    def ask(self) -> None:
        """Ask for a condition of the list."""
        if (narrowing := self._narrowing()) is not None:
            narrowing.ask()

    def clear(self) -> None:
        """Let the list show all records again."""
        if (narrowing := self._narrowing()) is not None:
            narrowing.clear()

    def only_alike(self) -> None:
        """List what is like the cell that the keyboard is on: in its first field that can be asked for."""
        found = self._alike()
        if found:
            self._add(found[0])
        else:
            self._toast.show_message(
                Message("What stands in this cell can't be asked for. F4 asks for others.")
            )

    def _alike(self) -> list[Criterion]:
        """The conditions that the fields of the cell the keyboard is on meet."""
        page = self._pages.list_page()
        cell = page.table.currentIndex() if page is not None else QModelIndex()
        record = page.records.record(cell.row()) if page is not None and cell.isValid() else None
        if page is None or record is None:
            return []
        made = (criterion_like(record, name) for name in page.records.columns[cell.column()].fields)
        return [each for each in made if each is not None]

    def _add(self, criterion: Criterion, _checked: bool = False) -> None:
        narrowing = self._narrowing()
        if narrowing is not None:
            narrowing.add_criterion(criterion)

    def add_to_menu(self, menu: QMenu) -> None:
        """Offer to list only what is like the cell, before the rest of a menu."""
        first = menu.actions()[0]
        page, found = self._pages.list_page(), self._alike()
        for each in found:
            assert page is not None
            titles = self._session.store.titles(each.values)
            action = QAction(f"Only: {said(page.kind, each, titles)}".replace("&", "&&"), menu)
            action.triggered.connect(partial(self._add, each))
            menu.insertAction(first, action)
        if found:
            menu.insertSeparator(first)

    def _narrowing(self) -> Narrowing | None:
        page = self._pages.list_page()
        return page.narrowing if page is not None else None

    # -- one that is kept ----------------------------------------------------------------------------

    def save(self) -> None:
        """Ask under which name to keep what the list shows."""
        narrowing = self._narrowing()
        if narrowing is None or self._session.store.readonly:
            return
        saved = narrowing.filter()
        beside = narrowing.strip if narrowing.strip.isVisible() else narrowing.add
        about = Place("filter", (narrowing.present.kind,))
        self._ask("Save", saved.title if saved else "", self._would_replace, self._save, beside, about)

    def _ask(
        self,
        verb: str,
        name: str,
        taken: Callable[[str], str],
        give: Callable[[str], None],
        beside: QWidget,
        about: Place,
    ) -> None:
        from desktop.dialogs.keeping import Keeping

        if self._popup is not None:
            self._popup.deleteLater()
        self._popup = NamePopup(self._theme, verb, taken, beside)
        self._popup.begin(name)
        keeping = Keeping(self._session, self._popup, about)
        self._popup.given.connect(give)
        self._popup.given.connect(lambda _: keeping.settle())
        self._popup.ask(beside)

    def _named(self, title: str) -> Filter | None:
        found = saved_filters(self._session)
        return next((each for each in found if each.title.casefold() == title.casefold()), None)

    def _would_replace(self, title: str) -> str:
        return "There is one of this name. It will list what is shown now." if self._named(title) else ""

    def _save(self, title: str) -> None:
        narrowing = self._narrowing()
        if narrowing is None:
            return
        if (there := self._named(title)) is not None:
            self._keep(there, narrowing)
            return
        listing, others = narrowing.present, saved_filters(self._session)
        change = self._done(lambda: operations.save_filter(title, listing, others))
        if change is not None:
            self._travel.show_filter(change.edits[0].id)
            self._say(f"Filter “{title}” saved", change)

    def update(self) -> None:
        """Let the saved filter that is shown list what is shown now."""
        narrowing = self._narrowing()
        saved = narrowing.filter() if narrowing else None
        if narrowing is not None and saved is not None:
            self._keep(saved, narrowing)

    def _keep(self, saved: Filter, narrowing: Narrowing) -> None:
        change = self._done(lambda: operations.update_filter(saved, narrowing.present))
        if change is not None:
            self._travel.show_filter(saved.id)
            self._say(f"Filter “{saved.title}” changed", change)

    # -- those in the navigator ----------------------------------------------------------------------

    def command(self, verb: str, id: str) -> None:
        """Rename, update, move up or down, or delete the saved filter with this id."""
        saved = self._session.store.get(id)
        if not isinstance(saved, Filter) or self._session.store.readonly:
            return
        if verb == "rename":
            self._ask_name(saved)
        elif verb == "update":
            self._update_to_list(saved)
        elif verb == "delete":
            self._delete(saved)
        else:
            way = -1 if verb == "up" else 1
            self._done(lambda: operations.move_filter(saved_filters(self._session), id, way))

    def _ask_name(self, saved: Filter) -> None:
        give = partial(self._rename, saved.id)
        about = Place("rename", (saved.id,))
        self._ask("Rename", saved.title, lambda _: "", give, self._navigator, about)
        place = self._navigator.place_of(f"{FILTER}{saved.id}")
        if self._popup is not None:
            self._popup.move(self._navigator.viewport().mapToGlobal(place.bottomLeft()))

    def _rename(self, id: str, title: str) -> None:
        saved = self._session.store.need(Filter, id)
        self._done(lambda: operations.rename_filter(saved, title))

    def _update_to_list(self, saved: Filter) -> None:
        narrowing = self._narrowing()
        if narrowing is None:
            self._toast.show_message(Message("Show a list first: the filter takes over what it shows."))
        else:
            self._keep(saved, narrowing)

    def _delete(self, saved: Filter) -> None:
        deletion = self._session.store.goes_with([saved.id])
        change = self._done(lambda: records.delete(self._session.store, deletion))
        if change is not None:
            self._say(f"Filter “{saved.title}” deleted", change)

    def _done(self, make: Callable[[], Change]) -> Change | None:
        """Write a change; None when it is none, or could not be written, which is then said."""
        try:
            change = make()
        except KnownError as error:
            self._session.failed.emit(str(error))
            return None
        return self._session.do(change) if change.edits else None

    def _say(self, words: str, change: Change) -> None:
        offer_undo(self._toast, self._session, words, change, running=self._running)
