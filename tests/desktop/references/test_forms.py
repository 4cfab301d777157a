"""RIS, BibTeX and CSL JSON: what is written is read again, and what can't be read is said, never dropped."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Source
from desktop.references.bibtex import read_bibtex, write_bibtex
from desktop.references.csl import item, values
from desktop.references.csl_json import read_csl_json, write_csl_json
from desktop.references.found import Found
from desktop.references.ris import read_ris, write_ris

FORMS = {
    "RIS": (read_ris, write_ris),
    "BibTeX": (read_bibtex, write_bibtex),
    "CSL JSON": (read_csl_json, write_csl_json),
}
REPORT = Source(
    id="s1",
    title="100 % of {water} & co_1 — Über $5 #2 річка",
    type="report",
    author='[{"family": "Doe", "given": "Jane"}, {"literal": "River & Basin"}]',
    publisher="The River Press",
    issued="2025-03-01",
    accessed="2025-04",
    url="https://example.org/a%20b_c",
    language="uk",
    csl='{"DOI": "10.1000/x_y", "volume": "3", "page": "12–15", "container-title": "Basin Papers"}',
)
Form = tuple[Callable[[str], Found], Callable[[list[dict[str, Any]]], str]]
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def fields(source: Source) -> dict[str, object]:
    return {
        name: getattr(source, name)
        for name in ("title", "type", "author", "publisher", "issued", "accessed", "url", "language", "csl")
    }


@forms
def test_what_is_written_is_read_again(form: Form) -> None:
    read, write = form

    found = read(write([item(REPORT)]))

    (reference,) = found.references
    filled = values(reference.item)
    assert found.failed == []
    assert found.notes == []
    expected = fields(REPORT)
    assert {name: filled[name] for name in expected if name not in ("author", "csl")} == {
        name: value for name, value in expected.items() if name not in ("author", "csl")
    }
    again = item(Source(id="s1", **filled))  # type: ignore[arg-type]
    assert again == item(REPORT)


@forms
def test_a_source_of_little_is_written_too(form: Form) -> None:
    read, write = form

    (reference,) = read(write([item(Source(id="s", title="Only a title"))])).references

    assert values(reference.item) == {"title": "Only a title", "type": "document"}


@forms
@given(text=st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_ends_it_and_one_without_references_says_why(form: Form, text: str) -> None:
    found = form[0](text)

    assert found.references or found.failed
    for reference in found.references:
        assert str(reference.item["title"]).strip()


@forms
@given(title=st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_title_survives(form: Form, title: str) -> None:
    read, write = form
    plain = " ".join(title.split())
    if not plain:
        return

    found = read(write([item(Source(id="s", title=plain))]))

    assert [reference.item["title"] for reference in found.references] == [plain]


def test_dates_in_all_their_ways() -> None:
    def issued(given: object) -> tuple[object, object]:
        filled = values({"title": "T", "issued": given})
        return filled.get("issued", ""), filled.get("issued_as_printed", "")

    assert issued({"date-parts": [[2024, 3], [2024, 5]]}) == ("2024-03/2024-05", "")
    assert issued({"date-parts": [["2024"]], "circa": True}) == ("2024~", "")
    assert issued({"raw": "2024/03/01/"}) == ("2024-03-01", "")
    assert issued({"literal": "3 March 2024"}) == ("2024-03-03", "3 March 2024")
    assert issued("2024") == ("2024", "")
    assert issued({"raw": "some day"}) == ("", "some day")
    assert issued({"date-parts": [[2024, 13, 1]], "literal": "month 13"}) == ("", "month 13")


def test_a_type_that_is_not_told_apart_is_kept_for_the_way_out() -> None:
    filled = values({"title": "T", "type": "thesis"})

    assert filled["type"] == "document"
    assert item(Source(id="s", **filled))["type"] == "thesis"  # type: ignore[arg-type]
    assert "@phdthesis{" in write_bibtex([item(Source(id="s", **filled))])  # type: ignore[arg-type]


# -- RIS --------------------------------------------------------------------------------------------

TWO = "TY  - JOUR\nTI  - First\nTY  - RPRT\nT1  - Second\nU1  - 7\nER  - \nleft over\n"


def test_a_ris_reference_without_an_end_is_read_and_said_and_what_follows_one_too() -> None:
    found = read_ris(TWO)

    assert [(each.line, each.item["title"]) for each in found.references] == [(1, "First"), (3, "Second")]
    assert found.failed == [(7, "What stands after the end of a reference was not read.")]
    assert len(found.notes) == 1
    assert "line 1 has no end" in found.notes[0]


def test_ris_fields_without_a_place_are_kept() -> None:
    filled = values(read_ris(TWO).references[1].item)

    assert '"U1": ["7"]' in str(filled["csl"])


def test_a_ris_reference_without_a_title_is_said() -> None:
    found = read_ris("TY  - JOUR\nAU  - Doe, Jane\nER  - \n")

    assert found.references == []
    assert found.failed == [(1, "A reference without a title (TI or T1) was not read.")]


def test_a_value_that_looks_like_a_tag_stays_a_value() -> None:
    source = Source(id="s", title="Real title", csl='{"abstract": "one\\nTY  - JOUR\\nTI  - Not this"}')

    (reference,) = read_ris(write_ris([item(source)])).references

    assert reference.item["title"] == "Real title"


# -- BibTeX -----------------------------------------------------------------------------------------


def test_blocks_that_fail_are_reported_and_the_others_read() -> None:
    found = read_bibtex("@book{a,\n title={Left open\n@misc{b,\n title={Fine}}\n@misc{c, year=2024}\n")

    assert [each.item["title"] for each in found.references] == ["Fine"]
    assert [line for line, _ in found.failed] == [1, 5]
    assert "Unexpected block start" in found.failed[0][1]
    assert "without a title" in found.failed[1][1]


def test_entries_of_one_key_and_fields_given_twice_are_read_both_and_said() -> None:
    found = read_bibtex(
        "@misc{a, title={One}, note={x}, note={y}}\n@misc{b, title={Two}}\n@misc{b, title={Three}}"
    )

    assert sorted(each.item["title"] for each in found.references) == ["One", "Three", "Two"]
    assert {"BibTeX note again": "y"} in [each.item.get("custom") for each in found.references]
    assert found.notes == [
        "Line 1: the field note stands twice. Both were read.",
        "Line 3: the key b stands twice. Both were read.",
    ]


def test_latex_macros_months_and_names() -> None:
    (reference,) = read_bibtex(
        '@string{rp = "River Papers"}\n@article{a, title={The {NATO} \\"Ubung}, journal=rp, year=2024,'
        " month=mar, author={van der Berg, Jan and {Basin Authority}}, pages={3--9}}"
    ).references

    assert reference.item["title"] == "The NATO Übung"
    assert reference.item["container-title"] == "River Papers"
    assert reference.item["issued"] == {"raw": "2024-03"}
    assert reference.item["page"] == "3–9"
    assert reference.item["author"] == [
        {"given": "Jan", "non-dropping-particle": "van der", "family": "Berg"},
        {"literal": "Basin Authority"},
    ]


def test_keys_are_told_apart() -> None:
    text = write_bibtex([item(Source(id=id, title="Daily report", issued="2025")) for id in "ab"])

    assert "@misc{2025daily," in text
    assert "@misc{2025daily-2," in text


# -- CSL JSON ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{", 1, "it is no JSON"),
        ("[1]", 1, "it is no CSL JSON"),
        ('[{"type": "book"}]', 1, "without a title"),
        ("[]", 0, "it is no CSL JSON"),
        ("[" * 100_000, 0, "nested too deeply"),
    ],
)
def test_what_is_no_list_of_references_says_why(text: str, line: int, reason: str) -> None:
    found = read_csl_json(text)

    assert found.references == []
    assert [each for each, _ in found.failed] == [line]
    assert reason in found.failed[0][1]
