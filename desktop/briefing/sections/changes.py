"""What changed since an edition or a day: what is new, ended or different, the weightiest first."""

from collections.abc import Iterable

from db.queries.snapshot import Snapshot
from db.records import Brief, Edition, Evidence, Judgement, Position, PositionOption, Record
from desktop.analysis.changes import Changed, changes, sorts_of
from desktop.analysis.reports.changed import in_words, summary, what_words
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.marks import HARDEST_FIRST
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import capital, date_words, sentence, spelled, told, whole_day
from desktop.briefing.styles import BODY, UNDER
from desktop.briefing.tables import table, under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column

NOT_TOLD = (Brief, Edition, Evidence, Judgement)  # the paper's own, and what is told by the notes
LEAST = 2  # weight of what a reader hears of


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words, a sentence that counts, and a table; says so when nothing changed."""
    own = paper.own_words("changes")
    before = paper.order.before
    if before is None:
        return [*own]
    found = _told(changes(before, paper.snapshot))
    since = f"Since {paper.order.since}"
    said = (
        f"{since}: {spelled(summary(sorts_of(found)))}."
        if found
        else f"{since} nothing on record has changed."
    )
    counts = paper.paragraph([Words(BODY).text(said)], number=paper.next_paragraph())
    shown = paper.first("changes", found)
    if not shown:
        return [*own, counts]
    caption = paper.next_table(f"What changed since {paper.order.since}, the weightiest first")
    rows = [_row(paper, before, each) for each in shown]
    columns = [
        Column("What", 74, merged=True), Column("Record", names=True), Column("In words"),
        Column("Source", NOTES_WIDTH),
    ]  # fmt: skip
    more = (
        f"And {told(len(found) - len(shown), 'more change')} of less weight."
        if len(shown) < len(found)
        else ""
    )
    return [
        *own,
        counts,
        table(
            paper.page.side,
            paper.page.block,
            columns,
            rows,
            about=[each.record.id for each in shown],
            caption=caption,
            keeps=TOGETHER if more else FREE,
        ),
        *([under_table(Words(UNDER).text(more))] if more else []),
    ]


def _told(found: Iterable[Changed]) -> list[Changed]:
    """What a reader hears of: not the parts of what is itself new or gone, which its own words tell."""
    some = [each for each in found if each.weight >= LEAST and not isinstance(each.record, NOT_TOLD)]
    whole = {each.record.id for each in some if each.what != "changed"}
    kept = [each for each in some if each.what == "changed" or _owner(each.record) not in whole]
    return kept


def _owner(record: Record) -> str:
    return str(getattr(record, record.META.owner, "")) if record.META.owner else ""


def _row(paper: Paper, before: Snapshot, each: Changed) -> list[Cell]:
    gone = each.what == "gone"
    title = (before if gone else paper.snapshot).title(each.record)
    words = in_words(before, paper.snapshot, each)
    if isinstance(each.record, Position) and not gone:
        words = " ".join((words, *_stances(paper, each.record))) if each.what == "new" else words
    return [
        plain(what_words(each)),
        strong(("" if gone else paper.portion(each.record)) + _dated(title)),
        plain(words),
        plain("") if gone else noted(paper.cite(each.record)),
    ]


def _dated(title: str) -> str:
    """The title of a record, the day at its end in words: "Basin treaty · 30 January 2026"."""
    what, mark, day = title.rpartition(" · ")
    return f"{what}{mark}{date_words(day)}" if what and whole_day(day) else title


def _stances(paper: Paper, position: Position) -> list[str]:
    """The stances of a new position, the hardest first: "Red line: Full return."."""
    named = paper.snapshot.by(PositionOption, "position", position.id)
    ordered = sorted(named, key=lambda each: (HARDEST_FIRST.index(each.stance), paper.name(each.option)))
    return [sentence(f"{capital(each.stance)}: {paper.name(each.option)}") for each in ordered]
