"""Pages to look at: a list narrowed by conditions, where they are asked for, what the search box finds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.queries.criteria import BEFORE, BETWEEN, CONTAINS, IS, IS_NOT, LOOK, Criterion
from db.queries.lists import Listing
from db.records import Actor
from desktop.forms.context import FormContext
from desktop.models.filter_counts import saved_filters
from desktop.operations.filters import save_filter
from desktop.theme import Theme
from desktop.views.filter_editor import FilterEditor
from desktop.widgets.surface import Surface
from desktop.window import MainWindow
from tests.desktop.look_window import later, on_sample

LONG = "Everything that was said in the open or behind closed doors before the talks, by both sides"


def _with_filters(theme: Theme) -> tuple[MainWindow, list[str]]:
    window = on_sample(theme)
    actors = [each.id for each in window.session.store.all(Actor) if each.kind == "state"][:2]
    asked = (
        Criterion("channel", IS, ("official", "public statement")),
        Criterion("actor", IS, ("ukr", "rus")),
        Criterion("firmness", IS_NOT, ("unclear",)),
    )
    broken = (Criterion("mood", IS, ("good",)), Criterion("stated", BEFORE, ("2026-02",)))
    for title, criteria in (("Spoken openly", asked), (LONG, asked[:1]), ("Of an older version", broken)):
        listing = Listing("position", criteria=criteria)
        window.session.do(save_filter(title, listing, saved_filters(window.session)))
    return window, actors


def narrowed(theme: Theme) -> QWidget:
    """A saved filter that was changed since."""
    window, _ = _with_filters(theme)
    first, *_ = saved_filters(window.session)
    window.travel.show_filter(first.id)
    page = window.pages.list_page()
    assert page is not None
    page.narrowing.strip.drop(page.narrowing.present.criteria[2])
    return window


def broken(theme: Theme) -> QWidget:
    """A saved filter that can't be applied whole."""
    window, _ = _with_filters(theme)
    *_, last = saved_filters(window.session)
    return later(window, lambda: window.travel.show_filter(last.id))


def to_look_at(theme: Theme) -> QWidget:
    """What rests on a single source, with a condition beside it."""
    window, _ = _with_filters(theme)
    window.travel.show_look("single-source")
    return window


def conditions(theme: Theme) -> QWidget:
    """Where a condition is asked for, for fields of several kinds."""
    window, actors = _with_filters(theme)
    page = Surface(theme, "sunken")
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 24, 24, 24)
    row.setSpacing(24)
    context = FormContext(window.session, theme, lambda _: None)
    for asked in (
        Criterion("channel", IS, ("official",)),
        Criterion("actor", IS_NOT, tuple(actors)),
        Criterion("stated", BETWEEN, ("2025-11", "2026-02-14")),
        Criterion("statement", CONTAINS, ("ceasefire",)),
        Criterion(LOOK, IS, ("stale", "uncited")),
    ):
        editor = FilterEditor(context, "position", page)
        editor.ask(page, asked)
        editor.setWindowFlag(Qt.WindowType.Popup, False)
        editor.setWindowFlag(Qt.WindowType.Widget)
        row.addWidget(editor, 0, Qt.AlignmentFlag.AlignTop)
        editor.show()
    row.addStretch(1)
    window.setParent(page, Qt.WindowType.Widget)
    window.hide()
    return page


def start(theme: Theme) -> QWidget:
    """The search box with nothing typed: what was visited, then what can be done."""
    window, actors = _with_filters(theme)
    for id in (*actors, "p01", "p02"):
        window.travel.open_record(id)
    return later(window, lambda: window.search())


def prefixes(theme: Theme) -> QWidget:
    """Every prefix of the search box."""
    window, _ = _with_filters(theme)
    return later(window, lambda: window.search("?"))


def names(theme: Theme) -> QWidget:
    """Records found by a name in another alphabet."""
    window, _ = _with_filters(theme)
    return later(window, lambda: window.search("зеленский"))
