"""Competing hypotheses as a report: evidence by scenarios, what is against each, what decides the order."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Evidence, Rating, Scenario
from db.records.scenarios import RATING_WORDS
from desktop.analysis.grades import RULE, grade
from desktop.analysis.hypotheses import Hypotheses, hypotheses
from desktop.analysis.report import Cell, Options, Report, cells, joined

TITLE = "Competing hypotheses"
CODES = ", ".join(f"{words} ({code})" for code, words in RATING_WORDS.items())
EMPTY = (
    f"Nothing is rated yet. A rating says how well an item of evidence goes with a scenario: {CODES}. "
    "Rate each item against each scenario."
)
LONGEST = 60  # letters of a passage that names an item
NOTE = "Inconsistency counts, not support."
NOT_WEIGHED = "Grades of sources are shown and never multiplied in."
WEIGH, GRADE = "weigh", "grade"  # the option, and its value when items weigh by their grade
UNKNOWN = "unknown"
NOT_RATED = "not rated"
IN_LINE = "In line with it, not subtracted"
LISTED = 2  # items named in the sentence
ORDERED = 4  # scenarios named in it


def report(snapshot: Snapshot, options: Options) -> Report:
    """Items against scenarios, the most telling item first. Option: `weigh` ("grade")."""
    return report_of(snapshot, made(snapshot, options))


def made(snapshot: Snapshot, options: Options) -> Hypotheses:
    """The ratings, weighed where that is asked for."""
    return hypotheses(snapshot, weighed=options.get(WEIGH) == GRADE)


def report_of(snapshot: Snapshot, found: Hypotheses) -> Report:
    """The ratings in words, the least contradicted scenario first."""
    if not found.items:
        # Without a scenario there is nothing to rate against, which the comparison asks for by itself.
        needs = Rating.META.kind if snapshot.all(Scenario) else ""
        return Report(TITLE, EMPTY, empty=EMPTY, needs=needs)
    scenarios, decisive = found.ranked(), found.decisive()
    weight = ("Weight",) if found.is_weighed else ()
    headings = ("Item", *(each.title for each in scenarios), "Tells apart", "Grade", *weight, "Without it")
    rows = [_item(snapshot, found, scenarios, item, item in decisive) for item in found.items]
    against = [against_words(found, each.id) for each in scenarios]
    summed = f"Against it, {'weighed by source grade' if found.is_weighed else 'in sum'}"
    in_line = [in_line_words(found, each.id) for each in scenarios]
    rows.append(cells(IN_LINE, *in_line, "", "", *("" for _ in weight), ""))
    rows.append(cells(summed, *against, "", "", *("" for _ in weight), ""))
    said = sentences(snapshot, found, decisive)
    return Report(TITLE, " ".join(said), headings, tuple(rows), notes(snapshot, found), lead=said[0])


def notes(snapshot: Snapshot, found: Hypotheses) -> tuple[str, ...]:
    """What the figures are and are not, and which scenarios less is held against."""
    weighed = RULE if found.is_weighed else NOT_WEIGHED
    total = len(found.items)
    rated = [(each, len(found.codes_of(each.id))) for each in found.ranked()]
    few = [f"{each.title} ({number} of {total})" for each, number in rated if number < total]
    less = (f"Not rated on every item, so that less can speak against it: {joined(few)}.",) if few else ()
    return (f"{NOTE} {weighed}", *less)


def sentences(snapshot: Snapshot, found: Hypotheses, decisive: Sequence[str]) -> tuple[str, ...]:
    """Which scenario stands first in one line; then what the order hangs on."""
    weighed = "Weighed by source grade (house rule), least" if found.is_weighed else "Least"
    order = [f"{snapshot.title(id)} ({against_words(found, id)})" for id in found.order()]
    if not order and not found.is_weighed:
        return ("No order is known: every item that is rated was found not to apply.",)
    if not order:
        return ("Weighed by source grade, no order is known: no rated item has a grade that can be weighed.",)
    if len(order) == 1:
        return (f"Only {order[0]} is rated: there is nothing to compare it with.",)
    missing = [each.title for each in found.ranked() if each.id not in found.order()]
    level = [snapshot.title(id) for id in found.level()]
    tie = [f"{joined(level)} are level."] if len(level) > 1 else []
    left = [f"Of unknown weight alone: {joined(missing)}."] if missing else []
    lead = f"{weighed} contradicted first: {joined(order[:ORDERED], 'then')}"
    more = f", {len(order) - ORDERED} more after them" if len(order) > ORDERED else ""
    return (f"{lead}{more}.", *tie, *left, _flips(snapshot, decisive))


def _flips(snapshot: Snapshot, decisive: Sequence[str]) -> str:
    if not decisive:
        return "No single item decides it."
    named = [f"“{item_title(snapshot, item)}”" for item in decisive[:LISTED]]
    more = len(decisive) - len(named)
    return (
        f"Without {joined([*named, *([f'{more} more'] if more else [])], 'or')} the order would be another."
    )


def against_words(found: Hypotheses, scenario: str) -> str:
    """What speaks against a scenario: "4", weighed "5.7", "5.7 and 4 ungraded", "unknown (4 ungraded)"."""
    figure, apart = found.against(scenario), found.apart(scenario)
    if figure is None:
        return f"{UNKNOWN} ({apart} ungraded)" if apart else UNKNOWN
    weighed = f"{figure:.1f}" if found.is_weighed else f"{figure:g}"
    return f"{weighed} and {apart} ungraded" if apart else weighed


def in_line_words(found: Hypotheses, scenario: str) -> str:
    """What is in line with a scenario: "5"; unknown where no rated item applies to it."""
    figure = found.in_line(scenario)
    return UNKNOWN if figure is None else f"{figure:g}"


def apart_words(found: Hypotheses, item: str) -> str:
    """How far an item tells the scenarios apart: "1.3 of 2"; unknown where fewer than two are rated."""
    figure = found.diagnosticity(item)
    return UNKNOWN if figure is None else f"{figure:.1f} of 2"


def weight_words(found: Hypotheses, item: str) -> str:
    """What an item weighs: "1.41", "unknown"."""
    weight = found.weight(item)
    return UNKNOWN if weight is None else f"{weight:.3g}"


def _item(
    snapshot: Snapshot, found: Hypotheses, scenarios: Sequence[Scenario], item: str, decisive: bool
) -> tuple[Cell, ...]:
    codes = [_code(found, item, each) for each in scenarios]
    weight = (weight_words(found, item),) if found.is_weighed else ()
    return cells(
        Cell(item_title(snapshot, item), (item,)),
        *codes,
        apart_words(found, item),
        grade(snapshot, item),
        *weight,
        "the order is another" if decisive else "",
    )


def item_title(snapshot: Snapshot, item: str) -> str:
    """A citation by its passage, the translated one if there is one, else by what it is cited for."""
    record = snapshot.get(item)
    if not isinstance(record, Evidence):
        return snapshot.title(item)
    passage = " ".join((record.translation or record.quote).split())
    if not passage:
        return f"{snapshot.title(record.record)}, {snapshot.title(record.source)}"
    if len(passage) <= LONGEST:
        return passage
    return passage[:LONGEST].rpartition(" ")[0].rstrip(" ,.;:") + " …"


def _code(found: Hypotheses, item: str, scenario: Scenario) -> Cell:
    rating = found.ratings.get((item, scenario.id))
    return Cell(rating.code, (rating.id,)) if rating else Cell(NOT_RATED)
