"""One paper as it is composed: its outline, and a proof made anew beside the window after each edit."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change
from db.errors import KnownError
from db.reader import Reader
from db.records import Brief
from desktop.jobs import Jobs
from desktop.models.reading import Reading
from desktop.operations.composing import Composed, proof_of, set_text
from desktop.operations.papers import Kept, asked_for
from desktop.operations.templates import template_for
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.briefing import Proof

SETTLE = 30  # milliseconds: letters that come faster are made into one proof


class Composing(QObject):
    """`outlined`: the outline is another, or is called otherwise. `proofed`: a new Proof is there. `failed`:
    why there is none, in sentences. `typing`: what is typed and not written is another.

    `folder`: of the settings, where templates and house styles of a person lie. Nothing is made while it
    sleeps; what is older than the last edit is given up.
    """

    outlined = Signal()
    proofed = Signal(object)
    failed = Signal(str)
    typing = Signal()

    def __init__(self, session: Session, folder: Path, jobs: Jobs | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self.composed: Composed | None = None
        self.brief_id = ""
        self._typed: dict[str, str] = {}
        self._kept: Kept = {}  # what it is compared with does not change while it is composed
        self._asked = 0
        self._sleeps = True
        self._reading = Reading(session, jobs, self)
        self._reading.failed.connect(self.failed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._make)
        session.changed.connect(self._read_again)

    def show_brief(self, id: str) -> None:
        """Compose another paper."""
        if id != self.brief_id:
            self.brief_id, self.composed = id, None
            self._typed.clear()
            self._kept = {}
            self._read_again()

    def wake(self, awake: bool) -> None:
        """Make proofs from now on, or none until it is looked at again."""
        self._sleeps = not awake
        if awake:
            self._read_again()
        else:
            self._asked += 1
            self._timer.stop()
            self._reading.stop()

    @property
    def is_making(self) -> bool:
        """Whether a proof is awaited."""
        return self._timer.isActive() or self._reading.is_on

    def do(self, make: Callable[[Composed], Change]) -> bool:
        """Write what an operation makes of the paper; False when nothing was written."""
        if self.composed is None:
            return False
        change = make(self.composed)
        return bool(change.edits) and self._session.do(change) is not None

    # -- words that are being typed ------------------------------------------------------------------

    def type_text(self, kind: str, text: str) -> None:
        """Show in the proof what is typed and not written yet."""
        self._typed[kind] = text
        self._timer.start(SETTLE)
        self.typing.emit()

    def store_text(self, kind: str) -> None:
        """Write what was typed, as one step; what can't be written stays typed."""
        text = self._typed.get(kind)
        if text is None or self.composed is None:
            return
        change = set_text(self.composed, kind, text)
        if not change.edits or self._session.do(change) is not None:
            self._typed.pop(kind, None)
            self.typing.emit()

    @property
    def typed(self) -> Mapping[str, str]:
        """The words of one's own that are not written yet, by the kind of their section."""
        return self._typed if self.composed is not None else {}

    @property
    def has_typed(self) -> bool:
        """Whether something is typed that is not written."""
        return bool(self.typed)

    def text(self, kind: str) -> str:
        """The analyst's own words of a section, as they are typed or else as they stand."""
        part = self.composed.part(kind) if self.composed else None
        return self._typed.get(kind, part.section.text if part and part.section else "")

    # -- the outline and the proof -------------------------------------------------------------------

    def _read_again(self) -> None:
        if self._sleeps or not self.brief_id or not self._session.is_open:
            return
        brief = self._session.store.get(self.brief_id)
        try:
            self.composed = self._composed(brief) if isinstance(brief, Brief) else None
        except KnownError as error:
            self.composed = None
            self.failed.emit(str(error))
        self.outlined.emit()
        self._timer.start(0)  # once, however many changes one command makes

    def _composed(self, brief: Brief) -> Composed:
        return Composed.of(self._session.store, brief, template_for(brief.template, self._folder))

    def _make(self) -> None:
        composed = self.composed
        if composed is None or self._sleeps:
            return
        self._asked += 1
        asked, issued = self._asked, date.today().isoformat()
        typed, kept = tuple(self._typed.items()), self._kept

        def make(reader: Reader) -> "Proof":
            unsaved = [set_text(composed, kind, text) for kind, text in typed]
            how = asked_for(composed.brief, composed.template, self._folder)
            given_up = partial(self._is_stale, asked)
            return proof_of(
                reader, composed.brief, how, issued=issued, unsaved=unsaved, kept=kept, cancelled=given_up
            )

        self._reading.ask("Preview", make, self.proofed.emit, long=True)

    def _is_stale(self, asked: int) -> bool:
        return asked != self._asked
