"""What makes the tracker handy to work with: lists narrowed and kept under a name."""

from dataclasses import dataclass
from typing import Annotated

from db.records import fields as f
from db.records.base import Meta, Record, kind


@kind(
    Meta(
        "filter",
        "Saved filter",
        "Saved filters",
        "A list narrowed by words and conditions, kept under a name in the navigator.",
        title=("title",),
        order=("rank", "title"),
    )
)
@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Filter(Record):
    title: Annotated[str, f.text("Title", "as the navigator shows it")]
    kind: Annotated[str, f.text("Kind", "what it lists")]
    words: Annotated[str, f.text("Words", "what the text of a record must hold, as in search")] = ""
    conditions: Annotated[str, f.json("Conditions", "all of them must hold")] = ""
    order: Annotated[str, f.text("Order", "what the list is sorted by")] = ""
    rank: Annotated[int | None, f.whole("Rank", 0, help="place in the navigator")] = None
