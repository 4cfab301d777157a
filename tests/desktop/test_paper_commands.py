"""A paper made from the window: which, as of when, up to which marking; written, or told why not."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief, Issue
from desktop.dialogs.paper_choice import PaperDialog
from desktop.operations.papers import pages_of
from desktop.settings import LAST_FOLDER
from desktop.theme import Theme
from tests.desktop.small import small_tracker
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk

STATUS = Brief(id="status", title="No end in sight", reference="T/2026/1", as_of="2026-04-19")
ANNEX = Brief(id="annex", title="A second paper", paper="Letter", handling="TLP:RED")


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "talks.parley"
    small_tracker(path).close()
    made = Desk(theme, qtbot, tmp_path)
    made.session.open(path)
    made.settings.set(LAST_FOLDER, str(tmp_path))
    yield made
    made.close()


@pytest.fixture
def papers(desk: Desk) -> None:
    """Two papers, and an issue that only those with a high mark may see."""
    secret = Issue(id="pay", title="Payment of the middleman", handling="TLP:RED")
    desk.session.do(Change("Papers", tuple(Edit.insert(each) for each in (STATUS, ANNEX, secret))))


def text_of(path: Path) -> str:
    pages = pypdf.PdfReader(BytesIO(path.read_bytes())).pages
    return "\n".join(page.extract_text() for page in pages)


@pytest.mark.usefixtures("papers")
def test_the_paper_is_written_where_it_was_suggested(desk: Desk, dialogs: Dialogs) -> None:
    names: list[str] = []
    dialogs.expect(robots.paper(lambda dialog: dialog.issued.put("22 Nov 2026")))
    dialogs.expect(robots.accept_suggested(names))
    desk.papers.export("status")
    desk.finish()
    assert names == ["T 2026 1.pdf"]
    path = desk.folder / names[0]
    pages = len(pypdf.PdfReader(path).pages)
    assert desk.said == f"Paper written, {pages} pages"
    assert desk.action.text() == "Open folder"
    text = text_of(path)
    assert "No end in sight" in text
    assert "22 November 2026" in text
    assert "19 April 2026" in text


@pytest.mark.usefixtures("papers")
def test_the_dialog_begins_with_what_the_paper_says(desk: Desk, dialogs: Dialogs) -> None:
    seen: list[tuple[str, ...]] = []

    def look(dialog: PaperDialog) -> None:
        for id in ("status", "annex"):
            dialog.brief.choose(id)
            shown = (dialog.question.text(), dialog.as_of.line.text(), dialog.paper.value, dialog.mark.value)
            seen.append(shown)
        today = dialog.issued.line.text()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", today)
        assert dialog.as_of.line.text() == today
        dialog.reject()

    dialogs.expect(lambda dialog: look(dialog) if isinstance(dialog, PaperDialog) else None)
    desk.papers.export()
    assert seen[0] == ("Export “No end in sight”?", "2026-04-19", "A4", "")
    assert seen[1][0] == "Export “A second paper”?"
    assert seen[1][2] == "Letter"


def up_to(mark: str) -> Callable[[PaperDialog], None]:
    return lambda dialog: dialog.mark.choose(mark)


@pytest.mark.usefixtures("papers")
def test_what_is_marked_higher_stays_out_and_is_counted(desk: Desk, dialogs: Dialogs) -> None:
    for mark in ("", "TLP:GREEN"):
        path = desk.folder / f"paper{mark[4:]}.pdf"
        dialogs.expect(robots.paper(up_to(mark)))
        dialogs.expect(robots.choose_file(path))
        desk.papers.export("status")
        desk.finish()
        assert ("Payment of the middleman" in text_of(path)) is (mark == "")
    assert desk.said.endswith("; 2 records left out by their marking")


@pytest.mark.usefixtures("papers")
def test_a_paper_marked_higher_than_it_may_be_is_not_made(desk: Desk, dialogs: Dialogs) -> None:
    path = desk.folder / "annex.pdf"
    texts: list[str] = []
    dialogs.expect(robots.paper(lambda dialog: dialog.mark.choose("TLP:GREEN")))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("annex")
    desk.finish()
    assert desk.said == "The paper could not be made. The tracker is as it was."
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "“A second paper” is itself marked higher than TLP:GREEN." in texts[0]
    assert not path.exists()


@pytest.mark.usefixtures("papers")
def test_a_wrong_date_is_said_in_place_and_keeps_what_was_typed(desk: Desk, dialogs: Dialogs) -> None:
    errors: list[str] = []

    def fill(dialog: PaperDialog) -> None:
        for typed in ("2026-13", "", "XXXX"):
            dialog.as_of.put(typed)
            dialog.button("Choose where").click()
            assert dialog.isVisible()
            assert dialog.as_of.line.text() == typed
            errors.append(dialog.as_of.error)
        dialog.as_of.put("April 2026")
        assert dialog.as_of.error == ""
        assert dialog.as_of.hint == "April 2026"

    dialogs.expect(robots.paper(fill))
    dialogs.expect(robots.give_up)
    desk.papers.export("status")
    assert errors[0] == "There is no month 13. Use 01 to 12."
    assert all(error.endswith(".") for error in errors)


@pytest.mark.usefixtures("papers")
def test_the_paper_has_the_size_that_was_chosen(desk: Desk, dialogs: Dialogs) -> None:
    widths = []
    for size in ("A4", "Letter"):
        dialogs.expect(robots.paper(on_paper(size)))
        dialogs.expect(robots.choose_file(desk.folder / f"{size}.pdf"))
        desk.papers.export("status")
        desk.finish()
        widths.append(round(pypdf.PdfReader(desk.folder / f"{size}.pdf").pages[0].mediabox.width))
    assert widths == [595, 612]


@pytest.mark.usefixtures("papers")
def test_the_data_go_with_a_paper_when_that_is_ticked(desk: Desk, dialogs: Dialogs) -> None:
    found = []
    for ticked in (False, True):
        dialogs.expect(robots.paper(lambda dialog, ticked=ticked: dialog.attach_data.setChecked(ticked)))  # type: ignore[misc]  # bound now
        dialogs.expect(robots.choose_file(desk.folder / f"{ticked}.pdf"))
        desk.papers.export("status")
        desk.finish()
        found.append("data.json" in pypdf.PdfReader(desk.folder / f"{ticked}.pdf").attachments)
    assert found == [False, True]


def on_paper(size: str) -> Callable[[PaperDialog], None]:
    return lambda dialog: dialog.paper.choose(size)


@pytest.mark.usefixtures("papers")
def test_a_month_informs_up_to_its_last_day(desk: Desk, dialogs: Dialogs) -> None:
    path = desk.folder / "month.pdf"
    dialogs.expect(robots.paper(lambda dialog: dialog.as_of.put("April 2026")))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("status")
    desk.finish()
    assert "30 April 2026" in text_of(path)


@pytest.mark.usefixtures("papers")
def test_a_place_that_takes_no_file_is_told(desk: Desk, dialogs: Dialogs) -> None:
    folder = desk.folder / "stick"
    folder.mkdir()

    def pull_out(dialog: QDialog) -> None:
        robots.choose_file(folder / "x.pdf")(dialog)
        folder.rmdir()

    texts: list[str] = []
    dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(pull_out)
    desk.papers.export("status")
    desk.finish()
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "There is no folder" in texts[0]


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("step", ["dialog", "file"])
def test_a_paper_can_be_given_up(desk: Desk, dialogs: Dialogs, step: str) -> None:
    if step == "file":
        dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(robots.give_up)
    desk.papers.export()
    assert not desk.jobs.running
    assert not list(desk.folder.glob("*.pdf"))


@pytest.mark.usefixtures("papers")
def test_a_cancelled_paper_leaves_nothing(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(robots.choose_file(desk.folder / "x.pdf"))
    desk.papers.export("status")
    desk.action.click()
    desk.finish()
    # The work may have been over before it was told: then the paper stands whole.
    told = {"Paper cancelled. Nothing was written.": False}
    assert (desk.folder / "x.pdf").exists() is told.get(desk.said, True)


def test_a_tracker_without_a_paper_offers_one(desk: Desk, dialogs: Dialogs) -> None:
    added: list[str] = []
    desk.papers.added.connect(added.append)
    dialogs.expect(robots.press_key(Qt.Key.Key_Return))  # undo takes it back, so Enter adds it
    dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(robots.choose_file(desk.folder / "first.pdf"))
    desk.papers.export()
    desk.finish()
    (brief,) = desk.session.store.all(Brief)
    assert added == [brief.id]
    assert brief.title == "Talks"
    assert "Talks" in text_of(desk.folder / "first.pdf")
    desk.session.undo()
    assert desk.session.store.all(Brief) == []


def test_no_paper_is_added_unasked(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(robots.give_up)
    desk.papers.export()
    assert desk.session.store.all(Brief) == []


def test_a_read_only_tracker_without_a_paper_says_so(desk: Desk, dialogs: Dialogs) -> None:
    desk.session.open(desk.folder / "talks.parley", readonly=True)
    texts: list[str] = []
    dialogs.expect(robots.read_and_close(texts))
    desk.papers.export()
    assert "There is no paper in this tracker" in texts[0]


def test_pages_are_counted_from_the_page_tree() -> None:
    assert pages_of(b"<< /Count 34 /Kids [ 1 0 R 2 0 R\n 3 0 R ] /Type /Pages >> /Count 9") == 34
    assert pages_of(b"no paper") == 0


# -- templates -----------------------------------------------------------------------------------


def beside_settings(desk: Desk, name: str, text: str) -> None:
    """Write one of the person's own files where Parley looks for them."""
    path = desk.settings.path.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("papers")
