"""Templates and house styles: data, read with errors that say where and what would do."""

import re
from dataclasses import replace
from pathlib import Path

import pypdf.generic
import pytest
from PIL import Image

from db.queries.snapshot import Snapshot
from db.records import (
    Actor,
    Brief,
    BriefSection,
    Dossier,
    Issue,
    Judgement,
    Leverage,
    Marking,
    Obstacle,
    ObstacleIssue,
    Option,
    Position,
    PositionOption,
    Record,
    Scenario,
    Stake,
)
from desktop.briefing import make_paper
from desktop.briefing.document import layout
from desktop.briefing.house import House, contrast, house_in
from desktop.briefing.paper import Order
from desktop.briefing.section_kinds import KINDS
from desktop.briefing.sections import SECTIONS
from desktop.briefing.subject import UnknownSubject
from desktop.briefing.templates import Template, builtin, source_of, template, template_in
from desktop.briefing.toml_table import WrongFile
from resources import read_text
from tests.desktop.briefing.papers import BRIEF, SOURCE, cited, pages_of, read, snapshot_of, text_of

PLAIN = 'title = "note"\n\n[[section]]\nkind = "obstacles"\ntitle = "Obstacles"\n'
PLAIN_HOUSE = House()
UPPER, LOWER = Actor(id="up", name="Upper"), Actor(id="low", name="Lower")
FLOW, TOLL = Issue(id="flow", title="Flow", question="How much water?"), Issue(id="toll", title="Toll")
OPEN = Option(id="open", issue="flow", label="Open the gate", value=100)
CLAIM = Position(id="p1", actor="up", issue="flow", channel="official", statement="The gate stays.")
OTHER = Position(id="p2", actor="low", issue="toll", channel="official", statement="No toll is due.")
DISTRUST = Obstacle(id="o1", title="Distrust", description="Nobody counts.")
TALKS = (UPPER, LOWER, FLOW, TOLL, OPEN, CLAIM, OTHER, DISTRUST)


def written(folder: Path, text: str, name: str = "ours.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def made(
    kind: Template, *records: Record, house: House = PLAIN_HOUSE, subject: str = "", brief: Brief = BRIEF
) -> bytes:
    """The paper of a few records from a template."""
    order = Order(kind, house, subject)
    brief = replace(brief, template=kind.name)
    return make_paper(snapshot_of(*records), brief, issued="2026-04-19", order=order)


# -- templates -----------------------------------------------------------------------------------


def test_each_kind_of_section_a_template_can_have_can_be_made() -> None:
    assert set(SECTIONS) == set(KINDS)


def test_the_templates_of_the_design_are_there() -> None:
    assert builtin() == ("actor", "background", "changes", "issue", "one-page", "scenarios", "status")
    assert {name: (template(name).subject, template(name).since) for name in builtin()} == {
        **dict.fromkeys(("background", "one-page", "scenarios", "status"), ("", False)),
        "actor": ("actor", False),
        "issue": ("issue", False),
        "changes": ("", True),
    }


@pytest.mark.parametrize("name", builtin())
def test_a_copy_of_a_carried_template_is_read_like_it(name: str, tmp_path: Path) -> None:
    assert template_in(written(tmp_path, source_of(name), f"{name}.toml")) == template(name)


def test_a_template_of_one_s_own_settles_title_sections_numbers_and_options(tmp_path: Path) -> None:
    text = (
        'title = "desk note"\nrunning = "note"\ncontents = false\n[numbering]\nsections = "I"\n'
        '[[section]]\nkind = "obstacles"\ntitle = "In the way"\noptions = { most = 1 }\n'
        '[[section]]\nkind = "positions"\ntitle = "Who wants what"\n'
    )
    second = Obstacle(id="o2", title="Zeal", description="Too much of it.")
    shown = text_of(made(template_in(written(tmp_path, text)), *TALKS, second))
    assert "River talks: desk note" in shown
    assert "Contents" not in shown
    assert shown.index("I In the way 1 Distrust.") < shown.index("II Who wants what Lower Public 2")
    assert "Zeal" not in shown


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title = \n", 1, "This is no TOML"),
        (PLAIN.replace("obstacles", "obstacels"), 4, "Did you mean “obstacles”?"),
        (PLAIN + "colour = 3\n", 6, "“section.colour” is not known here."),
        (PLAIN.replace('"note"', "3"), 1, "must be text in quotation marks"),
        (PLAIN.replace('kind = "obstacles"\n', ""), 3, "lacks “kind”"),
        (PLAIN + "options = { most = -1 }\n", 6, "must be a whole number from 0 to 999"),
        (PLAIN + "[section.options]\nmots = 1\n", 7, "Did you mean “most”?"),
        (PLAIN.replace('"note"\n', '"note"\ncontent = true\n'), 2, "Did you mean “contents”?"),
        (PLAIN + '[citations]\nstyle = "oskola"\n', 7, "Did you mean “oscola”?"),
        (PLAIN + '[numbering]\nsections = "i"\n', 7, "Known: 1, A, I, none."),
        (PLAIN + '[numbering]\nparagraphs = "none"\n', 7, "Known: 1, 1.1."),
        ('title = "note"\n', 0, "It has no section"),
        (PLAIN + PLAIN.partition("\n\n")[2], 0, "“obstacles” is there twice"),
        (PLAIN.replace("obstacles", "subject"), 0, 'subject = "issue"'),
        (PLAIN.replace("obstacles", "notes"), 0, "no “sources”"),
    ],
)
def test_what_is_wrong_with_a_template_is_said_with_its_line(
    text: str, line: int, words: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(WrongFile, match=re.escape(words)) as error:
        template_in(path)
    assert error.value.line == line
    assert str(error.value).startswith(f"{path}, line {line}: " if line else f"{path}: ")
    assert str(error.value).endswith("Nothing was written.")


def test_a_file_that_is_not_there_or_no_text_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match=r"none\.toml: It can’t be read"):
        template_in(tmp_path / "none.toml")
    path = tmp_path / "image.toml"
    path.write_bytes(b"\x89PNG\xff")
    with pytest.raises(WrongFile, match="not written in UTF-8"):
        template_in(path)
    path.write_bytes(b"#" * 200_001)
    with pytest.raises(WrongFile, match="longer than 200,000 bytes"):
        template_in(path)


