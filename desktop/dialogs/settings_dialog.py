"""The settings, section by section, each as it is declared; what is set holds at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.errors import NotWritten
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.setting_row import SettingRow
from desktop.dialogs.side_list import SideList
from desktop.notify import Notify
from desktop.settings import SECTIONS, Section, Settings, offered
from desktop.theme import Theme

HEIGHT = 340
WORDS = "What you set holds at once, for every tracker on this machine."


class SettingsDialog(DialogFrame):
    """`taken`: the key of a setting that has another value now."""

    taken = Signal(str)

    def __init__(
        self, theme: Theme, settings: Settings, notify: Notify, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Settings", WORDS, parent, width=WIDE)
        self._settings = settings
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
        self.pages.setFixedHeight(HEIGHT)
        self.sections.setFixedHeight(HEIGHT)
        self.body.addLayout(row)
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.add_button("Close").clicked.connect(self.reject)
        self.begin_with(self.sections)

    def _page(self, section: Section, notify: Notify) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for setting in offered(section):
            row = SettingRow(self.theme, notify, setting, self._settings.get(setting))
            row.settled.connect(lambda row=row: self._take(row))
            self.rows[setting.key] = row
            column.addWidget(row)
        column.addStretch(1)
        return page

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

    def done(self, result: int) -> None:
        """What was typed last holds too, however the dialog is left."""
        for row in self.rows.values():
            row.settle()
        super().done(result)
