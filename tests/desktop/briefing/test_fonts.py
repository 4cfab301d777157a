"""The fonts of a paper: Source alone, cut down to what is used, read as ReportLab itself reads them."""

from pathlib import Path
from unicodedata import is_normalized

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from db.records import Actor, Issue, Position, Record
from desktop.briefing.fonts import SANS, SERIF, Face, MissingFont, QuickFace, face
from resources import path_of
from tests.desktop.briefing.papers import paper_of, read, sample_paper, text_of

NAMES = (
    *("Володимир Зеленський", "Їжакевич Ґалаґан Європа"),
    *("Recep Tayyip Erdoğan", "İstanbul, Şırnak", "Kraków, Łódź"),
)


def held(name: str, statement: str) -> list[Record]:
    """An actor with a position."""
    position = Position(id="p", actor="a", issue="i", channel="official", statement=statement)
    return [Actor(id="a", name=name), Issue(id="i", title="Flow"), position]


def test_only_source_is_embedded_and_only_what_is_used() -> None:
    names = set()
    for page in read(sample_paper()).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # pypdf types no keys
            descriptor = font.get_object()["/FontDescriptor"]
            assert len(descriptor["/FontFile2"].get_object().get_data()) < 60_000
            names.add(font.get_object()["/BaseFont"].partition("+")[2])
    assert names
    assert names <= {*SERIF, *SANS}


@pytest.mark.parametrize("name", [*SERIF, *SANS])
def test_a_face_is_read_as_reportlab_reads_it(name: str) -> None:
    path = str(path_of(f"fonts/{name}.ttf"))
    ours, theirs = QuickFace(path), TTFontFace(path)
    for part in ("charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos"):
        assert getattr(ours, part) == getattr(theirs, part), part


@pytest.mark.parametrize("name", NAMES)
def test_ukrainian_turkish_and_polish_names_are_printed(name: str) -> None:
    text = text_of(paper_of(*held(name, name)))
    assert text.count(name) >= 2
    assert "[U+" not in text


def test_every_cut_has_the_letters_of_the_region() -> None:
    for name in (*SERIF, *SANS):
        assert face(name).signs.issuperset("іїєґІЇЄҐйёğışçöüłń“”‘’–—…≠†·")


def test_more_signs_than_one_font_of_the_file_holds_are_all_readable() -> None:
    letters = [sign for sign in face(SERIF.regular).signs if sign.isalpha() and ord(sign) < 0x530]
    signs = "".join(sorted(sign for sign in letters if is_normalized("NFC", sign)))
    words = " ".join(signs[at : at + 20] for at in range(0, len(signs), 20))
    shown = text_of(paper_of(*held("Upper", words)))
    assert len(signs) > 300
    assert [sign for sign in signs if sign not in shown] == []


@pytest.mark.parametrize("content", [None, b"", b"no font at all, but long enough to be looked into"])
def test_a_font_that_is_gone_or_broken_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    monkeypatch.setattr("desktop.briefing.fonts.path_of", tmp_path.joinpath)
    (tmp_path / "fonts").mkdir()
    if content is not None:
        (tmp_path / f"fonts/{SERIF.regular}.ttf").write_bytes(content)
    with pytest.raises(MissingFont, match=f"The font {SERIF.regular}, which.*No paper was made"):
        Face(SERIF.regular)
