"""Proposals: what is on the table, who stands for what, and which point would settle which issue."""

from db.records import Issue, Proposal, ProposalActor, ProposalPoint
from db.records.proposals import PROPOSAL_STANCES
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.margin import Graded
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import NOT_STATED, capital, date_words, day_key, remark, sentence
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.styles import BODY, DETAIL
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column


def flowables(paper: Paper) -> list[Flowable]:
    """A paragraph for each proposal, then the points of all of them side by side, by issue."""
    own = paper.own_words("proposals")
    tabled = sorted(
        paper.snapshot.all(Proposal), key=lambda each: (day_key(each.tabled), each.title.casefold())
    )
    return [*own, *(_proposal(paper, each) for each in tabled), *_crosswalk(paper, tabled)]


def _proposal(paper: Paper, proposal: Proposal) -> Paragraph:
    notes = paper.cite(proposal)
    words = Words(BODY).bold(paper.portion(proposal) + sentence(proposal.title))
    words.text(f" {sentence(proposal.description)}" if proposal.description else "")
    words.marks(note.number for note in notes)
    tabled = date_words(proposal.tabled, proposal.tabled_as_printed)
    detail = Words(DETAIL).text(remark(proposal.status or f"status {NOT_STATED}", tabled))
    answers, more = _answers(paper, proposal)
    return paper.claim([words, detail, *answers], proposal, sorted({*notes, *more}))


def _answers(paper: Paper, proposal: Proposal) -> tuple[list[Words], list[Graded]]:
    """How each actor stands to a proposal, a line for each stance."""
    places = {actor.id: at for at, actor in enumerate(paper.actors)}
    given = paper.snapshot.by(ProposalActor, "proposal", proposal.id)
    lines: list[Words] = []
    notes: list[Graded] = []
    for stance in PROPOSAL_STANCES:
        of_it = sorted(
            (each for each in given if each.stance == stance), key=lambda each: places.get(each.actor, 0)
        )
        words = Words(DETAIL).bold(f"{_called(stance, len(of_it))}: ")
        for at, each in enumerate(of_it):
            graded = paper.cite(each) if paper.notes.evidence_of(each) else ()
            notes.extend(graded)
            told = (date_words(each.date) if each.date else "", each.reason.rstrip("."))
            why = ", ".join(part for part in told if part)
            words.text(("; " if at else "") + paper.name(each.actor) + (f" ({why})" if why else ""))
            words.text("." if at == len(of_it) - 1 else "").marks(
                (note.number for note in graded), small=True
            )
        if of_it:
            lines.append(words)
    return lines, notes


def _called(stance: str, number: int) -> str:
    """What those are called who stand to a proposal in one way, or what one or several of them do."""
    if stance == "author":
        return "Author" if number == 1 else "Authors"
    return capital(stance if number == 1 else stance.removesuffix("s"))


def _crosswalk(paper: Paper, proposals: list[Proposal]) -> list[Flowable]:
    order = {proposal.id: at for at, proposal in enumerate(proposals)}
    issues = {issue.id: at for at, issue in enumerate(paper.snapshot.all(Issue))}

    def key(point: ProposalPoint) -> tuple[float, int, float, str]:
        issue = issues.get(point.issue, 1e9) if point.issue else 1e9
        return issue, order.get(point.proposal, 0), 1e9 if point.number is None else point.number, point.text

    points = sorted(paper.snapshot.all(ProposalPoint), key=key)
    if not points:
        return []
    caption = paper.next_table("What each proposal says, issue by issue")
    rows = [_point(paper, point, caption.number) for point in points]
    columns = [
        Column("Issue", merged=True), Column("Proposal"), Column("Point"), Column("Would settle it as"),
        Column("Source", NOTES_WIDTH),
    ]  # fmt: skip
    return table_of(paper, points, columns, rows, caption=caption)


def _point(paper: Paper, point: ProposalPoint, place: str) -> list[Cell]:
    paper.places[point.id] = place
    number = "" if point.number is None else f"{point.number}. "
    return [
        strong(paper.portion(point) + paper.name(point.issue)),
        plain(paper.name(point.proposal)),
        plain(number + point.text),
        plain(paper.snapshot.title(point.option)),
        noted(paper.cite(point)),
    ]
