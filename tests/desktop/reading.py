"""Texts of invented negotiations, and a tracker with sources to read them in."""

import hashlib
from pathlib import Path

from db.changes import Change, Edit
from db.records import Actor, Blob, Issue, Option, Proposal, Record, Scenario, Source
from db.store import Store
from desktop.operations.dossiers import new_dossier

# Chatty paragraphs with several claims each. Fictional, like all that follows.
TALKS = """What's going on at the Halden talks?

by a guest writer

If you have followed the water of the Lenn, you know the story: two banks, one dam, and a summer that gets \
drier every year. Veldmark has publicly said that summer water is a red line, and its envoys repeat it \
wherever they go. The Ostra League, on the other hand, has reportedly signalled in back-channel talks that \
it could open the gates in July, if somebody pays for the silt. On 3 March 2026 both sides met in Halden for \
a second round of talks, and left without a word. So, where does that leave us?

Who wants what

The Ostra League insists on the dam, and always has. It has offered Veldmark a loan of 4 million since 2022. \
The League of Mayors has leverage over Ostra: it buys the power.

What may come

A dry summer is highly likely, the weather office says. If the ditches are empty by June 2026, they will stop.
"""
# Labelled bullets, scenarios in the usual shape, questions with answers.
BRIEF = """# State of the delta, spring 2026

• Border of the delta: both maps claim the land east of it. Nobody has moved since 2019.
• Dredging: the harbour towns pledged to dredge, but only if the province pays.

## Scenarios

• Scenario 1 — Shared dredging (likely): the towns and the province split the costs.
• Scenario 2 — Silted harbour: nobody pays, and the harbour closes by 2028.

## What readers ask

Will the ferry stop?

The ferry will not stop this year.
"""


def records() -> tuple[Record, ...]:
    """Who and what the texts speak of."""
    return (
        Actor(id="veld", name="Veldmark", kind="state"),
        Actor(id="ostra", name="Ostra League", kind="bloc", aliases="Ostra"),
        Issue(id="water", title="Summer water", low_label="none", high_label="all of it"),
        Issue(id="dam", title="The dam"),
        Option(id="june", issue="water", label="Gates open in June", value=80.0),
        Proposal(id="plan", title="Halden plan"),
        Scenario(id="dry", title="A dry summer"),
    )


def source_edits(id: str, title: str, text: str, **more: str) -> tuple[tuple[Edit, ...], dict[str, bytes]]:
    """The edits that add a source with its text, and the bytes that go with them."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    blob = Blob(id=f"{id}-text", sha256=sha256, media_type="text/plain;charset=utf-8", name=f"{title}, text")
    source = Source(id=id, title=title, text=blob.id, **more)
    return (Edit.insert(blob), Edit.insert(source)), {sha256: data}


def add_source(store: Store, id: str, title: str, text: str, **more: str) -> None:
    """Add a source with its text to a tracker."""
    edits, blobs = source_edits(id, title, text, **more)
    store.apply(Change(f"Add source {title}", edits, blobs=blobs))


def reading_tracker(path: Path) -> Path:
    """A tracker with two sources to read and one without a text."""
    store = Store.create(path, desk="desk-1", author="Ana")
    store.apply(new_dossier("The Lenn (fictional)", likelihood_scale="phia"))
    store.apply(Change("Fill in", tuple(Edit.insert(record) for record in records())))
    add_source(store, "talks", "What's going on at the Halden talks?", TALKS, issued="2026-04-02")
    add_source(store, "brief", "State of the delta", BRIEF)
    store.apply(Change("Add one more", (Edit.insert(Source(id="bare", title="A call")),)))
    store.close()
    return path
