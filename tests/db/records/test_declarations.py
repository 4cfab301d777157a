"""Every kind of record is declared soundly, under the names of the vocabulary."""

from dataclasses import FrozenInstanceError, fields

import pytest

from db.records import KINDS, SHARED, Record, defaults, link_id, references, required, specs
from db.records.checks import checks

# The vocabulary: each kind with its own fields, in order; * = can't be left out.
VOCABULARY = {
    "dossier": "title* subtitle organisation language day_one day_label likelihood_scale marking_set "
    "handling_default date_order",
    "marking": "set* level* rank* banner colour place portion",
    "scale_term": "scale* term* low* high* rank* second_term",
    "actor": "name* kind short_name part_of capability colour summary aliases",
    "membership": "actor* group* since until note",
    "actor_role": "actor* role* within since until note",
    "issue": "title* question theme parent rank description low_label high_label discussed",
    "option": "issue* label* value* description rank",
    "stake": "actor* issue* salience since until reason",
    "position": "actor* issue* channel* stated stated_as_printed until replaces speaker event venue "
    "statement rationale firmness caveat_text confidence",
    "position_option": "position* option* stance*",
    "condition": "position_option* text* by option rank",
    "factor": "title* kind text since until",
    "track": "name* level description since until result",
    "track_actor": "track* actor* capacity*",
    "event": "title* kind track start start_as_printed end place description outcome",
    "event_actor": "event* actor* capacity*",
    "proposal": "title* tabled tabled_as_printed status description",
    "proposal_actor": "proposal* actor* stance* date reason",
    "proposal_point": "proposal* number text issue option",
    "commitment": "guarantor* beneficiary* kind status made made_as_printed text contingent_on trigger "
    "automatic gap",
    "leverage": "holder* target* instrument* issue strength exerted since until assessment",
    "obstacle": "title* kind severity description workaround since until",
    "obstacle_issue": "obstacle* issue*",
    "obstacle_actor": "obstacle* actor*",
    "scenario": "title* narrative horizon_start horizon_end horizon_as_printed likelihood_as_printed family "
    "status resolved fragility",
    "scenario_outcome": "scenario* issue* option*",
    "scenario_actor": "scenario* actor* gains losses",
    "scenario_factor": "scenario* factor*",
    "estimate": "scenario* made* low* high* confidence analyst reason",
    "indicator": "scenario* text* direction status observed checked watch origin",
    "rating": "scenario* item* code* reason made",
    "question": "question* answer status audience rank",
    "source": "title* type author publisher issued issued_as_printed accessed url language reliability "
    "reliability_reason status status_reason csl original text reading notes",
    "evidence": "source* record* field says locator quote first last quote_language translation credibility "
    "bearing note",
    "disagreement": "title* kind note follows why",
    "disagreement_record": "disagreement* record* says",
    "link": "from_record* to_record* kind* note",
    "brief": (
        "title* reference template audience distribution author as_of paper language bottom_line "
        "subject since house"
    ),
    "brief_section": "brief* kind* title rank shown options text",
    "judgement": "brief* text* scenario low high confidence basis rank",
    "edition": (
        "brief* number* issued* change* sha256 pdf note as_of level made_with errors despite withdrawn"
    ),
    "filter": "title* kind* words conditions order rank",
    "tag": "name*",
    "tagging": "tag* record*",
    "blob": "sha256* media_type* name",
}

each_kind = pytest.mark.parametrize("cls", [pytest.param(cls, id=name) for name, cls in KINDS.items()])


def test_the_kinds_are_those_of_the_vocabulary() -> None:
    assert set(KINDS) == set(VOCABULARY)
    assert len({cls.META.label for cls in KINDS.values()}) == len(KINDS)
    assert len({cls.META.plural for cls in KINDS.values()}) == len(KINDS)


@each_kind
def test_the_fields_are_those_of_the_vocabulary(cls: type[Record]) -> None:
    declared = [f"{name}*" if name in required(cls) else name for name in specs(cls) if name not in SHARED]
    assert declared == VOCABULARY[cls.META.kind].split()


