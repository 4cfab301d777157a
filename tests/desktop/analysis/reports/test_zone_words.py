"""The zone of agreement in words: of one issue, of all together, and how wide it is."""

from tests.desktop.analysis.negotiation import issue, says
from tests.desktop.analysis.reports.test_reports import BOTH, LAND, column, made


def test_one_issue_says_who_accepts_whose_red_line_stands_and_how_far_apart_they_are() -> None:
    report = made(
        "zone", BOTH, LAND,
        says("a", "land", {"full": "preferred", "none": "red line"}),
        says("b", "land", {"none": "preferred", "full": "red line"}),
    )  # fmt: skip
    assert report.sentence == (
        "1 of 2 parties accepts “full”; red line of B: “full”; red line of A: “none”. "
        "100 points of 100 lie between A and B."
    )
    assert column(report, "Verdict") == ["blocked", "unknown", "blocked"]


def test_all_issues_are_summed_up_by_how_far_they_are_agreed() -> None:
    report = made(
        "zone", BOTH, LAND, issue("force", none=0.0), issue("aid", yes=1.0),
        says("a", "land", {"freeze": "preferred"}), says("b", "land", {"freeze": "acceptable"}),
        says("a", "force", {"none": "preferred"}), says("b", "force", {"none": "conditional"}),
        says("a", "aid", {"yes": "red line"}),
    )  # fmt: skip
    assert report.sentence == (
        "Of three issues, A and B agree outright on Land, agree on conditions on Force "
        "and exclude every option on Aid."
    )


def test_options_of_which_nothing_is_known_are_counted_where_only_the_others_are_listed() -> None:
    held = says("a", "land", {"full": "preferred", "none": "red line"})
    every, known = (made("zone", BOTH, LAND, held, listed=listed) for listed in ("", "known"))
    assert column(every, "Verdict") == ["unknown", "unknown", "blocked"]
    assert column(known, "Verdict") == ["blocked"]
    assert known.sentence == every.sentence
    assert set(known.notes) - set(every.notes) == {"Not listed: 2 more options, unknown as yet."}


def test_options_that_all_accept_are_told_with_how_far_they_lie_apart() -> None:
    both = {"full": "acceptable", "freeze": "acceptable"}
    report = made("zone", BOTH, LAND, says("a", "land", both), says("b", "land", both))
    assert report.sentence.endswith("What all accept lies from “full” to “freeze”, 50 points of 100 wide.")
    one = made("zone", BOTH, LAND, says("a", "land", both), says("b", "land", {"full": "acceptable"}))
    assert "wide" not in one.sentence
