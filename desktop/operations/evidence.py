"""What records rest on: citations of sources."""

from db.changes import Change, Edit, Value, new_id
from db.records import Evidence, Record, Source
from desktop.operations.edits import sound, with_values
from desktop.operations.labels import Titles, cut, phrase


def add_evidence(
    names: Titles, record: Record, source: Source, *, locator: str, bearing: str = "supports", **more: Value
) -> Change:
    """Cite a source for what a record says, or against it.

    `locator`: heading, bullet, paragraph or page. `bearing`: supports, contradicts, context. `more`: other
    fields of Evidence, such as field, says, quote, credibility. Raises InvalidField.
    """
    plain = Evidence(id=new_id(), source=source.id, record=record.id, locator=locator, bearing=bearing)
    evidence = with_values(plain, more)
    return Change(f"Cite {cut(source.title)} for {phrase(names, record)}", (Edit.insert(sound(evidence)),))
