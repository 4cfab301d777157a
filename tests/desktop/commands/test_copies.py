"""The copies of a tracker as the command line lists them, and going back to one."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from db.records import Position
from db.store import Store
from desktop.operations.copies import folder_of, keep
from desktop.settings import COPIES, COPIES_FOLDER, Settings

Answer = Callable[..., str]
Run = Callable[..., Result]


def venue(tracker: Path) -> str:
    with Store.open(tracker, readonly=True) as store:
        return store.need(Position, "p1").venue


def copied(tracker: Path, folder: Path | None = None) -> Path:
    with Store.open(tracker, readonly=True) as store:
        return keep(store, folder or folder_of(tracker), 10)


def test_a_tracker_without_copies_says_when_there_will_be_some(answer: Answer, tracker: Path) -> None:
    assert answer("copies", tracker).startswith("There are no copies yet.")
    assert json.loads(answer("copies", tracker, "--json")) == []


def test_copies_are_listed_with_what_came_after(answer: Answer, tracker: Path) -> None:
    path = copied(tracker)
    answer("set", tracker, "p1", "venue=Paris")
    (copy,) = json.loads(answer("copies", tracker, "--json"))
    assert (copy["path"], copy["since"], copy["label"]) == (str(path), 1, "Fill in")
    assert (copy["size"], copy["backup"], copy["problem"]) == (path.stat().st_size, False, "")
    heads, row = answer("copies", tracker).splitlines()
    assert heads.split()[:2] == ["NO", "MADE"]
    assert row.startswith("1 ")
    assert str(path) in row


def test_the_newest_is_number_1_and_going_back_is_undone_as_one_step(answer: Answer, tracker: Path) -> None:
    copied(tracker)
    answer("set", tracker, "p1", "venue=Paris")
    told = answer("restore", tracker, "1")
    assert "Copied to " in told, "what is left is kept first"
    assert told.splitlines()[-1].endswith(": 1 record changed")
    assert venue(tracker) == ""
    answer("undo", tracker)
    assert venue(tracker) == "Paris"


def test_a_copy_can_be_named_by_its_path(answer: Answer, tracker: Path) -> None:
    path = copied(tracker)
    answer("set", tracker, "p1", "venue=Paris")
    answer("restore", tracker, path)
    assert venue(tracker) == ""
    assert "Nothing was changed" in answer("restore", tracker, path)


def test_the_folder_of_the_settings_is_looked_into(answer: Answer, tracker: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    Settings().set(COPIES_FOLDER, str(stick))
    path = copied(tracker, folder_of(tracker, str(stick)))
    (copy,) = json.loads(answer("copies", tracker, "--json"))
    assert copy["path"] == str(path)


def test_where_no_copies_are_kept_none_is_and_none_goes(answer: Answer, tracker: Path) -> None:
    paths = [copied(tracker), copied(tracker)]
    answer("set", tracker, "p1", "venue=Paris")
    Settings().set(COPIES, 0)
    assert "Copied to" not in answer("restore", tracker, "1")
    assert venue(tracker) == ""
    assert sorted(folder_of(tracker).iterdir()) == sorted(paths)


def test_a_number_that_is_not_listed_and_a_file_that_is_no_copy_are_refused(
    run: Run, tracker: Path, tmp_path: Path
) -> None:
    wrong = run("restore", tracker, "3")
    assert (wrong.exit_code, "There is no copy 3. There are 0" in wrong.stderr) == (2, True)
    lost = run("restore", tracker, tmp_path / "gone.parley")
    assert (lost.exit_code, "There is no file" in lost.stderr) == (1, True)
    assert venue(tracker) == ""
