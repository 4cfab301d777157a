"""What file dialogs begin with: the folder a file was chosen in last, and a name that every system takes."""

from contextlib import suppress
from pathlib import Path

import platformdirs

from db.errors import NotWritten
from desktop.settings import LAST_FOLDER, Settings

# What a file name may not hold on one system or another.
UNFIT = '<>:"/\\|?*'
LONGEST_NAME = 80


class Folders:
    """Remembers the last folder among the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def last(self, otherwise: Path | None = None) -> Path:
        """The folder chosen last if it is still there, else `otherwise`, else the person's documents.

        The folder of the sample is never offered: it is hidden, and what is written there is not found again.
        """
        kept = self._settings.get(LAST_FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        hidden = platformdirs.user_data_path("parley", appauthor=False)
        if otherwise and not otherwise.is_relative_to(hidden):
            return otherwise
        documents = platformdirs.user_documents_path()
        return documents if documents.is_dir() else Path.home()

    def keep(self, folder: Path) -> None:
        """Begin in this folder from now on; where settings can't be written, until Parley is closed."""
        with suppress(NotWritten):
            self._settings.set(LAST_FOLDER, str(folder))


def file_name(title: str) -> str:
    """A title as the name of a file on any system, without suffix."""
    kept = "".join(" " if sign in UNFIT or not sign.isprintable() else sign for sign in title)
    return " ".join(kept.split()).strip(". ")[:LONGEST_NAME].rstrip(". ") or "Untitled"


def folder_words(path: Path) -> str:
    """The folder of a file as menus and lists have room for it."""
    home = Path.home()
    folder = path.parent
    if folder.is_relative_to(home):
        inside = folder.relative_to(home)
        return "~" if inside == Path() else f"~/{inside.as_posix()}"
    return str(folder)
