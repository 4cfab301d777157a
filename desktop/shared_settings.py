"""Settings as a file for other desks: TOML that people read, and what such a file sets.

Parsers are imported when a file is read or written: a start without such a file does without them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from db.errors import FileError
from db.whole import write_whole
from desktop.setting import SECTIONS, Json, Setting, lacking
from desktop.settings import DECLARED, Settings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

LOCKED = "locked"
MOST = 1_000_000  # bytes; a file of settings has some thousands
HEAD = """Settings of Parley for other desks.
Take them over: Edit > Settings > Import settings…, or: parley settings import FILE
For everybody on a system, with settings that no one can change: see the page “Settings” of the guide."""
SHARED = tuple(setting for setting in DECLARED if setting.shared)


class NotSettings(FileError):
    """A file that holds no settings. `why`: a clause."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, f"{path} can't be read as settings: {why}. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Found:
    """What a file sets: fit values, keys that are locked, and what is wrong with the rest, in sentences."""

    values: tuple[tuple[Setting[object], Json], ...]
    locked: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A setting that an import would give another value, both in words."""

    setting: Setting[object]
    value: Json
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would change, how many settings are so already, and what stays as it is and why."""

    changes: tuple[Change, ...]
    same: int
    problems: tuple[str, ...]


# -- writing -----------------------------------------------------------------------------------------


def export(settings: Settings, path: Path) -> int:
    """Write what is fit for other desks to `path`; how many settings. Raises NotWritten or NoSuchFolder."""
    write_whole(path, (as_toml(settings).encode(),))
    return sum(not _is_left_out(setting, settings.get(setting)) for setting in SHARED)


def as_toml(settings: Settings) -> str:
    """What is fit for other desks, section by section; paths only where a person chose one."""
    import tomlkit

    document = tomlkit.document()
    for line in HEAD.splitlines():
        document.add(tomlkit.comment(line))
    for section in SECTIONS:
        inside = [setting for setting in SHARED if setting.section == section]
        if inside:
            document.add(tomlkit.nl())
            document.add(tomlkit.comment(f"== {section} =="))
        for setting in inside:
            _add(document, setting, settings.get(setting))
    for setting in (setting for setting in SHARED if not setting.section):
        _add(document, setting, settings.get(setting))
    return tomlkit.dumps(document)


def _add(document: "TOMLDocument", setting: Setting[object], value: object) -> None:
    import tomlkit

    document.add(tomlkit.nl())
    for line in _words_of(setting):
        document.add(tomlkit.comment(line))
    if _is_left_out(setting, value):
        document.add(tomlkit.comment(f"{setting.key} = {tomlkit.item(_plain(value)).as_string() or '{}'}"))
    else:
        document.add(setting.key, tomlkit.item(_plain(value)))


def _is_left_out(setting: Setting[object], value: object) -> bool:
    """Whether a setting is only named: no path of this machine was chosen, or no table was filled."""
    return not value and (bool(setting.asks) or isinstance(value, Mapping))


def _words_of(setting: Setting[object]) -> list[str]:
    words = [f"{setting.label}: {setting.help}"]
    if setting.choices:
        pairs = zip(setting.choices, setting.words, strict=True)
        words.append(f"One of: {', '.join(f'{choice} ({word.lower()})' for choice, word in pairs)}")
    elif isinstance(setting.default, bool):
        words.append("true or false")
    return words


def _plain(value: object) -> Json:
    """A value as a file holds it."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return cast(Json, value)


# -- reading -----------------------------------------------------------------------------------------


def read_file(path: Path) -> Found:
    """What a file sets; raises NotSettings when it can't be read as TOML."""
    import tomllib

    try:
        if path.stat().st_size > MOST:
            raise NotSettings(path, "it is far too large")
        text = path.read_text(encoding="utf-8-sig")
        given = tomllib.loads(text)
    except OSError as error:
        raise NotSettings(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise NotSettings(path, "it is no text in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NotSettings(path, f"it is no TOML, {str(error)[:1].lower()}{str(error)[1:]}") from error
    return _judged(text, given)


def _judged(text: str, given: Mapping[str, object]) -> Found:
    by_key = {setting.key: setting for setting in SHARED}
    values: list[tuple[Setting[object], Json]] = []
    problems: list[str] = []
    for key, value in given.items():
        where = f"line {line_of(text, key)}: "
        if key == LOCKED:
            continue
        if key not in by_key:
            problems.append(f"{where}there is no setting “{key}” to be shared; it is left out.")
            continue
        try:
            by_key[key].reads(cast(Json, value))
        except ValueError as error:
            problems.append(f"{where}“{by_key[key].label}” can't be that: it is {error}. It stays as it is.")
        else:
            values.append((by_key[key], cast(Json, value)))
    locked, wrong = _locked(given.get(LOCKED, []), by_key)
    problems += [f"line {line_of(text, LOCKED)}: {sentence}" for sentence in wrong]
    return Found(tuple(values), locked, tuple(problems))


def _locked(given: object, known: Mapping[str, Setting[object]]) -> tuple[tuple[str, ...], list[str]]:
    if not isinstance(given, list) or not all(isinstance(key, str) for key in given):
        return (), ["“locked” is a list of the names of settings. None is locked."]
    names = cast(Sequence[str], given)
    unknown = [f"there is no setting “{key}” to be locked." for key in names if key not in known]
    return tuple(key for key in names if key in known), unknown


def line_of(text: str, key: str) -> int:
    """The line, from 1, on which a key or table of a TOML file begins; 1 where it is written otherwise."""
    pattern = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[].=]""")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)


# -- taking over -------------------------------------------------------------------------------------


def plan(settings: Settings, path: Path) -> Import:
    """What the file would change here; raises NotSettings when it can't be read."""
    found = read_file(path)
    problems = list(found.problems)
    if found.locked:
        problems.append("“locked” holds only in the file of an organisation; here it locks nothing.")
    changes: list[Change] = []
    for setting, value in found.values:
        present = settings.get(setting)
        if setting.reads(value) == present:
            continue
        if settings.is_locked(setting):
            problems.append(f"“{setting.label}” is set by your organisation. It stays as it is.")
        elif sentence := lacking(setting, value):
            problems.append(f"“{setting.label}” stays as it is: {sentence}")
        else:
            new = in_words(setting, setting.reads(value))
            changes.append(Change(setting, value, in_words(setting, present), new))
    same = sum(setting.reads(value) == settings.get(setting) for setting, value in found.values)
    return Import(tuple(changes), same, tuple(problems))


def take(settings: Settings, changes: Sequence[Change]) -> None:
    """Give each setting its new value; raises NotWritten when the settings can't be kept."""
    for change in changes:
        settings.set(change.setting, change.setting.reads(change.value))


def in_words(setting: Setting[object], value: object) -> str:
    """A value as a person is shown it."""
    if setting.choices and value in setting.choices:
        return setting.words[setting.choices.index(str(value))]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {', '.join(each)}" for key, each in value.items()) or "none"
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value) or "none"
    return str(value) or "none"
