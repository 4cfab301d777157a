"""Scenarios: likelihood as printed and estimated, what drives them, who gains and loses, what to watch."""

from collections.abc import Sequence

from db.records import (
    Indicator,
    Record,
    Scenario,
    ScenarioActor,
    ScenarioFactor,
    ScenarioOutcome,
)
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.figures import history, word_scale
from desktop.briefing.flow import Flowable, Subhead
from desktop.briefing.margin import Graded, Margin
from desktop.briefing.measures import LABELS, TEXT_WIDTH
from desktop.briefing.paper import NO_SOURCE, Paper
from desktop.briefing.phrases import (
    NOT_STATED,
    UNCONFIRMED,
    capital,
    date_words,
    joined,
    latest_estimate,
    scenario_likelihood,
    sentence,
)
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.styles import CELL, SUBHEAD
from desktop.briefing.tables import table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column

WATCHED = 2  # so many indicators stand in the row of a scenario
_BLOCK = SUBHEAD._replace(before=17.5)  # and as much below the title as makes it 21


def flowables(paper: Paper) -> list[Flowable]:
    """A block for each scenario, those of one family together."""
    own: list[Flowable] = [*paper.own_words("scenarios")]
    families: dict[str, int] = {}
    for each in paper.snapshot.all(Scenario):
        families[each.family] = min(families.get(each.family, 2), _rank(paper, each))
    ordered = sorted(
        paper.snapshot.all(Scenario),
        key=lambda each: (families[each.family], each.family, each.title.casefold()),
    )
    ordered = list(paper.first("scenarios", ordered))
    if paper.options("scenarios")["figure"]:
        own = [*own, *word_scale.figures(paper, ordered), *history.figures(paper, ordered)]
    if paper.options("scenarios")["brief"]:
        return [*own, *_in_brief(paper, ordered)]
    return [*own, *(_block(paper, each) for each in ordered)]


def _in_brief(paper: Paper, scenarios: Sequence[Scenario]) -> list[Flowable]:
    """The scenarios in a table, a row each."""
    if not scenarios:
        return []
    caption = paper.next_table("Scenarios, with the likelihood and horizon on record")
    watch = bool(paper.options("scenarios")["watch"])
    rows = [_row(paper, each, caption.number, watch=watch) for each in scenarios]
    columns = [
        Column("Scenario"), Column("Likelihood", 96 if watch else 0), Column("Horizon", 78 if watch else 0),
        *([Column("Watch for")] if watch else ()), Column("Source", NOTES_WIDTH),
    ]  # fmt: skip
    shown = None if paper.template.compact else caption
    return table_of(paper, scenarios, columns, rows, caption=shown)


def _row(paper: Paper, scenario: Scenario, place: str, *, watch: bool) -> list[Cell]:
    paper.places[scenario.id] = place
    likelihood = scenario_likelihood(paper.snapshot, scenario.id)
    printed = f"source: “{scenario.likelihood_as_printed}”" if scenario.likelihood_as_printed else ""
    words = [likelihood.word, likelihood.range, printed]
    words = words if watch else [", ".join(part for part in words if part)]
    watched = paper.snapshot.by(Indicator, "scenario", scenario.id)
    signs = sorted(each.text.rstrip(".") for each in watched if each.direction != "lowers")
    return [
        strong(paper.portion(scenario) + scenario.title),
        plain(*words),
        plain(_horizon(scenario) or NOT_STATED),
        *([[*plain(" · ".join(signs[:WATCHED])), *paper.disputed(scenario)]] if watch else ()),
        noted(paper.cite(scenario)),
    ]


def _rank(paper: Paper, scenario: Scenario) -> int:
    """Families with an estimate come first, then those whose source prints a likelihood."""
    if latest_estimate(paper.snapshot, scenario.id):
        return 0
    return 1 if scenario.likelihood_as_printed else 2


def _block(paper: Paper, scenario: Scenario) -> Flowable:
    number = paper.next_paragraph(scenario)
    cited = _Cited(paper)
    rows = _rows(paper, scenario, cited)
    notes = cited.notes
    margin = Margin(
        number, "", scenario_likelihood(paper.snapshot, scenario.id), None, notes, "" if notes else NO_SOURCE
    )
    title = paper.portion(scenario) + scenario.title
    head = Subhead(Words(_BLOCK).text(title), title, TEXT_WIDTH, paper.next_part(), margin=margin)
    columns = [Column("", LABELS), Column("", TEXT_WIDTH - LABELS)]
    bar = paper.bar(scenario)
    bars = [bar if not at or bar is None else "" for at in range(len(rows))]
    made = table(
        paper.page.text, TEXT_WIDTH, columns, rows, title=head, about=[scenario.id] * len(rows), bars=bars
    )
    made.about = scenario.id
    return made


class _Cited:
    """Gathers the notes of a block while its rows are made."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._notes: set[Graded] = set()

    def add(self, words: Words, *records: Record) -> Words:
        """Mark words with the notes of records; a part without evidence of its own has the block's."""
        notes = self._paper.cite(*(each for each in records if self._has_some(each)))
        self._notes.update(notes)
        return words.marks((note.number for note in notes), small=True)

    def _has_some(self, record: Record) -> bool:
        return isinstance(record, Scenario) or bool(self._paper.notes.evidence_of(record))

    @property
    def notes(self) -> tuple[Graded, ...]:
        return tuple(sorted(self._notes))


