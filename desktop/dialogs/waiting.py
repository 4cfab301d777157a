"""Waits for a piece of work before going on: unseen while it is short, with progress and a way out else."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import DialogFrame
from desktop.jobs import Job
from desktop.theme import Theme
from desktop.widgets.progress_line import ProgressLine

PATIENCE = 400  # milliseconds: a dialog that goes at once would only flicker


class WaitingDialog(DialogFrame):
    """Says what is waited for and how far it is; its one button, and Escape, cancel the work."""

    def __init__(
        self, theme: Theme, job: Job, question: str, words: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, question, words, parent)
        self._job = job
        self.line = ProgressLine(theme, question)
        self.body.addWidget(self.line)
        self.skip = self.add_button(verb)
        self.skip.clicked.connect(self.reject)
        self.begin_with(self.skip)
        job.progress.connect(self.line.show_share)
        job.ended.connect(self.accept)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes once it has."""
        self._job.cancel()
        self.skip.setEnabled(False)


def attend(job: Job, patience: int | None = None) -> bool:
    """Start a job, if it is not on already, and whether its outcome was told within so many milliseconds.

    The window is painted meanwhile and takes no input. Without `patience` as long as the work takes.
    """
    ended: list[bool] = []
    loop = QEventLoop()
    job.ended.connect(lambda: ended.append(True))
    job.ended.connect(loop.quit)
    if patience is not None:
        QTimer.singleShot(patience, loop, loop.quit)
    if not job.is_begun:
        job.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return bool(ended)


def wait_for(job: Job, theme: Theme, question: str, words: str, verb: str, parent: QWidget | None) -> None:
    """Start a job, if it is not on already, and return when its outcome was told; a dialog after a moment."""
    if not attend(job, PATIENCE):
        dialog = WaitingDialog(theme, job, question, words, verb, parent)
        dialog.exec()
        dialog.deleteLater()
    job.wait()  # where the application is being ended, no loop waits
