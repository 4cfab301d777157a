"""The likelihood bar: cut at the bounds of the words, exact ranges, and a sentence for screen readers."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.likelihood_bar import (
    WORD_BOUNDS,
    LikelihoodBar,
    Range,
    paint_likelihood,
    place_of,
    segments,
)
from tests.desktop.widgets.pixels import colours_in, drawn, extent

TRACK = QRectF(0, 4, 400, 8)


def bar(theme: Theme, estimate: Range | None, earlier: Range | None = None) -> QImage:
    return drawn(
        QSize(400, 24),
        theme.token("base"),
        lambda painter: paint_likelihood(painter, TRACK, theme, estimate, earlier=earlier),
    )


def test_the_track_is_cut_by_two_pixels_at_each_bound() -> None:
    parts = segments(TRACK, WORD_BOUNDS)
    gaps = [(one.right(), other.left()) for one, other in pairwise(parts)]
    assert [(start, end) for start, end in gaps] == [(b * 4 - 1, b * 4 + 1) for b in WORD_BOUNDS]
    assert parts[0].left() == 0
    assert parts[-1].right() == 400


def test_a_bound_at_the_end_of_the_scale_leaves_no_empty_part() -> None:
    assert all(part.width() > 0 for part in segments(TRACK, (0, 50, 100)))


@pytest.mark.parametrize(
    ("estimate", "left", "width"),
    [(Range(55, 70), 220, 60), (Range(0, 100), 0, 400), (Range(40, 40), 158, 4), (Range(0, 0), 0, 4)],
)
def test_a_range_lies_where_its_figures_say(theme: Theme, estimate: Range, left: int, width: int) -> None:
    shown = extent(bar(theme, estimate), theme.token("data"))
    assert (shown.left(), shown.width()) == (left, width)
    if shown.width() > 4:  # a narrow one is all corner
        assert (shown.top(), shown.height()) == (2, 12), "2 px proud of the track on both sides"


def test_a_single_value_at_the_end_stays_within_the_track() -> None:
    assert place_of(TRACK, Range(100, 100)) == QRectF(396, 4, 4, 8)


def test_the_earlier_range_is_a_line_below(theme: Theme) -> None:
    image = bar(theme, Range(55, 70), Range(50, 65))
    shown = extent(image, theme.token("data2"))
    assert shown.height() <= 2
    assert shown.top() >= 17
    assert abs(shown.left() - 200) <= 1
    assert abs(shown.right() - 259) <= 1


def test_no_estimate_is_dashed_and_has_no_range(theme: Theme) -> None:
    image = bar(theme, None)
    counts = colours_in(image)
    assert counts[theme.token("data").name()] == 0
    edge = [image.pixelColor(x, 3).name() for x in range(10, 390)]
    assert 0.35 < edge.count(theme.token("border").name()) / len(edge) < 0.65


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (60, 50), (50, 101)])
def test_a_range_outside_the_scale_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="0–100"):
        Range(low, high)


def test_the_bar_says_what_it_shows(theme: Theme, qtbot: QtBot) -> None:
    widget = LikelihoodBar(theme)
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "No estimate yet"
    widget.show_estimate(Range(55, 70), word="Likely", earlier=Range(50, 65))
    assert widget.accessibleName() == "Likely, 55–70 %"
    assert widget.accessibleDescription() == "Earlier estimate 50–65 %"
    widget.show_estimate(Range(40, 40))
    assert widget.accessibleName() == "40 %"
    assert widget.accessibleDescription() == ""


def test_the_bar_takes_the_bounds_of_another_scale(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    def track(*bounds: float) -> int:
        widget = LikelihoodBar(theme, bounds=bounds)
        qtbot.addWidget(widget)
        widget.resize(200, widget.sizeHint().height())
        return colours_in(widget.grab().toImage(), QRect(0, 4, 200, 4))[theme.token("track").name()]

    assert track() - track(50) == 2 * 4
