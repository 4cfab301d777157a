"""Asks for the marking and the caveat of several records, and says which marks come of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from db.changes import Value
from db.records import Marking, Record
from db.records.checks import kept
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.operations.labels import several
from desktop.theme import Theme
from desktop.widgets.cut_line import CutLine
from desktop.widgets.label import Label

KEEP = "=keep"
Effective = Callable[[str | None], Counter[str]]


class MarkDialog(DialogFrame):
    """Marking and caveat, each left as it is unless something is chosen. `values`: once accepted."""

    def __init__(
        self,
        theme: Theme,
        records: Sequence[Record],
        levels: Sequence[Marking],
        default: str,
        effective: Effective,
        parent: QWidget | None = None,
    ) -> None:
        """`default`: the dossier's marking, '' for none. `effective`: how many records come to have which."""
        words = "A record is never handled lower than what it belongs to: its effective mark is the highest."
        super().__init__(theme, f"How shall {several(records)} be marked?", words, parent)
        self._records, self._effective = records, effective
        own = {record.handling for record in records}
        self._own = own.pop() if len(own) == 1 else None
        caveats = {record.caveat for record in records}
        self._caveat = caveats.pop() if len(caveats) == 1 else None
        self.level = ChoiceBox(theme, self._choices(levels, default), self._now())
        self.caveat = CutLine(self._caveat or "")
        self.outcome = Label(theme, "", "body", "text2", wrap=True)
        self._build()

    def _now(self) -> str:
        return KEEP if self._own is None else self._own

    def _choices(self, levels: Sequence[Marking], default: str) -> list[tuple[str, str]]:
        found = [("", f"dossier's: {default or 'none'}")]
        found += [(level.level, level.level) for level in levels]
        if self._own is None:
            found.insert(0, (KEEP, "various, left as they are"))
        elif self._own not in dict(found):
            found.append((self._own, self._own))
        return found

    def _build(self) -> None:
        self.caveat.setFont(self.theme.font())
        if self._caveat is None:
            self.caveat.setPlaceholderText("various, left as they are")
        self.body.addWidget(DialogRow(self.theme, "Ma&rking", self.level))
        hint = "Printed with the marking, for example REL TO; never compared."
        self.caveat_row = DialogRow(self.theme, "Ca&veat", self.caveat, hint=hint)
        self.body.addWidget(self.caveat_row)
        self.body.addWidget(self.outcome)
        self.add_cancel()
        self.act = self.add_button("&Mark", "primary", acts=True)
        self.act.clicked.connect(self._take)
        self.level.currentIndexChanged.connect(self._tell)
        self.caveat.textChanged.connect(self._tell)
        self._tell()
        self.begin_with(self.level)

    def typed(self) -> dict[str, str]:
        return {"level": self.level.value, "caveat": self.caveat.text()}

    def put(self, typed: Mapping[str, str]) -> None:
        self.level.choose(typed["level"])
        self.caveat.setText(typed["caveat"])

    @property
    def values(self) -> Mapping[str, Value]:
        """The fields that are to be set."""
        found: dict[str, Value] = {}
        if self.level.currentData() not in (KEEP, self._own):
            found["handling"] = str(self.level.currentData())
        if self.caveat.text() != (self._caveat or ""):
            found["caveat"] = self.caveat.text()
        return found

    def _tell(self) -> None:
        self.edited.emit()
        self.caveat_row.set_error(kept(self.caveat.text()))
        counts = self._effective(self.values.get("handling"))  # type: ignore[arg-type]  # text or nothing
        self.outcome.setText(effective_words(counts))
        self.fit(self.outcome)
        self.act.setEnabled(bool(self.values) and not self.caveat_row.error)

    def _take(self) -> None:
        if self.values and not self.caveat_row.error:
            self.accept()


def effective_words(counts: Counter[str]) -> str:
    """Which marks come of it: "Effective: TLP:AMBER on 12, TLP:RED on 3."."""
    if len(counts) == 1:
        ((level, number),) = counts.items()
        whole = "this record" if number == 1 else f"all {number:,}"
        return f"Effective then: {level or 'no marking'} on {whole}."
    listed = ", ".join(f"{level or 'no marking'} on {number:,}" for level, number in counts.most_common())
    return f"Effective then: {listed}."
