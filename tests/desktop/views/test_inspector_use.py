"""The inspector in use: copies, keys, reading order, trackers open for reading, and text of all sorts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.session import Session
from desktop.views.inspector import EVIDENCE, FIELDS, HISTORY
from tests.desktop.small import FREEZE, HOST, STANCE
from tests.robots.inspector import CONTROL, InspectorRobot

Key = Qt.Key


def test_a_copy_is_added_and_asked_to_be_shown(robot: InspectorRobot, session: Session) -> None:
    robot.show("territory")
    robot.inspector.header.duplicate.trigger()
    assert robot.stored(robot.opened[0], "title") == "Territory (copy)"
    robot.show(HOST)
    assert not robot.inspector.header.duplicate.isEnabled()


def test_id_and_title_are_copied(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.inspector.header.copy_id.trigger()
    assert QGuiApplication.clipboard().text() == "p1"
    robot.inspector.header.copy_title.trigger()
    assert QGuiApplication.clipboard().text() == "Ukraine · Territory"


def test_keys_go_from_tab_to_tab(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.inspector.activateWindow()
    robot.field("venue").control.setFocus()
    robot.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert robot.inspector.tabs.currentIndex() == EVIDENCE
    robot.inspector.tabs.setFocus()
    robot.press(Key.Key_Tab, CONTROL)
    assert robot.inspector.tabs.currentIndex() == HISTORY
    robot.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert robot.inspector.tabs.currentIndex() == FIELDS
    assert robot.typed("venue") == ""


def test_tab_goes_as_one_reads(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.press_stance(0, Key.Key_C)  # a condition comes while the form is used
    robot.inspector.header.more.setFocus()
    met = walk(robot, Key.Key_Tab)
    form = robot.inspector.form
    assert form is not None
    labels = [row.field.spec.label for row in form.rows.values()]
    assert [name for name in met if name in labels] == labels
    assert met.index("Stance on each option") == met.index("Firmness") + 1
    assert met.index("Condition") == met.index("Stance on each option") + 1
    assert "Add an option" not in met  # Insert in the rows does the same
    assert met.index("Save") == len(met) - 1
    assert walk(robot, Key.Key_Backtab) == [met[0], *met[:0:-1]]


def walk(robot: InspectorRobot, key: Qt.Key) -> list[str]:
    """Press a key until the focus is back where it was; what it met, by name."""
    met: list[str] = []
    seen: list[QWidget] = []
    while (focus := robot.focus) is not None and focus not in seen:
        seen.append(focus)
        text = focus.text() if isinstance(focus, QAbstractButton) else ""
        met.append(focus.accessibleName() or text)
        robot.press(key)
        QApplication.processEvents()  # rows that have come take their places, as between two keys of a person
    return met


def test_a_tracker_open_for_reading_is_shown_and_not_edited(robot: InspectorRobot, session: Session) -> None:
    path = session.store.path
    session.close()
    session.open(path, readonly=True)
    robot.show("p1")
    control = robot.field("venue").control
    assert isinstance(control, QLineEdit)
    assert control.isReadOnly()
    robot.press_stance(0, Key.Key_R)
    assert robot.stances.changed_stances() == {}
    assert robot.inspector.foot.words.text().startswith("Open read-only.")
    assert not robot.inspector.foot.save.isVisible()
    assert robot.inspector.leave()


def test_stances_go_with_the_issue_a_position_leaves(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.choose("issue", "ceasefire")
    assert [option.id for option in robot.stances.model.options] == ["talks-first"]
    assert robot.save()
    assert robot.stored("p1", "issue") == "ceasefire"
    assert session.store.get(STANCE) is None
    session.undo()
    assert robot.stances.stances() == {FREEZE: "conditional"}


def test_a_refused_write_is_said_and_keeps_what_was_typed(robot: InspectorRobot, session: Session) -> None:
    robot.show("p1")
    robot.type("venue", "Paris")
    moved = session.store.path.rename(session.store.path.with_name("elsewhere.parley"))
    assert not robot.save()
    assert robot.failures
    assert robot.typed("venue") == "Paris"
    assert not robot.inspector.leave()
    moved.rename(session.store.path)
    assert robot.save()
    assert robot.stored("p1", "venue") == "Paris"


def test_very_long_and_foreign_text_comes_back_as_it_was(robot: InspectorRobot) -> None:
    text = "Сторона\u00a0перша: \u05d0\u05d1\u05d2 e\u0301 \U0001f1fa\U0001f1e6\n" * 400
    robot.show("p1")
    robot.field("statement").put(text)
    robot.field("venue").put("X" * 400)
    assert robot.save()
    assert robot.stored("p1", "statement") == text
    assert robot.typed("venue") == "X" * 400
    assert robot.inspector.width() == 384
