"""Judges words beside the window: reads dictionaries and names in a thread, and remembers every verdict."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change
from db.errors import KnownError
from db.reader import Reader
from db.records import Dossier, defaults
from db.store import Store
from desktop.jobs import Job, Jobs, Report
from desktop.session import Session
from desktop.settings import CHECK_SPELLING, DICTIONARY_FILES, SPELLING_LANGUAGES, Settings
from desktop.spelling import ignored, names
from desktop.spelling.basis import Basis
from desktop.spelling.dictionaries import for_language, listed
from desktop.spelling.speller import NO_NAMES

AT_ONCE = 40  # words judged between two looks at whether the job was given up
MOST_VERDICTS = 200_000
PAUSE = 300  # milliseconds after a change until its names are read
REMEDY = "Install one in this system, or name its file in the settings."
Key = tuple[str, str]  # language tag, word


class SpellCheck(QObject):
    """The spelling of one window. `judged`: verdicts have come; `changed`: ask for all of them anew.

    `added`: a word was added to the tracker's. Nothing is read before the first word is asked for. While no
    tracker is open, the words of a new one are judged by the dictionaries alone.
    """

    judged = Signal()
    changed = Signal()
    added = Signal(str)

    def __init__(self, session: Session, settings: Settings, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._settings, self._jobs = session, settings, jobs
        self._verdicts: dict[Key, tuple[int, bool]] = {}
        self._wanted: dict[Key, None] = {}
        self._ignored: dict[str, frozenset[str]] | None = None
        self._told: set[str] = set()
        self._basis: Basis | None = None
        self._turn = 0  # verdicts of an earlier one are shown until there is a new one
        self._job: Job | None = None
        self._language: str | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        session.tracker_changed.connect(self._forget)
        session.changed.connect(self._follow)

    # -- asking --------------------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether spelling is looked at in the tracker."""
        return self.is_wanted and self._session.is_open

    @property
    def is_wanted(self) -> bool:
        """Whether the person has it looked at, be a tracker open or not."""
        return self._settings.get(CHECK_SPELLING)

    @property
    def language(self) -> str:
        """The language tag of the tracker."""
        if self._language is None:
            self._language = self._session.dossier.language
        return self._language

    @property
    def is_settled(self) -> bool:
        """Whether every word that was asked for has its verdict."""
        return not self._wanted and self._job is None

    def is_right(self, word: str, language: str) -> bool | None:
        """Whether a word is right; None while that is not known: then `judged` follows."""
        found = self._verdicts.get((language, word))
        if found is None or found[0] != self._turn:
            self._wanted[language, word] = None
            if self._job is None and not self._soon.isActive():
                self._soon.start()
        return found[1] if found else None

    def is_ignored(self, word: str, record: str) -> bool:
        """Whether a word is to be ignored in the record with this id."""
        if not record:
            return False
        if self._ignored is None:
            self._ignored = ignored.ignored(self._session.store)
        return word in self._ignored.get(record, ())

    def has_dictionary(self, language: str) -> bool:
        """Whether there is a dictionary for a language; only known once a word of it was judged."""
        return self._basis is not None and for_language(language, self._basis.listed) is not None

    def suggest(self, word: str, language: str, take: Callable[[list[str]], None]) -> None:
        """Look for what may be meant by a word, beside the window, and hand it to `take`."""
        basis = self._basis
        if basis is None:
            take([])
            return
        job = self._jobs.make("Suggestions", lambda _report: basis.speller(language).suggestions(word))
        job.succeeded.connect(lambda found: take(cast(list[str], found)))
        job.broke.connect(_break)
        job.start()

    # -- words that are right ------------------------------------------------------------------------

    def add(self, word: str) -> None:
        """Let a word count as right in this tracker; `added` follows, or the session says why not."""
        if self._write(lambda store: names.add_word(store, word)):
            self.added.emit(word)

    def take_out(self, word: str) -> None:
        """Let a word that was added count as any other again."""
        self._write(lambda store: names.take_word_out(store, word))

    def ignore(self, word: str, record: str) -> None:
        """Ignore a word in the record with this id."""
        self._write(lambda store: ignored.ignore(store, record, word))

    def _write(self, write: Callable[[Store], None]) -> bool:
        try:
            write(self._session.store)
        except KnownError as error:
            self._session.failed.emit(str(error))
            return False
        self.refresh()
        return True

    # -- what is judged by ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Judge anew: the settings, the names or the words of the tracker are others now."""
        self._pause.stop()
        self._basis = self._ignored = self._language = None
        self._turn += 1
        self.changed.emit()

    def _forget(self) -> None:
        """Another tracker is open, or none."""
        self._verdicts.clear()
        self._wanted.clear()
        if self._job is not None:
            self._job.cancel()
        self.refresh()

    def _follow(self, change: Change) -> None:
        if not names.TABLES.isdisjoint(change.counts()):
            self._pause.start()

    # -- the work ------------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._job is not None or not self._wanted:
            return
        store = self._session.store if self._session.is_open else None
        basis, turn, wanted = self._basis, self._turn, list(self._wanted)
        self._wanted.clear()

        def work(report: Report) -> tuple[Basis, dict[Key, bool]]:
            if basis is not None:
                return basis, _judge(basis, wanted, report)
            with store.reader() if store else nullcontext() as reader:
                read = self._read(reader)
            return read, _judge(read, wanted, report)

        job = self._job = self._jobs.make("Spelling", work)
        job.succeeded.connect(lambda found: self._take(turn, *cast(tuple[Basis, dict[Key, bool]], found)))
        job.failed.connect(lambda _: self._read_here(turn, wanted))
        job.broke.connect(_break)
        job.ended.connect(self._ended)
        job.start()

    def _read(self, reader: Reader | None) -> Basis:
        files, further = self._settings.get(DICTIONARY_FILES), self._settings.get(SPELLING_LANGUAGES)
        known = names.names_in(reader) if reader is not None else NO_NAMES
        return Basis(known, listed(files), further)

    def _read_here(self, turn: int, wanted: list[Key]) -> None:
        """A tracker on a network share has one connection only: its names are read on this thread."""
        if turn == self._turn and self._session.is_open:
            self._basis = self._read(self._session.store)
            self._wanted.update(dict.fromkeys(wanted))

    def _take(self, turn: int, basis: Basis, verdicts: dict[Key, bool]) -> None:
        if turn != self._turn:
            return
        if len(self._verdicts) > MOST_VERDICTS:
            self._verdicts.clear()
        self._basis = basis
        self._verdicts.update({key: (turn, right) for key, right in verdicts.items()})
        problems = [str(error) for error in basis.broken]
        problems += [f"There is no dictionary for {tag}. {REMEDY}" for tag in basis.missing]
        for problem in dict.fromkeys(problems):
            if problem not in self._told:
                self._told.add(problem)
                self._session.failed.emit(problem)

    def _ended(self) -> None:
        self._job = None
        self.judged.emit()
        self._begin()


def language_of_new() -> str:
    """The language tag of a tracker that is made."""
    return str(defaults(Dossier)["language"])


def _judge(basis: Basis, wanted: list[Key], report: Report) -> dict[Key, bool]:
    verdicts: dict[Key, bool] = {}
    for number, (language, word) in enumerate(wanted):
        if number % AT_ONCE == 0:
            report(number, len(wanted))
        verdicts[language, word] = basis.speller(language).is_right(word)
    return verdicts


def _break(error: Exception) -> None:
    raise error  # for the crash report
