"""The strip under the text: what stands at the caret, and the keys that select and file."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from db.records import KINDS
from desktop.models.source_text import CITING, FILING
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.few_lines import FewLines
from desktop.widgets.flow import FlowLayout
from desktop.widgets.focus import KeyboardRing
from desktop.widgets.label import ElidedLabel, as_tooltip
from desktop.widgets.painting import paint_box
from desktop.widgets.pressing import ReturnPresses
from desktop.widgets.surface import Surface

NEXT, BACK, PARAGRAPH, MARK, UNFOLD = "N", "B", "G", "M", "D"
SELECTING = {
    NEXT: ("Sentence", "Select the sentence at the caret, then the next one; with Shift take it in too"),
    BACK: ("Back", "Select the sentence before; with Shift take it in too"),
    PARAGRAPH: ("Paragraph", "Select the whole paragraph"),
    MARK: ("Next mark", "Go to the next passage that is filed; with Shift to the one before"),
    UNFOLD: ("Said otherwise", "Show all that is said otherwise of the passage, or fold it again"),
}
LETTERS = frozenset({CITING, *FILING, *SELECTING})
NOTHING = "Select a passage with Shift and the arrows, or with N, and press the key of what it is."
GAP = 6


class Key(QAbstractButton):
    """A key as a box with its letter, and what it does beside it."""

    def __init__(self, theme: Theme, letter: str, words: str, tip: str) -> None:
        super().__init__()
        self._theme, self.letter = theme, letter
        self.ring = KeyboardRing(theme, self)
        ReturnPresses(self)
        self.setText(words)
        self.setFont(theme.font("second"))
        self.setToolTip(as_tooltip(f"{tip} ({letter})"))
        self.setAccessibleName(f"{words} ({letter})")
        self.setAccessibleDescription(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def _box(self) -> int:
        return px(18)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(self._box() + GAP + round(words) + 8, px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            paint_box(painter, QRectF(self.rect()), self._theme.token("hover"), None)
        size = self._box()
        box = QRectF(2, (self.height() - size) / 2, size, size)
        paint_box(painter, box, None, self._theme.token("border" if self.isEnabled() else "line"), radius=3)
        painter.setPen(self._theme.token("text" if self.isEnabled() else "text3"))
        painter.setFont(self._theme.font("letter"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.letter)
        painter.setFont(self.font())
        painter.setPen(self._theme.token("text2" if self.isEnabled() else "text3"))
        words = QRectF(self.rect()).adjusted(2 + size + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class KeyStrip(Surface):
    """`pressed`: a key of the strip, by its letter."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "chrome", rules=("top",))
        self.here = ElidedLabel(theme, "", "second", "text2")
        self.otherwise = FewLines(theme, "Said otherwise")
        self.otherwise.hide()
        self.keys = {letter: Key(theme, letter, *words) for letter, words in _all().items()}
        self._inside = QWidget()
        flow = FlowLayout(10)
        self._inside.setLayout(flow)
        for letter, key in self.keys.items():
            key.clicked.connect(lambda _checked=False, letter=letter: self.pressed.emit(letter))
            flow.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEASURES.main_padding, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.here)
        column.addWidget(self.otherwise)
        column.addWidget(self._inside)

    def show_keys(self, shown: bool) -> None:
        """Show the keys, or what is said of the caret alone; they can be pressed in the text anyway."""
        self._inside.setVisible(shown)

    def unfold(self) -> None:
        """Show all that is said otherwise, or a few lines of it again."""
        self.otherwise.fold(unfold=self.otherwise.is_foldable and not self.otherwise.is_unfolded)

    def tell(self, words: str, otherwise: Sequence[str] = (), *, filable: bool) -> None:
        """Say what stands at the caret, and what is said otherwise of it elsewhere.

        `filable`: something is selected, and may be written.
        """
        self.here.setText(words or NOTHING)
        self.otherwise.tell(otherwise)
        self.keys[UNFOLD].setVisible(bool(otherwise))
        self.keys[UNFOLD].setEnabled(self.otherwise.is_foldable)
        for letter in (CITING, *FILING):
            self.keys[letter].setEnabled(filable)


def _all() -> dict[str, tuple[str, str]]:
    cited = ("Evidence", "Cite the passage for a record that is there")
    filed = {
        letter: (_short(kind), f"File the passage as a new {KINDS[kind].META.label.lower()}")
        for letter, kind in FILING.items()
    }
    return {CITING: cited, **filed, **SELECTING}


def _short(kind: str) -> str:
    label = KINDS[kind].META.label
    return "Point" if kind == "proposal_point" else label
