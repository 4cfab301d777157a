"""Asks which of several records stays and which of their values, and says what then points to it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.changes import Value
from db.errors import KnownError
from db.queries import lists
from db.records import Record, specs
from desktop.dialogs.choice_box import ChoiceBox
from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.row import DialogRow
from desktop.dialogs.rows_area import RowsArea
from desktop.forms.lines import detail
from desktop.jobs import Jobs
from desktop.models.asking import Asking
from desktop.models.columns import field_text
from desktop.operations.labels import cut
from desktop.operations.merging import (
    ALIASES,
    Merging,
    differing,
    is_prose,
    plan_merge,
    proposed,
    together,
)
from desktop.operations.uniting import marked, ranks
from desktop.session import Session
from desktop.theme import Theme
from desktop.widgets.label import Label

BOTH = "both"
STAYS = "the one that stays"  # as which it is kept, beside the fields by their names
LONGEST = 96  # letters of a value in a list to choose from
ROWS_HEIGHT = 300
WIDTH = 600


class MergeDialog(DialogFrame):
    """Which record stays, and for each field in which they differ which value. `merging`: once accepted."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        records: Sequence[Record],
        parent: QWidget | None = None,
        *,
        jobs: Jobs | None = None,
    ) -> None:
        """`records`: of one kind, that `merging.check_alike` lets pass; the first stays at first."""
        self._session, self._records = session, tuple(records)
        meta = records[0].META
        words = "What points to the others then points to the one that stays. Undo brings all of them back."
        question = f"Merge {meta.counted(len(records))} into one?"
        super().__init__(theme, question, words, parent, width=WIDTH)
        self.merging: Merging | None = None
        self._titles = session.store.titles(record.id for record in records)
        self._names = lists.names(session.store.db, records)
        self._asking = Asking(session, jobs, question, self)
        self.stays = ChoiceBox(theme, self._candidates())
        self.area = RowsArea(self.high(ROWS_HEIGHT))
        self.values: dict[str, ChoiceBox] = {}
        self.outcome = Label(theme, "", "body", "text", wrap=True)
        self.notes = Label(theme, "", "second", "warn", wrap=True)
        self._filling = False
        self._build()

    def _candidates(self) -> list[tuple[str, str]]:
        found = []
        for record in self._records:
            title = cut(self._titles.get(record.id, record.id))
            said = detail(record, "", self._names)
            found.append((record.id, f"{title} · {said}"[:LONGEST] if said else title))
        return found

    def _build(self) -> None:
        self.body.addWidget(DialogRow(self.theme, "&The one that stays", self.stays))
        self.body.addSpacing(4)
        self.body.addWidget(self.area)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.notes)
        self.area.show_rows([self._row(name) for name in differing(self._records)])
        self.add_cancel()
        self.act = self.add_button("&Merge", "primary", acts=True)
        self.act.clicked.connect(self.accept)
        self.stays.currentIndexChanged.connect(self._propose)
        self._asking.changed.connect(self._show_waiting)
        self.finished.connect(self._asking.stop)
        self._propose()
        self.begin_with(self.stays)

    def _row(self, name: str) -> DialogRow:
        spec = specs(type(self._records[0]))[name]
        box = ChoiceBox(self.theme, self._options(name))
        for place in range(box.count()):
            box.setItemData(place, box.itemText(place), Qt.ItemDataRole.ToolTipRole)
        box.currentIndexChanged.connect(self._ask)
        self.values[name] = box
        return DialogRow(self.theme, spec.label, box)

    def _options(self, name: str) -> list[tuple[str, str]]:
        """Each value once, by the place of the first record that has it; texts also together."""
        found: dict[Value, tuple[str, str]] = {}
        for place, record in enumerate(self._records):
            value = marked(record) if name == "handling" else getattr(record, name)
            words = str(value) if name == "handling" else field_text(record, name, self._names)
            found.setdefault(value, (str(place), words[:LONGEST] or "not stated"))
        options = list(found.values())
        filled = [value for value in found if value not in (None, "")]
        both = is_prose(self._records, name) and len(filled) > 1
        return [*options, (BOTH, "all of these, one after the other")] if both else options

    # -- choosing ------------------------------------------------------------------------------------

    @property
    def survivor(self) -> Record:
        """The record that stays."""
        return next(record for record in self._records if record.id == self.stays.value)

    @property
    def others(self) -> list[Record]:
        """The records that go."""
        return [record for record in self._records if record is not self.survivor]

    def _propose(self) -> None:
        """Choose the values of the record that stays, where it says something."""
        if self._filling:
            return
        self._filling = True
        values = proposed((self.survivor, *self.others), ranks(self._session.store))
        for name, box in self.values.items():
            wanted = values[name]
            for place, record in enumerate(self._records):
                if getattr(record, name) == wanted and box.findData(str(place)) >= 0:
                    box.choose(str(place))
                    break
        self._filling = False
        self._ask()

    def _chosen(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name, box in self.values.items():
            if box.value == BOTH:
                found[name] = together((self.survivor, *self.others), name)
                continue
            record = self._records[int(box.value)]
            found[name] = marked(record) if name == "handling" else getattr(record, name)
        return found

    # -- what is kept --------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        """Which record stays, and for each field the id of one that has the value chosen."""
        chosen = {name: self._holder(box.value) for name, box in self.values.items()}
        return {STAYS: self.stays.value, **chosen}

    def _holder(self, value: str) -> str:
        return BOTH if value == BOTH else self._records[int(value)].id

    def put(self, typed: Mapping[str, str]) -> None:
        self._filling = True
        self.stays.choose(typed[STAYS])
        for name, box in self.values.items():
            same = (place for place in map(box.itemData, range(box.count())) if place != BOTH)
            held = {record.id: getattr(record, name) for record in self._records}
            wanted = typed.get(name, "")
            places = [BOTH] if wanted == BOTH else [
                place for place in same
                if wanted in held and getattr(self._records[int(place)], name) == held[wanted]
            ]  # fmt: skip
            for place in places[:1]:
                box.choose(place)
        self._filling = False
        self._ask()

    def first_words(self) -> str:
        return f"{cut(self._titles.get(self.survivor.id, ''))} stays"

    # -- what comes of it ----------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._filling:
            return
        self.edited.emit()
        self.merging = None
        survivor, others, values = self.survivor, self.others, self._chosen()
        self._asking.ask(
            lambda reader, _report: plan_merge(reader, survivor, others, values), self._show, self._refuse
        )

    def _show_waiting(self) -> None:
        if self._asking.is_on:
            self._say("Looking for what points to them …", "", able=False)

    def _show(self, merging: Merging) -> None:
        self.merging = merging
        name = f"“{cut(self._session.store.titles([self.survivor.id]).get(self.survivor.id, ''))}”"
        counted = merging.counted()
        verb = "points" if len(merging.moved) == 1 else "point"
        said = f"{counted} then {verb} to {name}." if counted else "Nothing points to what goes."
        aliases = str(getattr(merging.survivor, ALIASES, "")).splitlines()
        new = [line for line in aliases if line not in str(getattr(self.survivor, ALIASES, "")).splitlines()]
        if new:
            said += f" {name} gets the {'alias' if len(new) == 1 else 'aliases'} {_some(new)}."
        self._say(said, notes_of(merging), able=True)

    def _refuse(self, error: KnownError) -> None:
        self._say("", str(error), able=False)

    def _say(self, outcome: str, notes: str, *, able: bool) -> None:
        for label, text in ((self.outcome, outcome), (self.notes, notes)):
            label.setText(text)
            label.setVisible(bool(text))
            self.fit(label)
        self.act.setEnabled(able)
        self.adjustSize()


def notes_of(merging: Merging) -> str:
    """What a person should know of a merge beyond what moves; '' when there is nothing."""
    said = []
    if merging.united:
        links = "1 link was" if len(merging.united) == 1 else f"{len(merging.united):,} links were"
        said.append(f"{links} on both and will be one, with the texts of both.")
    if merging.lost:
        values = "One value" if len(merging.lost) == 1 else f"{len(merging.lost):,} values"
        said.append(f"{values} can't stand beside another and will be noted: {merging.lost[0].words()}.")
    if merging.circular:
        labels = [specs(type(merging.survivor))[name].label for name in merging.circular]
        said.append(f"{_some(labels)} will be empty: it would lead from the record to itself.")
    if merging.ties:
        number = len(merging.ties)
        ties = "1 record names" if number == 1 else f"{number:,} records name"
        said.append(
            f"{ties} two of them and will name the same one twice. Look at {'it' if number == 1 else 'them'}."
        )
    return " ".join(said)


def _some(words: Sequence[str]) -> str:
    shown = ", ".join(f"“{cut(word)}”" for word in words[:3])
    return f"{shown} and {len(words) - 3} more" if len(words) > 3 else shown
