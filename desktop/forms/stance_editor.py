"""The stance editor of a position: the axis of its issue, a row for each option, and their conditions."""

from collections.abc import Mapping
from typing import TypedDict

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Condition, Issue, Option, PositionOption
from desktop.forms.conditions import Conditions, Typed
from desktop.forms.context import FormContext
from desktop.forms.stance_axis import StanceAxis
from desktop.forms.stance_head import StanceHead
from desktop.forms.stance_model import FIRST_STANCE, StanceModel
from desktop.forms.stance_table import INSET, StanceTable
from desktop.forms.wrapped_label import WrappedLabel
from desktop.widgets.buttons import LinkButton
from desktop.widgets.label import Label

CONDITIONAL = "conditional"
HELP = (
    "P preferred, A acceptable, C conditional, O opposed, R red line. "
    "Delete leaves it unstated, Insert adds an option."
)


class StanceDraft(TypedDict):
    """What a draft keeps of the editor: stances by option, conditions by option."""

    stances: dict[str, str]
    conditions: dict[str, Typed]


class StanceEditor(QWidget):
    """Stances on the options of one issue, with the conditions of the conditional ones."""

    changed = Signal()

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._context = context
        self._position = self._issue = ""
        self._stored: dict[str, str] = {}
        self._fixed = False
        theme = context.theme
        self.low, self.high = (WrappedLabel(theme, "", "caption", "text2", lines=3) for _ in range(2))
        self.none = Label(theme, "", "second", "text2", wrap=True)
        self.axis, self.head, self.model = StanceAxis(theme), StanceHead(theme), StanceModel(self)
        self.table = StanceTable(theme, self.model)
        self.theirs = Label(theme, "", "second", "warn", wrap=True)
        self.take = LinkButton(theme, "Take what is stored", "second_medium")
        self.add = LinkButton(theme, "Add an option", "second_medium")
        self.add.setToolTip("Add an option to the issue (Insert)")
        self.conditions: dict[str, Conditions] = {}
        self._build(Label(theme, "Stance on the options", "body_strong"))
        self.table.help_words = HELP
        self.model.chosen.connect(self._chosen)
        self.table.add_asked.connect(self.add_option)
        self.add.clicked.connect(self.add_option)
        self.take.clicked.connect(self._take_theirs)
        self._show_theirs("")

    def _build(self, heading: Label) -> None:
        ends = QHBoxLayout()
        ends.addWidget(self.low, 1)
        ends.addWidget(self.high, 1)
        self.high.setAlignment(Qt.AlignmentFlag.AlignRight)
        above = QVBoxLayout()
        above.setContentsMargins(INSET, 0, INSET, 0)
        above.setSpacing(6)
        for widget in (heading, self.none):
            above.addWidget(widget)
        above.addLayout(ends)
        above.addWidget(self.axis)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(INSET, 0, INSET, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.head)
        column.addWidget(self.table)
        beneath = QVBoxLayout()
        beneath.setContentsMargins(INSET, 4, INSET, 0)
        beneath.addWidget(self.theirs)
        beneath.addWidget(self.take)
        beneath.addWidget(self.add)
        column.addLayout(beneath)
        column.addLayout(self._list)
        self.setFocusProxy(self.table)
        # Not fixed: that would keep it as high as it is where its labels need no second line.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    # -- loading -------------------------------------------------------------------------------------

    def load(self, position: str, issue: str) -> None:
        """Show the stances of a stored position (by id, '' for a new one) on the options of an issue."""
        self._position, self._issue = position, issue
        store = self._context.session.store
        links = store.find(PositionOption, position=position) if position else []
        self._stored = {link.option: link.stance for link in links}
        self._show_theirs("")
        self._show(self._stored)

    def set_issue(self, issue: str) -> None:
        """Show the options of another issue; the stances stored on them are as they were."""
        if issue != self._issue:
            self._issue = issue
            self._show(self._stored)
            self.changed.emit()

    def rebase(self) -> bool:
        """Take what another has stored meanwhile; what was chosen here stays, and both are said.

        Returns whether there is something that both have changed.
        """
        kept = self.typed() if self.is_edited else None
        stances, conditions = self._stored, {o: part.stored for o, part in self.conditions.items()}
        self.load(self._position, self._issue)
        if kept:
            self.put(kept)
            self._show_theirs(self._met(kept, stances, conditions))
        return bool(self.theirs.text())

    def _met(
        self, kept: StanceDraft, stances: Mapping[str, str], conditions: Mapping[str, tuple[Condition, ...]]
    ) -> str:
        """What another has stored of that which was changed here, in words."""
        said = []
        for option in self.model.options:
            now, id = self._stored.get(option.id, ""), option.id
            if id in kept["stances"] and now not in (stances.get(id, ""), kept["stances"][id]):
                said.append(f"“{option.label}” {now or 'unstated'}")
            elif id in kept["conditions"] and tuple(self._conditions_of(option)) != conditions.get(id, ()):
                said.append(f"other conditions for “{option.label}”")
        return f"Now stored: {'; '.join(said)}" if said else ""

    def _show_theirs(self, words: str) -> None:
        self.theirs.setText(words)
        self.theirs.setVisible(bool(words))
        self.take.setVisible(bool(words))
        self.take.setAccessibleName("Take the stored stances")

    def _take_theirs(self) -> None:
        self.load(self._position, self._issue)
        self.changed.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, stances: Mapping[str, str]) -> None:
        store = self._context.session.store
        issue = store.get(self._issue) if self._issue else None
        options = store.find(Option, issue=self._issue) if self._issue else []
        options.sort(key=lambda option: (option.value, option.rank or 0, option.id))
        self.low.setText(issue.low_label if isinstance(issue, Issue) else "")
        self.high.setText(issue.high_label if isinstance(issue, Issue) else "")
        self.model.show(options, stances)
        for widget in (self.axis, self.head, self.table, self.low, self.high):
            widget.setVisible(bool(options))
        self.none.setText("" if options else self._why_none(issue is not None))
        self.none.setVisible(not options)
        self.add.setVisible(issue is not None and not self._fixed)
        # Insert does the same in the rows: Tab goes from a conditional stance straight to its condition.
        self.add.setFocusPolicy(Qt.FocusPolicy.ClickFocus if options else Qt.FocusPolicy.StrongFocus)
        self._clear_conditions()
        self._arrange()

    def _why_none(self, issue: bool) -> str:
        if issue:
            return "This issue has no options yet. Add them, then set the stance on each."
        return "Choose an issue to set the stance on its options."

    def _clear_conditions(self) -> None:
        for part in self.conditions.values():
            part.hide()
            part.deleteLater()
        self.conditions.clear()

    def add_option(self) -> None:
        """Ask for an option of the issue, add it, and go to its row; what was chosen stays."""
        # The form it asks with holds an editor like this one, for positions.
        from desktop.forms.new_record import ask_new

        if self._fixed or not self._issue:
            return
        id = ask_new(self._context, Option.META.kind, "", {"issue": self._issue}, self.window())
        row = next((row for row, option in enumerate(self.model.options) if option.id == id), -1)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, FIRST_STANCE))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is in it -------------------------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether a stance or a condition differs from what is stored."""
        return bool(self.changed_stances()) or any(part.is_edited for part in self._shown().values())

    def stances(self) -> dict[str, str]:
        """Every stance that is stated, by option id."""
        return {option: stance for option, stance in self.model.stances().items() if stance}

    def changed_stances(self) -> dict[str, str]:
        """The stances that differ from what is stored, by option id; '' for one that is unsaid."""
        chosen = self.model.stances()
        return {option: said for option, said in chosen.items() if said != self._stored.get(option, "")}

    def wanted_conditions(self, links: Mapping[str, str]) -> dict[str, tuple[Condition, ...]]:
        """The conditions of the stances that have any shown, by the link's id; `links`: option → link id."""
        return {links[option]: part.wanted(links[option]) for option, part in self._shown().items()}

    def problems(self) -> list[Conditions]:
        """The parts that hold a condition to correct."""
        return [part for part in self._shown().values() if part.marked()]

    def check(self) -> None:
        """Say in place what is wrong with the conditions."""
        for part in self._shown().values():
            part.check()

    def typed(self) -> StanceDraft:
        """What a draft keeps: the stances that differ, and the conditions that were edited."""
        edited = {option: part.typed() for option, part in self._shown().items() if part.is_edited}
        return {"stances": self.changed_stances(), "conditions": edited}

    def put(self, draft: StanceDraft) -> None:
        """Choose again what a draft has kept; options that are gone are passed over."""
        for row, option in enumerate(self.model.options):
            if option.id in draft["stances"]:
                self.model.choose(row, draft["stances"][option.id])
        for option_id, typed in draft["conditions"].items():
            if option_id in self.conditions:
                self.conditions[option_id].put(typed)
        self.check()

    def set_read_only(self, fixed: bool) -> None:
        """Let the stances be read and not changed."""
        self._fixed = self.model.fixed = fixed
        self.add.setVisible(bool(self._issue) and not fixed)
        for part in self.conditions.values():
            part.set_read_only(fixed)

    # -- conditions ----------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self._arrange()
        self.changed.emit()

    def _shown(self) -> dict[str, Conditions]:
        return {option: part for option, part in self.conditions.items() if not part.isHidden()}

    def _arrange(self) -> None:
        """A block of conditions for each conditional stance, and for any other that has some."""
        said = self.model.stances()
        self.axis.show_marks([(option.value, said[option.id]) for option in self.model.options])
        for option in self.model.options:
            stored = self._conditions_of(option) if said[option.id] and option.id in self._stored else []
            wanted = said[option.id] == CONDITIONAL or bool(stored)
            if wanted and option.id not in self.conditions:
                self._add_conditions(option, stored)
            elif option.id in self.conditions:
                self.conditions[option.id].setVisible(wanted)

    def _conditions_of(self, option: Option) -> list[Condition]:
        store = self._context.session.store
        links = store.find(PositionOption, position=self._position, option=option.id)
        found = [each for link in links for each in store.find(Condition, position_option=link.id)]
        return sorted(found, key=lambda each: (each.rank is None, each.rank or 0, each.id))

    def _add_conditions(self, option: Option, stored: list[Condition]) -> None:
        part = Conditions(self._context, option, stored)
        part.set_read_only(self._fixed)
        part.changed.connect(self.changed)
        self.conditions[option.id] = part
        place = [each.id for each in self.model.options if each.id in self.conditions].index(option.id)
        self._list.insertWidget(place, part)
        part.show()
