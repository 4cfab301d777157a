"""One change beside the list: its head, and what it did to each record, field by field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.queries.gone import titles_ever
from desktop.forms.wrapped_label import WrappedLabel
from desktop.kind_icons import icon_of
from desktop.models.change_details import MOST, Details, Group, details_of
from desktop.models.history_steps import Difference
from desktop.operations.history import Overlap
from desktop.operations.labels import cut
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.change_head import ChangeHead
from desktop.views.field_difference import FieldDifference
from desktop.widgets.buttons import IconButton, LinkButton
from desktop.widgets.label import Label
from desktop.widgets.surface import Rule

READABLE = 640
AT_ONCE = 12  # fields; those of further records are made one record after the other, when there is time


class _Inside(QWidget):
    """As wide as the view, whatever stands in it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class ChangeView(QScrollArea):
    """Shows a change. `opened`: a record to go to; `narrowed`: one whose changes are to be listed.

    `back_wanted`: a deleted record is to come back; `value_wanted`: a field its value before.
    """

    opened = Signal(str)
    narrowed = Signal(str)
    back_wanted = Signal(str)
    value_wanted = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._most: int = MOST
        self._first: tuple[str, ...] = ()
        self.details: Details | None = None
        self.fields: list[FieldDifference] = []
        self.head = ChangeHead(theme)
        self.more = LinkButton(theme, "", "second_medium")
        self._groups = QVBoxLayout()
        self._coming: list[Group] = []
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._add_next)
        self._build()
        self.more.clicked.connect(self._show_more)

    def _build(self) -> None:
        self.setAccessibleName("The change chosen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QWidget()
        around.setMaximumWidth(px(READABLE) + 2 * MEASURES.main_padding)
        column = QVBoxLayout(around)
        column.setContentsMargins(MEASURES.main_padding, 8, MEASURES.main_padding, 24)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._groups)
        column.addSpacing(12)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._groups.setSpacing(0)
        inside = _Inside()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(around, 1)
        row.addStretch(0)
        self._around, self._inside = around, inside
        self.setWidget(inside)
        self.show_none()

    @property
    def change_id(self) -> str:
        """The id of the change shown, '' for none."""
        return self.details.entry.change.id if self.details else ""

    # -- what is shown -------------------------------------------------------------------------------

    def show_none(self) -> None:
        """Show no change."""
        self.details = None
        self._clear()
        self._around.hide()

    def show_change(self, seq: int, first: Sequence[str] = ()) -> None:
        """Show the change at a place of the journal. `first`: ids of records that come first."""
        same = self.details is not None and self.details.entry.change.seq == seq
        same = same and tuple(first) == self._first
        if not same:
            self._most, self._first = MOST, tuple(first)
            self.verticalScrollBar().setValue(0)
        details = details_of(self._session.store, seq, self._most, first)
        if details is None:
            self.show_none()
        elif not same or details != self.details:
            self._show(details)

    def refresh(self) -> None:
        """Show the change as it stands now: it may be undone, and records gone or back."""
        if self.details is not None:
            self.show_change(self.details.entry.change.seq, self._first)

    def show_overlaps(self, met: Sequence[Overlap], *, left: bool) -> None:
        """Name the later changes that are in the way of taking this one back."""
        titles = titles_ever(self._session.store.db, {each.id for each in met})
        self.head.show_overlaps(tuple((each, titles.get(each.id, "")) for each in met), left)
        self.verticalScrollBar().setValue(0)

    def _show_more(self) -> None:
        if self.details is not None:
            self._most += MOST
            self.refresh()

    def _show(self, details: Details) -> None:
        self.details = details
        store = self._session.store
        self._clear()
        self.head.show_change(details, store.desk, editable=not store.readonly)
        self.more.setText(f"Show more ({details.more:,} left)")
        self.more.setVisible(details.more > 0)
        self.more.updateGeometry()
        self._coming = [*reversed(details.groups)]
        self._around.show()
        self._add_next()

    def _add_next(self) -> None:
        """Show the next record, and as many more as are made in no time."""
        before = len(self.fields)
        while self._coming:
            self._add(self._group(self._coming.pop()))
            if len(self.fields) >= max(before + 1, AT_ONCE):
                break
        if self._coming:
            self._next.start()
        QCoreApplication.sendEvent(self._inside, QEvent(QEvent.Type.LayoutRequest))  # not squeezed till then

    def _add(self, block: QWidget) -> None:
        self._groups.addSpacing(16)
        self._groups.addWidget(block)
        block.show()  # left to the layout, it would come a moment later, when the height is given out

    def _clear(self) -> None:
        self._next.stop()
        self._coming.clear()
        self.fields.clear()
        while item := self._groups.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    # -- one record ----------------------------------------------------------------------------------

    def _group(self, group: Group) -> QWidget:
        block = QWidget()
        block.setAccessibleName(f"{group.title}, {group.heading}")
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._heading(group))
        column.addWidget(Rule(self._theme))
        for difference in group.differences:
            column.addWidget(self._field(difference))
        return block

    def _heading(self, group: Group) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(_icon(self._theme, group.kind))
        row.addWidget(self._title(group), 0 if group.there else 1)
        row.addWidget(Label(self._theme, group.heading, "second", "text2"))
        if group.there:
            row.addStretch(1)
        if not group.there and not self._session.store.readonly:
            row.addWidget(self._link("Bring it back", group, self.back_wanted.emit))
        if group.id not in self._first[:1]:
            row.addWidget(self._link("Its changes", group, self.narrowed.emit))
        return row

    def _title(self, group: Group) -> QWidget:
        if not group.there:
            return WrappedLabel(self._theme, cut(group.title), "body_strong", lines=2)
        title = LinkButton(self._theme, cut(group.title), "body_strong")
        title.setToolTip(f"Go to {cut(group.title)}")
        title.clicked.connect(lambda: self.opened.emit(group.id))
        return title

    def _link(self, words: str, group: Group, tell: Callable[[str], None]) -> LinkButton:
        link = LinkButton(self._theme, words, "second_medium")
        link.setAccessibleName(f"{words}: {cut(group.title)}")
        link.clicked.connect(lambda: tell(group.id))
        return link

    def _field(self, difference: Difference) -> FieldDifference:
        made = FieldDifference(self._theme, difference, restorable=not self._session.store.readonly)
        made.restore_wanted.connect(lambda: self.value_wanted.emit(difference))
        made.opened.connect(self.opened)
        self.fields.append(made)
        return made


def _icon(theme: Theme, kind: str) -> QWidget:
    sign = IconButton(theme, icon_of(kind), "")
    sign.setFixedSize(MEASURES.icon, MEASURES.icon)
    sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return sign
