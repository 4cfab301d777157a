"""What the mapping dialog says of each column, and offers for it."""

from collections import Counter
from collections.abc import Mapping as Named
from collections.abc import Sequence

from db.exchange import Refusal
from db.exchange.sheets import Mapping, Problem, Sheet
from db.exchange.sheets.cells import column_place, is_empty
from db.exchange.sheets.header import first_row
from db.exchange.sheets.synonyms import SYNONYMS
from db.exchange.sheets.targets import CELL, CELL_LABEL, main_role, targets
from desktop.dialogs.mapping.columns import ColumnState
from desktop.dialogs.mapping.offer import Offers
from desktop.operations.mapping import LOOK, Start

LEFT_OUT = "Left out"
LOOKED_AT = 200  # rows by which a column is called empty
_DIGITS = "0123456789"


def offers_for(mapping: Mapping) -> Offers:
    """What a column can become: what is often meant first, then all other fields."""
    known = targets(mapping.shape, mapping.kind)
    main = main_role(mapping.shape, mapping.kind)
    usual = [each for each in known if each.name in SYNONYMS or (each.role.name == main and mapping.kind)]
    others = [each for each in known if each not in usual]
    cells = [(CELL, CELL_LABEL)] if mapping.shape == "matrix" else []
    return Offers([("", LEFT_OUT), *cells, *((each.name, each.label) for each in (*usual, *others))])


def states_of(
    sheet: Sheet,
    mapping: Mapping,
    found: Sequence[Problem],
    refused: Named[int, int],
    reasons: Named[int, str],
) -> list[ColumnState]:
    """How each column stands. `refused`: how many of its cells can't be read; `reasons`: why it is so."""
    problems = {each.column: each.reason for each in found if each.column >= 0}
    states = []
    for place, target in enumerate(mapping.columns):
        if place in problems:
            states.append(ColumnState("Twice", "error", problems[place]))
        elif refused.get(place):
            states.append(_refused(refused[place]))
        else:
            states.append(_state(sheet, mapping, place, target, reasons.get(place, "")))
    return states


def _refused(number: int) -> ColumnState:
    word = "1 cell not read" if number == 1 else f"{number:,} cells not read"
    return ColumnState(word, "error", "The cells are marked below, and listed under Not taken.")


def _state(sheet: Sheet, mapping: Mapping, place: int, target: str, reason: str) -> ColumnState:
    if not target:
        empty = _is_empty(sheet, mapping, place)
        why = "Nothing stands in it." if empty else "What stands in it is not imported."
        return ColumnState("Empty" if empty else LEFT_OUT, "text3", why)
    joined = mapping.columns.count(target) > 1 and target != CELL
    if joined:
        return ColumnState("Joined", "text2", "Several columns become one text.")
    unsure = reason.endswith(LOOK)
    return ColumnState("Look at it" if unsure else "Read", "warn" if unsure else "text2", reason)


def _is_empty(sheet: Sheet, mapping: Mapping, place: int) -> bool:
    first = first_row(sheet, mapping.header)
    return all(is_empty(row[place]) for row in sheet.rows[first : first + LOOKED_AT])


def refused_by_column(refusals: Sequence[Refusal]) -> dict[int, int]:
    """How many cells of each column can't be read."""
    cells = {each.cell for each in refusals if each.cell}
    return dict(Counter(column_place(cell.rstrip(_DIGITS)) for cell in cells))


def reasons_for(start: Start, mapping: Mapping) -> dict[int, str]:
    """The reasons of a start for the columns that are in a mapping what they were at first."""
    before = start.mapping.columns
    same = mapping.shape == start.mapping.shape and len(before) == len(mapping.columns)
    reasons = start.reasons.items() if same else ()
    return {place: reason for place, reason in reasons if before[place] == mapping.columns[place]}


def words_of(start: Start) -> str:
    """What was found out of a sheet, and what is to be looked at."""
    parts = ["It is read as a sheet with these headings was before."] if start.remembered else []
    order = start.order
    if order.clash:
        parts.append(f"Dates clash: {order.example} has the day first, {order.clash} the month. Choose.")
    elif not order.sure:
        parts.append(f"Dates such as {order.example} can be read in two ways: choose under Dates.")
    elif order.example:
        parts.append(f"{order.example} shows in which order dates are written.")
    return " ".join((*parts, *start.sheet.notes))
