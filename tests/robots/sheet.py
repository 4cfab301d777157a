"""A spreadsheet as somebody at the keyboard meets it: cells, Tab, Enter, Ctrl+D, and words it completes."""

from collections.abc import Sequence
from string import ascii_uppercase

TAB, ENTER, SAME = "Tab", "Enter", "Ctrl+D"
SHIFTED = frozenset(ascii_uppercase + '~!@#$%^&*()_+{}|:"<>?')
Row = Sequence[str]


class Sheet:
    """Takes keys as the common programs do; `rows` are the cells that come of them.

    A cell is completed by the one earlier entry of its column that begins with what is typed, whatever the
    case. Tab goes right, Enter to the first cell of the next row, Ctrl+D copies the cell above.
    """

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self.rows: list[list[str]] = [[""]]

    def press(self, key: str) -> None:
        """Press a key: a letter, Tab, Enter, or Ctrl+D."""
        row = self.rows[-1]
        if key == SAME:
            row[-1] = self.rows[-2][len(row) - 1]
        elif key in (TAB, ENTER):
            row[-1] = self._completed(row[-1])
            if key == TAB:
                row.append("")
            else:
                row += [""] * (self._columns - len(row))
                self.rows.append([""])
        else:
            row[-1] += key

    def _completed(self, typed: str) -> str:
        found = completions(typed, self._above())
        return found[0] if len(found) == 1 else typed

    def _above(self) -> list[str]:
        place = len(self.rows[-1]) - 1
        return [row[place] for row in self.rows[:-1]]


def completions(typed: str, above: Sequence[str]) -> list[str]:
    """The different entries of a column that begin with what is typed; none for nothing typed."""
    wanted = typed.casefold()
    return list(
        dict.fromkeys(each for each in above if typed and each and each.casefold().startswith(wanted))
    )


def quickest(rows: Sequence[Row]) -> list[str]:
    """The keys with which somebody who misses no help of the sheet fills in these rows."""
    keys: list[str] = []
    for number, row in enumerate(rows):
        filled = max((place for place, cell in enumerate(row) if cell), default=0)
        for place, cell in enumerate(row[: filled + 1]):
            above = [earlier[place] for earlier in rows[:number]]
            keys += [*_cell(cell, above), TAB if place < filled else ENTER]
    return keys


def _cell(cell: str, above: Sequence[str]) -> list[str]:
    """The fewest keys for a cell: completed from its first letters, copied from above, or typed."""
    ways: list[list[str]] = [list(cell)]
    if above and above[-1] == cell and cell:
        ways.append([SAME])
    ways += [list(cell[:end]) for end in range(1, len(cell)) if completions(cell[:end], above) == [cell]]
    return min(ways, key=presses)


def presses(keys: Sequence[str]) -> int:
    """How often a key goes down: Ctrl+D are two, as are a capital and what else Shift brings."""
    return sum(key.count("+") + 1 if len(key) > 1 else 1 + (key in SHIFTED) for key in keys)
