"""Positions and red lines by actor: public, back-channel, assessed, then what no longer stands."""

from collections import Counter
from collections.abc import Iterable, Sequence

from db.records import Actor, Condition, Issue, Membership, Option, Position, PositionOption
from db.records.positions import FIRMNESS
from desktop.analysis.disputes import Disputes
from desktop.briefing.figures import axis
from desktop.briefing.flow import HEAD, Flowable, Paragraph, Subhead
from desktop.briefing.margin import Graded
from desktop.briefing.marks import HARDEST_FIRST
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import NO_SOURCE, Paper
from desktop.briefing.phrases import (
    NOT_STATED,
    date_words,
    day_key,
    in_words,
    joined,
    native_name,
    remark,
    sentence,
    span_words,
    told,
)
from desktop.briefing.styles import BODY, CHANNEL, DETAIL, STANCE, SUBHEAD
from desktop.briefing.tagging.elements import Element, Entry, listed, unnumbered_list
from desktop.briefing.text import CHIP_WIDTH, NO_BREAK, Words, width_of

PUBLIC = ("official", "public statement", "Track I")
BACK_CHANNEL = ("Track II", "back-channel")
# How a position was taken, by its channel, and the words for firmness that need no more to be understood.
_TAKEN = {
    "official": "stated officially", "public statement": "in a public statement", "Track I": "on Track I",
    "Track II": "on Track II", "back-channel": "through a back-channel", "assessed": "as assessed",
}  # fmt: skip
_ALONE = {each for each in FIRMNESS if each != "unclear"}
_MANY = 4  # positions of an actor are summed up before they are told
_NAMED = 6  # so many issues are named there
GROUPS = (("Public", PUBLIC), ("Back-channel", BACK_CHANNEL), ("Assessed", ("assessed",)))


def flowables(paper: Paper) -> list[Flowable]:
    """Every position of every actor, each with its stances, conditions, doubts and notes."""
    own = paper.own_words("positions")
    shown: list[Flowable] = []
    for actor in paper.actors:
        held = paper.snapshot.by(Position, "actor", actor.id)
        if held:
            shown.extend(_actor(paper, actor, held))
    asked = paper.options("positions")
    drawn = axis.figures(paper, int(asked["axes"])) if asked["figure"] else []
    return [*own, *drawn, *shown]


def _actor(paper: Paper, actor: Actor, held: Iterable[Position]) -> list[Flowable]:
    title = actor.name + native_name(actor)
    shown: list[Flowable] = [Subhead(Words(SUBHEAD).text(title), title, TEXT_WIDTH, paper.next_part())]
    members = sorted(paper.name(each.actor) for each in paper.snapshot.by(Membership, "group", actor.id))
    if members:
        shown.append(
            Paragraph.of([Words(DETAIL).text(f"Members: {joined(members)}")], TEXT_WIDTH, keeps=HEAD)
        )
    grouped = _grouped(paper, held)
    current = [each for each in _in_order(paper, held) if paper.snapshot.is_current(each)]
    shown.extend(_summed_up(paper, current))
    for positions in grouped.values():
        for position in positions:
            paper.next_paragraph(position)
    for head, positions in grouped.items():
        words = Words(CHANNEL, Element("H4")).text(head)
        shown.append(Paragraph.of([words], TEXT_WIDTH, keeps=HEAD))
        shown.extend(_position(paper, position) for position in positions)
    return shown


def _summed_up(paper: Paper, held: Sequence[Position]) -> list[Flowable]:
    """How many positions an actor has, how firm they are and where its public red lines run; none for few."""
    if len(held) < _MANY:
        return []
    firm = Counter(each.firmness for each in held if each.firmness in _ALONE)
    kinds = [
        (in_words(firm[each]) if firm[each] < len(held) else "all", each) for each in FIRMNESS if firm[each]
    ]
    some = sum(firm.values()) < len(held)
    how = joined(
        f"{number}{' of them' * (some and not at)} {each}" for at, (number, each) in enumerate(kinds)
    )
    issues = told(len({each.issue for each in held}), "issue")
    said = f"On record are {told(len(held), 'position')} on {issues}" + (
        f"{', ' if len(kinds) == 1 or some else ': '}{how}." if how else "."
    )
    ruled_out = list(dict.fromkeys(paper.name(each.issue) for each in held if _rules_out(paper, each)))
    if ruled_out:
        where = joined(ruled_out) if len(ruled_out) <= _NAMED else f"{in_words(len(ruled_out))} of them"
        said += f" Red lines are drawn on {where}."
    return [Paragraph.of([Words(BODY).text(said)], TEXT_WIDTH)]


def _rules_out(paper: Paper, position: Position) -> bool:
    """Whether a position draws a red line in public."""
    named = paper.snapshot.by(PositionOption, "position", position.id)
    return position.channel not in BACK_CHANNEL and any(each.stance == "red line" for each in named)


def _in_order(paper: Paper, held: Iterable[Position]) -> list[Position]:
    """Positions by issue and date."""
    issues = {issue.id: at for at, issue in enumerate(paper.snapshot.all(Issue))}

    def key(position: Position) -> tuple[int, str, str, str]:
        return issues.get(position.issue, 0), day_key(position.stated), position.channel, position.statement

    return sorted(held, key=key)


