"""What the pieces of a line are taken for: actors, channels, dates, stances; and what can't be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from db import dates
from db.dates import BadDate
from db.errors import InvalidField
from db.queries.names import SAME, WORDS, Match
from db.records import KINDS, STANCES, Spec, specs
from db.records.values import parse
from desktop.capture.shapes import FIRST, Shape, shape_of
from desktop.capture.splitting import Line, Piece, split

SHORTEST = 3  # letters of a word that is taken for the beginning of a choice
_STANCE = re.compile(rf"({'|'.join((*STANCES, 'red', *'PACOR'))})(?![\w-])\s*(.*)", re.I | re.S)
_PLACE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")
_NAMED = re.compile(r"([\w ,]+?)\s*=\s*(.*)", re.S)


class OnAxis(NamedTuple):
    """An option of an issue. `value`: its place on the axis, 0 to 100."""

    id: str
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading a line asks of the tracker.

    `find(words, kinds)`: the records that may be meant, nearest first. `options(issue)`: those it has, in
    axis order. `order`: how 12/11/2026 is read.
    """

    find: Callable[[str, Sequence[str]], Sequence[Match]]
    options: Callable[[str], Sequence[OnAxis]]
    order: str = "DMY"


@dataclass(frozen=True, slots=True)
class Taken:
    """A piece and what it was taken for. `value`: as it would be typed into `field`; `says`: for people.

    `field` is empty where nothing could be made of it; `problem` then says why, or what is to be looked at.
    """

    piece: Piece
    field: str
    value: str
    says: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """A line as it was read. `stances`: stance by option id."""

    shape: Shape
    line: Line
    taken: tuple[Taken, ...]
    stances: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """What is to stand in each field of the form, as text."""
        return {each.field: each.value for each in self.taken if each.field and each.value}

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields asked for that nothing was typed for yet, in order."""
        there = self.fields
        return tuple(name for name in (*self.shape.slots, self.shape.text) if name not in there)

    @property
    def problems(self) -> tuple[Taken, ...]:
        """The pieces to look at."""
        return tuple(each for each in self.taken if each.problem)


def read(line: str, desk: Desk) -> Captured:
    """Read a line; what can't be read stays visible as a problem, and its words are kept where they fit."""
    parts = split(line, lambda word: shape_of(word) is not None, lambda words: is_date(words, desk.order))
    shape = (shape_of(parts.prefix.text) if parts.prefix else None) or FIRST
    reader = _Reader(shape, desk)
    pieces = [piece for piece in parts.head if piece.text]
    # A kind named, and no colon behind it yet: "q: Who signs?" says all there is to say.
    alone = pieces[-1:] if parts.text is None and shape is not FIRST else []
    for piece in pieces[: len(pieces) - len(alone)]:
        reader.take(piece)
    for piece in alone:
        reader.take_last(piece)
    if parts.text is not None and parts.text.text:
        reader.add(Taken(parts.text, shape.text, parts.text.text, parts.text.text))
    if parts.sign is not None:
        reader.take_sign(parts.sign)
    stances = dict(filter(None, map(reader.stance, parts.stances)))
    return Captured(shape, parts, tuple(reader.taken), stances)


def is_date(words: str, order: str) -> bool:
    """Whether words can be read as a date that says something."""
    try:
        return bool(dates.read_typed(words, order))
    except BadDate:
        return False


