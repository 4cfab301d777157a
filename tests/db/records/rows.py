"""Sound rows of every kind, made from the declared fields, for property tests."""

from datetime import date

from hypothesis import strategies as st

from db.changes import Value
from db.records import KINDS, Record, Spec, defaults, link_id, required, specs

IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,63}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7] + "~"),
    DAYS.map(lambda day: day[:4]),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day[:7]}/.."),
)
COLOURS = st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True)
JSONS = st.sampled_from(["{}", '["Ірина"]', '{"volume": 3}', "null", ' [1, 2.5, "x"]\n'])


def sound(spec: Spec) -> st.SearchStrategy[Value]:
    """Values that a field of this declaration can hold, never empty."""
    if spec.kind == "choice":
        return st.sampled_from(spec.choices)
    if spec.kind in ("whole", "flag"):
        low, high = spec.low, spec.high
        return st.integers(-(2**63) if low is None else int(low), 2**63 - 1 if high is None else int(high))
    if spec.kind == "number":
        return st.floats(spec.low, spec.high, allow_nan=False, allow_infinity=False)
    others = {"ref": IDS, "date": DATES, "colour": COLOURS, "json": JSONS}
    return others.get(spec.kind, TEXTS)


@st.composite
def rows(draw: st.DrawFn, cls: type[Record]) -> dict[str, Value]:
    """A sound row of a kind: optional fields empty, filled or left out, ends never before beginnings."""
    row: dict[str, Value] = {"id": draw(IDS)}
    for name, spec in specs(cls).items():
        if name in required(cls) and name != "id":
            row[name] = draw(sound(spec))
        elif name in defaults(cls) and draw(st.booleans()):
            row[name] = draw(st.one_of(st.just(defaults(cls)[name]), sound(spec)))
    _put_in_order(cls, row)
    if cls.META.joins:
        row["id"] = link_id(cls.META.kind, *(str(row[name]) for name in cls.META.joins))
    return row


def any_rows() -> st.SearchStrategy[tuple[type[Record], dict[str, Value]]]:
    """A kind and a sound row of it."""
    return st.sampled_from(list(KINDS.values())).flatmap(lambda cls: st.tuples(st.just(cls), rows(cls)))


def _put_in_order(cls: type[Record], row: dict[str, Value]) -> None:
    for low, high in (("low", "high"), ("first", "last")):
        if low in specs(cls) and high in specs(cls):
            row[high] = row.get(low)
    meta = cls.META
    for begin, end in ((meta.begins, meta.ends), ("start", "end"), ("horizon_start", "horizon_end")):
        if begin in row and end in row:
            row[end] = row[begin]
