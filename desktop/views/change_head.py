"""The head of a change: what it was, when and whose, what became of it, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.history import Entry
from db.records import KINDS, specs
from desktop.forms.wrapped_label import WrappedLabel
from desktop.models.change_details import Details
from desktop.models.changes import second_line, when
from desktop.operations.history import Overlap
from desktop.operations.labels import cut
from desktop.theme import Theme
from desktop.widgets.buttons import Button, LinkButton

FEW = 6  # later changes named at once
ISSUED = "An issued paper stays as it is. To take it back, withdraw the edition."
TAKEN = "Later changes stand in the way of undoing all of it. Nothing was undone yet."
NOTHING_LEFT = "Later changes touched all of it. Single values can be restored below."


class ChangeHead(QWidget):
    """`take_back`, `rest` and `restore` are its buttons; `see` leads to a later change, by its id."""

    see = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = WrappedLabel(theme, "", "record", lines=5)
        self.words = WrappedLabel(theme, "", "second", "text2")
        self.state = WrappedLabel(theme, "", "second_medium", "warn")
        self.take_back = Button(theme, "Undo this change", icon="undo-2")
        self.restore = LinkButton(theme, "Restore everything to before this…", "second_medium")
        self.notice = WrappedLabel(theme, "", "second_medium", "warn")
        self.rest = Button(theme, "Undo the rest")
        self._met = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.label, self.words, self.state):
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.take_back)
        row.addWidget(self.restore)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.notice)
        self._met.setSpacing(2)
        column.addLayout(self._met)
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)

    def show_change(self, details: Details, desk: str, *, editable: bool) -> None:
        """Show a change. `editable`: the tracker can be written."""
        entry = details.entry
        self.label.setText(entry.change.label)
        self.words.setText(second_line(entry, desk))
        self.state.setText(_state(details))
        self.state.setVisible(bool(self.state.text()))
        verb = _verb(details)
        self.take_back.setText(verb)
        self.take_back.setVisible(editable and bool(verb))
        self.take_back.updateGeometry()
        self.restore.setVisible(editable)
        self.show_overlaps(None)

    def show_overlaps(self, met: "tuple[tuple[Overlap, str], ...] | None", left: bool = False) -> None:
        """Name the later changes that stand in the way, with what each overlap is about; None for none.

        `left`: something of the change can be taken back all the same.
        """
        while item := self._met.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.notice.setVisible(met is not None)
        self.rest.setVisible(met is not None and left)
        if met is None:
            return
        self.notice.setText(TAKEN if left else NOTHING_LEFT)
        for overlap, title in met[:FEW]:
            self._met.addWidget(self._line(overlap, title))
        if len(met) > FEW:
            more = f"and {len(met) - FEW:,} more"
            self._met.addWidget(WrappedLabel(self._theme, more, "second", "text2"))

    def _line(self, overlap: Overlap, title: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(WrappedLabel(self._theme, overlap_words(overlap, title), "second"), 1)
        if (later := overlap.later) is not None:
            link = LinkButton(self._theme, "See it", "second_medium")
            link.setAccessibleName(f"See the later change: {cut(later.label)}")
            link.clicked.connect(lambda: self.see.emit(later.id))
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return made


def overlap_words(overlap: Overlap, title: str) -> str:
    """What is in the way, in words: "Venue of Ukraine · Territory: “Move it”, 22 Nov 2026, 14:02"."""
    what = cut(title) or KINDS[overlap.table].META.label
    if overlap.field:
        what = f"{specs(KINDS[overlap.table])[overlap.field].label} of {what}"
    later = overlap.later
    if overlap.used:
        return f"{what} is used by other records since, and stays."
    if later is None:
        return f"{what} is not as this change left it."
    return f"{what}: “{cut(later.label)}”, {when(later.at)}"


def _state(details: Details) -> str:
    entry, undoing = details.entry, details.undoing
    if entry.change.kind == "issue":
        return ISSUED
    if not entry.undone or undoing is None:
        return ""
    done = "Done again" if entry.change.kind == "undo" else "Undone"
    by = f" by {undoing.author}" if undoing.author else ""
    return f"{done} on {when(undoing.at)}{by}"


def _verb(details: Details) -> str:
    """What its button does; '' when there is nothing to do."""
    entry: Entry = details.entry
    if entry.change.kind == "issue" or entry.records == 0:
        return ""
    if entry.undone:
        return "" if entry.change.kind == "undo" else "Do it again"
    return "Do it again" if entry.change.kind == "undo" else "Undo this change"
