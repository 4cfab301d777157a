"""A small tracker that operations, checks and commands are tried on."""

from pathlib import Path

from db.changes import Change, Edit
from db.records import (
    Actor,
    Condition,
    Event,
    EventActor,
    Evidence,
    Issue,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
    Source,
    link_id,
)
from db.store import Store
from desktop.operations.dossiers import new_dossier

FREEZE, RETURN = "freeze", "return"
STANCE = link_id("position_option", "p1", FREEZE)
HOST = link_id("event_actor", "summit", "ukr", "host")
RECORDS: tuple[Record, ...] = (
    Actor(id="ukr", name="Ukraine", kind="state", aliases="Україна"),
    Actor(id="rus", name="Russia", kind="state"),
    Issue(id="territory", title="Territory", low_label="return", high_label="recognition", discussed=FREEZE),
    Issue(id="ceasefire", title="Ceasefire"),
    Option(id=RETURN, issue="territory", label="Full return", value=0.0),
    Option(id=FREEZE, issue="territory", label="Freeze on the line", value=60.0),
    Option(id="talks-first", issue="ceasefire", label="Talks first", value=20.0),
    Event(id="summit", title="Summit", start="2026-02"),
    EventActor(id=HOST, event="summit", actor="ukr", capacity="host"),
    Position(
        id="p1", actor="ukr", issue="territory", channel="official", stated="2026-02",
        statement="No cession, a freeze only with guarantees.", firmness="conditional",
    ),
    Position(id="p2", actor="ukr", issue="territory", channel="official", statement="Return of all land."),
    PositionOption(id=STANCE, position="p1", option=FREEZE, stance="conditional"),
    Condition(id="c1", position_option=STANCE, text="Guarantees are in force"),
    Scenario(id="ceasefire-2026", title="Fragile ceasefire"),
    Source(id="src-a", title="Status article", reliability="F"),
    Source(id="src-b", title="Background article", reliability="F"),
    Evidence(id="ev1", source="src-a", record="p1", locator="Position and red lines, bullet 1"),
    Evidence(id="ev2", source="src-b", record="p2", locator="Key players, paragraph 2"),
    Evidence(id="ev3", source="src-a", record=HOST, locator="Europe, bullet 2"),
)  # fmt: skip


def small_tracker(path: Path) -> Store:
    """A tracker of two changes, open for editing: its dossier, then `RECORDS`."""
    store = Store.create(path, desk="desk-1", author="Ana")
    store.apply(new_dossier("Talks", marking_set="tlp", handling_default="TLP:GREEN"))
    store.apply(Change("Fill in", tuple(Edit.insert(record) for record in RECORDS)))
    return store
