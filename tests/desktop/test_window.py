"""The window as its user meets it: the newcomer's walk by keyboard alone, and what can go wrong."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.errors import NotATracker
from db.records import Actor, Position, Source
from db.store import Store
from desktop.furnishing import furnished
from desktop.notify import Notify
from desktop.session import Scope, Session
from desktop.settings import Settings
from desktop.start import first_frame, open_in
from desktop.theme import Theme
from desktop.views import status_bar
from desktop.views.pages import CHECKS
from desktop.views.pressable_row import PressableRow
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.resources.sample import every, need
from tests.resources.sample import evidence as sample_evidence
from tests.robots import dialogs as robots
from tests.robots.window import ALT, CTRL, SHIFT, WindowRobot

NEW_WORDS = "No title to any land is given up."


def started(application: QApplication, qtbot: QtBot) -> WindowRobot:
    """The window as `parley` starts it: shown as a frame, furnished once that is painted."""
    window = first_frame(application)
    with qtbot.waitSignal(window.painted):
        window.show()
    assert not window.is_furnished
    open_in(window)
    return WindowRobot(qtbot, window)


def stored(path: Path, id: str) -> Position:
    with Store.open(path, readonly=True) as store:
        return store.need(Position, id)


def test_the_newcomers_walk(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    before = stored(sample, "p01").statement

    # find Ukraine's position on territory, and see both articles' versions
    found = [line for line in robot.search("p: ukraine territory") if line.title.startswith("Ukraine · Terr")]
    assert {"p01", "p02"} <= {line.key for line in found}
    robot.open_hit("p01")
    assert robot.selected() == ["p01"]
    assert robot.field_text("statement") == before

    # change it, undo it
    robot.fill("Statement", NEW_WORDS)
    robot.press(Qt.Key.Key_Return, CTRL)
    assert stored(sample, "p01").statement == NEW_WORDS
    robot.undo()
    assert stored(sample, "p01").statement == before
    assert robot.field_text("statement") == before

    # restart, redo
    robot.window.close()
    again = open_window(sample)
    again.redo()
    assert stored(sample, "p01").statement == NEW_WORDS


def test_the_walk_ends_in_a_paper_that_holds_the_claim_with_its_source(
    open_window: Open, sample: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    """An edit that is not saved yet is saved before the paper is made, for it is what the person sees."""
    robot = open_window(sample)
    robot.search("p: ukraine territory")
    robot.open_hit("p01")
    robot.fill("Statement", NEW_WORDS)
    paper = sample.parent / "status.pdf"
    dialogs.expect(robots.press_key(Qt.Key.Key_Return))
    dialogs.expect(robots.choose_file(paper))
    robot.press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: robot.window.toast.message.text.startswith("Paper written"), timeout=30_000)

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())
    place = text.index(NEW_WORDS.rstrip("."))
    number = re.match(r"\.\s?(\d+)", text[place + len(NEW_WORDS) - 1 :])
    assert number is not None, "the claim has no note"
    cited = {evidence.locator for evidence in sample_evidence("p01")}
    notes = text[text.rindex("Notes") :]
    assert any(locator in notes for locator in cited)


def test_evidence_names_both_articles_where_a_claim_rests_on_both(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    both = {"src-a", "src-b"}
    claim = next(each for each in every(Position) if {e.source for e in sample_evidence(each.id)} == both)
    robot.window.travel.open_record(claim.id)
    robot.press(Qt.Key.Key_2, ALT)
    rows = robot.window.inspector.findChildren(PressableRow)
    spoken = " ".join(row.accessibleName() for row in rows if row.isVisible())
    for source in both:
        assert need(Source, source).title in spoken


def test_the_window_lands_on_the_overview_with_the_day_and_the_marking(
    open_window: Open, sample: Path
) -> None:
    window = open_window(sample).window
    assert window.pages.key == "overview"
    assert window.windowTitle().startswith("Ukraine–Russia peace talks")
    assert window.status.day.text().endswith("of the full-scale invasion")
    assert window.status.marking.text() == "TLP:CLEAR"


def test_a_first_start_opens_a_copy_of_the_sample_and_the_next_one_the_same(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    robot = started(qapp, qtbot)
    copy = robot.window.session.store.path
    assert copy.is_relative_to(home)
    assert robot.window.session.store.counts()["position"] > 0
    robot.window.close()
    again = started(qapp, qtbot)
    assert again.window.session.store.path == copy
    again.window.close()


def test_a_file_that_is_no_tracker_is_told_after_the_window_is_up(
    qapp: QApplication, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "notes.parley"
    path.write_text("notes")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(f"{dialog.windowTitle()} {dialog.accessibleDescription()}")
        dialog.reject()

    dialogs.expect(read)
    window = first_frame(qapp)
    qtbot.addWidget(window)
    window.show()
    open_in(window, path)
    qtbot.waitUntil(lambda: bool(told))
    assert str(NotATracker(path)).split(". ")[0] in told[0]
    assert not window.session.is_open
    assert window.welcome.isVisible()
    assert path.read_text() == "notes"
    window.close()


def test_every_kind_is_listed_from_the_navigator(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    for kind, number in (("actor", 41), ("position", 53), ("scenario", 8), ("brief", 1)):
        robot.window.travel.show_page(kind)
        assert len(robot.rows()) == number
        assert robot.page().kind == kind


def test_the_arrow_keys_walk_the_list_and_the_form_follows(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.go_to("Go to Actors")
    robot.window.pages.list_page().setFocus()  # type: ignore[union-attr]  # go_to has shown it
    robot.press(Qt.Key.Key_Home, CTRL)
    first = robot.selected()
    robot.press(Qt.Key.Key_Down)
    second = robot.selected()
    assert first != second
    assert [robot.window.inspector.record_id] == second


def test_deleting_asks_nothing_says_what_goes_along_and_undo_brings_it_back(
    open_window: Open, sample: Path
) -> None:
    robot = open_window(sample)
    robot.search("p: ukraine reparations")
    robot.press(Qt.Key.Key_Return)
    chosen = robot.selected()
    before = robot.window.session.store.counts()
    robot.press(Qt.Key.Key_Delete)
    assert robot.window.session.store.get(chosen[0]) is None
    toast = robot.window.toast.message
    assert toast.text.startswith("Deleted ")
    assert "citation" in toast.text
    assert toast.action == "Undo"
    robot.click(robot.window.toast.action)
    assert robot.window.session.store.counts() == before


def test_filtering_the_list_by_keyboard_and_clearing_it_again(
    open_window: Open, sample: Path, qtbot: QtBot
) -> None:
    robot = open_window(sample)
    robot.go_to("Go to Positions")
    everything = robot.rows()
    robot.press(Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(robot.page().records.counted):
        robot.type("reparations")
    assert 0 < len(robot.rows()) < len(everything)
    with qtbot.waitSignal(robot.page().records.counted):
        robot.press(Qt.Key.Key_Escape)
    assert robot.rows() == everything


def test_back_and_forward_go_through_what_was_seen(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.window.travel.open_record("p01")
    robot.window.travel.open_record("ukr")
    robot.press(Qt.Key.Key_Left, ALT)
    assert (robot.page().kind, robot.window.inspector.record_id) == ("position", "p01")
    robot.press(Qt.Key.Key_Right, ALT)
    assert (robot.page().kind, robot.window.inspector.record_id) == ("actor", "ukr")
    robot.press(Qt.Key.Key_Left, ALT)
    robot.press(Qt.Key.Key_Left, ALT)
    assert robot.window.pages.key == "overview"


def test_f6_goes_from_pane_to_pane_and_round(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.window.travel.open_record("p01")
    robot.window.navigator.setFocus()
    panes = []
    for _ in range(3):
        robot.press(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        window = robot.window
        sides = (window.navigator, window.pages, window.inspector)
        panes.append(next(i for i, side in enumerate(sides) if focus is side or side.isAncestorOf(focus)))  # type: ignore[arg-type]
    assert panes == [1, 2, 0]


def test_the_scope_narrows_lists_counts_and_search_alike(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.window.travel.show_page("position")
    everything = len(robot.rows())
    robot.window.session.set_scope(Scope(channels=("Track II",)))
    assert 0 < len(robot.rows()) < everything
    assert [line.key for line in robot.search("p: ukraine cede")] == ["view.everything"]
    robot.window.finder.dismiss()
    robot.window.session.set_scope(Scope())
    assert len(robot.rows()) == everything


def test_a_new_record_is_made_by_keyboard_alone(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.go_to("New Actor")
    robot.fill("Name", "Switzerland")
    robot.press(Qt.Key.Key_Return, CTRL)
    made = robot.window.session.store.find(Actor, name="Switzerland")
    assert len(made) == 1
    assert made[0].id in robot.rows()
    undo = robot.window.table["edit.undo"]
    assert "Switzerland" in undo.text()


def test_reading_only_greys_what_writes(qtbot: QtBot, theme: Theme, home: Path, sample: Path) -> None:
    session = Session(desk="desk-1")
    window = furnished(session, theme, Settings(home / "settings.json"), Notify(theme))
    session.setParent(window)
    session.open(sample, readonly=True)
    robot = WindowRobot(qtbot, window)
    robot.window.travel.open_record("p01")
    for id in ("edit.undo", "edit.delete", "record.new_same", "record.save", "file.import"):
        assert not window.table[id].isEnabled(), id
    assert window.table["paper.export"].isEnabled()
    assert window.status.saved.text() == "Read-only"
    window.close()


def test_compact_rows_and_the_look_are_kept_for_next_time(
    open_window: Open, sample: Path, home: Path, theme: Theme, qapp: QApplication
) -> None:
    robot = open_window(sample)
    robot.go_to("Compact rows")
    robot.go_to("Dark")
    assert theme.scheme == "dark"
    robot.window.close()
    again = open_window(sample)
    again.window.travel.show_page("position")
    assert again.page().table.rowHeight(0) == 32
    assert again.window.table["view.dark"].isChecked()
    theme.apply(qapp, "light")


def test_the_checks_lead_to_their_record(open_window: Open, sample: Path, qtbot: QtBot) -> None:
    robot = open_window(sample)
    qtbot.waitUntil(lambda: robot.window.status.checks.text() != "")
    robot.window.travel.show_page(CHECKS)
    assert robot.window.pages.key == CHECKS


def test_closing_the_tracker_leaves_one_plain_file_and_a_welcome(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.press(Qt.Key.Key_W, CTRL)
    assert not robot.window.session.is_open
    assert robot.window.welcome.isVisible()
    assert sorted(path.name for path in sample.parent.iterdir()) == ["talks.parley"]


class Opened(QObject):
    """Notes every window that opens, however shortly."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.windows: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(
    open_window: Open, sample: Path, qapp: QApplication
) -> None:
    """A widget that is shown before it has a parent opens as a window, and takes the focus with it."""
    opened = Opened(qapp)
    robot = open_window(sample)
    for id in ("p01", "ukr", "territory", "s1"):
        robot.window.travel.open_record(id)
    robot.search("guarantees")
    qapp.removeEventFilter(opened)
    assert opened.windows == ["MainWindow"]


