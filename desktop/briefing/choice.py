"""Which sections a paper has, in which order: its template's, as its brief orders, names and hides them."""

from db.errors import KnownError
from desktop.briefing.paper import Paper
from desktop.briefing.sections import SECTIONS
from desktop.briefing.templates import Section


class UnknownSection(KnownError):
    """A paper asks for a section of a kind that is not known."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"The paper has a section of the kind “{kind}”, which this Parley does not know. "
            f"No paper was made. Delete the section, or give it one of these kinds: {', '.join(SECTIONS)}."
        )


def chosen(paper: Paper) -> tuple[list[Section], list[Section]]:
    """The sections and the annexes of a paper. Raises UnknownSection.

    Sections the brief names come in its order and under its titles, the others of the template where they
    follow in it. What the brief hides is left out, but never an annex: notes must lead somewhere.
    A brief that is made with another template than its own has that one's sections, order and titles.
    """
    if paper.borrowed:
        return list(paper.template.sections), list(paper.template.annexes)
    given = {each.kind: each for each in paper.sections_of_brief}
    for kind in given:
        if kind not in SECTIONS:
            raise UnknownSection(kind)
    titles = {each.kind: each.title for each in (*paper.template.sections, *paper.template.annexes)}
    titles.update((kind, each.title) for kind, each in given.items() if each.title)
    annexes = [Section(each.kind, titles[each.kind]) for each in paper.template.annexes]
    lettered = {each.kind for each in annexes}
    order = [Section(kind, titles.get(kind, kind)) for kind in given if kind not in lettered]
    for at, section in enumerate(paper.template.sections):
        if section.kind not in given:
            _insert(order, section, {each.kind for each in paper.template.sections[:at]})
    return [each for each in order if each.kind not in given or given[each.kind].shown], annexes


def _insert(order: list[Section], section: Section, earlier: set[str]) -> None:
    """Put a section behind the last of those it follows in the template."""
    places = [place for place, each in enumerate(order, start=1) if each.kind in earlier]
    order.insert(max(places, default=0), section)
