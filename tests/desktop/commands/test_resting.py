"""`parley rests`: what hangs on a source, for people and for programs."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from db.changes import Change, Edit
from db.records import Source
from db.store import Store

Answer = Callable[..., str]
Run = Callable[..., Result]


def test_what_rests_on_a_source_is_listed(answer: Answer, tracker: Path) -> None:
    told = answer("rests", tracker, "src-a")
    assert "rests on it alone" in told

    found = json.loads(answer("rests", tracker, "src-a", "--json"))
    assert found["editions"] == []
    assert {"id", "kind", "title", "how", "alone"} == set(found["hanging"][0])
    assert "p1" in [each["id"] for each in found["hanging"]]


def test_nothing_and_no_source_are_said(answer: Answer, run: Run, tracker: Path) -> None:
    with Store.open(tracker, desk="d", author="Ana") as store:
        store.apply(Change("Put", (Edit.insert(Source(id="unread", title="Unread")),)))
    assert answer("rests", tracker, "unread") == "Nothing rests on it.\n"
    assert "p1 is no source (position)." in run("rests", tracker, "p1").stderr
    assert run("rests", tracker, "nobody").exit_code == 1


def test_withdrawing_or_grading_a_source_says_how_to_see_what_it_touches(run: Run, tracker: Path) -> None:
    graded = run("set", tracker, "src-a", "reliability=E")
    assert "graded E" in graded.stderr
    assert f"parley rests {tracker} src-a" in graded.stderr
    assert "is now withdrawn" in run("set", tracker, "src-a", "status=withdrawn").stderr
    assert run("set", tracker, "src-a", "title=Another title").stderr == ""
