"""How a paper looks: its pages under one another, from memory, kept in place when they are made anew."""

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.announce import announce

if TYPE_CHECKING:
    from desktop.briefing import Proof, Spot

AROUND, BETWEEN = 16, 16  # pixels around the pages and between two of them
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # times as large as it fits
MOST_FIT = 1.6  # pixels for a point, that a page is made to fit a wide view by
AT_ONCE = 0.9  # of the view, that a page key moves by
BAR = 3
FIT = 3  # the place of 1.0 in ZOOMS


class Preview(QAbstractScrollArea):
    """Shows one Proof at a time. `chosen`: the Spot that a click or Enter is on. `moved`: another page is
    in sight, or there are more or fewer.

    `spots`: where things stand, in order. Up and Down go from one to the next that leads somewhere: a head
    of a section, a claim; Left and Right from cell to cell where each of a row leads to a claim of its own.
    """

    chosen = Signal(object)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self.spots: tuple[Spot, ...] = ()
        self._at = -1
        self._zoom = FIT
        self._pages: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        theme.changed.connect(self.viewport().update)
        self._tell_place()

    # -- what is shown -------------------------------------------------------------------------------

    def show_proof(self, proof: "Proof") -> None:
        """Show another state of the paper, where one was in the last one: what was at the upper edge stays
        there, and the mark on what it was on, wherever edits before it have moved them.
        """
        old, older = self._document, self._buffer
        place, spots = self._place(), proof.spots
        edge = next((n for n, each in enumerate(self.spots) if _below(each, place)), -1)
        held = self.spots[edge] if edge >= 0 else None
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self._buffer.setData(QByteArray(proof.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        edge, self._at = _again(self.spots, edge, spots), _again(self.spots, self._at, spots)
        self.spots = spots
        if held and edge >= 0:
            place = spots[edge].page, place[1] + spots[edge].top - held.top
        old.deleteLater()
        older.deleteLater()
        self._lay_out(place)

    def clear(self) -> None:
        """Show nothing, before another paper."""
        self._document.close()
        self.spots, self._at = (), -1
        self._lay_out((0, 0.0))

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page in sight, 1 for the first; 0 without any."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return sum(each.top() <= middle for each in self._pages)

    @property
    def spot(self) -> "Spot | None":
        """The spot the keyboard is on."""
        return self.spots[self._at] if 0 <= self._at < len(self.spots) else None

    def show_section(self, kind: str) -> bool:
        """Bring the head of a section into sight and mark it; False where there is none."""
        at = next((n for n, each in enumerate(self.spots) if each.heads and each.kind == kind), -1)
        self.go_to(at)
        return at >= 0

    def zoom(self, by: int) -> None:
        """Make the pages larger by so many steps, or smaller; 0 makes them as wide as the view."""
        place = self._place()
        self._zoom = max(0, min(self._zoom + by, len(ZOOMS) - 1)) if by else FIT
        self._lay_out(place)

    # -- where things are ----------------------------------------------------------------------------

    def _scale(self) -> float:
        """Pixels for a point."""
        widest = max((self._points(page).width() for page in range(self._document.pageCount())), default=1)
        fit = max(80, self.viewport().width() - 2 * AROUND) / widest
        return min(fit, MOST_FIT) * ZOOMS[self._zoom]

    def _points(self, page: int) -> QSize:
        return self._document.pagePointSize(page).toSize()

    def _place(self) -> tuple[int, float]:
        """The page at the upper edge, and how far down in it that is, in points."""
        top = self.verticalScrollBar().value()
        at = max(0, sum(each.top() <= top for each in self._pages) - 1)
        return at, (top - self._pages[at].top()) / self._scale() if self._pages else 0.0

    def _lay_out(self, place: tuple[int, float]) -> None:
        scale, top = self._scale(), AROUND
        self._pages = []
        self._images.clear()
        for page in range(self._document.pageCount()):
            size = self._document.pagePointSize(page) * scale
            left = max(AROUND, (self.viewport().width() - round(size.width())) // 2)
            self._pages.append(QRect(QPoint(left, top), size.toSize()))
            top += round(size.height()) + BETWEEN
        wide = max((each.right() + AROUND for each in self._pages), default=0)
        self._set_bar_range(top, wide)
        if self._pages:
            page = min(place[0], len(self._pages) - 1)
            self.verticalScrollBar().setValue(self._pages[page].top() + round(place[1] * scale))
        self._tell_place()
        self.viewport().update()

    def _set_bar_range(self, high: int, wide: int) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        down.setRange(0, max(0, high - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(MEASURES.row_pitch)
        across.setRange(0, max(0, wide - self.viewport().width()))
        across.setPageStep(self.viewport().width())

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def area_of(self, spot: "Spot") -> QRect:
        """Where a spot is in the view."""
        page, scale = self._pages[spot.page].translated(-self._origin()), self._scale()
        top, bottom = page.top() + round(spot.top * scale), page.top() + round(spot.bottom * scale)
        left, right = page.left() + round(spot.left * scale), page.left() + round(spot.right * scale)
        return QRect(QPoint(left, top), QPoint(right, bottom))

    def _spot_at(self, point: QPoint) -> int:
        """The spot under a point, or else the last one above it on that page; -1 for none."""
        page = next((n for n, each in enumerate(self._pages) if each.contains(point + self._origin())), -1)
        return max(
            (n for n, each in enumerate(self.spots) if each.page == page and self._is_at(each, point)),
            default=-1,
        )

    def _is_at(self, spot: "Spot", point: QPoint) -> bool:
        """Whether a spot begins above a point, and is as wide as the page or goes as far as it."""
        area = self.area_of(spot)
        return area.top() <= point.y() and area.left() <= point.x() <= area.right()

    # -- going about ---------------------------------------------------------------------------------

    def go_to(self, at: int) -> None:
        """Put the mark on a spot, by its place among them, and bring it into sight; nothing below 0."""
        if at < 0:
            return
        self._at = at
        area = self.area_of(self.spots[at])
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if area.top() < 0 or area.bottom() > high:
            bar.setValue(bar.value() + area.top() - AROUND)
        self.viewport().update()

    def _step(self, way: int, *, along: bool = False) -> bool:
        """Go on, or back, to what leads somewhere: `along` the row, or else beyond it; False at the end."""
        here = self.spot
        places = [
            n
            for n, each in enumerate(self.spots)
            if (each.heads or each.record) and (here is None or _in_row(each, here) == along)
        ]
        onward = [n for n in places if (n > self._at if way > 0 else n < self._at)]
        if not onward or (along and here is None):
            return False
        at = onward[0] if way > 0 else onward[-1]
        if not along:  # into a row by its first cell
            at = next(n for n in places if _in_row(self.spots[n], self.spots[at]))
        self.go_to(at)
        spot = self.spots[at]
        what = "Head of a section" if spot.heads else "Claim"
        announce(self, f"{what}, page {spot.page + 1}. Enter opens it.")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        page = round(self.viewport().height() * AT_ONCE)
        scrolls = {
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._step(
            1 if key == Qt.Key.Key_Right else -1, along=True
        ):
            pass
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot is not None:
            self.chosen.emit(self.spot)
        elif key in scrolls:
            bar.setValue(scrolls[Qt.Key(key)])
        elif key in zooms:
            self.zoom(zooms[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._spot_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._at = at
            self.viewport().update()
            self.chosen.emit(self.spots[at])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place()
        super().resizeEvent(event)
        self._lay_out(place)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _tell_place(self) -> None:
        """Let a screen reader know which page it is."""
        self.setAccessibleName(
            f"Preview, page {self.page} of {self.page_count}" if self._pages else "Preview"
        )
        self.moved.emit()

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.token("sunken"))
        for number, page in enumerate(self._pages):
            area = page.translated(-self._origin())
            if area.intersects(event.rect()):
                painter.drawImage(area, self._image(number))
                painter.setPen(self._theme.token("line"))
                painter.drawRect(area.adjusted(-1, -1, 0, 0))
        self._images = {n: each for n, each in self._images.items() if abs(n - self.page + 1) <= 2}
        if self.spot is not None:
            self._paint_mark(painter, self.spot)
        if self.hasFocus():
            painter.setPen(self._theme.token("ring"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_mark(self, painter: QPainter, spot: "Spot") -> None:
        """A bar at the edge of the page, or before the row or cell."""
        area = self.area_of(spot)
        left = area.left() + (BAR if not spot.left else -2 * BAR)
        painter.fillRect(left, area.top(), BAR, max(area.height(), BAR), self._theme.token("accent"))

    def _image(self, page: int) -> QImage:
        """A page at the resolution of the screen; those out of sight are not held."""
        if page not in self._images:
            ratio = self.devicePixelRatioF()
            size = self._pages[page].size() * ratio
            drawn = self._document.render(page, size)
            paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
            paper.fill(Qt.GlobalColor.white)
            over = QPainter(paper)
            over.drawImage(0, 0, drawn)
            over.end()
            paper.setDevicePixelRatio(ratio)
            self._images[page] = paper
        return self._images[page]


def _in_row(one: "Spot", other: "Spot") -> bool:
    """Whether two spots are cells of one row."""
    return (one.page, one.top) == (other.page, other.top)


def _below(spot: "Spot", place: tuple[int, float]) -> bool:
    """Whether a spot begins on the page of a place and not above it, but for what a pixel rounds off."""
    return spot.page == place[0] and spot.top >= place[1] - 1


def _again(before: "tuple[Spot, ...]", at: int, now: "tuple[Spot, ...]") -> int:
    """Where the spot is now that was at a place: as far on among those alike; -1 where it is gone."""
    if not 0 <= at < len(before):
        return -1

    def alike(spot: "Spot") -> bool:
        one = before[at]
        return (spot.kind, spot.record, spot.heads) == (one.kind, one.record, one.heads)

    count = sum(alike(each) for each in before[:at])
    return next(islice((n for n, each in enumerate(now) if alike(each)), count, None), -1)
