"""Pages to look at: the copies of a tracker, the settings, and the guide."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.dialogs.guide_dialog import GuideDialog
from desktop.dialogs.restore_choice import RestoreDialog
from desktop.dialogs.settings_dialog import SettingsDialog
from desktop.notify import Notify
from desktop.operations.copies import Copy
from desktop.settings import COPIES, COPIES_FOLDER, Settings
from desktop.theme import Theme
from tests.desktop.look_dialogs import beside

FOLDER = Path("/srv/negotiations/2026/The trackers of this year/talks copies")
LONG = "Import positions.csv, commitments.csv and more that was sent on paper from three capitals"
DAMAGED = f"{FOLDER}/talks copy 2026-11-18 18-40-00.parley is damaged: it is not a database."
NOWHERE = Path("nowhere.json")


def copies() -> tuple[Copy, ...]:
    """Copies of every sort."""
    return (
        _copy(21, 412_000, since=0, label="Edit position of Ukraine on territory: statement"),
        _copy(20, 409_000, since=23, label=LONG),
        _copy(19, 203_400_000, since=1204, label="Edit the dossier", backup=True),
        _copy(18, 1_200, problem=DAMAGED),
        _copy(17, 300_000, label="Edit stance of United States on Security guarantees"),
    )


def _copy(
    day: int, size: int, *, since: int | None = None, label: str = "", backup: bool = False, problem: str = ""
) -> Copy:
    made = datetime(2026, 11, day, 18, 40)
    return Copy(
        FOLDER / f"talks copy {made:%Y-%m-%d %H-%M-%S}.parley", made, size, backup, since, label, problem
    )


def keeping(theme: Theme) -> QWidget:
    """The copies, one of them damaged and chosen; none at all; the settings of copies, given wrongly."""
    chosen = RestoreDialog(theme, "talks", copies(), str(FOLDER))
    chosen.table.setCurrentIndex(chosen.table.words.index(3, 0))
    none = RestoreDialog(theme, "talks", (), str(FOLDER))
    settings = SettingsDialog(theme, Settings(NOWHERE), Notify(theme))
    settings.begin_on(COPIES.key)
    for key, typed in ((COPIES.key, "many"), (COPIES_FOLDER.key, str(FOLDER))):
        settings.rows[key].editor.setProperty("text", typed)
        settings.rows[key].settle()
    return beside(theme, ((chosen, none), (settings,)))


def reading(theme: Theme) -> QWidget:
    """The guide, on a page and with words looked for."""
    page, found = GuideDialog(theme), GuideDialog(theme)
    page.show_page("quick-capture")
    found.filter.setText("undo")
    found.look_for("undo")
    return beside(theme, ((page,), (found,)))
