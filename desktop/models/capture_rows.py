"""A captured line for people: its grammar with the part one is at, and what each part was taken for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from db.records import KINDS, specs
from desktop.capture.reading import Captured, Taken

State = Literal["taken", "look", "open"]
NEEDED, OPEN = "needed", "–"


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """One field of the form to come: its label, what will stand in it, and what is to be looked at."""

    label: str
    words: str
    state: State
    problem: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.label}: {self.problem or self.words}"


def rows_of(captured: Captured) -> list[CaptureRow]:
    """The fields asked for in their order, then whatever else was typed."""
    shape = captured.shape
    by_field = {taken.field: taken for taken in captured.taken if taken.field}
    rows = []
    for name in (*shape.slots, shape.text):
        taken = by_field.pop(name, None)
        rows.append(_row(shape.says(name), taken) if taken else _open(captured, name))
    rows += [_row(shape.says(name), taken) for name, taken in by_field.items()]
    rows += [_row("Stance" if not each.problem else "", each) for each in captured.taken if not each.field]
    return rows


def _row(label: str, taken: Taken) -> CaptureRow:
    return CaptureRow(label, taken.says, "look" if taken.problem else "taken", taken.problem)


def _open(captured: Captured, name: str) -> CaptureRow:
    words = NEEDED if captured.shape.needs(name) else OPEN
    choices = ", ".join(filter(None, specs(KINDS[captured.shape.kind])[name].choices))
    return CaptureRow(captured.shape.says(name), f"{words}  {choices}" if choices else words, "open")


def grammar_of(captured: Captured, cursor: int) -> list[tuple[str, bool]]:
    """The line's grammar in words, and which of them the cursor is at."""
    shape, line = captured.shape, captured.line
    at = _field_at(captured, cursor)
    parts: list[tuple[str, bool]] = []
    for name in shape.slots:
        parts += [(" / ", False)] if parts else []
        parts.append((shape.says(name).lower(), name == at))
    parts += [(" : ", False), (shape.says(shape.text).lower(), at == shape.text)]
    parts += [(f"  {'  '.join(_signs(captured))}", False)] if shape.signs else []
    if "issue" in shape.slots and shape.signs:
        parts.append(("  | R option", any(each.start <= cursor <= each.end for each in line.stances)))
    return parts


def _signs(captured: Captured) -> Iterator[str]:
    for sign, (_, value) in captured.shape.signs.items():
        yield f"{sign} {value}"


def _field_at(captured: Captured, cursor: int) -> str:
    """The field the cursor is in: that of the piece there, or the next one asked for."""
    line = captured.line
    if line.text is not None and cursor >= line.text.start:
        return captured.shape.text if cursor <= line.text.end else ""
    inside = (each for each in captured.taken if each.piece.start <= cursor <= each.piece.end and each.field)
    taken = next(inside, None)
    free = [name for name in captured.missing if name != captured.shape.text]
    return taken.field if taken else (free[0] if free else captured.shape.text)
