"""How the names and words of a sheet are understood, and answered where they are not."""

from dataclasses import replace

import pytest

from db.exchange.sheets import NEW, Answer, Mapping, Word
from db.queries.snapshot import Snapshot
from db.records import Actor
from tests.db.exchange.sheets.making import (
    NAMES,
    composed,
    counted,
    linked,
    planned,
    refused,
    sheet,
    values,
)

# -- names -----------------------------------------------------------------------------------------------


def resolved(name: str, mapping: Mapping | None = None) -> tuple[str, str, str]:
    found = composed(sheet("abc", (name, "Water share", "No.")), mapping or linked(*NAMES))
    read = next(each for each in found.names if each.kind == "actor")
    return read.how, read.id if read.how != "new" else "", read.near_title


@pytest.mark.parametrize(
    ("name", "how", "id"),
    [
        ("aland", "name", "al"), ("Delta League", "alias", "dl"), ("dl", "id", "dl"), ("Aländ", "near", "al"),
        ("Аланд", "near", "al"), ("The Delta Leage", "near", "dl"), ("Borland", "new", ""),
    ],
)  # fmt: skip
def test_a_name_is_looked_up_by_alias_alphabet_and_nearness(name: str, how: str, id: str) -> None:
    assert resolved(name)[:2] == (how, id)


def test_a_name_that_only_comes_near_is_new_and_the_near_one_offered() -> None:
    assert resolved("Delta Ligue") == ("new", "", "The Delta League")


def test_an_answer_decides() -> None:
    mapping = linked(*NAMES).with_answer(Answer("actor", "Delta Ligue", "dl"))
    assert resolved("delta  ligue", mapping) == ("told", "dl", "")
    assert resolved("Aländ", linked(*NAMES).with_answer(Answer("actor", "Aländ", NEW)))[0] == "new"
    gone = linked(*NAMES).with_answer(Answer("actor", "Aländ", "deleted"))
    assert resolved("Aländ", gone)[0] == "near"


def test_numbers_in_names_count() -> None:
    tracker = Snapshot.of([Actor(id="wg1", name="Working group on borders 1")])
    found = composed(sheet("abc", ("Working group on borders 2", "Dams", "No.")), linked(*NAMES), tracker)
    assert [each.how for each in found.names if each.kind == "actor"] == ["new"]


def test_a_name_that_two_records_have_is_refused_with_what_to_do() -> None:
    tracker = Snapshot.of([Actor(id="a1", name="Aland"), Actor(id="a2", name="ALAND")])
    made = planned(sheet("abc", ("Aland", "Dams", "No.")), linked(*NAMES), tracker)
    assert "name of several records" in refused(made)["A2"]


def test_new_names_that_sound_alike_are_one_record() -> None:
    rows = (("Zelensky", "Dams", "No."), ("Zelenskyy", "Dams", "Yes."), ("Зеленський", "Dams", "Hm."))
    assert counted(planned(sheet("abc", *rows), linked(*NAMES)))["actor"] == (1, 0, 0, 0)


def test_a_name_matched_is_not_renamed() -> None:
    made = planned(
        sheet("abc", ("DELTA LEAGUE", "Water share", "No.")), replace(linked(*NAMES), known="update")
    )
    assert values(made, "actor") == []


# -- words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("official", "official"), ("Back Channel", "back-channel"), ("PUBLIC", "public statement"),
        ("track two", "Track II"), ("offical", "official"), ("Track_I", "Track I"),
    ],
)  # fmt: skip
def test_words_of_a_choice_are_read_loosely(word: str, channel: str) -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.channel")
    made = planned(sheet("abcd", ("Aland", "Dams", "No.", word)), linked(*columns))
    assert [each["channel"] for each in values(made, "position")] == [channel]


def test_a_short_word_is_not_guessed() -> None:
    made = planned(sheet("abcd", ("Aland", "Dams", "No.", "hgh")), linked(*NAMES, "position.confidence"))
    assert refused(made).keys() == {"D2"}


def test_a_word_that_fits_nothing_may_be_told() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.channel")
    read = sheet("abcd", ("Aland", "Dams", "No.", "shouted"))
    assert "Say which it means" in refused(planned(read, linked(*columns)))["D2"]
    told = linked(*columns).with_word(Word("position.channel", "shouted", "public statement"))
    assert values(planned(read, told), "position")[0]["channel"] == "public statement"


def test_a_constant_stands_where_a_cell_is_empty() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.channel")
    made = planned(
        sheet("abcd", ("Aland", "Dams", "No.", None), ("Aland", "Dams", "So.", "t2")), linked(*columns)
    )
    assert [each["channel"] for each in values(made, "position")] == ["official", "Track II"]
