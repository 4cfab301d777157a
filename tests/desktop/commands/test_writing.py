"""Commands that write: each is one step of the journal, says what it did, and is refused in words."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pypdf import PdfReader

from db.records import Dossier, Marking, Position
from db.store import Store
from desktop.settings import AUTHOR, Settings

Answer = Callable[..., str]
Run = Callable[..., Result]


def position(tracker: Path, id: str = "p1") -> Position:
    with Store.open(tracker, readonly=True) as store:
        return store.need(Position, id)


def labels(tracker: Path) -> list[str]:
    with Store.open(tracker, readonly=True) as store:
        return [change.label for change in store.journal()]


# -- new ---------------------------------------------------------------------------------------------


def test_new_makes_a_tracker_named_after_its_file_or_as_asked(answer: Answer, tmp_path: Path) -> None:
    assert answer("new", tmp_path / "river.parley") == f"Made {tmp_path / 'river.parley'}: river.\n"
    answer("new", tmp_path / "other.parley", "--title", "Talks on the river")
    with Store.open(tmp_path / "other.parley", readonly=True) as store:
        assert store.need(Dossier, "dossier").title == "Talks on the river"
        assert store.all(Marking)


def test_new_makes_the_sample(answer: Answer, tmp_path: Path) -> None:
    told = answer("new", tmp_path / "sample.parley", "--sample")
    assert told.endswith("Ukraine–Russia peace talks.\n")
    assert position(tmp_path / "sample.parley", "p01").actor == "ukr"


def test_new_replaces_only_when_told_to(answer: Answer, run: Run, tracker: Path) -> None:
    result = run("new", tracker)
    assert result.exit_code == 1
    assert "exists already and was left as it is" in result.stderr
    answer("new", tracker, "--replace", "--title", "Anew")
    assert labels(tracker) == ["New dossier Anew"]


def test_new_makes_the_fictional_dossier_and_says_that_it_is_one(answer: Answer, tmp_path: Path) -> None:
    told = answer("new", tmp_path / "exercise.parley", "--fictional")
    assert told.endswith("FICTIONAL: Talks on the river Irel.\n")
    assert position(tmp_path / "exercise.parley", "vel-flow-3").actor == "vel"
    assert "up to EXERCISE CLOSED" in answer("info", tmp_path / "exercise.parley")


def test_a_tracker_holds_one_sample(run: Run, tmp_path: Path) -> None:
    result = run("new", tmp_path / "x.parley", "--sample", "--fictional")
    assert result.exit_code == 2
    assert "Leave out --sample or --fictional" in result.stderr
    assert not (tmp_path / "x.parley").exists()


def test_the_fictional_dossier_has_a_title_of_its_own(run: Run, tmp_path: Path) -> None:
    result = run("new", tmp_path / "x.parley", "--fictional", "--title", "Mine")
    assert result.exit_code == 2
    assert "Leave out --title or --fictional" in result.stderr


def test_the_sample_has_a_title_of_its_own(run: Run, tmp_path: Path) -> None:
    result = run("new", tmp_path / "x.parley", "--sample", "--title", "Mine")
    assert result.exit_code == 2
    assert not (tmp_path / "x.parley").exists()


# -- set, undo, redo ---------------------------------------------------------------------------------


def test_set_changes_fields_as_one_step_and_says_what_was_and_is(answer: Answer, tracker: Path) -> None:
    told = answer("set", tracker, "p1", "firmness=firm", "Stated=mar 2026", "confidence=high")
    assert told == (
        "Edit position of Ukraine on Territory\n"
        "  Firmness    conditional → firm\n"
        "  Stated      February 2026 (2026-02) → March 2026 (2026-03)\n"
        "  Confidence  not stated → high\n"
    )
    assert labels(tracker)[0] == "Edit position of Ukraine on Territory"
    assert (position(tracker).firmness, position(tracker).stated) == ("firm", "2026-03")


def test_set_takes_a_reference_by_name_and_empties_a_field(answer: Answer, tracker: Path) -> None:
    answer("set", tracker, "p1", "speaker=Russia", "stated=")
    assert (position(tracker).speaker, position(tracker).stated) == ("rus", "")
    answer("set", tracker, "p1", "speaker=")
    assert position(tracker).speaker is None


def test_a_value_may_hold_an_equals_sign(answer: Answer, tracker: Path) -> None:
    answer("set", tracker, "p1", "statement=a = b")
    assert position(tracker).statement == "a = b"


def test_setting_what_is_so_already_writes_nothing(answer: Answer, tracker: Path) -> None:
    assert answer("set", tracker, "p1", "firmness=conditional") == "Nothing to change: it is so already.\n"
    assert labels(tracker)[0] == "Fill in"


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["p1", "firmness=hard"], 2, "firmness: “hard” is not one of:"),
        (["p1", "stated=2026-13"], 2, "stated: There is no month 13."),
        (["p1", "actor="], 2, "actor: This is needed."),
        (["p1", "colour=#000000"], 2, "There is no field “colour” for positions."),
        (["p1", "until=2025"], 1, "This is before “Stated”"),
        (["p1", "id=p7"], 1, "The id of a record stays as it is."),
        (["p1", "handling=SECRET"], 1, "SECRET is no level of this tracker's markings."),
        (["teritory", "title=x"], 1, "There is no record teritory. Did you mean “territory”?"),
        (["p1"], 2, "Missing argument 'FIELD=VALUE...'"),
    ],
)
def test_what_can_not_be_set_is_explained_and_nothing_is_written(
    run: Run, tracker: Path, words: list[str], status: int, sentence: str
) -> None:
    result = run("set", tracker, *words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in " ".join(result.stderr.split())
    assert labels(tracker)[0] == "Fill in"


def test_undo_and_redo_name_the_step(answer: Answer, run: Run, tracker: Path) -> None:
    answer("set", tracker, "p1", "firmness=firm")
    assert answer("undo", tracker) == "Undone: Edit position of Ukraine on Territory\n"
    assert position(tracker).firmness == "conditional"
    assert answer("redo", tracker) == "Redone: Edit position of Ukraine on Territory\n"
    assert position(tracker).firmness == "firm"
    nothing = run("redo", tracker)
    assert nothing.exit_code == 1
    assert "There is nothing to redo." in nothing.stderr
    assert [line.split("  ")[-1] for line in answer("log", tracker).splitlines()[1:4]] == [
        "Redone: Edit position of Ukraine on Territory",
        "Undone: Edit position of Ukraine on Territory",
        "Edit position of Ukraine on Territory",
    ]


def test_a_step_of_another_desk_is_not_undone_here(run: Run, tracker: Path) -> None:
    result = run("undo", tracker)
    assert result.exit_code == 1
    assert "There is nothing to undo. Changes of other desks" in result.stderr


def test_a_step_is_signed_with_the_name_in_the_settings(answer: Answer, tracker: Path) -> None:
    settings = Settings()
    settings.set(AUTHOR, "Olena")
    answer("set", tracker, "p1", "firmness=firm")
    (change, *_) = json.loads(answer("log", tracker, "--json"))
    assert (change["author"], change["desk"]) == ("Olena", settings.desk())


def test_what_writes_is_refused_while_the_tracker_is_edited_and_says_by_whom(run: Run, tracker: Path) -> None:
    with Store.open(tracker, author="Ana"):
        for words in (
            ["set", tracker, "p1", "firmness=firm"],
            ["undo", tracker],
            ["new", tracker, "--replace"],
        ):
            result = run(*words)
            assert result.exit_code == 1
            assert "is being edited by Ana on " in result.stderr
            assert " since 20" in result.stderr
        assert run("show", tracker, "p1").exit_code == 0
        assert run("backup", tracker).exit_code == 0


# -- import and export -------------------------------------------------------------------------------


def table(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_import_takes_all_files_as_one_step(answer: Answer, tracker: Path) -> None:
    actors = table(tracker.parent, "actor.csv", "id,name\npol,Poland\nukr,Ukraine (Kyiv)\nrus,Russia\n")
    issues = table(tracker.parent, "issue.csv", "id,title\nfood,Food\n")
    told = answer("import", tracker, actors, issues)
    assert told == "Import actor.csv and 1 more: 2 new, 1 changed, 1 unchanged. parley undo takes it back.\n"
    answer("undo", tracker)
    assert answer("import", tracker, actors, issues, "--dry-run").endswith(
        "It would be: 2 new, 1 changed, 1 unchanged. Nothing was written.\n"
    )


def test_a_dry_run_counts_and_writes_nothing(run: Run, tracker: Path) -> None:
    actors = table(tracker.parent, "actor.csv", "id,name,kind\npol,Poland,state\nmars,Mars,planet\n")
    result = run("import", tracker, actors, "--dry-run")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [
        "KIND    NEW  CHANGED  UNCHANGED  REFUSED",
        "Actors  1    0        0          1",
    ]
    assert "actor.csv, line 3, actor mars, field kind: “planet” is not one of:" in result.stderr
    assert labels(tracker)[0] == "Fill in"


def test_one_wrong_row_stops_an_import_unless_the_valid_ones_are_asked_for(
    run: Run, answer: Answer, tracker: Path
) -> None:
    actors = table(tracker.parent, "actor.csv", "id,name,kind\npol,Poland,state\nmars,Mars,planet\n")
    result = run("import", tracker, actors)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing was imported" in result.stderr
    assert "actor.csv, line 3, actor mars, field kind" in result.stderr
    assert labels(tracker)[0] == "Fill in"
    valid = run("import", tracker, actors, "--valid-only")
    assert valid.exit_code == 0
    assert "Import actor.csv: 1 new, 1 refused." in valid.stdout
    assert "line 3, actor mars" in valid.stderr
    assert run("import", tracker, actors, "--valid-only", "--dry-run").exit_code == 0


def test_importing_what_is_there_already_writes_nothing(answer: Answer, tracker: Path) -> None:
    target = tracker.parent / "talks.json"
    answer("export", tracker, "--to", target)
    assert answer("import", tracker, target) == "Nothing to import: all of it is there already.\n"
    assert labels(tracker)[0] == "Fill in"


def test_a_file_that_is_no_bundle_is_named(run: Run, tracker: Path) -> None:
    letter = table(tracker.parent, "letter.json", "Dear colleague")
    result = run("import", tracker, letter)
    assert result.exit_code == 1
    assert "letter.json" in result.stderr
    assert "Nothing was imported." in result.stderr


def test_an_export_comes_back_as_it_was(answer: Answer, tracker: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    count = answer("export", tracker, "--to", first).split()[1]
    copy = tmp_path / "copy.parley"
    answer("new", copy)
    answer("import", copy, first)
    with Store.open(copy, readonly=True) as store:
        assert len(store.snapshot().ids()) >= int(count)
    answer("export", tracker, "--to", second)
    assert first.read_bytes() == second.read_bytes()


def test_an_export_leaves_out_what_is_marked_above(run: Run, answer: Answer, tracker: Path) -> None:
    answer("set", tracker, "p2", "handling=TLP:RED")
    target = tracker.parent / "talks.json"
    result = run("export", tracker, "--to", target, "--mark", "TLP:GREEN")
    assert result.exit_code == 0
    assert (
        result.stderr == "2 records are marked above TLP:GREEN, or belong to one that is, and stayed out.\n"
    )
    assert "Return of all land" not in target.read_text(encoding="utf-8")
    wrong = run("export", tracker, "--to", tracker.parent / "no.json", "--mark", "TLP:GREN")
    assert wrong.exit_code == 1
    assert "TLP:GREN is no level of this tracker's markings." in wrong.stderr
    assert not (tracker.parent / "no.json").exists()


def test_an_export_of_tables(answer: Answer, run: Run, tracker: Path) -> None:
    folder = tracker.parent / "tables"
    assert answer("export", tracker, "--to", folder, "--csv").endswith(f"to {folder}\n")
    with (folder / "position.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["p1", "p2"]
    wrong = run("export", tracker, "--to", "x.json", "--csv")
    assert (wrong.exit_code, "Tables go into a folder" in wrong.stderr) == (2, True)


@pytest.mark.parametrize("words", [["export", "--to"], ["brief", "--out"]])
def test_nothing_is_written_over_the_tracker_itself(run: Run, tracker: Path, words: list[str]) -> None:
    before = tracker.read_bytes()
    result = run(words[0], tracker, words[1], tracker)
    assert result.exit_code == 2
    assert "This is the tracker itself." in result.stderr
    assert tracker.read_bytes() == before


# -- brief, check, backup ----------------------------------------------------------------------------


def text_of(paper: Path) -> str:
    """The words of a paper, spaces folded."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())


