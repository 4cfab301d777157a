"""`parley check`: is the file whole, and does the tracker keep to the rules."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from db.queries.snapshot import Snapshot
from db.safety import integrity
from desktop.analysis.checks import TITLES
from desktop.analysis.checks import check as find
from desktop.analysis.rule import Finding
from desktop.commands.found import SHOWN, say_findings, say_sum
from desktop.commands.progress import bar
from desktop.commands.saying import say, say_json
from desktop.commands.shapes import finding_shape
from desktop.commands.trackers import reading, tracker_argument

DAMAGED = "Go back to a backup, or export what is there as a bundle and import it into a new tracker."


@click.command(short_help="Check the file and the records of a tracker.")
@tracker_argument
@click.option("--all", "every", is_flag=True, help=f"Show all findings, not {SHOWN} of a sort.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with all findings.")
@click.pass_context
def check(ctx: click.Context, tracker: Path, every: bool, as_json: bool) -> None:
    """Check the file and the records of a tracker. The exit status is 1 when it finds errors.

    Errors are wrong; what is to be looked at wants a person's judgement.

    \b
    JSON: {"problems" (of the file): [text], "findings": [{"severity" ("error" or "look"), "rule", "record",
    "kind", "title", "sentence", "remedy"}], "errors": number, "looks": number}
    """
    with reading(tracker) as store:
        with bar("File") as report:
            problems = integrity.problems(store, report)
        snapshot = store.snapshot()
        with bar("Rules") as report:
            findings = find(snapshot, today=date.today().isoformat(), report=report)
    errors = sum(finding.severity == "error" for finding in findings)
    if as_json:
        _say_json(snapshot, problems, findings, errors)
    else:
        _say(problems, findings, errors, every)
    ctx.exit(1 if problems or errors else 0)


def _say_json(snapshot: Snapshot, problems: list[str], findings: Sequence[Finding], errors: int) -> None:
    say_json(
        {
            "problems": problems,
            "findings": [finding_shape(snapshot, finding) for finding in findings],
            "errors": errors,
            "looks": len(findings) - errors,
        }
    )


def _say(problems: list[str], findings: Sequence[Finding], errors: int, every: bool) -> None:
    if problems:
        say(f"ERROR  The file is not whole ({len(problems)})")
        for problem in problems:
            say(f"  {problem}")
        say(f"  → {DAMAGED}")
        say()
    say_findings(findings, TITLES, every=every)
    say_sum(len(problems) + errors, len(findings) - errors)
