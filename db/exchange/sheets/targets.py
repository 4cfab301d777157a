"""What a column of a sheet may become: the records one row stands for, and their fields by name and label."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from db.errors import KnownError
from db.exchange.carried import NOT_CARRIED
from db.records import KINDS, SHARED, Record, Spec, specs
from db.records.checks import quote

Shape = Literal["kind", "linked", "matrix"]
# What one row of a sheet is.
SHAPES: Mapping[Shape, str] = {
    "linked": "a position with its actor, issue and source",
    "matrix": "an actor, each column an issue, each cell a statement",
    "kind": "one record of a kind",
}
CELL = "cell"  # in a matrix: the column holds what is said on the issue (or by the actor) its head names
CELL_LABEL = "Statement"
TAKEN_HERE = tuple(kind for kind in KINDS if kind not in NOT_CARRIED and kind not in ("blob", "dossier"))


@dataclass(frozen=True, slots=True)
class Role:
    """A record that a row may stand for. `links`: its references, and the role that fills each.

    `implied`: it comes of what it links as soon as that is there, without a column of its own.
    """

    name: str
    kind: str
    label: str
    links: tuple[tuple[str, str], ...] = ()
    implied: bool = False

    @property
    def cls(self) -> type[Record]:
        """The class of its records."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Target:
    """A field of a role; `name` is "position.statement", `label` what a person reads."""

    name: str
    role: Role
    field: str
    label: str

    @property
    def spec(self) -> Spec:
        """The declaration of the field."""
        return specs(self.role.cls)[self.field]


class NoSuchTarget(KnownError):
    """Words that name no field a column can become. `known`: the names that do."""

    def __init__(self, words: str, known: tuple[str, ...]) -> None:
        self.known = known
        ends = {name.partition(".")[2]: name for name in known}
        close = get_close_matches(words, [*known, *ends, *(name.partition(".")[0] for name in known)], n=3)
        near = [quote(name) for name in dict.fromkeys(ends.get(each, each) for each in close)]
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Use one of: {', '.join(known)}."
        super().__init__(f"{quote(words)} is no field a column can become here. Nothing was imported. {hint}")


WAYS = 5  # in which a target may be called
_CITED = (
    Role("source", "source", "Source"),
    Role("tag", "tag", "Tag"),
)
_POSITION = (
    Role("actor", "actor", "Actor"),
    Role("issue", "issue", "Issue"),
    Role("speaker", "actor", "Speaker"),
    Role("event", "event", "Event"),
    Role("option", "option", "Option", (("issue", "issue"),)),
    Role(
        "position",
        "position",
        "Position",
        (("actor", "actor"), ("issue", "issue"), ("speaker", "speaker"), ("event", "event")),
    ),
    Role("stance", "position_option", "Stance", (("position", "position"), ("option", "option"))),
    Role("condition", "condition", "Condition", (("position_option", "stance"),)),
    Role("stake", "stake", "Stake", (("actor", "actor"), ("issue", "issue"))),
)


@cache
def roles(shape: Shape, kind: str = "") -> tuple[Role, ...]:
    """The records a row may stand for, each after those it links. `kind`: of the shape "kind"."""
    if shape != "kind":
        return (*_POSITION, *_cited("position"))
    main = Role(kind, kind, KINDS[kind].META.label)
    return (main, *(() if kind in ("source", "tag", "evidence", "tagging") else _cited(kind)))


def _cited(main: str) -> tuple[Role, ...]:
    evidence = Role("evidence", "evidence", "Evidence", (("source", "source"), ("record", main)), True)
    tagging = Role("tagging", "tagging", "Tagged", (("tag", "tag"), ("record", main)), True)
    return (*_CITED, evidence, tagging)


def main_role(shape: Shape, kind: str = "") -> str:
    """The role that a row is about."""
    return kind if shape == "kind" else "position"


@cache
def targets(shape: Shape, kind: str = "") -> tuple[Target, ...]:
    """All fields a column may become, those of the main record first."""
    main = main_role(shape, kind)
    found = [
        Target(f"{role.name}.{field}", role, field, _label(role, field, main))
        for role in roles(shape, kind)
        for field in _fields(role, main)
    ]
    return tuple(sorted(found, key=lambda each: _ORDER.get(each.role.name, 0) if shape != "kind" else 0))


# What comes of the text of a source that is kept, and is no matter for a sheet.
_NOT_GIVEN = frozenset({"original", "reading", "first", "last", "csl"})
_ORDER = {name: place for place, name in enumerate(("actor", "issue", "position", "source", "evidence"), -9)}


def _fields(role: Role, main: str) -> list[str]:
    """The fields of a role that a sheet may give, its marks and id last and for the main record alone."""
    linked = {field for field, _ in role.links}
    if role.kind == "tagging":
        return []
    own = [name for name in specs(role.cls) if name not in SHARED and name not in linked | _NOT_GIVEN]
    return [*own, "handling", "caveat", "id"] if role.name == main else own


def _label(role: Role, field: str, main: str) -> str:
    spec = specs(role.cls)[field]
    if field == role.cls.META.title[0] and spec.kind in ("text", "prose"):
        return role.label if role.name != main else spec.label
    if role.name == main or role.label == spec.label:
        return spec.label
    return f"{role.label}: {spec.label[:1].lower()}{spec.label[1:]}"


@cache
def by_name(shape: Shape, kind: str = "") -> Mapping[str, Target]:
    """The targets by their names."""
    return {each.name: each for each in targets(shape, kind)}


def named_field(role: Role) -> str:
    """The field that names the records of a role: "title", "name", "label"; '' when none does."""
    field = role.cls.META.title[0]
    return field if specs(role.cls)[field].kind in ("text", "prose") and not role.cls.META.joins else ""


def label_of(name: str, shape: Shape, kind: str = "") -> str:
    """What a person reads for the target of a column; '' for one that is left out."""
    if name == CELL:
        return CELL_LABEL
    found = by_name(shape, kind).get(name)
    return found.label if found else ""


def target_called(words: str, shape: Shape, kind: str = "") -> str:
    """The name of the target that words mean: "position.statement", "statement", "actor" or a label.

    "" and "-" mean that the column is left out. Raises NoSuchTarget.
    """
    wanted = _spaced(words)
    if wanted in ("", "-") or (shape == "matrix" and wanted == CELL):
        return "" if wanted in ("", "-") else CELL
    known = targets(shape, kind)
    main = main_role(shape, kind)
    for place in range(WAYS):
        for each in known:
            if _called(each, main)[place] == wanted:
                return each.name
    raise NoSuchTarget(words, tuple(each.name for each in known))


def _called(target: Target, main: str) -> tuple[str, ...]:
    """What a target may be called, the surest first."""
    field, role = _spaced(target.field), _spaced(target.role.name)
    return (
        _spaced(target.name),
        role if target.field == named_field(target.role) else "",
        field if target.role.name == main else "",
        _spaced(target.label),
        field,
    )


def _spaced(words: str) -> str:
    """Words as they are compared: without case, points and underlines as spaces."""
    return " ".join(words.replace("_", " ").replace(".", " ").casefold().split())
