"""Puts the pages of a paper on a printer, each drawn as fine as the printer's dots, up to 300 an inch."""

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from db.errors import KnownError
from desktop.jobs import Report

FINEST = 300  # dots an inch; more take long and are not seen
POINTS = 72


class NotPrinted(KnownError):
    """The printer does not take the paper."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name or 'The printer'} does not take the paper. Nothing was printed. "
            "See whether it is switched on, or export the paper and print it from there."
        )


def print_pages(pdf: bytes, printer: QPrinter, report: Report) -> int:
    """Print those pages of a PDF that were asked for; gives how many. For a thread other than the window's.

    `report` is told pages done and all. Raises NotPrinted; what `report` raises passes.
    """
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    last = document.pageCount()
    pages = range(max(1, printer.fromPage()), min(last, printer.toPage() or last) + 1)
    printer.setFullPage(True)  # the margins are those of the paper
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(printer.printerName())
    try:
        for at, page in enumerate(pages):
            report(at, len(pages))
            if at:
                printer.newPage()
            _draw(painter, document, page - 1, printer)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    report(len(pages), len(pages))
    return len(pages)


def _draw(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    """Draw a page in its own size, smaller where the sheet is smaller."""
    points, sheet = document.pagePointSize(page), printer.paperRect(QPrinter.Unit.Point)
    scale = min(1.0, sheet.width() / points.width(), sheet.height() / points.height())
    dots = printer.resolution() / POINTS * scale
    area = QRect(0, 0, round(points.width() * dots), round(points.height() * dots))
    fine = min(dots, FINEST / POINTS)
    image = document.render(page, QSize(round(points.width() * fine), round(points.height() * fine)))
    painter.drawImage(area, image)
