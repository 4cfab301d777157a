"""Files that a reader once failed on, and each format unspoiled: they end in a document or in a sentence."""

from pathlib import Path

import pytest

from tests.fuzz.changes import SEEDS
from tests.fuzz.claims import holds
from tests.project.tree import ROOT

FILES = sorted((ROOT / "tests" / "files" / "documents").glob("*.*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_failed_once_does_not_fail_again(path: Path) -> None:
    data = path.read_bytes()

    document = holds(path.name, data)

    assert document is None or document.original == data


@pytest.mark.parametrize("reader", SEEDS)
def test_an_unspoiled_file_is_a_document(reader: str) -> None:
    assert holds(f"whole.{reader}", SEEDS[reader]()) is not None
