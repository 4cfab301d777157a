"""How a typesetter would set it: no table of one row, what explains a table close to it, rows named again."""

from dataclasses import replace

import pytest

from db.records import ActorRole, Evidence, Leverage, Source
from desktop.briefing.crowded import folded
from desktop.briefing.flow import FREE, TOGETHER, Subhead
from desktop.briefing.lines import broken
from desktop.briefing.measures import A4, TEXT_WIDTH
from desktop.briefing.pages import paginate
from desktop.briefing.styles import BODY, CELL, SUBHEAD, UNDER
from desktop.briefing.tables import PAD, Caption, Table, table, under_table
from desktop.briefing.text import Words
from desktop.briefing.widths import Column
from tests.desktop.briefing.papers import SOURCE, cited, paper_of, text_of
from tests.desktop.briefing.test_claims import CLAIM, LOWER, UPPER, said

LABELS = [Column("", 74), Column("", 272)]


def cell(text: str) -> list[Words]:
    return [Words(CELL).text(text)]


def test_a_row_that_is_cut_says_again_what_names_it() -> None:
    shown = table(187, 346, LABELS, [[cell("Outcome"), cell("\n".join("x" * 60))]])
    told = 0
    for _ in range(2):  # however often it is cut
        parts = shown.split(250, forced=True)
        assert parts is not None
        first, rest = parts
        assert isinstance(first, Table)
        assert isinstance(rest, Table)
        told += len(first.rows[0].cells[1])
        (row,) = rest.rows
        assert [piece.text for piece in row.cells[0][0].line.pieces] == ["Outcome "]
        assert row.elements[0] is None  # it was heard before
        shown = rest
    assert told + len(row.cells[1]) == 60


@pytest.mark.parametrize("keeps", [FREE, TOGETHER])
def test_what_explains_a_table_stands_close_to_it_wherever_it_ends(keeps: int) -> None:
    rows = [[cell("x"), cell("y")]] * 4
    columns = [Column("One"), Column("Two")]
    made = table(62, 471, columns, rows, caption=Caption("Table 1", "Things"), keeps=keeps)
    (page,) = paginate([made, under_table(Words(UNDER).text("Undated."))], A4.body)
    gap = page[1].y - page[0].y - made.height
    assert (gap == UNDER.before) is (keeps == TOGETHER)


def test_what_has_but_one_row_is_set_as_labels_with_what_they_say() -> None:
    lever = Leverage(id="l", holder="up", target="low", instrument="The gate")
    notes = [replace(cited(lever), locator=f"Page {at}", id=f"e{at}") for at in range(3)]
    text = text_of(paper_of(UPPER, LOWER, lever, SOURCE, *notes))
    assert "Instruments of leverage Who on whom Upper on Lower Instrument The gate Use not stated" in text
    assert "Source 1 A·B3 2 A·B3 3 A·B3 Its strength is not stated." in text.replace("\xa0", " ")
    assert "Assessment" not in text.partition("Instruments of leverage")[2]
    two = text_of(paper_of(UPPER, LOWER, lever, replace(lever, id="m")))
    assert "No. Who on whom Instrument Use Assessment Source 1 Upper on Lower" in two


def test_a_role_alone_is_set_as_labels_too() -> None:
    role = ActorRole(id="r", actor="up", role="party", note="It signed.")
    text = text_of(paper_of(UPPER, role))
    assert (
        "Roles, as the sources claim them Actor Upper Role party Remark It signed. Source no source" in text
    )


def test_no_line_begins_with_the_dot_between_things_of_a_list() -> None:
    for room in range(80, 240, 3):
        words = (
            Words(BODY)
            .text("gauges fall")
            .marks([105, 106], small=True)
            .text(" · troops leave · talks go on")
        )
        for line in broken(words.runs, float(room)):
            assert not "".join(piece.text for piece in line.pieces).lstrip("\xa0 ").startswith("·")


def test_the_title_of_a_block_keeps_clear_of_its_rule() -> None:
    title = Subhead(Words(SUBHEAD).text("Ceasefire"), "Ceasefire", TEXT_WIDTH, "part-1")
    block = table(187, 346, LABELS, [[cell("Outcome"), cell("x")]], title=title)
    assert block.height == title.height + PAD + block.rows[0].height


def test_what_has_too_many_columns_tells_the_last_under_the_text_of_its_rows() -> None:
    heads = ["Name", "Text", "A", "B", "C", "D", "Where", "Sure"]
    row = [
        cell("Dam"),
        cell("The gauge stands above 250 for sixty days " * 3),
        *[cell("30 September 2026")] * 4,
    ]
    rows = [[*row, cell("Readings at noon"), cell("–")], [*row, cell("–"), cell("yes")]]
    columns, shown = folded([Column(head) for head in heads], rows, 471)
    assert [column.head for column in columns] == heads[:6]
    told = [" ".join(run.text for words in each[1][1:] for run in words.runs) for each in shown]
    assert told == ["Where: Readings at noon.", "Sure: yes."]
    assert [len(each) for each in shown] == [6, 6]


def test_a_table_of_short_cells_keeps_all_its_columns() -> None:
    columns = [Column(f"Column {at}") for at in range(9)]
    rows = [[cell("CC")] * 9] * 4
    assert folded(columns, rows, 471) == (columns, rows)


@pytest.mark.parametrize("word", ["de-escalation", "follow-up", "re-arm"])
def test_a_word_keeps_its_prefix(word: str) -> None:
    for room in range(20, 120, 3):
        lines = broken(Words(BODY).text(f"a ceasefire and {word}").runs, 60.0 + room)
        ends = ["".join(piece.text for piece in line.pieces).rstrip() for line in lines]
        assert not any(end.endswith("-") for end in ends)


def test_a_compound_is_still_broken_behind_its_hyphen() -> None:
    lines = broken(Words(BODY).text("a ceasefire-for-recognition arrangement").runs, TEXT_WIDTH / 4)
    assert any("".join(piece.text for piece in line.pieces).rstrip().endswith("-") for line in lines)


def test_the_summary_tells_grades_in_sentences_and_what_unknown_is_not() -> None:
    graded = [Source(id=f"g{at}", title=f"G{at}", reliability=grade) for at, grade in enumerate("AAF")]
    evidence = [
        Evidence(id=f"e{at}", source=each.id, record=CLAIM.id, credibility=credibility)
        for at, (each, credibility) in enumerate(zip(graded, "266", strict=True))
    ]
    text = said(CLAIM, *graded, *evidence)
    assert "The paper rests on three sources, all documents." in text
    assert (
        "For reliability, two are rated A (completely reliable) and one rated F (cannot be judged)." in text
    )
    assert "one is rated 2 (probably true) and two rated 6 (cannot be judged) for credibility." in text
    assert "F and 6 mean unknown, not middling." in text
    mixed = said(CLAIM, *graded[:1], replace(graded[1], type="report"), *evidence[:2])
    assert "The paper rests on two sources: one document and one report. Both are rated A" in mixed
    assert "6 means unknown, not middling." in mixed
