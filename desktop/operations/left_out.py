"""Names what a marking leaves out of an export, for the analyst alone."""

from typing import NamedTuple

from db.reader import Reader


class LeftOut(NamedTuple):
    """A record that an export does not hold. `mark`: its own level, '' when it only stands with another."""

    kind: str
    title: str
    mark: str


def left_out(reader: Reader, mark: str, *, as_of: str = "") -> list[LeftOut]:
    """The records that an export up to `mark` leaves out, by kind and title. `as_of`: ISO day, '' for now."""
    cut = reader.snapshot(as_of=as_of, handling_at_most=mark).cut
    whole = reader.snapshot(as_of=as_of)
    found = (record for id in cut if (record := whole.get(id)) is not None)
    return sorted(LeftOut(each.META.label, whole.title(each), whole.mark(each)) for each in found)
