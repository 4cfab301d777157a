"""Search: what is typed is text, never an instruction; names, spellings and scripts find each other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.changes import Change
from db.queries.search import BadSearch, match_expression
from db.records import Actor, Evidence, Issue, Position, Source
from db.store import Store
from tests.db.talks import CLAIM, STANCE, UKRAINE, inserts, update


def ids(store: Store, words: str, **how: object) -> list[str]:
    return [hit.id for hit in store.search(words, **how)]  # type: ignore[arg-type]  # as search takes them


def fill(store: Store, *names: str) -> None:
    """Actors a0, a1, … of these names."""
    store.apply(inserts(*(Actor(id=f"a{n}", name=name) for n, name in enumerate(names))))


# -- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Negotiation", "nego"),
        ("Negotiation", "NEGOTIATION"),
        ("Ångström", "angstrom"),
        ("Angstrom", "Ångström"),
        ("Zelenskyy", "zelénskyy"),
        ("Зеленський", "зеленськ"),
        ("ЗЕЛЕНСЬКИЙ", "зеленський"),
        ("Орёл", "орел"),
        ("Орел", "орёл"),
        ("Łódź", "lodz"),
        ("Lodz", "łódź"),
        ("м'яч", "м’яч"),
        ("м’яч", "мяч"),
        ("мяч", "мʼяч"),
        ("D`Artagnan", "d'artagnan"),
        ("O'Neill", "oneill"),
        ("Cafe\u0301", "café"),
        ("Café", "cafe\u0301"),
        ("x\u030cyz", "x\u030cy"),
        ("cease-fire", "cease fire"),
        ("cease fire", "cease-fire"),
        ("foo_bar", "foo"),
        ("plan of 2014", "2014"),
        ("中文名", "中文"),
        ("Ґонґадзе", "ґонґ"),
        ("Straße", "straße"),
    ],
)
def test_spellings_find_each_other(empty: Store, name: str, words: str) -> None:
    fill(empty, name, "Nobody")
    assert ids(empty, words) == ["a0"]
    assert ids(empty, words, newest=True) == ["a0"]


@pytest.mark.parametrize(("one", "other"), [("йод", "иод"), ("її", "іі"), ("Ґ", "Г"), ("мій", "мии")])
def test_letters_of_their_own_stay_apart(empty: Store, one: str, other: str) -> None:
    fill(empty, one, other)
    assert ids(empty, one) == ["a0"]
    assert ids(empty, other) == ["a1"]


def test_every_word_is_needed_in_any_order_and_field(store: Store) -> None:
    assert "p1" in ids(store, "given land")
    assert "p1" in ids(store, "ukraine territory given")
    assert ids(store, "given sky") == []


def test_words_between_quotation_marks_stand_together_and_are_whole(empty: Store) -> None:
    fill(empty, "red line drawn", "line red", "red lines")
    assert ids(empty, '"red line"') == ["a0"]
    assert set(ids(empty, "red line")) == {"a0", "a1", "a2"}
    assert ids(empty, '"red line" draw') == ["a0"]
    assert set(ids(empty, '"red line')) == {"a0", "a1", "a2"}


TYPED = (
    *("AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a AND b", "NOT a", "a OR", "-a", "a -b", "+a", "^a", "a*"),
    *("title:a", "title : a", "{title body}: a", "- title : a", "(a", "a)", "a'b", "'", "';--", "\\", "%"),
    *('"', '""', '"""', '"a', 'a"', '"a""b"', "“a”", "a\0b", "\0", "a,b", "a.b", "a/b", "\t", "a" * 10_000),
    *("ab " * 3400, "\u202e", "\ufffe", "😀", "e\u0301", "\u0301", "rank", "search", "rowid", "*", "?", ":x"),
)


@pytest.mark.parametrize("words", TYPED, ids=lambda words: repr(words[:12]))
def test_what_is_typed_is_never_an_instruction(store: Store, words: str) -> None:
    before = len(store.journal())
    for newest in (False, True):
        assert isinstance(store.search(words, newest=newest), list)
        assert isinstance(store.search(words, newest=newest, kinds=["actor", "position"]), list)
    assert len(store.journal()) == before


def test_operators_are_words_like_others(empty: Store) -> None:
    fill(empty, "near and not far", "near")
    assert ids(empty, "NEAR AND NOT") == ["a0"]
    assert ids(empty, "title:near") == []
    assert set(ids(empty, "-near")) == {"a0", "a1"}


@pytest.mark.parametrize("words", ["", " ", "\n", "—", "...", "_", "*", '""', "😀", "\0"])
def test_a_search_without_words_finds_nothing(store: Store, words: str) -> None:
    assert match_expression(words) == ""
    assert store.search(words) == []


@pytest.mark.parametrize("words", ["\ud83d", "a \udcff b"])
def test_half_characters_are_refused_in_words(store: Store, words: str) -> None:
    with pytest.raises(BadSearch, match="half a character"):
        store.search(words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_can_be_searched_for(store: Store, words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    store.search(words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x52F), min_size=1, max_size=12))
