"""What a section of a paper can be told: an option with its value, and those of the comparisons."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.briefing.toml_table import Table

Value = str | int | bool


class Option(NamedTuple):
    """What a kind of section can be told: its name, what holds unless it is told, and what it does.

    `most`: of a whole number; `choices`: of a word. A word may also be the id of a record of the kinds `of`,
    or what is `written` in a field of a kind of records; with `several`, ids with spaces between them; with
    `day`, an ISO day. `none`: what '' stands for, where it may be that. `spoken`: choices in more words.
    """

    name: str
    default: Value
    help: str
    most: int = 999
    choices: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    written: tuple[str, str] = ("", "")
    several: bool = False
    day: bool = False
    none: str = ""
    spoken: tuple[str, ...] = ()

    def read(self, table: Table) -> Value:
        """Its value in a table of a template. Raises WrongFile."""
        if isinstance(self.default, bool):
            return table.flag(self.name, default=self.default)
        if isinstance(self.default, int):
            return table.whole(self.name, self.default, 0, self.most)
        if self.choices and not self.of:
            return table.choice(self.name, self.default, self.choices)
        return table.text(self.name, self.default)

    def fits(self, value: object) -> bool:
        """True when a value may stand for this option."""
        if isinstance(self.default, bool):
            return isinstance(value, bool)
        if isinstance(self.default, int):
            return type(value) is int and 0 <= value <= self.most
        return isinstance(value, str) and (not self.choices or bool(self.of) or value in self.choices)


def _one(name: str, kind: str, help: str, none: str) -> Option:
    return Option(name, "", help, of=(kind,), none=none)


_ISSUE = _one("issue", "issue", "the issue it is about", "all issues")
_ACTOR = _one("actor", "actor", "the actor it is about", "all actors")
_PARTIES = Option(
    "parties", "", "the actors compared", of=("actor",), several=True, none="None ticked: the parties."
)
# By the key of a comparison; what its page can be set to beyond that is kept as it was put into the paper.
COMPARED: Mapping[str, tuple[Option, ...]] = {
    "matrix": (
        Option(
            "rows", "all", "whose positions", choices=("all", "parties"), spoken=("all actors", "parties")
        ),
        Option(
            "theme", "no", "issues of one theme together", choices=("no", "yes"), spoken=("no", "together")
        ),
        Option("since", "", "movement is shown from this day on", day=True, none="no movement"),
    ),
    "axis": (_one("issue", "issue", "the issue it is about", "the first with options"), _PARTIES),
    "zone": (
        _ISSUE,
        _PARTIES,
        Option(
            "listed",
            "",
            "which options are listed",
            choices=("", "known"),
            spoken=("all of them", "all but those on which nothing is known"),
        ),
    ),
    "packages": (
        Option(
            "line",
            "hardest",
            "which line of each actor, where it has said several",
            choices=("hardest", "softest"),
        ),
        _PARTIES,
    ),
    "side_by_side": (
        Option(
            "mode",
            "actors",
            "what stands side by side",
            choices=("actors", "dates", "places"),
            spoken=("actors", "one actor at two dates", "one actor in public and in private"),
        ),
        _PARTIES,
        _one("actor", "actor", "at two dates, or in public and in private", "the first of the parties"),
        Option("earlier", "", "the first of two dates", day=True, none="not set"),
        Option("later", "", "the second of two dates", day=True, none="as it stands"),
    ),
    "plans": (
        Option(
            "plans",
            "",
            "which plans",
            choices=("", "scenarios", "proposals", "beside"),
            spoken=("scenarios and proposals", "scenarios", "proposals", "scenarios beside each other"),
        ),
        _PARTIES,
    ),
    "crosswalk": (
        Option(
            "proposals",
            "",
            "the proposals compared",
            of=("proposal",),
            several=True,
            none="None ticked: all of them.",
        ),
    ),
    "deadlocks": (_ISSUE,),
    "movement": (_ACTOR, _ISSUE),
    "likelihood": (
        Option(
            "family",
            "",
            "which scenarios belong together",
            written=("scenario", "family"),
            none="all families",
        ),
    ),
    "indicators": (_one("scenario", "scenario", "the scenario they point to", "all scenarios"),),
    "hypotheses": (
        Option(
            "weigh",
            "",
            "whether items weigh by their grade",
            choices=("", "grade"),
            spoken=("all weigh alike", "by grade"),
        ),
    ),
    "network": (
        Option(
            "shown",
            "",
            "leverage, guarantees or both",
            choices=("", "leverage", "guarantees"),
            spoken=("leverage and guarantees", "leverage alone", "the register of guarantees"),
        ),
        _one("holder", "actor", "who holds what over others", "everyone"),
        _one("one", "actor", "whom it presses, set against another", "the first of the parties"),
        _one("other", "actor", "the other one", "the second of the parties"),
    ),
    "timeline": (
        Option(
            "lane",
            "",
            "a track, or one sort of what is dated",
            choices=("Events", "Proposals", "Statements", "Commitments", "Estimates"),
            of=("track",),
            none="all lanes",
        ),
        _ACTOR,
    ),
    "changed": (Option("since", "", "what changed from this day on", day=True, none="a year back"),),
}
