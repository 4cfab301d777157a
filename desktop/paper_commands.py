"""The Paper menu: asks which paper and as of when, makes it beside the window, says where it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from db.changes import new_id
from db.reader import Reader
from db.records import Actor, Brief, Issue, Marking, Record
from desktop.folders import Folders, file_name
from desktop.jobs import Jobs, Report
from desktop.leaving_out import LeavingOut
from desktop.notify import PAPERS, WORD_FILES, Notify
from desktop.operations import records as operations
from desktop.operations.briefs import for_subject
from desktop.operations.labels import counted
from desktop.running import Running, Task
from desktop.session import Session
from desktop.settings import PAPER, Settings
from desktop.theme import Theme
from desktop.views.asked import Place
from desktop.widgets.toast import Toast

if TYPE_CHECKING:  # what papers are made with is loaded when one is asked for
    from desktop.dialogs.paper_choice import Doing, PaperChoice
    from desktop.operations.papers import Asked, Written
    from desktop.operations.templates import Offered

TEMPLATE = "status"
TASK = Task(
    "Making the paper",
    "The paper could not be made. The tracker is as it was.",
    "Paper cancelled. Nothing was written.",
)


PRINTING = Task(
    "Printing the paper",
    "The paper could not be printed. The tracker is as it was.",
    "Printing cancelled. What the printer has by now it may still print.",
)


class Wanted(NamedTuple):
    """A paper as it was asked for: its brief, how it is made, and what was chosen."""

    brief: Brief
    asked: "Asked"
    choice: "PaperChoice"


class PaperCommands(QObject):
    """`added`: the id of a paper that was added because there was none."""

    added = Signal(str)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        notify: Notify,
        jobs: Jobs,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._theme, self._notify, self._window = session, theme, notify, window
        self._settings, self._folders = settings, Folders(settings)
        self._running = Running(jobs, notify, toast, window)
        self._leaving_out = LeavingOut(session, theme, self._running, toast, window)
        self._settle: Callable[[], object] = lambda: None  # forgets what was typed into the dialog that asked

    def export(self, brief_id: str | None = None) -> None:
        """Ask how the paper is to be made and where it goes, and write it; `brief_id` is chosen first."""
        from desktop.dialogs.paper_choice import EXPORT

        choice = self._ask_which(EXPORT, brief_id)
        path = self._ask_where(choice.brief) if choice is not None else None
        if choice is not None and path is not None and (wanted := self._wanted(choice)) is not None:
            self._settle()
            self._write(wanted, path)

    def ask(self, doing: "Doing", brief_id: str | None = None) -> Wanted | None:
        """Ask which paper something is to be done with, and how it is made; None when it was given up."""
        choice = self._ask_which(doing, brief_id)
        wanted = self._wanted(choice) if choice is not None else None
        if wanted is not None:
            self._settle()
        return wanted

    def put_on_paper(self) -> None:
        """Ask how the paper is to be made and which printer takes it, and print it."""
        from desktop.dialogs.paper_choice import PRINT
        from desktop.operations.papers import made
        from desktop.printing import print_pages

        choice = self._ask_which(PRINT, None)
        wanted = self._wanted(choice) if choice is not None else None
        if choice is None or wanted is None:
            return
        printer = self._notify.ask_printer(self._window, f"Print “{wanted.brief.title}”", choice.paper)
        if printer is None:
            return
        self._settle()
        brief, asked, _ = wanted

        def printed(reader: Reader, report: Report) -> int:
            snapshot = reader.snapshot(as_of=choice.as_of, handling_at_most=choice.mark)
            pdf = made(
                reader, brief, snapshot, issued=choice.issued, mark=choice.mark, asked=asked, report=report
            )
            return print_pages(pdf, printer, report)

        self._running.read(
            self._session.store,
            PRINTING,
            printed,
            lambda pages: self._running.say(f"Handed to the printer, {_pages(pages)}"),
        )

    def _ask_which(self, doing: "Doing", brief_id: str | None) -> "PaperChoice | None":
        briefs = self.briefs() if self._session.is_open else []
        if not briefs:
            return None
        first = next((brief for brief in briefs if brief.id == brief_id), briefs[0])
        return self._ask(briefs, first, doing)

    def briefs(self) -> list[Brief]:
        """The papers of the tracker by title; one is offered where there is none yet."""
        found = self._session.store.all(Brief)
        return sorted(found, key=lambda brief: (brief.title.casefold(), brief.id)) or self._first_brief()

    def _first_brief(self) -> list[Brief]:
        """Offer to add a paper to a tracker that has none."""
        if self._session.store.readonly:
            self._notify.show_error(
                self._window,
                "There is no paper in this tracker",
                "It is open read-only, so none can be added.",
                "Save a copy and add one there.",
            )
            return []
        question = "There is no paper yet. Add one?"
        words = (
            "A status paper named after the dossier. Its title, distribution and bottom line can be changed "
            "in the list of papers; undo takes it away again."
        )
        if not self._notify.confirm(self._window, question, words, "Add a paper", harmless=True):
            return []
        title = self._session.dossier.title or "Untitled paper"
        return self._add(Brief(id=new_id(), title=title, template=TEMPLATE, paper=self._settings.get(PAPER)))

    def _add(self, brief: Brief) -> list[Brief]:
        if self._session.do(operations.add(self._session.store, brief)) is None:
            return []
        self.added.emit(brief.id)
        return [brief]

    def _ask(self, briefs: list[Brief], first: Brief, doing: "Doing") -> "PaperChoice | None":
        from desktop.dialogs.keeping import Keeping
        from desktop.dialogs.paper_choice import PaperDialog, PaperOffer
        from desktop.operations.templates import unknown

        dossier = self._session.dossier
        levels = self._session.store.find(Marking, set=dossier.marking_set)
        names = {each.name for each in self._templates()}
        missing = {brief.template for brief in briefs} - names
        offer = PaperOffer(
            briefs,
            (*self._templates(), *(unknown(name, names) for name in sorted(missing))),
            sorted(levels, key=lambda level: level.rank),
            date.today().isoformat(),
            dossier.date_order or "DMY",
            self._session.scope.narrows,
            {"issue": self._named(Issue), "actor": self._named(Actor)},
            self._leaving_out.find,
        )
        dialog = PaperDialog(self._theme, offer, first, self._window, doing=doing)
        keeping = Keeping(self._session, dialog, Place("paper", (doing.verb,)))
        self._settle = keeping.settle
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen if accepted else None
        dialog.deleteLater()
        return chosen

    def _templates(self) -> "tuple[Offered, ...]":
        from desktop.operations.templates import offered

        return offered(self._settings.path.parent)

    def _named(self, kind: type[Record]) -> list[tuple[str, str]]:
        """The records of a kind by id and name, for choosing one."""
        found = self._session.store.all(kind)
        return sorted(
            ((each.id, str(getattr(each, kind.META.title[0]))) for each in found),
            key=lambda pair: pair[1].casefold(),
        )

    def _ask_where(self, brief: Brief) -> Path | None:
        folder = self._folders.last(self._session.store.path.parent)
        suggested = folder / f"{file_name(brief.reference or brief.title)}.pdf"
        path = self._notify.ask_save(self._window, "Export the paper", (PAPERS, WORD_FILES), suggested)
        if path is not None:
            self._folders.keep(path.parent)
        return path

    def _wanted(self, choice: "PaperChoice") -> Wanted | None:
        """The paper that was chosen; None when its house style can't be read, which is told."""
        from desktop.briefing.toml_table import WrongFile
        from desktop.operations.papers import asked_for

        template = choice.template.template
        if template is None:
            return None
        folder, subject, since = self._settings.path.parent, choice.subject, choice.since
        try:
            asked = asked_for(choice.brief, template, folder, subject=subject, since=since)
        except WrongFile as error:
            self._notify.show_known(self._window, error)
            return None
        brief = replace(choice.brief, paper=choice.paper)
        if choice.subject:
            about = self._session.store.titles([choice.subject])[choice.subject]
            brief = for_subject(brief, about, template.name, choice.subject)
        return Wanted(brief, asked, choice)

    def _write(self, wanted: Wanted, path: Path) -> None:
        from desktop.operations.papers import write_paper

        brief, asked, choice = wanted
        self._running.read(
            self._session.store,
            TASK,
            lambda reader, report: write_paper(
                reader,
                brief,
                path,
                as_of=choice.as_of,
                issued=choice.issued,
                mark=choice.mark,
                report=report,
                asked=asked,
                attach_data=choice.attach_data,
                password=choice.password,
            ),
            lambda paper: self._written(paper, choice),
        )

    def _written(self, paper: "Written", choice: "PaperChoice") -> None:
        text = f"Paper written, {_pages(paper.pages) if paper.pages else 'for Word'}"
        if paper.cut:
            text += f"; {counted(paper.cut)} left out by their marking"
            self._leaving_out.say(text, choice.mark, choice.as_of)
        else:
            self._running.say_written(text, paper.path)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
