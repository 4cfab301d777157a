"""The snapshot: what was known by a date, which positions are current, which contradict each other."""

import pytest

from db.dates import BadDate
from db.queries.snapshot import FEW, Snapshot
from db.records import (
    CHANNELS,
    Actor,
    Condition,
    Dossier,
    Estimate,
    Evidence,
    Issue,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
)
from db.store import Store
from tests.db.talks import ARTICLE, CITED, CLAIM, LINE, RUSSIA, STANCE, TALKS, TERRITORY, UKRAINE, WITHDRAWAL


def position(id: str, **values: str) -> Position:
    fields = {"actor": "ukr", "issue": "territory", "channel": "official", **values}
    return Position(id=id, **fields)


def shown(*records: Record, as_of: str = "", channels: tuple[str, ...] = ()) -> Snapshot:
    return Snapshot.of([UKRAINE, RUSSIA, TERRITORY, *records], as_of=as_of, channels=channels)


def ids(snapshot: Snapshot, cls: type[Record] = Position) -> list[str]:
    return [record.id for record in snapshot.all(cls)]


# -- reading -----------------------------------------------------------------------------------------


def test_a_snapshot_holds_what_the_tracker_holds(store: Store) -> None:
    snapshot = store.snapshot()
    assert snapshot.ids() == {record.id for record in TALKS}
    assert snapshot.get("p1") == CLAIM
    assert (snapshot.get("nobody"), snapshot.get(None), snapshot.get("")) == (None, None, None)
    assert snapshot.count(Actor) == 2
    assert snapshot.count(Scenario) == 0
    assert snapshot.all(Scenario) == ()


def test_what_is_needed_must_be_there_and_of_its_kind(store: Store) -> None:
    snapshot = store.snapshot()
    assert snapshot.need(Position, "p1") == CLAIM
    for cls, id in ((Position, "nobody"), (Issue, "ukr")):
        with pytest.raises(KeyError, match=id):
            snapshot.need(cls, id)


def test_children_are_found_by_their_reference(store: Store) -> None:
    snapshot = store.snapshot()
    assert snapshot.by(PositionOption, "position", "p1") == (STANCE,)
    assert snapshot.by(Evidence, "record", "p1") == (CITED,)
    assert snapshot.by(Position, "speaker", None) == (CLAIM,)
    assert snapshot.by(Position, "actor", "rus") == ()


def test_records_are_called_by_what_they_join(store: Store) -> None:
    snapshot = store.snapshot()
    assert snapshot.title("p1") == snapshot.title(CLAIM) == "Ukraine · Territory"
    assert snapshot.title(STANCE) == "Withdrawal · preferred"
    assert snapshot.title("ev1") == "An article · Bullet 3"
    assert (snapshot.title("nobody"), snapshot.title(None)) == ("", "")


def test_a_tracker_without_a_dossier_has_an_empty_one(empty: Store) -> None:
    assert empty.snapshot().dossier == Dossier(id="dossier", title="")


def test_a_snapshot_stays_as_it_was_taken(store: Store) -> None:
    snapshot = store.snapshot()
    store.undo()
    assert snapshot.get("p1") == CLAIM
    assert store.snapshot().ids() == frozenset()


# -- order -------------------------------------------------------------------------------------------


def test_records_come_in_the_order_of_their_kind() -> None:
    issues = [
        Issue(id="b", title="b", rank=2),
        Issue(id="a", title="A", rank=2),
        Issue(id="c", title="c", rank=1),
    ]
    last = Issue(id="z", title="No rank")
    assert ids(Snapshot.of([last, *issues]), Issue) == ["c", "a", "b", "z"]


def test_positions_come_by_actor_issue_and_date_the_undated_last() -> None:
    security = Issue(id="security", title="Security", rank=0)
    given = [
        position("d", stated=""),
        position("b", stated="2026"),
        position("a", stated="2026-03"),
        position("c", stated="../2025-06"),
        position("e", actor="rus", stated="2014"),
        position("f", issue="security", stated="2027"),
    ]
    assert ids(shown(security, *given)) == ["e", "f", "c", "b", "a", "d"]


def test_options_come_along_their_axis() -> None:
    middle = Option(id="x", issue="territory", label="x", value=20.0)
    assert ids(shown(LINE, middle, WITHDRAWAL), Option) == ["withdrawal", "x", "line"]


