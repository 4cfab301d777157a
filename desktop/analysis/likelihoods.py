"""Scenarios by family with the history of their likelihood, and whether each family adds up."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.snapshot import Snapshot
from db.records import Estimate, Scenario
from desktop.analysis.coherence import Coherence, families, history


@dataclass(frozen=True, slots=True)
class Track:
    """A scenario with its estimates, the latest first."""

    scenario: Scenario
    estimates: tuple[Estimate, ...]

    @property
    def latest(self) -> Estimate | None:
        """The estimate that is its likelihood; None without any."""
        return self.estimates[0] if self.estimates else None


@dataclass(frozen=True, slots=True)
class Family:
    """Scenarios that exclude each other. `name`: '' of those in no family. `coherence`: None when none is
    estimated or one has occurred.
    """

    name: str
    tracks: tuple[Track, ...]
    coherence: Coherence | None

    @property
    def is_resolved(self) -> bool:
        """Whether one of them has occurred."""
        return any(each.scenario.status == "occurred" for each in self.tracks)


def by_family(snapshot: Snapshot, only: str = "") -> tuple[Family, ...]:
    """The families in the order of their first scenario, what is in none of them last; `only`: of one."""
    scenarios = [each for each in snapshot.all(Scenario) if only in ("", each.family)]
    names = sorted(dict.fromkeys(each.family for each in scenarios), key=lambda name: not name)
    sums = {each.family: each for each in families(snapshot)}
    return tuple(
        Family(name, _tracks(snapshot, [each for each in scenarios if each.family == name]), sums.get(name))
        for name in names
    )


def _tracks(snapshot: Snapshot, scenarios: Sequence[Scenario]) -> tuple[Track, ...]:
    return tuple(Track(each, tuple(reversed(history(snapshot, each.id)))) for each in scenarios)
