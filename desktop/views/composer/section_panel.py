"""The section chosen in the outline: what it holds, its options, its judgements and words of one's own."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.wording import capital
from desktop.briefing.section_kinds import KINDS
from desktop.forms.spelled import Spelled
from desktop.forms.wrapped_label import WrappedLabel
from desktop.models.composing import Composing
from desktop.models.spell_check import SpellCheck
from desktop.operations.composing import set_options
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.views.composer.judgement_list import JudgementList
from desktop.views.composer.options_form import OptionsForm
from desktop.views.composer.own_text import BOLD, BULLETS, CITE, ITALIC, LINK, NUMBERS, OwnText
from desktop.views.composer.record_picker import RecordPicker
from desktop.widgets.buttons import LinkButton
from desktop.widgets.heading import SectionHeading
from desktop.widgets.row_list import INSET, over_rows

JUDGEMENTS = "key-judgements"
TOOLS = (
    (BOLD, "Bold", "Ctrl+B"),
    (ITALIC, "Italic", "Ctrl+I"),
    (BULLETS, "List", "Ctrl+Shift+8"),
    (NUMBERS, "Numbers", "Ctrl+Shift+7"),
    (LINK, "Link", "Ctrl+L"),
    (CITE, "Cite", "Ctrl+Shift+L"),
)
AROUND = 16
# What is offered before anything is typed.
FIRST = {LINK: ("actor", "issue", "scenario"), CITE: ("source",)}


class SectionPanel(QScrollArea):
    """`opened`: a record to edit; `judgement_wanted`: a new one is to be begun."""

    opened = Signal(str)
    judgement_wanted = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        composing: Composing,
        check: SpellCheck,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._theme, self._composing = session, theme, composing
        self.kind = ""
        # Options of other sections that are typed and can't be read, by kind and name.
        self.unsettled: dict[tuple[str, str], str] = {}
        self.heading = SectionHeading(theme, "")
        self.help = WrappedLabel(theme, "", "second", "text2")
        self.options = OptionsForm(session, theme)
        self.judgements = JudgementList(session, theme)
        self.text = OwnText(Spelled(check, partial(self._language, check), lambda: ""), theme)
        self.tools = {what: LinkButton(theme, words, "second_medium") for what, words, _ in TOOLS}
        self.picker = RecordPicker(session, theme, self)
        self._inserting = LINK
        self._inside, self._words = QWidget(), QWidget()
        self._build()
        self._connect()

    def _language(self, check: SpellCheck) -> str:
        composed = self._composing.composed
        return (composed.brief.language if composed else "") or check.language

    def _build(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(AROUND - INSET, 0, AROUND - INSET, AROUND)
        column.setSpacing(8)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        for what, words, keys in TOOLS:
            self.tools[what].setToolTip(f"{words} ({keys})")
            self.tools[what].setAccessibleName(f"{words}, {keys}")
            tools.addWidget(self.tools[what])
        tools.addStretch(1)
        around = QVBoxLayout(self._words)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        around.addWidget(SectionHeading(self._theme, "Own text"))
        around.addLayout(tools)
        around.addWidget(self.text)
        for widget in (self.heading, self.help, self._words):
            column.addLayout(over_rows(widget))
        column.addWidget(self.judgements)
        column.addLayout(over_rows(self.options))
        column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(4 * MEASURES.row_pitch)
        self.setAccessibleName("Section")

    def _connect(self) -> None:
        for what, tool in self.tools.items():
            tool.clicked.connect(partial(self._use, what))
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.leave)
        self.text.wanted.connect(self._ask_record)
        self.picker.picked.connect(self._insert)
        self.options.settled.connect(self._set_option)
        self.judgements.opened.connect(self.opened)
        self.judgements.wanted.connect(self.judgement_wanted)

    # -- what is shown -------------------------------------------------------------------------------

    def show_kind(self, kind: str) -> None:
        """Show the section of a kind; what was typed for another is written first."""
        if kind == self.kind:
            self.refresh()
            return
        self.leave()
        self.unsettled |= {(self.kind, name): text for name, text in self.options.typed().items()}
        self.kind = kind
        self.refresh()
        for of, name in [each for each in self.unsettled if each[0] == kind]:
            self.options.put_typed(name, self.unsettled.pop((of, name)))

    def refresh(self) -> None:
        """Take what stands in the tracker; what is being typed stays."""
        composed, known = self._composing.composed, KINDS.get(self.kind)
        part = composed.part(self.kind) if composed else None
        self._inside.setVisible(part is not None)
        if composed is None or part is None:
            return
        inside = self._has_keyboard()
        fixed = self._session.store.readonly
        self.heading.set_title(part.title)
        self.help.setText(f"{capital(known.help)}." if known else "Not known to this Parley.")
        self.options.show_options(known.options if known else (), composed.options(self.kind), fixed=fixed)
        self.judgements.setVisible(self.kind == JUDGEMENTS)
        if self.kind == JUDGEMENTS:
            self.judgements.show_of(composed.brief.id)
        self.text.setReadOnly(fixed)
        self.text.blockSignals(True)
        self.text.show_text(self._composing.text(self.kind))
        self.text.blockSignals(False)
        for tool in self.tools.values():
            tool.setEnabled(not fixed)
        if inside and not self._has_keyboard():  # it was on what is gone
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        taker = QApplication.focusWidget()
        return taker is not None and self.isAncestorOf(taker)

    def keep_clear(self, pixels: int) -> None:
        """Let its end be scrolled so far from the foot: something lies there."""
        column = self._inside.layout()
        assert column is not None
        column.setContentsMargins(AROUND, 0, AROUND, max(AROUND, pixels))

    def leave(self) -> None:
        """Write what was typed."""
        if self.kind:
            self._composing.store_text(self.kind)
            self.options.leave()

    # -- what is done --------------------------------------------------------------------------------

    def _typed(self) -> None:
        if self.kind and self.text.text() != self._composing.text(self.kind):
            self._composing.type_text(self.kind, self.text.text())

    def _use(self, what: str) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.do(what)

    def _ask_record(self, what: str) -> None:
        self._inserting = what
        self.picker.ask(self.text, FIRST[what])

    def _insert(self, id: str, title: str) -> None:
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._inserting == CITE:
            self.text.cite(id)
        else:
            self.text.link(id, title)

    def _set_option(self, name: str, value: object) -> None:
        if isinstance(value, str | int):
            self._composing.do(lambda composed: set_options(composed, self.kind, {name: value}))
