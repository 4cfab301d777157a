"""What changed between two dates, by record and in words, the weightiest first."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from db import dates
from db.changes import Value
from db.queries.snapshot import Snapshot
from db.records import KINDS, SHARED, Evidence, Record, specs
from db.wording import capital
from desktop.analysis.changes import Changed, Sort, What, changes
from desktop.analysis.report import Cell, Options, Report, Rows, cells, joined

HEADINGS = ("What", "Record", "In words", "Sources")
DAYS = 365  # looked back when no day is asked for
LISTED = 4
LONGEST = 240
_SILENT = "not stated"


def report(snapshot: Snapshot, options: Options) -> Report:
    """What is otherwise at the snapshot's date than at `since` (ISO day; a year before, if not given)."""
    end = snapshot.as_of or options.get("today", "") or date.today().isoformat()
    since = options.get("since") or (date.fromisoformat(end) - timedelta(days=DAYS)).isoformat()
    before = snapshot.earlier(since)
    now = snapshot if snapshot.as_of else snapshot.earlier(end, before)
    found = changes(before, now, but={Evidence.META.kind})
    span = f"between {dates.words(since)} and {dates.words(end)}"
    empty = "" if found else f"Nothing is dated {span}: no record began, ended or was replaced."
    rows = Rows(partial(_row, before, now), found)
    said = f"{capital(span)}: {summary(found.counts())}." if found else empty
    return Report("What changed", said, HEADINGS, rows, (), empty)


def summary(counts: Mapping[Sort, int]) -> str:
    """What changed, counted by kind in the order given: "1 new red line, 3 new positions, 2 more sorts"."""
    parts = [
        f"{number:,} {_what(what, cls.META.counted(number).partition(' ')[2], red=red, many=number != 1)}"
        for (what, red, cls), number in counts.items()
    ]
    more = [f"{len(parts) - LISTED} more sorts"] if len(parts) > LISTED + 1 else parts[LISTED:]
    return joined([*parts[:LISTED], *more])


def what_words(each: Changed) -> str:
    """What came about: "New red line", "Red line given up", "Position ended"."""
    if each.restated:
        return "Red line restated"
    label = each.record.META.label
    said = _what(each.what, f"{label[:1].lower()}{label[1:]}", red=each.sort.red_line)
    return capital(said)


def _what(what: What, noun: str, *, red: bool, many: bool = False) -> str:
    noun = f"red line{'s' if many else ''}" if red else noun
    over = "given up" if red else "ended"
    return f"new {noun}" if what == "new" else f"{noun} {over if what == 'gone' else what}"


def _row(before: Snapshot, now: Snapshot, each: Changed) -> tuple[Cell, ...]:
    snapshot = before if each.what == "gone" else now
    # What an earlier date knows is known at a later one: one index of what is cited is enough.
    sources = _sources(now if now.get(each.record.id) else snapshot, each.record)
    owner = _owner(snapshot, each.record)
    rests_on = (each.record.id, *([owner.id] if owner is not None else []))
    return cells(
        what_words(each),
        Cell(_named(snapshot, each.record), rests_on),
        in_words(before, now, each),
        Cell(joined([snapshot.title(id) for id in sources]), sources),
    )


def _owner(snapshot: Snapshot, record: Record) -> Record | None:
    """What a record is a part of: the position of a stance, the event of who took part in it."""
    return snapshot.get(str(getattr(record, record.META.owner) or "")) if record.META.owner else None


def _named(snapshot: Snapshot, record: Record) -> str:
    """What a record is called, after what it is a part of: a stance alone does not say whose it is."""
    title, owner = snapshot.title(record), _owner(snapshot, record)
    whole = _named(snapshot, owner) if owner is not None else ""
    return f"{whole}: {title}" if whole and not title.startswith(whole) else title


def _sources(snapshot: Snapshot, record: Record) -> tuple[str, ...]:
    """The sources cited for a record by their names; where there are none, for what it is a part of."""
    cited = {evidence.source for evidence in snapshot.by(Evidence, "record", record.id)}
    owner = _owner(snapshot, record)
    if not cited and owner is not None:
        return _sources(snapshot, owner)
    return tuple(sorted(cited, key=lambda id: (snapshot.title(id), id)))


def in_words(before: Snapshot, now: Snapshot, each: Changed) -> str:
    """A change in words: each field before and now, or the first words of what came or went."""
    if each.what == "changed":
        declared = specs(type(each.record))
        parts = []
        for name, (was, is_now) in each.fields.items():
            first, last = _shown(before, each.record, name, was), _shown(now, each.record, name, is_now)
            parts.append(f"{declared[name].label}: {first} → {last}")
        return "; ".join(parts)
    return _first_prose(before if each.what == "gone" else now, each.record)


def _shown(snapshot: Snapshot, record: Record, name: str, value: Value) -> str:
    kind = specs(type(record))[name].kind
    if value in (None, ""):
        return _SILENT
    if kind == "ref":
        return snapshot.title(str(value)) or _SILENT
    return dates.words(str(value)) if kind == "date" else _cut(str(value))


def _first_prose(snapshot: Snapshot, record: Record) -> str:
    """The first longer text of a record, or of what it is a part of: what was said, what happened."""
    declared = specs(KINDS[record.META.kind])
    prose = (
        getattr(record, name)
        for name, spec in declared.items()
        if spec.kind == "prose" and name not in SHARED
    )
    own, owner = next((text for text in prose if text), ""), _owner(snapshot, record)
    return _cut(own) if own or owner is None else _first_prose(snapshot, owner)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rsplit(' ', 1)[0]} …"
