"""Names in another spelling, and signs that papers can't print."""

import pytest

from db.records import Actor, Evidence, Issue
from desktop.analysis.rules.lettering import COMMON
from desktop.briefing.fonts import SANS, SERIF, face
from tests.desktop.analysis.sound import found, told


def test_another_spelling_of_a_name_is_found() -> None:
    (finding,) = found([Issue(id="territory", title="Territory", description="Zelensky and Zelenskyy met.")])
    assert (finding.rule, finding.record) == ("other-spelling", "territory")
    assert finding.sentence == "Issue Territory says “Zelensky”; papers print Volodymyr Zelenskyy."


def test_an_alias_inside_a_printed_name_or_another_word_is_not_found() -> None:
    records = [
        Actor(id="kyiv", name="Kyiv Office", aliases="Kyiv"),
        Issue(id="territory", title="Territory", description="The Kyiv Office spoke; Kyivan Rus is history."),
    ]
    assert told(records) == []


def test_the_words_of_a_source_are_left_as_they_are() -> None:
    quoting = Evidence(id="ev-p1-src-a", source="src-a", record="p1", locator="Page 1", quote="Zelensky said")
    assert told([quoting]) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("停火 agreed", "Issue Territory holds 停 (U+505C), 火 (U+706B), which papers can't print."),
        ("Київ, Łódź, “Übersicht” – ґ ї é", ""),
        ("soft\u00adhyphen", ""),
        ("[U+505C] is written out", ""),
    ],
)
def test_a_sign_that_papers_lack_is_found(text: str, sentence: str) -> None:
    findings = found([Issue(id="territory", title="Territory", description=text)])
    assert [(f.rule, f.sentence) for f in findings] == [("letter-not-printed", sentence)] * bool(sentence)


def test_the_typeface_has_the_letters_that_are_not_looked_up() -> None:
    every = "".join(map(chr, range(0x3000)))
    common = {sign for sign in every if COMMON.fullmatch(sign)} - set("\t\n\r\u00ad")
    assert len(common) > 400
    for name in (*SERIF, *SANS):
        assert common <= face(name).signs
