"""What the tests of triage know: the invented texts beside them, and the names in them."""

from pathlib import Path

from db.records import Actor
from desktop.documents.triage.known import KnownNames
from desktop.documents.triage.proposal import Proposal
from desktop.documents.triage.propose import propose

TEXTS = Path(__file__).parents[1] / "data" / "triage"
ACTORS = (
    *(Actor(id=name.casefold(), name=name) for name in ("Vell", "Torm", "Ostrel", "Halden", "Morrow")),
    *(Actor(id=name.casefold(), name=name) for name in ("Kerrin", "Dale")),
    Actor(id="isles", name="Isles Commission"),
    Actor(id="league", name="Plains League", aliases="League"),
    Actor(id="meridia", name="Meridia", aliases="Meridian Republic\nThe Palace"),
)
ISSUES = {
    "berths": ("Berths and ownership", "Who owns the northern berths?"),
    "fees": ("Harbour fees", "What do ships pay?"),
    "pilots": ("Pilots", "Who may guide ships?"),
    "quota": ("Quota", "How is the catch shared?"),
    "season": ("Closed season",),
    "valve": ("Valve and metering", "Who closes the valve?"),
    "transit": ("Transit fee", "What is paid?"),
}
NAMES = KnownNames(ACTORS, ISSUES)
NOBODY = KnownNames((), {})


def found(text: str, names: KnownNames = NAMES) -> list[Proposal]:
    return list(propose(text, names))
