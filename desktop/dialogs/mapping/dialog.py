"""The mapping dialog: a spreadsheet's columns over its first rows, and below what would come of them."""

import json
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Named
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QMargins, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from db.errors import KnownError
from db.exchange import Refusal
from db.exchange.sheets import Answer, Mapping, Word, headings, problems
from db.exchange.sheets.cells import column_place
from db.exchange.sheets.header import first_row
from db.exchange.sheets.mapping import Known
from db.exchange.sheets.remembered import from_json, to_json
from db.exchange.sheets.targets import Shape, by_name
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.mapping.answers import QuestionTable
from desktop.dialogs.mapping.columns import ColumnsPane
from desktop.dialogs.mapping.controls import SheetControls
from desktop.dialogs.mapping.latest import Latest
from desktop.dialogs.mapping.needed import NeededFields
from desktop.dialogs.mapping.outcome import (
    NAMES_HEADS,
    NOT_TAKEN,
    RECORDS,
    constants_of,
    notes_of,
    questions_of,
    refused_rows,
    rows_of,
)
from desktop.dialogs.mapping.states import (
    offers_for,
    reasons_for,
    refused_by_column,
    states_of,
    words_of,
)
from desktop.dialogs.table import WordsTable
from desktop.jobs import Jobs, Report
from desktop.operations.mapping import SAMPLE, Start, Work, counted, record_lines
from desktop.operations.sheets import SheetPlan
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label
from desktop.widgets.tab_bar import TabBar

LEAST, MOST = QSize(960, 600), QSize(1680, 1040)
TABS = ("Records", "Names and words", "Not taken", "For all rows", "Notes")
RECORDS_TAB, NAMES_TAB, NOT_TAKEN_TAB, ALL_ROWS_TAB, NOTES_TAB = range(5)
WORDS = (
    "Each column becomes a field, or is left out. Nothing is written before Import, and undo takes back "
    "all of it."
)
MARGINS = QMargins(40, 32, 40, 32)
DELAY = 150  # milliseconds of peace before the whole sheet is counted


