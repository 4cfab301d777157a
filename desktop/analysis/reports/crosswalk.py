"""Rival plans point by point: what each proposal says on every issue, where they differ, who endorses."""

from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import Issue, Option, Proposal, ProposalActor, ProposalPoint
from desktop.analysis.report import Cell, Options, Report, cells, counted, joined

EMPTY = "No proposal has points yet. Add points to the proposals, each with the issue and option it settles."
NOTE = "A point without an option says something on an issue and settles nothing."
ENDORSING = ("author", "endorses", "accepts")
LISTED = 3


def report(snapshot: Snapshot, options: Options) -> Report:
    """Issues by proposals. `proposals`: ids, all with points when none is named."""
    wanted = options.get("proposals", "").split()
    plans = [
        plan
        for plan in snapshot.all(Proposal)
        if snapshot.by(ProposalPoint, "proposal", plan.id) and (not wanted or plan.id in wanted)
    ]
    if not plans:
        return Report("Proposals crosswalk", EMPTY, empty=EMPTY)
    issues = [issue for issue in snapshot.all(Issue) if any(points(snapshot, plan, issue) for plan in plans)]
    rows = [_row(snapshot, plans, issue) for issue in issues]
    rows.append(cells("Endorsed by", *(_endorsed(snapshot, plan) for plan in plans)))
    headings = ("Issue", *(plan.title for plan in plans))
    return Report("Proposals crosswalk", sentence(snapshot, plans, issues), headings, tuple(rows), (NOTE,))


def points(snapshot: Snapshot, plan: Proposal, issue: Issue) -> list[ProposalPoint]:
    """What a proposal says on an issue, in order."""
    found = [each for each in snapshot.by(ProposalPoint, "proposal", plan.id) if each.issue == issue.id]
    return sorted(found, key=lambda each: (each.number is None, each.number or 0, each.id))


def sentence(snapshot: Snapshot, plans: list[Proposal], issues: list[Issue]) -> str:
    """How much the plans cover, and on what they name different options."""
    total = snapshot.count(Issue)
    covered = [
        f"{plan.title} {sum(bool(points(snapshot, plan, issue)) for issue in issues)}" for plan in plans
    ]
    more = f" and {len(covered) - LISTED} more" if len(covered) > LISTED else ""
    differ = [issue.title for issue in issues if len(set(_settled(snapshot, plans, issue))) > 1]
    none = "On no issue do they name different options."
    said = f"They name different options on {joined(differ)}." if differ else none
    cover = f"of {counted(total, 'issue')} cover: {joined(covered[:LISTED])}{more}"
    return f"{counted(len(plans), 'proposal')}; {cover}. {said}"


def _settled(snapshot: Snapshot, plans: list[Proposal], issue: Issue) -> Iterator[str]:
    for plan in plans:
        for point in points(snapshot, plan, issue):
            if point.option:
                yield point.option


def _row(snapshot: Snapshot, plans: list[Proposal], issue: Issue) -> tuple[Cell, ...]:
    return cells(Cell(issue.title, (issue.id,)), *(_said(snapshot, plan, issue) for plan in plans))


def _said(snapshot: Snapshot, plan: Proposal, issue: Issue) -> Cell:
    found = points(snapshot, plan, issue)
    words = []
    for point in found:
        option = snapshot.get(point.option)
        label = f"{option.label}: " if isinstance(option, Option) else ""
        words.append(f"{label}{point.text}")
    return Cell("; ".join(words), tuple(point.id for point in found))


def _endorsed(snapshot: Snapshot, plan: Proposal) -> Cell:
    found = [each for each in snapshot.by(ProposalActor, "proposal", plan.id) if each.stance in ENDORSING]
    said = [f"{snapshot.title(each.actor)} ({each.stance})" for each in found]
    return Cell(joined(said) or "nobody on record", tuple(each.id for each in found))
