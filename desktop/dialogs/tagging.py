"""Asks which tags several records carry: a tick for all, half a tick for some of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.exchange.naming import folded
from db.records import Record, Tag
from desktop.dialogs.frame import DialogFrame
from desktop.operations.labels import several
from desktop.operations.tagging import TagUse
from desktop.theme import Theme
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label
from desktop.widgets.pick_list import Pick, PickList, Tick

ROWS = 9
NEW = "new:"
LINE, MADE = "line typed", "tags made"
WORDS = "A tick puts a tag on all of them. Half a tick is left as it is: some carry that tag, some do not."


class TagDialog(DialogFrame):
    """Every tag with its tick; a name that is none yet becomes one. Then `put_on`, `take`, `new`."""

    def __init__(
        self, theme: Theme, records: Sequence[Record], uses: Sequence[TagUse], parent: QWidget | None = None
    ) -> None:
        self._total = len(records)
        words = WORDS if self._total > 1 else "What is not ticked is taken off."
        what = several(records) if self._total > 1 else "this record"
        super().__init__(theme, f"Which tags shall {what} carry?", words, parent)
        self._uses = {use.tag.id: use for use in uses}
        self._made: list[str] = []
        self.list = PickList(theme, "Tags", "Find a tag, or name a new one", rows=ROWS, ticks=True)
        self.none = Label(theme, "", "body", "text2", wrap=True)
        self.make = LinkButton(theme, "")
        self._build()

    def _build(self) -> None:
        self.body.addWidget(self.list)
        self.body.addWidget(self.none)
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.show_picks(self._picks())
        self.list.ticked.connect(self._tell)
        self.list.line.textChanged.connect(self._tell)
        self.list.entered.connect(self._enter)
        self.make.clicked.connect(lambda: self.add_new(self.list.line.text()))
        self.add_cancel()
        self.act = self.add_button("&Tag", "primary", acts=True)
        self.act.clicked.connect(self.accept)
        self._tell()
        self.begin_with(self.list)

    def _picks(self) -> list[Pick]:
        """The new tags, ticked, then those there are, as they are carried."""
        new = [Pick(f"{NEW}{name}", name, "new", Tick.Checked) for name in reversed(self._made)]
        return [*new, *(self._pick(use) for use in self._uses.values())]

    def _pick(self, use: TagUse) -> Pick:
        if use.count == self._total:
            return Pick(use.tag.id, use.tag.name, "on all" if self._total > 1 else "", Tick.Checked)
        if use.count:
            return Pick(
                use.tag.id, use.tag.name, f"on {use.count:,} of {self._total:,}", Tick.PartiallyChecked
            )
        return Pick(use.tag.id, use.tag.name)

    # -- new tags ------------------------------------------------------------------------------------

    def add_new(self, name: str) -> None:
        """Offer a tag that is not there yet, ticked."""
        clean = " ".join(name.split())
        if not clean or self._is_there(clean):
            return
        self._made.append(clean)
        pick = Pick(f"{NEW}{clean}", clean, "new", Tick.Checked)
        self.list.show_picks([pick, *self.list.view.picks.picks()])
        self.list.line.clear()
        self._tell()

    def _is_there(self, name: str) -> bool:
        return any(folded(pick.title) == folded(name) for pick in self.list.view.picks.picks())

    def _enter(self, typed: str) -> None:
        """Enter ticks what was found, makes what was not, and in an empty line tags."""
        if not typed.strip():
            self.act.click()
        elif self._is_there(typed) or self.list.view.picks.rows:
            self.list.view.act()
            self.list.line.clear()
        else:
            self.add_new(typed)

    # -- what is kept --------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        ticks = {pick.key: pick.tick.name for pick in self.list.view.picks.picks()}
        return {LINE: self.list.line.text(), MADE: "\n".join(self._made), **ticks}

    def put(self, typed: Mapping[str, str]) -> None:
        self._made = typed[MADE].splitlines()
        self.list.line.setText(typed[LINE])
        self.list.show_picks([_ticked(pick, typed.get(pick.key, "")) for pick in self._picks()])
        self._tell()

    def first_words(self) -> str:
        changed = [*self.new, self.list.line.text(), *(tag.name for tag in (*self.put_on, *self.take))]
        return " · ".join(name for name in changed if name)

    # -- what comes of it ----------------------------------------------------------------------------

    @property
    def put_on(self) -> list[Tag]:
        """The tags to be put on all."""
        lacking = (use for use in self._uses.values() if use.count < self._total)
        return [use.tag for use in self._ticked(lacking, Tick.Checked)]

    @property
    def take(self) -> list[Tag]:
        """The tags to be taken off."""
        carried = (use for use in self._uses.values() if use.count)
        return [use.tag for use in self._ticked(carried, Tick.Unchecked)]

    @property
    def new(self) -> list[str]:
        """The names of the tags to be made."""
        ticked = {pick.key for pick in self.list.view.picks.picks() if pick.tick == Tick.Checked}
        return [name for name in self._made if f"{NEW}{name}" in ticked]

    def _ticked(self, uses: Iterable[TagUse], tick: Tick) -> list[TagUse]:
        ticks = {pick.key: pick.tick for pick in self.list.view.picks.picks()}
        return [use for use in uses if ticks[use.tag.id] == tick]

    def _tell(self) -> None:
        self.edited.emit()
        typed = " ".join(self.list.line.text().split())
        self.make.setText(f"Make the tag “{typed[:40]}”" if typed else "Make a tag")
        self.make.setVisible(bool(typed) and not self._is_there(typed))
        empty = not self.list.view.picks.picks()
        self.none.setText("There is no tag yet. Type a name and press Enter to make one." if empty else "")
        self.none.setVisible(empty)
        self.fit(self.none)
        self.act.setEnabled(bool(self.put_on or self.take or self.new))


def _ticked(pick: Pick, tick: str) -> Pick:
    """A row with another tick, by its name; '' leaves it."""
    return replace(pick, tick=getattr(Tick, tick)) if tick else pick
