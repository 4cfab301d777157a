"""The network as it is drawn: actors in a ring, ties between them, a cursor that arrows move over both."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.records import Actor
from desktop.analysis.network import Network, Tie
from desktop.scale import px
from desktop.theme import Theme
from desktop.views.comparisons.network_layout import (
    LINE,
    Node,
    Point,
    counts_on,
    curve,
    distance,
    least_height,
    place,
)
from desktop.views.comparisons.network_marks import count_size, paint_actor, paint_count, paint_tie
from desktop.views.comparisons.pointed import Pointed
from desktop.views.comparisons.spoken import tell
from desktop.widgets.painting import paint_line

LEAST_WIDTH = 420
MANY = 24  # ties; of more, those of other actors are drawn faint
NEAR = 7.0  # pixels from a tie that still hit it


class _Laid(NamedTuple):
    """Where actors lie, the curves of the ties, and the spot of each count and whether it is clear."""

    nodes: list[Node]
    curves: list[list[Point]]
    counts: list[tuple[Point, bool]]


class NetworkDrawing(Pointed):
    """`chosen`: the cursor is on another actor or tie; `opened`: that one by Enter or a double click.

    Left and right walk the ring, down and up the ties of the actor; on a tie, right goes to its other end.
    """

    chosen = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.network = Network((), {}, ())
        self._spoken: Callable[[Actor | Tie], str] = lambda _: ""
        self._laid: _Laid | None = None
        self.actor = 0
        self.tie: Tie | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Network of leverage")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_network(self, network: Network, spoken: Callable[[Actor | Tie], str]) -> None:
        """Show another network; `spoken`: an actor or a tie in words. The cursor stays on its actor."""
        here = self._here()
        self.network, self._spoken = network, spoken
        self.setMinimumSize(px(LEAST_WIDTH), least_height(len(network.actors)))
        ids = [each.id for each in network.actors]
        if here not in ids:
            here = max(ids, key=network.weight, default="")
        self.actor = ids.index(here) if here in ids else 0
        same = [tie for tie in self.ties() if self.tie and _ends(tie) == _ends(self.tie)]
        self.tie = same[0] if same else None
        self._lay_anew()
        self._tell()

    def _here(self) -> str:
        return self.network.actors[self.actor].id if self.actor < len(self.network.actors) else ""

    def ties(self) -> tuple[Tie, ...]:
        """The ties of the actor that the cursor is on."""
        return self.network.of(self._here())

    def at_cursor(self) -> Actor | Tie | None:
        """What the cursor is on."""
        if self.tie is not None:
            return self.tie
        return self.network.actors[self.actor] if self.network.actors else None

    def sizeHint(self) -> QSize:
        return QSize(px(LEAST_WIDTH), least_height(len(self.network.actors)))

    @property
    def _places(self) -> "_Laid":
        """Where all of it lies; laid out when it is first asked for, for a size often is not the last."""
        if self._laid is None:
            actors, ties = self.network.actors, self.network.ties
            weights = [self.network.weight(each.id) for each in actors]
            nodes = place(weights, self.width(), self.height()) if actors else []
            by_id = {each.id: node for each, node in zip(actors, nodes, strict=True)}
            middle = (self.width() / 2, self.height() / 2)
            curves = [curve(by_id[tie.holder], by_id[tie.target], middle, tie.beside) for tie in ties]
            counts = counts_on(curves, [count_size(tie.count) for tie in ties], nodes)
            self._laid = _Laid(nodes, curves, counts)
        return self._laid

    def _lay_anew(self) -> None:
        self._laid = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_anew()

    # -- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = self.ties()
        order = sorted(range(len(self._places.curves)), key=lambda at: self._rank(self.network.ties[at], own))
        for at in order:
            self._paint_tie(painter, at, own)
        for at in order:
            self._paint_count(painter, at, own)
        for at, node in enumerate(self._places.nodes):
            self._paint_node(painter, at, node)

    def _ink(self, tie: Tie, own: tuple[Tie, ...]) -> QColor:
        other = "line" if len(self.network.ties) > MANY else "data2"
        return self._theme.token((other, "data", "accent")[self._rank(tie, own)])

    def _paint_count(self, painter: QPainter, at: int, own: tuple[Tie, ...]) -> None:
        """On its line, over all lines; one that would cover another while its tie is one of the actor."""
        tie = self.network.ties[at]
        spot, is_clear = self._places.counts[at]
        if tie.count > 1 and (is_clear or self._rank(tie, own)):
            paint_count(painter, QPointF(*spot), tie.count, self._theme, self._ink(tie, own))

    def _rank(self, tie: Tie, own: tuple[Tie, ...]) -> int:
        """What is chosen is drawn over the rest."""
        return 2 if tie is self.tie else 1 if tie in own else 0

    def _paint_tie(self, painter: QPainter, at: int, own: tuple[Tie, ...]) -> None:
        tie = self.network.ties[at]
        ink, ground = self._ink(tie, own), self._theme.token("base")
        paint_tie(painter, self._places.curves[at], tie.use, tie.strength, (ink, ground))

    def _paint_node(self, painter: QPainter, at: int, node: Node) -> None:
        actor = self.network.actors[at]
        centre = QPointF(node.x, node.y)
        here = at == self.actor
        end = QPointF(node.label_x, node.label_y)
        painter.setPen(QPen(self._theme.token("line"), 1))
        painter.drawLine(centre, end)
        paint_actor(painter, centre, node.radius, self.network.roles[actor.id], self._theme)
        if here:
            focused = self.hasFocus() and self.tie is None
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.token("accent" if focused else "border"), 2.5))
            painter.drawEllipse(centre, node.radius + 4, node.radius + 4)
        box = self._label_box(node)
        font = self._theme.font("body_strong" if here else "body")
        paint_line(painter, box, actor.name, font, self._theme.token("text"), right=not node.right)

    def _label_box(self, node: Node) -> QRectF:
        """From the end of the leader to the edge of the drawing."""
        top = node.label_y - px(LINE) / 2
        if node.right:
            return QRectF(node.label_x + px(5), top, self.width() - node.label_x - px(10), px(LINE))
        return QRectF(px(5), top, node.label_x - px(10), px(LINE))

    # -- keys and mouse ------------------------------------------------------------------------------

    def go_to(self, actor: int, tie: Tie | None = None) -> None:
        """Put the cursor on an actor (its place in the ring), or on a tie of it."""
        if self.network.actors:
            self.actor = actor % len(self.network.actors)
            self.tie = tie
            self._tell()
            self.update()

    def walk(self, step: int) -> None:
        """To the next or the previous tie of the actor; before the first is the actor itself."""
        ties = self.ties()
        place = ties.index(self.tie) if self.tie in ties else -1
        place = max(-1, min(place + step, len(ties) - 1))
        self.go_to(self.actor, ties[place] if place >= 0 else None)

    def cross(self) -> None:
        """From a tie to the actor at its other end."""
        tie = self.tie
        if tie is not None:
            other = tie.target if tie.holder == self._here() else tie.holder
            self.go_to([each.id for each in self.network.actors].index(other))

    def _tell(self) -> None:
        if (there := self.at_cursor()) is not None:
            tell(self, self._spoken(there))
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Right and self.tie is not None:
            self.cross()
        elif key == Qt.Key.Key_Left and self.tie is not None:
            self.go_to(self.actor)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go_to(self.actor + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _at(self, spot: QPointF) -> tuple[int, Tie | None] | None:
        """The actor or tie at a place, an actor's name counting as the actor."""
        for at, node in enumerate(self._places.nodes):
            ring = QRectF(node.x - px(14), node.y - px(14), px(28), px(28))
            if ring.contains(spot) or self._label_box(node).contains(spot):
                return at, None
        far = [(distance(points, (spot.x(), spot.y())), at) for at, points in enumerate(self._places.curves)]
        nearest, which = min(far, default=(NEAR, 0))
        if nearest >= NEAR:
            return None
        tie = self.network.ties[which]
        end = tie.target if tie.target == self._here() else tie.holder
        return [each.id for each in self.network.actors].index(end), tie

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if at := self._at(event.position()):
            self.go_to(*at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()):
            self.opened.emit()

    def words_at(self, point: QPoint) -> str:
        at = self._at(QPointF(point))
        return self._spoken(at[1] or self.network.actors[at[0]]) if at else ""


def _ends(tie: Tie) -> tuple[str, str, str]:
    return tie.holder, tie.target, tie.use
