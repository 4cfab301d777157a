"""Papers written to disk: as of a day, up to a marking, whole or not at all."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from db.changes import Change, Edit
from db.errors import NoSuchFolder
from db.records import Brief, Issue
from db.store import Store
from desktop.jobs import Cancelled
from desktop.operations.left_out import left_out
from desktop.operations.papers import PaperMarkedHigher, Written, write_paper

BRIEF = Brief(id="status", title="No end in sight")
SECRET = Issue(id="pay", title="Payment of the middleman", handling="TLP:RED")


@pytest.fixture
def filled(store: Store) -> Store:
    """The small tracker with a paper and an issue marked high."""
    store.apply(Change("Paper", (Edit.insert(BRIEF), Edit.insert(SECRET))))
    return store


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def written(store: Store, path: Path, mark: str = "") -> Written:
    return write_paper(store, BRIEF, path, as_of="2026-04-19", issued="2026-11-22", mark=mark, report=silent)


def test_the_paper_says_what_it_was_asked_for(filled: Store, tmp_path: Path) -> None:
    found = written(filled, tmp_path / "x.pdf")
    pdf = pypdf.PdfReader(BytesIO(found.path.read_bytes()))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert found == (tmp_path / "x.pdf", len(pdf.pages), 0)
    assert "19 April 2026" in text
    assert "22 November 2026" in text
    assert SECRET.title in text


def test_the_same_paper_has_the_same_bytes(filled: Store, tmp_path: Path) -> None:
    first, second = (written(filled, tmp_path / name).path for name in ("a.pdf", "b.pdf"))
    assert first.read_bytes() == second.read_bytes()


def test_what_is_marked_higher_is_left_out_and_counted(filled: Store, tmp_path: Path) -> None:
    found = written(filled, tmp_path / "x.pdf", "TLP:GREEN")
    pdf = pypdf.PdfReader(BytesIO(found.path.read_bytes()))
    assert SECRET.title not in "\n".join(page.extract_text() for page in pdf.pages)
    assert found.cut == 1
    assert left_out(filled, "TLP:GREEN") == [("Issue", SECRET.title, "TLP:RED")]
    assert left_out(filled, "TLP:RED") == []


def test_a_paper_marked_higher_than_it_may_be_is_not_made(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(PaperMarkedHigher, match="itself marked higher than TLP:CLEAR"):
        written(filled, tmp_path / "x.pdf", "TLP:CLEAR")
    assert not (tmp_path / "x.pdf").exists()


def test_a_paper_that_is_given_up_leaves_what_was_there(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"before")

    def stop(done: int, total: int) -> None:
        if done > 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_paper(filled, BRIEF, path, as_of="", issued="2026-11-22", mark="", report=stop)
    assert path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_named(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder, match="gone"):
        written(filled, tmp_path / "gone" / "x.pdf")
