"""Editions: a paper is issued, kept as it went out, made again from the journal, and withdrawn."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from db import dates
from db.changes import Change, Edit, new_id
from db.errors import KnownError
from db.exchange import guarded_table
from db.reader import Reader
from db.records import Blob, Brief, Edition
from desktop.analysis.changes import Changed, changes
from desktop.analysis.issuing import PaperFinding
from desktop.operations import made_with
from desktop.operations.issuing import check_before_issue
from desktop.operations.papers import (
    Asked,
    Report,
    as_issued,
    as_recorded,
    made,
    next_number,
    pages_of,
    settled,
)

PDF = "application/pdf"
OF_PAPERS = frozenset({"edition", "blob", "brief", "brief_section", "judgement"})  # not what papers tell of


class OpenErrors(KnownError):
    """The check found what is to correct, and no reason was given to issue the paper all the same."""

    def __init__(self, findings: list[PaperFinding]) -> None:
        self.findings = findings
        first = findings[0].sentence.removesuffix(".")
        more = f" and {len(findings) - 1} more" if len(findings) > 1 else ""
        super().__init__(
            f"The check before issue found what is to correct: {first}{more}. Nothing was issued. "
            "Correct it, or give the reason why the paper goes out as it is; the reason is kept."
        )


class NotAgain(KnownError):
    """An edition can't be made again."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"Edition {number} can’t be made again: {reason} The PDF that was issued is kept.")


class Withdrawn(KnownError):
    """An edition was withdrawn already."""

    def __init__(self, edition: Edition) -> None:
        day = dates.words(edition.withdrawn)
        super().__init__(f"Edition {edition.number} was withdrawn on {day}. Nothing was changed.")


class Issue(NamedTuple):
    """An edition that is ready to be written: the change that records it, and the paper itself."""

    change: Change
    edition: Edition
    pdf: bytes
    pages: int
    findings: list[PaperFinding]


class Again(NamedTuple):
    """An edition made again. `same`: to the byte as it was issued."""

    pdf: bytes
    same: bool


def issue(
    reader: Reader, brief: Brief, *, as_of: str, issued: str, mark: str, asked: Asked, report: Report,
    note: str = "", despite: str = "",
) -> Issue:  # fmt: skip
    """Make the next edition of a paper; it is issued once the change is applied.

    `as_of`, `issued`: ISO days. `mark`: the highest that goes out, '' for any. `note`: what changed since the
    one before. `despite`: why it goes out with errors open. Raises OpenErrors, and what `write_paper` raises
    but for the file.
    """
    head = reader.head()
    findings = check_before_issue(reader, brief, as_of=as_of, issued=issued, mark=mark, asked=asked)
    errors = [each for each in findings if each.severity == "error"]
    if errors and not despite.strip():
        raise OpenErrors(errors)
    number = next_number(reader, brief)
    snapshot = as_recorded(reader, head.seq, as_of=as_of, mark=mark)
    asked = settled(asked, number)
    pdf = made(reader, brief, snapshot, issued=issued, mark=mark, asked=asked, number=number, report=report)
    level = snapshot.highest_mark()
    name = f"{brief.reference or brief.title}, edition {number}.pdf"
    blob = Blob(id=new_id(), sha256=_sha256(pdf), media_type=PDF, name=name, handling=level)
    edition = Edition(
        id=new_id(), brief=brief.id, number=number, issued=issued, change=head.last, sha256=blob.sha256,
        pdf=blob.id, note=note, as_of=as_of, level=mark, made_with=made_with.written(asked), handling=level,
        errors="\n".join(each.sentence for each in errors), despite=despite.strip() if errors else "",
    )  # fmt: skip
    edits = (Edit.insert(blob), Edit.insert(edition))
    change = Change(f"Issue edition {number} of {brief.title}", edits, kind="issue", blobs={blob.sha256: pdf})
    return Issue(change, edition, pdf, pages_of(pdf), findings)


def as_stored(reader: Reader, brief: Brief) -> tuple[Brief, Change | None]:
    """A paper as the tracker has to hold it for an edition to be made again, and what writes it so, if any.

    A paper that is made from another for one issue or actor becomes a record of its own, once.
    """
    there = reader.get(brief.id)
    if isinstance(there, Brief):
        edit = Edit.update(there, paper=brief.paper)
        change = Change(f"Set the size of {brief.title}", (edit,)).without_empty()
        return replace(there, paper=brief.paper), change if change.edits else None
    own = next((each for each in reader.all(Brief) if _is_about(each, brief)), None)
    if own is not None:
        return as_stored(reader, replace(own, paper=brief.paper))
    new = replace(brief, id=new_id())
    return new, Change(f"Add the paper {new.title}", (Edit.insert(new),))


