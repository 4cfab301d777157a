"""`parley brief --password`: asked for and never printed; the paper is accessible, encrypted, not PDF/A."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from desktop.cli import parley

Answer = Callable[..., str]
Run = Callable[..., Result]
SECRET = "Ljubljana, at noon: café"


def declared(pdf: pikepdf.Pdf) -> str:
    """What the file says of itself, as XMP."""
    return pdf.Root.Metadata.read_bytes().decode()


def test_a_paper_with_a_password_opens_with_it_alone_and_keeps_its_tags(
    answer: Answer, tracker: Path
) -> None:
    out, plain, secret = (tracker.parent / name for name in ("paper.pdf", "plain.pdf", "secret.txt"))
    secret.write_text(f"{SECRET}\nnot this\n", encoding="utf-8")
    said = answer("brief", tracker, "--out", out, "--password-file", secret, "--attach-data")
    answer("brief", tracker, "--out", plain, "--attach-data")
    assert "with a password: accessible (PDF/UA-1), not archival" in said
    assert SECRET not in said
    for wrong in ("", "Ljubljana", SECRET + " "):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(out, password=wrong)
    assert b"No cession" not in out.read_bytes()
    with pikepdf.open(out, password=SECRET) as locked, pikepdf.open(plain) as free:
        assert (locked.encryption.R, locked.encryption.bits) == (6, 256)
        assert locked.encryption.stream_method.name == "aesv3"
        assert locked.allow.accessibility
        assert bool(locked.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in locked.Root
        assert len(locked.pages) == len(free.pages)
        assert set(locked.attachments) == set(free.attachments) != set()
        assert "<pdfaid:part>3<" in declared(free)
        assert "<pdfaid:part" not in declared(locked)
        assert "<pdfuaid:part>1<" in declared(locked)


def test_a_typed_password_is_asked_for_twice_and_not_shown(tracker: Path) -> None:
    out = tracker.parent / "paper.pdf"
    words = ["brief", str(tracker), "--out", str(out), "--password"]
    result = CliRunner().invoke(parley, words, input="one\ntwo\none\none\n")
    assert result.exit_code == 0
    assert "one\n" not in result.output
    with pikepdf.open(out, password="one") as pdf:
        assert pdf.is_encrypted


def test_a_letter_typed_in_two_signs_opens_as_the_same_letter(answer: Answer, tracker: Path) -> None:
    out, secret = tracker.parent / "paper.pdf", tracker.parent / "secret.txt"
    secret.write_text("cafe\N{COMBINING ACUTE ACCENT}\n", encoding="utf-8")
    answer("brief", tracker, "--out", out, "--password-file", secret)
    with pikepdf.open(out, password="caf\N{LATIN SMALL LETTER E WITH ACUTE}") as pdf:
        assert pdf.is_encrypted


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "The password can't be read from"),
        (b"", "There is no password on the first line"),
        (b"\xff\xfe", "The password can't be read from"),
        (b"x" * 128, "is longer than 127 bytes"),
    ],
)
def test_a_password_that_can_not_be_one_is_told_and_nothing_written(
    run: Run, tracker: Path, content: bytes | None, words: str
) -> None:
    out, secret = tracker.parent / "paper.pdf", tracker.parent / "secret.txt"
    if content is not None:
        secret.write_bytes(content)
    result = run("brief", tracker, "--out", out, "--password-file", secret)
    assert result.exit_code != 0
    assert words in " ".join(result.output.split())
    assert not out.exists()
