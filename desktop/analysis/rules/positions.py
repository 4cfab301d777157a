"""Rules on positions: stances fit the issue, red lines are spoken, conflicts are said to be some."""

from collections.abc import Iterator, Sequence

from db.queries.snapshot import Snapshot
from db.records import (
    Condition,
    Issue,
    Option,
    Position,
    PositionOption,
    ProposalPoint,
    Record,
    ScenarioOutcome,
)
from db.wording import joined
from desktop.analysis.disputes import unnoted_groups
from desktop.analysis.rule import Found, Rule, called


def option_of_other_issue(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Options that stand where an option of another issue is meant."""
    for record, issue, option in _option_uses(snapshot):
        found = snapshot.get(option)
        if isinstance(found, Option) and issue and found.issue != issue:
            theirs = snapshot.title(found.issue)
            yield Found(
                record,
                f"{called(snapshot, record)} is about {snapshot.title(issue)}, "
                f"but “{found.label}” is an option of {theirs}.",
            )


def _option_uses(snapshot: Snapshot) -> Iterator[tuple[Record, str | None, str | None]]:
    for stance in snapshot.all(PositionOption):
        yield stance, snapshot.need(Position, stance.position).issue, stance.option
    for outcome in snapshot.all(ScenarioOutcome):
        yield outcome, outcome.issue, outcome.option
    for point in snapshot.all(ProposalPoint):
        yield point, point.issue, point.option
    for issue in snapshot.all(Issue):
        yield issue, issue.id, issue.discussed


def red_line_unspoken(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Red lines of positions that have no words; a red line is what an actor says."""
    for stance in snapshot.all(PositionOption):
        position = snapshot.need(Position, stance.position)
        if stance.stance == "red line" and not position.statement.strip():
            option = snapshot.title(stance.option)
            yield Found(
                position, f"{called(snapshot, position)} draws a red line (“{option}”) without a statement."
            )


def replaces_another(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Positions that end one of another actor or on another issue."""
    for position in snapshot.all(Position):
        earlier = snapshot.get(position.replaces)
        if isinstance(earlier, Position) and (earlier.actor, earlier.issue) != (
            position.actor,
            position.issue,
        ):
            yield Found(
                position,
                f"{called(snapshot, position)} replaces a position of another: {snapshot.title(earlier)}.",
            )


def undated(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Positions of which it is not said when they were stated."""
    for position in snapshot.all(Position):
        if not position.stated:
            yield Found(position, f"{called(snapshot, position)} ({position.channel}) is undated.")


def unnamed_conflict(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Current positions that speak against one another (disputes.py) though no disagreement says so."""
    for apart in unnoted_groups(snapshot):
        last = apart[-1]
        yield Found(last, f"{called(snapshot, last)} ({last.channel}): {_side_by_side(apart)}.")


def _side_by_side(positions: Sequence[Position]) -> str:
    ids = [position.id for position in positions]
    if len(ids) > 4:
        ids = [*ids[:3], f"{len(ids) - 3} more"]
    return f"{joined(ids)} are current side by side, and no disagreement names them"


def condition_of_other_stance(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Conditions on a stance that is not conditional."""
    for condition in snapshot.all(Condition):
        stance = snapshot.need(PositionOption, condition.position_option)
        if stance.stance != "conditional":
            position = snapshot.title(stance.position)
            yield Found(
                condition,
                f"{called(snapshot, condition)} is set on a stance of {position} "
                f"that is not conditional ({stance.stance}).",
            )


def conditional_on_nothing(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Conditional stances without a condition."""
    for stance in snapshot.all(PositionOption):
        if stance.stance == "conditional" and not snapshot.by(Condition, "position_option", stance.id):
            position = snapshot.need(Position, stance.position)
            option = snapshot.title(stance.option)
            yield Found(
                position, f"{called(snapshot, position)} accepts “{option}” on a condition that is not given."
            )


RULES = (
    Rule(
        "option-of-other-issue",
        "error",
        "Options of another issue",
        "Choose an option of that issue.",
        option_of_other_issue,
    ),
    Rule(
        "red-line-unspoken",
        "error",
        "Red lines without a statement",
        "Write down what was said, or choose “opposed”.",
        red_line_unspoken,
    ),
    Rule(
        "replaces-another",
        "error",
        "Positions that replace one of another",
        "Empty “Replaces”, or choose a position of this actor on this issue.",
        replaces_another,
    ),
    Rule(
        "position-undated",
        "look",
        "Undated positions",
        "Give the date as far as it is known: 2026, before June 2025, c. 2014.",
        undated,
    ),
    Rule(
        "conflict-unnamed",
        "look",
        "Conflicts that no disagreement names",
        "Record the disagreement, or say which position replaces which.",
        unnamed_conflict,
    ),
    Rule(
        "condition-misplaced",
        "look",
        "Conditions on a stance that is not conditional",
        "Set the stance to conditional, or delete the condition.",
        condition_of_other_stance,
    ),
    Rule(
        "condition-missing",
        "look",
        "Conditional stances without a condition",
        "Write down the condition, or choose another stance.",
        conditional_on_nothing,
    ),
)
