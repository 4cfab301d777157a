"""Change bars: what differs from the edition before has a bar beside it, which is said to those who hear."""

from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import Brief, BriefSection, Edition, Evidence, Record
from desktop.analysis.changes import changes
from desktop.briefing.pen import Pen
from desktop.briefing.styles import ACCENT
from desktop.briefing.tagging.elements import Element

OUTSIDE = 8.0  # from the right edge of the block to the bar
WIDTH = 1.5
INSET = 2.0  # of its ends from what it stands beside
# What stands beside a claim and not in it: a new source for what is said as before is no change of it.
_NOT_TOLD = (Brief, BriefSection, Edition, Evidence)
# What a bar says: None for no bar, '' where it goes on behind a page end and was said before.
Bar = str | None


def draw_bar(pen: Pen, y: float, height: float, bar: Bar, of: Element | None) -> None:
    """Draw a bar beside what stands from `y` down, as the first thing that is heard of the element `of`.

    One that goes on joins the one above it.
    """
    if bar is None:
        return
    top = y + INSET if bar else y - INSET
    with pen.inside(of if bar else None), pen.inside(Element("Span", spoken=bar) if bar else None):
        pen.box(pen.page.right + OUTSIDE, top, WIDTH, y + height - INSET - top, ACCENT)


def differing(before: Snapshot, now: Snapshot) -> frozenset[str]:
    """The ids of records that are new or otherwise, or of which a part is new, gone or otherwise."""
    found: set[str] = set()
    for each in changes(before, now):
        if not isinstance(each.record, _NOT_TOLD):
            found.update(_with_owners(each.record, before if each.what == "gone" else now))
    return frozenset(found)


def _with_owners(record: Record | None, snapshot: Snapshot) -> Iterator[str]:
    """The id of a record, and of those it is part of."""
    while record is not None:
        yield record.id
        owner = getattr(record, record.META.owner) if record.META.owner else None
        record = snapshot.get(str(owner)) if owner else None


def own_text(snapshot: Snapshot, brief: str, kind: str) -> str:
    """The desk's own words of a section, or with '' the bottom line, as they were."""
    if not kind:
        found = snapshot.get(brief)
        return found.bottom_line if isinstance(found, Brief) else ""
    sections = (each for each in snapshot.by(BriefSection, "brief", brief) if each.kind == kind)
    return "\n\n".join(each.text for each in sections)
