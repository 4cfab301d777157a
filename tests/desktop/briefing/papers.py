"""Papers made for tests, and what a reader finds in them."""

import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pypdf
import pypdf.generic

from db.queries.snapshot import Snapshot
from db.records import DOSSIER_ID, KINDS, Brief, Dossier, Evidence, Record, Source
from desktop.briefing import make_paper
from resources import read_text

TODAY = "2026-04-19"
DOSSIER = Dossier(id=DOSSIER_ID, title="River talks", day_one="2022-02-24", day_label="the closure")
BRIEF = Brief(id="brief", title="The river stays closed", reference="RIV/1", author="River desk")
SOURCE = Source(id="letter", title="A letter to the editor", reliability="B")
GRADED = re.compile(r"⟦(\d+)(≠?)([A-Z]+)·([A-F–][1-6–])⟧")
_IN_MARGIN = re.compile(r"(?<!\S)(\d+) (≠ )?([A-Z]+·[A-F–][1-6–])(?!\S)")
_FURNITURE = re.compile(r"^(?:TLP:\S+|19 April 2026 .*: status|\d+ of \d+(?: · .*)?)$")


def snapshot_of(*records: Record, as_of: str = TODAY) -> Snapshot:
    """A snapshot of records, with a dossier if none is among them."""
    own = any(isinstance(each, Dossier) for each in records)
    return Snapshot.of(records if own else (DOSSIER, *records), as_of=as_of)


def paper_of(*records: Record, brief: Brief = BRIEF, issued: str = TODAY, number: int | None = 1) -> bytes:
    """The paper of a few records."""
    return make_paper(snapshot_of(*records), brief, issued=issued, number=number)


def cited(record: Record, credibility: str = "3", locator: str = "Paragraph 2", id: str = "") -> Evidence:
    """Evidence for a record in the letter to the editor."""
    return Evidence(
        id=id or f"ev-{record.id}",
        source=SOURCE.id,
        record=record.id,
        locator=locator,
        credibility=credibility,
    )


def read(pdf: bytes) -> pypdf.PdfReader:
    """The file as a reader of PDFs has it."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def catalog_of(pdf: bytes) -> pypdf.generic.DictionaryObject:
    """What the file says of itself as a whole."""
    catalog = read(pdf).trailer["/Root"].get_object()
    assert isinstance(catalog, pypdf.generic.DictionaryObject)
    return catalog


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, in the order it was drawn."""
    return [page.extract_text() for page in read(pdf).pages]


def text_of(pdf: bytes) -> str:
    """All text but for what stands on every page, with single spaces."""
    lines = [line.strip() for page in pages_of(pdf) for line in page.split("\n")]
    return " ".join(" ".join(line for line in lines if not _FURNITURE.match(line)).split())


def dense(text: str) -> str:
    """Text without any space, for comparing what was broken into lines; ⟦12A·F3⟧ is a note with its grade."""
    return "".join(_IN_MARGIN.sub(r"⟦\1\2\3⟧", text).split()).replace("\u2009", "").replace("\u202f", "")


def bodies(records: Iterable[Record], kind: type[Record]) -> list[Record]:
    """The records of one kind."""
    return [each for each in records if type(each) is kind]


@cache
def records_in(dossier: str) -> tuple[Record, ...]:
    """The records of a dossier Parley carries."""
    data = json.loads(read_text(f"dossiers/{dossier}.json"))
    return tuple(KINDS[kind](**row) for kind, rows in data["records"].items() for row in rows)


def sample() -> tuple[Record, ...]:
    """The records of the sample dossier."""
    return records_in("ukraine-russia")


@cache
def paper_from(dossier: str) -> bytes:
    """The status paper of a dossier Parley carries."""
    records = records_in(dossier)
    brief = next(each for each in records if isinstance(each, Brief))
    return make_paper(Snapshot.of(records, as_of=brief.as_of), brief, issued=TODAY, number=1)


def sample_paper() -> bytes:
    """The status paper of the sample dossier."""
    return paper_from("ukraine-russia")


class Set(NamedTuple):
    """A piece of text as set on a page: place of its baseline from the top left, size in points, text."""

    x: float
    y: float
    size: float
    text: str


def set_on(pdf: bytes) -> list[list[Set]]:
    """What is set on each page, in the order it was drawn; text beyond ASCII is left as it is coded."""
    pages = []
    for page in read(pdf).pages:
        content = page.get_contents()
        assert content is not None
        height = float(page.mediabox.height)
        pages.append(list(_pieces(content.get_data().decode("latin-1"), height)))
    return pages


def _pieces(content: str, height: float) -> Iterator[Set]:
    size = 0.0
    for block in re.finditer(r"BT (-?[\d.]+) (-?[\d.]+) Td (.*?) ET$", content, re.MULTILINE):
        if sizes := re.findall(r"\S+ ([\d.]+) Tf", block[3]):
            size = float(sizes[-1])
        shown = "".join(re.findall(r"\(((?:[^()\\]|\\.)*)\) Tj", block[3]))
        yield Set(float(block[1]), height - float(block[2]), size, shown)
