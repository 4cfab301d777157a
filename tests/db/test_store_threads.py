"""A tracker in several threads: opened in one for another to use, its queries and its opening ended."""

import threading
from pathlib import Path

import pytest

from db import driver
from db.errors import AlreadyOpen, Stopped
from db.reader import Reader
from db.records import Actor
from db.store import Store
from tests.db.talks import inserts, new_tracker


def test_what_a_reader_asks_is_ended_from_another_thread(tmp_path: Path) -> None:
    """A query without an end, of which only the interruption is one."""
    said: list[object] = []
    begun = threading.Event()
    readers: list[Reader] = []
    store = Store.open(new_tracker(tmp_path / "talks.parley"))

    def read() -> None:
        try:
            with store.reader() as reader:
                readers.append(reader)
                reader.db.set_progress_handler(lambda: begun.set(), 100)
                reader.db.execute(
                    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c"
                )
        except Stopped as stopped:
            said.append(str(stopped))

    thread = threading.Thread(target=read)
    thread.start()
    assert begun.wait(60)
    readers[0].interrupt()
    thread.join()
    assert said == ["It was stopped. Nothing was changed."]
    readers[0].interrupt()  # closed by now
    assert store.apply(inserts(Actor(id="tur", name="Türkiye"))).seq
    store.close()


def test_a_tracker_is_opened_in_a_thread_of_its_own_for_another_one(tmp_path: Path) -> None:
    path = new_tracker(tmp_path / "talks.parley")
    reports: list[tuple[int, int]] = []
    opened: list[Store] = []
    thread = threading.Thread(
        target=lambda: opened.append(Store.open(path, report=lambda *far: reports.append(far)))
    )
    thread.start()
    thread.join()
    with opened[0] as store:
        assert store.apply(inserts(Actor(id="tur", name="Türkiye"))).seq
        with pytest.raises(AlreadyOpen):
            Store.open(path)
    with Store.open(path) as store:
        assert store.get("tur") is not None
    assert set(reports) <= {(0, 0)}


@pytest.mark.parametrize("readonly", [False, True])
def test_opening_is_ended_by_what_its_report_raises(
    tmp_path: Path, readonly: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "OPERATIONS", 1)
    path = new_tracker(tmp_path / "talks.parley")

    def stop(_done: int, _total: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        Store.open(path, readonly=readonly, report=stop)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    Store.open(path, readonly=readonly).close()
