"""Settings of this desk, declared as data, kept in one JSON file over what the organisation set. No Qt."""

import json
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

import platformdirs

from db.errors import KnownError, NotWritten
from db.whole import free_name, write_whole
from desktop.scale import LEAST, MOST
from desktop.setting import (
    SECTIONS as SECTIONS,
)
from desktop.setting import (
    Json as Json,
)
from desktop.setting import (
    Section as Section,
)
from desktop.setting import (
    Setting as Setting,
)
from desktop.setting import (
    T,
    flag,
    lists,
    numbers,
    one_of,
    text,
    texts,
    whole,
    widths,
)
from desktop.settings_for_new import DATE_ORDER as DATE_ORDER
from desktop.settings_for_new import MARKING_SET as MARKING_SET
from desktop.settings_for_new import PAPER as PAPER
from desktop.settings_for_new import SCALE as SCALE

FILE_NAME = "settings.json"
MANAGED_NAME = "settings.toml"


TEXT_SIZES = LEAST, MOST
APPEARANCES = ("light", "dark", "system")

APPEARANCE = Setting(
    "appearance",
    "system",
    "Appearance",
    "light, dark, or as the system says",
    one_of(*APPEARANCES),
    APPEARANCES,
    ("Light", "Dark", "As the system"),
    section="Appearance",
    shared=True,
    also="theme colours",
)
TEXT_SIZE = Setting(
    "text_size",
    100,
    "Text size",
    "per cent, from 80 to 200, of the whole window",
    whole(*TEXT_SIZES),
    section="Appearance",
    shared=True,
    also="font zoom",
)
AUTHOR = Setting(
    "author",
    "",
    "Your name",
    "stands beside each of your edits in the history",
    text,
    section="You",
    also="author",
)
DESK = Setting("desk", "", "Desk", "tells edits made here from those made elsewhere; made once", text)
COMPACT_ROWS = Setting(
    "compact_rows", False, "Compact rows", "one line a row in lists", flag, section="Lists", shared=True
)
STALE_DAYS = Setting(
    "stale_days",
    183,
    "Stale after",
    "days without a statement after which a current position is stale",
    whole(1, 36_500),
    section="Lists",
    shared=True,
)
REOPEN_LAST = Setting(
    "reopen_last",
    True,
    "Open the last tracker",
    "the one that was open when Parley was closed",
    flag,
    section="At start",
    shared=True,
)
RECENT_FILES: Setting[tuple[str, ...]] = Setting(
    "recent_files", (), "Recent trackers", "the newest first", texts
)
LAST_FOLDER = Setting("last_folder", "", "Last folder", "where a file was last chosen", text)
NO_COLUMNS: Mapping[str, tuple[str, ...]] = {}
COLUMNS = Setting(
    "columns", NO_COLUMNS, "Columns", "those shown in the list of each kind, in order", lists, shared=True
)
NO_WIDTHS: Mapping[str, Mapping[str, int]] = {}
COLUMN_WIDTHS = Setting(
    "column_widths", NO_WIDTHS, "Column widths", "in pixels, of the columns of each kind", widths
)
CHECK_SPELLING = Setting(
    "check_spelling",
    True,
    "Check spelling",
    "underlines words that no dictionary and no name has",
    flag,
    section="Spelling",
    shared=True,
)
SPELLING_LANGUAGES: Setting[tuple[str, ...]] = Setting(
    "spelling_languages",
    (),
    "Further languages",
    "language tags, for example uk-UA or de; words of these count as right beside the tracker's own language",
    texts,
    section="Spelling",
    shared=True,
)
DICTIONARY_FILES: Setting[tuple[str, ...]] = Setting(
    "dictionary_files",
    (),
    "Dictionary files",
    "Hunspell dictionaries (.dic, with their .aff beside them) besides those of this system",
    texts,
    section="Spelling",
    shared=True,
    asks="files",
)
PANEL_SIZES: Setting[tuple[int, ...]] = Setting(
    "panel_sizes", (), "Panel widths", "navigator and inspector, in pixels; 0: as suits the window", numbers
)
COMPOSER_SIZES: Setting[tuple[int, ...]] = Setting(
    "composer_sizes", (), "Composer", "width and height of the outline, in pixels", numbers
)
NAVIGATOR_SHOWN = Setting("navigator_shown", True, "Navigator", "whether it is shown", flag)
INSPECTOR_SHOWN = Setting("inspector_shown", True, "Inspector", "whether it is shown", flag)
NAVIGATOR_FOLDED: Setting[tuple[str, ...]] = Setting(
    "navigator_folded", ("Details",), "Folded", "the heads of the navigator that are folded", texts
)
MOST_COPIES = 99
COPIES = Setting(
    "copies",
    10,
    "Copies kept",
    "of each tracker, one each time it is closed after a change; the oldest gives way. 0: none",
    whole(0, MOST_COPIES),
    section="Copies",
    shared=True,
    also="backup",
)
COPIES_FOLDER = Setting(
    "copies_folder",
    "",
    "Folder of copies",
    "empty: beside each tracker, in a folder “NAME copies”",
    text,
    section="Copies",
    shared=True,
    asks="folder",
    also="backup",
)
WINDOW_GEOMETRY = Setting(
    "window_geometry", "", "Window", "its place and size, as Qt writes it, in base64", text
)

