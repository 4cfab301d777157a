"""The dialogs by themselves: keys, names, mnemonics, what they list, and the look they share."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import resources
from db.exchange import Plan
from db.exchange.plan import Counts
from db.exchange.reading import Refusal
from db.records import Brief, Marking
from desktop.action_table import ACTIONS
from desktop.crash import reports_folder
from desktop.dialogs import about
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.columns import ColumnsDialog
from desktop.dialogs.date_row import DateRow
from desktop.dialogs.export_choice import ExportDialog
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.import_preview import ImportPreview
from desktop.dialogs.listing import ListingDialog
from desktop.dialogs.new_tracker import NewTrackerDialog
from desktop.dialogs.paper_choice import PaperDialog, PaperOffer
from desktop.dialogs.shortcuts import ShortcutsDialog
from desktop.dialogs.table import Column, WordsTable
from desktop.operations.sample import FICTIONAL
from desktop.operations.templates import offered
from desktop.settings import default_path
from desktop.theme import Theme

LEVELS = [Marking(id=f"m{n}", set="tlp", level=level, rank=n) for n, level in enumerate(("GREEN", "RED"))]
BRIEFS = [Brief(id="a", title="First"), Brief(id="b", title="Second", template="background")]
OFFER = PaperOffer(BRIEFS, offered(Path("nowhere")), LEVELS, "2026-11-22")
REFUSAL = Refusal("/data/in/positions.csv", 4, "position", "p3", "actor", "There is no actor “Atlantis”.")
PLAN = Plan({"actor": Counts(3, 1, 2, 0), "position": Counts(2, 0, 0, 1)}, [REFUSAL], [], ["A note."], [], {})
Make = Callable[[Theme], DialogFrame]
MAKERS: dict[str, Make] = {
    "new tracker": NewTrackerDialog,
    "import": lambda theme: ImportPreview(theme, PLAN, "positions.csv"),
    "export": lambda theme: ExportDialog(theme, LEVELS),
    "paper": lambda theme: PaperDialog(theme, OFFER, BRIEFS[0]),
    "shortcuts": lambda theme: ShortcutsDialog(theme, ACTIONS),
    "about": AboutDialog,
    "columns": lambda theme: ColumnsDialog(theme, "Actors", [("a", "A"), ("b", "B")], ["b"], ["a"]),
    "listing": lambda theme: ListingDialog(theme, "1 left out", "", (Column("Kind"),), [("Actor",)]),
}


@pytest.fixture(params=MAKERS, ids=lambda name: str(name).replace(" ", "-"))
def dialog(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> DialogFrame:
    made = MAKERS[request.param](theme)
    qtbot.addWidget(made)
    made.setModal(False)  # shown for the test, and not asked anything
    with qtbot.waitExposed(made):
        made.show()
    return made


def walked(dialog: DialogFrame) -> list[QWidget]:
    """What Tab reaches, from the first to the last."""
    start = dialog.focusWidget()
    found: list[QWidget] = []
    here = start
    while here not in found:
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = dialog.focusWidget()
    return found


def test_everything_that_acts_is_reached_by_tab(dialog: DialogFrame) -> None:
    reached = set(walked(dialog))
    kinds = (QPushButton, QLineEdit, QComboBox, WordsTable)
    wanted = {each for kind in kinds for each in dialog.findChildren(kind) if each.isVisible()}
    assert wanted - reached == set()


def test_everything_that_acts_has_a_name(dialog: DialogFrame) -> None:
    for kind in (QLineEdit, QComboBox, WordsTable):
        for each in dialog.findChildren(kind):
            assert each.accessibleName(), each
            assert "&" not in each.accessibleName()
    assert all(each.text() for each in dialog.findChildren(QPushButton) if each.isVisible())


def test_no_mnemonic_is_given_twice(dialog: DialogFrame) -> None:
    texts = [each.text() for each in dialog.findChildren(QPushButton)]
    texts += [each.text() for each in dialog.findChildren(QLabel) if each.buddy() is not None]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts if "&" in text]
    assert len(set(keys)) == len(keys)


def test_escape_closes_without_doing(dialog: DialogFrame) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == 0


def test_nothing_is_cut_off(dialog: DialogFrame) -> None:
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_words_of_others_are_shown_as_they_are(dialog: DialogFrame) -> None:
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


# -- forms -------------------------------------------------------------------------------------------


def type_into(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_enter_in_a_field_goes_on(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    type_into(dialog.title, "Talks")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.result() == 1
    assert dialog.chosen.title == "Talks"


def test_enter_on_a_button_presses_that_one_also_where_the_system_does_not(
    theme: Theme, qtbot: QtBot
) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    dialog.cancel.setFocus()
    # What a button does not take, it passes on: so it comes where Enter is no key of buttons.
    enter = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(dialog, enter)
    assert not dialog.isVisible()
    assert dialog.result() == 0


def test_a_wrong_day_one_stays_and_is_marked(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    before = dialog.height()
    type_into(dialog.day_one.line, "31.02.2022")
    dialog.button("Choose where").click()
    assert dialog.isVisible()
    assert dialog.day_one.line.text() == "31.02.2022"
    assert dialog.day_one.error
    assert dialog.day_one.line.property("state") == "invalid"
    assert dialog.day_one.line.accessibleDescription() == dialog.day_one.error
    assert dialog.height() > before
    type_into(dialog.day_one.line, "24.02.2022")
    dialog.button("Choose where").click()
    assert dialog.chosen.day_one == "2022-02-24"


def test_the_day_label_is_asked_for_only_with_a_day(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    assert not dialog.day_label.isVisible()
    type_into(dialog.day_one.line, "2022-02-24")
    assert dialog.day_label.isVisible()
    dialog.day_label.setText("of the war")
    dialog.day_one.put("")
    assert dialog.chosen.day_label == ""


def test_a_sample_brings_its_own_words_so_nothing_else_is_asked(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    type_into(dialog.day_one.line, "31.02.2022")
    assert dialog.sample.value == ""
    dialog.sample.choose("river-irel")
    controls = (
        dialog.title,
        dialog.marking_set,
        dialog.likelihood_scale,
        dialog.date_order,
        dialog.day_label,
    )
    assert not any(control.isVisible() for control in (*controls, dialog.day_one))
    assert any(FICTIONAL.help in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    dialog.sample.choose("")
    assert dialog.day_one.line.text() == "31.02.2022"
    assert dialog.day_one.isVisible()
    dialog.sample.choose("river-irel")
    dialog.button("Choose where").click()
    assert dialog.result() == 1
    assert (dialog.chosen.sample, dialog.chosen.day_one) == ("river-irel", "")


def test_all_samples_are_offered_by_what_they_are(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    offered = {str(dialog.sample.itemData(place)): dialog.sample.itemText(place) for place in range(3)}
    assert set(offered) == {"", *resources.names_in("dossiers", ".json")}
    assert offered["river-irel"].startswith("Fictional")


def test_all_sets_and_scales_that_come_with_parley_are_offered(theme: Theme, qtbot: QtBot) -> None:
    dialog = NewTrackerDialog(theme)
    qtbot.addWidget(dialog)
    for box, folder in ((dialog.marking_set, "markings"), (dialog.likelihood_scale, "scales")):
        offered = {str(box.itemData(place)) for place in range(box.count())}
        assert offered == set(resources.names_in(folder, ".json"))


@pytest.mark.parametrize(
    ("order", "typed", "edtf", "words"),
    [
        ("DMY", "12/11/2026", "2026-11-12", "12 November 2026"),
        ("MDY", "12/11/2026", "2026-12-11", "11 December 2026"),
        ("DMY", "spring 2022", "2022-21", "spring 2022"),
    ],
)
def test_a_date_is_read_in_its_order_and_said_back(
    theme: Theme, qtbot: QtBot, order: str, typed: str, edtf: str, words: str
) -> None:
    row = DateRow(theme, "&Day", order="DMY")
    qtbot.addWidget(row)
    row.put(typed)
    row.set_order(order)
    assert row.edtf == edtf
    assert row.hint == words
    assert row.label == "Day"


def test_an_export_without_levels_does_not_ask_for_one(theme: Theme, qtbot: QtBot) -> None:
    dialog = ExportDialog(theme, [])
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    assert not dialog.mark.isVisible()
    assert dialog.chosen.form == "bundle"


# -- tables ------------------------------------------------------------------------------------------


def table_of(theme: Theme, qtbot: QtBot, rows: Sequence[tuple[str, ...]]) -> WordsTable:
    made = WordsTable(theme, "Reasons", (Column("Line", 60, number=True), Column("Why")))
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_rows(rows)
    made.show()
    return made


def test_the_rows_of_a_table_are_a_sound_model(
    theme: Theme, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    table = table_of(theme, qtbot, [("1", "one"), ("2", "two")])
    qtmodeltester.check(table.words)
    table.show_rows([])
    qtmodeltester.check(table.words)


def test_a_row_is_as_high_as_its_words_need(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot, [("1", "short"), ("2", "a reason of many words " * 6)])
    assert table.rowHeight(1) > 2 * table.rowHeight(0)
    table.resize(900, 200)
    assert table.rowHeight(1) < 3 * table.rowHeight(0)


def test_rows_are_measured_when_they_come_into_sight(theme: Theme, qtbot: QtBot) -> None:
    long = "a reason of many words " * 6
    table = table_of(theme, qtbot, [(str(number), long) for number in range(500)])
    needed = table.rowHeight(0)
    assert table.rowHeight(499) < needed
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.rowHeight(499) == needed
    assert table.viewport().rect().contains(table.visualRect(table.words.index(499, 1)))


def test_a_table_is_walked_by_keys(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot, [("1", "one"), ("2", "two"), ("3", "three")])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == 2


def test_a_table_is_copied_without_line_breaks_in_its_cells(theme: Theme, qtbot: QtBot) -> None:
    assert table_of(theme, qtbot, [("1", "one\ntwo\tthree")]).copy() == 1
    assert QGuiApplication.clipboard().text() == "Line\tWhy\n1\tone two three\n"


# -- import preview ----------------------------------------------------------------------------------


def test_a_preview_counts_each_kind_and_all(theme: Theme, qtbot: QtBot) -> None:
    dialog = ImportPreview(theme, PLAN, "positions.csv")
    qtbot.addWidget(dialog)
    assert dialog.counts.words.rows == (
        ("Actors", "3", "1", "2", "0"),
        ("Positions", "2", "0", "0", "1"),
        ("All", "5", "1", "2", "1"),
    )
    assert dialog.problems.words.rows == (("positions.csv", "4", "Position p3", "Actor", REFUSAL.reason),)
    assert dialog.question.text() == "Import 6 records from positions.csv?"


def test_kinds_and_fields_that_nobody_knows_are_shown_as_the_file_has_them(
    theme: Theme, qtbot: QtBot
) -> None:
    refusal = Refusal("x.json", 0, "planet", "mars", "moons", "There are no planets.")
    plan = Plan({"planet": Counts(refused=1)}, [refusal], [], [], [], {})
    dialog = ImportPreview(theme, plan, "x.json")
    qtbot.addWidget(dialog)
    assert dialog.problems.words.rows == (("x.json", "", "planet mars", "moons", "There are no planets."),)
    assert dialog.counts.words.rows == (("planet", "0", "0", "0", "1"),)


# -- shortcuts and about -----------------------------------------------------------------------------


def test_commands_are_found_by_words_and_by_keys(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme, ACTIONS)
    qtbot.addWidget(dialog)
    everything = len(dialog.table.words.rows)
    assert everything >= len(ACTIONS)
    dialog.look_for("export paper")
    assert [row[1] for row in dialog.table.words.rows] == ["Export paper"]
    dialog.look_for("ctrl+k")
    assert [row[1] for row in dialog.table.words.rows] == ["Search or command"]
    dialog.look_for("no such command")
    assert dialog.table.words.rows == ()
    assert not dialog.none.isHidden()
    dialog.look_for("")
    assert len(dialog.table.words.rows) == everything


def test_typing_filters_the_commands(theme: Theme, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(theme, ACTIONS)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.filter.filtered):
        QTest.keyClicks(dialog.filter, "undo")
    assert any(row[1] == "Undo" for row in dialog.table.words.rows)
    assert len(dialog.table.words.rows) < len(ACTIONS)


def test_about_names_what_parley_is_made_of(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    parts = {name: licence for name, _version, licence in dialog.parts}
    assert parts["source-sans (font)"] == "OFL-1.1"
    assert parts["lucide-static (icons)"] == "ISC AND MIT"
    assert "LGPL" in parts["pyside6"]
    assert all(parts.values())
    assert dict(dialog.places)["Settings"] == str(default_path())
    assert dict(dialog.places)["Reports"] == str(reports_folder())
    dialog.button("Copy these details").click()
    assert str(default_path()) in QGuiApplication.clipboard().text()


def test_a_package_that_is_not_there_has_no_licence() -> None:
    assert about.licence_of("no-such-package-anywhere") == "not installed"


def test_a_dialog_follows_the_theme(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    dialog = ImportPreview(theme, PLAN, "positions.csv")
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    light = dialog.grab().toImage().pixelColor(4, 4)
    theme.apply(qapp, "dark")
    dark = dialog.grab().toImage().pixelColor(4, 4)
    assert light == Qt.GlobalColor.white
    assert dark == theme.token("raised")


def test_a_paper_is_said_to_go_by_its_own_scope_while_the_window_shows_less(theme: Theme) -> None:
    words = "by the cut-off and marking given here"
    narrowed = PaperDialog(theme, replace(OFFER, narrowed=True), BRIEFS[0])
    assert words in narrowed.words.text()
    assert words not in PaperDialog(theme, OFFER, BRIEFS[0]).words.text()
