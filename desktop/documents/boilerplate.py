"""What stands around an article and is no part of it, told by plain rules of wording, line by line.

A rule names lines as people put them around texts: "Skip to main content", "LIVE — Day 12 …", "Share this".
It sees short lines only, and nothing that ends like a sentence unless it says so: a line too many in the text
is a nuisance, a sentence too few a loss. What a rule finds is set aside with its reason, never deleted.
"""

import re
from collections.abc import Iterator

from desktop.documents.raw import Stretch

LONGEST = 400  # code points of a line that a rule looks at


# What a whole line says, in either case; signs around the words do not count.
LINES: dict[str, tuple[str, ...]] = {
    "Navigation": (
        r"skip to (?:the )?(?:main )?(?:content|navigation|search|article|text)",
        r"(?:back to|return to|go to) (?:the )?(?:top|home ?page|start|overview)",
        r"(?:open|close|toggle|main|show|hide)(?: the| main)? (?:menu|navigation|search)",
        r"(?:previous|next|older|newer) (?:article|post|page|story|entry|posts)(?:: .{0,120})?",
        r"(?:home(?: ?page)?|start)(?: *[>›»/|] *[^>›»/|]{1,60}){1,6}",
        r"(?:jump|scroll) to (?:comments|section|content|top)",
    ),
    "Ticker": (
        r".{0,6}?\b(?:live|breaking|developing) *[—–:|•-] .{0,300}",
        r"(?:latest|just in|trending|most read|top stories)(?: now)? *[:|].{0,200}",
    ),
    "Sharing": (
        r"(?:share|tweet|print|e-?mail|pin|bookmark|save|follow|like)"
        r"(?: (?:this|us|it|on|via|by|with|to|the|our"
        r"|article|page|story|post|facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|friends?))*",
        r"copy (?:the )?link(?: to (?:this )?article)?|link copied",
    ),
    "Subscription": (
        r"(?:subscribe|sign up|sign in|log ?in|register|join us|become a member|support us|donate)"
        r"(?:[ ,].{0,110})?",
        r"(?:get|receive) (?:our|the) .{0,60}(?:newsletter|briefing|updates).{0,60}",
    ),
    "Advertisement": (r"advertisement|sponsored(?: content)?|promoted|advertorial|ad",),
    "Cookie notice": (
        r"(?=.*\bcookies?\b)(?=.*\b(?:accept|consent|agree|preferences|we use|site uses|website uses|settings"
        r"|policy|reject|manage)\b).{1,400}",
        r"(?:accept|reject|manage|allow)(?: all| cookies| preferences| settings| necessary)+",
    ),
    "Copyright line": (r"(?:©|\(c\)|copyright\b)(?=.*\d{4}).{0,160}", r"all rights reserved.{0,80}"),
    "Links elsewhere": (
        r"(?:read|see|view|show|load) (?:more|also|next|all|less)(?:: .{0,160})?",
        r"(?:related|recommended|popular|more) (?:articles|posts|stories|news|reading|content)",
        r"(?:privacy|terms|cookie|contact|imprint|sitemap)"
        r"(?: policy| notice| of use| of service| us| settings"
        r"| and conditions)?(?: *[|·•] *.{0,120})?",
    ),
    "Counter": (
        r"[\d.,]+ ?[km]? (?:views?|shares?|comments?|likes?|reads?|reactions?)",
        r"(?:\d+|a few) min(?:ute)?s?(?: to)? read(?:ing time)?|reading time:? \d+ min(?:ute)?s?",
    ),
}
# What stands at the end of a line whose other words are of the text: "by Ana Reyes 49 views".
_COUNTER = re.compile(r"(?<=\w)[ \t|·•,–—-]+[\d.,]+ ?[kKmM]? (?:views?|shares?|comments?|reads?)\s*$")
_RULES = tuple((why, f"(?:{'|'.join(patterns)})") for why, patterns in LINES.items())
_LINE = re.compile(
    rf"\W*(?:{'|'.join(f'(?P<r{n}>{pattern})' for n, (_, pattern) in enumerate(_RULES))})\W*", re.IGNORECASE
)


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of a text that a rule names, in order; whole lines go with the empty lines after them."""
    for found in re.finditer(r"[^\n\f]+", text):
        line = found[0]
        if len(line) > LONGEST or not line.strip():
            continue
        if why := _why(line.strip()):
            yield Stretch(found.start(), _end(text, found.end()), why)
        elif (part := _COUNTER.search(line)) and part.start():
            first = found.start() + part.start()
            yield Stretch(first, first + len(part[0].rstrip()), "Counter")


def _why(line: str) -> str:
    found = _LINE.fullmatch(line)
    return _RULES[int((found.lastgroup or "r0")[1:])][0] if found else ""


def _end(text: str, at: int) -> int:
    while at < len(text) and text[at] == "\n":
        at += 1
    return at
