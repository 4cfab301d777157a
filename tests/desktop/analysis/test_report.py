"""Rows of long tables: written when they are asked for, once, and alike however they are held."""

from desktop.analysis.report import Cell, Chained, Later, Report, Row, Rows


def test_a_row_is_written_when_it_is_asked_for_and_once() -> None:
    written: list[int] = []

    def write(number: int) -> Row:
        written.append(number)
        return (Cell(f"{number}"),)

    rows = Rows(write, range(100, 50_100))
    report = Report("", "", ("Number",), rows)
    assert len(rows) == 50_000
    assert written == []
    assert [cell.text for (cell,) in report.first(3)] == ["100", "101", "102"]
    assert rows[-1] == (Cell("50099"),)
    assert rows[1][0].text == "101"
    assert written == [100, 101, 102, 50_099]


def test_sequences_are_read_as_one_of_each_all_or_the_last() -> None:
    assert list(Chained(["abc", "", "de"])) == ["a", "b", "c", "d", "e"]
    lasts = Chained(["abc", "", "de", "f"], [2, 0, 1, 0])
    assert list(lasts) == ["b", "c", "e"]
    assert (lasts[-1], lasts[1:], len(lasts)) == ("e", ["c", "e"], 3)
    assert len(Chained[str]([])) == 0


def test_rows_are_alike_when_what_they_say_is() -> None:
    lazy = Rows(lambda word: (Cell(word),), ("a", "b"))
    assert lazy == [(Cell("a"),), (Cell("b"),)]
    assert lazy != [(Cell("a"),)]
    assert lazy != [(Cell("a"),), (Cell("c"),)]


def test_words_for_later_are_found_once_and_the_answer_needs_none_of_them() -> None:
    asked: list[str] = []

    def find() -> str:
        asked.append("found")
        return "Two differ. Of 9 three hold."

    said = Later(find)
    report = Report("", said, lead="Two differ.")
    assert report.in_short == "Two differ."
    assert (said.is_found, report.is_whole, asked) == (False, False, [])
    assert report.further == "Of 9 three hold."
    assert (said.is_found, report.is_whole) == (True, True)
    assert report.sentence == "Two differ. Of 9 three hold."
    assert asked == ["found"]
    assert Report("", "All at once.").is_whole
