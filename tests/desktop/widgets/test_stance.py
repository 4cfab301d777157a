"""The marks of stance: exact shapes, never alone by colour, and said in words."""

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import STANCES
from desktop.theme import Theme
from desktop.theme_tokens import STANCE_TOKENS
from desktop.widgets.stance import (
    LETTERS,
    StanceMark,
    paint_axis_mark,
    paint_cell,
    paint_list_marks,
    paint_symbol,
    shape,
    words_of,
)
from tests.desktop.widgets.pixels import colours_in, drawn, extent, seen

INK, GROUND = QColor("#000000"), QColor("#ffffff")
BOX = 160  # ten times the box the shapes are declared in


def symbol(stance: str) -> QImage:
    def paint(painter: QPainter) -> None:
        paint_symbol(painter, stance, QPointF(BOX / 2, BOX / 2), BOX, INK)

    return drawn(QSize(BOX, BOX), GROUND, paint)


def is_inked(stance: str, x: float, y: float) -> bool:
    """Whether a point is inked, in units of the 16 × 16 box with its centre at 0,0."""
    return symbol(stance).pixelColor(round(BOX / 2 + 10 * x), round(BOX / 2 + 10 * y)) == INK


def test_stances_are_those_of_the_records() -> None:
    assert set(LETTERS) == set(STANCE_TOKENS) == {*STANCES, ""}


def test_letters_and_words_tell_stances_apart() -> None:
    assert [LETTERS[stance] for stance in STANCES] == ["P", "A", "C", "O", "R"]
    assert words_of("red line") == "Red line"
    assert words_of("") == "Unstated"


@pytest.mark.parametrize(
    ("stance", "inked", "clear"),
    [
        ("preferred", [(0, 0), (5.8, 0), (0, -5.8)], [(6.2, 0), (4.6, 4.6)]),
        ("acceptable", [(5, 0), (0, 5), (-5, 0), (5.8, 0), (4.2, 0)], [(0, 0), (3.8, 0), (6.2, 0)]),
        ("conditional", [(-3, 0), (-0.3, 3), (5, 0), (0, -5)], [(3, 0), (0.3, -3), (6.2, 0)]),
        ("opposed", [(6, 0), (0, -6), (3, 3), (-3, 3)], [(0, 0), (2, 2), (4.5, 4.5), (7.7, 0)]),
        ("red line", [(0, 0), (4, 4), (-4, 4), (4.5, -4.5)], [(0, 4), (4, 0), (5.9, 5.9)]),
        ("", [(0, 0), (1.5, 0)], [(2, 0), (4, 4)]),
    ],
)
def test_a_shape_is_drawn_as_declared(
    stance: str, inked: list[tuple[float, float]], clear: list[tuple[float, float]]
) -> None:
    assert [at for at in inked if not is_inked(stance, *at)] == []
    assert [at for at in clear if is_inked(stance, *at)] == []


def test_no_two_shapes_look_alike_without_colour() -> None:
    pictures = [symbol(stance) for stance in STANCE_TOKENS]
    for place, one in enumerate(pictures):
        for other in pictures[place + 1 :]:
            differing = sum(
                one.pixelColor(x, y) != other.pixelColor(x, y)
                for x in range(0, BOX, 4)
                for y in range(0, BOX, 4)
            )
            assert differing > 60


def test_a_word_that_is_no_stance_is_refused() -> None:
    with pytest.raises(KeyError):
        shape("lukewarm")


def test_a_cell_has_tint_symbol_and_letter(theme: Theme) -> None:
    image = drawn(
        QSize(82, 48),
        theme.token("base"),
        lambda painter: paint_cell(painter, QRectF(0, 0, 82, 48), "conditional", theme),
    )
    counts = colours_in(image)
    tint = theme.tint("conditional")
    assert tint is not None
    assert counts[tint.name()] > 3000
    assert counts[theme.ink("conditional").name()] > 60
    inked = extent(image, theme.ink("conditional"))
    assert abs(inked.center().x() - 41) <= 1, "symbol and letter stand in the middle together"


def test_a_cell_of_the_back_channel_is_dashed_and_has_no_tint(theme: Theme) -> None:
    image = drawn(
        QSize(82, 48),
        theme.token("base"),
        lambda painter: paint_cell(painter, QRectF(0, 0, 82, 48), "conditional", theme, back_channel=True),
    )
    tint = theme.tint("conditional")
    assert tint is not None
    assert colours_in(image)[tint.name()] == 0
    edge = [image.pixelColor(x, 0).name() for x in range(10, 70)]
    ink = theme.ink("conditional").name()
    assert 0.4 < edge.count(ink) / len(edge) < 0.75, "4 on, 3 off"
    assert theme.token("base").name() in edge


def test_an_unstated_cell_has_only_its_dot(theme: Theme) -> None:
    image = drawn(
        QSize(82, 48),
        theme.token("base"),
        lambda painter: paint_cell(painter, QRectF(0, 0, 82, 48), "", theme, back_channel=True),
    )
    counts = colours_in(image)
    assert counts[theme.token("base").name()] > 82 * 48 - 40


def test_list_marks_stand_at_their_pitch_with_letters_below(theme: Theme) -> None:
    stances = ("red line", "", "preferred")
    image = drawn(
        QSize(105, 48),
        theme.token("base"),
        lambda painter: paint_list_marks(painter, QRectF(0, 0, 105, 48), stances, theme),
    )
    red = extent(image, theme.ink("red line"))
    blue = extent(image, theme.ink("preferred"))
    assert red.right() < 14
    assert abs(blue.center().x() - (7 + 2 * 21)) <= 1
    assert blue.bottom() > 24 > blue.top(), "symbol above the middle, letter below"


def test_list_marks_that_find_no_room_are_left_out(theme: Theme) -> None:
    image = drawn(
        QSize(105, 48),
        theme.token("base"),
        lambda painter: paint_list_marks(painter, QRectF(0, 0, 40, 48), ("preferred",) * 5, theme),
    )
    assert extent(image, theme.ink("preferred")).right() <= 40


def test_a_mark_on_an_axis_clears_the_line_under_it(theme: Theme) -> None:
    line = QColor("#ff00ff")

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRect(0, 29, 60, 2), line)
        paint_axis_mark(painter, "acceptable", QPointF(30, 30), theme, theme.token("base"))

    image = drawn(QSize(60, 60), theme.token("base"), paint)
    assert image.pixelColor(30, 30) == theme.token("base"), "the hole of the ring"
    assert image.pixelColor(23, 30) != line
    assert image.pixelColor(21, 30) == line
    letter = extent(image.copy(38, 8, 20, 16), theme.ink("acceptable"))
    assert not letter.isEmpty(), "the letter stands at the top right"


@pytest.mark.parametrize("stance", [*STANCES, ""])
def test_a_mark_says_its_stance(theme: Theme, qtbot: QtBot, stance: str) -> None:
    mark = StanceMark(theme, stance, words=True)
    qtbot.addWidget(mark)
    assert mark.accessibleName() == words_of(stance)
    bare = StanceMark(theme, stance)
    qtbot.addWidget(bare)
    assert bare.toolTip() == words_of(stance)
    assert bare.sizeHint().width() < mark.sizeHint().width()


def test_a_mark_follows_stance_and_theme(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    mark = StanceMark(theme)
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    mark.set_stance("red line")
    assert mark.accessibleName() == "Red line"
    assert colours_in(seen(mark))[theme.ink("red line").name()] > 10
    theme.apply(qapp, "dark")
    assert colours_in(seen(mark))[theme.ink("red line").name()] > 10
