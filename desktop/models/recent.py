"""What changed lately, as lines: the newest changes of the journal with what they were about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from db.changes import Change
from db.reader import Reader
from db.records import KINDS
from db.wording import local_time
from desktop.models.history_steps import done_words

MANY = 250  # edits; of more only their numbers are read


@dataclass(frozen=True, slots=True)
class RecentLine:
    """A change as the overview lists it. `id`: the record it was about, empty when it was about many."""

    id: str
    kind: str
    day: str
    title: str
    words: str
    author: str


def recent_lines(reader: Reader, limit: int = 8) -> list[RecentLine]:
    """The newest changes, newest first; a day is written once over the changes of it."""
    lines: list[RecentLine] = []
    day_before = ""
    for bare in reader.journal(limit=limit):
        many = reader.extent(bare) > MANY
        line = _many(bare, reader.extents(bare)) if many else _line(reader, reader.change(bare.id) or bare)
        lines.append(line if line.day != day_before else _without_day(line))
        day_before = line.day
    return lines


def short_day(moment: datetime) -> str:
    """A day as lists write it: "20 Nov"."""
    return f"{moment.day} {moment:%b}"


def _without_day(line: RecentLine) -> RecentLine:
    return RecentLine(line.id, line.kind, "", line.title, line.words, line.author)


def _line(reader: Reader, change: Change) -> RecentLine:
    about = list(dict.fromkeys(edit.id for edit in change.edits))
    titles = reader.titles(about[:1])
    day = short_day(local_time(change.at))
    if len(about) == 1 and about[0] in titles:
        return RecentLine(
            about[0], change.edits[0].table, day, titles[about[0]], _fields(change), change.author
        )
    kind = "dossier" if len(about) != 1 else change.edits[0].table
    return RecentLine(
        about[0] if titles else "",
        kind,
        day,
        done_words(change),
        _numbers(change.counts()) if len(about) > 1 else "",
        change.author,
    )


def _many(change: Change, counts: Mapping[str, int]) -> RecentLine:
    """A change of so many edits that they are only counted."""
    day = short_day(local_time(change.at))
    return RecentLine("", "dossier", day, done_words(change), _numbers(counts), change.author)


def _fields(change: Change) -> str:
    edit = change.edits[0]
    if edit.before is None:
        return "added"
    names = [name.replace("_", " ") for name in edit.after or {}]
    listed = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return f"{'taken back: ' if change.kind == 'undo' else ''}{listed} changed"


def _numbers(counts: Mapping[str, int]) -> str:
    most = sorted(counts.items(), key=lambda pair: -pair[1])[:3]
    parts = [KINDS[kind].META.counted(number) for kind, number in most]
    return ", ".join(parts) + (" …" if len(counts) > 3 else "")
