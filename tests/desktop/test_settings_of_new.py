"""What a new tracker and a new paper begin with is set once for the desk, and found by what it is about."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from db.drafts import drafts
from db.records import Brief
from desktop.dialogs.new_tracker import NewTrackerDialog
from desktop.dialogs.row import DialogRow
from desktop.operations.vocabulary import likelihood_scales, marking_sets
from desktop.settings import MARKING_SET, PAPER, SCALE
from tests.desktop.windows import Open
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots


def test_a_new_tracker_begins_with_the_words_that_are_set(
    open_window: Open, small: Path, dialogs: Dialogs
) -> None:
    robot, found = open_window(small), list[tuple[str, str]]()
    robot.window.settings.set(MARKING_SET, "nato")
    robot.window.settings.set(SCALE, "icd203")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTrackerDialog)
        found.append((dialog.marking_set.value, dialog.likelihood_scale.value))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialogs.expect(look)
    robot.window.table["file.new"].trigger()
    assert found == [("nato", "icd203")]


def test_what_is_said_under_each_field_of_a_new_tracker_lies_alike(
    open_window: Open, small: Path, dialogs: Dialogs
) -> None:
    heights: dict[str, int] = {}

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTrackerDialog)
        with_words = [each for each in dialog.findChildren(DialogRow) if each.isVisible() and each.hint]
        heights.update({each.label: each.height() for each in with_words if each is not dialog.day_one})
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    dialogs.expect(look)
    open_window(small).window.table["file.new"].trigger()
    assert len(heights) == 4
    assert len(set(heights.values())) == 1, heights


def test_what_can_be_set_is_what_there_is() -> None:
    assert set(MARKING_SET.choices) == set(marking_sets())
    assert set(SCALE.choices) == set(likelihood_scales())


def test_a_new_paper_has_the_size_that_is_set(open_window: Open, small: Path, dialogs: Dialogs) -> None:
    robot = open_window(small)
    robot.window.settings.set(PAPER, "Letter")
    robot.window.travel.new_record("brief")
    assert robot.field_text("paper") == "Letter"
    robot.window.travel.open_record("p1")
    assert drafts(robot.window.session.store) == []
    dialogs.expect(robots.press("Add a paper"))
    dialogs.expect(robots.give_up)
    robot.window.table["paper.export"].trigger()
    assert [each.paper for each in robot.window.session.store.all(Brief)] == ["Letter"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("theme", "setting appearance"),
        ("font", "setting text_size"),
        ("author", "setting author"),
        ("backup", "setting copies"),
        ("paper size", "setting paper"),
        ("scale", "setting likelihood_scale"),
    ],
)
def test_a_setting_is_found_by_what_people_call_it(
    words: str, key: str, open_window: Open, small: Path
) -> None:
    found = [each.key for each in open_window(small).search(words) if each.kind == "command"]
    assert key in found
