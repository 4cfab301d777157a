"""What a cell of a table holds: the guard against formulas, put on going out and taken off coming in."""

import re

from db.changes import Value
from db.exchange.bundle import canonical

# A spreadsheet takes a cell that begins like this for a formula, some also after a line break or in the wide
# forms of East Asian letters (OWASP, CSV injection). Apostrophes are counted in, so that a text which really
# begins with one before such a character keeps it.
_BEGINS = r"[=+\-@\t\r\n＝＋－＠]"
_FORMULA = re.compile(f"'*{_BEGINS}")
_GUARDED = re.compile(f"''*{_BEGINS}")


def cell(value: Value) -> str:
    """A stored value as the text of a cell; text that a spreadsheet would calculate gets an apostrophe."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return canonical(value)
    return f"'{value}" if _FORMULA.match(value) else value


def uncell(text: str) -> str:
    """The text of a cell without its guard."""
    return text[1:] if _GUARDED.match(text) else text
