"""RIS, BibTeX and CSL JSON: what is written is read again, and what can't be read is said, never dropped."""

import json
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
        for name in (
            "title",
            "type",
            "author",
            "publisher",
            "issued",
            "issued_as_printed",
            "accessed",
            "url",
            "language",
            "csl",
        )
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
    assert {name: filled.get(name, "") for name in expected if name not in ("author", "csl")} == {
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
    assert issued({"date-parts": [[2024, 13, 1]]}) == ("", "2024-13-1")
    assert issued({"date-parts": [[-300]]}) == ("", "-300")
    assert issued({"date-parts": [[2020]], "season": "2"}) == ("2020-22", "")


def test_a_type_that_is_not_told_apart_is_kept_for_the_way_out() -> None:
    filled = values({"title": "T", "type": "thesis"})

    assert filled["type"] == "document"
    assert item(Source(id="s", **filled))["type"] == "thesis"  # type: ignore[arg-type]
    assert "@phdthesis{" in write_bibtex([item(Source(id="s", **filled))])  # type: ignore[arg-type]


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


def test_values_in_pieces_are_joined_and_strings_that_name_each_other_end() -> None:
    (reference,) = read_bibtex(
        '@string{j = "Journal of " # {Basins}}\n@string{k = j # " (new)"}\n'
        '@article{a, title = "The " # {{"}# one} # "", journal = k, month = "3~" # mar, year = 2024}'
    ).references

    assert reference.item["title"] == 'The "# one'
    assert reference.item["container-title"] == "Journal of Basins (new)"
    assert values(reference.item)["issued"] == "2024-03-03"
    doubled = "\n".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}" for n in range(1, 60))
    assert read_bibtex(f'@string{{s0 = "xx"}}\n{doubled}\n@misc{{a, title={{T}}, note=s59}}').references


def test_a_part_has_from_its_whole_what_it_does_not_say() -> None:
    found = read_bibtex(
        "@incollection{a, crossref={Whole}, title={Part}, pages={1--2}}\n"
        "@book{whole, title={All}, editor={Roe, R}, year=2020, publisher={River}}\n"
        "@incollection{b, crossref={gone}, title={Alone}}"
    )

    part, whole, _alone = (each.item for each in found.references)
    assert (part["title"], part["container-title"], part["publisher"]) == ("Part", "All", "River")
    assert (part["issued"], part["editor"]) == ({"raw": "2020"}, whole["editor"])
    assert found.notes == ["Line 3: the reference stands in “gone” (crossref), which the file does not have."]


@pytest.mark.parametrize(
    ("fields", "issued", "printed"),
    [
        ("date={1999~}", "1999~", ""),
        ("date={2024-05/2024-07}", "2024-05/2024-07", ""),
        ("year={2024}, month={Spring}", "2024-21", "Spring 2024"),
        ("year={in press}", "", "in press"),
    ],
)
def test_dates_of_bibtex(fields: str, issued: str, printed: str) -> None:
    (reference,) = read_bibtex(f"@misc{{a, title={{T}}, {fields}}}").references

    filled = values(reference.item)
    assert (filled.get("issued", ""), filled.get("issued_as_printed", "")) == (issued, printed)


def test_keys_are_told_apart() -> None:
    text = write_bibtex([item(Source(id=id, title="Daily report", issued="2025")) for id in "ab"])

    assert "@misc{2025daily," in text
    assert "@misc{2025daily-2," in text


# -- CSL JSON ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{", 1, "It is no JSON"),
        ("[1]", 1, "It is no CSL JSON"),
        ('[{"type": "book"}]', 1, "without a title"),
        ("[]", 0, "It is no CSL JSON"),
        ("[" * 100_000, 0, "nested too deeply"),
    ],
)
def test_what_is_no_list_of_references_says_why(text: str, line: int, reason: str) -> None:
    found = read_csl_json(text)

    assert found.references == []
    assert [each for each, _ in found.failed] == [line]
    assert reason in found.failed[0][1]


def test_halves_of_signs_odd_numbers_and_lines_are_put_right() -> None:
    (reference,) = read_csl_json(
        '[{"title": " Low\\n water \\ud800", "DOI": "https://doi.org/10.1/x", "volume": NaN, "issue": '
        + "9" * 5000
        + "}]"
    ).references

    filled = values(reference.item)
    assert filled["title"] == "Low water \ufffd"
    assert json.loads(str(filled["csl"])) == {"DOI": "10.1/x", "issue": "9" * 5000}
