"""Words of texts in the search box: the passage is shown with its source, and read where it stands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.records import Blob, Source
from desktop.models import findings
from desktop.models.findings import Finding
from desktop.operations.documents import correct_text
from desktop.operations.vocabulary import levels
from desktop.session import Scope
from tests.desktop.reading import BRIEF, reading_tracker, source_edits
from tests.desktop.windows import Open
from tests.robots.reader import ReaderRobot
from tests.robots.window import CTRL, WindowRobot

Key = Qt.Key


@pytest.fixture
def robot(open_window: Open, tmp_path: Path) -> WindowRobot:
    return open_window(reading_tracker(tmp_path / "talks.parley"))


@pytest.fixture
def reader(robot: WindowRobot) -> ReaderRobot:
    return ReaderRobot(robot)


def passages(found: list[Finding]) -> list[tuple[str, str]]:
    return [(line.title, line.words) for line in found if line.kind == "text"]


def marked(line: Finding) -> list[str]:
    return [line.words[first:last] for first, last in line.word_marks]


def test_a_passage_is_shown_with_its_source_and_the_words_marked(robot: WindowRobot) -> None:
    found = robot.search("dredging towns")
    assert [title for title, _ in passages(found)] == ["State of the delta"] * 2
    assert all("towns" in words for _, words in passages(found))
    line = next(line for line in found if "pledged" in line.words)
    assert marked(line) == ["Dredging", "towns"]


def test_return_reads_the_source_at_the_passage(robot: WindowRobot, reader: ReaderRobot) -> None:
    robot.search("w: ditches empty")
    robot.press(Key.Key_Return)
    assert reader.page.source_id == "talks"
    assert reader.selected() == "ditches are empty"
    assert reader.has_keyboard
    robot.search("w: ferry stop")
    robot.press(Key.Key_Return)
    assert reader.page.source_id == "brief"
    assert "ferry" in reader.selected()


def test_ctrl_return_reads_it_and_keeps_the_box(robot: WindowRobot, reader: ReaderRobot) -> None:
    robot.search("w: ditches empty")
    robot.press(Key.Key_Return, CTRL)
    assert robot.window.finder.isVisible()
    assert robot.window.finder.box.hasFocus()
    assert reader.selected() == "ditches are empty"


def test_the_prefix_keeps_to_texts_and_tab_puts_it_there(robot: WindowRobot) -> None:
    assert {line.kind for line in robot.search("w: dam")} == {"text"}
    assert "Texts of sources only" in robot.window.finder._count.text()
    found = robot.search("silt somebody")
    assert [line.kind for line in found] == ["text"]
    robot.press(Key.Key_Tab)
    assert robot.window.finder.box.text() == "w: silt somebody"
    robot.search("w:")
    assert "Type words" in robot.window.finder._none.text()
    assert "w:" in [line.side for line in robot.search("?")]


def test_few_passages_of_one_source_stand_beside_records(robot: WindowRobot) -> None:
    store = robot.window.session.store
    edits, blobs = source_edits("long", "A long one", "\n\n".join(f"Ferry {n}." for n in range(40)))
    robot.window.session.do(Change("Add", edits, blobs=blobs))
    assert len([1 for title, _ in passages(robot.search("ferry")) if title == "A long one"]) == 3
    assert len(passages(robot.search("w: ferry"))) > 20
    assert store.search("ferry", kinds=["source"]) == []


@pytest.mark.parametrize(("source", "text"), [("TLP:RED", "TLP:GREEN"), ("TLP:GREEN", "TLP:RED")])
def test_what_is_marked_above_the_level_shown_is_not_found(
    robot: WindowRobot, source: str, text: str
) -> None:
    session = robot.window.session
    store = session.store
    changes = [
        *(Edit.insert(each) for each in levels("tlp")),
        Edit.update(session.dossier, marking_set="tlp"),
        Edit.update(store.need(Source, "talks"), handling=source),
        Edit.update(store.need(Blob, "talks-text"), handling=text),
    ]
    session.do(Change("Mark", tuple(changes)))
    assert len(passages(robot.search("ditches"))) == 1
    session.set_scope(Scope(mark="TLP:GREEN"))
    assert passages(robot.search("ditches")) == []
    session.set_scope(Scope(as_of="2026-05-01", channels=("official",)))
    assert len(passages(robot.search("ditches"))) == 1  # a source has no channel, and no time of its own


def test_a_text_that_is_corrected_is_found_by_its_new_words(robot: WindowRobot, reader: ReaderRobot) -> None:
    session = robot.window.session
    new = BRIEF.replace("Nobody has moved", "No envoy has stirred")
    session.do(correct_text(session.store, session.store.need(Source, "brief"), new).change)
    assert len(passages(robot.search("stirred"))) == 1
    session.undo()
    assert passages(robot.search("stirred")) == []


def test_passages_of_a_large_tracker_come_when_they_are_found(
    robot: WindowRobot, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "BESIDE", 0)
    with qtbot.waitSignal(robot.window.finder.findings.arrived):
        robot.search("w: ditches")
    found = robot.window.finder.findings
    assert [found.line(row).kind for row in range(found.rowCount())] == ["", "text"]
