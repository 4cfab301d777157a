"""Papers looked at by the validators of others: what counts, what is excused, and what is missing said."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import check_paper
from desktop.briefing.flow import CONTINUED
from tests.project.tree import ROOT

Says = Callable[..., None]
PAPER = Path("paper.pdf")
REPEATED = f"Table 2 Where 5 actors stand on 13 issues{CONTINUED}"
A_NOTE = "A · B2 12 The Courier, “Editions up to 2025”"
# A table and a note as pdfinfo tells them.
HEARD = """Document
  Table (block)
    Caption
      "Table 2 Where 5 actors stand on 13 issues "
    THead
      TR
        TH:
           /Scope /Column
          "Issue "
        TH:
           /Scope /Column
          "What is said "
    TBody
      TR
        TD
          "A claim "
  Note <note-12> (inline)
    Lbl (block)
      "12 A · B2 "
    P (block)
      "The Courier, “Editions up to 2025”, page 3. "
"""


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Says:
    """Has every validator say something and end with a code."""

    def told(stdout: str = "", code: int = 0, stderr: str = "") -> None:
        ran = CompletedProcess[str]((), code, stdout, stderr)
        monkeypatch.setattr(check_paper, "output", lambda *command: ran)

    return told


def outloud(*findings: dict[str, object]) -> str:
    """What outloud tells in JSON, after a line for people."""
    return "one file\n" + json.dumps({"results": [{"error": None, "findings": list(findings)}]})


def finding(rule: str, evidence: str, severity: str = "error", count: int = 1) -> dict[str, object]:
    said = {"rule": rule, "severity": severity, "message": "It is so", "evidence": evidence, "page": 4}
    return {**said, "count": count}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has outloud find something in a paper in which pdfinfo hears a table and a note."""

    def told(*findings: dict[str, object], hears: str = HEARD) -> None:
        def output(tool: str, *words: str) -> CompletedProcess[str]:
            return CompletedProcess((), 0, hears if words[0] == "-struct-text" else outloud(*findings), "")

        monkeypatch.setattr(check_paper, "output", output)
        monkeypatch.setattr(check_paper, "program", lambda name: name if hears else None)

    return told


def test_a_repeated_caption_is_excused_and_other_ornament_is_not(
    heard: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    heard(finding("TAG-002", REPEATED))
    assert check_paper.check(PAPER, {"outloud": "outloud"})
    assert "1 left out, for the caption and head" in capsys.readouterr().out
    heard(finding("TAG-002", REPEATED), finding("TAG-002", "A claim"))
    assert not check_paper.check(PAPER, {"outloud": "outloud"})
    assert "page 4, TAG-002: It is so (A claim)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("evidence", "count", "sound"),
    [
        ("Issue What is said", 1, True),
        (f"{REPEATED}; Issue What is said", 2, True),
        (f"{REPEATED}; Issue What is said", 3, False),  # one of them is not shown
        (f"{REPEATED}; A claim", 2, False),
        ("Issue What is said said", 1, False),
        ("Table 2 Where 5 actors stand on 13 iss…", 1, True),
        ("", 1, False),
    ],
)
def test_ornament_is_excused_where_each_line_of_it_is_the_head_of_one_table(
    heard: Says, evidence: str, count: int, sound: bool
) -> None:
    heard(finding("TAG-002", evidence, count=count))
    assert check_paper.check(PAPER, {"outloud": "outloud"}) is sound


@pytest.mark.parametrize(
    ("evidence", "count", "sound"),
    [
        (A_NOTE, 1, True),
        (f"{A_NOTE[:30]}…", 1, True),
        ("River talks: status", 1, False),
        (f"{A_NOTE}; River talks: status", 2, False),
        (A_NOTE, 2, False),
    ],
)
def test_notes_that_begin_alike_are_no_running_heads(
    heard: Says, evidence: str, count: int, sound: bool
) -> None:
    heard(finding("PAG-001", evidence, "warning", count))
    assert check_paper.check(PAPER, {"outloud": "outloud"}) is sound


def test_without_another_reader_nothing_is_excused_by_what_it_hears(heard: Says) -> None:
    heard(finding("TAG-002", REPEATED), hears="")
    assert not check_paper.check(PAPER, {"outloud": "outloud"})


@pytest.mark.parametrize(("severity", "sound"), [("info", True), ("warning", False), ("error", False)])
def test_a_warning_counts_and_a_remark_does_not(says: Says, severity: str, sound: bool) -> None:
    says(outloud(finding("A", "", severity)))
    assert check_paper.check(PAPER, {"outloud": "outloud"}) is sound


