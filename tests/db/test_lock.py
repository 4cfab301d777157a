"""The edit lock: one holder at a time, who says who it is; a killed one bars nobody."""

import json
import signal
from pathlib import Path

import pytest

from db.errors import AlreadyOpen, NotWritten
from db.lock import EditLock
from db.records import Actor
from db.store import Store
from tests.db.talks import TALKS, beside, inserts, new_tracker, python, said

HOLD = """
import sys
from db.store import Store
with Store.open(sys.argv[1], author="Olena") as store:
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_opening_says_who_has_it_where_and_since_when(path: Path) -> None:
    new_tracker(path, *TALKS)
    with python(HOLD, path) as holder:
        assert said(holder) == "open"
        with pytest.raises(AlreadyOpen) as raised:
            Store.open(path)
        error = raised.value
        told = json.loads((path.parent / ".talks.parley.editor").read_text())
        assert error.who == "Olena"
        assert error.machine == told["machine"]
        assert len(error.since) == len("2026-11-22 09:12")
        assert f"by Olena on {error.machine} since {error.since}" in str(error)
        with Store.open(path, readonly=True) as store:
            assert store.get("ukr") == TALKS[0]
    Store.open(path).close()
    assert beside(path) == []


def test_a_second_opening_in_the_same_process_is_refused_too(path: Path) -> None:
    new_tracker(path)
    with Store.open(path, author="Olena"), pytest.raises(AlreadyOpen, match="by Olena"):
        Store.open(path)
    Store.open(path).close()


def test_a_killed_holder_bars_nobody_and_what_it_saved_is_there(path: Path) -> None:
    new_tracker(path, *TALKS)
    edit = HOLD.replace("    print", """
    from db.records import Actor
    from db.changes import Change, Edit
    store.apply(Change("Add", (Edit.insert(Actor(id="usa", name="United States")),)))
    print""")  # fmt: skip
    with python(edit, path) as holder:
        assert said(holder) == "open"
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert {".talks.parley.lock", ".talks.parley.editor", "talks.parley-wal"} <= set(beside(path))
    with Store.open(path) as store:
        assert store.titles(["usa"]) == {"usa": "United States"}
        assert store.journal()[0].label == "Add"
    assert beside(path) == []


def test_a_reader_does_not_wait_for_the_lock(path: Path) -> None:
    new_tracker(path, *TALKS)
    with Store.open(path) as store, Store.open(path, readonly=True) as reader:
        store.apply(inserts(Actor(id="usa", name="United States")))
        assert reader.titles(["usa"]) == {"usa": "United States"}


@pytest.mark.parametrize("told", ["", "{", "[]", '{"who": 7}', "\xff"])
def test_a_holder_that_says_nothing_sensible_is_somebody(path: Path, told: str) -> None:
    new_tracker(path)
    with Store.open(path):
        (path.parent / ".talks.parley.editor").write_bytes(told.encode("latin-1"))
        with pytest.raises(AlreadyOpen, match="being edited by"):
            Store.open(path)


def test_a_lock_is_given_back_once(path: Path) -> None:
    lock = EditLock(path)
    lock.release()
    with lock:
        assert len(beside(path)) == 2
    lock.release()
    assert beside(path) == []


def test_where_no_lock_can_be_put_nothing_is_opened(path: Path) -> None:
    new_tracker(path)
    (path.parent / ".talks.parley.lock").mkdir()
    with pytest.raises(NotWritten, match="no lock can be put beside it"):
        Store.open(path)
    long = path.with_name("x" * 250)
    with pytest.raises(NotWritten, match="no lock can be put beside it"):
        Store.create(long)
    assert not long.exists()


def test_many_that_open_and_close_never_hold_it_together(path: Path) -> None:
    new_tracker(path)
    code = """
import sys
from pathlib import Path
from db.errors import AlreadyOpen
from db.lock import EditLock
from db.records import Actor
path, guard, got = Path(sys.argv[1]), Path(sys.argv[1] + ".guard"), 0
print("ready", flush=True)
sys.stdin.readline()
for _ in range(150):
    lock = EditLock(path)
    try:
        lock.acquire()
    except AlreadyOpen:
        continue
    guard.touch(exist_ok=False)
    guard.unlink()
    lock.release()
    got += 1
print(got, flush=True)
"""
    openers = [python(code, path) for _ in range(3)]
    for opener in openers:
        assert said(opener) == "ready"
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("go\n")
        opener.stdin.flush()
    assert all(int(said(opener)) > 0 for opener in openers)
    for opener in openers:
        opener.communicate()
        assert opener.returncode == 0
    assert [name for name in beside(path) if "guard" in name] == []
