"""`parley brief`: a paper, as a PDF."""

from datetime import date
from pathlib import Path

import click

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Brief
from db.store import Store
from desktop.commands.given import typed_date, typed_day
from desktop.commands.progress import bar
from desktop.commands.saying import note, say
from desktop.commands.trackers import dossier_of, reading, refuse_itself, tracker_argument
from desktop.operations.briefs import brief_for, briefs_of, cut_off
from desktop.operations.papers import write_paper


@click.command(short_help="Write a paper, as a PDF.")
@tracker_argument
@click.option("--template", default="status", show_default=True, help="What kind of paper.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE.pdf", help="Where to.")
@click.option(
    "--as-of", default="", metavar="DATE", help="Up to when it informs.  [default: the paper's own]"
)
@click.option(
    "--paper",
    type=click.Choice(["A4", "Letter"], case_sensitive=False),
    metavar="A4|Letter",
    help="The size of its pages.  [default: the paper's own]",
)
@click.option("--issued", default="", metavar="DATE", help="The date printed.  [default: today]")
@click.option("--mark", default="", metavar="LEVEL", help="Leave out what is marked above LEVEL.")
@click.option("--attach-data", is_flag=True, help="Put the records it is made from into the file.")
def brief(
    tracker: Path,
    template: str,
    out: Path,
    as_of: str,
    paper: str | None,
    issued: str,
    mark: str,
    attach_data: bool,
) -> None:
    """Write a paper made from a tracker. It is no edition: nothing is recorded in the tracker.

    Every paper is accessible (PDF/UA-1) and archival (PDF/A-2a). With --attach-data the records it is made
    from go with it as JSON and CSV, up to --mark and the cut-off, and it is PDF/A-3a.

    Title, order of sections and cut-off are those of the tracker's own paper of that template, if it has one.
    The cut-off is --as-of, else the paper's own, else the day of issue.

    \b
    Examples:
      parley brief talks.parley --out status.pdf
      parley brief talks.parley --out status.pdf --as-of 2026-04-19 --issued 2026-04-21 --paper Letter
      parley brief talks.parley --out status.pdf --mark TLP:GREEN --attach-data
    """
    refuse_itself(out, tracker, "--out")
    with reading(tracker) as store, bar("Paper") as report:
        order = dossier_of(store).date_order
        day = typed_date(issued, "--issued", order) if issued else date.today().isoformat()
        now = papers_of(store, mark)
        chosen = brief_for(now, template, paper=paper or "")
        until = cut_off(chosen, day, typed_day(as_of, "--as-of", order))
        made = write_paper(
            store, chosen, out, as_of=until, issued=day, mark=mark, report=report, attach_data=attach_data
        )
        others = briefs_of(now, template)[1:]
    if others:
        note(f"The tracker has {len(others) + 1} papers of this template; this is “{chosen.title}”.")
    dated = f"as of {dates.words(until)}, issued {dates.words(day)}"
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    say(f"Wrote {out}: “{chosen.title}”, {pages}, {dated}")


def papers_of(store: Store, mark: str) -> Snapshot:
    """The papers of a tracker that a reader up to `mark` may know of; without one the rest is not needed."""
    if mark:
        return store.snapshot(handling_at_most=mark)
    return Snapshot.of((*store.all(Brief), dossier_of(store)))