def test_a_paper_on_one_issue_is_asked_for_with_its_issue(desk: Desk, dialogs: Dialogs) -> None:
    path = desk.folder / "issue.pdf"

    def fill(dialog: PaperDialog) -> None:
        assert not dialog.subject.isVisible()
        dialog.template.choose("issue")
        assert dialog.subject.isVisible()
        assert dialog.subject.accessibleName() == "About"
        assert not dialog.since.isVisible()
        dialog.subject.choose("territory")

    dialogs.expect(robots.paper(fill))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("status")
    desk.finish()
    text = text_of(path)
    assert "paper on one issue" in text
    assert "No end in sight" not in text
    assert "Territory" in text


@pytest.mark.usefixtures("papers")
def test_what_changed_is_asked_with_a_day_to_count_from(desk: Desk, dialogs: Dialogs) -> None:
    path = desk.folder / "changes.pdf"

    def fill(dialog: PaperDialog) -> None:
        dialog.template.choose("changes")
        assert dialog.since.isVisible()
        dialog.since.put("2026-13")
        dialog.button("Choose where").click()
        assert dialog.isVisible()
        dialog.since.put("1 Jan 2026")

    dialogs.expect(robots.paper(fill))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("status")
    desk.finish()
    assert "Since 1 January 2026" in text_of(path)


