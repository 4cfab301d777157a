"""What waits for what as a graph: options as nodes, conditions as arrows, circles by their numbers."""

from collections import defaultdict
from dataclasses import dataclass

from db.records import Option
from desktop.analysis.deadlocks import Conditions, Deadlock, Wait


@dataclass(frozen=True, slots=True)
class Arrow:
    """One option waits for another: the conditions that say so. `circles`: the numbers of those it closes."""

    option: Option
    on: Option
    waits: tuple[Wait, ...]
    circles: tuple[int, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of those who wait, each once."""
        return tuple(dict.fromkeys(wait.actor for wait in self.waits))


@dataclass(frozen=True, slots=True)
class WaitGraph:
    """Options in the order they are first named, and what waits for what."""

    options: tuple[Option, ...]
    arrows: tuple[Arrow, ...]

    def of(self, option: str) -> tuple[Arrow, ...]:
        """The arrows of an option: what it waits for, then what waits for it."""
        out = [each for each in self.arrows if each.option.id == option]
        into = [each for each in self.arrows if each.on.id == option and each.option.id != option]
        return (*out, *into)


def wait_graph(found: Conditions, issue: str = "") -> WaitGraph:
    """All that waits, or what touches one issue (id), with the whole of the circles through it.

    Circles are numbered from 1 as `found` lists them.
    """
    circles = dict(enumerate(found.deadlocks, start=1))
    closing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, deadlock in circles.items():
        for wait in deadlock.waits:
            closing[wait.option.id, wait.on.id].append(number)
    whole = {number for number, each in circles.items() if touches(each, issue)}
    by_edge: dict[tuple[str, str], list[Wait]] = defaultdict(list)
    for wait in found.waits:
        edge = wait.option.id, wait.on.id
        if issue in ("", wait.option.issue, wait.on.issue) or whole & {*closing[edge]}:
            by_edge[edge].append(wait)
    arrows = tuple(
        Arrow(waits[0].option, waits[0].on, tuple(waits), tuple(closing[edge]))
        for edge, waits in by_edge.items()
    )
    options = {each.id: each for arrow in arrows for each in (arrow.option, arrow.on)}
    return WaitGraph(tuple(options.values()), arrows)


def touches(deadlock: Deadlock, issue: str) -> bool:
    """Whether a circle goes through an issue (id); '' for any."""
    return not issue or any(option.issue == issue for option in deadlock.options)
