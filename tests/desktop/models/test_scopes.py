"""Prefixes of the search box: one for every kind, by letter or by the beginning of a name."""

import pytest

from db.records import KINDS
from desktop.models.scopes import LETTERS, kind_called, prefix_of, prefixes, scoped


def test_every_kind_has_a_prefix_of_its_own_that_leads_to_it() -> None:
    offered = prefixes()
    assert set(offered.values()) == set(KINDS) - {"dossier"}
    assert len(offered) == len(KINDS) - 1
    assert all(kind_called(prefix) == kind for prefix, kind in offered.items())
    assert all(prefix_of(kind) == letter for letter, kind in LETTERS.items())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a: ukr", ("actor", "ukr")),
        ("A:ukr", ("actor", "ukr")),
        ("actors: ukr", ("actor", "ukr")),
        ("scen: pause", ("scenario", "pause")),
        ("p:", ("position", "")),
        ("disagreements: who: when", ("disagreement", "who: when")),
        ("Minsk II: text", ("", "Minsk II: text")),
        (": x", ("", ": x")),
        ("z: x", ("", "z: x")),
        ("ukr", ("", "ukr")),
        ("w: dry summer", ("text", "dry summer")),
        ("Texts: dry", ("text", "dry")),
    ],
)
def test_what_is_typed_before_a_colon_keeps_to_a_kind(typed: str, expected: tuple[str, str]) -> None:
    assert scoped(typed) == expected
