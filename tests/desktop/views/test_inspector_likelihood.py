"""A likelihood in the inspector: one row over two fields, typed, dragged, kept, reverted, refused as one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.changes import Change, Edit
from db.records import Brief, Estimate, Judgement, Scenario
from desktop.forms import family_sums
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


@pytest.fixture
def family(estimating: InspectorRobot, session: Session) -> InspectorRobot:
    """The scenario in the form and another exclude each other; the other is estimated."""
    this = session.store.need(Scenario, "ceasefire-2026")
    stalemate = Scenario(id="stalemate", title="Stalemate", family="2026 outcomes")
    made = Estimate(id="e1", scenario="stalemate", made="2026-05", low=55.0, high=75.0)
    edits = (Edit.update(this, family="2026 outcomes"), Edit.insert(stalemate), Edit.insert(made))
    session.do(Change("Add", edits))
    return estimating


def sums(robot: InspectorRobot) -> family_sums.FamilySums:
    found = row(robot).sums
    assert found is not None
    return found


def test_whether_the_family_adds_up_is_said_at_every_key(family: InspectorRobot) -> None:
    type_in(family, "likely")
    assert sums(family).text() == "2026 outcomes, with the other: at least 110 % in sum: lower some of them."
    assert sums(family).property("tone") == "warn"
    assert sums(family).text() in row(family).line.accessibleDescription()
    type_in(family, "25–45")
    said = "2026 outcomes, with the other: 80–120 % in sum, which can come to 100 %."
    assert (sums(family).text(), sums(family).property("tone")) == (said, "text2")
    type_in(family, "5")
    assert "at most 80 % in sum: a remainder of 20 % is missing." in sums(family).text()
    type_in(family, "5–")
    assert sums(family).isHidden()
    assert sums(family).text() == ""


def test_none_of_the_words_are_cut(family: InspectorRobot, session: Session) -> None:
    name = "What comes of the talks on the line of contact by the end of the year 2026"
    both = (session.store.need(Scenario, id) for id in ("ceasefire-2026", "stalemate"))
    session.do(Change("x", tuple(Edit.update(each, family=name) for each in both)))
    type_in(family, "likely")
    shown = sums(family)
    family.inspector.resize(300, 900)
    family.qtbot.waitUntil(lambda: len(shown.lines()) > 3)
    family.qtbot.waitUntil(lambda: shown.height() >= len(shown.lines()) * shown.pitch)
    assert " ".join(shown.lines()).endswith("lower some of them.")


def test_what_does_not_add_up_is_saved_all_the_same(family: InspectorRobot, session: Session) -> None:
    type_in(family, "90")
    assert "at least 145 % in sum" in sums(family).text()
    assert family.problem("low") == ""
    assert family.save()
    assert len(session.store.find(Estimate, scenario="ceasefire-2026")) == 1


def test_the_sums_follow_the_date_the_scenario_and_changes_by_others(
    family: InspectorRobot, session: Session
) -> None:
    type_in(family, "60")
    assert "at least 115 %" in sums(family).text()
    family.type("made", "2026-01")
    assert "no other scenario is estimated yet" in sums(family).text()
    family.type("made", "2026-11")
    session.do(
        Change("x", (Edit.insert(Estimate(id="e2", scenario="stalemate", made="2026-06", low=30, high=40)),))
    )
    assert "90–100 % in sum" in sums(family).text()
    session.do(Change("x", (Edit.insert(Scenario(id="lone", title="Alone")),)))
    family.choose("scenario", "lone")
    assert sums(family).text() == ""


def test_a_screen_reader_is_told_when_it_turns(
    family: InspectorRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(family_sums, "announce", lambda _widget, words: told.append(words))
    for text in ("60", "62", "30–40", "31–40", "90"):
        type_in(family, text)
    assert [words.split(": ")[1] for words in told] == [
        "at least 115 % in sum", "85–115 % in sum, which can come to 100 %.", "at least 145 % in sum",
    ]  # fmt: skip


def test_only_an_estimate_is_added_up(robot: InspectorRobot, session: Session) -> None:
    judged(session)
    robot.show("j1")
    assert row(robot).sums is None
