"""Random edits, undo, and going back to random moments: rows are as they were, undo brings back now."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from db.changes import Change, Edit
from db.queries.load import rewound
from db.records import Record
from desktop.operations.history import NotTakenBack, everything_before, take_back
from desktop.operations.returning import bring_back, restore_as_after
from tests.db.test_store_machine import Tracker


class Restored(Tracker):
    """A tracker of one desk that is also brought back to where it was, whole or in part."""

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def restore_everything(self, data: st.DataObject) -> None:
        seq = data.draw(st.integers(1, len(self.states) - 1))
        change = self.store.change(self.id_of(seq))
        assert change is not None
        found = everything_before(self.store, change)
        numbers = (found.changed, found.returning, found.going)
        then, now = self.states[seq - 1], self.model
        assert numbers == (
            sum(1 for id in then.keys() & now.keys() if then[id] != now[id]),
            len(then.keys() - now.keys()),
            len(now.keys() - then.keys()),
        )
        self.do(found.change, then)

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def take_one_back(self, data: st.DataObject) -> None:
        change = self.store.change(self.id_of(data.draw(st.integers(1, len(self.states) - 1))))
        assert change is not None
        try:
            made = take_back(self.store, change)
        except NotTakenBack:
            return
        after = rewound(dict(self.model), list(reversed(change.edits)))
        self.store.apply(made)
        self.past.append(self.model)
        self.future = []
        self.enter(after)

    @precondition(lambda self: self.gone())
    @rule(data=st.data())
    def bring_one_back(self, data: st.DataObject) -> None:
        id = data.draw(st.sampled_from(self.gone()))
        self.do_and_see(bring_back(self.store, id).edits, id, self.last_of(id))

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def restore_one(self, data: st.DataObject) -> None:
        seq = data.draw(st.integers(1, len(self.states) - 1))
        then = self.states[seq]
        if then:
            id = data.draw(st.sampled_from(sorted(then)))
            change = self.store.change(self.id_of(seq))
            assert change is not None
            self.do_and_see(restore_as_after(self.store, id, change).edits, id, then[id])

    def do_and_see(self, edits: tuple[Edit, ...], id: str, wanted: Record) -> None:
        """Write edits; the record is then what it was, but for references to what is gone."""
        change = Change("Restore", edits, kind="restore")
        self.store.apply(change)
        touched = self.model.keys() | {edit.id for edit in edits}
        found = {each: record for each in touched if (record := self.store.get(each))}
        if edits:
            self.past.append(self.model)
            self.future = []
            self.enter(found)
        held = found[id]
        for name in held.__dataclass_fields__:
            assert getattr(held, name) in (getattr(wanted, name), None), name

    def id_of(self, seq: int) -> str:
        return str(self.store.db.execute("SELECT id FROM change WHERE seq = ?", (seq,)).fetchone()[0])

    def gone(self) -> list[str]:
        return sorted({id for state in self.states for id in state} - self.model.keys())

    def last_of(self, id: str) -> Record:
        return next(state[id] for state in reversed(self.states) if id in state)


def test_any_moment_is_restored_and_undone() -> None:
    run_state_machine_as_test(Restored, settings=settings(max_examples=40, stateful_step_count=30))
