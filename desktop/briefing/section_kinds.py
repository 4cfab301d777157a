"""The kinds of sections a paper can have, and what each can be told; their flowables are in `sections`."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.analysis.comparisons import COMPARISONS, SECTION
from desktop.briefing.section_options import COMPARED
from desktop.briefing.section_options import Option as Option
from desktop.briefing.section_options import Value as Value
from resources import names_in

AS_TEMPLATE = "as the template"
# What a brief says of all of a paper stands with its sections, under a kind that is none of them.
FRONT = "front"


class Kind(NamedTuple):
    """A kind of section: what it holds, and its options; `free`: it takes further words as options."""

    help: str
    options: tuple[Option, ...] = ()
    free: bool = False


def _most(of: str) -> Option:
    return Option("most", 0, f"so many {of} at most; 0 for all")


KINDS: Mapping[str, Kind] = {
    "key-judgements": Kind(
        "what the paper judges, with likelihood and confidence",
        (_most("judgements"), Option("short", False, "only the first sentence of each")),
    ),
    "situation": Kind("day counter, factors that shape the moment, tracks of the talks"),
    "subject": Kind("of the issue or actor the paper is about: what is on record on it itself"),
    "players": Kind("who takes part: kind, role and part in the talks, parties first", (_most("actors"),)),
    "positions": Kind(
        "positions and red lines by actor; public, back-channel and assessed apart",
        (
            Option("former", True, "also positions that are no longer held"),
            Option("figure", False, "the axes of issues drawn, with what each actor prefers and rules out"),
            Option("axes", 3, "so many axes at most, those on which most actors take a stance"),
        ),
    ),
    "matrix": Kind(
        "where the actors that come first stand, with words",
        (
            Option("actors", 5, "so many actors at most", most=5),
            Option("words", True, "words under the marks"),
            Option("issues", 0, "so many issues at most; 0 for all"),
        ),
    ),
    "full-matrix": Kind("where all actors stand, in letters, when the first matrix has no room for them"),
    "leverage": Kind(
        "roles as sources claim them, and instruments of leverage",
        (
            Option("roles", True, "also the roles"),
            Option("figure", False, "who can move whom, drawn as a network"),
        ),
    ),
    "commitments": Kind("the register of commitments and guarantees"),
    "obstacles": Kind("what stands in the way, the most severe first", (_most("obstacles"),)),
    "proposals": Kind("what is on the table, and the points side by side"),
    "scenarios": Kind(
        "how it may go on: likelihood, horizon, drivers, gains and losses, what to watch for",
        (
            _most("scenarios"),
            Option("brief", False, "a row each, in a table"),
            Option("watch", True, "in the table: also what to watch for"),
            Option("figure", False, "the likelihoods on the scale of words, and how they changed, drawn"),
        ),
    ),
    "disagreements": Kind("where the sources disagree, with both sides"),
    "chronology": Kind(
        "events, earliest first",
        (
            Option("latest", 0, "only so many of the latest; 0 for all"),
            Option("figure", False, "the events by track, drawn along the years"),
        ),
    ),
    "questions": Kind(
        "questions and answers", (Option("open", False, "only those that are open or answered in part"),)
    ),
    "changes": Kind(
        "what is new, gone or different since an edition or a day; where a template does not ask since when, "
        "since the edition before, and not in the first",
        (_most("records"),),
    ),
    "confidence": Kind(
        "the source summary statement: what the paper rests on, counted",
        (
            Option("computed", True, "false: only the analyst’s own words, which replace it"),
            Option("short", False, "in one paragraph"),
        ),
    ),
    "notes": Kind("an annex that resolves each note; without it, the margin shows grades and no numbers"),
    "sources": Kind(
        "the list of sources, by letter",
        (
            Option("cited", False, "only sources that are cited"),
            Option("short", False, "in one paragraph, without addresses and reasons for grades"),
            Option(
                "style",
                AS_TEMPLATE,
                "of citation, as the Citation Style Language has it",
                choices=(AS_TEMPLATE, *names_in("styles", ".csl")),
            ),
        ),
    ),
    **{f"{SECTION}{each.key}": Kind(each.help, COMPARED[each.key], free=True) for each in COMPARISONS},
}
