"""EDTF text is read as the days it spans, and refused in words that say what to write."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.dates import BadDate, bounds, day_number, known_from

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", None, None),
        ("2014", "2014-01-01", "2014-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02-14", "2026-02-14", "2026-02-14"),
        ("2026-02~", "2026-02-01", "2026-02-28"),
        ("2026?", "2026-01-01", "2026-12-31"),
        ("2026-02-14%", "2026-02-14", "2026-02-14"),
        ("../2025-06", None, "2025-06-30"),
        ("/2025-06", None, "2025-06-30"),
        ("2026-02/..", "2026-02-01", None),
        ("2026-02/", "2026-02-01", None),
        ("2022-02/2022-05", "2022-02-01", "2022-05-31"),
        ("2014~/2015?", "2014-01-01", "2015-12-31"),
        ("2026-05/2026", "2026-05-01", "2026-12-31"),
        ("XXXX/2025", None, "2025-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2026-33", "2026-01-01", "2026-03-31"),
        ("2026-36", "2026-10-01", "2026-12-31"),
        ("2026-37~", "2026-01-01", "2026-04-30"),
        ("2026-39", "2026-09-01", "2026-12-31"),
        ("2026-41", "2026-07-01", "2026-12-31"),
        ("201X-21", "2010-03-01", "2019-05-31"),
        ("XXXX", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-21", None, None),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("0XXX", "0001-01-01", "0999-12-31"),
        ("2026-XX", "2026-01-01", "2026-12-31"),
        ("2026-1X", "2026-10-01", "2026-12-31"),
        ("2026-02-XX", "2026-02-01", "2026-02-28"),
        ("2026-02-2X", "2026-02-20", "2026-02-28"),
        ("2026-XX-31", "2026-01-31", "2026-12-31"),
        ("2026-0X-31", "2026-01-31", "2026-08-31"),
        ("20XX-02-29", "2000-02-29", "2096-02-29"),
    ],
)
def test_the_common_forms(text: str, first: str | None, last: str | None) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2004-06-~11", "2004-06-11", "2004-06-11"),
        ("2004?-06", "2004-06-01", "2004-06-30"),
        ("~2011", "2011-01-01", "2011-12-31"),
        ("2004-06-~11/2005", "2004-06-11", "2005-12-31"),
        ("2004-06-~11/..", "2004-06-11", None),
        ("2004-06-~11/", "2004-06-11", None),
        ("2001-25", "2001-03-01", "2001-05-31"),
        ("2001-29", "2001-09-01", "2001-11-30"),
        ("[1667,1668, 1670..1672]", "1667-01-01", "1672-12-31"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("[..1984]", None, "1984-12-31"),
        ("{1984..}", "1984-01-01", None),
        ("2004-01-01T10:10:10Z", "2004-01-01", "2004-01-01"),
    ],
)
def test_what_the_package_knows(text: str, first: str | None, last: str | None) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-13", "There is no month 13. Use 01 to 12."),
        ("2026-00-01", "There is no month 00. Use 01 to 12."),
        ("2026-21-05", "There is no month 21. Use 01 to 12."),
        ("2026-25-05", "There is no month 25. Use 01 to 12."),
        ("2026-4X", "There is no month 4X. Use 01 to 12."),
        ("2026-02-30", "2026-02 has 28 days."),
        ("2024-02-30", "2024-02 has 29 days."),
        ("2026-04-31", "2026-04 has 30 days."),
        ("2026-02-00", "There is no day 00. Use 01 to 28."),
        ("2026-02-3X", "There is no day 3X in 2026-02."),
        ("XXXX-02-30", "There is no day 30 in XXXX-02."),
        ("0000", "There is no year 0000. Years run from 0001 to 9999."),
        ("9999-24", "Years run from 0001 to 9999."),
        ("-0100", "Years run from 0001 to 9999."),
        ("Y170000002", "Years run from 0001 to 9999."),
        (
            "2026-05/2026-02",
            "2026-05/2026-02 ends before it begins. Write the earlier date first.",
        ),
        (
            "yesterday",
            "“yesterday” is not a date. Write for example 2026, 2026-02 or 2026-02-14.",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadDate) as caught:
        bounds(text)
    assert str(caught.value) == words


@pytest.mark.parametrize(
    "text",
    [
        *(" 2026", "2026 ", "2026-2", "26", "2026-02-14-01", "12/11/2026", "2026-02-14x", "201x"),
        *("/", "../..", "../", "..", "a/b", "2026/2027/2028", "[2026]/2027", "2026/[2027..]"),
        *("[2026-13]", "2004-01-01T25:10:10Z", "2026\0", "\ud800", "٢٠٢٦", "(2026)", "Y", "[" * 50),
    ],
)
def test_what_is_not_written_like_a_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match=r"is not a date\. Write for example 2026, 2026-02 or 2026-02-14\.$"):
        bounds(text)


def test_a_refusal_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadDate):
        bounds("4975-X6~-01")
    assert capfd.readouterr() == ("", "")


def test_a_refusal_can_be_shown_anywhere() -> None:
    with pytest.raises(BadDate) as caught:
        bounds("\ud800\0" + "x" * 100)
    assert str(caught.value).isprintable()
    assert str(caught.value).encode()
    assert "x" * 38 + "…”" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02", "2026-02-01"),
        ("../2025-06", "2025-06-30"),
        ("/2025-06", "2025-06-30"),
        ("2026-02/..", "2026-02-01"),
        ("2014/2015", "2014-01-01"),
        ("", None),
        ("XXXX", None),
    ],
)
def test_a_date_counts_from_its_earliest_day_and_an_open_start_from_its_end(
    text: str, day: str | None
) -> None:
    assert known_from(text) == day


def test_days_are_counted_from_day_one() -> None:
    assert day_number("2022-02-24", "2026-11-21") == 1732
    assert day_number("2022-02-24", "2022-02-24") == 1
    assert day_number("2022-02-24", "2022-02-23") == 0
    assert day_number("2022-02", "2022-03") == 29


@pytest.mark.parametrize(("day_one", "day"), [("", "2026-01-01"), ("2022-02-24", ""), ("XXXX", "2026")])
def test_no_days_are_counted_without_two_dates(day_one: str, day: str) -> None:
    with pytest.raises(BadDate, match="Give both"):
        day_number(day_one, day)


@given(DAYS)
def test_a_day_spans_itself_and_stands_in_its_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert bounds(iso) == (iso, iso)
    for part in (iso[:7], iso[:4], f"{iso[:3]}X", f"{iso[:8]}XX", f"{iso[:9]}X"):
        first, last = bounds(part)
        assert first is not None
        assert last is not None
        assert first <= iso <= last


@given(DAYS, DAYS)
def test_an_interval_runs_from_the_first_of_its_start_to_the_last_of_its_end(one: date, other: date) -> None:
    start, end = sorted((one.isoformat(), other.isoformat()))
    assert bounds(f"{start}/{end}") == (start, end)
    assert bounds(f"{start[:7]}/{end[:4]}") == (bounds(start[:7])[0], bounds(end[:4])[1])
    if start != end:
        with pytest.raises(BadDate, match="ends before it begins"):
            bounds(f"{end}/{start}")


@given(st.dates(date(1000, 1, 1), date(2500, 1, 1)), st.integers(0, 400000))
def test_the_day_number_rises_by_one_a_day(day_one: date, later: int) -> None:
    assert day_number(day_one.isoformat(), (day_one + timedelta(later)).isoformat()) == later + 1


@given(st.one_of(st.text(), st.text("0123456789X-/.~?%[]{},YTZE:+ ", max_size=24)))
@example("2026-02~/[")
@example("{..,..}")
@example("Y1E9")
@example("1950S2")
def test_any_text_is_a_date_or_refused_in_words(text: str) -> None:
    refusal = ""
    try:
        first, last = bounds(text)
    except BadDate as error:
        refusal = str(error)
    if refusal:
        assert refusal.endswith(".")
    else:
        assert first is None or last is None or first <= last
        assert all(day is None or date.fromisoformat(day).isoformat() == day for day in (first, last))


def test_the_common_forms_do_not_import_the_package() -> None:
    script = (
        "import sys; from db import dates\n"
        "for text in ('2026-02-14', '../2025-06', '2022-21', '201X', '2014~/..'): dates.words(text)\n"
        "dates.read_typed('12 Nov 2026')\n"
        "print('edtf' in sys.modules, 'pyparsing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
