"""`parley brief`: a paper, as a PDF."""

from datetime import date
from pathlib import Path

import click

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Actor, Brief, Issue, Position
from db.store import Store
from desktop.briefing.templates import Template
from desktop.commands.given import typed_date, typed_day, value_of
from desktop.commands.progress import bar
from desktop.commands.saying import note, say
from desktop.commands.trackers import dossier_of, reading, refuse_itself, tracker_argument
from desktop.operations.briefs import brief_for, briefs_of, cut_off
from desktop.operations.papers import EDITION, asked_for, write_paper
from desktop.operations.templates import template_for
from desktop.settings import default_path


@click.command(short_help="Write a paper, as a PDF.")
@tracker_argument
@click.option(
    "--template",
    default="status",
    show_default=True,
    metavar="NAME|FILE.toml",
    help="What kind of paper; `parley templates list` lists them.",
)
@click.option("--issue", default="", metavar="ISSUE", help="The issue it is about, by id or name.")
@click.option("--actor", default="", metavar="ACTOR", help="The actor it is about, by id or name.")
@click.option(
    "--since",
    default="",
    metavar="DATE|EDITION",
    help="Since when it tells what changed.  [default: the last edition]",
)
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
@click.option(
    "--house",
    default="",
    metavar="FILE.toml|none",
    help="The house style.  [default: that of this desk, if there is one]",
)
def brief(
    tracker: Path, template: str, issue: str, actor: str, since: str, out: Path, as_of: str,
    paper: str | None, issued: str, mark: str, house: str, attach_data: bool,
) -> None:  # fmt: skip
    """Write a paper made from a tracker. It is no edition: nothing is recorded in the tracker.

    Every paper is accessible (PDF/UA-1) and archival (PDF/A-2a). With --attach-data the records it is made
    from go with it as JSON and CSV, up to --mark and the cut-off, and it is PDF/A-3a.

    Title, order of sections and cut-off are those of the tracker's own paper of that template, if it has one;
    else title, bottom line and key judgements of its first paper. The cut-off is --as-of, else the paper's
    own, else the day of issue. --issue, --actor and --since are for templates that ask for them.

    \b
    Examples:
      parley brief talks.parley --out status.pdf
      parley brief talks.parley --out status.pdf --as-of 2026-04-19 --issued 2026-04-21 --paper Letter
      parley brief talks.parley --template issue --issue territory --out territory.pdf
      parley brief talks.parley --template changes --since 2026-03-01 --out changes.pdf
      parley brief talks.parley --out status.pdf --mark TLP:GREEN --attach-data
    """
    refuse_itself(out, tracker, "--out")
    folder = default_path().parent
    kind = template_for(template, folder)
    with reading(tracker) as store, bar("Paper") as report:
        order = dossier_of(store).date_order
        day = typed_date(issued, "--issued", order) if issued else date.today().isoformat()
        now = papers_of(store, mark, kind)
        subject = _subject(now, kind, issue, actor)
        chosen = brief_for(now, kind.name, paper=paper or "", subject=subject)
        told = _since(since, kind, order)
        asked = asked_for(chosen, kind, folder, house=house, subject=subject, since=told)
        until = cut_off(chosen, day, typed_day(as_of, "--as-of", order))
        made = write_paper(
            store, chosen, out, as_of=until, issued=day, mark=mark, report=report, asked=asked,
            attach_data=attach_data,
        )  # fmt: skip
        others = briefs_of(now, kind.name)[1:]
    if others:
        note(f"The tracker has {len(others) + 1} papers of this template; this is “{chosen.title}”.")
    dated = f"as of {dates.words(until)}, issued {dates.words(day)}"
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    say(f"Wrote {out}: “{chosen.title}”, {pages}, {dated}")


def papers_of(store: Store, mark: str, template: Template) -> Snapshot:
    """The papers of a tracker, and what one may be about, that a reader up to `mark` may know of."""
    if mark:
        return store.snapshot(handling_at_most=mark)
    issues = store.all(Issue) if template.subject == "issue" else ()
    actors = store.all(Actor) if template.subject == "actor" else ()
    return Snapshot.of((*store.all(Brief), dossier_of(store), *issues, *actors))


def _subject(snapshot: Snapshot, template: Template, issue: str, actor: str) -> str:
    """The id of what a paper is about; raises UsageError when it is not told, or told for nothing."""
    for kind, given in (("issue", issue), ("actor", actor)):
        if given and template.subject != kind:
            raise click.UsageError(f"--{kind} is for templates about one {kind}; “{template.name}” is not.")
    own = next((each.subject for each in briefs_of(snapshot, template.name) if each.subject), None)
    if template.subject and not (issue or actor or own):
        kind = template.subject
        raise click.UsageError(f"“{template.name}” makes a paper about one {kind}. Say which: --{kind} …")
    if not template.subject or not (issue or actor):
        return own or "" if template.subject else ""
    return str(value_of(snapshot, Position, template.subject, issue or actor))


def _since(text: str, template: Template, order: str) -> str:
    """Since when a paper tells what changed: an ISO day, or an edition as it is given."""
    if text and not template.since:
        raise click.UsageError(
            f"--since is for templates that tell what changed; “{template.name}” does not."
        )
    return text if EDITION.fullmatch(text) else typed_day(text, "--since", order)
