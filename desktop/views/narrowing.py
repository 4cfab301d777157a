"""What a list is narrowed by: its filter box, its conditions and the saved filter it shows, kept in step."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from db.queries.criteria import IS, LOOK, Criterion
from db.queries.lists import Listing
from db.queries.saved import flaws, listing_of
from db.records import Filter
from desktop.action_table import SPECS
from desktop.actions import with_shortcut
from desktop.models.records import RecordList
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.filter_strip import FilterStrip
from desktop.views.record_table import RecordTable
from desktop.widgets.buttons import Button
from desktop.widgets.search_box import FilterBox


def looking_at(name: str, kind: str) -> Listing:
    """The records of a kind that stand to look at in one way."""
    return Listing(kind, criteria=(Criterion(LOOK, IS, (name,)),))


class Narrowing(QObject):
    """Over one list. `changed`: it lists something else now, or is called otherwise."""

    changed = Signal()

    def __init__(
        self, session: Session, theme: Theme, records: RecordList, table: RecordTable, box: FilterBox
    ) -> None:
        super().__init__(records)
        self._session, self._records, self._table, self._box = session, records, table, box
        self._told: tuple[Listing, Filter | None] = (records.listing, None)
        self.saved = ""
        self.strip = FilterStrip(session, theme, records.kind)
        self.add = Button(theme, "Condition", "quiet", icon="plus")
        self.add.setToolTip(with_shortcut("Narrow the list by a field", SPECS["edit.add_condition"].shortcut))
        self.add.clicked.connect(self.ask)
        box.filtered.connect(records.filter)
        self.strip.narrowed.connect(self._narrow)
        self.strip.cleared.connect(self.clear)
        for signal in (records.counted, records.layoutChanged, session.looked, records.reading.changed):
            signal.connect(self.refresh)
        session.changed.connect(self.refresh)

    @property
    def present(self) -> Listing:
        """What the list shows, with the words that are still being typed."""
        return replace(self._records.listing, words=self._box.text())

    @property
    def narrows(self) -> bool:
        """Whether words or conditions leave records out."""
        return bool(self._records.listing.words or self._records.listing.criteria)

    @property
    def look(self) -> str:
        """The name of what stands to look at, when the list shows that alone; else ''."""
        listing = self._records.listing
        lone = len(listing.criteria) == 1 and not listing.words
        asked = listing.criteria[0] if lone else None
        is_look = asked is not None and asked.field == LOOK and asked.test == IS and len(asked.values) == 1
        return asked.values[0] if asked is not None and is_look else ""

    def filter(self) -> Filter | None:
        """The saved filter that is shown, if it still is there."""
        found = self._session.store.get(self.saved) if self.saved and self._session.is_open else None
        return found if isinstance(found, Filter) else None

    def flaws(self) -> list[str]:
        """What of the saved filter can't be applied, in sentences."""
        saved = self.filter()
        return flaws(self._session.store.db, saved) if saved else []

    def show(self, listing: Listing, saved: str = "") -> None:
        """Show a listing of the kind; `saved`: the id of the filter it is."""
        self.saved = saved
        self._box.show_text(listing.words)
        self._table.show_order(listing.order, descending=listing.descending)
        self._records.show(listing)
        self.refresh()

    def show_filter(self, saved: Filter) -> None:
        """Show what a saved filter lists, as far as it can be."""
        listing = listing_of(saved)
        if listing is not None:
            self.show(listing, saved.id)

    def clear(self) -> None:
        """List all records of the kind, in the order they are in."""
        self.show(replace(self._records.listing, words="", criteria=()))

    def add_criterion(self, criterion: Criterion) -> None:
        """Narrow the list by a further condition."""
        listing = self._records.listing
        if criterion not in listing.criteria:
            self._narrow(replace(listing, criteria=(*listing.criteria, criterion)))

    def ask(self) -> None:
        """Ask for a further condition."""
        self.strip.ask(self.add)

    def _narrow(self, listing: Listing) -> None:
        self._records.show(replace(listing, words=self._box.text()))
        self.refresh()

    def refresh(self) -> None:
        """Say what the list is narrowed by, where that is another than before."""
        if not self._session.is_open:
            return
        saved = self.filter()
        now = self._records.listing, saved
        self.strip.show_listing(*now)
        if now != self._told:
            self._told = now
            self.changed.emit()
