"""Records are filed from what is selected in a text, by keys alone, each with its passage."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Evidence, Obstacle, Position
from desktop.views import drafts
from tests.desktop.reading import TALKS, reading_tracker
from tests.desktop.windows import Open
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL

Key = Qt.Key
RED_LINE = (
    "Veldmark has publicly said that summer water is a red line, and its envoys repeat it wherever they go."
)
SIGNALLED = "The Ostra League, on the other hand, has reportedly signalled"


def test_a_position_is_filed_with_its_passage_in_one_step(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    assert (reader.field("actor"), reader.field("issue")) == ("veld", "water")
    assert reader.why("channel") == "from “publicly”"
    assert reader.why("firmness") == "from “red line”"
    assert "Saved with its passage" in reader.window.inspector.fields.passage.words.text()
    before = len(reader.journal())
    reader.save()

    (position,) = reader.window.session.store.all(Position)
    evidence = reader.only_evidence(position.id)
    assert len(reader.journal()) == before + 1
    assert reader.journal()[0] == (
        "Record position of Veldmark on Summer water, from What's going on at the Halden talks?"
    )
    assert (position.channel, position.firmness, position.statement) == (
        "public statement",
        "non-negotiable",
        RED_LINE,
    )
    assert (evidence.source, evidence.quote, evidence.locator) == ("talks", RED_LINE, "paragraph 2")
    assert TALKS[evidence.first : evidence.last] == RED_LINE
    assert reader.has_keyboard
    assert reader.marks() == ["Position: Veldmark · Summer water"]
    assert reader.marked() == [RED_LINE]


def test_undo_takes_record_passage_and_mark_together(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.save()
    reader.robot.press(Key.Key_Z, CTRL)

    assert reader.window.session.store.all(Position) == []
    assert reader.window.session.store.all(Evidence) == []
    assert reader.marks() == []
    reader.robot.redo()
    assert reader.marks() == ["Position: Veldmark · Summer water"]


def test_what_the_passage_does_not_say_stays_empty_and_is_asked_for(reader: ReaderRobot) -> None:
    reader.put_caret(SIGNALLED)
    reader.press("P")

    assert (reader.field("actor"), reader.field("issue"), reader.field("stated")) == ("ostra", "", "")
    assert reader.field("caveat_text") == "The source says “reportedly”."
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Issue"


def test_what_is_typed_over_is_from_no_passage_any_more(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.fill("firmness", "firm")

    assert reader.why("firmness") == ""
    assert reader.why("channel") == "from “publicly”"


@pytest.mark.parametrize(
    ("letter", "kind"),
    [("V", "event"), ("R", "proposal_point"), ("C", "commitment"), ("L", "leverage"), ("O", "obstacle"),
     ("S", "scenario"), ("I", "indicator"), ("Q", "question")],
)  # fmt: skip
def test_each_key_begins_its_kind_from_the_sentence_at_the_caret(
    reader: ReaderRobot, letter: str, kind: str
) -> None:
    reader.put_caret("A dry summer")
    reader.press(letter)

    form = reader.window.inspector.form
    assert form is not None
    assert form.kind == kind
    assert form.passage is not None
    assert form.passage["cited"].quote == "A dry summer is highly likely, the weather office says."
    assert reader.window.pages.currentWidget() is reader.page


def test_a_passage_is_cited_for_a_record_found_by_its_name(reader: ReaderRobot) -> None:
    reader.select("summer that gets drier every year")
    reader.press("E")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Record"
    reader.robot.type("a dry sum")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Tab)
    reader.save()

    evidence = reader.only_evidence("dry")
    assert (evidence.quote, evidence.bearing) == ("summer that gets drier every year", "supports")
    assert TALKS[evidence.first : evidence.last] == evidence.quote
    assert reader.marks() == ["Scenario: A dry summer"]
    assert reader.has_keyboard


def test_the_next_point_belongs_to_the_plan_of_the_last_one(reader: ReaderRobot) -> None:
    reader.select("two banks, one dam")
    reader.press("R")
    assert reader.field("proposal") == ""
    reader.fill("proposal", "plan")
    reader.save()
    reader.select("summer water")
    reader.press("R")

    assert reader.field("proposal") == "plan"
    assert reader.why("proposal") == "as the last one filed"


def test_the_search_box_files_what_is_selected(reader: ReaderRobot) -> None:
    reader.select("two banks, one dam")
    reader.robot.go_to("file the passage as obstacle")
    reader.fill("title", "One dam")
    reader.robot.window.inspector.save()

    (obstacle,) = reader.window.session.store.all(Obstacle)
    assert reader.only_evidence(obstacle.id).quote == "two banks, one dam"


def test_items_are_filed_with_their_label_and_likelihood(reader: ReaderRobot) -> None:
    reader.read("brief")
    reader.put_caret("Scenario 1")
    reader.press("G")
    reader.press("S")

    assert reader.field("title") == "Shared dredging"
    assert reader.field("likelihood_as_printed") == "likely"
    assert reader.why("likelihood_as_printed") == "from “likely”: 55–75 % on the dossier’s scale"
    form = reader.window.inspector.form
    assert form is not None
    assert form.passage is not None
    assert form.passage["cited"].locator == "Scenarios, bullet 3"


def test_an_unfinished_form_keeps_its_passage(reader: ReaderRobot) -> None:
    reader.put_caret(SIGNALLED)
    reader.press("P")
    reader.fill("confidence", "low")
    reader.window.inspector.show_record("veld")
    (draft,) = drafts.unfinished(reader.window.session.store)
    reader.window.travel.resume(draft)
    assert reader.why("caveat_text") == "from “reportedly”"
    reader.fill("issue", "water")
    reader.window.inspector.save()

    (position,) = reader.window.session.store.all(Position)
    assert reader.only_evidence(position.id).quote.startswith(SIGNALLED)


def test_a_form_that_is_begun_without_a_passage_has_none(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.save()
    reader.window.travel.new_record("obstacle")
    reader.fill("title", "Silt")
    reader.window.inspector.save()

    (obstacle,) = reader.window.session.store.all(Obstacle)
    assert reader.window.session.store.find(Evidence, record=obstacle.id) == []


def test_a_form_that_is_cancelled_gives_the_keyboard_back(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    away = reader.has_keyboard
    reader.window.inspector.revert()

    assert (away, reader.has_keyboard) == (False, True)
    assert reader.selected() == RED_LINE
    assert drafts.unfinished(reader.window.session.store) == []


def test_escape_gives_up_a_form_in_which_nothing_was_typed(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("P")
    reader.robot.press(Key.Key_Escape)

    assert reader.has_keyboard
    assert reader.selected() == RED_LINE
    assert reader.window.inspector.form is None
    assert drafts.unfinished(reader.window.session.store) == []


def test_escape_leaves_a_form_in_which_something_was_typed_as_it_is(reader: ReaderRobot) -> None:
    reader.select(RED_LINE)
    reader.press("O")
    reader.robot.type("Water")
    reader.robot.press(Key.Key_Escape)

    assert reader.has_keyboard
    assert reader.field("title") == "Water"
    reader.save()
    assert [each.title for each in reader.window.session.store.all(Obstacle)] == ["Water"]


def test_nothing_is_filed_in_a_tracker_that_is_only_read(open_window: Open, tmp_path: Path) -> None:
    path = reading_tracker(tmp_path / "lenn.parley")
    window = open_window(path)
    window.window.session.open(path, readonly=True)
    reader = ReaderRobot(window)
    reader.read("talks")
    reader.put_caret(SIGNALLED)
    reader.press("P")

    assert reader.window.inspector.form is None or reader.window.inspector.form.kind == "source"
    assert not reader.page.strip.keys["P"].isEnabled()
    assert not reader.page.correct.isEnabled()
