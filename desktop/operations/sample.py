"""The sample dossier as a tracker, by the importer that users have."""

from pathlib import Path

import resources
from db import exchange
from db.changes import Change
from db.queries.snapshot import Snapshot
from desktop.operations.trackers import make_tracker

SAMPLE_NAME = "ukraine-russia"


def sample_change() -> Change:
    """The import that fills an empty tracker with the sample dossier."""
    reading = exchange.read(resources.path_of(f"dossiers/{SAMPLE_NAME}.json"))
    return exchange.plan([reading], Snapshot.of(())).change("Begin with the sample dossier")


def make_sample(path: Path, *, desk: str = "", author: str = "", replace: bool = False) -> None:
    """Make a tracker with the sample dossier; raises as `make_tracker` does."""
    make_tracker(path, sample_change(), desk=desk, author=author, replace=replace)
