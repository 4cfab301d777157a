"""Packages as they are drawn: ranked, each with a bar of its least satisfied party; then the concessions."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from desktop.analysis.packages import Concession, Package, Packages
from desktop.analysis.reports.packages import CONCESSIONS, opens_words, share_words, shown
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.text_grid import PAD, TextGrid, height_of
from desktop.widgets.painting import paint_line

ROW_HEAD, CELL, WIDEST = 300, 240, 960
BAR, FIGURES, TICK = 12, 176, 3
OPENED = "acceptable"  # the colour of what a concession opens
Entry = Package | Concession


class PackagesDrawing(TextGrid):
    """Shows packages and concessions one under the other, a bar for each."""

    widest_head = 640

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Packages and concessions", parent)
        self.entries: tuple[Entry, ...] = ()
        self.packages: Packages | None = None
        self._names: Mapping[str, str] = {}
        self._spoken: Callable[[Entry], str] = lambda _entry: ""

    def measured(self) -> tuple[QSize, QSize, int]:
        return QSize(px(CELL), height_of("second_strong")), QSize(px(ROW_HEAD), 0), px(WIDEST)

    def show_packages(self, packages: Packages, spoken: Callable[[Entry], str]) -> None:
        """Show others; `spoken`: one in words."""
        self.packages, self._spoken = packages, spoken
        self.entries = (*shown(packages), *packages.concessions[:CONCESSIONS])
        self._names = {each.id: each.name for each in packages.parties}
        self.refresh()

    def here(self) -> Entry | None:
        """The package or the concession the cursor is on."""
        return self.entries[self.row] if self.has_cell else None

    def leads_to(self) -> str:
        """The id of what Enter opens: the first option of a package, the option of a concession; '' none."""
        entry = self.here()
        if entry is None:
            return ""
        return entry.options[0].id if isinstance(entry, Package) else entry.option.id

    def size_of_grid(self) -> tuple[int, int]:
        return len(self.entries), 1 if self.entries else 0

    def spoken(self, row: int, column: int) -> str:
        return self._spoken(self.entries[row])

    # -- painting ------------------------------------------------------------------------------------

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        assert self.packages is not None
        each = self.entries[row]
        room = QRectF(box).adjusted(MEASURES.main_padding, PAD + 1, -PAD, -PAD)
        if isinstance(each, Package):
            title, more = f"Package {row + 1}", f"least: {self.packages.parties[each.least_party].name}"
        else:
            title, more = self._names[each.actor], f"gives up “{each.option.label}”"
        whole = QFontMetricsF(self._theme.font("second_strong")).horizontalAdvance(title) + px(8)
        width = min(whole, room.width() / 2)
        self.write(painter, QRectF(room.left(), room.top(), width, room.height()), title, "second_strong")
        self.write(painter, room.adjusted(width, 0, 0, 0), more, "second", "text2")

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        assert self.packages is not None
        each = self.entries[row]
        track = _bar(QRectF(box).adjusted(PAD, 0, -px(FIGURES) - PAD, 0))
        if isinstance(each, Package):
            least = each.least_party
            accepted, unstated = each.satisfied[least], each.unstated[least]
            paint_share(painter, track, accepted, unstated, self._theme)
            for place, share in enumerate(each.satisfied):
                if place != least and each.unstated[place] < 1:
                    self._tick(painter, track, share)
            words = share_words(each, least)
        else:
            most = max(one.opens for one in self.packages.concessions)
            paint_share(painter, track, each.opens / most, 0.0, self._theme, token=OPENED)
            words = opens_words(each)
        spot = QRectF(track.right() + px(10), box.top(), px(FIGURES) - px(10), box.height())
        paint_line(painter, spot, words, self._theme.font("second"), self._theme.token("text"))

    def _tick(self, painter: QPainter, track: QRectF, share: float) -> None:
        x = track.left() + track.width() * share
        mark = QRectF(x - TICK / 2, track.top() - 4, TICK, track.height() + 8)
        painter.fillRect(mark, self._theme.token("base"))
        painter.fillRect(mark.adjusted(1, 0, -1, 0), self._theme.token("text"))


def paint_share(
    painter: QPainter, track: QRectF, share: float, unknown: float, theme: Theme, *, token: str = "data"
) -> None:
    """A bar on its track: the share (0–1) filled, after it what is unknown hatched."""
    painter.fillRect(track, theme.token("track"))
    filled = QRectF(track.left(), track.top(), track.width() * share, track.height())
    painter.fillRect(filled, theme.token(token))
    if unknown > 0:
        left = QRectF(filled.right(), track.top(), track.width() * unknown, track.height())
        painter.fillRect(left, QBrush(theme.token("border"), Qt.BrushStyle.BDiagPattern))


def bar_signs(theme: Theme) -> tuple[Sign, ...]:
    """What the parts of a bar mean."""

    def bar(painter: QPainter, box: QRectF) -> None:
        paint_share(painter, _bar(box), 1.0, 0.0, theme)

    def hatched(painter: QPainter, box: QRectF) -> None:
        paint_share(painter, _bar(box), 0.0, 1.0, theme)

    def tick(painter: QPainter, box: QRectF) -> None:
        painter.fillRect(QRectF(box.center().x(), box.top(), 1, box.height()), theme.token("text"))

    def opened(painter: QPainter, box: QRectF) -> None:
        paint_share(painter, _bar(box), 1.0, 0.0, theme, token=OPENED)

    return (
        Sign(bar, 24, "accepted by the least satisfied"),
        Sign(hatched, 24, "not stated by it"),
        Sign(tick, 8, "by another party"),
        Sign(opened, 24, "opened by a red line given up"),
    )


def _bar(box: QRectF) -> QRectF:
    return QRectF(box.left(), box.center().y() - px(BAR) / 2, box.width(), px(BAR))
