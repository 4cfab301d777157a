"""Random trackers, small and tangled: records that refer to each other in every way a kind declares."""

from hypothesis import strategies as st

from db.changes import Value, row_of
from db.records import KINDS, Record, link_id, references, required, specs
from db.records.fields import Spec
from db.records.values import problems

# In an order in which what is needed by the later ones is there before.
ORDER = (
    *("actor", "issue", "option", "event", "source", "tag", "proposal", "scenario", "factor", "obstacle"),
    *("position", "position_option", "condition", "membership", "stake", "leverage", "commitment"),
    *("event_actor", "proposal_actor", "proposal_point", "scenario_actor", "scenario_outcome"),
    *(
        "obstacle_issue",
        "obstacle_actor",
        "evidence",
        "disagreement",
        "disagreement_record",
        "link",
        "tagging",
    ),
)
OPTIONAL = ("ref", "prose", "mark", "date")  # what may be filled in where it is not needed
TEXTS = ("", "one", "two")
LEVELS = ("", "TLP:GREEN", "TLP:RED")


@st.composite
def trackers(draw: st.DrawFn) -> list[Record]:
    """A few records of every kind that can refer to another."""
    made: dict[str, Record] = {}
    for kind in ORDER:
        for number in range(draw(st.integers(0, 3), label=kind) + (kind in ("actor", "issue", "option"))):
            record = _record(draw, kind, f"{kind.replace('_', '-')}-{number}", made)
            if record is not None and _fits(record, made):
                made.setdefault(record.id, record)
    return list(made.values())


def _record(draw: st.DrawFn, kind: str, id: str, made: dict[str, Record]) -> Record | None:
    cls = KINDS[kind]
    values: dict[str, Value] = {}
    for name, spec in specs(cls).items():
        if name in ("id", "handling_inherited"):
            continue
        needed = name in required(cls)
        if needed or (spec.kind in OPTIONAL and draw(st.booleans())):
            options = _options(spec, made, needed=needed)
            if not options:
                return None
            values[name] = draw(st.sampled_from(options))
    if cls.META.joins:
        id = link_id(kind, *(str(values[name]) for name in cls.META.joins))
    return cls(id=id, **values)  # type: ignore[arg-type]  # fields of the kind


def _options(spec: Spec, made: dict[str, Record], *, needed: bool) -> list[Value]:
    if spec.kind == "ref":
        found = [r.id for r in made.values() if not spec.refs or r.META.kind in spec.refs]
        return [*found, *([] if needed or found else [None])]
    if spec.kind == "choice":
        return list(spec.choices)
    if spec.kind == "mark":
        return list(LEVELS)
    if spec.kind in ("whole", "number"):
        return [1, 2] if spec.kind == "whole" else [10.0, 20.0]
    if spec.kind == "date":
        return ["2026-02"]
    if spec.kind in ("text", "prose"):
        return list(TEXTS[1:] if needed else TEXTS)
    return [""]


def _fits(record: Record, made: dict[str, Record]) -> bool:
    """Whether it is sound, and a stance on an option of its position's issue, as operations keep it."""
    if problems(type(record), {"id": record.id, **row_of(record)}):
        return False
    if record.META.kind == "position_option":
        option, position = made[record.option], made[record.position]  # type: ignore[attr-defined]
        return bool(option.issue == position.issue)  # type: ignore[attr-defined]
    return True


def referring(records: list[Record], ids: set[str]) -> list[Record]:
    """The records that refer to any of `ids`."""
    return [r for r in records if any(getattr(r, name) in ids for name in references(type(r)))]
