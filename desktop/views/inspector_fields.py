"""The page of the inspector with the form of a record, and beneath it what belongs to the record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop.operations.labels import cut
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.form_editing import KEPT_FORMS, FormEditing
from desktop.views.inspector_page import InspectorPage
from desktop.views.inspector_parts import Parts
from desktop.views.notice import Notice
from desktop.views.scope_notice import ScopeNotice

if TYPE_CHECKING:
    from desktop.forms.form import RecordForm


class FieldsPage(InspectorPage):
    """One form at a time, and the parts of its record."""

    opened = Signal(str)
    add_requested = Signal(str, str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("Fields")
        self._session, self._theme = session, theme
        self._parts: dict[str, Parts] = {}
        self.form: RecordForm | None = None
        self.parts: Parts | None = None
        self.scope, self.notice = ScopeNotice(session, theme), Notice(theme)
        self.passage = Notice(theme, "text2")
        for notice in (self.scope, self.notice, self.passage):
            self.column.addWidget(notice)
            notice.say("")

    def show_form(self, form: "RecordForm") -> None:
        """Show this form in place of the one before."""
        for widget in (self.form, self.parts):
            if widget is not None and widget is not form:
                widget.hide()
        self._take_out()
        self.form, self.parts = form, self._parts_of(form.kind)
        if self.parts.made_of is not None:
            form.room.addWidget(self.parts.made_of)
        for widget in (form, self.parts):
            if self.column.indexOf(widget) < 0:
                self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        form.show()
        self.scope.show_of(form.record)
        self.parts.show_of(form.record.id if form.record else "")

    def show_notice(self, editing: FormEditing) -> None:
        """Say over the form what is to be known of what stands in it, and what can be done about it."""
        self.passage.say(self._of_passage(editing))
        if editing.met:
            self.notice.say("This record changed meanwhile. What you typed stays.", "Discard mine")
        elif editing.from_draft and editing.is_edited and editing.record is None:
            self.notice.say("This one was left unfinished.", "Start afresh")
        elif editing.from_draft and editing.is_edited:
            self.notice.say("Unsaved changes, kept as a draft.", "Discard")
        elif editing.aside:
            self.notice.say("The unfinished one is kept.", "Go back to it")
        else:
            self.notice.say("")

    def _of_passage(self, editing: FormEditing) -> str:
        """What a new record is filed from."""
        passage = editing.form.passage if editing.form is not None else None
        if passage is None:
            return ""
        cited = passage["cited"]
        title = self._session.store.titles([cited.source]).get(cited.source, "a source")
        return f"Saved with its passage: “{cut(cited.quote)}” ({title}, {cited.locator})"

    def _take_out(self) -> None:
        """Let no form that goes take a list with it that stood among its fields."""
        if self.parts is not None and self.parts.made_of is not None:
            self.parts.made_of.setParent(self.parts)

    def show_none(self) -> None:
        """Show no form; those of another tracker go with it."""
        self._take_out()
        for parts in self._parts.values():
            parts.hide()
            parts.deleteLater()
        self._parts.clear()
        self.form = self.parts = None

    def refresh_parts(self) -> None:
        """Read anew what belongs to the record."""
        if self.form is not None and self.parts is not None:
            self.parts.show_of(self.form.record.id if self.form.record else "")

    def _parts_of(self, kind: str) -> Parts:
        parts = self._parts.pop(kind, None) or self._made(kind)
        self._parts[kind] = parts
        while len(self._parts) > KEPT_FORMS:
            oldest = self._parts.pop(next(iter(self._parts)))
            oldest.hide()
            oldest.deleteLater()
        return parts

    def _made(self, kind: str) -> Parts:
        parts = Parts(self._session, self._theme, kind)
        parts.opened.connect(self.opened)
        parts.add_requested.connect(self.add_requested)
        return parts
