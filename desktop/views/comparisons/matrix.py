"""The position matrix: actors by issues, each cell explained beside it with its positions and sources."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property, partial

from PySide6.QtWidgets import QWidget

from db import dates
from db.queries.snapshot import Snapshot
from desktop.analysis.matrix import Matrix, MatrixCell
from desktop.analysis.reports import matrix as words
from desktop.models.columns import sentence_case
from desktop.scale import px
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.legend import Legend
from desktop.views.comparisons.matrix_drawing import MatrixDrawing, more_signs
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import (
    conditions_part,
    disagreement_parts,
    evidence_part,
    position_row,
)
from desktop.views.scope_controls import AsOfPopup, ScopeButton
from desktop.widgets.check_box import CheckBox
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.painting import DIFFERS
from desktop.widgets.search_box import FilterBox
from desktop.widgets.stance import words_of

ROWS = (("all", "All actors"), ("parties", "Parties only"))
A_DAY, EVER, YEAR = -1, 36_500, 365  # a day that is chosen beside, and spans in days
SINCE = (
    (0, "No movement"), (91, "Moved in 3 months"), (YEAR, "Moved in a year"), (EVER, "Ever moved"),
    (A_DAY, "Moved since a day"),
)  # fmt: skip
FLAGS = (
    ("2", "positions that differ"), (DIFFERS, "statements disagree"),
    ("clock", "old or undated"), ("unlink", "no source"),
    ("arrow-up", "hardened"), ("arrow-down", "softened"),
    ("arrow-right", "moved"), ("git-compare", "contradicted"),
)  # fmt: skip


class MatrixPage(ComparisonPage):
    """Where each actor stands on the option each issue is about."""

    key = "matrix"

    @cached_property
    def popup(self) -> AsOfPopup:
        """Asks for the day; made when it is first wanted, for the page itself takes no longer."""
        made = AsOfPopup(self.theme, lambda: self.session.dossier.date_order or "DMY", self)
        made.chosen.connect(self.set_day)
        return made

    def make_drawing(self) -> QWidget:
        self.rows, self.since = ComboBox(), ComboBox()
        self.themes = CheckBox(self.theme, "By theme")
        self.matrix: Matrix | None = None
        self._order: tuple[list[str], list[str]] = ([], [])
        self.snapshot: Snapshot | None = None
        for box, name, entries in ((self.rows, "Actors shown", ROWS), (self.since, "Movement shown", SINCE)):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(max(len(text) for _, text in entries))
            for value, text in entries:
                box.addItem(text, value)
            self.controls.addWidget(box)
            box.currentIndexChanged.connect(self._set_otherwise)
        self._add_day()
        self.filter = FilterBox(self.theme, "Filter actors or issues")
        self.filter.setMaximumWidth(px(260))
        self.filter.filtered.connect(self._filtered)
        self.more_controls.addWidget(self.filter, 1)
        self.more_controls.addSpacing(12)
        self.more_controls.addWidget(self.themes)
        self.more_controls.addStretch(1)
        self.themes.toggled.connect(self._set_otherwise)
        drawing = MatrixDrawing(self.theme)
        drawing.chosen.connect(self._explain)
        drawing.opened.connect(self._open)
        drawing.moved.connect(self._move)
        self.grid = drawing
        return drawing

    def _add_day(self) -> None:
        """The day since which movement is shown, chosen below its button."""
        self.day, self.since_day = ScopeButton(self.theme, "Since"), ""
        self.day.clicked.connect(lambda: self.popup.open_below(self.day, self.since_day))
        self.controls.addWidget(self.day)
        self.day.setParent(self)  # shown without one it would open as a window of its own
        self._show_day()

    def set_day(self, day: str) -> None:
        """Show movement since this ISO day; '' since a year ago."""
        self.since_day = day
        self._set_otherwise()

    def _show_day(self) -> None:
        self.day.setVisible(self.since.currentData() == A_DAY)
        self.day.show_value(dates.words(self._since()), False)

    def _since(self) -> str:
        """The ISO day since which movement is shown; '' shows none."""
        days, today = int(self.since.currentData()), date.today()
        if days == A_DAY and self.since_day:
            return self.since_day
        if days == EVER:
            return "0001-01-01"
        return (today - timedelta(days=YEAR if days == A_DAY else days)).isoformat() if days else ""

    def make_legend(self) -> QWidget:
        return Legend(self.theme, FLAGS, more_signs(self.theme))

    def options(self) -> dict[str, str]:
        options = {"rows": str(self.rows.currentData()), "today": date.today().isoformat()}
        options["stale_days"] = str(self.session.stale_days)
        if self.themes.isChecked():
            options["theme"] = "yes"
        if since := self._since():
            options["since"] = since
        return options

    def work(self, snapshot: Snapshot) -> object:
        found = words.made(snapshot, self.options())
        return snapshot, found, words.report_of(snapshot, found)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, found, _ = result
        found = filtered(found, self.filter.text())
        actors, issues = self._order
        self.matrix = replace(
            found,
            actors=tuple(sorted(found.actors, key=lambda each: _place(actors, each.id))),
            issues=tuple(sorted(found.issues, key=lambda each: _place(issues, each.id))),
            by_role=not actors,
            by_theme=found.by_theme and not issues,
        )
        self.grid.show_matrix(self.matrix, partial(spoken_of, self.snapshot))

    def _filtered(self, _words: str) -> None:
        if self.result is not None:
            self.draw(self.result)

    def _set_otherwise(self) -> None:
        """Rows or columns are asked for in another order: what was moved by hand goes back to its place."""
        self._order = ([], [])
        self._show_day()
        self.again()

    def _move(self, rows: bool, place: int, step: int) -> None:
        """Let a row or a column go so many places on, or as far as there are any."""
        if self.matrix is None or self.result is None:
            return
        ids = [each.id for each in (self.matrix.actors if rows else self.matrix.issues)]
        ids.insert(max(0, place + step), ids.pop(place))
        self._order = (ids, self._order[1]) if rows else (self._order[0], ids)
        self.draw(self.result)

    # -- the cell ------------------------------------------------------------------------------------

    def _explain(self, row: int, column: int) -> None:
        if self.matrix is not None and self.snapshot is not None:
            self.explain(explained(self.snapshot, self.matrix.cell(row, column)))

    def _open(self, row: int, column: int) -> None:
        if self.matrix is None:
            return
        cell = self.matrix.cell(row, column)
        self.opened.emit(cell.positions[0].id if cell.positions else cell.issue.id)


def filtered(matrix: Matrix, words: str) -> Matrix:
    """Rows whose actor or role, columns whose issue or theme holds all words; all of them where none does."""
    wanted = words.casefold().split()

    def holds(*texts: str) -> bool:
        text = " ".join(texts).casefold()
        return all(word in text for word in wanted)

    actors = tuple(a for a in matrix.actors if holds(a.name, a.short_name, matrix.roles.get(a.id, "")))
    issues = tuple(i for i in matrix.issues if holds(i.title, i.theme))
    return replace(matrix, actors=actors or matrix.actors, issues=issues or matrix.issues)


def _place(ids: Sequence[str], id: str) -> int:
    return ids.index(id) if id in ids else len(ids)


def spoken_of(snapshot: Snapshot, cell: MatrixCell) -> str:
    """A cell for a screen reader and as a tooltip."""
    said = words_of(cell.stance) if not cell.is_silent else "Nothing on record"
    on = f" on “{cell.option.label}”" if cell.option else ""
    firm = f", {cell.firmness}" if cell.firmness else ""
    noted = "".join(f", {each}" for each in words.flags(snapshot, cell))
    return f"{cell.actor.name} · {cell.issue.title}: {said}{on}{firm}{noted}"


def explained(snapshot: Snapshot, cell: MatrixCell) -> Explained:
    """A cell with its conditions, its positions and what they rest on."""
    title = f"{cell.actor.name} · {cell.issue.title}"
    if cell.is_silent:
        silent = Part(words="Nothing is on record of this actor on this issue: unknown, never accepted.")
        return Explained("Matrix cell", title, (silent,))
    private = ", in private channels only" if cell.private else ""
    on = f"On the option: {cell.option.label}." if cell.option else "No option is discussed or preferred."
    noted = "".join(f" {sentence_case(each)}." for each in words.flags(snapshot, cell))
    first = Part(f"{words_of(cell.stance)}{private}", f"{on}{noted}")
    option = cell.option.id if cell.option else ""
    rows = tuple(position_row(snapshot, each, option) for each in cell.positions)
    positions = Part(f"{len(rows)} positions" if len(rows) > 1 else "Position", rows=rows)
    conditions = conditions_part(snapshot, cell.positions, option)
    parts = (
        first,
        *conditions,
        positions,
        *disagreement_parts(snapshot, cell.positions),
        evidence_part(snapshot, cell.positions),
    )
    return Explained("Matrix cell", title, parts)
