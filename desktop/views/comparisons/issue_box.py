"""A box to choose the issue that a view shows."""

from PySide6.QtCore import Signal

from db.records import Issue, Option
from desktop.session import Session
from desktop.widgets.combo_box import ComboBox

LETTERS = 32


class IssueBox(ComboBox):
    """The issues in scope, in their order; the one chosen stays chosen while it is there."""

    chosen = Signal()

    def __init__(self, session: Session, *, with_options: bool = False, every: str = "") -> None:
        """`with_options`: only issues that have some. `every`: what the choice of all is called, if any."""
        super().__init__()
        self._session, self._with_options, self._every = session, with_options, every
        self.setAccessibleName("Issue")
        self.setPlaceholderText("No issue yet")
        self.setMinimumContentsLength(LETTERS)
        self.refresh()
        session.changed.connect(self.refresh)
        session.tracker_changed.connect(self.refresh)
        self.currentIndexChanged.connect(self.chosen)

    def issue(self) -> str:
        """The id of the issue chosen; '' when there is none."""
        return str(self.currentData() or "")

    def choose(self, issue: str) -> None:
        """Choose an issue by its id."""
        if (place := self.findData(issue)) >= 0:
            self.setCurrentIndex(place)

    def refresh(self) -> None:
        """Offer the issues there now are."""
        here = self.issue()
        entries = self._entries()
        if entries == [(self.itemData(at), self.itemText(at)) for at in range(self.count())]:
            return
        blocked = self.blockSignals(True)
        self.clear()
        for id, title in entries:
            self.addItem(title, id)
        self.setCurrentIndex(0 if entries else -1)  # beside words for an empty box Qt chooses none itself
        self.choose(here)
        self.blockSignals(blocked)
        if self.issue() != here:
            self.chosen.emit()

    def _entries(self) -> list[tuple[str, str]]:
        if not self._session.is_open:
            return []
        store = self._session.store
        issues = sorted(store.all(Issue), key=lambda each: (each.rank is None, each.rank or 0, each.title))
        placed = {option.issue for option in store.all(Option)} if self._with_options else None
        found = [(each.id, each.title) for each in issues if placed is None or each.id in placed]
        return [*([("", self._every)] if self._every else []), *found]
