"""A table from a spreadsheet is read however it was written, and what is wrong with it is told by line."""

from pathlib import Path

import pytest

from db.errors import BadBundle, NoSuchFile
from db.exchange import plan, read, read_table
from db.exchange.table import columns
from db.exchange.table_in import kind_of, read_table_bytes
from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Event, Issue, Position, Record, Scenario, TrackActor, link_id, specs
from tests.db.exchange.reports import FILES, came_in, planned, told
from tests.db.exchange.samples import EMPTY, taken

TWO = [
    Actor(id="pol", name="Łódź & «co»", kind="state"),
    Actor(id="ukr", name="Україна", kind="state", summary="Kyiv, since 1991"),
]


@pytest.mark.parametrize(
    "name",
    [
        "plain/actors.csv",
        "bom/actors.csv",
        "lf/actors.csv",
        "cr-only/actors.csv",
        "utf16-le/actors.csv",
        "utf16-be/actors.csv",
        "utf16-no-bom/actors.csv",
        "utf32/actors.csv",
        "semicolons/actors.csv",
        "sep-line/actors.csv",
        "tabs/actors.tsv",
        "pipes/actors.txt",
        "labels/Actors.csv",
        "short-rows/actors.csv",
    ],
)
def test_a_table_is_read_however_it_was_written(name: str) -> None:
    assert came_in(name) == TWO


def test_a_guessed_encoding_is_told() -> None:
    assert came_in("cp1252/actors.csv") == [Actor(id="fra", name="Élysée", summary="“Œuvre” – 5 €")]
    (note,) = planned("cp1252/actors.csv").notes
    assert "cp1252/actors.csv" in note
    assert "Windows-1252" in note


def test_line_breaks_in_cells_are_kept_and_lines_counted_over_them() -> None:
    made = planned("line-breaks/actors.csv")
    assert [edit.after and edit.after["summary"] for edit in made.edits] == [
        "one\r\ntwo\nthree\rfour",
        "x",
        "",
    ]
    assert told(made) == {8: {"id"}}


def test_the_guard_is_taken_off_and_other_apostrophes_are_not() -> None:
    assert came_in("formulas/actors.csv") == [
        Actor(id="a", name="=1+1", summary="@SUM(A1)", aliases="-"),
        Actor(id="b", name="'=1+1", summary="'tis", aliases="\tx"),
        Actor(id="c", name="=1+1", summary="+1", aliases="+'"),
    ]


