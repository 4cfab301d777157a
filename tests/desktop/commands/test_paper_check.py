"""`parley check-paper`: a paper is checked on the command line, for people and for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from db.changes import Change, Edit
from db.store import Store
from tests.desktop.commands.paper import BRIEF, with_paper

Run = Callable[..., Result]


@pytest.fixture
def paper(tracker: Path) -> Path:
    return with_paper(tracker)


def test_findings_stand_under_their_rules_with_place_and_remedy(run: Run, paper: Path) -> None:
    result = run("check-paper", paper)
    told = result.stdout.splitlines()
    at = told.index("LOOK   No distribution list (1)")
    assert told[at + 1] == "  b1 (front page): Paper No end of talks in sight has no distribution list."
    assert told[at + 2] == "  → Say who gets it."


def test_the_status_says_whether_there_are_errors(run: Run, paper: Path) -> None:
    sound = run("check-paper", paper)
    assert (sound.exit_code, sound.stdout.splitlines()[-1][:9]) == (0, "no errors")
    with Store.open(paper) as store:
        store.apply(Change("Empty", (Edit.update(BRIEF, bottom_line=""),)))
    bare = run("check-paper", paper)
    assert (bare.exit_code, bare.stdout.splitlines()[0]) == (1, "ERROR  No bottom line (1)")


def test_programs_get_all_findings_as_json(run: Run, paper: Path) -> None:
    told = json.loads(run("check-paper", paper, "--json").stdout)
    assert (told["paper"], told["errors"]) == (BRIEF.title, 0)
    assert len(told["findings"]) == told["looks"]
    (found,) = [each for each in told["findings"] if each["rule"] == "distribution-missing"]
    assert (found["record"], found["kind"], found["place"]) == ("b1", "brief", "front page")


def test_the_day_of_issue_counts(run: Run, paper: Path) -> None:
    late = run("check-paper", paper, "--issued", "2026-03-01")
    assert late.exit_code == 1
    assert "A cut-off after the day of issue" in late.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--template", "statsu"], "There is no paper template"),
        (["--mark", "TOP"], "TOP"),
        (["--issued", "someday"], "someday"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named(run: Run, paper: Path, words: list[str], said: str) -> None:
    result = run("check-paper", paper, *words)
    assert result.exit_code in (1, 2)
    assert result.stdout == ""
    assert said in result.stderr
