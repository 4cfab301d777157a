"""Sessions over small and sample trackers, for tests of the window's parts."""

from pathlib import Path

from db.changes import Change, Edit
from desktop.session import Session
from tests.desktop.small import small_tracker
from tests.resources.sample import RECORDS as SAMPLE


def small_session(folder: Path) -> Session:
    """A session with the small tracker open."""
    path = folder / "small.parley"
    small_tracker(path).close()
    session = Session(desk="desk-1", author="Ana")
    session.open(path)
    return session


def sample_session(folder: Path) -> Session:
    """A session with every record of the sample dossier."""
    session = Session(desk="desk-1", author="Ana")
    session.create(
        folder / "sample.parley",
        lambda: Change("Take in the sample", tuple(Edit.insert(record) for record in SAMPLE.values())),
    )
    return session
