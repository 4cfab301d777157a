"""Competing hypotheses: evidence against scenarios, what speaks most against each, what tells them apart.

Analysis of competing hypotheses (Heuer 1999): the scenario with the least against it stands first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Rating, Scenario

CODES: Mapping[str, int] = {"II": 1, "I": 2, "N": 3, "C": 4, "CC": 5, "NA": 3}
_NEUTRAL = 3


def inconsistency(codes: Sequence[str]) -> int:
    """Σ (3 − x)² over codes below neutral: what speaks against a hypothesis."""
    return sum((_NEUTRAL - CODES[code]) ** 2 for code in codes if CODES[code] < _NEUTRAL)


def consistency(codes: Sequence[str]) -> int:
    """Σ (x − 3)² over codes above neutral: what fits a hypothesis."""
    return sum((CODES[code] - _NEUTRAL) ** 2 for code in codes if CODES[code] > _NEUTRAL)


def diagnosticity(codes: Sequence[str]) -> float:
    """How far an item tells hypotheses apart: the population standard deviation of its codes, 0–2."""
    return pstdev(CODES[code] for code in codes) if len(codes) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """Items against scenarios. `codes`: by (item, scenario); what nobody rated is not there."""

    scenarios: tuple[Scenario, ...]
    items: tuple[str, ...]
    ratings: Mapping[tuple[str, str], Rating]

    def code(self, item: str, scenario: str) -> str:
        """The code of an item for a scenario, '' when it is not rated."""
        rating = self.ratings.get((item, scenario))
        return rating.code if rating else ""

    def codes_of(self, scenario: str, without: str = "") -> list[str]:
        """The codes a scenario got, those of one item left out if asked."""
        codes = (self.code(item, scenario) for item in self.items if item != without)
        return [code for code in codes if code]

    def diagnosticity(self, item: str) -> float:
        """How far an item tells the scenarios apart."""
        return diagnosticity([code for each in self.scenarios if (code := self.code(item, each.id))])

    def against(self, scenario: str, without: str = "") -> int:
        """What speaks against a scenario."""
        return inconsistency(self.codes_of(scenario, without))

    def order(self, without: str = "") -> tuple[str, ...]:
        """The scenarios rated, the least contradicted first; ties by their title."""
        rated = [each for each in self.scenarios if self.codes_of(each.id)]
        rated.sort(key=lambda each: (self.against(each.id, without), each.title))
        return tuple(each.id for each in rated)

    def decisive(self) -> tuple[str, ...]:
        """The items without which another scenario would stand first, or the order would be another."""
        whole = self.order()
        rated = [each for each in self.scenarios if each.id in whole]
        against = {each.id: self.against(each.id) for each in rated}

        def order(item: str) -> tuple[str, ...]:
            """As `order` without the item; what speaks against a scenario is a sum over the items."""
            left = {id: of_all - self._adds(item, id) for id, of_all in against.items()}
            return tuple(each.id for each in sorted(rated, key=lambda each: (left[each.id], each.title)))

        return tuple(item for item in self.items if order(item) != whole)

    def _adds(self, item: str, scenario: str) -> int:
        code = self.code(item, scenario)
        return inconsistency([code]) if code else 0


def hypotheses(snapshot: Snapshot, scenarios: Sequence[Scenario] = ()) -> Hypotheses:
    """The ratings of some scenarios (none named: of all that are rated); the newest of each pair counts."""
    newest: dict[tuple[str, str], Rating] = {}
    for rating in sorted(snapshot.each(Rating), key=_made):
        newest[rating.item, rating.scenario] = rating
    rated = {scenario for _, scenario in newest}
    chosen = tuple(scenarios) or tuple(each for each in snapshot.all(Scenario) if each.id in rated)
    ids = {each.id for each in chosen}
    kept = {pair: rating for pair, rating in newest.items() if pair[1] in ids}
    by_item: dict[str, list[str]] = defaultdict(list)
    for (item, _), rating in kept.items():
        by_item[item].append(rating.code)
    most_telling = sorted(by_item, key=lambda item: (-diagnosticity(by_item[item]), snapshot.title(item)))
    return Hypotheses(chosen, tuple(most_telling), kept)


def _made(rating: Rating) -> tuple[str, str]:
    return dates.known_from(rating.made) or "", rating.id
