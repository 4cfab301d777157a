"""The carried fonts have the letters that names need, and lack the signs that are drawn instead."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont

import resources

FACES = resources.names_in("fonts", ".ttf")
UKRAINIAN = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"
LATIN = "ÀÉÎÕÜßçğİışŁłŽžŐőŘřȘșĄęøåÆæ"
SIGNS = "≠≤≥–—…“”„«»·×−†‡§€%°½"
LACKING = {"SourceSans3": "◐◇✕", "SourceSerif4": "●○◐◇✕"}


def glyphs_of(face: str) -> set[str]:
    font = TTFont(face, str(resources.path_of(f"fonts/{face}.ttf")))
    return {chr(code) for code, glyph in font.face.charToGlyph.items() if glyph}


def test_the_faces_of_paper_and_window_are_there() -> None:
    text = {
        f"{family}-{style}" for family in LACKING for style in ("Regular", "It", "Semibold", "SemiboldIt")
    }
    assert set(FACES) == text | {"SourceSans3-Medium", "SourceSans3-Bold"}


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_the_letters_and_signs_of_a_paper(face: str) -> None:
    missing = set(UKRAINIAN + LATIN + SIGNS) - glyphs_of(face)
    assert not missing


@pytest.mark.parametrize("face", [face for face in FACES if face.endswith("-Regular")])
def test_the_signs_of_stance_must_be_drawn(face: str) -> None:
    lacking = LACKING[face.removesuffix("-Regular")]
    assert not set(lacking) & glyphs_of(face)