def test_a_paper_is_written_and_the_tracker_stays_as_it_was(answer: Answer, tracker: Path) -> None:
    out, before = tracker.parent / "paper.pdf", tracker.read_bytes()
    told = answer("brief", tracker, "--template", "status", "--out", out, "--issued", "22/11/2026")
    pages = len(PdfReader(out).pages)
    dated = "as of 22 November 2026, issued 22 November 2026"
    assert told == f"Wrote {out}: “Talks”, {pages} pages, {dated}\n"
    assert out.read_bytes().startswith(b"%PDF-")
    assert tracker.read_bytes() == before


def test_the_same_issue_date_gives_the_same_bytes(answer: Answer, tracker: Path) -> None:
    papers = [tracker.parent / name for name in ("one.pdf", "two.pdf", "three.pdf")]
    dates = ("2026-04-21", "21 April 2026", "2026-04-22")
    for out, issued in zip(papers, dates, strict=True):
        answer("brief", tracker, "--out", out, "--issued", issued, "--as-of", "2026-04-19")
    one, two, three = (path.read_bytes() for path in papers)
    assert one == two
    assert one != three


def test_a_paper_keeps_to_its_marking_and_its_day(answer: Answer, tracker: Path) -> None:
    answer("set", tracker, "p2", "handling=TLP:RED")
    out = tracker.parent / "paper.pdf"
    answer("brief", tracker, "--out", out, "--mark", "TLP:GREEN")
    assert ("Return of all land" in text_of(out), "No cession" in text_of(out)) == (False, True)
    answer("brief", tracker, "--out", out, "--as-of", "Jan 2026")
    assert ("Return of all land" in text_of(out), "No cession" in text_of(out)) == (True, False)


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["--template", "poem"], 1, "There is no paper template “poem”."),
        (["--issued", "soon"], 2, "Invalid value for --issued"),
        (["--as-of", "2026-02-31"], 2, "2026-02 has 28 days"),
        (["--paper", "A0"], 2, "Invalid value for '--paper': 'A0' is not one of"),
        (["--mark", "COSMIC"], 1, "COSMIC is no level of this tracker's markings."),
    ],
)
def test_a_paper_that_can_not_be_made_is_explained(
    run: Run, tracker: Path, words: list[str], status: int, sentence: str
) -> None:
    out = tracker.parent / "paper.pdf"
    result = run("brief", tracker, "--out", out, *words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in " ".join(result.stderr.split())
    assert not out.exists()


def test_a_paper_for_a_folder_that_is_not_there_is_refused(run: Run, tracker: Path) -> None:
    result = run("brief", tracker, "--out", tracker.parent / "nowhere" / "paper.pdf")
    assert result.exit_code == 1
    assert "There is no folder" in result.stderr


def test_check_ends_with_1_when_it_finds_errors(run: Run, answer: Answer, tracker: Path) -> None:
    result = run("check", tracker)
    assert result.exit_code == 1
    assert "ERROR  Claims without a source (1)\n  summit: Event Summit cites no source." in result.stdout
    assert result.stdout.endswith("1 error, 7 to look at\n")
    told = json.loads(run("check", tracker, "--json").stdout)
    assert list(told) == ["problems", "findings", "errors", "looks"]
    assert (told["problems"], told["errors"], told["looks"]) == ([], 1, 7)
    assert list(told["findings"][0]) == [
        "severity", "record", "rule", "sentence", "remedy", "kind", "title",
    ]  # fmt: skip
    assert (told["findings"][0]["rule"], told["findings"][0]["title"]) == ("uncited", "Summit")


def test_check_ends_with_0_when_there_is_only_something_to_look_at(run: Run, tracker: Path) -> None:
    evidence = table(tracker.parent, "evidence.csv", "id,source,record,locator\nev9,src-a,summit,Page 1\n")
    run("import", tracker, evidence)
    result = run("check", tracker, "--all")
    assert result.exit_code == 0
    assert result.stdout.endswith("no errors, 8 to look at\n")


def test_check_of_a_new_tracker_finds_nothing(answer: Answer, tmp_path: Path) -> None:
    answer("new", tmp_path / "new.parley")
    assert answer("check", tmp_path / "new.parley") == "All is well.\n"


def test_a_backup_is_a_tracker_of_its_own(answer: Answer, run: Run, tracker: Path) -> None:
    folder = tracker.parent / "copies"
    folder.mkdir()
    told = answer("backup", tracker, "--to", folder)
    (copy,) = folder.iterdir()
    assert told == f"Copied to {copy}\n"
    assert position(copy) == position(tracker)
    lost = run("backup", tracker, "--to", tracker.parent / "nowhere")
    assert (lost.exit_code, "There is no folder" in lost.stderr) == (1, True)
