"""Garbled letters put right, each repair listed; repairs and what was set aside taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.reading import read
from desktop.documents.repairing import repaired
from desktop.documents.taking_back import chosen


def again(sound: str, encoding: str = "cp1252") -> str:
    """Text that was decoded wrongly once."""
    return sound.encode().decode(encoding)


@pytest.mark.parametrize(
    ("garbled", "sound"),
    [
        ("Recep ErdoÄŸan spoke", "Recep Erdoğan spoke"),
        (again("Zażółć gęślą jaźń", "latin-1"), "Zażółć gęślą jaźń"),
        ("it â€œquotedâ€\x9d him", "it “quoted” him"),
        (again("Зеленський", "cp1251"), "Зеленський"),
        ("Ä°stanbul", "İstanbul"),
        ("zero\u200bwidth \ufeffmark", "zerowidth mark"),
    ],
)
def test_garbled_words_are_put_right_and_listed(garbled: str, sound: str) -> None:
    text, repairs = repaired(f"Before, {garbled}.\nAfter.\n")

    assert text == f"Before, {sound}.\nAfter.\n"
    assert repairs
    for each in repairs:
        assert text[each.first : each.first + len(each.now)] == each.now


def test_a_repair_is_a_whole_word() -> None:
    (repair,) = repaired("Recep Tayyip ErdoÄŸan, who")[1]

    assert (repair.was, repair.now) == ("ErdoÄŸan", "Erdoğan")


@pytest.mark.parametrize(
    "sound",
    [
        "Erdoğan – “ok”, Åland, Ärger, ÄÖÜ, naïve",
        "Зеленський і Łódź",
        "عن المياه",
        "20 °C ± 2",
        "Ä – Å",
        "水",
    ],
)
def test_sound_text_stays_as_it_is(sound: str) -> None:
    assert repaired(sound) == (sound, ())


TEXTS = st.lists(
    st.sampled_from(
        [
            "ErdoÄŸan",
            "plain",
            " ",
            "\n",
            "cafÃ©",
            "Ärger",
            "\u200b",
            "Skip to main content\n",
            "12 views\n",
            "Ж",
        ]
    ),
    max_size=30,
).map("".join)


@given(TEXTS)
def test_all_repairs_taken_back_give_the_text_as_it_came(text: str) -> None:
    fixed, repairs = repaired(text)
    back = fixed
    for each in reversed(repairs):
        assert back[each.first : each.first + len(each.now)] == each.now
        back = back[: each.first] + each.was + back[each.first + len(each.now) :]
    assert back == text


@given(TEXTS)
def test_a_document_with_nothing_repaired_and_nothing_set_aside_is_the_file(text: str) -> None:
    came = f"The talks\n{text}\nended.\n"
    document = read("a.txt", came.encode())

    whole = chosen(document, range(len(document.repairs)), ())
    plain = chosen(whole, (), ())

    assert plain.text == came.replace("\r\n", "\n").replace("\r", "\n")
    assert (plain.repairs, plain.aside) == ((), ())


def test_one_repair_and_one_stretch_are_taken_back_and_the_others_keep_their_place() -> None:
    came = "Skip to main content\nErdoÄŸan met\nSkip to main content\nÜnlÃ¼ and cafÃ©\n12 views\n"
    document = read("a.txt", came.encode())
    assert (len(document.repairs), len(document.aside)) == (3, 3)

    less = chosen(document, [1, 2], range(3))
    more = chosen(less, range(2), [0, 2])

    assert more.text == "ErdoÄŸan met\nSkip to main content\nÜnlü and café\n"
    for each in more.repairs:
        assert more.text[each.first : each.first + len(each.now)] == each.now
    assert [each.before for each in more.aside] == [0, len(more.text)]


def test_letters_of_what_comes_back_are_put_right() -> None:
    document = read("a.txt", "The talks\n\nSubscribe to cafÃ©\n\nGo on.\n".encode())

    back = chosen(document, (), ())

    assert "Subscribe to café\n" in back.text
    assert [each.now for each in back.repairs] == ["café"]