@pytest.mark.usefixtures("papers")
def test_one_s_own_template_is_offered_and_a_wrong_one_says_why(desk: Desk, dialogs: Dialogs) -> None:
    section = '[[section]]\nkind = "positions"\ntitle = "Who wants what"\n'
    beside_settings(desk, "templates/ours.toml", f'title = "desk note"\n{section}')
    beside_settings(desk, "templates/wrong.toml", f"title = 3\n{section}")
    path, said = desk.folder / "ours.pdf", []

    def fill(dialog: PaperDialog) -> None:
        dialog.template.choose("wrong")
        dialog.button("Choose where").click()
        assert dialog.isVisible()
        said.append(robots.words_of(dialog))
        dialog.template.choose("ours")
        assert dialog.template.currentText() == "Desk note (ours.toml)"

    dialogs.expect(robots.paper(fill))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("status")
    desk.finish()
    assert "wrong.toml, line 1: “title” must be text" in " ".join(said[0].split())
    assert "Who wants what" in text_of(path)


@pytest.mark.usefixtures("papers")
def test_a_wrong_house_style_is_told_and_nothing_is_written(desk: Desk, dialogs: Dialogs) -> None:
    beside_settings(desk, "house.toml", '[colours]\nink = "#EEEEEE"\n')
    path = desk.folder / "paper.pdf"
    texts: list[str] = []
    dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(robots.choose_file(path))
    dialogs.expect(robots.read_and_close(texts))
    desk.papers.export("status")
    desk.finish()
    assert "house.toml, line 2: “colours.ink” is #EEEEEE, which is too pale" in " ".join(texts[0].split())
    assert not path.exists()


def test_a_paper_of_a_template_that_is_not_there_says_so_in_the_dialog(desk: Desk, dialogs: Dialogs) -> None:
    desk.session.do(Change("A paper", (Edit.insert(Brief(id="odd", title="Odd", template="poem")),)))
    said: list[str] = []

    def look(dialog: PaperDialog) -> None:
        dialog.button("Choose where").click()
        said.append(robots.words_of(dialog))
        dialog.reject()

    dialogs.expect(lambda dialog: look(dialog) if isinstance(dialog, PaperDialog) else None)
    desk.papers.export("odd")
    assert "There is no paper template “poem”." in said[0]
