"""Pages: on the grid, heads never last, no lone lines, tables whole or cut with their heads."""

from itertools import pairwise

import pytest

from desktop.briefing.flow import (
    FEWEST_LINES,
    TOGETHER,
    Flowable,
    Paragraph,
    SectionHead,
    SetLine,
    Subhead,
    set_lines,
)
from desktop.briefing.margin import Graded, Margin
from desktop.briefing.measures import A4, GRID, HALF, TEXT_WIDTH
from desktop.briefing.pages import LEAST_LINES, PageBreak, Pages, paginate
from desktop.briefing.styles import BODY, CELL, LEGEND, SUBHEAD, UNDER
from desktop.briefing.tables import Caption, Table, table, under_table
from desktop.briefing.tagging.elements import Element
from desktop.briefing.text import Words
from desktop.briefing.widths import Column, column_widths
from tests.desktop.briefing.papers import sample_paper, set_on

LINE = set_lines([Words(BODY).text("A line.")], TEXT_WIDTH)[0]


def paragraph(lines: int, **options: object) -> Paragraph:
    """A paragraph of so many lines."""
    return Paragraph([LINE._replace(opens=at == 0) for at in range(lines)], BODY, **options)  # type: ignore[arg-type]


def head(number: str = "1") -> SectionHead:
    return SectionHead(number, "Head", TEXT_WIDTH, f"section-{number}")


def rows(count: int, lines: int = 1) -> list[list[list[Words]]]:
    return [[[Words(CELL).text("\n".join(["x"] * lines))], [Words(CELL).text("y")]] for _ in range(count)]


def made_table(count: int, lines: int = 1, caption: str = "Things") -> Table:
    columns = [Column("One"), Column("Two")]
    return table(62, 471, columns, rows(count, lines), caption=Caption("Table 1", caption))


def kinds(pages: Pages) -> list[list[type[Flowable]]]:
    return [[type(placed.flowable) for placed in page] for page in pages]


@pytest.mark.parametrize("before", range(1, 49))
def test_a_head_is_followed_by_three_lines_on_its_page(before: int) -> None:
    pages = paginate([*(paragraph(1) for _ in range(before)), head(), paragraph(9)], A4.body)
    for page in pages:
        if any(isinstance(placed.flowable, SectionHead) for placed in page):
            last = page[-1].flowable
            assert isinstance(last, Paragraph)
            assert not isinstance(last, SectionHead)
            assert len(last.lines) >= 3


@pytest.mark.parametrize("before", range(30, 48))
def test_a_head_with_a_line_of_text_does_not_end_a_page(before: int) -> None:
    pages = paginate([Block(before), head(), paragraph(1), made_table(5), head(), paragraph(1)], A4.body)
    assert all(page[-2:] != [SectionHead, Paragraph] for page in kinds(pages)[:-1])


def test_a_head_with_a_line_of_text_is_not_bound_to_the_next_section() -> None:
    pages = paginate([Block(38), head(), paragraph(1), head("2"), paragraph(9)], A4.body)
    assert kinds(pages) == [[Block, SectionHead, Paragraph], [SectionHead, Paragraph]]


@pytest.mark.parametrize("before", range(1, 48))
def test_no_line_of_a_paragraph_stands_alone(before: int) -> None:
    pages = paginate([paragraph(before), paragraph(7), paragraph(40)], A4.body)
    parts = [placed.flowable for page in pages for placed in page]
    assert all(isinstance(part, Paragraph) and len(part.lines) >= FEWEST_LINES for part in parts[1:])
    assert sum(len(part.lines) for part in parts if isinstance(part, Paragraph)) == before + 47


def test_a_text_under_another_is_not_cut_to_a_single_line_either() -> None:
    opening = (True, False, False, True, False, True, False)
    lines = [SetLine(LINE.line, 14, 10, opens) for opens in opening]
    parts = Paragraph(lines, BODY).split(14 * 4)
    assert parts is not None
    assert [len(part.lines) for part in parts if isinstance(part, Paragraph)] == [3, 4]


