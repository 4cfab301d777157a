"""A second writing connection: what another thread writes, who hears of it when, and who waits for whom."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import drafts, places
from db.changes import Change, Edit
from db.errors import Conflict, KnownError, ReadOnly, StillWriting
from db.records import Actor, Position
from db.safety.integrity import problems
from db.store import Store
from tests.desktop.small import small_tracker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "talks.parley"
    small_tracker(made).close()
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, desk="desk-1", author="Ana") as opened:
        yield opened


def rename(store: Store, name: str) -> Change:
    return Change("Rename", (Edit.update(store.need(Actor, "ukr"), name=name),))


def in_thread(work: threading.Thread) -> None:
    work.start()
    work.join()


def test_what_is_written_beside_is_there_and_heard_of_once_told(store: Store) -> None:
    heard: list[str] = []
    store.subscribe(lambda change: heard.append(change.label))
    written: list[Change] = []

    def work() -> None:
        with store.beside() as second:
            written.append(second.apply(rename(second, "Ukraina")))

    in_thread(threading.Thread(target=work))
    assert store.need(Actor, "ukr").name == "Ukraina"
    assert (heard, written[0].author, written[0].desk) == ([], "Ana", "desk-1")
    store.tell(written[0])
    assert heard == ["Rename"]
    undone = store.undo()
    assert undone.undoes == written[0].id
    assert store.need(Actor, "ukr").name == "Ukraine"


def test_names_that_changed_beside_are_found_by_in_what_is_written_next(store: Store) -> None:
    def position(id: str) -> Change:
        return Change(
            "Put", (Edit.insert(Position(id=id, actor="ukr", issue="territory", channel="Track I")),)
        )

    store.apply(position("before"))
    with store.beside() as second:
        change = second.apply(rename(second, "Ukraina"))
    store.tell(change)
    store.apply(position("after"))
    assert {hit.id for hit in store.search("Ukraina", kinds=["position"])} == {"p1", "p2", "before", "after"}
    assert problems(store) == []


def test_what_is_stale_is_refused_beside_too(store: Store) -> None:
    change = rename(store, "Ukraina")
    store.apply(rename(store, "Украина"))
    with store.beside() as second, pytest.raises(Conflict):
        second.apply(change)
    assert store.need(Actor, "ukr").name == "Украина"


def test_closing_waits_for_who_writes_beside(path: Path) -> None:
    store = Store.open(path, desk="desk-1")
    entered, go, order = threading.Event(), threading.Event(), []

    def work() -> None:
        with store.beside() as second:
            entered.set()
            go.wait()
            second.apply(rename(second, "Ukraina"))
            order.append("written")

    thread = threading.Thread(target=work)
    thread.start()
    entered.wait()
    threading.Timer(0.2, go.set).start()
    store.close()
    order.append("closed")
    thread.join()
    assert order == ["written", "closed"]
    with Store.open(path) as again:
        assert again.need(Actor, "ukr").name == "Ukraina"


def test_a_tracker_that_is_closed_read_only_or_on_a_share_has_no_second_writer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(path)
    store.close()
    with pytest.raises(KnownError, match="closed meanwhile"), store.beside():
        pass
    with Store.open(path, readonly=True) as read, pytest.raises(ReadOnly), read.beside():
        pass
    monkeypatch.setattr(places, "on_network", lambda path, mounts=None: True)
    with Store.open(path) as shared, pytest.raises(KnownError, match="one connection only"), shared.beside():
        pass


def many(number: int) -> Change:
    return Change("Put", tuple(Edit.insert(Actor(id=f"a{n}", name=f"Actor {n}")) for n in range(number)))


def test_how_far_a_large_write_is_is_told_up_to_its_end(store: Store) -> None:
    told: list[tuple[int, int]] = []
    with store.beside(lambda done, total: told.append((done, total))) as second:
        written = second.apply(many(1000))
        second.undo()
    store.tell(written)
    assert {total for _, total in told} == {3000, 4000}
    for of in (3000, 4000):
        parts = [done for done, total in told if total == of]
        assert parts == sorted(parts)
        assert len(parts) > 4
        assert of - 500 < parts[-1] <= of


class GivenUp(Exception):
    pass


@pytest.mark.parametrize("part", [1, 3, 5])
def test_what_is_given_up_while_it_is_written_is_not_there(store: Store, part: int) -> None:
    """In each part of it: the rows, what search knows, the journal."""
    told: list[int] = []

    def report(done: int, _total: int) -> None:
        told.append(done)
        if len(told) == part:
            raise GivenUp

    before = store.counts(), store.journal(), store.search("Actor")
    with store.beside(report) as second, pytest.raises(GivenUp):
        second.apply(many(1000))
    assert len(told) == part
    assert (store.counts(), store.journal(), store.search("Actor")) == before
    assert problems(store) == []
    store.apply(many(3))
    assert store.counts()["actor"] == before[0]["actor"] + 3


def test_what_else_would_be_written_meanwhile_is_refused_at_once_and_nothing_of_it_lost(store: Store) -> None:
    with store.beside() as second:
        with pytest.raises(StillWriting, match="Try again when it is done"):
            store.apply(rename(store, "Ukraina"))
        with pytest.raises(StillWriting):
            drafts.keep(store, "k", "ukr", "actor", {"name": "Ukraina"})
        second.apply(many(2))
    drafts.keep(store, "k", "ukr", "actor", {"name": "Ukraina"})
    assert [draft.fields for draft in drafts.drafts(store)] == [{"name": "Ukraina"}]
