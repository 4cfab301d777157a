"""What is stored as a name is read in the words it is chosen by; a copy has what is stored."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Change, Edit
from db.queries.criteria import IS, Criterion
from db.records import (
    Brief,
    BriefSection,
    Dossier,
    Evidence,
    Marking,
    Rating,
    Record,
    ScaleTerm,
    Source,
    Track,
)
from db.store import Store
from desktop.briefing.templates import source_of
from desktop.models.choice_words import CHOICES, choice_words, choices_of
from desktop.models.columns import field_text
from desktop.models.criteria_words import said
from desktop.models.history_steps import steps_of
from desktop.models.row_text import table_text
from desktop.views.selection_menu import quick_values
from tests.desktop.small import small_tracker

BRIEF = Brief(id="b", title="Where it stands", template="status")
SECTION = BriefSection(id="s", brief="b", kind="key-judgements", rank=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with small_tracker(tmp_path / "talks.parley") as made:
        made.apply(Change("Put", (Edit.insert(BRIEF), Edit.insert(SECTION))))
        yield made


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (BRIEF, "template", "Status paper"),
        (SECTION, "kind", "Key judgements"),
        (
            Dossier(id="dossier", title="Talks", likelihood_scale="phia"),
            "likelihood_scale",
            "PHIA probability yardstick (United Kingdom)",
        ),
        (Dossier(id="dossier", title="Talks", date_order="DMY"), "date_order", "day, month, year"),
        (
            Dossier(id="dossier", title="Talks", marking_set="tlp"),
            "marking_set",
            "Traffic light protocol (TLP)",
        ),
        (Source(id="a", title="A", reliability="A"), "reliability", "A – completely reliable"),
        (Source(id="a", title="A", type="article-newspaper"), "type", "newspaper article"),
        (Source(id="a", title="A", type="report"), "type", "report"),
        (Evidence(id="e", source="a", record="r", credibility="6"), "credibility", "6 – cannot be judged"),
        (Rating(id="r", scenario="s", item="i", code="II"), "code", "II – very inconsistent"),
        (Track(id="t", name="T", level="I.5"), "level", "Track I.5"),
        (Track(id="t", name="T", level="technical"), "level", "technical"),
    ],
)
def test_a_list_shows_the_words_the_form_offers(record: Record, field: str, words: str) -> None:
    shown = field_text(record, field, {})
    assert shown == words
    offered = choices_of(type(record), field, None)
    assert offered is not None
    assert offered[getattr(record, field)] == shown


def test_what_is_none_of_the_choices_is_shown_as_it_is_stored() -> None:
    assert choice_words(Brief, "template", "of our own") == "of our own"
    assert choice_words(Brief, "title", "status") == "status"
    assert choices_of(Brief, "title", None) is None


def test_a_set_and_a_scale_are_called_by_their_words_and_one_s_own_by_its_name() -> None:
    level = Marking(id="m", set="tlp", level="TLP:RED", rank=5)
    term = ScaleTerm(id="t", scale="kent", term="probable", low=63, high=87, rank=4)
    assert field_text(level, "set", {}) == "Traffic light protocol (TLP)"
    assert field_text(term, "scale", {}) == "Kent's words of estimative probability"
    assert field_text(replace(level, set="of our own"), "set", {}) == "of our own"
    assert choices_of(Marking, "set", None) is None, "a name of one's own can be typed"


def test_one_s_own_template_is_called_by_its_title_as_it_is_now(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "weekly.toml"
    own.parent.mkdir()
    ours = Brief(id="b", title="Where it stands", template="weekly")
    said = []
    for title in ("weekly", "fortnightly"):
        own.write_text(source_of("one-page").replace("one-page paper", title), "utf-8")
        said.append(field_text(ours, "template", {}, tmp_path))
    assert said == ["Weekly (weekly.toml)", "Fortnightly (weekly.toml)"]
    assert field_text(ours, "template", {}) == "weekly"
    assert field_text(BRIEF, "template", {}, tmp_path) == "Status paper"


def test_the_history_says_the_words_before_and_after(store: Store) -> None:
    store.apply(Change("Other", (Edit.update(BRIEF, template="issue"),)))
    (difference,) = steps_of(store, "b")[0].differences
    assert difference.before == "Status paper"
    assert difference.after == choice_words(Brief, "template", "issue") != "issue"


def test_a_copy_as_a_table_has_what_is_stored(store: Store) -> None:
    (number,) = [row[0] for row in store.db.execute("SELECT n FROM brief WHERE id = 'b'").fetchall()]
    assert b"\tstatus" in table_text(store, "brief", ["title", "template"], [number]).plain


@pytest.mark.parametrize("field", CHOICES, ids=lambda each: f"{each[0].__name__}.{each[1]}")
def test_every_choice_has_words(field: tuple[type[Record], str]) -> None:
    offered = choices_of(*field, None)
    assert offered
    assert all(words.strip() for words in offered.values())


def test_conditions_and_the_menu_of_rows_say_the_same_words() -> None:
    assert said("source", Criterion("reliability", IS, ("F",)), {}) == "Reliability is F – cannot be judged"
    assert ("I", "Track I") in quick_values("track", "level")
