"""A PDF of 500 pages read as a document, beside its floor: the bare text of its pages by the same library."""

import random
import time
from collections.abc import Callable

import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.documents.reading import read
from tests.documents import papers

PAGES, LINES = 500, 42
TIMES_ITS_TEXT = (
    2.5  # paragraphs, running titles, letters, notices and metadata cost no more than the text again
)
SECONDS = 5.0  # what a person waits at most, beside the window
WORDS = (
    "water",
    "the",
    "asks",
    "North",
    "of",
    "inflow",
    "for",
    "canal",
    "and",
    "year",
    "gauges",
    "waits",
    "by",
)


@pytest.fixture(scope="module")
def long_pdf() -> bytes:
    chosen = random.Random(1)
    lines = [" ".join(chosen.choice(WORDS) for _ in range(13)) for _ in range(PAGES * LINES)]
    return papers.pdf([lines[at : at + LINES] for at in range(0, len(lines), LINES)])


def best_of(work: Callable[[], object], times: int = 3) -> float:
    """The least seconds that some work takes."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def bare(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    length = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return length


def test_500_pages_are_read_in_little_more_than_their_text(
    benchmark: BenchmarkFixture, long_pdf: bytes
) -> None:
    assert bare(long_pdf) > 1_000_000
    floor = best_of(lambda: bare(long_pdf))
    ours = best_of(lambda: read("long.pdf", long_pdf))
    benchmark.pedantic(lambda: read("long.pdf", long_pdf), rounds=1)
    ratio = ours / floor
    benchmark.extra_info.update(ratio=round(ratio, 2), target=TIMES_ITS_TEXT, seconds=round(ours, 2))
    assert ratio < TIMES_ITS_TEXT
    assert ours < SECONDS
