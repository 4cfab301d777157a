"""The text of a source as it is read: a column with a caret, lines under what is filed, margins beside it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.documents.blocks import sign_of
from desktop.documents.sentences import sentence_at, step_sentence
from desktop.models.source_text import Mark, SourceText
from desktop.scale import px
from desktop.theme import Theme
from desktop.views.reader.laying_out import ReaderLayout
from desktop.views.reader.margins import LetterMargin, NumberMargin, margin_widths
from desktop.views.reader.stretches import Stretch, stretches_of
from desktop.views.reader.typesetting import INDENT, column_width, indent
from desktop.widgets.label import repolish

LINE, LANE = 2, 4  # pixels of a line under a passage, and from one to the next
BETWEEN = 5  # milliseconds from one slice that is laid out to the next: those of the window
Mode = QTextCursor.MoveMode
Key = Qt.Key


class ReaderText(QTextEdit):
    """Read-only text with a caret. `pressed`: a letter that stands for a command, with Shift or without.

    `entered`: Return was pressed at the caret. `moved`: the caret or the selection is elsewhere.
    """

    pressed = Signal(str, bool)
    entered = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, margins: bool = True) -> None:
        """`margins`: beside the text stand the numbers of paragraphs and the letters of what is filed."""
        super().__init__(parent)
        self.theme = theme
        self._has_margins = margins
        self.source: SourceText | None = None
        self.letters: frozenset[str] = frozenset()
        self.hits: Sequence[tuple[int, int]] = ()
        self.hit = -1
        self.pointed: Mark | None = None
        # What margin and text both ask for at each painting: of which marks, where one is, what is seen.
        self._seen: tuple[Sequence[Mark], tuple[float, ...], list[tuple[Mark, Stretch]]] | None = None
        document = QTextDocument(self)
        self._layout = ReaderLayout(document, theme)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self._rest = QTimer(self, interval=BETWEEN)  # lays out what is not in sight, slice by slice
        self.setReadOnly(True)
        self.setProperty("state", "read")
        self._is_resizing = False
        self._is_moving = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName("Text of the source")
        self.numbers, self.chips = NumberMargin(theme, self), LetterMargin(theme, self)
        self.numbers.setVisible(margins)
        self.chips.setVisible(margins)
        self._connect()
        self._colour()

    def _connect(self) -> None:
        bar = self.verticalScrollBar()
        for signal in (bar.valueChanged, bar.rangeChanged):
            signal.connect(self._scrolled)
        self._rest.timeout.connect(self._lay_out_more)
        self.cursorPositionChanged.connect(self.moved)
        self.selectionChanged.connect(self.moved)
        self.theme.changed.connect(self._set_anew)

    # -- what is shown -------------------------------------------------------------------------------

    def show_source(self, source: SourceText | None) -> None:
        """Show a text with its marks; the caret stays where it was while the text is the same one."""
        before, self.source = self.source, source
        if source is not None and (before is None or before.shown is not source.shown):
            self._set()
        elif source is None:
            self.clear()
        self.pointed = None
        for widget in (self.viewport(), self.numbers, self.chips):
            widget.update()

    def _set(self) -> None:
        assert self.source is not None
        blocked = self.blockSignals(True)
        self._layout.show_text(self.source.shown)
        self.blockSignals(blocked)
        self.setTextCursor(QTextCursor(self.document()))
        self._lay_out()

    def _set_anew(self) -> None:
        """Another text size or other colours: the same words stay in sight."""
        self._colour()
        if self.source is not None:
            top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
            self._layout.set_anew()
            self._lay_out()
            self.scroll_to(top)

    def _colour(self) -> None:
        colours = self.palette()
        for role, token in ((QPalette.ColorRole.Base, "base"), (QPalette.ColorRole.Text, "text")):
            colours.setColor(role, self.theme.token(token))
        self.setPalette(colours)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere: the words at the top stay there."""
        if self._is_resizing:
            super().resizeEvent(event)
            return
        top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        self._is_resizing = True  # what follows from it comes here again
        super().resizeEvent(event)
        self._lay_out()
        self._is_resizing = False
        if top:
            self.scroll_to(top)

    def _lay_out(self) -> None:
        """The column in the middle of the room, with the margins beside it."""
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        left, right = margin_widths(whole) if self._has_margins else (0, 0)
        spare = max(0, whole - left - right - column_width(self.theme))
        self.setViewportMargins(left + spare // 2, 0, right + spare - spare // 2, 0)
        view = self.viewport().geometry()
        if self.document().textWidth() != view.width():
            self.document().setTextWidth(view.width())
        self.numbers.setGeometry(view.left() - left, view.top(), left, view.height())
        self.chips.setGeometry(view.right() + 1, view.top(), right, view.height())
        self._rest.start()

    @property
    def is_laid_out(self) -> bool:
        """Whether all of the text is laid out, and nothing of it may still move."""
        return self._layout.is_done

    def _scrolled(self) -> None:
        self.numbers.update()
        self.chips.update()
        if not self._is_moving:
            self._staying(lambda: None)

    def _lay_out_more(self) -> None:
        if self._layout.is_done:
            self._rest.stop()
        else:
            self._staying(self._layout.go_on)

    def _staying(self, lay_out: Callable[[], None]) -> None:
        """Lay out something and what is in sight; the caret stays where it is seen, or the topmost words."""
        self._is_moving = True
        layout, bar, height = self._layout, self.verticalScrollBar(), self.viewport().height()
        caret = self.textCursor().block().blockNumber()
        is_seen = 0 <= layout.top_of(caret) - bar.value() < height
        number = caret if is_seen else layout.number_at(bar.value())
        before = layout.top_of(number)
        lay_out()
        layout.lay_out_around(number, height, height)
        bar.setValue(round(bar.value() + layout.top_of(number) - before))
        self._is_moving = False

    # -- caret and selection -------------------------------------------------------------------------

    def selected(self) -> tuple[int, int]:
        """The places between which text is selected; the caret's alone where nothing is."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def select(self, first: int, last: int) -> None:
        """Select what stands between two places, and bring it into sight."""
        end = max(0, self.document().characterCount() - 1)
        cursor = self.textCursor()
        cursor.setPosition(min(first, end))
        cursor.setPosition(min(last, end), Mode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_passage(self, first: int, last: int) -> None:
        """Select a passage and scroll so that it begins a third below the top."""
        self.select(first, last)
        self.scroll_to(first, self.viewport().height() // 3)

    def scroll_to(self, place: int, below: int = 0) -> None:
        """Bring a place to so many pixels below the top."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._layout.lay_out_around(cursor.blockNumber(), height, height)
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - below)

    def select_sentence(self, way: int, *, further: bool) -> None:
        """Select the sentence at the caret; from one that is selected the next, or with -1 the one before.

        `further`: take it in beside what is selected.
        """
        if self.source is None or not self.source.blocks:
            return
        text, found, shown = self.source.text, self.source.blocks, self.source.shown
        first, last = self.selected()
        kept = shown.to_kept(first), shown.to_kept(last)
        here = sentence_at(text, found, kept[0])
        if first != last and (way < 0 or kept[1] >= sentence_at(text, found, kept[1] - 1)[1]):
            here = step_sentence(text, found, kept, way)
        begin, end = shown.to_shown(here[0]), shown.to_shown(here[1])
        if further and first != last:
            begin, end = min(begin, first), max(end, last)
        self.select(begin, end)

    def select_paragraph(self) -> None:
        """Select the paragraph, item or heading at the caret, or all those that something is selected of."""
        first, last = self.selected()
        document = self.document()
        end = document.findBlock(max(first, last - 1))
        self.select(document.findBlock(first).position(), end.position() + end.length() - 1)

    def step_paragraph(self, way: int, *, select: bool) -> None:
        """Move the caret to the beginning of the next paragraph, or the one before."""
        cursor = self.textCursor()
        mode = Mode.KeepAnchor if select else Mode.MoveAnchor
        block = cursor.block()
        if way > 0:
            to = block.next().position() if block.next().isValid() else block.position() + block.length() - 1
        else:
            before = block.previous() if cursor.position() == block.position() else block
            to = before.position() if before.isValid() else 0
        cursor.setPosition(to, mode)
        self.setTextCursor(cursor)

    def step_mark(self, way: int) -> Mark | None:
        """Select the next passage that is filed, or the one before; which it is, None when there is none."""
        marks = self.source.marks if self.source else ()
        first, last = self.selected()
        here = (first, -last)
        places = [(mark.first, -mark.last) for mark in marks]
        # Marks of the very same passage are one stop, for all of them are said of it.
        ahead = [
            mark for mark, at in zip(marks, places, strict=True) if (at > here if way > 0 else at < here)
        ]
        if not ahead:
            return None
        mark = ahead[0 if way > 0 else -1]
        self.show_passage(mark.first, mark.last)
        return mark

    # -- marks ---------------------------------------------------------------------------------------

    def point_at(self, mark: Mark | None) -> None:
        """Tint the passage of a mark the pointer is on."""
        if mark != self.pointed:
            self.pointed = mark
            self.viewport().update()

    def show_hits(self, hits: Sequence[tuple[int, int]], at: int) -> None:
        """Mark what was found, and select one of it, which stands out from the others."""
        self.hits, self.hit = hits, at
        if (state := "find" if hits else "read") != self.property("state"):
            self.setProperty("state", state)
            repolish(self)
        self.viewport().update()
        if at >= 0:
            self.show_passage(*hits[at])

    # -- what is in sight ----------------------------------------------------------------------------

    def blocks_in_sight(self) -> list[tuple[int, QTextBlock, QRectF]]:
        """The paragraphs that are seen: their number from 0, and where they are in the viewport."""
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        found = []
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -scrolled)
            if box.top() > self.viewport().height():
                break
            found.append((block.blockNumber(), block, box))
            block = block.next()
        return found

    def marks_in_sight(self) -> list[tuple[Mark, Stretch]]:
        """The parts of lines under which marks lie, as far as they are seen."""
        marks = self.source.marks if self.source else ()
        document, view = self.document(), self.viewport()
        here = (self.verticalScrollBar().value(), view.width(), view.height(), document.size().height())
        if self._seen is None or self._seen[0] is not marks or self._seen[1] != here:
            found = self._stretches([(mark.first, mark.last) for mark in marks])
            self._seen = marks, here, [(marks[each.place], each) for each in found]
        return self._seen[2]

    def _stretches(self, ranges: Sequence[tuple[int, int]]) -> list[Stretch]:
        """The parts of lines in sight that ranges cover; `ranges` in order of their beginnings."""
        found: list[Stretch] = []
        for _, block, box in self.blocks_in_sight() if ranges else ():
            first, end = block.position(), block.position() + block.length() - 1
            until = bisect_left(ranges, (end, 0))
            here = [place for place in range(until) if ranges[place][1] > first]
            if here:
                found += stretches_of(block, box, [(place, ranges[place]) for place in here])
        return found

    def _tint(self, painter: QPainter) -> None:
        """What was found, and the passage the pointer is on, under their words."""
        for stretch in self._stretches(self.hits):
            painter.fillRect(stretch.box, self.theme.token("mark"))
        pointed = [(self.pointed.first, self.pointed.last)] if self.pointed else []
        for stretch in self._stretches(pointed):
            painter.fillRect(stretch.box, self.theme.token("hover"))

    def _paint_signs(self, painter: QPainter) -> None:
        """Before items their bullet or number, as the text has it."""
        source = self.source
        painter.setFont(self.theme.font("lead"))
        painter.setPen(self.theme.token("text2"))
        for number, block, box in self.blocks_in_sight() if source and source.blocks else ():
            assert source is not None
            if sign := sign_of(source.text, source.blocks[number]):
                line = block.layout().lineAt(0)
                left = indent(source.blocks[number]) - px(INDENT)
                room = QRectF(left, box.top() + line.y(), px(INDENT) - px(8), line.height())
                top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                painter.drawText(room, top | Qt.TextFlag.TextDontClip, sign)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._tint(painter)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        self._paint_signs(painter)
        for mark, stretch in self.marks_in_sight():
            top = stretch.base + px(4) + mark.lane * px(LANE)
            line = QRectF(stretch.box.left(), top, stretch.box.width(), LINE)
            painter.fillRect(line, self.theme.token(mark.token))

    # -- keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        letter = event.text().upper()
        if (shift or not held) and letter in self.letters:
            self.pressed.emit(letter, shift)
        elif not held and event.key() in (Key.Key_Return, Key.Key_Enter):
            self.entered.emit()
        elif not self._step(event):
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> bool:
        """Ctrl+Up and Ctrl+Down go by paragraphs."""
        ways = {Key.Key_Up: -1, Key.Key_Down: 1}
        key, held = Key(event.key()), event.modifiers()
        if key not in ways or not held & Qt.KeyboardModifier.ControlModifier:
            return False
        self.step_paragraph(ways[key], select=bool(held & Qt.KeyboardModifier.ShiftModifier))
        return True
