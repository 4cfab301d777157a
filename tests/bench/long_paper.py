"""A paper of about as many pages as one asks for, made with nothing but what makes papers."""

from functools import cache

from db.queries.snapshot import Snapshot
from db.records import DOSSIER_ID, Actor, Brief, Dossier, Evidence, Issue, Position, Source
from desktop.briefing import make_paper

ACTORS = 8
WORDS = (
    "Both sides hold to the line of contact as it stands and refuse to name a day for the withdrawal. " * 6
)
BRIEF = Brief(id="brief", title="The line holds")


@cache
def snapshot(pages: int) -> Snapshot:
    """Positions of eight actors, each with its source, that fill about so many pages."""
    count = round((pages - 3) / 0.256)
    actors = [Actor(id=f"a{at}", name=f"Party {at + 1}") for at in range(ACTORS)]
    issues = [Issue(id=f"i{at}", title=f"Issue {at + 1}") for at in range(max(4, pages // 2))]
    held = [
        Position(
            id=f"p{at}", actor=actors[at % ACTORS].id, issue=issues[at % len(issues)].id, channel="official",
            statement=f"Case {at}. {WORDS}",
        )
        for at in range(count)
    ]  # fmt: skip
    source = Source(id="s", title="A letter to the editor", reliability="B")
    notes = [
        Evidence(id=f"e{at}", source="s", record=each.id, locator=f"Page {at}", credibility="3")
        for at, each in enumerate(held)
    ]
    dossier = Dossier(id=DOSSIER_ID, title="River talks")
    return Snapshot.of((dossier, *actors, *issues, *held, source, *notes), as_of="2026-04-19")


def made(pages: int) -> bytes:
    """The paper."""
    return make_paper(snapshot(pages), BRIEF, issued="2026-04-19", number=1)
