"""Parley among its peers: measured like them, and its words written down for them.

python -m peers.ours FOLDER, with Parley's own environment
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from db.queries.snapshot import Snapshot
from db.records import Position
from desktop.briefing import make_paper
from desktop.briefing.document import Steps, composed
from desktop.briefing.flow import Flowable, Paragraph, SectionHead, SetLine, Subhead
from desktop.briefing.tables import Table
from desktop.briefing.text import Run
from peers.content import LONG, WARM, Content, measured, path
from tests.bench.long_paper import BRIEF, snapshot

DAY = "2026-04-19"
Text = list[list[str]]


def text_of(lines: Sequence[SetLine]) -> Text:
    """The runs of some lines: text, "b" or "i" or "note" or "", and the place a note leads to."""
    said: Text = []
    for words in (line.words for line in lines if line.words):
        said += [[" ", "", ""]] if said else []
        said += [[run.text or run.chip, style_of(run), run.link.removeprefix("#")] for run in words.runs]
    return said


def style_of(run: Run) -> str:
    """What a run is, in one word the peers know."""
    if run.rise:
        return "note"
    name = run.face.name
    return "b" if "Semibold" in name else "i" if "It" in name else ""


def parts(flowables: Sequence[Flowable]) -> Iterator[Content]:
    """The flowables of a paper behind its first page as their words."""
    for each in flowables:
        if isinstance(each, SectionHead | Subhead):
            kind, number = ("head", each.number) if isinstance(each, SectionHead) else ("subhead", "")
            yield {"kind": kind, "number": number, "title": each.title}
        elif isinstance(each, Table):
            caption = f"{each.caption.number}  {each.caption.title}" if each.caption else ""
            rows = [each.frame.head, *each.rows] if each.frame.head else list(each.rows)
            cells = [[text_of(cell) for cell in row.cells] for row in rows]
            yield {"kind": "table", "caption": caption, "rows": cells, "widths": list(each.frame.widths)}
        elif isinstance(each, Paragraph):
            margin = each.margin
            beside = [f"{margin.kind} {margin.label}".strip()] if margin else []
            beside += [f"{note.number} {note.grade}" for note in margin.notes] if margin else []
            kind = "note" if each.place.startswith("note-") else "paragraph"
            yield {"kind": kind, "place": each.place, "beside": beside, "text": text_of(each.lines)}


def content_of(pages: int) -> Content:
    """The words of a paper of so many pages."""
    made = composed(snapshot(pages), BRIEF, None, issued=DAY, number=1, step=Steps(None, None))
    first = next(at for at, each in enumerate(made.flowables) if isinstance(each, SectionHead))
    return {
        "title": BRIEF.title,
        "running": "River talks: status",
        "parts": list(parts(made.flowables[first:])),
    }


def make(number: int) -> bytes:
    """The long paper, in which no paragraph is as it was before."""
    given = snapshot(LONG)
    records = [
        replace(each, statement=f"{each.statement} ({number})") if isinstance(each, Position) else each
        for each in given.records().values()
    ]
    return make_paper(Snapshot.of(records, as_of=given.as_of), BRIEF, issued=DAY, number=1)


def main(folder: str) -> None:
    """Write down what the peers are to set, then measure Parley."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for pages in (WARM, LONG):
        path(folder, pages).write_text(json.dumps(content_of(pages)), encoding="utf-8")
    make_paper(snapshot(WARM), BRIEF, issued=DAY, number=1)
    measured(make, Path(folder) / "parley.pdf")


if __name__ == "__main__":
    main(sys.argv[1])
