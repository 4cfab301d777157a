"""`parley check-paper`: what is to look at before a paper goes out."""

from datetime import date
from pathlib import Path

import click

from desktop.analysis.issuing import PAPER_TITLES
from desktop.commands.brief import papers_of
from desktop.commands.found import SHOWN, say_findings, say_sum
from desktop.commands.given import typed_date
from desktop.commands.saying import say_json
from desktop.commands.shapes import finding_shape
from desktop.commands.trackers import dossier_of, reading, tracker_argument
from desktop.operations.briefs import brief_for, cut_off
from desktop.operations.issuing import check_before_issue
from desktop.operations.papers import asked_for
from desktop.operations.templates import template_for
from desktop.settings import default_path


@click.command(name="check-paper", short_help="Check a paper before it goes out.")
@tracker_argument
@click.option("--template", default="status", show_default=True, help="What kind of paper.")
@click.option("--issued", default="", metavar="DATE", help="The day it goes out.  [default: today]")
@click.option("--mark", default="", metavar="LEVEL", help="Of the edition without what is above LEVEL.")
@click.option("--all", "every", is_flag=True, help=f"Show all findings, not {SHOWN} of a sort.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with all findings.")
@click.pass_context
def check_paper(
    ctx: click.Context, tracker: Path, template: str, issued: str, mark: str, every: bool, as_json: bool
) -> None:
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
        day = typed_date(issued, "--issued", dossier_of(store).date_order) or date.today().isoformat()
        folder = default_path().parent
        kind = template_for(template, folder)
        chosen = brief_for(papers_of(store, mark, kind), kind.name)
        asked = asked_for(chosen, kind, folder)
        until = cut_off(chosen, day)
        findings = check_before_issue(store, chosen, as_of=until, issued=day, mark=mark, asked=asked)
        snapshot = store.snapshot()
    errors = sum(finding.severity == "error" for finding in findings)
    looks = len(findings) - errors
    if as_json:
        told = [finding_shape(snapshot, finding) for finding in findings]
        say_json({"paper": chosen.title, "findings": told, "errors": errors, "looks": looks})
    else:
        say_findings(findings, PAPER_TITLES, every=every)
        say_sum(errors, looks)
    ctx.exit(1 if errors else 0)
