"""Competing hypotheses: evidence against scenarios, what speaks most against each, what tells them apart.

Analysis of competing hypotheses (Heuer 1999): the scenario with the least against it stands first.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Rating, Scenario
from desktop.analysis.grades import grade, weight

CODES: Mapping[str, int] = {"II": 1, "I": 2, "N": 3, "C": 4, "CC": 5, "NA": 3}
_NEUTRAL = 3


def inconsistency(codes: Sequence[str]) -> int:
    """Σ (3 − x)² over codes below neutral: what speaks against a hypothesis."""
    return sum((_NEUTRAL - CODES[code]) ** 2 for code in codes if CODES[code] < _NEUTRAL)


def consistency(codes: Sequence[str]) -> int:
    """Σ (x − 3)² over codes above neutral: what is in line with a hypothesis. It orders nothing."""
    return sum((CODES[code] - _NEUTRAL) ** 2 for code in codes if CODES[code] > _NEUTRAL)


def diagnosticity(codes: Sequence[str]) -> float:
    """How far an item tells hypotheses apart: the population standard deviation of its codes, 0–2."""
    return pstdev(CODES[code] for code in codes) if len(codes) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """Items against scenarios. `ratings`: by (item, scenario); what nobody rated is not there.

    `weights`: what each item weighs, None where that is unknown; empty: all weigh alike.
    """

    scenarios: tuple[Scenario, ...]
    items: tuple[str, ...]
    ratings: Mapping[tuple[str, str], Rating]
    weights: Mapping[str, float | None]

    @property
    def is_weighed(self) -> bool:
        """Whether items weigh by their grade."""
        return bool(self.weights)

    def weight(self, item: str) -> float | None:
        """What an item weighs, None where that is unknown; 1 of each when they all weigh alike."""
        return self.weights.get(item) if self.weights else 1.0

    def code(self, item: str, scenario: str) -> str:
        """The code of an item for a scenario, '' when it is not rated."""
        rating = self.ratings.get((item, scenario))
        return rating.code if rating else ""

    def codes_of(self, scenario: str) -> list[str]:
        """The codes a scenario got."""
        return [code for item in self.items if (code := self.code(item, scenario))]

    def diagnosticity(self, item: str) -> float | None:
        """How far an item tells the scenarios apart; None when it is not rated for two of them."""
        codes = [code for each in self.scenarios if (code := self.code(item, each.id))]
        return diagnosticity(codes) if len(codes) > 1 else None

    def against(self, scenario: str, without: str = "") -> float | None:
        """What speaks against a scenario, by weight; None when no item of known weight applies to it."""
        known = list(self._counted(scenario))
        if all(code == "NA" for _, _, code in known):
            return None
        return sum(weight * inconsistency([code]) for item, weight, code in known if item != without)

    def in_line(self, scenario: str) -> int | None:
        """What is in line with a scenario, all items alike; None when no rated item applies to it."""
        codes = [code for code in self.codes_of(scenario) if code != "NA"]
        return consistency(codes) if codes else None

    def apart(self, scenario: str) -> int:
        """What speaks against a scenario in items of unknown weight, which is not counted in."""
        unknown = (item for item in self.items if self.weight(item) is None)
        return inconsistency([code for item in unknown if (code := self.code(item, scenario))])

    def _counted(self, scenario: str) -> Iterator[tuple[str, float, str]]:
        """The items of known weight that a scenario is rated on, with weight and code."""
        for item in self.items:
            weight, code = self.weight(item), self.code(item, scenario)
            if weight is not None and code:
                yield item, weight, code

    def order(self, without: str = "") -> tuple[str, ...]:
        """The scenarios rated, the least contradicted first; ties by their title."""
        found = [(each, self.against(each.id, without)) for each in self.scenarios]
        rated = [(round(figure, 9), each.title, each.id) for each, figure in found if figure is not None]
        return tuple(id for *_, id in sorted(rated))

    def level(self) -> tuple[str, ...]:
        """The scenarios against which least speaks, and alike; in the order they stand by their title."""
        order = self.order()
        figures = [round(self.against(id) or 0.0, 9) for id in order]
        return tuple(id for id, figure in zip(order, figures, strict=True) if figure == figures[0])

    def ranked(self) -> tuple[Scenario, ...]:
        """The scenarios, the least contradicted first, at the end those of which nothing is known."""
        order = self.order()
        places = {id: place for place, id in enumerate(order)}
        return tuple(sorted(self.scenarios, key=lambda each: places.get(each.id, len(order))))

    def decisive(self) -> tuple[str, ...]:
        """The items without which another scenario would stand first, or the order would be another."""
        whole = self.order()
        titles = {each.id: each.title for each in self.scenarios}
        against = {id: self.against(id) or 0.0 for id in whole}

        def order(item: str) -> tuple[str, ...]:
            """As `order` without the item; what speaks against a scenario is a sum over the items."""
            left = {id: round(of_all - self._adds(item, id), 9) for id, of_all in against.items()}
            return tuple(sorted(whole, key=lambda id: (left[id], titles[id], id)))

        return tuple(item for item in self.items if order(item) != whole)

    def _adds(self, item: str, scenario: str) -> float:
        code = self.code(item, scenario)
        return (self.weight(item) or 0.0) * inconsistency([code]) if code else 0.0


def hypotheses(
    snapshot: Snapshot, scenarios: Sequence[Scenario] = (), *, weighed: bool = False
) -> Hypotheses:
    """The ratings of some scenarios (none named: of all that are rated); the newest of each pair counts.

    `weighed`: what speaks against a scenario counts by the grade of the item (`grades.weight`).
    """
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
    weights = {item: weight(grade(snapshot, item)) for item in most_telling} if weighed else {}
    return Hypotheses(chosen, tuple(most_telling), kept, weights)


def _made(rating: Rating) -> tuple[str, str]:
    return dates.known_from(rating.made) or "", rating.id
