"""What speaks against what and nobody has noted, over the list of disagreements; one key notes it."""

from collections.abc import Sequence
from textwrap import shorten
from typing import NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.queries.snapshot import Snapshot
from db.records import Evidence, Position
from desktop.action_table import SPECS
from desktop.actions import with_shortcut
from desktop.analysis.disputes import unnoted_groups
from desktop.jobs import Jobs
from desktop.models.columns import sentence_case
from desktop.models.comparing import Comparing
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.heading import SectionHeading
from desktop.widgets.row_list import INSET, TWO_LINES, ListRow, RowList

HEADING = "Not yet noted"
SHOWN = 4  # rows in sight; the others are scrolled to
EXCERPT = 48  # letters of what one position says: two of them stand side by side in a narrow window
BY = 24  # letters of a source's title before it
APART = "  ≠  "


class Group(NamedTuple):
    """Positions of one actor on one issue that speak against one another, and the row that says so."""

    positions: tuple[str, ...]
    row: ListRow


def groups(snapshot: Snapshot) -> tuple[Group, ...]:
    """What is not noted, a row for each actor and issue; a row's key is the id of its first position."""
    return tuple(
        Group(tuple(each.id for each in found), _row(snapshot, found)) for found in unnoted_groups(snapshot)
    )


def _row(snapshot: Snapshot, found: Sequence[Position]) -> ListRow:
    says = (
        f"{by}: {_cut(each.statement, EXCERPT)}" for each, by in zip(found, _by(snapshot, found), strict=True)
    )
    title = f"{snapshot.title(found[0])} · {len(found)} positions"
    return ListRow(found[0].id, title, APART.join(says))


def _by(snapshot: Snapshot, found: Sequence[Position]) -> list[str]:
    """What tells positions apart before their words: the channel, or in one channel the source."""
    if len({each.channel for each in found}) > 1:
        return [sentence_case(each.channel) for each in found]
    cited = [snapshot.by(Evidence, "record", each.id) for each in found]
    return [_cut(snapshot.title(each[0].source), BY) if each else "No source" for each in cited]


def _cut(text: str, letters: int) -> str:
    return shorten(text, letters, placeholder=" …")


class UnnotedPanel(QWidget):
    """Nothing where all is noted. `noted`: ids of positions to note; `opened`, `walked`: of one to see."""

    noted = Signal(list)
    opened = Signal(str)
    walked = Signal(str)

    def __init__(self, session: Session, theme: Theme, jobs: Jobs | None) -> None:
        super().__init__()
        self._session = session
        self._groups: tuple[Group, ...] = ()
        self.heading = SectionHeading(theme, HEADING, link="Note it")
        self.rows = RowList(theme, f"{HEADING}: positions that speak against one another", two_lines=True)
        self._area = QScrollArea()
        self._inner = QWidget()
        self.comparing = Comparing(session, groups, jobs, self)
        self._build()
        self.comparing.ready.connect(lambda found: self._show(cast(tuple[Group, ...], found)))
        self.heading.link_clicked.connect(lambda: self.noted.emit(list(self.chosen())))
        self.rows.opened.connect(self.opened)
        self.rows.selectionModel().currentChanged.connect(self._walk)

    def _build(self) -> None:
        shortcut = SPECS["record.disagree"].shortcut
        self.heading.link.setToolTip(with_shortcut("Note the disagreement of this row", shortcut))
        self._area.setWidget(self.rows)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QVBoxLayout(self._inner)
        around = MEASURES.main_padding - INSET
        inner.setContentsMargins(around, 0, around, 12)
        inner.setSpacing(0)
        self.heading.setContentsMargins(INSET, 0, INSET, 0)
        inner.addWidget(self.heading)
        inner.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._inner)
        self._inner.hide()

    def chosen(self) -> tuple[str, ...]:
        """The positions of the row the keyboard is on, of the first when it was on none."""
        row = max(self.rows.currentIndex().row(), 0)
        return self._groups[row].positions if self._groups else ()

    def has_keyboard(self) -> bool:
        """Whether what the keyboard does is meant for a row here."""
        return self.rows.hasFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.comparing.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.comparing.watch(False)

    def _show(self, found: tuple[Group, ...]) -> None:
        here = self.rows.currentIndex().row()
        self._groups = ()  # what is shown beside it stays when rows come and go
        self.rows.show_rows([each.row for each in found])
        if here >= 0 and found:
            self.rows.setCurrentIndex(self.rows.model().index(min(here, len(found) - 1), 0))
        self._groups = found
        self._area.setFixedHeight(min(len(found), SHOWN) * px(TWO_LINES))
        self.heading.set_count(f"{len(found):,}")
        self.heading.link.setEnabled(not self._session.store.readonly)
        self._inner.setVisible(bool(found))

    def _walk(self) -> None:
        index = self.rows.currentIndex()
        if index.isValid():
            self._area.ensureVisible(0, self.rows.visualRect(index).center().y(), 0, px(TWO_LINES) // 2)
            if self._groups and self.has_keyboard():
                self.walked.emit(self._groups[index.row()].positions[0])
