"""The form of one kind of record: a row for each declared field, and for positions the stance editor."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NotRequired, TypedDict

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from db.changes import Value, row_of
from db.errors import InvalidField
from db.records import KINDS, Filter, Record, defaults
from db.records.values import problems
from desktop.forms import layout
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import field_for
from desktop.forms.layout import STANCES
from desktop.forms.likelihood import LikelihoodRow, RangeEnd
from desktop.forms.mark import MarkField
from desktop.forms.prose import ProseField
from desktop.forms.reference import ReferenceField
from desktop.forms.row import INSET, FormRow
from desktop.forms.saved_filter import ConditionsField, OrderField
from desktop.forms.stance_editor import StanceDraft, StanceEditor
from desktop.models.columns import field_text
from desktop.operations.filing import Cited
from desktop.theme_tokens import MEASURES
from desktop.widgets.label import Label

PITCH_GAP = 8


class PassageDraft(TypedDict):
    """The passage a new record is filed from, and why fields were filled from it, by field."""

    cited: Cited
    whys: dict[str, str]


class FormDraft(TypedDict):
    """What a draft keeps of a form: text by field, the stances of a position, where it is filed from."""

    fields: dict[str, str]
    stances: StanceDraft | None
    passage: NotRequired[PassageDraft | None]


class RecordForm(QWidget):
    """Shows a stored record, or an empty one with some fields preset. `edited`: something was typed.

    `parts`: the fields to show; none = all those of the kind. `passage`: what a new record is filed from.
    `inset`: how far its rows reach beyond their fields, in pixels.
    """

    edited = Signal()

    def __init__(
        self, context: FormContext, kind: str, parts: Sequence[layout.Part] = (), *, inset: int = INSET
    ) -> None:
        super().__init__()
        self._inset = inset
        self._parts = parts or layout.parts_of(kind)
        self.context, self.kind, self.cls = context, kind, KINDS[kind]
        self.record: Record | None = None
        self.rows: dict[str, FormRow] = {}
        self.stances: StanceEditor | None = None
        self.room = QVBoxLayout()  # for the list of what the record is made of
        self.likelihood: LikelihoodRow | None = None
        self.passage: PassageDraft | None = None
        self._loading = False
        self._theirs: dict[str, Value] = {}
        self._build()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 16)
        self._column.setSpacing(PITCH_GAP)
        for part in self._parts:
            if part.heading:
                self._column.addWidget(self._heading(part.heading))
            for name in part.fields:
                self._add(name)
        self._share_label_width()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Fields of the {self.cls.META.label.lower()}")

    def _share_label_width(self) -> None:
        """Where a word of one label needs more than the usual width, all labels have it."""
        widest = max((row.label_needs for row in self.rows.values()), default=0)
        if widest > MEASURES.label_column:
            for row in self.rows.values():
                row.set_label_width(widest)

    def sizeHint(self) -> QSize:
        """As high as its rows are at the width it has: labels over several lines are not pressed together."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(0, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _heading(self, words: str) -> Label:
        label = Label(self.context.theme, words, "body_strong")
        label.setContentsMargins(self._inset, 8, self._inset, 0)
        return label

    def _add(self, name: str) -> None:
        if name == STANCES:
            self.stances = StanceEditor(self.context)
            self.stances.changed.connect(self._tell)
            self._column.addWidget(self.stances)
            return
        if name == layout.MADE_OF:
            self._column.addLayout(self.room)
            return
        if name in layout.RANGES.get(self.kind, ()):
            self._add_range_end(name)
            return
        row = self._made_row(field_for(self.context, self.cls, name))
        self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        if name == "issue" and self.kind == "position":
            row.field.changed.connect(self._issue_chosen)
        if name == "kind" and self.cls is Filter:
            row.field.changed.connect(self._listed_chosen)

    def _made_row(self, field: FieldWidget) -> FormRow:
        name = field.name
        field.sibling = self.sibling
        row = self.rows[name] = FormRow(self.context.theme, field, inset=self._inset)
        field.changed.connect(self._tell)
        field.changed.connect(partial(self._explain, name, ""))
        row.took_theirs.connect(lambda: self._take_theirs(name))
        return row

    def _add_range_end(self, name: str) -> None:
        """Add one end of a likelihood; both are shown as one row once the second is there."""
        self._made_row(RangeEnd(self.context, self.cls, name))
        low, high = layout.RANGES[self.kind]
        if low in self.rows and high in self.rows:
            self.likelihood = LikelihoodRow(self.context, self.rows[low], self.rows[high])
            for name in ("scenario", "made"):
                if name in self.rows:
                    self.rows[name].field.changed.connect(self.likelihood.add_up)
            self._column.addWidget(self.likelihood, 0, Qt.AlignmentFlag.AlignTop)

    # -- loading -------------------------------------------------------------------------------------

    def load(self, record: Record | None, preset: Mapping[str, Value] | None = None) -> None:
        """Show a stored record as it is, or without one an empty form in which `preset` is filled in."""
        self.record = record
        self.passage = None
        self._loading = True
        empty: dict[str, Value] = {**dict.fromkeys(self.rows), **defaults(self.cls), **(preset or {})}
        values: Mapping[str, Value] = row_of(record) if record else empty
        for name, row in self.rows.items():
            self._load_row(row, values[name])
        self._load_stances(values.get("issue"))
        if self.likelihood:
            self.likelihood.refresh()
        self._loading = False
        self._theirs.clear()
        self._tell()

    def _load_row(self, row: FormRow, value: Value) -> None:
        field = row.field
        if isinstance(field, MarkField):
            field.set_inherited(self.record.handling_inherited if self.record else "")
        field.set_value(field.empty if value is None else value)
        row.mark("")
        row.show_theirs("")
        row.explain("")
        readonly = self.context.session.store.readonly
        fixed = layout.is_fixed(self.kind, field.name, stored=self.record is not None)
        field.set_read_only(readonly or fixed)

    def _load_stances(self, issue: Value) -> None:
        if self.stances:
            self.stances.load(self.record.id if self.record else "", str(issue or ""))
            self.stances.set_read_only(self.context.session.store.readonly)

    def rebase(self, record: Record) -> list[str]:
        """Take a record as another has changed it; what was typed stays. Returns the fields both changed."""
        met = []
        self.record = record
        self._loading = True
        for name, row in self.rows.items():
            value = getattr(record, name)
            if not row.field.edited or self._is(row.field, value):
                self._settle(row, value)
            elif row.field.stored != value:
                row.field.set_base(value)
                met.append(name)
                self._show_theirs(name, record)
        met += self.rebase_stances()
        self._loading = False
        self._tell()
        return met

    def rebase_stances(self) -> list[str]:
        """Take the stances as another has changed them; STANCES when both have changed one."""
        return [STANCES] if self.stances is not None and self.stances.rebase() else []

    def _is(self, field: FieldWidget, value: Value) -> bool:
        return not field.problem() and field.value() == value

    def _settle(self, row: FormRow, value: Value) -> None:
        if row.field.edited or row.field.stored != value:
            row.field.set_value(value)
            row.show_theirs("")
            row.mark("")

    def _show_theirs(self, name: str, record: Record) -> None:
        value = getattr(record, name)
        names = self.context.session.store.titles([str(value)]) if value else {}
        self._theirs[name] = value
        stored = field_text(record, name, names, self.context.session.own_files)
        self.rows[name].show_theirs(f"Now stored: {stored or 'not stated'}")

    def _take_theirs(self, name: str) -> None:
        self.rows[name].field.set_value(self._theirs.pop(name))
        self.rows[name].show_theirs("")
        self.rows[name].mark("")
        self.rows[name].field.setFocus()

    def refresh_titles(self) -> None:
        """Say what the records referred to are now called, and offer the levels there now are."""
        for row in self.rows.values():
            if isinstance(row.field, ReferenceField):
                row.field.refresh_title()
            elif isinstance(row.field, MarkField | ConditionsField):
                row.field.refresh()
        if self.likelihood:
            self.likelihood.refresh()

    # -- what is in it -------------------------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether anything differs from what is stored."""
        return bool(self.edited_fields()) or bool(self.stances and self.stances.is_edited)

    def edited_fields(self) -> list[str]:
        """The names of the fields in which something else stands than what is stored."""
        return [name for name, row in self.rows.items() if row.field.edited]

    def sibling(self, name: str) -> Value:
        """The value of another field of this form, the record's id for `id`; None when it is not valid."""
        if name == "id":
            return self.record.id if self.record else None
        row = self.rows.get(name)
        return row.field.value() if row and not row.field.problem() else None

    def values(self) -> dict[str, Value]:
        """The values of all fields that are valid; for a stored record those that were edited."""
        names = self.edited_fields() if self.record else list(self.rows)
        return {name: self.rows[name].field.value() for name in names if self._is_sound(name)}

    def _is_sound(self, name: str) -> bool:
        return not self.rows[name].is_marked and not self.rows[name].field.problem()

    def typed(self) -> FormDraft:
        """What a draft keeps: what was typed, right or wrong; of a new record all that stands in it."""
        names = self.edited_fields() if self.record else self.rows
        fields = {name: text for name in names if (text := self.rows[name].field.typed()) or self.record}
        stances = self.stances.typed() if self.stances and self.stances.is_edited else None
        return {"fields": fields, "stances": stances, "passage": self.passage}

    def put(self, draft: FormDraft) -> None:
        """Let what a draft has kept stand in the form again, and say what is wrong with it."""
        self._loading = True
        for name, text in draft["fields"].items():
            if name in self.rows:
                self.rows[name].field.put(text)
                self.rows[name].judge()
        self._show_passage(draft.get("passage"))
        if self.stances:
            self.stances.set_issue(str(self.sibling("issue") or ""))
            if draft["stances"]:
                self.stances.put(draft["stances"])
        self._loading = False
        self._tell()

    def _show_passage(self, passage: PassageDraft | None) -> None:
        """Say of what was filled from a passage which of its words it is from."""
        self.passage = passage
        for name, why in passage["whys"].items() if passage else ():
            if name in self.rows:
                self.rows[name].explain(why)

    def _explain(self, name: str, why: str) -> None:
        """What was typed over is from no passage any more."""
        if not self._loading:
            self.rows[name].explain(why)
            if self.passage is not None:
                self.passage["whys"].pop(name, None)

    # -- problems ------------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """Mark every field that can't be stored; their names, in order."""
        for row in self.rows.values():
            row.mark("")
            row.mark(row.field.problem())
        if self.stances:
            self.stances.check()
        if not self.marked():
            for wrong in self._whole_row():
                if wrong.field in self.rows:
                    self.rows[wrong.field].mark(wrong.reason)
        return self.marked()

    def _whole_row(self) -> list[InvalidField]:
        stored = row_of(self.record) if self.record else {}
        values = {**stored, **self.values()}
        # The id of a link follows from what it joins; it is not typed, so it can't be wrong here.
        whole = {"id": self.record.id if self.record else "new", **values}
        return [wrong for wrong in problems(self.cls, whole) if wrong.field != "id"]

    def mark(self, problem: InvalidField) -> bool:
        """Show what the store or an operation refused; False when it is about no field of this form."""
        if problem.field not in self.rows:
            return False
        self.rows[problem.field].mark(problem.reason)
        return True

    def marked(self) -> list[str]:
        """The names of the fields that are marked, in order."""
        names = [name for name, row in self.rows.items() if row.is_marked]
        return [*names, *([STANCES] if self.stances and self.stances.problems() else [])]

    def parted(self, name: str) -> tuple[str, str, str]:
        """The text of a field: before what is selected in it, that itself, and after it."""
        row = self.rows.get(name)
        return row.field.parted() if row is not None and isinstance(row.field, ProseField) else ("", "", "")

    def to_first_problem(self) -> None:
        """Put the keyboard on the first field to correct."""
        for name in self.marked():
            widget: QWidget | None = self.stances if name == STANCES else self.rows[name].field
            if widget is not None:
                _go_to(widget)
                return

    def to_first_field(self) -> None:
        """Put the keyboard on the first field that needs filling, else on the first that is empty."""
        empty = [row.field for row in self.rows.values() if not row.field.typed()]
        needed = [field for field in empty if field.needed]
        (needed or empty or [row.field for row in self.rows.values()])[0].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def to_what_is_left(self) -> None:
        """Put the keyboard on the first field to correct, else on one that is needed, else on the first."""
        fields = [row.field for row in self.rows.values()]
        if self.marked():
            self.to_first_problem()
        else:
            needed = [field for field in fields if field.needed and not field.typed()]
            _go_to((needed or fields)[0])

    # -- telling -------------------------------------------------------------------------------------

    def _issue_chosen(self) -> None:
        if self.stances and not self._loading:
            self.stances.set_issue(str(self.sibling("issue") or ""))

    def _listed_chosen(self) -> None:
        """What a filter lists is another: its conditions and its order are said in the words of that."""
        for row in self.rows.values():
            if isinstance(row.field, ConditionsField | OrderField):
                row.field.refresh()

    def _tell(self) -> None:
        if not self._loading:
            self.edited.emit()


def _go_to(widget: QWidget) -> None:
    """Put the keyboard on a field; all of a line that is to be corrected is selected, to be typed over."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    line = widget.control if isinstance(widget, FieldWidget) else None
    if isinstance(line, QLineEdit):
        line.selectAll()
