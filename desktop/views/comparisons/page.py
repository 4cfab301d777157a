"""The frame of a comparison view: its sentence, drawing or table, explanation, and ways out of it."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Evidence, Issue, Option, Proposal, Scenario
from desktop.analysis.comparisons import BY_KEY
from desktop.analysis.report import Report
from desktop.forms.wrapped_label import ParagraphsLabel, WrappedLabel
from desktop.jobs import Jobs
from desktop.models.comparing import Comparing
from desktop.models.report_table import ReportTable
from desktop.operations.labels import brief
from desktop.scale import px
from desktop.session import Scope, Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.comparisons.actor_choice import ActorsButton
from desktop.views.comparisons.explanation import NOTHING, WIDTH, Explained, Explanation
from desktop.views.comparisons.page_parts import PageArea, PageHead, PageStack
from desktop.views.comparisons.report_view import MOST_WEIGHED, ReportView
from desktop.views.comparisons.rests_on import evidence_part
from desktop.widgets.buttons import IconButton
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow import FlowLayout
from desktop.widgets.focus import REACH
from desktop.widgets.label import ElidedLabel
from desktop.widgets.toast import Message

DRAWING, TABLE, EMPTY = range(3)
SENTENCE_LINES = 2  # what is cut of the answer stands with the rest of it among the notes
NOTE_LINES = 8
READING = 960  # pixels; a longer line is hard to read
MOST_EXPLAINED = 0.4  # of the page, however large the text is
LONG_ANSWER = 160  # letters; a shorter one is read at a glance, whatever it names
NAMED = ((Actor, "name"), (Issue, "title"), (Option, "label"), (Scenario, "title"), (Proposal, "title"))
PICTURE_SCALE = 2  # a copied picture has so many pixels for each on the screen


class ComparisonPage(QWidget):
    """One comparison view. `opened`: a record to go to; `paper_wanted`: it is to go into a paper;
    `told`: a message for the toast. `listed`: a list to go to, by its kind; `wanted`: a new record of a kind;
    `begun`: one beside the view, with these fields.

    A view says in `work` what it works out of a snapshot (pure: it may run on another thread), in `draw` how
    that is drawn, in `report_of` what it comes to in words, in `options` what it was set to. It calls `again`
    when it was set otherwise, and `explain` when something is chosen in the drawing. Without a drawing of its
    own it is its table.
    """

    opened = Signal(str)
    listed = Signal(str)
    wanted = Signal(str)
    begun = Signal(str, dict)
    paper_wanted = Signal(str, dict)
    told = Signal(object)
    key: ClassVar[str]
    heavy: ClassVar[tuple[str, ...]] = ()  # modules `work` imports that take long, see `Comparing`

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, jobs: Jobs | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self.comparison = BY_KEY[self.key]
        self.result: object = None
        self.report = Report(self.comparison.title, "")
        self.table = ReportTable(self)
        self.view = ReportView(theme, self.table)
        self.sentence = WrappedLabel(theme, "", "body", "text2", lines=SENTENCE_LINES)
        self.notes = ParagraphsLabel(theme, "", "second", "text2", lines=NOTE_LINES)
        self.explanation = Explanation(theme)
        self.empty = EmptyState(theme)
        self.stack = PageStack()
        self.as_table = IconButton(theme, "table-properties", "Show as a table")
        self.copy_picture = IconButton(theme, "image", "Copy as picture")
        self.copy_table = IconButton(theme, "copy", "Copy as table")
        self.to_paper = IconButton(theme, "file-output", "Put into paper")
        self.controls, self.more_controls = FlowLayout(8), QHBoxLayout()
        self.comparing = Comparing(session, self.worked, jobs, self, heavy=self.heavy)
        self._settled = QTimer(self, singleShot=True, interval=0)  # what is said has its width
        self.drawing = self.make_drawing()
        self.legend = self.make_legend()
        self._build()
        self._connect()

    # -- what each view says -------------------------------------------------------------------------

    def make_drawing(self) -> QWidget | None:
        """The drawing of the view, or None where its table is all there is."""
        return None

    def is_drawn(self) -> bool:
        """Whether what the view is set to has a drawing, and is not its table alone."""
        return self.drawing is not None

    def make_legend(self) -> QWidget | None:
        """What stands under the drawing to say what its marks mean, or None."""
        return None

    def work(self, snapshot: Snapshot) -> object:
        """What is worked out of a snapshot. Pure, for it may run on another thread."""
        return self.comparison.report(snapshot, self.options())

    def worked(self, snapshot: Snapshot) -> object:
        """The same with what the window asks for next, so that it need not wait: the rows that are seen
        first in words, and the evidence, which whatever is chosen in a drawing is explained with.
        """
        result = self.work(snapshot)
        if self.drawing is not None:
            snapshot.by(Evidence, "record", "")
        self.report_of(result).first(MOST_WEIGHED)
        return result

    def draw(self, result: object) -> None:
        """Draw what was worked out."""

    def report_of(self, result: object) -> Report:
        """What it comes to in words: the report worked out, alone or among others. Pure, as `work` is."""
        worked_out = result if isinstance(result, tuple) else (result,)
        return next(each for each in worked_out if isinstance(each, Report))

    def options(self) -> dict[str, str]:
        """What the view is set to, for its report and for a paper."""
        return {}

    def choice_of_actors(self) -> ActorsButton | None:
        """Where it is chosen who counts as a party; None where nobody is to be chosen."""
        return None

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        area = PageArea(self)
        column = area.column
        column.addWidget(self._header())
        around = QWidget()
        within = QVBoxLayout(around)
        within.setContentsMargins(MEASURES.main_padding - REACH, 8, MEASURES.main_padding, 0)
        within.addWidget(self.empty)
        for widget in (self.drawing or QWidget(), self.view, around):
            self.stack.addWidget(widget)
        column.addWidget(self.stack, 1)
        if self.legend is not None:
            column.addWidget(self.legend)
        column.addWidget(self.notes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(self.explanation)
        self.as_table.setCheckable(True)
        self.as_table.setVisible(self.is_drawn())
        self.setAccessibleName(self.comparison.title)

    def _header(self) -> QWidget:
        head = PageHead(ElidedLabel(self.theme, self.comparison.title, "view"), self.controls)
        for button in (self.as_table, self.copy_picture, self.copy_table, self.to_paper):
            head.add_button(button)
        header = QWidget()
        column = QVBoxLayout(header)
        column.setContentsMargins(MEASURES.main_padding, 12, 12, 8)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.sentence)
        column.addLayout(self.more_controls)
        return header

    def _connect(self) -> None:
        self.comparing.ready.connect(self._take)
        self.comparing.begun.connect(self._say_begun)
        self.comparing.found.connect(self._say_further)
        self.as_table.toggled.connect(self._show)
        self.copy_picture.clicked.connect(self.picture_to_clipboard)
        self.copy_table.clicked.connect(self.table_to_clipboard)
        self.to_paper.clicked.connect(lambda: self.paper_wanted.emit(self.key, self.options()))
        self.explanation.opened.connect(self.opened)
        self.explanation.begun.connect(self.begun)
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self._explain_cell)
        self._settled.timeout.connect(self._say_further)
        self.empty.acted.connect(self._act)
        self.empty.linked.connect(self._follow_link)

    # -- results -------------------------------------------------------------------------------------

    def again(self) -> None:
        """Work it out anew, as it was set otherwise."""
        self.comparing.again()

    def _say_begun(self) -> None:
        self.sentence.setText("Working it out …")
        self.sentence.show()

    def _take(self, result: object) -> None:
        self.result = result
        self.report = self.report_of(result)
        self.table.show_report(self.report)
        self.sentence.setText(self._in_brief(self.report.in_short))
        said = self.report.sentence if self.report.empty else self.report.in_short
        self.sentence.setVisible(said != self.report.empty)  # which is said beneath
        self._say_further()
        self.draw(result)
        self._show()

    def _in_brief(self, answer: str) -> str:
        """The answer with long names cut: one of hundreds of letters left no room for anything else."""
        if len(answer) <= LONG_ANSWER:
            return answer
        snapshot = self.session.snapshot()
        return brief(answer, (getattr(each, field) for cls, field in NAMED for each in snapshot.each(cls)))

    def _say_further(self) -> None:
        """Under the drawing: what the sentence goes on with, all of it where the line above is cut, notes."""
        report = self.report
        if not report.is_whole:
            self.comparing.later(lambda: report.sentence)
        if report.is_whole:
            is_cut = self.sentence.is_cut or self.sentence.text() != report.in_short
            said = report.sentence if is_cut else report.further
        else:
            said = "Working out the rest …"
        notes = [each for each in (said, *report.notes) if each]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes) and not report.empty)
        if self.legend is not None:
            self.legend.setContentsMargins(0, 0, 0, 0 if notes else 8)

    def _show(self) -> None:
        """Show the drawing, the table where it is wanted, or why there is neither."""
        if self.report.empty:
            self._say_why_empty()
        table = not self.is_drawn() or self.as_table.isChecked()
        place = EMPTY if self.report.empty else TABLE if table else DRAWING
        self.stack.setCurrentIndex(place)
        self.explanation.setVisible(place != EMPTY)
        if self.legend is not None:
            self.legend.setVisible(place == DRAWING)
        self.as_table.setVisible(self.is_drawn())
        for button in (self.as_table, self.copy_picture, self.copy_table, self.to_paper):
            button.setEnabled(place != EMPTY)
        shown = self.stack.currentWidget()
        if shown is not None:
            self.setFocusProxy(self.empty.action if place == EMPTY and self.empty.action.text() else shown)

    # -- nothing to compare --------------------------------------------------------------------------

    @property
    def needed(self) -> str:
        """The kind of record that lacks where there is nothing to compare."""
        return self.report.needs or self.comparison.needs

    def _say_why_empty(self) -> None:
        """Why there is nothing, with a button to what lacks: the list of it, or the first of it."""
        meta, narrowed = KINDS[self.needed].META, self.session.scope.narrows
        label, plural = (f"{words[:1].lower()}{words[1:]}" for words in (meta.label, meta.plural))
        new = "" if self.session.store.readonly else f"New {label}"
        action = f"Go to {plural}" if self._is_there(self.needed) else new
        link = "Show all" if narrowed else ""
        if everyone := self._everyone():
            action, link = everyone, link or action
        self.empty.show_words("Nothing to compare yet", self.report.empty, action, link)

    def _everyone(self) -> str:
        """The offer to take all who hold a position, where nobody has the role of a party."""
        actors = self.choice_of_actors()
        return actors.everyone if actors is not None else ""

    def _act(self) -> None:
        actors = self.choice_of_actors()
        if actors is not None and actors.everyone:
            actors.setFocus()  # which says who is taken now; the button goes
            actors.take_everyone()
        else:
            self._go_to_needed()

    def _follow_link(self) -> None:
        if self.session.scope.narrows:
            self.session.set_scope(Scope())
        else:
            self._go_to_needed()

    def _is_there(self, kind: str) -> bool:
        return bool(self.session.store.counts().get(kind))

    def _go_to_needed(self) -> None:
        (self.listed if self._is_there(self.needed) else self.wanted).emit(self.needed)

    def explain(self, explained: Explained) -> None:
        """Say beside the drawing what is chosen in it."""
        self.explanation.explain(explained)

    def explain_nothing(self) -> None:
        """Nothing is chosen any more."""
        self.explanation.explain(NOTHING)

    def _explain_cell(self, row: int, column: int) -> None:
        self.explain(self.explained(row, column))

    def explained(self, row: int, column: int) -> Explained:
        """What a cell of the table says and rests on, down to the evidence."""
        found = self.view.explained(self.session.store, row, column)
        snapshot = self.session.snapshot()
        records = [each for id in self.table.rests_on(row, column) if (each := snapshot.get(id)) is not None]
        evidence = evidence_part(snapshot, records)
        return replace(found, parts=(*found.parts, evidence)) if evidence.rows else found

    # -- ways out ------------------------------------------------------------------------------------

    def picture(self) -> QPixmap:
        """The view as a picture, at twice the size of the screen."""
        shown = self.stack.currentWidget()
        assert shown is not None
        picture = QPixmap(shown.size() * PICTURE_SCALE)
        picture.setDevicePixelRatio(PICTURE_SCALE)
        picture.fill(self.theme.token("base"))
        shown.render(picture)
        return picture

    def picture_to_clipboard(self) -> None:
        """Put the view on the clipboard as a picture."""
        QGuiApplication.clipboard().setPixmap(self.picture())
        self.told.emit(Message(f"{self.comparison.title} copied as a picture"))

    def table_to_clipboard(self) -> None:
        """Put the report on the clipboard as a table, for Word and for spreadsheets."""
        QGuiApplication.clipboard().setMimeData(self.view.as_mime())
        self.told.emit(Message(f"{self.comparison.title} copied as a table"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        aside = min(px(WIDTH), round(self.width() * MOST_EXPLAINED))
        self.explanation.setFixedWidth(aside)
        padding = MEASURES.main_padding
        over = max(0, self.width() - aside - 2 * padding - px(READING))
        self.sentence.setContentsMargins(0, 0, over, 0)
        self.notes.setContentsMargins(padding, 8, padding + over, 8)
        self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.comparing.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.comparing.watch(False)
