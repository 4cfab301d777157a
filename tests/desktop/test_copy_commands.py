"""Copies, backups and exports written from the window: whole, where a person said, up to a marking."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Issue, Record, Source
from db.store import Store
from desktop.dialogs.listing import ListingDialog
from desktop.operations.labels import counted
from desktop.settings import LAST_FOLDER
from desktop.theme import Theme
from tests.desktop.small import small_tracker
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk

SECRET: tuple[Record, ...] = (
    Actor(id="mid", name="Middleman", kind="person", handling="TLP:RED"),
    Issue(id="pay", title="Payment", handling="TLP:AMBER"),
)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "talks.parley"
    with small_tracker(path) as store:
        store.apply(Change("Add secrets", tuple(Edit.insert(record) for record in SECRET)))
    made = Desk(theme, qtbot, tmp_path)
    made.session.open(path)
    made.settings.set(LAST_FOLDER, str(tmp_path))
    yield made
    made.close()


def titles(path: Path) -> set[str]:
    with Store.open(path, readonly=True) as store:
        return {issue.title for issue in store.all(Issue)}


# -- copies ------------------------------------------------------------------------------------------


def test_a_copy_holds_the_whole_tracker_and_work_goes_on_here(desk: Desk, dialogs: Dialogs) -> None:
    names: list[str] = []
    dialogs.expect(robots.accept_suggested(names))
    desk.files.save_copy()
    desk.finish()
    assert names == ["talks copy.parley"]
    assert titles(desk.folder / names[0]) == {"Territory", "Ceasefire", "Payment"}
    assert desk.said == "Copy written: talks copy.parley"
    assert desk.session.store.path == desk.folder / "talks.parley"


def test_the_path_of_what_was_written_can_be_copied(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.choose_file(desk.folder / "other.parley"))
    desk.files.save_copy()
    desk.finish()
    assert desk.action.text() == "Open folder"
    desk.action.click()
    assert QGuiApplication.clipboard().text() == str(desk.folder / "other.parley")


def test_a_copy_cannot_take_the_place_of_the_tracker_itself(desk: Desk, dialogs: Dialogs) -> None:
    texts: list[str] = []
    path = desk.folder / "talks.parley"
    dialogs.expect(robots.choose_file(path))
    dialogs.expect(robots.press("Yes"))
    desk.files.save_copy()
    desk.finish()
    assert desk.said == "The copy could not be written. The tracker is as it was."
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "exists already and was left as it is" in texts[0]


def test_a_copy_replaces_what_a_person_agreed_to_replace(desk: Desk, dialogs: Dialogs) -> None:
    path = desk.folder / "old.parley"
    path.write_bytes(b"old")
    dialogs.expect(robots.choose_file(path))
    dialogs.expect(robots.press("Yes"))
    desk.files.save_copy()
    desk.finish()
    assert titles(path) == {"Territory", "Ceasefire", "Payment"}


def test_a_backup_is_written_beside_the_tracker(desk: Desk) -> None:
    desk.files.backup()
    desk.finish()
    (backup,) = desk.folder.glob("talks.2*.parley")
    assert desk.said == f"Backup written: {backup.name}"
    assert titles(backup) == {"Territory", "Ceasefire", "Payment"}


def test_a_copy_not_wanted_after_all_is_not_written(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.give_up)
    desk.files.save_copy()
    assert not desk.jobs.running


# -- exports -----------------------------------------------------------------------------------------


def test_a_bundle_holds_everything(desk: Desk, dialogs: Dialogs) -> None:
    names: list[str] = []
    dialogs.expect(robots.export_as("bundle"))
    dialogs.expect(robots.accept_suggested(names))
    desk.files.export()
    desk.finish()
    assert names == ["talks.json"]
    records = json.loads((desk.folder / "talks.json").read_text(encoding="utf-8"))["records"]
    assert {issue["id"] for issue in records["issue"]} == {"territory", "ceasefire", "pay"}
    number = sum(map(len, records.values()))
    assert desk.said == f"Bundle written, {number} records: talks.json"


def test_what_a_marking_leaves_out_is_counted_and_listed(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.export_as("bundle", "TLP:GREEN"))
    dialogs.expect(robots.choose_file(desk.folder / "open.json"))
    desk.files.export()
    desk.finish()
    text = (desk.folder / "open.json").read_text(encoding="utf-8")
    assert "Payment" not in text
    assert "Middleman" not in text
    assert desk.said.endswith("2 records left out by their marking")
    rows: list[tuple[str, ...]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ListingDialog)
        rows.extend(dialog.table.words.rows)
        dialog.button("Close").click()

    dialogs.expect(look)
    desk.action.click()
    desk.finish()
    assert rows == [("Actor", "Middleman", "TLP:RED"), ("Issue", "Payment", "TLP:AMBER")]


def test_tables_go_into_a_folder_of_their_own(desk: Desk, dialogs: Dialogs) -> None:
    around = desk.folder / "out"
    around.mkdir()
    (around / "keep.txt").write_text("mine")
    dialogs.expect(robots.export_as("tables"))
    dialogs.expect(robots.choose_file(around))
    desk.files.export()
    desk.finish()
    tables = {path.name for path in (around / "talks tables").iterdir()}
    assert {"actor.csv", "issue.csv", "position_option.csv"} <= tables
    assert desk.said.startswith("Tables written, ")
    assert (around / "keep.txt").read_text() == "mine"


def test_the_list_of_sources_is_written_in_the_form_its_name_tells(desk: Desk, dialogs: Dialogs) -> None:
    store = desk.session.store
    store.apply(Change("Put", (Edit.insert(Source(id="s1", title="Water at the border")),)))
    target = desk.folder / "sources.bib"
    dialogs.expect(robots.export_as("sources"))
    dialogs.expect(robots.choose_file(target))

    desk.files.export()
    desk.finish()

    assert "title = {Water at the border}" in target.read_text(encoding="utf-8")
    assert desk.said == f"List of sources written, {counted(len(store.all(Source)))}: sources.bib"


def test_what_the_form_of_a_list_of_sources_cannot_carry_is_said(desk: Desk, dialogs: Dialogs) -> None:
    lost = Source(id="s1", title="Water at the border", csl='{"event-title": "Round two"}')
    desk.session.store.apply(Change("Put", (Edit.insert(lost),)))
    dialogs.expect(robots.export_as("sources"))
    dialogs.expect(robots.choose_file(desk.folder / "sources.ris"))

    desk.files.export()
    desk.finish()

    assert desk.said.endswith(
        ": sources.ris. RIS can't carry event-title of 1 source; a list in CSL JSON can."
    )


def test_a_list_of_sources_of_no_form_is_not_written_and_that_is_said(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.export_as("sources"))
    dialogs.expect(robots.choose_file(desk.folder / "sources.txt"))
    texts: list[str] = []

    desk.files.export()
    desk.finish()

    assert desk.said == "The list of sources could not be written."
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "does not tell in which form" in texts[0]
    assert not (desk.folder / "sources.txt").exists()


def test_earlier_tables_are_replaced_only_when_agreed(desk: Desk, dialogs: Dialogs) -> None:
    folder = desk.folder / "talks tables"
    folder.mkdir()
    (folder / "issue.csv").write_text("id\n")
    texts: list[str] = []
    for verb in ("Cancel", "Replace"):
        dialogs.expect(robots.export_as("tables"))
        dialogs.expect(robots.choose_file(desk.folder))
        dialogs.expect(robots.read_and_press(texts, verb))
        before = (folder / "issue.csv").read_text()
        desk.files.export()
        desk.finish()
        assert ((folder / "issue.csv").read_text() == before) is (verb == "Cancel")
    assert "Replace the 1 table in “talks tables”?" in texts[0]
    assert "issue.csv" in texts[0]


def test_a_folder_with_other_things_in_it_is_left_alone(desk: Desk, dialogs: Dialogs) -> None:
    folder = desk.folder / "talks tables"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    dialogs.expect(robots.export_as("tables"))
    dialogs.expect(robots.choose_file(desk.folder))
    desk.files.export()
    desk.finish()
    assert desk.said == "Not all tables could be written."
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("step", ["dialog", "bundle", "tables", "sources"])
def test_an_export_can_be_given_up(desk: Desk, dialogs: Dialogs, step: str) -> None:
    if step != "dialog":
        dialogs.expect(robots.export_as(step))
    dialogs.expect(robots.give_up)
    desk.files.export()
    assert not desk.jobs.running
    assert not (desk.folder / "talks.json").exists()
    assert not list(desk.folder.glob("* tables"))
