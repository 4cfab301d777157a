"""What was repaired and set aside in a document as lines to tick, and the document as they are ticked."""

from desktop.documents.document import Document
from desktop.documents.taking_back import aside_words, chosen
from desktop.widgets.pick_list import Pick, Picks, Tick

LONGEST = 160  # code points of a stretch that are shown
REPAIR, ASIDE = "repair", "aside"


def picks_of(document: Document) -> list[Pick]:
    """A line for each stretch set aside and each repair, all ticked."""
    repairs = [
        Pick(
            f"{REPAIR}{n}",
            f"“{each.was}” repaired to “{each.now}”" if each.now else "A sign for machines taken out",
            "Repaired",
            Tick.Checked,
        )
        for n, each in enumerate(document.repairs)
    ]
    aside = [
        Pick(f"{ASIDE}{n}", aside_words(each)[:LONGEST], each.why, Tick.Checked)
        for n, each in enumerate(document.aside)
    ]
    return [*aside, *repairs]


def as_ticked(document: Document, picks: Picks) -> Document:
    """The document with only what is ticked repaired and set aside."""
    ticked = {pick.key for pick in picks.picks() if pick.tick == Tick.Checked}
    repairs = [n for n in range(len(document.repairs)) if f"{REPAIR}{n}" in ticked]
    return chosen(document, repairs, [n for n in range(len(document.aside)) if f"{ASIDE}{n}" in ticked])
