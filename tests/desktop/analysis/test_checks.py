"""A sound dossier has no findings; each fault is found by its rule, and by no other."""

from dataclasses import replace
from pathlib import Path

import pytest

import resources
from db import exchange
from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    ActorRole,
    Brief,
    Commitment,
    Condition,
    Disagreement,
    DisagreementRecord,
    Dossier,
    Estimate,
    Event,
    Evidence,
    Issue,
    Judgement,
    Leverage,
    Marking,
    Obstacle,
    Option,
    PositionOption,
    Proposal,
    ProposalPoint,
    Question,
    Record,
    ScaleTerm,
    Scenario,
    ScenarioOutcome,
    Source,
    link_id,
)
from db.store import Store
from desktop.analysis.checks import RULES, check
from tests.desktop.analysis.sound import SOUND, TODAY, found, position, told


def cite(record: str, *sources: str, bearing: str = "supports") -> list[Record]:
    """Evidence on a record from each source, two when none is named."""
    return [
        Evidence(id=f"ev-{record}-{source}", source=source, record=record, locator="Page 1", bearing=bearing)
        for source in sources or ("src-a", "src-b")
    ]


def test_a_sound_dossier_has_no_findings() -> None:
    assert found([]) == []


@pytest.mark.parametrize(
    "record",
    [
        position("p9", issue="ceasefire"),
        Commitment(id="x", guarantor="pol", beneficiary="ukr"),
        Leverage(id="x", holder="pol", target="ukr", instrument="Transit"),
        Event(id="x", title="Talks"),
        ActorRole(id="x", actor="pol", role="host"),
        Proposal(id="x", title="Plan"),
    ],
)
def test_a_claim_without_a_source_is_an_error(record: Record) -> None:
    assert told([record]) == [("uncited", record.id)]
    assert told([record, *cite(record.id)]) == []


def test_the_desk_s_own_assessment_needs_no_source() -> None:
    assert told([position("p9", issue="ceasefire", channel="assessed")]) == []


@pytest.mark.parametrize("record", [Obstacle(id="x", title="Distrust"), Scenario(id="x", title="Freeze")])
def test_a_judgement_without_a_source_is_to_be_looked_at(record: Record) -> None:
    assert told([record]) == [("judged-without-source", "x")]


def test_a_question_needs_a_source_once_it_is_answered() -> None:
    assert told([Question(id="q", question="Who hosts?")]) == []
    answered = Question(id="q", question="Who hosts?", answer="Nobody", status="answered")
    assert told([answered]) == [("judged-without-source", "q")]


def test_a_claim_from_one_source_is_to_be_looked_at() -> None:
    findings = found([position("p9", issue="ceasefire"), *cite("p9", "src-a")])
    assert [finding.sentence for finding in findings] == [
        "Position Ukraine · Ceasefire rests on one source (Status article)."
    ]


def test_a_claim_that_all_evidence_contradicts_is_to_be_looked_at() -> None:
    records = [position("p9", issue="ceasefire"), *cite("p9", bearing="contradicts")]
    assert told(records) == [("only-contradicted", "p9")]
    assert told([*records, *cite("p9", "src-a")]) == []


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (Source(id="src-b", title="Background", issued="2025"), "source-ungraded"),
        (Source(id="src-b", title="Background", reliability="F"), "source-undated"),
        (
            Source(id="src-b", title="Background", issued="2025", reliability="B", status="withdrawn"),
            "source-out-of-use",
        ),
    ],
)
def test_a_cited_source_says_how_far_to_trust_it(source: Source, rule: str) -> None:
    assert told([source]) == [(rule, "src-b")]
    assert told([replace(source, id="src-c")]) == []


def test_evidence_says_where_it_stands() -> None:
    lost = Evidence(id="ev-p1-src-a", source="src-a", record="p1")
    assert told([lost]) == [("evidence-unplaced", "ev-p1-src-a")]
    assert told([replace(lost, first=10, last=40)]) == []


def test_a_stance_on_an_option_of_another_issue_is_an_error() -> None:
    stance = PositionOption(
        id=link_id("position_option", "p1", "talks"), position="p1", option="talks", stance="opposed"
    )
    (finding,) = found([stance])
    assert (finding.severity, finding.rule) == ("error", "option-of-other-issue")
    assert finding.sentence == (
        "Stance Talks first · opposed is about Territory, but “Talks first” is an option of Ceasefire."
    )


@pytest.mark.parametrize(
    "record",
    [
        ScenarioOutcome(id="x", scenario="s1", issue="territory", option="talks"),
        ProposalPoint(id="x", proposal="plan", issue="territory", option="talks"),
        Issue(id="territory", title="Territory", discussed="talks"),
    ],
)
def test_an_option_belongs_to_the_issue_it_is_named_with(record: Record) -> None:
    assert told([record]) == [("option-of-other-issue", record.id)]


