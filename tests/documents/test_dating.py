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
        ("Vom 3. bis 5. März 2026 sprachen sie", "2026-03-03/2026-03-05", ""),
        ("am 3./4. März", "2026-03-03/2026-03-04", ""),
        ("du 3 au 5 mars 2026", "2026-03-03/2026-03-05", ""),
        ("entre le 3 et le 5 mars", "2026-03-03/2026-03-05", ""),
        ("del 3 al 5 de marzo de 2026", "2026-03-03/2026-03-05", ""),
        ("od 3 do 5 marca 2026 roku", "2026-03-03/2026-03-05", ""),
        ("с 3 по 5 марта 2026 года", "2026-03-03/2026-03-05", ""),
        ("з 3 до 5 березня 2026", "2026-03-03/2026-03-05", ""),
        ("on March 3–5, 2026 they met", "2026-03-03/2026-03-05", ""),
        ("marzo 3 de 2026", "2026-03-03", ""),
        ("Die Erklärung vom 3. März 2026", "2026-03-03", ""),
        ("La déclaration du 3 mars 2026", "2026-03-03", ""),
        ("Заявление от 3 марта 2026 г.", "2026-03-03", ""),
        ("Seit dem 3. März 2026 gilt sie", "2026-03-03", "since"),
        ("à partir du 3 mars 2026", "2026-03-03", "since"),
        ("desde el 3 de marzo", "2026-03-03", "since"),
        ("od dnia 3 marca 2026", "2026-03-03", "since"),
        ("obowiązuje do 3 marca 2026 r. i dłużej", "2026-03-03", "until"),
        ("15-го марта 2026 года", "2026-03-15", ""),
        ("3 Mart 2026'da görüştüler", "2026-03-03", ""),
        ("2024'ten beri sürüyor", "2024", "since"),
        ("Mart 2027'ye kadar geçerli", "2027-03", "until"),
        ("Anfang März 2026", "2026-03-01~/2026-03-10~", ""),
        ("mi-mars 2026", "2026-03-11~/2026-03-20~", ""),
        ("a finales de marzo de 2026", "2026-03-21~/2026-03-31~", ""),
        ("pod koniec marca 2026", "2026-03-21~/2026-03-31~", ""),
        ("на початку березня 2026", "2026-03-01~/2026-03-10~", ""),
        ("в конце марта 2026 года", "2026-03-21~/2026-03-31~", ""),
        ("Im März trafen sie sich", "2026-03", ""),
        ("w marcu rozmawiali", "2026-03", ""),
        ("у березні говорили", "2026-03", ""),
        ("с марта не говорят", "2026-03", "since"),
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
    assert found("Лікарні прийняли 3 травми, з травмою голови") == []
    assert found("Mars is a planet, and in mars there is sugar") == []


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
