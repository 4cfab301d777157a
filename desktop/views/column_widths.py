"""How wide the columns of a list are: as a person drew them, else the room shared out among them."""

import math
from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from db.records import KINDS, specs
from desktop.models.choice_words import choice_words
from desktop.models.columns import Column, heading_of
from desktop.models.records import RecordList
from desktop.scale import px
from desktop.theme_tokens import MEASURES

LEAST_STRETCH = 176
READABLE = 640
WIDEST = 1.5
MOST_STRETCH = 760  # a line of text as wide as it is read with ease, and what is around it
NARROWER = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
PAD = 12
SIGN = 18  # what the sign of the order takes beside a heading
FIRST_INSET = MEASURES.main_padding - PAD
LONGEST_DAY = "30 September"
DRAWN = 400  # milliseconds without a move until a width that is drawn is kept


class ColumnWidths(QObject):
    """The widths of one table's columns. `kept`: a person has given a column another width."""

    kept = Signal()

    def __init__(self, table: QTableView, records: RecordList) -> None:
        super().__init__(table)
        self._table, self._records = table, records
        self._sharing = False
        self.by_hand: dict[str, int] = {}
        self._pause = QTimer(self, singleShot=True, interval=DRAWN)
        self._pause.timeout.connect(self.kept)
        table.horizontalHeader().sectionResized.connect(self._resized)

    def free(self, place: int) -> None:
        """Let a column be as wide as it likes again."""
        if self.by_hand.pop(self._records.columns[place].key, None):
            self.share()
            self.kept.emit()

    def share(self) -> None:
        """Give the room that is left to the columns that stretch; where it is short, the others get narrower.

        What a person drew stays as it is, no heading is cut, and what does not fit is scrolled to.
        """
        columns = self._records.columns
        drawn = {n: self.by_hand[c.key] for n, c in enumerate(columns) if c.key in self.by_hand}
        stretching = [n for n, c in enumerate(columns) if c.stretch and n not in drawn]
        room = self._table.viewport().width() - sum(drawn.values())
        fixed = self._fixed(room, len(stretching), {*drawn, *stretching})
        rest = max(room - sum(fixed.values()), 0)
        self._sharing = True
        for place, width in {**drawn, **fixed}.items():
            self._table.setColumnWidth(place, width)
        for nth, place in enumerate(stretching):
            width = min((rest - nth) // len(stretching), px(MOST_STRETCH))
            self._table.setColumnWidth(place, max(px(LEAST_STRETCH), self._least(place), width))
        self._fill(drawn)
        self._sharing = False

    def _fill(self, drawn: Collection[int]) -> None:
        """Let the last column reach to the end: room left in a wide window is behind it, not between."""
        last = len(self._records.columns) - 1
        widths = [self._table.columnWidth(place) for place in range(last + 1)]
        left = self._table.viewport().width() - sum(widths)
        if last >= 0 and last not in drawn and left > 0:
            self._table.setColumnWidth(last, widths[last] + left)

    def _fixed(self, room: int, stretching: int, others: set[int]) -> dict[int, int]:
        """The widths of the columns that neither stretch nor were drawn."""
        wanted = {n: self._wanted(n) for n in range(len(self._records.columns)) if n not in others}
        whole = max(sum(wanted.values()), 1)
        if room - whole >= px(READABLE) * stretching:  # more than a line of text wants: the others get wider
            return self._scaled(wanted, min((room - px(READABLE) * stretching) / whole, WIDEST))
        for scale in NARROWER:
            widths = self._scaled(wanted, scale)
            if sum(widths.values()) + px(LEAST_STRETCH) * stretching <= room:
                return widths
        return self._scaled(wanted, 1)  # what is scrolled to needs not be narrow

    def _scaled(self, wanted: dict[int, int], scale: float) -> dict[int, int]:
        return {place: max(self._least(place), round(width * scale)) for place, width in wanted.items()}

    def _wanted(self, place: int) -> int:
        return px(self._records.columns[place].width) + (FIRST_INSET if place == 0 else 0)

    def _least(self, place: int) -> int:
        """What the heading needs with the sign of the order beside it, a date over its two lines, and the
        words of a grade.
        """
        words = heading_of(self._records.kind, self._records.columns[place])
        metrics = QFontMetricsF(self._table.horizontalHeader().font())
        inset = FIRST_INSET if place == 0 else 0
        heading = math.ceil(metrics.horizontalAdvance(words)) + px(SIGN)
        column = self._records.columns[place]
        return max(heading, self._least_date(column), self._least_grade(column)) + 2 * PAD + inset

    def _least_grade(self, column: Column) -> int:
        """What the longest words of a choice need that is kept as a letter: cut, they would say little."""
        cls = KINDS[self._records.kind]
        spec = specs(cls).get(column.first)
        if spec is None or not spec.choices or max(map(len, spec.choices)) > 1:
            return 0
        metrics = QFontMetricsF(self._table.font())
        return math.ceil(
            max(metrics.horizontalAdvance(choice_words(cls, column.first, each)) for each in spec.choices)
        )

    def _least_date(self, column: Column) -> int:
        """What the longest day needs: its year stands under it where the column is the date's own."""
        spec = specs(KINDS[self._records.kind]).get(column.first)
        if spec is None or spec.kind != "date":
            return 0
        metrics = QFontMetricsF(self._table.font())
        return math.ceil(metrics.horizontalAdvance(f"{LONGEST_DAY} 2028" if column.second else LONGEST_DAY))

    def _resized(self, place: int, _before: int, width: int) -> None:
        """Keep the width that a person gave a column."""
        if not self._sharing and place < len(self._records.columns) and width > 0:
            self.by_hand[self._records.columns[place].key] = width
            self._pause.start()
