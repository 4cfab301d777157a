"""The register of guarantees: who promises what to whom, what would set it off, and what is left open."""

from collections import Counter
from collections.abc import Sequence

from db.queries.snapshot import Snapshot
from desktop.analysis.leverage import Guarantee
from desktop.analysis.report import Cell, Report, cells, counted, joined

TITLE = "Register of guarantees"
HEADINGS = (
    "Guarantor", "For whom", "Kind", "What is promised", "Status", "Trigger", "Automatic", "Contingent on",
    "Unresolved",
)  # fmt: skip
EMPTY = "No commitment is recorded yet. Record who promises what to whom, and what would set it off."
SILENT = "not stated"


def report_of(snapshot: Snapshot, given: Sequence[Guarantee]) -> Report:
    """A row for each guarantee."""
    if not given:
        return Report(TITLE, EMPTY, empty=EMPTY, needs="commitment")
    rows = tuple(_row(snapshot, each) for each in given)
    return Report(TITLE, sentence(given), HEADINGS, rows)


def sentence(given: Sequence[Guarantee]) -> str:
    """How many there are by status, and how many lack what makes a guarantee one."""
    some = [each.commitment for each in given]
    by_status = Counter(each.status or "of unknown status" for each in some)
    parts = joined([f"{number} {status}" for status, number in by_status.most_common()])
    lacking = (
        ("for {} no trigger is stated", sum(not each.trigger for each in some)),
        ("for {} not whether it is automatic", sum(each.automatic in ("", "unclear") for each in some)),
        ("{} left with something unresolved", sum(bool(each.gap) for each in some)),
    )
    left = joined([words.format(number) for words, number in lacking if number])
    return f"{counted(len(some), 'guarantee')}: {parts}{f'; {left}' if left else ''}."


def _row(snapshot: Snapshot, each: Guarantee) -> tuple[Cell, ...]:
    one = each.commitment
    return cells(
        Cell(snapshot.title(one.guarantor), (one.guarantor,)),
        Cell(snapshot.title(one.beneficiary), (one.beneficiary,)),
        one.kind or SILENT,
        Cell(one.text, (one.id,)),
        *(
            Cell(text or SILENT, (one.id,))
            for text in (one.status, one.trigger, one.automatic, one.contingent_on)
        ),
        Cell(one.gap, (one.id,)),
    )
