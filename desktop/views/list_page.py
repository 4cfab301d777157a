"""The page of one kind: its name and count, a filter, the table, and what stands there when it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.records import KINDS
from desktop.action_table import SPECS
from desktop.actions import with_shortcut
from desktop.forms.context import FormContext
from desktop.forms.layout import can_be_added
from desktop.jobs import Jobs
from desktop.models.column_choice import ColumnChoice
from desktop.models.columns import columns_of
from desktop.models.filter_words import order_words
from desktop.models.records import RecordList
from desktop.models.spell_check import SpellCheck
from desktop.scale import px
from desktop.session import Session
from desktop.settings import Locked, Settings
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.cell_editing import CellEditing
from desktop.views.head_menu import head_menu
from desktop.views.narrowing import Narrowing
from desktop.views.record_table import RecordTable
from desktop.views.row_moving import RowMoving
from desktop.widgets.buttons import Button, LinkButton
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.focus import REACH
from desktop.widgets.label import Label
from desktop.widgets.search_box import FilterBox

FOOT = 32
AS_WRITTEN = "order of writing"
QUIET = 16  # what a quiet button has around its words: these end where the rows do


class ListPage(QWidget):
    """Lists the records of a kind. `chosen`: the record the keyboard is on; `wanted`: a new one.

    `copy_wanted`: the rows are to be copied as a table; `columns_wanted`: others are to be chosen.
    `composed`: a paper is to be composed, in the list of papers; in others Enter has the record `opened`.
    """

    chosen = Signal(str)
    opened = Signal(str)
    composed = Signal(str)
    wanted = Signal(str)
    import_wanted = Signal()
    copy_wanted = Signal()
    columns_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        kind: str,
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
        settings: Settings | None = None,
        spelling: SpellCheck | None = None,
    ) -> None:
        """`settings`: where the choice of columns is kept; without, it holds as long as the page."""
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._meta = KINDS[kind].META
        self.choice = ColumnChoice(kind, settings)
        self.records = RecordList(session, kind, self, jobs=jobs)
        self.table = RecordTable(theme, self.records)
        self.editing = CellEditing(FormContext(session, theme, self.opened.emit, spelling), self.table)
        self.moving = RowMoving(theme, self.table, self.can_move)
        self._show_columns()
        plural = self._meta.plural
        self.filter = FilterBox(theme, f"Filter {plural[:1].lower()}{plural[1:]}")
        self.narrowing = Narrowing(session, theme, self.records, self.table, self.filter)
        self._count = Label(theme, "", "body", "text3")
        self._foot = Label(theme, "", "second", "text2")
        self._copy = LinkButton(theme, "Copy as table", "second_medium")
        self.columns = Button(theme, "Columns", "quiet", icon="columns-2")
        self._empty = EmptyState(theme)
        self._stack = QStackedWidget()
        self._clear = QWidget()
        self._clear.hide()
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self._refresh()

    @property
    def kind(self) -> str:
        """The kind listed."""
        return self._meta.kind

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MEASURES.main_padding, 0, MEASURES.main_padding - QUIET, 0)
        head.setSpacing(12)
        head.addWidget(Label(self._theme, self._meta.plural, "view"))
        head.addWidget(self._count)
        head.addSpacing(24)
        self.filter.setMaximumWidth(px(300))
        head.addWidget(self.filter, 1)
        head.addWidget(self.narrowing.add)
        head.addStretch(0)
        self.columns.setToolTip(
            with_shortcut("Choose the columns and their order", SPECS["view.columns"].shortcut)
        )
        head.addWidget(self.columns)
        header = QWidget()
        header.setLayout(head)
        header.setFixedHeight(MEASURES.view_header)
        self.table.setAccessibleName(self._meta.plural)
        self._foot.setFixedHeight(px(FOOT))
        self._copy.setToolTip(with_shortcut("Copy as table", SPECS["edit.copy_table"].shortcut))
        foot = QHBoxLayout()
        foot.setContentsMargins(MEASURES.main_padding, 0, MEASURES.main_padding, 0)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._copy)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._padded(self._empty))
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.narrowing.strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._clear)
        column.addLayout(foot)

    def _padded(self, widget: QWidget) -> QWidget:
        around = QWidget()
        layout = QVBoxLayout(around)
        layout.setContentsMargins(MEASURES.main_padding - REACH, 8, MEASURES.main_padding, 0)
        layout.addWidget(widget)
        return around

    def _connect(self) -> None:
        self.filter.returnPressed.connect(self.table.setFocus)
        self.records.counted.connect(self._refresh)
        self.records.reading.changed.connect(self._refresh)
        self.table.chosen.connect(self.chosen)
        self.table.pointer_opens = composes = self.kind == "brief"
        self.table.opened.connect(self.composed if composes else self.opened)
        self.table.selectionModel().selectionChanged.connect(self._tell_selection)
        self.table.copy_asked.connect(self.copy_wanted)
        self.table.arranged.connect(self.choose_columns)
        self.table.menu_asked.connect(self.menu_wanted)
        self.table.head_asked.connect(self._ask_at_head)
        self.table.widths.kept.connect(lambda: self.choice.set_widths(self.table.widths.by_hand))
        self._copy.clicked.connect(self.copy_wanted)
        self.columns.clicked.connect(self.columns_wanted)
        self._empty.acted.connect(self._act)
        self._empty.linked.connect(self.import_wanted)

    def can_move(self) -> bool:
        """Whether rows can be moved to another place: they stand in the order of their ranks."""
        return self.records.is_ranked and self._session.is_open and not self._session.store.readonly

    def put_above(self, widget: QWidget) -> None:
        """Have something stand over the rows, beneath the conditions they meet."""
        self._column.insertWidget(self._column.indexOf(self._stack), widget)

    def keep_clear(self, pixels: int) -> None:
        """Show no row in so many pixels at the foot of the page, where something lies over it."""
        above, here = max(pixels - FOOT, 0), self.table.currentIndex()
        in_sight = self.table.viewport().rect().intersects(self.table.visualRect(here))
        self._clear.setFixedHeight(above)
        self._clear.setVisible(above > 0)
        if in_sight and here.isValid():
            self._column.activate()
            self.table.scrollTo(here)

    # -- columns -------------------------------------------------------------------------------------

    def choose_columns(self, keys: Sequence[str]) -> None:
        """Show the columns with these keys and keep the choice; none of them: the standard again."""
        standard = [column.key for column in columns_of(self.kind)]
        try:
            self.choice.choose([] if list(keys) == standard else keys)
        except Locked as error:
            self._session.failed.emit(str(error))
        self._show_columns()  # also where they stay: a head that was drawn goes back

    def _show_columns(self) -> None:
        self.table.widths.by_hand = dict(self.choice.widths())
        self.table.show_columns(self.choice.columns())

    def _ask_at_head(self, place: int, at: QPoint) -> None:
        menu = head_menu(self.table, place, self._leave_out, self.columns_wanted.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _leave_out(self, key: str) -> None:
        self.choose_columns([column.key for column in self.records.columns if column.key != key])

    # -- what it says --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        count = self.records.rowCount(QModelIndex())
        self._count.setText("reading …" if self.records.reading.is_on else f"{count:,}")
        self._stack.setCurrentIndex(0 if count else 1)
        if not count:
            self._say_why_empty()
        to_do = self._empty.action if self._empty.action.text() else self.filter
        self.setFocusProxy(self.table if count else to_do)
        self._tell_selection()

    def _say_why_empty(self) -> None:
        plural = f"{self._meta.plural[:1].lower()}{self._meta.plural[1:]}"
        if self.records.reading.is_on:
            self._empty.show_words(f"Reading {plural} …", "They come as soon as they are in order.")
        elif self.narrowing.narrows:
            asked = "meet these conditions" if self.records.listing.criteria else "hold these words"
            self._empty.show_words("Nothing found", f"No {plural} {asked}.", "Clear filter")
        elif self._session.scope.narrows:
            text = f"No {plural} at this date, in this channel and up to this mark."
            self._empty.show_words("Nothing in scope", text, "Show all")
        else:
            label = f"{self._meta.label[:1].lower()}{self._meta.label[1:]}"
            ways = (f"New {label}", "Import a table") if self._can_be_added() else ("", "")
            self._empty.show_words(f"No {plural} yet", self._meta.help, *ways)

    def _can_be_added(self) -> bool:
        """Whether a form makes one of this kind: an edition is issued, in Paper, and never written."""
        return can_be_added(self.kind) and not self._session.store.readonly

    def _act(self) -> None:
        if self.narrowing.narrows:
            self.narrowing.clear()
            self.filter.setFocus()
        elif self._session.scope.narrows:
            self._session.set_scope(type(self._session.scope)())
        else:
            self.wanted.emit(self.kind)

    def _tell_selection(self) -> None:
        chosen = self.table.selected_count()
        total = self.records.rowCount(QModelIndex())
        order = self._order()
        self._foot.setText(f"{chosen:,} of {total:,} selected · sorted by {order}" if total else "")
        self._copy.setVisible(total > 0)

    def _order(self) -> str:
        """What the list is sorted by, in the words of the fields; a kind without an order of its own stands
        as its records were written.
        """
        listing = self.records.listing
        names = listing.order or self._meta.order
        return order_words(self.kind, names, descending=listing.descending) or AS_WRITTEN
