"""One field before and after: word by word where it is prose, else the one value and the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.analysis.differences import Piece, nearby, spoken, word_difference
from desktop.forms.wrapped_label import WrappedLabel
from desktop.models.history_steps import NOT_STATED, Difference
from desktop.theme import Theme
from desktop.views.named_values import NamedValues
from desktop.widgets.buttons import LinkButton
from desktop.widgets.difference import DifferenceText, Stretch

FEW_WORDS = 3
LONGEST = 600  # letters of a value that is not compared; "Show all" has the rest


class FieldDifference(QWidget):
    """Shows a `Difference`. `restore_wanted`: the value before is to come back. `opened`: a record's id."""

    restore_wanted = Signal()
    opened = Signal(str)

    def __init__(
        self, theme: Theme, difference: Difference, *, restorable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._difference = theme, difference
        self._pieces = compared(difference)
        self.restore = LinkButton(theme, "Restore this value", "second_medium")
        self.all = LinkButton(theme, "Show all", "second_medium")
        self._column = QVBoxLayout(self)
        self._shown: QWidget | None = None
        self._build(restorable and difference.can_be_restored)
        self.restore.clicked.connect(self.restore_wanted)
        self.all.clicked.connect(self.show_all)

    def _build(self, restorable: bool) -> None:
        label, before = self._difference.label, cut(self._difference.before)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(1)
        self._column.addWidget(self._label())
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.restore)
        links.addWidget(self.all)
        links.addStretch(1)
        self._column.addLayout(links)
        self.restore.setVisible(restorable)
        self.restore.setAccessibleName(f"Restore {label.lower()} to {before}")
        self.restore.setToolTip(f"Back to: {before}")
        self.all.setAccessibleName(f"Show all of {label.lower()}")
        self.all.setVisible(self._is_cut)
        self._show(nearby(self._pieces), cut(self._words))

    def _label(self) -> QWidget:
        difference = self._difference
        if not difference.option_there:
            return WrappedLabel(self._theme, difference.label, "second", "text2")
        option = NamedValues(self._theme, [(difference.label, difference.option)], face="second_medium")
        option.opened.connect(self.opened)
        return option

    @property
    def _words(self) -> str:
        difference = self._difference
        values = (difference.before, difference.after)
        return f"{values[0]} → {values[1]}" if all(values) else values[0] or values[1]

    @property
    def _is_cut(self) -> bool:
        if self._pieces:
            return nearby(self._pieces) != self._pieces
        return cut(self._words) != self._words

    @property
    def text(self) -> str:
        """What is shown under the label."""
        shown = self._shown
        assert isinstance(shown, (DifferenceText, NamedValues, WrappedLabel))
        return shown.text() if isinstance(shown, WrappedLabel) else shown.text

    def show_all(self) -> None:
        """Show the whole of it, with what stayed the same."""
        self.all.hide()
        self._show(self._pieces, self._words)

    def _show(self, pieces: Sequence[Piece], words: str) -> None:
        before, self._shown = self._shown, self._made(pieces, words)
        self._column.insertWidget(1, self._shown)
        if before is not None:
            before.hide()
            before.deleteLater()

    def _made(self, pieces: Sequence[Piece], words: str) -> QWidget:
        difference = self._difference
        if difference.before_id or difference.after_id:
            values = ((difference.before, difference.before_id), (difference.after, difference.after_id))
            named = NamedValues(self._theme, [value for value in values if value[0]])
            named.opened.connect(self.opened)
            return named
        if not pieces:
            return WrappedLabel(self._theme, words)
        stretches: list[Stretch] = [(piece.kind, piece.text) for piece in pieces]
        said = f"{self._difference.label}: {spoken(pieces)}"
        shown = DifferenceText(self._theme, stretches, said)
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return shown


def compared(difference: Difference) -> list[Piece]:
    """How prose became other prose, in pieces; none where the two values are better shown whole."""
    before, after = difference.before, difference.after
    long = all(len(text.split()) > FEW_WORDS and text != NOT_STATED for text in (before, after))
    return word_difference(before, after) if difference.prose and long else []


def cut(text: str) -> str:
    """Text as far as it is shown at first."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
