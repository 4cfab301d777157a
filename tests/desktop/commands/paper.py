"""The paper that commands on papers are tried on, in the small tracker, with nothing to correct in it."""

from pathlib import Path

from db.changes import Change, Edit
from db.records import Brief, Evidence
from db.store import Store

BRIEF = Brief(
    id="b1",
    title="No end of talks in sight",
    bottom_line="The talks go on.",
    reference="=P/1",
    as_of="2026-04",
)


def with_paper(tracker: Path) -> Path:
    """The tracker, with the paper and a source for the one claim that had none."""
    with Store.open(tracker) as store:
        cited = Evidence(id="ev9", source="src-a", record="summit", locator="Page 1")
        store.apply(Change("Paper", (Edit.insert(BRIEF), Edit.insert(cited))))
    return tracker
