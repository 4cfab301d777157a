"""Reads a table: CSV from a spreadsheet, whatever its encoding, line ends and separators."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from db.changes import Value
from db.errors import BadBundle, InvalidField, NoSuchFile
from db.exchange.cells import uncell
from db.exchange.reading import Reading, Refusal, Row, Wrong
from db.exchange.sniff import decoded, delimiter
from db.exchange.table import columns
from db.records import KINDS, Record, memo, required, specs
from db.records.checks import quote
from db.records.values import parse

_SEPARATOR_LINE = re.compile(r"sep=(.)(\r\n|\r|\n)", re.IGNORECASE)
_WHOLE = re.compile(r"-?[0-9]{1,19}")
_NUMBER = re.compile(r"-?[0-9]{1,19}(\.[0-9]{1,19})?(e[+-]?[0-9]{1,3})?")
LONGEST_CELL = 2**31 - 1
NO_KIND = (
    "what this table holds can't be told from its name. Name it like the records, for example positions.csv."
)


def read_table(path: Path, kind: str = "", *, order: str = "DMY") -> Reading:
    """Read a table of records of `kind`; without one the file's name tells it: positions.csv.

    `order`: how a date like 12/11/2026 is read (one of dates.ORDERS). Raises BadBundle when it is no table of
    that kind, NoSuchFile. A row that is wrong is in the reading, with what is wrong.
    """
    cls = KINDS.get(kind) if kind else kind_of(path.stem)
    if cls is None:
        raise BadBundle(path, NO_KIND)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(path) from None
    except OSError as error:
        raise BadBundle(path, f"it can't be read ({error.strerror}).") from error
    return read_table_bytes(data, str(path), cls, order)


def has_own_headings(path: Path) -> bool:
    """Whether a text file is a table as this application writes it: named after a kind, with its fields.

    Raises NoSuchFile, BadBundle (it is no text).
    """
    cls = kind_of(path.stem)
    if cls is None:
        return False
    try:
        text, _ = decoded(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise NoSuchFile(path) from None
    except OSError as error:
        raise BadBundle(path, f"it can't be read ({error.strerror}).") from error
    return _Table(text, str(path), cls, "DMY").is_own()


def kind_of(name: str) -> type[Record] | None:
    """The kind a table is called after: `position`, `positions`, `Positions`, `track participants`."""
    wanted = folded_head(name)
    for kind, cls in KINDS.items():
        if wanted in {folded_head(each) for each in (kind, f"{kind}s", cls.META.label, cls.META.plural)}:
            return cls
    return None


def read_table_bytes(data: bytes, file: str, cls: type[Record], order: str = "DMY") -> Reading:
    """Read the bytes of a table of `cls`; `file` names it in messages."""
    text, note = decoded(data, file)
    table = _Table(text, file, cls, order)
    rows = list(table.rows())
    return Reading(file, "table", rows, table.refusals, (note,) if note else ())


def folded_head(name: str) -> str:
    """The heading of a column as it is compared with names and labels."""
    return " ".join(name.replace("_", " ").casefold().split())


@memo
def fields_by_name(cls: type[Record]) -> dict[str, str]:
    """The fields of a kind by what a column may be called: name or label."""
    labels = {folded_head(specs(cls)[name].label): name for name in columns(cls)}
    return labels | {folded_head(name): name for name in columns(cls)}


class _Table:
    def __init__(self, text: str, file: str, cls: type[Record], order: str) -> None:
        self._file, self._cls, self._order = file, cls, order
        self._fields = fields_by_name(cls)
        self.refusals: list[Refusal] = []
        marked = _SEPARATOR_LINE.match(text)
        self._first_line = 2 if marked else 1
        self._body = text[marked.end() :] if marked else text
        self._delimiter = marked[1] if marked else delimiter(self._body, self._is_field)

    def _is_field(self, name: str) -> bool:
        return folded_head(name) in self._fields

    def is_own(self) -> bool:
        """Whether each column is named as a field, once, and none is lacking."""
        _, header = next(self._lines(), (0, []))
        names = [self._fields.get(folded_head(uncell(cell)), "") for cell in header]
        return bool(names) and len({*names} - {""}) == len(names) and not self._missing(names)

    def rows(self) -> Iterator[Row]:
        """The records of the table; after the last one, `refusals` says which columns were not taken."""
        lines = self._lines()
        line, header = next(lines, (0, []))
        if not header:
            raise BadBundle(self._file, "the table is empty: not even column names stand in it.")
        names = self._named(line, header)
        used: set[int] = set()
        for begins, cells in lines:
            used.update(place for place, cell in enumerate(cells) if cell)
            yield _row(self._cls, begins, names, cells, self._order)
        self._report_unknown(line, header, names, used)

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold anything, each with the line it begins on."""
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(io.StringIO(self._body, newline=""), delimiter=self._delimiter, strict=True)
        begins = self._first_line
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield begins, cells
                begins = self._first_line + reader.line_num
        except csv.Error as error:
            reason = f"a cell in quotation marks is broken or never ends ({error})."
            raise BadBundle(self._file, reason, begins) from None

    # -- the header ------------------------------------------------------------------------------

    def _named(self, line: int, header: Sequence[str]) -> list[str]:
        names = [self._fields.get(folded_head(uncell(cell)), "") for cell in header]
        twice = next((name for name in names if name and names.count(name) > 1), None)
        if twice:
            places = " and ".join(str(place) for place, name in enumerate(names, 1) if name == twice)
            raise BadBundle(self._file, f"the columns {places} are all “{twice}”. Keep one.", line)
        if missing := self._missing(names):
            listed = ", ".join(f"“{name}”" for name in missing)
            reason = f"columns are missing that {self._cls.META.plural.lower()} need: {listed}. Add them."
            raise BadBundle(self._file, reason, line)
        return names

    def _missing(self, names: Sequence[str]) -> list[str]:
        """With ids, rows may stand for records that the tracker has: then no other column is needed."""
        if "id" in names:
            return []
        return [name for name in columns(self._cls)[1:] if name in required(self._cls) and name not in names]

    def _report_unknown(self, line: int, header: Sequence[str], names: Sequence[str], used: set[int]) -> None:
        """A column that is no field is refused when anything stands in it."""
        for place in sorted(used):
            if place < len(names) and not names[place]:
                reason = (
                    f"{quote(header[place])}, column {place + 1}, is no field of a record here. "
                    f"Leave the column out, or name it as one of: {', '.join(columns(self._cls))}."
                )
                self.refusals.append(Refusal(self._file, line, "", "", "", reason))


