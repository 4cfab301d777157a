"""The menu over the selected rows of a list: what the Edit menu does to them, and quick values to set."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from db.records import KINDS, defaults, required, specs
from desktop.actions import Actions
from desktop.models.choice_words import choice_words
from desktop.models.columns import sentence_case

# The commands in their order; '' is a line, and SET the place of the quick values.
SET = "set"
COMMANDS = (
    *("edit.cell", "", "edit.set_field", SET, "edit.tag", "edit.mark", "edit.move", ""),
    *(
        "edit.merge",
        "edit.duplicates",
        "",
        "edit.copy_table",
        "edit.paste",
        "record.history",
        "",
        "edit.delete",
    ),
)
Choose = Callable[[str, str], object]


def selection_menu(
    table: Actions, kind: str, held: Callable[[str], str | None], choose: Choose, parent: QWidget
) -> QMenu:
    """The menu for rows of a kind. `held`: the value all selected ones have in a field, None if they differ.

    `choose(field, value)`: a quick value was chosen.
    """
    menu = QMenu("Selected rows", parent)
    menu.setToolTipsVisible(True)  # what is grey says why
    for command in COMMANDS:
        if command == SET:
            _add_choices(menu, table, kind, held, choose)
        elif not command:
            menu.addSeparator()
        elif command in table:
            menu.addAction(table[command])
    return menu


def quick_fields(kind: str) -> list[str]:
    """The fields of a kind whose value is one of a few words, and can be changed."""
    cls = KINDS[kind]
    return [name for name, spec in specs(cls).items() if spec.choices and name not in cls.META.joins]


def quick_values(kind: str, field: str) -> list[tuple[str, str]]:
    """The values a choice field can have, with the words for each; empty where it may be left open."""
    cls = KINDS[kind]
    words = [(each, sentence_case(choice_words(cls, field, each))) for each in specs(cls)[field].choices]
    needed = field in required(cls) or bool(defaults(cls).get(field))
    return words if needed else [*words, ("", "Not stated")]


def _add_choices(
    menu: QMenu, table: Actions, kind: str, held: Callable[[str], str | None], choose: Choose
) -> None:
    enabled = "edit.set_field" in table and table["edit.set_field"].isEnabled()
    for field in quick_fields(kind):
        inner = menu.addMenu(specs(KINDS[kind])[field].label)
        inner.setEnabled(enabled)
        _fill(inner, field, quick_values(kind, field), held(field), choose)


def _fill(
    menu: QMenu, field: str, values: Sequence[tuple[str, str]], held: str | None, choose: Choose
) -> None:
    for value, words in values:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(held == value)
        action.triggered.connect(lambda _checked=False, value=value: choose(field, value))
        menu.addAction(action)