def test_conditions_come_by_their_stance_and_within_it_by_rank() -> None:
    options = [Option(id=f"o{n}", issue="territory", label=f"{n}", value=n) for n in range(3)]
    stances = [
        PositionOption(id=id, position="p", option=option.id, stance="conditional")
        for id, option in zip(("s2", "s0", "s1"), options, strict=True)
    ]
    ranked = (("a", "s1", 1), ("b", "s2", 1), ("c", "s0", None), ("d", "s0", 2), ("e", "s1", 0))
    conditions = [
        Condition(id=id, position_option=stance, text="If so.", rank=rank) for id, stance, rank in ranked
    ]
    snapshot = shown(position("p"), *options, *stances, *conditions)
    assert [each.id for each in snapshot.all(PositionOption)] == ["s0", "s1", "s2"]
    assert ids(snapshot, Condition) == ["d", "c", "e", "a", "b"]


def test_the_order_does_not_depend_on_the_order_of_writing() -> None:
    given = [position(f"p{n}", stated="2026") for n in range(20)]
    assert ids(shown(*given)) == ids(shown(*reversed(given))) == sorted(each.id for each in given)


@pytest.mark.parametrize("actors", [1, 3, 2 * FEW])
def test_many_come_in_the_same_order_as_few(actors: int) -> None:
    """Of one actor, of some, each of another: what sorts them goes by the first of their keys."""
    given = [
        position(f"p{n:05}", actor=f"a{n % actors:05}", stated=f"20{10 + n * 7 % 16}-{1 + n * 5 % 12:02}")
        for n in range(2 * FEW + 500)
    ]
    named = [Actor(id=f"a{n:05}", name=f"Actor {n:05}") for n in range(actors)]
    ordered = sorted(given, key=lambda each: (each.actor, each.stated, each.id))
    assert ids(shown(*named, *reversed(given))) == [each.id for each in ordered]


# -- as of a date ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "first_day"),
    [
        ("2026-02-14", "2026-02-14"),
        ("2026-02", "2026-02-01"),
        ("2026-02~", "2026-02-01"),
        ("2026", "2026-01-01"),
        ("../2025-06", "2025-06-30"),
        ("2026-02/..", "2026-02-01"),
        ("2022-02/2022-05", "2022-02-01"),
        ("2022-21", "2022-03-01"),
        ("201X", "2010-01-01"),
    ],
)
def test_a_position_counts_from_its_first_day(stated: str, first_day: str) -> None:
    from datetime import date, timedelta

    eve = (date.fromisoformat(first_day) - timedelta(days=1)).isoformat()
    given = position("p", stated=stated)
    assert ids(shown(given, as_of=first_day)) == ["p"]
    assert ids(shown(given, as_of=eve)) == []


@pytest.mark.parametrize("stated", ["", "XXXX"])
def test_an_undated_position_is_always_there(stated: str) -> None:
    given = position("p", stated=stated)
    assert ids(shown(given, as_of="1900-01-01")) == ["p"]
    assert shown(given, as_of="1900-01-01").is_current(given)


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("2026-02", "2026-02-28"), ("2026", "2026-12-31"), ("2026-02/..", "2026-02-01"), ("", "")],
)
def test_a_month_or_year_is_meant_to_its_end(as_of: str, day: str) -> None:
    assert shown(as_of=as_of).as_of == day


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(BadDate):
        shown(as_of="yesterday")


def test_what_depends_on_a_later_record_is_not_there_yet(store: Store) -> None:
    snapshot = store.snapshot(as_of="2026-01-31")
    assert snapshot.ids() == {record.id for record in TALKS} - {"p1", STANCE.id, "ev1"}
    later = position("p2", stated="2026-02", replaces="p1")
    both = shown(position("p1", stated="2026-03"), later, as_of="2026-02-28")
    assert both.need(Position, "p2").replaces is None


def test_other_records_have_their_own_dates() -> None:
    scenario = Scenario(id="s", title="Freeze")
    early, late = (
        Estimate(id=m, scenario="s", made=m, low=1.0, high=2.0) for m in ("2026-01-05", "2026-03-05")
    )
    snapshot = shown(scenario, early, late, as_of="2026-02-01")
    assert snapshot.all(Estimate) == (early,)


