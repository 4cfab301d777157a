"""Notes name their source in full, then shortly, or as the one before; styles of citation write the list."""

import re
from dataclasses import replace

import pytest

from db.records import Actor, BriefSection, Evidence, Issue, Position, Record, Source
from desktop.briefing import make_paper
from desktop.briefing.citing import cited as written
from desktop.briefing.paper import Order
from desktop.briefing.templates import Citations, template
from resources import names_in
from tests.desktop.briefing.papers import BRIEF, pages_of, paper_of, snapshot_of, text_of

UPPER, FLOW = Actor(id="up", name="Upper"), Issue(id="flow", title="Flow")
LETTER = Source(id="letter", title="A letter to the editor: what the river needs", publisher="The Courier")
REPORT = Source(id="report", title="Report on the gate", author='[{"family": "Bach", "given": "Ana"}]')
STATUS = template("status")


def claims(*sources: Source) -> list[Record]:
    """A claim for each source, in this order."""
    made: list[Record] = [UPPER, FLOW, *{source.id: source for source in sources}.values()]
    for at, source in enumerate(sources):
        claim = Position(
            id=f"p{at:03}", actor="up", issue="flow", channel="official", statement=f"Claim {at:03}.",
            stated=f"2025-01-{at % 28 + 1:02}" if at < 28 else f"2025-02-{at % 28 + 1:02}",
        )  # fmt: skip
        made += [claim, Evidence(id=f"e{at:03}", source=source.id, record=claim.id, locator=f"page {at}")]
    return made


def notes_of(pdf: bytes) -> str:
    return text_of(pdf).rpartition("A Notes Beside a claim")[2].partition("B Sources")[0]


def test_a_source_is_named_in_full_then_shortly_and_ibid_behind_itself() -> None:
    text = notes_of(paper_of(*claims(LETTER, LETTER, REPORT, LETTER)))
    full = "The Courier, “A letter to the editor: what the river needs”, page 0."
    assert f"1 A · –– {full} 2 A · –– Ibid., page 1." in text
    assert "3 B · –– Ana Bach, “Report on the gate”, page 2." in text
    assert "4 A · –– The Courier, “A letter to the editor”, page 3." in text


def test_a_template_can_do_without_ibid() -> None:
    order = Order(STATUS._replace(citations=Citations("oscola", ibid=False)))
    text = notes_of(make_paper(snapshot_of(*claims(LETTER, LETTER)), BRIEF, issued="2026", order=order))
    assert "Ibid." not in text
    assert "2 A · –– The Courier, “A letter to the editor”, page 1." in text


def test_no_page_begins_with_ibid() -> None:
    pages = pages_of(paper_of(*claims(*[LETTER] * 56)))
    listed = [page for page in pages if page.count("Ibid.") > 2]
    assert len(listed) > 1
    for page in listed[1:]:
        first = re.search(r"A · ––\s+(\S+ \S+)", page)
        assert first is not None
        assert first[1] == "The Courier,"
    assert sum(page.count("Ibid.") for page in listed) == 56 - len(listed)


def test_a_long_title_is_named_again_by_its_first_words() -> None:
    long = replace(
        REPORT, author="", title="All that was ever said about the gate of the upper river by anybody"
    )
    text = notes_of(paper_of(*claims(long, LETTER, long)))
    assert "“All that was ever said about the gate…”, page 2." in text


def test_sources_that_would_be_named_alike_keep_their_whole_titles() -> None:
    june, july = (
        replace(REPORT, id=each, title=f"Digest of the talks, up to {each}") for each in ("June", "July")
    )
    text = notes_of(paper_of(*claims(june, july, june, LETTER, july)))
    assert "“Digest of the talks, up to June”, page 2." in text
    assert "“Digest of the talks, up to July”, page 4." in text


# -- the list ------------------------------------------------------------------------------------


def plain(source: Source, style: str) -> str:
    """One source as a style writes it; what is in italics between asterisks."""
    (citation,) = written([source], style, "en-GB")
    return "".join(f"*{piece.text}*" if piece.italic else piece.text for piece in citation)