def test_a_record_is_found_by_its_own_name(empty: Store, name: str) -> None:
    recorded = empty.apply(inserts(Actor(id="it", name=name)))
    assert "it" in ids(empty, name)
    assert "it" in ids(empty, name[:3])
    assert "it" in ids(empty, f'"{name}"')
    assert recorded.seq == empty.undo().seq - 1


# -- what is found -----------------------------------------------------------------------------------


def test_a_hit_says_what_it_is_and_where_the_word_stands(store: Store) -> None:
    (hit,) = store.search("given up")
    assert (hit.id, hit.kind, hit.title, hit.field) == ("p1", "position", "Ukraine · Territory", "statement")
    assert hit.excerpt == CLAIM.statement
    by_name = next(hit for hit in store.search("ukraine") if hit.id == "p1")
    assert (by_name.field, by_name.excerpt) == ("", CLAIM.statement)


def test_records_are_found_by_the_names_of_what_they_refer_to(store: Store) -> None:
    assert set(ids(store, "ukraine")) == {"ukr", "p1"}
    assert set(ids(store, "withdrawal")) == {"withdrawal", STANCE.id}
    assert set(ids(store, "Україна")) == {"ukr", "p1"}


def test_a_renamed_actor_finds_its_positions_by_the_new_name_alone(store: Store) -> None:
    store.apply(update(UKRAINE, name="Kyivan State", aliases=""))
    assert set(ids(store, "kyivan")) == {"ukr", "p1"}
    assert ids(store, "ukraine") == []
    store.undo()
    assert ids(store, "kyivan") == []
    assert set(ids(store, "ukraine")) == {"ukr", "p1"}


def test_a_name_that_was_not_written_after_all_is_not_kept(store: Store) -> None:
    wrong = Change(
        "Both",
        (
            *update(UKRAINE, name="Kyivan State", aliases="").edits,
            *update(CLAIM, venue="x", actor="nobody").edits,
        ),
    )
    with pytest.raises(Exception, match="no actor nobody"):
        store.apply(wrong)
    store.apply(update(CLAIM, venue="Paris"))
    assert "p1" in ids(store, "ukraine")
    assert ids(store, "kyivan") == []


def test_a_new_reference_brings_its_name_and_takes_the_old_one(store: Store) -> None:
    store.apply(update(CLAIM, actor="rus"))
    assert set(ids(store, "russia")) == {"rus", "p1"}
    assert ids(store, "ukraine") == ["ukr"]


def test_names_come_with_records_of_the_same_change_in_any_order(empty: Store) -> None:
    empty.apply(inserts(CLAIM, Issue(id="territory", title="Territory"), UKRAINE))
    assert set(ids(empty, "ukraine")) == {"ukr", "p1"}


def test_what_is_deleted_is_not_found(store: Store) -> None:
    store.apply(Change("Delete", store.goes_with(["p1"]).edits()))
    assert ids(store, "given") == []
    assert ids(store, "ukraine") == ["ukr"]
    store.undo()
    assert ids(store, "given") == ["p1"]


def test_kinds_narrow_the_search(store: Store) -> None:
    assert ids(store, "ukraine", kinds=["actor"]) == ["ukr"]
    assert ids(store, "ukraine", kinds=["position"]) == ["p1"]
    assert ids(store, "ukraine", kinds=["position", "actor"], newest=True) == ["p1", "ukr"]
    assert ids(store, "ukraine", kinds=["issue"]) == []
    assert ids(store, "ukraine", kinds=["' OR 1"]) == []


def test_the_newest_come_first_while_typing_and_the_best_on_enter(empty: Store) -> None:
    empty.apply(
        inserts(
            Actor(id="named", name="Corridor"),
            Actor(id="told", name="Somebody", summary="a corridor and much else " * 20),
            Actor(id="last", name="Corridor of grain"),
        )
    )
    assert ids(empty, "corridor", newest=True) == ["last", "told", "named"]
    assert ids(empty, "corridor")[-1] == "told"
    assert ids(empty, "corridor", limit=1) == ["named"]
    assert ids(empty, "corridor", limit=2, newest=True) == ["last", "told"]


def test_search_reaches_every_kind_of_text(empty: Store) -> None:
    source = Source(id="s", title="T", url="https://example.org/unusualpath", notes="marginalia")
    evidence = Evidence(id="e", source="s", record="s", quote="verbatim", translation="дослівно")
    empty.apply(inserts(source, evidence))
    assert ids(empty, "unusualpath") == ["s"]
    assert ids(empty, "marginalia") == ["s"]
    assert ids(empty, "дослівно") == ["e"]


def test_a_position_of_a_hundred_is_found_among_them(empty: Store) -> None:
    positions = [
        Position(id=f"p{n}", actor="ukr", issue="t", channel="official", statement=f"number {n}")
        for n in range(300)
    ]
    empty.apply(inserts(UKRAINE, Issue(id="t", title="T"), *positions))
    assert ids(empty, '"number 217"') == ["p217"]
    assert len(ids(empty, "number")) == 50
    assert len(ids(empty, "number", limit=1000)) == 300
    assert len(ids(empty, "number", limit=1000, kinds=["position"])) == 300