class MappingDialog(DialogFrame):
    """`mapping` and `sheet` are what was settled; `planned` is what comes of them, if it was counted yet.

    `settled`: all that was asked for is shown, the count of the whole sheet too.
    """

    settled = Signal()

    def __init__(
        self, theme: Theme, work: Work, start: Start, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, f"Import “{work.path.name}”?", WORDS, parent, width=LEAST.width())
        self.work, self.mapping, self.sheet = work, start.mapping, start.sheet
        self.planned: SheetPlan | None = None
        self._book, self._start = start.book, start
        self.reading = Latest(jobs, self._fail, self)
        self.sampling = Latest(jobs, self._fail, self)
        self.counting = Latest(jobs, self._fail, self)
        self._later = QTimer(self)
        self.controls = SheetControls(theme)
        self.said = Label(theme, "", "second", "text2", wrap=True)
        self.needed = NeededFields(theme)
        self.pane = ColumnsPane(theme)
        self.tabs = TabBar(theme)
        self.records = WordsTable(theme, "The first records that come of the sheet", RECORDS)
        self.names = QuestionTable(theme, "Names and words, and what each means", NAMES_HEADS)
        self.refused = WordsTable(theme, "What is not taken", NOT_TAKEN)
        self.all_rows = QuestionTable(theme, "Fields that are the same in all rows", ("Field", "In all rows"))
        self.notes = Label(theme, "", wrap=True)
        self.why = Label(theme, "", "second", "text2")
        self._build()
        self._connect()
        self.show_start(start)
        self.begin_with(next(iter(self.needed.boxes.values()), self.pane.view))

    def _build(self) -> None:
        self.setMinimumWidth(LEAST.width())
        self.setMaximumWidth(MOST.width())
        self.setMinimumHeight(LEAST.height())
        self.setSizeGripEnabled(True)
        self.resize(self._size())
        for part in (self.controls, self.said, self.needed):
            self.body.addWidget(part)
        self.body.addWidget(self.pane, 3)
        self.body.addWidget(self.tabs)
        self.stack = QStackedWidget()
        for page in (self.records, self.names, self.refused, self.all_rows, self._notes_page()):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack, 2)
        for word in TABS:
            self.tabs.addTab(word)
        self.tabs.setAccessibleName("What comes of the sheet")
        self.guess_again = LinkButton(self.theme, "Guess again", "second_medium")
        self.add_aside(self.guess_again)
        self.foot.insertWidget(1, self.why)
        self.cancel = self.add_cancel()
        self.take = self.add_button("&Import", "primary")

    def _notes_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 8, 0, 0)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.notes)
        return page

    def _size(self) -> QSize:
        parent = self.parentWidget()
        around = parent.window().size() if parent else QSize(px(1200), px(800))
        return around.shrunkBy(MARGINS).expandedTo(LEAST).boundedTo(MOST)

    def _connect(self) -> None:
        self._later.setSingleShot(True)
        self._later.setInterval(DELAY)
        self._later.timeout.connect(self._count)
        self.controls.read_wanted.connect(lambda: self._read())
        self.controls.meant.connect(self._begin)
        self.controls.changed.connect(self._take_controls)
        self.needed.told.connect(self._tell_constant)
        self.pane.columns.chosen.connect(self._choose)
        self.needed.typing.connect(self.edited)
        self.all_rows.typing.connect(self.edited)
        self.names.questions.answered.connect(self._answer)
        self.all_rows.questions.answered.connect(lambda key, text: self._tell_constant(key[1], text))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.guess_again.clicked.connect(lambda: self._begin(guess=True))
        self.take.clicked.connect(self.accept)
        self.refused.activated.connect(self._go_to_cell)
        commit = QShortcut(
            QKeySequence("Ctrl+Return"), self
        )  # Return alone opens a cell, and must not import
        commit.activated.connect(self.take.click)

    # -- what is read ------------------------------------------------------------------------------------

    def show_start(self, start: Start) -> None:
        """Show a sheet with the mapping to begin with."""
        self._start, self._book, self.sheet = start, start.book, start.sheet
        self.controls.show_start(start)
        heads = headings(start.sheet, start.mapping.header)
        self._show_columns(start.mapping, [], heads)
        self.pane.show_rows(start.sheet, first_row(start.sheet, start.mapping.header), heads)
        self.said.setText(words_of(start))
        self.said.set_tone("warn" if not start.order.sure else "text2")
        self.said.setVisible(bool(self.said.text()))
        self._fit_words()
        self.set_mapping(start.mapping)

    def _read(self, then: Callable[[Start], None] | None = None) -> None:
        """Read another sheet, or the same text otherwise; `then` is done with it instead of showing it."""
        controls, book, work = self.controls, self._book, self.work
        name = controls.sheet.box.value
        encoding, delimiter = controls.encoding.box.value, controls.delimiter.box.value
        if book.is_text:
            self._ask(lambda _report: work.open(encoding=encoding, delimiter=delimiter), then)
        else:
            self._ask(lambda _report: work.begin(book, book.sheet(name)), then)

    def _begin(self, _place: int = 0, *, guess: bool = False) -> None:
        """Guess anew, keeping to the shape, the kind and the headings chosen."""
        work, book, sheet = self.work, self._book, self.sheet
        shape = None if guess else cast(Shape, self.controls.shape.box.value)
        kind = self.controls.kind.box.value if shape == "kind" else ""
        header = int(self.controls.header.box.value or 0)
        self._ask(lambda _report: work.begin(book, sheet, shape=shape, kind=kind, header=header, guess=guess))

    def _ask(self, work: Callable[[Report], Start], then: Callable[[Start], None] | None = None) -> None:
        self._give_up()
        self._say_busy("Reading the sheet …")
        self.reading.begin("Read the sheet", work, then or self.show_start)

    # -- what is settled ---------------------------------------------------------------------------------

    def set_mapping(self, mapping: Mapping) -> None:
        """Read the sheet by another mapping: the first rows at once, all of them when there is peace."""
        self._give_up()
        self.mapping, self.planned = mapping, None
        self.edited.emit()
        self.controls.show_mapping(mapping)
        found = problems(mapping)
        self.needed.show_needed(mapping, found)
        self.all_rows.show_questions(constants_of(mapping))
        self.tabs.set_count(ALL_ROWS_TAB, len(mapping.constants) or None)
        self._show_columns(mapping, [], headings(self.sheet, mapping.header))
        self.take.setText("&Import")
        self.take.setEnabled(not found)
        self.why.setText(found[0].reason if found else "")
        work, sheet = self.work, self.sheet
        self.sampling.begin(
            "Preview", lambda report: work.plan(sheet, mapping, SAMPLE, report), self._show_sample
        )

    def _show_columns(self, mapping: Mapping, plans: Sequence[SheetPlan], heads: Sequence[str]) -> None:
        refusals = [refusal for each in plans for refusal in each.plan.refusals]
        states = states_of(
            self.sheet,
            mapping,
            problems(mapping),
            refused_by_column(refusals),
            reasons_for(self._start, mapping),
        )
        self.pane.show_columns(heads, mapping.columns, offers_for(mapping), states)
        self.pane.rows.mark({each.cell: each.reason for each in refusals if each.cell})

    def _choose(self, place: int, target: str) -> None:
        self.set_mapping(self.mapping.with_column(place, target))

    def _tell_constant(self, target: str, text: str) -> None:
        self.set_mapping(self.mapping.with_constant(target, text))

    def _answer(self, key: tuple[str, str], value: str) -> None:
        what, text = key
        if what in by_name(self.mapping.shape, self.mapping.kind):
            self.set_mapping(self.mapping.with_word(Word(what, text, value)))
        else:
            self.set_mapping(self.mapping.with_answer(Answer(what, text, value)))

    def _take_controls(self) -> None:
        controls, mapping = self.controls, self.mapping
        names = ("actor.name", "issue.title", "speaker.name", "source.title")
        several = tuple(name for name in names if name in mapping.columns)
        self.set_mapping(
            replace(
                mapping,
                order=controls.order.box.value,
                across="actor" if controls.across.box.value == "actor" else "issue",
                known=cast(Known, controls.known.box.value),
                marks=controls.marks.isChecked(),
                several=several if controls.several.isChecked() else (),
                hidden=controls.hidden.isChecked(),
            )
        )

    # -- what is kept ------------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        """How the sheet is read, with what is typed and not told yet."""
        mapping, open_cell = self.mapping, self.all_rows.half_typed
        for target, text in self.needed.half_typed.items():
            mapping = mapping.with_constant(target, text)
        if open_cell is not None:
            mapping = mapping.with_constant(
                self.all_rows.questions.questions[open_cell[0]].key[1], open_cell[1]
            )
        return {**self._sheet_read(), "mapping": json.dumps(to_json(mapping))}

    def _sheet_read(self) -> dict[str, str]:
        controls = self.controls
        boxes = {"sheet": controls.sheet, "encoding": controls.encoding, "delimiter": controls.delimiter}
        return {name: each.box.value for name, each in boxes.items()}

    def put(self, typed: Named[str, str]) -> None:
        """Read the sheet as it was read before; where another sheet was, that one, once it is there."""
        mapping = from_json(json.loads(typed["mapping"]))
        if {name: typed[name] for name in self._sheet_read()} == self._sheet_read():
            self._take_again(self._start, mapping)
            return
        for name, box in (
            ("encoding", self.controls.encoding.box),
            ("delimiter", self.controls.delimiter.box),
        ):
            box.choose(typed[name])
        self.controls.sheet.box.choose(typed["sheet"])
        self._read(lambda start: self._take_again(start, mapping))

    def _take_again(self, start: Start, mapping: Mapping | None) -> None:
        """Go on with a mapping that was left; one that fits the sheet no more is not gone on with."""
        if mapping is not None and len(mapping.columns) == start.sheet.width:
            self.needed.take_as_told(target for target, _ in mapping.constants)
            start = replace(start, mapping=mapping, reasons=reasons_for(start, mapping))
        self.show_start(start)

    def first_words(self) -> str:
        mapping = self.mapping
        told = [text for _, text in mapping.constants] + [answer.text for answer in mapping.answers]
        return " · ".join(told) or f"{sum(map(bool, mapping.columns)):,} columns taken"

    # -- what comes of it --------------------------------------------------------------------------------

    def _show_sample(self, planned: SheetPlan) -> None:
        self._show_outcome(planned)
        self.records.show_rows(rows_of(record_lines(planned, self.work.library)))
        self._later.start()

    def _count(self) -> None:
        """Read the whole sheet beside the window, to say what would be imported."""
        if self.take.isEnabled():
            self._say_busy("Counting …")
        work, sheet, mapping = self.work, self.sheet, self.mapping
        self.counting.begin("Count", lambda report: work.plan(sheet, mapping, 0, report), self._show_count)

    def _show_count(self, planned: SheetPlan) -> None:
        self._show_outcome(planned)
        if not problems(self.mapping):
            self._offer(planned)
        self.settled.emit()

    def _offer(self, planned: SheetPlan) -> None:
        """Let the button say what it would take."""
        self.planned = planned
        what = counted(planned)
        self.take.setText(f"&Import {what}" if what else "&Import")
        self.take.setEnabled(bool(what))
        refused = planned.plan.total.refused
        left = f"{refused:,} {'record is' if refused == 1 else 'records are'} not taken." if refused else ""
        self.why.setText(left if what else left or "The tracker holds all of it already.")

    def _show_outcome(self, planned: SheetPlan) -> None:
        self._show_columns(self.mapping, [planned], headings(self.sheet, self.mapping.header))
        questions = questions_of(planned, self.mapping, self.work)
        self.names.show_questions(questions)
        self.tabs.set_count(NAMES_TAB, sum(each.open for each in questions) or None)
        refusals = [*self._told(planned.plan.refusals), *planned.plan.blanked]
        self.refused.show_rows(refused_rows(refusals))
        self.tabs.set_count(NOT_TAKEN_TAB, len(refusals) or None)
        notes = notes_of(planned)
        self.notes.setText("\n".join(notes) or "Nothing else is to be said of this sheet.")
        self.tabs.set_count(NOTES_TAB, len(notes) or None)

    def _told(self, refusals: Sequence[Refusal]) -> list[Refusal]:
        """Refusals but for what the mapping lacks as a whole, which is said elsewhere, once."""
        lacking = {each.target.rpartition(".")[2] for each in problems(self.mapping) if each.column < 0}
        return [each for each in refusals if each.field not in lacking or each.cell]

    def _go_to_cell(self, index: QModelIndex) -> None:
        """Go to the column of a cell that is not taken."""
        letters = self.refused.words.rows[index.row()][0].rstrip("0123456789")
        if letters.isalpha():
            self.pane.go_to(column_place(letters))

    def _say_busy(self, words: str) -> None:
        self.why.setText(words)

    def _fail(self, error: KnownError) -> None:
        """What could not be read: the sheet shown before stays."""
        self.said.setText(str(error))
        self.said.set_tone("error")
        self.said.setVisible(True)
        self._fit_words()
        self.why.setText("")
        self.controls.show_start(self._start)
        self.settled.emit()

    def _give_up(self) -> None:
        self._later.stop()
        for latest in (self.reading, self.sampling, self.counting):
            latest.give_up()

    def done(self, result: int) -> None:
        self._give_up()
        super().done(result)

    # -- Qt ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        for label in (self.question, self.words, self.said):
            self.fit(label)
        self.controls.setFixedHeight(self.controls.heightForWidth(self.inner_width))
