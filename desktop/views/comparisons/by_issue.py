"""Views that are a table and can be narrowed to one issue."""

from PySide6.QtWidgets import QWidget

from desktop.views.comparisons.issue_box import IssueBox
from desktop.views.comparisons.page import ComparisonPage


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


class ZonePage(ByIssuePage):
    """Where the parties overlap, option by option."""

    key = "zone"
    with_options = True


class DeadlocksPage(ByIssuePage):
    """What holds an issue up."""

    key = "deadlocks"
