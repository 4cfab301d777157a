"""Moving to another issue: stances go along where they can, and all that is lost is named beforehand."""

import pytest

from db.changes import Change, Edit
from db.errors import InvalidField
from db.records import (
    KINDS,
    Condition,
    Evidence,
    Issue,
    Link,
    Obstacle,
    ObstacleIssue,
    Option,
    Position,
    PositionOption,
    ProposalPoint,
    Record,
    ScenarioOutcome,
    Stake,
    link_id,
)
from db.records.proposals import Proposal
from db.safety.integrity import problems
from db.store import Store
from desktop.operations.moving import (
    CannotMove,
    Move,
    can_move,
    leaving,
    like_options,
    move_to_issue,
    plan_move,
)
from tests.desktop.small import FREEZE, RETURN, STANCE


def put(store: Store, *made: Record) -> None:
    store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))


def everything(store: Store) -> dict[str, Record]:
    return {record.id: record for cls in KINDS.values() for record in store.all(cls)}


def moved(store: Store, issue: str, *ids: str, options: dict[str, str] | None = None) -> Move:
    """Move, look whether all is whole, undo and redo."""
    records = [record for id in ids if (record := store.get(id))]
    before = everything(store)
    move = plan_move(store, records, store.need(Issue, issue), options)
    store.apply(move_to_issue(store, move))
    assert problems(store) == []
    after = everything(store)
    store.undo()
    assert everything(store) == before
    store.redo()
    assert everything(store) == after
    return move


@pytest.fixture
def twin(store: Store) -> Store:
    """Another issue with an option called as one of the first, and evidence on a stance."""
    put(store, Evidence(id="e-stance", source="src-a", record=STANCE))
    put(store, Issue(id="borders", title="Borders"))
    put(store, Option(id="b-freeze", issue="borders", label="freeze  on the line", value=10.0))
    put(store, Option(id="b-end", issue="borders", label="An end", value=60.0))
    return store


def test_a_stance_goes_along_to_the_option_of_the_same_label(twin: Store) -> None:
    records = [twin.need(Position, id) for id in ("p1", "p2")]
    borders = twin.need(Issue, "borders")
    found = leaving(twin, records, borders)
    assert [(each.option.id, each.issue.id, each.uses) for each in found] == [(FREEZE, "territory", 1)]
    assert leaving(twin, records, twin.need(Issue, "territory")) == []
    assert like_options(twin, [each.option for each in found], borders) == {FREEZE: "b-freeze"}
    move = moved(twin, "borders", "p1", "p2")
    assert (move.kept, move.lost_words()) == (1, "")
    stance = twin.need(PositionOption, link_id("position_option", "p1", "b-freeze"))
    assert stance.stance == "conditional"
    assert twin.need(Condition, "c1").position_option == stance.id
    assert twin.need(Evidence, "e-stance").record == stance.id
    assert {twin.need(Position, id).issue for id in ("p1", "p2")} == {"borders"}
    undoable = twin.undoable()
    assert undoable is not None
    assert undoable.label == "Move 2 positions to Borders"


def test_the_same_place_on_the_axis_is_the_next_best(twin: Store) -> None:
    option = Option(id="x", issue="territory", label="Something else", value=60.0)
    assert like_options(twin, [option], twin.need(Issue, "borders")) == {"x": "b-end"}
    both = [option, twin.need(Option, FREEZE), twin.need(Option, RETURN)]
    assert like_options(twin, both, twin.need(Issue, "borders")) == {FREEZE: "b-freeze", "x": "b-end"}


def test_an_option_is_the_like_of_one_alone(twin: Store) -> None:
    two = [Option(id=id, issue="territory", label="An end", value=5.0) for id in ("x", "y")]
    assert like_options(twin, two, twin.need(Issue, "borders")) == {"x": "b-end"}


def test_what_has_no_place_goes_and_is_named(twin: Store) -> None:
    move = moved(twin, "ceasefire", "p1")
    assert move.kept == 0
    assert move.lost_words() == "1 stance, 1 condition and 1 citation"
    assert twin.find(PositionOption, position="p1") == []
    assert twin.get("c1") is None


