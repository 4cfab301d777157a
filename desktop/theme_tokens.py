"""The look as data: colours by token for light and dark, faces of type, and measures in pixels at scale 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in pixels at scale 1."""

    menu_bar: int = 32
    toolbar: int = 48
    status_bar: int = 32
    navigator: int = 216
    navigator_least: int = 176
    navigator_most: int = 320
    inspector: int = 384
    side_least: int = 296
    side_most: int = 480
    main_least: int = 640
    main_padding: int = 24
    overview_padding: int = 40
    inspector_padding: int = 20
    view_header: int = 56
    inspector_foot: int = 56
    tabs: int = 36
    label_column: int = 84
    row_pitch: int = 40
    control: int = 32
    navigator_row: int = 28
    row: int = 32
    two_line_row: int = 48
    table_heading: int = 32
    toast: int = 44
    icon: int = 16
    chevron: int = 14
    cell_radius: int = 2
    radius: int = 4
    toast_radius: int = 6
    dialog_radius: int = 8
    focus_line: int = 2
    selection_bar: int = 3
    ring_clearance: int = 1


MEASURES = Measures()
