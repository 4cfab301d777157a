"""House styles: logo, colours, margins and numbering of all papers of a house, in a TOML file."""

import re
from collections.abc import Mapping
from math import floor
from pathlib import Path
from typing import NamedTuple

from desktop.briefing.measures import GRID, Page
from desktop.briefing.templates import NUMBERINGS, PARAGRAPH_NUMBERINGS, Template
from desktop.briefing.toml_table import Table, read
from resources import names_in

CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
GROUNDS = {"ink": ("#FFFFFF", "#DDB172"), "grey": ("#FFFFFF",), "accent": ("#FFFFFF",)}
LARGEST_LOGO = 2_000_000  # bytes
POINTS = 72 / 25.4  # in a millimetre
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PNG = b"\x89PNG\r\n\x1a\n"


class House(NamedTuple):
    """How the papers of a house look. `colours`: #RRGGBB by name. Lengths in millimetres, 0 for Parley's own.

    `logo`: a PNG picture, empty for none; `numbering` and so on: '' for the template's.
    """

    logo: bytes = b""
    logo_height: float = 12.0
    colours: Mapping[str, str] = {}
    side: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    numbering: str = ""
    lettering: str = ""
    citations: str = ""
    paragraphs: str = ""

    def page(self, page: Page) -> Page:
        """A paper format with the margins of the house; the text column keeps its width."""
        side, top = self.side * POINTS or page.side, self.top * POINTS or page.top
        bottom = self.bottom * POINTS or page.height - page.top - page.body
        return page._replace(side=side, top=top, lines=floor((page.height - top - bottom) / GRID + 1e-6))

    def applied(self, template: Template) -> Template:
        """A template with what the house settles for all of them."""
        return template._replace(
            numbering=self.numbering or template.numbering,
            lettering=self.lettering or template.lettering,
            paragraphs=self.paragraphs or template.paragraphs,
            citations=template.citations._replace(style=self.citations or template.citations.style),
        )


def house_in(path: Path) -> House:
    """The house style in a file; raises WrongFile."""
    table = read(path)
    logo, colours, margins = table.table("logo"), table.table("colours"), table.table("margins")
    numbering, citations = table.table("numbering"), table.table("citations")
    house = House(
        _logo(logo, path.parent),
        logo.number("height", 12, 5, 15),
        {name: _colour(colours, name) for name in GROUNDS if name in colours},
        _margin(margins, "side", 15, 23),
        _margin(margins, "top", 25, 45),
        _margin(margins, "bottom", 25, 45),
        numbering.choice("sections", "", NUMBERINGS),
        numbering.choice("annexes", "", NUMBERINGS),
        citations.choice("style", "", names_in("styles", ".csl")),
        numbering.choice("paragraphs", "", PARAGRAPH_NUMBERINGS),
    )
    colours.known(GROUNDS)
    margins.known(("side", "top", "bottom"))
    for each in (table, logo, colours, margins, numbering, citations):
        each.done()
    return house


def _margin(table: Table, name: str, low: float, high: float) -> float:
    """A margin in millimetres; 0 for Parley's own where the house has none."""
    return table.number(name, low, low, high) if name in table else 0.0


def _colour(table: Table, name: str) -> str:
    """A colour that can be read on each ground it stands on."""
    code = table.text(name)
    if not _COLOUR.fullmatch(code):
        raise table.wrong(name, f"is “{code}”; a colour is written as #RRGGBB, for example #1D3D5C.")
    for ground in GROUNDS[name]:
        ratio = contrast(code, ground)
        if ratio < CONTRAST:
            where = "white paper" if ground == "#FFFFFF" else f"the ground {ground} of “conditional”"
            raise table.wrong(
                name, f"is {code}, which is too pale on {where}: its contrast is {ratio:.1f} to 1, and text "
                f"that everyone can read needs {CONTRAST} to 1. Choose a darker one."
            )  # fmt: skip
    return code


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (#RRGGBB), 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(code: str) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _logo(table: Table, folder: Path) -> bytes:
    """The picture the house names: a PNG in the folder of its file or beneath it, and no other."""
    name = table.text("file", "")
    if not name:
        return b""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise table.wrong("file", "leads out of the folder of this file. Put the picture beside it.")
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST_LOGO + 1)
    except OSError as error:
        raise table.wrong("file", f"can’t be read: {error.strerror or error}.") from error
    if not data.startswith(_PNG) or len(data) > LARGEST_LOGO:
        raise table.wrong("file", f"must be a PNG picture of {LARGEST_LOGO // 1_000_000} MB at most.")
    return data
