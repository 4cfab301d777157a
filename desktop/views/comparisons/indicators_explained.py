"""What is chosen on the indicators board: its state, what seeing it would do, what it rests on."""

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Rating
from desktop.analysis.indicators import Board, Watched
from desktop.analysis.reports.indicators import apart_words
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.indicator_marks import MEANINGS
from desktop.views.comparisons.rests_on import evidence_part
from desktop.widgets.row_list import ListRow

NO_MIND = "Unknown: no estimate says how likely its scenario is. Add one to know."


def explained(snapshot: Snapshot, board: Board, each: Watched) -> Explained:
    """An indicator with its state, its effect, where to look, and the records it rests on."""
    indicator, scenario = each.indicator, each.scenario
    ratings = tuple(_rating(snapshot, one) for one in snapshot.by(Rating, "item", indicator.id))
    parts = [
        Part(sentence_case(MEANINGS[each.state]), _looked(board, each)),
        Part("Would change our mind", mind_words(each)),
        Part("Where to look", indicator.watch or "Not stated."),
        Part("How far it tells scenarios apart", f"{sentence_case(apart_words(each))}.", ratings),
        Part("Scenario", rows=(ListRow(scenario.id, scenario.title, icon=icon_of(scenario.META.kind)),)),
        evidence_part(snapshot, (indicator,)),
    ]
    return Explained("Indicator", " ".join(indicator.text.split()), tuple(parts))


def _looked(board: Board, each: Watched) -> str:
    observed = f"Observed {dates.words(each.indicator.observed)}. " if each.indicator.observed else ""
    again = " Look again." if each.stale else ""
    looked = f"last looked at {board.looked_words(each)}" if each.looked else board.looked_words(each)
    return f"{observed}{sentence_case(looked)}.{again}"


def mind_words(each: Watched) -> str:
    """Whether seeing it would change our mind, and why."""
    if not each.would:
        return "Unknown: whether it raises or lowers the likelihood is not stated."
    if each.changes is None:
        return f"{NO_MIND} It {each.would} {each.scenario.title}."
    if each.scenario.status != "open":
        return f"No: {each.scenario.title} is {each.scenario.status}."
    if each.state in ("observed", "contradicted"):
        return f"No longer: it is {each.state}."
    held = "is what we expect" if (each.would == "raises") != each.changes else "is not what we expect"
    return f"{'Yes' if each.changes else 'No'}: it {each.would} {each.scenario.title}, which {held}."


def _rating(snapshot: Snapshot, each: Rating) -> ListRow:
    return ListRow(each.id, snapshot.title(each.scenario), " ".join(each.reason.split()), side=each.code)
