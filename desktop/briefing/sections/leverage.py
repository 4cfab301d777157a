"""Mediation and leverage: who plays which part, as sources claim, and who can move whom by what means."""

from db.records import Actor, ActorRole, Leverage
from db.records.actors import ROLES
from desktop.briefing.cells import NOTES_WIDTH, noted, plain, strong
from desktop.briefing.figures import network
from desktop.briefing.flow import FREE, TOGETHER, Flowable
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import NOT_STATED, span_words, told
from desktop.briefing.sections.of_records import NUMBER, table_of
from desktop.briefing.styles import UNDER
from desktop.briefing.tables import under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Cell, Column


def flowables(paper: Paper) -> list[Flowable]:
    """The analyst's own words, the table of roles, the table of leverage."""
    roles = _roles(paper) if paper.options("leverage")["roles"] else ()
    return [*paper.own_words("leverage"), *roles, *_leverage(paper)]


def _roles(paper: Paper) -> list[Flowable]:
    places = {actor.id: at for at, actor in enumerate(paper.actors)}

    def key(claim: ActorRole) -> tuple[int, int, str, str, str]:
        role = ROLES.index(claim.role) if claim.role in ROLES else len(ROLES)
        return places.get(claim.actor, 0), role, paper.snapshot.title(claim.within), claim.since, claim.note

    claims = sorted(paper.snapshot.all(ActorRole), key=key)
    if not claims:
        return []
    caption = paper.next_table("Roles, as the sources claim them")
    rows = [_role(paper, claim, caption.number) for claim in claims]
    columns = [Column("Actor"), Column("Role"), Column("Remark"), Column("Source", NOTES_WIDTH)]
    return table_of(paper, claims, columns, rows, caption=caption)


def _role(paper: Paper, claim: ActorRole, place: str) -> list[Cell]:
    paper.places[claim.id] = place
    within = f"in {paper.name(claim.within)}" if claim.within else ""
    return [
        strong(paper.portion(claim) + paper.name(claim.actor)),
        plain(claim.role, within, span_words(claim.since, claim.until)),
        [*plain(claim.note), *paper.disputed(claim)],
        noted(paper.cite(claim)),
    ]


def _leverage(paper: Paper) -> list[Flowable]:
    places = {actor.id: at for at, actor in enumerate(paper.actors)}

    def key(each: Leverage) -> tuple[int, int, str, str]:
        return places.get(each.holder, 0), places.get(each.target, 0), each.instrument, each.assessment

    held = [each for each in paper.snapshot.all(Leverage) if paper.snapshot.is_current(each)]
    if not held:
        return []
    caption = paper.next_table("Instruments of leverage")
    ordered = sorted(held, key=key)
    numbers = {each.id: number for number, each in enumerate(ordered, start=1)}
    drawn = network.figures(paper, numbers, caption.number) if paper.options("leverage")["figure"] else []
    rows = [_instrument(paper, number, each, caption.number) for number, each in enumerate(ordered, start=1)]
    columns = [
        Column(NUMBER, 24), Column("Who on whom", names=True), Column("Instrument"), Column("Use", 48),
        Column("Assessment"), Column("Source", NOTES_WIDTH),
    ]  # fmt: skip
    unknown = sum(each.strength is None for each in held)
    keeps = TOGETHER if unknown else FREE
    shown = table_of(paper, ordered, columns, rows, caption=caption, keeps=keeps)
    of = told(unknown, "instrument")
    said = (
        "The strength of none of them is stated."
        if unknown == len(held) > 1
        else f"{'Its strength' if len(held) == 1 else f'The strength of {of}'} is {NOT_STATED}."
    )
    return [
        *drawn,
        *shown,
        *([under_table(Words(UNDER).text(said))] if unknown else []),
    ]


def _instrument(paper: Paper, number: int, each: Leverage, place: str) -> list[Cell]:
    paper.places[each.id] = place
    strength = f"strength {each.strength} of 5" if each.strength is not None else ""
    used_for = f"for: {paper.name(each.issue)}" if each.issue else ""
    return [
        plain(str(number)),
        strong(f"{paper.portion(each)}{_called(paper, each.holder)} on {_called(paper, each.target)}"),
        plain(each.instrument, used_for, span_words(each.since, each.until)),
        plain(each.exerted or NOT_STATED, strength),
        [*plain(each.assessment), *paper.disputed(each)],
        noted(paper.cite(each)),
    ]


def _called(paper: Paper, id: str) -> str:
    return paper.snapshot.need(Actor, id).name
