"""What is on record about the one issue or actor a paper is about: the outcomes in question, or who it is."""

from db.records import Actor, ActorRole, Issue, Membership, Option, Stake
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import NOT_STATED, capital, joined, native_name, sentence, span_words
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.styles import BODY, DETAIL
from desktop.briefing.tables import table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words, then the issue or the actor."""
    own = paper.own_words("subject")
    found = paper.snapshot.get(paper.order.subject)
    if isinstance(found, Issue):
        return [*own, _issue(paper, found), *_options(paper, found), *_stakes(paper, found)]
    return [*own, *([_actor(paper, found), *_interests(paper, found)] if isinstance(found, Actor) else [])]


def _issue(paper: Paper, issue: Issue) -> Paragraph:
    notes = paper.cite(issue)
    words = Words(BODY).bold(paper.portion(issue) + sentence(issue.title))
    words.text("".join(f" {sentence(text)}" for text in (issue.question, issue.description) if text))
    words.marks(note.number for note in notes)
    details = (
        f"from “{issue.low_label}” to “{issue.high_label}”" if issue.low_label and issue.high_label else "",
        f"under discussion: {paper.name(issue.discussed)}" if issue.discussed else "",
        f"part of: {paper.name(issue.parent)}" if issue.parent else "",
        issue.theme,
    )
    return paper.claim([words, *_detail(details)], issue, notes)


def _detail(parts: tuple[str, ...]) -> list[Words]:
    shown = " · ".join(part for part in parts if part)
    return [Words(DETAIL).text(capital(shown))] if shown else []


def _options(paper: Paper, issue: Issue) -> list[Flowable]:
    """The possible outcomes, from the low end of the issue to the high one."""
    named = paper.snapshot.by(Option, "issue", issue.id)
    options = sorted(named, key=lambda each: (each.value, each.label))
    if not options:
        return []
    caption = paper.next_table("Possible outcomes, from one end of the issue to the other")
    columns = [Column("Place", 34), Column("Outcome"), Column("What it means"), Column("Source", NOTES_WIDTH)]
    rows: list[list[Cell]] = [
        [plain(f"{each.value:g}"), strong(each.label), plain(each.description), noted(paper.cite(each))]
        for each in options
    ]
    return table_of(paper, options, columns, rows, caption=caption)


def _stakes(paper: Paper, issue: Issue) -> list[Flowable]:
    """To whom it matters how much; nobody's salience is guessed."""
    order = {actor.id: at for at, actor in enumerate(paper.actors)}
    stakes = sorted(
        (each for each in paper.snapshot.by(Stake, "issue", issue.id) if paper.snapshot.is_current(each)),
        key=lambda each: (-(each.salience or 0), order.get(each.actor, 0)),
    )
    return _matter(
        paper, "To whom it matters, and how much", "Actor", [(each.actor, each) for each in stakes]
    )


def _matter(paper: Paper, title: str, head: str, stakes: list[tuple[str, Stake]]) -> list[Flowable]:
    if not stakes:
        return []
    columns = [Column(head), Column("Salience", 56), Column("Why"), Column("Source", NOTES_WIDTH)]
    rows: list[list[Cell]] = [
        [
            strong(paper.name(id)),
            plain(NOT_STATED if each.salience is None else f"{each.salience:g} of 100"),
            plain(each.reason, span_words(each.since, each.until)),
            noted(paper.cite(each)),
        ]
        for id, each in stakes
    ]
    return [
        table(
            paper.page.side,
            paper.page.block,
            columns,
            rows,
            about=[each.id for _, each in stakes],
            caption=paper.next_table(title),
        )
    ]


def _actor(paper: Paper, actor: Actor) -> Paragraph:
    notes = paper.cite(actor)
    words = Words(BODY).bold(paper.portion(actor) + sentence(actor.name + native_name(actor)))
    words.text(f" {sentence(actor.summary)}" if actor.summary else "").marks(note.number for note in notes)
    of = [paper.name(each.group) for each in paper.snapshot.by(Membership, "actor", actor.id)]
    members = [paper.name(each.actor) for each in paper.snapshot.by(Membership, "group", actor.id)]
    roles = dict.fromkeys(each.role for each in paper.snapshot.by(ActorRole, "actor", actor.id))
    details = (
        actor.kind,
        f"part of: {paper.name(actor.part_of)}" if actor.part_of else "",
        f"roles claimed for it: {joined(roles)}" if roles else "",
        f"member of: {joined(sorted(of))}" if of else "",
        f"members: {joined(sorted(members))}" if members else "",
        "" if actor.capability is None else f"capability {actor.capability:g} of 100",
    )
    return paper.claim([words, *_detail(details)], actor, notes)


def _interests(paper: Paper, actor: Actor) -> list[Flowable]:
    issues = {issue.id: at for at, issue in enumerate(paper.snapshot.all(Issue))}
    stakes = sorted(
        (each for each in paper.snapshot.by(Stake, "actor", actor.id) if paper.snapshot.is_current(each)),
        key=lambda each: (-(each.salience or 0), issues.get(each.issue, 0)),
    )
    return _matter(
        paper, "What matters to it, and how much", "Issue", [(each.issue, each) for each in stakes]
    )
