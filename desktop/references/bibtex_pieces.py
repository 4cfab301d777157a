"""BibTeX values written in pieces, as in month = "3~" # mar, which the library leaves as they stand."""

from collections.abc import Iterator
from typing import Any

from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.middlewares.middleware import LibraryMiddleware

LONGEST = 100_000  # signs that pieces may make together: each may name what is in pieces itself


class Joined(LibraryMiddleware):
    """Makes one of the pieces of a value; a string names those above it alone, as BibTeX reads them."""

    def transform(self, library: Any) -> Any:
        """The library that was given, its values in one piece."""
        known: dict[str, str] = {}
        for string in library.strings:
            string.value = _joined(string.value, known)
            known[string.key.lower()] = _bare(str(string.value))
        for entry in library.entries:
            for field in entry.fields:
                field.value = _joined(field.value, known)
        return library


def stack() -> list[Any]:
    """What is done with each block that was read, one after the other."""
    return [Joined(), ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()]


def _joined(value: Any, known: dict[str, str]) -> Any:
    if not isinstance(value, str) or "#" not in value:
        return value
    pieces = [piece.strip() for piece in _pieces(value)]
    if len(pieces) < 2:
        return value
    told = [_bare(piece) if piece[:1] in ('"', "{") else known.get(piece.lower(), piece) for piece in pieces]
    return value if sum(map(len, told)) > LONGEST else "{" + "".join(told) + "}"


def _pieces(value: str) -> Iterator[str]:
    """What stands between the # that are in no braces and no quotes."""
    depth, quoted, start = 0, False, 0
    for at, sign in enumerate(value):
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth == 0 and sign == '"':
            quoted = not quoted
        elif depth == 0 and sign == "#" and not quoted:
            yield value[start:at]
            start = at + 1
    yield value[start:]


def _bare(value: str) -> str:
    text = value.strip()
    return text[1:-1] if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("{", "}")) else text
