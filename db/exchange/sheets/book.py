"""Reads the sheets of a file: workbooks (.xlsx, .xlsm, .xls, .ods) and text (.csv, .tsv)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from db.errors import BadBundle, NoSuchFile
from db.exchange.sheets.cells import Cell, Fault, address, is_empty
from db.exchange.sheets.limits import check_cells, check_size
from db.exchange.sheets.office_xml import DAMAGED, Package
from db.exchange.sheets.open_document import Content
from db.exchange.sheets.sheet import Extras, Sheet, SheetName
from db.exchange.sheets.text_sheet import text_sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".tab", ".txt")
PASSWORD = (
    "it is protected by a password. Open it in a spreadsheet, take the password off and import it again."
)
NO_WORKBOOK = "this is no workbook. Save it as .xlsx, .ods or .csv in a spreadsheet and import that."
NO_DATA = "nothing stands in any of its sheets."
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PANIC = "PanicException"  # what the library raises where it did not foresee something
LISTED = 3


def open_book(path: Path, *, encoding: str = "", delimiter: str = "") -> "Book":
    """Read a file so far that its sheets are known; `encoding`, `delimiter` of a text, empty to find out.

    Raises NoSuchFile, BadBundle (protected, damaged, too large, empty, no workbook), in words.
    """
    try:
        check_size(path, path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(path) from None
    except OSError as error:
        raise BadBundle(path, f"it can't be read ({error.strerror}).") from error
    if not data.strip():
        raise BadBundle(path, "the file is empty.")
    if data.startswith((_ZIP, _OLE)):
        return _Workbook(path, data)
    if path.suffix.lower() in WORKBOOKS:
        raise BadBundle(path, NO_WORKBOOK)
    return _Text(path, data, encoding, delimiter)


class Book:
    """The sheets of a file. `is_text`: encoding and separator were found out, and may be told instead."""

    is_text = False

    def __init__(self, path: Path, names: Sequence[SheetName]) -> None:
        self.path, self.names = path, tuple(names)

    def sheet(self, name: str) -> Sheet:
        """Read one sheet; raises KeyError when there is none called so, BadBundle when it can't be read."""
        raise NotImplementedError

    def first(self) -> Sheet:
        """The first sheet that is shown and holds something; raises BadBundle when none does."""
        for each in sorted(self.names, key=lambda each: each.hidden):
            sheet = self.sheet(each.name)
            if sheet.rows:
                return sheet
        raise BadBundle(self.path, NO_DATA)


class _Text(Book):
    is_text = True

    def __init__(self, path: Path, data: bytes, encoding: str, delimiter: str) -> None:
        super().__init__(path, (SheetName(""),))
        self._sheet = text_sheet(data, path, encoding=encoding, delimiter=delimiter)

    def sheet(self, name: str) -> Sheet:
        if name:
            raise KeyError(name)
        return self._sheet


class _Workbook(Book):
    def __init__(self, path: Path, data: bytes) -> None:
        self._data, self._file = data, str(path)
        self._look_inside()
        with self._opened() as book:
            names = [_name(each) for each in book.sheets_metadata if _holds_cells(each)]
        super().__init__(path, names)

    def _look_inside(self) -> None:
        self._package: Package | None = None
        self._content: Content | None = None
        if self._data.startswith(_OLE):
            if _ENCRYPTED in self._data:
                raise BadBundle(self._file, PASSWORD)
            return
        package = Package(self._data, self._file)
        if content := package.part("content.xml"):
            if b"encryption-data" in package.part("META-INF/manifest.xml"):
                raise BadBundle(self._file, PASSWORD)
            self._content = Content(content, self._file)
        elif package.part("xl/workbook.xml"):
            self._package = package
            package.check_cells()
        else:
            raise BadBundle(self._file, NO_WORKBOOK)

    @contextmanager
    def _opened(self) -> Iterator["CalamineWorkbook"]:
        from python_calamine import CalamineError, PasswordError, load_workbook

        try:
            with load_workbook(BytesIO(self._data)) as book:
                yield book
        except PasswordError as error:
            raise BadBundle(self._file, PASSWORD) from error
        except CalamineError as error:
            raise BadBundle(self._file, DAMAGED) from error
        except BaseException as error:
            if type(error).__name__ == PANIC:
                raise BadBundle(self._file, DAMAGED) from error
            raise

    def sheet(self, name: str) -> Sheet:
        if name not in {each.name for each in self.names}:
            raise KeyError(name)
        with self._opened() as book:
            found = book.get_sheet_by_name(name)
            check_cells(self._file, found.total_height, found.total_width)
            rows = cast(list[list[Cell]], found.to_python(skip_empty_area=False))
            extras = self._extras(name, found)
        _put_extras(rows, extras)
        if not any(not is_empty(cell) for row in rows for cell in row):
            rows = []
        notes = tuple(_notes(extras, len(rows)))
        return Sheet(self.path.name, name, rows, extras.hidden, notes)

    def _extras(self, name: str, sheet: "CalamineSheet") -> Extras:
        if self._content:
            return self._content.extras(name)
        merged = tuple(sheet.merged_cell_ranges or ())
        extras = self._package.extras(name) if self._package else Extras()
        return Extras(extras.hidden, extras.faults, extras.coarse, merged, extras.unvalued)


def _name(sheet: object) -> SheetName:
    from python_calamine import SheetMetadata, SheetVisibleEnum

    assert isinstance(sheet, SheetMetadata)
    return SheetName(sheet.name, sheet.visible != SheetVisibleEnum.Visible)


def _holds_cells(sheet: object) -> bool:
    from python_calamine import SheetMetadata, SheetTypeEnum

    return isinstance(sheet, SheetMetadata) and sheet.typ == SheetTypeEnum.WorkSheet


def _put_extras(rows: list[list[Cell]], extras: Extras) -> None:
    width = len(rows[0]) if rows else 0
    for (row, column), code in extras.faults.items():
        if row < len(rows) and column < width:
            rows[row][column] = Fault(code)
    for (row, column), shows in extras.coarse.items():
        if row < len(rows) and column < width:
            rows[row][column] = _coarsened(rows[row][column], shows)
    for (top, left), (bottom, right) in extras.merged:
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, width)):
                if rows[row][column] == "":
                    rows[row][column] = rows[top][left]


def _coarsened(cell: Cell, shows: str) -> Cell:
    """A cell as the sheet shows it: "2026-02" where it hides the day, "55%" for 0.55."""
    if isinstance(cell, date | datetime):
        return cell.isoformat()[: 7 if shows == "month" else 4] if shows != "percent" else cell
    if shows == "percent" and isinstance(cell, float | int) and not isinstance(cell, bool):
        return f"{cell * 100:.12g}%"
    return cell


def _notes(extras: Extras, rows: int) -> Iterator[str]:
    hidden = sum(row < rows for row in extras.hidden)
    if hidden:
        what = "1 row is" if hidden == 1 else f"{hidden:,} rows are"
        yield f"{what} hidden in the sheet, and read like the others."
    if extras.unvalued:
        cells = ", ".join(address(*place) for place in extras.unvalued[:LISTED])
        more = len(extras.unvalued) - LISTED
        rest = f" and {more:,} more" if more > 0 else ""
        yield (
            f"The file keeps no value for the formulas in {cells}{rest}: they were read as empty. "
            "Open it in a spreadsheet and save it, and they have one."
        )
