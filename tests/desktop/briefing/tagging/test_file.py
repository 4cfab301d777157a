"""The file of a paper: archival (PDF/A), what it says of itself, its colours, fonts and attachments."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest

from db.records import Actor, Issue, Position
from desktop.briefing import make_paper
from desktop.briefing.tagging.attachments import Attachment
from resources import read_bytes
from tests.desktop.briefing.papers import BRIEF, DOSSIER, TODAY, paper_of, sample_paper, snapshot_of
from tests.desktop.briefing.tagging.reading import exercise_heard, heard, marked_parts
from tests.desktop.briefing.test_hostile import NASTY, everything

TALKS = (
    Actor(id="a", name="Upper"),
    Issue(id="i", title="Flow"),
    Position(id="p", actor="a", issue="i", channel="official", statement="It stays."),
)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP = {
    "Title": "{http://purl.org/dc/elements/1.1/}title",
    "Author": "{http://purl.org/dc/elements/1.1/}creator",
    "Subject": "{http://purl.org/dc/elements/1.1/}description",
    "Keywords": "{http://ns.adobe.com/pdf/1.3/}Keywords",
    "Producer": "{http://ns.adobe.com/pdf/1.3/}Producer",
    "Creator": "{http://ns.adobe.com/xap/1.0/}CreatorTool",
    "CreationDate": "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "ModDate": "{http://ns.adobe.com/xap/1.0/}ModifyDate",
}
TABLE = Attachment("actors.csv", "text/csv", "The actors", b"id,name\r\na,Upper\r\n")
DATA = Attachment("data.json", "application/json", "All of it", b'{"a": 1}\n')


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def with_data() -> pikepdf.Pdf:
    attached = (DATA, TABLE)
    return opened(make_paper(snapshot_of(*TALKS), BRIEF, issued=TODAY, number=1, attached=attached))


def told_in_xmp(pdf: pikepdf.Pdf) -> ElementTree.Element:
    stream = pdf.Root.Metadata
    assert "/Filter" not in stream  # whoever finds the file in twenty years can read it
    told = ElementTree.fromstring(stream.read_raw_bytes().decode().partition("?>")[2].rpartition("<?")[0])
    return told[0][0]


def words_of(told: ElementTree.Element, name: str) -> str:
    found = told.find(name)
    return "" if found is None else "".join(found.itertext())


# -- what the file says of itself ----------------------------------------------------------------


@pytest.mark.parametrize(
    "brief",
    [
        BRIEF,
        replace(BRIEF, title="Ріка & <b>стоїть</b> (\\)", author='Ü "desk"', reference=""),
        replace(BRIEF, title="", author=""),
    ],
    ids=["plain", "signs", "empty"],
)
def test_the_metadata_say_the_same_twice(brief: object) -> None:
    pdf = opened(paper_of(*TALKS, brief=brief))  # type: ignore[arg-type]  # a brief
    told, info = told_in_xmp(pdf), pdf.docinfo
    assert str(info.Title)
    for key, name in XMP.items():
        value = str(info.get(f"/{key}", ""))
        if key.endswith("Date"):
            value = re.sub(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", r"\1-\2-\3T\4:\5:\6Z", value)
            assert value == "2026-04-19T00:00:00Z"
        assert words_of(told, name) == value, key
    assert set(info.keys()) <= {f"/{key}" for key in XMP}


def test_a_paper_without_a_title_is_called_by_its_template() -> None:
    assert str(opened(paper_of(*TALKS, brief=replace(BRIEF, title=""))).docinfo.Title) == "status paper"


@pytest.mark.parametrize("part", [2, 3])
def test_the_metadata_name_the_standards_that_are_kept(part: int) -> None:
    told = told_in_xmp(with_data() if part == 3 else opened(paper_of(*TALKS)))
    assert words_of(told, "{http://www.aiim.org/pdfa/ns/id/}part") == str(part)
    assert words_of(told, "{http://www.aiim.org/pdfa/ns/id/}conformance") == "A"
    assert words_of(told, "{http://www.aiim.org/pdfua/ns/id/}part") == "1"
    explained = told.findall(".//{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")
    assert [each.text for each in explained] == ["http://www.aiim.org/pdfua/ns/id/"]


def test_the_catalogue_says_that_the_file_is_tagged_and_in_which_language() -> None:
    pdf = opened(paper_of(replace(DOSSIER, language="uk"), *TALKS))
    root = pdf.Root
    assert str(root.MarkInfo.Marked) == "True"
    assert str(root.ViewerPreferences.DisplayDocTitle) == "True"
    assert str(root.Lang) == "uk"
    assert "/AF" not in root
    assert "/Names" not in root


def test_pages_are_gone_through_in_the_order_of_the_structure() -> None:
    assert {str(page.obj.Tabs) for page in opened(sample_paper()).pages} == {"/S"}


# -- what an archive asks for --------------------------------------------------------------------


def test_the_colours_are_those_of_the_profile_that_is_carried() -> None:
    pdf = opened(sample_paper())
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", "sRGB IEC61966-2.1")
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes() == read_bytes("colour/sRGB.icc")
    assert profile.read_bytes()[12:20] == b"mntrRGB "
    assert "No copyright, use freely" in profile.read_bytes().decode("utf-16-be", "ignore")
    assert hashlib.sha256(profile.read_bytes()).hexdigest() in read_bytes("colour/ORIGIN.md").decode()


def test_every_font_is_within_the_file_and_says_what_its_codes_mean() -> None:
    pdf = opened(sample_paper())
    fonts = {name: font for page in pdf.pages for name, font in page.Resources.Font.items()}
    assert len(fonts) > 4
    for font in fonts.values():
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def test_each_stream_ends_with_the_end_of_a_line() -> None:
    data = sample_paper()
    ends = [found.start() for found in re.finditer(rb"endstream", data)]
    assert len(ends) > 40
    assert {data[end - 1 : end] for end in ends} == {b"\n"}
    for stream in streams(opened(data)):
        assert len(stream.read_raw_bytes()) == stream.Length


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    return (each for each in pdf.objects if isinstance(each, pikepdf.Stream))


def test_there_is_neither_script_nor_transparency_nor_effect_nor_anything_encrypted() -> None:
    for data in (sample_paper(), paper_of(*everything("any text"))):
        pdf = opened(data)
        assert not pdf.is_encrypted
        for each in pdf.objects:
            keys = set(each.keys()) if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)) else set()
            assert not keys & {
                "/JS",
                "/JavaScript",
                "/AA",
                "/OpenAction",
                "/Launch",
                "/SMask",
                "/CA",
                "/ca",
                "/Trans",
            }


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_any_text_in_any_field_is_heard_and_nothing_is_outside(text: str) -> None:
    found = heard(paper_of(*everything(text)))
    assert not [part for page in found.pages for part in page if part.kind == "outside"]
    assert found.pdf.check_pdf_syntax() == []


def test_a_paper_of_one_page_without_bookmarks_is_whole() -> None:
    found = heard(paper_of())
    assert found.document.all("H1")
    assert list(marked_parts(found.pdf.pages[0]))


# -- what is attached ----------------------------------------------------------------------------


def test_attached_files_go_with_the_paper_and_are_its_data() -> None:
    pdf = with_data()
    root = pdf.Root
    for given, spec in zip((TABLE, DATA), root.AF, strict=True):
        assert (str(spec.F), str(spec.UF), str(spec.Desc)) == (given.name, given.name, given.says)
        assert str(spec.AFRelationship) == "/Data"
        file = spec.EF.F
        assert str(file.Subtype) == f"/{given.media_type}"
        assert file.read_bytes() == given.data
        assert file.Params.Size == len(given.data)
        assert str(file.Params.ModDate) == "D:20260419000000Z"
    names = list(root.Names.EmbeddedFiles.Names)
    assert [str(name) for name in names[::2]] == [TABLE.name, DATA.name]


def test_a_media_type_is_a_name_that_holds_its_stroke_escaped() -> None:
    data = make_paper(snapshot_of(*TALKS), BRIEF, issued=TODAY, attached=(DATA,))
    assert b"/Subtype/application#2Fjson" in data


def test_attachments_leave_the_pages_as_they_are() -> None:
    plain, more = opened(paper_of(*TALKS)), with_data()
    assert [page.Contents.read_bytes() for page in plain.pages] == [
        page.Contents.read_bytes() for page in more.pages
    ]


def test_the_same_paper_with_the_same_data_is_the_same_file_and_other_data_make_another() -> None:
    def made(*attached: Attachment) -> bytes:
        return make_paper(snapshot_of(*TALKS), BRIEF, issued=TODAY, attached=attached)

    assert made(DATA, TABLE) == made(TABLE, DATA)
    assert opened(made(DATA)).trailer.ID[0] != opened(made(DATA._replace(data=b"{}"))).trailer.ID[0]


def test_the_second_dossier_makes_a_sound_file_too() -> None:
    assert exercise_heard().pdf.check_pdf_syntax() == []
