"""The guide: one page a topic, with the keys and menus of commands put in from where they are declared."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import resources
from desktop.action_table import ACTIONS
from desktop.menus.spec import ActionSpec

# In the order they are read in; each is resources/help/NAME.md and begins with its title.
NAMES = (
    "start",
    "forms",
    "grid",
    "several-records",
    "importing",
    "documents",
    "quick-capture",
    "reading",
    "triage",
    "comparing",
    "papers",
    "finding",
    "history",
    "as-of",
    "spelling",
    "copies",
    "settings",
    "keys",
)
FOLDER = "help"
# {edit.undo} is its keys, {menu edit.undo} where it stands, {table Edit} all of a menu with their keys.
PLACE = re.compile(r"\{(?:(menu|table) )?([A-Za-z._]+)\}")
SPECS: Mapping[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the guide. `text`: Markdown; links lead to other pages by their file names."""

    name: str
    title: str
    text: str


def pages(keys: Callable[[str], str]) -> tuple[Page, ...]:
    """All pages in order. `keys`: writes a shortcut as this system does.

    Raises KeyError when a page names a command that there is not.
    """
    return tuple(_page(name, keys) for name in NAMES)


@cache
def titles() -> tuple[tuple[str, str], ...]:
    """Name and title of each page, in order, for the search box."""
    return tuple((name, _title(resources.read_text(f"{FOLDER}/{name}.md"))) for name in NAMES)


def _title(source: str) -> str:
    return source.partition("\n")[0].removeprefix("# ")


def _page(name: str, keys: Callable[[str], str]) -> Page:
    source = resources.read_text(f"{FOLDER}/{name}.md")
    return Page(
        name, _title(source), PLACE.sub(lambda found: _filled(found[1] or "", found[2], keys), source)
    )


def _filled(form: str, name: str, keys: Callable[[str], str]) -> str:
    if form == "table":
        return _table(name, keys)
    spec = SPECS[name]
    path = f"{spec.menu} > {spec.words}"
    return f"**{path}**" if form == "menu" or not spec.shortcut else f"**{keys(spec.shortcut)}**"


def _table(menu: str, keys: Callable[[str], str]) -> str:
    with_keys = [spec for spec in ACTIONS if spec.menu == menu and spec.shortcut]
    if not with_keys:
        raise KeyError(menu)
    rows = [f"| **{keys(spec.shortcut)}** | {spec.words} |" for spec in with_keys]
    return "\n".join(["| Keys | Command |", "| --- | --- |", *rows])


def found_in(page: Page, words: str) -> bool:
    """Whether a page holds all of `words`, in any place and case."""
    text = page.text.casefold()
    return all(word in text for word in words.casefold().split())
