"""Marks in a snapshot: what they come to, and that nothing of what is left out can be seen."""

import random
import re
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.errors import NoSuchLevel
from db.queries.snapshot import Snapshot
from db.records import (
    DOSSIER_ID,
    KINDS,
    Actor,
    Condition,
    Dossier,
    Evidence,
    Issue,
    Link,
    Marking,
    Position,
    PositionOption,
    Record,
    Source,
    link_id,
    references,
    required,
    specs,
)
from db.store import Store
from tests.db.exchange.samples import record as made
from tests.db.talks import (
    ARTICLE,
    CITED,
    CLAIM,
    LEVELS,
    STANCE,
    TALKS,
    TERRITORY,
    UKRAINE,
    WITHDRAWAL,
    inserts,
    markings,
)

SECRET_ACTOR = Actor(id="agent", name="Agent", handling="RED")


def shown(*records: Record, at_most: str = "") -> Snapshot:
    return Snapshot.of([*markings(), *records], handling_at_most=at_most)


# -- effective marks ---------------------------------------------------------------------------------


def test_a_mark_is_its_own_or_the_inherited_one() -> None:
    own = Actor(id="a", name="A", handling="GREEN")
    inherited = Actor(id="b", name="B", handling_inherited="AMBER")
    none = Actor(id="c", name="C")
    snapshot = shown(own, inherited, none)
    assert [snapshot.mark(record) for record in (own, inherited, none)] == ["GREEN", "AMBER", ""]


def test_a_record_is_marked_as_highly_as_what_it_belongs_to() -> None:
    talks = (UKRAINE, TERRITORY, WITHDRAWAL, CLAIM, STANCE)
    secret = Issue(id="territory", title="Territory", handling="RED")
    condition = Condition(id="c", position_option=STANCE.id, text="Only if", handling="GREEN")
    snapshot = shown(*(secret if each is TERRITORY else each for each in talks), condition)
    assert {each.id: snapshot.mark(each) for each in (CLAIM, STANCE, condition)} == dict.fromkeys(
        ("p1", STANCE.id, "c"), "RED"
    )
    assert snapshot.mark(UKRAINE) == ""


def test_what_a_record_only_mentions_does_not_mark_it() -> None:
    claim = Position(id="p", actor="ukr", issue="territory", channel="official", speaker="agent")
    snapshot = shown(UKRAINE, TERRITORY, SECRET_ACTOR, claim)
    assert snapshot.mark(claim) == ""


def test_marks_that_go_round_come_to_an_end() -> None:
    first = Link(id="l1", from_record="l2", to_record="l1", kind="blocks", handling="AMBER")
    second = Link(id="l2", from_record="l1", to_record="l2", kind="blocks")
    snapshot = shown(first, second)
    assert (snapshot.mark(first), snapshot.mark(second)) == ("AMBER", "AMBER")


def test_the_highest_mark_of_all_is_known_with_its_banner() -> None:
    snapshot = shown(
        UKRAINE, Actor(id="a", name="A", handling="AMBER"), Actor(id="b", name="B", handling="GREEN")
    )
    assert snapshot.highest_mark() == "AMBER"
    banner = snapshot.banner("AMBER")
    assert banner is not None
    assert banner.rank == 1
    assert snapshot.banner("BLACK") is None
    assert shown(UKRAINE).highest_mark() == ""


def test_the_levels_are_those_of_the_set_that_the_dossier_chose() -> None:
    other = Marking(id="x", set="other", level="AMBER", rank=99)
    amber, red = Actor(id="a", name="A", handling="AMBER"), Actor(id="r", name="R", handling="RED")
    assert shown(other, amber, red).highest_mark() == "RED"


# -- left out ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at_most", "seen"), [("GREEN", "ng"), ("AMBER", "nga"), ("RED", "ngar"), ("", "ngar")]
)
def test_records_above_a_level_are_left_out(at_most: str, seen: str) -> None:
    given = [Actor(id="n", name="N")]
    given += [Actor(id=level[0].lower(), name=level, handling=level) for level in LEVELS]
    snapshot = shown(*given, at_most=at_most)
    assert {actor.id for actor in snapshot.all(Actor)} == set(seen)
    assert set(snapshot.cut) == set("ngar") - set(seen)


