"""The inspector: one record's fields and parts, its evidence and its history."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.changes import Change, Value
from db.drafts import Draft
from db.drafts import draft as draft_at
from db.errors import KnownError
from db.records import Dossier, Record
from desktop.forms.context import FormContext
from desktop.models.spell_check import SpellCheck
from desktop.operations import records
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views import reading_order
from desktop.views.form_editing import FormEditing
from desktop.views.inspector_evidence import EvidencePage
from desktop.views.inspector_fields import FieldsPage
from desktop.views.inspector_foot import InspectorFoot
from desktop.views.inspector_header import InspectorHeader
from desktop.views.inspector_help import FieldHelp
from desktop.views.inspector_history import RecordHistory
from desktop.views.inspector_none import NoRecord
from desktop.views.inspector_page import InspectorPage
from desktop.widgets.surface import Surface
from desktop.widgets.tab_bar import TabBar

if TYPE_CHECKING:
    from desktop.forms.form import FormDraft, RecordForm

FIELDS, EVIDENCE, HISTORY = range(3)
NONE_TITLE = "No record chosen"
NONE_TEXT = "Choose a record in the list to see its fields, evidence and history, or add one."


class Inspector(Surface):
    """Shows one record. `open_requested`: a link to another was pressed; `shown`: which record it shows now.

    `leave_first` is asked before it is left: what is typed elsewhere is stored or kept too.
    `edited_changed`: there is something unsaved now, or no more. `title_changed`: what it shows is called so.
    `delete_wanted`: the record with this id is to be deleted. `added`: a new one was saved here.
    """

    open_requested = Signal(str)
    shown = Signal(str)
    edited_changed = Signal()
    title_changed = Signal(str)
    delete_wanted = Signal(str)
    added = Signal(str)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        spelling: SpellCheck | None = None,
    ) -> None:
        super().__init__(theme, "chrome", parent=parent)
        self._session = session
        self.leave_first: Callable[[], bool] = lambda: True
        self._was_edited = False
        self._title = ""
        self.setAccessibleName("Inspector")
        self.editing = FormEditing(FormContext(session, theme, self.open_requested.emit, spelling), self)
        self.header, self.foot = InspectorHeader(theme), InspectorFoot(theme)
        self.tabs = TabBar(theme, padding=MEASURES.inspector_padding)
        self.fields = FieldsPage(session, theme)
        self.evidence, self.history = EvidencePage(session, theme), RecordHistory(session, theme)
        self.help = FieldHelp(theme, self.fields)
        self.none = NoRecord(theme)
        self.pages, self.body, self.whole = QStackedWidget(), QWidget(), QStackedWidget()
        self._build()
        self._connect()
        self._connect_keys()
        self.setFocusProxy(self.tabs)
        self.clear()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        for words in ("&Fields", "&Evidence", "&History"):
            self.tabs.addTab(words.replace("&", ""))
        self.tabs.setAccessibleName("Parts of the inspector")
        self.pages.addWidget(self.fields)
        for name, inside in (("Evidence", self.evidence), ("History", self.history)):
            page = InspectorPage(name)
            page.column.addWidget(inside)
            self.pages.addWidget(page)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.tabs, self.pages, self.help, self.foot):
            column.addWidget(part, 1 if part is self.pages else 0)
        for widget in (self.none, self.body):
            self.whole.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.whole)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_change)
        self._session.tracker_changed.connect(self.clear)
        self.editing.changed.connect(self._show_state)
        self.editing.stored.connect(self._stored)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.foot.save.clicked.connect(self.save)
        self.foot.revert.clicked.connect(self.revert)
        self.foot.problems_pressed.connect(self._to_problem)
        self.fields.opened.connect(self.open_requested)
        self.fields.add_requested.connect(self._add_part)
        self.fields.notice.pressed.connect(self._answer_notice)
        self.evidence.opened.connect(self.open_requested)
        self.evidence.add_requested.connect(lambda: self.new("evidence", record=self.record_id))
        self.history.failed.connect(self._session.failed)
        self.history.opened.connect(self.open_requested)
        self.header.owner_pressed.connect(self._open_owner)
        self.header.duplicate.triggered.connect(self.duplicate)
        self.header.delete.triggered.connect(self.delete)
        self.header.copy_id.triggered.connect(lambda: _copy(self.record_id))
        self.header.copy_title.triggered.connect(lambda: _copy(self.title))

    def _connect_keys(self) -> None:
        keys: list[tuple[str, int]] = [(f"Alt+{place + 1}", place) for place in (FIELDS, EVIDENCE, HISTORY)]
        for key, place in keys:
            # From the list too: a claim and its evidence are looked at row by row.
            shortcut = self._shortcut(key)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda place=place: self._go_to_tab(place))
        self._shortcut("Ctrl+Tab").activated.connect(lambda: self._step_tab(1))
        self._shortcut("Ctrl+Shift+Tab").activated.connect(lambda: self._step_tab(-1))

    def _shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    # -- what is shown -------------------------------------------------------------------------------

    @property
    def record_id(self) -> str:
        """The id of the stored record shown; '' for a new one, and when none is shown."""
        return self.editing.record.id if self.editing.record else ""

    @property
    def title(self) -> str:
        """What the record shown is called; '' when none is shown."""
        return self._title

    @property
    def form(self) -> "RecordForm | None":
        """The form shown."""
        return self.editing.form

    @property
    def is_edited(self) -> bool:
        """Whether something is typed that is not stored."""
        return self.editing.is_edited

    def show_record(self, id: str) -> bool:
        """Show the record with this id, once the one before is left; False when that one could not be."""
        if not self.leave():
            return False
        record = self._session.store.get(id)
        if record is None:
            self._show_none("This record is gone", "It was deleted. Undo brings it back.", id)
            return True
        same_kind = self.form is not None and self.form.kind == record.META.kind
        self._show_form(self.editing.open(record))
        if not same_kind:
            self._go_to_tab(FIELDS)
        self.shown.emit(id)
        return True

    def new(self, kind: str, **preset: Value) -> bool:
        """Show an empty form of a kind, partly filled in; False when the one shown can't be left."""
        if not self.leave():
            return False
        form = self.editing.begin(kind, preset)
        return self._show_begun(form, form.to_first_field)

    def new_part(self) -> bool:
        """Show an empty form for another part of what the record shown is part of; False if of nothing."""
        if self.form is not None and (owner := self._owner_id(self.editing.record)):
            self.new(self.form.kind, **{self.form.cls.META.owner: owner})
            return True
        return False

    def resume(self, draft: Draft) -> bool:
        """Show the form a draft was kept of; False when the one shown can't be left or that is gone."""
        form = self.editing.resume(draft) if self.leave() else None
        return form is not None and self._show_begun(form, form.to_what_is_left)

    def new_typed(self, kind: str, typed: "FormDraft") -> bool:
        """Show a new form in which all this stands as typed; the keyboard goes to what is to be looked at."""
        if not self.leave():
            return False
        form = self.editing.begin_typed(kind, typed)
        return self._show_begun(form, form.to_what_is_left)

    def _show_begun(self, form: "RecordForm", put_keyboard: Callable[[], None]) -> bool:
        self._show_form(form)
        self._go_to_tab(FIELDS)
        put_keyboard()
        self.shown.emit(self.record_id)
        return True

    def clear(self) -> None:
        """Show no record, and keep nothing of a tracker that is closed."""
        self.editing.clear()
        self.fields.show_none()
        self._show_none(NONE_TITLE, NONE_TEXT)

    def _show_form(self, form: "RecordForm") -> None:
        self.fields.show_form(form)
        self.fields.to_top()
        self.whole.setCurrentWidget(self.body)
        self._show_record()

    def _show_none(self, title: str, text: str, gone: str = "") -> None:
        self.editing.close()
        self._title = ""
        self.none.show_words(title, text, gone)
        self.whole.setCurrentIndex(0)
        self._show_state()
        self.shown.emit("")
        self.title_changed.emit("")

    def _show_record(self) -> None:
        """Head, tabs and foot as the record now is."""
        form, record = self.form, self.editing.record
        if form is None:
            return
        meta, store = form.cls.META, self._session.store
        self._title = store.titles([record.id]).get(record.id, "") if record else f"New {meta.label.lower()}"
        self.header.show_record(meta.label, self._title or meta.label, self._owner_title(record))
        duplicable = not meta.joins and form.cls is not Dossier
        self.header.allow(stored=record is not None, editable=not store.readonly, duplicable=duplicable)
        for tab in (EVIDENCE, HISTORY):
            self.tabs.setTabEnabled(tab, record is not None)
        self.tabs.set_count(EVIDENCE, self.evidence.show_of(record.id) if record else None)
        self.tabs.set_count(HISTORY, self.history.show_of(record.id) if record else None)
        self.tabs.setTabText(HISTORY, self.tabs.tabText(HISTORY))  # lays the tabs out anew
        self._show_state()
        self.title_changed.emit(self._title)

    def _owner_id(self, record: Record | None) -> str:
        if self.form is None or not self.form.cls.META.owner:
            return ""
        owner = self.form.cls.META.owner
        return str((getattr(record, owner) if record else self.editing.preset.get(owner)) or "")

    def _owner_title(self, record: Record | None) -> str:
        owner = self._owner_id(record)
        return self._session.store.titles([owner]).get(owner, "") if owner else ""

    def _show_state(self) -> None:
        form = self.form
        if form is not None and self._session.is_open:
            self.foot.show_state(
                problems=len(form.marked()), edited=self.is_edited, new=form.record is None,
                readonly=self._session.store.readonly,
            )  # fmt: skip
            self.fields.show_notice(self.editing)
        if self._was_edited != self.is_edited:
            self._was_edited = self.is_edited
            self.edited_changed.emit()

    # -- commands ------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Store what is valid as one Change; False when something is left to correct; it gets the focus."""
        new = self.editing.record is None
        done = self.editing.save()
        self._show_state()
        if done and new and self.record_id:
            self.added.emit(self.record_id)
        if not done:
            self._to_problem()
        return done

    def leave(self) -> bool:
        """Store what is valid and keep the rest as a draft; False when neither could be written."""
        return not self._session.is_open or (self.leave_first() and self.editing.leave())

    def look_again(self, id: str) -> None:
        """Show a record as it now is with its draft, if it is shown: both were written from elsewhere."""
        record = self._session.store.get(id)
        if record is not None and id == self.record_id:
            self._show_form(self.editing.open(record))

    def _answer_notice(self) -> None:
        """Do what the notice over the form offers."""
        if self.form is None or self.editing.record is not None:
            self.revert()
        elif (draft := draft_at(self._session.store, self.editing.aside)) is not None:
            self.resume(draft)
        else:
            self.editing.begin_afresh()
            self.form.to_first_field()

    def to_stances(self) -> None:
        """Put the keyboard into the stances of the position shown."""
        if self.form is not None and self.form.stances is not None:
            self._go_to_tab(FIELDS)
            self.form.stances.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fields.ensureWidgetVisible(self.form.stances)

    def revert(self) -> None:
        """Give up what was typed; of a new record, the whole form."""
        new = self.form is not None and self.form.record is None
        owner = self._owner_id(None) if new else ""
        self.editing.revert()
        if new:
            self._show_none(NONE_TITLE, NONE_TEXT)
            if owner:
                self.show_record(owner)

    def duplicate(self) -> None:
        """Add a copy of the record shown, with its parts, and show it."""
        record = self.editing.record
        if record is None or not self.leave():
            return
        try:
            change = records.duplicate(self._session.store, self._session.store.get(record.id) or record)
        except KnownError as error:
            self._session.failed.emit(str(error))
            return
        if self._session.do(change):
            self.open_requested.emit(change.edits[0].id)

    def delete(self) -> None:
        """Have the record shown deleted."""
        if self.record_id and self.leave():
            self.delete_wanted.emit(self.record_id)

    def _add_part(self, kind: str, field: str) -> None:
        self.new(kind, **{field: self.record_id})

    def _open_owner(self) -> None:
        if owner := self._owner_id(self.editing.record):
            self.open_requested.emit(owner)

    def _stored(self, id: str) -> None:
        record = self._session.store.get(id)
        if record is not None:
            self._show_form(self.editing.open(record))
            self.shown.emit(id)

    # -- tabs and keys -------------------------------------------------------------------------------

    def _go_to_tab(self, tab: int) -> None:
        if self.tabs.isTabEnabled(tab):
            self.tabs.setCurrentIndex(tab)

    def _step_tab(self, step: int) -> None:
        self._go_to_tab((self.tabs.currentIndex() + step) % self.tabs.count())

    def _to_problem(self) -> None:
        self._go_to_tab(FIELDS)
        if self.form is not None:
            self.form.to_first_problem()
            if (focused := self.form.focusWidget()) is not None:
                self.fields.ensureWidgetVisible(focused)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = reading_order.step(self, forward=forward, around=self.isWindow())
        return moved or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # -- changes -------------------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        record = self.editing.record
        if self._session.initiator is not self:
            self.editing.follow(change)
        if record is not None and self._session.store.get(record.id) is None:
            if self._session.initiator is not self:
                self.editing.keep_draft()  # it stands in the form again once the record is brought back
                self._show_none(f"{self._title} was deleted", "Undo brings it back.", record.id)
            return
        self.fields.refresh_parts()
        self._show_record()


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
