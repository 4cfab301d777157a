"""A tracker file is made whole or not at all, and takes the place of nothing but a tracker nobody edits."""

import sys
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.errors import AlreadyOpen, AlreadyThere, InvalidField, NoSuchFolder, NotATracker
from db.records import Actor, Brief, Dossier, Evidence, Position
from db.store import Store
from desktop.operations.dossiers import new_dossier
from desktop.operations.sample import make_sample
from desktop.operations.trackers import make_tracker
from tests.db.talks import python, said

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are set as on Linux")


def title_of(path: Path) -> str:
    with Store.open(path, readonly=True) as store:
        return store.need(Dossier, "dossier").title


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_tracker_is_made_with_its_first_change(tmp_path: Path) -> None:
    path = tmp_path / "new.parley"
    make_tracker(path, new_dossier("Talks"), desk="desk", author="Ana")
    assert names_in(tmp_path) == ["new.parley"]
    with Store.open(path, desk="desk") as store:
        assert [(change.label, change.author) for change in store.journal()] == [("New dossier Talks", "Ana")]
        assert store.undoable() is not None


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new.parley"
    make_tracker(path, new_dossier("First"))
    with pytest.raises(AlreadyThere):
        make_tracker(path, new_dossier("Second"))
    assert title_of(path) == "First"


def test_a_tracker_is_replaced_on_request(tmp_path: Path) -> None:
    path = tmp_path / "new.parley"
    make_tracker(path, new_dossier("First"))
    make_tracker(path, new_dossier("Second"), replace=True)
    assert title_of(path) == "Second"
    assert names_in(tmp_path) == ["new.parley"]


def test_only_a_tracker_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague")
    with pytest.raises(NotATracker):
        make_tracker(path, new_dossier("Talks"), replace=True)
    assert path.read_text() == "Dear colleague"


def test_a_tracker_that_is_being_edited_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new.parley"
    make_tracker(path, new_dossier("First"))
    with Store.open(path, author="Ana"), pytest.raises(AlreadyOpen, match="is being edited by Ana"):
        make_tracker(path, new_dossier("Second"), replace=True)
    assert title_of(path) == "First"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder, match="nowhere"):
        make_tracker(tmp_path / "nowhere" / "new.parley", new_dossier("Talks"))


def test_a_first_change_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    wrong = Change("Wrong", (Edit.insert(Actor(id="a", name="A", part_of="nobody")),))
    with pytest.raises(InvalidField):
        make_tracker(tmp_path / "new.parley", wrong)
    assert names_in(tmp_path) == []


@linux
def test_where_there_is_no_room_the_tracker_is_named_not_the_place_it_was_made_in(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
import sqlite_utils.migrations
from db.errors import NotWritten
from desktop.operations.dossiers import new_dossier
from desktop.operations.trackers import make_tracker
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    make_tracker(Path(sys.argv[1]), new_dossier("Talks"))
except NotWritten as error:
    print(error, flush=True)
"""
    path = tmp_path / "talks.parley"
    with python(code, path) as other:
        assert said(other).startswith(f"{path} could not be written: ")
    assert names_in(tmp_path) == []


def test_the_sample_is_imported_as_one_step(tmp_path: Path) -> None:
    path = tmp_path / "sample.parley"
    make_sample(path, desk="desk")
    with Store.open(path, desk="desk") as store:
        assert [(change.label, change.kind) for change in store.journal()] == [
            ("Begin with the sample dossier", "import")
        ]
        held = store.find(Position, actor="ukr", issue="territory", channel="official")
        cited = [store.find(Evidence, record=position.id, bearing="supports") for position in held]
        assert [{each.source for each in evidence} for evidence in cited] == [{"src-a"}, {"src-b"}]
        assert store.need(Brief, "status").as_of == "2026-04-19"
