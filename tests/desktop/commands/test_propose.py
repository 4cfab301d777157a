"""`parley propose` lists what a text proposes and what was decided, and writes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from db.store import Store
from desktop.operations.triage import proposals_of, reject
from tests.desktop.reading import BRIEF, reading_tracker

Answer = Callable[..., str]
Run = Callable[..., Result]


@pytest.fixture
def lenn(tmp_path: Path) -> Path:
    return reading_tracker(tmp_path / "lenn.parley")


def test_proposals_are_a_table(answer: Answer, lenn: Path) -> None:
    heading, *rows = answer("propose", lenn, "brief").splitlines()

    assert heading.split() == ["KIND", "CONFIDENCE", "STATE", "RECORD", "PASSAGE"]
    assert [tuple(row.split()[:3]) for row in rows[-3:]] == [
        ("scenario", "high", "open"),
        ("scenario", "medium", "open"),
        ("question", "high", "open"),
    ]


def test_for_programs_each_has_its_passage_reason_and_state(answer: Answer, lenn: Path) -> None:
    with Store.open(lenn) as store:
        first = proposals_of(store, BRIEF)[0]
        reject(store, "brief", first.key(BRIEF), on=True)

    told = json.loads(answer("propose", lenn, "brief", "--json"))

    assert told[0]["state"] == "rejected"
    assert {each["state"] for each in told[1:]} == {"open"}
    scenario = next(each for each in told if each["kind"] == "scenario")
    assert scenario["fields"]["likelihood_as_printed"] == "likely"
    assert BRIEF[scenario["first"] : scenario["last"]] == scenario["quote"]
    assert "numbered as scenario 1" in scenario["reason"]


def test_nothing_is_written(answer: Answer, lenn: Path) -> None:
    before = lenn.read_bytes()

    answer("propose", lenn, "talks")

    assert lenn.read_bytes() == before


@pytest.mark.parametrize("source", ["bare", "veld", "nobody"])
def test_what_has_no_text_is_refused_in_words(run: Run, lenn: Path, source: str) -> None:
    result = run("propose", lenn, source)

    assert result.exit_code == 1
    assert f"“{source}” is no source with a text. Nothing was proposed." in result.stderr
