"""A window on a small tracker with an actor in it twice."""

from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.records import Actor, Issue, Option, Position, Record, Tag, Tagging, link_id
from tests.desktop.small import small_tracker
from tests.desktop.windows import Open
from tests.robots.window import WindowRobot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small tracker with Ukraine in it twice and another issue with an option of the same label."""
    made = tmp_path / "talks.parley"
    extra: tuple[Record, ...] = (
        Actor(id="ukr2", name="Ukrajina", summary="At war.", kind="group"),
        Position(id="p3", actor="ukr2", issue="territory", channel="Track I"),
        Issue(id="borders", title="Borders"),
        Option(id="b-freeze", issue="borders", label="Freeze on the line", value=10.0),
        Tag(id="gas", name="Gas"),
        Tagging(id=link_id("tagging", "gas", "p1"), tag="gas", record="p1"),
    )
    with small_tracker(made) as store:
        store.apply(Change("Put", tuple(Edit.insert(record) for record in extra)))
    return made


@pytest.fixture
def robot(open_window: Open, path: Path) -> WindowRobot:
    made = open_window(path)
    made.window.travel.go_in("position")
    return made
