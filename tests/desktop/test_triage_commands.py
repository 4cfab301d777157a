"""Proposed records gone through by keyboard: accepted, changed, merged, rejected, gone on with, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Evidence, Issue, Obstacle, Position, Scenario
from desktop.dialogs.triage import TriageDialog
from desktop.operations.triage import rejected
from desktop.triage_commands import NO_TEXT, NONE_CHOSEN, NOTHING
from desktop.views import drafts
from tests.desktop.reading import add_source, reading_tracker
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots.triage import TEXT, TriageRobot, go_to, lines, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def triage(open_window: Open, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot) -> TriageRobot:
    robot = open_window(reading_tracker(tmp_path / "lenn.parley"))
    add_source(robot.window.session.store, "lenn", "The Lenn, spring", TEXT)
    return TriageRobot(robot, dialogs, qtbot)


def test_every_proposal_is_listed_with_its_letter_kind_and_confidence(triage: TriageRobot) -> None:
    seen: list[str] = []
    triage.go_through(lambda dialog: seen.extend(lines(dialog)))

    assert seen == [
        "P   Veldmark · Summer water, position, high",
        "P   Ostra League · The Ostra League is willing to open the…, position, medium",
        "O   Silt in the dam, obstacle, high",
        "S   A dry summer, scenario, high",
        "S   A wet one, scenario, high",
    ]
    assert triage.store.find(Evidence, source="lenn") == []


def test_the_passage_is_marked_in_the_text_and_the_form_is_filled(triage: TriageRobot) -> None:
    def look(dialog: TriageDialog) -> None:
        (first, last), *_ = dialog.text.hits
        assert (
            dialog.text.toPlainText()[first:last]
            == TEXT[TEXT.index("Veldmark insists") : TEXT.index("\n• The Ostra")]
        )
        assert dialog.form.rows["actor"].field.typed() == "veld"
        assert dialog.progress.text() == "1 of 5"
        assert dialog.reason.text().startswith("It names an actor and says “insists”.")

    triage.go_through(look)


def test_a_accepts_as_one_step_with_the_citation_and_the_next_comes(triage: TriageRobot) -> None:
    def accept(dialog: TriageDialog) -> None:
        press(dialog, Key.Key_A)
        assert dialog.progress.text() == "2 of 5 · 1 in the tracker"

    before = len(triage.store.journal())
    triage.go_through(accept)

    position = triage.store.all(Position)[0]
    evidence = triage.store.find(Evidence, record=position.id)[0]
    assert (position.actor, position.issue, position.firmness) == ("veld", "water", "firm")
    assert TEXT[evidence.first : evidence.last] == evidence.quote == position.statement
    assert evidence.locator == "Veldmark's demands, bullet 1"
    assert len(triage.store.journal()) == before + 1
    triage.robot.undo()
    assert (triage.store.all(Position), triage.store.find(Evidence, source="lenn")) == ([], [])


def test_what_is_told_takes_no_more_of_the_screen(triage: TriageRobot) -> None:
    def accept_what_is_unfinished(dialog: TriageDialog) -> None:
        high = dialog.height()
        go_to(dialog, "Ostra League")
        press(dialog, Key.Key_A)
        QApplication.processEvents()
        assert (
            dialog._said_last.text()
            == "Something is missing or can't be read. It is marked in the form; Esc goes back."
        )
        assert dialog.height() == high
        bars = [
            bar for bar in dialog.findChildren(QScrollBar) if bar.orientation() == Qt.Orientation.Horizontal
        ]
        assert not any(bar.isVisible() for bar in bars)

    triage.go_through(accept_what_is_unfinished)


def test_a_likelihood_that_stands_elsewhere_is_cited_there_too(triage: TriageRobot) -> None:
    def accept(dialog: TriageDialog) -> None:
        go_to(dialog, "A wet one")
        press(dialog, Key.Key_A)

    triage.go_through(accept)

    scenario = next(each for each in triage.store.all(Scenario) if each.title == "A wet one")
    cited = {each.field: each for each in triage.store.find(Evidence, record=scenario.id)}
    assert scenario.likelihood_as_printed == cited["likelihood_as_printed"].says == "quite unlikely"
    assert cited["likelihood_as_printed"].quote.startswith("Most observers hold")


def test_return_goes_into_the_form_and_what_is_changed_there_is_accepted(triage: TriageRobot) -> None:
    def change(dialog: TriageDialog) -> None:
        go_to(dialog, "Silt")
        press(dialog, Key.Key_Return)
        assert dialog.area.isAncestorOf(dialog.focusWidget())
        dialog.form.rows["title"].field.put("Silt and who pays")
        press(dialog, Key.Key_Return, CTRL)
        assert dialog.focusWidget() is dialog.list

    triage.go_through(change)

    assert [each.title for each in triage.store.all(Obstacle)] == ["Silt and who pays"]


def test_what_lacks_something_goes_to_the_form_instead_of_the_tracker(triage: TriageRobot) -> None:
    def accept(dialog: TriageDialog) -> None:
        dialog.form.rows["issue"].field.put("")
        press(dialog, Key.Key_A)
        assert dialog.form.marked() == ["issue"]
        assert dialog.area.isAncestorOf(dialog.focusWidget())
        press(dialog, Key.Key_Escape)
        assert dialog.focusWidget() is dialog.list
        assert dialog.isVisible()

    triage.go_through(accept)

    assert triage.store.all(Position) == []


def test_merging_cites_the_passage_for_the_record_and_fills_what_was_empty(triage: TriageRobot) -> None:
    def merge(dialog: TriageDialog) -> None:
        go_to(dialog, "A dry summer")
        assert "It may be “A dry summer”" in dialog.reason.text()
        press(dialog, Key.Key_M)
        dialog.picker.accept()
        assert dialog.head.text() == "Merge with “A dry summer”"
        press(dialog, Key.Key_A)

    triage.go_through(merge)

    (scenario,) = triage.store.all(Scenario)
    assert scenario.id == "dry"
    assert scenario.likelihood_as_printed == "likely"
    assert [each.record for each in triage.store.find(Evidence, source="lenn")] == ["dry"]
    triage.robot.window.table["edit.undo"].trigger()
    assert triage.store.need(Scenario, "dry").likelihood_as_printed == ""


def test_merging_leaves_what_the_record_says_already(triage: TriageRobot) -> None:
    dry = triage.store.need(Scenario, "dry")
    triage.store.apply(Change("Say", (Edit.update(dry, likelihood_as_printed="remote"),)))

    def merge(dialog: TriageDialog) -> None:
        go_to(dialog, "A dry summer")
        press(dialog, Key.Key_M)
        dialog.picker.accept()
        press(dialog, Key.Key_A)

    triage.go_through(merge)

    assert triage.store.need(Scenario, "dry").likelihood_as_printed == "remote"


def test_escape_leaves_merging_with_the_proposal_as_it_was(triage: TriageRobot) -> None:
    def merge(dialog: TriageDialog) -> None:
        go_to(dialog, "A dry summer")
        press(dialog, Key.Key_M)
        dialog.picker.accept()
        press(dialog, Key.Key_Escape)
        assert dialog.head.text() == "Scenario · high confidence"
        assert dialog.form.record is None

    triage.go_through(merge)

    assert triage.store.find(Evidence, source="lenn") == []


def test_decisions_are_there_when_triage_is_gone_on_with(triage: TriageRobot) -> None:
    def decide(dialog: TriageDialog) -> None:
        press(dialog, Key.Key_A)
        press(dialog, Key.Key_R)
        press(dialog, Key.Key_S)

    triage.go_through(decide)
    seen: list[str] = []

    def look(dialog: TriageDialog) -> None:
        seen.extend((dialog.progress.text(), *(line.rsplit(", ", 1)[1] for line in lines(dialog))))

    triage.go_through(look)

    assert seen == [
        "3 of 5 · 1 in the tracker · 1 rejected",
        "in the tracker",
        "rejected",
        "high",
        "high",
        "high",
    ]
    assert len(rejected(triage.store, "lenn")) == 1


def test_a_rejection_is_taken_back_and_leaves_nothing_behind(triage: TriageRobot) -> None:
    def reject(dialog: TriageDialog) -> None:
        press(dialog, Key.Key_R)
        press(dialog, Key.Key_B)
        assert dialog.head.text() == "Position · rejected"
        press(dialog, Key.Key_R)
        assert dialog.head.text() == "Position · high confidence"

    triage.go_through(reject)

    assert rejected(triage.store, "lenn") == frozenset()


def test_what_was_accepted_is_undone_within_the_dialog(triage: TriageRobot) -> None:
    def undo(dialog: TriageDialog) -> None:
        press(dialog, Key.Key_Z, CTRL)
        assert triage.store.all(Actor)  # nothing was accepted here: nothing is undone
        press(dialog, Key.Key_A)
        press(dialog, Key.Key_Z, CTRL)
        assert dialog.progress.text() == "2 of 5"

    triage.go_through(undo)

    assert triage.store.all(Position) == []


def test_what_was_changed_and_not_accepted_is_kept_as_an_unfinished_form(triage: TriageRobot) -> None:
    def change(dialog: TriageDialog) -> None:
        dialog.form.rows["statement"].field.put("Water for all")
        press(dialog, Key.Key_S)
        press(dialog, Key.Key_B)
        assert dialog.form.rows["statement"].field.typed() == "Water for all"

    triage.go_through(change)

    (draft,) = drafts.unfinished(triage.store)
    assert draft.fields["statement"] == "Water for all"
    assert "Veldmark insists on summer water" in str(draft.fields[drafts.PASSAGE])


def test_what_is_typed_is_kept_while_it_is_and_stands_there_again(triage: TriageRobot, qtbot: QtBot) -> None:
    kept: list[int] = []

    def change(dialog: TriageDialog) -> None:
        QTest.keyClicks(dialog.form.rows["statement"].field.control, "Water! ")
        qtbot.waitUntil(lambda: len(drafts.unfinished(triage.store)) == 1)
        QTest.keyClicks(dialog.form.rows["statement"].field.control, "Now! ")
        press(dialog, Key.Key_Escape)

    def look_and_accept(dialog: TriageDialog) -> None:
        assert dialog.form.rows["statement"].field.typed().startswith("Water! Now! ")
        press(dialog, Key.Key_A)
        kept.append(len(drafts.unfinished(triage.store)))

    triage.go_through(change)
    triage.go_through(look_and_accept)

    assert kept == [0]
    assert [each.statement[:12] for each in triage.store.all(Position)] == ["Water! Now! "]


def test_what_is_typed_while_merging_is_kept_and_merging_is_gone_on_with(
    triage: TriageRobot, qtbot: QtBot
) -> None:
    stood: list[tuple[str, str]] = []

    def merge(dialog: TriageDialog) -> None:
        go_to(dialog, "A dry summer")
        press(dialog, Key.Key_M)
        dialog.picker.accept()
        QTest.keyClicks(dialog.form.rows["likelihood_as_printed"].field.control, "!")
        qtbot.waitUntil(lambda: len(drafts.unfinished(triage.store)) == 1)
        press(dialog, Key.Key_Escape)  # out of merging; the proposal stands there as it was
        assert dialog.form.record is None

    def go_on(dialog: TriageDialog) -> None:
        go_to(dialog, "A dry summer")
        stood.append((dialog.head.text(), dialog.form.rows["likelihood_as_printed"].field.typed()))
        press(dialog, Key.Key_A)

    triage.go_through(merge)
    (draft,) = drafts.unfinished(triage.store)
    assert draft.record == "dry"
    triage.go_through(go_on)

    assert stood == [("Merge with “A dry summer”", "!likely")]
    assert triage.store.need(Scenario, "dry").likelihood_as_printed == "!likely"
    assert drafts.unfinished(triage.store) == []


def test_when_all_is_decided_that_is_said(triage: TriageRobot) -> None:
    said: list[str] = []

    def decide(dialog: TriageDialog) -> None:
        for _ in range(5):
            press(dialog, Key.Key_R)
        said.append(dialog._said_last.text())

    triage.go_through(decide)

    assert said == ["All proposals are decided."]


def test_without_a_source_a_text_or_a_proposal_that_is_said(triage: TriageRobot) -> None:
    add_source(triage.store, "dull", "A dull note", "Nothing much happened that day, and nobody was there.")

    assert triage.said("dull") == NOTHING.format("A dull note")
    assert triage.said("bare") == NO_TEXT.format("A call")
    assert triage.said("veld") == NONE_CHOSEN


def test_names_the_tracker_does_not_know_are_words_to_begin_an_actor_with(triage: TriageRobot) -> None:
    issue = Issue(id="toll", title="The toll")
    triage.store.apply(Change("Add", (Edit.insert(issue),)))
    add_source(
        triage.store, "new", "New voices", "Who wants what\n\nArland demands a toll. Ask Arland why.\n"
    )
    triage.robot.window.travel.open_record("new")

    def look(dialog: TriageDialog) -> None:
        assert dialog.form.rows["actor"].field.typed() == "Arland"
        assert dialog.form.rows["issue"].field.typed() == "toll"
        press(dialog, Key.Key_A)
        assert dialog.form.marked() == ["actor"]

    triage.go_through(look)

    assert triage.store.all(Position) == []
