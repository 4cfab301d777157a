"""Saved filters: what one lists, how a listing is kept as one, and what can't be applied in it any more."""

import json
from dataclasses import replace

from db.changes import Value
from db.driver import Connection
from db.queries.criteria import Criterion, flaw, gone
from db.queries.lists import Listing
from db.records import KINDS, Filter, specs


def kept_as(listing: Listing) -> dict[str, Value]:
    """The fields of a saved filter that lists what `listing` does."""
    way = "-" if listing.descending else ""
    return {
        "kind": listing.kind,
        "words": listing.words,
        "conditions": conditions_text(listing.criteria),
        "order": way + ", ".join(listing.order) if listing.order else "",
    }


def conditions_text(criteria: tuple[Criterion, ...]) -> str:
    """Criteria as JSON; empty when there are none."""
    rows = [{"field": each.field, "test": each.test, "values": list(each.values)} for each in criteria]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def criteria_of(text: str) -> tuple[Criterion, ...] | None:
    """The criteria that JSON stands for; None when it holds something else."""
    try:
        rows = json.loads(text) if text.strip() else []
        return tuple(
            Criterion(str(row["field"]), str(row["test"]), tuple(map(str, row["values"]))) for row in rows
        )
    except (ValueError, TypeError, KeyError):
        return None


def listing_of(saved: Filter) -> Listing | None:
    """What a saved filter lists, as far as it can be; None when its kind is not known here."""
    if saved.kind not in KINDS:
        return None
    known = specs(KINDS[saved.kind])
    order = tuple(name for part in saved.order.lstrip("-").split(",") if (name := part.strip()) in known)
    listing = Listing(saved.kind, order, saved.order.startswith("-"), saved.words)
    return replace(listing, criteria=criteria_of(saved.conditions) or ())


def flaws(db: Connection, saved: Filter) -> list[str]:
    """What of a saved filter can't be applied, or finds nothing any more, in sentences."""
    listing = listing_of(saved)
    if listing is None:
        return [f"It lists “{saved.kind}”, which this version does not know."]
    found = [sentence for each in listing.criteria if (sentence := flaw(saved.kind, each))]
    if criteria_of(saved.conditions) is None:
        found.append("Its conditions can't be read and are left out.")
    if gone(db, saved.kind, listing.criteria):
        found.append("It names a record that was deleted. Undo may bring it back; or choose another.")
    return found
