"""An open tracker for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.db.talks import TALKS, inserts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a tracker can be made."""
    return tmp_path / "talks.parley"


@pytest.fixture
def empty(path: Path) -> Iterator[Store]:
    """A tracker without records, open for editing."""
    with Store.create(path, desk="desk", author="Olena") as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    """The tracker of talks, open for editing."""
    empty.apply(inserts(*TALKS, label="Fill in"))
    return empty
