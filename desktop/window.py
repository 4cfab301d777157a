"""The main window: menus, toolbar, navigator, pages, inspector and status bar around one session."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from db.records import KINDS
from desktop.actions import Actions
from desktop.file_commands import FileCommands
from desktop.jobs import Jobs
from desktop.kind_icons import icon_of
from desktop.models.findings import Command
from desktop.notify import Notify
from desktop.paper_commands import PaperCommands
from desktop.record_commands import RecordCommands
from desktop.session import Session
from desktop.settings import (
    APPEARANCE,
    COMPACT_ROWS,
    INSPECTOR_SHOWN,
    NAVIGATOR_SHOWN,
    PANEL_SIZES,
    WINDOW_GEOMETRY,
    Setting,
    Settings,
)
from desktop.theme import Appearance, Theme
from desktop.theme_tokens import MEASURES
from desktop.travel import LISTED, Travel
from desktop.views.checks_page import ChecksPage
from desktop.views.inspector import Inspector
from desktop.views.navigator import OVERVIEW, Navigator
from desktop.views.pages import CHECKS, Pages
from desktop.views.palette import Palette
from desktop.views.status_bar import StatusBar
from desktop.views.toolbar import Toolbar
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.panels import Panels
from desktop.widgets.surface import Surface
from desktop.widgets.toast import Message, Toast

NAME = "Parley"
NEW_KINDS = (*LISTED, "evidence", "estimate")
APPEARANCES: tuple[Appearance, ...] = ("light", "dark", "system")
T = TypeVar("T")


class MainWindow(QMainWindow):
    """One window over one session; it wires the parts to each other and does none of their work."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, notify: Notify) -> None:
        super().__init__()
        self.session, self.theme, self.settings, self.notify = session, theme, settings, notify
        self.jobs = Jobs(self)
        self.table = Actions(theme, self)
        self.navigator = Navigator(session, theme)
        self.pages = Pages(session, theme)
        self.inspector = Inspector(session, theme)
        self.toolbar = Toolbar(session, theme)
        self.status = StatusBar(session, theme)
        self.welcome = EmptyState(theme)
        self.main = Surface(theme, "base")
        self.panels = Panels(theme, self._side(self.navigator), self.main, self.inspector)
        self.body = QStackedWidget()
        self.toast = Toast(theme, self.main)
        self.travel = Travel(
            session, self.navigator, self.pages, self.inspector, self.panels, self.toast, self
        )
        self.records = RecordCommands(session, self.travel, self.pages, self.inspector, self.toast, self)
        self.files = FileCommands(session, theme, settings, notify, self.jobs, self.toast, self)
        self.papers = PaperCommands(session, theme, settings, notify, self.jobs, self.toast, self)
        self.finder = Palette(session, theme, self)
        self._build()
        self._connect()
        self._connect_actions()
        self._restore()
        self._show_tracker()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(880, 560)
        checks = ChecksPage(self.session, self.theme)
        checks.opened.connect(self.travel.open_record)
        checks.counted.connect(self.status.show_checks)
        self.pages.add(CHECKS, checks)
        _filled(self.main, self.pages)
        self.body.addWidget(self.panels)
        self.body.addWidget(self._welcome_page())
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.body, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)

    def _side(self, widget: QWidget) -> Surface:
        side = Surface(self.theme, "chrome")
        _filled(side, widget, 8)
        return side

    def _welcome_page(self) -> Surface:
        page = Surface(self.theme, "base")
        padding = MEASURES.overview_padding
        _filled(page, self.welcome, padding, padding)
        text = (
            "A tracker keeps who holds which position on which issue, since when and on what source, "
            "and makes briefing papers from it."
        )
        self.welcome.show_words("No tracker is open", text, "New tracker…", "Open a tracker…")
        return page

    def _connect(self) -> None:
        session = self.session
        session.tracker_changed.connect(self._show_tracker)
        session.changed.connect(self._hold)
        session.failed.connect(self._say_failure)
        self.travel.arrived.connect(self._hold)
        self.pages.import_wanted.connect(self.files.import_files)
        self.pages.selection_changed.connect(self._hold)
        self.inspector.edited_changed.connect(self._edited)
        self.toolbar.search_wanted.connect(self.search)
        self.toolbar.export.clicked.connect(lambda: self.papers.export())
        self.status.checks_wanted.connect(partial(self.travel.show_page, CHECKS))
        self.finder.opened.connect(self.travel.open_record)
        self.finder.triggered.connect(self._run_command)
        self.welcome.acted.connect(self.files.new)
        self.welcome.linked.connect(self.files.open)
        self.panels.changed.connect(self._panels_changed)

    def _connect_actions(self) -> None:
        files, records, travel = self.files, self.records, self.travel
        slots: dict[str, Callable[[], object]] = {
            "file.new": files.new, "file.open": files.open, "file.save_copy": files.save_copy,
            "file.backup": files.backup, "file.import": files.import_files, "file.export": files.export,
            "file.close": self.close_tracker, "file.quit": self.close,
            "edit.undo": records.undo, "edit.redo": records.redo, "edit.copy_table": records.copy_table,
            "edit.find": records.find_in_list, "edit.search": self.search,
            "edit.delete": records.delete_selected, "record.new_same": records.new_same,
            "record.save": self.inspector.save, "record.revert": self.inspector.revert,
            "record.back": travel.back, "record.forward": travel.forward,
            "record.next_pane": partial(self.step_pane, 1),
            "record.previous_pane": partial(self.step_pane, -1),
            "paper.export": lambda: self.papers.export(),
            "view.overview": partial(travel.show_page, OVERVIEW),
            "help.shortcuts": self.show_shortcuts, "help.about": self.show_about,
        }  # fmt: skip
        for id, slot in slots.items():
            self.table.connect_to(id, slot)
        for appearance in APPEARANCES:
            action = self.table.connect_to(f"view.{appearance}", partial(self.set_appearance, appearance))
            action.setChecked(self.settings.get(APPEARANCE) == appearance)
        ticks: tuple[tuple[str, Callable[[bool], object], Setting[bool]], ...] = (
            ("view.compact", self.set_compact, COMPACT_ROWS),
            ("view.navigator", self.panels.show_navigator, NAVIGATOR_SHOWN),
            ("view.inspector", self.travel.want_inspector, INSPECTOR_SHOWN),
        )
        for id, tick, setting in ticks:
            self.table.connect_tick(id, tick, ticked=self.settings.get(setting))
        self._fill_menus()

    def _fill_menus(self) -> None:
        recent = self.table.menu("file.recent")
        recent.aboutToShow.connect(partial(self.files.fill_recent, recent))
        new = self.table.menu("record.new")
        for kind in NEW_KINDS:
            action = new.addAction(self.theme.icon(icon_of(kind)), KINDS[kind].META.label)
            action.triggered.connect(partial(self._new_of_menu, kind))
        self.toolbar.set_new_menu(new)
        steps = ("record.back", "record.forward", "edit.undo", "edit.redo")
        self.toolbar.add_steps([self.table[id] for id in steps])
        self.table.fill(self.menuBar())

    def _new_of_menu(self, kind: str, _checked: bool = False) -> None:
        self.travel.new_record(kind)

    # -- what holds ----------------------------------------------------------------------------------

    def _show_tracker(self) -> None:
        is_open = self.session.is_open
        self.body.setCurrentIndex(0 if is_open else 1)
        self.setWindowTitle(NAME)
        if is_open:
            title = self.session.dossier.title or self.session.store.path.stem
            self.setWindowTitle(f"{title} – {NAME}")
            self.travel.begin()
        else:
            self.inspector.clear()
        self._hold()

    def _hold(self) -> None:
        """Say which commands can be given now."""
        is_open = self.session.is_open
        store = self.session.store if is_open else None
        undoable, redoable = (store.undoable(), store.redoable()) if store else (None, None)
        visits = self.travel.visits
        self.table.hold(
            tracker=is_open,
            writable=bool(store and not store.readonly),
            chosen=bool(self.pages.selected() or self.inspector.record_id),
            edited=self.inspector.is_edited,
            list=is_open and self.pages.list_page() is not None,
            undoable=undoable is not None,
            redoable=redoable is not None,
            back=visits.can_go_back,
            forward=visits.can_go_forward,
        )
        self.table.name_step("edit.undo", undoable.label if undoable else "")
        self.table.name_step("edit.redo", redoable.label if redoable else "")
        self.toolbar.new.setEnabled(bool(store and not store.readonly))
        self.toolbar.export.setEnabled(is_open)

    def _edited(self) -> None:
        self.status.show_edited(self.inspector.is_edited)
        self._hold()

    def _say_failure(self, text: str) -> None:
        self.toast.show_message(Message(text, failure=True))

    # -- commands of the window itself ---------------------------------------------------------------

    def search(self, typed: str = "") -> None:
        """Open the palette over the search box."""
        if self.session.is_open:
            self.finder.open_at(self.toolbar.search_place(), self._commands(), typed)

    def _commands(self) -> list[Command]:
        specs = [spec for spec in self.table.connected if self.table[spec.id].isEnabled() and not spec.opens]
        commands = [Command(spec.id, spec.words, spec.shortcut) for spec in specs]
        commands += [Command(f"list {kind}", f"Go to {KINDS[kind].META.plural}") for kind in LISTED]
        commands.append(Command(f"list {CHECKS}", "Go to Checks"))
        if not self.session.store.readonly:
            commands += [Command(f"new {kind}", f"New {KINDS[kind].META.label}") for kind in NEW_KINDS]
        return commands

    def _run_command(self, id: str) -> None:
        verb, _, kind = id.partition(" ")
        if verb == "list":
            self.travel.show_page(kind)
        elif verb == "new":
            self.travel.new_record(kind)
        else:
            self.table[id].trigger()

    def step_pane(self, way: int) -> None:
        """Move the focus to the next pane: navigator, page, inspector."""
        panes = (self.navigator, self.pages.currentWidget(), self.inspector)
        shown = [pane for pane in panes if pane is not None and pane.isVisible()]
        focus = QApplication.focusWidget()
        here = [i for i, pane in enumerate(shown) if focus in (pane, *pane.findChildren(QWidget))]
        place = (here[0] + way) % len(shown) if here else 0
        shown[place].setFocus(Qt.FocusReason.TabFocusReason)

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, or as the system says."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.theme.apply(application, appearance)
        self._keep(APPEARANCE, appearance)

    def set_compact(self, compact: bool) -> None:
        """One line a row in lists, or two."""
        self.pages.set_compact(compact)
        self._keep(COMPACT_ROWS, compact)

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
        geometry = self.settings.get(WINDOW_GEOMETRY)
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            self.resize(1440, 900)
        sizes = self.settings.get(PANEL_SIZES)
        if len(sizes) == 2:
            self.panels.set_sizes(sizes)
        self.panels.show_navigator(self.settings.get(NAVIGATOR_SHOWN))
        self.travel.want_inspector(self.settings.get(INSPECTOR_SHOWN))
        self.pages.set_compact(self.settings.get(COMPACT_ROWS))

    def _panels_changed(self) -> None:
        for id, shown in (
            ("view.navigator", self.panels.navigator_shown),
            ("view.inspector", self.panels.inspector_shown),
        ):
            if id in self.table:
                self.table[id].setChecked(shown)

    def _keep(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; one that can't be written holds until the window is closed."""
        with suppress(OSError):
            self.settings.set(setting, value)

    def close_tracker(self) -> None:
        """Close the tracker, with the form's edits saved or kept as a draft."""
        if self.inspector.leave():
            self.session.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.inspector.leave():
            event.ignore()
            return
        self.jobs.shut_down()
        self._keep(WINDOW_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self._keep(PANEL_SIZES, self.panels.sizes())
        self._keep(NAVIGATOR_SHOWN, self.panels.navigator_shown)
        self._keep(INSPECTOR_SHOWN, self.travel.inspector_wanted)
        self.session.close()
        event.accept()


def _filled(around: QWidget, inside: QWidget, vertical: int = 0, horizontal: int = 0) -> None:
    """Lay a widget out as all there is within another."""
    column = QVBoxLayout(around)
    column.setContentsMargins(horizontal, vertical, horizontal, vertical)
    column.addWidget(inside)
