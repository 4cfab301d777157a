"""Rules on what a paper says of itself: marking, cut-off, edition, distribution, what it must not name."""

import re
from collections.abc import Iterator

from db import dates
from db.records import Edition
from desktop.analysis.issuing.paper_rule import Issuing, PaperRule, of_tracker, rule_named
from desktop.analysis.rule import Found, called
from desktop.analysis.rules import lettering, papers, sources, spelling

CHANGES = ("changes", "compare-changed")  # the sections that print what changed
SHORTEST = 4  # letters of a name that is looked for in the texts


def marked_lower(paper: Issuing) -> Iterator[Found]:
    """A paper that is marked lower than what it holds: its pages carry the higher mark."""
    own, highest = paper.snapshot.mark(paper.brief), paper.snapshot.highest_mark()
    if own and highest != own:
        yield Found(
            paper.brief,
            f"The paper is marked {own}, and holds what is marked {highest}: its pages will carry {highest}.",
        )


def cut_off_after_issue(paper: Issuing) -> Iterator[Found]:
    """A paper that is to inform beyond the day it goes out."""
    until = dates.known_from(paper.brief.as_of)
    if until and paper.issued and until > paper.issued:
        yield Found(
            paper.brief,
            f"It informs up to {dates.words(paper.brief.as_of)}, after the day it goes out "
            f"({dates.words(paper.issued)}).",
        )


def without_cut_off(paper: Issuing) -> Iterator[Found]:
    """A paper that does not say itself up to when it informs."""
    if not paper.brief.as_of:
        yield Found(paper.brief, f"{called(paper.snapshot, paper.brief)} has no information cut-off.")


def changes_missing(paper: Issuing) -> Iterator[Found]:
    """A paper of which an edition is out, and which does not say what changed since."""
    editions = [each for each in paper.snapshot.by(Edition, "brief", paper.brief.id) if not each.withdrawn]
    if editions and paper.sections and not set(CHANGES) & set(paper.sections):
        number = max(each.number for each in editions)
        yield Found(paper.brief, f"Edition {number} is out, and the paper does not say what changed since.")


def no_distribution(paper: Issuing) -> Iterator[Found]:
    """A paper that does not say whom it is for."""
    if not paper.brief.distribution.strip():
        yield Found(paper.brief, f"{called(paper.snapshot, paper.brief)} has no distribution list.")


def no_reference(paper: Issuing) -> Iterator[Found]:
    """A paper that is filed under nothing."""
    if not paper.brief.reference.strip():
        yield Found(paper.brief, f"{called(paper.snapshot, paper.brief)} has no reference.")


def withheld_named(paper: Issuing) -> Iterator[Found]:
    """Own texts that name what the paper's marking keeps out of it."""
    names = {name.casefold(): name for name in paper.withheld.values() if len(name) >= SHORTEST}
    if not names:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    for record, text in paper.own_words():
        for plain in dict.fromkeys(pattern.findall(text.casefold())):
            sentence = f"{called(paper.snapshot, record)} names “{names[plain]}”, which is marked higher."
            yield Found(record, sentence)


RULES = (
    of_tracker(1, rule_named(papers.RULES, "mark-unknown")),
    PaperRule(
        1, "marked-lower", "look", "Marked lower than its content",
        "Mark the paper as high, or make the lower edition of it.", marked_lower,
    ),
    PaperRule(
        9, "cut-off-missing", "look", "No information cut-off",
        "Give the day up to which it informs; without one the day of issue is printed.", without_cut_off,
    ),
    PaperRule(
        9, "cut-off-after-issue", "error", "A cut-off after the day of issue",
        "Correct the cut-off, or the day of issue.", cut_off_after_issue,
    ),
    PaperRule(
        13, "changes-missing", "error", "Changes since the last edition not listed",
        "Add the section on what changed.", changes_missing,
    ),
    of_tracker(14, rule_named(spelling.RULES, "other-spelling")),
    of_tracker(14, rule_named(lettering.RULES, "letter-not-printed")),
    PaperRule(
        15, "distribution-missing", "look", "No distribution list", "Say who gets it.", no_distribution
    ),
    PaperRule(
        15, "reference-missing", "look", "No reference",
        "Give the number or code it is filed under.", no_reference,
    ),
    of_tracker(15, rule_named(sources.RULES, "source-out-of-use")),
    PaperRule(
        15, "withheld-named", "error", "Names of what is marked higher",
        "Take the name out, or let the paper go out at the higher marking.", withheld_named,
    ),
)  # fmt: skip
