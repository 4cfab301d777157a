"""The sample dossiers as trackers, by the importer that users have."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

import resources
from db import exchange
from db.changes import Change
from db.errors import NotWritten
from db.queries.snapshot import Snapshot
from desktop.operations.trackers import make_tracker


@dataclass(frozen=True, slots=True)
class Sample:
    """A dossier that comes with Parley. `name`: of its file and of the tracker that is offered for it."""

    name: str
    label: str
    help: str


SAMPLE = Sample(
    "ukraine-russia",
    "Sample: talks on Ukraine",
    "two published articles, claim by claim; no figures of its own",
)
FICTIONAL = Sample(
    "river-irel",
    "Fictional sample: talks on a river",
    "an invented negotiation over two years, with estimates, ratings and back channels",
)
SAMPLES = {sample.name: sample for sample in (SAMPLE, FICTIONAL)}


def sample_change(sample: Sample = SAMPLE) -> Change:
    """The import that fills an empty tracker with a sample dossier."""
    reading = exchange.read(resources.path_of(f"dossiers/{sample.name}.json"))
    return exchange.plan([reading], Snapshot.of(())).change("Begin with the sample dossier")


def make_sample(
    path: Path, sample: Sample = SAMPLE, *, desk: str = "", author: str = "", replace: bool = False
) -> None:
    """Make a tracker with a sample dossier; raises as `make_tracker` does."""
    make_tracker(path, sample_change(sample), desk=desk, author=author, replace=replace)


def sample_copy(sample: Sample = SAMPLE, *, desk: str = "", author: str = "") -> Path:
    """The copy of a sample in the user's data folder, made if it is not there yet. Raises NotWritten."""
    folder = platformdirs.user_data_path("parley", appauthor=False)
    path = folder / f"{sample.name}.parley"
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(folder, error.strerror or "it can't be written") from error
    make_sample(path, sample, desk=desk, author=author)
    return path