def _row(cls: type[Record], line: int, names: Sequence[str], cells: Sequence[str], order: str) -> Row:
    wrong: list[Wrong] = []
    if any(cells[len(names) :]):
        reason = f"{len(cells)} cells, {len(names)} columns. Put text with separators in quotation marks."
        wrong.append(Wrong("", reason))
    # Spreadsheets drop empty cells at the end of a row: they stand for empty ones.
    padded = [*cells, *[""] * (len(names) - len(cells))]
    texts = {name: uncell(text) for name, text in zip(names, padded, strict=False) if name}
    id = texts.pop("id", "").strip()
    if not texts.get("handling"):
        texts.pop("handling", None)  # not "without a marking", but as the tracker marks it
    values: dict[str, Value] = {}
    for name, text in texts.items():
        try:
            values[name] = read_cell(cls, name, text, order)
        except InvalidField as error:
            wrong.append(Wrong(name, error.reason))
    return Row(line, cls.META.kind, id, values, tuple(wrong))


def read_cell(cls: type[Record], name: str, text: str, order: str) -> Value:
    """The value of a cell: what this application wrote comes back as it was, what a person typed is read.

    A reference stays as it is given: an id or a name, which a plan finds out. Raises InvalidField.
    """
    kind = specs(cls)[name].kind
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "whole" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "ref" and text.strip():
        return text.strip()
    return parse(cls, name, text, order=order)
