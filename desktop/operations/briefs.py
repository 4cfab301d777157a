"""Papers: which brief a template's paper is made from, and up to which day it informs."""

import json
from collections.abc import Mapping
from dataclasses import replace

from db import dates
from db.changes import Change, Edit, new_id
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import Brief, BriefSection

UNTITLED = "Untitled paper"


def briefs_of(snapshot: Snapshot, template: str) -> list[Brief]:
    """The papers that are made from a template, by title."""
    return [brief for brief in snapshot.all(Brief) if brief.template == template]


def brief_for(snapshot: Snapshot, template: str, *, paper: str = "", subject: str = "") -> Brief:
    """The paper to make from a template: the first of it, else the first of any, else a plain one.

    `snapshot`: cut to the marking of the paper, so that the brief's own words are no higher. `paper`: A4 or
    Letter, in place of the brief's own. `subject`: the issue or actor it is about; of a paper on the whole
    dossier it has author, distribution and marking alone, and is named after its subject. A plain one is
    named after the dossier. Neither is written anywhere.
    """
    own = [each for each in briefs_of(snapshot, template) if not subject or each.subject == subject]
    first = next(iter([*own, *snapshot.all(Brief)]), None)
    title = snapshot.title(subject) or snapshot.dossier.title or UNTITLED
    brief = first or Brief(id="brief", title=title, template=template)
    brief = for_subject(brief, title, template, subject) if subject else brief
    return replace(brief, paper=paper) if paper else brief


def for_subject(brief: Brief, title: str, template: str, subject: str) -> Brief:
    """A paper on one issue or actor: author, distribution and marking as they are, unless it is its own."""
    if (brief.template, brief.subject) == (template, subject):
        return brief
    return replace(
        brief, id="brief", title=title, template=template, subject=subject, reference="", bottom_line=""
    )


def cut_off(brief: Brief, issued: str, as_of: str = "") -> str:
    """The day (ISO) up to which a paper informs: `as_of`, else the brief's own, else the day it is issued.

    All three are EDTF; of a month or a year it is the last day.
    """
    first, last = dates.bounds(as_of or brief.as_of or issued)
    return last or first or ""


def put_into_paper(reader: Reader, brief: Brief, kind: str, title: str, options: Mapping[str, str]) -> Change:
    """Add a section of a kind to a paper, at its end; one that is there is set to `options` instead."""
    text = json.dumps(dict(options), ensure_ascii=False, sort_keys=True) if options else ""
    sections = reader.find(BriefSection, brief=brief.id)
    there = next((each for each in sections if each.kind == kind), None)
    if there is not None:
        edit = Edit.update(there, options=text, title=title, shown=1)
        return Change(f"Set “{title}” in {brief.title}", (edit,)).without_empty()
    rank = max((each.rank or 0 for each in sections), default=0) + 1
    section = BriefSection(id=new_id(), brief=brief.id, kind=kind, title=title, options=text, rank=rank)
    return Change(f"Put “{title}” into {brief.title}", (Edit.insert(section),))
