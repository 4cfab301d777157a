"""Pages of the mapping dialog: a tracker as people keep it, a matrix that lacks something, a wide sheet."""

import tempfile
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.dialogs.mapping.dialog import NAMES_TAB, MappingDialog
from desktop.operations.mapping import Work
from desktop.theme import Theme
from tests.db.exchange.sheets.workbooks import fill, linked_book, matrix_book, write
from tests.desktop.look_window import on_sample

LONG = "What the delegation said about the share of the water in dry years, as noted by the secretariat"


def mapping(theme: Theme) -> QWidget:
    """One row a position with its actor, issue and source; a word and a date can't be read."""
    return _dialog(theme, linked_book())


def mapping_names(theme: Theme) -> QWidget:
    """The names and words of that sheet, one of them known by another name."""
    book = linked_book()
    fill(book["Tracker"], ("Ukräine", "Territory", "No cession.", "2026-02", "official"))
    dialog = _dialog(theme, book)
    dialog.tabs.setCurrentIndex(NAMES_TAB)
    return dialog


def mapping_matrix(theme: Theme) -> QWidget:
    """Actors by issues, and no channel said."""
    return _dialog(theme, matrix_book())


def mapping_wide(theme: Theme) -> QWidget:
    """300 columns with long headings and long cells."""
    book = Workbook()
    fill(book.worksheets[0], ("Party", "Topic", *(f"{LONG} {number}" for number in range(298))))
    for row in range(40):
        fill(
            book.worksheets[0],
            (f"Party {row}", "Water", *(f"{LONG} {row} {number}" for number in range(298))),
        )
    return _dialog(theme, book)


def _dialog(theme: Theme, book: Workbook) -> MappingDialog:
    window = on_sample(theme)
    path = write(Path(tempfile.mkdtemp(prefix="parley-look-")), "River talks.xlsx", book)
    work = Work.of(window.session.store, path)
    dialog = MappingDialog(theme, work, work.open(), window.jobs, window)
    dialog.setWindowFlag(Qt.WindowType.Dialog)
    dialog.setModal(False)
    return dialog
