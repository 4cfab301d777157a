"""What was typed into dialogs as drafts of the tracker: found by the dialog and what it was asked about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from db import drafts
from db.drafts import Draft
from db.store import Store

DIALOG = "dialog"  # the kind of such a draft, which is none of a record
TITLE, SAID, WAY, ABOUT, TYPED = "title", "said", "way", "about", "typed"  # its fields
MOST_NAMED = 500  # records that a draft names one by one, so that its dialog can be asked for them again

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dialog's words are kept. `way`: which dialog it is; `about`: what it asks about, often ids."""

    way: str
    about: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id of its draft: the same dialog about the same things has one."""
        said = "\n".join(sorted(self.about)).encode("utf-8", "surrogatepass")
        return f"{DIALOG} {self.way} {sha256(said).hexdigest()[:24]}"


def typed_at(store: Store, place: Place) -> Typed:
    """What is kept of a dialog; nothing where nothing is."""
    draft = drafts.draft(store, place.key)
    return typed_in(draft) if draft is not None else {}


def typed_in(draft: Draft) -> Typed:
    """What was typed, as a draft of a dialog has it."""
    found: Typed = json.loads(str(draft.fields[TYPED]))
    return found


def place_of(draft: Draft) -> Place:
    """Which dialog a draft is of; `about` is empty where it asked about too many to name."""
    return Place(str(draft.fields[WAY]), tuple(json.loads(str(draft.fields[ABOUT]))))


def keep(store: Store, place: Place, title: str, said: str, typed: Typed) -> None:
    """Keep what is typed, in place of what was kept before. Raises ReadOnly, NotWritten.

    `title`: what was asked; `said`: the first words of what was typed; both for a list.
    """
    about = place.about if len(place.about) <= MOST_NAMED else ()
    found = {TITLE: title, SAID: said, WAY: place.way}
    found |= {ABOUT: json.dumps(about), TYPED: json.dumps(dict(typed))}
    drafts.keep(store, place.key, "", DIALOG, found)


def drop(store: Store, place: Place) -> None:
    """Forget what is kept of a dialog, if anything is. Raises ReadOnly, NotWritten."""
    if drafts.draft(store, place.key) is not None:
        drafts.drop(store, place.key)
