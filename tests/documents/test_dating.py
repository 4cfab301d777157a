"""Dates in the languages sources are written in: months by their names there, days before months."""

import pytest

from desktop.documents.dating import dates_in
from desktop.documents.metadata import from_text

MAY = "2026-05-20"


def found(text: str, order: str = "DMY") -> list[tuple[str, str]]:
    return [(each.edtf, each.role) for each in dates_in(text, MAY, order)]


@pytest.mark.parametrize(
    ("text", "edtf", "role"),
    [
        ("Сторони зустрілися 3 березня 2026 року в Осло", "2026-03-03", ""),
        ("У березні 2026 року нічого не змінилося", "2026-03", ""),
        ("З 3 березня 2026 р. діє перемир'я", "2026-03-03", "since"),
        ("До кінця не ясно, але до 2028 року закінчать", "2028", "until"),
        ("2 марта 2026 года стороны встретились", "2026-03-02", ""),
        ("В марте 2026 г. ничего не изменилось", "2026-03", ""),
        ("Sie trafen sich am 3. März 2026 in Oslo", "2026-03-03", ""),
        ("Seit Januar 2026 gilt das", "2026-01", "since"),
        ("Ils se sont vus le 1er mars 2026 à Oslo", "2026-03-01", ""),
        ("Valable jusqu’au 5 juin 2026, dit-on", "2026-06-05", "until"),
        ("El 3 de marzo de 2026 firmaron", "2026-03-03", ""),
        ("Spotkali się 3 marca 2026 w Oslo", "2026-03-03", ""),
        ("Am 3. April trafen sie sich", "2026-04-03", ""),
        ("3–5 березня 2026", "2026-03-03/2026-03-05", ""),
    ],
)
def test_months_of_other_languages_are_read(text: str, edtf: str, role: str) -> None:
    assert found(text) == [(edtf, role)]


def test_a_day_before_a_dot_comes_first_whatever_the_tracker_types() -> None:
    assert found("signed on 3.4.2026 there", "MDY") == [("2026-04-03", "")]
    assert found("signed on 3/4/2026 there", "MDY") == [("2026-03-04", "")]
    assert found("version 3.4.2026.1") == []


def test_words_that_only_look_like_months_are_none() -> None:
    assert found("ten years ago 2014 papers were lost") == []
    assert found("Ein Mai ohne Jahr, und 40 Märzbecher") == []


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("12 листопада 2025", "2025-11-12"),
        ("Опубліковано: 12 листопада 2025 року, 14:02", "2025-11-12"),
        ("Veröffentlicht am 12. November 2025 von der Redaktion", "2025-11-12"),
        ("12.11.2025", "2025-11-12"),
        ("Publié le 1er août 2025 à 9h", "2025-08-01"),
        ("12/11/2025", ""),
        ("Eine lange Zeile, in der jemand sagt, dass am 12. November 2025 alles anders gewesen sei", ""),
    ],
)
def test_the_day_a_document_was_put_out_is_found_in_its_language(line: str, issued: str) -> None:
    proposed = {each.field: each.value for each in from_text("a.txt", f"Titel\n\n{line}\n\nText.")}
    assert proposed.get("issued", "") == issued
