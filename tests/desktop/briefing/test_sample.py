"""The paper of the sample: each claim is in it with its notes, and each note leads to its source."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from db.queries.snapshot import Snapshot
from db.records import (
    ActorRole,
    Commitment,
    Condition,
    Disagreement,
    Event,
    Evidence,
    Factor,
    Indicator,
    Leverage,
    Obstacle,
    Position,
    PositionOption,
    Proposal,
    ProposalPoint,
    Question,
    Record,
    Scenario,
    ScenarioActor,
    ScenarioOutcome,
    Source,
    Track,
)
from desktop.briefing.phrases import sentence
from tests.desktop.briefing.papers import GRADED, bodies, dense, sample, sample_paper, text_of

Says = Callable[[Snapshot, Record], list[str]]


def fields(*names: str) -> Says:
    return lambda _, record: [getattr(record, name) for name in names if getattr(record, name)]


def outcome(snapshot: Snapshot, record: Record) -> list[str]:
    assert isinstance(record, ScenarioOutcome)
    return [f"{snapshot.title(record.issue)}: {snapshot.title(record.option)}"]


def stance(snapshot: Snapshot, record: Record) -> list[str]:
    assert isinstance(record, PositionOption)
    return [f"{record.stance}: {snapshot.title(record.option)}"]


def role(snapshot: Snapshot, record: Record) -> list[str]:
    assert isinstance(record, ActorRole)
    return [f"{snapshot.title(record.actor)} {record.role}", record.note]


CLAIMS: dict[type[Record], Says] = {
    ActorRole: role,
    Commitment: fields("text", "gap", "contingent_on"),
    Condition: fields("text"),
    Disagreement: fields("title", "note"),
    Event: fields("title", "description", "outcome"),
    Factor: fields("title", "text"),
    Indicator: fields("text"),
    Leverage: fields("instrument", "assessment"),
    Obstacle: fields("title", "description", "workaround"),
    Position: fields("statement", "rationale", "caveat_text"),
    PositionOption: stance,
    Proposal: fields("title", "description"),
    ProposalPoint: fields("text"),
    Question: fields("question", "answer"),
    Scenario: fields("title", "likelihood_as_printed", "horizon_as_printed", "narrative", "fragility"),
    ScenarioActor: fields("gains", "losses"),
    ScenarioOutcome: outcome,
    Source: fields("title", "reliability_reason"),
    Track: fields("name", "description", "result"),
}
CITED = [
    *(ActorRole, Commitment, Condition, Event, Factor, Indicator, Leverage, Obstacle, Position),
    *(Proposal, ProposalPoint, Question, Scenario, ScenarioOutcome, Track),
]
# Their notes hang beside the head of the block, or of a paragraph that a page end may cut before them.
IN_BLOCKS = (Condition, Indicator, Scenario, ScenarioOutcome)
REACH = 1500  # signs from a claim to the end of the paragraph or block it stands in


@cache
def whole() -> str:
    """The paper without spaces."""
    return dense(text_of(sample_paper()))


@cache
def parts() -> tuple[str, dict[int, str]]:
    """The paper up to its notes, and the entries of the notes, all without spaces."""
    text = whole()
    at = text.rindex("Besideaclaim:theletterofthesource")
    return text[:at], entries(text[at:])


def entries(text: str) -> dict[int, str]:
    """The entries by number; an entry begins with the number that is due, a letter and a grade."""
    found: dict[int, str] = {}
    starts: list[int] = []
    while begin := re.compile(rf"{len(starts) + 1}[A-Z]·[A-F–][1-6–]").search(
        text, starts[-1] if starts else 0
    ):
        starts.append(begin.start())
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), start=1):
        found[number] = text[start + len(str(number)) : end]
    return found


def unmarked(text: str) -> str:
    """Text without the notes in the margin, which stand between the two parts of a paragraph that is cut."""
    return GRADED.sub("", text)


@pytest.mark.parametrize("kind", CLAIMS, ids=lambda kind: kind.META.kind)
def test_everything_a_claim_says_is_in_the_paper(kind: type[Record]) -> None:
    snapshot = Snapshot.of(sample())
    text = unmarked(whole())
    said = [part for record in bodies(sample(), kind) for part in CLAIMS[kind](snapshot, record)]
    assert said
    missing = [part for part in said if dense(part).rstrip(".") not in text]
    assert missing == []


@pytest.mark.parametrize("kind", CITED, ids=lambda kind: kind.META.kind)
def test_each_claim_carries_a_note_for_each_piece_of_its_evidence(kind: type[Record]) -> None:
    snapshot = Snapshot.of(sample())
    text, notes = parts()
    checked = 0
    for record in bodies(sample(), kind):
        for evidence in snapshot.by(Evidence, "record", record.id):
            numbers = [number for number, entry in notes.items() if is_entry_of(snapshot, entry, evidence)]
            assert numbers, f"{snapshot.title(record)}: no note for {evidence.locator}"
            near = around(text, dense(CLAIMS[kind](snapshot, record)[0]).rstrip("."), kind in IN_BLOCKS)
            shown = {int(found[1]) for found in GRADED.finditer(near)}
            assert shown & {*numbers}, f"{snapshot.title(record)}: none of notes {numbers} beside it"
            checked += 1
    assert checked


def around(text: str, claim: str, in_block: bool) -> str:
    """What follows each place where a claim stands; in a block also what stands before it."""
    before = REACH if in_block else 0
    places = [found.start() for found in re.finditer(re.escape(claim), text)]
    if not places:  # cut by the end of a page, with notes between its parts
        places = [found.start() for found in re.finditer(re.escape(claim[:25]), text)]
    return " ".join(text[max(0, place - before) : place + len(claim) + REACH] for place in places)


def is_entry_of(snapshot: Snapshot, entry: str, evidence: Evidence) -> bool:
    source = snapshot.need(Source, evidence.source)
    letter = entry.partition("·")[0]
    grade = f"{letter}·{source.reliability}{evidence.credibility}"
    words = [evidence.locator[:1].upper() + evidence.locator[1:], evidence.says, evidence.note]
    return entry.startswith(grade) and all(dense(sentence(each)) in entry for each in words if each)


def test_each_letter_of_the_notes_is_a_source_with_its_reliability() -> None:
    sources = whole().rpartition("CSources")[2]
    titles = {dense(each.title) for each in sample() if isinstance(each, Source)}
    starts = re.split(r"(?:^|(?<=[.\d]))([A-H])(?=[A-Z])", sources)
    by_letter = dict(zip(starts[1::2], starts[2::2], strict=True))
    letters = {entry.partition("·")[0] for entry in parts()[1].values()}
    assert letters <= by_letter.keys()
    assert {title for title in titles for entry in by_letter.values() if title in entry} == titles
    assert sources.count("ReliabilityF") == len(titles)


def test_undated_positions_say_so() -> None:
    text = parts()[0]
    for record in bodies(sample(), Position):
        assert isinstance(record, Position)
        at = text.index(dense(record.statement)[:40])
        told = dense(f"{record.firmness}, ") if record.firmness != "unclear" else "irmnessunclear,"
        details = text[at : at + REACH].lower().partition(told)[2][:200]
        assert ("undated" in details.partition("interest")[0][:40]) is (record.stated == ""), record.statement


def test_what_is_reported_from_unofficial_contacts_is_set_apart_from_the_public_line() -> None:
    text = parts()[0]
    russia = text[text.index("Russia(Россия)") :]
    public, back = russia.index("Public"), russia.index("Back-channel")
    assert public < russia.index(dense("Russia regards the four annexed regions")) < back
    assert back < russia.index(dense("Russian interlocutors are said"))


def test_scenarios_print_the_word_of_the_source_and_no_figure() -> None:
    text = parts()[0]
    assert dense("“most probable 2026” · horizon") in text
    assert text.count("notquantified") >= len(bodies(sample(), Scenario))
    assert "†" not in text


def test_indicators_drawn_from_the_text_say_derived() -> None:
    text = unmarked(parts()[0])
    derived = [each for each in sample() if isinstance(each, Indicator) and each.origin == "derived"]
    assert derived
    for each in derived:
        at = text.index(dense(each.text).rstrip("."))
        assert text[at + len(dense(each.text).rstrip(".")) :].startswith("(derived")


def test_the_disagreements_are_all_there_with_their_sides() -> None:
    text = unmarked(whole())
    for each in bodies(sample(), Disagreement):
        assert isinstance(each, Disagreement)
        assert dense(f"{each.title} ({each.kind}).") in text


def test_names_are_printed_in_their_own_letters() -> None:
    assert "Ukraine(Україна)" in whole()
    assert "VolodymyrZelenskyy" in whole()
