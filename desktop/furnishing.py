"""Furnishes the main window: makes its parts and wires them to each other. Imported after the first paint."""

from functools import partial

from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.records import KINDS
from desktop.actions import Actions
from desktop.beside import open_beside
from desktop.bulk_commands import BulkCommands
from desktop.compare_commands import CompareCommands
from desktop.compose_commands import ComposeCommands
from desktop.file_commands import FileCommands
from desktop.filter_commands import FilterCommands
from desktop.grid_commands import GridCommands
from desktop.history_commands import HistoryCommands
from desktop.jobs import Jobs
from desktop.kind_icons import icon_of
from desktop.link_commands import LinkCommands
from desktop.menu_parts import NEW_KINDS, commands_of, connect_actions, connect_ticks, open_capture
from desktop.models.looking import Looking
from desktop.models.navigation import HISTORY
from desktop.models.scope_reading import ScopeReading
from desktop.models.spell_check import SpellCheck
from desktop.notify import Notify
from desktop.paper_parts import connect_papers, make_papers
from desktop.paste_commands import PasteCommands
from desktop.reader_parts import make_reading
from desktop.record_commands import RecordCommands
from desktop.resuming import ways
from desktop.running import Running
from desktop.scope_commands import ScopeCommands
from desktop.session import Session
from desktop.settings import (
    STALE_DAYS,
    Settings,
)
from desktop.source_parts import make_sources
from desktop.theme import Theme
from desktop.travel import Travel
from desktop.unfinished import Unfinished
from desktop.views.checks_page import ChecksPage
from desktop.views.history_page import HistoryPage
from desktop.views.inspector import FIELDS, Inspector
from desktop.views.navigator import Navigator
from desktop.views.pages import CHECKS, Pages
from desktop.views.palette import Palette
from desktop.views.scope_band import ScopeBand
from desktop.views.spell_walk import SpellWalk
from desktop.views.status_bar import StatusBar
from desktop.views.toolbar import Toolbar
from desktop.welcome import welcome_page
from desktop.widgets.band import Band
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.panels import Panels
from desktop.widgets.surface import Surface
from desktop.widgets.toast import Message, Toast
from desktop.window import MainWindow


def furnished(session: Session, theme: Theme, settings: Settings, notify: Notify) -> MainWindow:
    """A window with its parts in it from the start."""
    window = MainWindow(theme, settings)
    furnish(window, session, notify)
    return window


def furnish(window: MainWindow, session: Session, notify: Notify) -> None:
    """Put the parts into a window, wired to each other and to `session`; once."""
    window.session, window.notify = session, notify
    window.commands = partial(commands_of, window)
    _make_parts(window)
    _lay_out(window)
    _connect(window)
    _connect_spelling(window)
    table, toast, offer = window.table, window.toast, window.records.offer
    window.compare = CompareCommands(session, table, window.travel, window.pages, toast, offer, window)
    ComposeCommands(window.papers, table, window.travel, window)
    connect_actions(window)
    connect_papers(window)
    connect_ticks(window)
    _fill_menus(window)
    window.unfinished.ways = ways(window)
    window.begin()


