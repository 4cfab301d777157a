"""Dates stand in the text of a paper as a British reader writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import BadDate, read_typed, words

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "%"])

SAID = {
    "": "undated",
    "2026": "2026",
    "2026-02": "February 2026",
    "2026-04-19": "19 April 2026",
    "2026-02-01": "1 February 2026",
    "2026-02~": "c. February 2026",
    "2026-02?": "February 2026 (uncertain)",
    "2026-02%": "c. February 2026 (uncertain)",
    "../2025-06": "before June 2025",
    "2026-02/..": "since February 2026",
    "2026-02~/..": "since c. February 2026",
    "/2025-06": "until June 2025",
    "2025-06/": "June 2025 to an unknown date",
    "2022-21": "spring 2022",
    "2022-23~": "c. autumn 2022",
    "2022-24": "winter 2022–23",
    "1999-24": "winter 1999–00",
    "2026-34": "second quarter of 2026",
    "2026-40": "first half of 2026",
    "2026-37": "early 2026",
    "2026-37~": "c. early 2026",
    "2026-38": "mid-2026",
    "2022-02/2022-05": "February to May 2022",
    "2022-02~/2022-05~": "c. February to May 2022",
    "2022-02~/2022-05": "c. February 2022 to May 2022",
    "2022-02?/2022-05?": "February to May 2022 (uncertain)",
    "2022-02/2023-05": "February 2022 to May 2023",
    "2014/2015": "2014–2015",
    "2014~/2015~": "c. 2014–2015",
    "2014~/2015": "c. 2014 to 2015",
    "2022-05-03/2022-05-05": "3–5 May 2022",
    "2022-02-28/2022-03-03": "28 February to 3 March 2022",
    "2022-12-30/2023-01-02": "30 December 2022 to 2 January 2023",
    "2022-21/2022-23": "spring 2022 to autumn 2022",
    "2022/2023-05": "2022 to May 2023",
    "2022-05/2022-06-03": "May 2022 to 3 June 2022",
    "XXXX": "date unknown",
    "XXXX-02-29": "29 February, year unknown",
    "XXXX-02": "February, year unknown",
    "XXXX/2025": "date unknown to 2025",
    "201X": "2010s",
}
# What the words leave out or widen can't be read back as it was.
SAID_LESS = {
    "2022-05/2022-05": "May 2022",
    "2026-XX": "2026",
    "2026-02-XX": "February 2026",
    "20XX": "between 2000 and 2099",
    "2026-1X": "between October and December 2026",
    "2026-02-1X": "between 10 and 19 February 2026",
    "201X-02-03": "between 3 February 2010 and 3 February 2019",
    "XXXX-0X": "date unknown",
    "XXXX-21": "date unknown",
    "2004-06-~11": "c. 11 June 2004",
    "2004?-06-~11": "c. 11 June 2004 (uncertain)",
    "2004?-06/2005": "June 2004 (uncertain) to 2005",
    "[1667,1668]": "[1667,1668]",
    "2001-25": "2001-25",
    "201X/2022": "2010s to 2022",
}


@pytest.mark.parametrize(("text", "said"), (SAID | SAID_LESS).items())
def test_a_date_in_words(text: str, said: str) -> None:
    assert words(text) == said


@pytest.mark.parametrize("text", SAID)
def test_the_words_are_read_back_as_the_same_date(text: str) -> None:
    assert read_typed(words(text)) == text


@pytest.mark.parametrize("text", ["2026-13", "soon", "2026-05/2026-02"])
def test_what_is_no_date_has_no_words(text: str) -> None:
    with pytest.raises(BadDate):
        words(text)


@given(DAYS, MARKS, st.sampled_from([4, 7, 10]))
def test_any_date_is_read_back_from_its_words(day: date, mark: str, length: int) -> None:
    text = day.isoformat()[:length] + mark
    assert read_typed(words(text)) == text


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]), MARKS, MARKS)
def test_any_interval_is_read_back_from_its_words(
    one: date, other: date, first: int, second: int, before: str, behind: str
) -> None:
    start, end = sorted((one.isoformat(), other.isoformat()))
    start, end = start[:first] + before, end[:second] + behind
    text = f"{start}/{end}" if start != end else start
    if start.rstrip("~?%") != end.rstrip("~?%"):
        assert read_typed(words(text)) == text


@given(DAYS, st.sampled_from(["21", "22", "23", "24", "33", "35", "37", "38", "39", "40", "41"]), MARKS)
def test_any_part_of_a_year_is_read_back_from_its_words(day: date, part: str, mark: str) -> None:
    text = f"{day.year}-{part}{mark}"
    assert read_typed(words(text)) == text
