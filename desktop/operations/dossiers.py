"""A new dossier: its title, and the words it marks and weighs with."""

from db.changes import Change, Edit
from db.records import DOSSIER_ID, Dossier
from desktop.operations.edits import sound
from desktop.operations.labels import cut
from desktop.operations.vocabulary import levels, terms

UNTITLED = "Untitled dossier"


def new_dossier(
    title: str,
    *,
    subtitle: str = "",
    organisation: str = "",
    day_one: str = "",
    day_label: str = "",
    marking_set: str = "none",
    likelihood_scale: str = "phia",
    handling_default: str = "",
    date_order: str = "DMY",
) -> Change:
    """Begin a tracker: the dossier with the levels of its marking set and the words of its scale.

    `marking_set`, `likelihood_scale`: names of those that come with Parley (`vocabulary`). `day_one`: EDTF.
    Raises InvalidField.
    """
    dossier = Dossier(
        id=DOSSIER_ID, title=title.strip() or UNTITLED, subtitle=subtitle, organisation=organisation,
        day_one=day_one, day_label=day_label, marking_set=marking_set, likelihood_scale=likelihood_scale,
        handling_default=handling_default, handling_inherited=handling_default, date_order=date_order,
    )  # fmt: skip
    words = (*levels(marking_set), *terms(likelihood_scale))
    edits = (Edit.insert(sound(dossier)), *(Edit.insert(sound(word)) for word in words))
    return Change(f"New dossier {cut(dossier.title)}", edits)
