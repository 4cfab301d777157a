"""`parley search`: records by the words in them, and passages in the texts of sources."""

from collections.abc import Sequence
from pathlib import Path

import click

from db.queries.search import Hit
from db.records import KINDS, Record
from desktop.commands.given import KindOfRecord
from desktop.commands.saying import note, one_line, say_json, say_table, shortened
from desktop.commands.shapes import hit_shape
from desktop.commands.trackers import reading, tracker_argument

LONGEST = 60


@click.command(short_help="Find records and texts by the words in them.")
@tracker_argument
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--most", default=50, show_default=True, type=click.IntRange(1), help="How many to show at most."
)
@click.option(
    "--kind", "kinds", multiple=True, type=KindOfRecord(), help="Only records of that kind; repeatable."
)
@click.option("--texts", is_flag=True, help="Only in the texts of sources.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def search(
    tracker: Path,
    words: tuple[str, ...],
    most: int,
    kinds: tuple[type[Record], ...],
    texts: bool,
    as_json: bool,
) -> None:
    """Find records that hold all WORDS or their beginnings, in any field or in what they refer to.

    The best come first, by kind; records that are part of others come last. After them come the passages in
    the texts of sources that hold all WORDS in one paragraph, unless a kind is given; --texts: only these.

    \b
    Examples:
      parley search talks.parley Ukraine territory --kind positions
      parley search talks.parley '"line of contact"'     these words side by side
      parley search talks.parley ceasefire --texts       in the texts of sources

    \b
    JSON: [hit], the best first, a hit being {"id", "kind", "title", "field", "excerpt"}; passages after
    records, of the kind "text": {"id" of the source, "kind", "title", "text" (its file), "excerpt", "first",
    "last" (code points of the text as kept)}
    """
    typed = " ".join(words)
    with reading(tracker) as store:
        hits = [] if texts else store.search(typed, kinds=[kind.META.kind for kind in kinds], limit=most)
        passages = [] if kinds and not texts else store.search_texts(typed, limit=most)
    if as_json:
        say_json([*map(hit_shape, hits), *map(hit_shape, passages)])
    elif not hits and not passages:
        note("Nothing was found. Fewer words, or only their beginnings, find more.")
    else:
        rows = [
            (hit.id, KINDS[hit.kind].META.label, shortened(one_line(hit.title), LONGEST), hit.excerpt)
            for hit in _by_kind(hits)
        ]
        rows += [(hit.id, "Text", shortened(one_line(hit.title), LONGEST), hit.excerpt) for hit in passages]
        say_table(["id", "kind", "title", "text"], rows)
        if most in (len(hits), len(passages)):
            note(f"The best {most}; --most shows more.")


def _by_kind(hits: Sequence[Hit]) -> list[Hit]:
    """Kinds as their best hits come, but those that are parts of others after those that stand alone."""
    kinds = list(dict.fromkeys(hit.kind for hit in hits))
    return sorted(hits, key=lambda hit: (bool(KINDS[hit.kind].META.owner), kinds.index(hit.kind)))
