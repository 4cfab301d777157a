"""Imports into real files: what comes out again is what went in, and nothing is ever half-imported."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import Conflict, KnownError
from db.exchange import Counts, ImportRefused, Plan, bundle_bytes, plan, read, write_bundle, write_table
from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Brief, Dossier, Edition, Issue, Position
from db.store import Store
from tests.db.exchange.reports import FILES
from tests.db.exchange.samples import FILE, SHA256, bare_and_full, files


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "t.parley", desk="here", author="Ada") as opened:
        yield opened


def planned(store: Store, *paths: Path) -> Plan:
    return plan([read(path) for path in paths], store.snapshot())


def taken_in(store: Store, *paths: Path) -> Change:
    return store.apply(planned(store, *paths).change("Import"))


def test_what_was_exported_imports_into_an_empty_tracker_and_exports_to_the_same_bytes(
    store: Store, tmp_path: Path
) -> None:
    first = tmp_path / "first.json"
    write_bundle(Snapshot.of(bare_and_full()), first, files)
    taken_in(store, first)
    assert bundle_bytes(store.snapshot(), store.blob) == first.read_bytes()
    assert store.blob(SHA256) == FILE
    write_bundle(store.snapshot(), tmp_path / "folder", store.blob)
    with Store.create(tmp_path / "second.parley") as second:
        taken_in(second, tmp_path / "folder")
        assert bundle_bytes(second.snapshot(), second.blob) == first.read_bytes()


def test_it_does_so_after_closing_and_after_undo_and_redo(tmp_path: Path) -> None:
    first = tmp_path / "first.json"
    write_bundle(Snapshot.of(bare_and_full()), first, files)
    with Store.create(tmp_path / "t.parley") as store:
        taken_in(store, first)
    with Store.open(tmp_path / "t.parley") as store:
        assert bundle_bytes(store.snapshot(), store.blob) == first.read_bytes()
        store.undo()
        assert sum(store.counts().values()) == 0
        store.redo()
        assert bundle_bytes(store.snapshot(), store.blob) == first.read_bytes()


def test_records_from_before_the_default_marking_stay_without_a_mark(store: Store, tmp_path: Path) -> None:
    text = (
        '{"format":"parley-bundle","records":{"actor":[\n{"handling":"","id":"a","name":"a"},\n'
        '{"handling":"Open","id":"b","name":"b"}\n],"dossier":[\n{"handling":"Open","handling_default":"Open",'
        '"id":"dossier","marking_set":"house","title":"T"}\n],"marking":[\n'
        '{"handling":"Open","id":"m","level":"Open","rank":1,"set":"house"}\n]},"version":1}\n'
    )
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    taken_in(store, tmp_path / "x.json")
    assert bundle_bytes(store.snapshot(), store.blob).decode() == text


def test_an_export_imported_where_it_came_from_changes_nothing(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    write_bundle(Snapshot.of(bare_and_full()), out, files)
    taken_in(store, out)
    made = planned(store, out)
    assert made.total == Counts(unchanged=sum(store.counts().values()))
    assert store.apply(made.change("Again")).seq == 0
    assert [change.label for change in store.journal()] == ["Import"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "edition"])
def test_a_table_imported_where_it_came_from_changes_nothing(store: Store, tmp_path: Path, kind: str) -> None:
    write_bundle(Snapshot.of(bare_and_full()), tmp_path / "in.json", files)
    taken_in(store, tmp_path / "in.json")
    write_table(store.snapshot(), KINDS[kind], tmp_path / f"{kind}.csv")
    made = planned(store, tmp_path / f"{kind}.csv")
    assert (made.refusals, made.blanked) == ([], [])
    assert made.total == Counts(unchanged=store.counts()[kind])


def test_an_import_over_what_is_there_changes_the_fields_that_differ_and_can_be_undone(
    store: Store, tmp_path: Path
) -> None:
    store.apply(Change("Set up", (Edit.insert(Actor(id="a", name="Old", summary="kept")),)))
    (tmp_path / "actors.csv").write_text("id,name\na,New\nb,Other\n")
    recorded = taken_in(store, tmp_path / "actors.csv")
    assert (recorded.kind, recorded.author, len(recorded.edits)) == ("import", "Ada", 2)
    assert [(actor.name, actor.summary) for actor in store.all(Actor)] == [("New", "kept"), ("Other", "")]
    store.undo()
    assert [(actor.name, actor.summary) for actor in store.all(Actor)] == [("Old", "kept")]


def test_editions_stay_in_their_tracker(store: Store, tmp_path: Path) -> None:
    brief = Brief(id="b", title="b")
    edition = Edition(id="e", brief="b", number=1, issued="2026-04-19", change="c")
    store.apply(Change("Issue", (Edit.insert(brief), Edit.insert(edition)), kind="issue"))
    write_bundle(store.snapshot(), tmp_path / "out.json", store.blob)
    with Store.create(tmp_path / "other.parley") as other:
        taken_in(other, tmp_path / "out.json")
        assert (other.all(Brief), other.all(Edition)) == ([brief], [])


# -- five thousand rows ---------------------------------------------------------------------------

ROWS = 5_000


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with tables of actors, issues and five thousand positions that name them."""
    (tmp_path / "actors.csv").write_text("name\n" + "".join(f"Actor {n}\n" for n in range(20)))
    (tmp_path / "issues.csv").write_text("title\n" + "".join(f"Issue {n}\n" for n in range(10)))
    with (tmp_path / "positions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "actor", "issue", "channel", "stated", "statement"])
        for n in range(ROWS):
            row = [
                f"p{n:04}",
                f"Actor {n % 20}",
                f"issue {n % 10}",
                "official",
                f"{n % 28 + 1}/3/2026",
                f"– {n}\n",
            ]
            writer.writerow(row)
    return tmp_path


def tables(folder: Path) -> list[Path]:
    return [folder / name for name in ("actors.csv", "issues.csv", "positions.csv")]


def test_five_thousand_rows_come_in_as_one_change_and_out_again(store: Store, many: Path) -> None:
    taken_in(store, *tables(many))
    assert (len(store.all(Position)), len(store.journal())) == (ROWS, 1)
    write_table(store.snapshot(), Position, many / "out.csv")
    with (many / "out.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    names = {actor.id: actor.name for actor in store.all(Actor)}
    assert len(rows) == ROWS
    assert (rows["p4999"]["stated"], rows["p4999"]["statement"]) == ("2026-03-16", "– 4999\n")
    assert names[rows["p4999"]["actor"]] == "Actor 19"
    store.undo()
    assert sum(store.counts().values()) == 0


def test_one_wrong_row_of_five_thousand_stops_the_import_and_is_named(store: Store, many: Path) -> None:
    path = many / "positions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("p2500,Actor 0", "p2500,Actor 99"), encoding="utf-8"
    )
    made = planned(store, *tables(many))
    assert made.counts["position"] == Counts(new=ROWS - 1, refused=1)
    with pytest.raises(ImportRefused, match=r"positions\.csv, line 5002, position p2500, field actor"):
        store.apply(made.change("Import"))
    assert (sum(store.counts().values()), store.journal()) == (0, [])
    store.apply(made.change("Import", valid_only=True))
    assert len(store.all(Position)) == ROWS - 1
    store.undo()
    assert sum(store.counts().values()) == 0


# -- nothing is half-imported ---------------------------------------------------------------------


def test_wrong_rows_of_several_files_leave_the_tracker_as_it_was(store: Store) -> None:
    paths = [FILES / "wrong-rows" / f"{name}.csv" for name in ("actors", "issues", "positions")]
    with pytest.raises(ImportRefused, match="Nothing was imported"):
        taken_in(store, *paths)
    assert (sum(store.counts().values()), store.journal()) == (0, [])
    store.apply(planned(store, *paths).change("Import", valid_only=True))
    assert [position.id for position in store.all(Position)] == ["p1", "p5"]
    assert len(store.journal()) == 1


def test_a_plan_that_others_overtook_writes_nothing(store: Store, tmp_path: Path) -> None:
    store.apply(Change("Set up", (Edit.insert(Actor(id="a", name="Old")),)))
    (tmp_path / "actors.csv").write_text("id,name\nb,Other\na,New\n")
    made = planned(store, tmp_path / "actors.csv")
    store.apply(Change("Meanwhile", (Edit.update(store.need(Actor, "a"), name="Newer"),)))
    with pytest.raises(Conflict):
        store.apply(made.change("Import"))
    assert [actor.name for actor in store.all(Actor)] == ["Newer"]
    assert [change.label for change in store.journal()] == ["Meanwhile", "Set up"]


@pytest.mark.parametrize("name", ["truncated", "newer", "other", "cp1252"])
def test_a_file_that_can_not_be_read_stops_the_import_of_all(store: Store, name: str) -> None:
    with pytest.raises(KnownError):
        taken_in(store, FILES / "wrong-rows" / "actors.csv", FILES / "bundles" / f"{name}.json")
    assert sum(store.counts().values()) == 0


def test_what_is_valid_of_each_hostile_file_is_taken_by_the_store(store: Store) -> None:
    """Whatever a plan lets through, the store takes: the plan has checked no less than the store does."""
    for path in sorted((FILES / "bundles").glob("*.json")):
        try:
            made = planned(store, path)
        except KnownError:
            continue
        recorded = store.apply(made.change(path.name, valid_only=True))
        assert len(recorded.edits) == made.total.new + made.total.changed
    assert {"a1", "rus", "ukr"} <= {actor.id for actor in store.all(Actor)}
    assert {issue.id for issue in store.all(Issue)} == {"i3", "territory"}
    assert store.all(Dossier) == []
