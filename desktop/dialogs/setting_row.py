"""One setting as a row of the settings dialog: its control follows from how the setting is declared."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.dialogs.choice_box import ChoiceBox
from desktop.notify import ALL_FILES, Kind, Notify
from desktop.scale import px
from desktop.setting import Json, Setting, lacking
from desktop.theme import Theme
from desktop.widgets.buttons import Button
from desktop.widgets.check_box import CheckBox
from desktop.widgets.cut_line import CutLine
from desktop.widgets.field_row import FieldRow
from desktop.widgets.label import repolish

LABELS = 152
NARROW = 96
LINES_HEIGHT = 84
DICTIONARIES: Kind = ("Hunspell dictionaries", ("*.dic",))


class Lines(QPlainTextEdit):
    """Several texts, one a line. `left`: the keyboard has gone elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class SettingRow(FieldRow):
    """`settled`: a person has given the setting a value; `value` is what stands there."""

    settled = Signal()

    def __init__(self, theme: Theme, notify: Notify, setting: Setting[object], value: object) -> None:
        self.setting, self._theme, self._notify = setting, theme, notify
        self.editor = self._editor()
        self._put(value)
        self._shown = self.value
        super().__init__(theme, setting.label, self._beside(), hint=setting.help, label_width=px(LABELS))
        self.editor.setAccessibleName(setting.label)
        self.setFocusProxy(self.editor)
        self._connect()

    def _editor(self) -> QWidget:
        setting = self.setting
        if setting.choices:
            return ChoiceBox(self._theme, zip(setting.choices, setting.words, strict=True))
        if isinstance(setting.default, bool):
            box = CheckBox(self._theme, "no")
            box.setMinimumHeight(px(32))
            box.toggled.connect(lambda on: box.setText("yes" if on else "no"))
            return box
        editor: QLineEdit | Lines = Lines() if setting.asks == "files" else CutLine()
        editor.setFont(self._theme.font())
        if isinstance(editor, Lines):
            editor.setFixedHeight(px(LINES_HEIGHT))
            editor.setTabChangesFocus(True)
        if isinstance(setting.default, int):
            editor.setFixedWidth(px(NARROW))
        return editor

    def _beside(self) -> QWidget:
        """The editor, with the button that chooses for it."""
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.editor)
        if self.setting.asks:
            verb = "Choose…" if self.setting.asks == "folder" else "Add…"
            self.choose = Button(self._theme, verb)
            self.choose.setAccessibleName(f"{self.setting.label}: {verb.removesuffix('…').lower()}")
            self.choose.clicked.connect(self._choose)
            row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        elif self.editor.maximumWidth() == px(NARROW):
            row.addStretch(1)
        return around

    def _connect(self) -> None:
        editor = self.editor
        if isinstance(editor, ChoiceBox):
            editor.currentIndexChanged.connect(self.settle)
        elif isinstance(editor, QCheckBox):
            editor.toggled.connect(self.settle)
        elif isinstance(editor, QLineEdit):
            editor.editingFinished.connect(self.settle)
        elif isinstance(editor, Lines):
            editor.left.connect(self.settle)

    def set_error(self, sentence: str) -> None:
        super().set_error(sentence)
        self.editor.setProperty("state", "invalid" if sentence else "")
        self.editor.setAccessibleDescription(sentence or self.setting.help)
        repolish(self.editor)

    def lock(self) -> None:
        """Show that the organisation has set it, and let nobody change it here."""
        self.control.setEnabled(False)
        self.set_hint(f"set by your organisation · {self.setting.help}")
        self.editor.setAccessibleDescription(f"Set by your organisation. {self.setting.help}")

    def show_value(self, value: object) -> None:
        """Show a value that the setting has got elsewhere."""
        self._shown = None
        self.blockSignals(True)
        self._put(value)
        self.blockSignals(False)
        self._shown = self.value
        self.set_error("")

    def settle(self) -> None:
        """Take what stands there as the value, if it is another than before, or was refused before."""
        if self.value != self._shown or self.error:
            self._shown = self.value
            self.settled.emit()

    def _put(self, value: object) -> None:
        editor = self.editor
        if isinstance(editor, ChoiceBox):
            editor.choose(str(value))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, Lines) and isinstance(value, tuple):
            editor.setPlainText("\n".join(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(", ".join(value) if isinstance(value, tuple) else str(value))
            editor.setCursorPosition(0)

    @property
    def value(self) -> Json:
        """What stands there, as the settings file holds it; a number that is none as its text."""
        editor, default = self.editor, self.setting.default
        if isinstance(editor, ChoiceBox):
            return editor.value
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, Lines):
            return _parts(editor.toPlainText().splitlines())
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        if isinstance(default, tuple):
            return _parts(text.split(","))
        if isinstance(default, int) and text.removeprefix("-").isdecimal():
            return int(text)
        return text

    def problem(self) -> str:
        """Why the value can't be taken, in words; '' when it can."""
        value = self.value
        if sentence := lacking(self.setting, value):
            return sentence
        try:
            self.setting.reads(value)
        except ValueError as error:
            return f"This is {error}. What was set before still holds."
        return ""

    def _choose(self) -> None:
        title = self.setting.label
        if isinstance(self.editor, QLineEdit):
            here = Path(self.editor.text()) if self.editor.text() else None
            if folder := self._notify.ask_folder(self.window(), title, here):
                self.editor.setText(str(folder))
        elif isinstance(self.editor, Lines):
            files = self._notify.ask_open_several(self.window(), title, (DICTIONARIES, ALL_FILES))
            lines = (self.editor.toPlainText().strip(), *map(str, files))
            self.editor.setPlainText("\n".join(line for line in lines if line))
        self.settle()


def _parts(texts: list[str]) -> list[Json]:
    return [text.strip() for text in texts if text.strip()]
