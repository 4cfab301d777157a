"""The players: who takes part, what each is and which part it plays, as the sources claim."""

from db.records import Actor, ActorRole, Membership
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.flow import Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import joined, native_name
from desktop.briefing.sections.of_records import table_of
from desktop.briefing.widths import Cell, Column


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words and a table of the actors, parties first."""
    own = paper.own_words("players")
    actors = paper.first("players", [each for each in paper.actors if each.kind != "constituency"])
    if not actors:
        return [*own]
    caption = paper.next_table("Who takes part, parties first")
    rows = [_actor(paper, each, caption.number) for each in actors]
    columns = [
        Column("Actor"), Column("Kind", 66), Column("Part in the talks", 84), Column("What is on record"),
        Column("Source", NOTES_WIDTH),
    ]  # fmt: skip
    return [*own, *table_of(paper, actors, columns, rows, caption=caption)]


def _actor(paper: Paper, actor: Actor, place: str) -> list[Cell]:
    paper.places[actor.id] = place
    claims = paper.snapshot.by(ActorRole, "actor", actor.id)
    of = f"of {paper.name(actor.part_of)}" if actor.part_of else ""
    return [
        strong(paper.portion(actor) + actor.name + native_name(actor)),
        plain(actor.kind, of),
        plain("; ".join(dict.fromkeys(_role(paper, each) for each in claims))),
        plain(actor.summary, _groups(paper, actor)),
        noted(paper.cite(actor, *claims)),
    ]


def _role(paper: Paper, claim: ActorRole) -> str:
    return claim.role + (f" in {paper.name(claim.within)}" if claim.within else "")


def _groups(paper: Paper, actor: Actor) -> str:
    """What it belongs to, or who belongs to it."""
    of = [paper.name(each.group) for each in paper.snapshot.by(Membership, "actor", actor.id)]
    members = [paper.name(each.actor) for each in paper.snapshot.by(Membership, "group", actor.id)]
    parts = (("member of", of), ("members:", members))
    return "; ".join(f"{label} {joined(sorted(names))}" for label, names in parts if names)
