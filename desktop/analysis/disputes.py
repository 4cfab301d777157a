"""What speaks against what, noted by the desk or not, and which side the tracker follows.

The one rule for ≠ in matrix, reader and paper. Two current positions of one actor on one issue speak against
one another when

1. both are sides of a disagreement that is noted, other than of an omission or a spelling; or
2. one rejects an option (opposed, red line) that the other could live with, in whatever channels; or
3. they name no option in common, and one is held firm or non-negotiable where the other signals that there is
   room; or
4. they name none in common, stand in one channel, and rest on different sources alone: what two sources say
   there is not the same until somebody says so, by the same words or by one position that cites both.

Two that name options in common and are on the same side of all of them agree. A single source that has an
actor say several things contradicts itself by 1, 2 and 3 only. Records of other kinds are disputed by 1 only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product, starmap
from operator import attrgetter
from textwrap import shorten
from typing import NamedTuple

from db.queries.snapshot import Snapshot
from db.records import Disagreement, DisagreementRecord, Evidence, Position, Record
from desktop.analysis.stances import Stances

_by_id = attrgetter("id")
NOT_AGAINST = ("omission", "spelling")  # kinds of disagreement that contradict no claim
REJECTS = frozenset(("opposed", "red line"))
HELD = frozenset(("firm", "non-negotiable"))
GIVING = "signalled"
LONGEST_TITLE = 80  # letters of a source's title beside what it says
FOLLOWS_NONE = "The tracker follows neither side."
NOT_NOTED = "It is not noted which of them the tracker follows."


def disputes(snapshot: Snapshot, records: Iterable[Record]) -> list[Disagreement]:
    """The disagreements that any of these records is a side of, each once."""
    found = (
        side.disagreement
        for record in records
        for side in snapshot.by(DisagreementRecord, "record", record.id)
    )
    return [snapshot.need(Disagreement, id) for id in dict.fromkeys(found)]


def followed(snapshot: Snapshot, disagreement: Disagreement) -> str:
    """Which side the tracker follows and why, as a sentence."""
    if not disagreement.follows:
        return FOLLOWS_NONE
    why = f": {disagreement.why.rstrip('.')}" if disagreement.why else ""
    return f"The tracker follows “{snapshot.title(disagreement.follows)}”{why}."


def sides(snapshot: Snapshot, disagreement: Disagreement) -> list[tuple[Record, str]]:
    """Both sides and all others: each record with what is said there."""
    found = snapshot.by(DisagreementRecord, "disagreement", disagreement.id)
    return [(record, side.says) for side in found if (record := snapshot.get(side.record))]


class Disputes:
    """What speaks against the positions of a snapshot; asked for by `snapshot.once(Disputes)`."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._stances = snapshot, snapshot.once(Stances)
        self._sides = snapshot.grouped(DisagreementRecord, "record")
        self._evidence = snapshot.grouped(Evidence, "record")
        self._sayings: dict[str, _Saying] = {}  # by position, as they are asked for

    def is_disputed(self, position: Position) -> bool:
        """Whether anything speaks against a position."""
        return bool(self.noted(position)) or next(self._against(position), None) is not None

    def are_disputed(self, held: Sequence[Position]) -> bool:
        """Whether anything speaks against any of the current positions of one actor on one issue."""
        is_noted = not self._sides.keys().isdisjoint(map(_by_id, held)) and any(map(self.noted, held))
        return is_noted or self.oppose(held)

    def oppose(self, held: Sequence[Position]) -> bool:
        """Whether any two of the current positions of one actor on one issue do, noted or not."""
        if len(held) < 2:
            return False
        if self._take_two_sides(held):
            return True
        if not (_differ_in_firmness(held) or self._are_told_apart(held)):
            return False
        # Cells of thousands of positions have few kinds that differ.
        kinds = _by_kind(_comparable([self._saying(each) for each in held]))
        return any(any(starmap(_oppose, product(*pair))) for pair in combinations(kinds.values(), 2))

    def _take_two_sides(self, held: Sequence[Position]) -> bool:
        """Whether one rejects what another could live with: most that is disputed is seen by that alone."""
        rejected: dict[str, bool] = {}
        for position in held:
            for link in self._stances.links(position):
                rejects = link.stance in REJECTS
                if rejected.setdefault(link.option, rejects) is not rejects:
                    return True
        return False

    def _are_told_apart(self, held: Sequence[Position]) -> bool:
        """Whether two or more rest on sources, and not all of them on one and the same."""
        cited = [found for each in held if (found := self._evidence.get(each.id))]
        return len(cited) > 1 and not set[str].intersection(*[{e.source for e in some} for some in cited])

    def noted(self, record: Record) -> list[Disagreement]:
        """The disagreements noted of a record that contradict it."""
        if record.id not in self._sides:  # nearly all of many
            return []
        return [each for each in disputes(self._snapshot, [record]) if each.kind not in NOT_AGAINST]

    def side_by_side(self) -> list[list[Position]]:
        """The current positions of each actor on each issue, two or more, in the order of the snapshot."""
        several = self._stances.side_by_side()
        if not several:
            return []  # then they need not be sorted for it
        places = {each.id: place for place, each in enumerate(self._snapshot.all(Position))}
        inside = [sorted(held, key=lambda each: places[each.id]) for held in several]
        return sorted(inside, key=lambda held: places[held[0].id])

    def against(self, position: Position) -> tuple[Position, ...]:
        """The current positions of the same actor on the same issue that speak against a current one."""
        return tuple(self._against(position))

    def _against(self, position: Position) -> Iterator[Position]:
        held = self._stances.positions(position.actor, position.issue)
        if len(held) > 1 and any(each.id == position.id for each in held):
            noted = {each.id for each in self.noted(position)}
            mine, opposed = self._saying(position), dict[_Saying, bool]()
            for other in held:
                theirs = self._saying(other)
                if theirs not in opposed:
                    opposed[theirs] = _oppose(mine, theirs)
                if other.id != position.id and (opposed[theirs] or self._are_noted(noted, other)):
                    yield other

    def _are_noted(self, noted: set[str], other: Position) -> bool:
        return bool(noted) and any(each.id in noted for each in self.noted(other))

    def together(self, position: Position) -> frozenset[str]:
        """What disagreements bring together with a position, and itself; none where none names it."""
        if position.id not in self._sides:  # nearly all of many
            return frozenset()
        noted = disputes(self._snapshot, [position])
        return frozenset(side.id for each in noted for side, _ in sides(self._snapshot, each))

    def groups(self, held: Sequence[Position]) -> Iterator[tuple[Position, ...]]:
        """What of the current positions of one actor on one issue speaks against one another, in groups.

        What a disagreement brings together already is not held against one another. Positions that say the
        same are looked at once, and each until it is in a group: thousands in a cell take no time.
        """
        said = _comparable([self._saying(each) for each in held])
        nodes: dict[_Node, list[Position]] = defaultdict(list)
        for position, saying in zip(held, said, strict=True):
            together = self.together(position)
            nodes[_Node(saying, position.id if together else "", together)].append(position)
        for group in _connected(nodes):
            inside = {each.id for node in group for each in nodes[node]}
            yield tuple(each for each in held if each.id in inside)

    def _saying(self, position: Position) -> "_Saying":
        found = self._sayings.get(position.id)
        if found is None:
            links = self._stances.links(position)
            sources = frozenset([each.source for each in self._evidence.get(position.id, ())])
            found = self._sayings[position.id] = _Saying(
                frozenset({each.option: each.stance in REJECTS for each in links}.items()),
                position.firmness,
                position.channel,
                sources,
                tuple(position.statement.casefold().split()) if sources else (),
            )
        return found


