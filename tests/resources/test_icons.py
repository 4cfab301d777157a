"""Every icon is a drawing that Qt can render in a colour and a width of stroke chosen then."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import resources

SIZE = 32


@pytest.mark.parametrize("name", resources.names_in("icons", ".svg"))
def test_an_icon_is_drawn_in_the_colour_given(name: str) -> None:
    source = resources.read_text(f"icons/{name}.svg")
    assert 'stroke="currentColor"' in source
    assert 'stroke-width="2"' in source
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", "#0E6470").encode()))
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    inked = {image.pixelColor(x, y).name() for x in range(SIZE) for y in range(SIZE)}
    assert "#0e6470" in inked
