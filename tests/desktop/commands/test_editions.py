"""`parley issue` and `parley editions`: issued once, listed, written, made again and withdrawn."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from db.changes import Change, Edit
from db.records import Brief
from db.store import Store
from tests.desktop.commands.paper import BRIEF, with_paper

Run = Callable[..., Result]
Answer = Callable[..., str]


@pytest.fixture
def paper(tracker: Path) -> Path:
    return with_paper(tracker)


def edit(tracker: Path, field: str, value: str) -> None:
    with Store.open(tracker) as store:
        store.apply(Change("Edit", (Edit.update(store.need(Brief, "b1"), **{field: value}),)))


def test_an_edition_is_issued_listed_and_written(answer: Answer, paper: Path) -> None:
    out, kept = paper.parent / "out.pdf", paper.parent / "kept.pdf"
    said = answer("issue", paper, "--issued", "2026-04-21", "--note", "The first.", "--out", out)
    assert said.startswith("Issued edition 1 of “No end of talks in sight”: ")
    (line,) = json.loads(answer("editions", "list", paper, "--json"))
    assert (line["number"], line["issued"], line["note"], line["changed"]) == (
        1,
        "2026-04-21",
        "The first.",
        0,
    )
    assert line["sha256"] in said
    assert answer("editions", "write", paper, "1", "--out", kept) == f"Wrote {kept}: edition 1\n"
    assert kept.read_bytes() == out.read_bytes()


def test_an_edition_is_made_again_after_edits(answer: Answer, paper: Path) -> None:
    first, again = paper.parent / "first.pdf", paper.parent / "again.pdf"
    answer("issue", paper, "--out", first)
    edit(paper, "title", "Another title")
    said = answer("editions", "write", paper, "1", "--rebuild", "--out", again)
    assert said.endswith("Made again from the journal: the same bytes as were issued.\n")
    assert again.read_bytes() == first.read_bytes()


def test_open_errors_stop_it_unless_a_reason_is_given(run: Run, answer: Answer, paper: Path) -> None:
    edit(paper, "bottom_line", "")
    out = paper.parent / "out.pdf"
    stopped = run("issue", paper, "--out", out)
    assert stopped.exit_code == 1
    assert "ERROR  No bottom line (1)" in stopped.stdout
    assert "give --despite REASON" in stopped.stderr
    assert not out.exists()
    assert answer("editions", "list", paper).startswith("Nothing was issued yet.")
    answer("issue", paper, "--despite", "Wanted today")
    (line,) = json.loads(answer("editions", "list", paper, "--json"))
    assert (line["despite"], line["errors"]) == (
        "Wanted today", "Paper No end of talks in sight has no bottom line.",
    )  # fmt: skip


def test_the_register_is_a_table_that_no_spreadsheet_calculates(answer: Answer, paper: Path) -> None:
    answer("issue", paper)
    table = paper.parent / "register.csv"
    assert answer("editions", "list", paper, "--csv", table) == f"Wrote {table}: 1 edition\n"
    with table.open(encoding="utf-8-sig", newline="") as opened:
        (line,) = csv.DictReader(opened)
    assert (line["paper"], line["reference"], line["number"]) == (BRIEF.title, "'=P/1", "1")


def test_an_edition_is_withdrawn_and_keeps_its_number(run: Run, answer: Answer, paper: Path) -> None:
    answer("issue", paper)
    assert answer("editions", "withdraw", paper, "1") == "Withdraw edition 1\n"
    assert "withdrawn" in answer("editions", "list", paper)
    assert "was withdrawn on" in run("editions", "withdraw", paper, "1").stderr
    assert answer("issue", paper, "--despite", "Second try").startswith("Issued edition 2")


@pytest.mark.parametrize("words", [["write", "3", "--out", "x.pdf"], ["withdraw", "3"]])
def test_a_line_that_is_not_there_is_named(run: Run, paper: Path, words: list[str]) -> None:
    result = run("editions", words[0], paper, *words[1:])
    assert result.exit_code == 2
    assert "There is no line 3. There are 0" in result.stderr


def test_a_tracker_is_not_overwritten_by_its_paper(run: Run, paper: Path) -> None:
    before = paper.read_bytes()
    for words in (["issue", paper, "--out", paper], ["editions", "list", paper, "--csv", paper]):
        assert run(*words).exit_code == 2
    assert paper.read_bytes() == before
