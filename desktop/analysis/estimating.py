"""What a likelihood does to the sums of its family while it is being typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db import dates
from db.records import Estimate, Scenario
from desktop.analysis.coherence import Coherence, coherence_of
from desktop.analysis.report import counted

_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Added:
    """What the family comes to with the figures typed, in words; `is_wrong` where it can't add up."""

    words: str = ""
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Others:
    """The open scenarios that exclude one, without it, and their estimates (in any order) by their id.

    `family`: '' where it is in none, or where one of them has occurred: then nothing is to add up.
    """

    family: str = ""
    scenarios: tuple[Scenario, ...] = ()
    estimates: Mapping[str, Sequence[Estimate]] = field(default_factory=dict)

    def with_range(self, low: float, high: float, made: str = "") -> Added:
        """A range (per cent, low ≤ high) beside what the others were held to be by the day `made` (EDTF)."""
        if not self.family:
            return Added()
        until = _last_day(made)
        stood = [(each, self._stood(each.id, until)) for each in self.scenarios]
        sums = coherence_of([(low, high), *((one.low, one.high) for _, one in stood if one)], self.family)
        without = tuple(each for each, one in stood if one is None)
        return self._said(Coherence(self.family, sums.low, sums.high, self.scenarios, without))

    def _stood(self, scenario: str, until: str) -> Estimate | None:
        """The latest estimate of another by a day (ISO; '' of all)."""
        known = [
            (day, each.id, each)
            for each in self.estimates.get(scenario, ())
            if (day := dates.known_from(each.made) or "") <= until or not until
        ]
        return max(known, key=lambda each: each[:2])[2] if known else None

    def _said(self, sums: Coherence) -> Added:
        every, missing = len(sums.scenarios), len(sums.without)
        if every and missing == every and sums.is_coherent:
            return Added(f"{self.family}: no other scenario is estimated yet, so nothing adds up so far.")
        others = "the other" if every == 1 else f"the {every} others"
        beside = f"with {others}" if not missing else f"with {every - missing} of {others}"
        if not every:
            beside = "alone in its family"
        if sums.problem:
            return Added(f"{self.family}, {beside}: {sums.problem[0].lower()}{sums.problem[1:]}", True)
        total = f"{sums.low:.15g}–{sums.high:.15g} % in sum"
        left = f" so far, {counted(missing, 'scenario')} without an estimate" if missing else ""
        return Added(f"{self.family}, {beside}: {total}{left or ', which can come to 100 %'}.")


def others_of(scenario: Scenario, family: Iterable[Scenario], made: Iterable[Estimate]) -> Others:
    """The others of a scenario. `family`: the scenarios named alike; `made`: estimates of any of them."""
    members = tuple(family)
    if not scenario.family or any(each.status == "occurred" for each in members):
        return Others()
    beside = tuple(each for each in members if each.id != scenario.id and each.status == _OPEN)
    by_id: dict[str, list[Estimate]] = {}
    for each in made:
        by_id.setdefault(each.scenario, []).append(each)
    return Others(scenario.family, beside, by_id)


def _last_day(made: str) -> str:
    """The last day of a date; '' of none, and of an open end."""
    return dates.bounds(made)[1] or ""
