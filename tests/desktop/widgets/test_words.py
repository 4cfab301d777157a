"""Labels, headings, chips and empty states: plain words, tones, and what a screen reader hears."""

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.forms.wrapped_label import ParagraphsLabel, WrappedLabel
from desktop.theme import Theme
from desktop.widgets.chip import StatusChip
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.painting import SLACK, paint_line, reads_from_right, wrap
from desktop.widgets.surface import Rule, Surface
from tests.desktop.widgets.pixels import colours_in, drawn, marked, seen

LONG = "No formal cession of sovereignty over any territory, Crimea and the four oblasts included"


def test_paragraphs_begin_lines_of_their_own_while_there_is_room_and_flow_where_there_is_not(
    theme: Theme, qtbot: QtBot
) -> None:
    label = ParagraphsLabel(theme, "One.\nTwo.\nThree.", lines=3)
    qtbot.addWidget(label)
    label.resize(400, 80)
    assert label.lines() == ("One.", "Two.", "Three.")
    assert label.heightForWidth(400) == 3 * label.pitch
    assert not label.is_cut
    label.setText("One.\nTwo.\nThree.\nFour.")
    assert label.lines() == ("One. Two. Three. Four.",)


def test_markup_in_words_is_shown_and_not_followed(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "<h1>Territory</h1>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().height() < 30


def test_a_tone_can_be_changed(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "1 field to correct", tone="text2")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert colours_in(seen(label))[theme.token("error").name()] == 0
    label.set_tone("error")
    assert colours_in(seen(label))[theme.token("error").name()] > 10


def test_a_label_too_long_ends_in_dots_and_tells_the_whole_in_its_tooltip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, f"{LONG} <b>")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.is_elided
    assert LONG in label.toolTip()
    assert "&lt;b&gt;" in label.toolTip()
    assert label.text().startswith(LONG), "screen readers read the whole"
    label.resize(label.sizeHint().width() + 10, 20)
    assert label.toolTip() == ""


def test_a_label_that_gets_a_larger_font_ends_in_dots(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "Territory")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.toolTip() == ""
    label.setFont(theme.font("dossier"))
    assert label.is_elided
    assert label.toolTip()


def test_an_elided_label_paints_in_its_tone(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, LONG, tone="error")
    qtbot.addWidget(label)
    label.resize(200, 20)
    assert colours_in(seen(label))[theme.token("error").name()] > 10


def test_wrapping_breaks_at_words_and_cuts_the_last_line(theme: Theme) -> None:
    lines = wrap(LONG, "body", 180, 2)
    assert len(lines) == 2
    assert LONG.startswith(lines[0])
    assert lines[1].endswith("…")
    metrics = QFontMetricsF(theme.font())
    assert all(metrics.horizontalAdvance(line) <= 180 for line in lines)


@pytest.mark.parametrize("signs", ["👩‍👩‍👧‍👦 é", "السيادة", "日本語", "\U0010fffd"])
@pytest.mark.parametrize("width", [186, 254, 318])
def test_no_line_is_wider_than_its_room_whatever_signs_no_font_has(
    theme: Theme, signs: str, width: int
) -> None:
    metrics = QFontMetricsF(theme.font("body"))
    lines = wrap(f"Statement {signs} " * 20, "body", width, 4)
    assert len(lines) == 4
    assert all(metrics.horizontalAdvance(line) <= width + SLACK for line in lines)


def test_wrapping_leaves_what_fits(theme: Theme) -> None:
    assert wrap("Reparations for war damage", "body", 400, 2) == ("Reparations for war damage",)
    assert wrap("two\n\n lines", "body", 400, 2) == ("two lines",)
    assert wrap("", "body", 400, 2) == ()


def test_a_line_is_cut_at_its_box_and_can_stand_right(theme: Theme) -> None:
    ink, ground = theme.token("text"), theme.token("base")
    box = QRectF(10, 0, 80, 32)
    left = drawn(QSize(100, 32), ground, lambda p: paint_line(p, box, LONG, theme.font(), ink))
    assert marked(left, ground).left() in (10, 11)
    assert marked(left, ground).right() <= 90
    right = drawn(QSize(100, 32), ground, lambda p: paint_line(p, box, "31", theme.font(), ink, right=True))
    assert marked(right, ground).left() > 60
    assert marked(right, ground).right() in (88, 89, 90)


def test_a_heading_says_title_and_count(theme: Theme, qtbot: QtBot) -> None:
    heading = SectionHeading(theme, "What changed", count="8", link="all 8")
    qtbot.addWidget(heading)
    assert heading.accessibleName() == "What changed 8"
    with qtbot.waitSignal(heading.link_clicked):
        heading.link.click()
    heading.set_count("")
    assert heading.accessibleName() == "What changed"
    heading.set_link("")
    assert heading.link.isHidden()


