"""What the checks found, as the lines of a list: by severity, then by rule, filtered by words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.analysis.rule import Finding, Severity

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
# Of one rule; a large tracker can have as many findings as records, and the filter reaches all of them.
SHOWN = 100
SEVERITIES: tuple[tuple[Severity, str], ...] = (("error", "To correct"), ("look", "To look at"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the head of a severity or of a rule, a finding, or how many more there are.

    `count` stands beside a head. `record`: the id a finding leads to.
    """

    form: Literal["severity", "rule", "finding", "more"]
    severity: Severity
    text: str
    remedy: str = ""
    record: str = ""
    count: str = ""

    def spoken(self) -> str:
        """The line as a screen reader says it."""
        what = "to correct" if self.severity == "error" else "to look at"
        if self.form == "finding":
            return f"{what}: {self.text} {self.remedy}"
        return ", ".join(part for part in (self.text, self.count) if part)


@dataclass(frozen=True, slots=True)
class Shown:
    """The lines for some findings, and how many findings they stand for."""

    lines: list[Line]
    number: int


class CheckLines(QAbstractListModel):
    """The lines for some findings; heads can't be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, shown: "Shown") -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self._lines = shown.lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line in a row."""
        return self._lines[row]

    def row_of(self, record: str, text: str) -> int:
        """The row of a finding, -1 when it is not shown."""
        for row, line in enumerate(self._lines):
            if line.record == record and line.text == text:
                return row
        return self.first()

    def first(self) -> int:
        """The row of the first finding, -1 when there is none."""
        return next((row for row, line in enumerate(self._lines) if line.form == "finding"), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].form == "finding":
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def folded(findings: Iterable[Finding], titles: Mapping[str, str]) -> list[str]:
    """What the filter looks through, for each finding: its sentence, its remedy and the title of its rule."""
    return [f"{each.sentence}\n{each.remedy}\n{titles.get(each.rule, '')}".casefold() for each in findings]


def shown_of(
    findings: Sequence[Finding], texts: Sequence[str], words: str, titles: Mapping[str, str]
) -> Shown:
    """The lines for the findings that hold all `words` in their `texts` (`folded`).

    `titles`: what a rule is headed by, by its name.
    """
    found = findings
    for part in words.casefold().split():
        holding = [part in text for text in texts]
        found, texts = list(compress(found, holding)), list(compress(texts, holding))
    return Shown(lines_of(found, titles), len(found))


def lines_of(findings: Sequence[Finding], titles: Mapping[str, str]) -> list[Line]:
    """Findings under the heads of their severity and rule, in the order they come; 100 of a rule."""
    lines: list[Line] = []
    for severity, words in SEVERITIES:
        rules: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.severity == severity:
                rules.setdefault(finding.rule, []).append(finding)
        number = sum(map(len, rules.values()))
        if number:
            lines.append(Line("severity", severity, words, count=f"{number:,}"))
        for rule, found in rules.items():
            lines += _of_rule(severity, titles.get(rule, rule), found)
    return lines


def _of_rule(severity: Severity, title: str, found: Sequence[Finding]) -> list[Line]:
    lines = [Line("rule", severity, title, count=f"{len(found):,}")]
    lines += [Line("finding", severity, f.sentence, f.remedy, f.record) for f in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(Line("more", severity, f"and {len(found) - SHOWN:,} more; filter to see them"))
    return lines
