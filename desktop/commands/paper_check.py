"""`parley check-paper`: what is to look at before a paper goes out."""

from pathlib import Path

import click

from desktop.analysis.issuing import PAPER_TITLES
from desktop.commands.found import SHOWN, say_findings, say_sum
from desktop.commands.papers import meant, paper_options
from desktop.commands.saying import say_json
from desktop.commands.shapes import finding_shape
from desktop.commands.trackers import reading, tracker_argument
from desktop.operations.issuing import check_before_issue


@click.command(name="check-paper", short_help="Check a paper before it goes out.")
@tracker_argument
@click.option("--all", "every", is_flag=True, help=f"Show all findings, not {SHOWN} of a sort.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with all findings.")
@paper_options
@click.pass_context
def check_paper(ctx: click.Context, /, tracker: Path, every: bool, as_json: bool, **given: str) -> None:
    """Check a paper as a professional would before it goes out. The exit status is 1 when it finds errors.

    \b
    Looked at are: marking; title and bottom line; one likelihood of one scale, that its figures bear out;
    confidence apart; fact, report and judgement; sources, grades, dates; single sources, F and 6; conflicts;
    cut-off; scenarios that add up; alternatives; indicators; changes since the last edition; names; notes.

    \b
    JSON: {"paper": title, "findings": [{"severity" ("error" or "look"), "rule", "record", "kind", "title",
    "place" (in the paper), "sentence", "remedy"}], "errors": number, "looks": number}
    """
    with reading(tracker) as store:
        paper = meant(store, **given)
        findings = check_before_issue(
            store, paper.brief, as_of=paper.as_of, issued=paper.issued, mark=paper.mark, asked=paper.asked
        )
        snapshot = store.snapshot()
    errors = sum(finding.severity == "error" for finding in findings)
    looks = len(findings) - errors
    if as_json:
        told = [finding_shape(snapshot, finding) for finding in findings]
        say_json({"paper": paper.brief.title, "findings": told, "errors": errors, "looks": looks})
    else:
        say_findings(findings, PAPER_TITLES, every=every)
        say_sum(errors, looks)
    ctx.exit(1 if errors else 0)
