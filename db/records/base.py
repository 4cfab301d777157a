"""What every record is: a frozen dataclass with an id and marks, known to the register of kinds."""

import inspect
import re
import uuid
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Annotated, ClassVar, TypeVar, cast, get_args, get_origin

from db.records import fields as f
from db.records.fields import Spec

ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
LINK_NAMESPACE = uuid.UUID("8f0e5a1c-5d43-5b0e-9c51-50524c590001")


@dataclass(frozen=True, slots=True)
class Meta:
    """What a kind of record is called and how its rows behave.

    `title`: fields whose values name a record. `begins`, `ends`: the date fields of its valid time.
    `joins`: fields a link row joins; its id is derived from them and they are unique together.
    `owner`: the reference the record is part of and is shown under. `order`: default order of a list.
    `units`: what one and several are counted as where label and plural do not count ("citation").
    """

    kind: str
    label: str
    plural: str
    help: str
    title: tuple[str, ...]
    begins: str = ""
    ends: str = ""
    joins: tuple[str, ...] = ()
    owner: str = ""
    order: tuple[str, ...] = ()
    units: tuple[str, str] = ("", "")

    def counted(self, number: int) -> str:
        """A number of records in words: "1 position", "1,200 citations"."""
        one, several = self.units if self.units[0] else (_lowered(self.label), _lowered(self.plural))
        return f"{number:,} {one if number == 1 else several}"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Record:
    """The part all records share. `handling` is its own mark, empty = the one in `handling_inherited`."""

    META: ClassVar[Meta]

    id: Annotated[str, f.text("Id", "lower-case letters, digits, . _ - (at most 64)")]
    handling: Annotated[str, f.mark("Marking", "empty: the dossier's default when it was written")] = ""
    handling_inherited: Annotated[str, f.mark("Inherited marking", derived=True)] = ""
    caveat: Annotated[
        str, f.text("Caveat", "printed with the marking, for example REL TO; never compared")
    ] = ""

    def __init_subclass__(cls) -> None:
        """Say what a kind is, before `dataclass` works it out from the signature: a sixth of the import."""
        cls.__doc__ = cls.__doc__ or "A record of one kind; `META` says which and what for."

    # One of each for all kinds: to generate them for every kind took a quarter of the time to import them.

    def __eq__(self, other: object) -> bool:
        return other is self or (
            type(other) is type(self)
            and all(getattr(self, each.name) == getattr(other, each.name) for each in fields(self))
        )

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
        return f"{type(self).__name__}({said})"


R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Callable[..., object])
KINDS: dict[str, type[Record]] = {}
SHARED = ("id", "handling", "handling_inherited", "caveat")


def memo(function: F) -> F:
    """`functools.cache` with the function's own type, which mypy can't keep where a class is the argument."""
    return cast(F, cache(function))


def kind(meta: Meta) -> Callable[[type[R]], type[R]]:
    """Register a dataclass as the record of `meta.kind`."""

    def register(cls: type[R]) -> type[R]:
        cls.META = meta
        KINDS[meta.kind] = cls
        return cls

    return register


@memo
def specs(cls: type[Record]) -> dict[str, Spec]:
    """The declared fields of a kind by name, its own first, the shared ones last, `id` excepted (first)."""
    declared = {each.name: _spec(cls, each.name) for each in fields(cls)}
    own = {name: spec for name, spec in declared.items() if name not in SHARED}
    return {"id": declared["id"], **own, **{name: declared[name] for name in SHARED[1:]}}


def _spec(cls: type[Record], name: str) -> Spec:
    for base in cls.__mro__:
        annotation = inspect.get_annotations(base).get(name)
        if get_origin(annotation) is Annotated:
            spec = get_args(annotation)[1]
            assert isinstance(spec, Spec)
            return spec
    raise TypeError(f"{cls.__name__}.{name} has no declaration")


@memo
def required(cls: type[Record]) -> frozenset[str]:
    """The fields that have no default: a record can't be written without them."""
    return frozenset(each.name for each in fields(cls) if each.default is MISSING)


@memo
def defaults(cls: type[Record]) -> dict[str, str | float | int | None]:
    """The value of each field that may be left out."""
    return {each.name: each.default for each in fields(cls) if each.default is not MISSING}


@memo
def references(cls: type[Record], *, needed: bool | None = None) -> tuple[str, ...]:
    """The reference fields of a kind; `needed` True or False keeps the required or the optional ones."""
    names = [name for name, spec in specs(cls).items() if spec.kind == "ref"]
    return tuple(n for n in names if needed is None or (n in required(cls)) is needed)


def link_id(kind_name: str, *joined: str) -> str:
    """The id of a link row, derived from what it joins: the same link made on two desks is one row."""
    return str(uuid.uuid5(LINK_NAMESPACE, "\x1f".join((kind_name, *joined))))
