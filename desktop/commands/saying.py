"""What commands say: text for people, cleaned for a terminal; JSON and tables for programs, always UTF-8."""

import json
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence

import click

# Text of a tracker may hold what a terminal takes for a command, or what turns the line round.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WIDEST = 100
# Of a table on a terminal, in cells: a column at most and at least, and the room for the last one.
CUT, NARROWEST, LAST = 40, 6, 24


def say(text: str = "") -> None:
    """Write a line of text to stdout."""
    click.echo(clean(text))


def note(text: str) -> None:
    """Write a line of text to stderr: what a person should know beside the answer."""
    click.echo(clean(text), err=True)


def say_json(value: object) -> None:
    """Write a value as JSON to stdout."""
    click.echo((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(), nl=False)


def clean(text: str) -> str:
    """Text without what a terminal would obey."""
    return UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text with its line breaks folded into spaces."""
    return " ".join(text.split())


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows under headings, columns aligned; on a terminal they are cut to its width, but the first."""
    width = terminal_width()
    table = [[clean(one_line(cell)) for cell in row] for row in ([head.upper() for head in headings], *rows)]
    *first, last = zip(*table, strict=True)
    columns = _fitted(first, width - LAST) if width else [(column, _widest(column)) for column in first]
    for place, end in enumerate(last):
        start = "".join(f"{padded(column[place], widest)}  " for column, widest in columns)
        click.echo((start + (shortened(end, width - cells(start)) if width else end)).rstrip())


def _fitted(columns: Sequence[Sequence[str]], room: int) -> list[tuple[Sequence[str], int]]:
    """Columns cut so that all of them fit into `room` cells, each with its width."""
    id, *others = columns
    widths = [min(_widest(column), CUT) for column in others]
    room -= _widest(id) + 2 * len(columns)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    cut = ([shortened(cell, most) for cell in column] for column, most in zip(others, widths, strict=True))
    return [(id, _widest(id)), *zip(cut, widths, strict=True)]


def _widest(column: Sequence[str]) -> int:
    return max(cells(cell) for cell in column)


def say_pairs(pairs: Sequence[tuple[str, str]], indent: int = 2) -> None:
    """Write labels with their texts beside them, wrapped on a terminal."""
    label_width = max((cells(label) for label, _ in pairs), default=0)
    width = min(terminal_width(), WIDEST)
    for label, text in pairs:
        start = " " * indent + padded(label, label_width) + "  "
        say(wrapped(text, start, width))


def wrapped(text: str, start: str, width: int) -> str:
    """Text behind `start`, its lines indented alike; wrapped at `width` cells, 0 for not at all."""
    hanging = " " * cells(start)
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        room = max(width - len(hanging), 20)
        lines += (textwrap.wrap(line, room) or [""]) if width else [line]
    return start + f"\n{hanging}".join(lines)


def terminal_width() -> int:
    """How many cells a line of the terminal has; 0 when stdout is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def shortened(text: str, room: int) -> str:
    """Text cut to `room` cells, with … where something is missing."""
    if cells(text) <= room:
        return text
    kept = ""
    for sign in text:
        if cells(kept + sign) >= room:
            break
        kept += sign
    return kept.rstrip() + "…"


def padded(text: str, width: int) -> str:
    """Text with spaces behind it up to `width` cells."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """How many cells of a terminal text takes: two for wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
