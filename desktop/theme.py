"""The theme: colours, fonts, icons and the style sheet of the look, light, dark or as the system says."""

import re
import string
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

import resources
from desktop.icons import Icons
from desktop.scale import px, scaled, set_text_size, text_size
from desktop.theme_tokens import FACES, FONT_FILES, MEASURES, SANS, STANCE_TOKENS, TOKENS, Scheme
from desktop.widgets.from_start import lines_show_their_start

Appearance = Literal["light", "dark", "system"]

Role = QPalette.ColorRole
ROLES: dict[QPalette.ColorRole, str] = {
    Role.Window: "chrome",
    Role.WindowText: "text",
    Role.Base: "base",
    Role.AlternateBase: "chrome",
    Role.Text: "text",
    Role.PlaceholderText: "text3",
    Role.Button: "chrome",
    Role.ButtonText: "text",
    Role.BrightText: "on_accent",
    Role.ToolTipBase: "toast",
    Role.ToolTipText: "toast_text",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Highlight: "accent",
    Role.HighlightedText: "on_accent",
    Role.Accent: "accent",
    Role.Light: "raised",
    Role.Midlight: "line2",
    Role.Mid: "line",
    Role.Dark: "border",
    Role.Shadow: "border",
}
# Selected text of a field that is not in use keeps a tint; what is disabled is grey on what it lies on.
INACTIVE_ROLES = {Role.Highlight: "sel", Role.HighlightedText: "text"}
DISABLED_ROLES = {
    Role.WindowText: "text3",
    Role.Text: "text3",
    Role.ButtonText: "text3",
    Role.Link: "text3",
    Role.Highlight: "track",
    Role.HighlightedText: "text3",
    Role.Accent: "track",
}
SHEET_ICONS = {
    "combo_arrow": ("chevron-down", "text2"),
    "combo_arrow_off": ("chevron-down", "text3"),
    "sort_up": ("chevron-up", "text2"),
    "sort_down": ("chevron-down", "text2"),
    "tick": ("check", "base"),
    "tick_off": ("check", "text3"),
    "menu_tick": ("check", "text"),
    "menu_arrow": ("chevron-right", "text2"),
}


