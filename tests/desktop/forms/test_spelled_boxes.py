"""Misspelled words are underlined in the fields of a form, and mended from a menu by mouse and keyboard."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db.records import Actor, Evidence, Issue, Position, Source
from desktop.forms import spell_menu
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import field_for
from desktop.forms.prose import ProseField
from desktop.forms.spelled_line import SpelledLine
from desktop.forms.spelled_text import SpelledText
from desktop.forms.text import TextField
from desktop.jobs import Jobs
from desktop.models.spell_check import SpellCheck
from desktop.session import Session
from desktop.settings import CHECK_SPELLING, Settings
from desktop.theme import Theme
from tests.desktop.spelled import settle

Box = SpelledText | SpelledLine
Make = Callable[[type, str], Box]
KEYBOARD = QContextMenuEvent.Reason.Keyboard


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home / "settings.json")


@pytest.fixture
def check(session: Session, settings: Settings) -> SpellCheck:
    return SpellCheck(session, settings, Jobs(session), session)


@pytest.fixture
def field(context: FormContext, check: SpellCheck, qtbot: QtBot) -> Callable[[type, str], FieldWidget]:
    def made(cls: type, name: str) -> FieldWidget:
        field = field_for(replace(context, spelling=check), cls, name)
        qtbot.addWidget(field)
        field.resize(360, 80)
        with qtbot.waitActive(field):
            field.show()
            field.activateWindow()
        return field

    return made


@pytest.fixture
def box(field: Callable[[type, str], FieldWidget]) -> Make:
    def made(cls: type, name: str) -> Box:
        control = field(cls, name).control
        assert isinstance(control, Box)
        return control

    return made


KINDS = [(Position, "statement"), (Issue, "title")]


def put(box: Box, text: str, check: SpellCheck, qtbot: QtBot) -> None:
    box.setPlainText(text) if isinstance(box, SpelledText) else box.setText(text)
    QApplication.processEvents()
    settle(qtbot, check)


def text_of(box: Box) -> str:
    return box.text()


def underlined(box: Box) -> list[str]:
    """The words that are underlined now."""
    if isinstance(box, SpelledLine):
        return [word for _, word in box.marked]
    found = []
    block = box.document().firstBlock()
    while block.isValid():
        text = block.text().encode("utf-16-le")
        for each in block.layout().formats():
            if each.format.underlineStyle() == each.format.UnderlineStyle.SpellCheckUnderline:
                found.append(text[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"))
        block = block.next()
    return found


def menu_of(box: Box, qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def ask_by_key(box: Box) -> None:
    event = QContextMenuEvent(KEYBOARD, QPoint(1, 1), box.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(box, event)


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_misspelled_words_are_underlined(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    put(made, "😀 No withdrawl of Ukraine’s forces, beyond teh line", check, qtbot)
    assert underlined(made) == ["withdrawl", "teh"]
    assert [word for _, word in made.wrong_words()] == ["withdrawl", "teh"]
    put(made, "No withdrawal beyond the line", check, qtbot)
    assert underlined(made) == []


def test_every_paragraph_is_looked_at(box: Make, check: SpellCheck, qtbot: QtBot) -> None:
    made = box(Position, "statement")
    put(made, "Frist of all\n\nno withdrawl\nteh end", check, qtbot)
    assert underlined(made) == ["Frist", "withdrawl", "teh"]
    assert made.wrong_words() == [(0, "Frist"), (17, "withdrawl"), (27, "teh")]


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_the_word_that_is_being_typed_is_left_alone(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    made.setFocus()
    QTest.keyClicks(made, "No teh")
    settle(qtbot, check)
    assert underlined(made) == []
    QTest.keyClicks(made, " lin")
    settle(qtbot, check)
    assert underlined(made) == ["teh"]
    QTest.keyClick(made, Qt.Key.Key_Home)
    settle(qtbot, check)
    assert underlined(made) == ["teh", "lin"]


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_leaving_the_field_looks_at_the_last_word_too(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    made.setFocus()
    QTest.keyClicks(made, "No teh")
    made.clearFocus()
    settle(qtbot, check)
    assert underlined(made) == ["teh"]


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_a_word_is_mended_from_the_menu_and_the_text_undoes_it(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    put(made, "😀 No withdrawl now", check, qtbot)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Home)
    for _ in range(6):
        QTest.keyClick(made, Qt.Key.Key_Right)
    ask_by_key(made)
    menu = menu_of(made, qtbot)
    assert menu.accessibleName() == "Misspelled: withdrawl"
    suggestions = words_of(menu)[: words_of(menu).index("Add “withdrawl” to this tracker's words")]
    assert "withdrawal" in suggestions
    assert any(action.text().startswith("&Paste") for action in menu.actions())
    for _ in range(suggestions.index("withdrawal")):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert text_of(made) == "😀 No withdrawal now"
    made.undo()
    assert text_of(made) == "😀 No withdrawl now"


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_the_mouse_asks_for_the_word_under_it(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    put(made, "teh withdrawl", check, qtbot)
    place = QPoint(12, made.height() // 2)
    target = made.viewport() if isinstance(made, SpelledText) else made
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    menu = menu_of(made, qtbot)
    assert menu.accessibleName() == "Misspelled: teh"
    menu.close()


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_a_word_is_added_from_the_menu(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    put(made, "oblasts and krais", check, qtbot)
    menu = spell_menu.made(made, 0, "oblasts", [])
    assert words_of(menu)[0] == "No suggestion"
    next(action for action in menu.actions() if action.text().startswith("Add")).trigger()
    settle(qtbot, check)
    assert underlined(made) == ["krais"]


def test_a_word_is_ignored_in_the_record_it_stands_in(
    field: Callable[[type, str], FieldWidget], check: SpellCheck, qtbot: QtBot
) -> None:
    made = field(Position, "statement")
    assert isinstance(made, ProseField)
    box = made.box
    assert isinstance(box, SpelledText)
    shown = ["p1"]
    made.sibling = lambda name: shown[0] if name == "id" else None
    put(box, "teh line", check, qtbot)
    menu = spell_menu.made(box, 0, "teh", ["the"])
    next(action for action in menu.actions() if action.text().startswith("Ignore")).trigger()
    settle(qtbot, check)
    assert underlined(box) == []
    shown[0] = "p2"
    check.refresh()
    settle(qtbot, check)
    assert underlined(box) == ["teh"]
    shown[0] = ""
    menu = spell_menu.made(box, 0, "teh", [])
    ignore = next(action for action in menu.actions() if action.text().startswith("Ignore"))
    assert not ignore.isEnabled(), "a record that is not saved yet has no place to keep it"


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_a_menu_that_comes_too_late_is_not_opened(
    box: Make, check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    put(made, "teh line", check, qtbot)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Home)
    asked: list[list[str]] = []
    check.suggest("teh", "en-GB", asked.append)
    ask_by_key(made)
    put(made, "the line", check, qtbot)
    check.suggest("teh", "en-GB", asked.append)
    qtbot.waitUntil(lambda: len(asked) == 2)
    settle(qtbot, check)
    made.put_word(0, "teh", "the very")
    assert text_of(made) == "the line"
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_the_switch_takes_the_lines_away(
    box: Make, check: SpellCheck, settings: Settings, qtbot: QtBot, cls: type, name: str
) -> None:
    made = box(cls, name)
    put(made, "teh line", check, qtbot)
    settings.set(CHECK_SPELLING, False)
    check.refresh()
    assert underlined(made) == []
    settings.set(CHECK_SPELLING, True)
    check.refresh()
    settle(qtbot, check)
    assert underlined(made) == ["teh"]


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_marks_are_no_change_of_the_text(
    field: Callable[[type, str], FieldWidget], check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = field(cls, name)
    made.set_value("teh line")
    QApplication.processEvents()
    changes: list[None] = []
    made.changed.connect(lambda: changes.append(None))
    settle(qtbot, check)
    check.refresh()
    settle(qtbot, check)
    assert changes == []
    assert not made.edited


@pytest.mark.parametrize(("cls", "name"), KINDS)
def test_what_can_only_be_read_is_not_judged(
    field: Callable[[type, str], FieldWidget], check: SpellCheck, qtbot: QtBot, cls: type, name: str
) -> None:
    made = field(cls, name)
    made.set_read_only(True)
    assert isinstance(made.control, Box)
    put(made.control, "teh line", check, qtbot)
    assert made.control.wrong_words() == []
    assert underlined(made.control) == []


@pytest.mark.parametrize(("cls", "name"), [(Actor, "name"), (Actor, "aliases"), (Source, "publisher")])
def test_names_are_not_looked_at(field: Callable[[type, str], FieldWidget], cls: type, name: str) -> None:
    made = field(cls, name)
    assert isinstance(made, ProseField | TextField)
    assert not isinstance(made.control, Box)


def test_a_quote_follows_the_language_that_its_record_says(
    field: Callable[[type, str], FieldWidget], check: SpellCheck, qtbot: QtBot
) -> None:
    made = field(Evidence, "quote")
    box = made.control
    assert isinstance(box, SpelledText)
    said = {"quote_language": ""}
    made.sibling = said.get
    put(box, "une rupturre", check, qtbot)
    assert underlined(box) == ["une", "rupturre"]
    said["quote_language"] = "fr"
    box.clearFocus()
    settle(qtbot, check)
    assert underlined(box) == [], "there is no French dictionary here"


@pytest.mark.parametrize(
    ("scheme", "before"), [("light", ""), ("dark", ""), ("light", "and the line is long and moves " * 3)]
)
def test_the_wave_under_a_line_is_drawn_where_the_word_is(
    box: Make,
    check: SpellCheck,
    settings: Settings,
    qtbot: QtBot,
    theme: Theme,
    qapp: QApplication,
    scheme: str,
    before: str,
) -> None:
    theme.apply(qapp, "dark" if scheme == "dark" else "light")
    made = box(Issue, "title")
    assert isinstance(made, SpelledLine)
    put(made, f"{before}right words and withdrawl", check, qtbot)
    made.clearFocus()
    marked = made.grab().toImage()
    settings.set(CHECK_SPELLING, False)
    check.refresh()
    columns = _differing(marked, made.grab().toImage())
    metrics = made.fontMetrics()
    left = made.cursorRect().x() + 5 - metrics.horizontalAdvance(made.text())
    assert abs(min(columns) - left - metrics.horizontalAdvance(f"{before}right words and ")) <= 3
    assert abs(max(columns) - left - metrics.horizontalAdvance(made.text())) <= 3


def _differing(one: QImage, other: QImage) -> list[int]:
    """The columns in which two pictures are not the same."""
    rows = range(one.height())
    return [x for x in range(one.width()) if any(one.pixel(x, y) != other.pixel(x, y) for y in rows)]
