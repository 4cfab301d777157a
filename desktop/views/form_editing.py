"""The life of a form: what is typed is saved as one Change, or kept as a draft, and never lost."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change, Value
from db.drafts import Draft
from db.errors import InvalidField, KnownError
from db.records import Record, link_id
from desktop.forms.commit import add_change, edit_change, new_record
from desktop.forms.context import FormContext
from desktop.forms.layout import STANCES
from desktop.views import drafts

if TYPE_CHECKING:
    from desktop.forms.form import FormDraft, RecordForm

KEPT_FORMS = 3  # used last; every one that is kept makes a change of colours slower
PAUSE = 1500  # milliseconds from a key until what was typed is kept as a draft, typed on or not


class FormEditing(QObject):
    """One form at a time. `changed`: edits, problems or notices are others now. `stored`: a record's id.

    `initiator`: who the session is told made the changes.
    """

    changed = Signal()
    stored = Signal(str)

    def __init__(self, context: FormContext, initiator: QObject) -> None:
        super().__init__(initiator)
        self.context, self._initiator = context, initiator
        self._forms: dict[str, RecordForm] = {}
        self.form: RecordForm | None = None
        self.preset: dict[str, Value] = {}
        self.from_draft = False
        self.aside = ""  # the key of the unfinished form that this one was begun in place of
        self.met: list[str] = []  # fields both this form and another have changed
        self._draft_key = ""
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.keep_draft)

    # -- which record --------------------------------------------------------------------------------

    @property
    def record(self) -> Record | None:
        """The stored record shown; None for a new one and when there is no form."""
        return self.form.record if self.form else None

    @property
    def is_edited(self) -> bool:
        """Whether something is typed that is not stored."""
        return self.form is not None and self.form.is_edited

    def open(self, record: Record) -> "RecordForm":
        """Show a stored record; what a draft kept of it stands in its form again."""
        form = self._take(record.META.kind)
        form.load(record)
        self._offer(drafts.of_record(self.context.session.store, record.id))
        return form

    def begin(self, kind: str, preset: Mapping[str, Value]) -> "RecordForm":
        """Show an empty form with some fields preset; what a draft kept of such a one stands in it again."""
        form = self._take(kind)
        self.preset = dict(preset)
        form.load(None, preset)
        self._offer(drafts.of_new(self.context.session.store, kind, self.preset))
        return form

    def resume(self, draft: Draft) -> "RecordForm | None":
        """Show the form a draft was kept of, with all of it standing there again; None when it is gone."""
        record = self.context.session.store.get(draft.record) if draft.record else None
        if draft.record and record is None:
            return None
        form = self._take(draft.kind)
        form.load(record)
        self._offer(drafts.kept(draft))
        return form

    def begin_afresh(self) -> None:
        """Empty a new form that a draft stands in; the draft is kept, as it now is, for another time."""
        if self.form is not None and self.record is None and self.keep_draft():
            self.aside = self._draft_key
            self.from_draft, self._draft_key = False, ""
            self.form.load(None, self.preset)
            self.changed.emit()

    def begin_typed(self, kind: str, typed: "FormDraft") -> "RecordForm":
        """Show a new form in which all this stands as typed; drafts of other new records stay as they are."""
        form = self._take(kind)
        form.load(None)
        form.put(typed)
        self.keep_draft()
        return form

    def clear(self) -> None:
        """Let go of all forms: another tracker is open, or none."""
        self.pause.stop()
        for kind in list(self._forms):
            self._drop_form(kind)
        self._reset(None)

    def close(self) -> None:
        """Show no form."""
        self.pause.stop()
        self._reset(None)

    def _take(self, kind: str) -> "RecordForm":
        form = self._forms.pop(kind, None) or self._made_form(kind)
        self._forms[kind] = form
        self.pause.stop()
        self._reset(form)
        while len(self._forms) > KEPT_FORMS:
            self._drop_form(next(iter(self._forms)))
        return form

    def _made_form(self, kind: str) -> "RecordForm":
        from desktop.forms.form import RecordForm  # with all its fields: not before the first record

        form = RecordForm(self.context, kind)
        form.edited.connect(self._edited)
        return form

    def _drop_form(self, kind: str) -> None:
        form = self._forms.pop(kind)
        form.hide()
        form.deleteLater()

    def _reset(self, form: "RecordForm | None") -> None:
        self.form, self.preset, self.met = form, {}, []
        self.from_draft, self._draft_key, self.aside = False, "", ""

    def _offer(self, draft: drafts.Kept | None) -> None:
        if draft is None or self.form is None or self.context.session.store.readonly:
            return
        self._draft_key = draft.key
        self.form.put(draft.form)
        self.from_draft = self.form.is_edited
        self.pause.stop()
        self.changed.emit()

    # -- saving --------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Store what is valid; False when something is left to correct, or could not be written."""
        if self.form is None or self.context.session.store.readonly:
            return True
        if self.form.record is None:
            return self._add()
        wrong = self.form.check()
        if not self._write_edits():
            return False
        self.met = []
        self._settle_draft()
        return not wrong

    def leave(self) -> bool:
        """Store what is valid and keep the rest as a draft; False when neither could be written."""
        if not self.is_edited or self.context.session.store.readonly:
            self._settle_draft()
            return True
        return self.save() or self.keep_draft()

    def revert(self) -> None:
        """Give up what was typed."""
        if self.form is None:
            return
        self.pause.stop()
        self._drop_draft()
        self.met = []
        record = self.record
        now = self.context.session.store.get(record.id) if record else None
        self.form.load(now or record, None if record else self.preset)
        self.changed.emit()

    def _write_edits(self) -> bool:
        form = self.form
        assert form is not None
        assert form.record is not None
        change = self._made(lambda: edit_change(form))
        if change is None:
            return False
        id = self._id_after(form)
        if change.edits and self.context.session.do(change, initiator=self._initiator) is None:
            return False
        self._reload(id)
        return True

    def _id_after(self, form: "RecordForm") -> str:
        """The id the record has once this is stored: what joins others gets another when it joins others."""
        assert form.record is not None
        joins = form.cls.META.joins
        joined = [str(form.values().get(name, getattr(form.record, name))) for name in joins]
        return link_id(form.kind, *joined) if joins else form.record.id

    def _reload(self, id: str) -> None:
        record = self.context.session.store.get(id)
        if record is not None and self.form is not None:
            another = self.form.record is None or self.form.record.id != id
            self.form.rebase(record)
            if another:
                self.stored.emit(id)

    def _add(self) -> bool:
        form = self.form
        assert form is not None
        if form.check():
            return False
        record = new_record(form)
        if self.context.session.store.get(record.id) is not None:
            last = form.cls.META.joins[-1]
            form.rows[last].mark("There is one like this already. Choose another, or edit that one.")
            return False
        change = self._made(lambda: add_change(form, record))
        if change is None or self.context.session.do(change, initiator=self._initiator) is None:
            return False
        self.pause.stop()
        self._drop_draft()
        self.stored.emit(record.id)
        return True

    def _made(self, make: Callable[[], Change]) -> Change | None:
        """The change, or None when an operation refused it; then the field says why, or the session does."""
        try:
            return make()
        except InvalidField as error:
            if self.form is None or not self.form.mark(error):
                self.context.session.failed.emit(str(error))
        except KnownError as error:
            self.context.session.failed.emit(str(error))
        return None

    # -- changes by others ---------------------------------------------------------------------------

    def follow(self, change: Change) -> None:
        """Take what another has changed in the record shown; what was typed here stays."""
        if self.form is None:
            return
        record = self.record
        if record is not None and change.concerns(record.id):
            now = self.context.session.store.get(record.id)
            if now is not None:
                self.met = self.form.rebase(now)
        else:
            self.met = [name for name in self.met if name != STANCES] + self.form.rebase_stances()
        self.form.refresh_titles()
        self.changed.emit()

    # -- drafts --------------------------------------------------------------------------------------

    def keep_draft(self) -> bool:
        """Keep what was typed and is not stored, in the tracker; False when that could not be written.

        While much is written beside the window it waits for the end of that: the tracker takes one writer at
        a time, and what is typed is written nowhere else.
        """
        self.pause.stop()
        store = self.context.session.store
        if self.form is None or not self.form.is_edited or store.readonly:
            return True
        if self.context.session.busy:
            self.pause.start()  # it is kept as soon as it can be
            return False
        draft = self.form.typed()
        try:
            self._draft_key = drafts.keep(store, self._draft_key, self.record, self.form.kind, draft)
        except KnownError as error:
            self.context.session.failed.emit(str(error))
            return False
        return True

    def _settle_draft(self) -> None:
        """After storing: a draft of what is still to be corrected, or none."""
        self.pause.stop()
        if self.is_edited:
            self.keep_draft()
        else:
            self._drop_draft()
        self.changed.emit()

    def _drop_draft(self) -> None:
        if self._draft_key:
            try:
                drafts.drop(self.context.session.store, self._draft_key)
            except KnownError as error:
                self.context.session.failed.emit(str(error))
        self._draft_key, self.from_draft = "", False

    def _edited(self) -> None:
        if self.is_edited and not self.pause.isActive():
            self.pause.start()
        self.changed.emit()
