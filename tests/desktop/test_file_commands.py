"""Trackers made, opened and closed from the File menu, with all that can be in the way."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

import resources
from db import driver
from db.records import Dossier, Evidence, Marking, ScaleTerm
from db.store import Store
from desktop import file_commands
from desktop.dialogs.new_tracker import NewTrackerDialog
from desktop.operations.sample import SAMPLES, Sample
from desktop.settings import LAST_FOLDER, RECENT_FILES
from desktop.theme import Theme
from tests.desktop.small import small_tracker
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(theme, qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    return path


def fill(dialog: NewTrackerDialog) -> None:
    dialog.title.setText("Talks on the border: round 2")
    dialog.marking_set.choose("tlp")
    dialog.likelihood_scale.choose("kent")
    dialog.day_one.put("24 Feb 2022")
    dialog.day_label.setText("of the war")
    dialog.date_order.choose("MDY")


# -- new ---------------------------------------------------------------------------------------------


def test_a_new_tracker_holds_what_was_chosen(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    names: list[str] = []
    desk.settings.set(LAST_FOLDER, str(tmp_path))
    dialogs.expect(robots.new_tracker(fill))
    dialogs.expect(robots.accept_suggested(names))
    desk.files.new()
    assert names == ["Talks on the border round 2.parley"]
    dossier = desk.session.dossier
    assert dossier.title == "Talks on the border: round 2"
    assert (dossier.day_one, dossier.day_label, dossier.date_order) == ("2022-02-24", "of the war", "MDY")
    assert {marking.set for marking in desk.session.store.all(Marking)} == {"tlp"}
    assert {term.scale for term in desk.session.store.all(ScaleTerm)} == {"kent"}
    assert desk.settings.get(RECENT_FILES) == (str(tmp_path / names[0]),)


def test_a_title_is_not_needed(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.expect(robots.new_tracker(lambda dialog: None))
    dialogs.expect(robots.choose_file(tmp_path / "x.parley"))
    desk.files.new()
    assert desk.session.store.all(Dossier)[0].title == "Untitled dossier"
    assert desk.session.dossier.day_one == ""


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_new_tracker_can_begin_with_a_sample(
    desk: Desk, dialogs: Dialogs, tmp_path: Path, sample: Sample
) -> None:
    names: list[str] = []
    desk.settings.set(LAST_FOLDER, str(tmp_path))
    dialogs.expect(robots.new_tracker(lambda dialog: dialog.sample.choose(sample.name)))
    dialogs.expect(robots.accept_suggested(names))
    desk.files.new()
    assert names == [f"{sample.name}.parley"]
    written = json.loads(resources.read_text(f"dossiers/{sample.name}.json"))["records"]
    assert desk.session.dossier.title == written["dossier"][0]["title"]
    assert len(desk.session.store.all(Evidence)) == len(written["evidence"])
    assert [change.label for change in desk.session.store.journal()] == ["Begin with the sample dossier"]


def test_a_tracker_that_is_there_is_not_replaced(
    desk: Desk, dialogs: Dialogs, tracker: Path, tmp_path: Path
) -> None:
    before = tracker.read_bytes()
    texts: list[str] = []
    dialogs.expect(robots.new_tracker(fill))
    dialogs.expect(robots.choose_file(tracker))
    dialogs.expect(robots.read_and_close(texts))
    dialogs.expect(robots.choose_file(tmp_path / "other.parley"))
    desk.files.new()
    assert "exists already and was left as it is" in texts[0]
    assert tracker.read_bytes() == before
    assert desk.session.store.path == tmp_path / "other.parley"


def test_who_names_no_file_is_asked_again_with_all_that_was_typed(
    desk: Desk, dialogs: Dialogs, tmp_path: Path
) -> None:
    desk.settings.set(LAST_FOLDER, str(tmp_path))
    dialogs.expect(robots.new_tracker(fill))
    dialogs.expect(robots.give_up)
    dialogs.expect(robots.new_tracker(lambda dialog: None))
    dialogs.expect(robots.accept_suggested([]))
    desk.files.new()
    assert desk.session.dossier.title == "Talks on the border: round 2"
    assert desk.session.dossier.day_label == "of the war"


@pytest.mark.parametrize("step", ["dialog", "file"])
def test_a_new_tracker_can_be_given_up(desk: Desk, dialogs: Dialogs, step: str, tmp_path: Path) -> None:
    if step == "file":
        dialogs.expect(robots.new_tracker(fill))
        dialogs.expect(robots.give_up)
    dialogs.expect(robots.give_up)
    desk.files.new()
    assert not desk.session.is_open
    assert not list(tmp_path.glob("*.parley"))


def test_a_folder_that_goes_away_is_told(desk: Desk, dialogs: Dialogs, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def pull_out(dialog: QDialog) -> None:
        robots.choose_file(folder / "x.parley")(dialog)
        folder.rmdir()

    texts: list[str] = []
    dialogs.expect(robots.new_tracker(fill))
    dialogs.expect(pull_out)
    dialogs.expect(robots.read_and_close(texts))
    dialogs.expect(robots.give_up)
    dialogs.expect(robots.give_up)
    desk.files.new()
    assert f"There is no folder {folder}." in texts[0]
    assert not desk.session.is_open


# -- open --------------------------------------------------------------------------------------------


def test_a_tracker_is_opened_and_remembered(desk: Desk, dialogs: Dialogs, tracker: Path) -> None:
    dialogs.expect(robots.choose_file(tracker))
    desk.files.open()
    assert desk.session.dossier.title == "Talks"
    assert desk.settings.get(RECENT_FILES) == (str(tracker),)
    assert desk.settings.get(LAST_FOLDER) == str(tracker.parent)


def test_what_is_open_stays_when_no_file_is_chosen(desk: Desk, dialogs: Dialogs, tracker: Path) -> None:
    desk.files.open_path(tracker)
    dialogs.expect(robots.give_up)
    desk.files.open()
    assert desk.session.store.path == tracker


def test_the_tracker_that_is_open_is_not_opened_twice(desk: Desk, tracker: Path) -> None:
    assert desk.files.open_path(tracker)
    store = desk.session.store
    assert desk.files.open_path(tracker)
    assert desk.session.store is store


def test_what_is_no_tracker_is_told_and_the_present_one_stays(
    desk: Desk, dialogs: Dialogs, tracker: Path, tmp_path: Path
) -> None:
    desk.files.open_path(tracker)
    other = tmp_path / "notes.parley"
    other.write_text("Notes of a meeting, and no tracker at all. " * 10)
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    assert not desk.files.open_path(other)
    assert "is not a Parley tracker" in texts[0]
    assert desk.session.store.path == tracker
    assert desk.settings.get(RECENT_FILES) == (str(tracker),)


EDITOR = """
import sys
from db.store import Store
with Store.open(sys.argv[1], author="L. Brandt"):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def editor(tracker: Path) -> Iterator[None]:
    """Another process that edits the tracker."""
    other = subprocess.Popen(
        [sys.executable, "-c", EDITOR, str(tracker)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"open\n"
    yield
    other.communicate()


@pytest.mark.usefixtures("editor")
def test_a_tracker_that_another_edits_is_offered_read_only(
    desk: Desk, dialogs: Dialogs, tracker: Path
) -> None:
    texts: list[str] = []
    dialogs.expect(robots.read_and_press(texts, "Open read-only"))
    assert desk.files.open_path(tracker)
    assert "L. Brandt is editing “talks.parley”" in texts[0]
    assert "since 20" in texts[0]
    assert desk.session.store.readonly


@pytest.mark.usefixtures("editor")
def test_read_only_is_not_taken_by_escape(desk: Desk, dialogs: Dialogs, tracker: Path) -> None:
    dialogs.expect(robots.give_up)
    assert not desk.files.open_path(tracker)
    assert not desk.session.is_open


def test_a_write_protected_tracker_is_offered_read_only(
    desk: Desk, dialogs: Dialogs, tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write everything: the question to the system is answered as it answers others.
    really = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and really(path, mode))
    texts: list[str] = []
    dialogs.expect(robots.read_and_press(texts, "Open read-only"))
    assert desk.files.open_path(tracker)
    assert "can't be edited where it lies" in texts[0]
    assert "write-protected" in texts[0]
    assert desk.session.store.readonly


def test_read_only_and_then_for_editing(desk: Desk, tracker: Path) -> None:
    desk.files.open_path(tracker, readonly=True)
    assert desk.session.store.readonly
    assert desk.files.open_path(tracker)
    assert not desk.session.store.readonly


# -- large trackers ----------------------------------------------------------------------------------


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every tracker counts as large."""
    monkeypatch.setattr(file_commands, "LARGE", 0)


@pytest.mark.usefixtures("large")
def test_a_large_tracker_is_opened_beside_the_window(desk: Desk, tracker: Path) -> None:
    names: list[tuple[str, ...]] = []
    QTimer.singleShot(0, desk.window, lambda: names.append(tuple(job.name for job in desk.jobs.running)))
    assert desk.files.open_path(tracker)
    assert names == [("Opening “talks”",)]  # the window had a turn meanwhile
    assert not desk.jobs.running
    assert desk.session.store.path == tracker
    assert desk.settings.get(RECENT_FILES) == (str(tracker),)
    desk.files.close_tracker()
    assert [path.name for path in tracker.parent.glob("*talks*")] == ["talks.parley"]


@pytest.mark.usefixtures("large", "editor")
def test_what_is_wrong_with_a_large_tracker_is_told_all_the_same(
    desk: Desk, dialogs: Dialogs, tracker: Path, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.parley"
    torn.write_bytes(tracker.read_bytes()[:8192] + bytes(8192))
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    assert not desk.files.open_path(torn)
    assert "torn.parley" in texts[0]
    dialogs.expect(robots.read_and_press(texts, "Open read-only"))
    assert desk.files.open_path(tracker)
    assert desk.session.store.readonly


@pytest.mark.usefixtures("large")
def test_an_opening_that_is_given_up_leaves_the_present_tracker(
    desk: Desk, tracker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "OPERATIONS", 1)
    other = tmp_path / "other.parley"
    small_tracker(other).close()
    assert desk.files.open_path(tracker)
    waiting = type(desk.notify).wait

    def give_up(*parts: Any) -> None:
        parts[2].cancel()
        waiting(*parts)

    monkeypatch.setattr(type(desk.notify), "wait", give_up)
    assert not desk.files.open_path(other)
    assert desk.session.store.path == tracker
    assert not list(tmp_path.glob(".other*"))
    Store.open(other).close()


# -- recent trackers ---------------------------------------------------------------------------------


def entries(menu: QMenu) -> list[str]:
    return [action.text() or "-" for action in menu.actions()]


def test_recent_trackers_are_listed_newest_first(desk: Desk, tracker: Path, tmp_path: Path) -> None:
    other = tmp_path / "A & B.parley"
    small_tracker(other).close()
    desk.files.open_path(tracker)
    desk.files.open_path(other)
    menu = QMenu(desk.window)
    desk.files.fill_recent(menu)
    assert [entry.split("\t")[0] for entry in entries(menu)[:2]] == ["&1 A && B.parley", "&2 talks.parley"]
    assert menu.actions()[0].statusTip() == str(other)
    menu.actions()[1].trigger()
    assert desk.session.store.path == tracker


def test_the_list_of_recent_trackers_can_be_cleared(desk: Desk, tracker: Path) -> None:
    menu = QMenu(desk.window)
    desk.files.open_path(tracker)
    desk.files.fill_recent(menu)
    menu.actions()[-1].trigger()
    desk.files.fill_recent(menu)
    assert entries(menu) == ["No recent trackers"]
    assert not menu.actions()[0].isEnabled()


def test_a_recent_tracker_that_is_gone_is_said_and_forgotten(
    desk: Desk, dialogs: Dialogs, tracker: Path
) -> None:
    desk.files.open_path(tracker)
    desk.files.close_tracker()
    tracker.unlink()
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    assert not desk.files.open_path(tracker)
    assert "“talks.parley” is not there any more" in texts[0]
    assert desk.settings.get(RECENT_FILES) == ()


def test_a_list_that_cannot_be_kept_is_said(desk: Desk, tracker: Path, tmp_path: Path) -> None:
    desk.settings.path = tmp_path / "talks.parley" / "settings.json"  # a file stands where its folder would
    assert desk.files.open_path(tracker)
    assert desk.said.startswith("The list of recent trackers could not be kept")
    assert desk.settings.get(RECENT_FILES) == (str(tracker),)


# -- closing -----------------------------------------------------------------------------------------


def test_closing_leaves_one_plain_file(desk: Desk, tracker: Path) -> None:
    desk.files.open_path(tracker)
    desk.files.close_tracker()
    assert not desk.session.is_open
    assert [path.name for path in tracker.parent.glob("*talks*")] == ["talks.parley"]


def test_a_form_may_keep_the_tracker_open(desk: Desk, tracker: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.parley"
    small_tracker(other).close()
    desk.files.open_path(tracker)
    desk.files.may_leave = lambda: False
    desk.files.close_tracker()
    assert not desk.files.open_path(other)
    assert desk.session.store.path == tracker


def test_work_that_runs_is_ended_before_the_tracker_is_left(desk: Desk, tracker: Path) -> None:
    desk.files.open_path(tracker)
    desk.files.backup()
    desk.files.close_tracker()
    assert not list(tracker.parent.glob("*talks*-wal"))
    desk.finish()
    (backup,) = tracker.parent.glob("talks.2*.parley")
    with Store.open(backup, readonly=True) as store:
        assert store.all(Dossier)[0].title == "Talks"


def test_settings_hold_the_folder_chosen_last(desk: Desk, dialogs: Dialogs, tracker: Path) -> None:
    dialogs.expect(robots.choose_file(tracker))
    desk.files.open()
    kept = json.loads(desk.settings.path.read_text(encoding="utf-8"))
    assert kept["last_folder"] == str(tracker.parent)
