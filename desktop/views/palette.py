"""The palette: grows out of the search box, finds records and commands, all by keyboard."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db.queries.text_search import TEXT
from db.records import KINDS
from desktop.jobs import Jobs
from desktop.kind_icons import icon_of
from desktop.models.findings import COMMAND, FINDING_ROLE, PREFIX, Command, Finding, Findings
from desktop.models.navigation import TRACKER
from desktop.models.scopes import kind_called, plural_of, prefix_of
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.overlay import Overlay
from desktop.widgets.painting import paint_line, paint_marked
from desktop.widgets.pressing import RETURNS
from desktop.widgets.rows import RowState, paint_row
from desktop.widgets.search_box import SearchBox
from desktop.widgets.surface import Rule

Index = QModelIndex | QPersistentModelIndex
ONE_LINE, TWO_LINES, HEAD = 36, 44, 30
MOST_HEIGHT = 640
AROUND = 88  # the box, the hint and the lines beside them
NONE_HEIGHT = 56
SEARCHING = "Searching …"
NONE = "Nothing holds all of these words. Fewer letters find more."
HINT = "↑↓ choose    Return open    Ctrl+Return show, stay    Tab this kind only    ? prefixes    Esc close"
PAUSE = 0  # milliseconds between two steps of reading names


class Palette(Overlay):
    """Lies over the window while it is open. `opened`: a record's id; `triggered`: a command's id, that of
    reading a passage among them.

    `shown`: a record that is to be seen beside it, while it stays open.
    """

    opened = Signal(str)
    shown = Signal(str)
    triggered = Signal(str)

    def __init__(self, session: Session, theme: Theme, window: QWidget, *, jobs: Jobs | None = None) -> None:
        """`jobs`: where a very large tracker is searched; without, it is searched at once."""
        super().__init__(theme, window)
        self._session = session
        self._chosen_key = ""
        self._reading: Iterator[None] = iter(())
        self._pauses = QTimer(self, interval=PAUSE)
        self.findings = Findings(session, (), self, jobs=jobs)
        self.box = SearchBox(theme, "Search or command")
        self._list = QListView()
        self._count = Label(theme, "", "second", "text2")
        self._none = Label(theme, NONE, "body", "text2", wrap=True)
        self._most = MOST_HEIGHT
        self._build()
        self._connect()

    def _build(self) -> None:
        self.box.setProperty("state", "within")
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 20, 0)
        head.addWidget(self.box, 1)
        head.addWidget(self._count)
        self._list.setModel(self.findings)
        self._list.setItemDelegate(FindingDelegate(self.theme, self._list))
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("Results")
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.viewport().setAutoFillBackground(False)
        self._none.setContentsMargins(20, 0, 20, 0)
        hint = ElidedLabel(self.theme, HINT, "second", "text2")
        hint.setContentsMargins(20, 0, 20, 0)
        hint.setFixedHeight(px(36))
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(8)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(Rule(self.theme))
        column.addWidget(self._list, 1)
        column.addWidget(self._none, 1)
        column.addWidget(Rule(self.theme))
        column.addWidget(hint)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._look)
        self.box.installEventFilter(self)
        self._list.clicked.connect(self._open)
        self.findings.arrived.connect(self._arrived)
        self._pauses.timeout.connect(self._read_names)

    # -- opening and closing -------------------------------------------------------------------------

    def open_at(
        self, place: QRect, commands: Sequence[Command], typed: str = "", recent: Sequence[str] = ()
    ) -> None:
        """Open over `place` (of the search box, in the window), with what the window can do now.

        `recent`: the ids of the records visited last.
        """
        self.findings.commands, self.findings.recent = tuple(commands), tuple(recent)
        self._most = min(MOST_HEIGHT, self.open_over(place, self.box))
        self.box.setText(typed)
        self._look(typed)
        self.box.selectAll()
        self._reading = self._session.names.preparing()
        self._pauses.start()

    def _read_names(self) -> None:
        """Read names in the pauses before the first key, a few at a time."""
        if not self._session.is_open or next(self._reading, self) is self:
            self._pauses.stop()

    def dismiss(self) -> None:
        """Close it and give the focus back."""
        self._pauses.stop()
        super().dismiss()

    # -- results -------------------------------------------------------------------------------------

    def _look(self, typed: str) -> None:
        self.findings.look_for(typed)
        self._show_found()
        self._list.scrollToTop()

    def _arrived(self) -> None:
        """More was found: what was chosen stays so where it still is the same line."""
        before = self._chosen_key
        self._show_found()
        rows = range(self.findings.rowCount())
        same = next((row for row in rows if before and self.findings.line(row).key == before), -1)
        if same >= 0:
            self._choose(same)

    def _show_found(self) -> None:
        typed = self.box.text()
        number = self.findings.found
        self._count.setText(self._counted(number) if typed else "")
        searching = self.findings.reading is not None and self.findings.reading.is_on
        self._none.setText(self.findings.problem or (SEARCHING if searching else NONE))
        self._none.setVisible(not number)
        self._list.setVisible(bool(number))
        self._fit()
        self._step(1, start=-1)

    def _counted(self, number: int) -> str:
        """How many results there are, and of which kind alone."""
        counted = "1 result" if number == 1 else f"{number} results"
        if self.findings.kind:
            return f"{plural_of(self.findings.kind)} only, {counted}"
        named = kind_called(self.box.text())
        return f"Tab: {KINDS[named].META.plural.lower()} only" if named in TRACKER else counted

    def _chosen(self) -> Finding | None:
        index = self._list.currentIndex()
        return self.findings.line(index.row()) if index.isValid() else None

    def _narrow(self) -> None:
        """Keep to the kind that is named, or else to that of the result chosen."""
        line, typed = self._chosen(), self.box.text().strip()
        if not self.findings.kind and (kind := kind_called(typed)):
            self.box.setText(f"{prefix_of(kind)}: ")
        elif not self.findings.kind and line is not None and line.kind in (*KINDS, TEXT):
            self.box.setText(f"{prefix_of(line.kind)}: {typed}")
        elif line is not None and line.kind == PREFIX:
            self.box.setText(line.key)

    def _stay(self) -> None:
        """Let the record chosen be seen, and go on."""
        line = self._chosen()
        if line is not None and line.kind in (*KINDS, TEXT):
            (self.triggered if line.kind == TEXT else self.shown).emit(line.key)
            self.raise_()
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Be as high as the results, up to the room there is."""
        lines = map(self.findings.line, range(self.findings.rowCount()))
        rows = sum(height_of(line) for line in lines) or px(NONE_HEIGHT)
        self.fit(min(self._most, rows + AROUND))

    def _step(self, way: int, start: int | None = None) -> None:
        row = self._list.currentIndex().row() if start is None else start
        total = self.findings.rowCount()
        row += way
        while 0 <= row < total and not self.findings.line(row).key:
            row += way
        if 0 <= row < total:
            self._choose(row)

    def _choose(self, row: int) -> None:
        self._chosen_key = self.findings.line(row).key
        self._list.setCurrentIndex(self.findings.index(row))
        self.box.setAccessibleDescription(str(self.findings.index(row).data()))

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid() or not (line := self.findings.line(index.row())).key:
            return
        if line.kind == PREFIX:
            self.box.setText(line.key)
            return
        self.dismiss()
        if line.kind in (COMMAND, TEXT):
            self.triggered.emit(line.key)
        else:
            self.opened.emit(line.key)

    # -- Qt ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._typed(event)
        return super().eventFilter(watched, event)

    def _typed(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            for _ in range(8):
                self._step(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() in RETURNS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._stay()
        elif event.key() in RETURNS:
            self._open(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # The palette has one field; Tab would leave it for what lies under the scrim.
            if event.key() == Qt.Key.Key_Tab:
                self._narrow()
        else:
            return False
        return True

    def current_key(self) -> str:
        """The key of the result that Enter would open; empty without one."""
        index = self._list.currentIndex()
        return self.findings.line(index.row()).key if index.isValid() else ""


def height_of(line: Finding) -> int:
    """The height of a line of the results."""
    return px(HEAD) if not line.key else px(TWO_LINES) if line.words else px(ONE_LINE)


class FindingDelegate(QStyledItemDelegate):
    """Paints results: icon, title and words with what was typed marked, a note at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), height_of(index.data(FINDING_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Finding = index.data(FINDING_ROLE)
        if not line.key:
            box = QRectF(option.rect.adjusted(px(20), px(6), -px(20), 0))
            strong = self._theme.font("second_strong")
            paint_line(painter, box, line.title, strong, self._theme.token("text2"))
            return
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = self._view.currentIndex() == index
        state = RowState(selected=chosen, hovered=hovered)
        ground = option.rect.adjusted(px(8), 0, -px(8), 0)
        paint_row(painter, ground, state, self._theme, rule=False, raised=True, radius=MEASURES.radius)
        icon = line.icon or icon_of(line.kind)
        place = QRect(ground.left() + px(14), ground.center().y() - px(9), px(20), px(20))
        self._theme.icon(icon, "accent" if chosen else "text2").paint(painter, place)
        self._paint_words(painter, QRectF(ground.adjusted(px(44), 0, -px(16), 0)), line, state)

    def _paint_words(self, painter: QPainter, box: QRectF, line: Finding, state: RowState) -> None:
        second = self._theme.font("second")
        if line.side:
            paint_line(painter, box, line.side, second, self._theme.token(state.faint), right=True)
            box.setRight(box.right() - QFontMetricsF(second).horizontalAdvance(line.side) - 16)
        strong = self._theme.font("body_strong")
        if not line.words:
            self._marked(painter, box, line.title, strong, "text", line.marks)
            return
        middle = box.center().y()
        upper = QRectF(box.left(), middle - px(18), box.width(), px(18))
        lower = QRectF(box.left(), middle, box.width(), px(18))
        self._marked(painter, upper, line.title, strong, "text", line.marks)
        self._marked(painter, lower, line.words, second, "text2", line.word_marks)

    def _marked(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        ink: str,
        marks: Sequence[tuple[int, int]],
    ) -> None:
        theme = self._theme
        marked = theme.token("mark"), theme.token("text")
        paint_marked(painter, box, text, font, theme.token(ink), marks, marked=marked)
