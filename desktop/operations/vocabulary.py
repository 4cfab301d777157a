"""The marking sets and likelihood scales a dossier can choose, copied into it so that it explains itself."""

import json
from collections.abc import Iterable, Mapping, Sequence

import resources
from db.changes import Edit
from db.errors import InvalidField
from db.reader import Reader
from db.records import DOSSIER_ID, Marking, ScaleTerm
from desktop.operations.vocabulary_names import MARKING_SETS, SCALES


def marking_sets() -> dict[str, str]:
    """The marking sets that come with Parley: their names with what they are called, the known ones first."""
    return _called(resources.names_in("markings", ".json"), MARKING_SETS)


def likelihood_scales() -> dict[str, str]:
    """The likelihood scales that come with Parley, by their names, with what they are called."""
    return _called(resources.names_in("scales", ".json"), SCALES)


def _called(names: Sequence[str], words: Mapping[str, str]) -> dict[str, str]:
    known = {name: words[name] for name in words if name in names}
    return known | {name: name for name in names if name not in words}


def levels(marking_set: str) -> list[Marking]:
    """The levels of a marking set, lowest first. Raises InvalidField when there is no such set."""
    _known("marking_set", marking_set, marking_sets())
    rows = json.loads(resources.read_text(f"markings/{marking_set}.json"))
    return [Marking(id=f"marking-{marking_set}-{row['rank']}", **row) for row in rows]


def terms(scale: str) -> list[ScaleTerm]:
    """The words of a likelihood scale, least likely first. Raises InvalidField when there is no such one."""
    _known("likelihood_scale", scale, likelihood_scales())
    rows = json.loads(resources.read_text(f"scales/{scale}.json"))
    for row in rows:
        row |= {"low": float(row["low"]), "high": float(row["high"])}
    return [ScaleTerm(id=f"scale-{scale}-{row['rank']}", **row) for row in rows]


def words_chosen(reader: Reader, marking_set: str = "", scale: str = "") -> tuple[Edit, ...]:
    """The edits that copy a set and a scale into a tracker that does not hold them; '' chooses none."""
    edits: list[Edit] = []
    if marking_set and not reader.find(Marking, set=marking_set):
        edits += [Edit.insert(level) for level in levels(marking_set)]
    if scale and not reader.find(ScaleTerm, scale=scale):
        edits += [Edit.insert(term) for term in terms(scale)]
    return tuple(edits)


def _known(field: str, name: str, names: Iterable[str]) -> None:
    if name not in names:
        reason = f"“{name}” is not here. Choose one of: {', '.join(names)}."
        raise InvalidField(DOSSIER_ID, DOSSIER_ID, field, name, reason)
