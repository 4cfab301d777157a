"""A sheet of 2 000 rows × 300 columns beside its floor, the bare read of it: understood, shown, planned."""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import load_workbook

from db.exchange import plan
from db.exchange.sheets import Guesser, Library, Mapping, Sheet, compose, open_book
from db.queries.snapshot import Snapshot
from db.records import Actor, Issue

ROWS, COLUMNS = 2_000, 300
HEADS = (
    "Party",
    "Topic",
    "Statement",
    "Date",
    "Channel",
    "Source",
    "URL",
    "Page",
    "Quote",
    "Keywords",
    "Speaker",
)
CHANNELS = ("official", "publicly", "Back channel", "track two")
SAMPLE = 30  # rows the mapping dialog reads while a mapping is being settled


def row(number: int) -> list[object]:
    actor, issue = number % 40, number % 16
    told = (
        f"Actor {actor}", f"Issue {issue}", f"Statement {number} on what is asked and offered in return.",
        f"{1 + number % 28:02}/{1 + number % 12:02}/2026", CHANNELS[number % 4], f"Gazette {number % 200}",
        f"https://gazette.example/{number % 200}", f"p. {number % 30}", f"quote {number}", "water; core",
        f"Speaker {number % 60}",
    )  # fmt: skip
    return [*told, *(f"remark {number} {place}" for place in range(COLUMNS - len(told)))]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tracker")
    sheet.append([*HEADS, *(f"Remark {place}" for place in range(COLUMNS - len(HEADS)))])
    for number in range(ROWS):
        sheet.append(row(number))
    made = tmp_path_factory.mktemp("sheets") / "Talks.xlsx"
    book.save(made)
    return made


@pytest.fixture(scope="module")
def library() -> Library:
    actors = [Actor(id=f"a{n}", name=f"Actor {n}") for n in range(20)]
    return Library(Snapshot.of([*actors, *(Issue(id=f"i{n}", title=f"Issue {n}") for n in range(16))]))


@pytest.fixture(scope="module")
def floor(path: Path) -> float:
    """Seconds of the bare read of the workbook."""
    return min(_seconds(lambda: _bare(path)) for _ in range(3))


def _bare(path: Path) -> int:
    return len(load_workbook(BytesIO(path.read_bytes())).get_sheet_by_index(0).to_python())


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.fixture(scope="module")
def sheet(path: Path) -> Sheet:
    return open_book(path).first()


@pytest.fixture(scope="module")
def mapping(sheet: Sheet, library: Library) -> Mapping:
    return Guesser(sheet, library.names).guess().mapping


def _say(benchmark: BenchmarkFixture, floor: float, target: float) -> None:
    assert benchmark.stats is not None
    taken = benchmark.stats.stats.min
    benchmark.extra_info.update(floor_ms=round(floor * 1000), ratio=round(taken / floor, 2), target=target)
    told = f"{taken * 1000:.0f} ms, floor {floor * 1000:.0f} ms, ratio {taken / floor:.2f} (target {target})"
    sys.stdout.write(f"\n{benchmark.name}: {told}\n")


def test_a_sheet_is_read_with_what_its_values_do_not_say(
    benchmark: BenchmarkFixture, path: Path, floor: float
) -> None:
    found = benchmark.pedantic(lambda: open_book(path).first(), rounds=3)
    _say(benchmark, floor, 2.5)
    assert (len(found.rows), found.width) == (ROWS + 1, COLUMNS)


def test_its_columns_are_guessed(
    benchmark: BenchmarkFixture, sheet: Sheet, library: Library, floor: float
) -> None:
    found = benchmark.pedantic(lambda: Guesser(sheet, library.names).guess(), rounds=3)
    _say(benchmark, floor, 0.8)
    assert found.mapping.columns[:5] == (
        "actor.name", "issue.title", "position.statement", "position.stated", "position.channel",
    )  # fmt: skip


def test_a_change_of_the_mapping_is_shown(
    benchmark: BenchmarkFixture, sheet: Sheet, mapping: Mapping, library: Library, floor: float
) -> None:
    def shown() -> int:
        return len(plan([compose(sheet, mapping, library, SAMPLE).reading], library.current).edits)

    edits = benchmark.pedantic(shown, rounds=10, warmup_rounds=1)
    _say(benchmark, floor, 0.1)
    assert edits > SAMPLE


def test_the_whole_sheet_is_planned(
    benchmark: BenchmarkFixture, sheet: Sheet, mapping: Mapping, library: Library, floor: float
) -> None:
    made = benchmark.pedantic(
        lambda: plan([compose(sheet, mapping, library).reading], library.current), rounds=3
    )
    _say(benchmark, floor, 2)
    assert made.refusals == []
    assert made.counts["position"].new == ROWS
