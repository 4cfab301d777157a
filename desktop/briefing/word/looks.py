"""The styles of a Word file: Word's own for heads, captions and lists, and the few that a paper adds."""

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from desktop.briefing.styles import ACCENT, GREY, INK, Colour

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

# Source is on few desks: the faces of a file that is edited are those that all of them have.
SERIF, SANS = "Cambria", "Calibri"
INDENT, HANG = 72.0, 36.0  # of the text, and of numbers before it
TITLE, KICKER, SECTION, PART, BELOW = "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"
BODY, CAPTION, BOTTOM_LINE, NOTE, FOOTNOTE = "Body Text", "Caption", "Bottom line", "Note", "footnote text"
CELL, SMALL, CONTENTS, HEADER, FOOTER = "Cell", "Small print", "toc 1", "Header", "Footer"
PICTURE = "Picture"


class Look(NamedTuple):
    """Sizes and spaces are in points; `hang`: how far the first line stands out to the left."""

    name: str
    face: str
    size: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    colour: Colour = INK
    indent: float = INDENT
    hang: float = 0.0
    leading: float = 1.15
    keeps: bool = False


LOOKS = (
    Look("Normal", SERIF, 10.5, indent=0),
    Look(TITLE, SERIF, 24, 0, 14, bold=True, leading=1.1, keeps=True),
    Look(KICKER, SANS, 9, 24, 6, bold=True, colour=ACCENT, keeps=True),
    Look(SECTION, SANS, 17, 26, 8, bold=True, colour=ACCENT, hang=HANG, keeps=True),
    Look(PART, SANS, 12, 14, 4, bold=True, hang=HANG, keeps=True),
    Look(BELOW, SANS, 10.5, 8, 3, bold=True, colour=GREY, keeps=True),
    Look(BODY, SERIF, 10.5, 0, 4, hang=HANG, leading=1.25),
    Look(BOTTOM_LINE, SERIF, 13, 0, 10, leading=1.25),
    Look(CAPTION, SANS, 9.5, 14, 4, bold=True, indent=0, keeps=True),
    Look(NOTE, SANS, 9, 0, 4, hang=HANG),
    Look(FOOTNOTE, SANS, 8.5, 0, 2, indent=0),
    Look(SMALL, SANS, 8.5, 0, 6, colour=GREY),
    Look(CELL, SANS, 8.5, 2, 2, indent=0, leading=1.05),
    Look(PICTURE, SANS, 8.5, 0, 6, indent=0, leading=1.0),
    Look(CONTENTS, SANS, 9.5, 0, 0, hang=HANG, leading=1.1),
    Look(HEADER, SANS, 8, colour=GREY, indent=0),
    Look(FOOTER, SANS, 8, colour=GREY, indent=0),
)


def rgb(colour: Colour) -> RGBColor:
    """A colour of the paper as Word has it."""
    red, green, blue = (round(float(part) * 255) for part in colour.split())
    return RGBColor(red, green, blue)


def dress(document: "Document", language: str) -> None:
    """Give a document the styles of a paper, and its language (BCP 47)."""
    known = {style.name for style in document.styles}
    for look in LOOKS:
        if look.name not in known:
            made = document.styles.add_style(
                look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name in (CONTENTS, FOOTNOTE)
            )
            made.base_style = document.styles["Normal"]
        _put_on(document.styles[look.name], look)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for tag in defaults.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _put_on(style: "ParagraphStyle", look: Look) -> None:
    font, lines = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = look.face, Pt(look.size), look.bold, False
    font.color.rgb = rgb(look.colour)
    faces = style.element.rPr.rFonts
    for name in list(faces.attrib):
        if name.endswith("Theme"):  # which would win over the name
            del faces.attrib[name]
    faces.set(qn("w:cs"), look.face)
    lines.space_before, lines.space_after, lines.line_spacing = Pt(look.before), Pt(look.after), look.leading
    lines.left_indent, lines.first_line_indent = Pt(look.indent), Pt(-look.hang)
    lines.keep_with_next, lines.widow_control = look.keeps, True
    for tag in ("w:pBdr", "w:tabs"):
        for old in style.element.pPr.findall(qn(tag)):
            style.element.pPr.remove(old)