def test_an_option_can_be_chosen_or_left_out(twin: Store) -> None:
    assert moved(twin, "borders", "p1", options={FREEZE: "b-end"}).kept == 1
    assert twin.find(PositionOption, position="p1")[0].option == "b-end"
    twin.undo()
    assert moved(twin, "borders", "p1", options={}).lost_words() == "1 stance, 1 condition and 1 citation"


def test_what_ties_a_stance_that_goes_to_one_that_stays_goes_too(twin: Store) -> None:
    other = link_id("position_option", "p1", RETURN)
    tie = link_id("link", other, STANCE, "blocks")
    put(twin, PositionOption(id=other, position="p1", option=RETURN, stance="preferred"))
    put(twin, Link(id=tie, from_record=other, to_record=STANCE, kind="blocks"))
    assert moved(twin, "borders", "p1").lost_words() == "1 stance and 1 link"
    assert twin.all(Link) == []


def test_two_stances_do_not_become_one(twin: Store) -> None:
    other = link_id("position_option", "p1", RETURN)
    put(twin, PositionOption(id=other, position="p1", option=RETURN, stance="preferred"))
    with pytest.raises(CannotMove, match="Two options would become one"):
        plan_move(
            twin,
            [twin.need(Position, "p1")],
            twin.need(Issue, "borders"),
            {FREEZE: "b-end", RETURN: "b-end"},
        )


def test_what_is_there_already_stays(twin: Store) -> None:
    move = plan_move(twin, [twin.need(Position, "p1")], twin.need(Issue, "territory"))
    assert (move.moving, move.edits) == ((), ())


def test_an_option_takes_along_what_names_it_with_its_issue(twin: Store) -> None:
    outcome = link_id("scenario_outcome", "ceasefire-2026", "territory", RETURN)
    put(
        twin, Proposal(id="plan", title="Plan"),
        ProposalPoint(id="point", proposal="plan", text="Return", issue="territory", option=RETURN),
        ScenarioOutcome(id=outcome, scenario="ceasefire-2026", issue="territory", option=RETURN),
    )  # fmt: skip
    moved(twin, "borders", RETURN)
    assert twin.need(Option, RETURN).issue == "borders"
    assert twin.need(ProposalPoint, "point").issue == "borders"
    assert [each.issue for each in twin.all(ScenarioOutcome)] == ["borders"]


def test_an_option_that_positions_speak_of_stays_with_them(twin: Store) -> None:
    with pytest.raises(CannotMove, match="Move those positions instead"):
        plan_move(twin, [twin.need(Option, FREEZE)], twin.need(Issue, "borders"))


def test_an_issue_goes_under_another_but_not_under_itself(twin: Store) -> None:
    moved(twin, "territory", "borders")
    assert twin.need(Issue, "borders").parent == "territory"
    for issue in ("borders", "territory"):
        with pytest.raises(CannotMove, match="a part of itself"):
            plan_move(twin, [twin.need(Issue, "territory")], twin.need(Issue, issue))


def test_stakes_points_and_obstacles_move_too(twin: Store) -> None:
    tie, there = (link_id("obstacle_issue", "o", issue) for issue in ("territory", "borders"))
    put(
        twin, Stake(id="stake", actor="ukr", issue="territory"), Obstacle(id="o", title="Distrust"),
        ObstacleIssue(id=tie, obstacle="o", issue="territory"),
        Evidence(id="e-tie", source="src-a", record=tie), Proposal(id="plan", title="Plan"),
        ProposalPoint(id="point", proposal="plan", text="Return", issue="territory", option=RETURN),
    )  # fmt: skip
    moved(twin, "borders", "stake")
    assert twin.need(Stake, "stake").issue == "borders"
    assert moved(twin, "borders", "point").unset == 1
    assert twin.need(ProposalPoint, "point").option is None
    moved(twin, "borders", tie)
    assert twin.need(Evidence, "e-tie").record == there
    put(twin, ObstacleIssue(id=tie, obstacle="o", issue="territory"))
    with pytest.raises(InvalidField, match="already"):
        plan_move(twin, [twin.need(ObstacleIssue, tie)], twin.need(Issue, "borders"))


def test_what_belongs_to_no_issue_is_not_moved(twin: Store) -> None:
    assert can_move("position")
    assert not can_move("actor")
    with pytest.raises(CannotMove):
        plan_move(twin, twin.all(Condition), twin.need(Issue, "borders"))
