"""Reading files as sheets: workbooks, text, and everything that is wrong with them."""

import datetime
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from db.errors import BadBundle, NoSuchFile
from db.exchange.sheets import limits, open_book
from db.exchange.sheets.cells import Fault, address, column_name, column_place, text_of
from tests.db.exchange.sheets import office
from tests.db.exchange.sheets.workbooks import linked_book, saved, write


def refused(path: Path) -> str:
    with pytest.raises(BadBundle) as caught:
        open_book(path).first()
    assert "Nothing was imported." in str(caught.value)
    return caught.value.reason


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(place: int, name: str) -> None:
    assert (column_name(place), column_place(name)) == (name, place)
    assert address(16, place) == f"{name}17"


def test_the_first_shown_sheet_that_holds_something_is_read(tmp_path: Path) -> None:
    book = open_book(write(tmp_path, "Talks.xlsx", linked_book()))
    assert [(each.name, each.hidden) for each in book.names] == [
        ("Cover", False), ("Tracker", False), ("Old", True),
    ]  # fmt: skip
    sheet = book.first()
    assert sheet.place == "Talks.xlsx, sheet Tracker"
    assert set(sheet.rows[0]) == {"River talks – who says what"}  # the merged title fills its cells
    assert sheet.rows[3][3] == datetime.date(2026, 2, 13)
    assert sheet.rows[4][2] == "An even split,\nreviewed every five years."
    assert book.sheet("Old").rows[1][0] == "Aland"
    with pytest.raises(KeyError):
        book.sheet("Nowhere")


def test_what_values_do_not_say_is_read_too(tmp_path: Path) -> None:
    data = office.xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="e"><v>#DIV/0!</v></c>'
        '<c r="C1"><f>1+1</f></c><c r="D1" s="1"><v>46066</v></c><c r="E1" s="2"><v>0.55</v></c>'
        '<c r="F1" s="3"><v>46066</v></c><c r="G1" s="4"><v>46066</v></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="b"><v>1</v></c></row>',
        formats=("mmm yyyy", "0%", "yyyy", 'd "of" mmmm'),
    )
    sheet = open_book(put(tmp_path, "a.xlsx", data)).first()
    assert sheet.rows[0] == ["x", Fault("#DIV/0!"), "", "2026-02", "55%", "2026", datetime.date(2026, 2, 13)]
    assert sheet.rows[1][0] is True
    assert sheet.hidden == {1}
    assert any("1 row is hidden" in note for note in sheet.notes)
    assert any("formulas in C1:" in note for note in sheet.notes)


def test_merged_cells_are_filled_down(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Aland", 1], [None, 2], [None, 3], ["Borland", 4]):
        sheet.append(row)
    sheet.merge_cells("A1:A3")
    read = open_book(write(tmp_path, "m.xlsx", book)).first()
    assert [row[0] for row in read.rows] == ["Aland", "Aland", "Aland", "Borland"]


def test_an_open_document_tells_the_same(tmp_path: Path) -> None:
    rows = (
        office.ods_row(office.ods_text("Party"), office.ods_text("Says", "table:number-columns-spanned='2'")),
        office.ods_row(
            office.ods_cell("date", "office:date-value='2026-02-13'", "13/02/26"),
            office.ods_cell("percentage", "office:value='0.5'", "50%"),
            office.ods_cell("string", "calcext:value-type='error' office:string-value=''", "#DIV/0!"),
            row="table:visibility='filter'",
        ),
        office.ods_row(office.EMPTY_CELLS, row="table:number-rows-repeated='1048000'"),
    )
    sheet = open_book(put(tmp_path, "a.ods", office.ods(*rows))).first()
    assert sheet.rows[0][:3] == ["Party", "Says", "Says"]
    assert sheet.rows[1][:3] == [datetime.date(2026, 2, 13), "50%", Fault("#DIV/0!")]
    assert (len(sheet.rows), sorted(sheet.hidden)) == (2, [1])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"), (3.5, "3.5"), (True, "yes"), (datetime.date(2026, 2, 1), "2026-02-01"),
        (Fault("#N/A"), ""), (datetime.datetime(2026, 2, 1), "2026-02-01"),
        (datetime.datetime(2026, 2, 1, 9, 5), "2026-02-01 09:05"), (datetime.time(9, 5), "09:05"),
    ],
)  # fmt: skip
def test_a_cell_has_the_text_a_person_reads(cell: object, text: str) -> None:
    assert text_of(cell) == text  # type: ignore[arg-type]  # the parameters are cells of all types