def test_what_depends_on_a_record_goes_with_it_and_mentions_of_it_are_blank() -> None:
    secret = Source(id="article", title="Cable", handling="RED")
    claim = Position(
        id="p1", actor="ukr", issue="territory", channel="official", speaker="agent", replaces="p0"
    )
    old = Position(id="p0", actor="ukr", issue="territory", channel="official", handling="RED")
    talks = (UKRAINE, TERRITORY, SECRET_ACTOR, secret, CITED, old, claim)
    snapshot = shown(*talks, at_most="AMBER")
    assert snapshot.all(Evidence) == ()
    found = snapshot.need(Position, "p1")
    assert (found.speaker, found.replaces) == (None, None)
    assert snapshot.cut == ("agent", "article", "ev1", "p0")


def test_a_position_that_a_secret_one_replaced_is_current_for_who_may_not_know() -> None:
    old = Position(id="old", actor="ukr", issue="territory", channel="official")
    new = Position(
        id="new", actor="ukr", issue="territory", channel="official", replaces="old", handling="RED"
    )
    assert not shown(UKRAINE, TERRITORY, old, new).is_current(old)
    cut = shown(UKRAINE, TERRITORY, old, new, at_most="AMBER")
    assert cut.is_current(old)
    assert cut.conflict(old) == ()


def test_an_unknown_level_shows_nothing_rather_than_everything() -> None:
    for level in ("BLACK", "green", " "):
        with pytest.raises(NoSuchLevel, match="Choose one of: GREEN, AMBER, RED"):
            shown(UKRAINE, at_most=level)
    with pytest.raises(NoSuchLevel, match="no marking set"):
        Snapshot.of([UKRAINE], handling_at_most="GREEN")


def test_a_mark_that_is_in_no_set_is_above_all() -> None:
    odd = Actor(id="odd", name="Odd", handling="COSMIC")
    snapshot = shown(odd, UKRAINE, at_most="RED")
    assert snapshot.all(Actor) == (UKRAINE,)


def test_the_dossier_above_a_level_is_veiled_and_keeps_its_settings() -> None:
    dossier = Dossier(
        id=DOSSIER_ID, title="Operation", subtitle="Deep", organisation="Office", day_label="of war",
        caveat="REL TO", day_one="2022-02-24", marking_set="house", handling="RED", handling_default="RED",
        date_order="YMD",
    )  # fmt: skip
    levels = [record for record in markings() if isinstance(record, Marking)]
    snapshot = Snapshot.of([dossier, *levels, UKRAINE], handling_at_most="AMBER")
    veiled = snapshot.dossier
    assert (veiled.title, veiled.subtitle, veiled.organisation, veiled.day_label, veiled.caveat) == ("",) * 5
    assert (veiled.day_one, veiled.marking_set, veiled.date_order) == ("2022-02-24", "house", "YMD")
    assert (veiled.handling, veiled.handling_default) == ("", "AMBER")
    assert snapshot.get(DOSSIER_ID) == veiled
    assert snapshot.all(Dossier) == (veiled,)
    assert Snapshot.of([dossier, *levels], handling_at_most="RED").dossier == dossier


def test_the_levels_themselves_stay() -> None:
    assert len(shown(at_most="GREEN").all(Marking)) == len(LEVELS)


def test_the_tracker_cuts_as_the_snapshot_does(empty: Store) -> None:
    empty.apply(inserts(*markings(), *TALKS, SECRET_ACTOR))
    snapshot = empty.snapshot(handling_at_most="AMBER")
    assert snapshot.cut == ("agent",)
    assert snapshot.handling_at_most == "AMBER"
    assert snapshot.all(Position) == (CLAIM,)
    with pytest.raises(NoSuchLevel):
        empty.snapshot(handling_at_most="BLACK")


def test_channels_and_marks_narrow_together() -> None:
    quiet = Position(id="q", actor="ukr", issue="territory", channel="back-channel", handling="RED")
    snapshot = Snapshot.of(
        [*markings(), UKRAINE, TERRITORY, CLAIM, quiet, SECRET_ACTOR],
        channels=["official"],
        handling_at_most="AMBER",
    )
    assert snapshot.all(Position) == (CLAIM,)
    assert snapshot.cut == ("agent",)


# -- nothing is given away ---------------------------------------------------------------------------

MARKED = re.compile(r"\{(\d+)\}")
FREE = [cls for cls in KINDS.values() if cls.META.kind not in ("dossier", "marking", "scale_term")]