class _Reader:
    """Takes one piece after the other for the fields that are still free."""

    def __init__(self, shape: Shape, desk: Desk) -> None:
        self.shape, self.desk = shape, desk
        self.cls = KINDS[shape.kind]
        self.specs = specs(self.cls)
        self.taken: list[Taken] = []

    def add(self, taken: Taken) -> None:
        self.taken.append(taken)

    def _free(self, *kinds: str) -> list[str]:
        there = {each.field for each in self.taken}
        return [n for n in self.shape.fields if n not in there and self.specs[n].kind in kinds]

    def take(self, piece: Piece) -> None:
        """The first that fits: a field named, a date, a word of a list, a name, a near one, any words."""
        ways = (self._named, self._date, self._choice, self._known, self._near, self._words)
        found = next((taken for way in ways if (taken := way(piece))), None)
        self.add(found or Taken(piece, "", "", piece.text, self._lost(piece)))

    def take_last(self, piece: Piece) -> None:
        """Words that no colon parts off: the text, unless they say a field, or one is needed first."""
        there = {each.field for each in self.taken}
        if any(self.shape.needs(name) and name not in there for name in self.shape.slots):
            self.take(piece)
            return
        ways = (self._named, self._date, self._choice, self._whole)
        found = next((taken for way in ways if (taken := way(piece))), None)
        self.add(found or Taken(piece, self.shape.text, piece.text, piece.text))

    def _lost(self, piece: Piece) -> str:
        free = [self._open(n) for n in self.shape.fields if n in self._free(*_KINDS_OF_WORDS)]
        open_for = f" Still open: {', '.join(free)}." if free else ""
        return f"“{piece.text}” fits no field that is left.{open_for}"

    def _open(self, name: str) -> str:
        """A field that nothing was typed for yet, with the words a closed list has for it."""
        choices = " or ".join(each for each in self.specs[name].choices if each)
        return f"{self.shape.says(name).lower()}{f' ({choices})' if choices else ''}"

    def _named(self, piece: Piece) -> Taken | None:
        """`venue=Geneva`: a field by its label or name."""
        found = _NAMED.fullmatch(piece.text)
        name = self._field_called(found[1]) if found else ""
        if not found or not name:
            return None
        inside = Piece(piece.start, piece.end, found[2])
        if self.specs[name].kind == "ref":
            return self._ref(inside, name, self._found(name, found[2]))
        return self._typed(inside, name)

    def _field_called(self, words: str) -> str:
        wanted = words.strip().casefold()
        called = (n for n, spec in self.specs.items() if wanted in (n, spec.label.casefold()))
        return next(called, "")

    def _typed(self, piece: Piece, name: str) -> Taken:
        try:
            value = parse(self.cls, name, piece.text, order=self.desk.order)
        except InvalidField as error:
            return Taken(piece, name, piece.text, piece.text, error.reason)
        except BadDate as error:
            return Taken(piece, name, piece.text, piece.text, str(error))
        text = "" if value is None else str(value)
        return Taken(piece, name, text, _said(self.specs[name], text))

    # -- names ---------------------------------------------------------------------------------------

    def _found(self, name: str, words: str) -> Sequence[Match]:
        return self.desk.find(words, self.specs[name].refs)

    def _ref(self, piece: Piece, name: str, found: Sequence[Match]) -> Taken:
        if found and _is_meant(found):
            return Taken(piece, name, found[0].id, found[0].title)
        label = self._meant(name)
        if not found:
            problem = f"No {label} goes by “{piece.text}”. The form can make one."
        elif found[0].score >= WORDS:
            problem = f"Which {label}: {_listed(found)}?"
        else:
            problem = f"No {label} goes by “{piece.text}”. Near it: {_listed(found)}."
        return Taken(piece, name, piece.text, piece.text, problem)

    def _meant(self, name: str) -> str:
        """What a field points to, in words: the kind of record; of several kinds the field's own label."""
        refs = self.specs[name].refs
        return (KINDS[refs[0]].META.label if len(refs) == 1 else self.shape.says(name)).lower()

    def _known(self, piece: Piece) -> Taken | None:
        """A record by its whole name before one that only begins so; of several fields the first.

        What a name only begins like is meant for a field that is asked for, while there is one.
        """
        free = self._free("ref")
        asked = [name for name in free if name in self.shape.slots]
        found = [(name, matches) for name in free if (matches := self._found(name, piece.text))]
        fitting = [
            (name, matches)
            for name, matches in found
            if matches[0].score >= SAME
            or (name in asked and matches[0].score >= WORDS)
            or (not asked and _is_meant(matches))
        ]
        best = max(fitting, key=lambda each: each[1][0].score, default=None)
        return self._ref(piece, *best) if best else None

    def _whole(self, piece: Piece) -> Taken | None:
        """A record by its whole name."""
        taken = self._known(piece)
        return taken if taken and self._found(taken.field, piece.text)[0].score >= SAME else None

    def _near(self, piece: Piece) -> Taken | None:
        """The first name that is still asked for: near ones are said, unknown ones can be made."""
        asked = [name for name in self._free("ref") if name in self.shape.slots]
        return self._ref(piece, asked[0], self._found(asked[0], piece.text)) if asked else None

    # -- other values --------------------------------------------------------------------------------

    def _date(self, piece: Piece) -> Taken | None:
        free = self._free("date")
        if not free or not is_date(piece.text, self.desk.order):
            return None
        return self._typed(piece, free[0])

    def _choice(self, piece: Piece) -> Taken | None:
        for name in self._free("choice"):
            taken = self._typed(piece, name)
            long_enough = len(piece.text) >= SHORTEST or taken.value == piece.text
            if not taken.problem and long_enough:
                return taken
        return None

    def _words(self, piece: Piece) -> Taken | None:
        free = self._free("text")
        return Taken(piece, free[0], piece.text, piece.text) if free else None

    # -- after the text ------------------------------------------------------------------------------

    def take_sign(self, piece: Piece) -> None:
        name, value = self.shape.signs.get(piece.text, ("", ""))
        if not name:
            problem = f"“{piece.text}” at the end means nothing for this kind."
            self.add(Taken(piece, "", "", piece.text, problem))
            return
        before = next((each for each in self.taken if each.field == name), None)
        if before:
            self.taken.remove(before)
        self.add(Taken(piece, name, value, _said(self.specs[name], value)))

    def stance(self, piece: Piece) -> tuple[str, str] | None:
        """`R option`: a stance by its letter or word, an option of the issue by label or place."""
        found = _STANCE.fullmatch(piece.text.strip())
        if not piece.text.strip():
            return None
        if self.shape is not FIRST or not found:
            problem = "Write a stance (P A C O R) and an option, as in “R cession”."
            self.add(Taken(piece, "", "", piece.text, problem))
            return None
        stance = _stance_called(found[1])
        issue = self._issue()
        near = _meant_of(options_like(self.desk.options(issue) if issue else (), found[2]), found[2])
        if len(near) == 1:
            self.add(Taken(piece, "", near[0].id, f"{stance}: {near[0].label}"))
            return near[0].id, stance
        self.add(Taken(piece, "", "", piece.text, self._which(near, found[2])))
        return None

    def _which(self, near: Sequence[OnAxis], words: str) -> str:
        if not self._issue():
            return "Name the issue first: a stance is on one of its options."
        if near:
            return f"Which option: {', '.join(f'“{each.label}”' for each in near[:4])}?"
        return f"The issue has no option “{words}”. It can be added in the form."

    def _issue(self) -> str:
        taken = next((each for each in self.taken if each.field == "issue" and not each.problem), None)
        return taken.value if taken else ""


