"""Whether the likelihoods of scenarios that exclude each other add up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Estimate, Scenario

WHOLE = 100.0
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Coherence:
    """The sums of a family's ranges in per cent. Coherent: low ≤ 100 ≤ high. `without`: no estimate yet."""

    family: str
    low: float
    high: float
    scenarios: tuple[Scenario, ...] = ()
    without: tuple[Scenario, ...] = ()

    @property
    def is_coherent(self) -> bool:
        """Whether one of the scenarios can come about with certainty; with some unestimated: still can."""
        if self.without:
            return self.low <= WHOLE + _ROUNDING
        return self.low <= WHOLE + _ROUNDING and self.high >= WHOLE - _ROUNDING

    @property
    def problem(self) -> str:
        """What is wrong, in words; '' when nothing is."""
        if self.low > WHOLE + _ROUNDING:
            return f"At least {self.low:.15g} % in sum: lower some of them."
        if not self.without and self.high < WHOLE - _ROUNDING:
            return f"At most {self.high:.15g} % in sum: a remainder of {WHOLE - self.high:.15g} % is missing."
        return ""


def coherence_of(ranges: Iterable[tuple[float, float]], family: str = "") -> Coherence:
    """The sums of ranges (per cent) of outcomes that exclude each other."""
    chosen = list(ranges)
    return Coherence(family, sum(low for low, _ in chosen), sum(high for _, high in chosen))


def latest(snapshot: Snapshot, scenario: str, before: str = "") -> Estimate | None:
    """A scenario's likelihood: its latest estimate, or the latest made before a day (ISO)."""
    found = snapshot.by(Estimate, "scenario", scenario)
    known = [each for each in found if not before or (dates.known_from(each.made) or "") < before]
    return max(known, key=lambda each: (dates.known_from(each.made) or "", each.id), default=None)


def history(snapshot: Snapshot, scenario: str) -> list[Estimate]:
    """The estimates of a scenario by the day they were made, the latest at the end."""
    found = snapshot.by(Estimate, "scenario", scenario)
    return sorted(found, key=lambda each: (dates.known_from(each.made) or "", each.id))


def families(snapshot: Snapshot) -> tuple[Coherence, ...]:
    """Each family with the sums of its latest estimates, but for those without any and those decided."""
    names = dict.fromkeys(each.family for each in snapshot.all(Scenario) if each.family)
    members = {name: snapshot.by(Scenario, "family", name) for name in names}
    still_open = (n for n, some in members.items() if not any(each.status == "occurred" for each in some))
    found = (_family(name, members[name], snapshot) for name in still_open)
    return tuple(each for each in found if len(each.without) < len(each.scenarios))


def _family(name: str, scenarios: Sequence[Scenario], snapshot: Snapshot) -> Coherence:
    still_open = tuple(each for each in scenarios if each.status != "ruled out")
    made = [(each, latest(snapshot, each.id)) for each in still_open]
    ranges = [(estimate.low, estimate.high) for _, estimate in made if estimate]
    sums = coherence_of(ranges, name)
    without = tuple(each for each, estimate in made if estimate is None)
    return Coherence(name, sums.low, sums.high, still_open, without)
