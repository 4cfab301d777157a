"""The strip over a list that is narrowed: its saved name, a chip for each condition, and what else stands."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.queries.criteria import LOOK, Criterion, flaw, gone
from db.queries.lists import Listing
from db.queries.saved import kept_as, listing_of
from db.records import KINDS, Filter
from desktop.forms.context import FormContext
from desktop.models.criteria_words import LOST, named_by, said
from desktop.models.navigation import TRACKER
from desktop.scale import px
from desktop.session import Session
from desktop.theme import Theme
from desktop.theme_tokens import MEASURES
from desktop.widgets.buttons import LinkButton
from desktop.widgets.filter_chip import HEIGHT, FilterChip
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label, Tone

if TYPE_CHECKING:
    from desktop.views.filter_editor import FilterEditor

LONGEST = 48  # letters of a name that are shown


class FilterStrip(QWidget):
    """`narrowed`: the list is to show another listing. `look_wanted`: what to look at by name, and a kind.

    `save_wanted`, `update_wanted`: the present filter is to be kept under a name, or under the one it has.
    """

    narrowed = Signal(object)
    cleared = Signal()
    look_wanted = Signal(str, str)
    save_wanted = Signal()
    update_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.listing = Listing(kind)
        self.saved: Filter | None = None
        self.chips: list[FilterChip] = []
        self.links: dict[str, LinkButton] = {}
        self._editor: FilterEditor | None = None
        self._flow = FlowLayout(8)
        self._flow.setContentsMargins(MEASURES.main_padding, 0, MEASURES.main_padding, 12)
        self.setLayout(self._flow)
        self.setAccessibleName("Conditions of the list")
        self.hide()

    # -- what it shows -------------------------------------------------------------------------------

    def show_listing(self, listing: Listing, saved: Filter | None) -> None:
        """Show the conditions of a listing, which a saved filter may have begun."""
        self.listing, self.saved = listing, saved
        focus = self._place_of_focus()
        self._clear()
        self.setVisible(bool(listing.criteria or saved))
        if not listing.criteria and saved is None:  # as most lists are, after every change
            return
        self._add_name()
        titles = self._session.store.titles(named_by(listing))
        lost = gone(self._session.store.db, listing.kind, listing.criteria)
        for each in listing.criteria:
            self._add_chip(each, said(listing.kind, each, titles), bool(lost.intersection(each.values)))
        self._add_kinds()
        self._add_commands()
        self._flow.invalidate()
        self.updateGeometry()
        if focus is not None and self.chips:
            self.chips[min(focus, len(self.chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self.chips.clear()
        self.links.clear()
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _place_of_focus(self) -> int | None:
        return next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)

    def _add_name(self) -> None:
        if self.saved is not None:
            title = self.saved.title if len(self.saved.title) <= LONGEST else f"{self.saved.title[:LONGEST]}…"
            self._add_words(title + (" (changed)" if self.differs else ""), "body_strong")

    @property
    def differs(self) -> bool:
        """Whether the list shows something else than the saved filter it began with."""
        if self.saved is None:
            return False
        kept = listing_of(self.saved)
        return kept is None or kept_as(kept) != kept_as(self.listing)

    def _add_chip(self, criterion: Criterion, words: str, lost: bool) -> None:
        chip = FilterChip(self._theme, words, flaw(self.listing.kind, criterion) or (LOST if lost else ""))
        chip.clicked.connect(lambda: self._ask(chip, criterion))
        chip.removed.connect(lambda: self.drop(criterion))
        self.chips.append(chip)
        self._add(chip)

    def _add_kinds(self) -> None:
        """The other kinds of which something stands to look at in the same way, to go over to."""
        asked = self.listing.criteria
        if len(asked) != 1 or asked[0].field != LOOK or len(asked[0].values) != 1:
            return
        name = asked[0].values[0]
        found = self._session.standing.get(name, {})
        in_order = dict.fromkeys((*TRACKER, *KINDS))
        others = [kind for kind in in_order if kind != self.listing.kind and found.get(kind)]
        if others:
            self._add_words("also", "second", "text2")
        for kind in others:
            words = KINDS[kind].META.counted(len(found[kind]))
            self._add_link(words, partial(self.look_wanted.emit, name, kind))

    def _add_commands(self) -> None:
        writable = not self._session.store.readonly
        if writable and self.differs:
            self._add_link("Update filter", self.update_wanted.emit)
        if writable and (self.saved is None or self.differs):
            self._add_link("Save filter", self.save_wanted.emit)
        self._add_link("Clear filter", self.cleared.emit)

    def _add_words(self, words: str, face: str, tone: Tone = "text") -> None:
        label = Label(self._theme, words, face, tone)
        label.setMinimumHeight(px(HEIGHT))
        self._add(label)

    def _add_link(self, words: str, act: Callable[[], object]) -> None:
        link = LinkButton(self._theme, words, "second_medium")
        link.setMinimumHeight(px(HEIGHT))
        link.clicked.connect(lambda: act())
        self.links[words] = link
        self._add(link)

    def _add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()

    # -- conditions ----------------------------------------------------------------------------------

    def ask(self, beside: QWidget) -> None:
        """Ask for a further condition, under `beside`."""
        self._ask(beside, None)

    def _ask(self, beside: QWidget, criterion: Criterion | None) -> None:
        if self._editor is None:
            from desktop.views.filter_editor import FilterEditor  # with fields of forms: not at the start

            context = FormContext(self._session, self._theme, lambda _: None)
            self._editor = FilterEditor(context, self.listing.kind, self)
            self._editor.given.connect(self._take)
        self._editor.ask(beside, criterion)

    @property
    def editor(self) -> "FilterEditor | None":
        """Where a condition is asked for; None until it was."""
        return self._editor

    def _take(self, made: Criterion, before: Criterion | None) -> None:
        criteria = self.listing.criteria
        if before in criteria:
            criteria = tuple(made if each == before else each for each in criteria)
        elif made not in criteria:
            criteria = (*criteria, made)
        self._narrow(criteria)

    def drop(self, criterion: Criterion) -> None:
        """Take a condition away."""
        self._narrow(tuple(each for each in self.listing.criteria if each != criterion))

    def _narrow(self, criteria: tuple[Criterion, ...]) -> None:
        self.narrowed.emit(replace(self.listing, criteria=criteria))
