"""Drives the inspector as a person does: types into fields, chooses stances, saves, goes from tab to tab."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.changes import Value
from desktop.forms.field import FieldWidget
from desktop.forms.reference import ReferenceField
from desktop.forms.stance_editor import StanceEditor
from desktop.forms.stance_model import CHOICES, FIRST_STANCE
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.inspector import HISTORY, Inspector
from desktop.widgets.buttons import LinkButton

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class InspectorRobot:
    """An inspector on the screen, 384 wide, and what is done to it."""

    def __init__(self, qtbot: QtBot, session: Session, theme: Theme) -> None:
        self.qtbot, self.session = qtbot, session
        self.inspector = Inspector(session, theme)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(384, 900)
        self.inspector.show()
        qtbot.waitExposed(self.inspector)
        self.failures: list[str] = []
        self.opened: list[str] = []
        session.failed.connect(self.failures.append)
        self.inspector.open_requested.connect(self.opened.append)

    # -- looking -------------------------------------------------------------------------------------

    def field(self, name: str) -> FieldWidget:
        form = self.inspector.form
        assert form is not None
        return form.rows[name].field

    def problem(self, name: str) -> str:
        form = self.inspector.form
        assert form is not None
        return form.rows[name].error

    def typed(self, name: str) -> str:
        return self.field(name).typed()

    def stored(self, id: str, name: str) -> Value:
        record = self.session.store.get(id)
        assert record is not None
        value: Value = getattr(record, name)
        return value

    def labels(self) -> list[str]:
        """The labels of the journal, newest first."""
        return [change.label for change in self.session.store.journal()]

    def notice(self) -> str:
        return self.inspector.fields.notice.words.text()

    def restores(self) -> list[LinkButton]:
        """The links of the history that restore a value, newest first."""
        self.inspector.tabs.setCurrentIndex(HISTORY)
        links = [each.restore for each in self.inspector.history.fields]
        return [link for link in links if not link.isHidden()]

    @property
    def stances(self) -> StanceEditor:
        form = self.inspector.form
        assert form is not None
        assert form.stances is not None
        return form.stances

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    # -- doing ---------------------------------------------------------------------------------------

    def show(self, id: str) -> None:
        assert self.inspector.show_record(id)

    def begin(self, kind: str, **preset: Value) -> None:
        assert self.inspector.new(kind, **preset)

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field by typing, and go on to the next."""
        control = self.field(name).control
        control.setFocus()
        self.press(Key.Key_A, CONTROL)
        self.press(Key.Key_Delete)
        QTest.keyClicks(control, text)
        self.field(name).leave()

    def choose(self, name: str, word: str) -> None:
        """Put a choice, a mark or a reference into a field."""
        field = self.field(name)
        if isinstance(field, ReferenceField):
            field.choose(word)
        else:
            field.put(word)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.target, key, modifier)

    def keys(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.target, text)

    @property
    def target(self) -> QWidget:
        """What gets the keys: an open list of records, or what has the focus."""
        return QApplication.activePopupWidget() or self.focus or self.inspector

    def press_stance(self, row: int, key: Qt.Key) -> None:
        """Press a key on a row of the stance editor."""
        table = self.stances.table
        table.setFocus()
        table.setCurrentIndex(self.stances.model.index(row, FIRST_STANCE))
        QTest.keyClick(table, key)

    def click_stance(self, row: int, stance: str) -> None:
        """Click the cell of a stance in a row."""
        table = self.stances.table
        index = self.stances.model.index(row, FIRST_STANCE + CHOICES.index(stance))
        place = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def save(self) -> bool:
        return self.inspector.save()