def _grouped(paper: Paper, held: Iterable[Position]) -> dict[str, list[Position]]:
    """Positions under the head they stand under, in order; heads without any are left out."""
    ordered = _in_order(paper, held)
    current = [position for position in ordered if paper.snapshot.is_current(position)]
    groups = {head: [each for each in current if each.channel in channels] for head, channels in GROUPS}
    if paper.options("positions")["former"]:
        groups["No longer held"] = [position for position in ordered if position not in current]
    return {head: positions for head, positions in groups.items() if positions}


def _position(paper: Paper, position: Position) -> Paragraph:
    notes = paper.cite(position)
    words = Words(BODY).bold(paper.portion(position) + sentence(paper.name(position.issue)))
    words.text(f" {sentence(position.statement)}" if position.statement else " No statement on record.")
    words.marks(note.number for note in notes)
    stances, more = _stances(paper, position)
    parts = [words, *stances, *_details(paper, position)]
    gathered = sorted({*notes, *more})
    private = position.channel in BACK_CHANNEL
    kind = "Back-channel" if private else "Judgement" if position.channel == "assessed" else ""
    return paper.paragraph(
        parts, number=paper.places[position.id].rpartition(" ")[2], kind=kind, notes=gathered,
        remark="" if gathered else NO_SOURCE, dashed=private,
    )  # fmt: skip


def _stances(paper: Paper, position: Position) -> tuple[list[Words], list[Graded]]:
    """A line for each option the position names, the hardest first, with its conditions."""
    shown: list[Words] = []
    notes: list[Graded] = []
    named = paper.snapshot.by(PositionOption, "position", position.id)
    stances = unnumbered_list()
    for each in sorted(named, key=lambda each: _stance_key(paper, each)):
        graded = paper.cite(each) if paper.notes.evidence_of(each) else ()
        entry = listed(stances)
        words = Words(STANCE, stances).within(entry.label).chip(each.stance)
        words.turned = CHIP_WIDTH + width_of(NO_BREAK * 2, STANCE)
        words.text(f"{NO_BREAK}{NO_BREAK}{each.stance}: ").within(entry.text).text(paper.name(each.option))
        words.marks((note.number for note in graded), small=True)
        waited_for = unnumbered_list(entry.text)
        conditions = paper.snapshot.by(Condition, "position_option", each.id)
        for condition in sorted(
            conditions, key=lambda each: (1 << 30 if each.rank is None else each.rank, each.text)
        ):
            graded = (*graded, *_condition(paper, words, condition, listed(waited_for)))
        shown.append(words)
        notes.extend(graded)
    return shown, notes


def _stance_key(paper: Paper, stance: PositionOption) -> tuple[int, float, str]:
    option = paper.snapshot.need(Option, stance.option)
    return HARDEST_FIRST.index(stance.stance), option.value, option.label


def _condition(paper: Paper, words: Words, condition: Condition, entry: Entry) -> tuple[Graded, ...]:
    """Add a condition to the stance it belongs to."""
    notes = paper.cite(condition)
    words.within(entry.label).text(" · condition: ").within(entry.text).text(condition.text.rstrip("."))
    waits = [f"by {paper.name(condition.by)}"] if condition.by else []
    waits += [f"waits for {paper.name(condition.option)}"] if condition.option else []
    words.text(f" ({', '.join(waits)})" if waits else "").marks((note.number for note in notes), small=True)
    return notes


def _details(paper: Paper, position: Position) -> list[Words]:
    """How it was taken, the interest behind it and doubts, in one run; then what stands against it."""
    shown = Words(DETAIL).text(_circumstances(paper, position))
    for label, text in (("Interest behind it", position.rationale), ("Doubts", position.caveat_text)):
        if text:
            shown.bold(f" {label}: ").text(sentence(text))
    against = _against(paper, position)
    return [shown, *([Words(DETAIL).text(f"≠ {' '.join(against)}")] if against else [])]


def _circumstances(paper: Paper, position: Position) -> str:
    """How firm it is, where and when it was taken and by whom, until when; how sure that is."""
    said_at = joined((paper.snapshot.title(position.event), position.venue))
    firmness = (
        position.firmness if position.firmness in _ALONE else f"firmness {position.firmness or NOT_STATED}"
    )
    parts = [
        remark(
            firmness,
            _TAKEN.get(position.channel, position.channel),
            date_words(position.stated, position.stated_as_printed),
            f"by {paper.name(position.speaker)}" if position.speaker else "",
            f"at {said_at}" if said_at else "",
            span_words("", position.until),
        ),
        f"Confidence is {position.confidence}." if position.confidence else "",
    ]
    if position.replaces:
        place = paper.places.get(position.replaces, "")
        parts.append(f"It replaces {f'the position in {place}' if place else 'an earlier position'}.")
    return " ".join(filter(None, parts))


def _against(paper: Paper, position: Position) -> list[str]:
    """What disagrees with a position: current ones in its channel or against it, disagreements noted."""
    beside = (*paper.snapshot.conflict(position), *paper.snapshot.once(Disputes).against(position))
    places = {paper.places[each.id] for each in beside if each.id in paper.places}
    numbers = sorted((place.rpartition(" ")[2] for place in places), key=paper.numbers.index)
    others = "Other current positions stand" if len(numbers) > 1 else "Another current position stands"
    stands = f"paragraph{'s' if len(numbers) > 1 else ''} {joined(numbers)}"
    said = [f"{others} beside this one: {stands}."] if numbers else []
    disputes = paper.disputes(position)
    return [*said, *([f"Disputed: {sentence('; '.join(disputes))}"] if disputes else [])]
