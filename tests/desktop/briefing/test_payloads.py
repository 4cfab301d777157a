"""Texts made to do harm go through every text field of every kind into every template, and stay texts."""

import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pikepdf
import pytest

from db.queries.snapshot import Snapshot
from db.records import DOSSIER_ID, Brief, Dossier, Record, Tag, specs
from desktop.briefing import make_paper, make_word
from desktop.briefing.paper import Order
from desktop.briefing.templates import builtin, template
from tests.desktop.briefing.papers import TODAY
from tests.desktop.briefing.tagging.reading import heard
from tests.desktop.briefing.test_hostile import everything
from tests.desktop.briefing.test_word import words_of

FILE = Path(__file__).resolve().parents[2] / "files" / "payloads.json"
MARKER = re.compile(r"[qQ](\d{3})z")  # a sentence begins with a capital
PLAIN = "plain words"
# What a record is found by, or what chooses a list of terms: no words of a paper.
NO_WORDS = {"id", "template", "paper", "language", "likelihood_scale", "marking_set"}


class Payload(NamedTuple):
    """A harmful text, and what a paper shows of it: signs that no letter is for by their code points."""

    name: str
    text: str
    shown: str


PAYLOADS = [Payload(**each) for each in json.loads(FILE.read_text(encoding="utf-8"))]


def with_text(text: str) -> list[Record]:
    """A record of each kind, each text field filled with `text` and a marker of its own."""
    dossier = Dossier(id=DOSSIER_ID, title="x", organisation="x", subtitle="x", day_label="x")
    filled: list[Record] = []
    count = 0
    for record in (*everything("x"), dossier, Tag(id="tag", name="x")):
        values: dict[str, str] = {}
        for name, spec in specs(type(record)).items():
            if spec.kind in ("text", "prose", "url") and not spec.derived and name not in NO_WORDS:
                count += 1
                values[name] = f"q{count:03d}z{text}"
        if record.id == "brief_section":
            values["kind"] = "situation"
        filled.append(replace(record, **values))
    return filled


def made(name: str, text: str) -> tuple[bytes, bytes]:
    """The paper of a template, as a PDF and as a Word file."""
    kind, records = template(name), with_text(text)
    snapshot = Snapshot.of(records, as_of=TODAY)
    brief = replace(next(each for each in records if isinstance(each, Brief)), template=name, paper="A4")
    before = Snapshot.of((), as_of="2026-01-01") if kind.since else None
    order = Order(kind, subject=kind.subject, before=before, since="1 January 2026" if before else "")
    return (
        make_paper(snapshot, brief, issued=TODAY, order=order),
        make_word(snapshot, brief, issued=TODAY, order=order),
    )


def dense(text: str) -> str:
    """Text without any space: lines and columns break it anywhere."""
    return re.sub(r"[\s\u2009\u202f\u00a0]", "", text)


def texts(papers: tuple[bytes, bytes]) -> list[str]:
    """All text of a PDF, as it is heard, and of a Word file."""
    pdf, word = papers
    return [dense(heard(pdf).document.text), dense(words_of(docx.Document(BytesIO(word))))]


def same(text: str, shown: str) -> bool:
    """Whether `text` begins with what is to be shown, or with as much of it as is told before an ellipsis."""
    before, cut, _ = text.partition("…")
    return text.startswith(shown) or bool(cut and shown.startswith(before))


@cache
def printed(name: str) -> tuple[frozenset[str], ...]:
    """The markers of the fields that a template prints, in the PDF and in the Word file."""
    return tuple(frozenset(MARKER.findall(text)) for text in texts(made(name, PLAIN)))


@pytest.mark.parametrize("payload", PAYLOADS, ids=[each.name for each in PAYLOADS])
@pytest.mark.parametrize("name", builtin())
def test_a_payload_comes_out_as_the_same_text(
    name: str, payload: Payload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    papers = made(name, payload.text)
    for text, wanted in zip(texts(papers), printed(name), strict=True):
        assert wanted
        found = list(MARKER.finditer(text))
        missing = wanted - {each[1] for each in found}
        assert not missing or template(name).pages  # which leaves out what has no room
        assert found
        rest = {each[1]: text[each.end() : each.end() + 500] for each in found}
        shown = dense(payload.shown)
        read = shown.replace("__", "").replace("\\\\", "\\")  # in own texts these two are read as marks
        wrong = {key: told for key, told in rest.items() if not (same(told, shown) or same(told, read))}
        assert wrong == {}
    with pikepdf.open(BytesIO(papers[0])) as pdf:
        assert "/Names" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
        actions = [note.A.S for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert {str(each) for each in actions} <= {"/URI"}
    outside = [
        each.target_ref for each in docx.Document(BytesIO(papers[1])).part.rels.values() if each.is_external
    ]
    assert not [each for each in outside if not each.startswith(("http://", "https://", "mailto:"))]
    assert list(tmp_path.iterdir()) == []
