"""The matrix as it is drawn: actors by issues, a cell with its mark, its firmness and its flags."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.analysis.matrix import Matrix, MatrixCell
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.grid_drawing import GridDrawing
from desktop.views.comparisons.marks_legend import Sign
from desktop.widgets.painting import DIFFERS, paint_line, wrap
from desktop.widgets.stance import paint_cell_ground, paint_pair, paint_symbol

ROW, COLUMN, WIDEST = 48, 82, 112
ROW_HEAD, COLUMN_HEAD = 168, 92
GAP = 2
FLAG = 13
_MOVED_ICONS = {
    "hardened": "arrow-up", "softened": "arrow-down", "moved": "arrow-right", "contradicted": "git-compare",
}  # fmt: skip


class MatrixDrawing(GridDrawing):
    """Shows one matrix at a time."""

    ordered = True
    widest_head = 280

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Position matrix", parent)
        self._matrix: Matrix | None = None
        self._spoken: Callable[[MatrixCell], str] = lambda _: ""

    def measured(self) -> tuple[QSize, QSize, int]:
        return QSize(px(COLUMN), px(ROW)), QSize(px(ROW_HEAD), px(COLUMN_HEAD)), px(WIDEST)

    def show_matrix(self, matrix: Matrix, spoken: Callable[[MatrixCell], str]) -> None:
        """Show another matrix; `spoken`: a cell in words. The cursor stays on its actor and issue."""
        here = self.cell()
        self._matrix, self._spoken = matrix, spoken
        self._find(here)
        self.refresh()

    def _find(self, here: MatrixCell | None) -> None:
        matrix = self._matrix
        if here is None or matrix is None:
            return
        actors, issues = [a.id for a in matrix.actors], [i.id for i in matrix.issues]
        if here.actor.id in actors and here.issue.id in issues:
            self.row, self.column = actors.index(here.actor.id), issues.index(here.issue.id)

    def cell(self) -> MatrixCell | None:
        """The cell the cursor is in."""
        return self._matrix.cell(self.row, self.column) if self._matrix and self.has_cell else None

    def size_of_grid(self) -> tuple[int, int]:
        return (len(self._matrix.actors), len(self._matrix.issues)) if self._matrix else (0, 0)

    def row_groups(self) -> tuple[str, ...]:
        return self._matrix.actor_groups() if self._matrix else ()

    def column_groups(self) -> tuple[str, ...]:
        return self._matrix.issue_groups() if self._matrix else ()

    def spoken(self, row: int, column: int) -> str:
        if self._matrix is None:
            return ""
        groups = [some[at] for some, at in ((self.row_groups(), row), (self.column_groups(), column)) if some]
        among = f" ({' · '.join(groups)})" if groups else ""
        return f"{self._spoken(self._matrix.cell(row, column))}{among}"

    # -- painting ------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        assert self._matrix is not None
        cell = self._matrix.cell(row, column)
        inside = QRectF(box).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        stance = cell.stance
        if not stance:
            self._paint_unstated(painter, inside, cell)
        else:
            self._paint_ground(painter, inside, cell, stance)
        self._paint_flags(painter, inside, cell, stance)

    def _paint_unstated(self, painter: QPainter, inside: QRectF, cell: MatrixCell) -> None:
        """A dot; where something is said of the issue and nothing of the option, a dot in a ring."""
        paint_symbol(painter, "", inside.center(), px(16), self._theme.ink(""))
        if not cell.is_silent:
            paint_ring(painter, inside, self._theme)

    def _paint_ground(self, painter: QPainter, inside: QRectF, cell: MatrixCell, stance: str) -> None:
        """Tint or dashes around the whole cell, the mark in its upper part, firmness as a word beneath."""
        paint_cell_ground(painter, inside, stance, self._theme, back_channel=cell.private)
        mark = inside.adjusted(0, 0, -px(FLAG), -px(14) if cell.firmness else 0)
        paint_pair(painter, mark, stance, self._theme)
        if cell.firmness:
            words = QRectF(inside.left() + 2, inside.bottom() - px(19), inside.width() - px(FLAG) - 2, px(16))
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.token("text2"))
            shown = _SHORT.get(cell.firmness, cell.firmness)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_flags(self, painter: QPainter, inside: QRectF, cell: MatrixCell, stance: str) -> None:
        """From the top at the right: positions differ, statements disagree, how it moved, old, no source."""
        top, right, differing = inside.top() + 2, inside.right() - 2, cell.differing
        signs = [str(differing)] if differing > 1 else []
        for sign in (*signs, *([DIFFERS] if cell.disputed else [])):
            box = QRectF(right - px(FLAG), top, px(FLAG) - 2, px(FLAG))
            ink = self._theme.token("text2")
            paint_line(painter, box, sign, self._theme.font("letter"), ink, right=True)
            top += px(FLAG) + 1
        icons = [_MOVED_ICONS[cell.moved]] if cell.moved in _MOVED_ICONS else []
        icons += ["clock"] if cell.stale and stance else []
        icons += ["unlink"] if cell.uncited and not cell.is_silent else []
        for name in icons:
            self._theme.icon(name).paint(painter, QRect(int(right) - px(FLAG), int(top), px(FLAG), px(FLAG)))
            top += px(FLAG) + 1

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        matrix = self._matrix
        assert matrix is not None
        actor = matrix.actors[row]
        role = matrix.roles.get(actor.id, "")
        upper = QRectF(
            MEASURES.main_padding, box.top() + (px(6) if role else px(15)), box.width() - px(32), px(18)
        )
        strong, grey = self._theme.font("body_strong"), self._theme.token("text2")
        paint_line(painter, upper, actor.name, strong, self._theme.token("text"))
        if role:
            paint_line(painter, upper.translated(0, px(18)), role, self._theme.font("second"), grey)

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        matrix = self._matrix
        assert matrix is not None
        issue = matrix.issues[column]
        room = box.width() - px(6)
        lines = wrap(issue.title, "caption_strong", room - 2, 3)
        top = box.top() + 6
        for line in lines:
            spot = QRectF(box.left() + px(4), top, room, px(15))
            paint_line(painter, spot, line, self._theme.font("caption_strong"), self._theme.token("text"))
            top += px(15)
        option = matrix.cell(0, column).option if issue.discussed and matrix.actors else None
        for line in wrap(
            option.label if option else "", "caption", room - 2, (box.bottom() - top - 4) // px(14)
        ):
            spot = QRectF(box.left() + px(4), top, room, px(14))
            paint_line(painter, spot, line, self._theme.font("caption"), self._theme.token("text2"))
            top += px(14)


def paint_ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Around the dot of what is unstated: the actor speaks on the issue, not on the option."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.token("border"), 1))
    painter.drawEllipse(box.center(), px(7), px(7))


def more_signs(theme: Theme) -> tuple[Sign, ...]:
    """What the grounds of cells and the ring mean."""

    def ring(painter: QPainter, box: QRectF) -> None:
        paint_symbol(painter, "", box.center(), px(16), theme.ink(""))
        paint_ring(painter, box, theme)

    def dashes(painter: QPainter, box: QRectF) -> None:
        paint_cell_ground(painter, box.adjusted(1, 1, -1, -1), "preferred", theme, back_channel=True)

    return (
        Sign(ring, 16, "speaks, but not on this option"),
        Sign(dashes, 24, "in private channels only"),
    )


_SHORT = {"non-negotiable": "non-negot."}
