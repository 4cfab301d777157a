"""Takes back what was done to the text of a source: its repairs, and the stretches that were set aside."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from desktop.dialogs.correcting import lost_words
from desktop.dialogs.document_picks import as_ticked, picks_of
from desktop.dialogs.frame import WIDE, DialogFrame
from desktop.documents.document import Document
from desktop.operations.documents import Corrected
from desktop.operations.labels import cut
from desktop.theme import Theme
from desktop.widgets.pick_list import PickList, Tick

ROWS = 11
WORDS = (
    "What is ticked is done. Take a tick away, and the text has it again as it came; passages that are filed "
    "move along. It is one step: undo takes it back."
)
NONE = "Nothing is to be taken back yet: take the tick of a line away first."


class RepairsDialog(DialogFrame):
    """A tick for each repair and each stretch. `corrected`: what taking some back comes to, once accepted."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        document: Document,
        keep: Callable[[Document, QWidget], Corrected | None],
        parent: QWidget | None,
    ) -> None:
        """`title`: of the source. `keep`: what giving it another document comes to, asked over this dialog;
        None when it was given up; may raise KnownError.
        """
        super().__init__(theme, f"Repaired and set aside in “{cut(title)}”", WORDS, parent, width=WIDE)
        self._read, self._keep = document, keep
        self._warned: Document | None = None
        self.corrected: Corrected | None = None
        picks = picks_of(document)
        rows = min(len(picks) + 1, ROWS)
        self.list = PickList(theme, "Repairs and what is set aside", "Find among them", rows=rows, ticks=True)
        self.list.show_picks(picks)
        self.body.addWidget(self.list)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.act = self.add_button("&Take back", "primary", acts=True)
        self.act.clicked.connect(self.take)
        self.begin_with(self.list)

    def take(self) -> None:
        """Accept what is unticked; when passages lose their place by it, say so first, once."""
        if all(pick.tick == Tick.Checked for pick in self.list.view.picks.picks()):
            self.tell(NONE)
            return
        document = as_ticked(self._read, self.list.view.picks)
        try:
            corrected = self._keep(document, self)
        except KnownError as error:
            self.tell(str(error))
            return
        if corrected is None:
            return
        if corrected.lost and self._warned != document:
            self._warned = document
            self.tell(lost_words(corrected.lost, "Take back"))
            return
        self.corrected = corrected
        self.accept()
