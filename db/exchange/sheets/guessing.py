"""Guesses how a sheet is to be read: what a row stands for, and what each column becomes, with reasons."""

from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from db.exchange.sheets.cells import Cell
from db.exchange.sheets.dates_in import DateOrder, date_order
from db.exchange.sheets.given import marked
from db.exchange.sheets.header import first_row, header_row
from db.exchange.sheets.mapping import Mapping, headings
from db.exchange.sheets.names import NameBook
from db.exchange.sheets.profile import Profile, profile
from db.exchange.sheets.sheet import Sheet
from db.exchange.sheets.synonyms import normal, vocabulary
from db.exchange.sheets.targets import CELL, TAKEN_HERE, Shape, Target, by_name
from db.exchange.table_in import kind_of

# Confidence: by its heading, by what people also call it, by a part of that, by what it holds.
NAMED, CALLED, PART, HELD, LOOKS = 1.0, 0.95, 0.8, 0.7, 0.6
Words: TypeAlias = Mapped[str, Sequence[tuple[Target, bool]]]
MOSTLY = 0.5
ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a column is taken for a target; `confidence` 0–1."""

    column: int
    target: str
    confidence: float
    words: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping, why each column of it stands as it does, and what the order of dates was told by."""

    mapping: Mapping
    reasons: tuple[Reason, ...]
    order: DateOrder


class Guesser:
    """Guesses for one sheet; the sample of its columns is taken once."""

    def __init__(self, sheet: Sheet, book: NameBook, *, order: str = "DMY") -> None:
        self._sheet, self._book, self._order = sheet, book, order
        self._profiles: dict[int, list[Profile]] = {}

    def guess(self, shape: Shape | None = None, kind: str = "", header: int | None = None) -> Guess:
        """The mapping that seems meant; what is given of shape, kind and row of headings is kept to."""
        row = header_row(self._sheet) if header is None else header
        profiles = self._profiled(row)
        heads = headings(self._sheet, row)
        if shape is None:
            shape, kind = ("kind", kind) if kind else self._shape(heads, profiles)
        if shape == "kind" and not kind:
            kind = self._kind(heads) or "position"
        kind = kind if shape == "kind" else ""
        order = date_order((cell for each in profiles for cell in each.cells), self._order)
        start = Mapping(shape, kind, row, ("",) * len(heads), order=order.order)
        if shape == "matrix":
            return self._matrix(start, heads, profiles, order)
        reasons = self._reasons(shape, kind, heads, profiles)
        columns = [""] * len(heads)
        for reason in reasons:
            columns[reason.column] = reason.target
        mapping = replace(start, columns=tuple(columns), known="fill" if shape == "linked" else "update")
        return Guess(replace(mapping, several=self._several(mapping, profiles)), reasons, order)

    def _profiled(self, header: int) -> list[Profile]:
        if header not in self._profiles:
            first = first_row(self._sheet, header)
            columns = range(self._sheet.width)
            self._profiles[header] = [profile(self._sheet, column, first) for column in columns]
        return self._profiles[header]

    # -- what a row stands for -----------------------------------------------------------------------

    def _shape(self, heads: Sequence[str], profiles: Sequence[Profile]) -> tuple[Shape, str]:
        named = kind_of(self._sheet.name) or kind_of(self._sheet.file.rpartition(".")[0])
        kind = named.META.kind if named and named.META.kind in TAKEN_HERE else ""
        linked = {reason.target for reason in self._reasons("linked", "", heads, profiles)}
        if {"actor.name", "issue.title"} <= linked:
            return "linked", ""
        if kind and kind != "position":
            return "kind", kind
        if self._across(heads, profiles):
            return "matrix", ""
        best = self._kind(heads)
        return ("kind", best) if best else ("linked", "")

    def _kind(self, heads: Sequence[str]) -> str:
        """The kind whose fields most of the headings name, '' when none does."""
        wanted = {normal(head) for head in heads}

        def fitting(kind: str) -> int:
            words = vocabulary("kind", kind)
            own = {word for word, found in words.items() if found[0][0].role.name == kind}
            return len(wanted & own)

        best = max(TAKEN_HERE, key=fitting)
        return best if fitting(best) > 1 else ""

    def _across(self, heads: Sequence[str], profiles: Sequence[Profile]) -> str:
        """What the headings after the first name, "issue" or "actor"; '' when the sheet is no matrix."""
        others = [head for head, each in zip(heads[1:], profiles[1:], strict=True) if each.texts() >= MOSTLY]
        if len(others) < 2 or not profiles[0].cells:
            return ""
        for kind in ("issue", "actor"):
            if sum(self._book.is_name(kind, head) for head in others) >= MOSTLY * len(others):
                return kind
        words = vocabulary("linked", "")
        unnamed = all(normal(head) not in words for head in others)
        first = [target.name for target, _ in words.get(normal(heads[0]), ())]
        corner = heads[0] == "Column A" or "/" in heads[0] or "\\" in heads[0]
        actors = "actor.name" in first or profiles[0].names(self._book, "actor") >= MOSTLY
        if "issue.title" in first or profiles[0].names(self._book, "issue") >= MOSTLY:
            return "actor" if unnamed else ""
        return "issue" if unnamed and (actors or corner) else ""

    def _matrix(
        self, start: Mapping, heads: Sequence[str], profiles: Sequence[Profile], order: DateOrder
    ) -> Guess:
        across = self._across(heads, profiles)
        first = "issue.title" if across == "actor" else "actor.name"
        place = next((n for n, each in enumerate(profiles) if each.cells), 0)
        reasons = [Reason(place, first, HELD, "It stands before the statements.")]
        for column, (head, each) in enumerate(zip(heads, profiles, strict=True)):
            if column > place and not each.is_empty and not head.startswith("Column "):
                reasons.append(Reason(column, CELL, HELD, f"“{head}” stands over what is said on it."))
        columns = [""] * len(heads)
        for reason in reasons:
            columns[reason.column] = reason.target
        cells = (cell for each in profiles for cell in each.cells if isinstance(cell, str))
        has_marks = any(marked(cell, order.order)[1] for cell in cells)
        mapping = replace(start, columns=tuple(columns), marks=has_marks)
        return Guess(
            replace(mapping, across="actor" if across == "actor" else "issue"), tuple(reasons), order
        )

    # -- what a column becomes -----------------------------------------------------------------------

    def _reasons(
        self, shape: Shape, kind: str, heads: Sequence[str], profiles: Sequence[Profile]
    ) -> tuple[Reason, ...]:
        words, known = vocabulary(shape, kind), by_name(shape, kind)
        found: list[Reason] = []
        for column, (head, each) in enumerate(zip(heads, profiles, strict=True)):
            by_head = list(_by_heading(column, head, words))
            found += [self._weighed(reason, known[reason.target], each) for reason in by_head]
            found += self._by_content(column, each, known)
        return tuple(_assigned(found))

    def _weighed(self, reason: Reason, target: Target, held: Profile) -> Reason:
        """A reason by a heading, less sure when the column holds something else."""
        if held.is_empty:
            return replace(reason, confidence=reason.confidence / 2)
        kind = target.spec.kind
        fits = {
            "date": held.dates() >= 0.3,
            "url": held.urls() >= 0.3 or held.texts() < MOSTLY,
            "choice": held.choices(target.role.kind, target.field) >= 0.3,
            "number": held.texts() <= MOSTLY,
        }.get(kind, True)
        if kind in ("text", "prose") and held.dates() > ENOUGH:
            fits = False
        return reason if fits else replace(reason, confidence=reason.confidence * 0.4)

    def _by_content(self, column: int, held: Profile, known: Collection[str]) -> Iterator[Reason]:
        actors = partial(held.names, self._book, "actor")
        issues = partial(held.names, self._book, "issue")
        tests: tuple[tuple[str, Callable[[], float], str], ...] = (
            ("actor.name", actors, "names of actors"),
            ("issue.title", issues, "titles of issues"),
            ("position.actor", actors, "names of actors"),
            ("position.issue", issues, "titles of issues"),
            ("source.url", held.urls, "addresses"),
            ("position.channel", partial(held.choices, "position", "channel"), "channels"),
            ("position.stated", held.dates, "dates"),
            ("event.start", held.dates, "dates"),
            ("position.statement", held.long, "long texts"),
        )
        for name, share, what in tests:
            if name in known and not held.is_empty and (found := share()) >= MOSTLY:
                confidence = LOOKS * found
                yield Reason(column, name, confidence, f"{found:.0%} of its cells are {what}.")

    def _several(self, mapping: Mapping, profiles: Sequence[Profile]) -> tuple[str, ...]:
        """The columns of names whose cells hold several: their parts stand alone elsewhere too."""
        found = []
        for column, name in enumerate(mapping.columns):
            if name in ("actor.name", "source.title", "issue.title", "speaker.name"):
                alone = {str(cell).strip().casefold() for cell in profiles[column].cells}
                parts = [p.strip() for c in profiles[column].cells for p in _parted(c)]
                kind = by_name(mapping.shape, mapping.kind)[name].role.kind
                if parts and all(p.casefold() in alone or self._book.is_name(kind, p) for p in parts):
                    found.append(name)
        return tuple(found)


