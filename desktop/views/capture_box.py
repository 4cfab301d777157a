"""Quick capture: one line is typed, read as it is typed, and becomes a filled form."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from db.errors import KnownError
from desktop.capture.completing import Offer
from desktop.capture.reading import Captured
from desktop.models.capture_lines import as_finding, offered, read_line
from desktop.models.capture_rows import grammar_of, rows_of
from desktop.models.findings import FINDING_ROLE
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.views import drafts
from desktop.views.capture_parts import CaptureRows, GrammarLine
from desktop.views.form_editing import PAUSE
from desktop.views.palette import ONE_LINE, FindingDelegate
from desktop.widgets.announce import announce
from desktop.widgets.label import ElidedLabel
from desktop.widgets.overlay import Overlay
from desktop.widgets.search_box import IconField
from desktop.widgets.surface import Rule

EXAMPLE = "Ukraine / territory / official / 2026-02 : what was said !"
HINT = (
    "Tab take the offer    Return to the form    Ctrl+Return save, next line    Ctrl+↑ last line    Esc close"
)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AROUND = 112  # the box, the grammar, the hint and the lines between them


class CaptureBox(Overlay):
    """Lies over the window while a line is typed. `captured`: what the form is to be filled with; `finished`:
    that is to be saved at once, where nothing of it is to be looked at, and the next line begun.

    A line that was left unfinished stands there again the next time, after a restart too: while it is typed
    it is kept in the tracker. Earlier ones come back with Ctrl+↑.
    """

    captured = Signal(object)
    finished = Signal(object)

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._session = session
        self._room = 0
        self._lines: list[str] = []
        self._back_to = 0
        self._kept = ""
        self._looked_at = ("", 0)
        self.read: Captured | None = None
        self._before: Captured | None = None  # the line before, as it was read
        self.offers: list[Offer] = []
        self.box = IconField(theme, "pencil", EXAMPLE)
        self.grammar, self.rows = GrammarLine(theme), CaptureRows(theme)
        self.hint = ElidedLabel(theme, HINT, "second", "text2")
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self._build()
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.keep_line)
        self.box.textChanged.connect(self._look)
        self.box.textChanged.connect(self._typed_on)
        self.box.cursorPositionChanged.connect(self._moved)
        self.box.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        session.tracker_changed.connect(self._other_tracker)
        self._other_tracker()

    def _build(self) -> None:
        self.box.setAccessibleName("Quick capture")
        self.box.setProperty("state", "within")
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 0)
        head.addWidget(self.box)
        self.list.setModel(self._model)
        self.list.setItemDelegate(FindingDelegate(self.theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("What can be written here")
        self.list.viewport().setAutoFillBackground(False)
        self.hint.setContentsMargins(20, 0, 20, 0)
        self.hint.setFixedHeight(px(36))
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for widget in (self.grammar, Rule(self.theme), self.rows, Rule(self.theme)):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(Rule(self.theme))
        column.addWidget(self.hint)

    # -- opening -------------------------------------------------------------------------------------

    def open_at(self, place: QRect) -> None:
        """Open over `place` (in the window); the line that was left there is chosen whole."""
        self._back_to = len(self._lines)
        self._room = self.open_over(place, self.box)
        self.box.selectAll()
        self.hint.setText(HINT)
        self._look()

    def open_before(self, place: QRect) -> None:
        """Open over `place` with the line before in the box, to be mended."""
        self.open_at(place)
        self._earlier(-1)

    def go_on_at(self, place: QRect, said: str) -> None:
        """Open again for the next line, and say what came of the one before."""
        self.open_at(place)
        self.hint.setText(said)
        announce(self.box, said)

    def _other_tracker(self) -> None:
        """The lines are the words of one tracker; the one left unfinished in it stands there again."""
        self._lines.clear()
        self.read = self._before = None
        self._kept = drafts.line_left(self._session.store) if self._session.is_open else ""
        self.box.setText(self._kept)
        self.pause.stop()
        if self.isVisible():
            super().dismiss()

    # -- keeping -------------------------------------------------------------------------------------

    def dismiss(self) -> None:
        """Close; a line that is left in the box is kept."""
        super().dismiss()
        self.keep_line()

    def _typed_on(self) -> None:
        if not self.pause.isActive():
            self.pause.start()

    def keep_line(self) -> None:
        """Keep the line in the tracker as it stands; an empty one is forgotten."""
        self.pause.stop()
        line = self.box.text()
        if line == self._kept or not self._session.is_open or self._session.store.readonly:
            return
        if self._session.busy:
            self.pause.start()  # it is kept as soon as it can be
            return
        try:
            drafts.keep_line(self._session.store, line)
        except KnownError as error:
            self._session.failed.emit(str(error))
        else:
            self._kept = line

    # -- reading -------------------------------------------------------------------------------------

    def _look(self) -> None:
        if not self.isVisible() or not self._session.is_open:
            return
        line, cursor = self._looked_at = self.box.text(), self.box.cursorPosition()
        self.read = read_line(self._session, line)
        self.offers = offered(self._session, line, cursor, self.read, self._before)
        self.grammar.show_parts(grammar_of(self.read, cursor))
        self.rows.show_rows(rows_of(self.read))
        self._model.clear()
        for place, offer in enumerate(self.offers):
            finding = as_finding(offer, place, self.read.shape.kind)
            item = QStandardItem(f"{offer.words}, {offer.detail}")
            item.setData(finding, FINDING_ROLE)
            self._model.appendRow(item)
        self.list.setVisible(bool(self.offers))
        self._choose(0)
        self.fit(min(self._room, AROUND + self.rows.height() + px(ONE_LINE) * len(self.offers)))

    def _moved(self) -> None:
        """Look at the line at another place; a letter typed was looked at with its place already."""
        if self._looked_at != (self.box.text(), self.box.cursorPosition()):
            self._look()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.offers):
            self.list.setCurrentIndex(self._model.index(row, 0))
            said = str(self._model.index(row, 0).data())
            self.box.setAccessibleDescription(f"{self.rows.accessibleDescription()}. Offered: {said}")
        else:
            self.box.setAccessibleDescription(self.rows.accessibleDescription())

    # -- taking --------------------------------------------------------------------------------------

    def _take(self, row: int) -> None:
        """Write an offer into the line, and go on to what comes next."""
        if not 0 <= row < len(self.offers) or self.read is None:
            return
        line, cursor = self.offers[row].put_into(self.box.text())
        self.box.setText(line)
        self.box.setCursorPosition(cursor)
        if cursor == len(line):
            self._go_on()

    def _go_on(self) -> None:
        """Part the next field off: with a slash while one is asked for, with a colon before the text."""
        read = self.read
        assert read is not None
        if read.line.text is None:
            more = any(name != read.shape.text for name in read.missing)
            self.box.insert(" / " if more else " : ")

    def _finish(self, done: SignalInstance) -> None:
        """Let go of the line, and hand on what it was read as."""
        read = self.read
        if read is None or not (read.taken or read.line.prefix):
            self.dismiss()
            return
        self._lines.append(self.box.text())
        self._before = read
        self.dismiss()
        self.box.clear()
        done.emit(read)
        self.pause.start()  # the line is forgotten once its form is stored, or kept as a draft before that

    def _earlier(self, way: int) -> None:
        """Show a line typed before, or after; past the last one an empty line."""
        place = self._back_to + way
        if 0 <= place <= len(self._lines):
            self._back_to = place
            self.box.setText(self._lines[place] if place < len(self._lines) else "")

    # -- keys ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Close:
            self.keep_line()  # the tracker is closed with the window
        if watched is self.box and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._typed(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in ENTER:
                event.accept()  # or the window would take it for the key that saves the form
                return True
        return super().eventFilter(watched, event)

    def _typed(self, event: QKeyEvent) -> bool:
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        row = self.list.currentIndex().row()
        if key in ways and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._earlier(ways[key])
        elif key in ways:
            self._choose(row + ways[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._take(row)
        elif key in ENTER:
            whole = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._finish(self.finished if whole else self.captured)
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True
