"""Shows a document before it is added: what it says of itself, what was repaired, what is like it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from db import dates
from db.changes import Value
from db.records import Source
from desktop.dialogs.date_row import DateRow
from desktop.dialogs.document_picks import as_ticked, picks_of
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.documents.document import Document
from desktop.documents.metadata import author_json
from desktop.operations.documents import Twin, problem, proposed_values
from desktop.operations.labels import cut
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.cut_line import CutLine
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label
from desktop.widgets.pick_list import PickList, Tick

WIDTH = 860
ROWS = 6
FIELD, NARROW = 420, 156
FIELDS = ("title", "author", "issued", "publisher", "url", "language")
LABELS = {
    "title": "&Title",
    "author": "A&uthor",
    "publisher": "Pu&blisher",
    "url": "Add&ress",
    "language": "&Language",
}
HINTS = {"author": "several are apart by a semicolon", "language": "a code such as en or uk"}
NOT_FOUND = "not found in the document"
WORDS = "The file is kept as it came, its text beside it. It is one step: undo takes it back."
FIRST = (
    "The file is kept with the source. Quotes that stand in it word for word get their place there. "
    "It is one step: undo takes it back."
)
GIVEN = (
    "Passages that are filed move along with their words; those that are not in it any more keep their "
    "quote. The text and file before it stay in the history: undo brings them back."
)
TICKED = "What is ticked is done. Take a tick away and the text has it as it came."


class FoundDate(DateRow):
    """A date, what it is understood as, and where it was found."""

    def __init__(self, theme: Theme, label: str, found: str, *, order: str) -> None:
        self._found = found
        super().__init__(theme, label, order=order, empty="undated")

    def set_hint(self, hint: str) -> None:
        """Say what the date is understood as, and where it was found."""
        super().set_hint(f"{hint} – {self._found}" if hint and self._found else hint)


class DocumentPreview(DialogFrame):
    """Fields to be looked over, a tick for each repair and each stretch set aside.

    `document`, `values`: what is to be added, once accepted. `opened`: the source that is there already and
    is to be shown instead, '' for none; `given`: the one that is to have the document instead, None for none.
    """

    def __init__(
        self,
        theme: Theme,
        document: Document,
        twins: Sequence[Twin],
        parent: QWidget | None = None,
        *,
        order: str = "DMY",
        more: int = 0,
        to: Source | None = None,
    ) -> None:
        """`order`: how a date that is typed is read. `more`: how many documents come after this one.

        `to`: the source that is to have the document; of its fields only those it does not state are shown.
        """
        super().__init__(theme, _question(document, to), _words(document, more, to), parent, width=WIDTH)
        self._read = document
        self._twins = twins
        self._to = to
        self.opened = ""
        self.given: Source | None = None
        self.fields = tuple(name for name in FIELDS if to is None or not getattr(to, name))
        self._found = {each.field: each.found for each in document.proposed}
        self._proposed = proposed_values(document)
        self.lines = {name: CutLine() for name in self.fields if name != "issued"}
        self.rows: dict[str, DialogRow] = {}
        self.issued = FoundDate(theme, "&Issued", self._where("issued"), order=order)
        rows = min(ROWS, max(len(document.repairs) + len(document.aside), 1))
        self.list = PickList(theme, "Repairs and what is set aside", "Find among them", rows=rows, ticks=True)
        self._build(more)

    def _where(self, name: str) -> str:
        return f"found in: {self._found[name]}" if name in self._found and name in self._proposed else ""

    # -- its parts -----------------------------------------------------------------------------------

    def _build(self, more: int) -> None:
        for twin in self._twins[:3]:
            self._add_twin(twin)
        for warning in self._read.warnings:
            self.body.addWidget(self.fit(Label(self.theme, warning, "second", "warn", wrap=True)))
        for name in self.fields:
            self._add_field(name)
        picks = picks_of(self._read)
        if picks:
            number = f"{len(picks):,}"
            self.body.addWidget(SectionHeading(self.theme, "Repaired and set aside", count=number))
            self.body.addWidget(self.fit(Label(self.theme, TICKED, "second", "text2", wrap=True)))
            self.body.addWidget(self.list)
            self.list.show_picks(picks)
            self.list.ticked.connect(self.edited)
        else:
            self.list.hide()
        self.add_cancel("&Skip this one" if more else "Cancel")
        if self._twins:
            give = self.add_button(
                "Make it its &new text" if self._twins[0].source.text else "&Give it to that"
            )
            give.clicked.connect(self._give)
        self.act = self.add_button(self._verb(), "primary", acts=True)
        self.act.clicked.connect(self._take)
        self.begin_with(self.rows[self.fields[0]].control if self.fields else self.act)

    def _verb(self) -> str:
        if self._to is not None:
            return "Replace the te&xt" if self._to.text else "&Give document"
        there = any(twin.how.startswith("the same") for twin in self._twins)
        return "&Add it all the same" if there else "&Add source"

    def _add_twin(self, twin: Twin) -> None:
        said = f"There is a source like it already: “{cut(twin.source.title)}” ({twin.how})."
        self.body.addWidget(self.fit(Label(self.theme, said, "body", "warn", wrap=True)))
        if twin is self._twins[0]:
            show = LinkButton(self.theme, "Go to that source", "body_medium")
            show.clicked.connect(lambda: self._open(twin.source.id))
            self.add_aside(show)

    def _give(self) -> None:
        self.given = self._twins[0].source
        self.reject()

    def _open(self, id: str) -> None:
        self.opened = id
        self.reject()

    def _add_field(self, name: str) -> None:
        if name == "issued":
            self.issued.put(str(self._proposed.get(name, "")))
            self.issued.line.textChanged.connect(self.edited)
            self.rows[name] = self.issued
        else:
            line = self.lines[name]
            line.setFont(self.theme.font())
            line.setFixedWidth(px(NARROW if name == "language" else FIELD))
            line.setText(self._text(name))
            line.setCursorPosition(0)
            hint = self._where(name) or HINTS.get(name, NOT_FOUND)
            self.rows[name] = DialogRow(self.theme, LABELS[name], line, hint=hint, beside=True)
            line.textChanged.connect(lambda _text, row=self.rows[name]: row.set_error(""))
            line.textChanged.connect(self.edited)
        self.body.addWidget(self.rows[name])

    def _text(self, name: str) -> str:
        if name == "author":
            return next((each.value for each in self._read.proposed if each.field == name), "")
        return str(self._proposed.get(name, ""))

    # -- what is kept --------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        lines = {name: line.text() for name, line in self._lines()}
        return lines | {pick.key: pick.tick.name for pick in self.list.view.picks.picks()}

    def _lines(self) -> list[tuple[str, QLineEdit]]:
        return [*self.lines.items(), ("issued", self.issued.line)]

    def put(self, typed: Mapping[str, str]) -> None:
        for name, line in self._lines():
            line.setText(typed[name])
            line.setCursorPosition(0)
        self.list.show_picks(
            [
                replace(pick, tick=getattr(Tick, typed.get(pick.key, pick.tick.name)))
                for pick in picks_of(self._read)
            ]
        )

    def first_words(self) -> str:
        return self.lines["title"].text() if "title" in self.lines else ""

    # -- what comes of it ----------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document with only what is ticked repaired and set aside."""
        return as_ticked(self._read, self.list.view.picks)

    @property
    def values(self) -> Mapping[str, Value]:
        """The fields of the source as they stand in the dialog; raises BadDate."""
        said: dict[str, Value] = {name: line.text().strip() for name, line in self.lines.items()}
        if "author" in said:
            said["author"] = author_json(str(said["author"]))
        if "issued" in self.fields:
            said["issued"] = self.issued.edtf
        kind = self._proposed.get("type")
        return {**said, **({"type": kind} if kind and (self._to is None or not self._to.type) else {})}

    def _take(self) -> None:
        """Accept when every field can be held; else say under the first what is wrong."""
        try:
            values = self.values
        except dates.BadDate:
            self.issued.check()
            self.issued.line.setFocus()
            return
        wrong = problem({**({"title": self._to.title} if self._to else {}), **values})
        if wrong is None:
            self.accept()
            return
        row = self.rows.get(wrong.field, self.rows[self.fields[0]])
        row.set_error(wrong.reason)
        row.control.setFocus()


def _question(document: Document, to: Source | None) -> str:
    if to is None:
        return f"Add “{document.name}” as a source?"
    return f"{'Replace the text of' if to.text else 'Give this document to'} “{cut(to.title)}”?"


def _words(document: Document, more: int, to: Source | None) -> str:
    count = len(document.text.split())
    after = f" {more:,} more {'comes' if more == 1 else 'come'} after it." if more else ""
    what = WORDS if to is None else GIVEN if to.text else FIRST
    name = f"{document.name}: " if to is not None else ""
    return f"{name}{count:,} {'word' if count == 1 else 'words'} of text. {what}{after}"
