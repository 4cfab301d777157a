"""A field that points to another record: type to search or to begin a new one, arrows to choose."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from db.changes import Value
from db.errors import InvalidField
from db.records import KINDS, Record
from db.records.checks import NEEDED, quote
from desktop.analysis.report import joined
from desktop.forms import layout
from desktop.forms.candidates import Candidate, candidates
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.forms.offered_row import CANDIDATE_ROLE, KIND_ROLE, OfferedRow
from desktop.scale import px
from desktop.theme_tokens import MEASURES
from desktop.widgets.announce import announce
from desktop.widgets.buttons import IconButton
from desktop.widgets.cut_line import CutLine
from desktop.widgets.label import repolish

ID_ROLE = Qt.ItemDataRole.UserRole
NARROWED_BY = {"option": "issue", "discussed": "id"}
LIST_WIDTH = 400  # pixels at least: names are long, and the field may be narrow
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ReferenceField(FieldWidget):
    """Shows the title of the record it points to. Alt+Return goes to that record.

    Words that name none can begin a new one: the last line of the list, or Ctrl+Return.
    """

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self._id: str | None = None
        self._title = ""
        self._stood = ""  # what was put there last, stored or found: Escape brings it back
        self.line = CutLine()
        self.line.setPlaceholderText(self._words_for_none())
        self.offer = QStandardItemModel(self)
        self._reading: Iterator[None] = iter(())
        self._pauses = QTimer(self, interval=0)
        self.go = IconButton(context.theme, "arrow-right", "Go to", parent=self.line)
        self._build()
        self._connect()
        self._show_link()

    def _build(self) -> None:
        self.begin(self.line)
        self.go.setFixedSize(MEASURES.control - 8, MEASURES.control - 8)
        self.go.setCursor(Qt.CursorShape.ArrowCursor)
        self.go.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Return does the same from the keyboard
        self.completer = QCompleter(self.offer, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(10)
        self.completer.setWidget(self.line)
        popup = self.completer.popup()
        assert popup is not None
        self.popup = popup
        popup.setObjectName("offer")
        popup.setItemDelegate(OfferedRow(self.context.theme, popup))
        self.popup.setAccessibleName(f"{self.spec.label}: records found")
        self.popup.installEventFilter(self)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._search)
        self.line.textChanged.connect(self._text_changed)
        activated = self.completer.activated[QModelIndex]  # type: ignore[index]  # the stubs know one overload
        activated.connect(self._chosen)
        self.go.clicked.connect(self._go)
        self._pauses.timeout.connect(self._read_names)
        action = QAction(self.line)
        action.setShortcut("Alt+Return")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._go)
        self.line.addAction(action)

    def _words_for_none(self) -> str:
        kinds = joined([KINDS[kind].META.label.lower() for kind in self.spec.refs], "or") or "record"
        return f"{kinds} (needed)" if self.needed else f"no {kinds}"

    # -- what stands in it ---------------------------------------------------------------------------

    def typed(self) -> str:
        """The id of the record chosen; the words themselves while they name none."""
        if self.line.text() == self._title:
            return self._id or ""
        return self.line.text()

    def put(self, text: str) -> None:
        self._point_to(text)
        self._stood = self.typed()

    def _point_to(self, text: str) -> None:
        titles = self.context.session.store.titles([text]) if text else {}
        self._take(text if text in titles else None, titles.get(text, text))

    def set_value(self, value: Value) -> None:
        super().set_value(value)
        self.refresh_title()
        self._stood = self.typed()

    def refresh_title(self) -> None:
        """Say what the record is now called."""
        if self._id and self.line.text() == self._title:
            titles = self.context.session.store.titles([self._id])
            self._take(self._id, titles.get(self._id, self._id))

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)
        repolish(self.line)

    def value(self) -> Value:
        """The id, None for an empty field; raises InvalidField for words that name no record."""
        if not self.line.text().strip():
            if self.needed:
                raise InvalidField(self.cls.META.kind, "", self.name, "", NEEDED)
            return None
        if self.line.text() != self._title:
            words = quote(self.line.text())
            add = ", add it with Ctrl+Return," if self._kinds_to_add(self.line.text()) else ""
            reason = f"Nothing is chosen for {words}. Choose a record from the list{add or ','} or clear it."
            raise InvalidField(self.cls.META.kind, "", self.name, self.line.text(), reason)
        return self._id

    def leave(self) -> None:
        """Words that are the very name of one record choose it."""
        if not self.popup.isVisible():
            self._take_exact()
            super().leave()

    # -- choosing ------------------------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Point to the record with this id."""
        self._point_to(id)

    def _search(self, text: str) -> None:
        self._offer(text)

    def open_list(self) -> None:
        """Show what can be chosen for what is typed; for a title that was chosen, all."""
        self._offer("" if self.line.text() == self._title else self.line.text())

    def _offer(self, words: str) -> None:
        found = candidates(self.context.session, self.spec.refs, words, self._near())
        self.offer.clear()
        for each in found:
            self.offer.appendRow(self._item(each))
        for kind in self._kinds_to_add(words):
            self.offer.appendRow(self._item_for_new(kind, words.strip()))
        if self.offer.rowCount():
            width = max(self.line.width(), px(LIST_WIDTH))
            self.completer.complete(QRect(0, 0, width, self.line.height()))
            self.popup.setCurrentIndex(self.offer.index(0, 0) if found and words else QModelIndex())
        else:
            self.popup.hide()

    def _item(self, candidate: Candidate) -> QStandardItem:
        item = QStandardItem(candidate.title)
        item.setData(candidate.id, ID_ROLE)
        item.setData(candidate, CANDIDATE_ROLE)
        said = (candidate.title, candidate.alias, candidate.detail)
        item.setData(", ".join(part for part in said if part), Qt.ItemDataRole.AccessibleTextRole)
        item.setEditable(False)
        return item

    def _item_for_new(self, kind: str, words: str) -> QStandardItem:
        item = QStandardItem(f"New {KINDS[kind].META.label.lower()} “{words}”")
        item.setData(kind, KIND_ROLE)
        item.setEditable(False)
        return item

    def _near(self) -> dict[str, Value]:
        by = NARROWED_BY.get(self.name)
        issue = self.sibling(by) if by and "option" in self.spec.refs else None
        return {"issue": issue} if issue else {}

    def _chosen(self, index: QModelIndex) -> None:
        if kind := index.data(KIND_ROLE):
            self.begin_new(str(kind))
        else:
            self._take(str(index.data(ID_ROLE)), str(index.data()))
            self.line.selectAll()

    def _take(self, id: str | None, title: str) -> None:
        self._id, self._title = id, title if id else ""
        self.line.setText(title)
        self.line.setCursorPosition(0)
        self._show_link()
        self.changed.emit()

    def _take_offered(self) -> None:
        """Before Tab goes on: the record that is offered first by its name, or was walked to, is meant."""
        index = self.popup.currentIndex()
        candidate = index.data(CANDIDATE_ROLE)
        self.popup.setCurrentIndex(QModelIndex())  # or the completer takes it in any case
        self.popup.hide()
        if isinstance(candidate, Candidate) and (candidate.spans or index.row()):
            self._take(candidate.id, candidate.title)

    def _take_exact(self) -> None:
        text = self.line.text().strip()
        if not text or self.line.text() == self._title:
            return
        found = candidates(self.context.session, self.spec.refs, text, self._near())
        same = [each for each in found if each.same]
        if len(same) == 1:
            self._take(same[0].id, same[0].title)

    # -- a new one -----------------------------------------------------------------------------------

    def _kinds_to_add(self, words: str) -> list[str]:
        """The kinds of which a new record can be called `words`; none when words name nothing."""
        if not words.strip() or self.context.session.store.readonly:
            return []
        return [kind for kind in self.spec.refs if layout.can_be_named(kind)]

    def begin_new(self, kind: str, *, at_once: bool = False) -> None:
        """Ask for the few fields of a new record called as is typed, add it, and point to it.

        `at_once`: without asking, where the name is all it needs. What is typed stays when none is added.
        """
        # The form it asks with is itself made of fields like this one.
        from desktop.forms.new_record import add_named, ask_new

        words = self.line.text().strip()
        self.popup.hide()
        if at_once and layout.name_suffices(kind):
            id = add_named(self.context, kind, words)
        else:
            id = ask_new(self.context, kind, words, self._near(), self.window())
        if id:
            self._point_to(id)
            self.line.selectAll()
            announce(self.line, f"{KINDS[kind].META.label} {self._title} added")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text_changed(self) -> None:
        self._show_link()
        self.changed.emit()

    def _show_link(self) -> None:
        there = bool(self._id) and self.line.text() == self._title
        self.go.setVisible(there)
        self.line.setTextMargins(0, 0, self.go.width() if there else 0, 0)
        self.go.setAccessibleName(f"Go to {self._title}")
        self.go.setToolTip("Go to this record (Alt+Return)")

    def _go(self) -> None:
        if self._id and self.line.text() == self._title:
            self.context.open(self._id)

    # -- Qt ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        overrides = watched is self.line and event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._asks_for_new(event):
            event.accept()  # or the window would take it for the key that saves
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched in (self.line, self.popup) and self._begins_new(event):
                return True
            if watched is self.popup and event.key() in TABS:
                self._take_offered()
            return watched is self.line and self._key(event)
        is_open = self.context.session.is_open  # not while a box that lay over the form goes with its tracker
        if watched is self.line and event.type() == QEvent.Type.FocusIn and is_open:
            self._reading = self.context.session.names.preparing(self.spec.refs or ())
            self._pauses.start()
        if watched is self.line and event.type() == QEvent.Type.Resize:
            top = (self.line.height() - self.go.height()) // 2
            self.go.move(self.line.width() - self.go.width() - top, top)
        return super().eventFilter(watched, event)

    def _read_names(self) -> None:
        """Read names in the pauses before the first key, a few at a time."""
        if not self.context.session.is_open or next(self._reading, self) is self:
            self._pauses.stop()

    def _asks_for_new(self, event: QKeyEvent) -> bool:
        """Whether a key is Ctrl+Return on words that name no record; on others it saves the form."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        unnamed = self.line.text() != self._title and not self.line.isReadOnly()
        return event.key() in ENTER and control and unnamed and bool(self._kinds_to_add(self.line.text()))

    def _begins_new(self, event: QKeyEvent) -> bool:
        """Make a new record of the words, or choose the one they are the very name of."""
        if not self._asks_for_new(event):
            return False
        self._take_exact()
        if self.line.text() == self._title:
            self.popup.hide()
        else:
            self.begin_new(self._kinds_to_add(self.line.text())[0], at_once=True)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        shown = self.popup.isVisible()
        if event.key() == Qt.Key.Key_Down and not shown and not self.line.isReadOnly():
            self.open_list()
            return True
        if event.key() == Qt.Key.Key_Escape and not shown and self.typed() != self._stood:
            self._point_to(self._stood)
            return True
        return False
