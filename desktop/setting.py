"""What a setting is: its key, its words for people, and what its value may be. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, TypeAlias, TypeVar, cast, get_args

T = TypeVar("T")
Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Section = Literal["Appearance", "You", "At start", "New trackers", "Lists", "Copies", "Spelling"]
SECTIONS: tuple[Section, ...] = get_args(Section)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key in the file, its default, its words for people, and what it may be.

    `reads` takes the value found in the file and returns it, or raises ValueError when it is of another kind.
    `words`: those for its choices, in order. `also`: words that people look for it by. `section`: where
    people find it, '' for what Parley itself remembers. `asks`: what is chosen rather than typed. `shared`:
    it is fit for the desks of others too.
    """

    key: str
    default: T
    label: str
    help: str
    reads: Callable[[Json], T]
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    section: Section | Literal[""] = ""
    asks: Literal["", "folder", "files"] = ""
    shared: bool = False
    also: str = ""


def text(value: Json) -> str:
    """Text."""
    if not isinstance(value, str):
        raise ValueError("not text")
    return value


def flag(value: Json) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise ValueError("not yes or no")
    return value


def one_of(*choices: str) -> Callable[[Json], str]:
    """One of some words."""

    def reads(value: Json) -> str:
        if value not in choices:
            raise ValueError(f"not one of {', '.join(choices)}")
        return text(value)

    return reads


def whole(low: int, high: int) -> Callable[[Json], int]:
    """A whole number within bounds."""

    def reads(value: Json) -> int:
        if type(value) is not int or not low <= value <= high:
            raise ValueError(f"not a whole number from {low} to {high}")
        return value

    return reads


def texts(value: Json) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise ValueError("not a list")
    return tuple(text(each) for each in value)


def numbers(value: Json) -> tuple[int, ...]:
    """A list of whole numbers."""
    if not isinstance(value, list) or not all(type(each) is int for each in value):
        raise ValueError("not a list of whole numbers")
    return tuple(cast(list[int], value))


def lists(value: Json) -> Mapping[str, tuple[str, ...]]:
    """Lists of texts by name."""
    if not isinstance(value, dict):
        raise ValueError("not a table")
    return {key: texts(each) for key, each in value.items()}


def widths(value: Json) -> Mapping[str, Mapping[str, int]]:
    """Widths in pixels, by table and column."""
    if not isinstance(value, dict):
        raise ValueError("not a table")
    tables = {key: each for key, each in value.items() if isinstance(each, dict)}
    widths = [width for each in tables.values() for width in each.values()]
    if len(tables) != len(value) or not all(type(width) is int and width > 0 for width in widths):
        raise ValueError("not widths in pixels")
    return cast(Mapping[str, Mapping[str, int]], tables)


def lacking(setting: Setting[object], value: Json) -> str:
    """What a value names that this machine does not have, as a sentence; '' when it lacks nothing."""
    if setting.asks == "folder" and value:
        if not Path(str(value)).is_absolute():
            return "Write the whole path of the folder, or choose it."
        if not Path(str(value)).is_dir():
            return f"There is no folder {value}. Make it first, or choose another."
    if setting.asks == "files" and isinstance(value, list):
        missing = [str(name) for name in value if not Path(str(name)).is_file()]
        if missing:
            return f"There is no file {missing[0]}. Take it off, or choose it from where it is."
    return ""
