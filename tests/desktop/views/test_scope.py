"""While not everything is shown a band says so, forms tell what saving does, and nothing is just gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Event, Position
from desktop.session import Scope
from desktop.widgets import band
from tests.desktop.windows import Open
from tests.robots.window import CTRL, SHIFT, WindowRobot

MARCH = "2025-03-01"


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def narrow(robot: WindowRobot, *, as_of: str = MARCH, channels: tuple[str, ...] = (), mark: str = "") -> None:
    robot.window.session.set_scope(Scope(as_of, channels, mark))


def band_words(robot: WindowRobot) -> str:
    shown = robot.window.scope_band
    return shown.words.text() if shown.isVisible() else ""


def notice(robot: WindowRobot) -> str:
    said = robot.window.inspector.fields.scope
    return said.words.text() if said.isVisible() else ""


def said(robot: WindowRobot) -> str:
    return robot.window.toast.message.text if robot.window.toast.isVisible() else ""


def counts(robot: WindowRobot, kind: type[Position | Event]) -> str:
    session = robot.window.session
    every = session.store.counts()[kind.META.kind]
    return f"{session.snapshot().count(kind)} of {every} {kind.META.plural.lower()} shown"


# -- the band ----------------------------------------------------------------------------------------


def test_there_is_no_band_while_everything_is_shown(robot: WindowRobot) -> None:
    assert band_words(robot) == ""
    assert not robot.window.table["view.everything"].isEnabled()


def test_the_band_says_what_is_shown_and_how_much_of_it(robot: WindowRobot) -> None:
    narrow(robot, channels=("official",), mark="TLP:GREEN")
    words = band_words(robot)
    assert words.startswith("As of 1 March 2025 · official only · up to TLP:GREEN — ")
    assert words.endswith(counts(robot, Position))
    assert robot.window.scope_band.height() == 32


def test_the_band_counts_what_the_list_lists(robot: WindowRobot) -> None:
    narrow(robot)
    robot.window.travel.show_page("event")
    assert band_words(robot).endswith(counts(robot, Event))
    robot.window.travel.show_page("history")
    assert band_words(robot).endswith("the history shows every change all the same")
    robot.window.travel.show_page("overview")
    assert band_words(robot).endswith(counts(robot, Position))


def test_the_band_counts_anew_after_a_change_and_is_read_out_once(
    robot: WindowRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_out: list[str] = []
    monkeypatch.setattr(band, "announce", lambda _widget, text: read_out.append(text))
    narrow(robot)
    before = band_words(robot)
    position = Position(id="new", actor="ukr", issue="territory", channel="official", statement="Undated.")
    robot.window.session.do(Change("Add", (Edit.insert(position),)))
    assert band_words(robot) != before
    assert band_words(robot).endswith(counts(robot, Position))
    assert read_out == [before]


def test_the_band_leads_back_to_everything(robot: WindowRobot) -> None:
    narrow(robot)
    robot.tab_to("Show everything")
    robot.press(Qt.Key.Key_Return)
    assert not robot.window.session.scope.narrows
    assert band_words(robot) == ""


def test_keys_ask_for_the_date_and_show_everything(robot: WindowRobot) -> None:
    robot.press(Qt.Key.Key_D, CTRL | SHIFT)
    popup = robot.window.toolbar.scope.popup
    assert popup.isVisible()
    assert QApplication.focusWidget() is popup.field
    popup.field.setText("1 March 2025")
    robot.press(Qt.Key.Key_Return)
    assert robot.window.session.scope == Scope(as_of=MARCH)
    robot.press(Qt.Key.Key_A, CTRL | SHIFT)
    assert robot.window.session.scope == Scope()


def test_another_tracker_begins_with_everything(robot: WindowRobot, sample: Path) -> None:
    narrow(robot)
    robot.window.session.open(sample, readonly=True)
    assert band_words(robot) == ""
    narrow(robot)
    robot.window.session.close()
    assert band_words(robot) == ""


# -- the form ----------------------------------------------------------------------------------------


def test_a_form_under_a_past_date_says_what_saving_does(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p32")
    assert notice(robot) == ""
    narrow(robot)
    assert notice(robot).startswith("Lists are as of 1 March 2025; this form shows what is held now.")
    assert "What you save is written now and holds from its own dates" in notice(robot)
    robot.window.inspector.fields.scope.link.click()
    assert robot.window.session.scope == Scope()
    assert notice(robot) == ""


def test_a_record_that_lists_leave_out_says_so(robot: WindowRobot) -> None:
    narrow(robot)
    robot.window.travel.open_record("p01")
    assert notice(robot).startswith("This position is not shown at this date. Lists are as of")
    narrow(robot, as_of="", channels=("Track II",))
    assert notice(robot) == "This position is not shown in this channel."
    link = robot.window.inspector.fields.scope.link
    assert link.text() == "Show everything"
    link.click()
    assert robot.window.session.scope == Scope()


def test_back_to_now_leaves_the_channels_as_they_are(robot: WindowRobot) -> None:
    robot.window.travel.open_record("p01")
    narrow(robot, channels=("official",))
    robot.window.inspector.fields.scope.link.click()
    assert robot.window.session.scope == Scope(channels=("official",))


def test_a_day_to_come_and_a_tracker_that_is_only_read_ask_for_less(robot: WindowRobot, sample: Path) -> None:
    robot.window.travel.open_record("p01")
    narrow(robot, as_of="2999-01-01")
    assert notice(robot) == ""
    robot.window.session.open(sample, readonly=True)
    robot.window.travel.open_record("p32")
    narrow(robot)
    assert notice(robot) == "Lists are as of 1 March 2025; this form shows what is held now."


# -- saving ------------------------------------------------------------------------------------------


def begin_position(robot: WindowRobot, stated: str) -> None:
    inspector = robot.window.inspector
    assert inspector.new("position", actor="ukr", issue="territory", channel="official")
    assert inspector.form is not None
    inspector.form.rows["stated"].field.put(stated)
    inspector.form.rows["statement"].field.put("A statement to be saved.")


def test_what_is_saved_beyond_the_date_is_told_and_stays_in_the_form(robot: WindowRobot) -> None:
    robot.window.travel.show_page("position")
    narrow(robot)
    begin_position(robot, "2025-05")
    assert robot.window.inspector.save()
    assert said(robot) == "Saved; not shown at this date"
    id = robot.window.inspector.record_id
    assert id
    assert robot.field_text("statement") == "A statement to be saved."
    assert id not in robot.rows()
    assert notice(robot).startswith("This position is not shown at this date.")
    robot.window.toast.action.click()
    assert robot.window.session.scope == Scope()
    assert id in robot.rows()


def test_what_is_saved_within_the_date_needs_no_word(robot: WindowRobot) -> None:
    narrow(robot)
    begin_position(robot, "2025-01")
    assert robot.window.inspector.save()
    assert said(robot) == ""


def test_a_record_that_leaves_the_lists_by_an_edit_is_told_once(robot: WindowRobot) -> None:
    robot.window.travel.show_page("position")
    narrow(robot)
    robot.window.travel.open_record("p18")
    robot.fill("Stated", "2025-06")
    assert robot.window.inspector.save()
    assert said(robot) == "Saved; not shown at this date"
    assert robot.window.inspector.record_id == "p18"
    assert robot.selected() == [], "no other record is chosen in its place"
    robot.window.toast.dismiss()
    robot.fill("Statement", "Once more.")
    assert robot.window.inspector.save()
    assert said(robot) == "", "it was not in the lists before either"


def test_of_several_it_is_told_how_many(robot: WindowRobot) -> None:
    narrow(robot)
    events = [Event(id=f"e{n}", title=f"Round {n}", start=f"2025-0{n}") for n in range(1, 6)]
    robot.window.session.do(Change("Add", tuple(Edit.insert(event) for event in events)))
    assert said(robot) == "Saved; 2 of 5 events not shown at this date"


def test_undo_and_deletions_say_what_they_say_themselves(robot: WindowRobot) -> None:
    narrow(robot)
    event = Event(id="e9", title="Round", start="2025-06")
    robot.window.session.do(Change("Add", (Edit.insert(event),)))
    robot.window.toast.dismiss()
    robot.window.session.undo()
    robot.window.session.redo()
    assert said(robot) == ""


def test_with_everything_shown_nothing_is_said(robot: WindowRobot) -> None:
    begin_position(robot, "2030")
    assert robot.window.inspector.save()
    assert said(robot) == ""


def test_in_a_narrow_window_the_values_stand_alone_and_uncut(robot: WindowRobot, qtbot: QtBot) -> None:
    date, channel = robot.window.toolbar.scope.as_of, robot.window.toolbar.scope.channel
    robot.window.resize(1440, 800)
    narrow(robot, channels=("official", "Track I"), mark="TLP:GREEN")
    qtbot.waitUntil(lambda: date.width() == date.sizeHint().width())
    robot.window.resize(880, 600)
    qtbot.waitUntil(lambda: date.width() < date.sizeHint().width())
    assert all(button.width() >= button.minimumSizeHint().width() for button in (date, channel))
    assert "As of 1 March 2025" in date.toolTip()
