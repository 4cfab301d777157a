"""Which records a record names: in its own fields, and in the sources cited for it."""

from dataclasses import dataclass

from db.records import Evidence, Record, references, specs
from db.store import Store


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that is named. `label`: of the field that names it."""

    id: str
    label: str
    title: str
    kind: str


def mentions(store: Store, record: Record) -> list[Mention]:
    """The records that `record` names, in the order of its fields, each once; then the sources it cites."""
    fields = specs(type(record))
    named = [(str(id), fields[n].label) for n in references(type(record)) if (id := getattr(record, n))]
    named += [(each.source, "Cited source") for each in store.find(Evidence, record=record.id)]
    labels = dict(reversed(named))
    titles = store.titles(labels)
    found = [(id, store.get(id)) for id in dict.fromkeys(id for id, _ in named)]
    return [Mention(id, labels[id], titles[id], other.META.kind) for id, other in found if other is not None]
