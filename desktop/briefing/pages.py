"""Fills pages with flowables: on the grid, heads never last, blocks together while that leaves no hole."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.briefing.flow import FEWEST_LINES, HEAD, Flowable, Paragraph
from desktop.briefing.measures import GRID, up_to

UNDER_HEAD = 3  # lines that stay with a head
_MOST_LEFT = 12 * GRID  # empty before a head, rather than that it ends the page with a line of text
LEAST_LINES = 12  # on a last page
_STUB = 6  # lines of a last page that is worth saving


class Placed(NamedTuple):
    """A flowable at its place: `y` from the top of the body, in points."""

    flowable: Flowable
    y: float


class PageBreak(Flowable):
    """What follows begins on a new page."""


Pages = list[list[Placed]]


def paginate(flowables: Iterable[Flowable], body: float) -> Pages:
    """The flowables at their places on pages whose text area is `body` points high.

    Where a few lines would have the last page to themselves, all pages are a line longer if that saves it;
    else, or where it would look empty, some of what stands before joins them.
    """
    flowables = list(flowables)
    pages = _filled(flowables, body)
    if not ends_short(pages):
        return pages
    longer = _filled(flowables, body + GRID) if ends_short(pages, _STUB) else pages
    return longer if len(longer) < len(pages) else _evened(pages, body)


def on_one_page(flowables: Sequence[Flowable], body: float) -> bool:
    """Whether all of them have room on a page whose text area is `body` points high."""
    return len(_filled(flowables, body)) == 1


def _filled(flowables: Iterable[Flowable], body: float) -> Pages:
    filling = _Filling(body)
    chains = list(_chains(flowables))
    while chains:
        chain = chains.pop(0)
        filling.ends_section = not chains or _begins_anew(chains[0])
        if chains and filling.parts_from_head(chain, chains[0]):
            chains[0] = [*chain[:-1], *chains[0]]
        else:
            filling.add(chain)
    filling.set_waiting()
    return [page for page in filling.pages if page] or [[]]


def ends_short(pages: Pages, lines: int = LEAST_LINES) -> bool:
    """Whether the last page has fewer lines; a page of its own may be as short as it is."""
    if len(pages) < 2 or not pages[-1]:
        return False
    last = pages[-1][-1]
    return last.y + last.flowable.height < lines * GRID


def _evened(pages: Pages, body: float) -> Pages:
    """The pages with so much of the last but one moved to the last that this is no stub."""
    *others, before, last = pages
    moved = [placed.flowable for placed in last]
    best = pages
    while count := _movable(before):
        moved = [*(placed.flowable for placed in before[-count:]), *moved]
        before = before[:-count]
        end, *more = _filled(moved, body)
        if more:
            break
        evened = [*others, before, end]
        if not ends_short(evened):
            return evened
        best = best if ends_short(evened, _STUB) else evened
    return best


def _movable(page: list[Placed]) -> int:
    """How many of the last of a page go to the next together: whole texts, none left without its head.

    0 where there is none, or nothing else on the page.
    """
    count = 1
    while count < len(page) and page[-count - 1].flowable.keeps:
        count += 1
    last = (placed.flowable for placed in page[-count:])
    whole = all(isinstance(each, Paragraph) and (each.place or each.margin or each.keeps) for each in last)
    return count if whole and count < len(page) else 0


def _chains(flowables: Iterable[Flowable]) -> Iterable[list[Flowable]]:
    """Flowables that stay together: each but the last keeps with the next, as a head's single line does."""
    chain: list[Flowable] = []
    for flowable in flowables:
        if isinstance(flowable, PageBreak) or ((flowable.on_grid or flowable.floats) and _is_brief(chain)):
            if chain:
                yield chain
            chain = []
        if isinstance(flowable, PageBreak):
            yield [flowable]
            continue
        chain.append(flowable)
        if not flowable.keeps and not _is_brief(chain):
            yield chain
            chain = []
    if chain:
        yield chain


