"""A table goes out as CSV that a spreadsheet leaves alone, and comes back as it was."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import NoSuchFolder
from db.exchange import plan, read, table_bytes, write_table
from db.exchange.cells import cell, uncell
from db.exchange.table_in import read_table_bytes
from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Blob, Edition, Marking, Option, Position, Record, specs
from tests.db.exchange.samples import HARD, bare_and_full, taken

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def text_of(cls: type[Record], *records: Record) -> str:
    return table_bytes(Snapshot.of(records), cls).decode()


def test_a_table_has_the_declared_fields_as_columns_and_a_record_a_row() -> None:
    text = text_of(Actor, Actor(id="b", name="Боснія, та", capability=50.0), Actor(id="a", name='A "1"'))
    assert text == (
        "id,name,kind,short_name,part_of,capability,colour,summary,aliases,handling,caveat\r\n"
        'a,"A ""1""",,,,,,,,,\r\n'
        'b,"Боснія, та",,,,50,,,,,\r\n'
    )


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_no_derived_field_is_a_column(cls: type[Record]) -> None:
    header = next(csv.reader(io.StringIO(text_of(cls))))
    assert header[0] == "id"
    assert header == [name for name, spec in specs(cls).items() if not spec.derived]


def test_a_table_may_say_that_it_is_utf_8_and_use_another_separator() -> None:
    snapshot = Snapshot.of([Actor(id="a", name="Ґ;")])
    data = table_bytes(snapshot, Actor, bom=True, delimiter=";")
    assert data.startswith(b"\xef\xbb\xbfid;name;")
    assert 'a;"Ґ;";'.encode() in data


def test_the_effective_mark_stands_in_the_table() -> None:
    level = Marking(id="m", set="", level="Open", rank=1)
    assert text_of(Actor, level, Actor(id="a", name="a", handling_inherited="Open")).endswith(",Open,\r\n")


def test_a_table_is_written_whole(tmp_path: Path) -> None:
    snapshot = Snapshot.of([Actor(id="a", name="a")])
    write_table(snapshot, Actor, tmp_path / "actors.csv")
    assert (tmp_path / "actors.csv").read_bytes() == table_bytes(snapshot, Actor)
    with pytest.raises(NoSuchFolder):
        write_table(snapshot, Actor, tmp_path / "none" / "actors.csv")


# -- the guard against formulas -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "'=1", "''-1"]
)
def test_what_a_spreadsheet_would_calculate_is_guarded(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert uncell(cell(text)) == text


@pytest.mark.parametrize("text", ["", "'", "'tis", "''", "a=1", " =1", "1-1", "№"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert (cell(text), uncell(text)) == (text, text)


@given(TEXT)
def test_no_guarded_text_begins_like_a_formula_and_every_text_comes_back(text: str) -> None:
    assert not cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert uncell(cell(text)) == text


@pytest.mark.parametrize(("number", "written"), [(-5.0, "-5"), (50.0, "50"), (12.5, "12.5"), (None, "")])
def test_numbers_are_not_guarded(number: float | None, written: str) -> None:
    assert cell(number) == written


def test_guarded_cells_come_back_as_they_were() -> None:
    records: list[Record] = [Actor(id="a", name="=cmd|' /C calc'!A0", summary="'tis", aliases="'=x\n-y")]
    assert "a,'=cmd|' /C calc'!A0," in text_of(Actor, *records)
    assert came_back(Actor, records) == records


# -- there and back -------------------------------------------------------------------------------


def came_back(cls: type[Record], records: list[Record]) -> list[Record]:
    """The records of a kind after a way through a table, among the other records."""
    data = table_bytes(Snapshot.of(records), cls)
    others = Snapshot.of(record for record in records if type(record) is not cls)
    made = plan([read_table_bytes(data, "x.csv", cls)], others)
    assert (made.refusals, made.blanked) == ([], [])
    found = {record.id: record for record in taken(made).all(cls)}
    return [found[record.id] for record in records if type(record) is cls]


CARRIED = [cls for cls in KINDS.values() if cls not in (Blob, Edition)]


@pytest.mark.parametrize("cls", CARRIED, ids=lambda cls: cls.META.kind)
def test_every_kind_comes_back_from_its_table(cls: type[Record]) -> None:
    records = bare_and_full()
    assert came_back(cls, records) == [record for record in records if type(record) is cls]


@given(name=TEXT.filter(bool), summary=TEXT)
def test_any_text_comes_back(name: str, summary: str) -> None:
    records: list[Record] = [Actor(id="a", name=name, summary=summary)]
    assert came_back(Actor, records) == records


@pytest.mark.parametrize("value", [0.0, 100.0, 0.1, 1e-7, 5e-324, 33.333333333333336])
def test_any_number_comes_back(value: float) -> None:
    issue = next(record for record in bare_and_full() if record.id == "issue.bare")
    records = [issue, Option(id="o", issue="issue.bare", label="o", value=value)]
    assert came_back(Option, records) == records[1:]


@pytest.mark.parametrize(
    "date",
    [
        "",
        "2014",
        "2026-01~",
        "../2025-06",
        "2026-02/..",
        "2022-21",
        "XXXX",
        "201X",
        "2004-06-~11",
        "{1667, 1668}",
        "2001-34",
        "1984?/2004~",
        "[..1760-12-03]",
        "15XX-12-XX",
        "2004/",
    ],
)
def test_any_date_comes_back(date: str) -> None:
    others = [r for r in bare_and_full() if r.id in ("actor.bare", "issue.bare")]
    position = Position(id="p", actor="actor.bare", issue="issue.bare", channel="official", stated=date)
    assert came_back(Position, [*others, position]) == [position]


def test_editions_and_files_go_out_but_do_not_come_in(tmp_path: Path) -> None:
    edition = Edition(id="e", brief="brief.bare", number=1, issued="2026", change="c")
    blob = Blob(id="f", sha256="0" * 64, media_type="text/plain")
    snapshot = Snapshot.of([*bare_and_full(), edition, blob])
    for cls, words in ((Edition, "not taken in"), (Blob, "content of this file is not there")):
        write_table(snapshot, cls, tmp_path / f"{cls.META.kind}.csv")
        made = plan([read(tmp_path / f"{cls.META.kind}.csv")], Snapshot.of(bare_and_full()))
        assert [(edit.id, edit.after) for edit in made.edits] == []
        assert words in str(made.refusals[0])


def test_a_text_as_long_as_a_file_comes_back() -> None:
    records: list[Record] = [Actor(id="a", name="a", summary=(HARD + "x" * 100) * 2_000)]
    assert came_back(Actor, records) == records
