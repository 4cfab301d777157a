"""The zone of agreement as it is drawn: issues down, their options along the axis, each with its verdict."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from db.records import Actor
from desktop.analysis.report import counted, joined
from desktop.analysis.zone import STANCE_OF, VERDICTS, IssueZone, OptionVerdict
from desktop.models.columns import sentence_case
from desktop.scale import px
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.marks_legend import Sign
from desktop.views.comparisons.text_grid import PAD, TextGrid, height_of, inside_of, words_of_box
from desktop.widgets.painting import line_height, paint_box
from desktop.widgets.stance import LETTERS, paint_cell_ground, paint_symbol

CELL, WIDEST, ROW_HEAD = 172, 280, 208
MARK = 14
LETTER = 12
SHORT = 4  # letters of a name that is not shortened
# The stance of those whom a verdict names.
_HELD_BY = {"blocked": "red line", "opposed": "opposed"}
_SIGNS = {
    "open": "open: all accept it",
    "conditional": "conditional",
    "opposed": "opposed",
    "blocked": "blocked by a red line",
    "unknown": "unknown: not all have spoken",
}


class ZoneDrawing(TextGrid):
    """Shows the zones of some issues. A row ends where its options do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Zone of agreement", parent)
        self.zones: Sequence[IssueZone] = ()
        self._names: Mapping[str, str] = {}
        self._short: Mapping[str, str] = {}
        self._spoken: Callable[[IssueZone, OptionVerdict], str] = lambda _zone, _each: ""

    def measured(self) -> tuple[QSize, QSize, int]:
        lines = ("caption_strong", "caption_strong", "second_strong", "caption", "caption")
        return QSize(px(CELL), height_of(*lines)), QSize(px(ROW_HEAD), 0), px(WIDEST)

    def show_zones(
        self, zones: Sequence[IssueZone], spoken: Callable[[IssueZone, OptionVerdict], str]
    ) -> None:
        """Show other zones; `spoken`: a cell in words. The cursor stays on its option."""
        here = self.here()
        self.zones, self._spoken = zones, spoken
        self._names = {actor.id: actor.name for zone in zones for actor in zone.parties}
        self._short = {actor.id: short_name(actor) for zone in zones for actor in zone.parties}
        if here is not None:
            for row, zone in enumerate(zones):
                for column, each in enumerate(zone.options):
                    if each.option.id == here[1].option.id:
                        self.row, self.column = row, column
        self.refresh()

    def here(self) -> tuple[IssueZone, OptionVerdict] | None:
        """The issue and the option the cursor is on."""
        if not self.has_cell:
            return None
        zone = self.zones[self.row]
        return zone, zone.options[self.column]

    def size_of_grid(self) -> tuple[int, int]:
        return len(self.zones), max((len(zone.options) for zone in self.zones), default=0)

    def cells_in(self, row: int) -> int:
        return len(self.zones[row].options)

    def spoken(self, row: int, column: int) -> str:
        zone = self.zones[row]
        return self._spoken(zone, zone.options[column])

    # -- painting ------------------------------------------------------------------------------------

    def paint_cell(self, painter: QPainter, box: QRect, row: int, column: int) -> None:
        each = self.zones[row].options[column]
        stance = STANCE_OF[each.hardest]
        if stance:
            paint_cell_ground(painter, inside_of(QRectF(box)), stance, self._theme)
        else:
            edge, radius = self._theme.token("line"), MEASURES.cell_radius
            paint_box(painter, inside_of(QRectF(box)), None, edge, radius=radius)
        room = words_of_box(QRectF(box))
        pitch = line_height("caption_strong")
        self.write(painter, room, each.option.label, "caption_strong", lines=2)
        room.setTop(room.top() + 2 * pitch)
        pitch = line_height("second_strong")
        ink, middle = self._theme.ink(stance), room.top() + pitch / 2
        paint_symbol(painter, stance, QPointF(room.left() + px(MARK) / 2, middle), px(MARK), ink)
        painter.setPen(ink)
        painter.setFont(self._theme.font("letter"))
        base = middle + QFontMetricsF(painter.font()).capHeight() / 2
        painter.drawText(QPointF(room.left() + px(MARK + 3), base), LETTERS[stance])
        spot = room.adjusted(px(MARK + (LETTER + 4 if stance else 5)), 0, 0, 0)
        self.write(painter, spot, self._verdict(each, spot.width()), "second_strong")
        room.setTop(room.top() + pitch)
        self.write(painter, room, self._more(each), "caption", "text2", lines=2)

    def _verdict(self, each: OptionVerdict, room: float) -> str:
        """The verdict and whose it is, with initials where the names have no room."""
        said = sentence_case(each.hardest)
        who = each.who(_HELD_BY[each.hardest]) if each.hardest in _HELD_BY else ()
        if not who:
            return said
        whole = f"{said} by {self._named(who)}"
        fits = QFontMetricsF(self._theme.font("second_strong")).horizontalAdvance(whole) <= room
        return whole if fits else f"{said} by {', '.join(self._short[id] for id in who)}"

    def _named(self, who: Sequence[str]) -> str:
        return joined([self._names[id] for id in who])

    def _more(self, each: OptionVerdict) -> str:
        """What stands under a verdict: the softer one where stances are contested, conditions, the silent."""
        softer = [f"or {each.softest} by the softest line"] if each.is_contested else []
        conditions = [f"if {' '.join(one.text.split())}" for _, one in each.conditions]
        accept = each.accept()
        silent = each.who("") if each.hardest == "unknown" else ()
        unstated = [f"not stated by {self._named(silent)}"] if silent else []
        some = [f"accepted by {self._named(accept)}"]
        accepted = some if accept and not conditions and each.hardest != "open" else []
        return "; ".join([*softer, *unstated, *conditions, *accepted])

    def paint_row_head(self, painter: QPainter, box: QRect, row: int) -> None:
        zone = self.zones[row]
        room = QRectF(box).adjusted(MEASURES.main_padding, PAD, -PAD, -PAD)
        room = self.write(painter, room, zone.issue.title, "second_strong", lines=2)
        room = self.write(painter, room, summary_of(zone), "caption", "text2", lines=2)
        if zone.issue.low_label and zone.issue.high_label and room.height() >= line_height("caption"):
            ends = f"{zone.issue.low_label} → {zone.issue.high_label}"
            self.write(painter, room, ends, "caption", "text3")


