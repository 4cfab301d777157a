"""The main window: at first its frame alone, so that it is there at once; then furnished with its parts."""

from contextlib import suppress
from functools import cached_property
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from db.errors import NotWritten
from desktop.settings import (
    APPEARANCE,
    COMPACT_ROWS,
    INSPECTOR_SHOWN,
    NAVIGATOR_FOLDED,
    NAVIGATOR_SHOWN,
    PANEL_SIZES,
    WINDOW_GEOMETRY,
    Locked,
    Setting,
    Settings,
)
from desktop.theme import Appearance, Theme
from desktop.theme_tokens import MEASURES

if TYPE_CHECKING:  # all of this is imported after the first paint
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget

    from desktop.actions import Actions
    from desktop.bulk_commands import BulkCommands
    from desktop.compare_commands import CompareCommands
    from desktop.dialogs.guide_dialog import GuideDialog
    from desktop.edition_commands import EditionCommands
    from desktop.file_commands import FileCommands
    from desktop.filter_commands import FilterCommands
    from desktop.grid_commands import GridCommands
    from desktop.history_commands import HistoryCommands
    from desktop.issue_commands import IssueCommands
    from desktop.jobs import Jobs
    from desktop.link_commands import LinkCommands
    from desktop.models.findings import Command
    from desktop.models.looking import Looking
    from desktop.models.register import Register
    from desktop.models.spell_check import SpellCheck
    from desktop.notify import Notify
    from desktop.paper_commands import PaperCommands
    from desktop.paste_commands import PasteCommands
    from desktop.reader_commands import ReaderCommands
    from desktop.record_commands import RecordCommands
    from desktop.scope_commands import ScopeCommands
    from desktop.session import Session
    from desktop.travel import Travel
    from desktop.unfinished import Unfinished
    from desktop.views.capture_box import CaptureBox
    from desktop.views.inspector import Inspector
    from desktop.views.navigator import Navigator
    from desktop.views.pages import Pages
    from desktop.views.palette import Palette
    from desktop.views.scope_band import ScopeBand
    from desktop.views.spell_walk import SpellWalk
    from desktop.views.status_bar import StatusBar
    from desktop.views.toolbar import Toolbar
    from desktop.widgets.band import Band
    from desktop.widgets.empty_state import EmptyState
    from desktop.widgets.panels import Panels
    from desktop.widgets.surface import Surface
    from desktop.widgets.toast import Toast

NAME = "Parley"
COPY_BAND = "Copy of {}, read-only. The tracker itself is in the other window; nothing done here changes it."
LONGEST_TITLE = 80
T = TypeVar("T")


class Frame(QWidget):
    """What is seen until the parts are there: the surfaces they will lie on."""

    painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.token("chrome"))
        top = MEASURES.menu_bar + MEASURES.toolbar
        main = self.rect().adjusted(MEASURES.navigator, top, 0, -MEASURES.status_bar)
        painter.fillRect(main, self._theme.token("base"))
        self.painted.emit()


