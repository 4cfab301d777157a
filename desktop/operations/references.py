"""Sources from and to the files of other programs: RIS, BibTeX, CSL JSON."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from db.changes import Value, new_id
from db.errors import BadBundle, KnownError, NoSuchFile
from db.exchange import Reading, Refusal, Row
from db.exchange.sniff import decoded
from db.reader import Reader
from db.records import Source
from db.whole import write_whole
from db.wording import counted, joined
from desktop.operations.duplicates import SAME_ADDRESS, SAME_WORDS, Report, alike_to, twice
from desktop.operations.exporting import Exported
from desktop.operations.labels import cut
from desktop.references.bibtex import read_bibtex, write_bibtex
from desktop.references.bibtex import unplaced as unplaced_in_bibtex
from desktop.references.csl import item, values
from desktop.references.csl_json import is_csl_json, read_csl_json, write_csl_json
from desktop.references.found import Found, Item
from desktop.references.ris import read_ris, write_ris
from desktop.references.ris import unplaced as unplaced_in_ris

LARGEST = 100_000_000  # bytes of a file of references
NAMED = 4  # details that a form has no place for, of those that are told by name
HEAD = 4_096  # bytes that tell a list of references from a bundle


class Form(NamedTuple):
    """A form of references: what it is called, how it is read and written, and what it has no place for."""

    name: str
    read: Callable[[str], Found]
    write: Callable[[Sequence[Item]], str]
    unplaced: Callable[[Item], Sequence[str]]


FORMS: Mapping[str, Form] = {
    ".ris": Form("RIS", read_ris, write_ris, unplaced_in_ris),
    ".bib": Form("BibTeX", read_bibtex, write_bibtex, unplaced_in_bibtex),
    ".json": Form("CSL JSON", read_csl_json, write_csl_json, lambda _: ()),
}
LOOKS_LIKE = (
    "“{}” looks like “{}”, which the tracker has ({}). Both are kept; "
    "“Look for duplicates” merges them after the import."
)


TWICE = (
    "“{}” stands more than once in what is imported ({}). All are taken; "
    "“Look for duplicates” merges them after the import."
)


class UnknownForm(KnownError):
    """A list of sources can't be written under this name, which tells no form of references."""

    def __init__(self, path: Path) -> None:
        forms = ", ".join(f"{suffix} for {form.name}" for suffix, form in FORMS.items())
        super().__init__(f"“{path.name}” does not tell in which form. Name it {forms}. Nothing was written.")


def is_references(path: Path) -> bool:
    """Whether a file holds references: by its name, and a JSON file by how it begins."""
    suffix = path.suffix.lower()
    if suffix != ".json":
        return suffix in FORMS
    try:
        with path.open("rb") as file:
            return is_csl_json(file.read(HEAD).decode("utf-8", "replace"))
    except OSError:
        return False  # what opens it next says so


def read_references(
    path: Path,
    sources: Sequence[Source],
    before: Sequence[Source] = (),
    report: Report | None = None,
) -> Reading:
    """What a file of references gives, beside the `sources` that are there.

    A reference with the DOI, the address, or the title and date of one of them is that one, and fills only
    what is empty in it. `before`: what files before it bring. `report(done, total)` is called while the
    references are compared. Raises NoSuchFile, BadBundle.
    """
    found, notes = _found(path)
    refusals = [Refusal(str(path), line, "source", "", "", reason) for line, reason in found.failed]
    rows, told = _rows(found, sources, before, report)
    return Reading(str(path), "table", rows, refusals, (*notes, *found.notes, *told))


def brought(reading: Reading) -> list[Source]:
    """The sources that a file of references would add."""
    return [_source(row) for row in reading.rows if row.kind == "source" and not row.id]


def _source(row: Row, id: str = "") -> Source:
    return Source(id=id or new_id(), **row.values)  # type: ignore[arg-type]


