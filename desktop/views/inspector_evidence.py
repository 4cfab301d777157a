"""The evidence of a record: what supports it, contradicts it, gives context; and who says otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Disagreement, DisagreementRecord, Evidence, Source, specs
from db.records.sources import CREDIBILITY, RELIABILITY
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.pressable_row import INSET, PressableRow
from desktop.widgets.buttons import Button
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label

# The sign before a source; contradicting is a minus and never a cross, which is a red line's alone.
BEARINGS = {
    "supports": ("Supports", "+"),
    "contradicts": ("Contradicts", "\u2212"),
    "context": ("Context", "\u00b7"),
}
NOT_GRADED = "not graded"
GRADE_KEYS = "On a citation Ctrl+R reads its passage, A to F grade the source, 1 to 6 what it says there."
SHIFT = Qt.KeyboardModifier.ShiftModifier
READS = "Press to see the citation. Ctrl+R reads the passage in its source."


def grade(source: Source, evidence: Evidence) -> str:
    """Reliability of the source and credibility of the claim, as in "B2"; – for one not given."""
    if not source.reliability and not evidence.credibility:
        return NOT_GRADED
    return f"{source.reliability or '–'}{evidence.credibility or '–'}"


class _Citation(PressableRow):
    """A citation; letters grade its source, numbers what it says there. Two axes, two keys, never one sum."""

    graded = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        plain = not event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if plain and key and (key in RELIABILITY or key in CREDIBILITY):
            self.graded.emit(key)
        else:
            super().keyPressEvent(event)


class EvidencePage(QWidget):
    """All evidence of one record. `opened`: a record is asked for; `add_requested`: a new citation is.

    `graded`: a letter from A to F was pressed on a citation, for its source, or a number from 1 to 6, for it.
    """

    opened = Signal(str)
    add_requested = Signal()
    graded = Signal(str, str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.record_id = ""
        self.rows: list[PressableRow] = []
        self._cited: dict[PressableRow, str] = {}
        self.add = Button(theme, "Add evidence", icon="plus")
        self.none = Label(
            theme,
            "Nothing is cited for this record yet. Add the source it rests on.",
            "body",
            "text2",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 16, 0, 16)
        self.none.setContentsMargins(INSET, 0, INSET, 0)
        self._column.setSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column.addWidget(self.none)
        self._column.addLayout(self._list)
        self.keys = Label(theme, GRADE_KEYS, "second", "text2", wrap=True)
        self.keys.setContentsMargins(INSET, 0, INSET, 0)
        self._column.addSpacing(8)
        self._column.addWidget(self.keys)
        self._column.addSpacing(8)
        foot = QHBoxLayout()
        foot.setContentsMargins(INSET, 0, INSET, 0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self.add.clicked.connect(self.add_requested)

    def show_of(self, record: str) -> int:
        """Show the evidence of the record with this id; how many citations there are."""
        at = self._row_in_focus() if record == self.record_id else -1
        self.record_id = record
        self._clear()
        store = self._session.store
        found = store.find(Evidence, record=record)
        for bearing in BEARINGS:
            self._add_group(bearing, [each for each in found if each.bearing == bearing])
        self._add_disagreements(record)
        self.none.setVisible(not found)
        self.add.setVisible(not store.readonly)
        self.keys.setVisible(bool(found) and not store.readonly)
        if 0 <= at < len(self.rows):
            self.rows[
                at
            ].setFocus()  # a grade was given: the next is given to the same one, or to its neighbour
        return len(found)

    def _row_in_focus(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)

    def focused(self) -> str:
        """The id of the citation the keyboard is on; '' for none."""
        return next((id for row, id in self._cited.items() if row.hasFocus()), "")

    def _clear(self) -> None:
        self.rows.clear()
        self._cited.clear()
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    # -- citations -----------------------------------------------------------------------------------

    def _add_group(self, bearing: str, found: Sequence[Evidence]) -> None:
        if not found:
            return
        word, sign = BEARINGS[bearing]
        self._add_heading(word, len(found))
        store = self._session.store
        for evidence in found:
            source = store.need(Source, evidence.source)
            row = self._citation(source, evidence, sign)
            row.setToolTip(READS if source.text else "")
            self._add_row(row, evidence.id)
            self._cited[row] = evidence.id

    def _add_heading(self, words: str, count: int) -> None:
        heading = SectionHeading(self._theme, words, count=str(count), face="body_strong")
        heading.setContentsMargins(INSET, 0, INSET, 0)
        self._list.addWidget(heading)

    def _citation(self, source: Source, evidence: Evidence, sign: str) -> PressableRow:
        row = _Citation(self._theme, f"{sign} {source.title}", grade(source, evidence))
        row.graded.connect(lambda given: self.graded.emit(evidence.id, given))
        row.add_line(", ".join(part for part in (evidence.locator, self._of_field(evidence)) if part))
        row.add_line(f"says: {evidence.says}" if evidence.says else "", "text", "body")
        row.add_line(f"“{evidence.quote}”" if evidence.quote else "", "text", "body")
        row.add_line(evidence.note)
        if source.status != "in use":
            row.add_line(f"This source is {source.status}.", "warn")
        return row

    def _of_field(self, evidence: Evidence) -> str:
        record = self._session.store.get(evidence.record)
        known = specs(type(record)) if record else {}
        if not evidence.field:
            return ""
        label = known[evidence.field].label if evidence.field in known else evidence.field
        return f"on {label.lower()}"

    def _add_row(self, row: PressableRow, opens: str) -> None:
        row.clicked.connect(lambda: self.opened.emit(opens))
        self.rows.append(row)
        self._list.addWidget(row)

    # -- disagreements -------------------------------------------------------------------------------

    def _add_disagreements(self, record: str) -> None:
        store = self._session.store
        sides = store.find(DisagreementRecord, record=record)
        if not sides:
            return
        self._add_heading("Disagreements", len(sides))
        for side in sides:
            disagreement = store.need(Disagreement, side.disagreement)
            others = store.find(DisagreementRecord, disagreement=disagreement.id)
            row = self._disagreement(disagreement, side, [each for each in others if each.record != record])
            self._add_row(row, disagreement.id)

    def _disagreement(
        self, disagreement: Disagreement, side: DisagreementRecord, others: Sequence[DisagreementRecord]
    ) -> PressableRow:
        row = PressableRow(self._theme, disagreement.title, disagreement.kind)
        row.add_line(f"here: {side.says}" if side.says else "", "text", "body")
        titles = self._session.store.titles(each.record for each in others)
        for other in others:
            title = titles.get(other.record, "")
            row.add_line(f"{title}: {other.says}" if other.says else title, "text", "body")
        row.add_line(disagreement.note)
        row.add_line(self._followed(disagreement))
        return row

    def _followed(self, disagreement: Disagreement) -> str:
        if not disagreement.follows:
            return "The tracker follows neither."
        title = self._session.store.titles([disagreement.follows]).get(disagreement.follows, "")
        why = f": {disagreement.why}" if disagreement.why else ""
        return f"The tracker follows {title}{why}"