def test_a_short_claim_of_several_texts_is_cut_only_where_a_page_would_have_a_hole() -> None:
    claim = Paragraph([LINE._replace(opens=opens) for opens in (True, False, False, True, False)], BODY)
    assert claim.split(14 * 3) is None
    assert claim.split(14 * 3, forced=True) is not None
    assert paragraph(5).split(14 * 3) is not None


def test_a_legend_stands_close_to_the_line_that_explains_it() -> None:
    words = [Words(style).text("A line.") for style in (LEGEND, UNDER)]
    legend, line = under_table(words[0], keeps=TOGETHER), under_table(words[1])
    (page,) = paginate([made_table(3), legend, line, paragraph(2)], A4.body)
    _, first, second, after = page
    assert second.y - first.y - legend.height == UNDER.before
    assert after.y % GRID == 0


@pytest.mark.parametrize(("lines", "pages", "end"), [(1, 1, A4.body + GRID), (2, 2, A4.body)])
def test_pages_are_a_line_longer_where_that_saves_a_last_one_of_a_few_lines(
    lines: int, pages: int, end: float
) -> None:
    made = paginate([Block(24), Block(24), paragraph(lines)], A4.body)
    assert len(made) == pages
    assert made[0][-1].y + made[0][-1].flowable.height == end


def test_a_last_page_of_a_few_lines_takes_some_from_the_one_before() -> None:
    blocks: list[Flowable] = [Block(48), Block(48)]
    entries = [paragraph(3, place=f"note-{at}") for at in range(15)]
    pages = paginate([*blocks, *entries], A4.body)
    assert [len(page) for page in pages] == [1, 1, 11, 4]
    last = pages[-1][-1]
    assert last.y + last.flowable.height >= LEAST_LINES * GRID
    assert [placed.flowable for page in pages for placed in page] == [*blocks, *entries]


def test_a_last_page_takes_no_text_from_under_its_head_but_with_it() -> None:
    pages = paginate([Block(41), head(), paragraph(3, place="a"), paragraph(3, place="b")], A4.body)
    assert [len(page) for page in pages] == [1, 3]
    cut = paginate([Block(41), head(), paragraph(3), paragraph(3, place="b")], A4.body)
    assert [len(page) for page in cut] == [3, 1]  # what has no place may be the end of a text


@pytest.mark.parametrize(("room", "first"), [(2, 2), (3, 2), (4, 4), (5, 4), (6, 6), (7, 6)])
def test_no_entry_of_a_list_is_cut_from_the_others(room: int, first: int) -> None:
    stances = Element("L")
    entries = [LINE._replace(opens=True, element=stances)] * 4
    said, told = LINE._replace(opens=True, element=Element("P")), LINE._replace(opens=False)
    lines = [said, told, *entries, said._replace(element=Element("P")), told, told]
    parts = Paragraph(lines, BODY).split(14 * room)
    assert parts is not None
    assert isinstance(parts.first, Paragraph)
    assert len(parts.first.lines) == first


def test_the_margin_stays_with_the_first_part_and_has_room() -> None:
    margin = Margin("7", "", None, None, tuple(Graded(at, "A·F6") for at in range(12)))
    whole = paragraph(20, margin=margin)
    assert whole.split(40) is None
    parts = whole.split(150)
    assert parts is not None
    assert isinstance(parts.first, Paragraph)
    assert isinstance(parts.rest, Paragraph)
    assert (parts.first.margin, parts.rest.margin) == (margin, None)


def test_a_short_paragraph_is_padded_for_a_deep_margin_in_steps_of_the_grid() -> None:
    margin = Margin("7", "", None, None, tuple(Graded(at, "A·F6") for at in range(8)))
    padded = paragraph(1, margin=margin)
    assert padded.height > margin.depth > 14
    assert padded.height % HALF == 0


def test_a_section_begins_on_a_line_of_the_grid() -> None:
    pages = paginate([paragraph(3), made_table(4), head(), paragraph(4)], A4.body)
    top = next(placed.y for placed in pages[0] if isinstance(placed.flowable, SectionHead))
    assert top % GRID == 0
    assert paginate([head()], A4.body)[0][0].y == 0


