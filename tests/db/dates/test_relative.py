"""Dates said from today: the words an analyst types for a day just gone by."""

from datetime import date

import pytest

from db.dates import BadDate, bounds, read_typed
from db.dates.relative import read_relative

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("today", "2026-11-22"), ("Yesterday", "2026-11-21"), ("tomorrow", "2026-11-23"),
        ("the day before yesterday", "2026-11-20"), ("last March", "2026-03"), ("last nov", "2025-11"),
        ("last December", "2025-12"), ("this December", "2026-12"), ("next March", "2027-03"),
        ("next december", "2026-12"), ("last year", "2025"), ("this month", "2026-11"),
        ("next month", "2026-12"), ("last month", "2026-10"), ("last week", "2026-11-09/2026-11-15"),
        ("this week", "2026-11-16/2026-11-22"), ("monday", "2026-11-16"), ("Sunday", "2026-11-22"),
        ("on fri", "2026-11-20"), ("last sunday", "2026-11-15"), ("next Monday", "2026-11-23"),
        ("this monday", "2026-11-16"), ("3 days ago", "2026-11-19"), ("a week ago", "2026-11-15"),
        ("two months ago", "2026-09"), ("11 months ago", "2025-12"), ("5 years  ago", "2021"),
    ],
)  # fmt: skip
def test_words_are_read_from_today(typed: str, edtf: str) -> None:
    assert read_typed(typed, today=SUNDAY) == edtf
    assert bounds(edtf)


@pytest.mark.parametrize(
    "typed", ["March", "mo", "last", "last fortnight", "9999 years ago", "", "2026", "one day"]
)
def test_what_is_not_said_from_today_is_left_alone(typed: str) -> None:
    assert read_relative(typed, SUNDAY) is None


def test_without_a_today_nothing_is_read_from_it() -> None:
    with pytest.raises(BadDate):
        read_typed("yesterday")


def test_other_dates_are_read_as_ever() -> None:
    assert read_typed("12/11/2026", "MDY", today=SUNDAY) == "2026-12-11"
    assert read_typed("c. 2014", today=SUNDAY) == "2014~"
