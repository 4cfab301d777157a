"""What a tracker remembers for whoever works in it: as it was given, over restarts, and nowhere else."""

from pathlib import Path

import pytest

from db.errors import ReadOnly
from db.exchange import write_bundle
from db.kept import Json, forget, keep, kept, kept_names
from db.store import Store
from tests.db.talks import new_tracker


@pytest.mark.parametrize("value", ["", "ї \ud83d", 0, 1.5, True, None, [], {"a": [1, {"b": "c"}]}])
def test_what_is_remembered_is_read_as_it_was_given(store: Store, value: Json) -> None:
    keep(store, "layout 1", value)
    assert kept(store, "layout 1") == value


def test_nothing_is_remembered_under_another_name(store: Store) -> None:
    keep(store, "layout 1", "a")
    assert kept(store, "layout 2") is None


def test_the_newer_takes_the_place_of_the_older(store: Store) -> None:
    keep(store, "words", ["a"])
    keep(store, "words", ["a", "b"])
    assert kept(store, "words") == ["a", "b"]


def test_what_is_forgotten_is_gone_and_may_be_forgotten_again(store: Store) -> None:
    for name in ("layout 2", "words", "layout 1"):
        keep(store, name, 1)
    forget(store, "layout 2")
    forget(store, "layout 2")
    assert kept_names(store, "layout") == ["layout 1"]
    assert kept_names(store) == ["layout 1", "words"]


def test_it_outlives_a_restart_and_is_read_by_who_only_reads(path: Path) -> None:
    new_tracker(path)
    with Store.open(path) as store:
        keep(store, "words", ["Zwischenruf"])
    with Store.open(path, readonly=True) as reader:
        assert kept(reader, "words") == ["Zwischenruf"]
        with pytest.raises(ReadOnly):
            keep(reader, "words", [])
        with pytest.raises(ReadOnly):
            forget(reader, "words")
        assert kept(reader, "words") == ["Zwischenruf"]


def test_it_is_no_step_and_tells_nobody(store: Store) -> None:
    heard: list[object] = []
    store.subscribe(heard.append)
    steps = len(store.journal())
    keep(store, "words", ["Zwischenruf"])
    forget(store, "words")
    assert heard == []
    assert len(store.journal()) == steps


def test_it_is_in_no_search_and_no_export(store: Store, tmp_path: Path) -> None:
    keep(store, "words", ["Zwischenruf"])
    assert store.search("Zwischenruf") == []
    out = tmp_path / "out.json"
    write_bundle(store.snapshot(), out, store.blob)
    assert "Zwischenruf" not in out.read_text("utf-8")
    assert "words" not in store.snapshot().ids()
