"""Shows what the check before issue found in a paper, and asks what an edition is issued with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from db.wording import capital
from desktop.analysis.issuing import PAPER_TITLES, PaperFinding
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.forms.growing_text import GrowingText
from desktop.models.check_lines import CheckLines, folded, shown_of
from desktop.operations.labels import cut
from desktop.theme import Theme
from desktop.views.checks_page import CheckList
from desktop.widgets.check_box import CheckBox

MOST_HEIGHT, LEAST_HEIGHT = 320, 120
BENEATH = 12  # room under the list, the last line of which may be cut
CLEAN = "The check found nothing to correct and nothing to look at."
GO = "Enter or a click on a line goes to its record."
NEEDS_REASON = "With something to correct it goes out only with a reason, which is kept with it."
WAITS = "Issuing waits for this reason."
YES = "yes"
KEPT = "An edition is kept as it goes out. It can be withdrawn, and is never changed and never undone."


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """What an edition is issued with. `despite`: why with errors open; `saves`: its PDF is saved too."""

    note: str
    despite: str
    saves: bool


class CheckDialog(DialogFrame):
    """What the check found, by severity and rule. `record`: the id of the record to go to, '' for none."""

    def __init__(
        self, theme: Theme, question: str, words: str, findings: Sequence[PaperFinding],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, question, " ".join((_counted(findings), words)).strip(), parent, width=WIDE)
        self.record = ""
        self.lines = CheckLines(self)
        self.list = CheckList(theme, self.lines)
        self.list.setAccessibleName("Findings of the check before issue")
        self.list.opened.connect(self._go_to)
        self.list.setVisible(bool(findings))
        self.body.addWidget(self.list)
        shown = [_placed(each) for each in findings]
        self.lines.show(shown_of(shown, folded(shown, PAPER_TITLES), "", PAPER_TITLES))
        self.list.setCurrentIndex(self.lines.index(self.lines.first()))
        self._fit_list()

    def _fit_list(self) -> None:
        """Be as high as the findings need, within what leaves room for the rest."""
        self.list.setFixedWidth(self.inner_width)
        self.list.setFixedHeight(MOST_HEIGHT)
        rows = range(self.lines.rowCount())
        height = sum(self.list.sizeHintForIndex(self.lines.index(row)).height() for row in rows)
        self.list.setFixedHeight(max(min(height + 4, MOST_HEIGHT), LEAST_HEIGHT))
        self.list.setMinimumWidth(0)  # where a bar beside it takes room, it makes do with what is left

    def _go_to(self, row: int) -> None:
        self.record = self.lines.line(row).record
        if self.record:
            self.reject()


class FindingsDialog(CheckDialog):
    """What the check found in a paper that is not being issued."""

    def __init__(
        self, theme: Theme, title: str, findings: Sequence[PaperFinding], parent: QWidget | None = None
    ) -> None:
        words = GO if findings else ""
        super().__init__(theme, f"Check of “{cut(title)}” before issue", words, findings, parent)
        close = self.add_button("Close", acts=not findings)
        close.clicked.connect(self.reject)
        self.begin_with(self.list if findings else close)


class IssueDialog(CheckDialog):
    """What the check found, why the paper goes out all the same, what changed since the edition before."""

    def __init__(
        self, theme: Theme, title: str, number: int, findings: Sequence[PaperFinding],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._needs_reason = any(each.severity == "error" for each in findings)
        words = " ".join([GO] * bool(findings) + [NEEDS_REASON] * self._needs_reason + [KEPT])
        super().__init__(theme, f"Issue edition {number} of “{cut(title)}”?", words, findings, parent)
        self.despite, self.note = GrowingText(), GrowingText()
        self.saves = CheckBox(theme, "&Save the PDF too; where is asked next")
        self._build(number)
        self._refresh()

    def _build(self, number: int) -> None:
        self._reason = DialogRow(self.theme, "&Reason", self.despite)
        self._reason.setVisible(self._needs_reason)
        hint = f"Since edition {number - 1}." if number > 1 else "For who reads the register; may stay empty."
        changed = DialogRow(self.theme, "&What changed", self.note, hint=hint)
        self.body.addSpacing(BENEATH if self.lines.rowCount() else 0)
        for widget in (self._reason, changed, self.saves):
            self.body.addWidget(widget)
        self.saves.setChecked(True)
        self.despite.textChanged.connect(self._refresh)
        for changes in (self.despite.textChanged, self.note.textChanged, self.saves.toggled):
            changes.connect(self.edited)
        self.add_cancel()
        self.go = self.add_button(f"&Issue edition {number}", "primary", acts=True)
        self.go.clicked.connect(self.accept)
        self.begin_with(self.list if self.lines.rowCount() else self.note)

    def _refresh(self) -> None:
        waits = self._needs_reason and not self.despite.text().strip()
        self.go.setEnabled(not waits)
        self.go.setToolTip(WAITS if waits else "")
        self._reason.set_hint(WAITS if waits else "It is kept with the edition.")
        if self.isVisible():
            self.adjustSize()

    def typed(self) -> dict[str, str]:
        return {
            "reason": self.despite.text(),
            "changed": self.note.text(),
            "saves": YES * self.saves.isChecked(),
        }

    def put(self, typed: Mapping[str, str]) -> None:
        self.despite.setPlainText(typed["reason"])
        self.note.setPlainText(typed["changed"])
        self.saves.setChecked(bool(typed["saves"]))

    def first_words(self) -> str:
        return " · ".join(text for text in (self.despite.text(), self.note.text()) if text)

    @property
    def chosen(self) -> IssueChoice:
        """What was given; to be asked once the dialog was accepted."""
        despite = self.despite.text().strip() if self._needs_reason else ""
        return IssueChoice(self.note.text().strip(), despite, self.saves.isChecked())


def _counted(findings: Sequence[PaperFinding]) -> str:
    errors = sum(1 for each in findings if each.severity == "error")
    looks = len(findings) - errors
    return f"{errors or 'Nothing'} to correct, {looks or 'nothing'} to look at." if findings else CLEAN


def _placed(finding: PaperFinding) -> PaperFinding:
    """A finding whose sentence begins with its place in the paper."""
    place = capital(finding.place)
    return replace(finding, sentence=f"{place}: {finding.sentence}") if place else finding
