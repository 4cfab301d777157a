"""A proposal as a record of another kind: what means the same there is carried over, nothing else."""

import pytest

from db.records import KINDS, specs
from desktop.documents.triage.proposal import HIGH, LOW, Proposal
from desktop.documents.triage.recast import MEANING, recast
from desktop.models.source_text import LETTERS

PASSAGE = "Veldmark  insists on\nsummer water since 2026."
POSITION = Proposal(
    "claim",
    "position",
    4,
    50,
    {
        "actor": "veld",
        "issue": "water",
        "statement": "Summer water, always",
        "stated": "2026",
        "channel": "assessed",
        "firmness": "firm",
    },
    "It names an actor.",
    HIGH,
    candidate="p7",
)


def test_every_kind_has_a_letter_of_its_own_and_fields_that_it_has() -> None:
    assert len({LETTERS[kind] for kind in MEANING}) == len(MEANING)
    for kind, meaning in MEANING.items():
        assert set(meaning.values()) <= set(specs(KINDS[kind]))


def test_a_position_becomes_a_commitment_with_who_what_and_when() -> None:
    made = recast(POSITION, "commitment", PASSAGE)
    assert dict(made.fields) == {"guarantor": "veld", "text": "Summer water, always", "made": "2026"}
    assert (made.first, made.last, made.candidate) == (4, 50, "")
    assert made.missing == ("beneficiary",)
    assert made.confidence == LOW
    assert made.reason == "Proposed as position: It names an actor."


def test_an_event_gets_a_title_of_what_is_said() -> None:
    made = recast(POSITION, "event", PASSAGE)
    assert dict(made.fields) == {
        "title": "Summer water, always",
        "description": "Summer water, always",
        "start": "2026",
    }
    assert (made.missing, made.confidence) == ((), HIGH)


def test_what_has_no_words_is_said_by_its_passage() -> None:
    event = Proposal("date", "event", 0, 9, {"title": "A round of talks", "start": "2026"}, "A date.", HIGH)
    made = recast(event, "position", PASSAGE)
    assert dict(made.fields) == {
        "statement": "Veldmark insists on summer water since 2026.",
        "stated": "2026",
        "channel": "assessed",
    }
    assert set(made.missing) == {"actor", "issue"}


@pytest.mark.parametrize("kind", MEANING)
def test_it_stays_what_it_is_as_its_own_kind(kind: str) -> None:
    made = recast(POSITION, kind, PASSAGE)
    assert recast(made, kind, PASSAGE) is made
    assert all(made.fields.values())


def test_a_kind_that_no_field_means_anything_of_gives_the_passage_alone() -> None:
    role = Proposal("role", "actor_role", 0, 9, {"actor": "veld", "role": "host"}, "It hosts.", HIGH)
    assert recast(role, "obstacle", "It hosts the talks.").fields == {
        "title": "It hosts the talks.",
        "description": "It hosts the talks.",
    }