# -- what is no sheet ------------------------------------------------------------------------------------


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        open_book(tmp_path / "none.xlsx")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"", "the file is empty"),
        ("a.csv", b" \r\n", "the file is empty"),
        ("a.xlsx", b"just text", "no workbook"),
        ("a.xlsx", b"PK\x03\x04 cut off", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a password"),
        ("a.csv", bytes(range(256)) * 3, "this is not text"),
    ],
)
def test_what_is_no_sheet_is_said(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in refused(put(tmp_path, name, data))


def test_a_folder_is_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert "it can't be read" in refused(tmp_path / "a.xlsx")


def test_an_archive_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "Dear")
    assert "no workbook" in refused(put(tmp_path, "a.xlsx", buffer.getvalue()))


def test_a_binary_workbook_and_a_protected_document_are_named(tmp_path: Path) -> None:
    binary = office.package({"xl/workbook.bin": b"\0"})
    assert ".xlsb" in refused(put(tmp_path, "a.xlsb", binary))
    manifest = b"<manifest:encryption-data/>"
    protected = office.package({"content.xml": b"\x8f\x01", "META-INF/manifest.xml": manifest})
    assert "a password" in refused(put(tmp_path, "a.ods", protected))


def test_every_cut_of_a_workbook_is_refused_in_words(tmp_path: Path) -> None:
    whole = saved(linked_book())
    for share in range(1, 10):
        assert "damaged" in refused(put(tmp_path, "a.xlsx", whole[: len(whole) * share // 10]))


def test_flipped_bytes_never_crash(tmp_path: Path) -> None:
    whole = saved(linked_book())
    outcomes = []
    for place in range(40, len(whole), len(whole) // 60):
        data = bytearray(whole)
        data[place] ^= 0xFF
        path = put(tmp_path, "a.xlsx", bytes(data))
        with suppress(BadBundle):
            outcomes.append(open_book(path).first())
    assert all(sheet.rows for sheet in outcomes)


def test_a_workbook_without_any_content_is_said(tmp_path: Path) -> None:
    assert refused(write(tmp_path, "a.xlsx", Workbook())) == "nothing stands in any of its sheets."


FAR = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "<row r='1'><c r='A1' ><v>1</v></c></row><row r='2'><c t='n'  r = 'XFD1048576'><v>1</v></c></row>",
    '<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row><x:row r="1048576"><x:c><x:v>1</x:v></x:c></x:row>',
)


@pytest.mark.parametrize("rows", FAR)
def test_a_cell_at_the_far_corner_is_refused_before_memory_is_asked_for(tmp_path: Path, rows: str) -> None:
    reason = refused(put(tmp_path, "a.xlsx", office.xlsx(rows)))
    assert "1,048,576 rows × 16,384 columns" in reason


def test_a_far_corner_that_is_only_formatted_counts_for_nothing(tmp_path: Path) -> None:
    formatted = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    sheet = open_book(put(tmp_path, "b.xlsx", office.xlsx(formatted))).first()
    assert sheet.rows == [[1.0]]


def test_repeated_cells_of_an_open_document_are_counted_before_they_are_made(tmp_path: Path) -> None:
    repeated = "table:number-columns-repeated='16000'"
    rows = office.ods_row(office.ods_text("x", repeated), row="table:number-rows-repeated='1000000'")
    assert "1,000,000 rows × 16,000 columns" in refused(put(tmp_path, "a.ods", office.ods(rows)))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 3 * limits.MEGABYTE)
    bomb = office.package({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * (4 * 2**20)})
    assert len(bomb) < 2**14
    assert "unpacked it has more than 3 MB" in refused(put(tmp_path, "a.xlsx", bomb))


def declaring(book: bytes, part: str) -> bytes:
    """The same workbook with an entity declared in one of its parts."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    end = parts[part].index(b"?>") + 2
    parts[part] = parts[part][:end] + b"<!DOCTYPE x [<!ENTITY a 'x'>]>" + parts[part][end:]
    return office.package(parts)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path, part: str) -> None:
    plain = office.xlsx('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', ["0"])
    assert open_book(put(tmp_path, "a.xlsx", plain)).first().rows == [[1.0]]
    assert "it declares entities" in refused(put(tmp_path, "b.xlsx", declaring(plain, part)))


def test_an_open_document_that_declares_entities_is_refused(tmp_path: Path) -> None:
    plain = office.ods(office.ods_row(office.ods_text("x")))
    assert open_book(put(tmp_path, "a.ods", plain)).first().rows == [["x"]]
    assert "it declares entities" in refused(put(tmp_path, "b.ods", declaring(plain, "content.xml")))


def test_a_file_beyond_all_measure_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 2 * limits.MEGABYTE)
    path = put(tmp_path, "a.csv", b"x" * (3 * 2**20))
    assert "it has 3 MB, and at most 2 MB are read" in refused(path)


def test_more_cells_than_are_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CELLS", 10)
    assert "6 rows × 2 columns" in refused(put(tmp_path, "a.csv", b"a,b\n" * 6))


def test_a_part_that_is_longer_than_it_says_is_refused(tmp_path: Path) -> None:
    honest = office.package({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b"y" * 5000})
    size, said = (5000).to_bytes(4, "little"), (50).to_bytes(4, "little")
    assert "damaged" in refused(put(tmp_path, "a.xlsx", honest.replace(size, said)))


# -- text ------------------------------------------------------------------------------------------------

TEXT = 'Party;Says\r\nAland;"one\r\ntwo; three"\r\nБорланд;є\r\n'


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"), TEXT.replace("\r\n", "\r").encode(), TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace(";", "\t", 2).replace("Борланд;", "Борланд\t").encode(),
        TEXT.replace("Party;", "Party|").replace("Aland;", "Aland|").replace("Борланд;", "Борланд|").encode(),
        ("sep=;\r\n" + TEXT).encode(), TEXT.encode("cp1251"),
    ],
)  # fmt: skip
def test_text_comes_in_however_it_was_written(tmp_path: Path, data: bytes) -> None:
    sheet = open_book(put(tmp_path, "talks.csv", data)).first()
    rows = [row for row in sheet.rows if any(row)]
    assert [str(cell).split() for cell in rows[1]] in ([["Aland"], ["one", "two;", "three"]],)
    assert rows[2] == ["Борланд", "є"]


def test_an_encoding_that_was_guessed_is_said_and_may_be_told(tmp_path: Path) -> None:
    western = put(tmp_path, "a.csv", "Party,Says\nLand Österreich,für\n".encode("cp1252"))
    sheet = open_book(western).first()
    assert sheet.rows[1] == ["Land Österreich", "für"]
    assert "Windows-1252" in sheet.notes[0]
    assert open_book(western, encoding="cp1251").first().rows[1][1] == "fьr"
    cyrillic = put(tmp_path, "b.csv", "Партия,Заявление\nАланд,нет\n".encode("cp1251"))
    assert "Windows-1251" in open_book(cyrillic).first().notes[0]
    with pytest.raises(BadBundle, match="there is no encoding"):
        open_book(western, encoding="klingon")


def test_a_separator_may_be_told(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", b"a,b;c,d\n1,2;3,4\n")
    assert open_book(path, delimiter=";").first().rows[0] == ["a,b", "c,d"]


def test_quotation_marks_that_never_end_are_refused_with_their_line(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", b'Party,Says\nAland,"never ends\n')
    with pytest.raises(BadBundle) as caught:
        open_book(path)
    assert (caught.value.line, "never ends" in caught.value.reason) == (2, True)


def test_rows_of_a_text_are_equally_long_and_guards_come_off(tmp_path: Path) -> None:
    sheet = open_book(put(tmp_path, "a.csv", b"a,b,c\n1\n'=1+1,2\n,,\n")).first()
    assert sheet.rows == [["a", "b", "c"], ["1", "", ""], ["=1+1", "2", ""]]
