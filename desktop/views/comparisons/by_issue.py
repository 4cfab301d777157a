"""Views that are a table and can be narrowed to one issue."""

from PySide6.QtWidgets import QWidget

from desktop.analysis.report import counted
from desktop.analysis.reports.deadlocks import held_up
from desktop.models.columns import sentence_case
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.comparisons.page import ComparisonPage

LISTED = 20  # things that are listed beside the table


class ByIssuePage(ComparisonPage):
    """A table of all issues or of one."""

    with_options = False

    def make_drawing(self) -> QWidget | None:
        self.issues = IssueBox(self.session, with_options=self.with_options, every="All issues")
        self.issues.chosen.connect(self.again)
        self.controls.addWidget(self.issues)
        return None

    def options(self) -> dict[str, str]:
        return {"issue": self.issues.issue()} if self.issues.issue() else {}


class DeadlocksPage(ByIssuePage):
    """What holds an issue up; beside the table all of it, of the issue that the chosen row is about."""

    key = "deadlocks"
    heavy = ("networkx",)

    def explained(self, row: int, column: int) -> Explained:
        found, issue = super().explained(row, column), self.report.rows[row][0]
        things = [held_up(each) for each in self.report.rows if each[0].ids == issue.ids]
        heading = Part(f"Held up by {counted(len(things), 'thing')}")
        listed = (Part(words=f"{sentence_case(words)}.") for words in things[:LISTED])
        more = (Part(words=f"And {len(things) - LISTED} more, in the table."),)
        parts = (*found.parts, heading, *listed, *(more if len(things) > LISTED else ()))
        return Explained(found.over, found.title, parts)