@pytest.mark.parametrize(("name", "code"), [("outloud", 0), ("pdfua", 3), ("qpdf", 2), ("pdfinfo", 0)])
def test_a_validator_that_says_nothing_or_fails_is_a_finding(says: Says, name: str, code: int) -> None:
    says("", code)
    assert not check_paper.check(PAPER, {name: name})


@pytest.mark.parametrize(
    ("line", "sound"),
    [
        ("ISO_19005_2:6.6.4-3\tobj 1\tpdfaid:conformance is 'A', expected 'B'\n", True),
        ("ISO_19005_2:6.6.2.3.1-1\tobj 1\tXMP property pdfuaid:part is not permitted\n", True),
        ("ISO_19005_2:6.6.2.3.1-1\tobj 1\tXMP property x:y is not permitted\n", False),
        ("ISO_19005_2:6.2.11.4-1\tobj 1\tfont is not embedded\n", False),
        ("", True),
    ],
)
def test_what_breaks_the_archive_counts(says: Says, tmp_path: Path, line: str, sound: bool) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-")
    says(f"{line}done\t2b\n")
    assert check_paper.check(paper, {"pikepdf": "python"}) is sound
    says(line, 1, "Traceback")
    assert not check_paper.check(paper, {"pikepdf": "python"})


def test_another_reader_must_find_the_structure(says: Says) -> None:
    whole = "Document\n  H1 (block)\n  P (block)\n  L (block)\n"
    for told, complaint, sound in (
        (whole, "", True),
        (whole, "Syntax Error", False),
        ("Document\n", "", False),
    ):
        says(told, 0, complaint)
        assert check_paper.check(PAPER, {"pdfinfo": "pdfinfo"}) is sound


def test_what_is_missing_is_said_and_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_paper, "program", lambda name: None)
    monkeypatch.setattr(check_paper, "make_papers", lambda parley, folder: iter(()))
    assert check_paper.main(["parley", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "qpdf is missing, so nothing was checked with it. It comes with the package qpdf." in said
    assert said.count("is missing") == len(check_paper.VALIDATORS) == 6


def test_papers_of_every_template_are_made_of_both_dossiers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(check_paper, "run", lambda *command: asked.append(command))
    names = [path.name for path in check_paper.make_papers("parley", tmp_path / "out")]
    templates = {path.stem for path in (ROOT / "resources" / "templates").iterdir() if path.suffix != ".md"}
    assert set(names) == {
        f"{dossier}-{each}-{size}{suffix}"
        for dossier in ("sample", "fictional")
        for each in templates
        for size in ("A4", "Letter")
        for suffix in (".pdf", ".docx")
    }
    assert [command[1] for command in asked].count("new") == 2
    assert sum("--attach-data" in command for command in asked) == 2 * len(templates)


def test_a_paper_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_paper.main([str(tmp_path / "nowhere" / "parley"), str(tmp_path / "out")]) == 1
    assert "A paper could not be made" in capsys.readouterr().out


def test_the_environment_of_the_validators_is_apart_from_the_project() -> None:
    lock = (ROOT / "packaging" / "lock" / "check.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for line in (ROOT / "packaging" / "lock" / "check.in").read_text(encoding="utf-8").splitlines():
        name = line.partition(">")[0]
        assert name not in project
        assert f"\n{name.partition('[')[0]}==" in lock


def test_what_word_would_mend_counts(says: Says, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {"part_uri": "/word/styles.xml", "path": "/style[2]", "description": "Out of order"}
    says("one file\n" + json.dumps([{"errors": [wrong]}]), code=1)
    assert not check_paper.check(Path("paper.docx"), {"openxml-audit": "openxml-audit"})
    assert "/word/styles.xml/style[2]: Out of order" in capsys.readouterr().out
    says(json.dumps([{"errors": []}]))
    assert check_paper.check(Path("paper.docx"), {"openxml-audit": "openxml-audit"})


def test_a_validator_of_word_files_that_says_nothing_counts(says: Says) -> None:
    says(stderr="It broke", code=1)
    assert not check_paper.check(Path("paper.docx"), {"openxml-audit": "openxml-audit"})


@pytest.mark.parametrize(("name", "heard"), [("paper.docx", "openxml-audit"), ("paper.pdf", "qpdf")])
def test_each_file_is_read_by_those_who_know_its_kind(
    name: str, heard: str, says: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    says("[]" if heard == "openxml-audit" else "")
    assert check_paper.check(Path(name), {"qpdf": "qpdf", "openxml-audit": "openxml-audit"})
    assert capsys.readouterr().out == f"[parley] {name}: {heard} find nothing\n"
