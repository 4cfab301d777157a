"""One issue's axis as a report: a row for each actor and side, its options by stance."""

from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from db.records import Issue, Option
from desktop.analysis.axis import AxisRow, IssueAxis, axis
from desktop.analysis.gravity import Gravity, LeftOut
from desktop.analysis.report import Cell, Options, Report, cells, joined
from desktop.analysis.reports.zone import chosen_parties
from desktop.analysis.reports.zone_words import issue_sentences
from desktop.analysis.stances import Stances

HEADINGS = ("Actor", "Side", "Preferred", "Acceptable", "Conditional", "Opposed", "Red line")
EMPTY = "No issue has options yet. Add options to an issue and place them on its axis from 0 to 100."
SILENT = "Nobody takes a stance on an option of this issue yet. Set stances in positions on it."


def report(snapshot: Snapshot, options: Options) -> Report:
    """The axis of an issue (`issue`, by id; the first with options where none is named)."""
    found = made(snapshot, options)
    return report_of(snapshot, found) if found else Report("Issue axis", EMPTY, empty=EMPTY)


def made(snapshot: Snapshot, options: Options) -> IssueAxis | None:
    """The axis that the options ask for; None where no issue has options."""
    stances = snapshot.once(Stances)
    issues = [issue for issue in stances.issues() if stances.options(issue.id)]
    named = next((issue for issue in issues if issue.id == options.get("issue")), None)
    issue: Issue | None = named or (issues[0] if issues else None)
    return axis(stances, issue, chosen_parties(stances, options)) if issue else None


def report_of(snapshot: Snapshot, found: IssueAxis) -> Report:
    """An axis in words."""
    rows = tuple(_row(each) for each in (*found.public, *found.private))
    lead, *further = issue_sentences(snapshot, found.zone)
    lead = f"{found.issue.title}: {lead}"
    title, said = f"Issue axis: {found.issue.title}", " ".join((lead, *further))
    empty, notes = "" if rows else SILENT, (centre(snapshot, found),)
    return Report(title, said, HEADINGS, rows, notes, empty, "position", lead)


def _row(row: AxisRow) -> tuple[Cell, ...]:
    ids = tuple(position.id for position in row.positions)
    stances = ("preferred", "acceptable", "conditional", "opposed", "red line")
    named = [Cell(", ".join(_option(row, each) for each in row.options(stance)), ids) for stance in stances]
    return cells(Cell(row.actor.name, (row.actor.id,)), "private" if row.private else "public", *named)


def _option(row: AxisRow, option: Option) -> str:
    """An option, with the softer stance on it where the actor's own positions differ."""
    softer = row.softer.get(option.id, "")
    return f"{option.label} ({softer} in another statement)" if softer else option.label


def centre(snapshot: Snapshot, found: IssueAxis) -> str:
    """The centre of gravity in a line, with its margin and sensitivity, or why there is none."""
    low, high, left = found.gravity.lowest, found.gravity.highest, found.gravity.left_out
    if low is None or high is None:
        return f"No centre of gravity: {reasons(snapshot, left) or 'nobody takes a position'}."
    mean = f"{low.mean:.1f}" if low.mean == high.mean else f"{low.mean:.1f} to {high.mean:.1f}"
    median = f"{low.median:g}" if low.median == high.median else f"{low.median:g} to {high.median:g}"
    also = f" Left out: {reasons(snapshot, left)}." if left else ""
    return (
        f"Weighted mean {mean}, weighted median {median} of 100{_margin(low)}. {_sensitive(snapshot, low)}"
        f"{also} None of this predicts an outcome."
    )


def _margin(found: Gravity) -> str:
    if found.margin is None:
        return ""
    near = ", a near tie" if found.margin < 0.02 else ""
    return f" (it beats the next position by {found.margin:.1%} of all weight{near})"


def _sensitive(snapshot: Snapshot, found: Gravity) -> str:
    """Whose move shifts the mean most: ten points of the weightiest."""
    heaviest = max(found.pulls, key=lambda pull: pull.weight)
    shift = found.moved(heaviest.actor, 10.0)
    return f"If {snapshot.title(heaviest.actor)} moved by 10, the mean would move by {shift:.1f}."


def reasons(snapshot: Snapshot, left: Sequence[LeftOut]) -> str:
    """Who is left out and why: "Russia and Ukraine (no salience)"."""
    by_reason: dict[str, list[str]] = {}
    for each in left:
        by_reason.setdefault(each.reason, []).append(snapshot.title(each.actor))
    return "; ".join(f"{joined(names)} ({reason})" for reason, names in by_reason.items())