# -- current -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "as_of", "current"),
    [
        ("", "2026-06-01", True),
        ("2026-06-02", "2026-06-01", True),
        ("2026-06-01", "2026-06-01", False),
        ("2026-06", "2026-06-29", True),
        ("2026-06", "2026-06-30", False),
        ("../2026-06", "2026-06-29", True),
        ("../2026-06", "2026-07-01", False),
        ("2026-06/..", "2026-05-31", True),
        ("2026-06/..", "2026-06-01", False),
        ("2026-06-02", "", False),
        ("", "", True),
    ],
)
def test_a_position_is_current_until_its_end(until: str, as_of: str, current: bool) -> None:
    given = position("p", until=until)
    assert shown(given, as_of=as_of).is_current(given) is current


def test_a_position_that_two_replace_is_over_as_long_as_one_of_them_is_known() -> None:
    old = position("old", stated="2026-01")
    first, second = (position(f"n{at}", stated=f"2026-0{at}", replaces="old") for at in (3, 5))
    assert shown(old, first, second, as_of="2026-04").replaced == {"old"}
    assert shown(old, first, second, as_of="2026-02").replaced == set()


def test_a_position_ends_when_another_that_was_stated_by_then_replaces_it() -> None:
    old, new = position("old", stated="2026-01"), position("new", stated="2026-03", replaces="old")
    early, late = shown(old, new, as_of="2026-02-28"), shown(old, new, as_of="2026-03-01")
    assert (early.is_current(old), ids(early)) == (True, ["old"])
    assert (late.is_current(old), late.is_current(new)) == (False, True)


def test_a_newer_position_alone_ends_nothing() -> None:
    old, new = position("old", stated="2026-01"), position("new", stated="2026-03")
    snapshot = shown(old, new)
    assert snapshot.is_current(old)
    assert snapshot.is_current(new)


def test_a_position_that_was_replaced_in_another_channel_is_over_there_too() -> None:
    old = position("old", channel="official")
    new = position("new", channel="back-channel", replaces="old")
    snapshot = shown(old, new, channels=("official",))
    assert ids(snapshot) == ["old"]
    assert not snapshot.is_current(old)


def test_records_without_an_end_are_current() -> None:
    assert shown().is_current(UKRAINE)


# -- conflict ----------------------------------------------------------------------------------------


def test_current_positions_on_the_same_in_the_same_channel_are_in_conflict() -> None:
    one, two, three = position("a"), position("b"), position("c")
    snapshot = shown(one, two, three)
    assert snapshot.conflict(one) == (two, three)
    assert snapshot.conflict(three) == (one, two)
    assert ids(snapshot) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "other",
    [{"channel": "Track II"}, {"actor": "rus"}, {"issue": "security"}, {"until": "2020"}, {"replaces": "a"}],
)
def test_others_are_not_in_conflict(other: dict[str, str]) -> None:
    one, two = position("a"), position("b", **other)
    snapshot = shown(Issue(id="security", title="Security"), one, two, as_of="2026-01-01")
    assert snapshot.conflict(one) == ()
    assert snapshot.conflict(two) == ()


# -- channels ----------------------------------------------------------------------------------------


def test_channels_leave_out_other_positions_and_what_is_theirs() -> None:
    given = [position(channel.lower().replace(" ", "-"), channel=channel) for channel in CHANNELS]
    cited = Evidence(id="e", source="article", record="track-ii")
    snapshot = shown(*given, ARTICLE, cited, channels=("official", "Track I"))
    assert ids(snapshot) == ["official", "track-i"]
    assert snapshot.all(Evidence) == ()
    assert snapshot.channels == {"official", "Track I"}
    assert len(ids(shown(*given))) == len(CHANNELS)


def test_a_reference_to_a_position_that_is_left_out_is_blank() -> None:
    old, new = position("old", channel="Track II"), position("new", replaces="old")
    assert shown(old, new, channels=("official",)).need(Position, "new").replaces is None


def test_conflicts_are_the_groups_that_each_of_their_positions_names() -> None:
    one, two, alone = position("one"), position("two"), position("alone", channel="Track I")
    snapshot = shown(one, two, alone)
    assert [{each.id for each in group} for group in snapshot.conflicts()] == [{"one", "two"}]
    assert snapshot.conflict(one) == (two,)
    assert snapshot.conflict(alone) == ()
