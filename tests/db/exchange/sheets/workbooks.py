"""Spreadsheets of invented negotiations, as people keep them: three shapes with all that makes them hard."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

LINKED_HEADS = (
    *("Party", "Topic", "Stance", "As of", "How", "Ref", "URL"),
    *("p.", "Verbatim", "Said by", "Keywords", "Remarks"),
)
GAZETTE = ("River Gazette", "https://gazette.example/1")
# The river talks between Aland, Borland and the Delta League, which do not exist.
LINKED_ROWS: tuple[Sequence[object], ...] = (
    (
        *("Aland", "Water share", "Sixty per cent of the flow, in dry years too.", date(2026, 2, 13)),
        *("Back channel", *GAZETTE, "p. 4", "sixty, not less", "Minister Orr", "water; core", None),
    ),
    (
        *("Borland", "Water share", "An even split,\nreviewed every five years.", "14/02/2026", "publicly"),
        *(*GAZETTE, "p. 5", None, None, "water", "first time in public"),
    ),
    ("Delta league", "Fishing rights", "Seasonal closure from April.", 46066, "official", "League note 12"),
    (),
    ("ALAND", "Fishing rights", "No closure.", "Feb 2026", "shouted", "League note 12"),
    ("Aland ", "Dam height", "Forty metres at most.", "Q1 2026", "Track II"),
    ("Borland", "Dam height", "As built.", "soon", "official"),
)
MATRIX_HEADS = ("Party", "Water share", "Fishing rights", "Dam height")
MATRIX_ROWS: tuple[Sequence[object], ...] = (
    ("Aland", "Sixty per cent (2026-02) [official]", "No closure !", None),
    ("Borland", "An even split", None, "As built (in a wet year)"),
    ("Delta League", None, "Seasonal closure [back channel] (Feb 2026)", 40),
)


def fill(sheet: Worksheet, *rows: Sequence[object]) -> None:
    for row in rows:
        sheet.append(list(row))


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def linked_book() -> Workbook:
    """A tracker as a workbook: two title rows, a merged band, an empty first sheet, a hidden one."""
    book = Workbook()
    book.worksheets[0].title = "Cover"
    sheet = book.create_sheet("Tracker")
    fill(sheet, ("River talks – who says what",), (), LINKED_HEADS, *LINKED_ROWS)
    sheet.merge_cells("A1:L1")
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    fill(hidden, ("Party", "Topic"), ("Aland", "Water share"))
    return book


def matrix_book() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, MATRIX_HEADS, *MATRIX_ROWS)
    return book


def write(folder: Path, name: str, book: Workbook) -> Path:
    path = folder / name
    path.write_bytes(saved(book))
    return path