class MainWindow(QMainWindow):
    """One window over one session. `painted`: its frame is on the screen and it can be furnished."""

    painted = Signal()
    session: "Session"
    notify: "Notify"
    jobs: "Jobs"
    looking: "Looking"
    table: "Actions"
    navigator: "Navigator"
    pages: "Pages"
    inspector: "Inspector"
    toolbar: "Toolbar"
    status: "StatusBar"
    band: "Band"
    scope_band: "ScopeBand"
    scoping: "ScopeCommands"
    welcome: "EmptyState"
    main: "Surface"
    panels: "Panels"
    body: "QStackedWidget"
    toast: "Toast"
    spelling: "SpellCheck"
    spell_walk: "SpellWalk"
    travel: "Travel"
    unfinished: "Unfinished"
    records: "RecordCommands"
    past: "HistoryCommands"
    grid: "GridCommands"
    filters: "FilterCommands"
    links: "LinkCommands"
    reading: "ReaderCommands"
    bulk: "BulkCommands"
    pasting: "PasteCommands"
    files: "FileCommands"
    papers: "PaperCommands"
    editions: "EditionCommands"
    issuing: "IssueCommands"
    register: "Register"
    finder: "Palette"
    compare: "CompareCommands"
    commands: "Callable[[], list[Command]]"

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.theme, self.settings = theme, settings
        self.is_furnished = self._closing = False
        self.copy_shown: tuple[Path, str] | None = None
        self._beside: list[MainWindow] = []
        self.guide: GuideDialog | None = None
        self.setWindowTitle(NAME)
        self.setMinimumSize(880, 560)
        geometry = settings.get(WINDOW_GEOMETRY)
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            room = self.screen().availableSize() - QSize(16, 48)  # what a title bar and borders take
            self.resize(QSize(1440, 900).boundedTo(room))
        frame = Frame(theme, self)
        frame.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        self.setCentralWidget(frame)

    def begin(self) -> None:
        """Show what is open, once the parts are in."""
        self.is_furnished = True
        self._restore()
        self.show_tracker()
        if self.settings.problems:
            self.say_failure(" ".join(self.settings.problems))

    # -- what holds ----------------------------------------------------------------------------------

    def show_tracker(self) -> None:
        """Show the tracker that is open, or that none is."""
        is_open = self.session.is_open
        self.body.setCurrentIndex(0 if is_open else 1)
        self.setWindowTitle(NAME)
        if is_open:
            self.show_title()
            self.travel.begin()
            self.navigator.setFocus(Qt.FocusReason.OtherFocusReason)
            self.unfinished.offer()
        else:
            self.inspector.clear()
            self.band.say("")
        self.hold()

    def show_title(self) -> None:
        """Name the window after the dossier, and say when it is a copy of it."""
        title = self.session.dossier.title or self.session.store.path.stem
        parts = [shorten(title, LONGEST_TITLE, placeholder=" …"), NAME]
        if made := self._copy_made():
            parts.insert(1, f"copy of {made}, read-only")
        self.setWindowTitle(" – ".join(parts))
        self.band.say(COPY_BAND.format(made) if made else "")

    def _copy_made(self) -> str:
        """When the dated copy that is shown was made, '' when it is another tracker."""
        path, made = self.copy_shown or (None, "")
        return made if self.session.store.path == path and self.session.store.readonly else ""

    def keep_beside(self, window: "MainWindow") -> None:
        """Hold on to a window opened beside this one until it is closed."""
        self._beside.append(window)
        window.destroyed.connect(lambda: self._beside.remove(window))

    def hold(self) -> None:
        """Say which commands can be given now."""
        is_open = self.session.is_open
        store = self.session.store if is_open else None
        undoable, redoable = (store.undoable(), store.redoable()) if store else (None, None)
        visits = self.travel.visits
        self.table.hold(
            tracker=is_open,
            writable=bool(store and not store.readonly),
            several=self.pages.selects_several(),
            chosen=self.pages.has_selection() or bool(self.inspector.record_id),
            edited=self.inspector.is_edited,
            list=is_open and self.pages.list_page() is not None,
            searchable=is_open and self.pages.is_searchable(),
            undoable=undoable is not None,
            redoable=redoable is not None,
            narrowed=is_open and self.session.scope.narrows,
            back=visits.can_go_back,
            forward=visits.can_go_forward,
        )
        self.table.name_step("edit.undo", undoable.label if undoable else "")
        self.table.name_step("edit.redo", redoable.label if redoable else "")
        self.toolbar.new.setEnabled(bool(store and not store.readonly))
        self.toolbar.export.setEnabled(is_open)

    def tell_edited(self) -> None:
        """Say whether the form has edits that are not saved."""
        self.status.show_edited(self.inspector.is_edited)
        self.hold()

    def say_failure(self, text: str) -> None:
        """Say what went wrong, until it is dismissed."""
        from desktop.widgets.toast import Message

        self.toast.show_message(Message(text, failure=True))

    # -- commands of the window itself ---------------------------------------------------------------

    def search(self, typed: str = "") -> None:
        """Open the palette over the search box."""
        if self.session.is_open:
            recent = [id for id in self.travel.visits.records() if id != self.inspector.record_id]
            self.finder.open_at(self.toolbar.search_place(), self.commands(), typed, recent)

    @cached_property
    def capture(self) -> "CaptureBox":
        """Where a line becomes a position; not made before it is asked for."""
        from desktop.capturing import capture_of

        return capture_of(self)

    def run_command(self, id: str) -> None:
        """Do what was chosen in the palette."""
        verb, _, kind = id.partition(" ")
        verbs: dict[str, Callable[[str], object]] = {
            "list": self.travel.go_in, "sort": lambda place: self.records.sort_by(int(place)),
            "setting": self.show_setting, "guide": self.show_guide, "new": self.travel.new_record,
            "file": self.reading.file, "passage": self.reading.show_found,
        }  # fmt: skip
        if verb in verbs:
            verbs[verb](kind)
        else:
            self.table[id].trigger()

    def step_pane(self, way: int) -> None:
        """Move the focus to the next pane: navigator, page, inspector."""
        panes = (self.navigator, self.pages.currentWidget(), self.inspector)
        shown = [pane for pane in panes if pane is not None and _takes_focus(pane)]
        focus = QApplication.focusWidget()
        here = [i for i, pane in enumerate(shown) if focus in (pane, *pane.findChildren(QWidget))]
        place = (here[0] + way) % len(shown) if here else 0
        shown[place].setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads: toolbar, navigator, page, inspector, status bar, and round again."""
        from desktop.views import reading_order

        central = self.centralWidget()
        assert central is not None
        return reading_order.step(central, forward=forward, around=True)

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, or as the system says."""
        if self.may_set(APPEARANCE):
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            self.theme.apply(application, appearance)
            self.keep(APPEARANCE, appearance)
        else:
            self.table[f"view.{self.theme.appearance}"].setChecked(True)

    def set_compact(self, compact: bool) -> None:
        """One line a row in lists, or two."""
        if self.may_set(COMPACT_ROWS):
            self.pages.set_compact(compact)
            self.keep(COMPACT_ROWS, compact)
        else:
            self.table["view.compact"].setChecked(self.settings.get(COMPACT_ROWS))

    def show_setting(self, key: str) -> None:
        """Open the settings on one of them."""
        from desktop.setting_commands import show_settings

        show_settings(self, key)

    def show_guide(self, page: str = "") -> None:
        """Open the guide beside the window, on a page if one is named."""
        from desktop.dialogs.guide_dialog import GuideDialog

        if self.guide is None:
            self.guide = GuideDialog(self.theme, self)
        if page:
            self.guide.show_page(page)
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    def show_shortcuts(self) -> None:
        """List the keys of every command."""
        from desktop.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.theme, self.table.connected, self).exec()

    def show_about(self) -> None:
        """Version, licences, and where things lie on this machine."""
        from desktop.dialogs.about import AboutDialog

        AboutDialog(self.theme, self).exec()

    # -- settings and closing ------------------------------------------------------------------------

    def _restore(self) -> None:
        sizes = self.settings.get(PANEL_SIZES)
        if len(sizes) == 2:
            self.panels.set_sizes(sizes)
        self.panels.show_navigator(self.settings.get(NAVIGATOR_SHOWN))
        self.navigator.fold(self.settings.get(NAVIGATOR_FOLDED))
        self.travel.want_inspector(self.settings.get(INSPECTOR_SHOWN))
        self.pages.set_compact(self.settings.get(COMPACT_ROWS))

    def tell_panels(self) -> None:
        """Tick the panes that are shown in the View menu."""
        panels = self.panels
        shown = {"view.navigator": panels.navigator_shown, "view.inspector": panels.inspector_shown}
        for id in filter(self.table.__contains__, shown):
            self.table[id].setChecked(shown[id])

    def may_set(self, setting: Setting[T]) -> bool:
        """Whether a setting can be changed here; if the organisation has set it, that is said."""
        if self.settings.is_locked(setting):
            self.say_failure(str(Locked(setting)))
        return not self.settings.is_locked(setting)

    def keep(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; one that can't be written holds until the window is closed."""
        with suppress(NotWritten, Locked):
            self.settings.set(setting, value)

    def close_tracker(self) -> None:
        """Close the tracker, with the form's edits saved or kept as a draft."""
        self.files.close_tracker()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_furnished or self._closing:
            event.setAccepted(not self._closing)
            return
        self._closing = True  # things are waited for with the window open: no other close must come between
        self.session.finish_writing()
        if not self.inspector.leave():
            self._closing = False
            event.ignore()
            return
        self.jobs.shut_down()
        self.files.keeping.keep(closing=True)
        if self.copy_shown is None:
            self._keep_layout()
        self.session.close()
        for beside in tuple(self._beside):
            beside.close()
        self._closing = False
        event.accept()

    def _keep_layout(self) -> None:
        """Keep where the window is and what it shows, for the next start."""
        self.keep(WINDOW_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self.keep(PANEL_SIZES, self.panels.sizes())
        self.keep(NAVIGATOR_SHOWN, self.panels.navigator_shown)
        self.keep(NAVIGATOR_FOLDED, self.navigator.folded)
        self.keep(INSPECTOR_SHOWN, self.travel.inspector_wanted)


def _takes_focus(pane: QWidget) -> bool:
    """Whether the keyboard can go into a pane: it is seen, and so is what takes the focus for it."""
    taker = pane
    while (proxy := taker.focusProxy()) is not None:
        taker = proxy
    return pane.isVisible() and taker.isVisible()
