"""`parley brief --attach-data`: the data go with the paper when asked, and keep to its marking."""

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

Answer = Callable[..., str]


def test_a_paper_carries_its_data_only_when_asked_and_keeps_to_the_marking(
    answer: Answer, tracker: Path
) -> None:
    answer("set", tracker, "p2", "handling=TLP:RED")
    out = tracker.parent / "paper.pdf"
    answer("brief", tracker, "--out", out, "--mark", "TLP:GREEN")
    assert PdfReader(out).attachments == {}
    answer("brief", tracker, "--out", out, "--mark", "TLP:GREEN", "--attach-data")
    (data,), (table,) = (PdfReader(out).attachments[name] for name in ("data.json", "position.csv"))
    assert "No cession" in data.decode()
    assert b"No cession" in table
    assert b"Return of all land" not in data + table