def _is_about(one: Brief, other: Brief) -> bool:
    return (one.template, one.subject) == (other.template, other.subject)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pdf_of(reader: Reader, edition: Edition) -> bytes:
    """The PDF as it was issued. Raises NotAgain when the tracker does not hold it."""
    data = reader.blob(edition.sha256)
    if data is None:
        raise NotAgain(edition.number, "The tracker does not hold the file it was issued as.")
    return data


def again(reader: Reader, edition: Edition, report: Report) -> Again:
    """Make an edition again from the journal: by the same version of Parley to the same bytes.

    A later version makes the same text from the same data. Raises NotAgain, NoSuchChange.
    """
    try:
        asked = made_with.read(edition.made_with)
    except (ValueError, KeyError, TypeError) as error:
        reason = "What it was made with is not recorded."
        raise NotAgain(edition.number, reason) from error
    snapshot = as_issued(reader, edition, level=edition.level)
    brief = snapshot.get(edition.brief)
    if not isinstance(brief, Brief):
        raise NotAgain(edition.number, "The journal does not hold the paper as it was.")
    pdf = made(
        reader, brief, snapshot, issued=edition.issued, mark=edition.level, asked=asked,
        number=edition.number, report=report,
    )  # fmt: skip
    return Again(pdf, _sha256(pdf) == edition.sha256)


def changed_since(reader: Reader, edition: Edition) -> tuple[Changed, ...]:
    """What of the data of an edition reads otherwise by now, the weightiest first. Raises NoSuchChange.

    What became known later is none of it, for the cut-off stays; what was corrected is.
    """
    now = reader.snapshot(as_of=edition.as_of or edition.issued, handling_at_most=edition.level)
    found = changes(as_issued(reader, edition, level=edition.level), now)
    return tuple(each for each in found if each.record.META.kind not in OF_PAPERS)


def withdraw(edition: Edition, day: str) -> Change:
    """Withdraw an edition on an ISO day; it stays, with its number. Raises Withdrawn."""
    if edition.withdrawn:
        raise Withdrawn(edition)
    return Change(f"Withdraw edition {edition.number}", (Edit.update(edition, withdrawn=day),))


class Entry(NamedTuple):
    """A line of the register: an edition, its paper as it is now, how much has changed since, and which.

    `records`: ids of what reads otherwise by now.
    """

    edition: Edition
    brief: Brief
    changed: int
    records: frozenset[str] = frozenset()


def told(entry: Entry) -> dict[str, str | int]:
    """A line of the register, by names that tables and programs read."""
    edition, brief = entry.edition, entry.brief
    return {
        "paper": brief.title, "reference": brief.reference, "number": edition.number,
        "issued": edition.issued, "as_of": edition.as_of, "level": edition.level,
        "distribution": brief.distribution, "sha256": edition.sha256, "note": edition.note,
        "errors": edition.errors, "despite": edition.despite, "withdrawn": edition.withdrawn,
        "changed": entry.changed,
    }  # fmt: skip


COLUMNS = (
    "paper", "reference", "number", "issued", "as_of", "level", "distribution", "sha256", "note", "errors",
    "despite", "withdrawn", "changed",
)  # fmt: skip


def register_table(entries: Sequence[Entry]) -> bytes:
    """The register as CSV, marked for Excel and guarded against formulas."""
    lines = [told(entry) for entry in entries]
    return guarded_table(COLUMNS, [[line[name] for name in COLUMNS] for line in lines])


def register(reader: Reader, *, report: Callable[[int, int], None] | None = None) -> list[Entry]:
    """All editions, the newest first, with how many records they tell of read otherwise by now."""
    briefs = {brief.id: brief for brief in reader.all(Brief)}
    editions = sorted(reader.all(Edition), key=lambda each: (each.issued, each.number, each.id), reverse=True)
    found: list[Entry] = []
    for done, edition in enumerate(editions, 1):
        known = edition.change and reader.change(edition.change) is not None
        since = changed_since(reader, edition) if known and not edition.withdrawn else ()
        ids = frozenset(each.record.id for each in since)
        found.append(Entry(edition, briefs[edition.brief], len(since), ids))
        if report:
            report(done, len(editions))
    return found
