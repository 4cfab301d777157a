"""What is hard to write in RIS, BibTeX or CSL JSON comes back as it was."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Source
from db.records.sources import SOURCE_TYPES
from desktop.references.csl import item, values
from desktop.references.found import Found
from tests.desktop.references.test_forms import FORMS, fields

Form = tuple[Callable[[str], Found], Callable[[list[dict[str, Any]]], str]]
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
HARD = st.sampled_from(
    (
        "100 % of {water} & co_1 — Über $5 #2", 'It\'s "so"', "C:\\temp\\new", "a -- b --- c",
        "``x'' ?` !`", "TY - JOUR", "~^ % x", "@book{x, y}", "річка «Дон»", "東京 会議", "ER -",
        "e\u0301 and o", "1 < 2 > 0 <i>x</i>", "x = {", "}{", "#",
    )
)  # fmt: skip
PEOPLE = st.sampled_from(
    (
        {"family": "Doe", "given": "Jane"},
        {"family": "O'Brien-Smith", "given": "J. R.", "suffix": "Jr."},
        {"family": "Sand and Son", "given": "Ann"},
        {"literal": "Ministry of Water, Basin desk"},
        {"literal": "River and Basin & Co {Ltd}"},
        {"literal": "Oru"},
    )
)
DATED = st.sampled_from(
    (
        ("", ""), ("2026", ""), ("2026-05", ""), ("2026-05-07", ""), ("1999~", ""), ("1999-05~", ""),
        ("2024-03/2024-05", ""), ("2020-22", ""), ("2024/..", ""), ("../2024-05", ""), ("199X", ""),
        ("2024?", ""), ("2024-03", "the spring round"), ("", "before the flood"),
        ("2024-03-03", "3 March 2024"),
    )
)  # fmt: skip


def parsed(source: Source) -> dict[str, object]:
    return fields(source) | {
        name: text and json.loads(text) for name, text in (("author", source.author), ("csl", source.csl))
    }


@forms
@given(
    title=HARD, publisher=HARD, type=st.sampled_from(SOURCE_TYPES), people=st.lists(PEOPLE, max_size=3),
    dated=DATED, accessed=st.sampled_from(("", "2026-05-07", "2026")),
    details=st.dictionaries(st.sampled_from(("container-title", "volume", "edition")), HARD, max_size=3),
    url=st.sampled_from(("", "https://example.org/a%20b_c?x={1}&y=~z#top")),
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_what_is_hard_to_write_comes_back_the_same(
    form: Form,
    title: str,
    publisher: str,
    type: str,
    people: list[dict[str, str]],
    dated: tuple[str, str],
    accessed: str,
    details: dict[str, str],
    url: str,
) -> None:
    read, write = form
    source = Source(
        id="s", title=title, publisher=publisher, type=type, issued=dated[0], issued_as_printed=dated[1],
        author=json.dumps(people, ensure_ascii=False) if people else "", accessed=accessed, url=url,
        csl=json.dumps(details, ensure_ascii=False) if details else "",
    )  # fmt: skip

    found = read(write([item(source)]))

    assert (found.failed, found.notes) == ([], [])
    (reference,) = found.references
    again = Source(id="s", **values(reference.item))  # type: ignore[arg-type]
    assert parsed(again) == parsed(source)
