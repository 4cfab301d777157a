"""Settings of this desk, declared as data, kept in one JSON file. No Qt: the command line reads them too."""

import json
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, TypeAlias, TypeVar, cast, get_args

import platformdirs

from db.errors import NotWritten
from db.whole import free_name, write_whole

T = TypeVar("T")
Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
FILE_NAME = "settings.json"
Section = Literal["Appearance", "You", "At start", "Dates", "Lists", "Copies", "Spelling"]
SECTIONS: tuple[Section, ...] = get_args(Section)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting: its key in the file, its default, its words for people, and what it may be.

    `reads` takes the value found in the file and returns it, or raises ValueError when it is of another kind.
    `words`: those for its choices, in order. `section`: where people find it, '' for what Parley itself
    remembers. `asks`: what is chosen rather than typed.
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


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")
    return value


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise ValueError("not yes or no")
    return value


def _one_of(*choices: str) -> Callable[[Json], str]:
    def reads(value: Json) -> str:
        if value not in choices:
            raise ValueError(f"not one of {', '.join(choices)}")
        return _text(value)

    return reads


def _whole(low: int, high: int) -> Callable[[Json], int]:
    def reads(value: Json) -> int:
        if type(value) is not int or not low <= value <= high:
            raise ValueError(f"not a whole number from {low} to {high}")
        return value

    return reads


def _texts(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return tuple(_text(each) for each in value)


def _numbers(value: Json) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(each) is int for each in value):
        raise ValueError("not a list of whole numbers")
    return tuple(cast(list[int], value))


def _lists(value: Json) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("not a table")
    return {key: _texts(each) for key, each in value.items()}


def _widths(value: Json) -> Mapping[str, Mapping[str, int]]:
    if not isinstance(value, dict):
        raise ValueError("not a table")
    tables = {key: each for key, each in value.items() if isinstance(each, dict)}
    widths = [width for each in tables.values() for width in each.values()]
    if len(tables) != len(value) or not all(type(width) is int and width > 0 for width in widths):
        raise ValueError("not widths in pixels")
    return cast(Mapping[str, Mapping[str, int]], tables)


APPEARANCES = ("light", "dark", "system")
DATE_ORDERS = ("DMY", "MDY", "YMD")

APPEARANCE = Setting(
    "appearance",
    "system",
    "Appearance",
    "light, dark, or as the system says",
    _one_of(*APPEARANCES),
    APPEARANCES,
    ("Light", "Dark", "As the system"),
    section="Appearance",
)
AUTHOR = Setting(
    "author", "", "Your name", "stands beside each of your edits in the history", _text, section="You"
)
DESK = Setting("desk", "", "Desk", "tells edits made here from those made elsewhere; made once", _text)
DATE_ORDER = Setting(
    "date_order",
    "DMY",
    "Date order",
    "how a typed 12/11/2026 is read in a new tracker",
    _one_of(*DATE_ORDERS),
    DATE_ORDERS,
    ("Day, month, year", "Month, day, year", "Year, month, day"),
    section="Dates",
)
COMPACT_ROWS = Setting(
    "compact_rows", False, "Compact rows", "one line a row in lists", _flag, section="Lists"
)
STALE_DAYS = Setting(
    "stale_days",
    183,
    "Stale after",
    "days without a statement after which a current position is stale",
    _whole(1, 36_500),
    section="Lists",
)
REOPEN_LAST = Setting(
    "reopen_last",
    True,
    "Open the last tracker",
    "the one that was open when Parley was closed",
    _flag,
    section="At start",
)
RECENT_FILES: Setting[tuple[str, ...]] = Setting(
    "recent_files", (), "Recent trackers", "the newest first", _texts
)
LAST_FOLDER = Setting("last_folder", "", "Last folder", "where a file was last chosen", _text)
NO_COLUMNS: Mapping[str, tuple[str, ...]] = {}
COLUMNS = Setting("columns", NO_COLUMNS, "Columns", "those shown in the list of each kind, in order", _lists)
NO_WIDTHS: Mapping[str, Mapping[str, int]] = {}
COLUMN_WIDTHS = Setting(
    "column_widths", NO_WIDTHS, "Column widths", "in pixels, of the columns of each kind", _widths
)
CHECK_SPELLING = Setting(
    "check_spelling",
    True,
    "Check spelling",
    "underlines words that no dictionary and no name has",
    _flag,
    section="Spelling",
)
SPELLING_LANGUAGES: Setting[tuple[str, ...]] = Setting(
    "spelling_languages",
    (),
    "Further languages",
    "language tags, for example uk-UA or de; words of these count as right beside the tracker's own language",
    _texts,
    section="Spelling",
)
DICTIONARY_FILES: Setting[tuple[str, ...]] = Setting(
    "dictionary_files",
    (),
    "Dictionary files",
    "Hunspell dictionaries (.dic, with their .aff beside them) besides those of this system",
    _texts,
    section="Spelling",
    asks="files",
)
PANEL_SIZES: Setting[tuple[int, ...]] = Setting(
    "panel_sizes", (), "Panel widths", "navigator and inspector, in pixels", _numbers
)
NAVIGATOR_SHOWN = Setting("navigator_shown", True, "Navigator", "whether it is shown", _flag)
INSPECTOR_SHOWN = Setting("inspector_shown", True, "Inspector", "whether it is shown", _flag)
NAVIGATOR_FOLDED: Setting[tuple[str, ...]] = Setting(
    "navigator_folded", ("Details",), "Folded", "the heads of the navigator that are folded", _texts
)
MOST_COPIES = 99
COPIES = Setting(
    "copies",
    10,
    "Copies kept",
    "of each tracker, one each time it is closed after a change; the oldest gives way. 0: none",
    _whole(0, MOST_COPIES),
    section="Copies",
)
COPIES_FOLDER = Setting(
    "copies_folder",
    "",
    "Folder of copies",
    "empty: beside each tracker, in a folder “NAME copies”",
    _text,
    section="Copies",
    asks="folder",
)
WINDOW_GEOMETRY = Setting(
    "window_geometry", "", "Window", "its place and size, as Qt writes it, in base64", _text
)

