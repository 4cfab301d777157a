"""What a paper is composed of: its sections ordered, named, left out, told things and given words.

Each operation takes the outline it is about and returns a Change; what does not change anything is empty.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from db.changes import Change, Edit, Value, new_id
from db.queries.snapshot import Snapshot
from db.reader import Reader
from db.records import KINDS as RECORDS
from db.records import Brief, BriefSection, Record
from desktop.analysis.comparisons import COMPARISONS, SECTION
from desktop.briefing import section_kinds
from desktop.briefing.outline import Part, front_of, has_bars, in_rank, outline, told_by
from desktop.briefing.templates import Template, builtin, template
from desktop.operations.briefs import cut_off
from desktop.operations.edits import with_values
from desktop.operations.labels import cut
from desktop.operations.papers import Asked, Kept, next_number, order_for, settled

if TYPE_CHECKING:
    from desktop.briefing import Proof


class Composed:
    """A brief with its template, what it says of its sections, and the outline they come to."""

    def __init__(self, brief: Brief, template: Template, sections: list[BriefSection]) -> None:
        self.brief, self.template, self.sections = brief, template, in_rank(sections)

    @classmethod
    def of(cls, reader: Reader, brief: Brief, template: Template) -> "Composed":
        """A brief as it stands in a tracker."""
        return cls(brief, template, reader.find(BriefSection, brief=brief.id))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its outline: all sections, then its annexes."""
        return tuple(outline(self.template, self.sections))

    def part(self, kind: str) -> Part | None:
        """Its section of a kind."""
        return next((each for each in self.parts if each.kind == kind), None)

    def options(self, kind: str) -> dict[str, section_kinds.Value]:
        """What its section of a kind is told: by the brief, else by the template, else what holds anyway."""
        known = section_kinds.KINDS[kind].options if kind in section_kinds.KINDS else ()
        part = self.part(kind)
        told = {**self.template.options(kind), **told_by(part.section if part else None)}
        return {
            each.name: told[each.name] if each.fits(told.get(each.name)) else each.default for each in known
        }

    @property
    def has_bars(self) -> bool:
        """Whether it has bars beside what differs from the edition before."""
        return has_bars(self.template, self.sections)

    def addable(self) -> list[str]:
        """The kinds of section that can be added, by title: those that are not there or are left out."""
        there = {each.kind for each in self.parts if each.shown}
        kinds = [kind for kind in section_kinds.KINDS if kind not in there and self._has_room_for(kind)]
        return sorted(kinds, key=lambda kind: title_of(kind).casefold())

    def _has_room_for(self, kind: str) -> bool:
        """A subject needs an issue or actor, for which a template must ask; notes and sources are there."""
        return kind not in ("notes", "sources") and (kind != "subject" or bool(self.template.subject))


def title_of(kind: str) -> str:
    """What a section of a kind is called in the carried templates; a comparison by its own title."""
    compared = {f"{SECTION}{each.key}": each.title for each in COMPARISONS}
    if kind in compared:
        return compared[kind]
    made = (template(name) for name in ("status", *builtin()))
    found = (each.title for one in made for each in (*one.sections, *one.annexes) if each.kind == kind)
    return next(found, kind)


# -- what can be done ------------------------------------------------------------------------------------


def set_title(paper: Composed, kind: str, title: str) -> Change:
    """Call a section otherwise; '' gives it the title of its template again."""
    part = paper.part(kind)
    was = part.title if part else title_of(kind)
    usual = next((each.title for each in _of_template(paper) if each.kind == kind), "")
    title = " ".join(title.split())
    return _set(
        paper, kind, f"Call “{cut(was)}” “{cut(title or usual)}”", title="" if title == usual else title
    )


def set_shown(paper: Composed, kind: str, shown: bool) -> Change:
    """Leave a section out of a paper, or take it in again."""
    part = paper.part(kind)
    verb = "Show" if shown else "Leave out"
    return _set(paper, kind, f"{verb} “{cut(part.title if part else kind)}”", shown=int(shown))


def set_options(paper: Composed, kind: str, options: Mapping[str, section_kinds.Value]) -> Change:
    """Tell a section things; what its template or Parley says anyway is not kept, what is unknown stays."""
    part = paper.part(kind)
    known = {each.name: each.default for each in section_kinds.KINDS[kind].options}
    usual = {**known, **paper.template.options(kind)}
    told = told_by(part.section if part else None) | dict(options)
    told = {name: value for name, value in told.items() if name not in usual or value != usual[name]}
    text = _options_text(told)
    return _set(paper, kind, f"Set options of “{cut(part.title if part else kind)}”", options=text)


def set_bars(paper: Composed, bars: bool) -> Change:
    """Have bars beside what differs from the edition before, or none; as the template says is not kept."""
    front = front_of(paper.sections)
    told = told_by(front) | {"bars": bars}
    if bars == paper.template.bars:
        told.pop("bars")
    text = _options_text(told)
    fresh = BriefSection(id=new_id(), brief=paper.brief.id, kind=section_kinds.FRONT, options=text)
    edit = Edit.update(front, options=text) if front else Edit.insert(fresh)
    done = "Show change bars" if bars else "Leave out change bars"
    return Change(_label(paper, done), (edit,) if front or text else ()).without_empty()


