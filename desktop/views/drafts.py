"""Unfinished forms as drafts of the tracker: found by record, or by kind for one not yet stored."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

from db import drafts
from db import kept as remembered
from db.changes import Value, new_id
from db.drafts import Draft
from db.records import KINDS, Record, specs
from db.store import Store
from desktop.operations.filing import Cited
from desktop.operations.labels import cut
from desktop.views.asked import DIALOG, SAID, TITLE

if TYPE_CHECKING:
    from desktop.forms.form import FormDraft, PassageDraft
    from desktop.forms.stance_editor import StanceDraft

LONGEST = 160  # letters of the words that tell a draft from another
LINE = "capture line"  # under which the line left in quick capture is kept
PASSAGE = "passage"  # among the fields of a draft: what it is filed from, as JSON
STANCES = "stances"  # among the fields of a draft: the stance editor's part, as JSON


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft found: its key, and what its form held."""

    key: str
    form: "FormDraft"


def of_record(store: Store, record: str) -> Kept | None:
    """The newest draft of a stored record."""
    return _first(each for each in drafts.drafts(store) if each.record == record)


def of_new(store: Store, kind: str, preset: Mapping[str, Value]) -> Kept | None:
    """The newest draft of a new record of a kind that was begun with the same fields preset."""
    new = (each for each in drafts.drafts(store) if each.kind == kind and not each.record)
    return _first(each for each in new if preset.items() <= each.fields.items())


def line_left(store: Store) -> str:
    """The line of quick capture that was left in the middle; '' when there is none."""
    line = remembered.kept(store, LINE)
    return line if isinstance(line, str) else ""


def keep_line(store: Store, line: str) -> None:
    """Keep the line of quick capture; '' forgets it. Raises ReadOnly, NotWritten."""
    if line:
        remembered.keep(store, LINE, line)
    else:
        remembered.forget(store, LINE)


def unfinished(store: Store) -> list[Draft]:
    """The drafts of dialogs, of new records and of those that are there, newest first."""
    return [each for each in drafts.drafts(store) if not each.record or store.get(each.record)]


def title_of(store: Store, draft: Draft) -> str:
    """What a draft is of: the record it edits, a new one of its kind, or what a dialog asked."""
    if draft.kind == DIALOG:
        return str(draft.fields[TITLE])
    label = KINDS[draft.kind].META.label
    if draft.record:
        return f"{label}: {cut(store.titles([draft.record])[draft.record])}"
    return f"New {label[:1].lower()}{label[1:]}"


def words_of(store: Store, draft: Draft) -> str:
    """The first words typed in a draft, what it refers to by name."""
    if draft.kind == DIALOG:
        return " ".join(str(draft.fields[SAID]).split())[:LONGEST]
    declared = specs(KINDS[draft.kind])
    typed = {name: str(text) for name, text in draft.fields.items() if text and name in declared}
    called = store.titles(text for name, text in typed.items() if declared[name].kind == "ref")
    return " · ".join(" ".join(called.get(text, text).split()) for text in typed.values())[:LONGEST]


def _first(found: Iterable[Draft]) -> Kept | None:
    return next(map(kept, found), None)


def kept(draft: Draft) -> Kept:
    """What a draft kept, as its form takes it."""
    return Kept(draft.key, _form(draft.fields))


def _form(fields: Mapping[str, Value]) -> "FormDraft":
    stances, passage = fields.get(STANCES), fields.get(PASSAGE)
    typed = {name: str(text) for name, text in fields.items() if name not in (STANCES, PASSAGE)}
    return {
        "fields": typed,
        "stances": cast("StanceDraft", json.loads(str(stances))) if stances else None,
        "passage": _passage(json.loads(str(passage))) if passage else None,
    }


def _passage(kept: "Mapping[str, dict[str, str]]") -> "PassageDraft":
    cited = kept["cited"]
    place = int(cited["first"]), int(cited["last"])
    return {
        "cited": Cited(cited["source"], *place, cited["quote"], cited["locator"]),
        "whys": dict(kept["whys"]),
    }


def keep(store: Store, key: str, record: Record | None, kind: str, form: "FormDraft") -> str:
    """Keep a draft, in place of the one under `key` ('' for none yet); its key. Raises NotWritten."""
    key = key or new_id()
    fields: dict[str, Value] = {**form["fields"]}
    if form["stances"]:
        fields[STANCES] = json.dumps(form["stances"])
    if passage := form.get("passage"):
        fields[PASSAGE] = json.dumps({"cited": asdict(passage["cited"]), "whys": passage["whys"]})
    drafts.keep(store, key, record.id if record else "", kind, fields)
    return key


def drop(store: Store, key: str) -> None:
    """Forget a draft. Raises NotWritten."""
    drafts.drop(store, key)


def put_aside(store: Store, record: Record, typed: Mapping[str, str]) -> None:
    """Keep what was typed into some fields of a record, beside what its draft holds. Raises NotWritten."""
    found = of_record(store, record.id)
    fields = {**(found.form["fields"] if found else {}), **typed}
    form: FormDraft = {"fields": fields, "stances": found.form["stances"] if found else None}
    keep(store, found.key if found else "", record, record.META.kind, form)


def settle(store: Store, record: Record, names: Iterable[str]) -> bool:
    """Forget what the draft of a record holds of some fields; whether it held any. Raises NotWritten."""
    found = of_record(store, record.id)
    settled = set(names)
    if found is None or not settled & found.form["fields"].keys():
        return False
    rest = {name: text for name, text in found.form["fields"].items() if name not in settled}
    if rest or found.form["stances"]:
        form: FormDraft = {"fields": rest, "stances": found.form["stances"]}
        keep(store, found.key, record, record.META.kind, form)
    else:
        drop(store, found.key)
    return True
