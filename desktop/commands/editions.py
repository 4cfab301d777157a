"""`parley issue` and `parley editions`: papers that went out, kept as they did."""

from datetime import date
from pathlib import Path

import click

from db import dates
from db.records import Edition
from db.store import Store
from db.whole import write_whole
from desktop.analysis.issuing import PAPER_TITLES
from desktop.commands.found import say_findings
from desktop.commands.papers import meant, paper_options
from desktop.commands.progress import bar
from desktop.commands.saying import note, say, say_json, say_table
from desktop.commands.trackers import reading, refuse_itself, tracker_argument, writing
from desktop.operations.editions import (
    Entry,
    OpenErrors,
    again,
    as_stored,
    issue,
    pdf_of,
    register,
    register_table,
    told,
    withdraw,
)

FILE = click.Path(path_type=Path)


@click.command(name="issue", short_help="Issue a paper as an edition.")
@tracker_argument
@click.option("--note", "noted", default="", metavar="TEXT", help="What changed since the one before.")
@click.option("--despite", default="", metavar="REASON", help="Why it goes out with errors open; it is kept.")
@click.option("--out", type=FILE, metavar="FILE.pdf", help="Write the PDF there too.")
@paper_options
@click.pass_context
def issue_paper(
    ctx: click.Context, /, tracker: Path, noted: str, despite: str, out: Path | None, **given: str
) -> None:
    """Issue a paper: check it, give it the next number, and keep the PDF in the tracker as it went out.

    An edition is never changed and never undone; it can be withdrawn. With errors open it goes out only with
    a reason.

    \b
    Examples:
      parley issue talks.parley --template status --out status-1.pdf
      parley issue talks.parley --despite "Wanted today; sources follow"
    """
    if out is not None:
        refuse_itself(out, tracker, "--out")
    with writing(tracker) as store:
        paper = meant(store, **given)
        try:
            with bar("Paper") as report:
                brief, change = as_stored(store, paper.brief)
                if change is not None:
                    store.apply(change)
                ready = issue(
                    store, brief, as_of=paper.as_of, issued=paper.issued, mark=paper.mark,
                    asked=paper.asked, note=noted, despite=despite, report=report,
                )  # fmt: skip
        except OpenErrors as error:
            say_findings(error.findings, PAPER_TITLES, every=True)
            note("Nothing was issued. Correct the errors, or give --despite REASON; the reason is kept.")
            ctx.exit(1)
        store.apply(ready.change)
    edition = ready.edition
    pages = "1 page" if ready.pages == 1 else f"{ready.pages} pages"
    say(f"Issued edition {edition.number} of “{paper.brief.title}”: {pages}, SHA-256 {edition.sha256}")
    if out is not None:
        write_whole(out, (ready.pdf,))
        say(f"Wrote {out}")


@click.group(short_help="List, write, rebuild and withdraw what was issued.")
def editions() -> None:
    """The register of papers that went out.

    EDITION is a line of `parley editions list`: 1 is the newest.
    """


@editions.command("list", short_help="List the editions.")
@tracker_argument
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option("--csv", "table", type=FILE, metavar="FILE.csv", help="Write the register as a table.")
def list_editions(tracker: Path, as_json: bool, table: Path | None) -> None:
    """List the editions, the newest first, with how many records they tell of have been corrected since.

    \b
    JSON: [{"paper", "reference", "number", "issued", "as_of", "level", "distribution", "sha256", "note",
    "errors", "despite", "withdrawn", "changed"}]
    """
    with reading(tracker) as store:
        found = register(store)
    if table is not None:
        refuse_itself(table, tracker, "--csv")
        write_whole(table, (register_table(found),))
        say(f"Wrote {table}: {len(found)} {'edition' if len(found) == 1 else 'editions'}")
    elif as_json:
        say_json([told(entry) for entry in found])
    elif found:
        rows = [(str(place), *_row(entry)) for place, entry in enumerate(found, 1)]
        say_table(["no", "edition", "issued", "up to", "corrected since", "paper"], rows)
    else:
        say("Nothing was issued yet. `parley issue` issues a paper.")


@editions.command(short_help="Write the PDF of an edition.")
@tracker_argument
@click.argument("edition", type=click.IntRange(1))
@click.option("--out", required=True, type=FILE, metavar="FILE.pdf", help="Where to.")
@click.option("--rebuild", is_flag=True, help="Make it again from the journal, in place of what was kept.")
def write(tracker: Path, edition: int, out: Path, rebuild: bool) -> None:
    """Write an edition as it was issued; with --rebuild as the journal makes it, and if that is the same."""
    refuse_itself(out, tracker, "--out")
    with reading(tracker) as store, bar("Paper") as report:
        chosen = _chosen(store, edition)
        made = again(store, chosen, report) if rebuild else None
        data = made.pdf if made else pdf_of(store, chosen)
    write_whole(out, (data,))
    say(f"Wrote {out}: edition {chosen.number}")
    if made:
        alike = "the same bytes as were issued" if made.same else "other bytes than were issued"
        say(f"Made again from the journal: {alike}.")


@editions.command("withdraw", short_help="Withdraw an edition.")
@tracker_argument
@click.argument("edition", type=click.IntRange(1))
def withdraw_edition(tracker: Path, edition: int) -> None:
    """Withdraw an edition as of today. It stays in the register, and its number is not used again."""
    with writing(tracker) as store:
        say(store.apply(withdraw(_chosen(store, edition), date.today().isoformat())).label)


def _chosen(store: Store, place: int) -> Edition:
    found = register(store)
    if place > len(found):
        reason = f"There is no line {place}. There are {len(found)}: parley editions list shows them."
        raise click.BadParameter(reason, param_hint="EDITION")
    return found[place - 1].edition


def _row(entry: Entry) -> tuple[str, ...]:
    edition = entry.edition
    state = f"withdrawn {dates.words(edition.withdrawn)}" if edition.withdrawn else str(entry.changed or "–")
    return (str(edition.number), edition.issued, edition.level or "any", state, entry.brief.title)
