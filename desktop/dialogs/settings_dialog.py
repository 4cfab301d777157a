"""The settings, section by section, each as it is declared; what is set holds at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.errors import KnownError, NotWritten
from db.wording import counted
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.setting_row import SettingRow
from desktop.dialogs.side_list import SideList
from desktop.notify import ALL_FILES, SETTINGS, Notify
from desktop.settings import SECTIONS, Section, Settings, offered
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from desktop.shared_settings import Change

HEIGHT = 340
FILE = "parley settings.toml"
WORDS = "What you set holds at once, for every tracker on this machine."


class SettingsDialog(DialogFrame):
    """`taken`: the key of a setting that has another value now."""

    taken = Signal(str)

    def __init__(
        self, theme: Theme, settings: Settings, notify: Notify, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Settings", WORDS, parent, width=WIDE)
        self._settings, self._notify = settings, notify
        self.sections = SideList(theme, "Sections of the settings")
        self.pages = QStackedWidget()
        self.rows: dict[str, SettingRow] = {}
        for section in SECTIONS:
            self.sections.addItem(section)
            self.pages.addWidget(self._page(section, notify))
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addWidget(self.sections)
        row.addWidget(self.pages, 1)
        self.pages.setFixedHeight(self.high(HEIGHT))
        self.sections.setFixedHeight(self.high(HEIGHT))
        self.body.addLayout(row)
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.export = LinkButton(self.theme, "Export settings…")
        self.import_ = LinkButton(self.theme, "Import settings…")
        self.export.clicked.connect(self._export)
        self.import_.clicked.connect(self._import)
        self.add_aside(self.import_)
        self.add_aside(self.export)
        self.add_button("Close").clicked.connect(self.reject)
        self.begin_with(self.sections)

    def _page(self, section: Section, notify: Notify) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 4, 4, 4)  # for the ring of what has the keyboard
        column.setSpacing(16)
        for setting in offered(section):
            row = SettingRow(self.theme, notify, setting, self._settings.get(setting))
            row.settled.connect(lambda row=row: self._take(row))
            if self._settings.is_locked(setting):
                row.lock()
            self.rows[setting.key] = row
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def begin_on(self, key: str) -> None:
        """Let the dialog open on the setting with this key; raises KeyError when it is not offered."""
        row = self.rows[key]
        self.sections.setCurrentRow(SECTIONS.index(row.setting.section or SECTIONS[0]))
        self.begin_with(row.editor)

    def _take(self, row: SettingRow) -> None:
        """Keep a value and let it hold; what can't be taken or kept is said under it, and stays as typed."""
        if problem := row.problem():
            row.set_error(problem)
            return
        row.set_error("")
        try:
            self._settings.set(row.setting, row.setting.reads(row.value))
        except NotWritten as error:
            row.set_error(f"It holds until Parley is closed; the settings could not be kept: {error.why}.")
        self.taken.emit(row.setting.key)

    # -- files for other desks ---------------------------------------------------------------------------

    def _export(self) -> None:
        from desktop.shared_settings import export

        self._settle()
        path = self._notify.ask_save(self, "Export settings", (SETTINGS, ALL_FILES), Path.home() / FILE)
        if path is None:
            return
        try:
            number = export(self._settings, path)
        except KnownError as error:
            self._notify.show_known(self, error)
        else:
            self.tell(f"Wrote {number} settings to {path}.")

    def _import(self) -> None:
        from desktop.dialogs.settings_import import ImportSettingsDialog
        from desktop.shared_settings import plan

        self._settle()
        path = self._notify.ask_open(self, "Import settings", (SETTINGS, ALL_FILES))
        if path is None:
            return
        try:
            found = plan(self._settings, path)
        except KnownError as error:
            self._notify.show_known(self, error)
            return
        dialog = ImportSettingsDialog(self.theme, found, path, self)
        accepted = dialog.exec()
        dialog.deleteLater()
        if accepted:
            self._take_over(found.changes)

    def _take_over(self, changes: Sequence["Change"]) -> None:
        from desktop.shared_settings import take

        try:
            take(self._settings, changes)
        except NotWritten as error:
            self._notify.show_known(self, error)
        for change in changes:
            if change.setting.key in self.rows:
                self.rows[change.setting.key].show_value(self._settings.get(change.setting))
            self.taken.emit(change.setting.key)
        self.tell(f"{counted(len(changes), 'setting')} taken over.")

    def _settle(self) -> None:
        for row in self.rows.values():
            row.settle()

    def done(self, result: int) -> None:
        """What was typed last holds too, however the dialog is left."""
        self._settle()
        super().done(result)
