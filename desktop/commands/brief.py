"""`parley brief`: a paper, as a PDF or a Word file."""

from pathlib import Path

import click

from db import dates
from desktop.commands.papers import meant, paper_options
from desktop.commands.progress import bar
from desktop.commands.saying import say
from desktop.commands.trackers import reading, refuse_itself, tracker_argument
from desktop.operations.papers import write_paper

PROTECTED = ", with a password: accessible (PDF/UA-1), not archival"


@click.command(short_help="Write a paper, as a PDF or a Word file.")
@tracker_argument
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="FILE.pdf|FILE.docx", help="Where to."
)
@click.option(
    "--paper",
    type=click.Choice(["A4", "Letter"], case_sensitive=False),
    metavar="A4|Letter",
    help="The size of its pages.  [default: the paper's own]",
)
@click.option("--password", is_flag=True, help="Ask for a password that opens the file.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The same, from the first line of a file.",
)
@click.option("--attach-data", is_flag=True, help="Put the records it is made from into the file.")
@paper_options
def brief(
    tracker: Path,
    out: Path,
    paper: str | None,
    password: bool,
    password_file: Path | None,
    attach_data: bool,
    **given: str,
) -> None:
    """Write a paper made from a tracker. It is no edition: nothing is recorded in the tracker.

    Every paper is accessible (PDF/UA-1) and archival (PDF/A-2a). With --attach-data the records it is made
    from go with it as JSON and CSV, up to --mark and the cut-off, and it is PDF/A-3a. A password encrypts it
    (AES-256); it is accessible then and no longer archival, which PDF/A rules out. It is never given on the
    command line, where others could read it.

    FILE.docx is its twin for those who must edit: the same words under Word's own heads, notes as Word's own
    footnotes, tables with repeated heads, and what differs from the edition before with a border and a line
    of words. It is not tagged as a PDF is, and carries neither data nor password.

    Title, order of sections and cut-off are those of the tracker's own paper of that template, if it has one;
    else title, bottom line and key judgements of its first paper. The cut-off is --as-of, else the paper's
    own, else the day of issue. --issue, --actor and --since are for templates that ask for them.

    \b
    Examples:
      parley brief talks.parley --out status.pdf
      parley brief talks.parley --out status.pdf --as-of 2026-04-19 --issued 2026-04-21 --paper Letter
      parley brief talks.parley --template issue --issue territory --out territory.pdf
      parley brief talks.parley --template changes --since 2026-03-01 --out changes.pdf
      parley brief talks.parley --out status.docx
      parley brief talks.parley --out status.pdf --mark TLP:GREEN --attach-data
    """
    refuse_itself(out, tracker, "--out")
    secret = _secret(password, password_file)
    with reading(tracker) as store, bar("Paper") as report:
        made = meant(store, paper=paper or "", **given)
        written = write_paper(
            store, made.brief, out, as_of=made.as_of, issued=made.issued, mark=made.mark, report=report,
            asked=made.asked, attach_data=attach_data, password=secret,
        )  # fmt: skip
    dated = f"as of {dates.words(made.as_of)}, issued {dates.words(made.issued)}"
    pages = {0: "for Word", 1: "1 page"}.get(written.pages, f"{written.pages} pages")
    say(f"Wrote {out}: “{made.brief.title}”, {pages}, {dated}{PROTECTED if secret else ''}")


def _secret(asked: bool, file: Path | None) -> str:
    """The password, '' for none; raises UsageError when its file can't be read."""
    if file is None:
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True)) if asked else ""
    if asked:
        raise click.UsageError("Choose one of --password and --password-file.")
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"The password can't be read from {file}: {error}") from error
    if not lines or not lines[0]:
        raise click.UsageError(f"There is no password on the first line of {file}.")
    return lines[0]
