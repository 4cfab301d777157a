"""Chooses actors for a view, by ticks in a list behind a button."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.snapshot import Snapshot
from db.records import Actor, Position
from desktop.analysis.report import counted
from desktop.analysis.stances import parties_of
from desktop.scale import px
from desktop.theme import Theme
from desktop.views.scope_controls import ScopeButton
from desktop.widgets.label import Label
from desktop.widgets.pick_list import Pick, PickList, Tick
from desktop.widgets.surface import Surface

ROWS, WIDTH, LETTERS = 8, 340, 18
NONE_TICKED = "None ticked: the parties."
PARTY = "party"


def choosable(snapshot: Snapshot) -> list[tuple[Actor, str]]:
    """The actors worth choosing, with a word on each: the parties, then who else holds a position."""
    held = Counter(position.actor for position in snapshot.current(Position))
    parties = parties_of(snapshot)
    ids = {each.id for each in parties}
    others = [each for each in snapshot.all(Actor) if each.id in held and each.id not in ids]
    counts = [(each, counted(held[each.id], "position")) for each in others]
    return [*((each, PARTY) for each in parties), *counts]


class ActorsButton(ScopeButton):
    """Actors to tick in a list that opens under the button. `chosen`: other ones are ticked now."""

    chosen = Signal()

    def __init__(self, theme: Theme, *, most: int = 0, least: int = 1, parent: QWidget | None = None) -> None:
        """`most`: how many can be ticked at a time, 0 any number. `least`: how many the view needs."""
        super().__init__(theme, "Actors", parent)
        self._most, self._least = most, least
        self._ids: list[str] = []
        self._actors: list[tuple[Actor, str]] = []
        self.popup = Surface(theme, "raised", parent=self)
        self.popup.setWindowFlag(Qt.WindowType.Popup)
        self.list = PickList(theme, "Actors to compare", "Find an actor", rows=ROWS, ticks=True)
        self.words = Label(theme, NONE_TICKED, "second", "text2", wrap=True)
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.list)
        column.addWidget(self.words)
        self.popup.setFixedWidth(px(WIDTH))
        self.clicked.connect(self.offer)
        self.list.ticked.connect(self._tick)
        self.list.entered.connect(lambda _: self.list.view.act())
        self._say()

    def ids(self) -> tuple[str, ...]:
        """The actors ticked, in the order they were; none: the parties."""
        return tuple(self._ids)

    def show_actors(self, actors: Sequence[tuple[Actor, str]]) -> None:
        """Offer these actors; those ticked that are no longer among them stay ticked, but do not count."""
        if list(actors) != self._actors:
            self._actors = list(actors)
            self._say()

    def choose(self, ids: Sequence[str]) -> None:
        """Tick these actors and no others."""
        self._ids = list(ids)
        self._say()
        self.chosen.emit()

    @property
    def everyone(self) -> str:
        """What `take_everyone` does, in words, where too few are parties and none is ticked; '' else."""
        parties = sum(words == PARTY for _, words in self._actors)
        number = len(self._actors)
        if self._ids or self.isHidden() or parties >= self._least or number < max(self._least, parties + 1):
            return ""
        who = "who hold a position" if not parties else "who are a party or hold a position"
        if self._most and number > self._most:
            return f"Take {self._most} of the {number} {who}"
        return "Take the one who holds a position" if number == 1 else f"Take all {number} {who}"

    def take_everyone(self) -> None:
        """Tick all there are to choose, as many as can be."""
        self.choose([each.id for each, _ in self._actors[: self._most or None]])

    def offer(self) -> None:
        """Open the list."""
        self._show_picks()
        self.list.line.clear()
        self.popup.adjustSize()
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popup.show()
        self.list.line.setFocus()

    def _show_picks(self) -> None:
        ticks = {True: Tick.Checked, False: Tick.Unchecked}
        self.list.show_picks(
            [Pick(each.id, each.name, words, ticks[each.id in self._ids]) for each, words in self._actors]
        )

    def _tick(self, id: str) -> None:
        if id in self._ids:
            self._ids.remove(id)
        elif self._most and len(self._ids) >= self._most:
            self._show_picks()
            self.words.setText(f"{self._most} at most: take the tick of another one away first.")
            return
        else:
            self._ids.append(id)
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        known = {each.id: each.name for each, _ in self._actors}
        names = [known[id] for id in self._ids if id in known]
        few = ", ".join(_short(name) for name in names) if len(names) < 3 else f"{len(names)} chosen"
        self.words.setText("" if names else NONE_TICKED)
        self.show_value(few or "the parties", False)


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[:LETTERS]}…"
