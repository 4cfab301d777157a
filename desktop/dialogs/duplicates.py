"""Lists records that may be the same one, and lets a person choose which two to look at."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.operations.duplicates import Pair
from desktop.operations.labels import cut
from desktop.theme import Theme
from desktop.widgets.pick_list import Pick, PickList

ROWS = 11


class DuplicatesDialog(DialogFrame):
    """Likely duplicates, most alike first. `pair`: the one to be merged, once accepted."""

    def __init__(
        self,
        theme: Theme,
        plural: str,
        pairs: Sequence[Pair],
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        found = "1 pair" if len(pairs) == 1 else f"{len(pairs):,} pairs"
        question = f"{found} of {plural.lower()} may be the same"
        words = "Choose a pair to look at it. Nothing is merged before you have seen what comes of it."
        super().__init__(theme, question, words, parent, width=WIDE)
        self._pairs = tuple(pairs)
        self.pair: Pair | None = None
        self.list = PickList(theme, "Likely duplicates", "Find by name", rows=min(len(pairs) + 1, ROWS))
        self._build(titles)

    def _build(self, titles: Mapping[str, str]) -> None:
        self.body.addWidget(self.list)
        self.list.show_picks(
            [Pick(str(n), f"{_name(titles, p.one.id)}  =  {_name(titles, p.other.id)}", p.why)
             for n, p in enumerate(self._pairs)]
        )  # fmt: skip
        self.list.picked.connect(self._choose)
        self.list.entered.connect(lambda _: self.list.view.act())
        self.add_button("Close").clicked.connect(self.reject)
        self.add_button("&Look at the pair", "primary", acts=True).clicked.connect(self.list.view.act)
        self.begin_with(self.list)

    def _choose(self, key: str) -> None:
        self.pair = self._pairs[int(key)]
        self.accept()


def _name(titles: Mapping[str, str], id: str) -> str:
    return cut(titles.get(id, id))
