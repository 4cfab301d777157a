"""The fields of a saved filter: its conditions as chips in words, and the order of its list by its fields."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from db.queries.criteria import Criterion, flaw, gone
from db.queries.saved import conditions_text, criteria_of
from db.records import KINDS, Record, specs
from desktop.forms.choice import ChoiceField
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.models.columns import columns_of
from desktop.models.criteria_words import LOST, named, said
from desktop.models.filter_words import UNREAD, kept_order_words
from desktop.widgets.buttons import Button
from desktop.widgets.filter_chip import FilterChip
from desktop.widgets.flow import FlowLayout
from desktop.widgets.label import Label

if TYPE_CHECKING:
    from desktop.views.filter_editor import FilterEditor

KIND_FIRST = "Choose first what it lists"
OWN_ORDER = "as the list is at first"
CHIP_GAP = 4


class Chips(QWidget):
    """Chips side by side, as high as their lines are at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(CHIP_GAP, self)

    def fit(self) -> None:
        """Take the height that the chips need."""
        self.flow.invalidate()
        self.setFixedHeight(self.flow.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


class ConditionsField(FieldWidget):
    """A chip for each condition, to be changed or taken away, and a button that asks for another."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self._text = ""
        self._fixed = False
        self.chips: list[FilterChip] = []
        self._editor: FilterEditor | None = None
        self.add = Button(context.theme, "Condition", "quiet", icon="plus")
        self._unread = Label(context.theme, UNREAD, "second", "warn", wrap=True)
        self._holder = Chips()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(CHIP_GAP)
        self._row.addWidget(self._unread)
        self._row.addWidget(self._holder)
        self.begin(self.add, narrow=True)
        self.add.clicked.connect(lambda: self._ask(self.add, None))
        self.refresh()

    # -- what is in it -------------------------------------------------------------------------------

    def typed(self) -> str:
        return self._text

    def put(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.refresh()
            self.changed.emit()

    def set_read_only(self, fixed: bool) -> None:
        self._fixed = fixed
        self.refresh()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The conditions, as far as they can be read."""
        return criteria_of(self._text) or ()

    def _kind(self) -> str:
        """What the filter lists, '' while nothing that there is was chosen."""
        kind = str(self.sibling("kind") or "")
        return kind if kind in KINDS else ""

    def refresh(self) -> None:
        """Say the conditions in words again: what they name may be called otherwise now."""
        focus = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        kind, db = self._kind(), self.context.session.store.db
        for chip in self.chips:
            self._holder.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        criteria = self.criteria if kind else ()
        titles = self.context.session.store.titles(named(kind, criteria))
        lost = gone(db, kind, criteria) if criteria else set()
        self.chips = [self._chip(kind, each, said(kind, each, titles), lost) for each in criteria]
        self._holder.setVisible(bool(self.chips))
        self._unread.setVisible(criteria_of(self._text) is None)
        self.add.setVisible(not self._fixed)
        self.add.setEnabled(bool(kind))
        self.add.setToolTip("" if kind else KIND_FIRST)
        self._holder.fit()
        if focus is not None:
            after: QWidget = self.chips[min(focus, len(self.chips) - 1)] if self.chips else self.add
            after.setFocus(Qt.FocusReason.TabFocusReason)

    def _chip(self, kind: str, criterion: Criterion, words: str, lost: Iterable[str]) -> FilterChip:
        wrong = flaw(kind, criterion) or (LOST if set(lost).intersection(criterion.values) else "")
        chip = FilterChip(self.context.theme, words, wrong)
        chip.setEnabled(not self._fixed)
        chip.clicked.connect(lambda: self._ask(chip, criterion))
        chip.removed.connect(lambda: self._keep(each for each in self.criteria if each != criterion))
        self._holder.flow.addWidget(chip)
        chip.show()
        return chip

    # -- asking --------------------------------------------------------------------------------------

    @property
    def editor(self) -> "FilterEditor | None":
        """Where a condition is asked for; None until it was."""
        return self._editor

    def _ask(self, beside: QWidget, criterion: Criterion | None) -> None:
        from desktop.views.filter_editor import FilterEditor  # is itself made of fields of forms

        kind = self._kind()
        if self._editor is not None and self._editor.kind != kind:
            self._editor.deleteLater()
            self._editor = None
        if self._editor is None:
            self._editor = FilterEditor(self.context, kind, self)
            self._editor.given.connect(self._take)
        self._editor.ask(beside, criterion)

    def _take(self, made: Criterion, before: Criterion | None) -> None:
        criteria = self.criteria
        if before in criteria:
            self._keep(made if each == before else each for each in criteria)
        elif made not in criteria:
            self._keep((*criteria, made))

    def _keep(self, criteria: Iterable[Criterion]) -> None:
        self.put(conditions_text(tuple(criteria)))


class OrderField(ChoiceField):
    """The orders that the heads of the list offer, both ways; one that is kept otherwise is shown too."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name, {"": OWN_ORDER})

    def refresh(self) -> None:
        """Offer the orders of the kind that the filter lists now."""
        self.put(self.typed())

    def put(self, text: str) -> None:
        kind = str(self.sibling("kind") or "")
        offered = dict.fromkeys(("", *orders_of(kind), text))
        before = self.typed()
        self.combo.blockSignals(True)
        self.combo.clear()
        for order in offered:
            self.combo.addItem(kept_order_words(kind, order) or OWN_ORDER, order)
        self.combo.setCurrentIndex(self.combo.findData(text))
        self.combo.blockSignals(False)
        if text != before:
            self.changed.emit()


def orders_of(kind: str) -> list[str]:
    """The orders that the heads of a kind's list offer, as a filter keeps them, both ways; none for none."""
    known = set(specs(KINDS[kind])) if kind in KINDS else set()
    heads = [each.fields for each in columns_of(kind) if known.issuperset(each.fields)] if known else []
    return [way + ", ".join(fields) for fields in heads for way in ("", "-")]
