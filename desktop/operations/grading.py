"""Which changes grade a source anew or take it out of use: what rests on it is then worth a look."""

from collections.abc import Iterator

from db.changes import Change
from db.reader import Reader
from db.records import Source

WEIGHTY = ("status", "reliability")  # what of a source, when it changes, touches what rests on it


def regraded(reader: Reader, change: Change) -> Iterator[tuple[Source, str]]:
    """The sources a change withdrew or graded anew, each with what happened to it, in words."""
    for edit in change.edits if change.counts()["source"] else ():
        if edit.table != "source" or edit.before is None or edit.after is None:
            continue
        told = [_told(name, edit.before[name], edit.after[name]) for name in WEIGHTY if name in edit.after]
        source = reader.get(edit.id)
        if told and isinstance(source, Source):
            yield source, ", ".join(told)


def _told(name: str, before: object, after: object) -> str:
    if name == "status":
        return f"now {after}"
    return f"graded {after or 'no more'} (was {before or 'not graded'})"
