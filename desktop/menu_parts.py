"""What the commands of the menus and of the search box do, once the parts are there that carry them out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from db.records import KINDS
from desktop.analysis.standing import LOOKS
from desktop.guide import titles
from desktop.models.filter_counts import saved_filters
from desktop.models.findings import Command
from desktop.models.navigation import FILTER, HISTORY, LOOKING, OVERVIEW
from desktop.operations.sample import FICTIONAL, SAMPLE
from desktop.setting_commands import apply, setting_commands, show_settings, step_text_size
from desktop.settings import (
    APPEARANCE,
    CHECK_SPELLING,
    COMPACT_ROWS,
    INSPECTOR_SHOWN,
    NAVIGATOR_SHOWN,
    Setting,
)
from desktop.theme import Appearance
from desktop.travel import LISTED
from desktop.views.pages import CHECKS
from desktop.window import MainWindow

NEW_KINDS = (*LISTED, "evidence", "estimate")
OF_LISTS = ("record.up", "record.down", "edit.fill_down")
APPEARANCES: tuple[Appearance, ...] = ("light", "dark", "system")


def commands_of(window: MainWindow) -> list[Command]:
    """What the palette offers to do now."""
    table = window.table
    specs = [spec for spec in table.connected if table.can(spec.id) and not spec.opens]
    commands = [Command(spec.id, spec.words, spec.shortcut) for spec in specs]
    commands += [Command(f"list {kind}", f"Go to {KINDS[kind].META.plural}") for kind in LISTED]
    commands.append(Command(f"list {CHECKS}", "Go to Checks"))
    commands.append(Command(f"list {HISTORY}", "Go to History"))
    saved = saved_filters(window.session)
    commands += [Command(f"list {FILTER}{each.id}", each.title, kind=each.kind) for each in saved]
    commands += [Command(f"list {LOOKING}{look.name}", f"To look at: {look.title}") for look in LOOKS]
    commands += [Command(f"sort {place}", f"Sort by {head}") for place, head, _ in window.records.columns()]
    commands += window.reading.commands()
    commands += setting_commands()
    details = (kind for kind in KINDS if kind not in LISTED)
    commands += [Command(f"list {kind}", f"Go to {KINDS[kind].META.plural}") for kind in details]
    commands += [Command(f"guide {name}", f"Guide: {title}") for name, title in titles()]
    if not window.session.store.readonly:
        commands += [Command(f"new {kind}", f"New {KINDS[kind].META.label.lower()}") for kind in NEW_KINDS]
    return commands


def open_capture(window: MainWindow) -> None:
    """Open quick capture over the search box."""
    window.capture.open_at(window.toolbar.search_place())


def connect_actions(window: MainWindow) -> None:
    """Let each command of the menus do what it is for."""
    files, records, travel, inspector = window.files, window.records, window.travel, window.inspector
    slots: dict[str, Callable[[], object]] = {
        "file.new": files.new, "file.open": files.open,
        "file.sample": partial(files.open_sample, SAMPLE.name),
        "file.fictional": partial(files.open_sample, FICTIONAL.name), "file.save_copy": files.save_copy,
        "file.backup": files.backup, "file.restore": files.restores.restore,
        "file.import": files.import_files, "file.import_table": files.import_table,
        "file.export": files.export,
        "file.close": files.close_tracker, "file.quit": window.close,
        "edit.undo": records.undo, "edit.redo": records.redo, "edit.copy_table": window.grid.copy_table,
        "edit.find": partial(window.reading.find, records.find_in_list), "edit.search": window.search,
        "edit.add_condition": window.filters.ask, "edit.clear_filter": window.filters.clear,
        "edit.only_alike": window.filters.only_alike,
        "view.save_filter": window.filters.save,
        "edit.settings": partial(show_settings, window),
        "edit.set_field": window.bulk.set_field, "edit.tag": window.bulk.tag,
        "edit.mark": window.bulk.mark, "edit.move": window.bulk.move, "edit.merge": window.bulk.merge,
        "edit.duplicates": window.bulk.find_duplicates, "edit.paste": window.pasting.paste,
        "edit.delete": window.bulk.delete, "record.new_same": records.new_same,
        "record.capture": partial(open_capture, window),
        "record.drafts": window.unfinished.show,
        "record.save": inspector.save, "record.revert": inspector.revert,
        "record.split": records.split, "record.duplicate": records.duplicate,
        "record.mentions": window.links.go_to_mention, "record.copy_link": window.links.copy_link,
        "record.back": travel.back, "record.forward": travel.forward,
        "record.next_pane": partial(window.step_pane, 1),
        "record.previous_pane": partial(window.step_pane, -1),
        "edit.cell": window.grid.edit_cell, "edit.fill_down": window.grid.fill_down,
        "record.up": window.grid.move_up, "record.down": window.grid.move_down,
        "view.columns": window.grid.choose_columns,
        "view.larger": partial(step_text_size, window, 1),
        "view.smaller": partial(step_text_size, window, -1),
        "view.normal": partial(step_text_size, window, 0),
        "view.as_of": window.scoping.as_of, "view.everything": window.scoping.everything,
        "view.overview": partial(travel.show_page, OVERVIEW), "view.history": partial(travel.go_in, HISTORY),
        "record.history": window.past.show_chosen,
        "help.guide": window.show_guide, "help.shortcuts": window.show_shortcuts,
        "help.about": window.show_about,
    }  # fmt: skip
    for id, slot in slots.items():
        window.table.connect_to(id, slot)
    for id in OF_LISTS:
        _keep_to_pages(window, id)
    for appearance in APPEARANCES:
        action = window.table.connect_to(f"view.{appearance}", partial(window.set_appearance, appearance))
        action.setChecked(window.settings.get(APPEARANCE) == appearance)


def _keep_to_pages(window: MainWindow, id: str) -> None:
    """Let the keys of a command hold where lists are: in forms they have a meaning of their own."""
    action = window.table[id]
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    window.removeAction(action)
    window.pages.addAction(action)


def connect_ticks(window: MainWindow) -> None:
    """Let the commands that are on or off show and set which."""
    ticks: tuple[tuple[str, Callable[[bool], object], Setting[bool]], ...] = (
        ("view.compact", window.set_compact, COMPACT_ROWS),
        ("view.navigator", window.panels.show_navigator, NAVIGATOR_SHOWN),
        ("view.inspector", window.travel.want_inspector, INSPECTOR_SHOWN),
        ("edit.check_spelling", partial(_set_spelling, window), CHECK_SPELLING),
    )
    for id, tick, setting in ticks:
        window.table.connect_tick(id, tick, ticked=window.settings.get(setting))


def _set_spelling(window: MainWindow, on: bool) -> None:
    if window.may_set(CHECK_SPELLING):
        window.keep(CHECK_SPELLING, on)
    apply(window, CHECK_SPELLING.key)
