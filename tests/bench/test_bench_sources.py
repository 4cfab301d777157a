"""Sources as a style of citation writes them, beside the paper they stand in."""

import sys
import time
from collections.abc import Callable
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

from db.queries.snapshot import Snapshot
from db.records import DOSSIER_ID, Actor, Brief, Dossier, Evidence, Issue, Position, Record, Source
from desktop.briefing import make_paper
from desktop.briefing.citing import cited
from tests.bench.processes import Beside

SOURCES, ROUNDS, TARGET = 500, 5, 0.5
STYLE = "harvard-cite-them-right"
BRIEF = Brief(id="brief", title="The river stays closed", language="en-US")
TYPES = ("report", "article-newspaper", "webpage")


def records(round: int) -> list[Record]:
    """Claims with a source each, of several types; those of another round are other sources."""
    dossier, actor, issue = (
        Dossier(id=DOSSIER_ID, title="Talks"),
        Actor(id="a", name="Up"),
        Issue(id="i", title="Flow"),
    )
    made: list[Record] = [dossier, actor, issue]
    for at in range(SOURCES):
        issued, author = f"2026-01-{at % 28 + 1:02}", '[{"family": "Bach", "given": "Ana"}]'
        source = Source(
            id=f"s{at}", title=f"Talks {round}.{at}", type=TYPES[at % 3], issued=issued, author=author
        )
        claim = Position(
            id=f"p{at}", actor="a", issue="i", channel="official", statement=f"It is said, {at}."
        )
        made += [
            source,
            claim,
            Evidence(id=f"e{at}", source=source.id, record=claim.id, locator=f"page {at}"),
        ]
    return made


def took(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measured() -> Beside:
    """To write a list of sources, and to make the paper they stand in with the list anew; medians."""
    written, paper = [], []
    for round in range(ROUNDS):
        snapshot = Snapshot.of(records(round), as_of="2026-04-19")
        sources = sorted(snapshot.all(Source), key=lambda each: int(each.id[1:]))
        written.append(took(lambda: cited(sources, STYLE, "en-GB")))  # noqa: B023  # called at once
        paper.append(took(lambda: make_paper(snapshot, BRIEF, issued="2026-04-19")))  # noqa: B023
    return Beside(median(written), median(paper))


def test_a_list_of_500_sources_against_the_paper_it_stands_in(benchmark: BenchmarkFixture) -> None:
    found = benchmark.pedantic(measured, rounds=1, iterations=1)
    benchmark.extra_info.update(ratio=round(found.ratio, 2), target=TARGET)
    sys.stdout.write(
        f"\n{benchmark.name}: {found.ours:.3f} s, floor {found.floor:.3f} s, "
        f"ratio {found.ratio:.2f} (target {TARGET})\n"
    )
    assert found.ours > 0
