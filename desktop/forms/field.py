"""What every field of a form is: a control, what was typed in it, and what is wrong with that."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from db.changes import Value
from db.errors import InvalidField
from db.records import Record, defaults, required, specs
from db.records.checks import checks
from db.records.values import parse
from desktop.forms.context import FormContext
from desktop.forms.help import help_of
from desktop.widgets.label import as_tooltip, repolish

NARROW = 112  # pixels of a field for a date or a number
GAP = 12
LINE_PADDING = 10  # pixels at each side of a line that its text has not


class FieldWidget(QWidget):
    """A field. `changed`: something was typed or chosen. `left`: the keyboard went elsewhere.

    What was typed stays as it is, right or wrong, until it is stored or taken back. Each kind of field says
    what is `typed` in it, puts a text back with `put`, and calls `begin` with its control when it is built.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__()
        self.context, self.cls, self.name = context, cls, name
        self.spec = specs(cls)[name]
        self.needed = name in required(cls)
        self.help_words = help_of(cls, name)
        self.sibling: Callable[[str], Value] = lambda _: None
        self._stored: Value = self.empty if self.needed else defaults(cls)[name]
        self._clean = ""
        self._control: QWidget = self
        self.aside: QWidget | None = None  # of its own, what goes under the label where there is one
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def begin(self, control: QWidget, *, narrow: bool = False) -> None:
        """Take `control` as what has the focus, the name and the marks of the field."""
        self._control = control
        control.setFont(self.context.theme.font())
        control.setAccessibleName(self.spec.label)
        control.setAccessibleDescription(self.help_words)
        control.setToolTip(as_tooltip(self.help_words))
        control.installEventFilter(self)
        self.setFocusProxy(control)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
        self._row.addWidget(control, 0 if narrow else 1, Qt.AlignmentFlag.AlignTop | side)

    # -- what each kind of field says ----------------------------------------------------------------

    def typed(self) -> str:
        """What stands in the field, as text."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Let `text` stand in the field."""
        raise NotImplementedError

    def set_read_only(self, fixed: bool) -> None:
        """Let the field be read and not changed."""
        self._control.setEnabled(not fixed)

    def as_typed(self, value: Value) -> str:
        """How a stored value would be typed."""
        return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)

    # -- values --------------------------------------------------------------------------------------

    @property
    def control(self) -> QWidget:
        """What has the focus."""
        return self._control

    @property
    def empty(self) -> Value:
        """What stands for nothing in this kind of field."""
        return None if self.spec.kind in ("ref", "whole", "number", "flag") else ""

    @property
    def hint(self) -> str:
        """What an empty field shows: what it is for, and that it is needed."""
        return self.spec.help or ("needed" if self.needed else "")

    @property
    def edited(self) -> bool:
        """Whether something else stands in the field than what is stored."""
        return self.typed() != self._clean

    @property
    def stored(self) -> Value:
        """The value the form was last given."""
        return self._stored

    def set_value(self, value: Value) -> None:
        """Show a stored value; what was typed is given up."""
        self._stored = value
        text = self.as_typed(value)
        if text != self.typed():
            self.put(text)
        else:
            self._forget_steps()
        self._clean = self.typed()
        self.changed.emit()

    def set_base(self, value: Value) -> None:
        """Take another stored value; what was typed stays, and the field counts as edited."""
        typed = self.typed()
        self.set_value(value)
        self.put(typed)

    def value(self) -> Value:
        """The value that stands in the field; raises InvalidField when what was typed is none."""
        if not self.edited:
            if reason := checks(self.cls)[self.name](self._stored):
                raise InvalidField(self.cls.META.kind, "", self.name, self._stored, reason)
            return self._stored
        return parse(self.cls, self.name, self.typed(), order=self.context.session.dossier.date_order)

    def problem(self) -> str:
        """What is wrong with what was typed, in words; '' when nothing is."""
        try:
            self.value()
        except InvalidField as error:
            return error.reason
        return ""

    def mark_invalid(self, invalid: bool) -> None:
        """Give the control the look of a field to correct, or take it away."""
        state = "invalid" if invalid else ""
        if (self._control.property("state") or "") != state:
            self._control.setProperty("state", state)
            repolish(self._control)

    # -- Qt ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._control and event.type() == QEvent.Type.ToolTip:
            self._control.setToolTip(self._tip())
        if watched is self._control and event.type() == QEvent.Type.ShortcutOverride:
            return isinstance(event, QKeyEvent) and self._pass_on(event)
        away = watched is self._control and event.type() == QEvent.Type.FocusOut
        if away and self.context.session.is_open:
            self.leave()
        return False

    def _tip(self) -> str:
        """What the field is for, under the whole of a line that it has no room for."""
        line, tip = self._control, as_tooltip(self.help_words)
        room = line.width() - 2 * LINE_PADDING
        if not isinstance(line, QLineEdit) or line.fontMetrics().horizontalAdvance(line.text()) <= room:
            return tip
        return "<br>".join(each for each in (as_tooltip(line.text()), tip) if each)

    def leave(self) -> None:
        """The keyboard goes elsewhere."""
        self.left.emit()

    def _pass_on(self, event: QKeyEvent) -> bool:
        """Leave undo and redo to the window once the text has no step of its own for them."""
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if not undo and not event.matches(QKeySequence.StandardKey.Redo):
            return False
        control = self._control
        text = control.document() if isinstance(control, QPlainTextEdit) else control
        if not isinstance(text, QLineEdit | QTextDocument):
            return False
        if text.isUndoAvailable() if undo else text.isRedoAvailable():
            return False
        event.ignore()
        return True

    def _forget_steps(self) -> None:
        """What was typed is stored: from now on undo takes back the step, not the letters."""
        control = self._control
        if isinstance(control, QPlainTextEdit):
            control.document().clearUndoRedoStacks()
        elif isinstance(control, QLineEdit):
            place = control.cursorPosition()
            control.setText(control.text())
            control.setCursorPosition(place)


def drops(event: QKeyEvent) -> bool:
    """Whether a key is the one that drops what a field offers: Alt+Down."""
    return event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
