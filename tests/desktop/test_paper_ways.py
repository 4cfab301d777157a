"""Other ways out of the window than a plain PDF: a Word file, a password, the printer, the folder."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Brief
from desktop.dialogs.paper_choice import PaperDialog
from desktop.settings import LAST_FOLDER
from desktop.theme import Theme
from tests.desktop.small import small_tracker
from tests.dialogs import Dialogs
from tests.robots import dialogs as robots
from tests.robots.desk import Desk

STATUS = Brief(id="status", title="No end in sight", reference="T/2026/1", as_of="2026-04-19")


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A small tracker with one paper."""
    with small_tracker(tmp_path / "talks.parley") as store:
        store.apply(Change("Paper", (Edit.insert(STATUS),)))
    made = Desk(theme, qtbot, tmp_path)
    made.session.open(tmp_path / "talks.parley")
    made.settings.set(LAST_FOLDER, str(tmp_path))
    yield made
    made.close()


def test_a_word_file_is_written_where_that_kind_is_chosen(desk: Desk, dialogs: Dialogs) -> None:
    names: list[str] = []
    dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(robots.choose_kind("*.docx", names))
    desk.papers.export("status")
    desk.finish()
    assert names == ["T 2026 1.docx"]
    assert desk.said == "Paper written, for Word"
    assert docx.Document(str(desk.folder / names[0])).core_properties.title == "No end in sight"


def test_a_word_file_with_a_password_is_refused_in_words(desk: Desk, dialogs: Dialogs) -> None:
    path, texts = desk.folder / "paper.docx", list[str]()
    path.write_bytes(b"earlier")
    dialogs.expect(robots.paper(lambda dialog: dialog.password.setText("geheim")))
    dialogs.expect(robots.choose_file(path))
    dialogs.expect(robots.press("Yes"))
    desk.papers.export("status")
    desk.finish()
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "A Word file carries no password." in texts[0]
    assert path.read_bytes() == b"earlier"


def test_a_paper_with_a_password_is_asked_for_in_the_window(desk: Desk, dialogs: Dialogs) -> None:
    path = desk.folder / "paper.pdf"
    seen: list[bool] = []

    def fill(dialog: PaperDialog) -> None:
        dialog.password.setText("x" * 128)
        robots.button_of(dialog, "Choose where").click()
        seen.append("longer than 127 bytes" in robots.words_of(dialog))
        dialog.password.setText("geheim")

    dialogs.expect(robots.paper(fill))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("status")
    desk.finish()
    assert seen == [True]
    assert desk.said.startswith("Paper written")
    with pikepdf.open(path, password="geheim") as pdf:
        assert pdf.is_encrypted


class FileManager(QObject):
    """What opens folders while a test runs."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "open")  # type: ignore[arg-type]  # the stubs want bytes, it takes none

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_the_folder_of_what_was_written_is_opened_or_its_path_copied(desk: Desk, dialogs: Dialogs) -> None:
    manager, folder = FileManager(), desk.folder / "out"
    folder.mkdir()
    path = folder / "paper.pdf"
    dialogs.expect(robots.paper(lambda dialog: None))
    dialogs.expect(robots.choose_file(path))
    desk.papers.export("status")
    desk.finish()
    message = desk.toast.message
    desk.action.click()
    assert manager.opened == [folder]
    path.unlink()
    folder.rmdir()
    desk.toast.show_message(message)
    desk.action.click()
    QDesktopServices.unsetUrlHandler("file")
    assert manager.opened == [folder]
    assert desk.said == "The folder could not be opened. The path of the file was copied."
    assert QGuiApplication.clipboard().text() == str(path)


@pytest.mark.parametrize(("size", "first", "last"), [("A4", 0, 0), ("Letter", 2, 3)])
def test_a_paper_is_printed_in_its_own_size(
    desk: Desk, dialogs: Dialogs, size: str, first: int, last: int
) -> None:
    path, exported, said = desk.folder / "printed.pdf", desk.folder / "paper.pdf", list[str]()

    def look(dialog: PaperDialog) -> None:
        said.append(robots.words_of(dialog))
        assert not dialog.password.isVisible()
        assert not dialog.attach_data.isVisible()
        dialog.paper.choose(size)

    dialogs.expect(robots.paper(look, "Choose a printer"))
    dialogs.expect(robots.print_to(path, first, last))
    desk.papers.put_on_paper()
    desk.finish()
    assert "Print “No end in sight”?" in said[0]
    dialogs.expect(robots.paper(lambda dialog: dialog.paper.choose(size)))
    dialogs.expect(robots.choose_file(exported))
    told = desk.said
    desk.papers.export("status")
    desk.finish()
    with pikepdf.open(path) as printed, pikepdf.open(exported) as whole:
        pages = len(whole.pages) if not first else last - first + 1
        assert len(printed.pages) == pages
        assert told == f"Handed to the printer, {pages} pages"
        sizes = [[round(float(side)) for side in pdf.pages[0].mediabox] for pdf in (printed, whole)]
        assert all(abs(one - other) <= 1 for one, other in zip(*sizes, strict=True))
        assert printed.pages[0].get_images()  # drawn, not empty


def test_nothing_is_printed_when_no_printer_is_chosen(desk: Desk, dialogs: Dialogs) -> None:
    dialogs.expect(lambda dialog: dialog.accept())
    dialogs.expect(lambda dialog: dialog.reject())
    desk.papers.put_on_paper()
    assert not desk.jobs.running
    assert desk.said == ""


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)", extend=True)
def test_a_printer_that_takes_nothing_is_told(desk: Desk, dialogs: Dialogs) -> None:
    texts: list[str] = []
    dialogs.expect(lambda dialog: dialog.accept())
    dialogs.expect(robots.print_to(desk.folder / "not there" / "printed.pdf"))
    desk.papers.put_on_paper()
    desk.finish()
    assert desk.said == "The paper could not be printed. The tracker is as it was."
    dialogs.expect(robots.read_and_close(texts))
    desk.action.click()
    assert "The printer does not take the paper." in texts[0]
