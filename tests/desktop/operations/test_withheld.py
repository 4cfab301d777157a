"""A lower edition holds nothing of what its marking keeps out: not a word of it in any part of the file."""

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pypdf
import pytest

from db.queries.snapshot import Snapshot
from db.records import Actor, Issue, Position, Record, specs
from db.records.fields import TEXT_KINDS
from db.store import Store
from desktop.folders import file_name
from desktop.operations.briefs import brief_for
from desktop.operations.editions import issue
from desktop.operations.papers import asked_for, made
from desktop.operations.sample import FICTIONAL, make_sample
from desktop.operations.templates import offered, template_for
from resources import read_text
from tests.desktop.briefing.tagging.reading import heard

AS_OF, ISSUED, SINCE = "2026-11-16", "2026-11-22", "2025-06-01"
TEMPLATES = tuple(each.name for each in offered(Path()))
LEVELS = ("EXERCISE OPEN", "EXERCISE RESTRICTED")
WORDS = 4  # a piece of a text: fewer words of it may well be anybody's
SHORTEST = 10  # letters; names that are shorter are looked for as a whole all the same


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("withheld") / "river.parley"
    make_sample(path, FICTIONAL, author="Ana")
    with Store.open(path, readonly=True) as store:
        yield store


def letters(text: str) -> str:
    """What is left of a text however it is broken into lines, spaced and hyphenated."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def texts(record: Record) -> Iterator[str]:
    """What stands in the text fields of a record."""
    fields = specs(type(record)).items()
    names = (name for name, spec in fields if spec.kind in TEXT_KINDS and name != "id")
    values = (getattr(record, name) for name in names)
    yield from (value for value in values if isinstance(value, str))


def pieces(record: Record) -> Iterator[str]:
    """Its texts in pieces of a few words: a part of a text that got out is found too."""
    for text in texts(record):
        words = text.split()
        for place in range(0, len(words), WORDS):
            piece = letters(" ".join(words[place : place + WORDS]))
            if len(piece) >= SHORTEST or (place == 0 and len(words) <= WORDS and len(piece) > 5):
                yield piece


def withheld(store: Store, level: str) -> tuple[str, ...]:
    """The pieces of what a marking keeps out that nothing it lets through holds, nor is ours."""
    whole, kept = store.snapshot(as_of=AS_OF), store.snapshot(as_of=AS_OF, handling_at_most=level)
    allowed = "|".join(letters(text) for record in kept.records().values() for text in texts(record))
    allowed += "|".join(letters(read_text(f"templates/{name}.toml")) for name in TEMPLATES)
    allowed += "|".join(f"paragraph{number}" for number in range(400))  # as papers count their own
    cut = (record for id in kept.cut if (record := whole.get(id)) is not None)
    return tuple({piece: None for record in cut for piece in pieces(record) if piece not in allowed})


def subject_of(snapshot: Snapshot, kind: str) -> str:
    """An issue or actor that the marking lets through."""
    cls = {"issue": Issue, "actor": Actor}.get(kind)
    return snapshot.all(cls)[0].id if cls else ""


def paper(store: Store, template: str, mark: str, level: str, *, word: bool = False) -> bytes:
    """A paper up to `mark` ('' for any), of what a reader up to `level` may know of, its data attached.

    `word`: its Word twin, which carries no data.
    """
    chosen = template_for(template, Path())
    allowed = store.snapshot(as_of=AS_OF, handling_at_most=level)
    subject = subject_of(allowed, chosen.subject)
    brief = brief_for(allowed, template, subject=subject)
    asked = asked_for(brief, chosen, Path(), subject=subject, since=SINCE if chosen.since else "")
    snapshot = store.snapshot(as_of=AS_OF, handling_at_most=mark)
    return made(
        store, brief, snapshot, issued=ISSUED, mark=mark, asked=asked, attach_data=not word,
        word=word, report=lambda _done, _total: None,
    )  # fmt: skip


def attached_names(data: bytes) -> list[str]:
    """The names of the files that go with a paper, in the tree of names and in what is said of each."""
    with pikepdf.open(BytesIO(data)) as pdf:
        files = dict(pdf.attachments)
        return [*files, *(each.filename for each in files.values())]


def names_of_issue(store: Store, template: str, level: str) -> list[str]:
    """What the file of a lower edition is called where it is saved, and in the tracker."""
    chosen = template_for(template, Path())
    allowed = store.snapshot(as_of=AS_OF, handling_at_most=level)
    subject = subject_of(allowed, chosen.subject)
    brief = brief_for(allowed, template, subject=subject)
    asked = asked_for(brief, chosen, Path(), subject=subject, since=SINCE if chosen.since else "")
    issued = issue(
        store, brief, as_of=AS_OF, issued=ISSUED, mark=level, asked=asked,
        report=lambda _done, _total: None, despite="An exercise.",
    )  # fmt: skip
    blobs = [edit.after["name"] for edit in issued.change.edits if edit.table == "blob" and edit.after]
    return [file_name(brief.reference or brief.title), *map(str, blobs)]


def strings(held: pikepdf.Object) -> Iterator[str]:
    """The strings right in an object of a file, and the names in it."""
    if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in held.items():
            yield key
            if not getattr(value, "is_indirect", False):
                yield from strings(value)
    elif isinstance(held, pikepdf.Array):
        for value in held:
            if not getattr(value, "is_indirect", False):
                yield from strings(value)
    elif isinstance(held, pikepdf.String | pikepdf.Name):
        yield str(held)


def inside(data: bytes) -> tuple[list[str], list[str]]:
    """All strings of the objects of a file, and its streams unpacked, read in every way text is written."""
    with pikepdf.open(BytesIO(data)) as pdf:
        held = [text for each in pdf.objects for text in strings(each)]
        held += list(strings(pdf.trailer))
        raw = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    return held, [stream.decode(code, "ignore") for stream in raw for code in ("utf-8", "utf-16-be")]


def parts(data: bytes) -> dict[str, str]:
    """A file by parts, as letters: words on its pages, as they are heard, its objects, its streams."""
    spoken = heard(data)
    held, streams = inside(data)
    pages = (page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    return {
        "pages": letters("".join(pages)),
        "heard": letters(spoken.document.text),
        "objects": "|".join(map(letters, held)),
        "streams": "|".join(map(letters, streams)),
        "file": letters(data.decode("latin-1")),
    }


def found(data: bytes, looked_for: tuple[str, ...]) -> dict[str, list[str]]:
    """By part, which of the pieces stand in it."""
    return {name: [each for each in looked_for if each in text] for name, text in parts(data).items()}


def ids_kept_out(store: Store, level: str) -> set[str]:
    """The ids of what a marking keeps out; not those that are words as well, as "status" is."""
    return {id for id in store.snapshot(as_of=AS_OF, handling_at_most=level).cut if "-" in id}


def ids_in(data: bytes) -> set[str]:
    """What may be an id in a file: attached data name records by it."""
    held, streams = inside(data)
    return {word for text in (*held, *streams) for word in re.findall(r"[\w-]+", text)}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("level", LEVELS)
def test_nothing_that_is_withheld_stands_in_any_part_of_a_lower_edition(
    dossier: Store, template: str, level: str
) -> None:
    looked_for = withheld(dossier, level)
    assert len(looked_for) > 30
    data = paper(dossier, template, level, level)
    leaks = found(data, looked_for)
    assert ids_in(data) & ids_kept_out(dossier, level) == set()
    assert {name: pieces for name, pieces in leaks.items() if pieces} == {}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("level", LEVELS)
def test_no_file_is_named_after_what_is_withheld(dossier: Store, template: str, level: str) -> None:
    looked_for, cut = withheld(dossier, level), ids_kept_out(dossier, level)
    names = [
        *attached_names(paper(dossier, template, level, level)),
        *names_of_issue(dossier, template, level),
    ]
    assert len(names) > 10
    for name in names:
        assert [each for each in (*looked_for, *map(letters, cut)) if each in letters(name)] == []


def test_a_file_named_after_what_is_withheld_would_be_found(dossier: Store) -> None:
    looked_for = withheld(dossier, LEVELS[0])
    whole, kept = dossier.snapshot(as_of=AS_OF), dossier.snapshot(as_of=AS_OF, handling_at_most=LEVELS[0])
    cut = [each for each in whole.all(Position) if each.id in kept.cut]
    assert cut
    for each in cut:
        assert any(piece in letters(file_name(each.statement)) for piece in looked_for)


def test_the_same_search_finds_what_the_full_edition_holds(dossier: Store) -> None:
    level = LEVELS[0]
    looked_for = withheld(dossier, level)
    data = paper(dossier, "status", "", level)
    there = found(data, looked_for)
    number = {name: len(pieces) for name, pieces in there.items()}
    cut = ids_kept_out(dossier, level)
    assert len(ids_in(data) & cut) > 0.8 * len(cut)
    assert number["streams"] > 0.6 * len(looked_for)  # the attached data
    assert min(number["pages"], number["heard"]) > 100
    assert letters("Talks on the river Irel") in parts(data)["objects"]  # title and bookmarks


# -- the Word twin ---------------------------------------------------------------------------------------

NAMED = ("descr", "name", "title")  # what a picture is called, and what stands for it


def word_parts(data: bytes) -> dict[str, str]:
    """A Word file by parts, as letters: what is read in it, its alternative texts, properties and names.

    "rest": all that is written in any part, attributes and links among it; "file": as it lies on the disk.
    """
    found: dict[str, list[str]] = {name: [] for name in ("names", "custom", "alternative", "rest")}
    with ZipFile(BytesIO(data)) as whole:
        found["names"] += [whole.comment.decode("latin-1"), *whole.namelist()]
        found["names"] += [each.comment.decode("latin-1") for each in whole.infolist()]
        for name in whole.namelist():
            content = whole.read(name)
            found["rest"] += [content.decode(code, "ignore") for code in ("utf-8", "utf-16-be")]
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(content)
            part = "custom" if name.startswith(("customXml", "docProps/custom")) else name
            found.setdefault(part, []).append("".join(root.itertext()))
            values = [each.attrib for each in root.iter()]
            found["alternative"] += [each[key] for each in values for key in NAMED if key in each]
            found["rest"] += [value for each in values for value in each.values()]
    return {name: "|".join(map(letters, texts)) for name, texts in found.items()} | {
        "file": letters(data.decode("latin-1"))
    }


def leaks_in_word(data: bytes, looked_for: tuple[str, ...]) -> dict[str, list[str]]:
    """By part of a Word file, which of the pieces stand in it."""
    found = {name: [each for each in looked_for if each in text] for name, text in word_parts(data).items()}
    return {name: pieces for name, pieces in found.items() if pieces}


def ids_in_word(data: bytes) -> set[str]:
    """What may be an id in a Word file: places and links could be called by it."""
    with ZipFile(BytesIO(data)) as whole:
        contents = [whole.read(name).decode("utf-8", "ignore") for name in whole.namelist()]
    return {word for text in contents for word in re.findall(r"[\w-]+", text)}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("level", LEVELS)
def test_nothing_that_is_withheld_stands_in_any_part_of_the_word_twin(
    dossier: Store, template: str, level: str
) -> None:
    data = paper(dossier, template, level, level, word=True)
    assert ids_in_word(data) & ids_kept_out(dossier, level) == set()
    assert leaks_in_word(data, withheld(dossier, level)) == {}


def test_the_search_of_the_word_twin_finds_what_the_full_edition_holds(dossier: Store) -> None:
    level = LEVELS[0]
    looked_for = withheld(dossier, level)
    there = leaks_in_word(paper(dossier, "status", "", level, word=True), looked_for)
    assert len(there["word/document.xml"]) > 100
    assert len(there["word/footnotes.xml"]) > 5
    assert there["alternative"]
    assert (
        letters("Talks on the river Irel")
        in word_parts(paper(dossier, "status", level, level, word=True))["docProps/core.xml"]
    )


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("level", LEVELS)
def test_the_name_a_lower_edition_is_saved_under_tells_nothing_withheld(
    dossier: Store, template: str, level: str
) -> None:
    allowed = dossier.snapshot(as_of=AS_OF, handling_at_most=level)
    subject = subject_of(allowed, template_for(template, Path()).subject)
    brief = brief_for(allowed, template, subject=subject)
    name = letters(file_name(brief.reference or brief.title))
    assert name
    assert [each for each in withheld(dossier, level) if each in name] == []
