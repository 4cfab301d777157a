"""The templates of papers: data in `resources/templates` that list section kinds in order."""

import json
from typing import NamedTuple

from db.errors import KnownError
from resources import names_in, read_text


class UnknownTemplate(KnownError):
    """A paper asks for a template that is not there."""

    def __init__(self, name: str) -> None:
        there = ", ".join(names_in("templates", ".json"))
        super().__init__(f"There is no paper template “{name}”. No paper was made. Choose one of: {there}.")


class Section(NamedTuple):
    """A section a template has: its kind and the title it has unless the brief gives one."""

    kind: str
    title: str


class Template(NamedTuple):
    """A template: what its papers are called, in full and in the running head, and what they are made of."""

    name: str
    title: str
    running: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]


def template(name: str) -> Template:
    """The template called `name`; raises UnknownTemplate."""
    if name not in names_in("templates", ".json"):
        raise UnknownTemplate(name)
    data = json.loads(read_text(f"templates/{name}.json"))
    sections, annexes = ([Section(**each) for each in data[part]] for part in ("sections", "annexes"))
    return Template(name, data["title"], data["running"], tuple(sections), tuple(annexes))