def test_copying_rows_puts_a_table_on_the_clipboard(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    robot.search("a: ukraine")
    robot.open_hit("ukr")
    robot.press(Qt.Key.Key_C, CTRL | SHIFT)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Name"
    assert lines[1].startswith("Ukraine")
    assert len(lines) == 2


def test_opening_another_tracker_saves_the_form_first(open_window: Open, sample: Path) -> None:
    other = sample.parent / "other.parley"
    other.write_bytes(sample.read_bytes())
    robot = open_window(sample)
    robot.search("p: ukraine territory")
    robot.open_hit("p01")
    robot.fill("Statement", NEW_WORDS)
    assert robot.window.files.open_path(other)
    assert robot.window.session.store.path == other
    assert stored(sample, "p01").statement == NEW_WORDS
    assert stored(other, "p01").statement != NEW_WORDS


def test_the_marks_of_a_large_tracker_are_looked_through_beside_the_window(
    open_window: Open, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(sample).window
    asked: list[str] = []
    monkeypatch.setattr(status_bar, "MANY_RECORDS", 0)
    window.session.store.db.set_trace_callback(asked.append)
    window.status.refresh()
    window.session.store.db.set_trace_callback(None)
    (job,) = (job for job in window.jobs.running if job.name == "Marking")
    assert not [sql for sql in asked if "DISTINCT CASE handling" in sql]
    with qtbot.waitSignal(job.ended):
        window.status.marking.setText("")
    assert window.status.marking.text() == "TLP:CLEAR"


def test_the_marking_is_the_highest_of_what_is_in_scope(open_window: Open, sample: Path) -> None:
    robot = open_window(sample)
    session = robot.window.session
    secret = session.store.need(Position, "p01")
    session.do(Change("Mark", (Edit.update(secret, handling="TLP:RED"),)))
    assert robot.window.status.marking.text() == "TLP:RED"
    session.set_scope(Scope(mark="TLP:CLEAR"))
    assert robot.window.status.marking.text() == "TLP:CLEAR"
    session.set_scope(Scope())
    assert robot.window.status.marking.text() == "TLP:RED"
