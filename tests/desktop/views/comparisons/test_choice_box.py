"""A box that narrows a drawing: what is chosen stays so while it is there, under whatever name."""

from pytestqt.qtbot import QtBot

from desktop.views.comparisons.choice_box import ChoiceBox


def test_the_choice_outlives_other_offers_and_is_told_when_it_goes(qtbot: QtBot) -> None:
    box = ChoiceBox("Lane", 8)
    qtbot.addWidget(box)
    box.offer([("", "All"), ("a", "A"), ("b", "B")])
    box.choose("b")
    with qtbot.assertNotEmitted(box.chosen):
        box.offer([("", "All"), ("b", "Another name")])
    assert (box.value(), box.currentText()) == ("b", "Another name")
    with qtbot.waitSignal(box.chosen):
        box.offer([("", "All"), ("a", "A")])
    assert box.value() == ""
    box.choose("none such")
    assert box.value() == ""
