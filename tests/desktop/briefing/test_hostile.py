"""Papers of hostile and of extreme data: always a readable file, never markup, never beyond the page."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.queries.snapshot import Snapshot
from db.records import (
    KINDS,
    Actor,
    Brief,
    Event,
    Issue,
    Leverage,
    Option,
    Position,
    PositionOption,
    Record,
    Source,
    link_id,
    required,
    specs,
)
from db.wording import in_words
from desktop.briefing import make_paper
from desktop.briefing.measures import A4, GRID, LETTER
from desktop.briefing.paper import Order
from desktop.briefing.templates import builtin, template
from tests.desktop.briefing.papers import (
    BRIEF,
    SOURCE,
    cited,
    dense,
    paper_of,
    read,
    set_on,
    snapshot_of,
    text_of,
)

MARKUP = '<b>bold</b> & <i>open <img src="/etc/hostname"/> <a href="javascript:alert(1)">x</a> <para>'
NASTY = {
    "markup": MARKUP,
    "control signs": "be\x00fore\x07after\x1b",
    "a lone surrogate": "half \ud800 a pair",
    "right to left": "שלום and مرحبا and \u202eback",
    "emoji": "flags 🇺🇦 and 🕊",
    "one word": "x" * 5000,
    "one address": "https://example.org/" + "a/b.c-d" * 300,
    "parentheses": r"((\)) \ ( ))",
    "empty lines": "\n\n\n one \n\n\r\n two \u2028 three \t four",
    "combining": "и\u0306 e\u0301 \u0301",
}


def everything(text: str) -> list[Record]:
    """A record of each kind with `text` in each field that takes it, about one actor and one issue."""
    made: list[Record] = []
    for kind, cls in KINDS.items():
        if kind in ("dossier", "blob", "edition", "marking", "scale_term", "tag", "tagging", "rating"):
            continue
        values: dict[str, Any] = {"id": kind}
        for name, spec in specs(cls).items():
            if spec.kind in ("text", "prose") and name != "id":
                values[name] = text
            elif spec.kind == "ref" and name in required(cls):
                values[name] = spec.refs[0] if spec.refs else "position"
            elif spec.kind == "choice" and name in required(cls):
                values[name] = spec.choices[0]
            elif name in required(cls) and name != "id":
                values[name] = {"value": 50.0, "low": 10.0, "high": 20.0, "kind": "situation"}.get(
                    name, "2026-01"
                )
        if kind == "brief_section":
            values["kind"] = "situation"
        made.append(cls(**values))
    return made


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_any_text_in_any_field_is_set_inside_the_page(text: str, paper: str) -> None:
    records = everything(text)
    brief = next(each for each in records if isinstance(each, Brief))
    pdf = paper_of(*records, brief=replace(brief, template="status", paper=paper))
    page = A4 if paper == "A4" else LETTER
    for pieces in set_on(pdf):
        for piece in pieces:
            assert 0 <= piece.x < page.right
            assert 0 < piece.y < page.height
            assert piece.y <= page.top + page.body + GRID or piece.size in (8, 9, 11, 12), piece


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("name", builtin())
def test_any_text_comes_through_any_template(name: str, text: str) -> None:
    records, kind = everything(text), template(name)
    snapshot = snapshot_of(*records)
    brief = replace(next(each for each in records if isinstance(each, Brief)), template=name)
    before = Snapshot.of((), as_of="2026-01-01") if kind.since else None
    order = Order(kind, subject=kind.subject, before=before, since=text if before else "")
    pdf = make_paper(snapshot, brief, issued="2026-04-19", order=order)
    for pieces in set_on(pdf):
        assert all(0 <= piece.x < A4.right and 0 < piece.y < A4.height for piece in pieces)
    if text == MARKUP:
        assert dense(MARKUP) in dense(text_of(pdf))


def test_markup_is_printed_and_not_read() -> None:
    text = dense(text_of(paper_of(*everything(MARKUP))))
    assert dense(MARKUP) in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("be\x00fore", "be[U+0000]fore"),
        ("half \ud800.", "half [U+D800]."),
        ("של", "[U+05E9][U+05DC]"),
        ("soft\u00adhyphen", "softhyphen"),
        ("🕊", "[U+1F54A]"),
        ("и\u0306", "й"),
        ("\u202eback", "[U+202E]back"),
    ],
)
def test_what_the_face_lacks_is_shown_by_its_code_point(text: str, shown: str) -> None:
    actor, issue = Actor(id="a", name="Upper"), Issue(id="i", title="Flow")
    position = Position(id="p", actor="a", issue="i", channel="official", statement=text)
    assert dense(shown) in dense(text_of(paper_of(actor, issue, position)))


def test_metadata_and_bookmarks_hold_no_control_signs() -> None:
    pdf = paper_of(
        Actor(id="a", name="Up\x00per\ud800"), *held("a"), brief=replace(BRIEF, title="A\x00 \udfff\nB")
    )
    info, outline = read(pdf).metadata, read(pdf).outline
    assert info is not None
    assert info.title == "A[U+0000] [U+DFFF] B"
    assert "Up[U+0000]per[U+D800]" in str(outline)


def held(actor: str, issues: int = 1, statement: str = "It stays.") -> list[Record]:
    """Issues with an option each, and a position of the actor on each."""
    records: list[Record] = []
    for at in range(issues):
        name = f"{actor}-{at}"
        records += [
            Issue(id=f"i-{name}", title=f"Issue {at} of {actor}", discussed=f"o-{name}", rank=at),
            Option(id=f"o-{name}", issue=f"i-{name}", label=f"Way out {at}", value=50),
            Position(id=f"p-{name}", actor=actor, issue=f"i-{name}", channel="official", statement=statement),
            PositionOption(
                id=link_id("position_option", f"p-{name}", f"o-{name}"),
                position=f"p-{name}", option=f"o-{name}", stance="opposed",
            ),
        ]  # fmt: skip
    return records


def test_an_empty_dossier_makes_a_paper_that_says_what_it_is() -> None:
    text = text_of(paper_of())
    assert "The river stays closed" in text
    assert "Contents" in text
    assert "1 Situation" in text  # the count of days is all there is to say


def test_a_tracker_without_anything_makes_one_page_that_says_so() -> None:
    pdf = make_paper(Snapshot.of(()), Brief(id="b", title="Border talks"), issued="2026-11-22")
    assert len(read(pdf).pages) == 1
    text = text_of(pdf)
    assert "Nothing is on record that this paper could report." in text
    assert "Contents" not in text


def test_a_statement_of_five_thousand_signs_runs_on_over_pages() -> None:
    words = " ".join(f"word{at}" for at in range(700))
    pdf = paper_of(Actor(id="a", name="Upper"), *held("a", statement=words))
    text = text_of(pdf)
    assert [at for at in range(700) if f"word{at} " not in f"{text} ".replace(".", " ")] == []
    assert len(read(pdf).pages) > 2


def test_a_title_of_three_hundred_signs_is_printed_whole() -> None:
    title = " ".join(["Negotiation"] * 25)
    assert title in text_of(paper_of(brief=replace(BRIEF, title=title)))


def test_a_cell_higher_than_a_page_is_cut_and_nothing_of_it_is_lost() -> None:
    words = " ".join(f"pressure{at}" for at in range(900))
    records = [Actor(id="a", name="Upper"), Actor(id="b", name="Lower")]
    lever = Leverage(id="l", holder="a", target="b", instrument=words, assessment="Short.")
    text = dense(text_of(paper_of(*records, lever)))
    missing = [at for at in range(900) if f"pressure{at}" not in text]
    assert missing == []


@pytest.mark.parametrize("count", [1, 5, 6, 9, 10, 12, 20])
def test_a_matrix_has_room_for_any_number_of_actors(count: int) -> None:
    records = [
        each for at in range(count) for each in (Actor(id=f"a{at}", name=f"Actor {at}"), *held(f"a{at}"))
    ]
    pdf = paper_of(*records)
    text = text_of(pdf)
    assert f"Where {in_words(min(count, 5))} actor" in text
    assert ("Full matrix" in text) is (count > 5)
    assert (", 1 of " in text) is (count > 9)
    assert max(piece.x for page in set_on(pdf) for piece in page) < A4.right


def test_sixty_issues_are_all_in_the_matrix() -> None:
    text = dense(text_of(paper_of(Actor(id="a", name="Upper"), *held("a", issues=60))))
    matrix = text[text.rindex("Table1") - 20000 :]
    assert [at for at in range(60) if f"Issue{at}ofa" not in matrix] == []


def test_forty_events_and_sources_make_long_tables_with_their_heads() -> None:
    events = [Event(id=f"e{at}", title=f"Round {at}", start=f"2026-01-{at % 28 + 1:02}") for at in range(60)]
    sources = [Source(id=f"s{at:02}", title=f"Report {at}") for at in range(40)]
    pdf = paper_of(*events, *sources, SOURCE, cited(events[0]))
    text = text_of(pdf)
    assert text.count("Date Event Source") == text.count("Events, earliest first")
    assert "Events, earliest first, continued" in text
    assert "AA" in text


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60))
@settings(max_examples=60)
def test_a_title_may_be_any_text(text: str) -> None:
    pdf = paper_of(Actor(id="a", name=text), *held("a", statement=text), brief=replace(BRIEF, title=text))
    assert read(pdf).pages
