"""`parley templates` and what `parley brief` makes of them: one's own, about one thing, since an edition."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pypdf import PdfReader

from db.changes import Change, Edit
from db.records import Brief, Edition, Event
from db.store import Store
from desktop.briefing.templates import builtin
from desktop.settings import default_path

Run = Callable[..., Result]
Answer = Callable[..., str]
OWN = 'title = "desk note"\nabout = "Ours"\n[[section]]\nkind = "positions"\ntitle = "Who wants what"\n'


@pytest.fixture
def folder() -> Path:
    """The folder of one's own templates."""
    made = default_path().parent / "templates"
    made.mkdir(parents=True)
    return made


def text_of(paper: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())


def test_all_templates_are_listed_one_s_own_among_them(answer: Answer, folder: Path) -> None:
    (folder / "ours.toml").write_text(OWN)
    (folder / "wrong.toml").write_text("title = 3\n")
    told = answer("templates", "list")
    for name in (*builtin(), "ours", "wrong"):
        assert f"  {name} " in told
    assert "line 1: “title” must be text" in " ".join(told.split())
    listed = {each["name"]: each for each in json.loads(answer("templates", "list", "--json"))}
    assert (listed["issue"]["subject"], listed["changes"]["since"]) == ("issue", True)
    assert (listed["ours"]["about"], listed["ours"]["path"]) == ("Ours", str(folder / "ours.toml"))
    assert listed["status"]["path"] is None


def test_a_shown_template_can_be_begun_with(answer: Answer, run: Run, tracker: Path, folder: Path) -> None:
    shown = answer("templates", "show", "status")
    assert "# A template of papers, in TOML." in shown
    (folder.parent / "copy.toml").write_text(shown)
    out = tracker.parent / "paper.pdf"
    answer("brief", tracker, "--template", folder.parent / "copy.toml", "--out", out)
    assert "Positions and red lines by actor" in text_of(out)
    (folder / "ours.toml").write_text(OWN)
    assert answer("templates", "show", "ours") == OWN
    assert "[colours]" in answer("templates", "show", "house")
    result = run("templates", "show", "stattus")
    assert (result.exit_code, "Did you mean “status”?" in result.stderr) == (1, True)


def test_the_kinds_of_sections_are_listed_with_their_options(answer: Answer) -> None:
    told = " ".join(answer("templates", "kinds").split())
    assert "former = true also positions that are no longer held" in told
    assert "compare-zone" in told


