"""Moving records to another issue: stances go along where it has such an option, the rest is named."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from db import rows
from db.changes import Change, Edit, Value
from db.errors import InvalidField, KnownError
from db.exchange.naming import folded
from db.reader import Reader
from db.records import (
    KINDS,
    Issue,
    Option,
    Position,
    PositionOption,
    ProposalPoint,
    Record,
    ScenarioOutcome,
    link_id,
    specs,
)
from db.wording import joined
from desktop.operations.edits import with_values
from desktop.operations.labels import cut, phrase, several
from desktop.operations.rewriting import Rewriting, reached, redirected

STANCE = PositionOption.META.kind
# The field that says to which issue a record of a kind belongs.
ISSUE_FIELDS = {
    "position": "issue", "option": "issue", "issue": "parent", "stake": "issue", "leverage": "issue",
    "proposal_point": "issue", "obstacle_issue": "issue",
}  # fmt: skip


class CannotMove(KnownError):
    """These records can't go to that issue. `reason`: why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Nothing was moved.")


@dataclass(frozen=True, slots=True)
class Leaving:
    """An option that records name and whose issue they leave. `uses`: how many name it."""

    option: Option
    issue: Issue
    uses: int


@dataclass(frozen=True, slots=True)
class Move:
    """What a move comes down to. `moving`: records that go to another issue; `kept`: how many stances go
    along; `lost`: what goes away; `unset`: how many records lose an option they named.
    """

    issue: Issue
    moving: tuple[Record, ...]
    kept: int
    lost: tuple[Record, ...]
    unset: int
    edits: tuple[Edit, ...]

    def lost_words(self) -> str:
        """What goes away: "3 stances and 2 conditions"; '' when nothing does."""
        counts = Counter(type(record) for record in self.lost)
        return joined([cls.META.counted(number) for cls, number in counts.items()])


def can_move(kind: str) -> bool:
    """Whether records of a kind belong to an issue they can leave."""
    return kind in ISSUE_FIELDS


def leaving(reader: Reader, records: Sequence[Record], issue: Issue) -> list[Leaving]:
    """The options of other issues than `issue` that the records name, by issue and place on the axis."""
    named = _options_named(reader, records)
    options = {option.id: option for option in reader.several(Option, named)}
    issues = {each.id: each for each in reader.several(Issue, {o.issue for o in options.values()})}
    found = [
        Leaving(options[id], issues[options[id].issue], count)
        for id, count in named.items()
        if id in options and options[id].issue != issue.id
    ]
    return sorted(found, key=lambda each: (each.issue.title, each.option.value, each.option.id))


def _options_named(reader: Reader, records: Sequence[Record]) -> Counter[str]:
    positions = [record.id for record in records if isinstance(record, Position)]
    found = Counter(link.option for link in rows.holding(reader.db, PositionOption, "position", positions))
    for record in records:
        if "option" in specs(type(record)) and not isinstance(record, Position):
            found.update(filter(None, [getattr(record, "option")]))  # noqa: B009  not every kind has one
    return found


def like_options(reader: Reader, options: Sequence[Option], issue: Issue) -> dict[str, str]:
    """For options, by id, the one of `issue` that is most like it: the same label, else the same place.

    Each is taken once; what has no like is left out.
    """
    there = sorted(reader.find(Option, issue=issue.id), key=lambda each: (each.value, each.id))
    found: dict[str, str] = {}
    for same in (lambda a, b: folded(a.label) == folded(b.label), lambda a, b: a.value == b.value):
        for option in options:
            free = [each for each in there if each.id not in found.values() and same(option, each)]
            if option.id not in found and free:
                found[option.id] = free[0].id
    return found


def plan_move(
    reader: Reader, records: Sequence[Record], issue: Issue, options: Mapping[str, str] | None = None
) -> Move:
    """What moving records of a kind to `issue` comes down to; nothing is written.

    `options`: for an option of an issue that is left, the one of `issue` that takes its place; what is not
    in it is unsaid. None: `like_options`. Raises CannotMove or InvalidField.
    """
    kind = records[0].META.kind if records else ""
    if kind not in ISSUE_FIELDS:
        raise CannotMove("These records belong to no issue.")
    moving = [record for record in records if getattr(record, ISSUE_FIELDS[kind]) != issue.id]
    if options is None:
        options = like_options(reader, [each.option for each in leaving(reader, moving, issue)], issue)
    return _Mover(reader, moving, issue, options).move()


def move_to_issue(reader: Reader, move: Move) -> Change:
    """Carry a move out as one step."""
    what = phrase(reader, move.moving[0]) if len(move.moving) == 1 else several(move.moving)
    where = "under" if isinstance(move.moving[0], Issue) else "to"
    return Change(f"Move {what} {where} {cut(move.issue.title)}", move.edits)


