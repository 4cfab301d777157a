"""Same input, same bytes: in two runs, in threads, whatever ids the records have; nothing from the clock."""

import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from db.queries.snapshot import Snapshot
from db.records import Brief, Record, references
from db.records.dossier import DOSSIER_ID
from desktop.briefing import make_paper
from tests.desktop.briefing.papers import TODAY, paper_of, read, sample, sample_paper
from tests.project.tree import ROOT

AGAIN = """
import hashlib
from tests.desktop.briefing.papers import sample_paper
print(hashlib.sha256(sample_paper()).hexdigest())
"""


def test_another_process_with_another_clock_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = set()
    for zone, epoch, seed in (("UTC", "0", "1"), ("Asia/Kolkata", "1900000000", "2")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        command = [sys.executable, "-c", AGAIN]
        digests.add(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert len(digests) == 1


def test_papers_made_side_by_side_in_threads_are_the_same() -> None:
    brief = next(each for each in sample() if isinstance(each, Brief))
    with switching_often(), ThreadPoolExecutor(4) as pool:
        snapshot = Snapshot.of(sample(), as_of=brief.as_of)
        made = [pool.submit(make_paper, snapshot, brief, issued=TODAY, number=1) for _ in range(4)]
    assert {each.result() for each in made} == {sample_paper()}


@contextmanager
def switching_often() -> Iterator[None]:
    """Threads take turns a thousand times more often, so that what they share is caught half made."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def test_nothing_in_a_paper_comes_from_the_ids_of_records() -> None:
    renamed = with_other_ids(sample())
    brief = next(each for each in renamed if isinstance(each, Brief))
    assert (
        make_paper(Snapshot.of(renamed, as_of=brief.as_of), brief, issued=TODAY, number=1) == sample_paper()
    )


def with_other_ids(records: tuple[Record, ...]) -> list[Record]:
    """The records with new ids, in another order, and every reference led after them."""
    shuffled = list(records)
    random.Random(7).shuffle(shuffled)
    names = {each.id: f"x{at:05}" for at, each in enumerate(shuffled)}
    names[DOSSIER_ID] = DOSSIER_ID
    moved: list[Record] = []
    for each in shuffled:
        led: dict[str, Any] = {
            name: names.get(getattr(each, name)) for name in references(type(each)) if getattr(each, name)
        }
        moved.append(replace(each, id=names[each.id], **led))
    return moved


def test_the_day_of_issue_is_the_date_of_the_file() -> None:
    info = read(paper_of(issued="2026-04-19")).metadata
    assert info is not None
    assert info.creation_date is not None
    assert info.creation_date.isoformat() == "2026-04-19T00:00:00+00:00"
    assert info.modification_date == info.creation_date


def test_another_day_of_issue_makes_another_paper() -> None:
    assert paper_of(issued="2026-04-19") != paper_of(issued="2026-04-20")


def test_no_path_of_this_machine_is_in_the_file() -> None:
    data = sample_paper()
    assert str(ROOT).encode() not in data
    assert b"/home" not in data
    assert b".ttf" not in data
