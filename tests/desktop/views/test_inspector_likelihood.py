"""A likelihood in the inspector: one row over two fields, typed, dragged, kept, reverted, refused as one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.changes import Change, Edit
from db.records import Brief, Estimate, Judgement
from desktop.forms.likelihood import LikelihoodRow
from desktop.operations import records
from desktop.session import Session
from tests.robots.inspector import InspectorRobot

Key = Qt.Key


def row(robot: InspectorRobot) -> LikelihoodRow:
    form = robot.inspector.form
    assert form is not None
    assert form.likelihood is not None
    return form.likelihood


def type_in(robot: InspectorRobot, text: str) -> None:
    line = row(robot).line
    line.setFocus()
    line.setText(text)  # the keys of a test are ASCII
    line.textEdited.emit(text)


def leave(robot: InspectorRobot) -> None:
    robot.field("analyst").control.setFocus()


@pytest.fixture
def estimating(robot: InspectorRobot) -> InspectorRobot:
    robot.begin("estimate", scenario="ceasefire-2026")
    robot.type("made", "2026-11")
    return robot


def ends(robot: InspectorRobot) -> tuple[str, str]:
    return robot.typed("low"), robot.typed("high")


def test_a_word_of_the_scale_fills_its_range_and_is_stored_as_two_fields(
    estimating: InspectorRobot, session: Session
) -> None:
    type_in(estimating, "likely")
    assert ends(estimating) == ("55", "75")
    assert row(estimating).words.text() == "Likely"
    assert estimating.save()
    (made,) = session.store.all(Estimate)
    assert (made.low, made.high, made.scenario) == (55.0, 75.0, "ceasefire-2026")
    assert len(session.store.history(made.id)) == 1


def test_the_line_says_figures_once_it_is_left(estimating: InspectorRobot) -> None:
    type_in(estimating, "unlikely to likely")
    assert row(estimating).line.text() == "unlikely to likely"
    leave(estimating)
    assert row(estimating).line.text() == "25–75"


def test_a_figure_between_two_words_is_said_in_words(estimating: InspectorRobot) -> None:
    type_in(estimating, "55–77")
    assert "between two words" in row(estimating).words.text()
    assert row(estimating).words.property("tone") == "warn"
    assert estimating.save()  # it is said, not refused


def test_what_is_no_likelihood_is_marked_once_in_words_and_kept(estimating: InspectorRobot) -> None:
    type_in(estimating, "lkly")
    leave(estimating)
    form = estimating.inspector.form
    assert form is not None
    assert "“lkly” is neither a range, such as 55–70, nor a word of the scale" in estimating.problem("low")
    assert [form.rows[name].isVisible() for name in ("low", "high")] == [True, False]
    assert not estimating.save()
    assert row(estimating).line.hasFocus()
    assert row(estimating).line.text() == "lkly"
    type_in(estimating, "likely")
    assert (estimating.problem("low"), estimating.problem("high")) == ("", "")


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [("70–55", "high", "less than"), ("55–170", "high", "100"), ("55–", "high", "needed")],
)
def test_each_end_says_what_is_wrong_with_it(
    estimating: InspectorRobot, typed: str, field: str, said: str
) -> None:
    type_in(estimating, typed)
    assert not estimating.save()
    assert said in estimating.problem(field)
    assert row(estimating).line.text() == typed


def test_the_bar_sets_both_ends(estimating: InspectorRobot) -> None:
    bar = row(estimating).bar
    QTest.keyClick(bar, Key.Key_Up)
    QTest.keyClick(bar, Key.Key_Up)
    assert ends(estimating) == ("10", "20")
    assert row(estimating).line.text() == "10–20"
    assert row(estimating).words.text() == "Highly unlikely"
    QTest.keyClick(bar, Key.Key_Left)
    assert ends(estimating) == ("10", "19")


def test_a_draft_brings_back_what_was_typed(estimating: InspectorRobot) -> None:
    type_in(estimating, "lkly")
    assert estimating.inspector.leave()
    estimating.show("p1")
    estimating.begin("estimate", scenario="ceasefire-2026")
    assert row(estimating).line.text() == "lkly"


def judged(session: Session) -> Judgement:
    brief = Brief(id="paper", title="Paper")
    made = Judgement(id="j1", brief="paper", text="It holds.", low=55.0, high=70.0)
    session.do(Change("Add", (Edit.insert(brief), Edit.insert(made))))
    return made


def test_a_stored_likelihood_is_shown_edited_and_reverted(robot: InspectorRobot, session: Session) -> None:
    judged(session)
    robot.show("j1")
    assert row(robot).line.text() == "55–70"
    type_in(robot, "80-90")
    assert robot.inspector.is_edited
    robot.inspector.revert()
    assert row(robot).line.text() == "55–70"
    type_in(robot, "80-90")
    assert robot.save()
    assert (robot.stored("j1", "low"), robot.stored("j1", "high")) == (80.0, 90.0)
    type_in(robot, "")
    assert robot.save()
    assert robot.stored("j1", "low") is None


def test_what_another_wrote_stands_beneath_and_can_be_taken(robot: InspectorRobot, session: Session) -> None:
    made = judged(session)
    robot.show("j1")
    type_in(robot, "80-90")
    session.do(records.set_fields(session.store, made, {"low": 10.0, "high": 20.0}))
    form = robot.inspector.form
    assert form is not None
    assert row(robot).line.text() == "80–90"
    assert [form.rows[n].theirs.text() for n in ("low", "high")] == ["Now stored: 10 %", "Now stored: 20 %"]
    assert all(form.rows[n].isVisible() for n in ("low", "high"))
    for name in ("low", "high"):
        form.rows[name].take.click()
    assert row(robot).line.text() == "10–20"
    assert not robot.inspector.is_edited


def test_a_stored_estimate_is_only_read(robot: InspectorRobot, session: Session) -> None:
    session.do(
        Change(
            "Add",
            (Edit.insert(Estimate(id="e1", scenario="ceasefire-2026", made="2026", low=5.0, high=9.0)),),
        )
    )
    robot.show("e1")
    assert row(robot).line.isReadOnly()
    assert row(robot).bar.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert "between two words" in row(robot).words.text()
