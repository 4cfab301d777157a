"""The labels of a form stand in one column, clear of the fields."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.forms.context import FormContext
from desktop.forms.form import RecordForm
from desktop.theme_tokens import MEASURES
from desktop.widgets.field_row import LABEL_GAP
from desktop.widgets.label import Label


@pytest.mark.parametrize("kind", ["disagreement_record", "position"])
def test_no_word_of_a_label_touches_its_field_and_all_fields_begin_alike(
    kind: str, qtbot: QtBot, context: FormContext
) -> None:
    form = RecordForm(context, kind)
    qtbot.addWidget(form)
    labels = [row.findChildren(Label)[0] for row in form.rows.values()]
    for label in labels:
        longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split()))
        assert label.width() - longest > LABEL_GAP
    assert len({label.width() for label in labels}) == 1
    assert labels[0].width() >= MEASURES.label_column


def test_most_forms_have_the_usual_column(qtbot: QtBot, context: FormContext) -> None:
    forms = [RecordForm(context, kind) for kind in ("position", "actor", "source")]
    for form in forms:
        qtbot.addWidget(form)
    widths = {row.findChildren(Label)[0].width() for form in forms for row in form.rows.values()}
    assert widths == {MEASURES.label_column}
