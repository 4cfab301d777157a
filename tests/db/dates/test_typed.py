"""What people type for a date becomes EDTF, or a sentence that says how to write it."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.dates import ORDERS, BadDate, bounds, read_typed, words

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        *(("", ""), ("  ", ""), ("undated", ""), ("Undated", ""), ("date unknown", "XXXX")),
        *(("2026", "2026"), (" 2026-02-14 ", "2026-02-14"), ("2026-02~", "2026-02~"), ("201x", "201X")),
        *(("../2025-06", "../2025-06"), ("2026-02/..", "2026-02/.."), ("/2025", "/2025")),
        *(("2022-21", "2022-21"), ("xxxx", "XXXX"), ("2014/2015", "2014/2015"), ("~2014", "2014~")),
        *(("2004-06-~11", "2004-06-~11"), ("[1667,1668]", "[1667,1668]")),
        *(("12/11/2026", "2026-11-12"), ("12.11.2026", "2026-11-12"), ("1 2 2026", "2026-02-01")),
        *(("12-11-2026", "2026-11-12"), ("2026/02/14", "2026-02-14"), ("2026.2.4", "2026-02-04")),
        *(("2026/02", "2026-02"), ("2026-2", "2026-02"), ("2/2026", "2026-02"), ("02.2026", "2026-02")),
        *(("12 Nov 2026", "2026-11-12"), ("12 November, 2026", "2026-11-12"), ("12-Nov-2026", "2026-11-12")),
        *(("Nov 12, 2026", "2026-11-12"), ("12th of November 2026", "2026-11-12")),
        *(("Thursday, 12 NOV. 2026", "2026-11-12"), ("2026 Nov 12", "2026-11-12")),
        *(("Feb 2026", "2026-02"), ("Sept. 2026", "2026-09"), ("may 2026", "2026-05")),
        *(("spring 2022", "2022-21"), ("Fall 2022", "2022-23"), ("the spring of 2022", "2022-21")),
        *(("winter 2022/23", "2022-24"), ("winter 2022–2023", "2022-24"), ("winter 2022", "2022-24")),
        *(("Q2 2026", "2026-34"), ("3rd quarter of 2026", "2026-35"), ("H1 2026", "2026-40")),
        *(("early 2026", "2026-37"), ("mid 2026", "2026-38"), ("late-2026", "2026-39")),
        *(("c. early 2026", "2026-37~"), ("early February 2026", "2026-02-01~/2026-02-10~")),
        *(("late Feb 2024", "2024-02-21~/2024-02-29~"), ("the 2010s", "201X")),
        *(("c. 2014", "2014~"), ("ca 2014", "2014~"), ("c2014", "2014~"), ("circa May 2014", "2014-05~")),
        *(("about 12/11/2026", "2026-11-12~"), ("2014?", "2014?"), ("possibly 2014", "2014?")),
        *(("c. 2014?", "2014%"), ("Feb 2026 (uncertain)", "2026-02?")),
        *(
            ("before June 2025", "../2025-06"),
            ("by 30/6/2025", "../2025-06-30"),
            ("before c. 2025", "../2025~"),
        ),
        *(("since February 2026", "2026-02/.."), ("after 2014", "2014/.."), ("from May 2014", "2014-05/..")),
        *(("February 2026 onwards", "2026-02/.."), ("until June 2025", "/2025-06")),
        *(("2014-2015", "2014/2015"), ("2014–15", "2014/2015"), ("2014 - 2015", "2014/2015")),
        *(
            ("2014 to 2015", "2014/2015"),
            ("from 2014 until 2015", "2014/2015"),
            ("c. 2014–2015", "2014~/2015~"),
        ),
        *(("February to May 2022", "2022-02/2022-05"), ("Feb-May 2022", "2022-02/2022-05")),
        *(("Feb – May 2022", "2022-02/2022-05"), ("between Feb and May 2022", "2022-02/2022-05")),
        *(("3-5 May 2022", "2022-05-03/2022-05-05"), ("3 to 5/5/2022", "2022-05-03/2022-05-05")),
        *(("28 Feb to 3 March 2022", "2022-02-28/2022-03-03"), ("Q1–Q3 2026", "2026-33/2026-35")),
        *(("1/2/2026 - 5/2/2026", "2026-02-01/2026-02-05"), ("c. Feb to May 2022", "2022-02~/2022-05~")),
    ],
)
def test_what_people_write(typed: str, edtf: str) -> None:
    assert read_typed(typed) == edtf


@pytest.mark.parametrize(("order", "edtf"), [("DMY", "2026-11-12"), ("MDY", "2026-12-11")])
def test_a_date_in_figures_is_read_in_the_order_of_the_dossier(order: str, edtf: str) -> None:
    assert read_typed("12/11/2026", order) == edtf


def test_where_the_year_comes_first_one_that_comes_last_is_not_guessed() -> None:
    with pytest.raises(BadDate, match=r"can be read in two ways\. Write the year first\."):
        read_typed("12/11/2026", "YMD")
    assert read_typed("2026/11/12", "YMD") == "2026-11-12"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-13", "There is no month 13. Use 01 to 12."),
        ("12/13/2026", "There is no month 13. Use 01 to 12."),
        ("21/2026", "There is no month 21. Use 01 to 12."),
        ("2026/21", "There is no month 21. Use 01 to 12."),
        ("2026-02-30", "2026-02 has 28 days."),
        ("30 Feb 2026", "2026-02 has 28 days."),
        ("31/4/2026", "2026-04 has 30 days."),
        ("before 31 April 2026", "2026-04 has 30 days."),
        ("12/11/26", "Write the year with four digits, for example 2026."),
        ("12 November", "Give the year too, for example 12 November 2026."),
        ("spring", "Give the year too, for example spring 2026."),
        ("May to February 2022", "2022-05/2022-02 ends before it begins. Write the earlier date first."),
    ],
)
def test_what_cannot_be_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(BadDate) as caught:
        read_typed(typed)
    assert str(caught.value) == words


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "c.",
        "to",
        "before",
        "before soon",
        "2014 to",
        "12 Foo 2026",
        "12 Nov Dec 2026",
        "1 2 Nov 2026",
    ],
)
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadDate, match=r"is not a date\. Write for example 2026, 2026-02 or 2026-02-14\."):
        read_typed(typed)


@given(DAYS)
def test_every_way_to_write_a_day_is_the_same_day(day: date) -> None:
    iso, year = day.isoformat(), f"{day.year:04}"
    named = f"{day:%B}"
    assert read_typed(f"{day.day}/{day.month}/{year}", "DMY") == iso
    assert read_typed(f"{day.day:02}.{day.month:02}.{year}", "DMY") == iso
    assert read_typed(f"{day.month}/{day.day}/{year}", "MDY") == iso
    assert read_typed(f"{day.day} {named} {year}") == iso
    assert read_typed(f"{named[:3].upper()} {day.day}, {year}") == iso
    assert all(read_typed(iso, order) == iso for order in ORDERS)


@given(st.text("0123456789X-~?%./", max_size=22), st.sampled_from(ORDERS))
@example("2022-02/2022-05", "MDY")
@example("-/2026", "DMY")
def test_edtf_is_read_the_same_in_every_order(text: str, order: str) -> None:
    try:
        expected = bounds(text)
    except BadDate:
        return
    assert bounds(read_typed(text, order)) == expected


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("c.", "about", "before", "since", "until", "from", "between", "to", "and", "-", "–", "onwards"),
            *(
                "early",
                "mid",
                "late",
                "spring",
                "winter",
                "Q2",
                "half",
                "quarter",
                "first",
                "of",
                "the",
                "2010s",
            ),
            *(
                "May",
                "Feb",
                "12",
                "31",
                "3rd",
                "2026",
                "2014",
                "2026-02",
                "12/11/2026",
                "(uncertain)",
                "?",
                "/",
            ),
            *(", year unknown", "undated", "date unknown", "..", "Monday", "0000"),
        ]
    ),
    max_size=7,
)


@given(st.one_of(st.text(), SCRAPS.map(" ".join)), st.sampled_from(ORDERS))
def test_whatever_is_typed_becomes_a_date_with_words_or_a_refusal(typed: str, order: str) -> None:
    try:
        answer = words(read_typed(typed, order))
    except BadDate as error:
        answer = f"refused: {error}"
    assert answer
    assert answer.endswith(".") or not answer.startswith("refused")