@st.composite
def trackers(draw: st.DrawFn) -> list[Record]:
    """Records of many kinds that refer to each other, each text of each with a sign of its own."""
    chance = random.Random(draw(st.integers(0, 1 << 32)))
    signs = count()
    found: list[Record] = []
    for number in range(draw(st.integers(5, 40))):
        cls: type[Record] = chance.choice([Actor, Issue, Source, *FREE])
        targets = {
            name: [r for r in found if not specs(cls)[name].refs or r.META.kind in specs(cls)[name].refs]
            for name in references(cls)
        }
        if any(not targets[name] for name in references(cls, needed=True)):
            continue
        values: dict[str, str | float | None] = {"id": f"r{number}"}
        for name, spec in specs(cls).items():
            if spec.kind == "ref":
                wanted = name in required(cls) or chance.random() < 0.5
                values[name] = chance.choice(targets[name]).id if wanted and targets[name] else None
            elif spec.kind in ("text", "prose", "url", "json") and name != "id":
                values[name] = f"{{{next(signs)}}}"
            elif name in required(cls) and name != "id":
                values[name] = (
                    1 if spec.kind in ("whole", "number", "flag") else (spec.choices or ("2026",))[0]
                )
        values["handling"] = chance.choice(["", "", *LEVELS])
        if cls.META.joins:
            values["id"] = link_id(cls.META.kind, *(str(values[name]) for name in cls.META.joins))
        if all(each.id != values["id"] for each in found):
            found.append(made(cls.META.kind, values))
    return found


def everything(snapshot: Snapshot) -> str:
    """All that a reader of the snapshot can get from it, as text."""
    records = [record for cls in KINDS.values() for record in snapshot.all(cls)]
    asked = [
        (
            snapshot.title(r),
            snapshot.mark(r),
            snapshot.is_current(r),
            [snapshot.by(type(r), n, getattr(r, n)) for n in references(type(r))],
        )
        for r in records
    ]
    return repr((records, asked, snapshot.dossier, sorted(snapshot.ids())))


@given(trackers(), st.sampled_from(LEVELS[:2]))
def test_no_text_and_no_id_of_what_is_left_out_is_anywhere(records: list[Record], at_most: str) -> None:
    snapshot = shown(*records, at_most=at_most)
    cut = [record for record in records if record.id in snapshot.cut]
    assume(cut)
    text = everything(snapshot)
    signs = {sign for record in cut for sign in MARKED.findall(repr(record))}
    assert signs.isdisjoint(MARKED.findall(text))
    assert not any(f"'{record.id}'" in text for record in cut)


@given(trackers(), st.sampled_from(LEVELS[:2]))
def test_what_is_left_out_is_what_is_above_and_what_depends_on_it(
    records: list[Record], at_most: str
) -> None:
    full, snapshot = shown(*records), shown(*records, at_most=at_most)
    allowed = {"", *LEVELS[: LEVELS.index(at_most) + 1]}
    assert set(snapshot.cut) == {record.id for record in records if full.mark(record) not in allowed}
    assert {snapshot.mark(r) for cls in KINDS.values() for r in snapshot.all(cls)} <= allowed


@given(trackers(), st.sampled_from(LEVELS[:2]))
def test_who_may_not_know_sees_the_same_as_if_it_had_never_been_written(
    records: list[Record], at_most: str
) -> None:
    snapshot = shown(*records, at_most=at_most)
    never = [snapshot.get(record.id) for record in records if record.id not in snapshot.cut]
    assert everything(snapshot) == everything(shown(*(record for record in never if record), at_most=at_most))


@given(trackers())
def test_nothing_is_left_out_at_the_highest_level(records: list[Record]) -> None:
    snapshot = shown(*records, at_most="RED")
    assert snapshot.cut == ()
    assert everything(snapshot) == everything(shown(*records))


def test_a_stance_is_never_shown_without_its_position() -> None:
    secret = Position(id="p1", actor="ukr", issue="territory", channel="official", handling="RED")
    snapshot = shown(UKRAINE, TERRITORY, WITHDRAWAL, secret, STANCE, ARTICLE, CITED, at_most="GREEN")
    assert snapshot.all(PositionOption) == ()
    assert set(snapshot.cut) == {"p1", STANCE.id, "ev1"}
