"""`parley spell` lists what may be misspelled, and where."""

import json
from collections.abc import Callable
from pathlib import Path

from db.changes import Change, Edit
from db.records import Position
from db.store import Store
from tests.desktop.commands.conftest import Parley

Answer = Callable[..., str]


def misspell(tracker: Path, *ids: str) -> None:
    said = {
        "actor": "ukr",
        "issue": "territory",
        "channel": "official",
        "statement": "A withdrawl.",
    }
    with Store.open(tracker, desk="desk-1", author="Ana") as store:
        store.apply(Change("Add", tuple(Edit.insert(Position(id=id, **said)) for id in ids)))


def test_nothing_is_wrong_with_the_small_tracker(tracker: Path, answer: Answer) -> None:
    assert answer("spell", tracker) == "No misspelled words.\n"


def test_words_are_listed_with_their_places(tracker: Path, answer: Answer) -> None:
    misspell(tracker, *(f"p1{n}" for n in range(5)))
    heading, line = answer("spell", tracker).splitlines()
    assert heading.split() == ["WORD", "TIMES", "WHERE"]
    assert line.split()[:4] == ["withdrawl", "5", "p10", "(statement),"]
    assert line.endswith("… 2 more")


def test_the_answer_in_json_has_every_place(tracker: Path, answer: Answer) -> None:
    misspell(tracker, "p9")
    said = json.loads(answer("spell", tracker, "--json"))
    place = {"record": "p9", "kind": "position", "field": "statement"}
    assert said == {"language": "en-GB", "words": [{"word": "withdrawl", "places": [place]}]}


def test_a_language_without_dictionary_is_said(tracker: Path, run: Parley) -> None:
    misspell(tracker, "p9")
    result = run("spell", tracker, "--language", "fi")
    assert result.exit_code == 0
    assert result.stdout == "No misspelled words.\n"
    assert result.stderr == "There is no dictionary for fi.\n"
