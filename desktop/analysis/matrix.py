"""The position matrix: where each actor stands on the option an issue is about, with what qualifies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal, NamedTuple

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, ActorRole, Evidence, Issue, Option, Position
from db.records.actors import ROLES
from desktop.analysis.disputes import Disputes
from desktop.analysis.movement import FIRM_FIRST, PRIVATE, Movement, Way
from desktop.analysis.stances import Held, Stances
from desktop.analysis.standing import STALE_AFTER, last_known

Rows = Literal["parties", "all"]
NO_THEME = "No theme"
_id, _channel = attrgetter("id"), attrgetter("channel")
_PLURALS = {"": "No role on record", "party": "Parties"}


class MatrixCell(NamedTuple):
    """One actor on one issue. `option`: what the stance is on; None when nothing says what the cell is about.

    `held`: the stances on it, hardest first. `private`: all of it is said in private channels alone.
    `disputed`: something speaks against one of them, as `Disputes` says.
    `stale`, `uncited`: all positions are. `moved`: the newest step since the day asked for, '' for none.
    """

    actor: Actor
    issue: Issue
    option: Option | None
    held: Held
    positions: tuple[Position, ...]
    firmness: str
    private: bool
    stale: bool
    uncited: bool
    moved: Way | Literal[""]
    disputed: bool = False

    @property
    def stance(self) -> str:
        """The hardest stance, '' when none is stated."""
        return self.held.stance("hardest")

    @property
    def differing(self) -> int:
        """How many different stances its current positions take: 2 and more are a conflict."""
        return len({stance for stance, _ in self.held.said})

    @property
    def is_silent(self) -> bool:
        """Whether the actor has said nothing on the issue at all."""
        return not self.positions


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by issues. `roles`: by actor, the part it plays first, '' where nobody says.

    `by_role`, `by_theme`: whether actors and issues stand in groups, not in an order of their own.
    """

    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    cells: dict[tuple[str, str], MatrixCell]
    roles: dict[str, str]
    by_role: bool = True
    by_theme: bool = False

    def cell(self, row: int, column: int) -> MatrixCell:
        """The cell in a row and a column."""
        return self.cells[self.actors[row].id, self.issues[column].id]

    def actor_groups(self) -> tuple[str, ...]:
        """Each actor's group by name: "Parties", "Mediators"; none where there is but one, or no order."""
        roles = [self.roles.get(each.id, "") for each in self.actors]
        return _groups([_PLURALS.get(role, f"{role.capitalize()}s") for role in roles], self.by_role)

    def issue_groups(self) -> tuple[str, ...]:
        """The theme of each issue; none where there is but one, or no order."""
        return _groups([each.theme or NO_THEME for each in self.issues], self.by_theme)


def matrix(
    snapshot: Snapshot,
    *,
    rows: Rows = "all",
    by_theme: bool = False,
    today: str = "",
    stale_days: int = STALE_AFTER,
    since: str = "",
) -> Matrix:
    """The matrix of actors that hold a position, parties first, by role and name.

    `today`: ISO day, of a snapshot without a date. `since`: ISO day from which movement is shown, '' none.
    """
    stances = snapshot.once(Stances)
    roles = _roles(snapshot)
    actors = _actors(stances, roles, rows)
    issues = stances.issues()
    if by_theme:
        themes = dict.fromkeys(issue.theme for issue in issues)
        places = {theme: place for place, theme in enumerate(themes)}
        issues = tuple(sorted(issues, key=lambda issue: places[issue.theme]))
    maker = _Cells(stances, today, stale_days, since)
    cells = {(a.id, i.id): maker.made(a, i) for a in actors for i in issues}
    return Matrix(actors, issues, cells, roles, by_theme=by_theme)


def _groups(names: Sequence[str], grouped: bool) -> tuple[str, ...]:
    return tuple(names) if grouped and len(set(names)) > 1 else ()


def _roles(snapshot: Snapshot) -> dict[str, str]:
    """The weightiest current role of each actor in the negotiation as a whole, else within a part of it."""
    found: dict[str, tuple[bool, int]] = {}
    for claim in snapshot.each(ActorRole):
        if claim.role in ROLES and snapshot.is_current(claim):
            weight = (claim.within is not None, ROLES.index(claim.role))
            found[claim.actor] = min(weight, found.get(claim.actor, weight))
    return {actor: ROLES[place] for actor, (_, place) in found.items()}


def _actors(stances: Stances, roles: dict[str, str], rows: Rows) -> tuple[Actor, ...]:
    if rows == "parties":
        return stances.parties()
    snapshot = stances.snapshot
    holding = {each.actor for each in snapshot.current(Position)}

    def key(actor: Actor) -> tuple[int, str]:
        role = roles.get(actor.id, "")
        return ROLES.index(role) if role else len(ROLES), actor.name.casefold()

    return tuple(sorted((a for a in snapshot.all(Actor) if a.id in holding), key=key))


class _Cells:
    """Makes the cells of one matrix."""

    def __init__(self, stances: Stances, today: str, stale_days: int, since: str) -> None:
        self._stances, self._snapshot, self._since = stances, stances.snapshot, since
        self._movement = stances.snapshot.once(Movement)
        day = date.fromisoformat(self._snapshot.as_of or today) if self._snapshot.as_of or today else None
        self._fresh_from = (day - timedelta(days=stale_days)).isoformat() if day else ""
        self._disputes = self._snapshot.once(Disputes)
        self._evidence = self._snapshot.grouped(Evidence, "record")

    def made(self, actor: Actor, issue: Issue) -> MatrixCell:
        """The cell of an actor and an issue."""
        positions, _ = self._stances.spoken_for(actor.id, issue.id)
        option = self._option(actor, issue)
        held = self._stances.on(actor.id, option) if option else Held(actor.id, "")
        telling = tuple(position for _, position in held.said) or positions
        return MatrixCell(
            actor, issue, option, held, positions, _firmest(telling),
            bool(telling) and PRIVATE.issuperset(map(_channel, telling)),
            bool(telling) and all(map(self._is_stale, telling)),
            bool(telling) and self._evidence.keys().isdisjoint(map(_id, telling)),
            self._moved(actor, issue) if self._since and positions else "",
            self._disputes.are_disputed(positions),
        )  # fmt: skip

    def _option(self, actor: Actor, issue: Issue) -> Option | None:
        """The option under discussion; without one what the actor prefers, the first along the axis."""
        discussed = self._snapshot.get(issue.discussed)
        if isinstance(discussed, Option):
            return discussed
        preferred = (
            option
            for option in self._stances.options(issue.id)
            if any(said == "preferred" for said, _ in self._stances.on(actor.id, option).said)
        )
        return next(preferred, None)

    def _is_stale(self, position: Position) -> bool:
        known = last_known(position)
        return bool(self._fresh_from) and (known is None or known < self._fresh_from)

    def _moved(self, actor: Actor, issue: Issue) -> Way | Literal[""]:
        steps = self._movement.steps(actor.id, issue.id)
        late = [each for each in steps if (dates.known_from(each.position.stated) or "") >= self._since]
        return late[-1].way if late else ""


def _firmest(positions: Sequence[Position]) -> str:
    stated = [each.firmness for each in positions if each.firmness]
    return min(stated, key=FIRM_FIRST.index) if stated else ""
