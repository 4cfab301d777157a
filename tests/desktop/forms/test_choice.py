"""A choice that says nothing looks so, as the words for nothing in other fields do."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from db.records import Position
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.fields import field_for
from tests.desktop.widgets.pixels import colours_in, seen


def darkest(field: FieldWidget) -> int:
    """How light the darkest of a field's words is, 0 to 255; its edges and arrow aside."""
    image = seen(field)
    words = image.rect().adjusted(6, 6, -image.width() // 4, -6)
    return min(QColor(name).lightness() for name in colours_in(image, words))


def test_words_that_stand_for_nothing_are_grey(qtbot: QtBot, context: FormContext) -> None:
    field = field_for(context, Position, "firmness")
    qtbot.addWidget(field)
    field.show()
    grey = context.theme.token("text3").lightness()
    assert darkest(field) >= grey
    field.put("firm")
    assert darkest(field) < grey
    field.put("")
    assert darkest(field) >= grey
