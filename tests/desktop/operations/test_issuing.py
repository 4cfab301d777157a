"""A paper is held to the rules as it would go out: at its date, up to its marking, with its sections."""

from dataclasses import replace

import pytest

from db.changes import Change, Edit
from db.errors import NoSuchLevel
from db.records import Brief, BriefSection, Disagreement, Edition, Issue
from db.store import Store
from desktop.analysis.issuing import PaperFinding
from desktop.briefing.templates import template
from desktop.operations.issuing import check_before_issue
from desktop.operations.papers import Asked, PaperMarkedHigher

BRIEF = Brief(
    id="status", title="No end of talks in sight", bottom_line="The talks go on.", handling="TLP:GREEN"
)
SECRET = Issue(id="pay", title="Payment of the middleman", handling="TLP:RED")


@pytest.fixture
def filled(store: Store) -> Store:
    """The small tracker with a paper, and an issue that is marked high."""
    store.apply(Change("Paper", (Edit.insert(BRIEF), Edit.insert(SECRET))))
    return store


def checked(store: Store, mark: str = "") -> dict[str, PaperFinding]:
    brief = store.need(Brief, BRIEF.id)
    found = check_before_issue(store, brief, as_of="2026-11-20", issued="2026-11-22", mark=mark)
    return {finding.rule: finding for finding in found}


def test_a_finding_has_its_place_in_the_paper(filled: Store) -> None:
    found = checked(filled)
    assert found["distribution-missing"].place == "front page"
    assert found["single-source"].place.startswith("paragraph ")


def test_what_is_marked_higher_must_not_be_named(filled: Store) -> None:
    named = replace(BRIEF, bottom_line=f"The talks go on. {SECRET.title} is open.")
    filled.apply(Change("Name it", (Edit.update(BRIEF, bottom_line=named.bottom_line),)))
    assert "withheld-named" not in checked(filled)
    found = checked(filled, "TLP:GREEN")["withheld-named"]
    assert found.sentence == f"Paper {BRIEF.title} names “{SECRET.title}”, which is marked higher."


def test_a_name_that_stays_in_the_paper_is_no_secret(filled: Store) -> None:
    filled.apply(Change("Same name", (Edit.insert(replace(SECRET, id="open", handling="TLP:GREEN")),)))
    filled.apply(Change("Name it", (Edit.update(BRIEF, bottom_line=f"{SECRET.title}: the talks go on."),)))
    assert "withheld-named" not in checked(filled, "TLP:GREEN")


def test_a_status_paper_says_by_itself_what_changed_since_its_last_edition(filled: Store) -> None:
    asked = Asked(template("status"))

    def rules() -> set[str]:
        brief = filled.need(Brief, BRIEF.id)
        found = check_before_issue(filled, brief, as_of="2026-11-20", issued="2026-11-22", asked=asked)
        return {each.rule for each in found}

    last = filled.head().last
    edition = Edition(id="e1", brief=BRIEF.id, number=1, issued="2026-11-19", change=last)
    filled.apply(Change("Issue", (Edit.insert(edition),)))
    assert "changes-missing" not in rules()
    hidden = BriefSection(id="s", brief=BRIEF.id, kind="changes", shown=0)
    filled.apply(Change("Hide", (Edit.insert(hidden),)))
    assert "changes-missing" in rules()


def test_a_hidden_section_of_disagreements_is_an_error(filled: Store) -> None:
    differs = Disagreement(id="d", title="Day of the round", kind="date")
    filled.apply(Change("Disagreement", (Edit.insert(differs),)))
    assert "conflicts-hidden" not in checked(filled)
    hidden = BriefSection(id="s", brief="status", kind="disagreements", shown=0)
    filled.apply(Change("Hide", (Edit.insert(hidden),)))
    assert checked(filled)["conflicts-hidden"].severity == "error"


def test_a_paper_that_may_not_go_out_so_low_is_not_checked(filled: Store) -> None:
    filled.apply(Change("Mark it", (Edit.update(BRIEF, handling="TLP:RED"),)))
    with pytest.raises(PaperMarkedHigher, match="is itself marked higher than TLP:GREEN"):
        checked(filled, "TLP:GREEN")
    with pytest.raises(NoSuchLevel):
        checked(filled, "TOP")