def _make_parts(window: MainWindow) -> None:
    session, theme, settings, notify = window.session, window.theme, window.settings, window.notify
    window.jobs = jobs = Jobs(window)
    window.looking = Looking(session, jobs, window)
    window.looking.set_stale_days(settings.get(STALE_DAYS))
    window.table = Actions(theme, window)
    window.navigator = Navigator(session, theme, jobs=jobs)
    window.pages = pages = Pages(session, theme, jobs=jobs, settings=settings)
    window.spelling = pages.spelling = SpellCheck(session, settings, jobs, window)
    window.inspector = inspector = Inspector(session, theme, spelling=window.spelling)
    window.spell_walk = SpellWalk(window.spelling, window)
    window.toolbar = Toolbar(session, theme)
    window.status = StatusBar(session, theme, jobs=jobs)
    window.welcome = EmptyState(theme)
    window.main = Surface(theme, "base")
    side = Surface(theme, "chrome")
    _fill(side, window.navigator, 8)
    window.panels = Panels(theme, side, window.main, inspector)
    window.body = QStackedWidget()
    window.toast = toast = Toast(theme, window.main)
    window.travel = travel = Travel(session, window.navigator, pages, inspector, window.panels, toast, window)
    go_on = partial(open_capture, window)
    window.unfinished = Unfinished(session, theme, travel, inspector, toast, go_on, window)
    running = Running(jobs, notify, toast, window)
    window.records = RecordCommands(session, travel, pages, inspector, toast, running, window)
    window.grid = _grid(window)
    parts = (session, theme, pages, window.navigator, travel, toast, running)
    window.filters = FilterCommands(*parts, window)
    make_reading(window, running)
    window.links = LinkCommands(session, theme, travel, pages, inspector, toast, window)
    window.bulk = BulkCommands(
        session, theme, jobs, running, pages, inspector, toast, window.records.delete_selected, window
    )
    window.bulk.open = travel.open_record
    window.pasting = PasteCommands(session, theme, jobs, running, pages, inspector, toast, window)
    ScopeReading(session, jobs, toast, window)
    window.scoping = ScopeCommands(session, window.toolbar.scope, toast, window)
    window.files = FileCommands(session, theme, settings, notify, jobs, toast, window)
    make_papers(window, running)
    make_sources(window, running)
    window.finder = Palette(session, theme, window, jobs=jobs)


def _grid(window: MainWindow) -> GridCommands:
    running = Running(window.jobs, window.notify, window.toast, window)
    leave = window.inspector.leave
    parts = (window.session, window.theme, window.pages, window.records)
    return GridCommands(*parts, running, window.toast, leave, window)


def _lay_out(window: MainWindow) -> None:
    checks = ChecksPage(window.session, window.theme, jobs=window.jobs)
    checks.opened.connect(window.travel.open_record)
    checks.counted.connect(window.status.show_checks)
    window.pages.add(CHECKS, checks)
    _add_history(window)
    _fill(window.main, window.pages)
    window.main.setFocusProxy(window.pages)
    window.body.addWidget(window.panels)
    window.body.addWidget(welcome_page(window))
    central = QWidget()
    column = QVBoxLayout(central)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.toolbar)
    window.band = Band(window.theme, "lock")
    column.addWidget(window.band)
    window.scope_band = ScopeBand(window.session, window.theme)
    column.addWidget(window.scope_band)
    column.addWidget(window.body, 1)
    column.addWidget(window.status)
    window.setCentralWidget(central)


def _add_history(window: MainWindow) -> None:
    session, inspector, toast = window.session, window.inspector, window.toast
    page = HistoryPage(session, window.theme, jobs=window.jobs)
    running = Running(window.jobs, window.notify, toast, window)
    window.past = HistoryCommands(
        session, page, running, window.notify, toast, inspector.leave, window.travel, window
    )
    page.opened.connect(window.travel.open_record)
    inspector.history.record_wanted.connect(window.past.restore_record)
    inspector.history.history_wanted.connect(window.past.show_record)
    inspector.none.history_wanted.connect(window.past.show_record)
    window.records.show_wanted.connect(window.past.show_change)
    window.pages.add(HISTORY, page)


