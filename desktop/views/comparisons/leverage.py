"""Leverage and guarantees as a network: who holds what over whom, used or not, and how evenly."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from db.queries.snapshot import Snapshot
from db.records import Actor, Commitment, Leverage
from desktop.analysis.leverage import current
from desktop.analysis.network import Network, Tie, network, role_of
from desktop.analysis.report import counted
from desktop.analysis.reports import leverage as words
from desktop.models.columns import sentence_case
from desktop.views.comparisons.choice_box import ChoiceBox
from desktop.views.comparisons.explanation import Explained, Part
from desktop.views.comparisons.marks_legend import MarksLegend
from desktop.views.comparisons.network_drawing import NetworkDrawing
from desktop.views.comparisons.network_marks import signs
from desktop.views.comparisons.page import ComparisonPage
from desktop.views.comparisons.rests_on import evidence_part
from desktop.widgets.combo_box import ComboBox
from desktop.widgets.row_list import ListRow

REGISTER = "guarantees"
ENTRIES = (
    ("", "Leverage and guarantees"),
    ("leverage", "Leverage alone"),
    (REGISTER, "Register of guarantees"),
)


class LeveragePage(ComparisonPage):
    """All leverage, or what one actor holds and how evenly it presses two others; guarantees with it, or
    alone as the table they are.
    """

    key = "network"

    def make_drawing(self) -> QWidget:
        self.snapshot: Snapshot | None = None
        self.holder = ChoiceBox("Holder", 10)
        self.one, self.other = ChoiceBox("Pressed, first", 7), ChoiceBox("Pressed, second", 7)
        self.what = ComboBox()
        self.what.setAccessibleName("What is shown")
        self.what.setMinimumContentsLength(max(len(text) for _, text in ENTRIES))
        for value, text in ENTRIES:
            self.what.addItem(text, value)
        self.controls.addWidget(self.what)
        self.what.currentIndexChanged.connect(self.again)
        for box in (self.holder, self.one, self.other):
            box.chosen.connect(self.again)
            self.controls.addWidget(box)
        self.ring = NetworkDrawing(self.theme)
        self.ring.chosen.connect(self._explain)
        self.ring.opened.connect(self._open)
        area = QScrollArea()
        area.setWidget(self.ring)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusProxy(self.ring)
        return area

    def is_drawn(self) -> bool:
        return self._shown != REGISTER

    @property
    def _shown(self) -> str:
        return str(self.what.currentData())

    def make_legend(self) -> QWidget:
        return MarksLegend(self.theme, signs(self.theme))

    def options(self) -> dict[str, str]:
        boxes = {"holder": self.holder, "one": self.one, "other": self.other}
        found = {name: box.value() for name, box in boxes.items()} | {"shown": self._shown}
        return {name: value for name, value in found.items() if value}

    def work(self, snapshot: Snapshot) -> object:
        options = self.options()
        found = network(snapshot, options.get("holder", ""), promises=self._shown != "leverage")
        return snapshot, found, words.report(snapshot, options)

    def draw(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.snapshot, found, _ = result
        assert self.snapshot is not None
        assert isinstance(found, Network)
        self._offer(self.snapshot)
        self.ring.show_network(found, partial(spoken_of, self.snapshot))

    def _offer(self, snapshot: Snapshot) -> None:
        """Who holds something; of the one chosen, whom it holds something over."""
        holder = self.holder.value()
        holders = {each.holder for each in current(snapshot)}
        holders |= {each.guarantor for each in snapshot.all(Commitment)}
        self.holder.offer([("", "All holders"), *_named(snapshot, holders)])
        for box, none in ((self.one, "On …"), (self.other, "and on …")):
            targets = {each.target for each in current(snapshot) if each.holder == holder}
            targets |= {box.value()} - {""} if holder else set()
            box.offer([("", none), *_named(snapshot, targets)])
            box.setVisible(bool(holder) and self.is_drawn())

    def _explain(self) -> None:
        there = self.ring.at_cursor()
        if self.snapshot is not None and there is not None:
            self.explain(explained(self.snapshot, self.ring.network, there))

    def _open(self) -> None:
        there = self.ring.at_cursor()
        if isinstance(there, Actor):
            self.opened.emit(there.id)
        elif there is not None:
            self.opened.emit((*there.leverage, *there.commitments)[0].id)


def _named(snapshot: Snapshot, ids: Iterable[str]) -> list[tuple[str, str]]:
    wanted = set(ids)
    return [(each.id, each.name) for each in snapshot.all(Actor) if each.id in wanted]


def spoken_of(snapshot: Snapshot, there: Actor | Tie) -> str:
    """An actor or a tie for a screen reader and as a tooltip."""
    if isinstance(there, Actor):
        role = role_of(snapshot, there.id)
        return f"{there.name}{f', {role}' if role else ''}"
    ends = f"{snapshot.title(there.holder)} to {snapshot.title(there.target)}"
    if there.commitments:
        return f"{ends}: {counted(there.count, 'guarantee')}"
    strength = "strength not stated" if there.strength is None else f"strength {there.strength} of 5"
    return f"{ends}: {counted(there.count, 'instrument')}, {_use(there)}, {strength}"


def _use(tie: Tie) -> str:
    return {"exerted": "exerted", "unused": "unused or signalled"}.get(tie.use, "use unclear")


def explained(snapshot: Snapshot, shown: Network, there: Actor | Tie) -> Explained:
    """An actor with all it holds and all that is held over it; or a tie with its instruments and sources."""
    if isinstance(there, Actor):
        return _actor(snapshot, shown, there)
    records = (*there.leverage, *there.commitments)
    title = f"{snapshot.title(there.holder)} → {snapshot.title(there.target)}"
    rows = (*map(_instrument, there.leverage), *map(_promise, there.commitments))
    heading = counted(there.count, "guarantee" if there.commitments else "instrument")
    said = [each.assessment for each in there.leverage if each.assessment]
    assessed = (Part("Assessed", "\n".join(said)),) if said else ()
    terms = (part for each in there.commitments for part in _terms(each))
    parts = (Part(sentence_case(heading), rows=rows), *assessed, *terms, evidence_part(snapshot, records))
    return Explained("Guarantee" if there.commitments else "Leverage", title, parts)


def _terms(each: Commitment) -> list[Part]:
    """What would set a guarantee off, whether by itself, what it hangs on, and what is unresolved."""
    by_itself = {"yes": "It is automatic.", "no": "It is not automatic."}
    automatic = by_itself.get(each.automatic, "Whether it is automatic is not stated.")
    hangs_on = [Part("Contingent on", each.contingent_on)] if each.contingent_on else []
    unresolved = [Part("Unresolved", each.gap)] if each.gap else []
    return [
        Part("Trigger", f"{each.trigger or 'No trigger is stated.'}\n{automatic}"),
        *hangs_on,
        *unresolved,
    ]


def _actor(snapshot: Snapshot, shown: Network, actor: Actor) -> Explained:
    ties = shown.of(actor.id)
    held = [tie for tie in ties if tie.holder == actor.id]
    over = [tie for tie in ties if tie.holder != actor.id]
    parts = [Part("Record", rows=(ListRow(actor.id, actor.name, shown.roles[actor.id]),))]
    for heading, some, end in (
        ("Holds or promises", held, "target"),
        ("Held over it or promised", over, "holder"),
    ):
        rows = tuple(row for tie in some for row in _listed(snapshot, tie, getattr(tie, end)))
        parts.append(
            Part(f"{heading}, {len(rows)}", rows=rows) if rows else Part(heading, "Nothing on record.")
        )
    return Explained("Actor", actor.name, tuple(parts))


def _listed(snapshot: Snapshot, tie: Tie, other: str) -> list[ListRow]:
    name = snapshot.title(other)
    rows = [*map(_instrument, tie.leverage), *map(_promise, tie.commitments)]
    return [ListRow(row.key, name, f"{row.words}: {row.title}", side=row.side) for row in rows]


def _instrument(each: Leverage) -> ListRow:
    strength = "strength not stated" if each.strength is None else f"strength {each.strength}"
    use = sentence_case(each.exerted) if each.exerted else "Use not stated"
    return ListRow(each.id, " ".join(each.instrument.split()), f"{use}, {strength}")


def _promise(each: Commitment) -> ListRow:
    status = f", {each.status}" if each.status else ""
    return ListRow(
        each.id, " ".join(each.text.split()), f"Guarantee, {each.kind or 'kind not stated'}{status}"
    )