def test_options_of_the_brief_go_before_those_of_the_template_and_nonsense_is_passed_over() -> None:
    kind = template("status")
    for options, there in (('{"former": false}', False), ('{"former": "no"}', True), ("[", True)):
        section = BriefSection(id="s", brief=BRIEF.id, kind="positions", rank=1, options=options)
        past = replace(CLAIM, id="p3", until="2025-01", statement="It opened once.")
        assert ("It opened once." in text_of(made(kind, *TALKS, past, section))) is there


# -- papers about one thing ----------------------------------------------------------------------


def test_a_paper_on_one_issue_holds_what_concerns_it_and_no_more() -> None:
    bound = ObstacleIssue(id="oi", obstacle="o1", issue="flow")
    elsewhere = Obstacle(id="o2", title="Zeal")
    lever = Leverage(id="l1", holder="up", target="low", instrument="The gate", issue="flow")
    other = Leverage(id="l2", holder="low", target="up", instrument="The road", issue="toll")
    stake = Stake(id="st", actor="up", issue="flow", salience=80, reason="It lives by it")
    records = (*TALKS, bound, elsewhere, lever, other, stake, SOURCE, cited(CLAIM), cited(OTHER))
    text = text_of(made(template("issue"), *records, subject="flow"))
    for there in ("How much water?", "Open the gate", "The gate stays.", "Distrust", "80 of 100"):
        assert there in text
    assert text.count("The gate ") >= 2
    for absent in ("No toll is due.", "Zeal", "The road"):
        assert absent not in text


def test_a_paper_on_one_actor_holds_its_positions_and_no_other_s() -> None:
    text = text_of(made(template("actor"), *TALKS, subject="low"))
    assert "No toll is due." in text
    assert "The gate stays." not in text


@pytest.mark.parametrize("subject", ["", "nobody", "up"])
def test_a_paper_on_one_issue_needs_an_issue_that_is_there(subject: str) -> None:
    with pytest.raises(UnknownSubject, match=r"about one issue\. .*No paper was made"):
        made(template("issue"), *TALKS, subject=subject)


def test_an_issue_above_the_marking_is_as_if_it_were_not_there() -> None:
    levels = [Marking(id=f"m{at}", set="t", level=name, rank=at) for at, name in enumerate(("LOW", "HIGH"))]
    dossier = Dossier(id="dossier", title="Talks", marking_set="t")
    secret = replace(FLOW, handling="HIGH")
    snapshot = Snapshot.of((dossier, *levels, secret), handling_at_most="LOW")
    with pytest.raises(UnknownSubject, match="no issue “flow” in what the paper may show"):
        make_paper(snapshot, BRIEF, issued="2026", order=Order(template("issue"), subject="flow"))


def test_the_changes_since_a_day_are_told_the_weightiest_first() -> None:
    claim = replace(CLAIM, id="p9", stated="2026-03-01", statement="It may open.")
    line = PositionOption(id="x", position="p9", option="open", stance="red line")
    now = snapshot_of(*TALKS, claim, line)
    order = Order(template("changes"), before=now.earlier("2026-01-01"), since="1 January 2026")
    text = text_of(make_paper(now, replace(BRIEF, template="changes"), issued="2026-04-19", order=order))
    assert "Since 1 January 2026: one new position." in text
    assert "New position Upper · Flow It may open. Red line: Open the gate." in text
    assert "New stance" not in text
    same = Order(template("changes"), before=now, since="1 January 2026")
    text = text_of(make_paper(now, replace(BRIEF, template="changes"), issued="2026-04-19", order=same))
    assert "Since 1 January 2026 nothing on record has changed." in text


