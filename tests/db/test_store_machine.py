"""Random edits, undo, redo and reopening against a plain model: the store holds what the model holds."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from db.changes import Change, Edit, row_of
from db.queries.load import rewound
from db.records import Actor, Evidence, Issue, Option, Position, Record, Source, references
from db.safety.integrity import problems
from db.store import Store
from tests.db.exchange.samples import record as made

Model = dict[str, Record]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
DATES = st.sampled_from(["", "2014", "2026-01~", "../2025-06", "2026-02/.."])
KINDS = (Actor, Issue, Option, Position, Source, Evidence)


def without(model: Model, id: str) -> Model:
    """The model less a record and all that can't stand without it, references to them blanked."""
    gone = {id}
    while more := {r.id for r in model.values() if r.id not in gone and gone & set(needs(r))}:
        gone |= more
    return {r.id: blanked(r, gone) for r in model.values() if r.id not in gone}


def needs(record: Record) -> list[str]:
    return [getattr(record, name) for name in references(type(record), needed=True)]


def blanked(record: Record, gone: set[str]) -> Record:
    lost = {n for n in references(type(record), needed=False) if getattr(record, n) in gone}
    return made(record.META.kind, {"id": record.id, **row_of(record), **dict.fromkeys(lost)})


class Tracker(RuleBasedStateMachine):
    """One desk that edits a tracker; `past` and `future` are the states that undo and redo lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "talks.parley"
        self.store = Store.create(self.path, desk="desk")
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.states: list[Model] = [{}]
        self.made = 0

    def do(self, change: Change, after: Model) -> None:
        self.store.apply(change)
        if after != self.model:
            self.past.append(self.model)
            self.future = []
            self.enter(after)

    def enter(self, state: Model) -> None:
        self.model = state
        self.states.append(state)

    def pick(self, data: st.DataObject, *kinds: type[Record]) -> Record | None:
        found = sorted((r for r in self.model.values() if isinstance(r, kinds)), key=lambda r: r.id)
        return data.draw(st.sampled_from(found)) if found else None

    @rule(data=st.data(), name=TEXTS)
    def add_actor_or_source(self, data: st.DataObject, name: str) -> None:
        self.made += 1
        part_of = self.pick(data, Actor)
        actor = Actor(id=f"a{self.made}", name=name, part_of=part_of.id if part_of else None)
        source = Source(id=f"s{self.made}", title=name)
        record = data.draw(st.sampled_from([actor, source]))
        self.do(Change("Add", (Edit.insert(record),)), {**self.model, record.id: record})

    @rule(title=TEXTS)
    def add_issue_with_its_option(self, title: str) -> None:
        self.made += 1
        issue = Issue(id=f"i{self.made}", title=title, discussed=f"o{self.made}")
        option = Option(id=f"o{self.made}", issue=issue.id, label=title, value=50.0)
        after = {**self.model, issue.id: issue, option.id: option}
        self.do(Change("Add", (Edit.insert(issue), Edit.insert(option))), after)

    @rule(data=st.data(), statement=TEXTS, stated=DATES)
    def add_position(self, data: st.DataObject, statement: str, stated: str) -> None:
        actor, issue = self.pick(data, Actor), self.pick(data, Issue)
        if actor and issue:
            self.made += 1
            position = Position(
                id=f"p{self.made}", actor=actor.id, issue=issue.id, channel="official", statement=statement,
                stated=stated,
            )  # fmt: skip
            self.do(Change("Add", (Edit.insert(position),)), {**self.model, position.id: position})

    @rule(data=st.data())
    def cite(self, data: st.DataObject) -> None:
        source, record = self.pick(data, Source), self.pick(data, *KINDS)
        if source and record:
            self.made += 1
            evidence = Evidence(id=f"e{self.made}", source=source.id, record=record.id)
            self.do(Change("Cite", (Edit.insert(evidence),)), {**self.model, evidence.id: evidence})

    @rule(data=st.data(), text=TEXTS, stated=DATES)
    def change(self, data: st.DataObject, text: str, stated: str) -> None:
        record = self.pick(data, Actor, Position)
        if record:
            values = {"name": text} if isinstance(record, Actor) else {"statement": text, "stated": stated}
            after = made(record.META.kind, {"id": record.id, **row_of(record), **values})
            self.do(Change("Edit", (Edit.update(record, **values),)), {**self.model, record.id: after})

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        record = self.pick(data, *KINDS)
        if record:
            self.do(
                Change("Delete", self.store.goes_with([record.id]).edits()), without(self.model, record.id)
            )

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.store.undo()
        self.future.append(self.model)
        self.enter(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.store.redo()
        self.past.append(self.model)
        self.enter(self.future.pop())

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, desk="desk")

    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        seq = data.draw(st.integers(0, len(self.states) - 1))
        changes = [self.store.change(each.id) for each in self.store.journal(limit=1000) if each.seq > seq]
        edits = [edit for change in changes if change for edit in reversed(change.edits)]
        assert rewound(dict(self.model), edits) == self.states[seq]

    @rule(data=st.data())
    def find(self, data: st.DataObject) -> None:
        record = self.pick(data, Actor)
        if isinstance(record, Actor) and record.name.isalnum() and record.name.isascii():
            assert record.id in {hit.id for hit in self.store.search(record.name, limit=1000)}

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        assert {r.id: r for cls in KINDS for r in self.store.all(cls)} == self.model
        assert bool(self.store.undoable()) == bool(self.past)
        assert bool(self.store.redoable()) == bool(self.future)

    def teardown(self) -> None:
        assert problems(self.store) == []
        self.store.close()
        self.folder.cleanup()


def test_the_store_holds_what_a_plain_model_holds() -> None:
    run_state_machine_as_test(Tracker, settings=settings(max_examples=40, stateful_step_count=30))
