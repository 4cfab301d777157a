"""The likelihood bar: a track cut at the bounds of the scale's words, and the range that was estimated."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.scale import px
from desktop.theme import Theme

TRACK, GAP = 8.0, 2.0
PROUD = 2.0  # how far the range stands out of the track, above and below
EARLIER_DROP, EARLIER_LINE = 5.0, 2.0
SINGLE_WIDTH = 4.0
ABOVE, BELOW = int(PROUD), int(EARLIER_DROP + EARLIER_LINE)
# Middles of the gaps of the PHIA probability yardstick (Professional Head of Intelligence Assessment, 2019).
WORD_BOUNDS = (7.5, 22.5, 37.5, 52.5, 77.5, 92.5)


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate in per cent, 0–100, low ≤ high, equal for a single value; else ValueError."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 100:
            raise ValueError(f"not a range within 0–100 %: {self.low}–{self.high}")

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low:g} %"
        return f"{self.low:g}–{self.high:g} %"


def paint_likelihood(
    painter: QPainter,
    track: QRectF,
    theme: Theme,
    estimate: Range | None,
    *,
    earlier: Range | None = None,
    bounds: Sequence[float] = WORD_BOUNDS,
) -> None:
    """The bar with its track in `track` (8 px high); without an estimate it is dashed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.token("track"))
    for segment in segments(track, bounds):
        painter.drawRoundedRect(segment, 1, 1)
    if estimate is None:
        _paint_dashes(painter, track, theme)
    else:
        painter.setBrush(theme.token("data"))
        painter.drawRoundedRect(place_of(track, estimate).adjusted(0, -PROUD, 0, PROUD), 2, 2)
    if earlier is not None:
        line = place_of(track, earlier)
        line.moveTop(track.bottom() + EARLIER_DROP)
        line.setHeight(EARLIER_LINE)
        painter.setBrush(theme.token("data2"))
        painter.drawRoundedRect(line, 1, 1)
    painter.restore()


def segments(track: QRectF, bounds: Sequence[float]) -> list[QRectF]:
    """The parts of the track between its cuts; the edges lie on whole pixels, the cuts are 2 px wide."""
    cuts = [round(track.left() + track.width() * bound / 100) for bound in bounds]
    starts = [track.left(), *(cut + GAP / 2 for cut in cuts)]
    ends = [*(cut - GAP / 2 for cut in cuts), track.right()]
    return [
        QRectF(start, track.top(), end - start, track.height())
        for start, end in zip(starts, ends, strict=True)
        if end > start
    ]


def place_of(track: QRectF, estimate: Range) -> QRectF:
    """Where a range lies on the track; a single value is 4 px wide around its place, and stays within."""
    left = track.left() + track.width() * estimate.low / 100
    right = track.left() + track.width() * estimate.high / 100
    if right - left < SINGLE_WIDTH:
        middle = (left + right) / 2
        left = min(max(middle - SINGLE_WIDTH / 2, track.left()), track.right() - SINGLE_WIDTH)
        right = left + SINGLE_WIDTH
    return QRectF(round(left), track.top(), round(right) - round(left), track.height())


def _paint_dashes(painter: QPainter, track: QRectF, theme: Theme) -> None:
    pen = QPen(theme.token("border"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(track.adjusted(0.5, -0.5, -0.5, 0.5), 2, 2)


class LikelihoodBar(QWidget):
    """The bar as a widget; `word` is what its accessible text says the range means."""

    def __init__(
        self, theme: Theme, bounds: Sequence[float] = WORD_BOUNDS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bounds = tuple(bounds)
        self._estimate: Range | None = None
        self._earlier: Range | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_estimate(None)
        theme.changed.connect(self.update)

    def show_estimate(self, estimate: Range | None, *, word: str = "", earlier: Range | None = None) -> None:
        """Show a range with its word, and the one before it beneath; None says there is none yet."""
        self._estimate, self._earlier = estimate, earlier
        said = f"{word}, {estimate}" if estimate and word else str(estimate or "No estimate yet")
        self.setAccessibleName(said)
        self.setAccessibleDescription(f"Earlier estimate {earlier}" if earlier else "")
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(160), ABOVE + int(TRACK) + BELOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(64), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        track = QRectF(0, ABOVE, self.width(), TRACK)
        paint_likelihood(
            QPainter(self), track, self._theme, self._estimate, earlier=self._earlier, bounds=self._bounds
        )