def test_a_status_paper_tells_what_changed_since_the_edition_before_and_the_first_has_none() -> None:
    now = snapshot_of(*TALKS, replace(CLAIM, id="p9", stated="2026-03-01", statement="It may open."))
    before = Order(template("status"), before=now.earlier("2026-01-01"), since="edition 1 of 1 January 2026")
    text = text_of(make_paper(now, BRIEF, issued="2026-04-19", order=before))
    assert "Since edition 1 of 1 January 2026: one new position." in text
    first = layout(now, BRIEF, issued="2026-04-19", order=Order(template("status")))
    assert "changes" not in first.sections


def test_a_comparison_that_comes_to_nothing_is_told_only_where_the_paper_itself_has_it() -> None:
    added = BriefSection(id="z", brief=BRIEF.id, kind="compare-zone")
    alone, asked = (
        layout(snapshot_of(Dossier(id="dossier", title="Talks"), *more), BRIEF, issued="2026-04-19")
        for more in ((), (added,))
    )
    assert "compare-zone" not in alone.sections
    assert "compare-zone" in asked.sections


def test_changes_on_one_issue_are_those_that_concern_it() -> None:
    kind = template("changes")._replace(subject="issue")
    new = [replace(each, id=f"n-{each.id}", stated="2026-03-01") for each in (CLAIM, OTHER)]
    now = snapshot_of(*TALKS, *new)
    brief = replace(BRIEF, template="changes")
    for before, counted in (
        (now.earlier("2026-01-01"), "one new position."),
        (Snapshot.of(()), "two new positions"),
    ):
        order = Order(kind, subject="flow", before=before, since="January")
        text = text_of(make_paper(now, brief, issued="2026-04-19", order=order))
        assert f"Since January: {counted}" in text
        assert "No toll is due." not in text


# -- one page ------------------------------------------------------------------------------------


def test_a_paper_of_one_page_leaves_out_from_the_end_what_has_no_room_and_says_so() -> None:
    long = "It is long. " * 90
    judgements = [
        Judgement(id=f"j{at}", brief=BRIEF.id, text=f"Point {at}. {long}", rank=at) for at in range(4)
    ]
    ways = [Scenario(id=f"s{at}", title=f"Way {at} {long[:300]}") for at in range(3)]
    few = made(template("one-page"), *TALKS, *judgements, *ways[:1])
    assert len(pages_of(few)) == 1
    assert "Left out" not in text_of(few)
    brief = replace(BRIEF, template="one-page", bottom_line=long * 2 + long[:520])
    order = Order(template("one-page"))
    many = make_paper(snapshot_of(*TALKS, *judgements, *ways), brief, issued="2026-04-19", order=order)
    assert len(pages_of(many)) == 1
    text = text_of(many)
    assert "Left out for want of room: “Where they stand” and “How it may go on”." in text
    assert "Way 0" not in text
    assert "Point 3" not in text


def test_without_a_list_of_notes_claims_carry_grades_alone() -> None:
    way = Scenario(id="s1", title="A pause", likelihood_as_printed="possible")
    pdf = made(template("one-page"), *TALKS, way, SOURCE, cited(way))
    text = text_of(pdf)
    assert "A·B3" in text
    assert not re.search(r"\d A·B3", text)
    assert "A·B A letter to the editor (no date)." in text


def test_a_brief_made_with_another_template_keeps_title_and_judgements_but_not_its_order() -> None:
    brief = Brief(id=BRIEF.id, title="The river stays closed", template="status")
    judgement = Judgement(id="j", brief=BRIEF.id, text="It stays closed.", rank=1)
    snapshot = snapshot_of(*TALKS, brief, judgement)
    text = text_of(make_paper(snapshot, brief, issued="2026-04-19", order=Order(template("background"))))
    assert "The river stays closed" in text
    assert text.index("1 Key judgements 1 Judgement") < text.index("3 Who takes part Table 1")
    assert "Judgement It stays closed." in text
    assert "background paper" in text


