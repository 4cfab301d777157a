"""What narrows the history: words, a record, who, which kind of change, which kind of record, which days."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db import dates, journal
from db.changes import ChangeKind
from db.queries import history
from db.queries.history import Asked
from db.records import KINDS
from desktop.models.changes import KIND_WORDS
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.record_box import RecordBox
from desktop.widgets.buttons import LinkButton
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.field_row import ErrorLine
from desktop.widgets.label import repolish
from desktop.widgets.search_box import FilterBox
from desktop.widgets.strip import Strip

BOX_WIDTH, DAY_WIDTH = 160, 120
UNNAMED = "without a name"


class HistoryFilters(QWidget):
    """The controls over the list of changes. `changed`: they ask for others, as `asked` says."""

    changed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._quiet = False
        self.words = FilterBox(theme, "Filter changes")
        self.record = RecordBox(session, theme, "Changes of a record")
        self.author, self.kind, self.table = ComboBox(), ComboBox(), ComboBox()
        self.first, self.last = QLineEdit(), QLineEdit()
        self.error = ErrorLine(theme)
        self.clear_all = LinkButton(theme, "Clear filters", "second_medium")
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        names = ("Who", "Kind of change", "Kind of record")
        for box, name in zip((self.author, self.kind, self.table), names, strict=True):
            box.setAccessibleName(name)
            box.setFont(self._theme.font())
        for line, name, words in ((self.first, "From", "from day"), (self.last, "To", "to day")):
            line.setFont(self._theme.font())
            line.setAccessibleName(f"{name}, a day")
            line.setPlaceholderText(words)
            line.setFixedWidth(px(DAY_WIDTH))
        self.strip = Strip()
        for box in (self.author, self.kind, self.table):
            box.setFixedWidth(px(BOX_WIDTH))
            self.strip.add(box)
        for line in (self.first, self.last):
            self.strip.add(line)
        self.strip.add(self.clear_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEASURES.main_padding, 0, MEASURES.main_padding, 12)
        column.setSpacing(4)
        column.addWidget(self.strip)
        column.addWidget(self.error)
        self.error.set_text("")

    def _connect(self) -> None:
        self.words.filtered.connect(self._tell)
        self.record.chosen.connect(self._tell)
        for box in (self.author, self.kind, self.table):
            box.activated.connect(self._tell)
        for line in (self.first, self.last):
            line.editingFinished.connect(self._tell)
        self.clear_all.clicked.connect(self.clear)
        self._session.tracker_changed.connect(self.clear)

    # -- what there is to choose ---------------------------------------------------------------------

    def reload(self) -> None:
        """Offer the people and kinds that the journal knows, with what is chosen kept."""
        if not self._session.is_open:
            return
        db = self._session.store.db
        people: list[tuple[str, object]] = [(name or UNNAMED, (name,)) for name in history.authors(db)]
        kinds: list[tuple[str, object]] = [(KIND_WORDS[kind][0], kind) for kind in history.kinds_used(db)]
        tables: list[tuple[str, object]] = [(cls.META.plural, kind) for kind, cls in KINDS.items()]
        tables.sort(key=lambda pair: pair[0].casefold())
        _fill(self.author, "Everybody", people)
        _fill(self.kind, "All changes", kinds)
        _fill(self.table, "All records", tables)
        self._show_state()

    # -- what is asked for ---------------------------------------------------------------------------

    @property
    def asked(self) -> Asked:
        """Which changes are asked for; days that can't be read narrow nothing."""
        author = self.author.currentData()
        kind: ChangeKind | None = self.kind.currentData()
        return Asked(
            words=self.words.text(),
            author=author[0] if author else None,
            kind=kind,
            table=self.table.currentData() or "",
            first=_beginning(self._day(self.first, 0)),
            last=_end(self._day(self.last, 1)),
            record=self.record.record,
        )

    def _day(self, line: QLineEdit, end: int) -> str:
        """The first or last day (`end` 0 or 1) of what is typed; '' when nothing is, or no day."""
        try:
            edtf = dates.read_typed(line.text(), self._session.dossier.date_order)
            return dates.bounds(edtf)[end] or "" if edtf else ""
        except dates.BadDate:
            return ""

    def _problem(self, line: QLineEdit) -> str:
        try:
            edtf = dates.read_typed(line.text(), self._session.dossier.date_order)
        except dates.BadDate as error:
            return str(error)
        return "" if not edtf or any(dates.bounds(edtf)) else "Which day is not said. Write 2026-04-19."

    def clear(self) -> None:
        """Ask for all changes."""
        self._quiet = True  # it is told once, when all is cleared
        for box in (self.author, self.kind, self.table):
            box.setCurrentIndex(0)
        for line in (self.first, self.last):
            line.clear()
        self.words.clear()
        self.record.clear()
        self._quiet = False
        self._tell()

    def _tell(self) -> None:
        if self._session.is_open and not self._quiet:
            self._show_state()
            self.changed.emit()

    def _show_state(self) -> None:
        said = ""
        for line in (self.first, self.last):
            problem = self._problem(line) if line.text().strip() else ""
            said = said or problem
            line.setAccessibleDescription(problem)
            if (line.property("state") or "") != ("invalid" if problem else ""):
                line.setProperty("state", "invalid" if problem else "")
                repolish(line)
        self.error.set_text(said)
        self.clear_all.setVisible(self.asked != Asked() or bool(said))


def _fill(box: ComboBox, all_words: str, entries: list[tuple[str, object]]) -> None:
    """Put entries after the one for all of them; what was chosen stays chosen while it is there."""
    before = box.currentData()
    box.clear()
    box.addItem(all_words, None)
    for words, data in entries:
        box.addItem(words, data)
    found = next((place for place in range(box.count()) if box.itemData(place) == before), 0)
    box.setCurrentIndex(found)


def _beginning(day: str) -> str:
    """The first moment of a day by the clock of this machine, as the journal writes it; '' for no day."""
    return _moment(day, timedelta())


def _end(day: str) -> str:
    """The last moment of a day."""
    return _moment(day, timedelta(days=1, milliseconds=-1))


def _moment(day: str, later: timedelta) -> str:
    try:
        return journal.stamped(datetime.fromisoformat(day) + later) if day else ""
    except (ValueError, OverflowError):  # before the first year or after the last that clocks know
        return ""
