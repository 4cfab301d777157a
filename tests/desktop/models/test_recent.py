"""The newest changes as lines: what each was about, its day written once, numbers for changes of many."""

from pathlib import Path

from db.changes import Change, Edit
from db.records import Position
from db.wording import local_time
from desktop.models.recent import RecentLine, recent_lines, short_day
from tests.desktop.small import small_tracker


def test_a_day_is_written_once_over_its_changes_and_each_says_what_it_was(tmp_path: Path) -> None:
    with small_tracker(tmp_path / "t.parley") as store:
        for words in ("One", "Two"):
            position = store.need(Position, "p1")
            store.apply(Change("Reword", (Edit.update(position, statement=words),)))
        store.undo()
        lines = recent_lines(store)
        days = [short_day(local_time(change.at)) for change in store.journal(limit=10)]
        shown = [day for place, day in enumerate(days) if place == 0 or days[place - 1] != day]
        assert [line.day for line in lines if line.day] == shown
        assert [(line.id, line.words) for line in lines[:3]] == [
            ("p1", "taken back: statement changed"),
            ("p1", "statement changed"),
            ("p1", "statement changed"),
        ]
        assert lines[3].title == "Fill in"
        assert "3 citations" in lines[3].words or lines[3].words.endswith("…")
        assert {line.author for line in lines} == {"Ana"}


def test_a_record_that_is_gone_is_named_by_its_change(tmp_path: Path) -> None:
    with small_tracker(tmp_path / "t.parley") as store:
        store.apply(Change("Delete the note", store.goes_with(["ev3"]).edits()))
        line = recent_lines(store, limit=1)[0]
        assert isinstance(line, RecentLine)
        assert (line.id, line.title) == ("", "Delete the note")


def test_an_undone_change_of_several_records_reads_as_a_sentence(tmp_path: Path) -> None:
    with small_tracker(tmp_path / "t.parley") as store:
        edits = tuple(Edit.update(each, venue="Riyadh") for each in store.all(Position))
        assert len(edits) > 1
        store.apply(Change("Set venue", edits))
        store.undo()
        store.redo()
        assert [line.title for line in recent_lines(store, limit=3)] == [
            "Done again: Set venue",
            "Undone: Set venue",
            "Set venue",
        ]