def test_a_table_of_twelve_rows_is_moved_whole_rather_than_cut() -> None:
    pages = paginate([paragraph(43), made_table(12)], A4.body)
    assert kinds(pages) == [[Paragraph], [Table]]


def test_a_table_that_would_leave_a_hole_is_cut_after_all() -> None:
    pages = paginate([paragraph(30), made_table(12, lines=3)], A4.body)
    assert kinds(pages) == [[Paragraph, Table], [Table]]


@pytest.mark.parametrize("before", range(0, 47, 3))
def test_a_long_table_has_three_rows_on_each_side_of_a_cut_and_its_head_on_each_page(before: int) -> None:
    pages = paginate([paragraph(before + 2), made_table(60)], A4.body)
    parts = [placed.flowable for page in pages for placed in page if isinstance(placed.flowable, Table)]
    assert len(parts) > 1
    assert sum(len(part.rows) for part in parts) == 60
    assert all(len(part.rows) >= 3 for part in parts)
    assert all(part.frame.head is not None for part in parts)
    assert [part.caption.title for part in parts if part.caption][1:] == ["Things, continued"] * (
        len(parts) - 1
    )


@pytest.mark.parametrize(
    ("before", "all_rows", "first"), [(28, 15, 8), (31, 15, 8), (35, 15, 7), (8, 30, 22), (14, 30, 18)]
)
def test_a_matrix_of_letters_is_cut_near_its_middle_where_that_leaves_no_hole(
    before: int, all_rows: int, first: int
) -> None:
    columns = [Column("Issue"), Column("Actor", 47, centred=True)]
    matrix = table(62, 471, columns, rows(all_rows), caption=Caption("Table 1", "Matrix"))
    pages = paginate([paragraph(before), matrix], A4.body)
    parts = [placed.flowable for page in pages for placed in page if isinstance(placed.flowable, Table)]
    assert [len(part.rows) for part in parts] == [first, all_rows - first]


def test_what_stands_under_a_table_takes_rows_with_it() -> None:
    columns = [Column("One"), Column("Two")]
    first = table(62, 471, columns, rows(36), caption=Caption("Table 1", "Things"), keeps=TOGETHER)
    pages = paginate([first, paragraph(3, whole=True)], A4.body)
    assert kinds(pages) == [[Table], [Table, Paragraph]]


def test_a_row_higher_than_a_page_is_cut_within() -> None:
    pages = paginate([made_table(1, lines=200)], A4.body)
    assert len(pages) > 3
    assert all(placed.y + placed.flowable.height <= A4.body + 1 for page in pages for placed in page)


def test_a_page_break_is_none_at_the_top_of_a_page() -> None:
    assert kinds(paginate([PageBreak(), paragraph(1), PageBreak(), PageBreak(), paragraph(1)], A4.body)) == [
        [Paragraph],
        [Paragraph],
    ]


def test_nothing_makes_one_empty_page() -> None:
    assert paginate([], A4.body) == [[]]


def test_a_block_that_is_cut_says_so_at_its_second_part() -> None:
    title = Subhead(Words(SUBHEAD).text("Ceasefire"), "Ceasefire", TEXT_WIDTH, "part-1")
    block = table(187, 346, [Column("", 74), Column("", 272)], rows(60), title=title)
    parts = block.split(300, forced=True)
    assert parts is not None
    assert isinstance(parts.rest, Table)
    assert parts.rest.title is not None
    shown = "".join(piece.text for line in parts.rest.title.lines for piece in line.line.pieces)
    assert shown.strip() == "Ceasefire, continued"


def test_what_rows_share_does_not_make_the_first_of_them_repeat_it_nor_the_others_higher() -> None:
    high = [Words(CELL).text("many words in a narrow column " * 2)]
    cells = [[high, [Words(CELL).text("x")]] for _ in range(30)]
    shown = table(62, 171, [Column("A", 60, merged=True), Column("B")], cells)
    first, *others = shown.rows
    assert first.height > others[0].height == 17.5
    parts = shown.split(200)
    assert parts is not None
    assert isinstance(parts.rest, Table)
    assert parts.rest.rows[0].height == first.height  # where it is said again
    assert parts.rest.rows[1].height == 17.5


