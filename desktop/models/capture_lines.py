"""Reads a captured line against the open tracker, and what can be written in it as findings of a list."""

from datetime import date

from db.records import KINDS, Option, specs
from desktop.capture.completing import Offer, offers
from desktop.capture.reading import Captured, Desk, OnAxis, read
from desktop.models.findings import Finding
from desktop.session import Session

_ICONS = {"date": "event", "choice": "option"}


def desk_of(session: Session) -> Desk:
    """What reading a line asks of the open tracker."""
    return Desk(
        find=lambda words, kinds: session.names.matches(words, kinds) if words else (),
        options=lambda issue: _options(session, issue),
        order=session.dossier.date_order or "DMY",
    )


def _options(session: Session, issue: str) -> list[OnAxis]:
    found = session.store.find(Option, issue=issue)
    found.sort(key=lambda option: (option.value, option.rank or 0, option.id))
    return [OnAxis(option.id, option.label, option.value) for option in found]


def read_line(session: Session, line: str) -> Captured:
    """A line as it reads in the open tracker."""
    return read(line, desk_of(session))


def offered(
    session: Session, line: str, cursor: int, captured: Captured, before: Captured | None = None
) -> list[Offer]:
    """What can be written at the cursor, after the line `before`."""
    return offers(line, cursor, captured, desk_of(session), date.today(), before)


def as_finding(offer: Offer, place: int, kind: str) -> Finding:
    """An offer as a line of a list; `kind`: of the record the line is to become."""
    label = offer.detail.partition(" · ")[0]
    spec = next((each for each in specs(KINDS[kind]).values() if each.label == label), None)
    icon = (spec.refs or (_ICONS.get(spec.kind, "option"),))[0] if spec else "position_option"
    return Finding(f"offer {place}", icon, offer.words, side=offer.detail)
