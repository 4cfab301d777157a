"""Papers are checked before they go out, and issued as editions: asked, checked, issued beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from db.reader import Reader
from db.store import Store
from desktop.edition_commands import EditionCommands
from desktop.jobs import Report
from desktop.paper_commands import PaperCommands, Wanted
from desktop.running import Task, WorkCommands
from desktop.views.asked import Place
from desktop.widgets.toast import Message

if TYPE_CHECKING:  # what papers are made with is loaded when one is asked for
    from desktop.analysis.issuing import PaperFinding
    from desktop.dialogs.issuing import CheckDialog, IssueChoice
    from desktop.operations.editions import Issue

CHECKING = Task(
    "Checking the paper", "The paper could not be checked.", "Check cancelled. Nothing was issued."
)
ISSUING = Task(
    "Issuing the paper",
    "The paper could not be issued. The tracker is as it was.",
    "Cancelled. Nothing was issued.",
)
OTHER_FIRST = (
    "Edition {} was issued meanwhile. This one was not issued. Issue it again, and it gets the next number."
)


class IssueCommands(WorkCommands):
    """`opened`: the record a finding is about is to be gone to. Give it `papers` and `editions` first."""

    opened = Signal(str)
    papers: PaperCommands
    editions: EditionCommands

    def check(self) -> None:
        """Ask which paper, and list what is to correct and to look at in it."""
        from desktop.dialogs.paper_choice import CHECK

        if (wanted := self.papers.ask(CHECK)) is not None:
            self._check(wanted, issues=False)

    def issue(self, brief_id: str | None = None) -> None:
        """Ask which paper, list what the check finds, and issue it as an edition if that is wanted then.

        `brief_id`: the paper that is chosen first.
        """
        from desktop.dialogs.paper_choice import ISSUE

        if (wanted := self.papers.ask(ISSUE, brief_id)) is not None:
            self._check(wanted, issues=True)

    def _check(self, wanted: Wanted, *, issues: bool) -> None:
        from desktop.operations.issuing import check_before_issue

        brief, asked, choice = wanted
        store = self._session.store

        def looked(reader: Reader, report: Report) -> "list[PaperFinding]":
            report(0, 1)
            found = check_before_issue(
                reader, brief, as_of=choice.as_of, issued=choice.issued, mark=choice.mark, asked=asked
            )
            report(1, 1)  # given up meanwhile, it is not shown
            return found

        self._running.read(
            store,
            CHECKING,
            looked,
            lambda found: self._checked(store, wanted, found, issues=issues),
        )

    def _checked(self, store: Store, wanted: Wanted, found: "list[PaperFinding]", *, issues: bool) -> None:
        from desktop.dialogs.issuing import FindingsDialog, IssueDialog
        from desktop.dialogs.keeping import Keeping
        from desktop.operations.editions import as_stored
        from desktop.operations.papers import next_number

        self._toast.dismiss()
        if not self._is_here(store):
            return
        title = wanted.brief.title
        if not issues:
            self._show(FindingsDialog(self._theme, title, found, self._window))
            return
        number = next_number(store, as_stored(store, wanted.brief)[0])
        dialog = IssueDialog(self._theme, title, number, found, self._window)
        keeping = Keeping(self._session, dialog, Place("issue", (wanted.brief.id,)))
        if self._show(dialog):
            self._issue(wanted, dialog.chosen, keeping.settle)

    def _show(self, dialog: "CheckDialog") -> bool:
        """Show a dialog; True when it was accepted. A finding chosen there is gone to."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if dialog.record:
            self.opened.emit(dialog.record)
        return accepted

    def _issue(self, wanted: Wanted, given: "IssueChoice", issued: Callable[[], object]) -> None:
        """Make the edition beside the window; `issued` is done once it is recorded."""
        from desktop.operations.editions import as_stored, issue

        store, choice = self._session.store, wanted.choice
        brief, change = as_stored(store, wanted.brief)
        if change is not None and self._session.do(change) is None:
            return
        self._running.read(
            store,
            ISSUING,
            lambda reader, report: issue(
                reader,
                brief,
                as_of=choice.as_of,
                issued=choice.issued,
                mark=choice.mark,
                asked=wanted.asked,
                report=report,
                note=given.note,
                despite=given.despite,
            ),
            lambda ready: self._made(store, ready, given, issued),
        )

    def _made(self, store: Store, ready: "Issue", given: "IssueChoice", issued: Callable[[], object]) -> None:
        """Record an edition that was made, and say so; one that came too late is not recorded."""
        from desktop.operations.papers import next_number

        self._toast.dismiss()
        if not self._is_here(store):
            return
        edition = ready.edition
        brief = self.editions.brief_of(edition)
        if next_number(store, brief) != edition.number:
            self._session.failed.emit(OTHER_FIRST.format(edition.number))
        elif self._session.do(ready.change) is not None:
            issued()
            pages = "1 page" if ready.pages == 1 else f"{ready.pages} pages"
            text = f"Edition {edition.number} issued, {pages}"
            save = "Save the PDF…"
            self._toast.show_message(
                Message(text, save, lambda: self.editions.save(edition.id), icon="circle-check")
            )
            if given.saves:
                self.editions.save(edition.id)

    def _is_here(self, store: Store) -> bool:
        return self._session.is_open and self._session.store is store