def test_columns_give_each_other_width_until_rows_are_as_low_as_they_get() -> None:
    long, short = [Words(CELL).text("a much longer text " * 12)], [Words(CELL).text("–")]
    cells = [[[Words(CELL).text("some words in each row")], short] for _ in range(20)]
    cells[3] = [[Words(CELL).text("some words in each row")], long]
    one, other = column_widths([Column("A"), Column("B")], cells, 240, 8)
    assert one + other == pytest.approx(240)
    assert other > one > Words(CELL).text("some words in each row").runs[0].width("some words") + 8


def test_what_is_common_in_a_long_table_has_its_width_beside_a_few_long_rows() -> None:
    name = Words(CELL).text("Basin treaty as of November")
    long = [[Words(CELL).text("A name")], [Words(CELL).text("what was said of it at length " * 2)]]
    short = [[name], [Words(CELL).text("Unchanged.")]]
    first, _ = column_widths([Column("A"), Column("B")], [long] * 32 + [short] * 30, 240, 8)
    assert first >= name.runs[0].width(name.runs[0].text) + 8


def test_a_bar_goes_on_behind_a_page_end_and_is_heard_once() -> None:
    whole = paragraph(20)
    whole.bar = "Changed. "
    parts = whole.split(140)
    assert parts is not None
    assert isinstance(parts.first, Paragraph)
    assert isinstance(parts.rest, Paragraph)
    assert (parts.first.bar, parts.rest.bar) == ("Changed. ", "")
    columns = [Column("One"), Column("Two")]
    barred = table(62, 471, columns, rows(1, lines=100), bars=["Changed. "]).split(300, forced=True)
    assert barred is not None
    assert [part.rows[0].bar for part in barred if isinstance(part, Table)] == ["Changed. ", ""]
    plain = paragraph(20).split(140)
    assert plain is not None
    assert isinstance(plain.rest, Paragraph)
    assert plain.rest.bar is None


def test_columns_share_the_width_by_what_is_in_them() -> None:
    cells = [[[Words(CELL).text("short")], [Words(CELL).text("a much longer text " * 6)]] for _ in range(3)]
    narrow, wide = column_widths([Column("A"), Column("B")], cells, 300, 8)
    assert narrow < wide
    assert narrow + wide == pytest.approx(300)


def test_the_body_lines_of_the_sample_stand_on_the_grid_and_within_the_body() -> None:
    for page in set_on(sample_paper())[1:]:
        body = sorted({round(piece.y, 2) for piece in page if piece.size == BODY.size and piece.x == 187.28})
        assert all(A4.top < y < A4.top + A4.body for y in body)
        steps = {round((b - a) % HALF, 2) for a, b in pairwise(body)}
        assert steps <= {0.0, 3.5, HALF}, steps


def test_no_page_of_the_sample_ends_with_a_head() -> None:
    for page in set_on(sample_paper())[1:]:
        body = [piece for piece in page if A4.top < piece.y < A4.top + A4.body]
        lowest = max(body, key=lambda piece: piece.y)
        assert lowest.size not in (17, 11.5, 9.5, 10), lowest


class Drawing(Flowable):
    """A drawing of so many lines of the grid."""

    floats, pads = True, True

    def __init__(self, lines: int) -> None:
        self.height = lines * GRID


class Block(Drawing):
    """What is as little cut, and stays where it is."""

    floats = False


def test_text_of_the_section_moves_up_before_a_drawing_without_room() -> None:
    first, second = paginate([head(), paragraph(30), Drawing(20), paragraph(10), paragraph(12)], A4.body)
    assert [type(placed.flowable) for placed in first] == [SectionHead, *[Paragraph] * 3]
    assert isinstance(second[-1].flowable, Drawing)


