"""How near a title is to what was typed: what search finds is put in this order where it is offered."""

import unicodedata

from db.indexing import normalised
from db.queries.excerpts import WORD

Nearness = tuple[int, bool, bool]


def nearness(title: str, typed: str) -> Nearness:
    """For sorting, nearest first: how many words the title lacks, whether it begins otherwise, says more.

    A word counts as there when one of the title's begins with it, diacritics and case aside.
    """
    there, wanted = _words(title), _words(typed)
    lacking = sum(not any(word.startswith(each) for word in there) for each in wanted)
    begins = len(there) >= len(wanted) and all(map(str.startswith, there, wanted))
    return lacking, not begins, there != wanted


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFD", normalised(text)).casefold()
    return WORD.findall("".join(each for each in apart if not unicodedata.combining(each)))
