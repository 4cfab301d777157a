"""References beside the sources that are there: new ones, those that are one of them, likenesses."""

import json
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import BadBundle, NoSuchFile
from db.exchange import Plan
from db.records import Record, Source
from db.store import Store
from desktop.operations.importing import import_files, plan_import
from desktop.operations.references import LARGEST, UnknownForm, export_references

RIS = """TY  - RPRT
TI  - Water at the border
UR  - https://www.example.org/water/
PB  - The River Press
PY  - 2025
ER  -
"""


def put(store: Store, *made: Record) -> None:
    store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))


def written(folder: Path, text: str, name: str = "zotero.ris") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def taken(store: Store, path: Path) -> Plan:
    plan = plan_import(store, [path])
    store.apply(import_files(plan, [path]))
    return plan


def titled(store: Store, title: str) -> list[Source]:
    return [source for source in store.all(Source) if source.title == title]


def test_a_new_reference_becomes_a_source_in_one_step(store: Store, tmp_path: Path) -> None:
    plan = taken(store, written(tmp_path, RIS))

    (source,) = titled(store, "Water at the border")
    assert (source.type, source.publisher, source.issued) == ("report", "The River Press", "2025")
    assert (plan.total.new, plan.total.changed) == (1, 0)
    store.undo()
    assert titled(store, "Water at the border") == []


@pytest.mark.parametrize(
    "there",
    [
        Source(id="s1", title="Something else", url="http://example.org/water", notes="mine"),
        Source(id="s1", title="Water at the Border", issued="2025-03", notes="mine"),
        Source(id="s1", title="Another name", csl='{"DOI": "10.1000/water"}', notes="mine"),
    ],
    ids=["address", "title and date", "DOI"],
)
def test_a_reference_that_is_there_fills_only_what_is_empty(
    store: Store, tmp_path: Path, there: Source
) -> None:
    put(store, there)

    plan = taken(store, written(tmp_path, RIS.replace("PB  -", "DO  - 10.1000/water\nPB  -")))

    assert (plan.total.new, plan.total.changed) == (0, 1)
    now = store.need(Source, "s1")
    assert (now.title, now.notes, now.publisher) == (there.title, "mine", "The River Press")
    assert now.issued == (there.issued or "2025")
    assert '"DOI": "10.1000/water"' in now.csl
    assert taken(store, written(tmp_path, RIS)).total.unchanged == 1


def test_one_that_only_looks_like_it_is_kept_apart_and_said(store: Store, tmp_path: Path) -> None:
    put(store, Source(id="s1", title="Water at the borders", issued="2025"))

    plan = taken(store, written(tmp_path, RIS))

    assert plan.total.new == 1
    (note,) = plan.notes
    assert "“Water at the border” looks like “Water at the borders”, which the tracker has" in note


def test_of_two_without_a_date_only_one_from_the_same_publisher_is_the_same(
    store: Store, tmp_path: Path
) -> None:
    put(store, Source(id="s1", title="Water at the border", publisher="The Lake Press"))
    undated = RIS.replace("PY  - 2025\n", "").replace("UR  - https://www.example.org/water/\n", "")

    assert plan_import(store, [written(tmp_path, undated)]).total.new == 1
    there = undated.replace("River", "Lake")
    assert plan_import(store, [written(tmp_path, there)]).total.new == 0


def test_one_source_takes_one_reference_alone(store: Store, tmp_path: Path) -> None:
    put(store, Source(id="s1", title="There", url="https://example.org/water"))

    plan = taken(store, written(tmp_path, RIS + RIS.replace("border", "river")))

    assert (plan.total.new, plan.total.changed) == (1, 1)


def test_what_stands_twice_in_what_is_imported_is_said(store: Store, tmp_path: Path) -> None:
    first = written(tmp_path, RIS + RIS.replace("https://www.", "http://") + RIS.replace("2025", "2024"))
    second = written(tmp_path, RIS.replace("UR  - https://www.example.org/water/\n", ""), "more.ris")

    plan = plan_import(store, [first, second])

    assert plan.total.new == 4
    assert [note.partition(": ")[2].partition(". All are taken")[0] for note in plan.notes] == [
        "“Water at the border” stands more than once in what is imported (the same address)",
        "“Water at the border” stands more than once in what is imported (the same address)",
        "“Water at the border” stands more than once in what is imported (the same words)",
    ]


