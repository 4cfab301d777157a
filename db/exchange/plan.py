"""What an import would do, before it does it: what is new, changed or refused, and the Change it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.changes import Change, Edit
from db.exchange.reading import ImportRefused, Refusal


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of a kind an import would add, change, leave as they are, and not take."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import of one or several files would do to a tracker; nothing is written yet.

    `counts` by kind. `refusals`: what is wrong with records that are not taken, or with a file. `blanked`:
    optional references of records that are taken, which point to nothing that is there or is taken; they
    stay empty, in a changed record as they were. `notes`: what a person should look at.
    """

    counts: Mapping[str, Counts]
    refusals: Sequence[Refusal]
    blanked: Sequence[Refusal]
    notes: Sequence[str]
    edits: Sequence[Edit] = field(repr=False)
    blobs: Mapping[str, bytes] = field(repr=False)

    @property
    def total(self) -> Counts:
        """The counts of all kinds together."""
        each = self.counts.values()
        return Counts(
            sum(one.new for one in each),
            sum(one.changed for one in each),
            sum(one.unchanged for one in each),
            sum(one.refused for one in each),
        )

    def change(self, label: str, valid_only: bool = False) -> Change:
        """The one Change that imports it all; with `valid_only` all that is not refused.

        Raises ImportRefused when something is refused or blanked and `valid_only` is not asked for.
        """
        wrong = (*self.refusals, *self.blanked)
        if wrong and not valid_only:
            raise ImportRefused(wrong)
        return Change(label, tuple(self.edits), kind="import", blobs=self.blobs)
