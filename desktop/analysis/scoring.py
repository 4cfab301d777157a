"""How good forecasts were: Brier scores and calibration. A forecast is a dated row that is never changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

FEW_CASES = 30  # below, what calibration says is mostly chance


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of one probability (0–1): how many there were, and how many came true."""

    forecast: float
    cases: int
    hits: int

    @property
    def share(self) -> float:
        """The share that came true, 0–1."""
        return self.hits / self.cases


@dataclass(frozen=True, slots=True)
class Calibration:
    """Murphy's parts of the binary Brier score: score = reliability − resolution + uncertainty."""

    bins: tuple[Bin, ...]
    reliability: float
    resolution: float
    uncertainty: float

    @property
    def cases(self) -> int:
        """How many forecasts were resolved."""
        return sum(each.cases for each in self.bins)

    @property
    def score(self) -> float:
        """The binary Brier score, the mean of (f − o)² (Brier 1950, halved): 0 best, 1 worst."""
        return self.reliability - self.resolution + self.uncertainty

    @property
    def warning(self) -> str:
        """Why this says little; '' from thirty cases on."""
        if self.cases >= FEW_CASES:
            return ""
        return f"Only {self.cases} resolved: under {FEW_CASES} cases this is mostly chance."


def brier_of_many(forecasts: Sequence[float], happened: int) -> float:
    """The multi-category sum Σ (f − o)² over outcomes of which the one at `happened` came about: 0–2."""
    return sum((each - (place == happened)) ** 2 for place, each in enumerate(forecasts))


def brier_over_time(stood: Sequence[tuple[str, float]], until: str, *, happened: bool) -> float | None:
    """The binary score averaged over days: each forecast (ISO day made, 0–1) counts while it stood.

    None when none stood for a day. Several of one day: the last given stands.
    """
    by_day = dict(stood)
    days = sorted(day for day in by_day if day < until)
    ends = [*days, until][1:]
    weights = [(_days(start, end), by_day[start]) for start, end in zip(days, ends, strict=True)]
    total = sum(weight for weight, _ in weights)
    return sum(w * (f - happened) ** 2 for w, f in weights) / total if total else None


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def calibration(forecasts: Iterable[tuple[float, bool]]) -> Calibration | None:
    """The parts of the score by probability given (Murphy 1973); None without a resolved forecast."""
    groups: dict[float, list[bool]] = defaultdict(list)
    for forecast, happened in forecasts:
        groups[forecast].append(happened)
    total = sum(map(len, groups.values()))
    if not total:
        return None
    bins = tuple(Bin(each, len(groups[each]), sum(groups[each])) for each in sorted(groups))
    base = sum(each.hits for each in bins) / total
    reliability = sum(each.cases * (each.forecast - each.share) ** 2 for each in bins) / total
    resolution = sum(each.cases * (each.share - base) ** 2 for each in bins) / total
    return Calibration(bins, reliability, resolution, base * (1 - base))
