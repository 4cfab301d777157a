"""A new dossier carries the words it marks and weighs with."""

from pathlib import Path

import pytest

from db.errors import InvalidField
from db.records import DOSSIER_ID, Actor, Dossier, Marking, ScaleTerm
from db.store import Store
from desktop.operations.dossiers import new_dossier
from desktop.operations.records import add
from desktop.operations.vocabulary import levels, likelihood_scales, marking_sets, terms


def test_a_new_dossier_holds_its_set_and_scale_and_marks_what_is_written(tmp_path: Path) -> None:
    with Store.create(tmp_path / "new.parley") as store:
        change = store.apply(new_dossier("Talks", marking_set="uk", handling_default="OFFICIAL"))
        begun = store.highest_mark()
        assert begun is not None
        assert begun.level == "OFFICIAL"  # its own words are marked from the start
        store.apply(add(store, Actor(id="ukr", name="Ukraine")))
        assert change.label == "New dossier Talks"
        assert store.need(Dossier, DOSSIER_ID).likelihood_scale == "phia"
        assert [level.level for level in store.all(Marking)] == [
            "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET",
        ]  # fmt: skip
        assert store.all(ScaleTerm)[0].term == "remote chance"
        assert store.snapshot().mark(store.need(Actor, "ukr")) == "OFFICIAL"


def test_a_dossier_without_a_title_is_untitled(tmp_path: Path) -> None:
    with Store.create(tmp_path / "new.parley") as store:
        store.apply(new_dossier("  "))
        assert store.need(Dossier, DOSSIER_ID).title == "Untitled dossier"


def test_a_set_that_does_not_come_with_parley_is_refused() -> None:
    with pytest.raises(InvalidField, match="Choose one of: none, tlp"):
        new_dossier("Talks", marking_set="cosmic")


@pytest.mark.parametrize("name", marking_sets())
def test_every_marking_set_can_be_chosen(tmp_path: Path, name: str) -> None:
    with Store.create(tmp_path / "new.parley") as store:
        store.apply(new_dossier("Talks", marking_set=name, handling_default=levels(name)[0].level))
        assert {level.set for level in store.all(Marking)} == {name}


@pytest.mark.parametrize("name", likelihood_scales())
def test_every_scale_can_be_chosen(tmp_path: Path, name: str) -> None:
    with Store.create(tmp_path / "new.parley") as store:
        store.apply(new_dossier("Talks", likelihood_scale=name))
        assert [term.term for term in store.all(ScaleTerm)] == [term.term for term in terms(name)]
