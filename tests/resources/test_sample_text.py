"""The texts of the sample dossier are its own, in clean typography and neutral words."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import Judgement, ScaleTerm, Source
from tests.resources.sample import DIGEST, RUN, every, need, runs_of, texts, words_of

# A digest of each run of words in the texts that the facts of the sample were drawn from; the texts
# themselves are not carried.
RUNS = Path(__file__).parents[1] / "files" / "ngrams.bin"
# Named in other accounts of the same months, and in neither source.
FOREIGN = ("Witkoff", "Kushner", "Abu Dhabi", "Geneva", "6 January", "35 participants")


@pytest.fixture(scope="module")
def known() -> frozenset[bytes]:
    packed = RUNS.read_bytes()
    return frozenset(packed[at : at + DIGEST] for at in range(0, len(packed), DIGEST))


def sentences() -> Iterator[tuple[str, str]]:
    """Each text with its place, but for the titles of the sources, which are theirs."""
    for record, field, text in texts():
        if not (isinstance(record, Source) and field == "title"):
            yield f"{record.id}.{field}", text


def test_no_run_of_words_is_taken_from_the_sources(known: frozenset[bytes]) -> None:
    assert [place for place, text in sentences() if runs_of(text) & known] == []


def test_a_run_that_is_taken_would_be_found(known: frozenset[bytes]) -> None:
    title = need(Source, "src-a").title
    assert len(words_of(title)) == RUN
    assert runs_of(f"So says {title.upper()}.") & known


def test_texts_are_composed_and_trimmed() -> None:
    assert [place for place, text in sentences() if text != unicodedata.normalize("NFC", text).strip()] == []


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("[\"']", "a straight quotation mark or apostrophe"),
        ("[\u00a0\u202f\u2007\u00ad\u200b\ufeff]", "a space that can't be seen, or a soft hyphen"),
        ("[\u0080-\u009f\ufffd]|[ÃÂÄÅâ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]", "an encoding gone wrong"),
        (r" [-—] |--|\.\.|  ", "a hyphen for a dash, dots or spaces in a row"),
        (r"[ \t]\n|[ ][,.;:]", "a space before a stop or the end of a line"),
        (r"[“‘][^”’]*$", "a quotation that is not closed"),
    ],
)
def test_typography_is_clean(pattern: str, what: str) -> None:
    found = [place for place, text in sentences() if re.search(pattern, text)]
    assert found == [], what


def test_the_pattern_for_encodings_finds_the_one_that_went_wrong() -> None:
    garbled = "Erdoğan".encode().decode("cp1252")
    assert re.search("[ÃÂÄÅâ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]", garbled)


def test_nothing_is_told_that_the_sources_do_not_tell() -> None:
    assert [place for place, text in sentences() if any(word in text for word in FOREIGN)] == []


def test_a_judgement_without_figures_uses_no_word_of_the_scale() -> None:
    terms = [term for each in every(ScaleTerm) for term in (each.term, each.second_term) if term]
    for judgement in every(Judgement):
        own = re.sub("“[^”]*”", "", judgement.text)
        assert not [term for term in terms if re.search(rf"\b{term}\b", own)], judgement.id
