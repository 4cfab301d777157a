"""The crosswalk as it is drawn: issues down, plans across, each point in words with the option it settles."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from db.records import Issue, Option, Proposal
from desktop.analysis.crosswalk import Crosswalk, Entry
from desktop.analysis.report import counted, joined
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.text_grid import PAD, TextGrid, height_of, inside_of, words_of_box
from desktop.widgets.painting import DIFFERS, line_height, paint_box

CELL, WIDEST, ROW_HEAD = 164, 280, 200
BADGE = 5  # beside the number in it


class CrosswalkDrawing(TextGrid):
    """Shows one crosswalk. Beneath the issues a last row says who endorses each plan."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Proposals by issue", parent)
        self.found: Crosswalk | None = None
        self._endorsed: Mapping[str, str] = {}
        self._spoken: Callable[[Issue | None, Proposal], str] = lambda _issue, _plan: ""

    def measured(self) -> tuple[QSize, QSize, int]:
        row = height_of("caption_strong", "caption_strong", "caption", "caption", "caption")
        head = height_of("second_strong", "second_strong", "caption", "caption")
        return QSize(px(CELL), row), QSize(px(ROW_HEAD), head), px(WIDEST)

    def show_crosswalk(
        self, found: Crosswalk, endorsed: Mapping[str, str], spoken: Callable[[Issue | None, Proposal], str]
    ) -> None:
        """Show another. `endorsed`: by plan (id) who endorses it; `spoken`: a cell in words, that of the
        last row where there is no issue. The cursor stays on its issue and plan.
        """
        here = self.here()
        self.found, self._endorsed, self._spoken = found, endorsed, spoken
        if here is not None:
            issues, plans = [each.id for each in found.issues], [each.id for each in found.plans]
            issue, plan = here
            if plan.id in plans and (issue is None or issue.id in issues):
                self.row = issues.index(issue.id) if issue else len(issues)
                self.column = plans.index(plan.id)
        self.refresh()

    def here(self) -> tuple[Issue | None, Proposal] | None:
        """The issue and the plan the cursor is on; no issue in the row of endorsements."""
        return self._pair(self.row, self.column) if self.found is not None and self.has_cell else None

    def _pair(self, row: int, column: int) -> tuple[Issue | None, Proposal]:
        assert self.found is not None
        issue = self.found.issues[row] if row < len(self.found.issues) else None
        return issue, self.found.plans[column]

    def size_of_grid(self) -> tuple[int, int]:
        if self.found is None or not self.found.plans:
            return 0, 0
        return len(self.found.issues) + 1, len(self.found.plans)

    def spoken(self, row: int, column: int) -> str:
        return self._spoken(*self._pair(row, column))

    # -- painting ------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        assert self.found is not None
        issue, plan = self._pair(row, column)
        room = words_of_box(QRectF(box))
        if issue is None:
            self.write(painter, room, self._endorsed[plan.id], "caption", lines=5)
            return
        entry = self.found.entry(issue.id, plan.id)
        if entry is not None:
            paint_box(painter, inside_of(QRectF(box)), self._theme.token("chrome"), None)
            self._paint_entry(painter, room, entry, conflict=bool(self.found.conflicts(issue.id, plan.id)))

    def _paint_entry(self, painter: QPainter, room: QRectF, entry: Entry, *, conflict: bool) -> None:
        """Badge and label of the option, then the words of the points in what lines are left."""
        if entry.options:
            places = ", ".join(f"{self._place(option)}" for option in entry.options)
            width = paint_badge(painter, room, places, conflict, self._theme)
            label = joined([option.label for option in entry.options])
            self.write(painter, room.adjusted(width + px(5), 0, 0, 0), label, "caption_strong", lines=2)
            room.setTop(room.top() + 2 * line_height("caption_strong"))
        words = "; ".join(" ".join(point.text.split()) for point in entry.points)
        lines = int(room.height() // line_height("caption"))
        self.write(painter, room, words, "caption", "text2", lines=lines)

    def _place(self, option: Option) -> int:
        assert self.found is not None
        return self.found.place(option)

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        found = self.found
        assert found is not None
        room = QRectF(box).adjusted(MEASURES.main_padding, PAD, -PAD, -PAD)
        if row == len(found.issues):
            self.write(painter, room, "Endorsed by", "second_strong")
            return
        issue = found.issues[row]
        room = self.write(painter, room, issue.title, "second_strong", lines=2)
        said = f"{found.speaking(issue.id)} of {counted(len(found.plans), 'plan')}"
        room = self.write(painter, room, said, "caption", "text2")
        if found.is_disputed(issue.id):
            differ = f"{DIFFERS} {len(found.named(issue.id))} options of {len(found.axes[issue.id])}"
            self.write(painter, room, differ, "caption_strong", "warn")

    def paint_column_head(self, painter: QPainter, box: QRect, column: int) -> None:
        found = self.found
        assert found is not None
        plan = found.plans[column]
        room = QRectF(box).adjusted(PAD, PAD, -PAD, -PAD)
        self.write(painter, room, plan.title, "second_strong", lines=2)
        room.setTop(room.bottom() - 2 * line_height("caption"))
        covers = f"covers {found.covered(plan.id)} of {counted(found.total, 'issue')}"
        room = self.write(painter, room, covers, "caption", "text2")
        number = len(found.endorsing(plan.id))
        endorsed = f"{plan.status or 'status not stated'}, {number or 'nobody'} for it"
        self.write(painter, room, endorsed, "caption", "text2")


def paint_badge(painter: QPainter, room: QRectF, number: str, conflict: bool, theme: Theme) -> float:
    """The place of an option on its axis, filled and with ≠ where another plan differs; how wide it is."""
    words = f"{DIFFERS} {number}" if conflict else number
    font = theme.font("letter")
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(words) + 2 * px(BADGE), line_height("letter")
    box = QRectF(room.left(), room.top(), width, height)
    ink = theme.token("warn" if conflict else "data")
    paint_box(painter, box, ink if conflict else None, ink, radius=MEASURES.cell_radius)
    painter.setPen(QPen(theme.token("base") if conflict else ink))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return width


def crosswalk_signs(theme: Theme) -> tuple[Sign, ...]:
    """What the badges mean."""

    def badge(number: str, conflict: bool) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            top = box.center().y() - line_height("letter") / 2
            paint_badge(painter, QRectF(box.left(), top, box.width(), box.height()), number, conflict, theme)

        return paint

    return (
        Sign(badge("2", False), 20, "settles the issue with option 2, counted along its axis"),
        Sign(badge("2", True), 36, "another plan settles it with another option"),
    )
