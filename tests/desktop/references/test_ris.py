"""RIS as programs write it."""

import pytest

from db.records import Source
from desktop.references.csl import item, values
from desktop.references.ris import read_ris, write_ris

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


@pytest.mark.parametrize(
    "text",
    [
        "ty  - rprt\nti  - Low water\nau  - Doe, Jane\ner  - \n",
        "TY - RPRT\nTI - Low water\nAU - Doe, Jane\nER -\n",
        "TY  -RPRT\nTI  -Low water\nAU  -Doe, Jane\nER  -\n",
        "  TY  - RPRT\n  TI  - Low water\n  AU  - Doe, Jane\n  ER  - \n",
        "TY  - RPRT\nT1  - Low\n  water\nA1  - Doe, Jane\nER  -",
    ],
)
def test_ris_as_programs_write_it(text: str) -> None:
    (reference,) = read_ris(text).references

    assert reference.item == {
        "type": "report", "title": "Low water", "author": [{"family": "Doe", "given": "Jane"}],
    }  # fmt: skip


def test_a_ris_field_that_stands_twice_is_kept_twice() -> None:
    (reference,) = read_ris("TY  - RPRT\nTI  - One\nTI  - Two\nDO  - 1/a\nDO  - 1/b\nER  -\n").references

    assert (reference.item["title"], reference.item["DOI"]) == ("One", "1/a")
    assert reference.item["custom"] == {"RIS more title": ["Two"], "RIS more doi": ["1/b"]}


@pytest.mark.parametrize(
    ("lines", "issued", "printed", "accessed"),
    [
        ("PY  - 2026///", "2026", "", ""),
        ("PY  - 2026/05/\nDA  - 2026/05/07/", "2026-05-07", "", ""),
        ("DA  - 2026/05//Spring", "2026-05", "Spring", ""),
        ("DA  - 1999///c. 1999", "1999~", "c. 1999", ""),
        ("DA  - 2026/03/01/\nPY  - 2026\nY2  - 2026/03/05/10:20:30", "2026-03-01", "", "2026-03-05"),
    ],
)
def test_dates_of_ris(lines: str, issued: str, printed: str, accessed: str) -> None:
    (reference,) = read_ris(f"TY  - RPRT\nTI  - T\n{lines}\nER  - \n").references

    filled = values(reference.item)
    told = [filled.get(name, "") for name in ("issued", "issued_as_printed", "accessed", "csl")]
    assert told == [issued, printed, accessed, ""]


def test_the_number_of_a_ris_book_is_its_isbn_and_older_titles_are_titles() -> None:
    (reference,) = read_ris("TY  - BOOK\nBT  - Old\nSN  - 978-3-16-148410-0\nER  - \n").references

    assert (reference.item["title"], reference.item["ISBN"]) == ("Old", "978-3-16-148410-0")
    assert "SN  - 978-3-16-148410-0" in write_ris([reference.item])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("van der Berg, Jan", {"non-dropping-particle": "van der", "family": "Berg", "given": "Jan"}),
        ("Humboldt, Alexander von", {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}),
        ("Ortega y Gasset, José", {"family": "Ortega y Gasset", "given": "José"}),
        ("de la cruz, ana maria", {"family": "de la cruz", "given": "ana maria"}),
        ("Plato", {"literal": "Plato"}),
        ("office for water", {"literal": "office for water"}),
    ],
)
def test_particles_of_a_name_are_told_apart_and_written_as_they_stood(
    written: str, name: dict[str, str]
) -> None:
    (reference,) = read_ris(f"TY  - RPRT\nTI  - T\nAU  - {written}\nER  - \n").references

    assert reference.item["author"] == [name]
    assert f"AU  - {written}\n" in write_ris([reference.item])


def test_a_name_of_one_word_is_written_as_that_word() -> None:
    assert "AU  - Plato\n" in write_ris([{"type": "book", "title": "T", "author": [{"family": "Plato"}]}])
