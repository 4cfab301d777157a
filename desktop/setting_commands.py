"""Edit > Settings: opens the dialog, and lets what is set there hold in the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.models.findings import Command
from desktop.scale import step_from, text_size
from desktop.settings import (
    APPEARANCE,
    AUTHOR,
    CHECK_SPELLING,
    COMPACT_ROWS,
    DICTIONARY_FILES,
    SPELLING_LANGUAGES,
    STALE_DAYS,
    TEXT_SIZE,
    found_settings,
)
from desktop.theme import Appearance
from desktop.widgets.toast import Message

if TYPE_CHECKING:
    from desktop.window import MainWindow

VERB = "setting"


def setting_commands() -> list[Command]:
    """Each setting as a command of the search box, found by its label and by what else people call it."""
    return [
        Command(f"{VERB} {each.key}", f"Setting: {each.label}", also=each.also) for each in found_settings()
    ]


def show_settings(window: "MainWindow", key: str = "") -> None:
    """Open the settings, on one of them if its key is given."""
    from desktop.dialogs.settings_dialog import SettingsDialog  # when it is asked for

    dialog = SettingsDialog(window.theme, window.settings, window.notify, window)
    dialog.taken.connect(lambda taken: apply(window, taken))
    if key:
        dialog.begin_on(key)
    dialog.exec()
    dialog.deleteLater()


def step_text_size(window: "MainWindow", way: int) -> None:
    """The next larger (1) or smaller (-1) text, or the normal one (0); its size is said."""
    if window.may_set(TEXT_SIZE):
        per_cent = step_from(text_size(), way)
        _show_text_size(window, per_cent)
        window.keep(TEXT_SIZE, per_cent)
        window.toast.show_message(Message(f"Text size {per_cent} %"))


def apply(window: "MainWindow", key: str) -> None:
    """Let a setting hold in the window; those that are read each time they are used need nothing."""
    appliers: dict[str, Callable[[MainWindow], None]] = {
        APPEARANCE.key: _apply_appearance,
        TEXT_SIZE.key: _apply_text_size,
        AUTHOR.key: _apply_author,
        COMPACT_ROWS.key: _apply_compact,
        STALE_DAYS.key: _apply_stale,
        CHECK_SPELLING.key: _apply_spelling,
        SPELLING_LANGUAGES.key: _apply_spelling,
        DICTIONARY_FILES.key: _apply_spelling,
    }
    if key in appliers:
        appliers[key](window)


def _apply_appearance(window: "MainWindow") -> None:
    chosen = window.settings.get(APPEARANCE)
    appearance: Appearance = "light" if chosen == "light" else "dark" if chosen == "dark" else "system"
    window.table[f"view.{appearance}"].setChecked(True)
    window.set_appearance(appearance)


def _apply_text_size(window: "MainWindow") -> None:
    _show_text_size(window, window.settings.get(TEXT_SIZE))


def _show_text_size(window: "MainWindow", per_cent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window.theme.apply(application, window.theme.appearance, per_cent)


def _apply_author(window: "MainWindow") -> None:
    window.session.sign_as(window.settings.get(AUTHOR))


def _apply_compact(window: "MainWindow") -> None:
    compact = window.settings.get(COMPACT_ROWS)
    window.table["view.compact"].setChecked(compact)
    window.set_compact(compact)


def _apply_stale(window: "MainWindow") -> None:
    window.looking.set_stale_days(window.settings.get(STALE_DAYS))


def _apply_spelling(window: "MainWindow") -> None:
    window.table["edit.check_spelling"].setChecked(window.settings.get(CHECK_SPELLING))
    window.spelling.refresh()
