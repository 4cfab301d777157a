"""Papers of 10 and 100 pages, tagged, each beside the same lines put on pages without any layout."""

import sys
import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas

from desktop.briefing.fonts import SERIF, face
from desktop.operations.papers import pages_of
from tests.bench.long_paper import made
from tests.bench.processes import Beside, peak, python
from tests.bench.test_bench_processes import told
from tests.desktop.briefing.papers import set_on

ROUNDS = 5
# Times the floor: 0.15 s for 10 pages and 1.0 s for 100 where a page of the floor takes 1.6 ms.
TARGETS = {10: 9.4, 100: 6.2}
PEAK = 90  # megabytes
MAKING = "from tests.bench.long_paper import made; made(100)"


def bare(lines: list[list[tuple[float, float, float, str]]]) -> bytes:
    """The floor: the same lines on as many pages, put where they stand."""
    canvas = Canvas("", invariant=1)
    name = face(SERIF.regular).name
    for page in lines:
        for x, y, size, text in page:
            canvas.setFont(name, size)
            canvas.drawString(x, 842 - y, text)
        canvas.showPage()
    data: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]  # the stubs know no types here
    return data


def seconds(work: Callable[[], object]) -> float:
    """The time of the processor that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def both(ours: Callable[[], object], floor: Callable[[], object]) -> Beside:
    """Both in turn, the best of each; once before, so that fonts are loaded."""
    ours(), floor()
    pairs = [(seconds(ours), seconds(floor)) for _ in range(ROUNDS)]
    return Beside(min(pair[0] for pair in pairs), min(pair[1] for pair in pairs))


@pytest.mark.parametrize("pages", TARGETS)
def test_a_paper_against_its_lines_without_layout(benchmark: BenchmarkFixture, pages: int) -> None:
    data = made(pages)
    lines = [
        [(*each[:3], each.text.encode("ascii", "replace").decode()) for each in page] for page in set_on(data)
    ]
    measured = benchmark.pedantic(
        both, args=(lambda: made(pages), lambda: bare(lines)), rounds=1, iterations=1
    )
    benchmark.extra_info.update(pages=pages_of(data), seconds=round(measured.ours, 3))
    told(benchmark, measured, TARGETS[pages])
    assert pages <= pages_of(data) <= pages * 1.15


def test_peak_memory_of_a_hundred_pages(benchmark: BenchmarkFixture) -> None:
    megabytes = benchmark.pedantic(peak, args=(python(MAKING),), rounds=1, iterations=1)
    benchmark.extra_info.update(megabytes=round(megabytes, 1), target=PEAK)
    sys.stdout.write(f"\n{benchmark.name}: {megabytes:.1f} MB (target {PEAK})\n")
    assert megabytes > 0
