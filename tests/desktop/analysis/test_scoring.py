"""Scores of forecasts against figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.scoring import brier_of_many, brier_over_time, calibration

MURPHY = [
    *[(0.9, True)] * 3, (0.9, False), *[(0.6, True)] * 2, *[(0.6, False)] * 2, *[(0.1, False)] * 2,
]  # fmt: skip


def test_the_binary_mean() -> None:
    published = calibration([(0.1, False), (0.9, True), (0.8, True), (0.3, False)])
    assert published is not None
    assert published.score == pytest.approx(0.0375)
    even = calibration([(0.5, True), (0.5, False)])
    assert even is not None
    assert even.score == 0.25


def test_the_sum_over_categories() -> None:
    assert brier_of_many([0.2, 0.5, 0.3], 1) == pytest.approx(0.38)
    assert brier_of_many([0.0, 1.0], 1) == 0.0


def test_murphys_parts() -> None:
    found = calibration(MURPHY)
    assert found is not None
    assert found.reliability == pytest.approx(0.015)
    assert found.resolution == pytest.approx(0.075)
    assert found.uncertainty == pytest.approx(0.25)
    assert found.score == pytest.approx(0.19)
    assert [(each.forecast, each.cases, each.hits) for each in found.bins] == [
        (0.1, 2, 0),
        (0.6, 4, 2),
        (0.9, 4, 3),
    ]


@given(
    st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0]), st.booleans()), min_size=1, max_size=60)
)
def test_the_parts_make_up_the_score(forecasts: list[tuple[float, bool]]) -> None:
    found = calibration(forecasts)
    assert found is not None
    assert found.score == pytest.approx(
        sum((forecast - happened) ** 2 for forecast, happened in forecasts) / len(forecasts)
    )
    assert found.cases == len(forecasts)
    assert bool(found.warning) == (len(forecasts) < 30)


def test_few_cases_are_warned_of_and_none_have_no_parts() -> None:
    found = calibration(MURPHY)
    assert found is not None
    assert found.warning == "Only 10 resolved: under 30 cases this is mostly chance."
    assert calibration([]) is None


def test_each_forecast_counts_for_the_days_it_stood() -> None:
    stood = [("2026-01-01", 0.5), ("2026-01-11", 0.9)]
    found = brier_over_time(stood, "2026-01-16", happened=True)
    assert found == pytest.approx((10 * 0.25 + 5 * 0.01) / 15)


def test_of_two_on_a_day_the_last_stands_and_later_ones_do_not_count() -> None:
    stood = [("2026-01-01", 0.1), ("2026-01-01", 0.5), ("2026-02-01", 1.0)]
    assert brier_over_time(stood, "2026-01-16", happened=True) == 0.25


def test_what_never_stood_has_no_score() -> None:
    assert brier_over_time([], "2026-01-16", happened=True) is None
    assert brier_over_time([("2026-02-01", 0.5)], "2026-01-16", happened=True) is None
