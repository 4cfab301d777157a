"""Papers made from a tracker and written to disk: as of a day, up to a marking."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db import dates
from db.errors import KnownError, NoSuchChange
from db.queries.load import load_after
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import Brief, Edition
from db.whole import write_whole
from desktop.briefing.house import House
from desktop.briefing.protecting import fit, protected
from desktop.briefing.subject import about
from desktop.briefing.templates import Template
from desktop.operations.templates import house_for

if TYPE_CHECKING:
    from desktop.briefing.paper import Order
    from desktop.briefing.tagging.attachments import Attachment

EDITION = re.compile(r"(?:edition )?(\d{1,3})", re.IGNORECASE)
WORD = ".docx"  # the suffix that asks for a Word file
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


class NotInWord(KnownError):
    """Something was asked of a Word file that only a PDF has."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"A Word file carries no {what}. No paper was made. Choose a name that ends in .pdf."
        )


class NoSinceWhen(KnownError):
    """A paper tells what changed, and there is no edition to count from."""

    def __init__(self, title: str, number: int) -> None:
        what = f"has no edition {number}" if number else "has not been issued yet"
        super().__init__(
            f"This paper tells what changed, and “{title}” {what}. No paper was made. "
            "Give the day to count from: --since DATE, or Since in the window."
        )


class Written(NamedTuple):
    """A paper that was written: where, how many pages, how many records were left out for their marking.

    `pages`: 0 for a Word file, which is paged where it is read.
    """

    path: Path
    pages: int
    cut: int


class Asked(NamedTuple):
    """How a paper is asked for: template, house style, the issue or actor it is about, since when it tells.

    `since`: an ISO day, "edition 2", or '' for the last edition of the brief.
    """

    template: Template
    house: House = House()
    subject: str = ""
    since: str = ""


def asked_for(
    brief: Brief, template: Template, folder: Path, *, house: str = "", subject: str = "", since: str = ""
) -> Asked:
    """How a paper is made: as it is asked for, else as the brief itself says. `folder`: of the settings.

    Raises WrongFile.
    """
    first, last = dates.bounds(brief.since)
    return Asked(
        template,
        house_for(house or brief.house, folder),
        subject or (brief.subject or "" if template.subject else ""),
        since or last or first or "",
    )


def write_paper(
    reader: Reader, brief: Brief, path: Path, *, as_of: str, issued: str, mark: str, report: Report,
    asked: Asked | None = None, attach_data: bool = False, password: str = "",
) -> Written:  # fmt: skip
    """Make the paper of a brief and write it to `path`, whole or not at all; NAME.docx is a Word file.

    `as_of`, `issued`: ISO days. `mark`: the highest that goes out, '' for any. `asked`: how; None for the
    carried template the brief names. `attach_data`: the records it is made from go with it, as a bundle and
    as tables. `password`: what opens the file, which is then not archival; '' for none. Raises
    PaperMarkedHigher, NoSinceWhen, NotInWord, UnfitPassword, NoSuchLevel, NoSuchFolder, NotWritten, and what
    `briefing.make_paper` raises; what `report` raises passes.
    """
    report(0, 100)
    snapshot = reader.snapshot(as_of=as_of, handling_at_most=mark)
    word = path.suffix.lower() == WORD
    if word and (password or attach_data):
        raise NotInWord("password" if password else "data")
    if password:
        fit(password)  # before the work begins
    if asked:
        asked = settled(asked, next_number(reader, brief))
    data = made(
        reader, brief, snapshot, issued=issued, mark=mark, asked=asked, attach_data=attach_data,
        archival=not password, word=word, report=report,
    )  # fmt: skip
    write_whole(path, (protected(data, password) if password else data,))
    return Written(path, pages_of(data), len(snapshot.cut))