class _Mover:
    def __init__(
        self, reader: Reader, records: Sequence[Record], issue: Issue, options: Mapping[str, str]
    ) -> None:
        self._reader, self._records, self._issue, self._options = reader, records, issue, options
        self._rewriting = Rewriting(reader)
        self._kept = self._unset = 0
        self._lost: list[Record] = []

    def move(self) -> Move:
        for record in self._records:
            self._rewriting.know(record)
        options = [record for record in self._records if isinstance(record, Option)]
        self._refuse_used(options)
        for record in self._records:
            self._move_one(record)
        self._take_along(options)
        self._move_stances()
        return Move(
            self._issue, tuple(self._records), self._kept, tuple(self._lost), self._unset,
            self._rewriting.edits() if self._records else (),
        )  # fmt: skip

    def _move_one(self, record: Record) -> None:
        field = ISSUE_FIELDS[record.META.kind]
        if isinstance(record, Issue):
            self._refuse_ring(record)
        if record.META.joins:
            self._rejoin(record, {field: self._issue.id})
            return
        values: dict[str, Value] = {field: self._issue.id}
        option = getattr(record, "option", None)
        if option and "option" in specs(type(record)):
            values["option"] = self._options.get(option)
            self._unset += values["option"] is None
        self._rewriting.put(with_values(record, values))

    def _rejoin(self, record: Record, values: Mapping[str, Value]) -> None:
        """A link to another issue is another link; what refers to it follows. One like it may be there."""
        after = with_values(record, values)
        joined = (str(getattr(after, name)) for name in after.META.joins)
        after = with_values(after, {"id": link_id(record.META.kind, *joined)})
        if self._rewriting.now(after.id) is not None:
            name = next(iter(values))
            reason = f"There is one like this on {self._issue.title} already. Leave it out, or delete it."
            raise InvalidField(record.META.kind, record.id, name, values[name], reason)
        self._follow({record.id: after.id}, [record])
        self._rewriting.drop(record.id)
        self._rewriting.put(after)

    def _follow(self, ids: Mapping[str, str], links: Sequence[Record]) -> None:
        """Let what refers to links that get other ids refer to them still, but for what goes away."""
        lost = {record.id for record in self._lost}
        followers = [each for each in reached(self._reader, links) if each.id not in lost]
        for before, after in redirected(ids, followers):
            self._rewriting.know(before)
            if before.id != after.id:
                self._rewriting.drop(before.id)
            self._rewriting.put(after)

    # -- stances -------------------------------------------------------------------------------------

    def _move_stances(self) -> None:
        positions = [record.id for record in self._records if isinstance(record, Position)]
        links = list(rows.holding(self._reader.db, PositionOption, "position", positions))
        there = {option.id for option in self._reader.find(Option, issue=self._issue.id)}
        leaving = [link for link in links if link.option not in there]
        self._check_single(links, there)
        kept = [link for link in leaving if self._options.get(link.option)]
        gone = [link for link in leaving if not self._options.get(link.option)]
        self._kept = len(kept)
        if gone:
            self._lost = [*gone, *self._rewriting.drop_with_all(link.id for link in gone)]
        ids = {link.id: link_id(STANCE, link.position, self._options[link.option]) for link in kept}
        self._follow(ids, kept)
        for link in kept:
            self._rewriting.know(link)
            self._rewriting.drop(link.id)
            values = {"id": ids[link.id], "option": self._options[link.option]}
            self._rewriting.put(with_values(link, values))

    def _check_single(self, links: Sequence[PositionOption], there: Container[str]) -> None:
        options = {o: o if o in there else self._options.get(o) for o in {link.option for link in links}}
        taken = Counter((link.position, to) for link in links if (to := options[link.option]))
        if any(number > 1 for number in taken.values()):
            raise CannotMove("Two options would become one, with a stance on each. Choose another for one.")

    # -- options -------------------------------------------------------------------------------------

    def _take_along(self, options: Sequence[Option]) -> None:
        """What names an option with its issue then names the other issue; the first discusses it no more."""
        ids = [option.id for option in options]
        for outcome in rows.holding(self._reader.db, ScenarioOutcome, "option", ids):
            if outcome.issue != self._issue.id:
                self._rejoin(outcome, {"issue": self._issue.id})
        for point in rows.holding(self._reader.db, ProposalPoint, "option", ids):
            self._rewriting.know(point)
            self._rewriting.put(with_values(point, {"issue": self._issue.id}))
        for issue in rows.holding(self._reader.db, Issue, "discussed", ids):
            self._rewriting.know(issue)
            self._rewriting.put(with_values(issue, {"discussed": None}))
            self._unset += 1

    # -- what can't be moved -------------------------------------------------------------------------

    def _refuse_used(self, options: Sequence[Option]) -> None:
        """An option that positions speak of stays with them: on another issue their stance has no place."""
        ids = [option.id for option in options]
        used = {link.option for link in rows.holding(self._reader.db, PositionOption, "option", ids)}
        if used:
            first = next(option for option in options if option.id in used)
            raise CannotMove(
                f"Positions have stances on “{cut(first.label)}”, which would stand on another issue than "
                "they do. Move those positions instead; their stances can go along."
            )

    def _refuse_ring(self, issue: Issue) -> None:
        here: str | None = self._issue.id
        seen: set[str] = set()
        while here and here not in seen:
            if here == issue.id:
                raise CannotMove(f"“{cut(issue.title)}” would become a part of itself.")
            seen.add(here)
            found = self._reader.get(here)
            here = found.parent if isinstance(found, Issue) else None


def issue_words(kind: str) -> str:
    """What moving a record of a kind is called in a question: "to another issue", "under another issue"."""
    return "under another issue" if KINDS[kind] is Issue else "to another issue"
