"""Changes as the tests of the history page make them, past the page."""

from db.changes import Change, Edit
from db.records import Position
from desktop.session import Session


def edit(session: Session, label: str, id: str = "p1", **values: str | None) -> Change:
    record = session.store.get(id)
    assert record is not None
    done = session.do(Change(label, (Edit.update(record, **values),)))
    assert done is not None
    return done


def delete(session: Session, label: str, *ids: str) -> Change:
    done = session.do(Change(label, session.store.goes_with(ids).edits()))
    assert done is not None
    return done


def venue(session: Session) -> str:
    return session.store.need(Position, "p1").venue
