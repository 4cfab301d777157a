"""Positions and red lines by actor: public, back-channel, assessed, then what no longer stands."""

from collections.abc import Iterable

from db.records import Actor, Condition, Issue, Membership, Option, Position, PositionOption
from desktop.briefing.figures import axis
from desktop.briefing.flow import HEAD, Flowable, Paragraph, Subhead
from desktop.briefing.margin import Graded
from desktop.briefing.marks import HARDEST_FIRST
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import NO_SOURCE, Paper
from desktop.briefing.phrases import capital, date_words, day_key, joined, native_name, sentence, span_words
from desktop.briefing.styles import BODY, CHANNEL, DETAIL, STANCE, SUBHEAD
from desktop.briefing.tagging.elements import Element, Entry, listed, unnumbered_list
from desktop.briefing.text import NO_BREAK, Words

PUBLIC = ("official", "public statement", "Track I")
BACK_CHANNEL = ("Track II", "back-channel")
GROUPS = (("Public", PUBLIC), ("Back-channel", BACK_CHANNEL), ("Assessed", ("assessed",)))


def flowables(paper: Paper) -> list[Flowable]:
    """Every position of every actor, each with its stances, conditions, doubts and notes."""
    own = paper.own_words("positions")
    shown: list[Flowable] = []
    for actor in paper.actors:
        held = paper.snapshot.by(Position, "actor", actor.id)
        if held:
            shown.extend(_actor(paper, actor, held))
    told = paper.options("positions")
    drawn = axis.figures(paper, int(told["axes"])) if told["figure"] else []
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
    for positions in grouped.values():
        for position in positions:
            paper.next_paragraph(position)
    for head, positions in grouped.items():
        words = Words(CHANNEL, Element("H4")).text(head)
        shown.append(Paragraph.of([words], TEXT_WIDTH, keeps=HEAD))
        shown.extend(_position(paper, position) for position in positions)
    return shown


def _grouped(paper: Paper, held: Iterable[Position]) -> dict[str, list[Position]]:
    """Positions under the head they stand under, by issue and date; heads without any are left out."""
    issues = {issue.id: at for at, issue in enumerate(paper.snapshot.all(Issue))}

    def key(position: Position) -> tuple[int, str, str, str]:
        return issues.get(position.issue, 0), day_key(position.stated), position.channel, position.statement

    ordered = sorted(held, key=key)
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
    """Firmness, channel, date and speaker; the interest behind it; doubts; what stands against it."""
    return [
        Words(DETAIL).text(capital(" · ".join(part for part in _circumstances(paper, position) if part))),
        *_labelled("Interest behind it", position.rationale),
        *_labelled("Doubts", position.caveat_text),
        *([Words(DETAIL).text(f"≠ {' '.join(against)}")] if (against := _against(paper, position)) else []),
    ]


def _circumstances(paper: Paper, position: Position) -> list[str]:
    said_at = joined((paper.snapshot.title(position.event), position.venue))
    return [
        f"firmness: {position.firmness or 'not stated'}",
        position.channel,
        date_words(position.stated, position.stated_as_printed),
        f"by {paper.name(position.speaker)}" if position.speaker else "",
        f"at {said_at}" if said_at else "",
        span_words("", position.until),
        f"confidence: {position.confidence}" if position.confidence else "",
        f"replaces {paper.places.get(position.replaces, 'an earlier position')}" if position.replaces else "",
    ]


def _labelled(label: str, text: str) -> list[Words]:
    return [Words(DETAIL).bold(f"{label}: ").text(sentence(text))] if text else []


def _against(paper: Paper, position: Position) -> list[str]:
    """What disagrees with a position: other current ones of the same channel, and recorded disagreements."""
    others = [paper.places[each.id] for each in paper.snapshot.conflict(position) if each.id in paper.places]
    numbers = sorted((place.rpartition(" ")[2] for place in others), key=paper.numbers.index)
    stands = f"paragraph{'s' if len(numbers) > 1 else ''} {joined(numbers)}"
    said = [f"Another current position stands beside this one: {stands}."] if numbers else []
    disputes = paper.disputes(position)
    return [*said, *([f"Disputed: {sentence('; '.join(disputes))}"] if disputes else [])]
