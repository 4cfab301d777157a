"""`parley import` of a spreadsheet, as somebody types it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from db.records import Event, Position
from db.store import Store
from tests.db.exchange.sheets.workbooks import linked_book, matrix_book, write

Answer = Callable[..., str]
Run = Callable[..., Result]


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write(tmp_path, "Talks.xlsx", linked_book())


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    return write(tmp_path, "Matrix.xlsx", matrix_book())


def positions(tracker: Path) -> list[Position]:
    with Store.open(tracker, readonly=True) as store:
        return [each for each in store.all(Position) if each.id not in ("p1", "p2")]


def test_a_dry_run_says_how_the_sheet_is_understood(run: Run, tracker: Path, talks: Path) -> None:
    result = run("import", tracker, talks, "--dry-run")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "Talks.xlsx, sheet Tracker: a row is a position with its actor, issue and source; "
        "headings in row 3; dates DMY."
    )
    assert lines[2].split() == ["A", "Party", "Actor", "Its", "heading", "is", "“Party”."]
    assert lines[-1] == "It would be: 21 new, 2 refused. Nothing was written."
    assert "“Back channel” is read as back-channel." in result.stderr
    assert "“46066” is read as 13 February 2026." in result.stderr
    assert "Talks.xlsx, sheet Tracker, cell E8, position, field channel: “shouted”" in result.stderr
    assert '--word "shouted=…"' in result.stderr
    assert positions(tracker) == []


def test_what_is_said_of_it_is_kept_for_the_next_time(
    run: Run, answer: Answer, tracker: Path, talks: Path
) -> None:
    refused = run("import", tracker, talks)
    assert (refused.exit_code, positions(tracker)) == (1, [])
    said = ("--word", "shouted=public statement", "--map", "Remarks=rationale", "--valid-only")
    assert answer("import", tracker, talks, *said) == (
        "Import Talks.xlsx: 23 new, 1 refused. parley undo takes it back.\n"
    )
    assert "first time in public" in {each.rationale for each in positions(tracker)}
    assert answer("import", tracker, talks, "--valid-only") == (
        "Nothing to import: all of it is there already.\n"
    )
    answer("undo", tracker)
    assert positions(tracker) == []


def test_a_table_with_headings_of_its_own_needs_no_name(run: Run, tracker: Path, tmp_path: Path) -> None:
    notes = tmp_path / "old notes.csv"
    notes.write_text("My notes;;;\n\nWho;Issue;They said;When\nUkraine;Territory;No;2026-04-02\n", "utf-8")
    lacking = run("import", tracker, notes, "--dry-run")
    assert "Channel is needed" in lacking.stderr
    said = ("--map", "Who=actor", "--map", "They said=statement", "--set", "channel=official")
    result = run("import", tracker, notes, *said)
    assert result.exit_code == 0, result.stderr
    assert [(each.actor, each.issue, each.statement) for each in positions(tracker)] == [
        ("ukr", "territory", "No")
    ]


def test_a_table_that_is_not_there_is_said_to_be_missing(run: Run, tracker: Path) -> None:
    result = run("import", tracker, "nowhere.csv")
    assert (result.exit_code, result.stderr) == (
        1, "Error: There is no file nowhere.csv. It may have been moved or renamed.\n",
    )  # fmt: skip


def test_what_is_lacking_is_said_with_how_to_say_it(
    run: Run, answer: Answer, tracker: Path, matrix: Path
) -> None:
    lacking = run("import", tracker, matrix)
    assert lacking.exit_code == 2
    assert "Channel is needed" in lacking.stderr
    assert "--set FIELD=TEXT" in lacking.stderr
    answer("import", tracker, matrix, "--set", "channel=assessed")
    assert {each.channel for each in positions(tracker)} == {"official", "assessed", "back-channel"}


def test_a_table_of_ones_own_is_told_its_kind(answer: Answer, tracker: Path) -> None:
    file = tracker.parent / "meetings.csv"
    file.write_text("What|Day|Where\nFirst|02/03/2026|Delta City\n", encoding="cp1252")
    told = answer("import", tracker, file, "--kind", "event", "--map", "What=title", "--date-order", "MDY")
    assert told == "Import meetings.csv: 1 new. parley undo takes it back.\n"
    with Store.open(tracker, readonly=True) as store:
        (event,) = (each for each in store.all(Event) if each.id != "summit")
    assert (event.title, event.start, event.place) == ("First", "2026-02-03", "Delta City")


def test_dates_that_can_be_read_in_two_ways_are_said(run: Run, tracker: Path) -> None:
    file = tracker.parent / "meetings.csv"
    file.write_text("Title,Start\nFirst,02/03/2026\n", encoding="utf-8")
    told = run("import", tracker, file, "--kind", "event", "--dry-run").stderr
    assert "Dates such as 02/03/2026 can be read in two ways." in told
    assert (
        "two ways"
        not in run("import", tracker, file, "--kind", "event", "--date-order", "DMY", "--dry-run").stderr
    )


def test_names_may_be_said_to_mean_another_record(run: Run, answer: Answer, tracker: Path) -> None:
    file = tracker.parent / "talks.csv"
    file.write_text(
        "Party,Topic,Says,How\nUkräine,territory,No.,official\nRussland,territory,So.,official\n",
        encoding="utf-8",
    )
    told = run("import", tracker, file, "--shape", "linked", "--dry-run").stderr
    assert '“Ukräine” is taken for Ukraine. Else: --take "Ukräine=new".' in told
    answer("import", tracker, file, "--shape", "linked", "--take", "Russland=Russia", "--take", "Ukräine=new")
    actors = {each.statement: each.actor for each in positions(tracker)}
    assert actors["So."] == "rus"
    assert actors["No."] != "ukr"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sheet", "Nowhere"), "There is no sheet “Nowhere”"),
        (("--map", "Nothing=actor"), "There is no column “Nothing”"),
        (("--map", "Party=actr"), "Did you mean “actor”"),
        (("--map", "Party"), "Write Party=actor."),
        (("--take", "Aland=Atlantis"), "There is no record “Atlantis”"),
        (("--kind", "wish"), "There is no kind “wish”"),
    ],
)
def test_what_is_mistyped_is_named(
    run: Run, tracker: Path, talks: Path, words: tuple[str, ...], said: str
) -> None:
    result = run("import", tracker, talks, *words)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert positions(tracker) == []


def test_a_spreadsheet_is_imported_alone(run: Run, tracker: Path, talks: Path, matrix: Path) -> None:
    result = run("import", tracker, talks, matrix)
    assert result.exit_code == 2
    assert "A spreadsheet is imported alone." in result.stderr


def test_a_workbook_that_is_none_is_named(run: Run, tracker: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.xlsx"
    file.write_text("Dear colleague", encoding="utf-8")
    result = run("import", tracker, file)
    assert result.exit_code == 1
    assert "letter.xlsx: this is no workbook." in result.stderr
