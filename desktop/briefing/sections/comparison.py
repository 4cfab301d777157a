"""A comparison put into a paper: its sentence, its table and what is not to be read out of it."""

from db.records import Issue
from desktop.analysis.comparisons import BY_KEY, SECTION
from desktop.analysis.report import Cell, Options, Report
from desktop.briefing.canvas import day_of_issue
from desktop.briefing.cells import plain, strong
from desktop.briefing.crowded import folded
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import first_sentence, opened
from desktop.briefing.styles import BODY, UNDER
from desktop.briefing.tables import table, under_table
from desktop.briefing.text import NO_BREAK, Words
from desktop.briefing.told_once import common
from desktop.briefing.widths import Cell as Set
from desktop.briefing.widths import Column

ON_ONE_LINE = 8  # signs, such as "1.1 of 2"


def flowables(paper: Paper, key: str) -> list[Flowable]:
    """The comparison of this key as the brief's section was set; its analyst's own words first.

    One that comes to nothing says why where the brief itself has it, and is left out of a template's.
    """
    kind = f"{SECTION}{key}"
    report = BY_KEY[key].report(paper.snapshot, _options(paper, kind))
    own: list[Flowable] = [*paper.own_words(kind)]
    if report.empty and all(each.kind != kind for each in paper.sections_of_brief):
        return own
    said = paper.paragraph([Words(BODY).text(_said(report))], number=paper.next_paragraph())
    if report.empty or not report.rows:
        return [*own, said]
    cells = [[strong(row[0].text), *(_cell(cell) for cell in row[1:])] for row in report.rows]
    columns = [Column(head, merged=not at) for at, head in enumerate(report.headings)]
    shared = common(columns, cells)
    about = [tuple(row[at].ids[0] if row[at].ids else "" for at in shared.kept) for row in report.rows]
    notes = list(report.notes)
    lines = shared.lines(keeps=TOGETHER if notes else FREE)
    heads, rows = folded(
        [columns[at] for at in shared.kept],
        [[row[at] for at in shared.kept] for row in cells],
        paper.page.block,
    )
    shown = table(
        paper.page.side,
        paper.page.block,
        heads,
        rows,
        caption=paper.next_table(report.title),
        about=[of_row[: len(heads)] for of_row in about],
        keeps=TOGETHER if lines or notes else FREE,
    )
    said_under = [
        under_table(Words(UNDER).text(note), keeps=TOGETHER if at < len(notes) else FREE)
        for at, note in enumerate(notes, start=1)
    ]
    return [*own, said, shown, *lines, *said_under]


def _said(report: Report) -> str:
    """What a report says, no figure at its start; where there is nothing, that, not what to do about it."""
    if report.empty:
        return first_sentence(report.empty)[0]
    return opened(report.sentence)


def _cell(cell: Cell) -> Set:
    """A cell; the words of a short one stay on one line."""
    short = len(cell.text) <= ON_ONE_LINE
    return plain(cell.text.replace(" ", NO_BREAK) if short else cell.text)


def _options(paper: Paper, kind: str) -> Options:
    """What the section is told; of a paper about one issue or actor, that one is meant. It is made on the day
    of the paper, whatever day it was put into it.
    """
    told = {name: str(value) for name, value in paper.options(kind).items()}
    told["today"] = day_of_issue(paper.issued)
    if not (subject := paper.order.subject):
        return told
    of = "issue" if isinstance(paper.snapshot.get(subject), Issue) else "actor"
    return {**told, of: subject}
