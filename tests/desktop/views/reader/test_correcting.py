"""The text of a source is corrected: marks move along, and what can not says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from db.records import Obstacle
from desktop.dialogs.correcting import CorrectTextDialog
from desktop.dialogs.listing import ListingDialog
from tests.dialogs import Dialogs
from tests.robots.dialogs import press, words_of
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL

Key = Qt.Key


def correct(reader: ReaderRobot, dialogs: Dialogs, was: str, now: str, said: list[str]) -> None:
    def robot(dialog: object) -> None:
        assert isinstance(dialog, CorrectTextDialog)
        box = dialog.findChild(QPlainTextEdit)
        assert box is not None
        box.setPlainText(box.toPlainText().replace(was, now))
        press("Correct")(dialog)
        if dialog.isVisible():
            said.append(words_of(dialog))
            press("Correct")(dialog)

    dialogs.expect(robot)
    reader.robot.press(Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    reader.window.activateWindow()
    QApplication.processEvents()


def test_marks_move_along_when_the_text_is_corrected(reader: ReaderRobot, dialogs: Dialogs) -> None:
    reader.file_obstacle("summer water", "Water")
    said: list[str] = []
    correct(reader, dialogs, "by a guest writer", "by Mira Sand, a guest writer", said)

    assert said == []
    assert "Mira Sand" in reader.page.text.toPlainText()
    assert reader.marked() == ["summer water"]
    reader.robot.undo()
    assert "Mira Sand" not in reader.page.text.toPlainText()
    assert reader.marked() == ["summer water"]


def test_a_passage_that_loses_its_place_is_told_before_and_listed_after(
    reader: ReaderRobot, dialogs: Dialogs
) -> None:
    reader.file_obstacle("Veldmark a loan of 4 million", "Loan")
    said: list[str] = []
    correct(reader, dialogs, "It has offered Veldmark a loan of 4 million since 2022. ", "", said)

    assert "1 passage loses its place: “Veldmark a loan of 4 million”" in said[0]
    assert reader.marks() == []
    assert reader.page.lost.isVisible()
    (obstacle,) = reader.window.session.store.all(Obstacle)
    evidence = reader.only_evidence(obstacle.id)
    assert (evidence.first, evidence.quote) == (None, "Veldmark a loan of 4 million")
    listed: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, ListingDialog)
        listed.extend(row[1] for row in dialog.table.words.rows)
        dialog.reject()

    dialogs.expect(look)
    reader.page.lost.link.click()
    reader.window.activateWindow()
    QApplication.processEvents()
    assert listed == ["Veldmark a loan of 4 million"]
    reader.robot.undo()
    assert reader.marked() == ["Veldmark a loan of 4 million"]
    assert not reader.page.lost.isVisible()


def test_a_text_that_is_left_as_it_was_changes_nothing(reader: ReaderRobot, dialogs: Dialogs) -> None:
    before = reader.journal()
    correct(reader, dialogs, "lake", "sea", [])

    assert reader.journal() == before
