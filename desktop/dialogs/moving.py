"""Asks to which issue records go, which of its options take the place of those they leave, what is lost."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from db.errors import InvalidField, KnownError
from db.records import Issue, Option, Record
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.rows_area import RowsArea
from desktop.forms.context import FormContext
from desktop.forms.fields import field_for
from desktop.forms.row import FormRow
from desktop.operations.labels import cut, several
from desktop.operations.moving import (
    ISSUE_FIELDS,
    Leaving,
    Move,
    issue_words,
    leaving,
    like_options,
    plan_move,
)
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.field_row import FieldRow
from desktop.widgets.label import Label

GOES = "", "nothing: what is said of it goes away"
ISSUE = "issue"  # as which what is typed of it is kept, beside the options by their ids
ROWS_HEIGHT = 260
WIDTH = 640
LABELS = 232  # pixels; options have long names


class MoveDialog(DialogFrame):
    """The issue, found by name, and for each option that is left the one that takes its place.

    `plan`: what it comes down to, once accepted.
    """

    def __init__(
        self,
        session: Session,
        theme: Theme,
        records: Sequence[Record],
        open: Callable[[str], None] = lambda _: None,
        parent: QWidget | None = None,
    ) -> None:
        """`records`: of one kind that belongs to an issue. `open`: shows a record that a link leads to."""
        self._session, self._records, self._open = session, tuple(records), open
        kind = records[0].META.kind
        question = f"Move {several(records)} {issue_words(kind)}"
        super().__init__(theme, question, "", parent, width=WIDTH)
        self.plan: Move | None = None
        field = field_for(FormContext(session, theme, self._leave_for), type(records[0]), ISSUE_FIELDS[kind])
        self.row = FormRow(theme, field, inset=0)
        self.heading = Label(
            theme, "What takes the place of the options they leave", "body_strong", wrap=True
        )
        self.area = RowsArea(self.high(ROWS_HEIGHT))
        self.options: dict[str, ChoiceBox] = {}
        self.outcome = Label(theme, "", "body", "text2", wrap=True)
        self._issue: Issue | None = None
        self._build()

    def _leave_for(self, id: str) -> None:
        self.reject()
        self._open(id)

    def _build(self) -> None:
        for widget in (self.row, self.heading, self.area, self.outcome):
            self.body.addWidget(widget)
        self.row.field.changed.connect(self._issue_typed)
        self.add_cancel()
        self.act = self.add_button("&Move", "primary", acts=True)
        self.act.clicked.connect(self._take)
        self._ask_for(None)
        self.begin_with(self.row.field)

    # -- the issue -----------------------------------------------------------------------------------

    def _issue_typed(self) -> None:
        self.edited.emit()
        try:
            value = self.row.field.value()
        except InvalidField:
            value = None
        found = self._session.store.get(str(value)) if value else None
        issue = found if isinstance(found, Issue) else None
        if issue != self._issue:
            self._ask_for(issue)

    def _ask_for(self, issue: Issue | None) -> None:
        """Ask what becomes of the options that are left for an issue."""
        self._issue = issue
        self.options = {}
        left = leaving(self._session.store, self._records, issue) if issue else []
        rows: list[QWidget] = []
        if issue and left:
            there = sorted(self._session.store.find(Option, issue=issue.id), key=lambda each: each.value)
            like = like_options(self._session.store, [each.option for each in left], issue)
            rows = [self._option_row(each, there, like.get(each.option.id, "")) for each in left]
        self.heading.setVisible(bool(rows))
        self.area.show_rows(rows)
        self._tell()

    def _option_row(self, left: Leaving, there: Sequence[Option], like: str) -> FieldRow:
        choices = [(option.id, f"{option.value:g} · {cut(option.label)}") for option in there]
        box = ChoiceBox(self.theme, [*choices, GOES], like)
        box.currentIndexChanged.connect(self._tell)
        self.options[left.option.id] = box
        times = "once" if left.uses == 1 else f"{left.uses:,} times"
        hint = f"named {times}, on {cut(left.issue.title)}"
        return FieldRow(self.theme, cut(left.option.label), box, hint=hint, label_width=px(LABELS))

    # -- what is kept --------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        return {ISSUE: self.row.field.typed()} | {id: box.value for id, box in self.options.items()}

    def put(self, typed: Mapping[str, str]) -> None:
        self.row.field.put(typed[ISSUE])
        for id, box in self.options.items():
            box.choose(typed.get(id, box.value))

    def first_words(self) -> str:
        typed = self.row.field.typed()
        return self._session.store.titles([typed]).get(typed, typed)

    # -- what comes of it ----------------------------------------------------------------------------

    def _tell(self) -> None:
        self.edited.emit()
        self.plan = None
        words = ""
        if self._issue is not None:
            chosen = {id: box.value for id, box in self.options.items() if box.value}
            try:
                self.plan = plan_move(self._session.store, self._records, self._issue, chosen)
                words = move_words(self.plan, len(self._records))
            except KnownError as error:
                words = getattr(error, "reason", "") or str(error)
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.fit(self.outcome)
        self.act.setEnabled(self.plan is not None and bool(self.plan.moving))
        self.adjustSize()

    def _take(self) -> None:
        if self.plan is not None and self.plan.moving:
            self.accept()


def move_words(move: Move, asked: int) -> str:
    """What a move comes down to, in sentences."""
    there = asked - len(move.moving)
    said = []
    if there:
        said.append(f"{there:,} of {asked:,} {'is' if there == 1 else 'are'} there already.")
    if move.kept:
        said.append(f"{'1 stance goes' if move.kept == 1 else f'{move.kept:,} stances go'} along.")
    if lost := move.lost_words():
        said.append(f"{lost} {'goes' if len(move.lost) == 1 else 'go'} away; undo brings them back.")
    if move.unset:
        said.append(f"{'1 option' if move.unset == 1 else f'{move.unset:,} options'} will be left empty.")
    if move.moving and not (move.kept or lost or move.unset):
        said.append("Nothing is lost.")
    return " ".join(said)
