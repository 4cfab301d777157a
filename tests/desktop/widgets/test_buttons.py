"""Buttons: what each kind looks like, how wide it is, and when the ring of the keyboard shows."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LOOKS, Button, ButtonKind, IconButton, LinkButton
from desktop.widgets.check_box import CheckBox
from desktop.widgets.focus import FocusRing, KeyboardRing
from tests.desktop.widgets.pixels import colours_in, seen

KINDS: list[ButtonKind] = ["plain", "primary", "quiet", "danger"]
Reason = Qt.FocusReason


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 200)
    return made


def placed(button: Button, page: QWidget) -> Button:
    button.setParent(page)
    button.setGeometry(QRect(20, 20, button.sizeHint().width(), 32))
    button.show()
    return button


def give_focus(control: QWidget, reason: Reason) -> None:
    QApplication.sendEvent(control, QFocusEvent(QEvent.Type.FocusIn, reason))


def take_focus(control: QWidget, reason: Reason = Reason.TabFocusReason) -> None:
    QApplication.sendEvent(control, QFocusEvent(QEvent.Type.FocusOut, reason))


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_is_drawn_from_its_tokens(theme: Theme, page: QWidget, kind: ButtonKind) -> None:
    button = placed(Button(theme, "Save", kind), page)
    look = LOOKS[kind]
    image = seen(button)
    counts = colours_in(image)
    assert counts[theme.token(look.ink).name()] > 0
    assert image.pixelColor(8, 16) == theme.token(look.fill or "chrome")
    assert image.pixelColor(0, 16) == theme.token(look.outline or look.fill or "chrome")


@pytest.mark.parametrize("kind", KINDS)
def test_the_pointer_changes_the_fill(theme: Theme, page: QWidget, kind: ButtonKind) -> None:
    button = placed(Button(theme, "Save", kind), page)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert seen(button).pixelColor(8, 16) == theme.token(LOOKS[kind].hover)


@pytest.mark.parametrize("kind", KINDS)
def test_a_disabled_button_is_grey_even_under_the_pointer(
    theme: Theme, page: QWidget, kind: ButtonKind
) -> None:
    button = placed(Button(theme, "Save", kind), page)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.setEnabled(False)
    assert colours_in(seen(button))[theme.token(LOOKS[kind].off_ink).name()] > 0
    assert seen(button).pixelColor(8, 16) == theme.token(LOOKS[kind].off_fill or "chrome")


def test_danger_is_outlined_and_never_filled() -> None:
    assert LOOKS["danger"].fill == ""
    assert LOOKS["danger"].outline == "error"


def test_a_button_is_as_high_as_the_grid_and_as_wide_as_its_words(theme: Theme, page: QWidget) -> None:
    short, longer = Button(theme, "Add"), Button(theme, "Restore the backup")
    assert short.sizeHint().height() == longer.sizeHint().height() == MEASURES.control
    assert short.sizeHint().width() == 64
    assert longer.sizeHint().width() > 120
    assert Button(theme, "&Save").sizeHint() == Button(theme, "Save").sizeHint()


def test_icon_and_menu_sign_take_room(theme: Theme, page: QWidget) -> None:
    plain = Button(theme, "Export paper").sizeHint().width()
    with_icon = Button(theme, "Export paper", icon="file-output").sizeHint().width()
    both = Button(theme, "Export paper", icon="file-output", chevron=True).sizeHint().width()
    assert (with_icon - plain, both - with_icon) == (24, 22)
    assert not seen(Button(theme, "New", "quiet", icon="plus", chevron=True)).isNull()


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (Reason.TabFocusReason, True),
        (Reason.BacktabFocusReason, True),
        (Reason.ShortcutFocusReason, True),
        (Reason.MouseFocusReason, False),
        (Reason.OtherFocusReason, False),
    ],
)
def test_only_the_keyboard_brings_up_the_ring(
    theme: Theme, page: QWidget, reason: Reason, shown: bool
) -> None:
    button = placed(Button(theme, "Save"), page)
    give_focus(button, reason)
    assert button.ring.is_shown is shown


def test_the_ring_comes_back_with_the_window(theme: Theme, page: QWidget) -> None:
    button = placed(Button(theme, "Save"), page)
    for reason, shown in ((Reason.TabFocusReason, True), (Reason.MouseFocusReason, False)):
        give_focus(button, reason)
        take_focus(button, Reason.ActiveWindowFocusReason)
        assert not button.ring.is_shown
        give_focus(button, Reason.ActiveWindowFocusReason)
        assert button.ring.is_shown is shown
        take_focus(button)


def test_the_ring_lies_a_pixel_clear_around_the_button_and_follows_it(
    theme: Theme, page: QWidget, qtbot: QtBot
) -> None:
    page.show()
    button = placed(Button(theme, "Save"), page)
    give_focus(button, Reason.TabFocusReason)
    (ring,) = page.findChildren(FocusRing)
    assert ring.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    middle = button.geometry().center().y()
    image = seen(page)
    row = [image.pixelColor(x, middle).name() for x in range(17, 22)]
    outline = theme.token("border").name()
    assert row == [theme.token("ring").name()] * 2 + [theme.token("chrome").name(), outline, row[4]]
    button.move(60, 90)
    assert ring.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    button.hide()
    assert not button.ring.is_shown


def test_the_ring_moves_to_another_page_with_its_control(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    box = CheckBox(theme, "Shown", page)
    box.show()
    give_focus(box, Reason.TabFocusReason)
    ring = page.findChildren(FocusRing)[0]
    box.setParent(other)
    box.show()
    assert ring.parentWidget() in (page, other)
    give_focus(box, Reason.TabFocusReason)
    assert other.findChildren(FocusRing)
    assert box.ring.is_shown


def test_a_control_without_a_parent_has_no_ring(theme: Theme, qtbot: QtBot) -> None:
    button = QWidget()
    qtbot.addWidget(button)
    ring = KeyboardRing(theme, button)
    give_focus(button, Reason.TabFocusReason)
    assert not ring.is_shown


def test_tab_moves_the_ring_from_button_to_button(theme: Theme, page: QWidget, qtbot: QtBot) -> None:
    first, second = Button(theme, "Revert"), Button(theme, "Save", "primary")
    row = QHBoxLayout(page)
    row.addWidget(first)
    row.addWidget(second)
    with qtbot.waitActive(page):
        page.show()
    assert first.hasFocus()
    assert not first.ring.is_shown, "the window has only been opened"
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert (first.ring.is_shown, second.ring.is_shown) == (False, True)
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert (first.ring.is_shown, second.ring.is_shown) == (True, False)


def test_a_focus_that_was_prepared_is_shown_when_its_window_opens(
    theme: Theme, page: QWidget, qtbot: QtBot
) -> None:
    button = placed(Button(theme, "Keep mine"), page)
    button.ring.prepare()
    give_focus(button, Reason.ActiveWindowFocusReason)
    assert button.ring.is_shown


def test_an_icon_button_has_words(theme: Theme, page: QWidget) -> None:
    button = IconButton(theme, "ellipsis", "More", parent=page)
    assert (button.accessibleName(), button.toolTip()) == ("More", "More")
    assert button.size().toTuple() == (32, 32)


def test_an_icon_button_shows_hover_tick_and_disabled(theme: Theme, page: QWidget) -> None:
    button = IconButton(theme, "ellipsis", "More", parent=page)
    button.setCheckable(True)
    assert seen(button).pixelColor(4, 16) == theme.token("chrome")
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert seen(button).pixelColor(4, 16) == theme.token("hover")
    button.setChecked(True)
    assert seen(button).pixelColor(4, 16) == theme.token("sel")
    button.setChecked(False)
    button.setEnabled(False)
    assert seen(button).pixelColor(4, 16) == theme.token("chrome")


def test_a_link_is_accent_and_as_wide_as_its_words(theme: Theme, page: QWidget) -> None:
    link = LinkButton(theme, "Import a table", parent=page)
    link.resize(link.sizeHint())
    assert colours_in(seen(link))[theme.token("accent").name()] > 10
    link.setEnabled(False)
    assert colours_in(seen(link))[theme.token("accent").name()] == 0
    assert link.minimumSizeHint() == link.sizeHint()


def test_buttons_take_the_colours_of_another_theme(theme: Theme, page: QWidget, qapp: QApplication) -> None:
    button = placed(Button(theme, "Save", "primary"), page)
    theme.apply(qapp, "dark")
    assert seen(button).pixelColor(8, 16) == theme.token("accent")