def _rows(paper: Paper, scenario: Scenario, cited: _Cited) -> list[list[Cell]]:
    rows = [
        ("Printed word", cited.add(Words(CELL).text(_printed(scenario)), scenario)),
        *_estimate(paper, scenario),
        ("Course", Words(CELL).text(sentence(scenario.narrative))),
        ("Driven by", _drivers(paper, scenario, cited)),
        *_outcomes(paper, scenario, cited),
        *_actors(paper, scenario, cited),
        ("Why it may not last", Words(CELL).text(sentence(scenario.fragility))),
        ("Watch for", _indicators(paper, scenario, cited)),
        ("Disputed", Words(CELL).text("; ".join(f"≠ {each}" for each in paper.disputes(scenario)))),
    ]
    return [[strong(label), [words]] for label, words in rows if words.runs]


def _printed(scenario: Scenario) -> str:
    word = (
        f"“{scenario.likelihood_as_printed}”"
        if scenario.likelihood_as_printed
        else f"likelihood {NOT_STATED}"
    )
    horizon = _horizon(scenario)
    status = "" if scenario.status == "open" else scenario.status
    when = f" ({date_words(scenario.resolved)})" if status and scenario.resolved else ""
    return " · ".join(part for part in (word, f"horizon {horizon or NOT_STATED}", status + when) if part)


def _horizon(scenario: Scenario) -> str:
    """Until when it is thought of, in the source's words if it has some; empty when not stated."""
    ends = [date_words(end) for end in (scenario.horizon_start, scenario.horizon_end) if end]
    printed = scenario.horizon_as_printed
    return f"“{printed}”" if printed else joined(dict.fromkeys(ends), "to")


def _estimate(paper: Paper, scenario: Scenario) -> Sequence[tuple[str, Words]]:
    """Who estimated it and when; confidence stands apart from the likelihood, which is in the margin."""
    estimate = latest_estimate(paper.snapshot, scenario.id)
    if estimate is None:
        return ()
    by = (
        f"by {estimate.analyst}, "
        if estimate.analyst
        else f"{UNCONFIRMED} no analyst stands for this range, "
    )
    made = f"{capital(by)}{date_words(estimate.made)}. {sentence(estimate.reason)}"
    confidence = f"Confidence is {estimate.confidence}." if estimate.confidence else ""
    return (("Estimated", Words(CELL).text(" ".join(part for part in (made.strip(), confidence) if part))),)


def _drivers(paper: Paper, scenario: Scenario, cited: _Cited) -> Words:
    drivers = paper.snapshot.by(ScenarioFactor, "scenario", scenario.id)
    words = Words(CELL)
    for at, each in enumerate(sorted(drivers, key=lambda each: paper.name(each.factor))):
        cited.add(words.text((" · " if at else "") + paper.name(each.factor)), each)
    return words


def _outcomes(paper: Paper, scenario: Scenario, cited: _Cited) -> list[tuple[str, Words]]:
    outcomes = paper.snapshot.by(ScenarioOutcome, "scenario", scenario.id)
    words = Words(CELL)
    ordered = sorted(outcomes, key=lambda each: (paper.name(each.issue), paper.name(each.option)))
    for at, each in enumerate(ordered):
        cited.add(
            words.text(("; " if at else "") + f"{paper.name(each.issue)}: {paper.name(each.option)}"), each
        )
    return [("Outcome", words)]


def _actors(paper: Paper, scenario: Scenario, cited: _Cited) -> list[tuple[str, Words]]:
    """What each actor gains and loses."""
    places = {actor.id: at for at, actor in enumerate(paper.actors)}
    found = paper.snapshot.by(ScenarioActor, "scenario", scenario.id)
    rows = []
    for each in sorted(found, key=lambda each: places.get(each.actor, 0)):
        gains = f"Gains: {sentence(each.gains)}" if each.gains else ""
        losses = f"Loses: {sentence(each.losses)}" if each.losses else ""
        both = " ".join(part for part in (gains, losses) if part) or f"Gains and losses {NOT_STATED}."
        rows.append((paper.name(each.actor), cited.add(Words(CELL).text(both), each)))
    return rows


def _indicators(paper: Paper, scenario: Scenario, cited: _Cited) -> Words:
    """What to watch for; an indicator drawn from a text by an analyst says "derived"."""
    words = Words(CELL)
    ordered = sorted(
        paper.snapshot.by(Indicator, "scenario", scenario.id), key=lambda each: (each.direction, each.text)
    )
    for at, each in enumerate(ordered):
        seen = "" if each.status == "not seen" else each.status
        seen += f" {date_words(each.observed)}" if seen and each.observed else ""
        lowers = "makes it less likely" if each.direction == "lowers" else ""
        where = f"seen in: {each.watch}" if each.watch else ""
        said = ", ".join(
            part for part in ("derived" if each.origin == "derived" else "", lowers, seen, where) if part
        )
        words.text((" · " if at else "") + each.text.rstrip(".") + (f" ({said})" if said else ""))
        cited.add(words, each)
    return words
