"""The register of papers: the editions that went out, and what is done with each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db import dates
from db.records import Edition
from desktop.dialogs.table import Column, WordsTable
from desktop.models.register import Register
from desktop.operations.editions import Entry
from desktop.operations.labels import cut
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.few_lines import FewLines
from desktop.widgets.buttons import Button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow import FlowLayout
from desktop.widgets.focus import REACH
from desktop.widgets.label import Label

COLUMNS = (
    Column("Paper"),
    Column("Reference", 116, spare=2),
    Column("Edition", 72, number=True),
    Column("Issued", 104),
    Column("Marked up to", 124, spare=1),
    Column("Distribution", 164, spare=3),
    Column("Corrected since", 124, number=True),
    Column("Withdrawn", 104),
)
LINES = 3  # of a row: many editions are of one paper, and its name may be long
FOOT = 12  # room at the foot
# A word of its own for each thing that is done with an edition, in the order of the buttons.
VERBS = (
    ("save", "&Save the PDF…"),
    ("corrected", "Show what was &corrected"),
    ("again", "Make a&gain…"),
    ("withdraw", "Wi&thdraw…"),
)
OUTSIDE = ("No edition is shown", "Those there are lie outside what is shown now.")
READING = ("The register is being read", "What was corrected since is looked up for each edition.")
EMPTY = (
    "Nothing was issued yet",
    "An edition is a paper as it went out: with a number, kept with its PDF. Parley then says which of the "
    "records it tells of were corrected since.",
    "Issue edition…",
)


class RegisterPage(QWidget):
    """The editions, newest first. `wanted`: what is to be done, and the id of the edition.

    `issue_wanted`: a paper is to be issued; `table_wanted`: the register as a table.
    """

    wanted = Signal(str, str)
    issue_wanted = Signal()
    table_wanted = Signal()

    def __init__(
        self, session: Session, theme: Theme, register: Register, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._register = session, theme, register
        self.entries: tuple[Entry, ...] = ()
        self.table = WordsTable(theme, "Register of papers, newest first", COLUMNS, chooses=True, lines=LINES)
        self.detail = FewLines(theme, "What is known of the edition")
        self.empty = EmptyState(theme)
        self.buttons = {verb: Button(theme, words) for verb, words in VERBS}
        self.as_table = Button(theme, "&Export as CSV…")
        self._count = Label(theme, "", "body", "text3")
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        padding = MEASURES.main_padding - REACH
        head = QHBoxLayout()
        head.setContentsMargins(REACH, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(Label(self._theme, "Register of papers", "view"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.as_table)
        verbs = FlowLayout(8)
        for button in self.buttons.values():
            verbs.addWidget(button)
        listed = QWidget()
        within = QVBoxLayout(listed)
        within.setContentsMargins(REACH, REACH, 0, 0)
        within.setSpacing(12)
        within.addLayout(verbs)
        within.addWidget(self.table, 1)
        within.addWidget(self.detail)
        for page in (listed, self.empty):
            self._stack.addWidget(page)
        self._column.setContentsMargins(padding, 12, padding, FOOT)
        self._column.setSpacing(12 - REACH)
        self._column.addLayout(head)
        self._column.addWidget(self._stack, 1)
        self.setAccessibleName("Register of papers")

    def _connect(self) -> None:
        self._register.read.connect(self._show)
        self._session.changed.connect(lambda: self._refresh())
        self.table.selectionModel().currentRowChanged.connect(lambda: self._refresh())
        self.table.activated.connect(lambda: self._want("corrected"))
        for verb, button in self.buttons.items():
            button.clicked.connect(partial(self._want, verb))
        self.empty.acted.connect(self.issue_wanted)
        self.as_table.clicked.connect(self.table_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.set_room(self.height())

    def keep_clear(self, pixels: int) -> None:
        """Have nothing in so many pixels at the foot: something lies there."""
        margins = self._column.contentsMargins()
        margins.setBottom(pixels + FOOT)
        self._column.setContentsMargins(margins)

    # -- showing -------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Entry | None:
        """The edition in the current row."""
        row = self.table.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def _show(self) -> None:
        """Show the register as it is now; the keyboard stays on its edition, or goes to one just issued."""
        before, known = self.chosen, {each.edition.id for each in self.entries}
        self.entries = self._register.entries
        self.table.show_rows([_row(each) for each in self.entries])
        ids = [each.edition.id for each in self.entries]
        if before is not None and before.edition.id in ids and ids[0] in known:
            self.table.setCurrentIndex(self.table.words.index(ids.index(before.edition.id), 0))
        self._count.setText(f"{len(self.entries):,}" if self.entries else "")
        self.as_table.setVisible(bool(self.entries))
        self._stack.setCurrentIndex(0 if self.entries else 1)
        if not self.entries:
            self._say_none()
        self.setFocusProxy(self.table if self.entries else self.empty.action)
        self._refresh()

    def _say_none(self) -> None:
        if self._session.is_open and self._session.counts().get(Edition.META.kind):
            words = OUTSIDE if self._register.was_read else READING
            self.empty.show_words(*words)
        else:
            title, text, action = EMPTY
            can_issue = self._session.is_open and not self._session.store.readonly
            self.empty.show_words(title, text, action if can_issue else "")

    def _refresh(self) -> None:
        """Say what there is to say of the current edition, and what can be done with it."""
        entry = self.chosen
        self.detail.tell(_detail(entry) if entry else ())
        readonly = not self._session.is_open or self._session.store.readonly
        can: dict[str, Callable[[Entry], bool]] = {
            "save": lambda _: True,
            "again": lambda _: True,
            "corrected": lambda each: bool(each.changed),
            "withdraw": lambda each: not each.edition.withdrawn and not readonly,
        }
        for verb, button in self.buttons.items():
            button.setEnabled(entry is not None and can[verb](entry))

    def _want(self, verb: str, _checked: bool = False) -> None:
        if self.chosen is not None and self.buttons[verb].isEnabled():
            self.wanted.emit(verb, self.chosen.edition.id)


def _row(entry: Entry) -> tuple[str, ...]:
    edition, brief = entry.edition, entry.brief
    return (
        brief.title,
        brief.reference,
        str(edition.number),
        edition.issued,
        edition.level or "any marking",
        brief.distribution,
        f"{entry.changed:,}",
        edition.withdrawn,
    )


def _detail(entry: Entry) -> Sequence[str]:
    """What the table has no room for, a statement each."""
    edition, brief = entry.edition, entry.brief
    until = f"information up to {dates.words(edition.as_of)}, " if edition.as_of else ""
    parts = [f"Edition {edition.number} of {dates.words(edition.issued)}, {until}SHA-256 {edition.sha256}"]
    # What a narrow table leaves out is still told.
    to = "; ".join(brief.distribution.splitlines())
    known = (
        brief.reference,
        f"marked up to {edition.level or 'any marking'}",
        f"for {cut(to)}" if to else "",
    )
    parts.append(", ".join(filter(None, known)))
    if edition.note:
        parts.append(f"What changed: {edition.note}")
    if edition.despite:
        errors = len(edition.errors.splitlines())
        parts.append(f"Issued with {errors} to correct: {edition.despite}")
    if edition.withdrawn:
        parts.append(f"Withdrawn on {dates.words(edition.withdrawn)}. Its number is not used again.")
    return parts