def test_a_header_without_rows_brings_nothing() -> None:
    assert came_in("header-only/actors.csv") == []


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("binary/actors.csv", 2, "not text in UTF-8"),
        ("no-encoding/actors.csv", 2, "encoding of this text can't be told"),
        ("empty/actors.csv", 0, "the table is empty"),
        ("doubled-header/actors.csv", 1, "the columns 2 and 3 are all “name”"),
        ("missing-column/positions.csv", 1, "“issue”, “channel”"),
        ("no-end/actors.csv", 3, "never ends"),
        ("broken-quotes/actors.csv", 3, "a cell in quotation marks is broken"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(name: str, line: int, words: str) -> None:
    with pytest.raises(BadBundle, match=words) as caught:
        read(FILES / name)
    assert caught.value.line == line
    assert "Nothing was imported" in str(caught.value)


def test_a_column_that_is_no_field_is_told_when_anything_stands_in_it() -> None:
    made = planned("unknown-columns/actors.csv")
    assert len(made.edits) == 2
    (refusal,) = made.refusals
    assert "“remarks”, column 3" in str(refusal)


def test_a_row_with_more_cells_than_columns_is_told() -> None:
    made = planned("long-rows/actors.csv")
    assert told(made) == {2: {""}}
    assert [edit.id for edit in made.edits] == ["b"]


def test_each_wrong_row_is_named_with_file_line_and_field() -> None:
    made = planned(
        *(f"wrong-rows/{name}.csv" for name in ("actors", "issues", "positions", "position_option"))
    )
    found = [(refusal.line, refusal.field) for refusal in made.refusals if refusal.kind == "position"]
    assert [line for line, _ in found] == sorted(line for line, _ in found)
    assert set(found) == {
        (3, "stated"), (4, "actor"), (5, "channel"), (5, "stated"), (5, "firmness"),
        (7, "actor"), (8, "issue"),
    }  # fmt: skip
    assert [(blank.line, blank.field) for blank in made.blanked] == [(6, "speaker")]
    assert [edit.id for edit in made.edits if edit.table == "position"] == ["p1", "p5"]
    assert {Path(refusal.file).name for refusal in made.refusals} == {"positions.csv", "position_option.csv"}
    assert made.counts["position"].refused == 5


# -- what a table is called, and its columns ------------------------------------------------------


@pytest.mark.parametrize("name", ["position", "positions", "Positions", "POSITION"])
def test_the_name_of_a_table_tells_its_kind(name: str) -> None:
    assert kind_of(name) is Position


@pytest.mark.parametrize("name", ["track_actor", "track_actors", "Track participants", "track participant"])
def test_a_kind_of_two_words_is_known_in_each_way_of_writing(name: str) -> None:
    assert kind_of(name) is TrackActor


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_own_name(kind: str) -> None:
    assert kind_of(kind) is KINDS[kind]


def test_a_table_of_unknown_kind_is_refused_and_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "Mappe1.csv"
    path.write_bytes((FILES / "plain" / "actors.csv").read_bytes())
    with pytest.raises(BadBundle, match=r"positions\.csv"):
        read(path)
    assert len(read_table(path, "actor").rows) == 2
    with pytest.raises(NoSuchFile):
        read(tmp_path / "actors.csv")


def table(cls: type, text: str, order: str = "DMY") -> Snapshot:
    """What an empty tracker takes of a table that is sound."""
    made = plan([read_table_bytes(text.encode(), "x.csv", cls, order)], EMPTY)
    assert (made.refusals, made.blanked) == ([], [])
    return taken(made)


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_no_two_columns_go_by_one_name_or_label(cls: type[Record]) -> None:
    called: dict[str, set[str]] = {}
    for name in columns(cls):
        for word in (name.replace("_", " "), specs(cls)[name].label.casefold()):
            called.setdefault(word, set()).add(name)
    assert {word: fields for word, fields in called.items() if len(fields) > 1} == {}


def test_lines_are_counted_from_the_first_also_when_it_names_the_separator() -> None:
    reading = read_table_bytes(b"sep=|\nid|name\na|A\nb|B|C\n", "x.csv", Actor)
    assert [(row.line, row.id) for row in reading.rows] == [(3, "a"), (4, "b")]


def test_cells_that_a_spreadsheet_left_off_at_the_end_of_a_row_are_empty() -> None:
    tracker = Snapshot.of([Actor(id="a", name="A", summary="to be cleared")])
    (edit,) = plan([read_table_bytes(b"id,name,summary\na,A\n", "x.csv", Actor)], tracker).edits
    assert edit.after == {"summary": ""}


@pytest.mark.parametrize(("order", "date"), [("DMY", "2026-11-12"), ("MDY", "2026-12-11")])
def test_a_date_is_read_as_it_is_typed_at_this_desk(order: str, date: str) -> None:
    (event,) = table(Event, "title,start\nTalks,12/11/2026\n", order).all(Event)
    assert event.start == date


def test_what_a_person_leaves_empty_has_its_default() -> None:
    (scenario,) = table(Scenario, "title,status,family\nAgreement,,\n").all(Scenario)
    assert (scenario.status, scenario.family) == ("open", "")


def test_a_row_without_an_id_gets_one() -> None:
    records = table(Issue, "title\nA\nB\n").all(Issue)
    assert len({record.id for record in records}) == 2
    records = table(Issue, "id,title\n,A\ni,B\n").all(Issue)
    assert "i" in {record.id for record in records}


def test_the_id_of_a_link_follows_from_what_it_joins() -> None:
    made = plan(
        [
            read_table_bytes(b"id,name\ngeneva,Geneva\n", "tracks.csv", KINDS["track"]),
            read_table_bytes(b"id,name\nusa,United States\n", "actors.csv", Actor),
            read_table_bytes(b"track,actor,capacity\nGeneva,usa,host\n", "track_actors.csv", TrackActor),
        ],
        EMPTY,
    )
    assert made.edits[-1].id == link_id("track_actor", "geneva", "usa", "host")