def _found(path: Path) -> tuple[Found, list[str]]:
    form = FORMS[path.suffix.lower()]
    try:
        if path.stat().st_size > LARGEST:
            raise BadBundle(path, f"it is larger than {LARGEST // 1_000_000} MB. Split it.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(path) from None
    except OSError as error:
        raise BadBundle(path, f"it can't be read ({error.strerror}).") from error
    text, guessed = decoded(data, str(path))
    found = form.read(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return found, [guessed] if guessed else []


def _rows(
    found: Found, sources: Sequence[Source], before: Sequence[Source], report: Report | None
) -> tuple[list[Row], list[str]]:
    """The rows of references, those of sources that are there with what fills these, and what to look at."""
    notes = []
    rows: dict[str, Row] = {}
    for each in found.references:
        rows[new_id()] = Row(each.line, "source", "", values(each.item))
    incoming = [_source(row, id) for id, row in rows.items()]
    taken: set[str] = set()
    for row, there, why in _pairs(rows, sources, incoming, report):
        if why != SAME_ADDRESS and not (why == SAME_WORDS and _same_issue(row.values, there)):
            notes.append(LOOKS_LIKE.format(cut(str(row.values["title"])), cut(there.title), why))
        elif not row.id and there.id not in taken:
            taken.add(there.id)
            row.id, row.values = there.id, _filling(row.values, there)
    added = [source for source in incoming if not rows[source.id].id]
    notes += [
        TWICE.format(cut(str(rows[source.id].values["title"])), why)
        for source, why in twice([*before, *added])
        if source.id in rows
    ]
    return list(rows.values()), notes


def _pairs(
    rows: Mapping[str, Row], sources: Sequence[Source], incoming: Sequence[Source], report: Report | None
) -> Iterator[tuple[Row, Source, str]]:
    """Each reference that may be a source that is there, that source, and why; the most alike first."""
    there = {source.id: source for source in sources}
    for pair in alike_to(sources, incoming, report):
        for one, other in ((pair.one.id, pair.other.id), (pair.other.id, pair.one.id)):
            if one in rows and other in there:
                yield rows[one], there[other], pair.why


def _same_issue(values: Mapping[str, Value], there: Source) -> bool:
    """Whether what has the same title came out at the same time, or, both undated, at the same place."""
    issued = str(values.get("issued", ""))
    if issued and there.issued:
        return True  # dates that can't be one make no pair
    return issued == there.issued and values.get("publisher", "") == there.publisher


def _filling(values: Mapping[str, Value], there: Source) -> dict[str, Value]:
    """Those values whose fields are empty in a source; of further details those it does not have."""
    found = {name: value for name, value in values.items() if not getattr(there, name)}
    if there.csl and (more := _more_details(str(values.get("csl") or "{}"), there.csl)):
        found["csl"] = more
    return found


def _more_details(given: str, there: str) -> str:
    """Further details with those that are there already going first; '' when nothing is new."""
    new, old = json.loads(given), json.loads(there)
    if not isinstance(old, dict) or not new.keys() - old.keys():
        return ""
    return json.dumps({**new, **old}, ensure_ascii=False)


# -- out --------------------------------------------------------------------------------------------


def export_references(reader: Reader, target: Path, *, mark: str = "") -> Exported:
    """Write the sources of a tracker in the form that the name of `target` tells: .ris, .bib or .json.

    `mark`: the highest that goes out. Notes stay in the tracker: they are for the analyst alone. Raises
    UnknownForm, NoSuchLevel, NoSuchFolder, NotWritten.
    """
    form = FORMS.get(target.suffix.lower())
    if form is None:
        raise UnknownForm(target)
    snapshot = reader.snapshot(handling_at_most=mark)
    sources = sorted(snapshot.all(Source), key=lambda source: (source.title.casefold(), source.id))
    items = [item(source) for source in sources]
    text = form.write(items)
    write_whole(target, [text.encode()])
    cut_out = [id for id in snapshot.cut if isinstance(reader.get(id), Source)]
    return Exported(target, len(sources), len(cut_out), _lost(form, items))


def _lost(form: Form, items: Sequence[Item]) -> str:
    """What of references a form can't carry, in words; '' when it takes all there is."""
    found = [(each, lost) for each in items if (lost := form.unplaced(each))]
    if not found:
        return ""
    names: dict[str, None] = {}
    for each, lost in found:
        for variable in lost:
            further = each[variable] if variable == "custom" else ""
            names |= dict.fromkeys(further if isinstance(further, dict) else (variable,))
    told = [*names][:NAMED] + ([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])
    return (
        f"{form.name} can't carry {joined(told)} of {counted(len(found), 'source')}; a list in CSL JSON can"
    )