def _parted(cell: Cell) -> list[str]:
    parts = cell.replace("\n", ";").split(";") if isinstance(cell, str) else []
    return [part for part in parts if part.strip()] if len(parts) > 1 else []


def _by_heading(column: int, head: str, words: Words) -> Iterator[Reason]:
    heading = normal(head)
    for target, own in words.get(heading, ()):
        yield Reason(column, target.name, NAMED if own else CALLED, f"Its heading is “{head}”.")
    if heading in words:
        return
    best: dict[str, float] = {}
    for word, found in words.items():
        if len(word) > 2 and f" {word} " in f" {heading} ":
            share = len(word) / len(heading)
            for target, _ in found:
                best[target.name] = max(best.get(target.name, 0), PART * (0.7 + 0.3 * share))
    for name, confidence in best.items():
        yield Reason(column, name, confidence, f"“{head}” speaks of it.")


def _assigned(reasons: Sequence[Reason]) -> Iterator[Reason]:
    """The surest reasons, no column and no target twice, in the order of the columns."""
    columns: set[int] = set()
    names: set[str] = set()
    chosen = []
    for reason in sorted(reasons, key=lambda each: (-each.confidence, each.column)):
        if (
            reason.column not in columns
            and reason.target not in names
            and reason.confidence >= LOOKS * MOSTLY
        ):
            columns.add(reason.column)
            names.add(reason.target)
            chosen.append(reason)
    return iter(sorted(chosen, key=lambda each: each.column))
