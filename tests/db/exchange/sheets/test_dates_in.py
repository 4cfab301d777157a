"""Dates as sheets hold them."""

from datetime import date, datetime

import pytest

from db.dates import BadDate
from db.exchange.sheets.cells import Cell
from db.exchange.sheets.dates_in import read_date


@pytest.mark.parametrize(
    ("cell", "edtf", "told"),
    [
        (date(2026, 2, 13), "2026-02-13", False),
        (datetime(2026, 2, 13, 14, 30), "2026-02-13", False),
        ("13/02/2026", "2026-02-13", False),
        ("13.02.2026 14:30", "2026-02-13", False),
        ("2026-02-13T10:00:00Z", "2026-02-13", False),
        ("Feb 2026", "2026-02", False),
        ("Q1 2026", "2026-33", False),
        ("2026-02~", "2026-02~", False),
        (2026.0, "2026", False),
        (46066.0, "2026-02-13", True),
        ("46066", "2026-02-13", True),
        (20260213.0, "2026-02-13", True),
        ("20260213", "2026-02-13", True),
        ("13/02/26", "2026-02-13", True),
        ("13-Feb-91", "1991-02-13", True),
    ],
)
def test_a_cell_is_read_as_a_date_and_what_is_not_plain_is_told(cell: Cell, edtf: str, told: bool) -> None:
    found, understood = read_date(cell, "DMY")
    assert (found, bool(understood)) == (edtf, told)


@pytest.mark.parametrize("cell", ["soon", 7.0, True, "13/02", "99/99/2026", "31/02/2026 nonsense"])
def test_what_is_no_date_is_said(cell: Cell) -> None:
    with pytest.raises(BadDate, match=r"\.$"):
        read_date(cell, "DMY")


def test_the_order_of_the_sheet_is_kept_to() -> None:
    assert read_date("02/03/2026", "MDY")[0] == "2026-02-03"
    assert read_date("02/03/26", "DMY")[0] == "2026-03-02"
