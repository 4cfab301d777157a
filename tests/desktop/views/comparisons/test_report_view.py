"""The columns of a report: shared out by what they hold, none too narrow, all of the room used."""

import pytest

from desktop.views.comparisons.report_view import LEAST_COLUMN, shared_out


@pytest.mark.parametrize("weights", [[8, 80, 80, 12], [24, 24], [8, 8, 80, 80, 80, 80]])
def test_columns_fill_the_room_and_none_is_too_narrow(weights: list[int]) -> None:
    widths = shared_out(weights, 735)
    assert min(widths) >= LEAST_COLUMN
    assert 735 - len(weights) < sum(widths) <= 735


def test_where_there_is_no_room_for_all_each_has_the_least() -> None:
    assert shared_out([8, 80, 80], 200) == [LEAST_COLUMN] * 3