@pytest.mark.parametrize(
    ("sections", "numbers"), [("1", ("1.1", "2.1", "2.2")), ("I", ("I.1", "II.1", "II.2")), ("none", "123")]
)
def test_paragraphs_may_be_numbered_anew_in_each_section(
    sections: str, numbers: tuple[str, ...], tmp_path: Path
) -> None:
    text = (
        f'title = "note"\n[numbering]\nsections = "{sections}"\nparagraphs = "1.1"\n'
        '[[section]]\nkind = "obstacles"\ntitle = "In the way"\n'
        '[[section]]\nkind = "positions"\ntitle = "Who wants what"\n'
    )
    order = Order(template_in(written(tmp_path, text)))
    records = (*TALKS, replace(OTHER, actor="up", issue="flow"))
    snapshot, brief = snapshot_of(*records), replace(BRIEF, template=order.template.name)
    shown = text_of(made(order.template, *records))
    first, *held = numbers
    assert f"In the way {first} Distrust." in shown
    for mine, other in (held, held[::-1]):
        said = shown[shown.index(f" {mine} Flow.") :]
        assert "stands beside this one: " in said[: said.index(f"paragraph {other}.")]
    places = layout(snapshot, brief, issued="2026-04-19", order=order).places
    assert {places["p1"], places["p2"]} == {f"paragraph {each}" for each in held}
    assert f"Who wants what {held[0]}–{held[1]}" in shown


# -- house styles --------------------------------------------------------------------------------


def test_the_example_of_a_house_style_is_one_that_changes_nothing(tmp_path: Path) -> None:
    assert house_in(written(tmp_path, read_text("houses/house.toml"))) == House()


def test_a_house_style_gives_papers_its_colours_margins_and_numbers(tmp_path: Path) -> None:
    text = (
        '[colours]\naccent = "#005500"\n[margins]\nside = 18\ntop = 35\n'
        '[numbering]\nsections = "A"\nannexes = "1"\nparagraphs = "1.1"\n'
        '[citations]\nstyle = "oscola"\n'
    )
    house = house_in(written(tmp_path, text))
    claim = (SOURCE, cited(CLAIM))
    plain, pdf = (made(template("status"), *TALKS, *claim, house=each) for each in (PLAIN_HOUSE, house))
    green = b"0.000 0.333 0.000 rg"
    for each, there in ((plain, False), (pdf, True)):
        content = read(each).pages[0].get_contents()
        assert isinstance(content, pypdf.generic.StreamObject)
        assert (green in content.get_data()) is there
    shown = text_of(pdf)
    assert "B Positions and red lines by actor" in shown
    assert "B.2 Flow. The gate stays." in shown
    assert "1 Notes" in shown
    assert "‘A letter to the editor’" not in shown
    assert "A A letter to the editor." in shown


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[colours]\ngrey = "#999999"\n', 2, "too pale on white paper: its contrast is 2.8 to 1"),
        ('[colours]\nink = "#66553F"\n', 2, "too pale on the ground #DDB172"),
        ('[colours]\nink = "black"\n', 2, "a colour is written as #RRGGBB"),
        ('[colours]\nacent = "#000000"\n', 2, "Did you mean “accent”?"),
        ("[margins]\nside = 40\n", 2, "must be a number from 15 to 23"),
        ("[margins]\nleft = 20\n", 2, "Known: bottom, side, top."),
        ('[logo]\nfile = "../logo.png"\n', 2, "leads out of the folder of this file"),
        ('[logo]\nfile = "/etc/passwd"\n', 2, "leads out of the folder of this file"),
        ('[logo]\nfile = "none.png"\n', 2, "can’t be read"),
        ('[logo]\nfile = "ours.toml"\n', 2, "must be a PNG picture"),
        ("[logos]\n", 1, "Did you mean “logo”?"),
    ],
)
def test_what_is_wrong_with_a_house_style_is_said_with_its_line(
    text: str, line: int, words: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(WrongFile, match=re.escape(words)) as error:
        house_in(path)
    assert (error.value.line, str(error.value).startswith(f"{path}, line {line}: ")) == (line, True)


def test_a_link_out_of_the_folder_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "logo.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(WrongFile, match="leads out of the folder"):
        house_in(written(folder, '[logo]\nfile = "logo.png"\n'))


def test_the_logo_stands_on_the_first_page_as_decoration(tmp_path: Path) -> None:
    Image.new("RGBA", (60, 20), (0, 80, 0, 128)).save(tmp_path / "logo.png")
    house = house_in(written(tmp_path, '[logo]\nfile = "logo.png"\nheight = 10\n'))
    pdf = made(template("status"), *TALKS, house=house)
    pages = [page for page in read(pdf).pages if "/XObject" in page["/Resources"]]  # type: ignore[operator]
    drawn = [page for page in read(pdf).pages if list(page.images)]
    assert [page.page_number for page in drawn] == [0], len(pages)
    content = drawn[0].get_contents()
    assert isinstance(content, pypdf.generic.ContentStream)
    before, _, after = content.get_data().partition(b"/Artifact <</Type /Pagination>> BDC")
    assert b" Do" in after.partition(b"EMC")[0]
    assert b" Do" not in before


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#1D3D5C", "#FFFFFF", 11.20)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)
