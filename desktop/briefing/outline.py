"""The outline of a paper: its template's sections in the order and with the titles its brief gives them."""

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from db.records import BriefSection
from desktop.briefing.section_kinds import FRONT, Value
from desktop.briefing.templates import Section, Template


class Part(NamedTuple):
    """A section in the outline: its kind, its title as printed, and what the brief says of it, if anything.

    `shown`: False where the brief leaves it out. `annex`: it stands behind the others and always is there.
    `own`: it is the brief's alone, its template has none of that kind.
    """

    kind: str
    title: str
    section: BriefSection | None = None
    shown: bool = True
    annex: bool = False
    own: bool = False


def in_rank(sections: Iterable[BriefSection]) -> list[BriefSection]:
    """What a brief says of its sections, in its order."""
    return sorted(sections, key=lambda each: (1 << 30 if each.rank is None else each.rank, each.title))


def outline(template: Template, sections: Iterable[BriefSection] = ()) -> list[Part]:
    """All sections of a paper, those that are left out too, then its annexes.

    Sections the brief names come in its order and under its titles, the others of the template where they
    follow in it.
    """
    given = {each.kind: each for each in in_rank(sections) if each.kind != FRONT}
    titles = {each.kind: each.title for each in (*template.sections, *template.annexes)}
    annexes = [each.kind for each in template.annexes]
    order = [kind for kind in given if kind not in annexes]
    for at, section in enumerate(template.sections):
        if section.kind not in given:
            _insert(order, section.kind, {each.kind for each in template.sections[:at]})
    return [_part(kind, titles, given, annexes) for kind in (*order, *annexes)]


def _insert(order: list[str], kind: str, earlier: set[str]) -> None:
    """Put a section behind the last of those it follows in the template."""
    places = [place for place, each in enumerate(order, start=1) if each in earlier]
    order.insert(max(places, default=0), kind)


def _part(
    kind: str, titles: dict[str, str], given: dict[str, BriefSection], annexes: Collection[str]
) -> Part:
    section, annex = given.get(kind), kind in annexes
    title = (section.title if section else "") or titles.get(kind, kind)
    shown = annex or section is None or bool(section.shown)
    return Part(kind, title, section, shown, annex, kind not in titles)


def sections_of(parts: Iterable[Part], *, annexes: bool) -> list[Section]:
    """The sections that are printed, or the annexes."""
    return [Section(each.kind, each.title) for each in parts if each.shown and each.annex == annexes]


def front_of(sections: Iterable[BriefSection]) -> BriefSection | None:
    """Where a brief says what holds for all of its paper."""
    return next((each for each in sections if each.kind == FRONT), None)


def has_bars(template: Template, sections: Iterable[BriefSection]) -> bool:
    """Whether a paper has bars beside what differs from the edition before: as its brief says, or else its

    template.
    """
    told = told_by(front_of(sections)).get("bars")
    return told if isinstance(told, bool) else template.bars


def told_by(section: BriefSection | None) -> dict[str, Value]:
    """The options a brief gives a section; none where they can't be read."""
    try:
        found = json.loads(section.options) if section and section.options else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