class _Saying(NamedTuple):
    """All of a position that decides whether another of the same actor and issue speaks against it.

    `stances`: each option it names, and whether it rejects it. `words`: none where no source is cited, for
    they are compared on different sources alone.
    """

    stances: frozenset[tuple[str, bool]]
    firmness: str
    channel: str
    sources: frozenset[str]
    words: tuple[str, ...]


class _Node(NamedTuple):
    """Positions that say one thing; one that disagreements name, by its id, is a node of its own."""

    saying: _Saying
    id: str
    together: frozenset[str]


def _differ_in_firmness(held: Sequence[Position]) -> bool:
    """Whether one is held firm where another signals that there is room."""
    firmness = {each.firmness for each in held}
    return GIVING in firmness and not HELD.isdisjoint(firmness)


def _comparable(said: Sequence[_Saying]) -> list[_Saying]:
    """What positions of one cell say, without words and sources where all rest on one source."""
    cited = [each.sources for each in said if each.sources]
    if not cited or not frozenset.intersection(*cited):
        return [*said]
    return [each._replace(sources=frozenset(), words=()) for each in said]


def _by_kind(said: Iterable[_Saying]) -> dict[_Saying, set[_Saying]]:
    """Sayings by all but their sources: those of one kind never speak against one another."""
    kinds: dict[_Saying, set[_Saying]] = defaultdict(set)
    for each in said:
        kinds[_kind(each)].add(each)
    return kinds


