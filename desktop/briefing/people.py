"""Who took part in a track or an event, in what capacity."""

from collections.abc import Sequence

from db.records import EventActor, TrackActor
from db.records.process import CAPACITIES
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import joined


def participants(paper: Paper, taking_part: Sequence[TrackActor] | Sequence[EventActor]) -> list[str]:
    """Who took part, by capacity: "host: Saudi Arabia", "absent: Russia"."""
    order = {actor.id: at for at, actor in enumerate(paper.actors)}
    shown = []
    for capacity in CAPACITIES:
        ids = {each.actor for each in taking_part if each.capacity == capacity}
        names = [paper.name(id) for id in sorted(ids, key=lambda id: order.get(id, 0))]
        if names:
            shown.append(f"{capacity}: {joined(names)}")
    return shown
