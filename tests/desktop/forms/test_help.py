"""Help on a field comes from its declaration: what it is for, what can stand in it, how it is typed."""

import pytest

from db.records import KINDS, ActorRole, Estimate, Evidence, Issue, Position, Record, Source, specs
from desktop.forms.help import help_of


@pytest.mark.parametrize(
    ("cls", "name", "said"),
    [
        (Issue, "question", "What has to be settled."),
        (Estimate, "low", "0–100 %."),
        (Estimate, "low", "Needed."),
        (Position, "firmness", "One of: non-negotiable, firm, conditional, signalled, withdrawn, unclear."),
        (Position, "stated", "Alt+Down opens the calendar."),
        (Position, "actor", "Ctrl+Return adds what is not there."),
        (ActorRole, "within", "Points to track, event or proposal."),
    ],
)
def test_it_says_what_is_declared(cls: type[Record], name: str, said: str) -> None:
    assert said in help_of(cls, name)


def test_what_is_said_once_is_not_said_again() -> None:
    assert help_of(Evidence, "record").count("Needed.") == 1
    assert "Ctrl+Return" not in help_of(Evidence, "record")
    assert help_of(Source, "title").startswith("As printed.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_whole_sentences(kind: str) -> None:
    for name, spec in specs(KINDS[kind]).items():
        if not spec.derived:
            words = help_of(KINDS[kind], name)
            assert words[0].isupper() or words[0].isdecimal(), name
            assert words.endswith("."), name
