"""The changed forms of proposals that are not decided: kept as unfinished forms while they are typed."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer

from db.drafts import drafts as kept_drafts
from db.errors import KnownError
from db.records import Record
from desktop.forms.form import FormDraft
from desktop.models.triage import Triage
from desktop.operations.triage import OPEN
from desktop.views import drafts
from desktop.views.form_editing import PAUSE

Form = tuple[int, str]


class LeftOpen(QObject):
    """By the place of the proposal, and the id of the record it was to be merged with, '' for none. What was
    left in an earlier triage of the source is there from the start.

    What is typed is kept within `PAUSE`: `look` puts what stands in the form now.
    """

    def __init__(self, triage: Triage, look: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._triage, self._look = triage, look
        self._typed: dict[Form, FormDraft] = dict(self._left())
        self._kept = dict(self._typed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)

    def _left(self) -> Iterator[tuple[Form, FormDraft]]:
        there = {each.key: each for each in kept_drafts(self._triage.session.store)}
        records = sorted({each.record for each in there.values()})
        for place in range(len(self._triage.proposals)):
            for record in ("", *filter(None, records)):
                if (found := there.get(self._key((place, record)))) is not None:
                    yield (place, record), drafts.kept(found).form

    def _key(self, form: Form) -> str:
        place, record = form
        return " ".join(filter(None, ("triage", self._triage.source.id, self._triage.key(place), record)))

    def __len__(self) -> int:
        return len({place for place, _ in self._typed if self._triage.state(place) == OPEN})

    def get(self, place: int, record: str = "") -> FormDraft | None:
        """What was changed in the form of a proposal; None for nothing."""
        return self._typed.get((place, record))

    def merging(self, place: int) -> Record | None:
        """The record with which an open proposal was being merged when it was left; None for none."""
        id = next((record for at, record in self._typed if at == place and record), "")
        record = self._triage.session.store.get(id) if self._triage.state(place) == OPEN else None
        kind = self._triage.proposals[place].kind
        return record if record is not None and record.META.kind == kind else None

    def put(self, place: int, typed: FormDraft, record: str = "") -> None:
        """Take what was changed in the form of a proposal."""
        self._typed[place, record] = typed

    def edited(self) -> None:
        """Something was typed."""
        if not self._pause.isActive():
            self._pause.start()

    def decided(self, place: int) -> None:
        """Let go of what was changed: it is in the tracker, or rejected."""
        self._pause.stop()
        for form in [each for each in self._typed if each[0] == place]:
            del self._typed[form]
            if self._kept.pop(form, None) is not None:
                self._write(partial(drafts.drop, self._triage.session.store, self._key(form)))

    def keep(self) -> None:
        """Keep what differs from what is kept; while much is written beside the window, after that."""
        self._pause.stop()
        self._look()
        if self._triage.session.busy:
            self._pause.start()
            return
        for form, typed in self._typed.items():
            if self._triage.state(form[0]) == OPEN and self._kept.get(form) != typed:
                self._keep(form, typed)

    def _keep(self, form: Form, typed: FormDraft) -> None:
        kind, store = self._triage.proposals[form[0]].kind, self._triage.session.store
        record = store.get(form[1]) if form[1] else None
        self._write(lambda: drafts.keep(store, self._key(form), record, kind, typed))
        self._kept[form] = typed

    def _write(self, work: Callable[[], object]) -> None:
        if self._triage.session.store.readonly:
            return
        try:
            work()
        except KnownError as error:
            self._triage.session.failed.emit(str(error))
