"""What a reader should know first: the size of the tracker, what is stale or uncited, what lies ahead."""

from dataclasses import dataclass
from datetime import date

from db import dates
from db.likelihood import word
from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Disagreement,
    Dossier,
    Estimate,
    Event,
    Evidence,
    Issue,
    Position,
    PositionOption,
    ScaleTerm,
    Scenario,
    Source,
)
from db.wording import counted
from desktop.analysis import standing
from desktop.analysis.ages import ago
from desktop.analysis.disputes import unnoted_groups


@dataclass(frozen=True, slots=True)
class Line:
    """A record with a title and a few words on it."""

    id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """A scenario with its latest estimate in per cent and the one before; None where there is none.

    `word`: in the dossier's scale. `printed`: the source's own words. `made`: when it was estimated (EDTF).
    """

    id: str
    title: str
    estimate: tuple[float, float] | None
    earlier: tuple[float, float] | None
    word: str
    printed: str
    made: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that falls due: `day` ISO, `shown` as the record has it (EDTF)."""

    id: str
    day: str
    shown: str
    title: str
    words: str


def size(snapshot: Snapshot) -> str:
    """The tracker in a sentence: "33 positions of 19 actors on 16 issues, from 8 sources …"."""
    positions = snapshot.all(Position)
    if not positions:
        return "Nothing is recorded yet. Start with the actors and the issues, then add positions."
    holders = len({position.actor for position in positions})
    issues = len({position.issue for position in positions})
    cited = {evidence.source for evidence in snapshot.all(Evidence)}
    text = (
        f"{counted(len(positions), 'position')} of {counted(holders, 'actor')} "
        f"on {counted(issues, 'issue')}, from {counted(len(cited), 'source')}"
    )
    differing = snapshot.count(Disagreement)
    return text + (f" that differ on {counted(differing, 'point')}." if differing else ".")


def day_counter(dossier: Dossier, day: str) -> int | None:
    """Day N of what the dossier counts from, on an ISO day; None before its first day, or without one."""
    first, _ = dates.bounds(dossier.day_one)
    return dates.day_number(first, day) if first and day >= first else None


def outlooks(snapshot: Snapshot) -> list[Outlook]:
    """The open scenarios: the highest estimate first, then those a source gives a word for, then the rest."""
    terms = [t for t in snapshot.all(ScaleTerm) if t.scale == snapshot.dossier.likelihood_scale]
    found = [_outlook(snapshot, s, terms) for s in snapshot.all(Scenario) if s.status == "open"]
    return sorted(found, key=_by_likelihood)


def _by_likelihood(outlook: Outlook) -> tuple[bool, float, bool]:
    high = outlook.estimate[1] if outlook.estimate else 0.0
    return outlook.estimate is None, -high, not outlook.printed


def _outlook(snapshot: Snapshot, scenario: Scenario, terms: list[ScaleTerm]) -> Outlook:
    made = snapshot.by(Estimate, "scenario", scenario.id)
    latest = (made[-1].low, made[-1].high) if made else None
    earlier = (made[-2].low, made[-2].high) if len(made) > 1 else None
    words = word(latest[0], latest[1], terms).text if latest and terms else ""
    shown = made[-1].made if made else ""
    return Outlook(scenario.id, scenario.title, latest, earlier, words, scenario.likelihood_as_printed, shown)


def stale(snapshot: Snapshot, today: str, days: int = standing.STALE_AFTER) -> list[Line]:
    """Current positions without a statement for `days`, the oldest first; then the undated ones."""
    day = date.fromisoformat(snapshot.as_of or today)
    dated, undated = [], []
    for position in standing.stale(snapshot, today, days):
        assert isinstance(position, Position)
        known = standing.last_known(position)
        if known is None:
            undated.append(Line(position.id, snapshot.title(position), "undated"))
        else:
            words = f"stated {dates.words(position.stated)}, {ago(known, day)}"
            dated.append((known, Line(position.id, snapshot.title(position), words)))
    return [line for _, line in sorted(dated, key=lambda pair: pair[0])] + undated


def red_lines(snapshot: Snapshot) -> list[Line]:
    """What actors say they will never accept, by actor: the outcome, and the issue it belongs to."""
    found: dict[tuple[str, str], Line] = {}
    for position in snapshot.all(Position):
        if snapshot.is_current(position):
            for stance in snapshot.by(PositionOption, "position", position.id):
                if stance.stance == "red line":
                    outcome = f"{snapshot.title(position.actor)} · {snapshot.title(stance.option)}"
                    line = Line(position.id, outcome, snapshot.title(position.issue))
                    found.setdefault((position.actor, stance.option), line)
    return list(found.values())


def apart(snapshot: Snapshot) -> list[Line]:
    """Positions that speak against one another and nobody has noted it: a line for each actor and issue."""
    groups = unnoted_groups(snapshot)
    return [Line(each[0].id, snapshot.title(each[0]), f"{len(each):,} positions") for each in groups]


def uncited(snapshot: Snapshot) -> list[Line]:
    """Records that claim or judge something and have no evidence."""
    found = standing.uncited(snapshot)
    return [Line(record.id, snapshot.title(record), record.META.label.lower()) for record in found]


def ahead(snapshot: Snapshot, today: str) -> list[Ahead]:
    """Horizons of open scenarios that end after the as-of date or today, the nearest first."""
    day = snapshot.as_of or today
    found = []
    for scenario in snapshot.all(Scenario):
        _, last = dates.bounds(scenario.horizon_end)
        if scenario.status == "open" and last and last >= day:
            found.append(Ahead(scenario.id, last, scenario.horizon_end, scenario.title, "horizon ends"))
    return sorted(found, key=lambda each: each.day)


def is_bare(snapshot: Snapshot) -> bool:
    """True when the tracker holds none of what it is for yet."""
    return not any(snapshot.count(cls) for cls in (Actor, Issue, Position, Event, Scenario, Source))