def options_like(options: Sequence[OnAxis], words: str) -> list[OnAxis]:
    """The options meant by words: called just so; else by a place on the axis; else with all words in them.

    A number is a place, or a word of a label; where both are there, either may be meant.
    """
    wanted = words.casefold().split()
    if exact := [each for each in options if each.label.casefold().split() == wanted]:
        return exact
    if place := _PLACE.fullmatch(words.strip()):
        value = float(place[1].replace(",", "."))
        at = [each for each in options if each.value == value or wanted[0] in each.label.casefold().split()]
        if at:
            return at
    return [each for each in options if all(word in each.label.casefold() for word in wanted)]


def _meant_of(near: list[OnAxis], words: str) -> list[OnAxis]:
    """Of several options with the words in them the one that alone begins so; else all of them."""
    first = [
        each for each in near if words.strip() and each.label.casefold().startswith(words.strip().casefold())
    ]
    return first if len(first) == 1 else near


def _is_meant(found: Sequence[Match]) -> bool:
    """Whether the first of these goes by the words, or is the only one whose name has them."""
    return found[0].score >= SAME or (
        found[0].score >= WORDS and not any(other.score >= WORDS for other in found[1:])
    )


def _listed(found: Sequence[Match]) -> str:
    return ", ".join(f"“{each.title}”" for each in found[:3])


_KINDS_OF_WORDS = ("ref", "date", "choice", "text")


def _stance_called(word: str) -> str:
    typed = word.casefold()
    return "red line" if typed in ("r", "red") else next(s for s in STANCES if s.startswith(typed))


def _said(spec: Spec, text: str) -> str:
    return dates.words(text) if spec.kind == "date" else text