def test_many_references_are_not_each_compared_with_all(store: Store, tmp_path: Path) -> None:
    many = "".join(
        RIS.replace("border", f"border of gauge {n}").replace("water/", f"{n}") for n in range(300)
    )
    path = written(tmp_path, many)
    taken(store, path)
    calls: list[int] = []

    plan = plan_import(store, [path], lambda done, _total: calls.append(done))

    assert (plan.total.new, plan.total.unchanged, list(plan.notes)) == (0, 300, [])
    assert calls[0] == 0  # told while it compares, and so can be given up
    assert calls[-1] == 2


def test_a_file_that_yields_nothing_says_why(store: Store, tmp_path: Path) -> None:
    plan = plan_import(store, [written(tmp_path, "Dear colleague,\n", "letter.bib")])

    assert plan.total.new == 0
    assert "In BibTeX one begins with @" in str(plan.refusals[0])


def test_references_in_json_are_csl_and_anything_else_a_bundle(store: Store, tmp_path: Path) -> None:
    listed = written(tmp_path, ' [{"id": 1, "type": "report", "title": "In CSL"}]', "list.json")
    assert plan_import(store, [listed]).total.new == 1
    one = written(tmp_path, '{"id": 1, "type": "report", "title": "Alone"}', "one.json")
    items = written(tmp_path, '{"items": [{"type": "report", "title": "Of items"}]}', "items.json")
    assert plan_import(store, [one, items]).total.new == 2
    with pytest.raises(BadBundle):
        plan_import(store, [written(tmp_path, '{"title": "x"}', "bundle.json")])


def test_files_that_cannot_be_read_are_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoSuchFile):
        plan_import(store, [tmp_path / "none.ris"])
    (tmp_path / "folder.ris").mkdir()
    with pytest.raises(BadBundle):
        plan_import(store, [tmp_path / "folder.ris"])
    large = tmp_path / "large.ris"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadBundle, match="larger than 100 MB"):
        plan_import(store, [large])


@pytest.mark.parametrize("suffix", [".ris", ".bib", ".json"])
def test_the_list_of_sources_goes_out_and_comes_back_unchanged(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    put(
        store,
        Source(id="s1", title="Water", url="https://example.org/w", notes="for me alone"),
        Source(id="s2", title="Undated", publisher="The River Press"),
        Source(id="s3", title="Undated"),
    )
    target = tmp_path / f"sources{suffix}"

    done = export_references(store, target)

    assert done.records == len(store.all(Source))
    assert "for me alone" not in target.read_text(encoding="utf-8")
    plan = plan_import(store, [target])
    assert (plan.total.new, plan.total.refused) == (0, 0)


def test_a_name_that_tells_no_form_writes_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownForm, match=r"\.ris for RIS"):
        export_references(store, tmp_path / "sources.txt")
    assert list(tmp_path.glob("sources*")) == []


@pytest.mark.parametrize(
    ("suffix", "lost"),
    [
        (
            ".ris",
            "RIS can't carry ISBN, event-title and BibTeX pubstate of 2 sources; a list in CSL JSON can",
        ),
        (".bib", "BibTeX can't carry event-title and BibTeX pubstate of 1 source; a list in CSL JSON can"),
        (".json", ""),
    ],
)
def test_what_a_form_has_no_place_for_is_said(store: Store, tmp_path: Path, suffix: str, lost: str) -> None:
    further = '{"event-title": "Round two", "volume": "3", "custom": {"BibTeX pubstate": "draft"}}'
    numbers = '{"ISBN": "978-3-16-148410-0", "ISSN": "1234-5678"}'
    put(store, Source(id="s1", title="Water", csl=further), Source(id="s2", title="Book", csl=numbers))

    assert export_references(store, tmp_path / f"sources{suffix}").lost == lost


def test_of_many_details_without_a_place_some_are_named(store: Store, tmp_path: Path) -> None:
    put(store, Source(id="s1", title="Water", csl=json.dumps({f"x{n}": "y" for n in range(6)})))

    told = export_references(store, tmp_path / "sources.ris").lost

    assert told == "RIS can't carry x0, x1, x2, x3 and 2 more of 1 source; a list in CSL JSON can"
