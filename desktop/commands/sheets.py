"""`parley import` of a spreadsheet: its columns mapped by guess and by what the command says of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from db.dates import ORDERS
from db.exchange.sheets import Guess, Library, Mapping, Sheet, headings, open_book, problems
from db.exchange.sheets.cells import column_name
from db.exchange.sheets.dates_in import DateOrder
from db.exchange.sheets.mapping import KNOWN, Known
from db.exchange.sheets.targets import SHAPES, Shape, label_of
from db.reader import Reader
from db.records import KINDS, Record
from desktop.commands.given import KindOfRecord
from desktop.commands.saying import note, say, say_table
from desktop.operations import sheets
from desktop.operations.sheets import SheetPlan

F = TypeVar("F", bound=Callable[..., Any])
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
LISTED = 30


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the command says of a spreadsheet; what it leaves out is remembered or guessed."""

    kind: type[Record] | None = None
    shape: str | None = None
    sheet: str | None = None
    header: int | None = None
    columns: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    order: str | None = None
    known: str | None = None
    encoding: str = ""
    delimiter: str | None = None

    @property
    def any(self) -> bool:
        """Whether the command says anything that concerns spreadsheets alone."""
        return self != SheetOptions()


def sheet_options(command: F) -> F:
    """Give a command the options of SheetOptions."""
    return reduce(lambda done, option: option(done), reversed(_OPTIONS), command)


