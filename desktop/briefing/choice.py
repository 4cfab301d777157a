"""Which sections a paper has, in which order: its template's, as its brief orders, names and hides them."""

from db.errors import KnownError
from desktop.briefing.outline import outline, sections_of
from desktop.briefing.paper import Paper
from desktop.briefing.section_kinds import FRONT
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
    """The sections and the annexes of a paper, as its outline has them. Raises UnknownSection.

    What the brief hides is left out, but never an annex: notes must lead somewhere.
    A brief that is made with another template than its own has that one's sections, order and titles.
    """
    if paper.borrowed:
        return list(paper.template.sections), list(paper.template.annexes)
    for section in paper.sections_of_brief:
        if section.kind not in (*SECTIONS, FRONT):
            raise UnknownSection(section.kind)
    parts = outline(paper.template, paper.sections_of_brief)
    return sections_of(parts, annexes=False), sections_of(parts, annexes=True)
