"""Rules on letters: the typeface of the papers has them all."""

import re
from collections.abc import Iterator

from db.queries.snapshot import Snapshot
from db.records import KINDS
from desktop.analysis.rule import Found, Rule, called, texts

# Latin, Cyrillic and the usual punctuation, which the typeface has; what is of these needs no look into it.
COMMON = re.compile(
    "[\t\n\r -~\u00a0-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f\u0400-\u045f\u0490\u0491"
    "\u2010\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u202f\u2032\u2033\u2039\u203a]*"
)
CODE_POINT = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
SHOWN = 5


def not_in_typeface(snapshot: Snapshot, _: str) -> Iterator[Found]:
    """Texts with signs that papers can show by code point only."""
    for record, text in texts(snapshot, KINDS.values()):
        if not COMMON.fullmatch(text) and (missing := _missing(text)):
            listed = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing[:SHOWN])
            more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
            yield Found(record, f"{called(snapshot, record)} holds {listed}{more}, which papers can't print.")


def _missing(text: str) -> list[str]:
    """The signs that a paper would show by code point, in the order of their numbers."""
    from desktop.briefing.fonts import SERIF, face  # with ReportLab, and few texts need it
    from desktop.briefing.text import readable

    shown = readable(text, face(SERIF.regular))
    found = {chr(int(code, 16)) for code in CODE_POINT.findall(shown)}
    return sorted(found & {*text})


RULES = (
    Rule(
        "letter-not-printed",
        "look",
        "Signs that papers can't print",
        "Write it in Latin or Cyrillic letters; papers show the code point.",
        not_in_typeface,
    ),
)
