"""What papers can be made from: the carried templates and the user's own, and the house style of this desk.

`folder`: where the settings of this person are; templates lie in `templates` beneath it, the house style is
`house.toml` in it, and others that papers name lie in `houses`.
"""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from db.wording import capital
from desktop.analysis.comparisons import COMPARISONS, SECTION
from desktop.briefing.house import House, house_in
from desktop.briefing.section_kinds import FRONT, KINDS
from desktop.briefing.templates import (
    SUFFIX,
    Template,
    UnknownTemplate,
    builtin,
    source_of,
    template,
    template_in,
)
from desktop.briefing.toml_table import WrongFile, nearest
from resources import read_text

FULL = "status"
TEMPLATES, HOUSE, HOUSES = "templates", "house", "houses"
NO_HOUSE = "none"


class Offered(NamedTuple):
    """A template that can be chosen: its name, where it lies, and itself, or why it can't be read.

    `path`: of the user's own; None for a carried one, which one of the same name takes the place of.
    """

    name: str
    path: Path | None
    template: Template | None
    problem: str = ""

    @property
    def words(self) -> str:
        """What it is called in a list; one of the user's own with its file."""
        title = self.template.title if self.template else self.name
        return f"{capital(title)}" + (f" ({self.path.name})" if self.path else "")


def files(folder: Path | None) -> tuple[Path, ...]:
    """The files of the user's own templates, in their order."""
    return tuple(sorted((folder / TEMPLATES).glob(f"*{SUFFIX}"))) if folder else ()


def offered(folder: Path | None) -> tuple[Offered, ...]:
    """All templates by name, the carried ones first; without a folder, these alone."""
    own = {path.stem: path for path in files(folder)}
    carried = [Offered(name, None, template(name)) for name in builtin() if name not in own]
    return (*carried, *(_own(name, path) for name, path in own.items()))


def section_titles() -> dict[str, str]:
    """The kinds of sections, each with its title in the full paper, else as what it compares."""
    full = template(FULL)
    titles = {each.kind: each.title for each in (*full.sections, *full.annexes)}
    titles |= {f"{SECTION}{each.key}": f"Comparison: {each.title}" for each in COMPARISONS}
    return {kind: titles.get(kind) or kind.replace("-", " ").capitalize() for kind in KINDS} | {
        FRONT: "All of the paper"
    }


def _own(name: str, path: Path) -> Offered:
    try:
        return Offered(name, path, template_in(path))
    except WrongFile as error:
        return Offered(name, path, None, str(error))


def unknown(name: str, known: Collection[str]) -> Offered:
    """A template that a paper names and that is not there."""
    return Offered(name, None, None, str(UnknownTemplate(name, tuple(known))))


def template_for(name: str, folder: Path) -> Template:
    """The template of a name, or in the file it is the path of. Raises UnknownTemplate, WrongFile."""
    if name.endswith(SUFFIX):
        return template_in(Path(name))
    own = folder / TEMPLATES / f"{name}{SUFFIX}"
    if name and Path(name).name == name and own.is_file():
        return template_in(own)
    if name in builtin():
        return template(name)
    raise UnknownTemplate(name, tuple(each.name for each in offered(folder)))


def house_for(given: str, folder: Path) -> House:
    """The house style in the file `given`, or of that name; that of this desk for ''; none for “none”.

    Raises WrongFile.
    """
    own = folder / f"{HOUSE}{SUFFIX}"
    if given == NO_HOUSE or not (given or own.is_file()):
        return House()
    if given and not given.endswith(SUFFIX):
        named = {path.stem: path for path in (folder / HOUSES).glob(f"*{SUFFIX}")}
        if given not in named:
            raise WrongFile(
                str(folder / HOUSES), 0, f"There is no house style “{given}”. {nearest(given, named)}"
            )
        return house_in(named[given])
    return house_in(Path(given) if given else own)


def example(name: str, folder: Path) -> str:
    """The file of a template, comments and all; “house” for that of a house style. Raises UnknownTemplate."""
    own = folder / TEMPLATES / f"{name}{SUFFIX}"
    if name == HOUSE:
        return read_text(f"houses/{HOUSE}{SUFFIX}")
    if Path(name).name == name and own.is_file():
        return own.read_text(encoding="utf-8-sig", errors="replace")
    return source_of(name)
