"""Side by side: what each would have to give, what changed between dates, what differs in private."""

import pytest

from db.records import Actor, Evidence, Membership, Record, Source
from desktop.analysis.comparisons import BY_KEY
from desktop.analysis.report import Report
from desktop.analysis.reports.side_by_side import MOST, NO_ACTOR, NO_DATES, NOTE
from tests.desktop.analysis.negotiation import issue, party, says, snapshot
from tests.resources.sample import RECORDS

LAND = issue("land", full=0.0, freeze=50.0, none=100.0)
FORCE = issue("force", none=0.0)
BOTH = [*party("a"), *party("b")]
OLD = says("a", "land", {"freeze": "red line"}, id="p1", stated="2022", statement="We never accept a freeze.")
NEW = says(
    "a", "land", {"freeze": "opposed", "full": "preferred"}, id="p2", stated="2026", replaces="p1",
    statement="We do not accept a freeze.",
)  # fmt: skip


def made(*parts: list[Record], as_of: str = "", **options: str) -> Report:
    return BY_KEY["side_by_side"].report(snapshot(*parts, as_of=as_of), options)


def texts(report: Report) -> list[list[str]]:
    return [[cell.text for cell in row] for row in report.rows]


def test_two_dates_show_what_was_struck_out_and_added() -> None:
    report = made(BOTH, LAND, OLD, NEW, mode="dates", actor="a", earlier="2023-01-01")
    assert report.headings == ("Issue", "1 January 2023", "Now", "What changed")
    assert report.sentence == "A between 1 January 2023 and now: other stances on Land."
    (row,) = report.rows
    assert [cell.ids for cell in row] == [("land",), ("p1",), ("p2",), ("land-full", "land-freeze")]
    assert row[3].text == "“full”: not stated → preferred; “freeze”: red line → opposed"
    assert row[1].pieces == ()
    pieces = [(each.kind, each.text) for each in row[2].pieces]
    assert "".join(text for kind, text in pieces if kind != "added") == row[1].text
    assert "".join(text for kind, text in pieces if kind != "removed") == row[2].text
    assert any(kind == "removed" and "never" in text for kind, text in pieces)
    assert report.notes == (NOTE,)


def test_what_is_new_over_or_without_a_date_is_said() -> None:
    over = says("a", "force", {}, id="p3", stated="2021", until="2024", statement="None of it.")
    undated = says("a", "aid", {}, id="p4", statement="Some.")
    report = made(
        BOTH, LAND, FORCE, issue("aid"), NEW, over, undated, mode="dates", actor="a", earlier="2023"
    )
    told = {row[0]: row[3] for row in texts(report)}
    assert told == {"Aid": "unchanged", "Force": "no longer held", "Land": "new since"}
    assert "new positions on Land; none any more on Force" in report.sentence
    assert report.notes == ("1 position without a date: taken as held at both dates.",)


def test_dates_stay_within_the_date_that_is_looked_at() -> None:
    report = made(
        BOTH, LAND, OLD, NEW, as_of="2024-06-01", mode="dates", actor="a", earlier="2023", later="2026-06-01"
    )
    assert report.headings[2] == "1 June 2024"
    assert report.rows[0][3].text == "unchanged"
    same = made(BOTH, LAND, OLD, as_of="2024-06-01", mode="dates", actor="a", earlier="2025-01-01")
    assert (same.empty, same.rows) == (NO_DATES, ())


def test_public_against_private_says_how_sure_the_private_words_are() -> None:
    public = says("a", "land", {"freeze": "red line", "none": "opposed"}, id="p1", statement="No freeze.")
    private = says(
        "a",
        "land",
        {"freeze": "conditional"},
        id="p2",
        channel="back-channel",
        statement="A freeze, if paid.",
    )
    alone = says("a", "force", {"none": "opposed"}, id="p3")
    graded = [Source(id="s", title="S"), Evidence(id="e", source="s", record="p2", credibility="3")]
    report = made(BOTH, LAND, FORCE, public, private, alone, graded, mode="places")
    assert report.headings == ("Issue", "In public", "In private channels", "What differs")
    assert report.sentence == (
        "A speaks both in public and in private on 1 of 2 issues; stances differ on Land."
    )
    assert texts(report)[0][3] == (
        "“freeze”: red line → conditional; in private: confidence not stated, 1 source, "
        "credibility 3 (possibly true)"
    )
    assert texts(report)[1][2:] == ["nothing on record", "said in public alone"]


def test_words_with_nothing_in_common_stand_as_they_are() -> None:
    report = made(
        BOTH, LAND, says("a", "land", {}, statement="All of it is ours and stays so."),
        says("b", "land", {}, channel="Track I", stated="2024", statement="Leave first, then we talk."),
    )  # fmt: skip
    assert [cell.pieces for cell in report.rows[0]] == [()] * 4
    assert report.notes == ()


def test_an_actor_without_words_of_its_own_has_those_of_its_group() -> None:
    group: list[Record] = [Actor(id="g", name="Group"), Membership(id="m", actor="b", group="g")]
    report = made(
        BOTH, LAND, group, says("a", "land", {"full": "preferred"}, statement="All."),
        says("g", "land", {"full": "red line"}, statement="Nothing."),
    )  # fmt: skip
    assert texts(report)[0][2] == "Nothing. (official, undated, by Group)"
    assert texts(report)[0][3] == "B: “full” (red line)"


def test_no_more_than_five_and_no_fewer_than_two() -> None:
    many = [party(name) for name in "abcdefg"]
    said = [says(name, "land", {}, statement=f"{name} speaks.") for name in "abcdefg"]
    assert len(made(LAND, *many, *said).headings) == MOST + 2
    chosen = made(LAND, *many, *said, parties="g c")
    assert chosen.headings[1:3] == ("G", "C")
    assert made(LAND, *many, *said, parties="g").empty
    assert made(LAND, *many).empty


@pytest.mark.parametrize("mode", ["dates", "places"])
def test_without_a_position_it_says_what_is_missing(mode: str) -> None:
    assert made(mode=mode).empty == NO_ACTOR
    assert "A has no position on record" in made(BOTH, LAND, mode=mode, earlier="2023").empty


def test_where_russias_private_line_differs_is_read_off_the_sample() -> None:
    report = BY_KEY["side_by_side"].report(snapshot(list(RECORDS.values())), {"mode": "places"})
    assert report.sentence == (
        "Russia speaks both in public and in private on 1 of 6 issues; "
        "stances differ on Territory and sovereignty."
    )
    assert "opposed → conditional" in report.rows[0][3].text
    assert "credibility 6" in report.rows[0][3].text


def test_a_position_stands_where_the_one_stood_that_it_replaces() -> None:
    other = says("a", "land", {}, id="p3", stated="2024", statement="The rest is open.")
    report = made(BOTH, LAND, OLD, other, NEW, mode="dates", actor="a", earlier="2025")
    assert report.rows[0][2].ids == ("p2", "p3")
    assert report.rows[0][2].pieces
