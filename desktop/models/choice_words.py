"""What is chosen by its words and stored as a name: one place for forms, lists and the history."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from db.records import (
    KINDS,
    Brief,
    BriefSection,
    Dossier,
    Evidence,
    Filter,
    Marking,
    Rating,
    Record,
    ScaleTerm,
    Source,
    Track,
    specs,
)
from db.records.scenarios import RATING_WORDS
from db.records.sources import CREDIBILITY_WORDS, RELIABILITY_WORDS, TYPE_WORDS
from desktop.operations.vocabulary_names import DATE_ORDERS

Field = tuple[type[Record], str]


def _marking_sets(_own: Path | None) -> Mapping[str, str]:
    from desktop.operations.vocabulary import marking_sets  # these read files: when first asked for

    return marking_sets()


def _likelihood_scales(_own: Path | None) -> Mapping[str, str]:
    from desktop.operations.vocabulary import likelihood_scales

    return likelihood_scales()


def _date_orders(_own: Path | None) -> Mapping[str, str]:
    return DATE_ORDERS


def _plurals(_own: Path | None) -> Mapping[str, str]:
    return {kind: cls.META.plural for kind, cls in KINDS.items()}


def _templates(own: Path | None) -> Mapping[str, str]:
    from desktop.operations.templates import files

    return _words_of_templates(own, tuple(each.stat().st_mtime_ns for each in files(own)))


@cache
def _words_of_templates(own: Path | None, _written: tuple[int, ...]) -> Mapping[str, str]:
    """Read again once a file was written, for lists ask for it row by row."""
    from desktop.operations.templates import offered

    return {each.name: each.words for each in offered(own)}


def _sections(_own: Path | None) -> Mapping[str, str]:
    from desktop.operations.templates import section_titles

    return section_titles()


def _reliabilities(_own: Path | None) -> Mapping[str, str]:
    return {grade: f"{grade} – {words}" for grade, words in RELIABILITY_WORDS.items()}


def _credibilities(_own: Path | None) -> Mapping[str, str]:
    return {grade: f"{grade} – {words}" for grade, words in CREDIBILITY_WORDS.items()}


def _codes(_own: Path | None) -> Mapping[str, str]:
    return {code: f"{code} – {words}" for code, words in RATING_WORDS.items()}


def _source_types(_own: Path | None) -> Mapping[str, str]:
    return {each: TYPE_WORDS.get(each, each) for each in specs(Source)["type"].choices}


def _levels(_own: Path | None) -> Mapping[str, str]:
    levels = specs(Track)["level"].choices
    return {each: f"Track {each}" if each.startswith("I") else each for each in levels}


CHOICES: Mapping[Field, Callable[[Path | None], Mapping[str, str]]] = {
    (Dossier, "marking_set"): _marking_sets,
    (Dossier, "likelihood_scale"): _likelihood_scales,
    (Dossier, "date_order"): _date_orders,
    (Filter, "kind"): _plurals,
    (Brief, "template"): _templates,
    (BriefSection, "kind"): _sections,
    (Source, "type"): _source_types,
    (Source, "reliability"): _reliabilities,
    (Evidence, "credibility"): _credibilities,
    (Track, "level"): _levels,
    (Rating, "code"): _codes,
}
# Said in words like those above, but typed: a tracker may hold a set or a scale of one's own.
TYPED: Mapping[Field, Callable[[Path | None], Mapping[str, str]]] = {
    (Marking, "set"): _marking_sets,
    (ScaleTerm, "scale"): _likelihood_scales,
}


def choices_of(cls: type[Record], name: str, own: Path | None) -> Mapping[str, str] | None:
    """What a field can be: each as it is stored, with its words; None for one that its declaration says.

    `own`: the folder of this person's own files, whose templates can be chosen too.
    """
    found = CHOICES.get((cls, name))
    return found(own) if found is not None else None


def choice_words(cls: type[Record], name: str, stored: str, own: Path | None = None) -> str:
    """The words of what a field has stored; as it is stored where there are none.

    `own`: the folder of this person's own files; without it one's own template is called by its file.
    """
    if (cls, name) not in CHOICES and (cls, name) not in TYPED:
        return stored
    of_own = (cls, name) == (Brief, "template") and own is not None
    return (_templates(own) if of_own else _carried((cls, name))).get(stored, stored)


@cache
def _carried(field: Field) -> Mapping[str, str]:
    """The words of what comes with Parley: read once, for lists ask for it row by row."""
    return (CHOICES.get(field) or TYPED[field])(None)
