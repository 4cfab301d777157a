"""Pages to look at: what is asked about several records, with names as long as they come."""

from PySide6.QtWidgets import QWidget

from db.changes import Change, Edit
from db.records import Actor, Issue, Option, Position, Record, Tag, Tagging, link_id
from desktop.dialogs.duplicates import DuplicatesDialog
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.marking import MarkDialog
from desktop.dialogs.merging import MergeDialog
from desktop.dialogs.moving import MoveDialog
from desktop.dialogs.pasting import PasteDialog
from desktop.dialogs.set_field import SetFieldDialog
from desktop.dialogs.tagging import TagDialog
from desktop.operations import bulk as marks
from desktop.operations.duplicates import duplicates
from desktop.operations.pasting import first_layout
from desktop.operations.tagging import tags_of
from desktop.theme import Theme
from desktop.window import MainWindow
from tests.desktop.look_dialogs import beside
from tests.desktop.look_window import on_sample

LONG = "The Delegation of the Commission for the Settlement of Property, Return and Prisoner Questions " * 2


def put(window: MainWindow, *made: Record) -> None:
    window.session.store.apply(Change("Put", tuple(Edit.insert(record) for record in made)))


def on(theme: Theme, window: MainWindow, columns: tuple[tuple[DialogFrame, ...], ...]) -> QWidget:
    """Dialogs over a window, which stays as long as they do."""
    page = beside(theme, columns)
    window.setParent(page)
    window.hide()
    return page


def bulk(theme: Theme) -> QWidget:
    """A field, tags and marks of several positions."""
    window = on_sample(theme)
    session = window.session
    tags = [Tag(id=f"t{n}", name=name) for n, name in enumerate(("Ceasefire lines", "Gas transit", LONG))]
    records = session.store.all(Position)[:12]
    tagged = [Tagging(id=link_id("tagging", "t1", r.id), tag="t1", record=r.id) for r in records[:5]]
    put(window, *tags, *tagged)
    first = SetFieldDialog(session, theme, records)
    second = SetFieldDialog(session, theme, records)
    second.choose("firmness")
    third = SetFieldDialog(session, theme, records)
    third.choose("until")
    third.field.put("2020")
    tag = TagDialog(theme, records, tags_of(session.store, records))
    tag.list.line.setText("ga")
    mark = MarkDialog(
        theme, records, marks.levels(session.store), session.dossier.handling_default,
        lambda level: marks.effective_marks(session.store, records, level),
    )  # fmt: skip
    return on(theme, window, ((first,), (second, third, mark), (tag,)))


def merging(theme: Theme) -> QWidget:
    """Duplicates, a merge of actors with long names, and positions that go to another issue."""
    window = on_sample(theme)
    store = window.session.store
    ukraine = next(actor for actor in store.all(Actor) if actor.name == "Ukraine")
    twin = Actor(id="twin", name="Ukraina", kind="state", short_name=LONG[:60], summary=LONG, aliases="UA")
    issue = Issue(id="other", title="Borders and lines")
    positions = [position for position in store.all(Position) if position.actor == ukraine.id]
    left = [option for option in store.all(Option) if option.issue == positions[0].issue]
    here = [Option(id=f"n{o.id}"[:60], issue="other", label=o.label, value=o.value) for o in left[:-1]]
    put(window, twin, issue, *here)
    pairs = duplicates(store, "actor")
    titles = store.titles(id for pair in pairs for id in (pair.one.id, pair.other.id))
    move = MoveDialog(window.session, theme, positions[:3])
    move.row.field.put("other")
    columns = (
        (MergeDialog(window.session, theme, [ukraine, twin]),),
        (move,),
        (DuplicatesDialog(theme, "Actors", pairs, titles),),
    )
    return on(theme, window, columns)


BLOCK = (
    ("Actor", "Issue", "Channel", "Stated", "Statement", "Remark"),
    ("Ukraine", "Territory", "official", "12/03/2026", "No cession of sovereignty. " * 12, "x"),
    ("Atlantis", "Territory", "official", "2026", "An actor that is not there", ""),
    ("Russia", "Territory", "shouted", "2026-13", "Neither channel nor month", ""),
    ("Україна", "Territory", "Track I", "2026-13", "A month that is none", ""),
)


def pasting(theme: Theme) -> QWidget:
    """A block with things wrong in it, and one column onto the selected rows."""
    window = on_sample(theme)
    store = window.session.store
    title = next(issue.title for issue in store.all(Issue))
    cells = [[title if cell == "Territory" else cell for cell in row] for row in BLOCK]
    layout = first_layout(Position, cells, (), selected=0)
    first = PasteDialog(window.session, theme, Position, cells, layout)
    first.to_next_problem()
    ids = [position.id for position in store.all(Position)[:3]]
    column = [["firm"], ["unclear"], [LONG]]
    layout = first_layout(Position, column, ("statement",), selected=3)
    second = PasteDialog(window.session, theme, Position, column, layout, ids)
    return on(theme, window, ((first,), (second,)))
