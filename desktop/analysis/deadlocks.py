"""Conditions as a directed graph: which option waits for which, and where that goes round in a circle."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from db.records import Condition, Option, Position, PositionOption
from desktop.analysis.stances import Stances

MOST = 200  # cycles listed
SHORTER = (8, 2)  # where there are more: cycles of at most so many options, the first that are few enough


@dataclass(frozen=True, slots=True)
class Wait:
    """`actor` accepts `option` only if `on` comes about. `by`: the id of who must bring it, '' if unsaid."""

    actor: str
    option: Option
    on: Option
    by: str
    condition: Condition
    position: Position


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Waits that close a circle: each option waits for the next, the last for the first.

    `who`: the ids of all who make each of them wait.
    """

    waits: tuple[Wait, ...]
    who: tuple[tuple[str, ...], ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of the circle."""
        return tuple(wait.option for wait in self.waits)

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of those who wait, each once."""
        return tuple(dict.fromkeys(actor for some in self.who for actor in some))


@dataclass(frozen=True, slots=True)
class Conditions:
    """All that waits, and the circles.

    `up_to`: of how many options all circles are listed, longer ones not, for there are more than `MOST`;
    0 where none is left out. `knotted`: how many options stand in a circle.
    """

    waits: tuple[Wait, ...]
    deadlocks: tuple[Deadlock, ...]
    up_to: int = 0
    knotted: int = 0

    def blocking(self, issue: str) -> tuple[Wait, ...]:
        """What options of an issue wait for."""
        return tuple(wait for wait in self.waits if wait.option.issue == issue)


def conditions(stances: Stances) -> Conditions:
    """The graph of all conditions that name an option. Cycles by Johnson (1975), in networkx."""
    waits = tuple(_waits(stances))
    by_edge: dict[tuple[str, str], list[Wait]] = defaultdict(list)
    for wait in waits:
        by_edge[wait.option.id, wait.on.id].append(wait)
    cycles, up_to, knotted = _cycles(list(by_edge))
    found = (
        _deadlock([by_edge[edge] for edge in zip(cycle, [*cycle[1:], cycle[0]], strict=True)])
        for cycle in cycles
    )
    return Conditions(waits, tuple(sorted(found, key=_simplest)), up_to, knotted)


def _deadlock(edges: list[list[Wait]]) -> Deadlock:
    who = tuple(tuple(dict.fromkeys(wait.actor for wait in waits)) for waits in edges)
    return Deadlock(tuple(waits[0] for waits in edges), who)


def _simplest(deadlock: Deadlock) -> tuple[int, list[str]]:
    return len(deadlock.waits), [option.id for option in deadlock.options]


def _cycles(edges: list[tuple[str, str]]) -> tuple[list[list[str]], int, int]:
    """The cycles of a graph, up to which length they are all of them (0 any), how many nodes are in one."""
    if not edges:
        return [], 0, 0
    import networkx  # takes a while to import

    graph: networkx.DiGraph[str] = networkx.DiGraph(sorted(edges))
    parts = networkx.strongly_connected_components(graph)
    knotted = sum(
        len(part) for part in parts if any(graph.has_edge(one, one) or len(part) > 1 for one in part)
    )
    for bound in (None, *SHORTER):
        found = list(islice(networkx.simple_cycles(graph, length_bound=bound), MOST + 1))
        if len(found) <= MOST:
            break
    return [_begun(cycle) for cycle in found[:MOST]], bound or 0, knotted


def _begun(cycle: list[str]) -> list[str]:
    """The circle from its first option by id, so that it is told alike each time."""
    first = cycle.index(min(cycle))
    return cycle[first:] + cycle[:first]


def _waits(stances: Stances) -> Iterator[Wait]:
    snapshot = stances.snapshot
    current = {position.id: position for position in snapshot.current(Position)}
    for condition in snapshot.all(Condition):
        link = snapshot.get(condition.position_option)
        if not isinstance(link, PositionOption) or (position := current.get(link.position)) is None:
            continue
        option, on = snapshot.get(link.option), snapshot.get(condition.option)
        if isinstance(option, Option) and isinstance(on, Option):
            yield Wait(position.actor, option, on, condition.by or "", condition, position)
