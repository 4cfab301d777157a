"""The one funnel for dialogs: files are asked for, choices are put, errors are told here and nowhere else."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.jobs import Job
from desktop.theme import Theme
from desktop.widgets.buttons import ButtonKind
from desktop.widgets.dialog import QuestionDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TRACKERS = ("Parley trackers", ("*.parley",))
PAPERS = ("PDF papers", ("*.pdf",))
WORD_FILES = ("Word files", ("*.docx",))
BUNDLES = ("Bundles", ("*.json",))
SETTINGS = ("Settings", ("*.toml",))
TABLES = ("Tables", ("*.csv",))
ALL_FILES = ("All files", ("*",))
Kind = tuple[str, tuple[str, ...]]
SENTENCE_END = r"(?<=[.!?])\s+(?=[A-ZÀ-ÞА-Я“])"


class Notify:
    """Puts the dialogs of the look in front of a person, and returns what they chose."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def ask_open(
        self, parent: QWidget | None, title: str, kinds: Sequence[Kind], folder: Path | None = None
    ) -> Path | None:
        """An existing file of one of `kinds`; None when the person did not choose."""
        chosen = self._ask(parent, title, kinds, folder, QFileDialog.FileMode.ExistingFile)
        return chosen[0] if chosen else None

    def ask_open_several(
        self, parent: QWidget | None, title: str, kinds: Sequence[Kind], folder: Path | None = None
    ) -> tuple[Path, ...]:
        """Existing files of `kinds`; none when the person did not choose."""
        return self._ask(parent, title, kinds, folder, QFileDialog.FileMode.ExistingFiles)

    def ask_save(
        self,
        parent: QWidget | None,
        title: str,
        kinds: Sequence[Kind],
        suggested: Path,
        *,
        replaces: bool = True,
    ) -> Path | None:
        """Where to write a file, with the suffix of the kind chosen if none was typed, or None.

        Choosing another of `kinds` changes the suffix of the name that stands there.
        `suggested` is folder and name. That a file there will be replaced is asked by the file dialog, unless
        it is not going to be: `replaces` False.
        """
        dialog = self._file_dialog(parent, title, kinds, suggested.parent, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kinds[0][1][0].removeprefix("*."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
        dialog.selectFile(suggested.name)
        dialog.filterSelected.connect(lambda chosen: _take_suffix(dialog, kinds, chosen))
        chosen = self._run(dialog)
        return chosen[0] if chosen else None

    def ask_folder(self, parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
        """An existing folder; None when the person did not choose."""
        chosen = self._ask(parent, title, (), folder, QFileDialog.FileMode.Directory)
        return chosen[0] if chosen else None

    def ask_printer(self, parent: QWidget | None, title: str, size: str) -> "QPrinter | None":
        """A printer, with the pages it is to print; None when the person did not choose.

        `size`: "A4" or "Letter", the sheets it begins with.
        """
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # when something is printed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId[size]))
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if accepted else None

    def confirm(
        self,
        parent: QWidget | None,
        question: str,
        what_changes: str,
        accept_verb: str,
        safe_verb: str = "Cancel",
        *,
        listing: str = "",
        danger: bool = False,
        harmless: bool = False,
    ) -> bool:
        """Put a choice that undo can't reverse; True when the person pressed `accept_verb`.

        `what_changes` says what changes and what is kept, `listing` names what is concerned. `harmless`: undo
        does reverse it, so that Enter does it.
        """
        kind: ButtonKind = "danger" if danger else "primary"
        dialog = QuestionDialog(self._theme, question, (what_changes, listing), parent)
        dialog.add_button(safe_verb, safe=True)
        dialog.add_button(accept_verb, kind, first=harmless)
        return self._choose(dialog) == 1

    def choose(
        self,
        parent: QWidget | None,
        question: str,
        what_changes: str,
        verbs: Sequence[str],
        safe_verb: str = "Cancel",
    ) -> str:
        """Put a choice between several verbs; the one pressed, `safe_verb` when the dialog was closed.

        None of them changes anything that is kept: Enter does the last one.
        """
        dialog = QuestionDialog(self._theme, question, (what_changes,), parent)
        dialog.add_button(safe_verb, safe=True)
        for verb in verbs:
            last = verb == verbs[-1]
            dialog.add_button(verb, "primary" if last else "plain", first=last)
        return (safe_verb, *verbs)[self._choose(dialog)]

    def wait(self, parent: QWidget | None, job: Job, question: str, words: str) -> None:
        """Wait until a job is over, in words, with a way to give it up."""
        from desktop.dialogs.waiting import wait_for  # when there is something to wait for

        wait_for(job, self._theme, question, words, "Cancel", parent)

    def show_error(self, parent: QWidget | None, what: str, kept: str, do: str) -> None:
        """Tell what happened, what was kept and what to do."""
        dialog = QuestionDialog(self._theme, what, (" ".join(part for part in (kept, do) if part),), parent)
        dialog.add_button("Close", safe=True)
        self._choose(dialog)

    def show_known(self, parent: QWidget | None, error: Exception) -> None:
        """Tell an error whose words are full sentences: the first is what happened."""
        what, *rest = re.split(SENTENCE_END, str(error))
        self.show_error(parent, what, " ".join(rest), "")

    def show_crash(self, parent: QWidget | None, report: Path | None) -> None:
        """Tell that the application met an error of its own, and where the report of it is."""
        where = f"A report is in {report}. " if report else "No report of it could be written. "
        self.show_error(
            parent,
            "Parley met an error of its own",
            "Everything saved before is kept; the step just begun was not made.",
            f"{where}It holds the kind of error and where in Parley it arose, and nothing of your tracker. "
            "Go on working, or close Parley and open it again.",
        )

    def _ask(
        self,
        parent: QWidget | None,
        title: str,
        kinds: Sequence[Kind],
        folder: Path | None,
        mode: QFileDialog.FileMode,
    ) -> tuple[Path, ...]:
        return self._run(self._file_dialog(parent, title, kinds, folder, mode))

    def _file_dialog(
        self,
        parent: QWidget | None,
        title: str,
        kinds: Sequence[Kind],
        folder: Path | None,
        mode: QFileDialog.FileMode,
    ) -> QFileDialog:
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(mode)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode == QFileDialog.FileMode.Directory)
        if kinds:
            dialog.setNameFilters([_filter_of(kind) for kind in kinds])
        if folder is not None and folder.is_dir():
            dialog.setDirectory(str(folder))
        return dialog

    def _run(self, dialog: QFileDialog) -> tuple[Path, ...]:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = tuple(Path(name) for name in dialog.selectedFiles()) if accepted else ()
        dialog.deleteLater()
        return chosen

    def _choose(self, dialog: QuestionDialog) -> int:
        place = dialog.exec()
        dialog.deleteLater()
        return place


def _filter_of(kind: Kind) -> str:
    """A kind of file as file dialogs name it."""
    name, patterns = kind
    return f"{name} ({' '.join(patterns)})"


def _take_suffix(dialog: QFileDialog, kinds: Sequence[Kind], chosen: str) -> None:
    """Give the name in a file dialog the suffix of the kind that was chosen."""
    suffixes = {_filter_of(kind): kind[1][0].removeprefix("*") for kind in kinds}
    dialog.setDefaultSuffix(suffixes[chosen].removeprefix("."))
    for path in map(Path, dialog.selectedFiles()):
        name = path.stem if path.suffix.lower() in suffixes.values() else path.name
        dialog.selectFile(name + suffixes[chosen])
