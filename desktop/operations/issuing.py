"""What is to look at before a paper goes out: laid out as it would be, and held to the rules."""

from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import KINDS, Brief, ScaleTerm
from desktop.analysis.issuing import Issuing, PaperFinding, check_paper
from desktop.operations.papers import Asked, PaperMarkedHigher, next_number, order_for, settled
from desktop.operations.vocabulary import likelihood_scales, terms

# Kinds that are called by a name of their own; others are called after what they join.
NAMED = frozenset(
    kind for kind, cls in KINDS.items() if cls.META.title in (("title",), ("name",), ("label",))
)


def check_before_issue(
    reader: Reader, brief: Brief, *, as_of: str, issued: str, mark: str = "", asked: Asked | None = None
) -> list[PaperFinding]:
    """What the rules find in the paper of a brief that goes out on a day up to a marking, errors first.

    `as_of`, `issued`: ISO days. `mark`: '' for any. `asked`: as in `write_paper`. Raises PaperMarkedHigher,
    NoSuchLevel, and what
    `briefing.layout` raises.
    """
    from desktop import briefing  # ReportLab takes a while to load, and the window starts without it

    snapshot = reader.snapshot(as_of=as_of, handling_at_most=mark)
    if mark and brief.id in snapshot.cut:
        raise PaperMarkedHigher(brief.title, mark)
    asked = settled(asked, next_number(reader, brief)) if asked else None
    order = order_for(reader, brief, snapshot, asked) if asked else None
    layout = briefing.layout(snapshot, brief, issued=issued, order=order)
    return check_paper(
        Issuing(
            snapshot,
            brief,
            issued,
            layout.sections,
            places=layout.places,
            withheld=_withheld(reader.snapshot(as_of=as_of), snapshot) if mark else {},
            other_terms=_other_terms(snapshot),
        )
    )


def _withheld(whole: Snapshot, snapshot: Snapshot) -> dict[str, str]:
    """What the marking keeps out: names by id, but for those that something else bears which stays."""
    left = {snapshot.title(record).casefold() for record in snapshot.records().values()}
    cut = (whole.get(id) for id in snapshot.cut)
    named = {each.id: whole.title(each) for each in cut if each is not None and each.META.kind in NAMED}
    return {id: name for id, name in named.items() if name and name.casefold() not in left}


def _other_terms(snapshot: Snapshot) -> list[ScaleTerm]:
    mine = snapshot.dossier.likelihood_scale
    return [term for scale in likelihood_scales() if scale != mine for term in terms(scale)]
