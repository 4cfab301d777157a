"""Rows of lists: selection, hover and focus are three things, told apart also when they come together."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.widgets.row_list import ListRow, RowList
from desktop.widgets.rows import (
    WHOLE,
    Edge,
    RowState,
    paint_prose,
    paint_row,
    paint_two_lines,
)
from tests.desktop.widgets.pixels import colours_in, drawn, marked, seen

BOX = QRect(0, 0, 200, 32)


def picture(theme: Theme, paint: Callable[[QPainter], None], size: QSize | None = None) -> QImage:
    return drawn(size or BOX.size(), theme.token("base"), paint)


def row(theme: Theme, state: RowState, edges: frozenset[Edge] = WHOLE) -> QImage:
    return picture(theme, lambda painter: paint_row(painter, BOX, state, theme, edges=edges))


def at(image: QImage, x: int, y: int = 16) -> str:
    return image.pixelColor(x, y).name()


def name(theme: Theme, token: str) -> str:
    return theme.token(token).name()


def test_a_row_at_rest_has_only_its_rule(theme: Theme) -> None:
    counts = colours_in(row(theme, RowState()))
    assert counts == {name(theme, "base"): 200 * 31, name(theme, "line2"): 200}


def test_a_selected_row_has_tint_and_bar(theme: Theme) -> None:
    image = row(theme, RowState(selected=True))
    assert [at(image, x) for x in range(4)] == [name(theme, "accent")] * 3 + [name(theme, "sel")]


def test_a_list_without_focus_keeps_a_grey_selection(theme: Theme) -> None:
    image = row(theme, RowState(selected=True, active=False))
    assert [at(image, x) for x in range(4)] == [name(theme, "border")] * 3 + [name(theme, "hover")]


def test_hover_is_a_tint_without_a_bar(theme: Theme) -> None:
    image = row(theme, RowState(hovered=True))
    assert [at(image, x) for x in (0, 3, 100)] == [name(theme, "hover")] * 3


def test_focus_is_a_ring_within_the_row(theme: Theme) -> None:
    image = row(theme, RowState(focused=True))
    ring, base = name(theme, "ring"), name(theme, "base")
    assert [at(image, x) for x in (0, 1, 2, 197, 198, 199)] == [ring, ring, base, base, ring, ring]
    assert [at(image, 100, y) for y in (0, 1, 2, 30, 31)] == [ring, ring, base, ring, ring]


def test_all_together_can_be_told_apart(theme: Theme) -> None:
    image = row(theme, RowState(selected=True, hovered=True, focused=True))
    assert at(image, 100) == name(theme, "sel")
    assert at(image, 2) == name(theme, "accent")
    assert at(image, 198) == name(theme, "ring")
    pictures = [
        row(theme, RowState(selected=s, hovered=h, focused=f))
        for s, h, f in ((True, True, True), (True, True, False), (True, False, False), (False, True, True))
    ]
    assert len({bytes(image.constBits()) for image in pictures}) == 3, (
        "hover shows only on what is not selected"
    )


def test_a_list_without_focus_shows_no_ring(theme: Theme) -> None:
    assert colours_in(row(theme, RowState(focused=True, active=False)))[name(theme, "ring")] == 0


def test_a_row_of_cells_has_bar_and_ring_only_at_its_ends(theme: Theme) -> None:
    state = RowState(selected=True, focused=True)
    middle = row(theme, state, frozenset())
    assert at(middle, 0) == at(middle, 199) == name(theme, "sel")
    assert at(middle, 100, 0) == name(theme, "ring")
    left, right = row(theme, state, frozenset({"left"})), row(theme, state, frozenset({"right"}))
    assert at(left, 2) == name(theme, "accent")
    assert at(left, 199) == name(theme, "sel")
    assert at(right, 0) == name(theme, "sel")
    assert at(right, 199) == name(theme, "ring")


def test_what_is_faint_is_darker_on_the_selection() -> None:
    assert RowState(selected=True).faint == "text2"
    assert RowState(selected=True, active=False).faint == "text3"
    assert RowState().faint == "text3"


def test_raised_rows_take_the_hover_of_their_ground(theme: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    state = RowState(hovered=True)
    image = picture(theme, lambda painter: paint_row(painter, BOX, state, theme, raised=True))
    assert at(image, 100) == name(theme, "hover_raised") != name(theme, "hover")


def test_rows_of_a_navigator_are_rounded_and_have_no_rule(theme: Theme) -> None:
    state = RowState(selected=True)
    image = picture(theme, lambda painter: paint_row(painter, BOX, state, theme, rule=False, radius=4))
    assert at(image, 199, 0) == name(theme, "base")
    assert at(image, 100, 31) == name(theme, "sel")
    assert at(image, 1) == name(theme, "accent")
    assert at(image, 1, 6) == name(theme, "sel"), "the bar is a short one in the middle"


def test_two_lines_stand_over_each_other_and_one_in_the_middle(theme: Theme) -> None:
    box = QRect(0, 0, 200, 48)

    def lines(second: str) -> QRectF:
        image = picture(
            theme, lambda painter: paint_two_lines(painter, box, "Ukraine", second, theme), box.size()
        )
        return QRectF(marked(image, theme.token("base")))

    assert lines("Territory").height() > 20
    assert lines("").height() < 15
    assert abs(lines("").center().y() - 24) <= 2


def test_prose_takes_as_many_lines_as_it_may(theme: Theme) -> None:
    box = QRect(0, 0, 160, 64)
    text = "Negotiations only after Russian forces leave its sovereign territory, whatever else is offered"

    def height(lines: int, words: str = text) -> int:
        image = picture(
            theme, lambda painter: paint_prose(painter, box, words, theme, lines=lines), box.size()
        )
        return marked(image, theme.token("base")).height()

    assert height(1) < height(2) < height(3)
    assert height(2, "") == 0


def test_a_row_with_little_room_shows_its_title_before_what_stands_at_its_side(
    theme: Theme, qtbot: QtBot
) -> None:
    rows = RowList(theme, "What changed")
    qtbot.addWidget(rows)
    rows.show_rows([ListRow("a", "Begin with the sample dossier", side="L. Brandt")])
    rows.show()
    inks = {}
    for width in (480, 180):
        rows.resize(width, rows.height())
        inks[width] = colours_in(seen(rows))
    text = theme.token("text").name()
    assert inks[180][text] > inks[480][text] / 3, "the title is drawn, not the side alone"
    assert inks[480][theme.token("text3").name()] > inks[180][theme.token("text3").name()]
