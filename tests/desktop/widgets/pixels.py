"""Looks at what widgets and painter functions have drawn, pixel by pixel."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget


def drawn(size: QSize, ground: QColor, paint: Callable[[QPainter], None]) -> QImage:
    """A picture in which `paint` has drawn on a `ground`."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def seen(widget: QWidget) -> QImage:
    """What a widget looks like now."""
    return widget.grab().toImage()


def colours_in(image: QImage, box: QRect | None = None) -> Counter[str]:
    """How many pixels of each colour a box of a picture has, as #rrggbb; the whole picture without one."""
    area = box or image.rect()
    found: Counter[str] = Counter()
    for y in range(area.top(), area.bottom() + 1):
        for x in range(area.left(), area.right() + 1):
            found[image.pixelColor(x, y).name()] += 1
    return found


def extent(image: QImage, colour: QColor) -> QRect:
    """The smallest box around all pixels of a colour; empty when there is none."""
    return _around(image, lambda found: found.name() == colour.name())


def marked(image: QImage, ground: QColor) -> QRect:
    """The smallest box around everything that is not of the ground's colour."""
    return _around(image, lambda found: found.name() != ground.name())


def _around(image: QImage, counts: Callable[[QColor], bool]) -> QRect:
    points = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if counts(image.pixelColor(x, y))
    ]
    if not points:
        return QRect()
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)
