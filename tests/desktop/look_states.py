"""The page of states: every control, mark, row and message in each of its states, to be looked at."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.theme import Theme
from desktop.theme_tokens import STANCE_TOKENS
from desktop.widgets.buttons import Button, ButtonKind
from desktop.widgets.dialog import QuestionDialog
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.field_row import ErrorLine
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label, Tone
from desktop.widgets.likelihood_bar import LikelihoodBar, Range
from desktop.widgets.painting import paint_line
from desktop.widgets.rows import RowState, paint_row
from desktop.widgets.stance import paint_cell, paint_symbol, words_of
from desktop.widgets.surface import Surface
from desktop.widgets.toast import Message, Toast

LEFT, MIDDLE, RIGHT = 40, 520, 1000
BUTTONS: tuple[tuple[str, str, ButtonKind], ...] = (
    ("Plain", "Revert", "plain"),
    ("Primary", "Save", "primary"),
    ("Quiet", "Add", "quiet"),
    ("Danger", "Delete", "danger"),
)
TYPE: tuple[tuple[str, str, Tone], ...] = (
    ("Day 1732", "dossier", "text"),
    ("Position matrix", "view", "text"),
    ("Ukraine · Territory", "record", "text"),
    ("What changed", "block", "text"),
    ("Statement and field text, Київ, ґ є ї", "body", "text"),
    ("Secondary, dates, hints", "second", "text2"),
    ("Axis labels, letters PACOR", "caption", "text2"),
)


def states(theme: Theme) -> QWidget:
    """The page, in the place and order of the picture it is compared with."""
    page = Surface(theme, "base")
    put_buttons(theme, page)
    put_fields(theme, page)
    put_likelihood(theme, page)
    heading(theme, page, MIDDLE, 22, "Stance")
    Stances(theme, page).setGeometry(MIDDLE, 75, 476, 140)
    heading(theme, page, MIDDLE, 218, "Rows")
    Rows(theme, page).setGeometry(MIDDLE, 272, 400, 226)
    put_toasts(theme, page)
    put_right(theme, page)
    return page


def heading(theme: Theme, page: QWidget, left: int, top: int, words: str) -> None:
    SectionHeading(theme, words, parent=page).setGeometry(left, top, 400, 40)


def words(
    theme: Theme,
    page: QWidget,
    box: tuple[int, int, int, int],
    text: str,
    face: str = "body",
    tone: Tone = "text",
) -> Label:
    label = Label(theme, text, face, tone, parent=page)
    label.setGeometry(*box)
    return label


def put_buttons(theme: Theme, page: QWidget) -> None:
    heading(theme, page, LEFT, 22, "Controls")
    for column, state in enumerate(("rest", "hover", "focus", "disabled")):
        words(theme, page, (116 + 84 * column, 76, 84, 20), state, "second", "text2")
    for row, (name, verb, kind) in enumerate(BUTTONS):
        top = 98 + 44 * row
        words(theme, page, (LEFT, top, 70, 32), name, "second", "text2")
        for column in range(4):
            button = Button(theme, verb, kind, parent=page)
            button.setGeometry(116 + 84 * column, top, 72, 32)
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, column == 1)
            button.setDisabled(column == 3)
            if column == 2:
                focus_by_keyboard(button)


def focus_by_keyboard(control: QWidget) -> None:
    """Let a control look as if it had the focus by keyboard: only one can have it in truth."""
    QApplication.sendEvent(control, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))


def put_fields(theme: Theme, page: QWidget) -> None:
    rows = (
        ("Rest", "2026-02", "February 2026"),
        ("Hover", "2026-02", ""),
        ("Focus", "2026-02", ""),
        ("Invalid", "2026-13", ""),
        ("Read only", "2026-02", "set by edition 3"),
        ("Empty", "", "for example 2026, 2026-02, 2026-02-14"),
    )
    for row, (name, text, hint) in enumerate(rows):
        top = 278 + 40 * row
        words(theme, page, (LEFT, top, 74, 32), name, "second", "text2")
        words(theme, page, (244, top, 220, 32), hint, "second", "text2")
        field = QLineEdit(text, page)
        field.setPlaceholderText("EDTF date")
        field.setGeometry(116, top, 116, 32)
        field.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, name == "Hover")
        field.setReadOnly(name == "Read only")
        field.setProperty("state", "invalid" if name == "Invalid" else "")
        if name == "Focus":
            QTimer.singleShot(0, field, field.setFocus)
    error = ErrorLine(theme, page)
    error.set_text("There is no month 13. Use 01 to 12.")
    error.setGeometry(244, 402, 240, 24)


def put_likelihood(theme: Theme, page: QWidget) -> None:
    heading(theme, page, LEFT, 520, "Likelihood")
    rows: tuple[tuple[str, str, Range | None, Range | None], ...] = (
        ("Estimate with the earlier one beneath", "Likely", Range(55, 70), Range(50, 65)),
        ("First estimate", "Highly unlikely", Range(10, 20), None),
        ("Single value", "Realistic possibility", Range(40, 40), None),
        ("No estimate", "No estimate yet", None, None),
    )
    for row, (name, word, estimate, earlier) in enumerate(rows):
        top = 574 + 52 * row
        words(theme, page, (LEFT, top, 260, 20), name, "second", "text2")
        shown = words(
            theme, page, (LEFT + 200, top, 200, 20), word, "second_strong", "text" if estimate else "warn"
        )
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bar = LikelihoodBar(theme, parent=page)
        bar.show_estimate(estimate, word=word, earlier=earlier)
        bar.setGeometry(LEFT, top + 22, 400, 17)


class Stances(QWidget):
    """Every stance as a cell, by name, and large."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, stance in enumerate(STANCE_TOKENS):
            left = 80 * place
            paint_cell(painter, QRectF(left, 0.5, 76, 44), stance, self._theme)
            painter.setFont(self._theme.font("second"))
            painter.setPen(self._theme.token("text2"))
            painter.drawText(QRect(left, 48, 76, 24), Qt.AlignmentFlag.AlignCenter, words_of(stance))
            paint_symbol(painter, stance, QPointF(left + 38, 105), 64, self._theme.ink(stance))