DECLARED: tuple[Setting[object], ...] = cast(
    tuple[Setting[object], ...],
    (
        DATE_ORDER,
        MARKING_SET,
        PAPER,
        SCALE,
        APPEARANCE,
        TEXT_SIZE,
        AUTHOR,
        DESK,
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
        COMPOSER_SIZES,
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


def found_settings() -> tuple[Setting[object], ...]:
    """The settings that people find, in the dialog and by the search box."""
    return tuple(setting for setting in DECLARED if setting.section)


class Locked(KnownError):
    """A setting that the organisation has set was to be changed."""

    def __init__(self, setting: Setting[T]) -> None:
        super().__init__(f"“{setting.label}” is set by your organisation. It stays as it is.")


class Settings:
    """The settings in force. Reading never fails: what can't be used is set aside and told in `problems`.

    A person's own value goes before that of the organisation, unless the organisation has locked it.
    """

    def __init__(self, path: Path | None = None, managed: Path | None = None) -> None:
        """Read the settings from `path` (default: the file of this person) and from `managed` (default: that
        of this system).
        """
        self.path = path or default_path()
        self.problems: list[str] = []
        self._managed: Mapping[str, Json] = {}
        self._locked: frozenset[str] = frozenset()
        self._read_managed(managed or managed_path())
        self._values = self._read()
        self._say_what_is_unfit()

    def is_locked(self, setting: Setting[T]) -> bool:
        """Whether the organisation has set it, and no one here can."""
        return setting.key in self._locked

    def is_own(self, setting: Setting[T]) -> bool:
        """Whether the value in force is the person's own."""
        return setting.key in self._values and not self.is_locked(setting) and self._fits(setting)

    def is_managed(self, setting: Setting[T]) -> bool:
        """Whether the value in force is that of the organisation."""
        return setting.key in self._managed and not self.is_own(setting)

    def _fits(self, setting: Setting[T]) -> bool:
        try:
            setting.reads(self._values[setting.key])
        except ValueError:
            return False
        return True

    def _read_managed(self, path: Path) -> None:
        """Take what the organisation set. What is wrong with its file is said, and stops nothing."""
        try:
            if not path.exists():
                return
            from desktop.shared_settings import read_file  # seldom there: the start does without

            found = read_file(path)
        except (KnownError, OSError) as error:
            self.problems.append(
                f"{error} Your own settings and the defaults hold, not those of your organisation."
            )
            return
        self._managed = {setting.key: value for setting, value in found.values}
        self._locked = frozenset(found.locked)
        self.problems += [f"{path}, set by your organisation: {problem}" for problem in found.problems]

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting; its default when it was never set or can't be used."""
        if setting.key in self._values and not self.is_locked(setting):
            with suppress(ValueError):
                return setting.reads(self._values[setting.key])
        if setting.key in self._managed:
            return setting.reads(self._managed[setting.key])
        return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Give a setting another value and keep it.

        Raises ValueError when the setting can't have it, Locked when the organisation has set it, NotWritten
        when the file can't be written; the value then holds until the application is closed.
        """
        if self.is_locked(setting):
            raise Locked(setting)
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


def managed_path() -> Path:
    """The file in which the organisation sets what holds on this system, whether it is there or not."""
    return platformdirs.site_config_path("parley", appauthor=False) / MANAGED_NAME


def default_path() -> Path:
    """The settings file of this person on this system."""
    return platformdirs.user_config_path("parley", appauthor=False) / FILE_NAME
