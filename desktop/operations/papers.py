"""Papers made from a tracker and written to disk: as of a day, up to a marking."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db.errors import KnownError
from db.reader import Reader
from db.records import Brief
from db.whole import write_whole

if TYPE_CHECKING:
    from desktop.briefing.tagging.attachments import Attachment

Report = Callable[[int, int], None]
# The root of a PDF's page tree as ReportLab writes it: how many pages, which, and what it is.
PAGE_TREE = re.compile(rb"/Count (\d+)\s*/Kids\s*\[[\d\sR]*\]\s*/Type\s*/Pages")


class PaperMarkedHigher(KnownError):
    """The paper itself is marked above the level that may go out."""

    def __init__(self, title: str, mark: str) -> None:
        super().__init__(
            f"“{title}” is itself marked higher than {mark}. No paper was made. "
            "Choose a higher marking, or give the paper a lower one."
        )


class Written(NamedTuple):
    """A paper that was written: where, how many pages, how many records were left out for their marking."""

    path: Path
    pages: int
    cut: int


def write_paper(
    reader: Reader,
    brief: Brief,
    path: Path,
    *,
    as_of: str,
    issued: str,
    mark: str,
    report: Report,
    attach_data: bool = False,
) -> Written:
    """Make the paper of a brief and write it to `path`, whole or not at all.

    `as_of`, `issued`: ISO days. `mark`: the highest that goes out, '' for any. `attach_data`: the records it
    is made from go with it, as a bundle and as tables. Raises PaperMarkedHigher, NoSuchLevel, NoSuchFolder,
    NotWritten, and what `briefing.make_paper` raises; what `report` raises passes.
    """
    from desktop import briefing  # ReportLab takes a while to load, and the window starts without it

    report(0, 100)
    snapshot = reader.snapshot(as_of=as_of, handling_at_most=mark)
    if mark and brief.id in snapshot.cut:
        raise PaperMarkedHigher(brief.title, mark)
    attached: Sequence[Attachment] = ()
    if attach_data:
        from desktop.briefing.data import data_of  # and what it takes to read and write files of others

        attached = data_of(snapshot, brief)
    data = briefing.make_paper(snapshot, brief, issued=issued, attached=attached, progress=report)
    write_whole(path, (data,))
    return Written(path, pages_of(data), len(snapshot.cut))


def pages_of(pdf: bytes) -> int:
    """How many pages a paper has."""
    found = PAGE_TREE.findall(pdf)
    return int(found[-1]) if found else 0
