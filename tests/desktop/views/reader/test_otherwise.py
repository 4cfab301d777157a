"""Passages that say different things on the same actor and issue stand out, with what the tracker follows."""

from PySide6.QtCore import Qt

from db.changes import Change, Edit
from db.records import Disagreement, Evidence, Position
from desktop.operations.disagreements import note_disagreement
from desktop.operations.records import set_fields
from tests.robots.reader import ReaderRobot

SAID = "Veldmark has publicly said that summer water is a red line"
TALKS = Position(id="held", actor="veld", issue="water", channel="official", statement="No summer water.")
BRIEF = Position(id="open", actor="veld", issue="water", channel="official", statement="Some in July.")


def put_both(reader: ReaderRobot) -> None:
    """Two positions of one actor on one issue, each from a source of its own; the first is being read."""
    source = reader.page.source
    assert source is not None
    first = source.text.index(SAID)
    passage = Evidence(
        id="here", source="talks", record="held", quote=SAID, first=first, last=first + len(SAID)
    )
    made = (TALKS, BRIEF, passage, Evidence(id="there", source="brief", record="open"))
    reader.window.session.do(Change("Put", tuple(Edit.insert(each) for each in made)))


def otherwise(reader: ReaderRobot) -> str:
    """What the strip says is said otherwise, the caret on the passage."""
    reader.put_caret("publicly said")
    reader.page.text.setFocus()
    return reader.page.strip.otherwise.text()


def test_a_position_beside_another_says_what_the_other_source_says(reader: ReaderRobot) -> None:
    put_both(reader)

    said = "State of the delta says: Some in July. It is not noted which of them the tracker follows."
    assert otherwise(reader) == f"≠ {said}"
    (chip,) = reader.page.text.chips.chips()
    assert chip.box.width() > chip.box.height()
    assert said in reader.marks()[0]


def test_once_it_is_noted_it_says_which_side_the_tracker_follows_and_why(reader: ReaderRobot) -> None:
    put_both(reader)
    store = reader.window.session.store
    noted = note_disagreement(store, [store.need(Position, "held")])
    assert noted.change is not None
    reader.window.session.do(noted.change)
    assert "The tracker follows neither side." in otherwise(reader)

    disagreement = store.need(Disagreement, noted.id)
    reader.window.session.do(set_fields(store, disagreement, {"follows": "held", "why": "it is newer"}))

    said = otherwise(reader)
    assert "State of the delta: Some in July." in said
    assert "The tracker follows “Veldmark · Summer water”: it is newer." in said
    assert "not noted" not in said


def test_where_nothing_is_said_otherwise_nothing_is_told(reader: ReaderRobot) -> None:
    put_both(reader)
    reader.window.session.do(set_fields(reader.window.session.store, BRIEF, {"until": "2020"}))

    assert otherwise(reader) == ""
    assert not reader.page.strip.otherwise.isVisible()
    (chip,) = reader.page.text.chips.chips()
    assert chip.box.width() == chip.box.height()


def test_a_disagreement_can_be_noted_from_the_passage_by_keyboard(reader: ReaderRobot) -> None:
    put_both(reader)
    otherwise(reader)
    reader.robot.press(Qt.Key.Key_Return)  # shows the position beside the text
    assert reader.window.inspector.record_id == "held"

    reader.robot.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)

    assert len(reader.window.session.store.all(Disagreement)) == 1


def test_what_has_no_room_in_the_strip_is_unfolded_by_one_key_and_scrolls(reader: ReaderRobot) -> None:
    put_both(reader)
    long = {"statement": "Some in July, and more of it later. " * 40}
    reader.window.session.do(set_fields(reader.window.session.store, BRIEF, long))
    assert "Some in July" in otherwise(reader)
    strip = reader.page.strip
    said, key = strip.otherwise, strip.keys["D"]
    before = said.height()
    assert said.is_cut
    assert (key.isVisible(), key.isEnabled()) == (True, True)
    assert said.focusPolicy() & Qt.FocusPolicy.TabFocus, "what is cut can be scrolled by keyboard"

    reader.press("D")
    assert said.height() > before
    reader.press("D")
    assert said.height() == before


def test_what_fits_needs_no_key(reader: ReaderRobot) -> None:
    put_both(reader)
    otherwise(reader)
    strip = reader.page.strip
    assert not strip.otherwise.is_cut
    assert not strip.keys["D"].isEnabled()
    height = strip.otherwise.height()
    reader.press("D")
    assert strip.otherwise.height() == height


def test_the_key_is_there_only_where_something_is_said_otherwise(reader: ReaderRobot) -> None:
    assert not reader.page.strip.keys["D"].isVisible()
