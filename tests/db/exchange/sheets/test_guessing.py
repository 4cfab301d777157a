"""What a sheet is taken for: its headings, its shape, its columns, the order of its dates."""

from datetime import date
from pathlib import Path

import pytest

from db.exchange.sheets import Sheet, open_book
from db.exchange.sheets.cells import Cell
from db.exchange.sheets.dates_in import date_order
from db.exchange.sheets.header import header_row
from db.exchange.sheets.mapping import headings, layout_digest
from tests.db.exchange.sheets.making import TRACKER, guess, sheet
from tests.db.exchange.sheets.workbooks import MATRIX_HEADS, MATRIX_ROWS, linked_book, write


def test_a_tracker_as_people_keep_it_is_understood(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "Talks.xlsx", linked_book())).first()
    made = guess(read)
    assert (made.mapping.shape, made.mapping.header, made.mapping.order) == ("linked", 2, "DMY")
    assert made.mapping.columns == (
        "actor.name", "issue.title", "position.statement", "position.stated", "position.channel",
        "source.title", "source.url", "evidence.locator", "evidence.quote", "speaker.name", "tag.name",
        "position.caveat_text",
    )  # fmt: skip
    assert all(reason.words.endswith(".") and 0 < reason.confidence <= 1 for reason in made.reasons)


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (("Country", "Issue", "What they say", "Date"), ("actor.name", "issue.title", "position.statement",
                                                         "position.stated")),
        (("Akteur", "Thema", "Aussage", "Quelle"), ("actor.name", "issue.title", "position.statement",
                                                    "source.title")),
        (("Who ?", "What about", "They said...", "Src."), ("actor.name", "issue.title", "position.statement",
                                                           "source.title")),
        (("ACTOR_NAME", "issue title", "Statement", "source: address"), ("actor.name", "issue.title",
                                                                        "position.statement", "source.url")),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(heads: tuple[str, ...], columns: tuple[str, ...]) -> None:
    last = "2026-02-13" if heads[-1] == "Date" else "https://gazette.example/1"
    made = guess(sheet(heads, ("Aland", "Water share", "Sixty.", last)))
    assert (made.mapping.shape, made.mapping.columns) == ("linked", columns)


def test_columns_without_telling_headings_are_known_by_what_they_hold() -> None:
    said = "A long statement on how the water of the river is to be shared out."
    rows = [
        ("Aland", "Water share", date(2026, 2, 13), said, "back channel", "https://gazette.example/1")
    ] * 3
    made = guess(sheet(("a1", "b2", "c3", "d4", "e5", "f6"), *rows))
    assert made.mapping.columns == (
        "actor.name", "issue.title", "position.stated", "position.statement", "position.channel",
        "source.url",
    )  # fmt: skip
    assert any("100% of its cells are names of actors." in reason.words for reason in made.reasons)


def test_a_heading_that_its_column_belies_is_not_trusted() -> None:
    rows = [("Aland", "Water share", f"no date {n}", f"2026-02-{n:02}", "x") for n in range(1, 9)]
    made = guess(sheet(("Party", "Topic", "Date", "Said on day", "Says"), *rows))
    assert made.mapping.columns[3] == "position.stated"


def test_stance_is_a_stance_only_where_it_holds_one() -> None:
    heads = ("Party", "Topic", "Option", "Stance", "Statement")
    made = guess(sheet(heads, ("Aland", "Water share", "Half each", "red line", "Never.")))
    assert made.mapping.columns[3] == "stance.stance"
    words = guess(sheet(("Party", "Topic", "Stance"), ("Aland", "Water share", "Sixty per cent.")))
    assert words.mapping.columns[2] == "position.statement"


def test_actors_by_issues_are_a_matrix() -> None:
    made = guess(sheet(MATRIX_HEADS, *[[str(cell or "") for cell in row] for row in MATRIX_ROWS]))
    assert (made.mapping.shape, made.mapping.across, made.mapping.marks) == ("matrix", "issue", True)
    assert made.mapping.columns == ("actor.name", "cell", "cell", "cell")


