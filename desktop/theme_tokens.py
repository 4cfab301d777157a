"""The look as data: colours by token for light and dark, faces of type, and measures in pixels at scale 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.scale import px

Scheme = Literal["light", "dark"]

STANCE_TOKENS: Mapping[str, str] = {
    "preferred": "preferred",
    "acceptable": "acceptable",
    "conditional": "conditional",
    "opposed": "opposed",
    "red line": "red_line",
    "": "unstated",
}

LIGHT: Mapping[str, str] = {
    "chrome": "#F5F4F1",
    "base": "#FFFFFF",
    "field": "#FFFFFF",
    "raised": "#FFFFFF",
    "raised_edge": "#FFFFFF",
    "sunken": "#E9E7E2",
    "hover": "#EFEDE8",
    "hover_raised": "#EFEDE8",
    "sel": "#D9EAEC",
    "line": "#DEDBD4",
    "line2": "#EBE9E4",
    "border": "#8A867E",
    "text": "#1D2224",
    "text2": "#4F5558",
    "text3": "#65696B",
    "accent": "#0E6470",
    "ring": "#0E6470",
    "accent_hover": "#0A515B",
    "on_accent": "#FFFFFF",
    "off_accent": "#4F5558",  # text of a primary button that can't be pressed
    "error": "#B01E14",
    "error_bg": "#FCECE9",
    "warn": "#865000",
    "ok": "#2B6A3A",
    "mark": "#F7E08B",
    "data": "#43545C",
    "data2": "#A9B4B8",
    "track": "#E6E4DF",
    "toast": "#23292B",
    "toast_text": "#F2F0EC",
    "toast_action": "#7FD3DA",
    "toast_track": "#545759",
    "scrim": "#381D2224",
    "shadow": "#0A000000",
    "preferred": "#174B8B",
    "preferred_tint": "#D9E6F5",
    "acceptable": "#2363A4",
    "acceptable_tint": "#E9F1FA",
    "conditional": "#8A5A00",
    "conditional_tint": "#FBEACB",
    "opposed": "#B0376A",
    "opposed_tint": "#FBEAF1",
    "red_line": "#A3124E",
    "red_line_tint": "#F9DBE3",
    "unstated": "#65696B",
    "kind_claim": "#2A4FA0",
    "kind_event": "#2B6A3A",
    "kind_pressure": "#865000",
    "kind_obstacle": "#8A3324",
    "kind_outlook": "#6A3D9A",
    "kind_question": "#5E5A00",
    "kind_other": "#65696B",
}

DARK: Mapping[str, str] = {
    "chrome": "#1C2022",
    "base": "#141718",
    "field": "#0F1213",
    "raised": "#24292C",
    "raised_edge": "#31373A",
    "sunken": "#0F1213",
    "hover": "#24292C",
    "hover_raised": "#31373A",
    "sel": "#17393E",
    "line": "#31373A",
    "line2": "#252A2D",
    "border": "#767E82",
    "text": "#E8E6E1",
    "text2": "#B4B9BA",
    "text3": "#999FA1",
    "accent": "#67C2CA",
    "ring": "#67C2CA",
    "accent_hover": "#85D2D9",
    "on_accent": "#08262A",
    "off_accent": "#999FA1",
    "error": "#FF9A8D",
    "error_bg": "#3A1D1A",
    "warn": "#E8B55C",
    "ok": "#7CC48B",
    "mark": "#5A4A12",
    "data": "#A5B4BA",
    "data2": "#586368",
    "track": "#2A3033",
    "toast": "#E8E6E1",
    "toast_text": "#1D2224",
    "toast_action": "#0E6470",
    "toast_track": "#B8B8B4",
    "scrim": "#6E000000",
    "shadow": "#1A000000",
    "preferred": "#86B8F2",
    "preferred_tint": "#1B3557",
    "acceptable": "#A8C9EE",
    "acceptable_tint": "#1D2B3B",
    "conditional": "#EBB75E",
    "conditional_tint": "#3A2D14",
    "opposed": "#F7A8C0",
    "opposed_tint": "#351D27",
    "red_line": "#FF87A6",
    "red_line_tint": "#4A1B2C",
    "unstated": "#999FA1",
    "kind_claim": "#9DB8F5",
    "kind_event": "#7CC48B",
    "kind_pressure": "#E8B55C",
    "kind_obstacle": "#F0A08F",
    "kind_outlook": "#C9A7F0",
    "kind_question": "#CFCB6A",
    "kind_other": "#999FA1",
}

TOKENS: Mapping[Scheme, Mapping[str, str]] = {"light": LIGHT, "dark": DARK}

SANS = "Source Sans 3"
SERIF = "Source Serif 4"
FONT_FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Medium.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-Semibold.ttf",
)


@dataclass(frozen=True, slots=True)
class Face:
    """One step of the type scale: size in points, weight 400–700, extra space between letters in pixels."""

    points: float
    weight: int = 400
    family: str = SANS
    spacing: float = 0.0


FACES: Mapping[str, Face] = {
    "counter": Face(25.5, 400, SERIF),
    "dossier": Face(22.5, 600, SERIF),
    "view": Face(15, 600),
    "record": Face(13.5, 600),
    "block": Face(12, 600),
    "lead": Face(11.25),
    "body": Face(10.5),
    "body_medium": Face(10.5, 500),
    "body_strong": Face(10.5, 600),
    "second": Face(9.75),
    "second_medium": Face(9.75, 500),
    "second_strong": Face(9.75, 600),
    "caption": Face(9),
    "caption_strong": Face(9, 600),
    "letter": Face(9, 700),
    "cell_letter": Face(11.25, 700),
    "marking": Face(9.75, 700, spacing=0.4),
}


class Scaled:
    """A length that holds text: given in pixels at 100 %, read in pixels at the text size in force."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __get__(self, measures: object, owner: type) -> int:
        return px(self._length)


class Measures:
    """Lengths in pixels. What holds text grows with it; lines, corners and the air around do not."""

    menu_bar = Scaled(32)
    toolbar = Scaled(48)
    status_bar = Scaled(32)
    navigator = Scaled(216)
    navigator_least = Scaled(176)
    navigator_most = Scaled(320)
    inspector = Scaled(384)
    side_least = Scaled(296)
    side_most = Scaled(480)
    main_least = 640
    main_padding = 24
    overview_padding = 40
    inspector_padding = 20
    view_header = Scaled(56)
    inspector_foot = Scaled(56)
    tabs = Scaled(36)
    label_column = Scaled(84)
    row_pitch = Scaled(40)
    control = Scaled(32)
    navigator_row = Scaled(28)
    row = Scaled(32)
    two_line_row = Scaled(48)
    table_heading = Scaled(32)
    toast = Scaled(44)
    icon = Scaled(16)
    chevron = Scaled(14)
    cell_radius = 2
    radius = 4
    toast_radius = 6
    dialog_radius = 8
    focus_line = 2
    selection_bar = 3
    ring_clearance = 1


MEASURES = Measures()