@each_kind
def test_the_shared_fields_stand_first_and_last(cls: type[Record]) -> None:
    names = list(specs(cls))
    assert (names[0], *names[-3:]) == SHARED
    assert set(names) == {each.name for each in fields(cls)}
    assert "id" in required(cls)
    assert [name for name, spec in specs(cls).items() if spec.derived] == ["handling_inherited"]


@each_kind
def test_a_kind_says_what_it_is_for(cls: type[Record]) -> None:
    meta = cls.META
    for words in (meta.label, meta.plural):
        assert words[0].isupper()
        assert words[-1].isalpha()
    assert meta.help[0].isupper()
    assert meta.help[-1] in ".…"
    assert KINDS[meta.kind] is cls


@each_kind
def test_what_a_kind_names_are_its_own_fields(cls: type[Record]) -> None:
    meta = cls.META
    assert meta.title
    for name in (*meta.title, *meta.joins, *meta.order):
        assert name in specs(cls)
    assert len(set(meta.joins)) == len(meta.joins)
    assert set(meta.joins) <= required(cls)
    for name in filter(None, (meta.begins, meta.ends)):
        assert specs(cls)[name].kind == "date"
    if meta.owner:
        assert specs(cls)[meta.owner].kind == "ref"
        assert meta.owner in required(cls)
    if meta.joins:
        assert meta.owner in meta.joins


@each_kind
def test_each_field_says_what_it_is_for(cls: type[Record]) -> None:
    assert [name for name, spec in specs(cls).items() if not spec.help and not spec.derived] == []


@each_kind
def test_each_field_is_declared_soundly(cls: type[Record]) -> None:
    labels = [spec.label for spec in specs(cls).values()]
    assert len(set(labels)) == len(labels)
    for name, spec in specs(cls).items():
        assert spec.label[0].isupper(), name
        assert not spec.help.endswith("."), name
        assert len(set(spec.choices)) == len(spec.choices), name
        assert bool(spec.choices) is (spec.kind == "choice"), name
        assert all(choice == choice.strip() != "" for choice in spec.choices), name
        assert all(kind in KINDS for kind in spec.refs), name
        assert spec.low is None or spec.high is None or spec.low < spec.high, name


@each_kind
def test_what_is_left_out_is_a_sound_value(cls: type[Record]) -> None:
    for name, value in defaults(cls).items():
        assert checks(cls)[name](value) == "", name
        kind = specs(cls)[name].kind
        if kind == "ref" or kind in ("whole", "number"):
            assert value is None, name
        else:
            assert isinstance(value, int if kind == "flag" else str), name


@each_kind
def test_references_are_parted_into_needed_and_optional(cls: type[Record]) -> None:
    needed, optional = references(cls, needed=True), references(cls, needed=False)
    assert set(needed) | set(optional) == set(references(cls))
    assert set(needed) <= required(cls)
    assert not set(optional) & required(cls)


def test_needed_references_never_run_in_a_circle() -> None:
    waiting = {
        name: {kind for ref in references(cls, needed=True) for kind in specs(cls)[ref].refs}
        for name, cls in KINDS.items()
    }
    while ready := {name for name, needs in waiting.items() if not needs}:
        waiting = {name: needs - ready for name, needs in waiting.items() if name not in ready}
    assert not waiting


def test_a_record_is_not_changed_in_place() -> None:
    tag = KINDS["tag"](id="t1", name="ceasefire")  # type: ignore[call-arg] # the class is looked up by name
    with pytest.raises(FrozenInstanceError):
        tag.id = "t2"  # type: ignore[misc] # that it is refused is what is tested


def test_the_id_of_a_link_follows_from_what_it_joins() -> None:
    assert link_id("tagging", "t1", "p01") == link_id("tagging", "t1", "p01")
    others = {link_id("tagging", "p01", "t1"), link_id("link", "t1", "p01"), link_id("tagging", "t1p01")}
    assert link_id("tagging", "t1", "p01") not in others
    assert len(others) == 3
