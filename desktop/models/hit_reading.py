"""Searches beside the window in a tracker so large that a search takes longer than a key may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject

from db.errors import KnownError, Stopped
from db.queries.search import Hit, spans
from db.queries.text_search import TEXT, TextHit
from db.reader import Reader
from db.records import KINDS, Source
from desktop.jobs import Job, Jobs, Report
from desktop.models.sides import side_of
from desktop.session import Session

PASSAGES, OF_EACH = 12, 3  # shown beside records, and how many of them of one source


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be found: at most `limit` records of `kinds` (none: of all), best first or newest first.

    Among all kinds, a few passages in the texts of sources are; as the only kind, "text", many.
    """

    words: str
    kinds: tuple[str, ...]
    limit: int
    newest: bool


@dataclass(frozen=True, slots=True)
class HitRead:
    """A record or a passage found, with what stands at its right."""

    hit: Hit | TextHit
    side: str


Take = Callable[[list[HitRead]], None]


def found_by(reader: Reader, wish: Wish) -> list[HitRead]:
    """What a tracker holds of what is wished for, passages after records. Raises BadSearch."""
    hits: list[Hit | TextHit] = []
    if wish.kinds != (TEXT,):
        hits += reader.search(wish.words, kinds=wish.kinds, limit=wish.limit, newest=wish.newest)
        most, of_each = PASSAGES, OF_EACH
    else:
        most, of_each = wish.limit, 0
    if wish.kinds in ((), (TEXT,)):
        hits += reader.search_texts(wish.words, limit=most, of_each=of_each, newest=wish.newest)
    kinds = {hit.id: Source.META.kind if hit.kind == TEXT else hit.kind for hit in hits}
    sides = {
        record.id: side_of(record)
        for kind in set(kinds.values())
        for record in reader.several(KINDS[kind], [id for id, each in kinds.items() if each == kind])
    }
    return [HitRead(hit, sides.get(hit.id, "")) for hit in hits]


def still_found(read: HitRead, wish: Wish) -> bool:
    """Whether what was found for other words can be seen to hold these too, so that it may stay till then."""
    hit, words = read.hit, wish.words.replace('"', " ").split()
    return (not wish.kinds or hit.kind in wish.kinds) and all(
        spans(hit.title, word) or spans(hit.excerpt, word) for word in words
    )


class HitReading(QObject):
    """One search at a time: what is asked for ends the one before."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._reader: Reader | None = None
        self._wish: tuple[Wish, Take] | None = None
        session.tracker_changed.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Whether a search is being made that is still wanted."""
        return self._wish is not None

    def ask(self, wish: Wish, take: Take) -> None:
        """Hand the hits for `wish` to `take` once found; what was asked for before is dropped."""
        self.drop()
        self._wish = wish, take
        if self._job is None:
            self._begin()

    def drop(self) -> None:
        """What was asked for is not wanted any more: a search that is being made ends."""
        self._wish = None
        if self._job is not None:
            self._job.cancel()
        if (reader := self._reader) is not None:
            reader.interrupt()

    def stop(self) -> None:
        """Take nothing more of what is being found."""
        self.drop()
        self._job = None

    def _begin(self) -> None:
        assert self._wish is not None
        store, (wish, take) = self._session.store, self._wish

        def work(report: Report) -> list[HitRead]:
            with store.reader() as reader:
                self._reader = reader
                try:
                    report(0, 0)  # dropped before it could be interrupted
                    return found_by(reader, wish)
                finally:
                    self._reader = None

        job = self._jobs.make("Search", work)
        job.succeeded.connect(lambda found: self._arrived(job, take, cast(list[HitRead], found)))
        job.failed.connect(lambda error: self._failed(job, wish, take, error))
        job.cancelled.connect(lambda: self._over(job))
        job.broke.connect(self._broke)
        self._job = job
        job.start()

    def _failed(self, job: Job, wish: Wish, take: Take, error: KnownError) -> None:
        """It was ended; or there is one connection only, as on a network share: then it is searched here."""
        if isinstance(error, Stopped) or job is not self._wanted(take):
            self._over(job)
            return
        try:
            found = found_by(self._session.store, wish)
        except KnownError:
            found = []  # what can't be searched for was refused when it was asked
        self._arrived(job, take, found)

    def _wanted(self, take: Take) -> Job | None:
        """The search that is being made, where it is for who still wants it."""
        return self._job if self._wish is not None and self._wish[1] is take else None

    def _arrived(self, job: Job, take: Take, found: list[HitRead]) -> None:
        if job is not self._wanted(take):
            self._over(job)
            return
        self._job = self._wish = None
        take(found)

    def _over(self, job: Job) -> None:
        """A search has ended that is not wanted any more: the next begins."""
        if job is self._job:
            self._job = None
            if self._wish is not None:
                self._begin()

    def _broke(self, error: Exception) -> None:
        self._job = self._wish = None
        raise error