def test_a_drawing_parts_no_paragraph_that_has_room_before_it() -> None:
    first, second = paginate([paragraph(30), Drawing(20), paragraph(30), paragraph(2)], A4.body)
    assert kinds([first, second]) == [[Paragraph, Paragraph], [Paragraph, Drawing, Paragraph]]
    beginning, rest = first[1].flowable, second[0].flowable
    assert isinstance(beginning, Paragraph)
    assert isinstance(rest, Paragraph)
    assert len(beginning.lines) + len(rest.lines) == 30


def test_a_drawing_does_not_wait_for_a_paragraph_that_leaves_it_no_room() -> None:
    pages = paginate([paragraph(30), Drawing(20), paragraph(60), paragraph(2)], A4.body)
    assert kinds(pages)[1] == [Drawing, Paragraph]


def test_a_drawing_does_not_part_a_table_where_the_page_is_nearly_full() -> None:
    pages = paginate([paragraph(40), Drawing(20), made_table(40)], A4.body)
    assert kinds(pages) == [[Paragraph], [Drawing, Table], [Table]]


@pytest.mark.parametrize("rows", [40, 46, 100, 130])
def test_a_drawing_parts_no_table_unless_the_page_behind_it_were_left_empty(rows: int) -> None:
    above = [paragraph(30), Drawing(30), made_table(rows)]
    placed = [kind for page in kinds(paginate([*above, paragraph(3)], A4.body)) for kind in page]
    *tables, last = [kind for kind in placed if kind != Paragraph]
    assert (set(tables), last) == ({Table}, Drawing)
    parted = kinds(paginate([paragraph(24), Drawing(30), made_table(38), head()], A4.body))
    assert parted[:2] == [[Paragraph, Table], [Drawing, Table]]


def test_a_drawing_stands_behind_the_rest_of_a_table_that_leaves_it_room() -> None:
    pages = paginate([paragraph(30), Drawing(30), made_table(14), paragraph(3), head()], A4.body)
    assert kinds(pages) == [[Paragraph, Table], [Table, Drawing, Paragraph, SectionHead]]


def test_a_head_does_not_wait_for_a_drawing_where_that_leaves_a_hole() -> None:
    pages = paginate([paragraph(25), head(), Drawing(30), paragraph(5), paragraph(3)], A4.body)
    assert kinds(pages) == [[Paragraph, SectionHead, Paragraph, Paragraph], [Drawing]]


def test_a_drawing_never_stands_before_the_head_it_is_under() -> None:
    pages = paginate([paragraph(35), head(), Drawing(11), Block(20)], A4.body)
    assert kinds(pages) == [[Paragraph], [SectionHead, Drawing, Block]]


@pytest.mark.parametrize(
    "following", [[head("2"), paragraph(2)], [PageBreak(), paragraph(2)], [Drawing(3), paragraph(2)], []]
)
def test_a_head_without_text_of_its_own_waits_for_its_drawing(following: list[Flowable]) -> None:
    pages = paginate([paragraph(25), head(), Drawing(30), *following], A4.body)
    assert kinds(pages)[:2][1][:2] == [SectionHead, Drawing]
    placed = [each.flowable for page in pages for each in page]
    assert placed[3:] == [each for each in following if not isinstance(each, PageBreak)]


def test_drawings_stay_in_order_and_in_their_section() -> None:
    one, two = Drawing(30), Drawing(10)
    flowables = [head(), paragraph(25), one, two, paragraph(3), head("2"), paragraph(4)]
    placed = [each.flowable for page in paginate(flowables, A4.body) for each in page]
    assert placed == [flowables[0], flowables[1], flowables[4], one, two, *flowables[5:]]


def test_a_drawing_at_the_end_is_not_lost() -> None:
    pages = paginate([paragraph(30), Drawing(30), Drawing(30)], A4.body)
    assert kinds(pages) == [[Paragraph], [Drawing], [Drawing]]


def test_a_drawing_with_room_stands_where_it_belongs() -> None:
    assert kinds(paginate([paragraph(3), Drawing(20), paragraph(3)], A4.body)) == [
        [Paragraph, Drawing, Paragraph]
    ]
