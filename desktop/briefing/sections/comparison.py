"""A comparison put into a paper: its sentence, its table and what is not to be read out of it."""

from db.records import Issue
from desktop.analysis.comparisons import BY_KEY, SECTION
from desktop.analysis.report import Cell, Options
from desktop.briefing.canvas import day_of_issue
from desktop.briefing.cells import NOTHING, plain, strong
from desktop.briefing.flow import Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import joined
from desktop.briefing.styles import BODY, UNDER
from desktop.briefing.tables import table, under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Column


def flowables(paper: Paper, key: str) -> list[Flowable]:
    """The comparison of this key as the brief's section was set; its analyst's own words first."""
    kind = f"{SECTION}{key}"
    report = BY_KEY[key].report(paper.snapshot, _options(paper, kind))
    own: list[Flowable] = [*paper.own_words(kind)]
    said = paper.paragraph([Words(BODY).text(report.sentence or report.empty)], number=paper.next_paragraph())
    if report.empty or not report.rows:
        return [*own, said]
    filled = [
        at for at in range(len(report.headings)) if not at or any(_is_said(row[at]) for row in report.rows)
    ]
    kept = [[row[at] for at in filled] for row in report.rows]
    rows = [[strong(row[0].text), *(plain(cell.text) for cell in row[1:])] for row in kept]
    columns = [Column(report.headings[at], merged=not at) for at in filled]
    about = [tuple(cell.ids[0] if cell.ids else "" for cell in row) for row in kept]
    caption = paper.next_table(report.title)
    shown = table(paper.page.side, paper.page.block, columns, rows, caption=caption, about=about)
    empty = [head for at, head in enumerate(report.headings) if at not in filled]
    left_out = (
        [f"Left out, with nothing in any row: {joined(f'“{head}”' for head in empty)}."] if empty else []
    )
    notes = [under_table(Words(UNDER).text(note)) for note in (*left_out, *report.notes)]
    return [*own, said, shown, *notes]


def _is_said(cell: Cell) -> bool:
    return cell.text not in ("", NOTHING)


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
