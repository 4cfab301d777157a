"""The mapping dialog as a person uses it: seen, changed by keyboard, answered, read otherwise, left."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.mapping.dialog import NAMES_TAB, NOT_TAKEN_TAB, MappingDialog
from desktop.jobs import Jobs
from desktop.operations.mapping import Work
from desktop.operations.sheets import remember
from desktop.session import Session
from desktop.theme import Theme
from tests.db.exchange.sheets.workbooks import fill, linked_book, matrix_book, write
from tests.desktop.sessions import small_session
from tests.desktop.test_accessible import nameless
from tests.robots.mapping import MappingRobot, editor_of

Opened = Callable[[Path], MappingRobot]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot, session: Session) -> Iterator[Opened]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    jobs = Jobs(window)

    def show(path: Path) -> MappingRobot:
        work = Work.of(session.store, path)
        dialog = MappingDialog(theme, work, work.open(), jobs, window)
        dialog.setModal(False)  # the test goes on beside it
        qtbot.addWidget(dialog)
        robot = MappingRobot(qtbot, dialog)
        with qtbot.waitSignal(dialog.settled, timeout=5_000):
            dialog.show()
        return robot

    yield show
    jobs.shut_down()


@pytest.fixture
def linked(opened: Opened, tmp_path: Path) -> MappingRobot:
    return opened(write(tmp_path, "River.xlsx", linked_book()))


@pytest.fixture
def matrix(opened: Opened, tmp_path: Path) -> MappingRobot:
    return opened(write(tmp_path, "Matrix.xlsx", matrix_book()))


def test_it_shows_what_each_column_becomes_and_what_comes_of_the_sheet(linked: MappingRobot) -> None:
    assert linked.dialog.windowTitle() == "Import “River.xlsx”?"
    assert (linked.becomes("Stance"), linked.state("Stance")) == ("Statement", "Read")
    assert (linked.becomes("How"), linked.state("How")) == ("Channel", "1 cell not read")
    assert linked.verb == "Import 4 positions, 4 actors, 3 issues and 10 more records"
    assert linked.dialog.why.text() == "2 records are not taken."
    assert ("4", "Position", "Aland · Water share: Sixty per cent of the flow, in dry years too.", "New") in (
        linked.records()
    )
    assert [row[:3] for row in linked.refused()] == [
        ("E8", "Position", "Channel"),
        ("D10", "Position", "Stated"),
    ]
    assert "14/02/2026 shows in which order dates are written." in linked.dialog.said.text()
    assert "“46066” is read as 13 February 2026." in linked.dialog.notes.text()


def test_the_cells_that_can_not_be_read_are_marked_where_they_stand(linked: MappingRobot) -> None:
    rows = linked.dialog.pane.rows
    cell = rows.index(4, linked.column("How"))
    assert cell.data() == "shouted"
    assert "is not one of" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert "is not one of" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))


def test_arrows_go_along_the_columns_and_typing_chooses_the_field(linked: MappingRobot) -> None:
    linked.go_to("Party")
    for _ in range(11):
        linked.press(Qt.Key.Key_Right)
    assert linked.dialog.pane.view.currentIndex().column() == linked.column("Remarks")
    linked.type_field("Remarks", "ration")
    assert (linked.becomes("Remarks"), linked.dialog.mapping.columns[11]) == (
        "Rationale",
        "position.rationale",
    )


def test_delete_leaves_a_column_out(linked: MappingRobot, qtbot: QtBot) -> None:
    linked.go_to("Keywords")
    with qtbot.waitSignal(linked.dialog.settled):
        linked.press(Qt.Key.Key_Delete)
    assert (linked.becomes("Keywords"), linked.state("Keywords")) == ("Left out", "Left out")
    assert linked.verb == "Import 4 positions, 4 actors, 3 issues and 5 more records"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Space])
def test_a_key_opens_the_list_of_fields_and_escape_leaves_it(linked: MappingRobot, key: Qt.Key) -> None:
    linked.go_to("Stance")
    linked.press(key)
    box = editor_of(linked.dialog.pane.view)
    labels = [box.itemText(place) for place in range(box.count())]
    assert labels[0] == "Left out"
    assert {"Actor", "Issue", "Statement", "Source: address", "Evidence: quote"} <= {*labels}
    assert box.currentText() == "Statement"
    box.hidePopup()
    QTest.keyClicks(box, "Rationale")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert linked.dialog.isVisible()
    assert linked.becomes("Stance") == "Statement"


def test_words_that_are_no_field_change_nothing(linked: MappingRobot) -> None:
    linked.go_to("Stance")
    view = linked.dialog.pane.view
    view.setFocus()
    QTest.keyClicks(view, "q")
    QTest.keyClicks(editor_of(view), "qq")
    QTest.keyClick(editor_of(view), Qt.Key.Key_Return)
    assert linked.becomes("Stance") == "Statement"


def test_two_columns_for_one_field_are_a_problem_said_beside_the_button(linked: MappingRobot) -> None:
    linked.type_field("URL", "stated")
    assert linked.state("URL") == "Twice"
    assert not linked.dialog.take.isEnabled()
    assert "Two columns become Stated." in linked.dialog.why.text()
    linked.type_field("URL", "rationale")
    assert linked.dialog.take.isEnabled()


def test_texts_may_be_joined(linked: MappingRobot) -> None:
    linked.type_field("Remarks", "statement")
    assert [linked.state(head) for head in ("Stance", "Remarks")] == ["Joined", "Joined"]


def test_a_word_that_fits_nothing_is_answered(linked: MappingRobot) -> None:
    assert linked.questions()["“shouted”"] == ("Channel: none of its words", "say which it means")
    assert linked.dialog.names.questions.questions[0].words[0] == "“shouted”"
    linked.answer("“shouted”", "public")
    assert linked.questions()["“shouted”"][1] == "public statement"
    assert linked.state("How") == "Read"
    assert linked.dialog.why.text() == "1 record is not taken."


def test_a_name_is_answered_with_a_record_of_the_tracker(linked: MappingRobot) -> None:
    assert linked.questions()["“Borland”"] == ("not in the tracker", "new actor: Borland")
    assert linked.offered("“Borland”") == ["new actor: Borland", "Russia", "Ukraine"]
    linked.answer("“Borland”", "Russia")
    assert linked.questions()["“Borland”"] == ("as you said", "Russia")
    assert linked.verb.startswith("Import 4 positions, 3 actors")


def test_a_name_that_comes_near_is_asked(opened: Opened, tmp_path: Path) -> None:
    book = Workbook()
    fill(book.worksheets[0], ("Party", "Topic", "Says", "How"), ("Ukräine", "Territory", "No.", "official"))
    fill(book.worksheets[0], ("Ukrane!", "Territory", "So.", "official"))
    robot = opened(write(tmp_path, "Near.xlsx", book))
    assert robot.questions()["“Ukräine”: is it Ukraine?"][1] == "Ukraine"
    robot.answer("“Ukräine”: is it Ukraine?", "new")
    assert robot.questions()["“Ukräine”"] == ("not in the tracker", "new actor: Ukräine")


def test_what_is_lacking_is_asked_for_all_rows(matrix: MappingRobot) -> None:
    assert (matrix.verb, matrix.dialog.take.isEnabled()) == ("Import", False)
    assert matrix.dialog.why.text() == "Channel is needed: choose its column, or say it for all rows."
    assert matrix.refused() == []
    box = matrix.dialog.needed.boxes["position.channel"]
    assert matrix.dialog.focusWidget() is box
    assert box.accessibleName() == "Channel in all rows"
    matrix.choose(box, "official")
    assert matrix.verb == "Import 6 positions, 3 actors and 3 issues"
    assert matrix.dialog.needed.boxes["position.channel"] is box
    matrix.choose(box, "assessed")
    assert matrix.dialog.mapping.constants == (("position.channel", "assessed"),)


def test_any_field_may_be_told_for_all_rows(matrix: MappingRobot) -> None:
    matrix.tell("Venue", "River commission")
    assert matrix.dialog.mapping.constants == (("position.venue", "River commission"),)
    matrix.tell("Confidence", "mod")
    assert dict(matrix.dialog.mapping.constants)["position.confidence"] == "moderate"


def test_another_shape_is_guessed_anew(linked: MappingRobot) -> None:
    linked.choose(linked.dialog.controls.shape.box, "kind")
    assert linked.dialog.controls.shape.box.value == "kind"
    assert not linked.dialog.controls.kind.isHidden()
    linked.choose(linked.dialog.controls.kind.box, "source")
    assert linked.dialog.mapping.kind == "source"
    assert linked.becomes("URL") == "Address"
    linked.dialog.guess_again.click()
    linked.settle()
    assert linked.dialog.mapping.shape == "linked"


def test_another_row_of_headings(linked: MappingRobot) -> None:
    linked.choose(linked.dialog.controls.header.box, "-1")
    assert linked.dialog.mapping.header == -1
    assert linked.becomes("Column A") == "Left out"
    assert linked.dialog.pane.rows.index(0, 0).data() == "River talks – who says what"


def test_another_sheet(linked: MappingRobot) -> None:
    linked.choose(linked.dialog.controls.sheet.box, "Old")
    assert (linked.dialog.sheet.name, linked.becomes("Topic")) == ("Old", "Issue")


def test_a_sheet_that_is_empty_is_shown_as_such(linked: MappingRobot) -> None:
    linked.choose(linked.dialog.controls.sheet.box, "Cover")
    assert linked.dialog.pane.columns.columnCount() == 0
    assert not linked.dialog.take.isEnabled()


def test_the_order_of_dates_decides(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("Title,Start\nFirst,02/03/2026\n", encoding="utf-8")
    robot = opened(path)
    assert "can be read in two ways: choose under Dates." in robot.dialog.said.text()
    robot.choose(robot.dialog.controls.order.box, "MDY")
    assert robot.dialog.planned is not None
    assert [(edit.after or {}).get("start") for edit in robot.dialog.planned.plan.edits] == ["2026-02-03"]


def test_a_text_may_be_read_otherwise(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_bytes("Party;Topic\nÖst;Wasser\n".encode("cp1252"))
    robot = opened(path)
    controls = robot.dialog.controls
    assert "Windows-1252" in robot.dialog.said.text()
    assert not controls.encoding.isHidden()
    robot.choose(controls.encoding.box, "cp1251")
    assert robot.dialog.pane.rows.index(0, 0).data() == "Цst"
    robot.choose(controls.delimiter.box, ",")
    assert robot.dialog.pane.columns.columnCount() == 1
    robot.choose(controls.encoding.box, "utf-8")
    assert "this is not text in UTF-8." in robot.dialog.said.text()
    assert controls.encoding.box.value in ("", "utf-8", "cp1251")
    assert robot.dialog.pane.rows.index(0, 0).data() == "Цst;Wasser"


def test_records_there_already_and_several_names(linked: MappingRobot) -> None:
    controls = linked.dialog.controls
    linked.choose(controls.known.box, "leave")
    assert linked.dialog.mapping.known == "leave"
    controls.several.click()
    linked.settle()
    assert linked.dialog.mapping.several == ("actor.name", "issue.title", "speaker.name", "source.title")


def test_a_layout_read_before_is_read_so_again(
    linked: MappingRobot, opened: Opened, session: Session, tmp_path: Path
) -> None:
    linked.type_field("Remarks", "ration")
    remember(session.store, linked.dialog.sheet, linked.dialog.mapping)
    again = opened(write(tmp_path, "Newer.xlsx", linked_book()))
    assert again.becomes("Remarks") == "Rationale"
    assert "read as a sheet with these headings was before" in again.dialog.said.text()
    again.dialog.guess_again.click()
    again.settle()
    assert again.becomes("Remarks") == "Doubts"


def test_all_of_it_has_a_name_and_its_models_are_sound(linked: MappingRobot, matrix: MappingRobot) -> None:
    for robot in (linked, matrix):
        testers = [
            QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
            for model in (
                robot.dialog.pane.columns,
                robot.dialog.pane.rows,
                robot.dialog.names.questions,
                robot.dialog.all_rows.questions,
            )
        ]
        for tab in range(robot.dialog.tabs.count()):
            robot.dialog.tabs.setCurrentIndex(tab)
            assert nameless(robot.dialog) == []
        robot.dialog.pane.go_to(0)
        with robot._qtbot.waitSignal(robot.dialog.settled):
            robot.press(Qt.Key.Key_Delete)
        assert testers


def test_a_column_is_read_out_with_all_that_is_shown_of_it(linked: MappingRobot) -> None:
    said = linked.dialog.pane.columns.index(0, linked.column("How")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).startswith("Column E, How: Channel. 1 cell not read.")


def test_counts_stand_beside_the_tabs(linked: MappingRobot) -> None:
    tabs = linked.dialog.tabs
    assert tabs.accessibleTabName(NAMES_TAB) == "Names and words, 1"
    assert tabs.accessibleTabName(NOT_TAKEN_TAB) == "Not taken, 2"


def test_columns_and_rows_scroll_together(opened: Opened, tmp_path: Path) -> None:
    book = Workbook()
    fill(book.worksheets[0], [f"Heading number {n}" for n in range(300)])
    for row in range(40):
        fill(book.worksheets[0], [f"{row} {n}" for n in range(300)])
    robot = opened(write(tmp_path, "Wide.xlsx", book))
    pane = robot.dialog.pane
    for _ in range(40):
        robot.press(Qt.Key.Key_Right)
    assert pane.view.currentIndex().column() == 40
    offset = pane.view.horizontalScrollBar().value()
    assert offset > 1000
    assert pane.sample.horizontalScrollBar().value() == offset
    assert pane.view.columnViewportPosition(40) == pane.sample.columnViewportPosition(40)
    robot.press(Qt.Key.Key_End)
    assert pane.view.currentIndex().column() == 299
    assert pane.sample.columnViewportPosition(299) == pane.view.columnViewportPosition(299)
    below, above = pane.sample.horizontalScrollBar(), pane.view.horizontalScrollBar()
    assert pane.sample.verticalScrollBar().maximum() > 0
    below.setValue(0)
    below.setValue(below.maximum())
    assert (above.value(), above.maximum()) == (below.value(), below.maximum())


def test_return_on_what_is_not_taken_goes_to_its_column_and_imports_nothing(linked: MappingRobot) -> None:
    linked.dialog.tabs.setCurrentIndex(NOT_TAKEN_TAB)
    table = linked.dialog.refused
    table.setFocus()
    table.setCurrentIndex(table.words.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert linked.dialog.pane.view.currentIndex().column() == linked.column("How")
    assert linked.dialog.isVisible()
    QTest.keyClick(linked.dialog.pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not linked.dialog.isVisible()
    assert linked.dialog.result() == linked.dialog.DialogCode.Accepted


def test_leaving_gives_up_what_is_being_counted(linked: MappingRobot) -> None:
    linked.dialog.set_mapping(linked.dialog.mapping.with_column(11, ""))
    linked.dialog.reject()
    assert not linked.dialog.sampling.is_running
    assert not linked.dialog.counting.is_running
    assert linked.dialog.planned is None


def test_down_and_return_take_what_the_list_of_what_fits_offers(linked: MappingRobot) -> None:
    linked.go_to("Remarks")
    view = linked.dialog.pane.view
    view.setFocus()
    QTest.keyClicks(view, "s")
    QTest.keyClicks(editor_of(view), "t")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    wanted = popup.currentIndex().data()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    linked.settle()
    assert linked.becomes("Remarks") == wanted
    assert linked.dialog.focusWidget() is view


def test_nothing_is_scrolled_while_there_is_room_and_what_is_drawn_wide_stays_so(
    opened: Opened, tmp_path: Path
) -> None:
    book = Workbook()
    fill(book.worksheets[0], ("Party", "Topic", "Says"), ("Ukraine", "Territory", "No. " * 60))
    pane = opened(write(tmp_path, "Talks.xlsx", book)).dialog.pane
    assert [
        bar.maximum() for bar in (pane.sample.horizontalScrollBar(), pane.sample.verticalScrollBar())
    ] == [0, 0]
    assert pane.sample.columnWidth(2) > pane.sample.columnWidth(0)
    header = pane.view.horizontalHeader()
    edge = QPoint(pane.view.columnWidth(0) - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    wide = pane.sample.columnWidth(0)
    pane.resize(pane.width() + 200, pane.height())
    assert pane.sample.columnWidth(0) == pane.view.columnWidth(0) == wide
