"""The help line of the inspector follows the keyboard from field to field, and goes with it."""

from PySide6.QtWidgets import QApplication

from db.records import Position
from desktop.forms.help import help_of
from tests.robots.inspector import InspectorRobot


def test_the_field_with_the_keyboard_is_explained(robot: InspectorRobot) -> None:
    robot.show("p1")
    shown = robot.inspector.help
    robot.field("firmness").control.setFocus()
    assert shown.isVisible()
    assert shown.words.text() == help_of(Position, "firmness")
    robot.field("venue").control.setFocus()
    assert shown.words.text() == help_of(Position, "venue")
    robot.stances.table.setFocus()
    assert shown.words.text().startswith("P preferred")
    robot.inspector.tabs.setFocus()
    assert not shown.isVisible()


def test_a_likelihood_is_explained_as_one(robot: InspectorRobot) -> None:
    robot.begin("estimate")
    form = robot.inspector.form
    assert form is not None
    assert form.likelihood is not None
    for part in (form.likelihood.line, form.likelihood.bar):
        part.setFocus()
        assert robot.inspector.help.words.text() == form.likelihood.help_words


def test_nothing_of_it_is_cut_in_a_narrow_inspector(robot: InspectorRobot) -> None:
    robot.show("p1")
    robot.inspector.resize(296, 700)
    shown = robot.inspector.help
    for name in ("stated", "until", "firmness", "statement", "actor"):
        robot.field(name).control.setFocus()
        QApplication.processEvents()
        words = shown.words
        assert "".join(words.lines()).replace(" ", "") == words.text().replace(" ", "")
        assert words.height() >= words.heightForWidth(words.width()), name
    robot.field("venue").control.setFocus()
    assert shown.height() >= 3 * shown.words.pitch  # so that short help makes no jump
