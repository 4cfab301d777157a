"""What is said of a field while the keyboard is in it: all that its declaration knows, in sentences."""

from db.records import KINDS, Record, required, specs
from db.records.fields import FieldKind, Spec
from db.wording import capital
from desktop.forms.layout import can_be_named

MOST_CHOICES = 12
TYPED: dict[FieldKind, str] = {
    "date": "For example 2026, 2026-02, 12 Nov 2026, c. 2014, yesterday. Alt+Down opens the calendar.",
    "ref": "Type a name in any alphabet; Tab takes it, Down lists all.",
    "colour": "Type #RRGGBB, or Alt+Down to choose.",
    "json": "One a line, as name: value.",
}
# What is typed in another way than the kind of the field says.
OF_ITS_OWN: dict[tuple[str, str], str] = {
    ("source", "author"): "One a line: Family name, Given name; an organisation as it is called.",
    ("filter", "conditions"): "Delete takes away the one the keyboard is on.",
}


def help_of(cls: type[Record], name: str) -> str:
    """What a field is for, what can stand in it, and how it is typed; a sentence each."""
    spec = specs(cls)[name]
    needed = "Needed." if name in required(cls) else ""
    adds = "Ctrl+Return adds what is not there." if any(map(can_be_named, spec.refs)) else ""
    typed = OF_ITS_OWN.get((cls.META.kind, name), TYPED.get(spec.kind, ""))
    parts = (_sentence(spec.help), _limits(spec), _choices(spec), typed, adds, needed)
    return " ".join(dict.fromkeys(part for part in parts if part))


def _sentence(words: str) -> str:
    return f"{capital(words)}." if words else ""


def _limits(spec: Spec) -> str:
    unit = f" {spec.unit}" if spec.unit else ""
    if spec.kind == "flag" or (spec.low is None and spec.high is None):
        return ""
    if spec.low is None or spec.high is None:
        return f"From {spec.low:g}{unit}." if spec.low is not None else f"To {spec.high:g}{unit}."
    said = f"{spec.low:g}–{spec.high:g}"
    return "" if said in spec.help else f"{said}{unit}."


def _choices(spec: Spec) -> str:
    if spec.refs and len(spec.refs) > 1:
        return f"Points to {_or([KINDS[kind].META.label.lower() for kind in spec.refs])}."
    if not spec.choices or len(spec.choices) > MOST_CHOICES:
        return ""
    return f"One of: {', '.join(spec.choices)}."


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