def test_issues_by_actors_are_one_too() -> None:
    made = guess(
        sheet(("", "Aland", "Delta League"), ("Water share", "Sixty.", "Half."), ("Dams", "No.", "Yes."))
    )
    assert (made.mapping.shape, made.mapping.across) == ("matrix", "actor")
    assert made.mapping.columns == ("issue.title", "cell", "cell")
    assert not made.mapping.marks


@pytest.mark.parametrize("name", ["events", "Events"])
def test_a_sheet_called_after_a_kind_holds_that_kind(name: str) -> None:
    made = guess(sheet(("Meeting", "Date", "City"), ("Second round", "2026-03", "Delta City"), name=name))
    assert (made.mapping.shape, made.mapping.kind) == ("kind", "event")
    assert made.mapping.columns == ("event.title", "event.start", "event.place")


def test_without_such_a_name_the_kind_is_told_by_the_fields() -> None:
    made = guess(
        sheet(("Title", "Publisher", "Address", "Reliability"), ("Note", "League", "www.x.example", "B"))
    )
    assert (made.mapping.shape, made.mapping.kind) == ("kind", "source")


def test_nothing_at_all_is_guessed_of_an_empty_sheet() -> None:
    made = guess(Sheet("a.csv", "", []))
    assert made.mapping.columns == ()


# -- headings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ((("Party", "Says"), ("Aland", "No.")), 0),
        ((("River talks", ""), ("", ""), ("Party", "Says"), ("Aland", "No.")), 2),
        ((("Kept by Orr", "", ""), ("Party", "Topic", "Says"), ("Aland", "Water", "No.")), 1),
        ((("T", "T", "T"), ("Party", "Topic", "Says"), ("Aland", "Water", "No.")), 1),
        (((1.0, 2.0), (3.0, 4.0)), 0),
        ((("T", "", "", ""), ("Party", "Topic", "Says", ""), ("Aland", "Water", "No.", "once")), 1),
    ],
)
def test_the_row_of_headings_is_found(rows: tuple[tuple[Cell, ...], ...], place: int) -> None:
    assert header_row(sheet(*rows)) == place


def test_a_band_over_the_headings_is_part_of_them() -> None:
    banded = sheet(
        ("", "Position", "Position", "Source", "Source"), ("Party", "Date", "Text", "Date", "Title")
    )
    assert headings(banded, 1) == (
        "Party",
        "Position: Date",
        "Position: Text",
        "Source: Date",
        "Source: Title",
    )
    assert headings(banded, -1) == ("Column A", "Column B", "Column C", "Column D", "Column E")


def test_a_layout_is_known_by_its_headings_whatever_their_case() -> None:
    one, other = sheet(("Party", "As  of"), ("x", "y")), sheet(("PARTY", "as of"), ("other", "rows"))
    assert layout_digest(one, 0) == layout_digest(other, 0)
    assert layout_digest(one, 0) != layout_digest(sheet(("As of", "Party")), 0)


# -- dates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "order", "sure", "example"),
    [
        (["01/02/2026", "13/02/2026"], "DMY", True, "13/02/2026"),
        (["02/13/26 14:00", "01/02/2026"], "MDY", True, "02/13/26 14:00"),
        (["01/02/2026"], "YMD", False, "01/02/2026"),
        (["2026-02-13", 46066.0], "YMD", True, ""),
        (["13/02/2026", "02/13/2026"], "DMY", False, "13/02/2026"),
    ],
)
def test_one_day_over_twelve_decides_the_order(
    cells: list[Cell], order: str, sure: bool, example: str
) -> None:
    found = date_order(cells, "YMD")
    assert (found.order, found.sure, found.example) == (order, sure, example)


def test_dates_that_contradict_each_other_are_named() -> None:
    found = date_order(["13/02/2026", "02/13/2026"])
    assert (found.example, found.clash) == ("13/02/2026", "02/13/2026")


def test_the_guess_is_for_the_tracker_at_hand() -> None:
    rows = [("Aland", "Water share")] * 2
    assert guess(sheet(("x1", "y2"), *rows)).mapping.columns == ("actor.name", "issue.title")
    assert TRACKER.get("al") is not None
