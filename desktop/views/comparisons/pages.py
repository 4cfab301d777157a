"""Which page shows which comparison; each is imported when it is first shown."""

from importlib import import_module
from typing import cast

from desktop.views.comparisons.page import ComparisonPage

# Module and class by key; what is not here is shown as its table.
PAGES: dict[str, tuple[str, str]] = {
    "matrix": ("matrix", "MatrixPage"),
    "axis": ("axis", "AxisPage"),
    "changed": ("changed", "ChangedPage"),
    "deadlocks": ("deadlocks", "DeadlocksPage"),
    "movement": ("movement", "MovementPage"),
    "plans": ("plans", "PlansPage"),
    "network": ("leverage", "LeveragePage"),
    "indicators": ("indicators", "IndicatorsPage"),
    "likelihood": ("likelihood", "LikelihoodPage"),
    "side_by_side": ("side_by_side", "SideBySidePage"),
    "timeline": ("timeline", "TimelinePage"),
    "zone": ("zone", "ZonePage"),
    "packages": ("packages", "PackagesPage"),
    "hypotheses": ("hypotheses", "HypothesesPage"),
    "crosswalk": ("crosswalk", "CrosswalkPage"),
}


def page_of(key: str) -> type[ComparisonPage]:
    """The page of a comparison."""
    if key not in PAGES:
        return type("ReportPage", (ComparisonPage,), {"key": key})
    module, name = PAGES[key]
    found = import_module(f"desktop.views.comparisons.{module}")
    return cast(type[ComparisonPage], getattr(found, name))
