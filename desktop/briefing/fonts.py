"""The faces of the paper, Source Serif 4 and Source Sans 3: how wide a text is, which signs they have."""

from struct import unpack_from
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace

from db.errors import KnownError
from resources import path_of

_LOADING = Lock()
_KEPT_WIDTHS = 50_000
_NO_BREAK, _SPACE = 0xA0, 0x20
_NOT_SHOWN = frozenset("\0\t\n\r\x0b\x0c\x85\u00ad\u200b\u2028\u2029\u2060\ufeff")


class Family(NamedTuple):
    """The names of the four cuts of a typeface; semibold is the only bold there is."""

    regular: str
    italic: str
    semibold: str
    semibold_italic: str


SERIF = Family("SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Semibold", "SourceSerif4-SemiboldIt")
SANS = Family("SourceSans3-Regular", "SourceSans3-It", "SourceSans3-Semibold", "SourceSans3-SemiboldIt")


class QuickFace(TTFontFace):
    """A face of ReportLab's that reads the tables of characters and glyphs in one go each: 4 times faster.

    For fonts that have a table for all of Unicode (cmap format 12), as the carried ones do.
    """

    def extractInfo(self, charInfo: int = 1) -> None:
        """Read what the font says of itself; with `charInfo` its characters, widths and glyphs too."""
        super().extractInfo(0)
        if not charInfo:
            return
        self._read_glyphs()
        self.charToGlyph = self._read_characters()
        widths = [width * 1000 / self.unitsPerEm for width, _ in self.hmetrics]
        self.defaultWidth = widths[0]
        self.charWidths = {sign: widths[glyph] for sign, glyph in self.charToGlyph.items()}

    def _table(self, tag: str) -> bytes:
        data: bytes = self.get_table(tag)  # type: ignore[no-untyped-call]  # the stubs know no types here
        return data

    def _read_glyphs(self) -> None:
        """The metrics of each glyph (hmtx) and where it begins (loca)."""
        full: int = unpack_from(">H", self._table("hhea"), 34)[0]
        metrics = self._table("hmtx")
        pairs = unpack_from(f">{2 * full}H", metrics)
        rest = unpack_from(f">{self.numGlyphs - full}H", metrics, 4 * full)
        last = pairs[-2]
        self.hmetrics = [*zip(pairs[::2], pairs[1::2], strict=True), *((last, bearing) for bearing in rest)]
        count = self.numGlyphs + 1
        if unpack_from(">H", self._table("head"), 50)[0]:
            self.glyphPos = list(unpack_from(f">{count}L", self._table("loca")))
        else:
            self.glyphPos = [half * 2 for half in unpack_from(f">{count}H", self._table("loca"))]

    def _read_characters(self) -> dict[int, int]:
        """Which glyph each character has: the table for all of Unicode, runs of signs and of glyphs."""
        table = self._table("cmap")
        records = [unpack_from(">HHL", table, 4 + 8 * at) for at in range(unpack_from(">H", table, 2)[0])]
        start = next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 10))
        runs: int = unpack_from(">L", table, start + 12)[0]
        numbers = unpack_from(f">{3 * runs}L", table, start + 16)
        found: dict[int, int] = {}
        for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        found[_NO_BREAK] = found[_SPACE]
        return found


class QuickFont(TTFont):
    """A font of ReportLab's with a face that is read quickly."""

    def __init__(self, name: str, path: str) -> None:
        self.fontName, self.face, self.encoding = name, QuickFace(path), TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable, self.shapable = True, False


class _Widths(dict[str, float]):
    """The widths of texts in one face, each measured when it is first asked for."""

    def __init__(self, of_sign: dict[int, float]) -> None:
        self._of_sign = of_sign

    def __missing__(self, text: str) -> float:
        if len(self) > _KEPT_WIDTHS:
            self.clear()
        of_sign = self._of_sign
        width = self[text] = sum([of_sign[sign] for sign in map(ord, text)])
        return width


class MissingFont(KnownError):
    """A font that Parley carries is not where it was installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The font {name}, which Parley carries, is missing or can't be read. No paper was made. "
            "Install Parley anew; the tracker is as it was."
        )


class Face:
    """One cut of a typeface. `widths`: how wide a text is, in thousandths of the type size.

    `signs`: the characters it has; a text must have no others when it is measured or written.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        try:
            self.font = QuickFont(name, str(path_of(f"fonts/{name}.ttf")))
        except (OSError, TTFError) as error:
            raise MissingFont(name) from error
        pdfmetrics.registerFont(self.font)
        self.widths = _Widths(self.font.face.charWidths)
        self.signs = frozenset(map(chr, self.font.face.charToGlyph)) - _NOT_SHOWN


def face(name: str) -> Face:
    """The face called `name`, loaded when it is first used; for any thread."""
    found = _loaded.get(name)
    if found is None:
        with _LOADING:
            found = _loaded.get(name) or _loaded.setdefault(name, Face(name))
    return found


_loaded: dict[str, Face] = {}
