"""A field for text of any length."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout

from db.records import Record
from desktop.forms import spelling
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.growing_text import GrowingText
from desktop.forms.spelled_text import SpelledText
from desktop.forms.word_count import WordCount
from desktop.widgets.label import repolish


class ProseField(FieldWidget):
    """Text with its line breaks; it grows with what is typed, and Tab leaves it. Long text is counted."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        spelled = spelling.of_field(self)
        self.box = SpelledText(spelled, context.theme) if spelled else GrowingText()
        self.box.setPlaceholderText(self.hint)
        self.begin(self.box)
        self.count = WordCount(context.theme, self.box)
        self.box.textChanged.connect(self.changed)
        if self.spec.kind == "prose":
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
            self._row.setSpacing(2)
            self._row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignRight)
            self.aside = self.count

    def typed(self) -> str:
        return self.box.text()

    def put(self, text: str) -> None:
        self.box.setPlainText(text)

    def parted(self) -> tuple[str, str, str]:
        """The text before what is selected, what is selected, and the text after it."""
        cursor = self.box.textCursor()
        # Qt counts in halves: letters beyond the first 65,536 of Unicode count twice.
        units = self.box.text().encode("utf-16-le", "surrogatepass")
        first, last = 2 * cursor.selectionStart(), 2 * cursor.selectionEnd()
        before, inside, after = (
            part.decode("utf-16-le", "surrogatepass")
            for part in (units[:first], units[first:last], units[last:])
        )
        return before, inside, after

    def set_read_only(self, fixed: bool) -> None:
        self.box.setReadOnly(fixed)
        repolish(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.count.refresh(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)
