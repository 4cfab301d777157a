"""How long ago a day is, in words."""

from datetime import date

import pytest

from desktop.analysis.ages import ago

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "1 day ago"),
        ("2026-10-12", "41 days ago"),
        ("2026-09-22", "2 months ago"),
        ("2024-12-31", "23 months ago"),
        ("2024-11-20", "2 years ago"),
        ("2027-01-01", ""),
    ],
)
def test_an_age_is_said_in_the_unit_that_fits(day: str, said: str) -> None:
    assert ago(day, TODAY) == said
