"""What can be written at the cursor of a line: names, words of lists, dates, options of the issue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from db import dates
from db.records import KINDS, STANCES, specs
from desktop.capture.reading import Captured, Desk, is_date, options_like
from desktop.capture.splitting import Piece

MOST = 8
AS_BEFORE = "as in the line before"
_PARTING = "/:|"


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that can take the place of what stands from `start` to `end`; `detail` says what they are."""

    words: str
    detail: str
    start: int
    end: int

    def put_into(self, line: str) -> tuple[str, int]:
        """The line with these words in it, and where the cursor goes on."""
        gap = " " if self.start and not line[self.start - 1].isspace() else ""
        behind = line[self.end :]
        on = "" if behind[:1].isspace() or not behind else " "
        return f"{line[: self.start]}{gap}{self.words}{on}{behind}", self.start + len(gap) + len(self.words)


def offers(
    line: str, cursor: int, captured: Captured, desk: Desk, today: date, before: Captured | None = None
) -> list[Offer]:
    """What fits at the cursor, most likely first; none within the text.

    `before`: the line before; where nothing is typed yet, what it had there is offered first.
    """
    parts = captured.line
    stance = _at(parts.stances, line, cursor)
    if stance is not None:
        return _option_offers(stance, captured, desk)[:MOST]
    if parts.text is not None and cursor >= parts.text.start:
        return []
    piece = _at(parts.head, line, cursor) or Piece(cursor, cursor, "")
    found = chain(_as_before(piece, captured, before), _head_offers(piece, captured, desk, today))
    return list(_unique(found))[:MOST]


def _at(pieces: Iterable[Piece], line: str, cursor: int) -> Piece | None:
    """The piece the cursor is in, or behind with nothing but space between."""
    within = (each for each in pieces if each.start <= cursor)
    return next((each for each in within if not line[each.end : max(each.end, cursor)].strip()), None)


def _unique(found: Iterable[Offer]) -> Iterator[Offer]:
    seen: set[str] = set()
    for each in found:
        if each.words not in seen:
            seen.add(each.words)
            yield each


def _as_before(piece: Piece, captured: Captured, before: Captured | None) -> Iterator[Offer]:
    """What the line before had in the field that is asked for next."""
    shape = captured.shape
    name = next(iter(_free(piece, captured)), "")
    if piece.text or before is None or before.shape != shape or name not in shape.slots:
        return
    for taken in before.taken:
        if taken.field == name and not taken.problem:
            words = taken.says if specs(KINDS[shape.kind])[name].kind == "ref" else taken.value
            yield Offer(_quoted(words), f"{shape.says(name)} · {AS_BEFORE}", piece.start, piece.end)


def _free(piece: Piece, captured: Captured) -> list[str]:
    """The fields that no other piece was taken for."""
    there = {each.field for each in captured.taken if each.piece != piece}
    return [name for name in captured.shape.fields if name not in there]


def _head_offers(piece: Piece, captured: Captured, desk: Desk, today: date) -> Iterator[Offer]:
    shape, typed = captured.shape, piece.text
    declared = specs(KINDS[shape.kind])
    free = _free(piece, captured)
    # Without a letter only what is asked for next is offered; with one, whatever fits.
    for name in free if typed else free[:1]:
        label = shape.says(name)
        spec = declared[name]
        if spec.kind == "choice":
            for word in spec.choices:
                if _begins(word, typed):
                    yield Offer(word, label, piece.start, piece.end)
        elif spec.kind == "date":
            yield from _date_offers(piece, label, desk, today)
        elif spec.kind == "ref":
            for match in desk.find(typed, spec.refs)[:MOST]:
                also = f"{label} · {match.name}" if match.by_alias else label
                yield Offer(_quoted(match.title), also, piece.start, piece.end)


def _begins(word: str, typed: str) -> bool:
    return word.replace("-", " ").casefold().startswith(typed.replace("-", " ").casefold())


def _date_offers(piece: Piece, label: str, desk: Desk, today: date) -> Iterator[Offer]:
    if piece.text and not is_date(piece.text, desk.order):
        return
    if piece.text:
        read = dates.read_typed(piece.text, desk.order)
        yield Offer(read, f"{label} · {dates.words(read)}", piece.start, piece.end)
        return
    for words in (today.isoformat(), today.isoformat()[:7]):
        yield Offer(words, f"{label} · {dates.words(words)}", piece.start, piece.end)


def _option_offers(piece: Piece, captured: Captured, desk: Desk) -> list[Offer]:
    issue = captured.fields.get("issue", "")
    word, _, rest = piece.text.partition(" ")
    stance = next((s for s in STANCES if word and s[0] == word[0].casefold()), "")
    if not stance:
        return [Offer(s[0].upper(), s, piece.start, piece.end) for s in STANCES]
    letter = stance[0].upper()
    fitting = options_like(desk.options(issue) if issue else (), rest)
    return [Offer(f"{letter} {each.label}", stance, piece.start, piece.end) for each in fitting]


def _quoted(title: str) -> str:
    """A title as it can stand in a line: in quotation marks where it holds a sign that parts."""
    return f'"{title}"' if any(sign in title for sign in _PARTING) and '"' not in title else title