DECLARED: tuple[Setting[object], ...] = cast(
    tuple[Setting[object], ...],
    (
        APPEARANCE,
        AUTHOR,
        DESK,
        DATE_ORDER,
        COMPACT_ROWS,
        STALE_DAYS,
        REOPEN_LAST,
        RECENT_FILES,
        LAST_FOLDER,
        COLUMNS,
        COLUMN_WIDTHS,
        CHECK_SPELLING,
        SPELLING_LANGUAGES,
        DICTIONARY_FILES,
        PANEL_SIZES,
        NAVIGATOR_SHOWN,
        INSPECTOR_SHOWN,
        NAVIGATOR_FOLDED,
        COPIES,
        COPIES_FOLDER,
        WINDOW_GEOMETRY,
    ),
)
RECENT_AT_MOST = 10


def offered(section: Section) -> tuple[Setting[object], ...]:
    """The settings that people find in a section."""
    return tuple(setting for setting in DECLARED if setting.section == section)


def setting_names() -> tuple[tuple[str, str], ...]:
    """Key and label of each setting that people find, for the search box."""
    return tuple((setting.key, setting.label) for setting in DECLARED if setting.section)


class Settings:
    """The settings in force. Reading never fails: what can't be used is set aside and told in `problems`."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the settings from `path` (default: the file of this person)."""
        self.path = path or default_path()
        self.problems: list[str] = []
        self._values = self._read()
        self._say_what_is_unfit()

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting; its default when it was never set or can't be used."""
        if setting.key not in self._values:
            return setting.default
        try:
            return setting.reads(self._values[setting.key])
        except ValueError:
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Give a setting another value and keep it.

        Raises ValueError when the setting can't have it, NotWritten when the file can't be; the value
        then holds until the application is closed.
        """
        stored = cast(Json, json.loads(json.dumps(value)))
        setting.reads(stored)
        if setting.key in self._values and self._values[setting.key] == stored:
            return
        self._values[setting.key] = stored
        self._write({setting.key: stored})

    def desk(self) -> str:
        """The id of this desk, made the first time it is asked for."""
        known = self.get(DESK)
        if not known:
            self._values = self._read()  # another process may have made it meanwhile
            known = self.get(DESK) or uuid.uuid4().hex[:12]
            with suppress(NotWritten):  # a desk that can't be kept is good for this run
                self.set(DESK, known)
        return known

    def add_recent(self, path: Path) -> None:
        """Put a tracker first among the recent ones; raises NotWritten as `set` does."""
        name = str(path.resolve())
        others = [other for other in self.get(RECENT_FILES) if other != name]
        self.set(RECENT_FILES, (name, *others)[:RECENT_AT_MOST])

    def _read(self) -> dict[str, Json]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.problems.append(
                f"The settings in {self.path} can't be read ({error.strerror}); the defaults hold."
            )
            return {}
        except ValueError:
            return self._set_aside()
        return found if isinstance(found, dict) else self._set_aside()

    def _set_aside(self) -> dict[str, Json]:
        """Keep a file that is no settings file beside, under another name, and begin anew."""
        kept = free_name(self.path.with_suffix(".broken.json"))
        try:
            self.path.replace(kept)
        except OSError:
            kept = self.path
        self.problems.append(
            f"The settings were damaged. They are kept in {kept}, and the defaults hold. Set them again."
        )
        return {}

    def _say_what_is_unfit(self) -> None:
        for setting in DECLARED:
            if setting.key in self._values:
                try:
                    setting.reads(self._values[setting.key])
                except ValueError as error:
                    self.problems.append(
                        f"The setting “{setting.label}” can't be used: {error}. Its default holds."
                    )

    def _write(self, changed: Mapping[str, Json]) -> None:
        """Write the file as it is by now with `changed` put in, so that two windows don't undo each other."""
        present = self._read() if self.path.exists() else {}
        merged = {**present, **changed} if present else {**self._values, **changed}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritten(self.path, error.strerror or str(error)) from error
        text = json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_whole(self.path, (text.encode(),))


def default_path() -> Path:
    """The settings file of this person on this system."""
    return platformdirs.user_config_path("parley", appauthor=False) / FILE_NAME
