"""Which dictionaries there are: those carried, those of the system, those the person has named."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import resources

CARRIED = "dictionaries"
UNIX = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
)
MACOS = ("/Library/Spelling", "/Applications/LibreOffice.app/Contents/Resources/extensions")
# Where LibreOffice keeps its dictionaries: dict-en, dict-de … each with its files.
OFFICE = "LibreOffice/share/extensions"
UNIX_OFFICE = "/usr/lib/libreoffice/share/extensions"
# Which country's dictionary stands for a language whose own is not there, or that names none.
FIRST_CHOICE = {
    "en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "pt": "pt_PT", "it": "it_IT", "nl": "nl_NL",
    "uk": "uk_UA", "ru": "ru_RU", "pl": "pl_PL", "ar": "ar", "he": "he_IL", "sv": "sv_SE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A dictionary: a pair of files NAME.aff and NAME.dic. `tag`: their name, which is its language."""

    tag: str
    path: Path

    @property
    def aff(self) -> Path:
        """The file of endings and rules."""
        return self.path.with_name(f"{self.path.name}.aff")

    @property
    def dic(self) -> Path:
        """The file of words."""
        return self.path.with_name(f"{self.path.name}.dic")


def listed(named: tuple[str, ...] = ()) -> tuple[Listed, ...]:
    """Every dictionary there is, one for each tag: those `named` first, then the system's, then the carried.

    `named`: paths of a .dic or .aff file, whose other half lies beside it.
    """
    found = [_pair(Path(name).expanduser()) for name in named if name.strip()]
    for folder in (*folders(), resources.path_of(CARRIED)):
        found += _in_folder(folder)
    first: dict[str, Listed] = {}
    for each in found:
        first.setdefault(each.tag.casefold(), each)
    return tuple(first.values())


def for_language(language: str, among: Sequence[Listed]) -> Listed | None:
    """The dictionary of a language tag ("en-GB", "uk"), the nearest where its own is not there, or None.

    The language alone decides which is near: "en-IE" is read by British English, "de-AT" by any German.
    """
    tag = language.strip().replace("-", "_").casefold()
    tongue = tag.partition("_")[0]
    by_tag = {each.tag.replace("-", "_").casefold(): each for each in among}
    for wanted in (tag, "_".join(tag.split("_")[:2]), FIRST_CHOICE.get(tongue, tongue).casefold(), tongue):
        if wanted and wanted in by_tag:
            return by_tag[wanted]
    near = (each for name, each in by_tag.items() if tongue and name.startswith(f"{tongue}_"))
    return next(near, None)


def folders() -> tuple[Path, ...]:
    """Where this system and its office programs keep dictionaries; those that are there."""
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)", "APPDATA")]
        places = [Path(root) / OFFICE for root in roots if root]
    elif sys.platform == "darwin":
        places = [Path.home() / "Library/Spelling", *map(Path, MACOS)]
    else:
        data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
        places = [Path(data).expanduser() / "hunspell", *map(Path, UNIX), Path(UNIX_OFFICE)]
    return tuple(place for place in places if place.is_dir())


def _in_folder(folder: Path) -> list[Listed]:
    """The pairs in a folder, and in those of its folders that hold one language each."""
    try:
        found = sorted({*folder.glob("*.dic"), *folder.glob("dict-*/*.dic"), *folder.glob("dict-*/*/*.dic")})
        pairs = [Listed(dic.stem, dic.with_suffix("")) for dic in found]
        return [pair for pair in pairs if pair.aff.is_file()]
    except OSError:  # a folder that may not be read holds none for this person
        return []


def _pair(path: Path) -> Listed:
    """The pair that a file the person has named belongs to; whether it is there shows when it is read."""
    stem = path.with_suffix("") if path.suffix.casefold() in (".dic", ".aff") else path
    return Listed(stem.name, stem)
