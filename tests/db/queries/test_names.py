"""Records are found by name whichever alphabet they are written in, and the nearest comes first."""

import pytest

from db.queries.names import NAMED, SAME, Names
from db.records import Actor, Issue, Position, Source
from db.store import Store
from tests.db.talks import RUSSIA, UKRAINE, inserts, update

ZELENSKY = ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленский", "Зеленський", "Zełenski")


def fill(store: Store, *names: str) -> None:
    """Actors a0, a1, … of these names."""
    store.apply(inserts(*(Actor(id=f"a{n}", name=name) for n, name in enumerate(names))))


def found(store: Store, words: str, *kinds: str) -> list[str]:
    return [match.id for match in Names(store.db).matches(words, kinds)]


# -- spellings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("stored", ZELENSKY)
@pytest.mark.parametrize("typed", ZELENSKY)
def test_one_name_in_several_alphabets_is_the_same_name(empty: Store, stored: str, typed: str) -> None:
    fill(empty, stored)
    (match,) = Names(empty.db).matches(typed)
    assert match.score >= SAME


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Kyiv", "Київ"), ("Київ", "Kyiv"), ("Харків", "Kharkiv"), ("Харків", "kh"), ("Kharkiv", "k"),
        ("Erdoğan", "erdogan"), ("Тбилиси", "tbilisi"), ("Al-Sisi", "sisi"), ("Côte d’Ivoire", "divoire"),
        ("Xi Jinping", "jin"), ("Володимир Зеленський", "zelensky volodymyr"), ("北京", "beijing"),
    ],
)  # fmt: skip
def test_names_are_found_by_how_they_sound(empty: Store, stored: str, typed: str) -> None:
    fill(empty, stored, "Nobody at all")
    assert found(empty, typed) == ["a0"]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Kharkiv", "Harkiv"),
        ("Aleksei", "Alexey"),
        ("Becker", "Beker"),
        ("Anna", "Ana"),
        ("Wagner", "Vagner"),
    ],
)
def test_what_only_transliterations_differ_in_is_the_same_name(empty: Store, stored: str, typed: str) -> None:
    fill(empty, stored)
    (match,) = Names(empty.db).matches(typed)
    assert match.score >= SAME


@pytest.mark.parametrize("typed", ["Zelnsky", "Zelensyk", "Zelxensky", "Zelansky", "Selenskyj", "zelnsk"])
def test_a_letter_wrong_still_finds_a_name(empty: Store, typed: str) -> None:
    fill(empty, "Volodymyr Zelenskyy", "Selma")
    assert found(empty, typed) == ["a0"]


def test_a_misspelt_name_comes_after_the_one_that_was_written(empty: Store) -> None:
    fill(empty, "Iran", "Iraq")
    first, second = Names(empty.db).matches("iraq")
    assert (first.id, second.id) == ("a1", "a0")
    assert first.score >= SAME > second.score


@pytest.mark.parametrize("typed", ["", "   ", "…", "\ud800", "\x00", "qqqq"])
def test_what_is_no_name_finds_nothing(empty: Store, typed: str) -> None:
    fill(empty, "Ukraine")
    assert found(empty, typed) == []


def test_three_letters_are_never_taken_for_three_others(empty: Store) -> None:
    fill(empty, "UAE", "USA")
    assert found(empty, "usa") == ["a1"]


def test_a_figure_is_never_taken_for_another(empty: Store) -> None:
    fill(empty, "Resolution 1199", "Resolution 1198")
    assert found(empty, "resolution 1199") == ["a0"]


# -- order and kinds ---------------------------------------------------------------------------------


def test_the_nearest_comes_first(empty: Store) -> None:
    fill(empty, "New Georgia", "Georgian Dream", "Georgia", "Georgescu")
    assert found(empty, "georgia") == ["a2", "a1", "a0"]


def test_a_record_is_found_once_by_its_best_name_and_says_which(store: Store) -> None:
    (match,) = Names(store.db).matches("Україна")
    assert (match.id, match.title, match.name, match.by_alias) == ("ukr", "Ukraine", "Україна", True)
    (match,) = Names(store.db).matches("Ukraine")
    assert (match.id, match.name, match.by_alias) == ("ukr", "Ukraine", False)


