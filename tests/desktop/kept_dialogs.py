"""Every dialog into which people type: how it is asked for, and what is typed into it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Actor, Issue, Option, Position, Record, Tag
from desktop.dialogs.correcting import CorrectTextDialog
from desktop.dialogs.document_preview import DocumentPreview
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.issuing import IssueDialog
from desktop.dialogs.mapping.dialog import ALL_ROWS_TAB, MappingDialog
from desktop.dialogs.mapping.offer import OfferBox
from desktop.dialogs.marking import MarkDialog
from desktop.dialogs.merging import MergeDialog
from desktop.dialogs.moving import MoveDialog
from desktop.forms.new_record import NewRecordDialog
from desktop.forms.reference import ReferenceField
from tests.desktop.bulk.rows import Key, select
from tests.dialogs import Robot
from tests.robots import dialogs as robots
from tests.robots.window import WindowRobot

ROW = "Ukraine;Territory;{};official;Kyiv\n"
SHEET = f"Party;Topic;Says;How;Where\n{ROW.format('No.')}{ROW.format('Never.')}"
EXTRA: tuple[Record, ...] = (
    Actor(id="ukr2", name="Ukrajina", summary="At war."),
    Position(id="p3", actor="ukr2", issue="territory", channel="Track I"),
    Issue(id="borders", title="Borders"),
    Option(id="b-freeze", issue="borders", label="Freeze on the line", value=10.0),
    Tag(id="gas", name="Gas"),
)


@dataclass(frozen=True)
class Asked:
    """A dialog: how it is asked for, and what is typed into it. `before`: drives the dialog that comes first.

    `goes_on`: what is offered after a kill leads to the dialog itself.
    """

    ask: Callable[[WindowRobot, Path], object]
    act: Callable[[DialogFrame], object]
    before: Callable[[Path], Robot] | None = None
    goes_on: bool = True


# -- how each is asked for ---------------------------------------------------------------------------


def of_rows(command: str, kind: str, *ids: str) -> Callable[[WindowRobot, Path], None]:
    def ask(robot: WindowRobot, _folder: Path) -> None:
        robot.window.travel.go_in(kind)
        select(robot, *ids)
        robot.window.table[command].trigger()

    return ask


def by_command(command: str) -> Callable[[WindowRobot, Path], None]:
    return lambda robot, _folder: robot.window.table[command].trigger()


def new_actor(robot: WindowRobot, _folder: Path) -> None:
    robot.window.travel.open_record("p1")
    form = robot.window.inspector.form
    assert form is not None
    field = form.rows["speaker"].field
    assert isinstance(field, ReferenceField)
    field.line.setText("Envoy")
    field.begin_new("actor")
    robot.window.inspector.revert()


def correct(robot: WindowRobot, _folder: Path) -> None:
    robot.window.reading.correct_again("lenn")


def map_sheet(robot: WindowRobot, folder: Path) -> None:
    robot.window.files.import_paths([folder / "talks.csv"])


def chosen_note(folder: Path) -> Robot:
    return robots.choose_files(folder / "note.txt")


def checked(_folder: Path) -> Robot:
    return robots.checked_paper(lambda _: None)


# -- what is typed into each -------------------------------------------------------------------------


def by_keys(*steps: str | Qt.Key) -> Callable[[DialogFrame], None]:
    return lambda dialog: robots.press_steps(dialog, *steps)


def caveat(dialog: DialogFrame) -> None:
    assert isinstance(dialog, MarkDialog)
    QTest.keyClicks(dialog.caveat, "REL TO")


def to_borders(dialog: DialogFrame) -> None:
    assert isinstance(dialog, MoveDialog)
    dialog.row.field.put("borders")
    next(iter(dialog.options.values())).choose("")


def the_other_stays(dialog: DialogFrame) -> None:
    assert isinstance(dialog, MergeDialog)
    dialog.stays.choose("ukr2")
    dialog.values["summary"].choose("0")


def name(dialog: DialogFrame) -> None:
    assert isinstance(dialog, NewRecordDialog)
    dialog.form.rows["name"].field.control.setFocus()
    robots.press_steps(dialog, Key.Key_End, " of Oru")


def note(dialog: DialogFrame) -> None:
    assert isinstance(dialog, IssueDialog)
    dialog.saves.setChecked(False)
    dialog.despite.setPlainText("Wanted today")
    QTest.keyClicks(dialog.note, "For the meeting")


def text(dialog: DialogFrame) -> None:
    assert isinstance(dialog, CorrectTextDialog)
    QTest.keyClicks(dialog.box, "Lately: ")


def title(dialog: DialogFrame) -> None:
    assert isinstance(dialog, DocumentPreview)
    QTest.keyClicks(dialog.lines["title"], "A note: ")
    QTest.keyClicks(dialog.issued.line, "2026-02")


def place_out_and_date_in(dialog: DialogFrame) -> None:
    """Leave a column out, and type into the cell of another field without leaving it."""
    assert isinstance(dialog, MappingDialog)
    dialog.pane.columns.chosen.emit(4, "")
    questions = dialog.all_rows.questions.questions
    row = next(row for row, each in enumerate(questions) if each.key[1] == "position.stated")
    dialog.tabs.setCurrentIndex(ALL_ROWS_TAB)
    dialog.all_rows.setCurrentIndex(dialog.all_rows.questions.index(row, 1))
    dialog.all_rows.edit(dialog.all_rows.currentIndex())
    box = dialog.all_rows.indexWidget(dialog.all_rows.currentIndex())
    assert isinstance(box, OfferBox)
    line = box.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "2026-02")
    assert dialog.mapping.constants == ()


TWO = ("position", "p1", "p3")
TABLE: dict[str, Asked] = {
    "set field": Asked(of_rows("edit.set_field", *TWO), by_keys("statement", Key.Key_Return, "No land")),
    "tags": Asked(of_rows("edit.tag", *TWO), by_keys("Grain", Key.Key_Return, "Half a na")),
    "marking": Asked(of_rows("edit.mark", *TWO), caveat),
    "move": Asked(of_rows("edit.move", "position", "p1"), to_borders),
    "merge": Asked(of_rows("edit.merge", "actor", "ukr", "ukr2"), the_other_stays),
    "new record": Asked(new_actor, name, goes_on=False),
    "correct text": Asked(correct, text),
    "issue": Asked(by_command("paper.issue"), note, before=checked),
    "mapping": Asked(map_sheet, place_out_and_date_in),
    "document": Asked(by_command("file.add_document"), title, before=chosen_note, goes_on=False),
}