class Rows(QWidget):
    """A row in each of its states."""

    STATES = (
        ("Rest", RowState()),
        ("Hover", RowState(hovered=True)),
        ("Selected", RowState(selected=True)),
        ("Selected, list without focus", RowState(selected=True, active=False)),
        ("Keyboard focus, not selected", RowState(focused=True)),
    )

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, (name, state) in enumerate(self.STATES):
            box = QRect(0, 32 * place, self.width(), 32)
            paint_row(painter, box, state, self._theme)
            text = QRectF(box).adjusted(24, 0, -8, 0)
            paint_line(painter, text, name, self._theme.font(), self._theme.token("text"))
            date_ink = self._theme.token("text2")
            paint_line(painter, text, "Feb 2026", self._theme.font("second"), date_ink, right=True)


def put_toasts(theme: Theme, page: QWidget) -> None:
    heading(theme, page, MIDDLE, 514, "Toasts")
    shown = (
        Message("Deleted “Russia · War aims” and 1 citation", "Undo", shortcut="Ctrl+Z"),
        Message("Edition 4 written, 9 pages", "Open", icon="check"),
        Message("Could not write the backup. Work is kept.", "Why", failure=True),
    )
    for place in range(4):
        area = QWidget(page)
        area.setGeometry(MIDDLE - 24, 500 + 52 * place, 448, 136)
        area.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        toast = Toast(theme, area)
        if place < 3:
            toast.show_message(shown[place])
        else:
            toast.show_progress("Importing positions.csv, 8,200 of 14,000", 8_200, 14_000, page.update)


def put_right(theme: Theme, page: QWidget) -> None:
    heading(theme, page, RIGHT, 22, "Dialog")
    dialog = QuestionDialog(
        theme,
        "Restore the backup of 14:02?",
        (
            "3 changes made since then leave the tracker. They stay in the history and can be brought back.",
            "Ukraine · Territory, Russia · Ceasefire, 1 estimate",
        ),
        page,
    )
    safe = dialog.add_button("Keep mine", safe=True)
    QTimer.singleShot(10, safe, lambda: focus_by_keyboard(safe))
    dialog.add_button("Restore", "primary")
    dialog.setWindowFlags(Qt.WindowType.Widget)
    dialog.setGeometry(RIGHT, 76, 400, 208)
    heading(theme, page, RIGHT, 306, "Empty state")
    empty = EmptyState(theme, page)
    empty.show_words(
        "No commitments yet",
        "Record who has offered what to whom, on what condition, and what is unresolved. "
        "Guarantees then appear in the leverage network and in papers.",
        "New commitment",
        "Import a table",
    )
    empty.setGeometry(RIGHT, 360, 400, 140)
    heading(theme, page, RIGHT, 514, "Type")
    top = 568
    for text, face, tone in TYPE:
        height = 40 if face == "dossier" else 28
        words(theme, page, (RIGHT, top, 400, height), text, face, tone)
        top += height
