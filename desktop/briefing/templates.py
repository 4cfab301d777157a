"""Templates of papers: data in `resources/templates`, or in a file of the user's, in the same form."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from db.errors import KnownError
from desktop.briefing.section_kinds import KINDS, Value
from desktop.briefing.toml_table import Table, nearest, parsed, read
from resources import names_in, read_text

FOLDER, SUFFIX = "templates", ".toml"
NUMBERINGS = ("1", "I", "A", "none")
THROUGHOUT, IN_SECTIONS = "1", "1.1"
PARAGRAPH_NUMBERINGS = (THROUGHOUT, IN_SECTIONS)  # always some: what has no number can't be quoted
MOST_PAGES = 99


class UnknownTemplate(KnownError):
    """A paper asks for a template that is not there."""

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        there = known or names_in(FOLDER, SUFFIX)
        super().__init__(f"There is no paper template “{name}”. No paper was made. {nearest(name, there)}")


class Section(NamedTuple):
    """A section a template has: its kind, the title it has unless the brief gives one, what it is told."""

    kind: str
    title: str
    options: Mapping[str, Value] = {}


class Citations(NamedTuple):
    """How sources are written: a style of `resources/styles`; `ibid`: for the source of the note before."""

    style: str
    ibid: bool = True


class Template(NamedTuple):
    """A template: what its papers are called, in full and in the running head, and what they are made of.

    `subject`: what kind of record a paper is about, "issue" or "actor", or '' for the whole dossier.
    `since`: it tells what changed, and must be told since when. `pages`: at most, 0 for any number.
    `compact`: set close, with a control block of one row, and tables without captions. `bars`: beside what
    differs from the edition before, unless a paper says otherwise.
    """

    name: str
    title: str
    running: str
    about: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    subject: str = ""
    since: bool = False
    contents: bool = True
    numbering: str = "1"
    lettering: str = "A"
    citations: Citations = Citations("harvard-cite-them-right")
    pages: int = 0
    compact: bool = False
    paragraphs: str = THROUGHOUT
    bars: bool = True

    def options(self, kind: str) -> Mapping[str, Value]:
        """What this template tells its section of a kind."""
        found = next((each for each in (*self.sections, *self.annexes) if each.kind == kind), None)
        return found.options if found else {}

    @property
    def lists_notes(self) -> bool:
        """True when there is an annex that the numbers of notes lead to."""
        return any(each.kind == "notes" for each in (*self.sections, *self.annexes))


def builtin() -> tuple[str, ...]:
    """The names of the templates Parley carries."""
    return names_in(FOLDER, SUFFIX)


def source_of(name: str) -> str:
    """The file of a carried template, comments and all; raises UnknownTemplate."""
    if name not in builtin():
        raise UnknownTemplate(name)
    return read_text(f"{FOLDER}/{name}{SUFFIX}")


def template(name: str) -> Template:
    """The carried template called `name`; raises UnknownTemplate."""
    return _template(name, parsed(source_of(name), f"{name}{SUFFIX}"))


def template_in(path: Path) -> Template:
    """The template in a file of the user's, named after it; raises WrongFile."""
    return _template(path.stem, read(path))


def _template(name: str, table: Table) -> Template:
    citations, numbering = table.table("citations"), table.table("numbering")
    made = Template(
        name,
        title := table.text("title", longest=60),
        table.text("running", title, longest=60),
        table.text("about", ""),
        tuple(_section(each) for each in table.tables("section")),
        tuple(_section(each) for each in table.tables("annex")),
        table.choice("subject", "", ("issue", "actor")),
        table.flag("since", default=False),
        table.flag("contents", default=True),
        numbering.choice("sections", "1", NUMBERINGS),
        numbering.choice("annexes", "A", NUMBERINGS),
        Citations(
            citations.choice("style", "harvard-cite-them-right", names_in("styles", ".csl")),
            citations.flag("ibid", default=True),
        ),
        table.whole("pages", 0, 0, MOST_PAGES),
        table.flag("compact", default=False),
        numbering.choice("paragraphs", THROUGHOUT, PARAGRAPH_NUMBERINGS),
        table.flag("bars", default=True),
    )
    for each in (table, citations, numbering):
        each.done()
    _check(made, table)
    return made


def _section(table: Table) -> Section:
    kind = table.choice("kind", None, KINDS)
    known, options = KINDS[kind], table.table("options")
    if known.free:
        declared = {each.name: each for each in known.options}
        told: dict[str, Value] = {
            key: declared[key].read(options) if key in declared else options.text(key)
            for key in options.names()
        }
    else:
        options.known(each.name for each in known.options)
        told = {each.name: each.read(options) for each in known.options if each.name in options}
    options.done()
    section = Section(kind, table.text("title", longest=80), told)
    table.done()
    return section


def _check(made: Template, table: Table) -> None:
    """What no single key can be wrong about."""
    kinds = [each.kind for each in (*made.sections, *made.annexes)]
    if not kinds:
        raise table.wrong("", "It has no section; each is begun by [[section]].")
    for at, kind in enumerate(kinds):
        if kind in kinds[:at]:
            raise table.wrong("", f"The section “{kind}” is there twice; a paper has each kind once.")
    if "notes" in kinds and "sources" not in kinds:
        raise table.wrong("", "It has “notes” but no “sources”, which the letters of notes lead to.")
    if "subject" in kinds and not made.subject:
        raise table.wrong("", 'A template with “subject” needs the line: subject = "issue", or "actor".')
