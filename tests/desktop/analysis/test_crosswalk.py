"""The crosswalk of rival plans: what each says on an issue, which can't both be had, who endorses."""

from db.records import Proposal, ProposalActor, ProposalPoint, Record
from desktop.analysis.crosswalk import Crosswalk, crosswalk
from desktop.analysis.report import Report
from desktop.analysis.reports.crosswalk import report_of
from tests.desktop.analysis.negotiation import issue, party, snapshot

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)
AID = issue("aid", yes=1.0)


def plan(id: str, *points: tuple[str | None, str | None]) -> list[Record]:
    """A proposal with a point on each (issue, option)."""
    made = [
        ProposalPoint(id=f"{id}{n}", proposal=id, number=n, text=f"point {n}", issue=about, option=option)
        for n, (about, option) in enumerate(points, start=1)
    ]
    return [Proposal(id=id, title=f"Plan {id}"), *made]


def found(*parts: list[Record], wanted: tuple[str, ...] = ()) -> Crosswalk:
    return crosswalk(snapshot(LAND, AID, *parts), wanted)


def told(*parts: list[Record]) -> Report:
    held = snapshot(LAND, AID, *parts)
    return report_of(held, crosswalk(held))


X = plan("x", ("land", "land-full"), ("aid", None))
Y = plan("y", ("land", "land-none"), ("land", "land-freeze"))
Z = plan("z", ("land", "land-freeze"))


def test_two_plans_are_in_conflict_when_they_name_options_and_none_in_common() -> None:
    made = found(X, Y, Z)
    assert [[each.id for each in made.conflicts("land", id)] for id in "xyz"] == [["y", "z"], ["x"], ["x"]]
    assert [[each.id for each in made.agreeing("land", id)] for id in "xyz"] == [[], ["z"], ["y"]]
    assert (made.is_disputed("land"), made.is_disputed("aid")) == (True, False)
    assert not found(Y).is_disputed("land")


def test_a_point_that_settles_nothing_covers_an_issue_and_contradicts_nobody() -> None:
    made = found(X, plan("w", ("aid", "aid-yes")))
    assert made.conflicts("aid", "x") == made.conflicts("aid", "w") == ()
    assert (made.covered("x"), made.covered("w")) == (2, 1)
    assert (made.speaking("aid"), made.speaking("land"), made.total) == (2, 1, 2)


def test_options_are_numbered_along_the_axis_of_their_issue() -> None:
    made = found(X, Y)
    assert [(option.label, made.place(option)) for option in made.named("land")] == [
        ("full", 1),
        ("freeze", 2),
        ("none", 3),
    ]
    entry = made.entry("land", "y")
    assert entry is not None
    assert [option.label for option in entry.options] == ["freeze", "none"]
    assert [point.number for point in entry.points] == [1, 2]
    assert made.entry("aid", "y") is None


def test_a_point_without_an_issue_is_on_that_of_its_option_and_one_without_either_is_counted() -> None:
    made = found(plan("v", (None, "land-full"), (None, None)))
    assert made.entry("land", "v") is not None
    assert [point.id for point in made.unplaced] == ["v2"]
    report = told(plan("v", (None, "land-full"), (None, None)))
    assert report.notes[1] == "Left out, for they name neither issue nor option: 1 point."
    assert (
        report.sentence == "1 proposal: there is no other to lay it beside. Issues covered, of 2: Plan v 1."
    )


def test_who_endorses_a_plan_and_who_does_not() -> None:
    stances = (("a", "author"), ("b", "rejects"), ("c", "accepts"))
    links: list[Record] = [
        ProposalActor(id=f"l{who}", proposal="x", actor=who, stance=stance) for who, stance in stances
    ]
    made = found(X, links, party("a"), party("b"), party("c"))
    assert {each.actor for each in made.endorsing("x")} == {"a", "c"}
    assert {each.actor for each in made.answers["x"]} == {"a", "b", "c"}


def test_only_the_plans_wanted_and_no_plan_without_points() -> None:
    empty: list[Record] = [Proposal(id="e", title="Empty")]
    assert [each.id for each in found(X, Y, empty).plans] == ["x", "y"]
    assert [each.id for each in found(X, Y, wanted=("y",)).plans] == ["y"]
    assert told(empty).empty.startswith("No proposal has points yet.")
