"""Zone and packages in words: ranked, the concession named, the unknown told apart from the refused."""

from db.records import Record, Stake
from tests.desktop.analysis.negotiation import issue, party, says
from tests.desktop.analysis.reports.test_reports import BOTH, LAND, column, made


def test_packages_are_ranked_and_the_concession_named() -> None:
    report = made(
        "packages", BOTH, LAND, issue("aid", yes=1.0),
        says("a", "land", {"full": "preferred", "freeze": "acceptable", "none": "red line"}),
        says("b", "land", {"none": "preferred", "freeze": "conditional", "full": "red line"}),
        says("a", "aid", {"yes": "red line"}),
    )  # fmt: skip
    assert report.sentence == (
        "1 package crosses no red line; no option is left on Aid; the best leaves the least satisfied party "
        "with 100% of what it settles. Most would open if A gave up its red line on “yes” (Aid)."
    )
    assert [[cell.text for cell in row][:4] for row in report.rows[:1]] == [["1", "100%", "100%", "100%"]]
    assert "freeze" in report.rows[0][-1].text
    assert report.notes[1:] == ("No salience is stated for A and B: all issues weigh alike there.",)
    soft = [*says("a", "aid", {"yes": "acceptable"}, channel="back-channel")]
    parts = [BOTH, issue("aid", yes=1.0), says("a", "aid", {"yes": "red line"}), soft]
    assert made("packages", *parts).empty
    assert not made("packages", *parts, line="softest").empty


def test_what_a_party_has_not_spoken_on_is_told_apart_and_never_a_nought() -> None:
    stakes: list[Record] = [Stake(id="k", actor="a", issue="land", salience=75.0)]
    stakes.append(Stake(id="l", actor="a", issue="aid", salience=25.0))
    report = made(
        "packages", BOTH, stakes, LAND, issue("aid", yes=1.0), says("a", "aid", {"yes": "preferred"})
    )
    assert "B has spoken on nothing that the best settles" in report.sentence
    assert [row[1].text for row in report.rows] == ["unknown", "unknown", "unknown"]
    assert column(report, "A") == ["25%, 75% not stated"] * 3
    assert column(report, "B") == ["unknown"] * 3
    assert report.notes[1] == "No salience is stated for B: all issues weigh alike there."
    least = made("packages", BOTH, LAND, issue("aid", yes=1.0), says("b", "aid", {"yes": "preferred"}),
                 says("a", "aid", {"yes": "opposed"}))  # fmt: skip
    assert "leaves the least satisfied party with 0% of what it settles, 50% not stated" in least.sentence


def test_one_party_alone_agrees_with_nobody_and_that_is_said() -> None:
    said = says("a", "land", {"full": "preferred"})
    packages = made("packages", party("a"), LAND, said)
    assert "A is the only party: this is what it accepts alone, not what could be agreed." in packages.notes
    zone = made("zone", party("a"), LAND, issue("aid", yes=1.0), said)
    assert zone.sentence.startswith("A is the only party: shown is what it accepts alone, not an agreement.")


def test_issues_without_options_are_named_and_not_counted() -> None:
    zone = made("zone", BOTH, LAND, issue("aid"), issue("force"), says("a", "land", {"full": "preferred"}))
    assert zone.notes[1] == "Left out, for they have no options yet: Aid and Force."
    assert {row[0].text for row in zone.rows} == {"Land"}
    assert made("zone", BOTH, LAND).notes == (zone.notes[0],)
    nothing = made("zone", BOTH, issue("aid"))
    assert nothing.empty.startswith("No issue has options yet.")
    assert made("packages", BOTH, issue("aid")).empty == nothing.empty


def test_where_those_who_spoke_would_meet_the_silent_one_is_unknown_and_no_gap_of_nought() -> None:
    zone = made(
        "zone", BOTH, party("c"), LAND,
        says("a", "land", {"freeze": "preferred"}), says("b", "land", {"freeze": "acceptable"}),
    )  # fmt: skip
    assert zone.sentence.endswith("A and B would meet, what C would accept is unknown.")


def test_one_who_red_lines_and_prefers_the_same_is_held_to_both_lines() -> None:
    said = [*says("a", "land", {"freeze": "red line"}),
            *says("a", "land", {"freeze": "preferred"}, channel="back-channel"),
            *says("b", "land", {"freeze": "preferred"})]  # fmt: skip
    zone = made("zone", BOTH, LAND, said)
    assert [row[2].text for row in zone.rows] == ["unknown", "blocked, or open", "unknown"]
    assert "Held to its softest line, “freeze” would be open for all." in zone.sentence


def test_when_red_lines_exclude_everything_what_would_open_most_is_still_said() -> None:
    report = made(
        "packages", BOTH, issue("aid", yes=1.0, no=0.0),
        says("a", "aid", {"yes": "red line"}), says("b", "aid", {"yes": "red line", "no": "red line"}),
    )  # fmt: skip
    assert report.empty == (
        "Every option of every issue is somebody's red line: no package is left. "
        "Most would open if B gave up its red line on “no” (Aid)."
    )
