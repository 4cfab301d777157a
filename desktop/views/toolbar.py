"""The toolbar: back and forward, undo and redo, New, the search box, the scope filters, Export paper."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.scope_controls import ScopeControls
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.search_box import SearchBox
from desktop.widgets.surface import Rule, Surface

LEAST_SEARCH = 160  # pixels at every text size: it only shows where the palette opens


class Toolbar(Surface):
    """`search_wanted`: the palette is to open over the search box with what was typed."""

    search_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "chrome", rules=("bottom",), parent=parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._steps: dict[str, IconButton] = {}
        self.new = Button(theme, "New", "quiet", icon="plus", chevron=True)
        self.search = SearchBox(theme, "Search or command", "Ctrl+K")
        self.scope = ScopeControls(session, theme)
        self.export = Button(theme, "Export paper", icon="file-output")
        self._build()
        self.search.installEventFilter(self)
        theme.changed.connect(self._keep_search_small)

    def _build(self) -> None:
        self.setFixedHeight(MEASURES.toolbar)
        self._row.setContentsMargins(12, 0, 16, 0)
        self._row.setSpacing(2)
        self.search.setReadOnly(False)
        self._keep_search_small()
        self.search.setMaximumWidth(px(344))
        self._row.addWidget(self.new)
        self._row.addSpacing(12)
        self._row.addWidget(self.search, 1)
        self._row.addStretch(1)
        self._row.addWidget(self.scope)
        self._row.addSpacing(12)
        self._row.addWidget(self.export)

    def _keep_search_small(self) -> None:
        self.search.setMinimumWidth(LEAST_SEARCH)

    def add_steps(self, actions: list[QAction]) -> None:
        """Put the icons of back, forward, undo and redo before the rest, in this order."""
        for place, action in enumerate(actions):
            button = IconButton(self._theme, "", "")
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.toolTip())
            action.changed.connect(lambda b=button, a=action: b.setAccessibleName(a.toolTip()))
            self._row.insertWidget(place, button)
            self._steps[action.objectName()] = button
        line = Rule(self._theme)
        line.setFixedSize(1, px(24))
        self._row.insertWidget(len(actions), line)
        self._row.insertSpacing(len(actions) + 1, 4)

    def set_places_menu(self, id: str, menu: QMenu) -> None:
        """What the icon of a step offers when it is held down, or by Alt+Down."""
        button = self._steps[id]
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        button.setAccessibleDescription("Held down, or with Alt+Down, it lists the places")
        button.installEventFilter(self)

    def set_new_menu(self, menu: QMenu) -> None:
        """The kinds that New offers."""
        self.new.clicked.connect(lambda: menu.exec(self.new.mapToGlobal(QPoint(0, self.new.height() + 4))))

    def search_place(self) -> QRect:
        """Where the search box is, in the window."""
        window = self.window()
        return QRect(self.search.mapTo(window, QPoint(0, 0)), self.search.size())

    def _asks_for_places(self, button: QToolButton, event: QKeyEvent) -> bool:
        """Alt+Down lists the places of a step, before the window's own command of that key."""
        if event.key() != Qt.Key.Key_Down or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            button.showMenu()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box in the toolbar only shows where the palette opens: a click or a key opens it."""
        if isinstance(watched, QToolButton):
            return isinstance(event, QKeyEvent) and self._asks_for_places(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self.search_wanted.emit("")
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = event.text()
            if (typed and typed.isprintable()) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Down):
                self.search_wanted.emit(typed if typed.isprintable() else "")
                return True
        return False
