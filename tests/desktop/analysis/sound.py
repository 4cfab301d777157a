"""A small dossier that every rule is content with; tests put one fault into it at a time."""

from collections.abc import Iterable
from dataclasses import replace

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Brief,
    Condition,
    Dossier,
    Evidence,
    Issue,
    Marking,
    Option,
    Position,
    PositionOption,
    Proposal,
    Record,
    ScaleTerm,
    Scenario,
    Source,
    link_id,
)
from desktop.analysis.checks import check
from desktop.analysis.rule import Finding
from desktop.operations.vocabulary import terms

TODAY = "2026-11-22"
STANCE = link_id("position_option", "p1", "freeze")
PLAIN = Position(
    id="p1", actor="ukr", issue="territory", channel="official", stated="2026-02",
    statement="A freeze only with guarantees.",
)  # fmt: skip


def position(id: str, **fields: str) -> Position:
    """A position of Ukraine on territory, with some fields otherwise."""
    return replace(PLAIN, id=id, **fields)


def _cited(record: str) -> tuple[Record, ...]:
    return tuple(
        Evidence(id=f"ev-{record}-{source}", source=source, record=record, locator="Page 1")
        for source in ("src-a", "src-b")
    )


SCALE: tuple[ScaleTerm, ...] = tuple(terms("phia"))
SOUND: tuple[Record, ...] = (
    Dossier(
        id="dossier", title="Talks", marking_set="tlp", likelihood_scale="phia", handling_default="TLP:GREEN"
    ),
    Marking(id="green", set="tlp", level="TLP:GREEN", rank=2),
    Marking(id="red", set="tlp", level="TLP:RED", rank=5),
    *SCALE,
    Actor(id="ukr", name="Ukraine"),
    Actor(id="pol", name="Poland"),
    Actor(id="zel", name="Volodymyr Zelenskyy", short_name="Zelenskyy", aliases="Zelensky\nЗеленський"),
    Issue(id="territory", title="Territory", discussed="freeze"),
    Issue(id="ceasefire", title="Ceasefire"),
    Option(id="freeze", issue="territory", label="Freeze", value=60.0),
    Option(id="talks", issue="ceasefire", label="Talks first", value=20.0),
    Source(id="src-a", title="Status article", issued="2026-03", reliability="F"),
    Source(id="src-b", title="Background article", issued="2025", reliability="F"),
    PLAIN,
    PositionOption(id=STANCE, position="p1", option="freeze", stance="conditional"),
    Condition(id="c1", position_option=STANCE, text="Guarantees are in force"),
    Scenario(id="s1", title="Fragile ceasefire"),
    Proposal(id="plan", title="Plan", tabled="2026-01"),
    Brief(id="status", title="A pause is the most that can be had", as_of="2026-04-19"),
    *_cited("p1"),
    *_cited("s1"),
    *_cited("plan"),
)  # fmt: skip


def found(records: Iterable[Record]) -> list[Finding]:
    """The findings on the sound dossier with these records put in, in place of those of the same id."""
    by_id = {record.id: record for record in (*SOUND, *records)}
    return check(Snapshot.of(by_id.values()), today=TODAY)


def told(records: Iterable[Record]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.record) for finding in found(records)]
