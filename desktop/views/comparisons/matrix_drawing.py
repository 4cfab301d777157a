"""The matrix as it is drawn: heads that stay, cells with their marks, a cursor that arrows move."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop.analysis.matrix import Matrix, MatrixCell
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.label import as_tooltip
from desktop.widgets.painting import paint_line, wrap
from desktop.widgets.stance import paint_cell_ground, paint_pair, paint_symbol

ROW, COLUMN = 48, 82
ROW_HEAD, COLUMN_HEAD = 168, 92
GAP = 2
FLAG = 13
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-8, 0), Qt.Key.Key_PageDown: (8, 0), Qt.Key.Key_Home: (0, -10_000),
    Qt.Key.Key_End: (0, 10_000),
}  # fmt: skip
_MOVED_ICONS = {
    "hardened": "arrow-up", "softened": "arrow-down", "moved": "arrow-right", "contradicted": "git-compare",
}  # fmt: skip


class MatrixDrawing(QAbstractScrollArea):
    """`chosen`: row and column of the cell the cursor is in; `opened`: that cell by Enter or a double click.

    `moved`: a row (True) or a column is to change places with the one so many places on.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)
    moved = Signal(bool, int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix: Matrix | None = None
        self._spoken: Callable[[MatrixCell], str] = lambda _: ""
        self.row = self.column = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Position matrix")
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def show_matrix(self, matrix: Matrix, spoken: Callable[[MatrixCell], str]) -> None:
        """Show another matrix; `spoken`: a cell in words. The cursor stays on its actor and issue."""
        here = self.cell()
        self._matrix, self._spoken = matrix, spoken
        self.row, self.column = self._place_of(here)
        self._lay_out()
        self._tell()
        self.viewport().update()

    def _place_of(self, here: MatrixCell | None) -> tuple[int, int]:
        matrix = self._matrix
        assert matrix is not None
        actors, issues = [a.id for a in matrix.actors], [i.id for i in matrix.issues]
        if here and here.actor.id in actors and here.issue.id in issues:
            return actors.index(here.actor.id), issues.index(here.issue.id)
        return min(self.row, max(0, len(actors) - 1)), min(self.column, max(0, len(issues) - 1))

    def cell(self) -> MatrixCell | None:
        """The cell the cursor is in."""
        matrix = self._matrix
        if matrix is None or not (self.row < len(matrix.actors) and self.column < len(matrix.issues)):
            return None
        return matrix.cell(self.row, self.column)

    # -- scrolling -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        matrix, view = self._matrix, self.viewport().size()
        rows, columns = (len(matrix.actors), len(matrix.issues)) if matrix else (0, 0)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(max(1, view.width() - ROW_HEAD))
        down.setPageStep(max(1, view.height() - COLUMN_HEAD))
        across.setRange(0, max(0, columns * COLUMN - across.pageStep()))
        down.setRange(0, max(0, rows * ROW - down.pageStep()))
        across.setSingleStep(COLUMN // 2)
        down.setSingleStep(ROW // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _box(self, row: int, column: int) -> QRect:
        left = ROW_HEAD + column * COLUMN - self.horizontalScrollBar().value()
        top = COLUMN_HEAD + row * ROW - self.verticalScrollBar().value()
        return QRect(left, top, COLUMN, ROW)

    def _at(self, spot: QPoint) -> tuple[int, int] | None:
        if self._matrix is None or spot.x() < ROW_HEAD or spot.y() < COLUMN_HEAD:
            return None
        column = (spot.x() - ROW_HEAD + self.horizontalScrollBar().value()) // COLUMN
        row = (spot.y() - COLUMN_HEAD + self.verticalScrollBar().value()) // ROW
        inside = row < len(self._matrix.actors) and column < len(self._matrix.issues)
        return (row, column) if inside else None

    def _reveal(self) -> None:
        box, view = self._box(self.row, self.column), self.viewport().rect()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if box.left() < ROW_HEAD:
            across.setValue(across.value() + box.left() - ROW_HEAD)
        elif box.right() > view.right():
            across.setValue(across.value() + box.right() - view.right())
        if box.top() < COLUMN_HEAD:
            down.setValue(down.value() + box.top() - COLUMN_HEAD)
        elif box.bottom() > view.bottom():
            down.setValue(down.value() + box.bottom() - view.bottom())

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        matrix, view = self._matrix, self.viewport().rect()
        painter.fillRect(view, self._theme.token("base"))
        if matrix is None:
            return
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        rows = self._shown(down, view.height() - COLUMN_HEAD, ROW, len(matrix.actors))
        columns = self._shown(across, view.width() - ROW_HEAD, COLUMN, len(matrix.issues))
        painter.setClipRect(view.adjusted(ROW_HEAD, COLUMN_HEAD, 0, 0))
        for row in rows:
            for column in columns:
                self._paint_cell(painter, self._box(row, column), matrix.cell(row, column))
        self._paint_cursor(painter)
        painter.setClipRect(view.adjusted(0, COLUMN_HEAD, 0, 0))
        for row in rows:
            self._paint_row_head(painter, matrix, row)
        painter.setClipRect(view.adjusted(ROW_HEAD, 0, 0, 0))
        for column in columns:
            self._paint_column_head(painter, matrix, column)
        painter.setClipping(False)
        painter.fillRect(QRect(0, COLUMN_HEAD - 1, view.width(), 1), self._theme.token("line"))

    def _shown(self, offset: int, room: int, pitch: int, total: int) -> range:
        return range(offset // pitch, min(total, (offset + max(0, room)) // pitch + 1))

    def _paint_cell(self, painter: QPainter, box: QRect, cell: MatrixCell) -> None:
        inside = QRectF(box).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        if not cell.stance:
            self._paint_unstated(painter, inside, cell)
        else:
            self._paint_ground(painter, inside, cell)
        self._paint_flags(painter, inside, cell)

    def _paint_unstated(self, painter: QPainter, inside: QRectF, cell: MatrixCell) -> None:
        """A dot; where something is said of the issue and nothing of the option, a dot in a ring."""
        paint_symbol(painter, "", inside.center(), 16, self._theme.ink(""))
        if not cell.is_silent:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.token("border"), 1))
            painter.drawEllipse(inside.center(), 7, 7)

    def _paint_ground(self, painter: QPainter, inside: QRectF, cell: MatrixCell) -> None:
        """Tint or dashes around the whole cell, the mark in its upper part, firmness as a word beneath."""
        paint_cell_ground(painter, inside, cell.stance, self._theme, back_channel=cell.private)
        mark = inside.adjusted(0, 0, -FLAG, -14 if cell.firmness else 0)
        paint_pair(painter, mark, cell.stance, self._theme)
        if cell.firmness:
            words = QRectF(inside.left() + 2, inside.bottom() - 19, inside.width() - FLAG - 2, 16)
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.token("text2"))
            shown = _SHORT.get(cell.firmness, cell.firmness)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_flags(self, painter: QPainter, inside: QRectF, cell: MatrixCell) -> None:
        """From the top down at the right: how many positions differ, how it moved, old, without a source."""
        top, right = inside.top() + 2, inside.right() - 2
        if cell.differing > 1:
            box = QRectF(right - FLAG, top, FLAG - 2, FLAG)
            ink = self._theme.token("text2")
            paint_line(painter, box, str(cell.differing), self._theme.font("letter"), ink, right=True)
            top += FLAG + 1
        icons = [_MOVED_ICONS[cell.moved]] if cell.moved in _MOVED_ICONS else []
        icons += ["clock"] if cell.stale and cell.stance else []
        icons += ["unlink"] if cell.uncited and not cell.is_silent else []
        for name in icons:
            self._theme.icon(name).paint(painter, QRect(int(right) - FLAG, int(top), FLAG, FLAG))
            top += FLAG + 1

    def _paint_cursor(self, painter: QPainter) -> None:
        if self.cell() is None:
            return
        box = QRectF(self._box(self.row, self.column)).adjusted(1.5, 1.5, -1.5, -1.5)
        ink = self._theme.token("accent" if self.hasFocus() else "border")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 3))
        painter.drawRoundedRect(box, MEASURES.radius, MEASURES.radius)

    def _paint_row_head(self, painter: QPainter, matrix: Matrix, row: int) -> None:
        actor = matrix.actors[row]
        box = self._box(row, 0)
        ground = QRect(0, box.top(), ROW_HEAD, ROW)
        painter.fillRect(ground, self._theme.token("hover" if row == self.row else "base"))
        role = matrix.roles.get(actor.id, "")
        upper = QRectF(MEASURES.main_padding, box.top() + (6 if role else 15), ROW_HEAD - 32, 18)
        strong, grey = self._theme.font("body_strong"), self._theme.token("text2")
        paint_line(painter, upper, actor.name, strong, self._theme.token("text"))
        if role:
            paint_line(painter, upper.translated(0, 18), role, self._theme.font("second"), grey)

    def _paint_column_head(self, painter: QPainter, matrix: Matrix, column: int) -> None:
        issue = matrix.issues[column]
        box = self._box(0, column)
        ground = QRect(box.left(), 0, COLUMN, COLUMN_HEAD - 1)
        painter.fillRect(ground, self._theme.token("hover" if column == self.column else "base"))
        lines = wrap(issue.title, "caption_strong", COLUMN - 8, 3)
        top = 6
        for line in lines:
            spot = QRectF(box.left() + 4, top, COLUMN - 6, 15)
            paint_line(painter, spot, line, self._theme.font("caption_strong"), self._theme.token("text"))
            top += 15
        option = matrix.cell(0, column).option if issue.discussed and matrix.actors else None
        for line in wrap(
            option.label if option else "", "caption", COLUMN - 8, (COLUMN_HEAD - top - 4) // 14
        ):
            spot = QRectF(box.left() + 4, top, COLUMN - 6, 14)
            paint_line(painter, spot, line, self._theme.font("caption"), self._theme.token("text2"))
            top += 14

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        if self._matrix is None or not self._matrix.actors or not self._matrix.issues:
            return
        self.row = max(0, min(row, len(self._matrix.actors) - 1))
        self.column = max(0, min(column, len(self._matrix.issues) - 1))
        self._reveal()
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        if (cell := self.cell()) is not None:
            self.setAccessibleDescription(self._spoken(cell))
            self.chosen.emit(self.row, self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            down, on = _STEPS[key]
            self.moved.emit(bool(down), self.row if down else self.column, down or on)
        elif key in _STEPS:
            down, on = _STEPS[key]
            self.go_to(self.row + down, self.column + on)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.row, self.column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position().toPoint()):
            self.go_to(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position().toPoint()):
            self.opened.emit(*at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos())
            words = self._spoken(self._matrix.cell(*at)) if at and self._matrix else ""
            QToolTip.showText(event.globalPos(), as_tooltip(words), self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


_SHORT = {"non-negotiable": "non-negot."}
