"""What the tests of operations share: a small tracker, open for editing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.desktop.small import small_tracker


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with small_tracker(tmp_path / "talks.parley") as opened:
        yield opened