def _is_brief(chain: Sequence[Flowable]) -> bool:
    """Whether a chain is a head with a single line under it."""
    text = chain[-1] if len(chain) > 1 and chain[-2].keeps == HEAD else None
    return isinstance(text, Paragraph) and not text.keeps and len(text.lines) < FEWEST_LINES


def _begins_anew(chain: Sequence[Flowable]) -> bool:
    """Whether a chain is of another section or page than what stands before it."""
    return chain[0].on_grid or isinstance(chain[0], PageBreak)


def _is_text(chain: Iterable[Flowable]) -> bool:
    return all(isinstance(each, Paragraph) for each in chain)


def _is_rest(flowable: Flowable, chain: Sequence[Flowable]) -> bool:
    """Whether it is what a page end left of a paragraph or a table of the chain."""
    return all(flowable is not each for each in chain)


class _Filling:
    def __init__(self, body: float) -> None:
        self.body = body
        self.pages: Pages = [[]]
        self.y = 0.0
        self.after = 0.0
        self.padded = False
        self._waiting: list[Flowable] = []  # for the top of a page
        self._under_head: list[Flowable] = []  # what waits as soon as the head above it is placed
        self.ends_section = False  # nothing follows in its section that could move up before what waits
        self._goes_on = False  # a text or table that the page end cut stands before what waits

    def add(self, chain: list[Flowable]) -> None:
        if _begins_anew(chain):
            self.set_waiting()
        self._waiting += self._under_head
        self._under_head.clear()
        first = chain[0]
        if len(chain) == 1 and first.floats and (self._waiting or not self._has_room(first)):
            self._waiting.append(first)
            return
        cut = self._fitting(chain) < len(chain)
        if cut and self._waiting and not _is_text(chain) and self._left <= first.hole:
            self._turn()
        while chain:
            if isinstance(chain[0], PageBreak):
                self._turn()
                return
            if not self.pages[-1]:
                chain = [chain[0].at_top(), *chain[1:]]
            whole = self._fitting(chain)
            if whole == len(chain):
                self._place(chain)
                self._set_behind()
                return
            chain = self._cut(chain, whole)

    def parts_from_head(self, chain: list[Flowable], following: list[Flowable]) -> bool:
        """Whether a drawing under a head waits, for what follows in the section to stand under that head.

        It does where the page would else be left with a hole.
        """
        *heads, last = chain
        if not heads or not last.floats or following[0].on_grid or following[0].floats:
            return False
        if isinstance(following[0], PageBreak) or self._fitting(chain) == len(chain):
            return False
        if self._left <= last.hole or not self.pages[-1]:
            return False
        text = [*heads, *following]
        whole = self._fitting(text)
        if whole < len(text) and not self._parts(text, whole)[0]:
            return False  # the head goes to the next page anyhow, and the drawing with it
        self._under_head.append(last)
        return True

    @property
    def _left(self) -> float:
        """How much of this page is empty."""
        return self.body - self.y

    def set_waiting(self) -> None:
        """Place what waits for the top of a page, before what it must not be moved behind."""
        while self._waiting:
            if not self._has_room(self._waiting[0]):
                self._turn()
            else:
                self._place([self._waiting.pop(0)])

    def _has_room(self, flowable: Flowable) -> bool:
        """True when it has room on this page; on an empty one everything has."""
        return not self.pages[-1] or bool(self._fitting([flowable]))

    def _cut(self, chain: list[Flowable], fits: int) -> list[Flowable]:
        """Place what may stand on this page, turn it, and return what is left."""
        at_top = not self.pages[-1]
        first, rest = self._parts(chain, fits)
        if not first and at_top:
            first, rest = (
                chain[: max(1, fits)],
                chain[max(1, fits) :],
            )  # nothing parts it: better over than lost
        self._place(first)
        self._turn(rest, cut=bool(rest) and _is_rest(rest[0], chain))
        return rest

    def _parts(self, chain: list[Flowable], fits: int) -> tuple[list[Flowable], list[Flowable]]:
        """What of a chain may stand on this page, and what is left."""
        forced = not self.pages[-1] or self._left > max(each.hole for each in chain)
        return self._parted(chain, fits, forced)

    def _parted(
        self, chain: list[Flowable], fits: int, forced: bool
    ) -> tuple[list[Flowable], list[Flowable]]:
        """Where to part a chain of which the first `fits` flowables have room."""
        for at in range(fits, -1, -1):
            headed = at > 0 and chain[at - 1].keeps == HEAD
            room = self.body - self._start(chain[: at + 1])
            lines = UNDER_HEAD if headed else FEWEST_LINES
            if parts := chain[at].split(room, lines=lines, forced=forced):
                return [*chain[:at], parts.first], [parts.rest, *chain[at + 1 :]]
        if not forced:
            return [], chain
        while fits and (chain[fits - 1].keeps == HEAD or self._is_left_over(chain[:fits])):
            fits -= 1
        return chain[:fits], chain[fits:]

    def _is_left_over(self, chain: Sequence[Flowable]) -> bool:
        """Whether a head with a line of text would end this page that may as well end before it."""
        return _is_brief(chain) and self._left <= _MOST_LEFT

    def _fitting(self, chain: Sequence[Flowable]) -> int:
        """How many flowables of a chain have room on this page."""
        for count in range(1, len(chain) + 1):
            if self._start(chain[:count]) + chain[count - 1].height > self.body + 0.01:
                return count - 1
        return len(chain)

    def _start(self, chain: Sequence[Flowable]) -> float:
        """Where the last flowable of a chain would begin."""
        y, after, padded = self.y, self.after, self.padded
        for flowable in chain[:-1]:
            y = self._top(flowable, y, after, padded) + flowable.height
            after, padded = flowable.after, flowable.pads
        return self._top(chain[-1], y, after, padded)

    @staticmethod
    def _top(flowable: Flowable, y: float, after: float, padded: bool) -> float:
        if not y:
            return 0.0
        y = up_to(GRID, y) if padded else y
        if flowable.on_grid:
            return up_to(GRID, y + after) + max(0.0, flowable.before)
        return y + max(after, flowable.before)

    def _place(self, chain: Sequence[Flowable]) -> None:
        for flowable in chain:
            top = self._top(flowable, self.y, self.after, self.padded)
            self.pages[-1].append(Placed(flowable, top))
            self.y, self.after, self.padded = top + flowable.height, flowable.after, flowable.pads

    def _set_behind(self) -> None:
        """Place what waits behind the end of what went on first: a drawing parts no paragraph or table."""
        while self._goes_on and self._waiting and self._has_room(self._waiting[0]):
            self._place([self._waiting.pop(0)])
        self._goes_on = False

    def _leaves_a_hole(self, rest: Sequence[Flowable]) -> bool:
        """Whether a page that begins with the rest of a table would be left half empty behind it."""
        end = self._start(rest) + rest[-1].height
        return self.ends_section and self.body - end > max(0.0, rest[0].hole)

    def _turn(self, rest: Sequence[Flowable] = (), *, cut: bool = False) -> None:
        """Begin a page with what waits for one, but behind the `rest` of a paragraph that leaves it room, and
        of a table unless that left a hole. `cut`: the rest begins with what is left of one.
        """
        if self.pages[-1]:
            self.pages.append([])
        self.y, self.after, self.padded = 0.0, 0.0, False
        both = [*rest, *self._waiting]
        text = bool(rest) and isinstance(rest[0], Paragraph)
        has_room = self._fitting(both) > len(rest)
        self._goes_on = cut and bool(self._waiting) and (has_room or not (text or self._leaves_a_hole(rest)))
        if self._goes_on:
            return
        while self._waiting and self._has_room(self._waiting[0]):
            self._place([self._waiting.pop(0)])
