"""A dated copy of a large tracker beside its floor: the same bytes copied and synced as a file."""

import hashlib
import os
import random
import shutil
from collections.abc import Iterator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from db.changes import Change, Edit
from db.records import Blob
from db.store import Store
from desktop.operations.copies import folder_of, keep
from tests.bench.raw_rows import seconds
from tests.desktop.small import small_tracker

FILES, BYTES = 20, 10_000_000
TIMES_A_FILE = 4


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A tracker of 200 MB, most of it kept files."""
    noise = random.Random(20261122)
    with small_tracker(tmp_path_factory.mktemp("large") / "talks.parley") as store:
        for number in range(FILES):
            data = noise.randbytes(BYTES)
            sha256 = hashlib.sha256(data).hexdigest()
            file = Blob(id=f"file-{number}", sha256=sha256, media_type="application/pdf")
            store.apply(Change("Keep a file", (Edit.insert(file),), blobs={sha256: data}))
        yield store


def test_a_copy_takes_little_longer_than_its_bytes(large: Store, benchmark: BenchmarkFixture) -> None:
    folder = folder_of(large.path)

    def as_file() -> None:
        target = large.path.with_name("as a file")
        shutil.copyfile(large.path, target)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        target.unlink()

    def as_copy() -> None:
        keep(large, folder, 2, lambda _done, _total: None)

    floor = min(seconds(as_file) for _ in range(3))
    ratio = min(seconds(as_copy) for _ in range(3)) / floor
    benchmark.extra_info.update(ratio=round(ratio, 2), target=TIMES_A_FILE)
    benchmark.pedantic(as_copy, rounds=1)
    assert ratio < TIMES_A_FILE
