"""Pages that are the main window on a copy of the sample: the overview, a list with a record, the palette."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.records import Position
from desktop.furnishing import furnished
from desktop.notify import Notify
from desktop.operations.sample import FICTIONAL, SAMPLE, Sample, make_sample
from desktop.session import Session
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.window import MainWindow

PAUSE = 50  # milliseconds until the window has shown what was asked for


def on_sample(theme: Theme, sample: Sample = SAMPLE) -> MainWindow:
    """A window on a fresh copy of a sample, with settings of its own."""
    folder = Path(tempfile.mkdtemp(prefix="parley-look-"))
    tracker = folder / "talks.parley"
    make_sample(tracker, sample, author="L. Brandt")
    session = Session(author="L. Brandt")
    window = furnished(session, theme, Settings(folder / "settings.json"), Notify(theme))
    session.setParent(window)
    session.open(tracker)
    return window


def overview(theme: Theme) -> QWidget:
    """The page a person lands on."""
    return on_sample(theme)


def positions(theme: Theme) -> QWidget:
    """The list of positions with the first one in the inspector."""
    window = on_sample(theme)
    first = min(position.id for position in window.session.store.all(Position))
    window.travel.open_record(first)
    return window


def later(window: MainWindow, act: Callable[[], object]) -> MainWindow:
    """The window, in which `act` is done as soon as it is shown."""
    QTimer.singleShot(PAUSE, window, act)
    return window


def palette(theme: Theme) -> QWidget:
    """The search box with words typed into it."""
    window = on_sample(theme)

    def search() -> None:
        window.table["edit.search"].trigger()
        window.finder.box.setText("guarant")

    return later(window, search)


def capture(theme: Theme) -> QWidget:
    """Quick capture with a line that is nearly whole, and a name it does not know."""
    window = on_sample(theme)

    def type_line() -> None:
        window.table["record.capture"].trigger()
        window.capture.box.setText("Ukrania / terr / official / 2026-02 : no cession of sovereignty ! | R ")

    return later(window, type_line)


def capturing(theme: Theme) -> QWidget:
    """Quick capture as it opens, at the first field."""
    window = on_sample(theme)

    def type_line() -> None:
        window.table["record.capture"].trigger()
        window.capture.box.setText("u")

    return later(window, type_line)


def invented(theme: Theme) -> QWidget:
    """The overview of the fictional dossier."""
    return on_sample(theme, FICTIONAL)


def comparison(key: str, sample: Sample = SAMPLE) -> Callable[[Theme], QWidget]:
    """The page of a comparison view on a sample."""

    def made(theme: Theme) -> QWidget:
        window = on_sample(theme, sample)
        return later(window, lambda: window.travel.go_in(key))

    return made
