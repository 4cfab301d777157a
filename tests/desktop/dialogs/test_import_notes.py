"""What a preview of an import says is to be looked at."""

import pytest
from pytestqt.qtbot import QtBot

from db.exchange import Counts, Plan
from desktop.dialogs.import_preview import ImportPreview
from desktop.theme import Theme
from tests.robots.dialogs import words_of


def preview(theme: Theme, qtbot: QtBot, number: int) -> ImportPreview:
    notes = [f"folder/library.ris: Note {n}." for n in range(number)]
    dialog = ImportPreview(theme, Plan({"source": Counts(new=number)}, [], [], notes, [], {}), "library.ris")
    qtbot.addWidget(dialog)
    return dialog


def test_a_few_notes_are_sentences(theme: Theme, qtbot: QtBot) -> None:
    dialog = preview(theme, qtbot, 2)

    assert "library.ris: Note 1." in words_of(dialog)
    assert "folder" not in words_of(dialog)
    assert dialog.notes.words.rows == ()


@pytest.mark.parametrize("number", [4, 5000])
def test_many_notes_do_not_fill_a_preview(theme: Theme, qtbot: QtBot, number: int) -> None:
    dialog = preview(theme, qtbot, number)

    assert dialog.notes.words.rows[:2] == (("library.ris: Note 0.",), ("library.ris: Note 1.",))
    assert len(dialog.notes.words.rows) == number
    assert dialog.notes.accessibleName() == "To look at"
    assert dialog.sizeHint().height() < 700
