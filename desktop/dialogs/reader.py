"""Shows a page of Markdown in the type of the look; opens nothing by itself."""

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat, QTextTable
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.scale import px
from desktop.theme import Theme

FACES = {0: "body", 1: "view", 2: "block", 3: "body_strong"}
SPACE_BEFORE = {0: 4, 1: 0, 2: 18, 3: 12}  # pixels over a heading of a level
SPACE_AFTER = 8
INDENT = 24  # pixels of a list
BULLET_STRETCH = 250  # per cent of the space between the sign of an item and its text
LINE_HEIGHT = 130  # per cent
CELL_PADDING = 4


class Reader(QTextBrowser):
    """Read-only text with headings, lists, tables and links; `anchorClicked` tells of a link."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setFont(theme.font())
        self.document().setDocumentMargin(8)
        self.document().setIndentWidth(px(INDENT))

    def show_page(self, markdown: str, name: str) -> None:
        """Show a page from its beginning; `name` is what it is called."""
        self.setMarkdown(markdown)
        self.setAccessibleName(name)
        self._set_type()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def mark(self, words: list[str]) -> int:
        """Mark where any of `words` stands, and show the first place; how many places there are."""
        marks = [self._marked(cursor) for word in words for cursor in self._places(word)]
        self.setExtraSelections(marks)
        if marks:
            self.setTextCursor(min((mark.cursor for mark in marks), key=QTextCursor.position))
            self.ensureCursorVisible()
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        return len(marks)

    def _places(self, word: str) -> list[QTextCursor]:
        found, cursor = [], self.document().find(word, 0)
        while not cursor.isNull():
            found.append(cursor)
            cursor = self.document().find(word, cursor)
        return found

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format = QTextCharFormat()
        mark.format.setBackground(self._theme.token("mark"))
        return mark

    def _set_type(self) -> None:
        """Give what Markdown makes the faces and distances of the look."""
        block = self.document().begin()
        while block.isValid():
            level = min(block.blockFormat().headingLevel(), 3)
            cursor = QTextCursor(block)
            form = QTextBlockFormat()
            form.setTopMargin(SPACE_BEFORE[level])
            form.setBottomMargin(2 if block.blockFormat().objectIndex() >= 0 else SPACE_AFTER)
            form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if block.blockFormat().hasProperty(
                QTextFormat.Property.BlockCodeFence
            ):  # a line to be typed as it stands
                form.setBackground(self._theme.token("hover_raised"))
            cursor.mergeBlockFormat(form)
            self._set_faces(cursor, level)
            if block.textList() is not None:
                self._set_bullet(cursor)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)

    def _set_faces(self, cursor: QTextCursor, level: int) -> None:
        """Set the face of each run of a block: bold stays strong, links have the accent."""
        runs = cursor.block().begin()
        places = []
        while not runs.atEnd():
            fragment = runs.fragment()
            places.append((fragment.position(), fragment.length(), fragment.charFormat()))
            runs += 1
        for start, length, had in places:
            form = QTextCharFormat(had)
            form.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # the face has its size
            strong = had.fontWeight() > 500 and not level
            form.setFont(self._theme.font("body_strong" if strong else FACES[level]))
            form.setFontItalic(had.fontItalic())
            if had.fontFixedPitch():
                form.setBackground(self._theme.token("hover_raised"))
            form.setForeground(self._theme.token("accent" if had.isAnchor() else "text"))
            form.setFontUnderline(had.isAnchor())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)

    def _set_bullet(self, cursor: QTextCursor) -> None:
        """Set the sign of an item off from its text; Qt leaves a space there, in the face of the block."""
        form, face = QTextCharFormat(), self._theme.font("body")
        face.setStretch(BULLET_STRETCH)
        form.setFont(face)
        cursor.mergeBlockCharFormat(form)

    def _set_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(0)
        form.setCellPadding(CELL_PADDING)
        form.setCellSpacing(0)
        form.setBottomMargin(SPACE_AFTER)
        table.setFormat(form)
