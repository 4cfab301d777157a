"""Lists what of the data of an edition reads otherwise by now, and lets a person choose where to go."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from db.records import Edition, specs
from desktop.analysis.changes import Changed
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.operations.labels import counted, cut
from desktop.theme import Theme
from desktop.widgets.pick_list import Pick, PickList

ROWS = 11
NAMED = 3  # fields of a record, before they are counted
WHAT = {"new": "added since", "gone": "deleted since"}


class CorrectedDialog(DialogFrame):
    """The records, the weightiest first, each with the fields that differ. `record`: the one to go to."""

    def __init__(
        self, theme: Theme, edition: Edition, found: Sequence[Changed], titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        number = edition.number
        what = counted(len(found)) if found else "Nothing was"
        question = f"{what} corrected since edition {number}"
        words = (
            "What its cut-off and marking let in, and reads otherwise by now. What became known later is "
            "not in it. Enter goes to a record."
        )
        super().__init__(theme, question, words, parent, width=WIDE)
        self.record = ""
        self.list = PickList(theme, "Corrected records", "Find by name", rows=min(len(found) + 1, ROWS))
        self._build([_pick(each, titles) for each in found])

    def _build(self, picks: Sequence[Pick]) -> None:
        self.body.addWidget(self.list)
        self.list.setVisible(bool(picks))
        self.list.show_picks(picks)
        self.list.picked.connect(self._choose)
        self.list.entered.connect(lambda _: self.list.view.act())
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        go = self.add_button("&Go to the record", "primary", acts=True)
        go.clicked.connect(self.list.view.act)
        go.setVisible(bool(picks))
        self.begin_with(self.list if picks else close)

    def _choose(self, key: str) -> None:
        self.record = key
        self.accept()


def _pick(changed: Changed, titles: Mapping[str, str]) -> Pick:
    record = changed.record
    label = record.META.label
    title = titles.get(record.id, "")
    own = str(getattr(record, record.META.title[0], "")) if record.META.title else ""
    return Pick(record.id, f"{label}: {cut(title or own or record.id)}", _what(changed))


def _what(changed: Changed) -> str:
    if changed.what in WHAT:
        return WHAT[changed.what]
    fields = specs(type(changed.record))
    names = [fields[name].label for name in changed.fields]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more} changed"
