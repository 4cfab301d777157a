"""The sample dossier, read in plain Python, and what the tests of its texts ask of it."""

import hashlib
import re
import unicodedata

from tests.resources.dossier import Shipped

SHIPPED = Shipped("ukraine-russia")
RECORDS = SHIPPED.records
every, need, evidence, texts = SHIPPED.every, SHIPPED.need, SHIPPED.evidence, SHIPPED.texts

RUN = 8  # words
DIGEST = 5  # bytes


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; an apostrophe inside a word is dropped, a hyphen parts words."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\w)['’](?=\w)", "", plain))


def runs_of(text: str) -> set[bytes]:
    """A digest of each run of RUN words in a text."""
    words = words_of(text)
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {hashlib.sha256(run.encode()).digest()[:DIGEST] for run in runs}
