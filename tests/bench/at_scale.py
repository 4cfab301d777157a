"""A negotiation of 60 actors on 60 issues with 50 000 positions over fourteen years, as a snapshot.

An actor's positions on an issue follow each other in two channels, each replacing the one before; one in ten
does not, so that it stands beside it. Everything is counted out, so that each run is of the same records.
"""

from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    ActorRole,
    Condition,
    Dossier,
    Evidence,
    Indicator,
    Issue,
    Leverage,
    Option,
    Position,
    PositionOption,
    Proposal,
    ProposalPoint,
    Rating,
    Record,
    Scenario,
    ScenarioOutcome,
    Source,
    Stake,
    link_id,
)
from db.records.positions import FIRMNESS, STANCES

ACTORS = ISSUES = 60
POSITIONS = 50_000
PARTIES = 5
OPTIONS = 5  # of an issue
PLANS = 20  # scenarios, and as many proposals
SOURCES = 200
ROLES = ("mediator", "guarantor", "observer", "supporter")
CHANNELS = ("official", "back-channel")
WORDS = (
    "ceasefire", "withdrawal", "monitors", "verified", "line", "contact", "guarantees", "phased", "election",
    "territory", "status", "deferred", "troops", "corridor", "prisoners", "exchange", "sanctions", "relief",
    "reconstruction", "frozen",
)  # fmt: skip


def large_snapshot() -> Snapshot:
    """All of it, current."""
    return Snapshot.of(records())


def records() -> Iterator[Record]:
    """The records, those referred to before those that refer to them."""
    yield Dossier(id="dossier", title="Talks")
    yield from _actors()
    yield from _issues()
    yield from (Source(id=f"s{n}", title=f"Report {n}") for n in range(SOURCES))
    yield from _positions()
    yield from _plans()
    yield from _leverage()


def _actors() -> Iterator[Record]:
    for n in range(ACTORS):
        yield Actor(id=f"a{n}", name=f"Actor {n:02}", capability=float(20 + n))
        role = "party" if n < PARTIES else ROLES[n % len(ROLES)]
        yield ActorRole(id=f"r{n}", actor=f"a{n}", role=role)


def _issues() -> Iterator[Record]:
    for n in range(ISSUES):
        yield Issue(id=f"i{n}", title=f"Issue {n:02}", rank=n, theme=f"Theme {n % 6}", discussed=f"o{n}-2")
        for place in range(OPTIONS):
            value = 100.0 * place / (OPTIONS - 1)
            yield Option(id=f"o{n}-{place}", issue=f"i{n}", label=f"Option {n}.{place}", value=value)
        yield from (
            Stake(id=f"k{n}-{a}", actor=f"a{a}", issue=f"i{n}", salience=float(20 + (n * a) % 80))
            for a in range(0, ACTORS, 2)
        )


def _positions() -> Iterator[Record]:
    last: dict[tuple[int, int, str], str] = {}
    for n in range(POSITIONS):
        pair, turn = n % (ACTORS * ISSUES), n // (ACTORS * ISSUES)
        actor, issue = divmod(pair, ISSUES)
        channel = CHANNELS[turn % 4 == 3]
        before = None if n % 10 == 0 else last.get((actor, issue, channel))
        last[actor, issue, channel] = f"p{n}"
        yield Position(
            id=f"p{n}", actor=f"a{actor}", issue=f"i{issue}", channel=channel, replaces=before,
            stated=f"{2013 + turn}-{1 + n % 12:02}-{1 + n % 28:02}", statement=_statement(n, turn),
            firmness=FIRMNESS[n % len(FIRMNESS)],
        )  # fmt: skip
        yield from _stances(n, actor, issue, turn)
        if n % 2:
            yield Evidence(id=f"e{n}", record=f"p{n}", source=f"s{n % SOURCES}", credibility=f"{1 + n % 6}")


def _statement(n: int, turn: int) -> str:
    said = " ".join(WORDS[(n * 7 + place * (3 + turn % 2)) % len(WORDS)] for place in range(14))
    return f"{said.capitalize()}, it was said on occasion {turn}."


def _stances(n: int, actor: int, issue: int, turn: int) -> Iterator[Record]:
    for step in range(2):
        place = (actor + issue + turn + step * 2) % OPTIONS
        stance = STANCES[(n + actor + step) % len(STANCES)]
        option = f"o{issue}-{place}"
        link = link_id("position_option", f"p{n}", option)
        yield PositionOption(id=link, position=f"p{n}", option=option, stance=stance)
        if stance == "conditional" and n % 3 == 0:
            on = f"o{(issue + 1) % ISSUES}-{place}"
            yield Condition(id=f"c{n}-{step}", position_option=link, text=f"only if {on}", option=on)


def _plans() -> Iterator[Record]:
    for n in range(PLANS):
        yield Scenario(id=f"sc{n}", title=f"Scenario {n}", family=f"Family {n % 4}")
        yield Proposal(id=f"pr{n}", title=f"Proposal {n}", tabled=f"20{10 + n % 16}")
        for issue in range(n % 3, ISSUES, 3):
            option = f"o{issue}-{(n + issue) % OPTIONS}"
            outcome = link_id("scenario_outcome", f"sc{n}", f"i{issue}", option)
            yield ScenarioOutcome(id=outcome, scenario=f"sc{n}", issue=f"i{issue}", option=option)
            yield ProposalPoint(
                id=f"pp{n}-{issue}", proposal=f"pr{n}", issue=f"i{issue}", option=option, text="As agreed."
            )
        for place in range(10):
            own = f"in{n}-{place}"
            yield Indicator(id=own, scenario=f"sc{n}", text=f"Indicator {n}.{place}", status="not seen")
            codes = ("II", "I", "N", "C", "CC")
            yield from (
                Rating(id=f"ra{n}-{place}-{other}", item=own, scenario=f"sc{other}",
                       code=codes[(n * place + other) % 5])
                for other in range(0, PLANS, 4)
            )  # fmt: skip


def _leverage() -> Iterator[Record]:
    for n in range(300):
        holder, target = f"a{n % ACTORS}", f"a{(n * 7 + 1) % ACTORS}"
        yield Leverage(id=f"v{n}", holder=holder, target=target, instrument=f"Instrument {n}", strength=n % 6,
                       exerted=("unused", "partial", "full")[n % 3])  # fmt: skip
