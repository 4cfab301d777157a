"""Exports carry what their readers may see, and nothing of an earlier export stays beside them."""

import csv
import json
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import AlreadyThere, KnownError, NoSuchFolder
from db.records import KINDS, Actor, Obstacle
from db.store import Store
from desktop.operations.exporting import export_bundle, export_tables
from tests.desktop.small import RECORDS


@pytest.fixture
def secret(store: Store) -> Store:
    """The small tracker with two records that are not for everybody."""
    records = (
        Actor(id="source-x", name="Informant", handling="TLP:RED"),
        Obstacle(id="o1", title="Distrust", handling="TLP:RED"),
    )
    store.apply(Change("Add", tuple(Edit.insert(record) for record in records)))
    return store


def test_a_bundle_is_written_and_counted(secret: Store, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    exported = export_bundle(secret, target)
    written = json.loads(target.read_text(encoding="utf-8"))["records"]
    assert exported.records == sum(len(of_kind) for of_kind in written.values())
    assert (exported.path, exported.cut) == (target, 0)
    assert {each["id"] for each in written["actor"]} == {"ukr", "rus", "source-x"}


def test_what_is_marked_above_stays_and_is_counted(secret: Store, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    exported = export_bundle(secret, target, mark="TLP:GREEN")
    assert exported.cut == 2
    assert "Informant" not in target.read_text(encoding="utf-8")


def test_a_marking_that_is_no_level_exports_nothing(secret: Store, tmp_path: Path) -> None:
    for export, name in ((export_bundle, "out.json"), (export_tables, "out")):
        with pytest.raises(KnownError, match="TLP:GREN"):
            export(secret, tmp_path / name, mark="TLP:GREN")
        assert not (tmp_path / name).exists()


def test_tables_are_written_for_kinds_that_have_records(secret: Store, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    folder = tmp_path / "tables"
    export_tables(secret, folder, report=lambda done, total: steps.append((done, total)))
    kinds = {record.META.kind for record in RECORDS} | {"dossier", "marking", "scale_term", "obstacle"}
    assert {path.name for path in folder.iterdir()} == {f"{kind}.csv" for kind in kinds}
    with (folder / "actor.csv").open(encoding="utf-8", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == ["Informant", "Russia", "Ukraine"]
    assert steps[-1] == (len(KINDS), len(KINDS))


def test_tables_of_an_earlier_export_do_not_stay(secret: Store, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    export_tables(secret, folder)
    assert (folder / "obstacle.csv").exists()
    export_tables(secret, folder, mark="TLP:GREEN")
    assert not (folder / "obstacle.csv").exists()


def test_a_folder_with_other_things_is_left_alone(secret: Store, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleague")
    with pytest.raises(AlreadyThere):
        export_tables(secret, tmp_path)
    with pytest.raises(NoSuchFolder):
        export_tables(secret, tmp_path / "nowhere" / "tables")