def _kind(saying: _Saying) -> _Saying:
    return saying._replace(sources=frozenset())


def _connected(nodes: Iterable[_Node]) -> Iterator[list[_Node]]:
    """The nodes that speak against one another, directly or through others: two or more a group."""
    left: dict[_Saying, dict[_Node, None]] = {}
    for node in nodes:
        left.setdefault(_kind(node.saying), {})[node] = None
    while left:
        kind = next(iter(left))
        waiting = [next(iter(left[kind]))]
        del left[kind][waiting[0]]
        group = []
        while waiting:
            one = waiting.pop()
            group.append(one)
            met = [other for other in _others(left, one) if _is_apart(one, other)]
            for other in met:
                del left[_kind(other.saying)][other]
            waiting += met
            left = {kind: there for kind, there in left.items() if there}
        if len(group) > 1:
            yield group


def _others(left: Mapping[_Saying, Iterable[_Node]], one: _Node) -> Iterator[_Node]:
    mine = _kind(one.saying)
    return (other for kind, there in left.items() if kind != mine for other in there)


def _is_apart(one: _Node, other: _Node) -> bool:
    return _oppose(one.saying, other.saying) and not (other.id and other.id in one.together)


def _oppose(one: _Saying, other: _Saying) -> bool:
    mine, theirs = dict(one.stances), dict(other.stances)
    if not mine.keys().isdisjoint(theirs):
        return any(theirs.get(option, rejects) != rejects for option, rejects in mine.items())
    if one.firmness != other.firmness and {one.firmness, other.firmness} - HELD == {GIVING}:
        return True
    apart = one.sources and other.sources and one.sources.isdisjoint(other.sources)
    return bool(apart) and one.channel == other.channel and one.words != other.words


def said_otherwise(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each of these records that something speaks against: what that says, in sentences, by id."""
    found = {}
    for id in ids:
        record = snapshot.get(id)
        if record is not None and (said := (*_noted(snapshot, record), *_beside(snapshot, record))):
            found[id] = said
    return found


def _noted(snapshot: Snapshot, record: Record) -> Iterator[str]:
    for each in snapshot.once(Disputes).noted(record):
        others = [
            says or snapshot.title(side) for side, says in sides(snapshot, each) if side.id != record.id
        ]
        yield f"{each.title}: {'; '.join(others)}. {followed(snapshot, each)}"


def _beside(snapshot: Snapshot, record: Record) -> Iterator[str]:
    if not isinstance(record, Position):
        return
    others = unnoted(snapshot, record)
    for other in others:
        statement = " ".join(other.statement.split())
        stop = "" if statement.endswith((".", "!", "?", "…")) else "."
        told = f" {NOT_NOTED}" if other is others[-1] else ""
        yield f"{said_by(snapshot, record, other)}: {statement}{stop}{told}"


def unnoted(snapshot: Snapshot, position: Position) -> list[Position]:
    """The positions that speak against one though no disagreement brings the two together."""
    found = snapshot.once(Disputes)
    together = found.together(position)
    return [each for each in found.against(position) if each.id not in together]


def unnoted_groups(snapshot: Snapshot) -> list[tuple[Position, ...]]:
    """The current positions of one actor on one issue that speak against one another unnoted, two or more.

    A position is in one group with all it speaks against and all these speak against.
    """
    found = snapshot.once(Disputes)
    return [group for held in filter(found.oppose, found.side_by_side()) for group in found.groups(held)]


def said_by(snapshot: Snapshot, position: Position, other: Position) -> str:
    """By whom another position is told, and in which channel where it is not the same: "… says"."""
    cited = snapshot.by(Evidence, "record", other.id)
    by = shorten(snapshot.title(cited[0].source), LONGEST_TITLE, placeholder="…") if cited else "No source"
    channel = f" ({other.channel})" if other.channel != position.channel else ""
    return f"{by} says{channel}"
