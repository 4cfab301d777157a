"""What hangs on a source: shown when it is asked for, and offered when a source is withdrawn or regraded."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from db.changes import Change
from db.reader import Reader
from db.records import Evidence, Source
from db.wording import counted
from desktop.analysis.resting import JUDGEMENTS
from desktop.jobs import Report
from desktop.operations.grading import regraded
from desktop.operations.labels import cut
from desktop.running import Task, WorkCommands
from desktop.travel import Travel
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.widgets.toast import Message

if TYPE_CHECKING:
    from desktop.operations.resting import Touched

LOOKING = Task(
    "Looking what rests on the source", "What rests on the source could not be found.", "Cancelled."
)
NO_SOURCE = "Choose a source, or a citation of one, to see what rests on it."


class RestingCommands(WorkCommands):
    """Asks beside the window, for each issued paper is laid out again, and leads to what is chosen."""

    pages: Pages
    inspector: Inspector
    travel: Travel

    def watch(self) -> None:
        """Offer the list whenever a change withdraws or grades a source that something rests on."""
        self._session.changed.connect(self._look_at)
        self.inspector.evidence.graded.connect(self._grade)

    def show_chosen(self) -> None:
        """Show what hangs on the source that is chosen, or on that of the citation the keyboard is on."""
        cited = self.inspector.evidence.focused()
        selected = [cited] if cited else self.pages.selected() or [self.inspector.record_id]
        record = self._session.store.get(selected[0]) if selected[0] else None
        if isinstance(record, Evidence):
            record = self._session.store.get(record.source)
        if isinstance(record, Source):
            self._find(record)
        else:
            self._toast.show_message(Message(NO_SOURCE))

    def _find(self, source: Source) -> None:
        self._running.read(
            self._session.store,
            LOOKING,
            partial(_touched, (source,)),
            self._show,
        )

    def _show(self, found: "Sequence[Touched]") -> None:
        from desktop.dialogs.resting import RestingDialog  # when it is asked for

        self._toast.dismiss()
        dialog = RestingDialog(self._theme, self._session.store, found, self._window)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen:
            self.travel.open_record(chosen)

    # -- grading -------------------------------------------------------------------------------------

    def _grade(self, evidence: str, grade: str) -> None:
        """Grade the source of a citation (A–F) or what it says there (1–6), as one step."""
        from desktop.operations.records import set_fields

        store = self._session.store
        citation = store.need(Evidence, evidence)
        if store.readonly:
            return
        if grade.isdecimal():
            self._session.do(set_fields(store, citation, {"credibility": grade}))
        else:
            self._session.do(set_fields(store, store.need(Source, citation.source), {"reliability": grade}))

    def _look_at(self, change: Change) -> None:
        if change.kind in ("undo", "import", "merge") or not self._session.is_open:
            return
        if found := dict(regraded(self._session.store, change)):
            self._look(found)

    def _look(self, words: Mapping[Source, str]) -> None:
        self._running.read(
            self._session.store,
            LOOKING,
            partial(_touched, tuple(words)),
            lambda found: self._offer(found, words),
            quietly=True,
        )

    def _offer(self, found: "Sequence[Touched]", words: Mapping[Source, str]) -> None:
        touched = touched_words(found)
        if not touched:
            return
        one = found[0].source
        what = (
            f"“{cut(one.title)}” is {words[one]}. It touches"
            if len(found) == 1
            else f"{len(found)} sources are {told_of(words.values())}. They touch"
        )
        text = f"{what} {touched}."
        self._toast.show_message(
            Message(text, "Show which", lambda: self._show(found), icon="triangle-alert")
        )


def touched_words(found: "Sequence[Touched]") -> str:
    """How many records of which sort hang on sources, each counted once, in words; '' when none do."""
    hanging = {one.record.id: one.group == JUDGEMENTS for each in found for one in each.hanging}
    editions = {edition.id for each in found for edition, _ in each.editions}
    judged = sum(hanging.values())
    return ", ".join(
        counted(number, what)
        for number, what in (
            (judged, "judgement"),
            (len(editions), "issued paper"),
            (len(hanging) - judged, "other record"),
        )
        if number
    )


def told_of(words: Iterable[str]) -> str:
    """What happened to several sources, in words: what did to all of them, or that it was not the same."""
    different = set(words)
    return different.pop() if len(different) == 1 else "withdrawn or graded anew"


def _touched(sources: Sequence[Source], reader: Reader, report: Report) -> "tuple[Touched, ...]":
    from desktop.operations.resting import touched_by  # and what it takes to lay papers out

    return touched_by(reader, sources, report)
