"""The position matrix: where each actor stands on the option under discussion, as chips with flags."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from db.records import Actor, Issue, Position, PositionOption
from desktop.analysis.disputes import Disputes
from desktop.briefing.cells import NOTHING
from desktop.briefing.flow import FREE, TOGETHER, Flowable, Paragraph
from desktop.briefing.marks import HARDEST_FIRST
from desktop.briefing.measures import TEXT_WIDTH
from desktop.briefing.notes import single_source
from desktop.briefing.paper import Paper
from desktop.briefing.phrases import in_words, joined, short_name, told
from desktop.briefing.sections.positions import BACK_CHANNEL
from desktop.briefing.styles import BODY, CELL, GREY, LEGEND, PHRASE, UNDER
from desktop.briefing.tables import table, under_table
from desktop.briefing.text import NO_BREAK, UNSTATED, Words
from desktop.briefing.widths import Cell, Column

WITH_PHRASES = 5  # so many actors have room for words under their chips; what a section may be told at most
IN_ONE_BLOCK = 9
BLOCK = 8
_PHRASE_WIDTH = 76.0
_SIGNS = "≠ disagreement · b back-channel only · 1 single source · – nothing on record"
_NO_STANCE = "a position, but not on this option"  # what the dot stands for


class Standing(NamedTuple):
    """Where an actor stands on an issue: the hardest stance, its flags, and words; the id of a position."""

    stance: str
    flags: str
    phrases: tuple[str, ...]
    position: str = ""


def flowables(paper: Paper) -> list[Flowable]:
    """The matrix of the actors that come first, as many as have room for words."""
    actors = _actors(paper)
    if not actors:
        return []
    first = actors[: _most(paper)]
    own = paper.own_words("matrix")
    words = bool(paper.options("matrix")["words"])
    shown = [*_matrix(paper, first, "", phrases=words, last=True), _explanation(paper, first)]
    return [*own, *([] if paper.template.compact else _summed_up(paper, first)), *shown]


def _summed_up(paper: Paper, actors: Sequence[Actor]) -> list[Flowable]:
    """On how many issues what is discussed is opposed, and on how many too few speak of it."""
    if len(actors) < 2:
        return []
    count: Counter[str] = Counter()
    for issue in paper.snapshot.all(Issue):
        found = [standing for actor in actors if (standing := _standing(paper, actor, issue))]
        stances = [each.stance for each in found if each.stance != UNSTATED]
        refused = any(stance in ("opposed", "red line") for stance in stances)
        count["few" if len(stances) < 2 else "against" if refused else "for"] += bool(found)
    against, unopposed, few = count["against"], count["for"], count["few"]
    met = (
        f"opposition on {in_words(against)}" if against else "",
        f"{'none' if against else 'no opposition'} on {in_words(unopposed)}" if unopposed else "",
    )
    of = told(count.total(), "issue")
    if few == count.total():
        said = f"On none of {of} do two of these actors take a stance on what is under discussion"
    else:
        said = f"Of {of}, what is under discussion meets {joined(met)}"
        said += f"; on {in_words(few)}, fewer than two of these actors take a stance on it" if few else ""
    return [Paragraph.of([Words(BODY).text(f"{said}.")], TEXT_WIDTH)]


def all_actors(paper: Paper) -> list[Flowable]:
    """The matrix of all actors in letters, when the first did not have room for them."""
    actors = _actors(paper)
    if len(actors) <= _most(paper):
        return []
    blocks = _blocks(actors)
    shown = []
    for at, block in enumerate(blocks, start=1):
        part = f", {at} of {len(blocks)}" if len(blocks) > 1 else ""
        shown.extend(_matrix(paper, block, part, phrases=False, last=at == len(blocks)))
    return [*shown, _explanation(paper, actors)]


def _blocks(actors: Sequence[Actor]) -> list[Sequence[Actor]]:
    """The actors of each matrix: all in one that has room for them, else as many in each as in the others."""
    if len(actors) <= IN_ONE_BLOCK:
        return [actors]
    each = ceil(len(actors) / ceil(len(actors) / BLOCK))
    return [actors[at : at + each] for at in range(0, len(actors), each)]


def _most(paper: Paper) -> int:
    """How many actors the first matrix shows."""
    return int(paper.options("matrix")["actors"]) or WITH_PHRASES


def _actors(paper: Paper) -> list[Actor]:
    holding = {each.actor for each in paper.snapshot.all(Position) if paper.snapshot.is_current(each)}
    return [actor for actor in paper.actors if actor.id in holding]


def _matrix(paper: Paper, actors: Sequence[Actor], part: str, *, phrases: bool, last: bool) -> list[Flowable]:
    """One table with its legend, which stays with what explains it where that follows."""
    issues = paper.snapshot.all(Issue)
    rows = {issue.id: [_standing(paper, actor, issue) for actor in actors] for issue in issues}
    kept = [issue for issue in issues if any(rows[issue.id])]
    if last and (most := paper.most("matrix", "issues")):
        kept = kept[:most]
    width = _PHRASE_WIDTH if phrases else 47.0 if len(actors) <= BLOCK else 42.0
    head = [Column("Issue", paper.page.block - width * len(actors))]
    columns = [*head, *(Column(short_name(actor), width, centred=not phrases) for actor in actors)]
    cells = [
        [_issue(paper, issue, phrases=phrases), *(_cell(each, phrases=phrases) for each in rows[issue.id])]
        for issue in kept
    ]
    how = f"Where {told(len(actors), 'actor')} stand on {told(len(kept), 'issue')}"
    caption = paper.next_table(f"{how}, as of {paper.cut_off}{part}")
    named = None if paper.template.compact else caption
    bars = [paper.bar(issue, *_held(paper, actors, issue)) for issue in kept]
    about = [(issue.id, *(each.position if each else "" for each in rows[issue.id])) for issue in kept]
    shown = table(
        paper.page.side,
        paper.page.block,
        columns,
        cells,
        caption=named,
        keeps=TOGETHER,
        about=about,
        bars=bars,
    )
    return [shown, _legend(keeps=TOGETHER if last else FREE)]


def _held(paper: Paper, actors: Sequence[Actor], issue: Issue) -> list[Position]:
    """The positions of actors on an issue, former ones too: that one is no longer held is a change."""
    ids = {actor.id for actor in actors}
    return [each for each in paper.snapshot.by(Position, "issue", issue.id) if each.actor in ids]


def _untouched(paper: Paper, actors: Sequence[Actor]) -> list[str]:
    """The issues on which none of the actors has a position."""
    ids = {actor.id for actor in actors}
    current = [each for each in paper.snapshot.all(Position) if paper.snapshot.is_current(each)]
    touched = {each.issue for each in current if each.actor in ids}
    return [issue.title for issue in paper.snapshot.all(Issue) if issue.id not in touched]


def _issue(paper: Paper, issue: Issue, *, phrases: bool) -> Cell:
    on = paper.snapshot.title(issue.discussed) if phrases else ""
    return [Words(CELL).bold(issue.title), *([Words(PHRASE).text(f"on: {on}", GREY)] if on else [])]


def _cell(standing: Standing | None, *, phrases: bool) -> Cell:
    if standing is None:
        return [Words(CELL).text(NOTHING, GREY)]
    spoken = _NO_STANCE if standing.stance == UNSTATED else standing.stance
    chip = Words(CELL._replace(leading=14.0 if phrases else 10.5)).chip(standing.stance, spoken)
    chip.bold(f"{NO_BREAK}{standing.flags}" if standing.flags else "")
    return [chip, *(Words(PHRASE).text(each) for each in standing.phrases if phrases)]


def _standing(paper: Paper, actor: Actor, issue: Issue) -> Standing | None:
    held = [each for each in paper.snapshot.by(Position, "actor", actor.id) if each.issue == issue.id]
    held = [each for each in held if paper.snapshot.is_current(each)]
    public = [each for each in held if each.channel not in BACK_CHANNEL]
    private = [each for each in held if each.channel in BACK_CHANNEL]
    shown = public or private
    if not shown:
        return None
    stance, phrases = _stance(paper, issue, shown)
    if public and private:
        other, _ = _stance(paper, issue, private)
        phrases = (*phrases, *((f"back-channel: {other}",) if other not in (stance, UNSTATED) else ()))
    flags = _flags(paper, issue, shown, held, private_only=not public)
    return Standing(stance, flags, phrases, shown[0].id)


def _stance(paper: Paper, issue: Issue, held: Sequence[Position]) -> tuple[str, tuple[str, ...]]:
    """The hardest stance on the option discussed, else on what the actor prefers, and the words beneath."""
    named = _named(paper, held)
    on_it = [each for each in named if each.option == issue.discussed]
    if on_it:
        stance = min((each.stance for each in on_it), key=HARDEST_FIRST.index)
        taken = {each.position for each in on_it if each.stance == stance}
        firmness = sorted({each.firmness for each in held if each.firmness and each.id in taken})
        return stance, (_how_firm(firmness),) if firmness else ()
    wanted = sorted({paper.name(each.option) for each in named if each.stance == "preferred"})
    firmness = sorted({each.firmness for each in held if each.firmness})
    stance = "preferred" if wanted and not issue.discussed else UNSTATED
    prefers = f"{'' if stance == 'preferred' else 'prefers: '}{joined(wanted, 'or')}" if wanted else ""
    return stance, tuple(part for part in (prefers, _how_firm(firmness)) if part)


def _how_firm(firmness: Sequence[str]) -> str:
    """The words for how firm positions are; "unclear" alone would leave open what is."""
    return joined(("firmness unclear" if each == "unclear" else each for each in firmness), "or")


def _named(paper: Paper, held: Sequence[Position]) -> list[PositionOption]:
    return [each for position in held for each in paper.snapshot.by(PositionOption, "position", position.id)]


def _flags(
    paper: Paper, issue: Issue, shown: Sequence[Position], held: Sequence[Position], *, private_only: bool
) -> str:
    stances = {each.stance for each in _named(paper, shown) if each.option == issue.discussed}
    against = paper.snapshot.once(Disputes).against
    differ = len(stances) > 1 or any(against(each) or paper.disputes(each) for each in held)
    flags = (
        "≠" if differ else "",
        "b" if private_only else "",
        "1" if single_source(paper.notes, held) else "",
    )
    return NO_BREAK.join(flag for flag in flags if flag)


def _legend(*, keeps: int) -> Flowable:
    words = Words(LEGEND)
    for stance in reversed(HARDEST_FIRST):
        words.chip(stance).text(f"{NO_BREAK}{NO_BREAK}{stance.replace(' ', NO_BREAK)}{NO_BREAK}{NO_BREAK} ")
    return under_table(words, keeps=keeps)


def _explanation(paper: Paper, actors: Sequence[Actor]) -> Flowable:
    """The line that explains the signs, and names the issues no actor has spoken on."""
    dropped = _untouched(paper, actors)
    if paper.template.compact:
        spoken_on, most = paper.snapshot.count(Issue) - len(dropped), paper.most("matrix", "issues")
        first = f" · first {in_words(most)} of {told(spoken_on, 'issue')}" if 0 < most < spoken_on else ""
        return under_table(Words(UNDER).text(_SIGNS + first))
    signs = (
        "– no position on record · dot: a position, but not on this option · ≠ positions or sources "
        "disagree · b back-channel only, unverified · 1 single source. Stances are on the option "
        "named under the issue, else on what the actor prefers. "
    )
    left_out = f"No position on record: {joined(dropped)}." if dropped else ""
    return under_table(Words(UNDER).text(signs + left_out))