def _connect(window: MainWindow) -> None:
    session, travel = window.session, window.travel
    session.tracker_changed.connect(window.show_tracker)
    session.changed.connect(window.hold)
    session.changed.connect(window.show_title)
    session.failed.connect(window.say_failure)
    window.toast.covering.connect(window.pages.keep_clear)
    travel.arrived.connect(window.hold)
    travel.arrived.connect(lambda: window.scope_band.show_page(window.pages.key))
    session.scope_changed.connect(window.hold)
    window.pages.import_wanted.connect(window.files.import_files)
    window.pages.copy_wanted.connect(window.grid.copy_table)
    _connect_cells(window)
    window.pages.columns_wanted.connect(window.grid.choose_columns)
    window.pages.selection_changed.connect(window.hold)
    window.bulk.menu_made.connect(partial(_add_to_menu, window))
    window.pages.menu_wanted.connect(partial(window.bulk.show_menu, window.table))
    window.inspector.edited_changed.connect(window.tell_edited)
    window.toolbar.search_wanted.connect(window.search)
    window.files.may_leave = window.files.restores.may_leave = window.inspector.leave
    window.files.page_wanted.connect(travel.go_in)
    window.files.restores.open_beside = partial(open_beside, window, furnish)
    window.status.checks_wanted.connect(partial(travel.show_page, CHECKS))
    window.finder.opened.connect(travel.open_record)
    window.finder.shown.connect(travel.show_beside)
    window.finder.triggered.connect(window.run_command)
    window.welcome.acted.connect(window.files.new)
    window.welcome.linked.connect(window.files.open)
    window.panels.changed.connect(window.tell_panels)


def _connect_spelling(window: MainWindow) -> None:
    spelling, walk = window.spelling, window.spell_walk
    window.files.spelling = spelling
    walk.said.connect(lambda text: window.toast.show_message(Message(text)))
    walk.reached.connect(window.inspector.fields.ensureWidgetVisible)
    spelling.added.connect(partial(_say_added, window))
    window.table.connect_to("edit.spelling", partial(_next_misspelled, window))


def _say_added(window: MainWindow, word: str) -> None:
    text = f"“{word}” counts as right in this tracker"
    window.toast.show_message(Message(text, "Undo", partial(window.spelling.take_out, word)))


def _next_misspelled(window: MainWindow) -> None:
    page = window.pages.list_page()
    if page is not None and page.editing.editor is not None:
        window.spell_walk.go(page.editing.editor, "this cell")
        return
    form = window.inspector.form
    if form is None:
        window.toast.show_message(Message("No form is open. Choose a record to look at its spelling."))
        return
    window.inspector.tabs.setCurrentIndex(FIELDS)
    window.spell_walk.go(form)


def _connect_cells(window: MainWindow) -> None:
    """What is typed into cells and what is typed into the form are never two drafts of one thing."""
    pages, inspector = window.pages, window.inspector
    pages.leave_others, inspector.leave_first = inspector.leave, pages.leave_cell
    pages.drafted.connect(inspector.look_again)
    pages.told.connect(window.toast.show_message)
    pages.stances_wanted.connect(window.travel.open_record)
    pages.stances_wanted.connect(lambda _id: inspector.to_stances())


def _add_to_menu(window: MainWindow, menu: QMenu) -> None:
    """What finds from a row goes before what edits it."""
    window.filters.add_to_menu(menu)
    window.links.add_to_menu(menu, window.table["record.copy_link"])
    menu.insertAction(menu.actions()[0], window.table["record.read"])


def _fill_menus(window: MainWindow) -> None:
    table = window.table
    recent = table.menu("file.recent")
    recent.aboutToShow.connect(partial(window.files.fill_recent, recent))
    window.files.fill_recent(recent)  # some systems do not open a menu that is empty
    sort = table.menu("view.sort")
    sort.aboutToShow.connect(partial(window.records.fill_sort, sort))
    new = table.menu("record.new")
    for kind in NEW_KINDS:
        action = new.addAction(window.theme.icon(icon_of(kind)), KINDS[kind].META.label)
        action.triggered.connect(lambda _checked=False, chosen=kind: window.travel.new_record(chosen))
    window.toolbar.set_new_menu(new)
    window.records.kind_wanted.connect(window.toolbar.new.click)
    steps = ("record.back", "record.forward", "edit.undo", "edit.redo")
    window.toolbar.add_steps([table[id] for id in steps])
    window.links.offer_places(window.toolbar, window)
    table.fill(window.menuBar())


def _fill(around: QWidget, inside: QWidget, vertical: int = 0, horizontal: int = 0) -> None:
    """Lay a widget out as all there is within another."""
    column = QVBoxLayout(around)
    column.setContentsMargins(horizontal, vertical, horizontal, vertical)
    column.addWidget(inside)
