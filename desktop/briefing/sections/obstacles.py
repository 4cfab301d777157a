"""Obstacles: what stands in the way of an agreement, whom it binds, and whether a way round it is known."""

from db.records import Obstacle, ObstacleActor, ObstacleIssue
from desktop.briefing.flow import Flowable, Paragraph
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import NOT_STATED, joined, remark, sentence, span_words
from desktop.briefing.styles import BODY, DETAIL
from desktop.briefing.text import Words


def flowables(paper: Paper) -> list[Flowable]:
    """A paragraph for each obstacle that still stands, the most severe first."""
    own = paper.own_words("obstacles")
    standing = [each for each in paper.snapshot.all(Obstacle) if paper.snapshot.is_current(each)]
    ordered = sorted(
        standing, key=lambda each: (-(each.severity or 0), each.title.casefold(), each.description)
    )
    return [*own, *(_obstacle(paper, each) for each in paper.first("obstacles", ordered))]


def _obstacle(paper: Paper, obstacle: Obstacle) -> Paragraph:
    notes = paper.cite(obstacle)
    words = Words(BODY).bold(paper.portion(obstacle) + sentence(obstacle.title))
    words.text(f" {sentence(obstacle.description)}" if obstacle.description else "")
    words.text(f" Way round: {sentence(obstacle.workaround)}" if obstacle.workaround else "")
    words.marks(note.number for note in notes)
    return paper.claim([words, Words(DETAIL).text(_detail(paper, obstacle))], obstacle, notes)


def _detail(paper: Paper, obstacle: Obstacle) -> str:
    """What kind of obstacle it is, how severe, since when; what it blocks and whom it binds."""
    issues = sorted(
        paper.name(each.issue) for each in paper.snapshot.by(ObstacleIssue, "obstacle", obstacle.id)
    )
    actors = sorted(
        paper.name(each.actor) for each in paper.snapshot.by(ObstacleActor, "obstacle", obstacle.id)
    )
    severity = f"severity {obstacle.severity} of 5" if obstacle.severity else f"severity {NOT_STATED}"
    kind = f"{obstacle.kind} obstacle" if obstacle.kind else ""
    told = (
        remark(kind, severity, span_words(obstacle.since, obstacle.until)),
        f"Blocks {joined(issues)}." if issues else "",
        f"Binds {joined(actors)}." if actors else "",
    )
    return " ".join(filter(None, told))
