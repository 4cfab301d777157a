"""What the mapping dialog shows below: records that come, what is to be settled, what is not taken."""

from collections.abc import Iterator, Sequence
from functools import partial

from db.exchange import Refusal
from db.exchange.sheets import NEW, Mapping
from db.exchange.sheets.choices import WordRead
from db.exchange.sheets.names import NameRead
from db.exchange.sheets.targets import Target, by_name, main_role, named_field, targets
from db.records import KINDS, specs
from desktop.dialogs.mapping.answers import Question
from desktop.dialogs.mapping.offer import Offers
from desktop.dialogs.table import Column
from desktop.operations.mapping import RecordLine, Work
from desktop.operations.sheets import SheetPlan

RECORDS = (
    Column("Row", 56, number=True),
    Column("Record", 104),
    Column("Which"),
    Column("What becomes of it", 320),
)
NOT_TAKEN = (Column("Cell", 72), Column("Record", 132), Column("Field", 132), Column("Why it is not taken"))
NAMES_HEADS = ("In the sheet", "How it was read", "It means")
NOT_SAID = "say which it means"
MOST_DATES = 20


def rows_of(lines: Sequence[RecordLine]) -> list[tuple[str, ...]]:
    """The records as rows of a table."""
    return [(f"{each.line:,}", KINDS[each.kind].META.label, each.title, each.outcome) for each in lines]


def refused_rows(refusals: Sequence[Refusal]) -> list[tuple[str, ...]]:
    """What is not taken as rows of a table, by cell, or by row where no cell is to blame."""
    return [
        (each.cell or f"row {each.line:,}", KINDS[each.kind].META.label, _label(each), each.reason)
        for each in refusals
        if each.kind in KINDS
    ]


def _label(refusal: Refusal) -> str:
    declared = specs(KINDS[refusal.kind])
    return declared[refusal.field].label if refusal.field in declared else refusal.field


def questions_of(planned: SheetPlan, mapping: Mapping, work: Work) -> list[Question]:
    """The words that fit nothing, the names that come near to others, then how all else was read."""
    found = [*_words(planned.composed.words, mapping), *_names(planned.composed.names, work)]
    return sorted(found, key=lambda each: not each.open)


def _words(words: Sequence[WordRead], mapping: Mapping) -> Iterator[Question]:
    known = by_name(mapping.shape, mapping.kind)
    for word in words:
        target = known[word.target]
        choices = [(each, each) for each in target.spec.choices]
        way = f"{target.label}: {'a word of it' if word.value else 'none of its words'}"
        shown = word.value or NOT_SAID
        offers = partial(Offers, choices)
        yield Question(
            (word.target, word.text), (f"“{word.text}”", way), word.value, shown, offers, not word.value
        )


def _names(names: Sequence[NameRead], work: Work) -> Iterator[Question]:
    for name in names:
        if name.how in ("name", "id"):
            continue
        label = KINDS[name.kind].META.label.lower()
        shown = f"new {label}: {name.title}" if name.how == "new" else name.title or NOT_SAID
        value = NEW if name.how == "new" else name.id
        asked = f"“{name.text}”" + (f": is it {name.near_title}?" if name.near else "")
        offers = partial(_records, name, work)
        is_open = name.is_open or name.how == "several"
        yield Question((name.kind, name.text), (asked, _way(name, label)), value, shown, offers, is_open)


def _way(name: NameRead, label: str) -> str:
    ways = {
        "alias": f"alias of this {label}",
        "near": f"comes near to this {label} ({name.score:.0%})",
        "told": "as you said",
        "several": f"the name of several {label}s",
        "none": f"no {label} of the tracker",
    }
    if name.how == "new":
        return f"comes near to {name.near_title} ({name.score:.0%})" if name.near else "not in the tracker"
    return ways[name.how]


def _records(name: NameRead, work: Work) -> Offers:
    """The records a name may mean: a new one, the nearest, then all of its kind."""
    label = KINDS[name.kind].META.label.lower()
    near = [(name.near, name.near_title)] if name.near and work.title(name.kind, name.near) else []
    others = [each for each in work.names(name.kind) if each not in near]
    return Offers([(NEW, f"new {label}: {name.text}"), *near, *others])


def constants_of(mapping: Mapping) -> list[Question]:
    """The fields without a column, and what stands for them in all rows."""
    told = dict(mapping.constants)
    free = [each for each in targets(mapping.shape, mapping.kind) if _can_be_told(each, mapping)]
    free.sort(key=lambda each: each.name not in told)
    return [
        Question(
            ("", each.name),
            (each.label,),
            told.get(each.name, ""),
            told.get(each.name, ""),
            partial(_texts, each),
        )
        for each in free
    ]


def _can_be_told(target: Target, mapping: Mapping) -> bool:
    """Fields that a sheet may well say once for all: names, and what positions and sources say."""
    if target.name in mapping.columns or target.field == "id" or target.spec.kind in ("json", "colour"):
        return False
    main = main_role(mapping.shape, mapping.kind)
    return target.role.name in (main, "source", "evidence") or target.field == named_field(target.role)


def _texts(target: Target) -> Offers:
    choices = [("", ""), *((each, each) for each in target.spec.choices)]
    return Offers(choices, free=not target.spec.choices)


def notes_of(planned: SheetPlan) -> list[str]:
    """What a person should look at."""
    composed = planned.composed
    notes = list(composed.reading.notes)
    notes += [f"“{text}” is read as {day}." for text, day in composed.dates[:MOST_DATES]]
    if len(composed.dates) > MOST_DATES:
        notes.append(
            f"{len(composed.dates) - MOST_DATES:,} more dates were not written plainly, and read so too."
        )
    if composed.again:
        rows = "1 row says" if composed.again == 1 else f"{composed.again:,} rows say"
        notes.append(f"{rows} only what an earlier one says.")
    return notes
