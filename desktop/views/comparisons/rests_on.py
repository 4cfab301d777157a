"""What a stance rests on, as parts of an explanation: positions, conditions, evidence with its grades."""

from collections.abc import Iterable

from db import dates
from db.queries.snapshot import Snapshot
from db.records import Condition, Disagreement, Evidence, Position, PositionOption, Record, link_id
from desktop.analysis.disputes import NOT_NOTED, disputes, followed, said_by, sides, unnoted
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Part
from desktop.widgets.row_list import ListRow
from desktop.widgets.stance import words_of

EXCERPT = 160  # letters of a statement
_SIGNS = {"supports": "+", "contradicts": "−"}


def position_row(snapshot: Snapshot, position: Position, option: str = "") -> ListRow:
    """A position: its channel and date, its stance on an option, the beginning of its statement."""
    stated = dates.words(position.stated) if position.stated else "undated"
    link = snapshot.get(link_id("position_option", position.id, option)) if option else None
    said = f"{words_of(link.stance)}: " if isinstance(link, PositionOption) else ""
    words = f"{said}{excerpt(position)}"
    return ListRow(position.id, f"{sentence_case(position.channel)}, {stated}", words)


def excerpt(position: Position) -> str:
    """The beginning of a statement on one line."""
    return " ".join(position.statement.split())[:EXCERPT]


def conditions_part(snapshot: Snapshot, positions: Iterable[Position], option: str) -> tuple[Part, ...]:
    """The conditions these positions make on an option; nothing where they make none."""
    links = (link_id("position_option", each.id, option) for each in positions)
    found = [each for link in links for each in snapshot.by(Condition, "position_option", link)]
    return (Part("Only if", "\n".join(each.text for each in found)),) if found else ()


def disagreement_parts(snapshot: Snapshot, records: Iterable[Record]) -> tuple[Part, ...]:
    """The disagreements these records are sides of: what each side says, and which the tracker follows.

    Then the positions among them that speak against one another though nobody has noted it.
    """
    listed = list(records)
    noted = tuple(_disagreement(snapshot, each) for each in disputes(snapshot, listed))
    found = {
        other.id: said_by(snapshot, position, other)
        for position in listed
        if isinstance(position, Position)
        for other in unnoted(snapshot, position)
    }
    rows = tuple(
        ListRow(id, snapshot.title(id), f"{by}: {excerpt(snapshot.need(Position, id))}")
        for id, by in found.items()
    )
    return (*noted, Part("Statements disagree", NOT_NOTED, rows)) if rows else noted


def _disagreement(snapshot: Snapshot, each: Disagreement) -> Part:
    heads = [ListRow(each.id, each.title, followed(snapshot, each))]
    rows = [ListRow(record.id, snapshot.title(record), says) for record, says in sides(snapshot, each)]
    return Part("Sources disagree", each.note, (*heads, *rows))


def evidence_part(snapshot: Snapshot, records: Iterable[Record]) -> Part:
    """What the records rest on: sources with place and credibility; + supports, − contradicts."""
    found = [each for record in records for each in snapshot.by(Evidence, "record", record.id)]
    rows = tuple(_evidence(snapshot, each) for each in found)
    return Part(f"Evidence, {len(rows)}", rows=rows) if rows else Part("Evidence", "No source is named.")


def _evidence(snapshot: Snapshot, each: Evidence) -> ListRow:
    title = f"{_SIGNS.get(each.bearing, '')} {snapshot.title(each.source)}".strip()
    return ListRow(each.id, title, each.locator, side=each.credibility)
