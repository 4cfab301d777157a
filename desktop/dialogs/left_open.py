"""The changed forms of proposals that are not decided: kept as unfinished forms while they are typed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from db.drafts import draft
from db.errors import KnownError
from desktop.forms.form import FormDraft
from desktop.models.triage import Triage
from desktop.operations.triage import OPEN
from desktop.views import drafts
from desktop.views.form_editing import PAUSE


class LeftOpen(QObject):
    """By the place of the proposal. What was left in an earlier triage of the source is there from the start.

    What is typed is kept within `PAUSE`: `look` puts what stands in the form now.
    """

    def __init__(self, triage: Triage, look: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._triage, self._look = triage, look
        self._typed: dict[int, FormDraft] = dict(self._left())
        self._kept = dict(self._typed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)

    def _left(self) -> Iterator[tuple[int, FormDraft]]:
        for place in range(len(self._triage.proposals)):
            found = draft(self._triage.session.store, self._key(place))
            if found is not None:
                yield place, drafts.kept(found).form

    def _key(self, place: int) -> str:
        return f"triage {self._triage.source.id} {self._triage.key(place)}"

    def __len__(self) -> int:
        return sum(1 for place in self._typed if self._triage.state(place) == OPEN)

    def get(self, place: int) -> FormDraft | None:
        """What was changed in the form of a proposal; None for nothing."""
        return self._typed.get(place)

    def put(self, place: int, typed: FormDraft) -> None:
        """Take what was changed in the form of a proposal."""
        self._typed[place] = typed

    def edited(self) -> None:
        """Something was typed."""
        if not self._pause.isActive():
            self._pause.start()

    def decided(self, place: int) -> None:
        """Let go of what was changed: it is in the tracker, or rejected."""
        self._pause.stop()
        self._typed.pop(place, None)
        if self._kept.pop(place, None) is not None:
            self._write(lambda: drafts.drop(self._triage.session.store, self._key(place)))

    def keep(self) -> None:
        """Keep what differs from what is kept; while much is written beside the window, after that."""
        self._pause.stop()
        self._look()
        if self._triage.session.busy:
            self._pause.start()
            return
        for place, typed in self._typed.items():
            if self._triage.state(place) == OPEN and self._kept.get(place) != typed:
                self._keep(place, typed)

    def _keep(self, place: int, typed: FormDraft) -> None:
        kind, store = self._triage.proposals[place].kind, self._triage.session.store
        self._write(lambda: drafts.keep(store, self._key(place), None, kind, typed))
        self._kept[place] = typed

    def _write(self, work: Callable[[], object]) -> None:
        if self._triage.session.store.readonly:
            return
        try:
            work()
        except KnownError as error:
            self._triage.session.failed.emit(str(error))
