"""Robots for dialogs: press a verb or a key, choose files, fill fields in, look and leave."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QPushButton, QWidget

from desktop.dialogs.export_choice import ExportDialog
from desktop.dialogs.import_preview import ImportPreview
from desktop.dialogs.issuing import IssueDialog
from desktop.dialogs.new_tracker import NewTrackerDialog
from desktop.dialogs.paper_choice import PaperDialog
from desktop.dialogs.restore_choice import RestoreDialog
from tests.dialogs import Robot


def press(verb: str) -> Robot:
    """Press the button with a verb."""

    def robot(dialog: QDialog) -> None:
        button_of(dialog, verb).click()

    return robot


def press_key(key: Qt.Key) -> Robot:
    """Press a key where the focus of the dialog is."""

    def robot(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), key)

    return robot


def read_and_close(texts: list[str]) -> Robot:
    """Read the words of a dialog, then close it."""

    def robot(dialog: QDialog) -> None:
        texts.append(words_of(dialog))
        dialog.reject()

    return robot


def read_and_press(texts: list[str], verb: str) -> Robot:
    """Read the words of a dialog, then press a button."""

    def robot(dialog: QDialog) -> None:
        texts.append(words_of(dialog))
        button_of(dialog, verb).click()

    return robot


def choose_file(path: Path) -> Robot:
    """Choose a file or folder in a file dialog, whether it is there or not."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    return robot


def choose_kind(suffix: str, names: list[str]) -> Robot:
    """Choose the kind of file with a suffix, note what the file is called then, and take it."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        box = dialog.findChild(QComboBox, "fileTypeCombo")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(next(at for at in range(box.count()) if suffix in box.itemText(at)))
        box.activated.emit(box.currentIndex())
        box.textActivated.emit(box.currentText())
        names.append(Path(dialog.selectedFiles()[0]).name)
        dialog.accept()

    return robot


def choose_files(*paths: Path) -> Robot:
    """Choose several files of one folder."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(paths[0].parent))
        edit = dialog.findChild(QWidget, "fileNameEdit")
        assert edit is not None
        edit.setProperty("text", " ".join(f'"{path.name}"' for path in paths))
        dialog.accept()

    return robot


def accept_suggested(names: list[str]) -> Robot:
    """Take the name a file dialog suggests, and remember it."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        names.append(Path(dialog.selectedFiles()[0]).name)
        dialog.accept()

    return robot


def give_up(dialog: QDialog) -> None:
    """Leave a dialog without choosing."""
    dialog.reject()


def new_tracker(fill: Callable[[NewTrackerDialog], None]) -> Robot:
    """Fill in what a new tracker is about, and go on."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTrackerDialog)
        fill(dialog)
        dialog.button("Choose where").click()

    return robot


def preview(look: Callable[[ImportPreview], None], verb: str) -> Robot:
    """Look at what an import would do, then press a button."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportPreview)
        look(dialog)
        dialog.button(verb).click()

    return robot


def export_as(form: str, mark: str = "") -> Robot:
    """Choose the form and the highest marking of an export, and go on."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        button = next(each for each in dialog.forms.buttons() if each.objectName() == form)
        button.click()
        dialog.mark.choose(mark)
        dialog.button("Choose where").click()

    return robot


def paper(fill: Callable[[PaperDialog], None], verb: str = "Choose where") -> Robot:
    """Choose how a paper is made, and go on."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        fill(dialog)
        dialog.button(verb).click()

    return robot


def checked_paper(fill: Callable[[PaperDialog], None]) -> Robot:
    """Choose which paper is checked or issued, and go on."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        fill(dialog)
        dialog.button("Check").click()

    return robot


def issuing(fill: Callable[[IssueDialog], None], verb: str) -> Robot:
    """Give what an edition is issued with, and press a button."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        fill(dialog)
        dialog.button(verb).click()

    return robot


def restore(verb: str, row: int = 0) -> Robot:
    """Go down to a copy, counted from the newest, and press a button."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        for _ in range(row):
            QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        button_of(dialog, verb).click()

    return robot


def words_of(dialog: QWidget) -> str:
    """All words a dialog shows, a line each."""
    labels = (label for label in dialog.findChildren(QLabel) if not label.isHidden())
    return "\n".join(label.text() for label in labels if label.text())


def button_of(dialog: QWidget, verb: str) -> QPushButton:
    """The button with a verb, whatever its mnemonic."""
    for button in dialog.findChildren(QPushButton):
        if button.text().replace("&", "") == verb:
            return button
    raise KeyError(verb)


def keys(*steps: str | Qt.Key) -> Robot:
    """Type texts and press keys, one after the other, where the focus of the dialog is."""

    def robot(dialog: QDialog) -> None:
        press_steps(dialog, *steps)

    return robot


def press_steps(dialog: QDialog, *steps: str | Qt.Key) -> None:
    """Type texts and press keys where the focus of a dialog is, as long as it is open."""
    for step in steps:
        target = dialog.focusWidget()
        assert target is not None, f"nothing in the dialog has the focus for {step!r}"
        if isinstance(step, str):
            QTest.keyClicks(target, step)
        else:
            QTest.keyClick(target, step)


def print_to(path: Path, first: int = 0, last: int = 0) -> Robot:
    """Let the print dialog print into a file, all pages or some."""

    def robot(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        printer.setOutputFileName(str(path))
        printer.setFromTo(first, last)
        dialog.done(QDialog.DialogCode.Accepted)

    return robot
