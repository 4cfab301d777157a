"""What the overview shows of a tracker, found in one go: in a large one that is done beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.likelihood import track_bounds
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import ScaleTerm
from desktop.analysis import overview as known
from desktop.analysis.overview import Ahead, Line, Outlook
from desktop.models.recent import RecentLine, recent_lines

SHOWN, CHANGES, MOST_LINES = 4, 6, 8


@dataclass(frozen=True, slots=True)
class Some:
    """The first of some lines, and how many they are."""

    lines: tuple[Line, ...]
    number: int

    @classmethod
    def of(cls, lines: Sequence[Line], most: int) -> "Some":
        """At most `most` of these lines."""
        return cls(tuple(lines[:most]), len(lines))


@dataclass(frozen=True, slots=True)
class Glance:
    """A tracker at a glance. `day`: the day counter, None without one; `date`: ISO, of what is shown.

    `bare`: there is nothing yet to show. `bounds`: of the terms of likelihood, in per cent.
    """

    title: str
    size: str
    day: int | None
    day_label: str
    date: str
    bare: bool
    changes: tuple[RecentLine, ...]
    red_lines: Some
    apart: Some
    outlooks: tuple[Outlook, ...]
    bounds: tuple[float, ...]
    stale: Some
    uncited: Some
    ahead: tuple[Ahead, ...]


def glance(reader: Reader, snapshot: Snapshot, today: str, days: int) -> Glance:
    """The tracker at a glance on a day (`today`, ISO). `days`: after which positions are stale."""
    dossier, scale = snapshot.dossier, snapshot.dossier.likelihood_scale
    terms = [term for term in snapshot.all(ScaleTerm) if term.scale == scale]
    return Glance(
        title=dossier.title,
        size=known.size(snapshot),
        day=known.day_counter(dossier, snapshot.as_of or today),
        day_label=dossier.day_label,
        date=snapshot.as_of or today,
        bare=known.is_bare(snapshot),
        changes=tuple(recent_lines(reader, CHANGES)),
        red_lines=Some.of(known.red_lines(snapshot), MOST_LINES),
        apart=Some.of(known.apart(snapshot), SHOWN),
        outlooks=tuple(known.outlooks(snapshot)),
        bounds=tuple(track_bounds(terms)),
        stale=Some.of(known.stale(snapshot, today, days), SHOWN),
        uncited=Some.of(known.uncited(snapshot), SHOWN),
        ahead=tuple(known.ahead(snapshot, today)),
    )
