"""A small paper that every rule of the check before issue is content with; tests put one fault into it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Brief,
    Dossier,
    Estimate,
    Evidence,
    Indicator,
    Issue,
    Judgement,
    Marking,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
    Source,
    link_id,
)
from desktop.analysis.issuing import Issuing, PaperFinding, check_paper
from desktop.operations.vocabulary import terms

ISSUED = "2026-11-22"
SECTIONS = ("key-judgements", "positions", "scenarios", "disagreements")
BRIEF = Brief(
    id="paper", title="A truce is the most that talks can yield", reference="P/1", distribution="Cabinet",
    bottom_line="Talks can yield a truce and no treaty.", as_of="2026-11-20", handling="TLP:GREEN",
)  # fmt: skip
JUDGEMENT = Judgement(
    id="j1", brief="paper", text="A truce is likely by spring.", scenario="truce", confidence="moderate"
)
POSITION = Position(
    id="p1", actor="vel", issue="water", channel="official", stated="2026-10", statement="Half of the flow."
)

STANCE = link_id("position_option", "p1", "half")


def _evidence(source: str, record: str) -> Evidence:
    return Evidence(id=f"{source}-{record}", source=source, record=record, locator="Page 1", credibility="2")


def _scenario(id: str, title: str, low: float, high: float) -> tuple[Record, ...]:
    return (
        Scenario(id=id, title=title, family="2027", horizon_end="2027-05"),
        Estimate(
            id=f"e-{id}", scenario=id, made="2026-11", low=low, high=high, analyst="Desk", reason="Word"
        ),
        Indicator(id=f"i-{id}", scenario=id, text="Guns fall silent", checked="2026-11", watch="The Gazette"),
        _evidence("a", id),
        _evidence("b", id),
    )


SOUND: tuple[Record, ...] = (
    Dossier(id="dossier", title="River", marking_set="tlp", likelihood_scale="icd203"),
    Marking(id="green", set="tlp", level="TLP:GREEN", rank=2),
    Marking(id="red", set="tlp", level="TLP:RED", rank=5),
    *terms("icd203"),
    Actor(id="vel", name="Velmora", aliases="Republic of Velmora"),
    Actor(id="kal", name="Kaldria"),
    Issue(id="water", title="Water", discussed="half"),
    Option(id="half", issue="water", label="Half each", value=50.0),
    POSITION,
    PositionOption(id=STANCE, position="p1", option="half", stance="preferred"),
    Source(id="a", title="Gazette", issued="2026-10", reliability="B"),
    Source(id="b", title="Courier", issued="2026-10", reliability="C"),
    _evidence("a", "p1"),
    _evidence("b", "p1"),
    *_scenario("truce", "Truce", 60, 75),
    *_scenario("war", "War goes on", 25, 40),
    BRIEF,
    JUDGEMENT,
)  # fmt: skip


def findings(
    records: Iterable[Record] = (),
    *,
    without: Sequence[str] = (),
    sections: Sequence[str] = SECTIONS,
    withheld: Mapping[str, str] | None = None,
    printed: Sequence[str] | None = None,
) -> list[PaperFinding]:
    """What is found in the sound paper with these records in it, in place of those of the same id."""
    by_id = {each.id: each for each in (*SOUND, *records) if each.id not in without}
    brief = by_id["paper"]
    assert isinstance(brief, Brief)
    others = (*terms("phia"), *terms("kent"))
    paper = Issuing(
        Snapshot.of(by_id.values()), brief, ISSUED, sections, printed,
        places={"j1": "paragraph 1", "p1": "paragraph 2"}, withheld=withheld or {}, other_terms=others,
    )  # fmt: skip
    return check_paper(paper)


def judged(
    text: str, scenario: str | None = "truce", low: float | None = None, high: float | None = None
) -> list[tuple[str, str]]:
    """What is told of the sound paper when its judgement has this text, and these figures of its own."""
    return told([replace(JUDGEMENT, text=text, scenario=scenario, low=low, high=high)])


def told(records: Iterable[Record] = (), **given: object) -> list[tuple[str, str]]:
    """The rules and the records of the findings."""
    return [(each.rule, each.record) for each in findings(records, **given)]  # type: ignore[arg-type]
