"""The tabs of the inspector: what a record rests on, who says otherwise, and what was changed when."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Actor, Disagreement, DisagreementRecord, Evidence, Position, link_id
from desktop.operations import positions, records
from desktop.session import Session
from desktop.views.inspector import EVIDENCE, HISTORY
from desktop.views.named_values import NamedValues
from desktop.widgets.buttons import LinkButton
from tests.desktop.small import FREEZE
from tests.robots.inspector import InspectorRobot

KIND = "disagreement_record"


def heard(robot: InspectorRobot) -> list[str]:
    """The rows of the evidence tab as a screen reader says them."""
    return [row.accessibleName() for row in robot.inspector.evidence.rows]


def test_evidence_names_source_grade_and_place(robot: InspectorRobot, qtbot: QtBot) -> None:
    robot.show("p1")
    assert heard(robot) == ["+ Status article, F–, Position and red lines, bullet 1"]
    assert robot.inspector.tabs.accessibleTabName(EVIDENCE) == "Evidence, 1"
    with qtbot.waitSignal(robot.inspector.open_requested) as asked:
        robot.inspector.evidence.rows[0].click()
    assert asked.args == ["ev1"]


def test_contradicting_evidence_has_a_minus_and_a_word(robot: InspectorRobot, session: Session) -> None:
    against = Evidence(
        id="ev9", source="src-b", record="p1", field="stated", says="March 2026", locator="line 2",
        bearing="contradicts", credibility="3",
    )  # fmt: skip
    robot.show("p1")
    session.do(records.add(session.store, against))
    assert heard(robot)[1] == "\u2212 Background article, F3, line 2, on stated, says: March 2026"
    assert robot.inspector.tabs.accessibleTabName(EVIDENCE) == "Evidence, 2"


def test_adding_evidence_fills_the_record_in(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.inspector.evidence.add.click()
    assert robot.typed("record") == "p1"
    robot.choose("source", "src-b")
    robot.type("locator", "paragraph 4")
    assert robot.save()
    assert robot.labels()[0] == "Add evidence from Background article on Ukraine · Territory"


def test_a_disagreement_says_what_the_other_side_says(robot: InspectorRobot, session: Session) -> None:
    sides = {"p1": "a freeze", "p2": "return of all land"}
    rows = [
        DisagreementRecord(
            id=link_id("disagreement_record", "d1", id), disagreement="d1", record=id, says=says
        )
        for id, says in sides.items()
    ]
    both = (Disagreement(id="d1", title="What Ukraine asks", kind="content"), *rows)
    session.do(Change("Note it", tuple(Edit.insert(record) for record in both)))
    robot.show("p1")
    expected = (
        "What Ukraine asks, content, here: a freeze, Ukraine · Territory: return of all land, "
        "The tracker follows neither."
    )
    assert heard(robot)[-1] == expected
    robot.inspector.evidence.rows[-1].click()
    assert robot.opened == ["d1"]


def test_history_says_each_field_before_and_after(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("stated", "2026-03-05")
    robot.choose("speaker", "rus")
    assert robot.save()
    step = robot.inspector.history.steps[0]
    said = [(each.label, each.before, each.after) for each in step.differences]
    assert said == [("Stated", "February 2026", "5 March 2026"), ("Speaker", "not stated", "Russia")]
    assert step.when.endswith(", Ana")
    assert robot.inspector.tabs.accessibleTabName(HISTORY) == "History, 2"


def history_links(robot: InspectorRobot) -> dict[str, LinkButton]:
    """The links within the values of the history, by what they say."""
    robot.inspector.tabs.setCurrentIndex(HISTORY)
    values = robot.inspector.history.findChildren(NamedValues)
    return {link.text(): link for each in values for link in each.links}


def test_a_record_named_in_a_value_is_a_link(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.choose("speaker", "rus")
    assert robot.save()
    robot.choose("speaker", "ukr")
    assert robot.save()
    links = history_links(robot)
    assert [field.text for field in robot.inspector.history.fields] == [
        "Russia → Ukraine",
        "not stated → Russia",
    ]
    assert set(links) == {"Russia", "Ukraine"}  # and not "not stated"
    assert links["Russia"].accessibleName() == "Go to Russia"
    assert links["Russia"].focusPolicy() & Qt.FocusPolicy.TabFocus
    links["Russia"].click()
    assert robot.opened == ["rus"]


def test_a_record_that_is_gone_is_named_without_a_link(robot: InspectorRobot, session: Session) -> None:
    session.do(Change("Add", (Edit.insert(Actor(id="gone", name="Delegation")),)))
    robot.show("p1")
    robot.choose("speaker", "gone")
    assert robot.save()
    robot.choose("speaker", "rus")
    assert robot.save()
    session.do(Change("Delete", session.store.goes_with(["gone"]).edits()))
    robot.show("p1")
    links = history_links(robot)
    assert robot.inspector.history.fields[0].text == "Delegation → Russia"
    assert "Delegation" not in links
    assert "Russia" in links


def test_the_option_of_a_stance_is_a_link(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    session.do(positions.set_stance(session.store, session.store.need(Position, "p1"), FREEZE, "red line"))
    history_links(robot)["Stance on “Freeze on the line”"].click()
    assert robot.opened == [FREEZE]


def test_a_value_is_restored_from_the_history(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("stated", "2026-03-05")
    robot.type("venue", "Paris")
    assert robot.save()
    robot.type("rationale", "unsaved")
    robot.restores()[0].click()
    assert robot.stored("p1", "stated") == "2026-02"
    assert robot.stored("p1", "venue") == "Paris"
    assert robot.typed("stated") == "2026-02"
    assert robot.typed("rationale") == "unsaved"
    newest = session.store.journal()[0]
    assert (newest.kind, newest.label) == ("restore", "Restore stated of position of Ukraine on Territory")


def test_the_history_of_a_position_holds_its_stances(robot: InspectorRobot, session: Session) -> None:
    store = session.store
    robot.show("p1")
    session.do(positions.set_stance(store, store.need(Position, "p1"), FREEZE, "red line"))
    session.do(positions.set_stance(store, store.need(Position, "p1"), FREEZE, ""))
    said = [(d.label, d.before, d.after) for step in robot.inspector.history.steps for d in step.differences]
    label = "Stance on “Freeze on the line”"
    assert said == [(label, "red line", "unstated"), (label, "conditional", "red line")]
    robot.restores()[0].click()
    assert robot.stances.stances() == {FREEZE: "red line"}
    newest = session.store.journal()[0]
    assert newest.kind == "restore"
    assert newest.label == "Restore position of Ukraine on Territory: “Freeze on the line” red line"


def test_a_value_that_is_there_again_offers_no_restore(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    assert robot.save()
    assert len(robot.restores()) == 1
    session.undo()
    steps = robot.inspector.history.steps
    assert [each.can_be_restored for step in steps for each in step.differences] == [True, False]
    assert steps[0].label == "Undone: Edit position of Ukraine on Territory"
