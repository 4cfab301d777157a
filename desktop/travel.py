"""Going about the window: pages, records, back and forward, always with the form's edits safe first."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from db.records import KINDS
from desktop.capture.reading import Captured
from desktop.forms.form import FormDraft
from desktop.forms.stance_editor import StanceDraft
from desktop.session import Session
from desktop.views import drafts
from desktop.views.inspector import Inspector
from desktop.views.navigator import OVERVIEW, TRACKER, Navigator
from desktop.views.pages import CHECKS, Pages
from desktop.visits import Visit, Visits
from desktop.widgets.panels import Panels
from desktop.widgets.toast import Message, Toast

LISTED = (*TRACKER, "brief")
WIDE = (OVERVIEW, CHECKS)


class Travel(QObject):
    """Brings pages and records into view. `arrived`: another page or record is shown."""

    arrived = Signal()

    def __init__(
        self,
        session: Session,
        navigator: Navigator,
        pages: Pages,
        inspector: Inspector,
        panels: Panels,
        toast: Toast,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._navigator, self._pages = session, navigator, pages
        self._inspector, self._panels, self._toast = inspector, panels, toast
        self.visits = Visits()
        self.inspector_wanted = True
        self._on_the_way = False
        navigator.chosen.connect(self.show_page)
        navigator.gone_in.connect(lambda: pages.setFocus(Qt.FocusReason.ShortcutFocusReason))
        pages.shown.connect(self._page_shown)
        pages.chosen.connect(self.show_record)
        pages.opened.connect(self.open_record)
        pages.wanted.connect(self.new_record)
        inspector.open_requested.connect(self.open_record)

    def begin(self) -> None:
        """Begin anew on the overview, for another tracker."""
        self.visits.forget()
        self._toast.dismiss()  # what it offers belongs to the tracker before
        self._pages.forget_lists()
        self._inspector.clear()
        self.show_page(OVERVIEW)

    def show_page(self, key: str) -> None:
        """Show a page: `overview`, `checks` or a kind."""
        if self._session.is_open:
            self._pages.show_page(key)

    def go_in(self, key: str) -> None:
        """Show a page and put the keyboard into it."""
        self.show_page(key)
        self._pages.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer_draft(self) -> None:
        """Say that forms were left unfinished, and offer to go on with the newest."""
        store = self._session.store
        found = [] if store.readonly else drafts.unfinished(store)
        if not found:
            return
        record, kind = found[0]
        label = KINDS[kind].META.label.lower()
        called = f"“{store.titles([record])[record]}”" if record else f"a new {label}"
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        go_on = partial(self.open_record, record) if record else partial(self.new_record, kind)
        self._toast.show_message(Message(f"Unsaved changes kept: {called}{more}", "Go on", go_on))

    def want_inspector(self, wanted: bool) -> None:
        """Show the inspector beside lists, or not."""
        self.inspector_wanted = wanted
        self._panels.show_inspector(wanted)

    def _page_shown(self, key: str) -> None:
        self._navigator.show_key(key)
        # The overview and the checks are read across the whole width.
        self._panels.show_inspector(self.inspector_wanted and key not in WIDE)
        if not self._on_the_way:
            self.visits.visit(Visit(key, self._inspector.record_id))
        self.arrived.emit()

    def show_record(self, id: str) -> None:
        """Show a record in the inspector; edits of the one before are saved or kept as a draft."""
        if id == self._inspector.record_id or not self._inspector.leave():
            return
        self._inspector.show_record(id)
        self.visits.visit(Visit(self._pages.key, id))
        self.arrived.emit()

    def open_record(self, id: str) -> None:
        """Go to a record: its list, with the row selected, and the record in the inspector."""
        record = self._session.store.get(id)
        if record is None:
            gone = "This record is not in the tracker any more. Undo may bring it back."
            self._toast.show_message(Message(gone, failure=True))
            return
        if record.META.kind in LISTED:
            self._on_the_way = True  # the list is no place of its own to come back to
            self._pages.show_page(record.META.kind)
            self._select(id)
            self._on_the_way = False
        self.show_record(id)
        self._panels.show_inspector(True)
        self.arrived.emit()

    def _select(self, id: str) -> None:
        page = self._pages.list_page()
        if page is None:
            return
        if page.records.reading.is_on:  # a long list: the row is gone to when it is there
            once = Qt.ConnectionType.SingleShotConnection
            page.records.counted.connect(lambda: page.table.select_id(id), once)
        elif not page.table.select_id(id) and page.filter.text():
            page.filter.clear()
            page.records.filter("")
            page.table.select_id(id)
        page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_record(self, kind: str) -> None:
        """Begin a record of a kind in the inspector."""
        if self._session.is_open and self._inspector.leave():
            if kind in LISTED:
                self._pages.show_page(kind)
            self._panels.show_inspector(True)
            self._inspector.new(kind)

    def new_captured(self, captured: Captured) -> None:
        """Begin a record with what a line was read as standing in its form, ready to be checked."""
        kind = captured.shape.kind
        if self._session.is_open and self._inspector.leave():
            if kind in LISTED:
                self._pages.show_page(kind)
            self._panels.show_inspector(True)
            self._inspector.new_typed(kind, typed_of(captured))

    def back(self) -> None:
        """Go to the place before."""
        if self.visits.can_go_back:
            self._go(self.visits.back())

    def forward(self) -> None:
        """Go to the place one came back from."""
        if self.visits.can_go_forward:
            self._go(self.visits.forward())

    def _go(self, visit: Visit) -> None:
        if not self._inspector.leave():
            return
        self._on_the_way = True
        if visit.page:
            self._pages.show_page(visit.page)
        self._on_the_way = False
        if visit.record and self._session.store.get(visit.record):
            self._inspector.show_record(visit.record)
            page = self._pages.list_page()
            if page is not None:
                page.table.select_id(visit.record)
        self.arrived.emit()


def typed_of(captured: Captured) -> FormDraft:
    """What a captured line comes to in a form: text by field, and stances where it names some."""
    said: StanceDraft = {"stances": captured.stances, "conditions": {}}
    return {"fields": captured.fields, "stances": said if captured.stances else None}
