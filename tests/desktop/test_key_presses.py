"""Five positions of a day's reading go in by keyboard alone, with less than half the keys of a sheet."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.records import Position, PositionOption
from tests.desktop.windows import Open
from tests.robots.sheet import Row, Sheet, presses, quickest
from tests.robots.window import CTRL, SHIFT, WindowRobot

README = Path(__file__).resolve().parents[1] / "bench" / "README.md"
# What is said: actor, issue, channel, stated, statement, firmness, and twice an option and the stance on it.
READ: tuple[Row, ...] = (
    ("Ukraine", "Territory and sovereignty", "official", "2026-02", "No cession of sovereignty",
     "non-negotiable", "Crimea and four oblasts recognised in full", "red line",
     "Land that Russia holds recognised", "red line"),
    ("Russia", "Territory and sovereignty", "public statement", "2026-02", "The four regions are Russian",
     "firm", "Crimea and four oblasts recognised in full", "preferred",
     "Full return, Crimea included", "red line"),
    ("Ukraine", "Ceasefire and line of contact", "official", "2026-02", "A ceasefire first, then talks",
     "firm", "Ceasefire on current lines", "acceptable", "Ceasefire on Russian terms", "opposed"),
    ("United States", "Sanctions and enforcement", "public statement", "2026-02",
     "Sanctions stay until a deal is signed", "conditional", "Kept as they are", "preferred",
     "Sanctions eased", "conditional"),
    ("European governments", "Security guarantees", "Track I", "2026-02", "Guarantees need American backing",
     "firm", "Bilateral guarantees", "acceptable", "Political assurances only", "opposed"),
)  # fmt: skip
# Tab (as \t) takes the name that is offered and goes on.
LINES = (
    "ukr\tter\toff\t2026-02: No cession of sovereignty !|r 0|r 20",
    "rus\tter\tpub\tfirm/2026-02: The four regions are Russian|p 0|r 100",
    "ukr\tcea\toff\tfirm/2026-02: A ceasefire first, then talks|a 50|o 0",
    "us\tsan\tpub\t2026-02: Sanctions stay until a deal is signed ~|p 35|c 0",
    "eur g\tsec\ttrack\tfirm/2026-02: Guarantees need American backing|a 55|o 0",
)
SIGNS = {"\t": "⇥", "Tab": "⇥", "Enter": "⏎", "Ctrl+D": "⌃D", "|": "\\|"}
OPEN, SAVE, CLOSE = "Ctrl+Shift+N", "Ctrl+Enter", "Esc"


@pytest.fixture
def robot(open_window: Open, sample: Path) -> WindowRobot:
    return open_window(sample)


def said(robot: WindowRobot, made: Position) -> Row:
    """A position as the sheet has it: in words, the options in the order of `READ`."""
    store = robot.window.session.store
    stances = {each.option: each.stance for each in store.find(PositionOption, position=made.id)}
    names = store.titles([made.actor, made.issue, *stances])
    wanted = next(row for row in READ if row[4] == made.statement)
    by_label = {names[option]: stance for option, stance in stances.items()}
    pairs = [part for label in (wanted[6], wanted[8]) for part in (label, by_label.pop(label, ""))]
    assert by_label == {}, "no other option has a stance"
    fixed = (names[made.actor], names[made.issue], made.channel, made.stated, made.statement, made.firmness)
    return (*fixed, *pairs)


def captured(number: int) -> list[str]:
    """The keys of a line: the first one opens the box, the last one closes it."""
    return [*([OPEN] if number == 0 else []), *LINES[number], SAVE, *([CLOSE] if number == 4 else [])]


def enter(robot: WindowRobot, keys: Sequence[str]) -> None:
    """Press these keys where the keyboard is; nothing else is touched."""
    for key in keys:
        if key == OPEN:
            robot.press(Qt.Key.Key_N, CTRL | SHIFT)
        elif key == CLOSE:
            robot.press(Qt.Key.Key_Escape)
        elif key == SAVE:
            robot.press(Qt.Key.Key_Return, CTRL)
        elif key == "\t":
            robot.press(Qt.Key.Key_Tab)
        else:
            robot.type(key)


def test_the_keys_of_quick_capture_make_the_positions(robot: WindowRobot) -> None:
    store = robot.window.session.store
    before = {each.id for each in store.all(Position)}
    for number in range(len(LINES)):
        enter(robot, captured(number))
        (made,) = [each for each in store.all(Position) if each.id not in before]
        before.add(made.id)
        assert tuple(said(robot, made)) == READ[number]
    assert not robot.window.inspector.is_edited


def test_the_keys_of_a_sheet_fill_the_same_in() -> None:
    sheet = Sheet(columns=10)
    for key in quickest(READ):
        sheet.press(key)
    assert [tuple(row) for row in sheet.rows[:-1]] == list(READ)


def test_less_than_half_the_keys_are_needed_and_the_tables_say_so() -> None:
    ours = [presses(captured(number)) for number in range(len(LINES))]
    sheet = [len_of_row(number) for number in range(len(READ))]
    assert 2 * sum(ours) < sum(sheet)
    rows = zip(LINES, ours, sheet, strict=True)
    table = [f"| {at} | `{written(line)}` | {mine} | {its} |" for at, (line, mine, its) in enumerate(rows, 1)]
    table.append(f"| all | | {sum(ours)} | {sum(sheet)} |")
    table += [f"| {at + 1} | `{written(keys_of_row(at))}` |" for at in range(len(READ))]
    text = README.read_text(encoding="utf-8")
    assert [row for row in table if row not in text] == []


def keys_of_row(number: int) -> list[str]:
    """The keys for a row of the sheet, after those before it."""
    return quickest(READ[: number + 1])[len(quickest(READ[:number])) :]


def len_of_row(number: int) -> int:
    return presses(keys_of_row(number))


def written(keys: Sequence[str]) -> str:
    """Keys as a table in Markdown shows them."""
    return "".join(SIGNS.get(key, key) for key in keys)


# -- saving at once ----------------------------------------------------------------------------------


def test_what_was_saved_is_said_and_the_next_line_asked_for(robot: WindowRobot) -> None:
    capture, session = robot.window.capture, robot.window.session
    enter(robot, captured(0))
    assert capture.isVisible()
    assert capture.box.hasFocus()
    assert capture.box.text() == ""
    assert capture.hint.text().startswith("Saved: Ukraine · Territory and sovereignty")
    undoable = session.store.undoable()
    assert undoable is not None
    assert "Ukraine" in undoable.label
    enter(robot, [CLOSE])
    robot.undo()
    assert READ[0][4] not in {each.statement for each in session.store.all(Position)}


def test_what_is_to_be_looked_at_is_left_in_its_form_and_not_saved(robot: WindowRobot) -> None:
    store = robot.window.session.store
    before = len(store.all(Position))
    enter(robot, [OPEN, *"ukraine/moldova/off: x", SAVE])
    assert not robot.window.capture.isVisible()
    assert len(store.all(Position)) == before
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Issue"
    assert robot.field_text("statement") == "x"


def test_a_name_that_may_be_another_is_looked_at_first(robot: WindowRobot) -> None:
    store = robot.window.session.store
    before = len(store.all(Position))
    enter(robot, [OPEN, *"ukr/terr/off: x", SAVE])
    assert len(store.all(Position)) == before
    assert robot.field_text("statement") == "x"