def made(
    reader: Reader, brief: Brief, snapshot: Snapshot, *, issued: str, mark: str, report: Report,
    asked: Asked | None = None, number: int | None = None, attach_data: bool = False, archival: bool = True,
    word: bool = False,
) -> bytes:  # fmt: skip
    """Make the paper of a brief from a snapshot; as `write_paper`, without the file.

    `number`: of the edition, None for none. `archival`: False for what is to be encrypted. `word`: a
    Word file instead of a PDF. Raises
    PaperMarkedHigher, NoSinceWhen, and what `briefing.make_paper` raises.
    """
    from desktop import briefing  # ReportLab takes a while to load, and the window starts without it

    if mark and brief.id in snapshot.cut:
        raise PaperMarkedHigher(brief.title, mark)
    order = order_for(reader, brief, snapshot, asked) if asked else None
    if word:
        return briefing.make_word(snapshot, brief, issued=issued, number=number, order=order, progress=report)
    attached: Sequence[Attachment] = ()
    if attach_data:
        from desktop.briefing.data import data_of  # and what it takes to read and write files of others

        attached = data_of(about(snapshot, asked.subject, asked.template) if asked else snapshot, brief)
    return briefing.make_paper(
        snapshot, brief, issued=issued, number=number, order=order, attached=attached, archival=archival,
        progress=report,
    )  # fmt: skip


def settled(asked: Asked, number: int) -> Asked:
    """Since when a paper tells or marks what changed, said for good: tomorrow the last edition is another.

    One that tells it goes by what it was asked; bars beside the text are always since the edition before.
    """
    if asked.since if asked.template.since else number == 1:
        return asked
    return asked._replace(since=f"edition {number - 1}")


def next_number(reader: Reader, brief: Brief) -> int:
    """The number of the next edition of a paper; that of a withdrawn one is not used again."""
    return 1 + max((each.number for each in reader.find(Edition, brief=brief.id)), default=0)


Kept = dict[tuple[str, str], Snapshot]  # what editions were made from, by their ids and a marking


def order_for(
    reader: Reader, brief: Brief, snapshot: Snapshot, asked: Asked, kept: Kept | None = None
) -> "Order":
    """How `briefing` makes a paper that is asked for. Raises NoSinceWhen.

    What tells what changed is told since when; any other is compared with an edition if one is named and the
    journal goes back to it. `kept`: what was read for it before, and is now.
    """
    from desktop.briefing.paper import Order

    order = Order(asked.template, asked.house, asked.subject)
    numbered = EDITION.fullmatch(asked.since)
    if not asked.template.since and not numbered:
        return order
    if asked.since and not numbered:
        return order._replace(before=snapshot.earlier(asked.since), since=dates.words(asked.since))
    edition = _edition(reader, brief, int(numbered[1]) if numbered else 0)
    try:
        before = _kept(reader, edition, snapshot.handling_at_most, {} if kept is None else kept)
    except NoSuchChange:  # it came from elsewhere, without its journal: it goes out, without bars
        if asked.template.since:
            raise
        return order
    said = f"edition {edition.number} of {dates.words(edition.issued)}"
    return order._replace(before=before, since=said)


def _kept(reader: Reader, edition: Edition, level: str, kept: Kept) -> Snapshot:
    if (edition.id, level) not in kept:
        kept[edition.id, level] = as_issued(reader, edition, level=level)
    return kept[edition.id, level]


def as_issued(reader: Reader, edition: Edition, *, level: str) -> Snapshot:
    """The tracker as it was when an edition was made, at its cut-off, up to a marking ('' for any).

    Raises NoSuchChange when the journal does not hold that moment.
    """
    return as_recorded(
        reader,
        reader.change_without_edits(edition.change).seq,
        as_of=edition.as_of or edition.issued,
        mark=level,
    )


def as_recorded(reader: Reader, seq: int, *, as_of: str, mark: str) -> Snapshot:
    """The tracker as it was after the change at a place of the journal, at a date, up to a marking."""
    return Snapshot(load_after(reader.db, seq), as_of=as_of, handling_at_most=mark)


def _edition(reader: Reader, brief: Brief, number: int) -> Edition:
    """An edition of a brief by its number, 0 for the last one. Raises NoSinceWhen."""
    found = {each.number: each for each in reader.find(Edition, brief=brief.id)}
    if not found or (number and number not in found):
        raise NoSinceWhen(brief.title, number)
    return found[number or max(found)]


def pages_of(pdf: bytes) -> int:
    """How many pages a paper has."""
    found = PAGE_TREE.findall(pdf)
    return int(found[-1]) if found else 0
