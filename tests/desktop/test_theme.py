"""The theme gives colours, fonts, icons and a style sheet, and tells when they change."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import resources
from desktop.icons import Icons
from desktop.theme import Theme, load_fonts
from desktop.theme_tokens import DARK, FACES, LIGHT, STANCE_TOKENS

Group = QPalette.ColorGroup
Role = QPalette.ColorRole


def test_applying_changes_colours_and_tells(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    assert theme.token("base") == QColor(LIGHT["base"])
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark")
    assert theme.scheme == "dark"
    assert theme.token("base") == QColor(DARK["base"])
    assert qapp.palette().color(Role.Window) == QColor(DARK["chrome"])


def test_a_system_that_does_not_say_gets_light(theme: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, "system")
    assert theme.appearance == "system"
    assert theme.scheme == "light"


class Told(QWidget):
    """Counts how often it hears of another style."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.times = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.times += event.type() == QEvent.Type.StyleChange


def test_another_look_is_told_no_more_often_to_what_lies_deeper(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    within = whole
    for _ in range(8):
        within = QWidget(within)
    high, deep = Told(whole), Told(within)
    whole.show()
    high.times = deep.times = 0
    theme.apply(qapp, "dark")
    assert deep.times == high.times > 0


def test_a_look_is_whole_once_it_is_told(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    told: list[bool] = []
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    theme.changed.connect(lambda: told.append(theme.is_changing))
    theme.apply(qapp, "dark")
    assert told == [False]


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_palette_sets_highlight_accent_inactive_and_disabled_apart(
    theme: Theme, qapp: QApplication, appearance: str
) -> None:
    theme.apply(qapp, "dark" if appearance == "dark" else "light")
    palette = qapp.palette()
    assert palette.color(Group.Active, Role.Highlight) == theme.token("accent")
    assert palette.color(Group.Active, Role.Accent) == theme.token("accent")
    assert palette.color(Group.Inactive, Role.Highlight) == theme.token("sel")
    assert palette.color(Group.Disabled, Role.Text) == theme.token("text3")


def test_a_token_that_is_none_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.token("petrol")


def test_every_stance_has_ink_and_all_but_unstated_a_tint(theme: Theme) -> None:
    inks = {stance: theme.ink(stance).name() for stance in STANCE_TOKENS}
    assert len(set(inks.values())) == len(inks)
    assert [stance for stance in STANCE_TOKENS if theme.tint(stance) is None] == [""]


def test_fonts_are_the_carried_ones_at_their_weight(theme: Theme) -> None:
    for name, face in FACES.items():
        info = QFontInfo(theme.font(name))
        assert info.family() == face.family, name
        assert info.weight() == face.weight, name
        assert info.pointSizeF() == pytest.approx(face.points), name


def test_figures_are_tabular(theme: Theme) -> None:
    for name in FACES:
        metrics = QFontMetricsF(theme.font(name))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1, name


def test_cyrillic_is_in_the_carried_font(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font())
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "КиївґєїІ’")


def test_a_font_that_is_given_can_be_changed_without_harm(theme: Theme) -> None:
    theme.font("body").setPointSizeF(40)
    assert theme.font("body").pointSizeF() == FACES["body"].points


def test_fonts_that_are_missing_are_said(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.theme.FONT_FILES", ("missing.ttf",))
    load_fonts.cache_clear()
    with pytest.raises(FileNotFoundError, match=r"missing\.ttf"):
        load_fonts()
    monkeypatch.undo()
    load_fonts()


def test_icons_take_the_colour_of_their_token_at_every_scale(theme: Theme) -> None:
    icon = theme.icon("minus", "accent")
    for ratio in (1.0, 2.0, 3.0):
        image = icon.pixmap(QSize(16, 16), ratio).toImage()
        assert image.width() == 16 * ratio
        middle = image.pixelColor(image.width() // 2, image.height() // 2)
        assert middle.name() == theme.token("accent").name()


def test_disabled_icons_are_grey(theme: Theme) -> None:
    image = theme.icon("minus", "accent").pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(16, 16).name() == theme.token("text3").name()


def test_icon_files_go_with_what_made_them() -> None:
    icons = Icons()
    file = icons.file("check", "#112233")
    assert "#112233" in file.read_text(encoding="utf-8")
    folder = file.parent
    del icons
    assert not folder.exists()


def test_an_icon_that_is_not_carried_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        Icons().file("no-such-icon", "#000000")


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_sheet_leaves_no_placeholder_and_sets_no_font(
    theme: Theme, qapp: QApplication, appearance: str
) -> None:
    theme.apply(qapp, "dark" if appearance == "dark" else "light")
    sheet = theme.sheet()
    assert "$" not in sheet
    assert "font" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for url in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(url).is_file()


def test_sheet_writes_no_colour_of_its_own() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", resources.read_text("qss/parley.qss"))


def test_controls_are_as_high_as_the_grid_says_in_every_state(theme: Theme, qtbot: QtBot) -> None:
    for field in (QLineEdit("2026-02"), QComboBox()):
        qtbot.addWidget(field)
        assert field.sizeHint().height() == 32
        field.setProperty("state", "invalid")
        field.style().unpolish(field)
        field.style().polish(field)
        assert field.sizeHint().height() == 32


def test_text_edges_of_fields_line_up(theme: Theme, qtbot: QtBot) -> None:
    """The first dark pixel of an H stands 8 px and the letter's own bearing from the edge in every field."""
    line, box, prose = QLineEdit("H"), QComboBox(), QPlainTextEdit("H")
    box.addItem("H")
    edges = set()
    for field in (line, box, prose):
        qtbot.addWidget(field)
        field.resize(120, 64 if field is prose else 32)
        field.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        field.show()
        image = field.grab().toImage()
        row = 14 if field is prose else 16
        edges.add(next(x for x in range(4, 40) if image.pixelColor(x, row).lightness() < 128))
    assert len(edges) == 1
