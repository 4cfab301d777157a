"""A record in one line: what it is called under its owner, and the first words it holds beyond that."""

from collections.abc import Mapping

from db.records import SHARED, Record, Spec, defaults, specs
from desktop.models.columns import field_text

LONGEST = 300  # letters of a detail; a line shows far fewer


def title_under(record: Record, owner: str, names: Mapping[str, str]) -> str:
    """The record's title without the part that names its owner (the field `owner`)."""
    fields = [name for name in record.META.title if name != owner] or list(record.META.title)
    return " · ".join(text for name in fields if (text := field_text(record, name, names)))


def _says_little(name: str, spec: Spec) -> bool:
    return spec.kind in ("json", "colour") or name.endswith("_as_printed")


def _flag_text(record: Record, name: str, spec: Spec) -> str:
    """What is ticked or not says something where it is not as in other records."""
    ticked, usual = getattr(record, name), defaults(type(record))[name]
    return "" if ticked == usual else spec.label.lower() if ticked else f"not {spec.label.lower()}"


def detail(record: Record, owner: str, names: Mapping[str, str]) -> str:
    """The first fields that say something and are not in the title: three short ones or a long one."""
    parts: list[str] = []
    title = title_under(record, owner, names)
    for name, spec in specs(type(record)).items():
        if name in SHARED or name in (owner, *record.META.title) or _says_little(name, spec):
            continue
        text = _flag_text(record, name, spec) if spec.kind == "flag" else field_text(record, name, names)
        if text and text != title:
            named = spec.kind in ("whole", "number") and " " not in spec.label
            parts.append(f"{spec.label.lower()} {text}" if named else text)
        if len(parts) == 3 or sum(map(len, parts)) > 60:
            break
    return " · ".join(parts)[:LONGEST]
