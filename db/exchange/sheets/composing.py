"""Makes a sheet into the records it stands for, as a Reading that is planned like that of any other file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

from db.changes import Value
from db.exchange.reading import Holding, Reading, Refusal, Row, Wrong
from db.exchange.sheets.choices import WordRead
from db.exchange.sheets.given import Given, Piece, given_rows
from db.exchange.sheets.identity import Identity
from db.exchange.sheets.mapping import Mapping
from db.exchange.sheets.names import NameBook, NameRead, can_be_made
from db.exchange.sheets.sameness import Sameness
from db.exchange.sheets.sheet import Sheet
from db.exchange.sheets.targets import Role, Target, main_role, named_field, roles, targets
from db.exchange.sheets.values import Reader, Unread, ambiguous
from db.records import KINDS, required, specs
from db.records.checks import quote

Report = Callable[[int, int], None]
REPORTED = 128  # rows from one report to the next
MOST_NOTES = 20
NO_OPTION = (
    "This option is not in the tracker yet, and a new one needs its place on the axis (0–100). "
    "Give a column for that, or add the option first."
)


class Library:
    """What is known of a tracker for reading sheets into it: made once, for as many readings as wanted."""

    def __init__(self, current: Holding) -> None:
        self.current = current
        self.names, self.sameness = NameBook(current), Sameness(current)


@dataclass(frozen=True, slots=True)
class Composed:
    """What came of a sheet. `names`, `words`, `dates`: how those were understood, for a person to look at.

    `again`: how many rows say only what an earlier one says.
    """

    reading: Reading
    names: Sequence[NameRead]
    words: Sequence[WordRead]
    dates: Sequence[tuple[str, str]]
    again: int = 0


def compose(
    sheet: Sheet, mapping: Mapping, library: Library, most: int = 0, report: Report | None = None
) -> Composed:
    """The records that a sheet stands for; `most`: of its first rows only, 0 for all.

    `report(done, total)` is called every now and then with the number of rows; what it raises ends it.
    """
    composer = _Composer(sheet, mapping, library)
    for number, given in enumerate(given_rows(sheet, mapping, most)):
        if report and number % REPORTED == 0:
            report(given.line, len(sheet.rows))
        composer.take(given)
    return composer.composed()


@dataclass(slots=True)
class _Part:
    """What one role of a row came to: the ids of its records, or why there is none.

    `refused`: there would be one, but for something that is wrong with it and is told elsewhere.
    """

    ids: tuple[str, ...] = ()
    wrong: str = ""
    place: str = ""
    refused: bool = False


@dataclass(slots=True)
class _Made:
    """The values of a record while they are gathered."""

    values: dict[str, Value] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)


class _Composer:
    def __init__(self, sheet: Sheet, mapping: Mapping, library: Library) -> None:
        self._sheet, self._mapping, self._library = sheet, mapping, library
        self._roles = roles(mapping.shape, mapping.kind)
        self._main = main_role(mapping.shape, mapping.kind)
        self._targets: dict[str, list[Target]] = {}
        for target in targets(mapping.shape, mapping.kind):
            self._targets.setdefault(target.role.name, []).append(target)
        self._constants = {target: [Piece(text)] for target, text in mapping.constants}
        self._reader = Reader(mapping)
        self._names = library.names.names(mapping.answers)
        self._rows: dict[str, Row] = {}
        self._identity = Identity(library.current, library.names, library.sameness, self._names, self._rows)
        self._by_name: set[str] = set()
        self._file = sheet.place
        self._refusals: list[Refusal] = []
        self._notes: list[str] = []
        self._again = 0

    def composed(self) -> Composed:
        """What came of the rows taken so far."""
        for row in self._rows.values():
            self._keep_known(row)
        notes = [*self._sheet.notes, *self._notes[:MOST_NOTES]]
        if len(self._notes) > MOST_NOTES:
            notes.append(f"{len(self._notes) - MOST_NOTES:,} more cells say otherwise than an earlier one.")
        reading = Reading(self._file, "table", list(self._rows.values()), self._refusals, notes)
        words, dates = list(self._reader.words.values()), list(self._reader.dates.items())
        return Composed(reading, self._names.read, words, dates, self._again)

    def take(self, given: Given) -> None:
        """Take in what a row gives."""
        parts: dict[str, _Part] = {}
        before = len(self._rows)
        for role in self._roles:
            parts[role.name] = self._part(role, given, parts)
        self._again += len(self._rows) == before

    # -- one role of a row ---------------------------------------------------------------------------

    def _part(self, role: Role, given: Given, parts: dict[str, _Part]) -> _Part:
        own = {t.field: p for t in self._targets.get(role.name, ()) if (p := self._pieces(t, given))}
        if not own and not role.implied:
            return _Part()
        if role.name != self._main and can_be_made(role.kind):
            return self._named(role, own, given)
        linked = [(name, parts[other]) for name, other in role.links]
        if lacking := self._lacking(role, parts):
            refused = any(parts[each.name].refused or parts[each.name].wrong for each in lacking)
            return self._without(role, own, given, lacking, refused)
        ids = []
        choices = [part.ids or (None,) for _, part in linked]
        for chosen in product(*choices):
            links = {name: id for (name, _), id in zip(linked, chosen, strict=True) if id}
            wrong = [Wrong(name, part.wrong) for name, part in linked if part.wrong]
            cells = {name: part.place for name, part in linked if part.place}
            if id := self._record(role, own, given, _Made(dict(links), wrong, cells)):
                ids.append(id)
        return _Part(tuple(ids), refused=not ids)

    def _pieces(self, target: Target, given: Given) -> list[Piece]:
        """What a row gives for a field; a name that is told for all rows stands in each of them."""
        found = given.pieces.get(target.name)
        if not found and target.field == named_field(target.role) and target.role.name != self._main:
            found = self._constants.get(target.name)
        return found or []

    def _lacking(self, role: Role, parts: dict[str, _Part]) -> list[Role]:
        """The roles that a record must belong to and that are not in the row; the main record is told so."""
        if role.name == self._main:
            return []
        missing = {other for name, other in role.links if name in required(role.cls) and not parts[other].ids}
        return [each for each in self._roles if each.name in missing]

    def _without(
        self, role: Role, own: dict[str, list[Piece]], given: Given, lacking: Sequence[Role], refused: bool
    ) -> _Part:
        """Nothing comes of what a row says of a record that can't be: said, unless its owner is refused."""
        for name, pieces in own.items() if not refused else ():
            missing = lacking[0].label.lower()
            reason = f"There is no {missing} in this row that it could belong to."
            self._refusals.append(
                Refusal(self._file, given.line, role.kind, "", name, reason, pieces[0].place)
            )
        return _Part(refused=bool(own))

    # -- records known by their names ----------------------------------------------------------------

    def _named(self, role: Role, own: dict[str, list[Piece]], given: Given) -> _Part:
        """The records that a name, or several in one cell, stand for; an address alone names a source."""
        field = named_field(role)
        pieces = own.get(field) or (own.get("url") if role.kind == "source" else None)
        if not pieces:
            place = next(iter(own.values()))[0].place
            return _Part(wrong=f"The {role.label.lower()} has no name in this row.", place=place)
        target = self._target(role, field)
        try:
            text = str(self._reader.value(target, pieces[:1]) or "")
        except Unread as error:
            return _Part(wrong=str(error), place=pieces[0].place)
        found = _Part(place=pieces[0].place)
        others = {name: pieces for name, pieces in own.items() if name != field}
        for name in self._apart(target, text, pieces[0]):
            made = _Made({field: name}, cells={field: found.place})
            if role.kind == "source" and _is_address(name):
                made.values.setdefault("url", name)
            self._fill(role, others, made)
            id = self._identity.named(role.kind, name, made.values)
            if not id:
                return _Part(wrong=ambiguous(role.label.lower(), name), place=found.place)
            found.ids = (*found.ids, id)
            self._by_name.add(id)
            self._put(role.kind, id, given.line, made)
        return found

    def _apart(self, target: Target, text: str, piece: Piece) -> list[str]:
        """The names in a cell: one, or those that ; or line breaks part."""
        if target.name not in self._mapping.several and target.role.name != "tag":
            return [text]
        raw = piece.cell if isinstance(piece.cell, str) else text
        marks = ";\n," if target.role.name == "tag" else ";\n"
        for mark in marks[1:]:
            raw = raw.replace(mark, marks[0])
        return list(dict.fromkeys(name for part in raw.split(marks[0]) if (name := " ".join(part.split()))))

    def _target(self, role: Role, field: str) -> Target:
        return next(each for each in self._targets[role.name] if each.field == field)

    # -- records of all kinds ------------------------------------------------------------------------

    def _record(self, role: Role, own: dict[str, list[Piece]], given: Given, made: _Made) -> str:
        """Make a record; its id, '' for one that is refused, which nothing else can belong to then."""
        self._fill(role, own, made)
        id = self._own_id(role, made)
        if role.kind == "option" and "value" not in made.values and self._is_new(id) and not made.wrong:
            made.wrong.append(Wrong("value", NO_OPTION))
        self._put(role.kind, id, given.line, made)
        return "" if made.wrong else id

    def _is_new(self, id: str) -> bool:
        return id not in self._rows and self._library.current.get(id) is None

    def _fill(self, role: Role, own: dict[str, list[Piece]], made: _Made) -> None:
        """Read the cells of a record; those that can't be read are what is wrong with it."""
        for target in self._targets.get(role.name, ()):
            pieces = own.get(target.field) or self._constants.get(target.name)
            if not pieces:
                continue
            made.cells[target.field] = pieces[0].place
            try:
                value = self._reader.value(target, pieces)
            except Unread as error:
                made.wrong.append(Wrong(target.field, str(error)))
                continue
            if target.spec.kind == "ref":
                value = self._referred(target, str(value), made)
            if value not in ("", None):
                made.values[target.field] = value

    def _referred(self, target: Target, text: str, made: _Made) -> Value:
        """The id of the record that a name in a cell means; a name that only the plan can find stays."""
        kinds = [kind for kind in target.spec.refs if can_be_made(kind)]
        if not kinds or (len(kinds) > 1 and not self._is_known(kinds, text)):
            return text
        kind = next((each for each in kinds if self._is_known([each], text)), kinds[0])
        read = self._names.resolve(kind, text)
        if not read.id:
            made.wrong.append(Wrong(target.field, ambiguous(KINDS[kind].META.label.lower(), text)))
            return None
        field = KINDS[kind].META.title[0]
        place = made.cells[target.field]
        self._by_name.add(read.id)
        self._put(kind, read.id, _line(place), _Made({field: read.text}, cells={field: place}))
        return read.id

    def _is_known(self, kinds: Sequence[str], text: str) -> bool:
        index = self._library.names
        return any(index.kind_of(text) == kind or index.is_name(kind, text) for kind in kinds)

    def _own_id(self, role: Role, made: _Made) -> str:
        """The id of the record: given, that of the same one in the tracker or in the sheet, or a new one."""
        if given := str(made.values.pop("id", "") or ""):
            return given
        id, by_name = self._identity.of(role.kind, made.values, named_field(role))
        if by_name:
            self._by_name.add(id)
        return id

    # -- what comes of them --------------------------------------------------------------------------

    def _put(self, kind: str, id: str, line: int, made: _Made) -> None:
        """Take a record in; what it says beyond the same record of an earlier row is added to that."""
        row = self._rows.get(id)
        if row is None:
            self._rows[id] = Row(line, kind, id, made.values, tuple(made.wrong), made.cells)
            return
        for name, value in made.values.items():
            if name not in row.values:
                row.values[name] = value
                row.cells = {**row.cells, name: made.cells.get(name, "")}
            elif row.values[name] != value and not self._is_name(row, name):
                self._note_otherwise(row, name, value, made)
        if made.wrong:
            row.wrong = (*row.wrong, *made.wrong)
            row.cells = {
                **made.cells,
                **row.cells,
                **{w.field: made.cells.get(w.field, "") for w in made.wrong},
            }

    def _is_name(self, row: Row, name: str) -> bool:
        return row.id in self._by_name and name == KINDS[row.kind].META.title[0]

    def _note_otherwise(self, row: Row, name: str, value: Value, made: _Made) -> None:
        label = specs(KINDS[row.kind])[name].label
        here, there = made.cells.get(name, ""), row.cells.get(name, "")
        self._notes.append(
            f"{here or f'Row {row.line}'}: {label} is {quote(value)} here and {quote(row.values[name])} "
            f"in {there or 'an earlier row'}; the earlier was taken."
        )

    def _keep_known(self, row: Row) -> None:
        """Leave of a record that the tracker has what this sheet may say of it."""
        there = self._library.current.get(row.id)
        if there is None or there.META.kind != row.kind:
            return
        if row.id in self._by_name:
            row.values.pop(row_name := there.META.title[0], None)
            row.cells = {name: cell for name, cell in row.cells.items() if name != row_name}
        if self._mapping.known == "leave":
            row.values = {}
        elif self._mapping.known == "fill":
            row.values = {n: v for n, v in row.values.items() if getattr(there, n, None) in (None, "")}


def _is_address(text: str) -> bool:
    return text.casefold().startswith(("http://", "https://", "www."))


def _line(place: str) -> int:
    """The row of an address, 0 where there is none."""
    digits = "".join(sign for sign in place if sign.isdigit())
    return int(digits or 0)
