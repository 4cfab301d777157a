"""The position matrix: what each cell is about, what is noted of it, and in which order actors stand."""

from dataclasses import replace

from db.records import Actor, ActorRole, Event, Evidence, Issue, Membership, Record, Source
from desktop.analysis.matrix import Matrix, MatrixCell, matrix
from desktop.analysis.reports.matrix import flags, report, sentence
from tests.desktop.analysis.negotiation import issue, party, says, snapshot

PLAIN = issue("land", full=0.0, freeze=50.0)
FIRST = PLAIN[0]
assert isinstance(FIRST, Issue)
LAND: list[Record] = [replace(FIRST, discussed="land-freeze"), *PLAIN[1:]]
TODAY = "2026-11-22"


def made(*parts: list[Record], **asked: object) -> Matrix:
    return matrix(snapshot(party("a"), LAND, *parts), today=TODAY, **asked)  # type: ignore[arg-type]  # as asked


def cell(*parts: list[Record], **asked: object) -> MatrixCell:
    return made(*parts, **asked).cells["a", "land"]


def test_a_cell_is_about_the_option_discussed() -> None:
    found = cell(says("a", "land", {"full": "preferred", "freeze": "opposed"}))
    assert found.option is not None
    assert (found.option.id, found.stance) == ("land-freeze", "opposed")


def test_without_one_it_shows_what_the_actor_prefers() -> None:
    held = snapshot(party("a"), PLAIN, says("a", "land", {"full": "preferred", "freeze": "opposed"}))
    found = matrix(held).cells["a", "land"]
    assert found.option is not None
    assert (found.option.id, found.stance) == ("land-full", "preferred")
    none = matrix(snapshot(party("a"), PLAIN, says("a", "land", {"freeze": "opposed"}))).cells["a", "land"]
    assert (none.option, none.stance, none.is_silent) == (None, "", False)


def test_the_hardest_stance_stands_and_the_number_that_differ() -> None:
    found = cell(
        says("a", "land", {"freeze": "conditional"}, firmness="signalled"),
        says("a", "land", {"freeze": "red line"}, channel="Track II", firmness="firm"),
    )
    assert (found.stance, found.differing, found.firmness, found.private) == ("red line", 2, "firm", False)


def test_what_is_said_in_private_alone_is_marked() -> None:
    assert cell(says("a", "land", {"freeze": "conditional"}, channel="back-channel")).private
    assert not cell(says("a", "land", {"freeze": "conditional"}, channel="Track I")).private


def test_old_and_undated_positions_are_stale_and_fresh_ones_are_not() -> None:
    assert cell(says("a", "land", {"freeze": "opposed"}, stated="2026-01")).stale
    assert cell(says("a", "land", {"freeze": "opposed"})).stale
    assert not cell(says("a", "land", {"freeze": "opposed"}, stated="2026-11")).stale
    assert not cell(says("a", "land", {"freeze": "opposed"}, stated="2026-01"), stale_days=1000).stale


def test_a_cell_without_a_source_says_so() -> None:
    said = says("a", "land", {"freeze": "opposed"}, id="p")
    assert cell(said).uncited
    assert not cell(said, [Source(id="s", title="S"), Evidence(id="e", source="s", record="p")]).uncited


def test_positions_that_speak_against_one_another_dispute_a_cell() -> None:
    no = says("a", "land", {"freeze": "opposed"}, id="p1")
    maybe = says("a", "land", {"freeze": "conditional"}, id="p2", channel="Track II")
    assert cell(no, maybe).disputed
    assert not cell(no, says("a", "land", {"freeze": "red line"}, id="p2")).disputed


def test_movement_is_that_since_the_day_asked_for() -> None:
    before = says("a", "land", {"freeze": "red line"}, id="p1", stated="2022", until="2025")
    now = says("a", "land", {"freeze": "conditional"}, id="p2", stated="2026-05")
    assert cell(before, now, since="2026-01-01").moved == "softened"
    assert cell(before, now, since="2026-09-01").moved == ""
    assert cell(before, now).moved == ""


def test_a_group_speaks_for_a_member_and_the_cell_says_so() -> None:
    parts = [[Actor(id="eu", name="EU"), Membership(id="m", actor="a", group="eu")]]
    held = snapshot(party("a"), LAND, *parts, says("eu", "land", {"freeze": "opposed"}))
    found = matrix(held, rows="parties").cells["a", "land"]
    assert (found.stance, flags(held, found)[0]) == ("opposed", "by EU")


def test_parties_stand_first_and_who_holds_nothing_is_left_out() -> None:
    others: list[Record] = [
        Actor(id="z", name="Zed"),
        Actor(id="m", name="Med"),
        Actor(id="q", name="Quiet"),
        ActorRole(id="r", actor="m", role="mediator"),
    ]
    said = [*says("z", "land", {}), *says("m", "land", {}), *says("a", "land", {})]
    found = made(others, said)
    assert [actor.id for actor in found.actors] == ["a", "m", "z"]
    assert found.roles == {"a": "party", "m": "mediator"}
    assert [actor.id for actor in made(others, said, rows="parties").actors] == ["a"]


def test_of_several_roles_the_weightiest_stands_and_one_in_the_whole_before_one_in_a_part() -> None:
    found = made(
        [ActorRole(id="r1", actor="a", role="mediator")],
        [Actor(id="b", name="B"), Event(id="e1", title="Round", kind="round")],
        [
            ActorRole(id="r2", actor="b", role="party", within="e1"),
            ActorRole(id="r3", actor="b", role="host"),
        ],
    )
    assert found.roles == {"a": "party", "b": "host"}


def test_issues_stand_together_by_theme_when_asked() -> None:
    themes: list[Record] = [
        Issue(id="x", title="X", theme="B", rank=1),
        Issue(id="y", title="Y", theme="C", rank=2),
        Issue(id="w", title="W", theme="B", rank=3),
    ]
    held = snapshot(themes)
    assert [each.id for each in matrix(held).issues] == ["x", "y", "w"]
    assert [each.id for each in matrix(held, by_theme=True).issues] == ["x", "w", "y"]


def test_the_matrix_in_a_line() -> None:
    found = made(says("a", "land", {"freeze": "opposed"}), issue("force", none=0.0))
    assert sentence(found) == "1 actor speaks in 1 of 2 cells: 1 opposed."
    assert "No actor holds a position yet" in sentence(made())


def test_the_report_has_a_row_for_each_cell_that_is_spoken_in() -> None:
    held = snapshot(party("a"), party("b"), LAND, says("a", "land", {"freeze": "red line"}, id="p"))
    found = report(held, {"today": TODAY})
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["A", "party", "Land", "red line", "freeze", "not stated", "undated; no source"]
    ]
    assert found.rows[0][3].ids == ("p",)
    assert report(snapshot(LAND), {}).empty
