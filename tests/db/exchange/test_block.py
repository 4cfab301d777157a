"""Blocks of cells from the clipboard: as spreadsheets, word processors and people put them there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange.block import read_block

KNOWN = {"name", "kind"}.__contains__


def test_rows_and_columns_are_tabs_and_lines() -> None:
    assert read_block("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]
    assert read_block("a\tb\rc\td\r") == [["a", "b"], ["c", "d"]]


def test_line_breaks_and_quotes_stand_in_quoted_cells() -> None:
    assert read_block('a\t"one\ntwo ""said"" he"\nb\t\n') == [["a", 'one\ntwo "said" he'], ["b", ""]]


def test_quotation_marks_of_the_text_itself_are_kept() -> None:
    assert read_block('"No" he said\tx\nb\tc') == [['"No" he said', "x"], ["b", "c"]]
    assert read_block('a\t"open\nb\tc') == [["a", '"open'], ["b", "c"]]


def test_rows_are_made_as_wide_as_the_widest_and_empty_ones_at_the_end_are_left_out() -> None:
    assert read_block("a\tb\tc\nd\n\t\t\n\n") == [["a", "b", "c"], ["d", "", ""]]


def test_an_empty_row_within_keeps_its_place() -> None:
    assert read_block("a\tb\n\t\nc\td") == [["a", "b"], ["", ""], ["c", "d"]]


def test_text_without_tabs_is_one_column() -> None:
    assert read_block("a, b\nc; d\n") == [["a, b"], ["c; d"]]
    assert read_block('"one\ntwo"\nthree') == [["one\ntwo"], ["three"]]
    assert read_block('"No" he said\nyes') == [['"No" he said'], ["yes"]]


def test_commas_part_columns_where_the_headings_are_known() -> None:
    assert read_block("name,kind\nUkraine,state\n", known=KNOWN) == [["name", "kind"], ["Ukraine", "state"]]
    assert read_block("name,kind\nUkraine,state\n") == [["name,kind"], ["Ukraine,state"]]


def test_nothing_is_no_block() -> None:
    assert read_block("") == []
    assert read_block("\n\n") == []
    assert read_block("", "<p>words</p>") == []


def test_a_table_of_a_word_processor_is_read_from_its_html() -> None:
    html = """<html><body><!--StartFragment--><table><tr><th>Name</th><th>Kind</th></tr>
      <tr><td><p>Ukraine</p><p>(Kyiv)</p></td><td>state &amp;<br>party&nbsp;x</td></tr></table>"""
    text = "Name\nKind\nUkraine\n(Kyiv)\nstate &\nparty x\n"
    assert read_block(text, html) == [["Name", "Kind"], ["Ukraine\n(Kyiv)", "state &\nparty x"]]


def test_the_text_of_a_spreadsheet_goes_before_its_html() -> None:
    assert read_block("a  b\tc", "<table><tr><td>a b</td><td>c</td></tr></table>") == [["a  b", "c"]]


def test_cells_over_several_rows_and_columns_leave_the_others_in_their_place() -> None:
    html = (
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td>e<td>f<td>g</table><table><tr><td>another</table>"
    )
    assert read_block("", html) == [["a", "b", ""], ["", "c", "d"], ["e", "f", "g"]]


def test_a_table_within_a_cell_is_part_of_it() -> None:
    html = "<table><tr><td>a<table><tr><td>in</td></tr></table></td><td>b</td></tr></table>"
    assert read_block("", html) == [["ain", "b"]]


def test_a_span_without_end_is_cut() -> None:
    (row,) = read_block("", "<table><tr><td colspan=999999999>a</td><td>b</td></tr></table>")
    assert (len(row), row[0], row[-1]) == (1001, "a", "b")


@given(st.text(), st.text())
def test_any_text_is_read_as_a_rectangle(text: str, html: str) -> None:
    for cells in (read_block(text, html), read_block(text, f"<table>{html}")):
        assert len({len(row) for row in cells}) <= 1


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_a_spreadsheet_writes_comes_back(rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL).writerows(rows)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows = rows[:-1]
    assert read_block(out.getvalue()) == rows


@pytest.mark.parametrize("text", ["\ufeffa\tb", "a\tb"])
def test_a_byte_order_mark_is_no_text(text: str) -> None:
    assert read_block(text) == [["a", "b"]]