def test_a_red_line_needs_words() -> None:
    stance = PositionOption(
        id=link_id("position_option", "p1", "freeze"), position="p1", option="freeze", stance="red line"
    )
    plain = [record for record in SOUND if not isinstance(record, Condition)]
    silent = {r.id: r for r in (*plain, stance, position("p1", statement=" "))}
    findings = check(Snapshot.of(silent.values()), today=TODAY)
    assert [(f.severity, f.rule, f.record) for f in findings] == [("error", "red-line-unspoken", "p1")]


def test_a_position_replaces_one_of_its_own_actor_and_issue() -> None:
    own = position("p9", replaces="p1")
    other = position("p9", actor="pol", replaces="p1")
    assert told([own, *cite("p9")]) == []
    assert ("replaces-another", "p9") in told([other, *cite("p9")])


def test_an_undated_position_is_to_be_looked_at() -> None:
    assert told([position("p1", stated="")]) == [("position-undated", "p1")]


def disagreement(*records: str) -> list[Record]:
    sides = [
        DisagreementRecord(id=link_id("disagreement_record", "d", id), disagreement="d", record=id)
        for id in records
    ]
    return [Disagreement(id="d", title="What is demanded", note="Both stand"), *sides]


FIRM = position("p1", firmness="firm")


def softer(id: str, **fields: str) -> list[Record]:
    """Another position of the same actor on the same issue, which speaks against one that is held firm."""
    return [position(id, firmness="signalled", **fields), *cite(id)]


def test_a_conflict_is_named_by_a_disagreement() -> None:
    second = [FIRM, *softer("p2")]
    (finding,) = found(second)
    assert (finding.rule, finding.record) == ("conflict-unnamed", "p2")
    assert "p1 and p2 are current side by side" in finding.sentence
    assert told([*second, *disagreement("p1", "p2")]) == []
    assert told([*second, *disagreement("p1")]) == [("conflict-unnamed", "p2")]


def test_a_conflict_is_what_speaks_against_another_in_whatever_channels() -> None:
    assert told([FIRM, *softer("p2", channel="back-channel")]) == [("conflict-unnamed", "p2")]
    assert told([FIRM, *softer("p2", until="2026-02")]) == []
    assert told([position("p2"), *cite("p2")]) == []  # what the same sources say beside it is not against it


def test_many_conflicting_positions_are_counted() -> None:
    (finding,) = found([FIRM, *(record for n in range(2, 8) for record in softer(f"p{n}"))])
    assert "p1, p2, p3 and 4 more are current side by side" in finding.sentence


def test_a_condition_belongs_to_a_conditional_stance() -> None:
    stance = next(record for record in SOUND if isinstance(record, PositionOption))
    assert told([replace(stance, stance="acceptable")]) == [("condition-misplaced", "c1")]


def test_a_conditional_stance_says_its_condition() -> None:
    plain = [record for record in SOUND if not isinstance(record, Condition)]
    findings = check(Snapshot.of(plain), today=TODAY)
    assert [(f.rule, f.record) for f in findings] == [("condition-missing", "p1")]


def family(*ranges: tuple[float, float] | None) -> list[Record]:
    records: list[Record] = []
    for n, ends in enumerate(ranges):
        scenario = Scenario(id=f"f{n}", title=f"Course {n}", family="2026", horizon_end="2026")
        records += [scenario, *cite(scenario.id)]
        if ends:
            records.append(Estimate(id=f"e{n}", scenario=f"f{n}", made="2026-02", low=ends[0], high=ends[1]))
    return records


@pytest.mark.parametrize(
    ("ranges", "sentence"),
    [
        ([(25, 35), (40, 49), (10, 20), (10, 20)], ""),
        ([(55, 75), (55, 75)], "add up to at least 110 %, more than 100 %"),
        ([(0, 5), (10, 20), (25, 35)], "add up to at most 60 %; a remainder is missing"),
    ],
)
def test_a_family_of_scenarios_adds_up(ranges: list[tuple[float, float]], sentence: str) -> None:
    findings = found(family(*ranges))
    assert [(f.severity, f.rule) for f in findings] == [("error", "family-incoherent")] * bool(sentence)
    assert all(sentence in finding.sentence for finding in findings)


def test_a_family_estimated_in_part_is_to_be_looked_at() -> None:
    assert told(family((25, 35), None)) == [("family-incomplete", "f1")]
    assert told(family(None, None)) == []


def test_the_latest_estimate_counts() -> None:
    newer = Estimate(id="newer", scenario="f0", made="2026-03", low=55, high=75)
    assert told([*family((10, 20), (25, 35)), newer]) == []


def test_a_family_has_a_horizon() -> None:
    endless = Scenario(id="f0", title="Course 0", family="2026")
    assert told([*family((25, 35), (55, 75)), endless]) == [("horizon-missing", "f0")]