def test_a_heading_has_a_rule_beneath(theme: Theme, qtbot: QtBot) -> None:
    heading = SectionHeading(theme, "Rows")
    qtbot.addWidget(heading)
    heading.resize(200, heading.height())
    image = seen(heading)
    assert image.pixelColor(100, image.height() - 1) == theme.token("line")


def test_a_chip_says_its_state_and_hides_without_words(theme: Theme, qtbot: QtBot) -> None:
    chip = StatusChip(theme)
    qtbot.addWidget(chip)
    chip.show_state("4 findings to look at", "triangle-alert", "warn")
    chip.resize(chip.sizeHint())
    assert chip.accessibleName() == "4 findings to look at"
    warned = seen(chip)
    chip.show_state("4 findings to look at", "triangle-alert", "text2")
    assert seen(chip) != warned, "the icon has a tone of its own"
    chip.show_state("")
    assert chip.isHidden()


@pytest.mark.parametrize("leads", [True, False])
def test_only_a_chip_that_leads_somewhere_takes_the_focus(theme: Theme, qtbot: QtBot, leads: bool) -> None:
    chip = StatusChip(theme, leads=leads)
    qtbot.addWidget(chip)
    chip.show_state("Saved 14:02")
    assert (chip.focusPolicy() != Qt.FocusPolicy.NoFocus) is leads


def test_an_empty_state_says_what_the_kind_is_for_and_what_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    empty.show_words("No commitments yet", "Record who has offered what.", "New commitment", "Import a table")
    assert (empty.accessibleName(), empty.accessibleDescription()) == (
        "No commitments yet",
        "Record who has offered what.",
    )
    buttons = {button.text(): button for button in (empty.action, empty.link)}
    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(buttons["New commitment"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.linked):
        QTest.mouseClick(buttons["Import a table"], Qt.MouseButton.LeftButton)
    empty.show_words("Nothing matches “xyz”", "", "", "Clear filter")
    assert empty.action.isHidden()
    assert not empty.link.isHidden()


def test_the_lines_of_an_empty_state_are_short_enough_to_read(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    empty.show_words("No positions yet", LONG * 3)
    assert all(label.width() <= 360 for label in empty.findChildren(QLabel) if label.wordWrap())


def test_surfaces_take_their_colour_and_rules(theme: Theme, qtbot: QtBot) -> None:
    surface = Surface(theme, "sunken", rules=("top", "bottom", "left", "right"))
    qtbot.addWidget(surface)
    surface.resize(40, 40)
    image = seen(surface)
    assert image.pixelColor(20, 20) == theme.token("sunken")
    for x, y in ((0, 20), (39, 20), (20, 0), (20, 39)):
        assert image.pixelColor(x, y) == theme.token("line")
    rule = Rule(theme, "line2")
    qtbot.addWidget(rule)
    assert seen(rule).pixelColor(0, 0) == theme.token("line2")


ARABIC = "وقف إطلاق النار على طول خط التماس"


def first_ink(image: QImage, ground: QColor) -> QRect:
    """What is drawn in the first pixels from the left in which something is."""
    left = marked(image, ground).left()
    return marked(image.copy(QRect(left, 0, 6, image.height())), ground)


def test_what_is_read_from_the_right_begins_there_and_is_cut_at_its_left_end(
    theme: Theme, qtbot: QtBot
) -> None:
    page = Surface(theme, "chrome")
    qtbot.addWidget(page)
    page.resize(440, 60)
    label = WrappedLabel(theme, ARABIC, lines=1, parent=page)
    label.setGeometry(0, 0, 400, 24)
    page.show()
    whole = marked(seen(page), theme.token("chrome"))
    assert whole.left() > 150
    assert whole.right() >= 394
    label.setText("Talks")
    assert marked(seen(page), theme.token("chrome")).right() < 60
    label.setText(ARABIC * 6)
    assert first_ink(seen(page), theme.token("chrome")).height() <= 4, "dots on the line, and no letter"


def test_a_line_that_is_painted_is_cut_where_reading_it_ends(theme: Theme) -> None:
    def paint(painter: QPainter) -> None:
        box = QRectF(0, 0, 120, 24)
        paint_line(painter, box, f"{ARABIC} (Geneva)", theme.font(), theme.token("text"))

    image = drawn(QSize(130, 24), theme.token("base"), paint)
    assert first_ink(image, theme.token("base")).height() <= 4
    assert reads_from_right(f"12 {ARABIC}")
    assert not reads_from_right(f"Geneva {ARABIC}")
    assert not reads_from_right("2026")
