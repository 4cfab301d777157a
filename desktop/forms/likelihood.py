"""A likelihood as one row over two fields: typed as figures or as a word of the scale, or set on a bar."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.changes import Value
from db.errors import InvalidField
from db.likelihood import Worded, word
from db.likelihood_typed import read_range, shown_range
from db.records import Estimate, Record, ScaleTerm
from db.records.checks import quote
from db.wording import capital
from desktop.forms.context import FormContext
from desktop.forms.family_sums import FamilySums
from desktop.forms.number import NumberField
from desktop.forms.row import INSET, FormRow
from desktop.theme_tokens import MEASURES
from desktop.widgets.cut_line import CutLine
from desktop.widgets.field_row import FieldRow
from desktop.widgets.label import Label, repolish
from desktop.widgets.likelihood_bar import Range
from desktop.widgets.range_bar import Band, RangeBar

LABEL = "Likelihood"
HELP = (
    "How likely it is, in per cent or in a word of the dossier's scale: 55–70, at least 80, likely. "
    "On the bar, arrows move an end, Space goes to the other, Up and Down take a word."
)
EXAMPLES = "55–70, at least 80, likely"


class RangeEnd(NumberField):
    """One of the two fields. What it holds is shown and typed in the row over both."""

    fixed = Signal(bool)

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.words = ""  # of the scale, for what is to be said of a text that is none of them

    def value(self) -> Value:
        """The figure; raises InvalidField for what is neither a figure nor a word of the scale."""
        typed = self.typed().strip()
        if self.edited and typed and not any(letter.isdecimal() for letter in typed):
            reason = f"{quote(typed)} is neither a range, such as 55–70, nor a word of the scale"
            reason += f" ({self.words})." if self.words else "."
            raise InvalidField(self.cls.META.kind, "", self.name, typed, reason)
        return super().value()

    def set_read_only(self, fixed: bool) -> None:
        super().set_read_only(fixed)
        self.fixed.emit(fixed)


class LikelihoodRow(QWidget):
    """Two form rows shown as one: a line to type in, the words of the range, the bar, and what is wrong."""

    def __init__(self, context: FormContext, low: FormRow, high: FormRow) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self._ends = (low, high)
        self.help_words = HELP
        self._terms: list[ScaleTerm] = []
        self._putting = False
        self.line = CutLine()
        self.words = Label(self._theme, "", "second", "text2", wrap=True)
        self.bar = RangeBar(self._theme)
        self.sums = FamilySums(context) if low.field.cls is Estimate else None
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.line.setFont(self._theme.font())
        needed = self._ends[0].field.needed
        self.line.setPlaceholderText(f"{EXAMPLES}{' (needed)' if needed else ''}")
        self.line.setAccessibleName(LABEL)
        control = QWidget()
        inside = QVBoxLayout(control)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for widget in (self.line, self.bar, self.words, self.sums):
            if widget is not None:
                inside.addWidget(widget)
        control.setFocusProxy(self.line)
        shown = FieldRow(self._theme, LABEL, control)
        shown.setContentsMargins(INSET, 0, INSET, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(shown)
        for row in self._ends:
            row.show_only_words(MEASURES.label_column + INSET)
            row.field.setFocusProxy(self.line)
            column.addWidget(row)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self.bar.set_by_hand.connect(self._set)
        for row in self._ends:
            row.field.changed.connect(self._show)
            if isinstance(row.field, RangeEnd):
                row.field.fixed.connect(self._fix)

    def refresh(self) -> None:
        """Take the words of the scale the dossier now has."""
        session = self._context.session
        found = session.store.find(ScaleTerm, scale=session.dossier.likelihood_scale)
        self._terms = sorted(found, key=lambda term: (term.low, term.high))
        self.bar.set_bands([Band(term.term, term.low, term.high) for term in self._terms])
        for row in self._ends:
            if isinstance(row.field, RangeEnd):
                row.field.words = ", ".join(term.term for term in self._terms)
        self._show()

    # -- setting -------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        ends = read_range(text, self._terms)
        self._put(*(ends or (text, text)))

    def _set(self, low: float, high: float) -> None:
        self._put(f"{low:.15g}", f"{high:.15g}")
        self._tidy()

    def _put(self, low: str, high: str) -> None:
        """Put both ends into their fields; what stands in the line stays while it is typed."""
        self._putting = True
        for row, text in zip(self._ends, (low, high), strict=True):
            row.field.put(text)
        self._putting = False
        self._show()

    def _tidy(self) -> None:
        """Let the line say what the two fields hold."""
        self.line.setText(shown_range(*(row.field.typed() for row in self._ends)))

    # -- showing -------------------------------------------------------------------------------------

    def _show(self) -> None:
        """The line, the words, the bar and the marks as the two fields now are."""
        if self._putting:
            return
        low, high = (row.field.typed() for row in self._ends)
        text = self.line.text()
        if (read_range(text, self._terms) or (text, text)) != (low, high):
            self._tidy()
        shown = self._range()
        said = word(shown.low, shown.high, self._terms) if shown and self._terms else Worded("")
        words = said.flag or capital(said.text)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.words.set_tone("warn" if said.flag else "text2")
        self.bar.show_range(shown, doubtful=bool(said.flag))
        self.add_up()
        self._mark()

    def add_up(self) -> None:
        """Say whether the family of the scenario adds up with what is typed; of an estimate alone."""
        if self.sums is not None and not self._putting:
            scenario, made = (self._ends[0].field.sibling(name) for name in ("scenario", "made"))
            self.sums.show_range(str(scenario or ""), self._range(), str(made or ""))

    def _range(self) -> Range | None:
        """What the two fields hold, where that is a range."""
        if any(row.field.problem() for row in self._ends):
            return None
        low, high = (row.field.value() for row in self._ends)
        if not isinstance(low, int | float) or not isinstance(high, int | float) or low > high:
            return None
        return Range(low, high)

    def _mark(self) -> None:
        """Say once what is wrong with both."""
        low, high = self._ends
        if low.error and high.error and not high.theirs.text():
            high.hide()
        error = low.error or high.error
        state = "invalid" if error else ""
        if (self.line.property("state") or "") != state:
            self.line.setProperty("state", state)
            repolish(self.line)
        said = " ".join(filter(None, (self.words.text(), self.sums.text() if self.sums else "")))
        self.line.setAccessibleDescription(error or said or f"for example {EXAMPLES}")

    def _fix(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        self.bar.set_fixed(fixed)
        repolish(self.line)

    # -- Qt ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self._context.session.is_open:
            for row in self._ends:
                row.field.leave()
            if not any(row.field.problem() for row in self._ends):
                self._tidy()
        return False
