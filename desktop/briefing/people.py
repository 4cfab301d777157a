"""Who took part in a track or an event, in what capacity."""

from collections.abc import Sequence

from db.records import EventActor, TrackActor
from db.records.process import CAPACITIES
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import joined


def participants(paper: Paper, taking_part: Sequence[TrackActor] | Sequence[EventActor]) -> list[str]:
    """Who took part, by capacity: "host: Saudi Arabia", "parties: Russia and Ukraine"."""
    order = {actor.id: at for at, actor in enumerate(paper.actors)}
    shown = []
    for capacity in CAPACITIES:
        ids = {each.actor for each in taking_part if each.capacity == capacity}
        names = [paper.name(id) for id in sorted(ids, key=lambda id: order.get(id, 0))]
        if names:
            shown.append(f"{_called(capacity, len(names))}: {joined(names)}")
    return shown


def _called(capacity: str, number: int) -> str:
    """A capacity as those in it are called, one or several; nobody is "absents"."""
    if number == 1 or capacity == "absent":
        return capacity
    return "parties" if capacity == "party" else f"{capacity}s"
