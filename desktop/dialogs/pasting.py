"""Shows a block before it is pasted: which column is which field, what becomes of each row, what is wrong."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.errors import KnownError
from db.exchange.block import Cells
from db.records import Record
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.pasted_table import PastedTable
from desktop.dialogs.row import DialogRow
from desktop.jobs import Jobs
from desktop.models.asking import Asking
from desktop.models.pasted_cells import PastedCells
from desktop.operations.pasting import Judgement, Layout, Targets, fields_to_paste, judge, label_of
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LinkButton
from desktop.widgets.check_box import CheckBox
from desktop.widgets.label import Label

WIDTH = 860
ROWS = 9
NOT_TAKEN = "", "not taken"
ONE_STEP = "It is one step: undo takes all of it back."


class PasteDialog(DialogFrame):
    """The block under its fields; the column the keyboard is in can be made another one.

    `judgement`: what is pasted, once accepted.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        cls: type[Record],
        cells: Cells,
        layout: Layout,
        selected: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
    ) -> None:
        """`selected`: the ids of the selected rows of the list, onto which rows can go."""
        self._session, self._cls, self._cells, self._selected = session, cls, cells, tuple(selected)
        self.chosen = layout
        question = self._question()
        super().__init__(theme, question, ONE_STEP, parent, width=WIDTH)
        self.judgement: Judgement | None = None
        self._filling = False
        self._entered = False  # Enter came while the rows were looked at
        self._asking = Asking(session, jobs, question, self)
        self.targets = ChoiceBox(theme, self._target_choices(), layout.targets)
        self.heading = CheckBox(theme, "First row &names the columns")
        self.clears = CheckBox(theme, "&Empty cells clear the field")
        self.table = PastedTable(theme, PastedCells(cls.META.kind, cells))
        self.field = ChoiceBox(theme, self._field_choices())
        self.reason = Label(theme, "", "second_medium", "error", wrap=True)
        self.outcome = Label(theme, "", "body", "text", wrap=True)
        self._build()

    def _question(self) -> str:
        """What is asked; the row that names the columns is none that is pasted."""
        number = len(self._cells) - self.chosen.heading
        rows = "1 row" if number == 1 else f"{number:,} rows"
        return f"Paste {rows} into {self._cls.META.plural.lower()}?"

    def _target_choices(self) -> list[tuple[Targets, str]]:
        found: list[tuple[Targets, str]] = [("new", f"new {self._cls.META.plural.lower()}")]
        number = len(self._selected)
        if number:
            onto = "the selected row" if number == 1 else f"the {number:,} selected rows, in their order"
            found.append(("selected", onto))
        return [*found, ("matched", "found by their id or name, else new")]

    def _field_choices(self) -> list[tuple[str, str]]:
        kind = self._cls.META.kind
        return [NOT_TAKEN, *((name, label_of(kind, name)) for name in fields_to_paste(self._cls))]

    def _build(self) -> None:
        self.body.addWidget(DialogRow(self.theme, "The &rows are", self.targets))
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self.heading)
        ticks.addWidget(self.clears)
        ticks.addStretch(1)
        self.body.addLayout(ticks)
        self.body.addWidget(self.table)
        self.table.setFixedHeight((min(len(self._cells), ROWS) + 1) * MEASURES.row + 12)
        self.column_row = DialogRow(self.theme, "This &column is", self.field)
        self.body.addWidget(self.column_row)
        for label in (self.reason, self.outcome):
            self.body.addWidget(label)
        self.problem = LinkButton(self.theme, "Next problem", "body_medium")
        self.add_aside(self.problem)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.act = self.add_button("&Paste", "primary", acts=True)
        self._connect()
        self._show_layout()
        self.begin_with(self.table)

    def _connect(self) -> None:
        self.act.clicked.connect(self._take)
        self.problem.clicked.connect(self.to_next_problem)
        self.targets.currentIndexChanged.connect(self._target_chosen)
        self.heading.toggled.connect(self._heading_ticked)
        self.clears.toggled.connect(lambda on: self._read_as(replace(self.chosen, clears=on)))
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self._asking.changed.connect(self._show_waiting)
        self.finished.connect(self._asking.stop)

    # -- how it is read ------------------------------------------------------------------------------

    def _target_chosen(self) -> None:
        if not self._filling:
            targets: Targets = self.targets.currentData()
            self._read_as(replace(self.chosen, targets=targets))

    def _heading_ticked(self, on: bool) -> None:
        if not self._filling:
            self._read_as(replace(self.chosen, heading=on))

    def _field_chosen(self) -> None:
        place = self._column()
        if self._filling or place is None:
            return
        fields = ["" if name == self.field.value else name for name in self.chosen.fields]
        fields[place] = self.field.value
        self._read_as(replace(self.chosen, fields=tuple(fields)))

    def _column(self) -> int | None:
        """The column of the block that the keyboard is in."""
        column = self.table.currentIndex().column() - 1
        return column if 0 <= column < len(self.chosen.fields) else None

    def _read_as(self, layout: Layout) -> None:
        self.chosen = layout
        self._show_layout()

    def _show_layout(self) -> None:
        here = self.table.currentIndex()
        row, column = max(here.row(), 0), max(here.column(), 1)
        self.say(self._question(), ONE_STEP)
        self._filling = True
        self.heading.setChecked(self.chosen.heading)
        self.clears.setChecked(self.chosen.clears)
        self.table.cells.show_layout(self.chosen.fields, heading=self.chosen.heading)
        self.table.setCurrentIndex(self.table.cells.index(min(row, self.table.cells.rowCount() - 1), column))
        self._filling = False
        self._show_place()
        self._ask()

    def _moved(self, _current: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling:
            self._show_place()

    def _show_place(self) -> None:
        """Say which field the column of the current cell is, and what is wrong with the cell."""
        place, here = self._column(), self.table.currentIndex()
        self._filling = True
        self.field.setEnabled(place is not None)
        if place is not None:
            self.field.choose(self.chosen.fields[place])
        self._filling = False
        cells = self.table.cells
        reason = cells.reason(here.row(), here.column()) or cells.reason(here.row(), 0)
        self._put(self.reason, reason)

    # -- what comes of it ----------------------------------------------------------------------------

    def _ask(self) -> None:
        self.judgement = None
        cls, cells, layout, selected = self._cls, self._cells, self.chosen, self._selected
        self._asking.ask(
            lambda reader, report: judge(reader, cls, cells, layout, selected, report),
            self._show,
            self._refuse,
        )

    def _show_waiting(self) -> None:
        if self._asking.is_on:
            self.act.setEnabled(False)
            self._put(self.outcome, "Looking at the rows …")

    def _show(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.table.cells.show_judgement(judgement)
        whole = not judgement.wrong and not judgement.count("left out")
        taken = self._cls.META.counted(judgement.taken)
        self.act.setText("Nothing to paste" if not judgement.taken else f"&Paste {taken}")
        if judgement.taken and not whole:
            self.act.setText("&Paste what is valid")
        self.act.setEnabled(bool(judgement.taken))
        self.problem.setVisible(not whole)
        self._put(self.outcome, outcome_words(self._cls, judgement))
        self._show_place()
        if self._entered and whole:
            self._take()
        self._entered = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter while the rows are still looked at pastes them once they are, if all of them go in."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self._entered = enter and self.judgement is None and not isinstance(self.focusWidget(), QPushButton)
        super().keyPressEvent(event)

    def _refuse(self, error: KnownError) -> None:
        self.act.setEnabled(False)
        self._put(self.outcome, str(error))

    def _put(self, label: Label, text: str) -> None:
        if label.text() != text or label.isHidden() is bool(text):
            label.setText(text)
            label.setVisible(bool(text))
            self.fit(label)
            self.adjustSize()

    def to_next_problem(self) -> None:
        """Go to the next cell that is not taken."""
        here = self.table.currentIndex()
        place = self.table.cells.next_wrong(here.row(), here.column())
        if place is not None:
            self.table.setCurrentIndex(self.table.cells.index(*place))

    def _take(self) -> None:
        if self.judgement is not None and self.judgement.taken:
            self.accept()


def outcome_words(cls: type[Record], judgement: Judgement) -> str:
    """What pasting comes down to, in sentences."""
    said = []
    if judgement.made:
        said.append(f"{cls.META.counted(judgement.made)} new")
    if judgement.changed:
        said.append(f"{cls.META.counted(judgement.changed)} changed")
    if same := judgement.count("same"):
        said.append(f"{same:,} as {'it was' if same == 1 else 'they were'}")
    left = judgement.count("left out")
    if left:
        said.append(f"{'1 row' if left == 1 else f'{left:,} rows'} left out")
    alone = {place for place in judgement.wrong if judgement.fates[place[0]].state != "left out"}
    if alone:
        said.append(f"{'1 cell' if len(alone) == 1 else f'{len(alone):,} cells'} not taken")
    return (
        f"{', '.join(said)}." if said else "No column is a field yet. Choose one for each column to be taken."
    )
