"""Looks into a workbook (Office Open XML) before it is read: its size, and what its values do not say.

The values themselves are read by a library which passes over hidden rows, errors and the form of dates, and
which would ask for all memory there is for a sheet with one cell at its far corner.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

from db.errors import BadBundle
from db.exchange.sheets.cells import column_place
from db.exchange.sheets.limits import check_cells, check_unpacked
from db.exchange.sheets.sheet import Extras

DAMAGED = "the workbook is damaged. Open it in a spreadsheet, save it as a new .xlsx and import that."
BINARY = "this is a binary workbook (.xlsb). Open it in a spreadsheet, save it as .xlsx and import that."
DECLARES = "it declares entities, as only workbooks made to do harm do. Ask who sent it for a plain .xlsx."
CHUNK = 2**20
# RuntimeError: a part is encrypted; NotImplementedError: packed in a way nobody uses for workbooks.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError)
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Z]{1,3}[0-9]{5,}|[A-Z]{3}[0-9]+|[0-9]{5,})["']""")
_FILLED = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\sr\s*=\s*["']([A-Z]{1,3})([0-9]+)["'][^>]*(?<!/)>""")
_NAMELESS = re.compile(rb"<(?:\w+:)?c(?![^>]*\sr\s*=)(?:\s[^>]*)?>")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["']([0-9]+)["'][^>]*(?<!/)>""")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})([0-9]+)["']""")
_UNVALUED = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")
_FAULT = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DATES = frozenset("dmyh")
# The formats every workbook knows by number (ECMA-376, 18.8.30) that show a month or a share.
_KNOWN = {"9": "percent", "10": "percent", "17": "month"}


class Part(NamedTuple):
    """A sheet of a workbook: its name, and the part of the package that holds it."""

    name: str
    path: str


class Package:
    """The parts of a workbook; raises BadBundle when it is none, is damaged or would unpack to too much."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise BadBundle(file, DAMAGED) from error
        names = self._zip.namelist()
        if "xl/workbook.bin" in names:
            raise BadBundle(file, BINARY)
        check_unpacked(file, sum(info.file_size for info in self._zip.infolist()))

    def _pieces(self, path: str) -> Iterator[bytes]:
        try:
            with self._zip.open(path) as part:
                while piece := part.read(CHUNK):
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
            OSError,
        ) as error:
            raise BadBundle(self._file, DAMAGED) from error

    def part(self, path: str) -> bytes:
        """The bytes of a part, none when there is none such."""
        return b"".join(self._pieces(path)) if path in self._zip.namelist() else b""

    def tree(self, path: str) -> ElementTree.Element | None:
        """A part as a tree, None when there is none such; one that declares entities is refused."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        data = self.part(path)
        try:
            return fromstring(data, forbid_dtd=True) if data else None
        except DefusedXmlException as error:
            raise BadBundle(self._file, DECLARES) from error
        except ElementTree.ParseError as error:
            raise BadBundle(self._file, DAMAGED) from error

    def sheets(self) -> list[Part]:
        """The sheets in the order of the workbook, as far as it tells where they are."""
        workbook, links = self.tree("xl/workbook.xml"), self.tree("xl/_rels/workbook.xml.rels")
        if workbook is None or links is None:
            return []
        targets = {each.get("Id"): each.get("Target", "") for each in links}
        found = []
        for each in workbook.iter():
            if _local(each.tag) == "sheet":
                ids = [value for name, value in each.attrib.items() if _local(name) == "id"]
                target = targets.get(ids[0], "") if ids else ""
                found.append(Part(each.get("name", ""), _path(target)))
        return found

    def check_cells(self) -> None:
        """Raise BadBundle when a sheet reaches over more cells than are read, whatever part it is in.

        Each part is read to its end: one that is longer than the package says fails its checksum here.
        """
        for path in self._zip.namelist():
            xml = self.part(path)
            if _FAR.search(xml):
                check_cells(self._file, *_extent(xml))

    def extras(self, name: str) -> Extras:
        """What a sheet says beside its values; merged cells are left to the library."""
        path = next((sheet.path for sheet in self.sheets() if sheet.name == name), "")
        xml = self.part(path)
        hidden = (_place(tag) for tag, _ in _tags(xml, rb'hidden="(?:1|true)"', rb"row"))
        faults = {}
        for tag, end in _tags(xml, rb't="e"', rb"c"):
            code = _FAULT.search(xml, end, end + 4096)
            faults[_place(tag)] = code[1].decode(errors="replace") if code else "#ERROR"
        unvalued = _UNVALUED.finditer(xml) if b"f>" in xml else iter(())
        places = (_place(_tag_before(xml, found.start())) for found in unvalued)
        return Extras(frozenset(row for row, _ in hidden), faults, self._coarse(xml), (), tuple(places))

    def _coarse(self, xml: bytes) -> dict[tuple[int, int], str]:
        styles = self._coarse_styles()
        if not styles:
            return {}
        numbers = "|".join(styles).encode()
        found = {}
        for tag, _ in _tags(xml, rb's="(?:' + numbers + rb')"', rb"c"):
            style = re.search(rb'\ss="([0-9]+)"', tag)
            assert style is not None
            found[_place(tag)] = styles[style[1].decode()]
        return found

    def _coarse_styles(self) -> dict[str, str]:
        """The styles of cells, by their place, that show a date without its day or a share in per cent."""
        tree = self.tree("xl/styles.xml")
        if tree is None:
            return {}
        codes = {e.get("numFmtId"): e.get("formatCode", "") for e in tree.iter() if _local(e.tag) == "numFmt"}
        shown = {number: what for number, code in codes.items() if number and (what := _shows(code))}
        lists = [each for each in tree.iter() if _local(each.tag) == "cellXfs"]
        styles = enumerate(lists[0]) if lists else enumerate(())
        numbered = ((place, style.get("numFmtId", "")) for place, style in styles)
        return {str(place): how for place, n in numbered if (how := shown.get(n) or _KNOWN.get(n, ""))}


def _extent(xml: bytes) -> tuple[int, int]:
    """How many rows and columns the filled cells of a sheet reach over."""
    rows = columns = 0
    for letters, row in _FILLED.findall(xml):
        rows, columns = max(rows, int(row)), max(columns, column_place(letters.decode()) + 1)
    if _NAMELESS.search(xml):  # such a cell stands where its row says
        rows = max([rows, *map(int, _ROW.findall(xml))])
    return rows, max(columns, 1)


def _shows(code: str) -> str:
    """What a number format leaves of a value: "month", "year", "percent", '' for all of it."""
    bare = _LITERAL.sub("", code.split(";")[0]).lower()
    if bare.rstrip().endswith("%"):
        return "percent"
    letters = _DATES & {*bare}
    if letters == {"m", "y"}:
        return "month"
    return "year" if letters == {"y"} else ""


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _path(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _tags(xml: bytes, attribute: bytes, name: bytes) -> Iterator[tuple[bytes, int]]:
    """The tags called `name` that carry an attribute, each with where it ends."""
    wanted = re.compile(rb"<(?:\w+:)?" + name + rb"\s")
    for found in re.finditer(attribute, xml):
        start, end = xml.rfind(b"<", 0, found.start()), xml.find(b">", found.end())
        tag, apart = xml[start:end], xml[found.start() - 1 : found.start()].isspace()
        if apart and wanted.match(tag) and _PLACE.search(tag):
            yield tag, end


def _tag_before(xml: bytes, end: int) -> bytes:
    """The tag of the cell whose content goes on at `end`."""
    start = max(xml.rfind(b"<c ", 0, end), xml.rfind(b":c ", 0, end))
    return xml[start : xml.find(b">", start)]


def _place(tag: bytes) -> tuple[int, int]:
    found = _PLACE.search(tag)
    if found is None:
        return 0, 0
    return int(found[2]) - 1, column_place(found[1].decode())