def summary_of(zone: IssueZone) -> str:
    """How an issue stands: "1 open, 2 conditional", "no option is left, gap 40 of 100", "unknown"."""
    agreed = [
        f"{len(found)} {verdict}"
        for verdict in ("open", "conditional")
        if (found := zone.with_verdict(verdict))
    ]
    if agreed:
        return joined(agreed)
    gap = ""
    if zone.gap and zone.gap.distance:
        gap = f", gap {zone.gap.distance:g} of 100{' or more' if zone.gap.unknown else ''}"
    unknown = len(zone.with_verdict("unknown"))
    return f"{counted(unknown, 'option')} unknown{gap}" if unknown else f"no option is left{gap}"


def short_name(actor: Actor) -> str:
    """A name for where there is little room: the short one, else the initials of several words."""
    if actor.short_name:
        return actor.short_name
    words = actor.name.replace("-", " ").split()
    if len(words) > 1:
        return "".join(word[0] for word in words if not word[0].islower())
    return f"{actor.name[:3]}." if len(actor.name) > SHORT else actor.name


def signs(theme: Theme) -> tuple[Sign, ...]:
    """What the marks of the verdicts mean, the best first."""

    def sign(stance: str, words: str) -> Sign:
        def paint(painter: QPainter, box: QRectF) -> None:
            centre = QPointF(box.left() + px(MARK) / 2, box.center().y())
            paint_symbol(painter, stance, centre, px(MARK), theme.ink(stance))
            painter.setPen(theme.ink(stance))
            painter.setFont(theme.font("letter"))
            base = box.center().y() + QFontMetricsF(painter.font()).capHeight() / 2
            painter.drawText(QPointF(box.left() + px(MARK + 3), base), LETTERS[stance])

        return Sign(paint, MARK + (LETTER + 2 if stance else 0), words)

    return tuple(sign(STANCE_OF[verdict], _SIGNS[verdict]) for verdict in reversed(VERDICTS))