_OPTIONS: Sequence[Callable[[F], F]] = cast(
    Any,
    [
        click.option("--kind", type=KindOfRecord(), help="One row is one record of this kind."),
        click.option("--shape", type=click.Choice(list(SHAPES)), help="What a row of a spreadsheet is."),
        click.option("--sheet", help="The sheet of a workbook; else the first that holds something."),
        click.option("--header", type=click.IntRange(0), help="The row of the headings; 0: there are none."),
        click.option(
            "--map", "columns", multiple=True, metavar="HEADING=FIELD",
            help="What a column becomes; HEADING= leaves it out.",
        ),
        click.option(
            "--set", "constants", multiple=True, metavar="FIELD=TEXT",
            help="What stands in all rows where no column says it.",
        ),
        click.option(
            "--take", "names", multiple=True, metavar="NAME=RECORD",
            help="The record that a name means: its name or id, or “new”.",
        ),
        click.option(
            "--word", "words", multiple=True, metavar="WORD=CHOICE", help="What a word of a choice means."
        ),
        click.option("--date-order", "order", type=click.Choice(ORDERS), help="How 12/11/2026 is read."),
        click.option(
            "--known", type=click.Choice(list(KNOWN)), help="What becomes of records that are there."
        ),
        click.option("--encoding", default="", help="Of a text file; else it is found out."),
        click.option(
            "--delimiter", type=click.Choice(list(DELIMITERS)), help="Of a text file; else it is found out."
        ),
    ],
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet that was read and planned, and why its columns were taken for what they are.

    `unsure`: a date that could be read in two ways, where nothing in the sheet decides between them.
    """

    sheet: Sheet
    mapping: Mapping
    why: dict[int, str]
    planned: SheetPlan
    unsure: str = ""


def read_sheet(reader: Reader, path: Path, options: SheetOptions) -> Read:
    """Read a spreadsheet and plan its import; raises UsageError, BadBundle, NoSuchFile, KnownError."""
    book = open_book(path, encoding=options.encoding, delimiter=DELIMITERS.get(options.delimiter or "", ""))
    try:
        sheet = book.sheet(options.sheet) if options.sheet is not None else book.first()
    except KeyError:
        listed = ", ".join(f"“{each.name}”" for each in book.names)
        raise click.UsageError(f"There is no sheet “{options.sheet}” in {path}, but {listed}.") from None
    library = sheets.library_of(reader)
    mapping, why, order = _mapping(reader, sheet, library, options)
    lacking = problems(mapping)
    if lacking:
        said = " ".join(each.reason for each in lacking)
        raise click.UsageError(f"{said} Say it with --map HEADING=FIELD or --set FIELD=TEXT.")
    unsure = "" if order.sure or options.order else order.example
    return Read(sheet, mapping, why, sheets.plan_sheet(sheet, mapping, library), unsure)


def _mapping(
    reader: Reader, sheet: Sheet, library: Library, options: SheetOptions
) -> tuple[Mapping, dict[int, str], DateOrder]:
    shape = cast("Shape | None", options.shape or ("kind" if options.kind else None))
    kind = options.kind.META.kind if options.kind else ""
    header = None if options.header is None else options.header - 1
    order = sheets.date_order_of(reader)
    guess = sheets.guessed(sheet, library, order, shape=shape, kind=kind, header=header)
    before = sheets.all_remembered(reader) if shape is None else {}
    kept = sheets.remembered(before, sheet, guess.mapping.header)
    found = kept or guess.mapping
    why = _reasons(kept, guess)
    told = sheets.told_mapping(
        sheets.with_options(found, options.order, cast("Known | None", options.known)),
        sheet,
        library,
        columns=_pairs(options.columns, "--map", "Party=actor"),
        constants=_pairs(options.constants, "--set", "channel=official"),
        words=_pairs(options.words, "--word", "shouted=public statement"),
        names=_pairs(options.names, "--take", "Kiev=Kyiv"),
    )
    changed = (n for n, target in enumerate(told.columns) if target != found.columns[n])
    return told, why | dict.fromkeys(changed, "You said so."), guess.order


def _reasons(kept: Mapping | None, guess: Guess) -> dict[int, str]:
    if kept:
        return {n: "So it was read before." for n, target in enumerate(kept.columns) if target}
    return {reason.column: reason.words for reason in guess.reasons}


def _pairs(given: Sequence[str], option: str, example: str) -> dict[str, str]:
    """The two sides of each word; the last = parts them, for headings may have one."""
    found = {}
    for word in given:
        left, equals, right = word.rpartition("=")
        if not equals or not left:
            raise click.BadParameter(f"“{word}” has no two sides. Write {example}.", param_hint=option)
        found[left.strip()] = right.strip()
    return found


# -- saying it -------------------------------------------------------------------------------------------


def say_mapping(read: Read) -> None:
    """Say how a sheet was understood: its shape, its columns, and the names, words and dates in it."""
    mapping = read.mapping
    what = SHAPES[mapping.shape]
    if mapping.shape == "kind":
        what = f"one {KINDS[mapping.kind].META.label.lower()}"
    row = f"headings in row {mapping.header + 1}" if mapping.header >= 0 else "no headings"
    say(f"{read.sheet.place}: a row is {what}; {row}; dates {mapping.order}.")
    heads = headings(read.sheet, mapping.header)
    rows = [
        (column_name(n), heads[n], label_of(target, mapping.shape, mapping.kind) or "–", read.why.get(n, ""))
        for n, target in enumerate(mapping.columns)
    ]
    say_table(["", "heading", "becomes", "why"], rows)
    for target, text in mapping.constants:
        say(f"In all rows: {label_of(target, mapping.shape, mapping.kind)} is “{text}”.")
    if read.unsure:
        note(
            f"Dates such as {read.unsure} can be read in two ways. They were read as {mapping.order}; say "
            "otherwise with --date-order."
        )
    for line in _understood(read.planned):
        note(line)


def _understood(planned: SheetPlan) -> Iterator[str]:
    composed = planned.composed
    for name in composed.names:
        if name.how in ("alias", "near"):
            way = "" if name.how == "alias" else f' Else: --take "{name.text}=new".'
            yield f"“{name.text}” is taken for {name.title}.{way}"
        elif name.near:
            told = f'--take "{name.text}={name.near_title}"'
            yield f"“{name.text}” is new. If it is {name.near_title}, say {told}."
    for word in composed.words:
        told = f"“{word.text}” is read as {word.value}."
        yield told if word.value else f'{word.reason} Here: --word "{word.text}=…".'
    for text, day in composed.dates[:LISTED]:
        yield f"“{text}” is read as {day}."
    if len(composed.dates) > LISTED:
        yield f"And {len(composed.dates) - LISTED:,} more dates that were not written plainly."
    if composed.again:
        yield f"{composed.again:,} rows say only what an earlier one says."
