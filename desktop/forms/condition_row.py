"""One condition of a stance: its words, who must meet it, and the option it waits for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.changes import new_id
from db.records import Condition
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import field_for
from desktop.forms.reference import ReferenceField
from desktop.forms.row import FormRow
from desktop.scale import px
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import IconButton

FIELDS = ("text", "by", "option")
NAMED = 176  # pixels in which most names can be read
WORDS = {"by": "met by whom", "option": "waits for option"}


class ConditionRow(QWidget):
    """A condition, stored or new. `changed`: something was typed; `removed`: it is to go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, context: FormContext, stored: Condition | None) -> None:
        super().__init__()
        self.stored = stored
        self.id = stored.id if stored else new_id()
        self.fields: dict[str, FieldWidget] = {n: field_for(context, Condition, n) for n in FIELDS}
        self.row = FormRow(context.theme, self.fields["text"], inset=0)
        self.remove = IconButton(context.theme, "x", "Remove this condition")
        self._build()
        for name, field in self.fields.items():
            field.set_value(getattr(stored, name) if stored else None if name != "text" else "")
            field.changed.connect(self.changed)
        for name, words in WORDS.items():
            if isinstance(field := self.fields[name], ReferenceField):
                field.line.setPlaceholderText(words)
        self.remove.clicked.connect(self.removed)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.row, 1)
        first.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._links = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._links.setContentsMargins(MEASURES.label_column, 0, 0, 0)
        self._links.setSpacing(4)
        self._links.addWidget(self.fields["by"], 1)
        self._links.addWidget(self.fields["option"], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(self._links)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whom and what it waits for stand side by side where names have room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= MEASURES.label_column + 2 * px(NAMED)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._links.setDirection(way)
        self._links.setSpacing(8 if wide else 4)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it: then it is no condition."""
        return not any(field.typed().strip() for field in self.fields.values())

    @property
    def is_edited(self) -> bool:
        """Whether it differs from what is stored."""
        return not self.is_blank if self.stored is None else any(f.edited for f in self.fields.values())

    def check(self) -> None:
        """Say in place what is wrong with it."""
        self.row.mark("" if self.is_blank and not self.stored else self.problem())

    def problem(self) -> str:
        """The first thing that is wrong; '' when nothing is."""
        if self.is_blank:
            return ""
        return next((words for field in self.fields.values() if (words := field.problem())), "")

    def set_read_only(self, fixed: bool) -> None:
        """Let it be read and not changed."""
        self.remove.setVisible(not fixed)
        for field in self.fields.values():
            field.set_read_only(fixed)

    def condition(self, position_option: str) -> Condition | None:
        """The condition of a stance (by its id) as it will be; None when blank or not valid."""
        if self.is_blank or self.problem():
            return None
        text, by, option = (self.fields[name].value() for name in FIELDS)
        return Condition(
            id=self.id, position_option=position_option, text=str(text), by=_id(by), option=_id(option),
            rank=self.stored.rank if self.stored else None,
            handling=self.stored.handling if self.stored else "",
        )  # fmt: skip

    def typed(self) -> dict[str, str]:
        """What stands in it, for a draft."""
        return {"id": self.id, **{name: field.typed() for name, field in self.fields.items()}}

    def put(self, typed: dict[str, str]) -> None:
        """Let what a draft has kept stand in it again."""
        self.id = typed.get("id", self.id)
        for name, field in self.fields.items():
            field.put(typed.get(name, ""))


def _id(value: object) -> str | None:
    return str(value) if value else None
