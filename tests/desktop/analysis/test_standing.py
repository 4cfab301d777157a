"""What stands to look at, on small dossiers; and that the overview and the checks say the same."""

import pytest

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Disagreement,
    DisagreementRecord,
    Dossier,
    Event,
    Evidence,
    Issue,
    Option,
    Position,
    PositionOption,
    Question,
    Record,
    Scenario,
    Source,
    link_id,
)
from desktop.analysis import overview
from desktop.analysis.checks import check
from desktop.analysis.standing import LOOKS, Standing, standing
from tests.desktop.small import RECORDS as SMALL
from tests.resources.sample import RECORDS as SAMPLE

HELD = link_id("position_option", "held", "o")
TODAY = "2026-11-22"
BASE: tuple[Record, ...] = (
    Dossier(id="dossier", title="Talks"),
    Actor(id="a", name="A"),
    Issue(id="i", title="I"),
    Option(id="o", issue="i", label="O", value=0),
    Source(id="s1", title="One"),
    Source(id="s2", title="Two"),
)


def position(id: str, **fields: str) -> Position:
    return Position(**{"id": id, "actor": "a", "issue": "i", "channel": "official", **fields})


def cited(source: str, record: str, bearing: str = "supports") -> Evidence:
    return Evidence(id=f"{source}-{record}-{bearing}", source=source, record=record, bearing=bearing)


def found(*records: Record, days: int = 183) -> dict[str, dict[str, set[str]]]:
    got = standing(Snapshot.of((*BASE, *records)), TODAY, days)
    return {name: {kind: set(ids) for kind, ids in kinds.items()} for name, kinds in got.items()}


def test_stale_follows_the_number_of_days() -> None:
    positions = (
        position("new", stated="2026-11"), position("old", stated="2026-06-01"),
        position("undated"), position("over", stated="2020", until="2021"),
    )  # fmt: skip
    assert found(*positions)["stale"] == {"position": {"undated"}}
    assert found(*positions, days=174)["stale"] == {"position": {"undated"}}
    assert found(*positions, days=173)["stale"] == {"position": {"undated", "old"}}


def test_uncited_leaves_out_what_is_the_desks_own() -> None:
    got = found(
        position("bare"), position("own", channel="assessed"), position("cited"), cited("s1", "cited"),
        Scenario(id="judged", title="S"), Question(id="open", question="?", status="open"),
        Question(id="answered", question="!", answer="A", status="answered"),
    )  # fmt: skip
    assert got["uncited"] == {"position": {"bare"}, "scenario": {"judged"}, "question": {"answered"}}


def test_single_source_counts_sources_and_not_citations() -> None:
    twice = Evidence(id="again", source="s1", record="one", locator="p. 2")
    got = found(
        position("one"), cited("s1", "one"), twice,
        position("two"), cited("s1", "two"), cited("s2", "two"),
        Scenario(id="s", title="S"), cited("s1", "s"),
    )  # fmt: skip
    assert got["single-source"] == {"position": {"one"}}


def test_contradicted_by_evidence_by_name_or_side_by_side() -> None:
    got = found(
        position("quiet", channel="assessed"),
        position("denied", channel="Track I"), cited("s1", "denied", "contradicts"),
        position("left"), position("right"), position("past", until="2020"),
        Event(id="e", title="E", start="2020"), Disagreement(id="d", title="When"),
        DisagreementRecord(id=link_id("disagreement_record", "d", "e"), disagreement="d", record="e"),
        position("alone", channel="Track II"), cited("s1", "alone", "context"),
        Issue(id="j", title="J"), position("firm", issue="j", channel="back-channel", firmness="firm"),
        position("open", issue="j", channel="Track I.5", firmness="signalled"),
    )  # fmt: skip
    sides = {"denied", "left", "right", "firm", "open"}
    assert got["contradicted"] == {"position": sides, "event": {"e"}}


def test_unplaced_is_without_a_stance_without_options_or_without_a_date() -> None:
    got = found(
        Issue(id="bare", title="B"), Event(id="when", title="W"), Event(id="then", title="T", start="2026"),
        position("held"), position("none"),
        PositionOption(id=HELD, position="held", option="o", stance="opposed"),
    )  # fmt: skip
    assert got["unplaced"] == {"position": {"none"}, "issue": {"bare"}, "event": {"when"}}


@pytest.mark.parametrize("records", [SMALL, SAMPLE.values()], ids=["small", "sample"])
def test_overview_and_checks_count_the_same(records: tuple[Record, ...]) -> None:
    snapshot = Snapshot.of(records)
    got = standing(snapshot, TODAY)
    assert {line.id for line in overview.stale(snapshot, TODAY)} == ids(got["stale"])
    assert {line.id for line in overview.uncited(snapshot)} == ids(got["uncited"])
    findings = check(snapshot, today=TODAY)
    by_rule = {f.record for f in findings if f.rule in ("uncited", "judged-without-source")}
    assert by_rule == ids(got["uncited"])
    assert {f.record for f in findings if f.rule == "single-source"} == ids(got["single-source"])
    assert ids(got["single-source"])


def ids(standing: Standing) -> set[str]:
    return {id for some in standing.values() for id in some}


def test_every_look_has_a_sentence_and_days_stand_where_they_matter() -> None:
    assert [look.name for look in LOOKS if "{days}" in look.help] == ["stale"]
    assert all(look.help.endswith(".") and look.title for look in LOOKS)