def test_short_names_and_each_line_of_aliases_are_names(empty: Store) -> None:
    empty.apply(inserts(Actor(id="un", name="United Nations", short_name="UN", aliases="ONU\n\n ООН ")))
    assert found(empty, "un") == found(empty, "onu") == found(empty, "ООН") == ["un"]


def test_kinds_narrow_what_is_found(store: Store) -> None:
    store.apply(inserts(Issue(id="talks", title="Talks"), Source(id="told", title="Talks told")))
    assert found(store, "talks", "issue") == ["talks"]
    assert found(store, "talks", "issue", "source") == found(store, "talks") == ["talks", "told"]


def test_positions_have_no_names(store: Store) -> None:
    assert Position.META.kind not in NAMED
    assert found(store, "ukraine", "position") == []


def test_no_more_are_found_than_asked_for(empty: Store) -> None:
    fill(empty, *(f"Person {n}" for n in range(50)))
    assert [match.title for match in Names(empty.db).matches("pers", limit=3)] == [
        "Person 0",
        "Person 1",
        "Person 2",
    ]


# -- what is marked ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "typed", "marked"),
    [
        ("Ukraine", "ukr", ["Ukr"]),
        ("Зеленський", "zel", ["Зел"]),
        ("Зеленський", "Zelenskyy", ["Зеленськи"]),
        ("Volodymyr Zelenskyy", "зел вол", ["Vol", "Zel"]),
        ("Харків", "kh", ["Х"]),
        ("Côte d’Ivoire", "divo", ["d’Ivo"]),
        ("Ukraine", "ukrane", []),
    ],
)
def test_what_was_typed_is_marked_in_the_name(
    empty: Store, stored: str, typed: str, marked: list[str]
) -> None:
    fill(empty, stored)
    (match,) = Names(empty.db).matches(typed)
    assert [match.name[start:end] for start, end in match.spans] == marked


# -- keeping up --------------------------------------------------------------------------------------


def test_names_follow_what_is_written(store: Store) -> None:
    names = Names(store.db)

    def ids(words: str) -> list[str]:
        return [match.id for match in names.matches(words, ["actor"])]

    assert ids("ukraine") == ["ukr"]
    store.apply(update(UKRAINE, name="Ruthenia", aliases=""))
    assert ids("ukraine") == []
    assert ids("ruthenia") == ["ukr"]
    store.undo()
    assert ids("ruthenia") == []
    assert ids("Україна") == ["ukr"]
    store.apply(inserts(Actor(id="tur", name="Türkiye")))
    assert ids("turkiye") == ["tur"]
    store.undo()
    assert ids("turkiye") == []


def test_names_follow_another_connection_and_large_changes(store: Store) -> None:
    with Store.open(store.path, readonly=True) as reading:
        names = Names(reading.db)
        assert names.matches("person", ["actor"]) == []
        many = (Actor(id=f"m{n}", name=f"Person {n}") for n in range(2500))
        store.apply(inserts(*many))
        assert [match.id for match in names.matches("person 2499", ["actor"])] == ["m2499"]
        assert [match.id for match in names.matches("russia", ["actor"])] == [RUSSIA.id]


def test_names_that_change_while_they_are_read_are_read_again(empty: Store) -> None:
    fill(empty, *(f"Person {n}" for n in range(1000)))
    names = Names(empty.db)
    reading = names.preparing(["actor"])
    next(reading)
    empty.apply(update(Actor(id="a0", name="Person 0"), name="Somebody else"))
    assert sum(1 for _ in reading) > 0
    assert [match.id for match in names.matches("somebody", ["actor"])] == ["a0"]


def test_names_are_read_a_little_at_each_step(empty: Store) -> None:
    fill(empty, *(f"Person {n}" for n in range(1000)))
    names = Names(empty.db)
    assert sum(1 for _ in names.preparing()) > 2
    assert sum(1 for _ in names.preparing()) == 0
    assert len(names.matches("person", ["actor"])) == 30
