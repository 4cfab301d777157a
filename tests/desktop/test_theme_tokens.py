"""Every contrast that the look claims is measured here, by the formula of WCAG 2.2 (W3C 2023, 1.4.3)."""

import math

import pytest
from PySide6.QtGui import QColor

from desktop.theme_tokens import DARK, LIGHT, STANCE_TOKENS, TOKENS, Scheme

# ink, surface, claimed ratio in light and in dark
CLAIMS = [
    ("border", "field", 3.6, 4.5),
    ("border", "chrome", 3.3, 4.0),
    ("text", "base", 16.1, 14.4),
    ("text", "sel", 13.0, 10.0),
    ("text2", "base", 7.6, 9.1),
    ("text2", "sel", 6.1, 6.3),
    ("text3", "base", 5.5, 6.7),
    ("text3", "chrome", 5.0, 6.1),
    ("text3", "sel", 4.5, 4.6),
    ("accent", "base", 6.8, 8.7),
    ("accent", "sel", 5.5, 6.0),
    ("on_accent", "accent", 6.8, 7.7),
    ("error", "base", 6.9, 8.8),
    ("error", "error_bg", 6.0, 7.5),
    ("warn", "base", 6.6, 9.6),
    ("ok", "base", 6.5, 8.7),
    ("text", "mark", 12.2, 6.9),
    ("data", "track", 6.2, 6.3),
    ("toast_text", "toast", 13.0, 12.9),
    ("toast_action", "toast", 8.6, 5.5),
    ("preferred", "preferred_tint", 6.9, 6.0),
    ("acceptable", "acceptable_tint", 5.4, 8.4),
    ("conditional", "conditional_tint", 5.0, 7.3),
    ("opposed", "opposed_tint", 5.0, 8.3),
    ("red_line", "red_line_tint", 5.9, 6.2),
    ("unstated", "base", 5.5, 6.7),
]
KIND_TOKENS = [name for name in LIGHT if name.startswith("kind_")]
SURFACES = ["chrome", "base", "field", "raised", "hover", "sel"]
TEXTS = ["text", "text2", "text3"]
READ = [
    (ink, surface)
    for ink in TEXTS
    for surface in SURFACES
    if (ink, surface) != ("text3", "sel")  # 4.47 in light: rows write in text2 where they are selected
]


def luminance(colour: str) -> float:
    ink = QColor(colour)
    channels = (ink.redF(), ink.greenF(), ink.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else math.pow((c + 0.055) / 1.055, 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "surface", "light", "dark"), CLAIMS)
def test_claimed_contrast_is_kept(ink: str, surface: str, light: float, dark: float) -> None:
    assert contrast(LIGHT[ink], LIGHT[surface]) == pytest.approx(light, abs=0.06)
    assert contrast(DARK[ink], DARK[surface]) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), READ)
def test_text_can_be_read_on_every_surface(scheme: Scheme, ink: str, surface: str) -> None:
    tokens = TOKENS[scheme]
    assert contrast(tokens[ink], tokens[surface]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["chrome", "base", "field", "raised", "sel", "hover"])
@pytest.mark.parametrize("line", ["ring", "error", "accent"])
def test_outlines_that_tell_a_state_stand_out(scheme: Scheme, surface: str, line: str) -> None:
    tokens = TOKENS[scheme]
    assert contrast(tokens[line], tokens[surface]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_of_stances_can_be_read_on_base_and_tint(scheme: Scheme) -> None:
    tokens = TOKENS[scheme]
    for stance, token in STANCE_TOKENS.items():
        assert contrast(tokens[token], tokens["base"]) >= 4.5, stance
        if stance:
            assert contrast(tokens[token], tokens[f"{token}_tint"]) >= 4.5, stance


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["base", "sel"])
@pytest.mark.parametrize("kind", KIND_TOKENS)
def test_letters_of_kinds_can_be_read_beside_a_text(scheme: Scheme, surface: str, kind: str) -> None:
    tokens = TOKENS[scheme]
    assert contrast(tokens[kind], tokens[surface]) >= (4.5 if surface == "base" else 3)


def test_light_and_dark_name_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_a_primary_button_that_is_off_can_still_be_read() -> None:
    assert contrast(LIGHT["off_accent"], LIGHT["track"]) >= 4.5
    assert contrast(DARK["off_accent"], DARK["track"]) >= 4.5