ARTICLE = Source(
    id="a", type="article-newspaper", title="The gate stays shut", issued="2026-03-05", accessed="2026-04-01",
    author='[{"family": "Bach", "given": "Ana"}]', url="https://courier.example/gate",
    csl='{"container-title": "The Courier", "page": "3"}',
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "harvard-cite-them-right",
            "Bach, A. (2026) “The gate stays shut”, *The Courier*, 5 March, p. 3. "
            "Available at: https://courier.example/gate (Accessed: 1 April 2026).",
        ),
        (
            "apa",
            "Bach, A. (2026, March 5). The gate stays shut. *The Courier*, 3. https://courier.example/gate",
        ),
        (
            "modern-language-association",
            "Bach, Ana. “The gate stays shut”. *The Courier*, 5 Mar. 2026, p. 3, https://courier.example/gate.",
        ),
        (
            "chicago-notes-bibliography",
            "Bach, Ana. “The gate stays shut”. *The Courier*, 5 March 2026. https://courier.example/gate.",
        ),
        (
            "mhra-shortened-notes",
            "Bach, Ana, “The gate stays shut”, *The Courier*, 5 March 2026, p. 3 "
            "<https://courier.example/gate> [accessed 1 April 2026]",
        ),
        (
            "oscola",
            "Bach A, “The gate stays shut” *The Courier* (5 March 2026) 3 <https://courier.example/gate> "
            "accessed 1 April 2026",
        ),
    ],
)
def test_each_carried_style_writes_an_article_as_it_should(style: str, expected: str) -> None:
    assert plain(ARTICLE, style) == expected


@pytest.mark.parametrize("style", names_in("styles", ".csl"))
def test_no_style_changes_the_case_of_a_title_or_prints_it_twice(style: str) -> None:
    bare = Source(id="b", title="The NATO–Ukraine Council at Ten: a Look Back", type="webpage")
    assert plain(bare, style).count(bare.title) == 1
    assert bare.title in plain(replace(bare, publisher="NATO"), style)


@pytest.mark.parametrize("style", names_in("styles", ".csl"))
def test_markup_and_broken_details_come_out_as_text(style: str) -> None:
    title = 'A <span class="nocase">b</span> & <i>c</i> \ufdd0'
    odd = Source(
        id="o", title=title, author='[{"family": "<b>X</b>"}, 5, {}]', issued="../2025-06", type="report",
        csl='{"page": ["3"], "edition": {"a": 1}, "type": "book", "id": 7, "volume": 3}',
    )  # fmt: skip
    shown = plain(odd, style).replace("*", "")
    assert 'A <span class="nocase">b</span> & <i>c</i> [U+FDD0]' in shown
    assert "<b>X</b>" in shown
    for csl in ("[", "3", '"x"', "null"):
        assert title[:20] in plain(replace(odd, csl=csl), style)


@pytest.mark.parametrize("style", names_in("styles", ".csl"))
def test_a_season_is_written_in_words_and_never_as_a_month(style: str) -> None:
    assert "summer 2020" in plain(replace(ARTICLE, issued="2020-22"), style)


@pytest.mark.parametrize("style", names_in("styles", ".csl"))
def test_a_source_that_a_style_does_not_list_is_named_all_the_same(style: str) -> None:
    talk = Source(id="t", type="personal communication", title="Talk with the ferryman", issued="2026-01-02")
    assert "Talk with the ferryman" in plain(talk, style)


def test_a_brief_may_have_its_sources_written_in_another_style_than_its_template() -> None:
    told = BriefSection(id="s", brief=BRIEF.id, kind="sources", options='{"style": "oscola"}')
    own, usual = (text_of(paper_of(*claims(ARTICLE), *more)) for more in ((told,), ()))
    assert "Bach A, “The gate stays shut”" in own
    assert "Bach A, “The gate stays shut”" not in usual


def test_what_a_style_leaves_out_is_said_behind_it() -> None:
    text = text_of(paper_of(*claims(replace(REPORT, issued="2025-12-31", language="uk", type="report"))))
    assert "Bach, A. (2025) Report on the gate. Report, by Ana Bach, 31 December 2025, in Ukrainian." in text
    own = text_of(paper_of(*claims(replace(REPORT, language="en-US", type="webpage"))))
    assert "Web page, by Ana Bach. Reliability" in own


def test_the_same_sources_are_written_alike_however_often_they_are_asked_for() -> None:
    first, again = (written([ARTICLE, REPORT, LETTER], "oscola", "en-GB") for _ in range(2))
    assert first == again
    assert written([], "oscola", "en-GB") == ()
