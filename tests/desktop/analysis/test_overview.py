"""What the overview says, on the sample and on small dossiers made for it."""

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Dossier,
    Estimate,
    Evidence,
    Issue,
    Option,
    Position,
    PositionOption,
    Record,
    ScaleTerm,
    Scenario,
    Source,
    link_id,
)
from desktop.analysis import overview
from tests.resources.sample import RECORDS

DOSSIER = Dossier(id="dossier", title="Talks", day_one="2022-02-24", likelihood_scale="s")
TERMS = (
    ScaleTerm(id="t1", scale="s", term="unlikely", low=0, high=50, rank=1),
    ScaleTerm(id="t2", scale="s", term="likely", low=50, high=100, rank=2),
)


def position(id: str, **fields: str) -> Position:
    return Position(**{"id": id, "actor": "a", "issue": "i", "channel": "official", **fields})


def snapshot(*records: Record, as_of: str = "") -> Snapshot:
    base = (DOSSIER, *TERMS, Actor(id="a", name="A"), Issue(id="i", title="I"), Source(id="s", title="S"))
    return Snapshot.of((*base, *records), as_of=as_of)


def test_the_size_counts_what_the_sample_holds() -> None:
    sentence = overview.size(Snapshot.of(RECORDS.values()))
    positions = [record for record in RECORDS.values() if isinstance(record, Position)]
    holders = {each.actor for each in positions}
    assert sentence.startswith(f"{len(positions)} positions of {len(holders)} actors on ")


def test_the_size_of_nothing_says_where_to_begin_and_one_is_singular() -> None:
    assert overview.size(snapshot()).startswith("Nothing is recorded yet.")
    assert overview.size(snapshot(position("p"))) == "1 position of 1 actor on 1 issue, from 0 sources."


def test_the_day_counter_counts_the_first_day_as_one() -> None:
    assert overview.day_counter(DOSSIER, "2026-11-21") == 1732
    assert overview.day_counter(DOSSIER, "2022-02-24") == 1
    assert overview.day_counter(DOSSIER, "2022-02-23") is None
    assert overview.day_counter(DOSSIER, "2026-04-19") == 1516
    assert overview.day_counter(Dossier(id="dossier", title="T"), "2026-11-21") is None


def test_stale_positions_come_oldest_first_then_undated_and_ended_ones_do_not() -> None:
    lines = overview.stale(
        snapshot(
            position("new", stated="2026-10"),
            position("old", stated="2026-02"),
            position("older", stated="2024"),
            position("undated"),
            position("ended", stated="2023", until="2024"),
            position("replaced", stated="2023-05"),
            position("follower", stated="2026-11-01", replaces="replaced"),
        ),
        "2026-11-22",
    )
    assert [line.id for line in lines] == ["older", "old", "undated"]
    assert [line.words for line in lines] == [
        "stated 2024, 23 months ago",
        "stated February 2026, 9 months ago",
        "undated",
    ]


def test_red_lines_are_those_of_current_positions_each_outcome_once() -> None:
    def refused(position: str) -> PositionOption:
        id = link_id("position_option", position, "o")
        return PositionOption(id=id, position=position, option="o", stance="red line")

    lines = overview.red_lines(
        snapshot(
            Option(id="o", issue="i", label="Never", value=0),
            position("now"),
            position("again"),
            position("ended", until="2024"),
            refused("now"),
            refused("again"),
            refused("ended"),
        )
    )
    assert [(line.title, line.words) for line in lines] == [("A · Never", "I")]


def test_uncited_records_are_those_without_evidence() -> None:
    cited = Evidence(id="e", source="s", record="p1", locator="x")
    lines = overview.uncited(snapshot(position("p1"), position("p2"), cited))
    assert [(line.id, line.words) for line in lines] == [("p2", "position")]
    assert overview.uncited(Snapshot.of(RECORDS.values())) == []


def test_outlooks_show_the_latest_estimate_in_words_and_the_one_before() -> None:
    rows = overview.outlooks(
        snapshot(
            Scenario(id="s1", title="Bare", likelihood_as_printed="possible"),
            Scenario(id="s2", title="Estimated"),
            Scenario(id="s3", title="Gone", status="ruled out"),
            Estimate(id="e2", scenario="s2", made="2026-03", low=55, high=70),
            Estimate(id="e1", scenario="s2", made="2026-01", low=10, high=20),
        )
    )
    assert [(row.id, row.estimate, row.earlier, row.word, row.printed) for row in rows] == [
        ("s2", (55, 70), (10, 20), "likely", ""),
        ("s1", None, None, "", "possible"),
    ]


def test_horizons_that_lie_ahead_come_nearest_first() -> None:
    rows = overview.ahead(
        snapshot(
            Scenario(id="past", title="P", horizon_end="2025"),
            Scenario(id="far", title="F", horizon_end="2027"),
            Scenario(id="near", title="N", horizon_end="2026-12"),
            Scenario(id="open", title="O"),
        ),
        "2026-11-22",
    )
    assert [(row.id, row.day) for row in rows] == [("near", "2026-12-31"), ("far", "2027-12-31")]


def test_a_tracker_with_only_its_settings_is_bare() -> None:
    assert overview.is_bare(Snapshot.of((DOSSIER, *TERMS)))
    assert not overview.is_bare(snapshot())
