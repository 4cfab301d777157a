"""Files are read together, shown before they are taken, and taken as one step."""

from pathlib import Path

import pytest

from db.exchange import Counts, ImportRefused
from db.records import Actor, Event, Issue
from db.store import Store
from desktop.operations.importing import import_files, plan_import


def table(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [
        table(tmp_path, "actor.csv", "id,name,kind\npol,Poland,state\nukr,Ukraine,state\n"),
        table(tmp_path, "issue.csv", "id,title\nfood,Food security\n"),
    ]


def test_a_plan_counts_and_writes_nothing(store: Store, files: list[Path]) -> None:
    plan = plan_import(store, files)
    assert plan.counts == {"actor": Counts(new=1, unchanged=1), "issue": Counts(new=1)}
    assert store.get("pol") is None


def test_all_files_are_one_step(store: Store, files: list[Path]) -> None:
    change = store.apply(import_files(plan_import(store, files), files))
    assert (change.label, change.kind) == ("Import actor.csv and 1 more", "import")
    assert (store.need(Actor, "pol").name, store.need(Issue, "food").title) == ("Poland", "Food security")
    store.undo()
    assert [store.get("pol"), store.get("food")] == [None, None]


def test_a_wrong_row_stops_the_import_unless_the_valid_ones_are_asked_for(
    store: Store, tmp_path: Path
) -> None:
    file = table(tmp_path, "actor.csv", "id,name,kind\npol,Poland,state\nmars,Mars,planet\n")
    plan = plan_import(store, [file])
    with pytest.raises(ImportRefused, match=r"actor\.csv, line 3, actor mars, field kind"):
        import_files(plan, [file])
    change = store.apply(import_files(plan, [file], valid_only=True))
    assert [edit.id for edit in change.edits] == ["pol"]
    assert change.label == "Import actor.csv"


def test_dates_of_tables_are_read_in_the_order_of_the_dossier(store: Store, tmp_path: Path) -> None:
    file = table(tmp_path, "event.csv", "id,title,start\nround,Round,12/11/2026\n")
    store.apply(import_files(plan_import(store, [file]), [file]))
    assert store.need(Event, "round").start == "2026-11-12"


def test_progress_is_told_file_by_file(store: Store, files: list[Path]) -> None:
    steps: list[tuple[int, int]] = []
    plan_import(store, files, lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]
