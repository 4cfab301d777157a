"""One thing said of a scenario, beside the drawing of all of them: in full, with its records and evidence."""

from db.queries.snapshot import Snapshot
from db.records import Scenario
from desktop.analysis.reports.scenario_table import Aspect, Said
from desktop.kind_icons import icon_of
from desktop.models.columns import sentence_case
from desktop.views.comparisons.beside_drawing import nothing_of
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.rests_on import evidence_part
from desktop.widgets.row_list import ListRow


def explained(snapshot: Snapshot, aspect: Aspect, scenario: Scenario, said: tuple[Said, ...]) -> Explained:
    """What is said of a scenario, the records it stands in, and what they rest on."""
    ids = dict.fromkeys([*(each.id for each in said), scenario.id])
    records = [record for id in ids if (record := snapshot.get(id)) is not None]
    rows = tuple(_row(each) for each in said if each.id != scenario.id)
    words = "\n".join(each.text for each in said if each.id == scenario.id)
    heading = f"{aspect.over}: {aspect.title}" if aspect.over else aspect.title
    if not said:
        words = f"{sentence_case(nothing_of(aspect))}."
    link = ListRow(scenario.id, scenario.title, icon=icon_of(scenario.META.kind))
    parts = (
        Part(heading, words, rows),
        evidence_part(snapshot, records),
        Part("The scenario", scenario.narrative, (link,)),
    )
    return Explained("Scenario", scenario.title, parts)


def _row(each: Said) -> ListRow:
    return ListRow(each.id, each.text, sentence_case(each.state) if each.state else "")
