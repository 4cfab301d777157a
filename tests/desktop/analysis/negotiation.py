"""Small negotiations for the analysis: parties, issues with options, and what is said of them."""

from collections.abc import Iterable, Mapping

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    ActorRole,
    Condition,
    Dossier,
    Issue,
    Option,
    Position,
    PositionOption,
    Record,
    link_id,
)
from desktop.analysis.stances import Stances

DOSSIER = Dossier(id="dossier", title="Talks")


def party(id: str, capability: float | None = None) -> list[Record]:
    """An actor that is a party."""
    actor = Actor(id=id, name=id.upper(), capability=capability)
    return [actor, ActorRole(id=f"{id}-role", actor=id, role="party")]


def issue(id: str, **options: float) -> list[Record]:
    """An issue with options at places on its axis; option ids are `issue-option`."""
    made = [Option(id=f"{id}-{each}", issue=id, label=each, value=value) for each, value in options.items()]
    return [Issue(id=id, title=id.capitalize()), *made]


def says(
    actor: str,
    about: str,
    stances: Mapping[str, str],
    *,
    channel: str = "official",
    stated: str = "",
    id: str = "",
    **fields: str,
) -> list[Record]:
    """A position with stances on options of an issue, named by their label."""
    own = id or f"{actor}-{about}-{channel}-{stated}".lower().replace(" ", "-")
    position = Position(id=own, actor=actor, issue=about, channel=channel, stated=stated, **fields)
    links = [
        PositionOption(
            id=link_id("position_option", own, f"{about}-{option}"),
            position=own, option=f"{about}-{option}", stance=stance,
        )
        for option, stance in stances.items()
    ]  # fmt: skip
    return [position, *links]


def only_if(position: str, option: str, on: str, by: str = "") -> Condition:
    """A position's stance on an option (ids) holds only if another option comes about."""
    link = link_id("position_option", position, option)
    return Condition(
        id=f"{position}-{option}-if-{on}",
        position_option=link,
        text=f"only if {on}",
        option=on,
        by=by or None,
    )


def snapshot(*parts: Iterable[Record], as_of: str = "") -> Snapshot:
    """The snapshot of all these records."""
    return Snapshot.of([DOSSIER, *(record for part in parts for record in part)], as_of=as_of)


def stances(*parts: Iterable[Record]) -> Stances:
    """Whose stance counts among all these records."""
    return Stances(snapshot(*parts))
