"""Prefixes in the search box: "a: …" keeps to actors, "w: …" to texts, "> …" to commands; "?" lists all."""

from collections.abc import Mapping

from db.queries.text_search import TEXT
from db.records import KINDS

COMMANDS_ONLY, HELP, LINK = ">", "?", "parley:"
# A letter for what is looked for most; every other kind goes by the beginning of its name.
LETTERS: Mapping[str, str] = {
    "a": "actor", "i": "issue", "p": "position", "r": "proposal", "e": "event", "t": "track",
    "c": "commitment", "l": "leverage", "o": "obstacle", "f": "factor", "n": "scenario", "q": "question",
    "s": "source", "d": "disagreement", "v": "evidence", "x": "option", "g": "tag", "b": "brief",
}  # fmt: skip
_BY_KIND = {kind: letter for letter, kind in LETTERS.items()}
# What is not a kind of record and has a prefix like one: the words of the texts kept of sources.
IN_TEXTS, TEXTS = "w", "Texts of sources"
_TEXTS_CALLED = frozenset({IN_TEXTS, TEXT, "texts", "words"})
LEAST = 2  # letters of a name that stand for its kind


def prefixes() -> dict[str, str]:
    """Every prefix that is offered, with the kind it keeps to."""
    others = [kind for kind in KINDS if kind not in _BY_KIND and kind != "dossier"]
    return {**LETTERS, **{prefix_of(kind): kind for kind in others}}


def plural_of(kind: str) -> str:
    """What the results that keep to a kind are called: "Actors"."""
    return TEXTS if kind == TEXT else KINDS[kind].META.plural


def prefix_of(kind: str) -> str:
    """The shortest prefix that keeps to a kind, or to texts."""
    if kind == TEXT:
        return IN_TEXTS
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    name = KINDS[kind].META.label.lower()
    return next((name[:n] for n in range(LEAST, len(name)) if kind_called(name[:n]) == kind), name)


def kind_called(name: str) -> str:
    """The kind that a letter or the beginning of its name stands for; '' for none."""
    name = name.strip().lower()
    if name in LETTERS:
        return LETTERS[name]
    if len(name) < LEAST:
        return ""
    in_order = (*LETTERS.values(), *KINDS)
    metas = (KINDS[kind].META for kind in in_order)
    return next((m.kind for m in metas if name in (m.label.lower(), m.plural.lower())), "") or next(
        (kind for kind in in_order if _begins(kind, name)), ""
    )


def _begins(kind: str, name: str) -> bool:
    meta = KINDS[kind].META
    return meta.label.lower().startswith(name) or meta.plural.lower().startswith(name)


def scoped(typed: str) -> tuple[str, str]:
    """The kind that what is typed keeps to ('' for any, "text" for texts), and the words that are left."""
    head, colon, words = typed.partition(":")
    if colon and head.strip().lower() in _TEXTS_CALLED:
        return TEXT, words.strip()
    kind = kind_called(head) if colon else ""
    return (kind, words.strip()) if kind else ("", typed.strip())
