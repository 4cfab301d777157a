"""Sets the text of a source: a face and distances for headings, items and paragraphs."""

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.documents.blocks import HEADING, ITEM, Block
from desktop.models.shown_text import ShownText
from desktop.scale import px
from desktop.theme import Theme

LETTERS = 70  # of a line: between 60 and 80 read well
SAMPLE = "It was said that nobody would ask them for the water of the summer months again. "
LINE_HEIGHT = 150  # per cent: room for the lines under passages that are filed
FACES = {1: "view", 2: "record", 3: "block"}
ABOVE = {1: 28, 2: 22, 3: 16}
BELOW = 10
BELOW_ITEM = 6
INDENT = 28
TOP, FOOT = 16, 48  # over the first line and under the last


def column_width(theme: Theme) -> int:
    """How wide a column of text is, in pixels."""
    metrics = QFontMetricsF(theme.font("lead"))
    return round(metrics.horizontalAdvance(SAMPLE) / len(SAMPLE) * LETTERS)


def set_text(document: QTextDocument, shown: ShownText, theme: Theme) -> None:
    """Put a text into a document, each block set as what it is."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.font("lead"))
    document.setDocumentMargin(0)
    document.setPlainText(shown.text)
    whole = document.rootFrame().frameFormat()
    whole.setTopMargin(px(TOP))
    whole.setBottomMargin(px(FOOT))
    document.rootFrame().setFrameFormat(whole)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_format(None))
    place = document.begin()
    for block in shown.blocks:
        if block.kind in (HEADING, ITEM):
            cursor = QTextCursor(place)
            cursor.setBlockFormat(_format(block))
        if block.kind == HEADING:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(_face(block, theme))
        place = place.next()
    cursor.endEditBlock()


def _format(block: Block | None) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(px(BELOW))
    if block is not None and block.kind == HEADING:
        form.setHeadingLevel(block.level)
        form.setTopMargin(px(ABOVE[min(block.level, 3)]))
        form.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    elif block is not None:
        form.setLeftMargin(px(INDENT) * block.level)
        form.setBottomMargin(px(BELOW_ITEM))
    return form


def _face(block: Block, theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.font(FACES[min(block.level, 3)]))
    return form
