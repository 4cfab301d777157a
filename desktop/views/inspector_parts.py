"""What belongs to a record, by kind: beneath its form, an issue's options among its fields."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.changes import Value
from db.queries import lists
from db.queries.lists import Listing
from db.records import KINDS, Record, specs
from desktop.analysis.report import joined
from desktop.forms.layout import MADE_OF_KINDS, can_be_added
from desktop.forms.lines import detail, title_under
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label
from desktop.widgets.row_list import INSET, ListRow, RowList

TWO_LINES = frozenset({"disagreement_record"})  # what a side says is the point of it
FEW = 8  # rows of a part shown at first
# Kinds that are shown elsewhere: evidence has its tab, stances and their conditions have their editor.
ELSEWHERE = frozenset({"evidence", "position_option"})


@dataclass(frozen=True, slots=True)
class PartKind:
    """Records of `kind` whose `field` is the record shown, under `heading`."""

    kind: str
    field: str
    heading: str


# What a record has beyond the records it owns.
ALSO: dict[str, tuple[PartKind, ...]] = {
    "actor": (
        PartKind("position", "actor", "Positions"),
        PartKind("membership", "actor", "Member of"),
        PartKind("leverage", "holder", "Leverage held"),
    ),
    "issue": (PartKind("position", "issue", "Positions"),),
    "track": (PartKind("event", "track", "Events"),),
    "event": (PartKind("position", "event", "Positions stated there"),),
    "source": (PartKind("evidence", "source", "Cited for"),),
    "tag": (PartKind("tagging", "tag", "Tagged records"),),
}
HEADINGS = {
    "membership": "Members",
    "scenario_outcome": "Outcomes",
    "scenario_actor": "Gains and losses",
    "scenario_factor": "Drivers",
    "event_actor": "Participants",
    "track_actor": "Participants",
    "proposal_actor": "Responses",
    "proposal_point": "Points",
    "obstacle_issue": "Issues affected",
    "obstacle_actor": "Actors concerned",
    "disagreement_record": "Sides",
    "link": "Links",
    "tagging": "Tags",
}


def part_kinds(kind: str) -> tuple[PartKind, ...]:
    """What is listed under a record of a kind: what it owns, what else is its own, links and tags last."""
    owned, of_any = [], []
    for cls in KINDS.values():
        meta = cls.META
        if not meta.owner or meta.kind in ELSEWHERE:
            continue
        refs = specs(cls)[meta.owner].refs
        part = PartKind(meta.kind, meta.owner, HEADINGS.get(meta.kind, meta.plural))
        if kind in refs:
            owned.append(part)
        elif not refs:
            of_any.append(part)
    return (*owned, *ALSO.get(kind, ()), *of_any)


class PartList(QWidget):
    """One part: heading with count and Add, and a line for each record."""

    opened = Signal(str)
    add_requested = Signal(str, str)  # kind, and the field that points to the record shown

    def __init__(self, session: Session, theme: Theme, part: PartKind) -> None:
        super().__init__()
        self._session, self.part = session, part
        self._owner = ""
        self._all = False
        self.heading = SectionHeading(theme, part.heading, link="Add", face="body_strong")
        self.rows = RowList(theme, part.heading, two_lines=part.kind in TWO_LINES)
        self.more = LinkButton(theme, "", "second_medium")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows.setStyleSheet("QListView { background: transparent; }")  # it lies on chrome, not on base
        indented = QVBoxLayout()
        indented.setContentsMargins(INSET, 0, 0, 0)
        indented.addWidget(self.more)
        for widget in (self.heading, self.rows):
            column.addWidget(widget)
        column.addLayout(indented)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.heading.setContentsMargins(INSET, 0, INSET, 0)
        label = KINDS[part.kind].META.label.lower()
        self.heading.link.setAccessibleName(f"Add {label}")
        self.heading.link_clicked.connect(lambda: self.add_requested.emit(part.kind, part.field))
        self.rows.opened.connect(self.opened)
        self.more.clicked.connect(self._show_all)

    def show_of(self, owner: str) -> None:
        """List what belongs to the record with this id."""
        if owner != self._owner:
            self._owner, self._all = owner, False
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        store = self._session.store
        equals: dict[str, Value] = {self.part.field: self._owner}
        numbers = lists.numbers(store.db, Listing(self.part.kind, equals=equals))
        shown = numbers if self._all else numbers[:FEW]
        page = lists.page(store.db, self.part.kind, shown)
        records = [page[n] for n in shown]
        names = lists.names(store.db, records)
        self.rows.show_rows([self._row(record, names) for record in records])
        self.heading.set_count(f"{len(numbers):,}" if len(numbers) else "")
        self.heading.set_link("" if store.readonly or not can_be_added(self.part.kind) else "Add")
        hidden = len(numbers) - len(shown)
        self.more.setText(f"Show {hidden:,} more")
        self.more.setVisible(hidden > 0)
        self.more.updateGeometry()

    def _row(self, record: Record, names: dict[str, str]) -> ListRow:
        title = title_under(record, self.part.field, names)
        return ListRow(record.id, title or record.META.label, detail(record, self.part.field, names))

    def _show_all(self) -> None:
        self._all = True
        self.refresh()


class Parts(QWidget):
    """All that belongs to the record shown."""

    opened = Signal(str)
    add_requested = Signal(str, str)

    def __init__(self, session: Session, theme: Theme, kind: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(8)
        self.lists = [PartList(session, theme, part) for part in part_kinds(kind)]
        made_of = [each for each in self.lists if each.part.kind == MADE_OF_KINDS.get(kind)]
        self.made_of = made_of[0] if made_of else None  # stands among the fields of the form
        headings = [each.part.heading.lower() for each in self.lists]
        self.later = Label(
            theme, f"Added once it is saved: {joined(headings)}.", "second", "text2", wrap=True
        )
        self.later.setContentsMargins(INSET, 0, INSET, 0)
        column.addWidget(self.later)
        for each in self.lists:
            if each is not self.made_of:
                column.addWidget(each)
            each.opened.connect(self.opened)
            each.add_requested.connect(self.add_requested)

    def show_of(self, owner: str) -> None:
        """List what belongs to the record with this id; '' names what one not stored yet can have."""
        self.show()
        self.later.setVisible(not owner)
        for each in self.lists:
            each.setVisible(bool(owner))
            if owner:
                each.show_of(owner)
