"""The history as a model: pages of the journal, what is new on top, and what is said of each change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.changes import Change, Edit
from db.queries.history import Asked, Entry
from db.records import Actor, Condition, Position
from desktop.jobs import Jobs
from desktop.models import changes
from desktop.models.changes import ENTRY_ROLE, PAGE, ChangeList, second_line, spoken, state_of
from desktop.session import Session
from tests.desktop.sessions import small_session
from tests.desktop.small import STANCE


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    made = small_session(tmp_path)
    yield made
    made.close()


def edit(session: Session, label: str = "Edit", **values: str) -> Change:
    position = session.store.need(Position, "p1")
    done = session.do(Change(label, (Edit.update(position, **values),)))
    assert done is not None
    return done


def labels(model: ChangeList) -> list[str]:
    found = (model.entry(row) for row in range(model.rowCount()))
    return [entry.change.label for entry in found if entry]


def entry_of(model: ChangeList, row: int) -> Entry:
    entry = model.entry(row)
    assert entry is not None
    return entry


def test_it_is_a_sound_model(session: Session, qtmodeltester: ModelTester) -> None:
    model = ChangeList(session)
    qtmodeltester.check(model)
    edit(session, venue="Paris")
    session.undo()
    qtmodeltester.check(model)
    assert model.data(model.index(0), ENTRY_ROLE) == model.entry(0)


def test_what_is_new_comes_on_top_without_a_reset(session: Session, qtbot: QtBot) -> None:
    model = ChangeList(session)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        edit(session, "Move it", venue="Paris")
    assert (inserted.args or [])[1:] == [0, 0]
    assert labels(model)[0] == "Move it"
    assert resets == []


def test_what_is_undone_is_said_to_be_so(session: Session) -> None:
    model = ChangeList(session)
    edit(session, "Move it", venue="Paris")
    assert state_of(entry_of(model, 0)) == ""
    session.undo()
    assert [state_of(entry_of(model, row)) for row in (0, 1)] == ["", "undone"]
    assert spoken(entry_of(model, 1), "desk-1").startswith("undone, Move it, Edit · ")
    session.redo()
    assert [state_of(entry_of(model, row)) for row in (0, 1, 2)] == ["", "done again", ""]


def test_a_filter_keeps_what_fits_also_of_what_is_new(session: Session) -> None:
    model = ChangeList(session)
    model.ask(Asked(words="move"))
    assert labels(model) == []
    edit(session, "Move it", venue="Paris")
    edit(session, "Reword", statement="Other")
    assert labels(model) == ["Move it"]
    model.ask(Asked())
    assert labels(model)[:2] == ["Reword", "Move it"]


def test_the_changes_of_a_record_take_in_those_of_parts_it_gets(session: Session) -> None:
    model = ChangeList(session)
    model.ask(Asked(record="p1"))
    assert labels(model) == ["Fill in"]
    assert set(model.touched) >= {"p1", STANCE, "c1", "ev1"}
    further = Condition(id="c2", position_option=STANCE, text="Others agree")
    session.do(Change("A further condition", (Edit.insert(further),)))
    session.do(Change("Elsewhere", (Edit.insert(Actor(id="usa", name="United States")),)))
    session.do(Change("Reword it", (Edit.update(further, text="All agree"),)))
    assert labels(model) == ["Reword it", "A further condition", "Fill in"]


def test_the_second_line_says_kind_moment_author_and_extent(session: Session) -> None:
    model = ChangeList(session)
    edit(session, venue="Paris")
    first, filled = entry_of(model, 0), entry_of(model, 1)
    assert second_line(first, "desk-1").startswith("Edit · ")
    assert second_line(first, "desk-1").endswith(" · Ana · 1 position")
    assert second_line(first, "desk-2").endswith(" · Ana · another desk · 1 position")
    assert second_line(filled, "desk-1").endswith(" · 19 records")


def test_an_undo_of_which_nothing_was_left_says_so(session: Session) -> None:
    edit(session, venue="Paris")
    session.store.desk = "elsewhere"
    edit(session, venue="Geneva")
    session.store.desk = "desk-1"
    session.store.undo(untouched_only=True)
    assert second_line(entry_of(ChangeList(session), 0), "desk-1").endswith("nothing changed")


def test_only_pages_that_are_seen_are_held(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "KEPT_PAGES", 2)
    for number in range(3 * PAGE):
        session.store.apply(Change(f"Add {number}", (Edit.insert(Actor(id=f"a{number}", name="A")),)))
    model = ChangeList(session)
    assert labels(model)[0] == f"Add {3 * PAGE - 1}"
    assert len(model._pages) == 2
    assert entry_of(model, 0).change.label == f"Add {3 * PAGE - 1}"


def test_a_list_that_is_not_seen_reads_nothing_until_it_is(session: Session) -> None:
    model = ChangeList(session)
    model.set_active(False)
    edit(session, "Move it", venue="Paris")
    assert "Move it" not in labels(model)
    model.set_active(True)
    assert labels(model)[0] == "Move it"
    model.set_active(False)
    model.set_active(True)
    assert labels(model)[0] == "Move it"


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shut_down()


def test_a_long_journal_is_narrowed_beside_the_window(
    session: Session, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MANY", 1)
    model = ChangeList(session, jobs=jobs)
    assert [job.name for job in jobs.running] == ["History"]
    edit(session, "Move it", venue="Paris")
    with qtbot.waitSignal(model.counted) as counted:
        pass
    assert counted.args == [3]
    assert labels(model)[0] == "Move it"
    with qtbot.waitSignal(model.counted):
        model.ask(Asked(words="nothing of the kind"))
        model.ask(Asked(words="move"))
    assert labels(model) == ["Move it"]
    while jobs.running:  # those that were given up
        with qtbot.waitSignal(jobs.running[0].ended):
            pass


def test_another_tracker_is_listed_anew(session: Session, tmp_path: Path) -> None:
    model = ChangeList(session)
    model.ask(Asked(words="zebra"))
    session.create(tmp_path / "empty.parley")
    assert (model.asked, labels(model)) == (Asked(), [])
    session.close()
    assert labels(model) == []


def test_the_row_of_a_change_is_known_by_its_place(session: Session) -> None:
    model = ChangeList(session)
    done = edit(session, venue="Paris")
    assert (model.row_of(done.seq), model.row_of(999), model.entry(99)) == (0, -1, None)
