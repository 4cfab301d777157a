"""A field to look for a record by name, also for one that is gone: its changes are then listed."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from db.queries.gone import gone_named, titles_ever
from db.records import KINDS
from desktop.forms.candidates import Candidate, candidates
from desktop.forms.offered_row import CANDIDATE_ROLE, OfferedRow
from desktop.models.nearness import nearness
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.pressing import RETURNS
from desktop.widgets.search_box import TYPING_PAUSE, IconField

MOST_GONE = 10


class RecordBox(IconField):
    """Type to search, arrows to choose, Escape to clear. `chosen`: a record's id, '' for none."""

    chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "search", words, parent)
        self._session = session
        self._id = ""
        self._title = ""
        self.setClearButtonEnabled(False)
        self.offer = QStandardItemModel(self)
        self.found_by = QCompleter(self.offer, self)
        self.found_by.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.found_by.setMaxVisibleItems(12)
        self.found_by.setWidget(self)
        popup = self.found_by.popup()
        assert popup is not None
        self.popup = popup
        popup.setItemDelegate(OfferedRow(theme, popup))
        popup.setAccessibleName("Records found")
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._connect()

    def _connect(self) -> None:
        self.textEdited.connect(self._typed)
        self._pause.timeout.connect(self.search)
        activated = self.found_by.activated[QModelIndex]  # type: ignore[index]  # the stubs know one overload
        activated.connect(self._choose)

    @property
    def record(self) -> str:
        """The id of the record chosen, '' for none."""
        return self._id

    def show_record(self, id: str) -> None:
        """Choose the record with this id, which may be gone; '' for none."""
        self._title = titles_ever(self._session.store.db, [id]).get(id, id) if id else ""
        self.setText(self._title)
        self.setCursorPosition(0)
        if id != self._id:
            self._id = id
            self.chosen.emit(id)

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._pause.stop()
            self.popup.hide()
            self.show_record("")
        else:
            self._pause.start()

    def search(self) -> None:
        """Offer the records that go by what is typed, those in the tracker first."""
        self._pause.stop()
        words = self.text().strip()
        if not self._session.is_open or not words or self.text() == self._title:
            return
        found = candidates(self._session, (), words)
        gone = gone_named(self._session.store.db, words, MOST_GONE)
        gone.sort(key=lambda each: (nearness(each[2], words), len(each[2])))
        found += [Candidate(id, title, f"{KINDS[kind].META.label}, deleted") for id, kind, title in gone]
        self.offer.clear()
        for each in found:
            item = QStandardItem(each.title)
            item.setData(each, CANDIDATE_ROLE)
            item.setData(f"{each.title}, {each.detail}", Qt.ItemDataRole.AccessibleTextRole)
            item.setEditable(False)
            self.offer.appendRow(item)
        if found:
            self.found_by.complete()
            self.popup.setCurrentIndex(self.offer.index(0, 0))
        else:
            self.popup.hide()

    def _choose(self, index: QModelIndex) -> None:
        candidate = index.data(CANDIDATE_ROLE)
        if isinstance(candidate, Candidate):
            self.show_record(candidate.id)

    def clear(self) -> None:
        """Choose none."""
        super().clear()
        self.show_record("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words for which nothing was chosen ask for nothing: what is asked for stands there again."""
        super().focusOutEvent(event)
        if not self.popup.isVisible() and self.text() != self._title:
            self._pause.stop()
            self.setText(self._title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in RETURNS:
            super().keyPressEvent(event)
        elif self.popup.isVisible():
            event.ignore()  # it is for the list of what was found
        else:
            self.search()
