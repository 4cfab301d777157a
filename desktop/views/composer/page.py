"""The page a paper is composed on: left its outline and the section chosen in it, right how it will look."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.errors import NotWritten
from desktop.forms.wrapped_label import WrappedLabel
from desktop.jobs import Jobs
from desktop.models.composing import Composing
from desktop.models.spell_check import SpellCheck
from desktop.operations.composing import (
    add_section,
    move_section,
    remove_section,
    set_bars,
    set_shown,
    set_title,
    title_of,
)
from desktop.scale import px
from desktop.session import Session
from desktop.settings import COMPOSER_SIZES, Locked, Settings
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.composer.keeping import ComposerKeeping
from desktop.views.composer.outline_list import OutlineList
from desktop.views.composer.preview import Preview
from desktop.views.composer.section_panel import SectionPanel
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.check_box import CheckBox
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import ElidedLabel, Label
from desktop.widgets.parted import Parted
from desktop.widgets.surface import Surface

if TYPE_CHECKING:
    from desktop.briefing import Proof, Spot

LEAST, MOST, PART = 320, 460, 0.4  # of the width, for what is at the left
ROWS, LEAST_ROWS, OUTLINE = 9, 3, 0.4  # rows of the outline: wanted, at least; and of the height


class ComposerPage(QWidget):
    """One paper at a time. `opened`: a record to show beside it; `judgement_wanted`: a new one for the paper
    with this id.
    """

    opened = Signal(str)
    judgement_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        settings: Settings,
        check: SpellCheck,
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._settings = session, theme, settings
        self.composing = Composing(session, settings.path.parent, jobs, self)
        self.title = ElidedLabel(theme, "", "view")
        self.details = IconButton(theme, "pencil", "Details of the paper")
        self.outline = OutlineList(theme)
        self.section = SectionPanel(session, theme, self.composing, check)
        self.preview = Preview(theme)
        self.problem = WrappedLabel(theme, "", "body", "error")
        self.place = Label(theme, "", "second", "text2")
        self.bars = CheckBox(theme)
        self.bars.hide()
        self.add = Button(theme, "Add section", "quiet", icon="plus", chevron=True)
        self.buttons = {
            name: IconButton(theme, icon, words)
            for name, icon, words in (
                ("up", "arrow-up", "Move up (Alt+Up)"),
                ("down", "arrow-down", "Move down (Alt+Down)"),
                ("rename", "square-pen", "Rename (F2)"),
                ("toggle", "eye-off", "Leave out or take in (Space)"),
                ("remove", "trash-2", "Remove (Delete)"),
            )
        }
        self.zooms = [
            IconButton(theme, "zoom-out", "Smaller"),
            IconButton(theme, "zoom-in", "Larger"),
        ]
        self._wanted = ""
        self._left = Surface(theme, "base")
        self._right = Surface(theme, "base")
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self.rows = Parted(theme, down, "Height of the outline", self.outline, self.section)
        self.columns = Parted(theme, across, "Width of the outline", self._left, self._right)
        sizes = settings.get(COMPOSER_SIZES)
        self._sizes = (sizes[0], sizes[1]) if len(sizes) == 2 else None
        self.keeping = ComposerKeeping(session, self.composing, self.outline, self.section, self)
        self._build()
        self._connect()
        self.setFocusProxy(self.outline)
        self.setAccessibleName("Composer")

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row([self.title, self.details]))
        acts = self._row([self.add, None, *self.buttons.values()])
        acts.setContentsMargins(0, 8, 8, 4)
        acts.setSpacing(0)
        column.addLayout(acts)
        column.addWidget(self.rows, 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        told = FlowLayout(16)  # under each other where there is no room
        for widget in (self.place, self.bars):
            told.addWidget(widget)
        around = self._row([])
        around.addLayout(told, 1)
        for zoom in self.zooms:
            around.addWidget(zoom, 0, Qt.AlignmentFlag.AlignTop)
        right.addLayout(around)
        self.problem.setContentsMargins(16, 0, 16, 8)
        self.problem.hide()
        right.addWidget(self.problem)
        right.addWidget(self.preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.columns)
        self._measure()

    @staticmethod
    def _row(widgets: "list[QWidget | None]") -> QHBoxLayout:
        """Widgets beside each other; None is room between them."""
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 8, 4)
        row.setSpacing(4)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
        return row

    def _connect(self) -> None:
        self._theme.changed.connect(self._measure)
        for parted in (self.columns, self.rows):
            parted.splitterMoved.connect(self._take_sizes)
        outline, composing = self.outline, self.composing
        composing.outlined.connect(self._show_outline)
        composing.proofed.connect(self._show_proof)
        composing.failed.connect(self._show_problem)
        outline.chosen.connect(self._choose)
        outline.moved.connect(self._move)
        # Queued: the editor is still open.
        outline.parts.renamed.connect(self._rename, Qt.ConnectionType.QueuedConnection)
        outline.toggled.connect(self._toggle)
        outline.removed.connect(self._remove)
        outline.entered.connect(lambda: self.section.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.section.text.done.connect(lambda: outline.setFocus(Qt.FocusReason.OtherFocusReason))
        self.section.opened.connect(self.opened)
        self.section.judgement_wanted.connect(lambda: self.judgement_wanted.emit(composing.brief_id))
        self.preview.chosen.connect(self._go_to)
        self.preview.moved.connect(self._tell_page)
        self.details.clicked.connect(lambda: self.opened.emit(composing.brief_id))
        self.add.clicked.connect(self._offer)
        self.buttons["up"].clicked.connect(partial(outline.move_by, -1))
        self.buttons["down"].clicked.connect(partial(outline.move_by, 1))
        self.buttons["rename"].clicked.connect(outline.rename)
        self.buttons["toggle"].clicked.connect(lambda: self._toggle(outline.kind))
        self.buttons["remove"].clicked.connect(lambda: self._remove(outline.kind))
        self.bars.clicked.connect(lambda on: composing.do(lambda paper: set_bars(paper, on)))
        for button, by in zip(self.zooms, (-1, 1), strict=True):
            button.clicked.connect(partial(self.preview.zoom, by))

    # -- what is shown -------------------------------------------------------------------------------

    def show_brief(self, id: str) -> None:
        """Compose a paper; what was typed for another is written first."""
        self.leave()
        if id != self.composing.brief_id:
            self.problem.hide()
            self.preview.clear()
            self.section.unsettled.clear()
        self.composing.show_brief(id)

    def leave(self) -> bool:
        """Write what was typed; False when it can't be, which the session says."""
        kind, title = self.outline.kind, self.outline.take_typed()
        if title is not None:
            self._rename(kind, title)
        self.section.leave()
        self.keeping.keep()  # what can't be written yet
        return not self.composing.has_typed

    def keep_clear(self, pixels: int) -> None:
        """Let what is at the lower left be scrolled clear of what lies there."""
        self.section.keep_clear(pixels)

    def _show_outline(self) -> None:
        composed = self.composing.composed
        fixed = self._session.store.readonly or composed is None
        self.title.setText(composed.brief.title if composed else "No paper")
        self.outline.parts.fixed = fixed
        self.outline.show_parts(composed.parts if composed else ())
        self.section.show_kind(self.outline.kind)
        self.keeping.bring_back()
        for widget in (self.add, *self.buttons.values()):
            widget.setEnabled(not fixed)

    def _choose(self, kind: str) -> None:
        self.section.show_kind(kind)
        self._bring(kind)

    def _bring(self, kind: str) -> None:
        """Bring a section into sight, once the preview has it; the first one shows the front of the paper."""
        shown = self.preview.show_section(kind)
        self._wanted = "" if shown or not self.preview.page_count else kind

    def _show_proof(self, proof: "Proof") -> None:
        self.problem.hide()
        self.preview.show_proof(proof)
        self._show_bars(proof)
        if self._wanted:
            self._bring(self._wanted)

    def _show_bars(self, proof: "Proof") -> None:
        """Offer bars beside what differs where there is an edition before, and say how many there are."""
        composed, number = self.composing.composed, proof.number or 1
        wanted = composed is not None and composed.has_bars
        can_be = composed is not None and not composed.template.since and (proof.since or not wanted)
        self.bars.setVisible(number > 1 and bool(can_be))
        counted = {0: "No bars", 1: "1 bar"}.get(proof.bars, f"{proof.bars:,} bars")
        self.bars.setText(counted if wanted else "Bars")
        self.bars.setAccessibleName(f"{self.bars.text()} since edition {number - 1}")
        self.bars.setToolTip(f"Bars stand beside what differs from edition {number - 1}")
        self.bars.setChecked(wanted)
        self.bars.setEnabled(not self._session.store.readonly)

    def _show_problem(self, words: str) -> None:
        """Say why there is no newer preview; the last one stays in sight."""
        self.problem.setText(words)
        self.problem.show()
        self._tell_page()

    def _tell_page(self) -> None:
        pages, failed = self.preview.page_count, self.problem.isVisibleTo(self)
        none = "No preview" if failed else "Making the preview"
        self.place.setText(f"Page {self.preview.page} of {pages}" if pages else none)

    # -- what is done --------------------------------------------------------------------------------

    def _move(self, kind: str, to: int) -> None:
        if self.composing.do(lambda paper: move_section(paper, kind, to)):
            self._wanted = kind

    def _rename(self, kind: str, title: str) -> None:
        if self._session.is_open:
            self.composing.do(lambda paper: set_title(paper, kind, title))

    def _toggle(self, kind: str) -> None:
        part = self.composing.composed.part(kind) if self.composing.composed else None
        if part is not None and not part.annex:
            self.composing.do(lambda paper: set_shown(paper, kind, not part.shown))
            self._wanted = kind

    def _remove(self, kind: str) -> None:
        part = self.composing.composed.part(kind) if self.composing.composed else None
        if part is not None and not part.annex and not self._session.store.readonly:
            self.composing.do(lambda paper: remove_section(paper, kind))

    def _offer(self) -> None:
        """Ask which section is to be added."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self.composing.composed.addable() if self.composing.composed else ():
            action = menu.addAction(title_of(kind).replace("&", "&&"))
            action.triggered.connect(partial(self.add_section, kind))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def add_section(self, kind: str, _checked: bool = False) -> None:
        """Add a section of a kind, and choose it."""
        if self.composing.do(lambda paper: add_section(paper, kind)):
            self.outline.choose(kind)

    def _go_to(self, spot: "Spot") -> None:
        """From the preview to the section, and to the record that is claimed there."""
        if spot.kind and spot.kind != self.outline.kind:
            self.outline.choose(spot.kind)
        if spot.record:
            self.opened.emit(spot.record)

    # -- Qt ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()  # of the room there is: while it was hidden its parts were not laid out
        self.composing.wake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        self._keep_sizes()
        self.composing.wake(False)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Give the parts the least they may have, and what a hand gave them, else what they mostly need."""
        self._left.setMinimumWidth(min(px(LEAST), self.width() // 2))
        self._right.setMinimumWidth(min(px(LEAST), self.width() // 3))
        self.outline.setMinimumHeight(MEASURES.row * LEAST_ROWS)
        room = self.rows.height()
        wide = max(px(LEAST), min(round(self.width() * PART), px(MOST)))
        high = max(round(room * OUTLINE), min(ROWS * MEASURES.row, room // 2))
        wide, high = self._sizes or (wide, high)
        self.columns.part(wide)
        self.rows.part(high)

    def _take_sizes(self) -> None:
        self._sizes = self.columns.sizes()[0], self.rows.sizes()[0]

    def _keep_sizes(self) -> None:
        """Keep how a hand has parted it; what can't be written holds until the window is closed."""
        if self._sizes and self._sizes != self._settings.get(COMPOSER_SIZES):
            with suppress(NotWritten, Locked):
                self._settings.set(COMPOSER_SIZES, self._sizes)