def _options_text(told: Mapping[str, section_kinds.Value]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""


def set_text(paper: Composed, kind: str, text: str) -> Change:
    """Give a section words of the analyst's own."""
    part = paper.part(kind)
    return _set(paper, kind, f"Edit the text of “{cut(part.title if part else kind)}”", text=text)


def add_section(paper: Composed, kind: str) -> Change:
    """Add a section at the end of a paper, before its annexes; one that is left out is taken in again."""
    if paper.part(kind) is not None:
        return set_shown(paper, kind, True)
    title = title_of(kind)
    rank = max((each.rank or 0 for each in paper.sections), default=0) + len(paper.parts) + 1
    section = BriefSection(id=new_id(), brief=paper.brief.id, kind=kind, title=title, rank=rank)
    return Change(_label(paper, f"Add “{cut(title)}”"), (Edit.insert(section),))


def remove_section(paper: Composed, kind: str) -> Change:
    """Take a section away; one of the template is left out, with its words, and can be taken in again."""
    part = paper.part(kind)
    if part is None or not part.own:
        return set_shown(paper, kind, False)
    edits = tuple(Edit.delete(each) for each in paper.sections if each.kind == kind)
    return Change(_label(paper, f"Delete section “{cut(part.title)}”"), edits)


def move_section(paper: Composed, kind: str, to: int) -> Change:
    """Move a section to a place in the outline, 0 for the first; annexes stay where they are."""
    body = [each for each in paper.parts if not each.annex]
    moved = next((each for each in body if each.kind == kind), None)
    if moved is None:
        return Change("", ())
    order = [each for each in body if each is not moved]
    order.insert(max(0, min(to, len(order))), moved)
    if order == body:
        return Change("", ())
    edits = [_at_rank(paper, each, rank) for rank, each in enumerate(order, start=1)]
    return Change(_label(paper, f"Move “{cut(moved.title)}”"), tuple(edits)).without_empty()


def _at_rank(paper: Composed, part: Part, rank: int) -> Edit:
    if part.section is not None:
        return Edit.update(part.section, rank=rank)
    return Edit.insert(BriefSection(id=new_id(), brief=paper.brief.id, kind=part.kind, rank=rank))


def _set(paper: Composed, kind: str, done: str, **values: Value) -> Change:
    """Set fields of a section; one the brief has said nothing of yet keeps its place in the outline."""
    part = paper.part(kind)
    if part is None:
        return Change("", ())
    if part.section is not None:
        edits = [Edit.update(part.section, **values)]
    else:
        edits = [Edit.update(each.section, rank=rank) for rank, each in _ranked(paper) if each.section]
        rank = next(rank for rank, each in _ranked(paper) if each is part)
        fresh = BriefSection(id=new_id(), brief=paper.brief.id, kind=kind, rank=rank)
        if Edit.update(fresh, **values).empty:
            return Change("", ())
        edits.append(Edit.insert(with_values(fresh, values)))
    return Change(_label(paper, done), tuple(edits)).without_empty()


def _ranked(paper: Composed) -> list[tuple[int, Part]]:
    return list(enumerate(paper.parts, start=1))


def _of_template(paper: Composed) -> tuple[Part, ...]:
    return tuple(outline(paper.template))


def _label(paper: Composed, done: str) -> str:
    return f"{done} in {cut(paper.brief.title)}"


# -- what it looks like ----------------------------------------------------------------------------------


def proof_of(
    reader: Reader, brief: Brief, asked: Asked, *, issued: str, unsaved: Iterable[Change] = (),
    kept: Kept | None = None, cancelled: Callable[[], bool],
) -> "Proof":  # fmt: skip
    """The next edition of a paper as it would be issued on a day (ISO), all of it, whatever its markings.

    `unsaved`: what is typed and not written yet. `kept`: as for `order_for`. Raises NoSinceWhen and what
    `briefing.make_paper` raises.
    """
    from desktop import briefing  # ReportLab takes a while to load, and the window starts without it

    snapshot = reader.snapshot(as_of=cut_off(brief, issued))
    snapshot = with_changes(snapshot, unsaved)
    number = next_number(reader, brief)
    order = order_for(reader, brief, snapshot, settled(asked, number), kept)
    return briefing.proof(snapshot, brief, issued=issued, number=number, order=order, cancelled=cancelled)


def with_changes(snapshot: Snapshot, changes: Iterable[Change]) -> Snapshot:
    """A snapshot with the records of changes in it that are not written."""
    edits = [edit for change in changes for edit in change.edits]
    if not edits:
        return snapshot
    records = dict(snapshot.records())
    for edit in edits:
        made = _after(records.pop(edit.id, None), edit)
        if made is not None:
            records[edit.id] = made
    return Snapshot.of(records.values(), as_of=snapshot.as_of)


def _after(record: Record | None, edit: Edit) -> Record | None:
    if edit.after is None:
        return None
    if record is not None:
        return with_values(record, edit.after)
    return RECORDS[edit.table](id=edit.id, **edit.after)  # type: ignore[arg-type]  # fields of the record