class Theme(QObject):
    """The look in force. What paints itself asks it for colours and fonts, and repaints on `changed`.

    `is_changing`: widgets hear of parts of another look, before `changed` tells that it is whole.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application: QApplication | None = None
        self.is_changing = False
        self._appearance: Appearance = "light"
        self._scheme: Scheme = "light"
        self._icons = Icons()
        self._colours = colours("light")

    @property
    def scheme(self) -> Scheme:
        """Whether the look in force is light or dark."""
        return self._scheme

    @property
    def appearance(self) -> Appearance:
        """What was asked for: light, dark, or as the system says."""
        return self._appearance

    def apply(
        self, application: QApplication, appearance: Appearance = "system", text: int | None = None
    ) -> None:
        """Give `application` the look; called again it changes the look, and `changed` tells of it.

        `text`: the text size in per cent, none = as it is; raises ValueError below 80 and above 200.
        """
        before, first = text_size(), self._application is None
        if text is not None:
            set_text_size(text)
        if self._application is None:
            self._take(application)
        self._appearance = appearance
        hints = application.styleHints()
        if appearance == "system":
            hints.unsetColorScheme()
        else:  # for title bars and the dialogs of the system
            hints.setColorScheme(Qt.ColorScheme.Dark if appearance == "dark" else Qt.ColorScheme.Light)
        if first:
            self._refresh()
        else:
            self._rescale(application, before)

    def _rescale(self, application: QApplication, before: int) -> None:
        """Let look and text size hold in all that is there; fonts anew, for a new style sheet resets them."""
        from desktop.rescaling import give_fonts, lay_out_anew, rescale, scaled_fonts

        there = application.allWidgets()
        fonts = scaled_fonts(there, before)
        if text_size() != before:
            application.setFont(self.font())
            rescale(there, before)
        self._refresh()
        give_fonts(fonts)
        if text_size() != before:
            lay_out_anew(there)

    def token(self, name: str) -> QColor:
        """The colour of a token in the scheme in force; raises KeyError for a name that is none."""
        return QColor(self._colours[name])

    def ink(self, stance: str) -> QColor:
        """The colour a stance is drawn in; '' is unstated."""
        return self.token(STANCE_TOKENS[stance])

    def tint(self, stance: str) -> QColor | None:
        """The colour under a stance; None for unstated, which has none."""
        return self.token(f"{STANCE_TOKENS[stance]}_tint") if stance else None

    def font(self, face: str = "body") -> QFont:
        """The font of a step of the type scale (`theme_tokens.FACES`)."""
        return QFont(font_of(face))

    def icon(self, name: str, token: str = "text2") -> QIcon:
        """The carried icon `name` in the colour of `token`, grey where it is disabled."""
        return self._icons.icon(name, self._colours[token].name(), self._colours["text3"].name())

    def sheet(self) -> str:
        """The style sheet of the scheme in force."""
        values = {name: css_colour(colour) for name, colour in self._colours.items()}
        for placeholder, (icon, token) in SHEET_ICONS.items():
            path = self._icons.file(icon, self.token(token).name())
            values[placeholder] = f'url("{path.as_posix()}")'
        text = resources.read_text("qss/parley.qss")
        return string.Template(text).substitute(values | sheet_lengths(text))

    def _take(self, application: QApplication) -> None:
        """What is done once: style, fonts, and listening for a change of the system's scheme."""
        self._application = application
        load_fonts()
        application.setStyle("Fusion")
        application.setFont(self.font())
        lines_show_their_start(application)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        if self._appearance == "system":
            self._refresh()

    def _refresh(self) -> None:
        assert self._application is not None
        dark = self._appearance == "dark" or (
            self._appearance == "system"
            and self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self._scheme = "dark" if dark else "light"
        self._colours = colours(self._scheme)
        self._application.setPalette(palette(self._scheme))
        # Of a sheet that takes the place of another Qt tells each widget once for each one it lies in, which
        # takes four times as long as to take the one away and give the other.
        self.is_changing = True
        self._application.setStyleSheet("")
        self._application.setStyleSheet(self.sheet())
        self.is_changing = False
        self.changed.emit()


def colours(scheme: Scheme) -> dict[str, QColor]:
    """Every token's colour in a scheme."""
    return {name: QColor(value) for name, value in TOKENS[scheme].items()}


def palette(scheme: Scheme) -> QPalette:
    """The palette of a scheme, with inactive and disabled set apart."""
    tokens = TOKENS[scheme]
    made = QPalette()
    group = QPalette.ColorGroup
    for role, token in ROLES.items():
        made.setColor(role, QColor(tokens[token]))
    for role, token in INACTIVE_ROLES.items():
        made.setColor(group.Inactive, role, QColor(tokens[token]))
    for role, token in DISABLED_ROLES.items():
        made.setColor(group.Disabled, role, QColor(tokens[token]))
    return made


def css_colour(colour: QColor) -> str:
    """A colour as a style sheet writes it: #rrggbb, with alpha #aarrggbb."""
    opaque = colour.alpha() == 255
    return colour.name(QColor.NameFormat.HexRgb if opaque else QColor.NameFormat.HexArgb)


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the carried fonts known to Qt, once a process; raises RuntimeError when one can't be read."""
    for name in FONT_FILES:
        if QFontDatabase.addApplicationFont(str(resources.path_of(f"fonts/{name}"))) < 0:
            raise RuntimeError(f"the carried font {name} can't be read")


def sheet_lengths(sheet: str) -> dict[str, str]:
    """What the lengths of the style sheet are at the text size in force: ${h28} is 28 pixels at 100 %."""
    tick, thick = px(14) + 2, px(5)
    lengths = {
        "control_inner": MEASURES.control - 2,  # a field without its border
        "menu_bar": px(36 if text_size() < 100 else 32),  # its entries, if not whole, would all be hidden
        "control_thick": MEASURES.control - 4,
        "heading": MEASURES.table_heading - 1,
        "radio": tick // 2,
        "dot": tick - 2 * thick,
        **{f"h{length}": px(int(length)) for length in re.findall(r"\$\{h(\d+)\}", sheet)},
    }
    return {name: str(length) for name, length in lengths.items()}


def font_of(face: str) -> QFont:
    """The font of a face: in points, to follow the system's text size; unhinted, to keep its width."""
    return _font_at(face, text_size())


@lru_cache(maxsize=4 * len(FACES))
def _font_at(face: str, _per_cent: int) -> QFont:
    step = FACES[face]
    font = QFont(step.family)
    font.setStyleHint(QFont.StyleHint.SansSerif if step.family == SANS else QFont.StyleHint.Serif)
    font.setPointSizeF(scaled(step.points))
    font.setWeight(QFont.Weight(step.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if step.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.spacing)
    return font