def test_a_template_and_a_house_of_one_s_own_are_used(answer: Answer, tracker: Path, folder: Path) -> None:
    (folder / "ours.toml").write_text(OWN)
    (folder.parent / "house.toml").write_text('[numbering]\nsections = "A"\n')
    out = tracker.parent / "paper.pdf"
    answer("brief", tracker, "--template", "ours", "--out", out)
    assert "desk note" in text_of(out)
    assert "A Who wants what" in text_of(out)
    answer("brief", tracker, "--template", "ours", "--out", out, "--house", "none")
    assert "1 Who wants what" in text_of(out)
    (folder / "other.toml").write_text('[numbering]\nsections = "I"\n')
    answer("brief", tracker, "--template", "ours", "--out", out, "--house", folder / "other.toml")
    assert "I Who wants what" in text_of(out)


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["--template", "wrong"], 1, "wrong.toml, line 1: “title” must be text"),
        (["--template", "nowhere.toml"], 1, "nowhere.toml: It can’t be read"),
        (["--template", "stattus"], 1, "Did you mean “status”?"),
        (["--template", "../templates/wrong"], 1, "There is no paper template"),
        (["--house", "nowhere.toml"], 1, "nowhere.toml: It can’t be read"),
        (["--template", "issue"], 2, "Say which: --issue"),
        (["--template", "issue", "--issue", "nothing"], 2, "There is no issue “nothing”"),
        (["--actor", "Ukraine"], 2, "“status” is not."),
        (["--since", "2026"], 2, "“status” does not."),
        (["--template", "changes"], 1, "has not been issued yet"),
        (["--template", "changes", "--since", "7"], 1, "has no edition 7"),
        (["--template", "changes", "--since", "soon"], 2, "Invalid value for --since"),
    ],
)
def test_what_is_asked_wrongly_is_said_and_nothing_is_written(
    run: Run, tracker: Path, folder: Path, words: list[str], status: int, sentence: str
) -> None:
    (folder / "wrong.toml").write_text("title = 3\n")
    if "7" in words:
        with Store.open(tracker) as store:
            issue(store)
    out = tracker.parent / "paper.pdf"
    result = run("brief", tracker, "--out", out, *words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in " ".join(result.stderr.split())
    assert not out.exists()


def issue(store: Store) -> None:
    """A paper of the tracker and its first edition, issued as the tracker is now."""
    brief = Brief(id="what-changed", title="What changed", template="changes")
    last = store.apply(Change("Add a paper", (Edit.insert(brief),)))
    edition = Edition(id="e1", brief=brief.id, number=1, issued="2026-11-01", change=last.id)
    store.apply(Change("Issue", (Edit.insert(edition),), kind="issue"))


def test_a_paper_on_one_issue_is_named_after_it(answer: Answer, tracker: Path) -> None:
    out = tracker.parent / "paper.pdf"
    told = answer("brief", tracker, "--template", "issue", "--issue", "territory", "--out", out)
    assert told.startswith(f"Wrote {out}: “Territory”")
    assert "paper on one issue" in text_of(out)


def test_changes_are_counted_from_a_day_or_from_the_last_edition(answer: Answer, tracker: Path) -> None:
    with Store.open(tracker) as store:
        issue(store)
        event = Event(id="parade", title="A parade in the capital", start="2026-01-05")
        store.apply(Change("Add", (Edit.insert(event),)))
    out = tracker.parent / "paper.pdf"
    for since in ((), ("--since", "1"), ("--since", "edition 1")):
        answer("brief", tracker, "--template", "changes", "--out", out, *since)
        assert "Since edition 1 of 1 November 2026: one new event." in text_of(out)
        assert "A parade in the capital" in text_of(out)
    answer("brief", tracker, "--template", "changes", "--out", out, "--since", "2026-02")
    assert "Since 28 February 2026" in text_of(out)
    assert "A parade in the capital" not in text_of(out)


def test_a_paper_names_the_house_style_and_the_subject_it_is_made_with(
    answer: Answer, run: Run, tracker: Path, folder: Path
) -> None:
    brief = Brief(id="b", title="Land", template="issue", subject="territory", house="night")
    with Store.open(tracker) as store:
        store.apply(Change("Add a paper", (Edit.insert(brief),)))
    out = tracker.parent / "paper.pdf"
    result = run("brief", tracker, "--template", "issue", "--out", out)
    assert (result.exit_code, out.exists()) == (1, False)
    assert "There is no house style “night”. Known: none." in " ".join(result.stderr.split())
    houses = folder.parent / "houses"
    houses.mkdir()
    (houses / "night.toml").write_text('[numbering]\nsections = "I"\n')
    told = answer("brief", tracker, "--template", "issue", "--out", out)
    assert told.startswith(f"Wrote {out}: “Land”")
    assert "I What is at stake" in text_of(out)
    assert run("check-paper", tracker, "--template", "issue").exit_code in (0, 1)


def test_a_paper_of_one_s_own_template_is_checked_by_its_sections(
    run: Run, tracker: Path, folder: Path
) -> None:
    (folder / "ours.toml").write_text(OWN)
    result = run("check-paper", tracker, "--template", "ours", "--json")
    assert json.loads(result.stdout)["paper"] == "Talks"
    result = run("check-paper", tracker, "--template", "theirs")
    assert (result.exit_code, "Known: actor, background" in result.stderr) == (1, True)
