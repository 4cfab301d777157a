"""Makes the commands of the table into QActions and menus; what nobody has connected does not appear."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.action_table import ACTIONS, SPECS
from desktop.menus.spec import MENUS, REASONS, ActionSpec, Condition
from desktop.theme import Theme


class Actions(QObject):
    """The commands of one window. Connect them, then fill the menu bar, then say what holds.

    Icons are drawn for who takes an action, and for a menu of the bar when it opens: so it starts sooner.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._choices: dict[str, QActionGroup] = {}
        self._holding: set[Condition] = set()
        self._with_icon: set[str] = set()
        theme.changed.connect(self._paint_again)

    def connect_to(self, id: str, slot: Callable[[], object]) -> QAction:
        """Let `slot` be called when the command `id` is given; raises KeyError when there is none such."""
        action = self._made(SPECS[id])
        action.triggered.connect(lambda _checked=False: slot())
        return action

    def connect_tick(self, id: str, slot: Callable[[bool], object], *, ticked: bool) -> QAction:
        """Let `slot` be called with the new tick of a command that is ticked; it begins as `ticked`."""
        action = self._made(SPECS[id])
        action.setChecked(ticked)
        action.triggered.connect(lambda checked: slot(checked))
        return action

    def menu(self, id: str) -> QMenu:
        """The menu that the command `id` opens, for its owner to fill."""
        if id not in self._menus:
            spec = SPECS[id]
            menu = QMenu(spec.text, self._window)
            menu.setToolTipsVisible(False)
            menu.menuAction().setStatusTip(spec.tip)
            self._menus[id] = menu
            self._actions[id] = menu.menuAction()
            self._enable(id)
        return self._menus[id]

    def __getitem__(self, id: str) -> QAction:
        self._paint_icons((id,))
        return self._actions[id]

    def can(self, id: str) -> bool:
        """Whether a command can be given now."""
        return self._actions[id].isEnabled()

    def __contains__(self, id: str) -> bool:
        return id in self._actions

    @property
    def connected(self) -> tuple[ActionSpec, ...]:
        """The commands that can be given, in the order of the table."""
        return tuple(spec for spec in ACTIONS if spec.id in self._actions)

    def hold(self, **conditions: bool) -> None:
        """Say what holds now, by the names of `menus.spec.Condition`; what is not named stays."""
        known = {name: holds for name, holds in conditions.items() if name in CONDITIONS}
        unknown = conditions.keys() - known.keys()
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        for name, holds in known.items():
            condition = CONDITIONS[name]
            (self._holding.add if holds else self._holding.discard)(condition)
        for id in self._actions:
            self._enable(id)

    def name_step(self, id: str, step: str) -> None:
        """Let "Undo" or "Redo" say which step: Undo “Ukraine · Territory changed”."""
        spec = SPECS[id]
        escaped = step.replace("&", "&&")
        self._actions[id].setText(f"{spec.text} “{escaped}”" if step else spec.text)
        words = f"{spec.words} “{step}”" if step else spec.words
        self._actions[id].setToolTip(with_shortcut(words, spec.shortcut))

    def fill(self, bar: QMenuBar) -> None:
        """Put every connected command into its menu; a menu without any is left out."""
        for name, title in MENUS:
            specs = [spec for spec in self.connected if spec.menu == name]
            if specs:
                menu = bar.addMenu(title)
                menu.aboutToShow.connect(partial(self._paint_icons, [spec.id for spec in specs]))
                for spec in specs:
                    if spec.begins and not menu.isEmpty():
                        menu.addSeparator()
                    menu.addAction(self._actions[spec.id])

    def _made(self, spec: ActionSpec) -> QAction:
        if spec.id in self._actions:
            return self._actions[spec.id]
        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in (spec.shortcut, spec.also) if keys])
        action.setStatusTip(spec.tip)
        action.setWhatsThis(spec.tip)
        action.setToolTip(with_shortcut(spec.words, spec.shortcut))
        action.setCheckable(spec.ticks or bool(spec.choice))
        if spec.choice:
            self._group(spec.choice).addAction(action)
        self._window.addAction(action)
        self._actions[spec.id] = action
        self._enable(spec.id)
        return action

    def _group(self, choice: str) -> QActionGroup:
        return self._choices.setdefault(choice, QActionGroup(self))

    def _enable(self, id: str) -> None:
        spec, action = SPECS[id], self._actions[id]
        lacking = [need for need in spec.needs if need not in self._holding]
        action.setEnabled(not lacking)
        if not spec.opens:
            words = with_shortcut(spec.words, spec.shortcut)
            action.setToolTip(f"{words}: {REASONS[lacking[0]]}" if lacking else words)

    def _paint_icons(self, ids: Iterable[str]) -> None:
        for id in ids:
            if id not in self._with_icon and SPECS[id].icon:
                self._with_icon.add(id)
                self._actions[id].setIcon(self._theme.icon(SPECS[id].icon))

    def _paint_again(self) -> None:
        painted = list(self._with_icon)
        self._with_icon.clear()
        self._paint_icons(painted)


CONDITIONS: dict[str, Condition] = {need: need for spec in ACTIONS for need in spec.needs}


def with_shortcut(words: str, shortcut: str) -> str:
    """Words with their keys as this system writes them: "Back (Alt+Left)"."""
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})" if keys else words
