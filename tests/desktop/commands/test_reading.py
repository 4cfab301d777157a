"""Commands that read: for people in words, for programs in JSON of a fixed shape and in CSV."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from db.changes import Change, Edit
from db.records import Disagreement, DisagreementRecord, Position, Tag, Tagging, link_id
from db.store import Store
from desktop.operations.records import set_fields
from tests.desktop.reading import TALKS, reading_tracker

Answer = Callable[..., str]
Run = Callable[..., Result]


def test_info_says_what_a_tracker_is_about(answer: Answer, tracker: Path) -> None:
    told = answer("info", tracker)
    assert told.startswith("Talks\n")
    assert "Positions  2" in told
    assert "Fill in" in told
    assert "Marked       up to TLP:GREEN" in told


def test_info_for_programs(answer: Answer, tracker: Path) -> None:
    told = json.loads(answer("info", tracker, "--json"))
    assert list(told) == [
        "path", "title", "subtitle", "organisation", "day", "mark", "counts", "last_change",
    ]  # fmt: skip
    assert (told["title"], told["mark"], told["day"]) == ("Talks", "TLP:GREEN", None)
    assert (told["counts"]["position"], told["counts"]["estimate"]) == (2, 0)
    assert told["last_change"]["label"] == "Fill in"


@pytest.mark.parametrize(
    ("day_one", "number"), [(date.today().isoformat(), 1), ("2999", None), ("../2999-01-01", None)]
)
def test_info_counts_no_days_before_day_one(
    answer: Answer, tracker: Path, day_one: str, number: int | None
) -> None:
    answer("set", tracker, "dossier", f"day_one={day_one}")
    told = json.loads(answer("info", tracker, "--json"))["day"]
    assert (told and told["number"]) == number
    assert ("Today" in answer("info", tracker)) == (number is not None)


def test_a_list_is_a_table_with_names_and_words(answer: Answer, run: Run, tracker: Path) -> None:
    heading, first, second = answer("list", tracker, "positions").splitlines()
    assert heading.split()[:3] == ["ID", "ACTOR", "ISSUE"]
    assert first.startswith("p1  Ukraine  Territory")
    assert "February 2026" in first
    assert first.endswith("No cession, a freeze only with guarantees.")
    assert "not stated" in second
    assert run("list", tracker, "positions").stderr == "2 positions\n"


@pytest.mark.parametrize("kind", ["position", "Positions", "POSITION", "positions"])
def test_a_kind_goes_by_its_name_and_its_plural(answer: Answer, tracker: Path, kind: str) -> None:
    assert len(answer("list", tracker, kind).splitlines()) == 3


@pytest.mark.parametrize("kind", ["position_option", "position-option", "Stance", "stances"])
def test_a_kind_goes_by_its_label(answer: Answer, tracker: Path, kind: str) -> None:
    assert "conditional" in answer("list", tracker, kind)


def test_a_kind_that_is_mistyped_gets_a_suggestion(run: Run, tracker: Path) -> None:
    result = run("list", tracker, "posishuns")
    assert result.exit_code == 2
    assert "There is no kind “posishuns”. Did you mean “positions”?" in result.stderr
    assert "Choose one of: actors," in run("list", tracker, "xyz").stderr


def test_a_list_for_programs(answer: Answer, tracker: Path) -> None:
    first, second = json.loads(answer("list", tracker, "positions", "--json"))
    assert list(first) == ["id", "kind", "title", "mark", "fields"]
    assert (first["id"], first["title"], first["mark"]) == ("p1", "Ukraine · Territory", "TLP:GREEN")
    assert (first["fields"]["stated"], second["fields"]["stated"]) == ("2026-02", "")
    assert second["fields"]["speaker"] is None
    assert "handling_inherited" not in first["fields"]


def test_a_list_as_csv(answer: Answer, tracker: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(answer("list", tracker, "positions", "--csv"))))
    assert [(row["id"], row["actor"], row["handling"]) for row in rows] == [
        ("p1", "ukr", "TLP:GREEN"),
        ("p2", "ukr", "TLP:GREEN"),
    ]


def test_csv_and_json_exclude_each_other(run: Run, tracker: Path) -> None:
    result = run("list", tracker, "positions", "--csv", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Choose one of --csv and --json." in result.stderr


@pytest.mark.parametrize(
    ("condition", "ids"),
    [
        ("firmness=conditional", ["p1"]),
        ("firmness=cond", ["p1"]),
        ("actor=Ukraine", ["p1", "p2"]),
        ("actor=україна", ["p1", "p2"]),
        ("actor=rus", []),
        ("stated=2026", ["p1"]),
        ("stated=feb 2026", ["p1"]),
        ("stated=2025", []),
        ("stated=", ["p2"]),
        ("statement=RETURN of  all land.", ["p2"]),
        ("Firmness=conditional", ["p1"]),
        ("id=p2", ["p2"]),
    ],
)
def test_a_list_is_narrowed(answer: Answer, tracker: Path, condition: str, ids: list[str]) -> None:
    told = json.loads(answer("list", tracker, "positions", "--where", condition, "--json"))
    assert [record["id"] for record in told] == ids


def test_all_conditions_must_hold(answer: Answer, tracker: Path) -> None:
    words = ("--where", "actor=ukr", "--where", "stated=", "--csv")
    assert answer("list", tracker, "positions", *words).count("\n") == 2


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("firmnes=firm", "There is no field “firmnes” for positions. Did you mean “firmness”?"),
        ("firmness", "“firmness” is not FIELD=VALUE. Write for example firmness=firm."),
        ("firmness=hard", "firmness: “hard” is not one of: non-negotiable,"),
        ("actor=Ukrane", "actor: There is no actor “Ukrane”. Did you mean “Ukraine”?"),
        ("stated=2026-13", "stated: There is no month 13."),
        ("handling_inherited=x", "There is no field “handling_inherited” for positions."),
    ],
)
def test_a_condition_that_is_mistyped_is_explained(
    run: Run, tracker: Path, condition: str, sentence: str
) -> None:
    result = run("list", tracker, "positions", "--where", condition)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in " ".join(result.stderr.split())


def test_a_name_of_two_records_asks_for_the_id(run: Run, tracker: Path) -> None:
    with Store.open(tracker) as store:
        russia = store.get("rus")
        assert russia is not None
        store.apply(set_fields(store, russia, {"short_name": "Ukraine"}))
    result = run("list", tracker, "positions", "--where", "actor=Ukraine")
    assert "“Ukraine” can be rus or ukr. Give the id." in result.stderr


def test_a_list_keeps_to_channels_and_to_a_mark(run: Run, tracker: Path) -> None:
    assert run("list", tracker, "positions", "--channel", "official").stderr == "2 positions\n"
    assert run("list", tracker, "positions", "--channel", "Track I").stderr == "No positions.\n"
    both = run("list", tracker, "positions", "--channel", "Track I", "--channel", "official")
    assert both.stderr == "2 positions\n"
    assert run("list", tracker, "positions", "--mark", "TLP:CLEAR").stderr == "No positions.\n"
    assert run("list", tracker, "positions", "--mark", "TLP:GREEN").stderr == "2 positions\n"
    assert "X is no level" in run("list", tracker, "positions", "--mark", "X").stderr
    assert run("list", tracker, "positions", "--channel", "aloud").exit_code == 2


def test_a_list_as_of_a_day_leaves_out_what_was_not_yet_known(run: Run, tracker: Path) -> None:
    result = run("list", tracker, "positions", "--as-of", "Jan 2026")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["ID", "p2"]
    assert result.stderr == "1 position as of 31 January 2026\n"
    wrong = run("list", tracker, "positions", "--as-of", "soon")
    assert wrong.exit_code == 2
    assert "--as-of" in wrong.stderr
    assert run("list", tracker, "positions", "--as-of", "XXXX").exit_code == 2


def test_an_empty_list_says_so(run: Run, tracker: Path) -> None:
    result = run("list", tracker, "commitments")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No commitments.\n")


def test_a_position_is_shown_with_stances_conditions_evidence_and_conflict(
    answer: Answer, tracker: Path
) -> None:
    told = answer("show", tracker, "p1")
    assert told.startswith("Position p1: Ukraine · Territory\n")
    for words in (
        "Actor               Ukraine (ukr)",
        "Stated              February 2026 (2026-02)",
        "Rationale           not stated",
        "Marking             TLP:GREEN",
        "not stated   Full return (0)",
        "conditional  Freeze on the line (60)\n               on condition: Guarantees are in force",
        "supports  Status article (src-a, grade F–)\n            Position and red lines, bullet 1",
        "In conflict with\n  p2  official, undated: Return of all land.",
        "History  1 change: Fill in (",
    ):
        assert words in told


def test_a_record_is_shown_with_its_parts_and_who_names_it(answer: Answer, tracker: Path) -> None:
    told = answer("show", tracker, "territory")
    assert "Options\n  return  Full return; Place on the axis: 0\n" in told
    assert "Named in\n  Positions  p1, p2" in told
    assert "none  no source is cited" in told


def test_tags_and_disagreements_are_shown(answer: Answer, tracker: Path) -> None:
    side = DisagreementRecord(
        id=link_id("disagreement_record", "d1", "p1"), disagreement="d1", record="p1", says="A freeze"
    )
    tagging = Tagging(id=link_id("tagging", "t1", "p1"), tag="t1", record="p1")
    records = (
        Disagreement(id="d1", title="What is asked", note="Both stand"),
        Tag(id="t1", name="core"),
        side,
        tagging,
    )
    with Store.open(tracker) as store:
        store.apply(Change("Add", tuple(Edit.insert(record) for record in records)))
    told = answer("show", tracker, "p1")
    assert "Tags                core" in told
    assert "d1  What is asked\n      this record: A freeze\n      Both stand" in told


def test_show_for_programs(answer: Answer, tracker: Path) -> None:
    told = json.loads(answer("show", tracker, "p1", "--json"))
    assert list(told) == [
        "id", "kind", "title", "mark", "fields", "names", "evidence", "stances", "conflicts",
        "disagreements", "parts", "named_in", "last_change",
    ]  # fmt: skip
    assert told["names"] == {"ukr": "Ukraine", "territory": "Territory"}
    assert told["stances"] == [
        {"option": "return", "label": "Full return", "value": 0.0, "stance": "", "conditions": []},
        {
            "option": "freeze",
            "label": "Freeze on the line",
            "value": 60.0,
            "stance": "conditional",
            "conditions": ["Guarantees are in force"],
        },
    ]
    (evidence,) = told["evidence"]
    assert list(evidence) == [
        "id", "source", "title", "reliability", "locator", "bearing", "field", "says", "quote",
        "credibility", "note",
    ]  # fmt: skip
    assert (evidence["title"], evidence["locator"]) == ("Status article", "Position and red lines, bullet 1")
    assert told["conflicts"] == ["p2"]
    assert json.loads(answer("show", tracker, "territory", "--json"))["named_in"] == {
        "position": ["p1", "p2"]
    }


def test_every_record_can_be_shown(answer: Answer, tracker: Path) -> None:
    with Store.open(tracker, readonly=True) as store:
        ids = sorted(store.snapshot().ids())
    for id in ids:
        assert f" {id}: " in answer("show", tracker, id)
        assert json.loads(answer("show", tracker, id, "--json"))["id"] == id


def test_a_record_that_is_not_there_gets_a_suggestion(run: Run, tracker: Path) -> None:
    result = run("show", tracker, "teritory")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: There is no record teritory. Did you mean “territory”?\n"
    assert "parley search finds ids by words." in run("show", tracker, "zzzzzzzzz").stderr


def test_search_finds_words_in_any_field(answer: Answer, run: Run, tracker: Path) -> None:
    heading, *lines = answer("search", tracker, "guarant").splitlines()
    assert heading.split() == ["ID", "KIND", "TITLE", "TEXT"]
    assert {line.split()[0] for line in lines} == {"p1", "c1"}
    nothing = run("search", tracker, "nowhere")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr.startswith("Nothing was found.")


def test_search_for_programs(answer: Answer, tracker: Path) -> None:
    hits = json.loads(answer("search", tracker, "freeze", "guarantees", "--json"))
    assert [list(hit) for hit in hits] == [["id", "kind", "title", "field", "excerpt"]]
    assert (hits[0]["id"], hits[0]["field"]) == ("p1", "statement")


def test_search_can_keep_to_a_kind_and_puts_parts_last(answer: Answer, tracker: Path) -> None:
    kept = answer("search", tracker, "Ukraine", "territory", "--kind", "positions").splitlines()[1:]
    assert sorted(line.split()[0] for line in kept) == ["p1", "p2"]
    kinds = [line.split()[1] for line in answer("search", tracker, "Ukraine").splitlines()[1:]]
    assert kinds == ["Actor", "Position", "Position", "Event"]  # the event's participant is a part


def test_search_finds_passages_in_the_texts_of_sources(answer: Answer, tmp_path: Path) -> None:
    talks = reading_tracker(tmp_path / "texts.parley")
    lines = answer("search", talks, "gates").splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [["june", "Option"], ["talks", "Text"]]
    assert "it could open the gates in July" in lines[1]
    only = answer("search", talks, "gates", "--texts").splitlines()[1:]
    assert [line.split()[0] for line in only] == ["talks"]
    assert len(answer("search", talks, "gates", "--kind", "options").splitlines()) == 2
    (hit,) = json.loads(answer("search", talks, "gates", "--texts", "--json"))
    assert (hit["id"], hit["kind"], TALKS[hit["first"] : hit["last"]]) == ("talks", "text", "gates")


def test_search_shows_as_many_as_are_asked_for(run: Run, tracker: Path) -> None:
    result = run("search", tracker, "ukraine", "--most", "1")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "The best 1; --most shows more.\n"


def test_the_log_tells_what_was_done_newest_first(answer: Answer, tracker: Path) -> None:
    told = answer("log", tracker).splitlines()
    assert [line.split()[0] for line in told] == ["NO", "2", "1"]
    assert told[1].endswith("Ana  Fill in")
    changes = json.loads(answer("log", tracker, "--json", "--most", "1"))
    assert [list(change) for change in changes] == [
        ["seq", "id", "at", "label", "kind", "author", "desk", "undoes"]
    ]
    assert changes[0]["label"] == "Fill in"


def test_reading_leaves_the_tracker_and_its_folder_as_they_were(run: Run, tracker: Path) -> None:
    before = tracker.read_bytes()
    for words in (["info"], ["log"], ["list", "actors"], ["show", "p1"], ["search", "freeze"], ["check"]):
        assert run(words[0], tracker, *words[1:]).stdout
    assert tracker.read_bytes() == before
    assert [path.name for path in tracker.parent.iterdir()] == ["talks.parley"]


@pytest.mark.parametrize(
    "words", [["info"], ["log"], ["list", "actors"], ["show", "p1"], ["search", "x"], ["check"]]
)
def test_a_file_that_is_not_there_or_no_tracker_is_named(run: Run, tmp_path: Path, words: list[str]) -> None:
    gone = run(words[0], tmp_path / "gone.parley", *words[1:])
    assert (gone.exit_code, gone.stdout) == (1, "")
    assert "Error: There is no file" in gone.stderr
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague")
    assert "is not a Parley tracker" in run(words[0], letter, *words[1:]).stderr


def test_text_that_a_terminal_would_obey_is_made_harmless(answer: Answer, tracker: Path) -> None:
    with Store.open(tracker) as store:
        position = store.need(Position, "p1")
        store.apply(set_fields(store, position, {"statement": "\x1b[2J gone \u202eevil"}))
    for words in (["show", "p1"], ["list", "positions"], ["search", "gone"]):
        told = answer(words[0], tracker, *words[1:])
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert "gone" in told
