"""What dialogs with content share: the question as title, a body, and verbs at the right of the foot."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.scale import px
from desktop.theme import Theme
from desktop.views.notice import Notice
from desktop.widgets.announce import announce
from desktop.widgets.buttons import Button, ButtonKind
from desktop.widgets.label import Label

PADDING = 24
MEDIUM, WIDE = 520, 760
BUTTON_WIDTH = 92
RING = 4  # room around what is scrolled, for the ring of the field that has the keyboard
TITLE_BAR = 48
REST = 160  # pixels at 100 % that title, words and buttons take
GAP = 12
AGAIN, DISCARD = "What you typed here before stands here again.", "Discard it"
DISCARDED, BRING_BACK = "What you typed here before is discarded.", "Bring it back"
KEEPS = "Gives up what you typed. Esc leaves it for another time."


class DialogFrame(QDialog):
    """A question, what changes and what is kept, a body, and buttons named by verbs.

    Enter presses the button that is focused, else the one that `acts`; Escape and closing the window do
    nothing but close. A dialog that shows a table is wider than one that asks. One into which people type
    says what was `typed`, tells of each key by `edited`, and is kept by a `Keeping` over it.
    """

    edited = Signal()

    def __init__(
        self, theme: Theme, question: str, words: str, parent: QWidget | None, *, width: int = MEDIUM
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.question = Label(theme, question, "record", wrap=True)
        self.words = Label(theme, words, "body", "text2", wrap=True)
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._verbs: list[Button] = []
        self._said_last = Label(theme, "", "second", "text2", wrap=True)
        self._said_last.hide()
        self._first: QWidget | None = None
        self.given_up = False
        self._scrolled: QScrollArea | None = None
        self.setModal(True)
        self.setFixedWidth(min(px(width), max(self._screen().width() - 2 * PADDING, width)))
        self._lay_out()
        self.say(question, words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(GAP)
        column.addWidget(self.question)
        column.addWidget(self.words)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
        column.addWidget(self._said_last)
        column.addSpacing(8)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        column.addLayout(self.foot)

    def say(self, question: str, words: str) -> None:
        """Put another question, with other words under it; '' leaves them out."""
        self.setWindowTitle(question)
        self.question.setText(question)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for label in (self.question, self.words):
            self.fit(label)
        self.setAccessibleDescription(words)

    def tell(self, sentence: str) -> None:
        """Say something of what was done, above the buttons and to a screen reader; '' takes it back."""
        self._said_last.setText(sentence)
        self._said_last.setVisible(bool(sentence))
        self.fit(self._said_last)
        if sentence:
            announce(self, sentence)

    def _screen(self) -> QRect:
        return self.screen().availableGeometry()

    def high(self, length: int) -> int:
        """A height of `length` pixels at 100 % at the text size in force, within what the screen leaves."""
        return max(length, min(px(length), self._screen().height() - TITLE_BAR - px(REST)))

    @property
    def inner_width(self) -> int:
        """The width between the paddings, in pixels."""
        return self.width() - 2 * PADDING

    def fit(self, label: Label, indent: int = 0) -> Label:
        """Give wrapped words the height they need; laid out freely they would get more."""
        width = self.inner_width - indent
        label.setFixedHeight(max(label.heightForWidth(width), 0))
        return label

    def add_aside(self, button: QPushButton) -> None:
        """Put a button that does not close the dialog at the left of the foot."""
        self.foot.insertWidget(0, button)
        if self._verbs:
            self._share_foot()

    def add_button(self, verb: str, kind: ButtonKind = "plain", *, acts: bool = False) -> Button:
        """Add a button named by what it does, its mnemonic marked; the one that `acts` is what Enter does."""
        button = Button(self.theme, verb, kind)
        button.setDefault(acts)
        self.foot.addWidget(button)
        self._verbs.append(button)
        self._share_foot()
        return button

    def _share_foot(self) -> None:
        """Let buttons have their usual width, or their share of the foot where they are too many for it."""
        items = (self.foot.itemAt(place) for place in range(self.foot.count()))
        shown = [each for item in items if item and isinstance(each := item.widget(), QPushButton)]
        aside = sum(each.sizeHint().width() for each in shown if each not in self._verbs)
        room = self.inner_width - aside - len(shown) * self.foot.spacing()
        for each in self._verbs:
            each.setMinimumWidth(min(px(BUTTON_WIDTH), room // len(self._verbs)))

    def add_cancel(self, verb: str = "Cancel") -> Button:
        """Add the button that closes the dialog and gives up what was typed, which Escape does not."""
        button = self.add_button(verb)
        button.setToolTip(KEEPS)
        button.clicked.connect(self._drop_typed)
        return button

    def _drop_typed(self) -> None:
        self.given_up = True
        self.reject()

    # -- what is typed -------------------------------------------------------------------------------

    @property
    def closed(self) -> SignalInstance:
        """The dialog is left, in any way."""
        return self.finished

    def typed(self) -> dict[str, str]:
        """What stands in it, by names of its own."""
        return {}

    def put(self, typed: Mapping[str, str]) -> None:
        """Let what `typed` once was stand in it again."""

    def first_words(self) -> str:
        """The first words of what was typed, for a list."""
        return " · ".join(text for text in self.typed().values() if text)

    def offer_discard(self, discard: Callable[[], bool]) -> None:
        """Say that what was typed before stands here again; `discard` takes it out, or brings it back."""
        notice = Notice(self.theme, "text2", inset=False)
        notice.say(AGAIN, DISCARD)
        self.setAccessibleDescription(f"{self.words.text()} {AGAIN}".strip())

        def pressed() -> None:
            notice.say(*((DISCARDED, BRING_BACK) if discard() else (AGAIN, DISCARD)))

        notice.pressed.connect(pressed)
        self.body.insertWidget(0, notice)
        self.setTabOrder(self._said_last, notice.link)  # as one reads: before what it is about

    def begin_with(self, widget: QWidget) -> None:
        """Let the focus be on `widget` when the dialog opens: the first field, or the safe button."""
        self._first = widget

    def button(self, verb: str) -> QPushButton:
        """The button with a verb; raises KeyError when there is none."""
        for button in self.findChildren(QPushButton):
            if button.text().replace("&", "") == verb:
                return button
        raise KeyError(verb)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show) and self.isWindow():
            self._keep_on_screen()
        return done

    def _keep_on_screen(self) -> None:
        """Let the body be scrolled as soon as the dialog needs more height than the screen has."""
        column, room = self.layout(), self._screen().height() - TITLE_BAR
        if column is None or self._scrolled is not None:
            return
        needed = column.minimumSize().height()
        if column.hasHeightForWidth():
            needed = column.totalMinimumHeightForWidth(self.width())
        if needed > room:
            typing = self.focusWidget()
            self._scroll_body(column)
            self.setMinimumHeight(0)
            self.resize(self.width(), room)
            if typing is not None:  # what was put elsewhere has lost the keyboard
                typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_body(self, column: QLayout) -> None:
        place = column.indexOf(self.body)
        column.takeAt(place)
        self.body.setParent(None)
        inside = QWidget()
        inside.setLayout(self.body)
        self.body.setContentsMargins(RING, RING, RING, RING)
        self._scrolled = QScrollArea()
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setWidget(inside)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(place, self._scrolled, 1)
        inside.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)
