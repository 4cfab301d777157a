"""Commitments and guarantees: who has offered what to whom, on what condition, and what is unresolved."""

from collections import Counter
from collections.abc import Sequence

from db.records import Commitment
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import NOT_STATED, capital, date_words, day_key, in_words, joined, told
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.styles import BODY
from desktop.briefing.text import NO_BREAK, Words
from desktop.briefing.widths import Cell, Column


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words and the register."""
    own = paper.own_words("commitments")
    places = {actor.id: at for at, actor in enumerate(paper.actors)}

    def key(each: Commitment) -> tuple[int, str, str, str]:
        return places.get(each.beneficiary, 0), day_key(each.made), paper.name(each.guarantor), each.text

    made = sorted(paper.snapshot.all(Commitment), key=key)
    if not made:
        return [*own]
    receivers = {each.beneficiary for each in made}
    to = f" to {paper.name(made[0].beneficiary)}" if len(receivers) == 1 else ""
    caption = paper.next_table(f"Register of commitments{to}")
    rows = [_commitment(paper, each, caption.number, to_one=bool(to)) for each in made]
    columns = [
        Column("Giver" if to else "Giver, and to whom"), Column("What"), Column("Status, date as given"),
        Column("Condition"), Column("Doubt"), Column("Source", NOTES_WIDTH),
    ]  # fmt: skip
    return [*own, *_summed_up(made), *table_of(paper, made, columns, rows, caption=caption)]


def _summed_up(made: Sequence[Commitment]) -> list[Flowable]:
    """How many commitments there are, how they stand, and how many wait for something."""
    count = Counter(each.status or "of no stated status" for each in made)
    how = joined(f"{in_words(number)} {status}" for status, number in count.most_common())
    waiting = sum(bool(each.contingent_on) for each in made)
    said = f"On record are {told(len(made), 'commitment')}: {how}"
    said += f"; {told(waiting, 'depends', 'depend')} on a condition." if waiting else "."
    return [Paragraph.of([Words(BODY).text(said)], TEXT_WIDTH)] if len(made) > 1 else []


def _commitment(paper: Paper, each: Commitment, place: str, *, to_one: bool) -> list[Cell]:
    paper.places[each.id] = place
    to = "" if to_one else f"to{NO_BREAK}{paper.name(each.beneficiary)}"
    return [
        strong(paper.portion(each) + paper.name(each.guarantor), to),
        plain(capital(each.text), each.kind or f"kind {NOT_STATED}"),
        plain(capital(each.status or NOT_STATED), date_words(each.made, each.made_as_printed)),
        plain(
            each.contingent_on,
            f"set off by: {each.trigger}" if each.trigger else "",
            f"automatic: {each.automatic}" if each.automatic else "",
        ),
        [*plain(each.gap), *paper.disputed(each)],
        noted(paper.cite(each)),
    ]
