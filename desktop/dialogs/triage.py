"""Triage: what a source proposes, one after the other, with its passage and its form, by keyboard."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from db.errors import InvalidField, KnownError
from db.records import Record
from desktop.dialogs.frame import REST, RING, TITLE_BAR, DialogFrame
from desktop.dialogs.half import Half
from desktop.dialogs.left_open import LeftOpen
from desktop.dialogs.triage_changes import accepting
from desktop.dialogs.triage_words import kind_menu, picks_of, said
from desktop.forms.context import FormContext
from desktop.forms.form import FormDraft, RecordForm
from desktop.forms.row import INSET
from desktop.models.triage import Triage
from desktop.operations.filing import cite
from desktop.operations.labels import cut
from desktop.operations.triage import IN, OPEN, REJECTED, as_chosen, fills, reject
from desktop.scale import px
from desktop.views.composer.record_picker import RecordPicker
from desktop.views.reader.text import ReaderText
from desktop.widgets.buttons import Button
from desktop.widgets.label import Label
from desktop.widgets.pick_list import PickView
from desktop.widgets.surface import Rule

WIDTH, HEIGHT, LEAST_HEIGHT = 1180, 640, 400
BETWEEN = 20
KEYS = "A accept · Enter change first · K other kind · M merge · R reject · S skip · B back · Ctrl+Z undo"
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TriageDialog(DialogFrame):
    """Goes through the proposals of a source. `added`: how many records were filed or cited for.

    `unfinished`: how many changed forms were kept for later. `wanted`: a record to go to once it is closed.

    Each decision is written at once, as one step; what is not decided stays open for another time.
    """

    def __init__(self, context: FormContext, triage: Triage, parent: QWidget | None) -> None:
        super().__init__(
            context.theme, f"Records proposed from “{cut(triage.source.title)}”", KEYS, parent, width=WIDTH
        )
        self.triage, self.wanted, self.place = triage, "", -1
        self._session = context.session
        self._context = FormContext(context.session, context.theme, self._go_to, context.spelling)
        self._forms: dict[str, RecordForm] = {}
        self._left = LeftOpen(triage, self._keep_typed, self)
        self._shown: FormDraft = {"fields": {}, "stances": None}
        self._merging: Record | None = None
        self.added = self.unfinished = 0
        self._build()
        self._connect()
        self._refresh()
        self._show(triage.next_open(-1) or 0)
        self.begin_with(self.list)

    # -- what it is made of --------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._context.theme
        self.progress = Label(theme, "", "body_strong")
        self.text = ReaderText(theme, margins=False)
        self.text.letters = frozenset("AMRSBK")
        self.list = PickView(theme, "Proposed records", ticks=False)
        self.head = Label(theme, "", "body_strong", wrap=True)
        self.reason = Label(theme, "", "second", "text2", wrap=True)
        for line in (self.head, self.reason):
            line.setContentsMargins(INSET, 0, INSET, 0)  # as the rows of the form beneath
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.picker = RecordPicker(self._session, theme, self, "Merge with a record")
        self._half = (self.inner_width - BETWEEN - 2 * RING) // 2
        room = self.screen().availableGeometry().height() - TITLE_BAR - px(REST)
        size = QSize(self._half, max(LEAST_HEIGHT, min(px(HEIGHT), room)))
        left = Half(size, LEAST_HEIGHT, (self.progress, 0), (self.text, 3), (Rule(theme), 0), (self.list, 2))
        right = Half(size, LEAST_HEIGHT, (self.head, 0), (self.reason, 0), (self.area, 1))
        both = QHBoxLayout()
        both.setSpacing(BETWEEN)
        both.addWidget(left)
        both.addWidget(right)
        self.body.addLayout(both)
        self._add_buttons()
        self.resize(self.sizeHint())  # left to itself a dialog takes two thirds of the screen at most

    def _add_buttons(self) -> None:
        self.back = self.add_button("&Back")
        self.skip = self.add_button("&Skip")
        self.no = self.add_button("&Reject")
        self.merge = self.add_button("&Merge…")
        self.kind = self.add_button("&Kind…")
        self.yes = self.add_button("&Accept", "primary")
        self.closing = Button(self._context.theme, "&Close")
        self.add_aside(self.closing)

    def _connect(self) -> None:
        self._ways: Mapping[str, Callable[[], None]] = {
            "A": self.accept_it, "M": self.ask_merge, "R": self.reject_it, "S": self.go_on, "B": self.go_back,
            "K": self.ask_kind,
        }  # fmt: skip
        buttons = (self.yes, self.merge, self.no, self.skip, self.back, self.kind)
        for button, way in zip(buttons, self._ways.values(), strict=True):
            button.clicked.connect(way)
        self.closing.clicked.connect(self.reject)
        self.text.pressed.connect(lambda letter, _shift: self._ways[letter]())
        self.text.entered.connect(self.to_form)
        self.list.installEventFilter(self)
        self.list.picked.connect(lambda _key: self.to_form())
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.picker.picked.connect(self._merge_with)
        self._session.changed.connect(self._changed)

    # -- what is shown -------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """The list with what was decided, the text with what is filed."""
        self.triage.refresh()
        here = max(self.place, 0)
        self.list.selectionModel().blockSignals(True)
        self.list.picks.show(picks_of(self.triage.lines()))
        self.list.setCurrentIndex(self.list.picks.index(here))
        self.list.selectionModel().blockSignals(False)
        self.text.show_source(self.triage.read)

    def _changed(self) -> None:
        if self.triage.session.store.get(self.triage.source.id) is None:
            self.reject()
            return
        self._refresh()

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self.place:
            self._show(index.row())

    def _show(self, place: int) -> None:
        """Show a proposal: its passage marked in the text, its record in the form."""
        self._keep_typed()
        self.place, self._merging = place, self._left.merging(place)
        self.list.setCurrentIndex(self.list.picks.index(place))
        self._show_passage()
        self._show_form()
        self._say()

    def _show_passage(self) -> None:
        proposal, shown = self.triage.proposals[self.place], self.triage.read.shown
        self.text.show_hits([(shown.to_shown(proposal.first), shown.to_shown(proposal.last))], -1)
        self.text.show_passage(shown.to_shown(proposal.first), shown.to_shown(proposal.first))

    def _show_form(self) -> None:
        record = self._merging or self.triage.record(self.place)
        form = self._form_of(self.triage.proposals[self.place].kind)
        form.load(record)
        if record is None:
            form.put(self._left.get(self.place) or self._proposed())
        elif self._merging is not None:
            left = self._left.get(self.place, self._merging.id)
            form.put(left or {"fields": self._filling(self._merging), "stances": None})
        self._shown = form.typed()
        form.setEnabled(record is None or self._merging is not None)
        if self.area.widget() is not form:
            self.area.takeWidget()
            self.area.setWidget(form)
            form.show()
        self.area.verticalScrollBar().setValue(0)

    def _form_of(self, kind: str) -> RecordForm:
        """The form of a kind: made once, for that takes longer than filling it anew."""
        if kind not in self._forms:
            self._forms[kind] = RecordForm(self._context, kind)
            self._forms[kind].setParent(self)
            self._forms[kind].hide()
            self._forms[kind].edited.connect(self._left.edited)
        return self._forms[kind]

    @property
    def form(self) -> RecordForm:
        """The form that is shown."""
        return self._forms[self.triage.proposals[self.place].kind]

    def _filling(self, record: Record) -> dict[str, str]:
        """What the proposal says where a stored record says nothing."""
        order = self._session.dossier.date_order or "DMY"
        return fills(record, self.triage.proposals[self.place].fields, order)

    def _proposed(self) -> FormDraft:
        proposal, read = self.triage.proposals[self.place], self.triage.read
        cited = cite(read.source.id, read.text, read.blocks, proposal.first, proposal.last)
        return {"fields": dict(proposal.fields), "stances": None, "passage": {"cited": cited, "whys": {}}}

    def _say(self) -> None:
        state = self.triage.state(self.place)
        head, words = said(self.triage, self.place, self._merging)
        self.progress.setText(self.triage.progress(self.place))
        for line, text in ((self.head, head), (self.reason, words)):
            line.setText(text)
            line.setFixedHeight(max(line.heightForWidth(self._half), 0))
        for button in (self.yes, self.merge, self.no, self.kind):
            button.setEnabled(state != IN)
        self.no.setText("Take &back" if state == REJECTED else "&Reject")
        self.list.setAccessibleDescription(f"{self.progress.text()}. {head}. {words}")

    # -- deciding ------------------------------------------------------------------------------------

    def accept_it(self) -> None:
        """Add the record of the form with its citation, or cite the passage for the one it is merged with."""
        if self.triage.state(self.place) == IN:
            return
        if self.form.check():
            self.tell("Something is missing or can't be read. It is marked in the form; Esc goes back.")
            self.form.to_first_problem()
            return
        try:
            change = accepting(self.form, self.triage, self.place, self._merging)
        except InvalidField as error:
            if not self.form.mark(error):
                self.tell(str(error))
            return
        if self._session.do(change):
            self.added += 1
            self._forget_rejection()
            self._decided()

    def _forget_rejection(self) -> None:
        if self.triage.key(self.place) in self.triage.rejected:
            self._keep_rejection(on=False)

    def _keep_rejection(self, *, on: bool) -> bool:
        try:
            reject(self._session.store, self.triage.source.id, self.triage.key(self.place), on=on)
        except KnownError as error:
            self.tell(str(error))
            return False
        self._refresh()
        return True

    def reject_it(self) -> None:
        """Reject what is shown, or take the rejection back. The tracker's records stay as they are."""
        state = self.triage.state(self.place)
        if state == IN or not self._keep_rejection(on=state == OPEN):
            return
        if state == OPEN:
            self._decided()
        else:
            self._say()

    def _decided(self) -> None:
        """Go on to the next that is open; say so when none is."""
        self._left.decided(self.place)
        following = self.triage.next_open(self.place)
        # What stands in the form is decided; it is not kept as typed.
        self.place, place = -1, self.place
        self._show(place if following is None else following)
        self.tell("All proposals are decided." if following is None else "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Leave it open and go to the next that is."""
        following = self.triage.next_open(self.place)
        if following is not None:
            self._show(following)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Go to the one before, decided or not."""
        self._show((self.place - 1) % len(self.triage.proposals))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take back the last record that was added or merged here."""
        if not self.added:
            self.tell("Nothing was accepted here that could be undone.")
            return
        undone = self._session.undo()
        if undone is not None:
            self.added -= 1
            self.tell(undone.label)
            self._show_again()

    # -- another kind --------------------------------------------------------------------------------

    def ask_kind(self) -> None:
        """Ask which kind of record it stands for, by letter."""
        if self.triage.state(self.place) != IN:
            kinds = kind_menu(self, self.triage.proposals[self.place].kind, self.choose_kind)
            kinds.popup(self.kind.mapToGlobal(QPoint(0, -kinds.sizeHint().height())))

    def choose_kind(self, kind: str) -> None:
        """Show the proposal as a record of another kind, with what fits of its fields as they are typed."""
        typed = self.form.typed()["fields"] if self._merging is None else {}
        before = replace(self.triage.proposals[self.place], fields=dict(typed))
        edited = typed != self._shown["fields"]
        try:
            self.triage.choose_kind(self.place, kind)
        except KnownError as error:
            self.tell(str(error))
            return
        self._left.decided(self.place)
        if edited and typed:
            fields = as_chosen(self.triage.read.text, before, kind).fields
            self._left.put(self.place, {**self._proposed(), "fields": dict(fields)})
        self._refresh()
        self._show_again()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self) -> None:
        """Show the same one anew; what stood in its form is not what is typed."""
        self.place, place = -1, self.place
        self._show(place)

    # -- merging -------------------------------------------------------------------------------------

    def ask_merge(self) -> None:
        """Ask which record of the tracker it is; the likely one is offered first."""
        proposal = self.triage.proposals[self.place]
        if self.triage.state(self.place) != IN:
            self.picker.ask(self.head, (proposal.kind,), only=True, first=proposal.candidate)

    def _merge_with(self, id: str, _title: str) -> None:
        record = self._session.store.get(id)
        if record is not None:
            self._keep_typed()
            self._merging = record
            self._show_form()
            self._say()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the form ------------------------------------------------------------------------------------

    def to_form(self) -> None:
        """Put the keyboard into the form, to change what is proposed."""
        if self.triage.state(self.place) != IN:
            self.form.to_what_is_left()

    def _is_inside(self) -> bool:
        """Whether Escape leads back to the list: from the form, or from merging."""
        return self._merging is not None or self.area.isAncestorOf(self.focusWidget())

    def _leave_form(self) -> None:
        if self._merging is not None:
            self._keep_typed()
            self._merging = None
            self._show_form()
            self._say()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_typed(self) -> None:
        """Keep what was changed in the form while another proposal is looked at."""
        if self.place < 0 or self.triage.state(self.place) == IN:
            return
        typed = self.form.typed()
        if typed != self._shown:
            self._left.put(self.place, typed, self._merging.id if self._merging else "")

    def _go_to(self, id: str) -> None:
        self.wanted = id
        self.reject()

    # -- keys and closing ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and (way := self._ways.get(event.text().upper())):
                way()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and held:
            self.accept_it()
        elif event.key() == Qt.Key.Key_Z and held:
            self.undo()
        elif event.key() == Qt.Key.Key_Escape and self._is_inside():
            self._leave_form()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close; what was changed and not accepted is kept as unfinished forms."""
        self._keep_typed()
        self._left.keep()
        self.unfinished = len(self._left)
        super().done(result)
