"""Three panes side by side; the right one lies over the middle one where that would get too narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.theme_tokens import MEASURES

SHADOW = 16
SHARE = 3, 16  # of the window's width, for an inspector that was not given a width by hand
BESIDE = 2  # the handle between main and inspector


class Panels(QWidget):
    """Navigator, main and inspector. `sizes` are the widths of navigator and inspector in pixels.

    The inspector is 296–480 wide: as it was drawn by hand, else 384, and more where the window is wide. When
    main would be narrower than 640 beside it, the inspector slides over main instead, with a shadow, and
    Escape closes it; where main is to be kept clear, the navigator gives way first, for as long as the
    inspector is shown.
    """

    changed = Signal()  # a pane was shown, hidden or resized by hand

    def __init__(
        self,
        theme: Theme,
        navigator: QWidget,
        main: QWidget,
        inspector: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.navigator, self.main, self.inspector = navigator, main, inspector
        self._inspector_wanted = True
        self._navigator_wanted = True
        self._navigator_width = MEASURES.navigator
        self._is_main_clear = False
        self._inspector_width = 0  # 0: not given by hand
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._cover = Cover(theme, self)
        self._build()
        self._splitter.splitterMoved.connect(self._moved)

    def _build(self) -> None:
        self.navigator.setMinimumWidth(MEASURES.navigator_least)
        self.navigator.setMaximumWidth(MEASURES.navigator_most)
        self.inspector.setMinimumWidth(MEASURES.side_least)
        self.inspector.setMaximumWidth(MEASURES.side_most)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self.navigator, self.main, self.inspector):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.set_sizes((MEASURES.navigator, 0))
        self._cover.hide()

    @property
    def is_over(self) -> bool:
        """Whether the inspector lies over main for want of room."""
        return self.inspector.parentWidget() is self._cover

    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector is wanted; it may be hidden all the same while the window is narrow."""
        return self._inspector_wanted

    @property
    def navigator_shown(self) -> bool:
        return self._navigator_wanted

    def sizes(self) -> tuple[int, int]:
        """Widths of navigator and inspector, to be kept for the next time; 0 for one not given by hand."""
        return self._room_of_navigator(), self._inspector_width

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Give navigator and inspector their widths, within their limits; 0: as suits the window."""
        navigator, inspector = sizes
        # The usual width was kept whether it was drawn or not: it is nobody's choice.
        self._inspector_width = 0 if inspector in (0, MEASURES.inspector) else _within(inspector)
        navigator = min(max(navigator, MEASURES.navigator_least), MEASURES.navigator_most)
        self._navigator_width = navigator
        middle = max(self.width() - navigator - self._wide() - 2, 1)
        self._splitter.setSizes([navigator, middle, self._wide()])
        self._arrange()

    def show_navigator(self, wanted: bool) -> None:
        """Show or hide the left pane."""
        self._navigator_wanted = wanted
        self.navigator.setVisible(wanted)
        self._arrange()
        self.changed.emit()

    def keep_main_clear(self, clear: bool) -> None:
        """Let the navigator give way before the inspector lies over main, which is read meanwhile."""
        self._is_main_clear = clear
        self._arrange()

    def show_inspector(self, wanted: bool) -> None:
        """Show or hide the right pane; a keyboard that was in it goes to the middle one."""
        focus = QApplication.focusWidget()
        was_in = focus is not None and self.inspector.isAncestorOf(focus)
        self._inspector_wanted = wanted
        self._arrange()
        if was_in and not wanted:
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_over and self._inspector_wanted:
            self.show_inspector(False)
        else:
            super().keyPressEvent(event)

    def _moved(self, _place: int, handle: int) -> None:
        if handle == BESIDE and not self.is_over and self._inspector_wanted:
            self._inspector_width = self.inspector.width()
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Put the inspector beside main or over it, as the room allows."""
        room = self.width() - MEASURES.side_least - 2
        navigator = self._room_of_navigator() if self._navigator_wanted else 0
        must_yield = room - navigator < MEASURES.main_least <= room
        yields = self._is_main_clear and self._inspector_wanted and must_yield
        self.navigator.setVisible(self._navigator_wanted and not yields)
        navigator = 0 if yields else navigator
        narrow = room - navigator < MEASURES.main_least
        if narrow != self.is_over:
            self._take_over() if narrow else self._put_back()
        if narrow:
            self._lie(navigator)
        else:
            self.inspector.setVisible(self._inspector_wanted)
            self._keep_main_wide(navigator)

    def _room_of_navigator(self) -> int:
        """How wide the navigator is, or was before it was hidden."""
        if not self.navigator.isHidden():
            self._navigator_width = self._splitter.sizes()[0]
        return self._navigator_width

    def _take_over(self) -> None:
        self._cover.take(self.inspector)

    def _put_back(self) -> None:
        self._cover.hide()
        self._splitter.insertWidget(2, self.inspector)
        navigator = 0 if self.navigator.isHidden() else self.navigator.width()
        self._splitter.setSizes([navigator, self.width() - self._wide(), self._wide()])

    def _wide(self) -> int:
        """How wide the inspector is to be, within its limits at the text size in force."""
        part, whole = SHARE
        return _within(self._inspector_width or max(MEASURES.inspector, self.width() * part // whole))

    def _lie(self, navigator: int) -> None:
        width = min(self._wide(), max(self.width() - navigator, MEASURES.side_least))
        left = self.width() - width - SHADOW
        self._cover.setGeometry(QRect(left, 0, width + SHADOW, self.height()))
        self.inspector.setVisible(True)
        self._cover.setVisible(self._inspector_wanted)
        self._cover.raise_()

    def _keep_main_wide(self, navigator: int) -> None:
        """Narrow the inspector before main gets narrower than it may."""
        if not self._inspector_wanted:
            return
        room = self.width() - navigator - MEASURES.main_least - 2
        width = max(min(self._wide(), room), MEASURES.side_least)
        if self.inspector.width() != width and self.width() > 0:
            self._splitter.setSizes([navigator, self.width() - navigator - width - 2, width])


def _within(width: int) -> int:
    """A width of the inspector within its limits."""
    return min(max(width, MEASURES.side_least), MEASURES.side_most)


class Cover(QWidget):
    """What carries the inspector while it lies over main, with its shadow at the left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW, 0, 0, 0)

    def take(self, pane: QWidget) -> None:
        """Carry `pane` from now on."""
        column = self.layout()
        assert column is not None
        column.addWidget(pane)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for step in range(SHADOW):
            painter.fillRect(QRect(step, 0, SHADOW - step, self.height()), self._theme.token("shadow"))
        painter.fillRect(QRect(SHADOW - 1, 0, 1, self.height()), self._theme.token("line"))
