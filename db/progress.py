"""How far a write is: told now and then, so that the telling costs nothing, and ended by what it raises."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Report = Callable[[int, int], None]
T = TypeVar("T")
CHUNK = 500


class Progress:
    """Counts the steps of a piece of work and calls `report(done, total)` after every few of them."""

    def __init__(self, report: Report | None = None, total: int = 0) -> None:
        self._report, self._total = report, total
        self._done = 0

    def expect(self, steps: int) -> None:
        """So many more steps are to be done than was known."""
        self._total += steps

    def step(self, steps: int = 1) -> None:
        """So many more are done. What `report` raises ends the work."""
        before, self._done = self._done, self._done + steps
        if self._report is not None and before // CHUNK != self._done // CHUNK:
            self._report(self._done, self._total)

    def in_chunks(self, rows: Sequence[T]) -> Iterator[Sequence[T]]:
        """The rows a chunk at a time, each counted once it was worked on."""
        for start in range(0, len(rows), CHUNK):
            some = rows[start : start + CHUNK]
            yield some
            self.step(len(some))
