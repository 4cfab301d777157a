"""Shows what an import would do before it does it, and lets a person take it, take what is valid, or not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.exchange import Counts, Plan, Refusal
from db.records import KINDS, specs
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.table import Column, WordsTable
from desktop.operations.labels import counted
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.heading import SectionHeading
from desktop.widgets.label import Label

COUNTS = (
    Column("Records"),
    Column("New", 96, number=True),
    Column("Changed", 96, number=True),
    Column("Unchanged", 104, number=True),
    Column("Refused", 96, number=True),
)
FEW_NOTES = 3  # that are sentences; a file of another program may have one for each of thousands of rows
COUNTS_HEIGHT, PROBLEMS_HEIGHT, NOTES_HEIGHT = 212, 260, 212


class ImportPreview(DialogFrame):
    """Counts by kind, and each refusal with its file, line, field and reason.

    `exec()` says whether to import; what is refused is then left out, for the button said so.
    """

    def __init__(self, theme: Theme, plan: Plan, source: str, parent: QWidget | None = None) -> None:
        """`source`: what is imported, in words: "positions.csv" or "3 files"."""
        self.plan = plan
        self.taken = plan.total.new + plan.total.changed
        self.is_whole = not (plan.refusals or plan.blanked)
        super().__init__(theme, self._question(source), self._words(), parent, width=WIDE)
        self.counts = WordsTable(theme, "Records by kind", COUNTS)
        in_sheet = any(refusal.cell for refusal in plan.refusals)
        self.problems = WordsTable(
            theme, "What is not taken", problem_columns("Cell" if in_sheet else "Line")
        )
        self.notes = WordsTable(theme, "To look at", (Column("Note"),))
        self._build()

    def _question(self, source: str) -> str:
        if self.taken:
            return f"Import {counted(self.taken)} from {source}?"
        if self.plan.refusals:
            return f"Nothing in {source} can be imported"
        return f"The tracker holds all of {source} already"

    def _words(self) -> str:
        if not self.taken:
            return "Nothing was changed." + (
                "" if self.is_whole else " Correct the file and import it again."
            )
        whole = "It is one step: undo takes all of it back."
        if self.is_whole:
            return whole
        wrong = self.plan.total.refused
        left = f"{counted(wrong)} will be left out" if wrong else "Some of it will be left out"
        return f"{left}, for the reasons below. {whole}"

    def _build(self) -> None:
        self._add_counts()
        if not self.is_whole:
            self._add_problems()
        self._add_notes()
        if not self.taken:
            close = self.add_button("Close", acts=True)
            close.clicked.connect(self.reject)
            self.begin_with(close)
            return
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        verb = f"&Import {counted(self.taken)}" if self.is_whole else "&Import only what is valid"
        self.add_button(verb, "primary").clicked.connect(self.accept)
        self.begin_with(cancel)

    def _add_counts(self) -> None:
        kinds = [(plural(kind), counts) for kind, counts in self.plan.counts.items()]
        if len(kinds) > 1:
            kinds.append(("All", self.plan.total))
        self.body.addWidget(self.counts)
        self.counts.show_rows([_count_row(name, counts) for name, counts in kinds])
        self.counts.fit(self.inner_width, self.high(COUNTS_HEIGHT))

    def _add_notes(self) -> None:
        """What to look at: a few notes as sentences, more of them in a table that scrolls."""
        notes = [_short(note) for note in self.plan.notes]
        if len(notes) <= FEW_NOTES:
            for note in notes:
                self.body.addWidget(self.fit(Label(self.theme, note, "second", "warn", wrap=True)))
            return
        self.body.addWidget(SectionHeading(self.theme, "To look at", count=f"{len(notes):,}"))
        self.body.addWidget(self.notes)
        self.notes.show_rows([(note,) for note in notes])
        self.notes.fit(self.inner_width, self.high(NOTES_HEIGHT))

    def _add_problems(self) -> None:
        refused, blanked = self.plan.refusals, self.plan.blanked
        number = len(refused) + len(blanked)
        heading = SectionHeading(self.theme, "Not taken", count=f"{number:,}")
        copy = LinkButton(self.theme, "Copy as table", "second_medium")
        copy.clicked.connect(self.problems.copy)
        self.body.addWidget(heading)
        self.body.addWidget(self.problems)
        self.problems.show_rows([*_rows(refused), *_rows(blanked, "This reference is left empty. ")])
        self.problems.fit(self.inner_width, self.high(PROBLEMS_HEIGHT))
        self.add_aside(copy)


def problem_columns(place: str) -> tuple[Column, ...]:
    """The columns of what is not taken; `place`: what says where something stands, "Line" or "Cell"."""
    return (
        Column("File", 132),
        Column(place, 64, number=place == "Line"),
        Column("Record", 132),
        Column("Field", 104),
        Column("Why it is not taken"),
    )


def plural(kind: str) -> str:
    """What records of a kind are called; a kind that is none as the file has it."""
    return KINDS[kind].META.plural if kind in KINDS else kind or "Of no kind"


def _count_row(name: str, counts: Counts) -> tuple[str, ...]:
    numbers = (counts.new, counts.changed, counts.unchanged, counts.refused)
    return (name, *(f"{number:,}" for number in numbers))


def _rows(refusals: Sequence[Refusal], before: str = "") -> list[tuple[str, ...]]:
    return [
        (
            _name(each.file),
            each.cell or (str(each.line) if each.line else ""),
            _record(each),
            _field(each),
            f"{before}{each.reason}",
        )
        for each in refusals
    ]


def _name(file: str) -> str:
    """The name of a file without its folders; a preview has no room for those."""
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def _short(note: str) -> str:
    """A note with its file, which stands first, by name alone."""
    file, colon, words = note.partition(": ")
    return f"{_name(file)}: {words}" if colon else note


def _record(refusal: Refusal) -> str:
    label = KINDS[refusal.kind].META.label if refusal.kind in KINDS else refusal.kind
    return " ".join(part for part in (label, refusal.id) if part)


def _field(refusal: Refusal) -> str:
    declared = specs(KINDS[refusal.kind]) if refusal.kind in KINDS else {}
    return declared[refusal.field].label if refusal.field in declared else refusal.field