def test_a_printed_likelihood_is_weighed() -> None:
    printed = Scenario(id="f0", title="Course 0", likelihood_as_printed="possible")
    assert told([printed, *cite("f0")]) == [("likelihood-unweighed", "f0")]
    estimate = Estimate(id="e0", scenario="f0", made="2026-02", low=25, high=35)
    assert told([printed, *cite("f0"), estimate]) == []


def test_a_likelihood_ends_where_a_word_does() -> None:
    (finding,) = found([Judgement(id="j1", brief="status", text="It may hold.", low=38, high=38)])
    assert (finding.rule, finding.record) == ("likelihood-unworded", "j1")
    assert "38 %" in finding.sentence


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (position("p1", stated="2026-12"), "stated"),
        (Source(id="src-b", title="Background", issued="2027", reliability="B"), "issued"),
        (Event(id="summit", title="Summit", start="2026-12-01", outcome="Agreed"), "start"),
    ],
)
def test_what_was_said_or_done_bears_no_date_to_come(record: Record, field: str) -> None:
    (finding,) = found([record, *cite(record.id)])
    assert (finding.rule, finding.record) == ("date-in-future", record.id)
    assert f"“{field}” is in the future" in finding.sentence


def test_a_planned_event_may_lie_ahead() -> None:
    assert told([Event(id="summit", title="Summit", start="2026-12-01"), *cite("summit")]) == []


def test_without_today_no_date_is_in_the_future() -> None:
    records = {r.id: r for r in (*SOUND, position("p1", stated="2099"))}
    assert check(Snapshot.of(records.values())) == []


@pytest.mark.parametrize(
    "record",
    [
        Actor(id="pol", name="Poland", handling="SECRET"),
        Actor(id="pol", name="Poland", handling_inherited="SECRET"),
        Dossier(
            id="dossier", title="Talks", marking_set="tlp", likelihood_scale="phia", handling_default="NO"
        ),
    ],
)
def test_a_mark_is_one_of_the_dossier_s_set(record: Record) -> None:
    (finding,) = found([record])
    assert (finding.severity, finding.rule, finding.record) == ("error", "mark-unknown", record.id)


def test_a_level_of_another_set_is_unknown() -> None:
    other = Marking(id="uk-3", set="uk", level="SECRET", rank=3)
    assert told([other, Actor(id="pol", name="Poland", handling="SECRET")]) == [("mark-unknown", "pol")]


def test_a_paper_says_up_to_when_it_informs() -> None:
    assert told([Brief(id="status", title="Status")]) == [("cut-off-missing", "status")]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("A pause is likely (moderate confidence).", [("confidence-with-likelihood", "j1")]),
        ("A pause is likely. We hold this with moderate confidence.", []),
        ("High confidence.", []),
    ],
)
def test_likelihood_and_confidence_stand_apart(text: str, findings: list[tuple[str, str]]) -> None:
    assert told([Judgement(id="j1", brief="status", text=text)]) == findings


def test_what_is_cut_from_a_snapshot_is_not_checked() -> None:
    secret = replace(position("p9", issue="ceasefire"), handling="TLP:RED")
    records = {record.id: record for record in (*SOUND, secret)}
    assert [f.rule for f in check(Snapshot.of(records.values()))] == ["uncited"]
    assert check(Snapshot.of(records.values(), handling_at_most="TLP:GREEN")) == []


def test_progress_is_told_rule_by_rule() -> None:
    steps: list[tuple[int, int]] = []
    check(Snapshot.of(SOUND), report=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (len(RULES), len(RULES))
    assert len(steps) == len(RULES)


def test_errors_come_first_and_every_rule_has_a_name_of_its_own() -> None:
    severities = [rule.severity for rule in RULES]
    assert severities == sorted(severities)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_sample_has_no_errors(tmp_path: Path) -> None:
    reading = exchange.read(resources.path_of("dossiers/ukraine-russia.json"))
    with Store.create(tmp_path / "sample.parley") as store:
        store.apply(exchange.plan([reading], Snapshot.of(())).change("Sample"))
        findings = check(store.snapshot(), today=TODAY)
    assert [finding.sentence for finding in findings if finding.severity == "error"] == []
    assert any(finding.rule == "single-source" for finding in findings)


def test_no_rule_stumbles_over_a_dossier_that_is_empty() -> None:
    assert check(Snapshot.of(()), today=TODAY) == []


def test_a_scale_that_is_not_there_words_nothing() -> None:
    plain = [record for record in SOUND if not isinstance(record, ScaleTerm)]
    odd = Judgement(id="j1", brief="status", text="It may hold.", low=38, high=38)
    assert check(Snapshot.of((*plain, odd)), today=TODAY) == []


def test_an_option_that_is_named_with_its_own_issue_is_right() -> None:
    right = Option(id="partial", issue="territory", label="Partial", value=30.0)
    assert told([right, Issue(id="territory", title="Territory", discussed="partial")]) == []
