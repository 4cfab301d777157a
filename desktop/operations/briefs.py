"""Papers: which brief a template's paper is made from, and up to which day it informs."""

from dataclasses import replace

from db import dates
from db.reader import Reader
from db.records import DOSSIER_ID, Brief, Dossier

UNTITLED = "Untitled paper"


def briefs_of(reader: Reader, template: str) -> list[Brief]:
    """The papers of a tracker that are made from a template, by title."""
    return sorted(reader.find(Brief, template=template), key=lambda brief: (brief.title.casefold(), brief.id))


def brief_for(reader: Reader, template: str, *, paper: str = "") -> Brief:
    """The paper to make from a template: the tracker's first, or a plain one named after the dossier.

    `paper`: A4 or Letter, in place of the brief's own. A plain one is not written to the tracker.
    """
    found = briefs_of(reader, template)
    brief = found[0] if found else Brief(id="brief", title=_title(reader), template=template)
    return replace(brief, paper=paper) if paper else brief


def _title(reader: Reader) -> str:
    dossier = reader.get(DOSSIER_ID)
    return dossier.title if isinstance(dossier, Dossier) and dossier.title else UNTITLED


def cut_off(brief: Brief, issued: str, as_of: str = "") -> str:
    """The day (ISO) up to which a paper informs: `as_of`, else the brief's own, else the day it is issued.

    All three are EDTF; of a month or a year it is the last day.
    """
    first, last = dates.bounds(as_of or brief.as_of or issued)
    return last or first or ""
