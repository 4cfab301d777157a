"""Papers are issued and stay as they went out; made again from the journal they come to the same bytes."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest

from db.changes import Change, Edit, Value
from db.errors import InvalidField, NoSuchChange
from db.records import Blob, Brief, BriefSection, Edition, Event, Evidence, Position, PositionOption
from db.store import Store
from desktop.briefing.house import House
from desktop.operations import made_with
from desktop.operations.editions import (
    Issue,
    NotAgain,
    OpenErrors,
    Withdrawn,
    again,
    changed_since,
    issue,
    pdf_of,
    register,
    withdraw,
)
from desktop.operations.history import NotTakenBack, take_back
from desktop.operations.papers import Asked, write_paper
from desktop.operations.records import WasIssued, delete, set_fields
from desktop.operations.templates import template_for
from tests.desktop.briefing.tagging.reading import heard

BRIEF = Brief(
    id="status", title="No end of talks in sight", reference="P/1", bottom_line="The talks go on.",
    as_of="2026-04", handling="TLP:GREEN",
)  # fmt: skip
ASKED = Asked(template_for("status", Path()))
ALL_OF_IT = BriefSection(id="all", brief=BRIEF.id, kind="front")
CITED = Evidence(id="ev9", source="src-a", record="summit", locator="Page 1")


@pytest.fixture
def filled(store: Store) -> Store:
    """The small tracker with a paper the check has no errors for."""
    store.apply(Change("Paper", (Edit.insert(BRIEF), Edit.insert(CITED))))
    return store


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def made(store: Store, *, mark: str = "", asked: Asked = ASKED, note: str = "", despite: str = "") -> Issue:
    brief = store.need(Brief, BRIEF.id)
    return issue(
        store, brief, as_of="2026-04-19", issued="2026-04-21", mark=mark, asked=asked, report=silent,
        note=note, despite=despite,
    )  # fmt: skip


def issued(store: Store, **given: str) -> Edition:
    ready = made(store, **given)  # type: ignore[arg-type]
    store.apply(ready.change)
    return store.need(Edition, ready.edition.id)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def change(store: Store, id: str, values: Mapping[str, Value]) -> None:
    record = store.get(id)
    assert record is not None
    store.apply(set_fields(store, record, values))


# -- issuing -----------------------------------------------------------------------------------------


def test_an_edition_is_kept_as_it_went_out(filled: Store) -> None:
    last = filled.head().last
    edition = issued(filled, note="The first one.")
    pdf = pdf_of(filled, edition)
    assert (edition.number, edition.issued, edition.as_of) == (1, "2026-04-21", "2026-04-19")
    assert (edition.change, edition.note, edition.despite) == (last, "The first one.", "")
    assert "edition 1" in text_of(pdf).casefold().replace("\n", " ")
    blob = filled.need(Blob, edition.pdf or "")
    assert (blob.media_type, blob.name) == ("application/pdf", "P/1, edition 1.pdf")
    assert filled.journal(limit=1)[0].kind == "issue"


def test_numbers_count_up_and_that_of_a_withdrawn_edition_is_not_used_again(filled: Store) -> None:
    first = issued(filled)
    filled.apply(withdraw(first, "2026-04-22"))
    assert issued(filled).number == 2


def test_open_errors_need_a_reason_and_the_reason_is_kept(filled: Store) -> None:
    change(filled, "status", {"bottom_line": ""})
    before = filled.head()
    with pytest.raises(OpenErrors, match=r"has no bottom line\. Nothing was issued") as raised:
        made(filled, despite="  ")
    assert filled.head() == before
    assert [each.rule for each in raised.value.findings] == ["bottom-line-missing"]
    edition = issued(filled, despite="The minister wants it now.")
    assert edition.despite == "The minister wants it now."
    assert edition.errors == "Paper No end of talks in sight has no bottom line."


def test_a_reason_for_errors_is_kept_only_where_there_are_some(filled: Store) -> None:
    assert (issued(filled, despite="Late").errors, issued(filled, despite="Late").despite) == ("", "")


def test_an_edition_up_to_a_level_carries_its_mark(filled: Store) -> None:
    change(filled, "p1", {"handling": "TLP:RED"})
    low, full = issued(filled, mark="TLP:GREEN"), issued(filled)
    assert (low.level, low.handling) == ("TLP:GREEN", "TLP:GREEN")
    assert (full.level, full.handling) == ("", "TLP:RED")
    assert [filled.need(Blob, each.pdf or "").handling for each in (low, full)] == ["TLP:GREEN", "TLP:RED"]
    assert "No cession" in text_of(pdf_of(filled, full))
    assert "No cession" not in text_of(pdf_of(filled, low))


# -- it stays ----------------------------------------------------------------------------------------


def test_issuing_is_not_undone(filled: Store) -> None:
    change(filled, "p1", {"statement": "Before it."})
    edition = issued(filled)
    filled.undo()
    assert filled.need(Position, "p1").statement == "No cession, a freeze only with guarantees."
    assert filled.need(Edition, edition.id) == edition


def test_an_issued_paper_is_not_taken_back_edited_or_deleted(filled: Store) -> None:
    edition = issued(filled)
    with pytest.raises(NotTakenBack, match="An issued paper stays as it is"):
        take_back(filled, filled.journal(limit=1)[0])
    with pytest.raises(InvalidField, match="An issued paper stays as it is"):
        set_fields(filled, edition, {"number": 7})
    for id in (edition.id, BRIEF.id):
        with pytest.raises(WasIssued, match="Edition 1 of this paper was issued"):
            delete(filled, filled.goes_with([id]))
    assert filled.need(Edition, edition.id) == edition


def test_an_edition_is_withdrawn_once(filled: Store) -> None:
    edition = issued(filled)
    filled.apply(withdraw(edition, "2026-04-22"))
    gone = filled.need(Edition, edition.id)
    assert gone.withdrawn == "2026-04-22"
    with pytest.raises(Withdrawn, match="was withdrawn on 22 April 2026"):
        withdraw(gone, "2026-04-23")


# -- again -------------------------------------------------------------------------------------------


def test_an_edition_is_made_again_to_the_byte_after_later_edits(filled: Store) -> None:
    edition = issued(filled)
    change(filled, "p1", {"statement": "Something else altogether."})
    change(filled, "status", {"title": "Another title"})
    found = again(filled, edition, silent)
    assert found.same
    assert found.pdf == pdf_of(filled, edition)


def test_a_paper_on_what_changed_counts_from_the_same_edition_when_made_again(filled: Store) -> None:
    first = issued(filled)
    change(filled, "p1", {"statement": "A freeze and no more."})
    asked = Asked(template_for("changes", Path()))
    ready = made(filled, asked=asked)
    filled.apply(ready.change)
    second = filled.need(Edition, ready.edition.id)
    third = issued(filled)
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert again(filled, second, silent).same


def bars(pdf: bytes) -> list[str]:
    """What bars say, with the words of the paragraph or the row they stand before."""
    parts = heard(pdf).document.all("P", "TR")
    spoken = [(each.said.get("ActualText", ""), part.text) for part in parts for each in part.walk()]
    return [said + text for said, text in spoken if said.startswith("Changed since edition ")]


def test_what_differs_from_the_edition_before_has_a_bar(filled: Store) -> None:
    first = issued(filled)
    assert bars(pdf_of(filled, first)) == []
    position = filled.all(Position)[0]
    change(filled, position.id, {"statement": "Not one day longer."})
    second = issued(filled)
    (marked,) = [each for each in bars(pdf_of(filled, second)) if "Not one day longer." in each]
    assert marked.startswith("Changed since edition 1 of 21 April 2026. ")
    others = [each for each in filled.all(Position) if each.id != position.id]
    assert not any(each.statement in text for each in others for text in bars(pdf_of(filled, second)))
    count = len(bars(pdf_of(filled, second)))
    assert count > 1
    assert f"Edition 2 ({count} bars: changed since edition 1 of 21 April 2026)" in words(filled, second)
    third = issued(filled)
    assert bars(pdf_of(filled, third)) == []
    assert "Edition 3 (nothing here changed since edition 2 of 21 April 2026)" in words(filled, third)
    change(filled, BRIEF.id, {"bottom_line": "The talks have ended."})
    assert "(1 bar: changed since edition 3 " in words(filled, issued(filled))


def words(store: Store, edition: Edition) -> str:
    return " ".join(text_of(pdf_of(store, edition)).split())


def test_a_template_or_a_paper_does_without_bars(filled: Store) -> None:
    issued(filled)
    change(filled, "p1", {"statement": "Not one day longer."})
    without = made(filled, asked=Asked(ASKED.template._replace(bars=False)))
    assert bars(without.pdf) == []
    assert "Edition 2 Date" in " ".join(text_of(without.pdf).split())
    filled.apply(Change("Bars", (Edit.insert(replace(ALL_OF_IT, options='{"bars": false}')),)))
    assert bars(made(filled).pdf) == []
    filled.apply(Change("Bars", (Edit.update(filled.need(BriefSection, "all"), options='{"bars": true}'),)))
    assert bars(made(filled, asked=Asked(ASKED.template._replace(bars=False))).pdf)
    filled.apply(Change("Bars", (Edit.update(filled.need(BriefSection, "all"), options='{"bars": 0}'),)))
    assert bars(made(filled).pdf)


def test_a_paper_whose_last_edition_has_no_journal_here_goes_out_without_bars(filled: Store) -> None:
    first = issued(filled)
    filled.apply(Change("From elsewhere", (Edit.update(first, change="another-journal"),)))
    second = issued(filled)
    assert (second.number, bars(pdf_of(filled, second))) == (2, [])
    with pytest.raises(NoSuchChange):
        made(filled, asked=Asked(template_for("changes", Path()), since="edition 1"))


def test_a_row_of_a_table_has_a_bar_where_its_record_reads_otherwise(filled: Store) -> None:
    other = Event(id="lunch", title="Lunch by the lake", start="2026-01-02")
    cited = replace(CITED, id="ev10", record=other.id)  # what is alone in its table is set as labels
    filled.apply(Change("Lunch", (Edit.insert(other), Edit.insert(cited))))
    issued(filled)
    change(filled, "summit", {"title": "Summit on the lake"})
    marked = bars(pdf_of(filled, issued(filled)))
    assert [text for text in marked if "Summit on the lake" in text]


def test_a_bar_marks_parts_and_own_words_too(filled: Store) -> None:
    issued(filled)
    change(filled, BRIEF.id, {"bottom_line": "The talks have ended."})
    stance = filled.all(PositionOption)[0]
    stances = {"red line", "opposed"} - {stance.stance}
    change(filled, stance.id, {"stance": sorted(stances)[0]})
    marked = bars(pdf_of(filled, issued(filled)))
    assert any("The talks have ended." in each for each in marked)
    assert any(filled.need(Position, stance.position).statement in each for each in marked)


def test_an_edition_with_bars_is_made_again_to_the_byte(filled: Store) -> None:
    issued(filled)
    change(filled, filled.all(Position)[0].id, {"statement": "Not one day longer."})
    second = issued(filled)
    change(filled, filled.all(Position)[0].id, {"statement": "As long as it takes."})
    issued(filled)
    assert again(filled, second, silent).same


def test_the_house_style_it_was_made_with_is_kept(filled: Store) -> None:
    asked = ASKED._replace(house=House(colours={"accent": "#5A1E3C"}, side=20.0, logo=b"\x89PNG\r\n\x1a\n"))
    assert made_with.read(made_with.written(asked)) == asked


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"house": {}, "template": {}}', "not JSON"])
def test_an_edition_of_which_it_is_not_known_how_it_was_made(filled: Store, text: str) -> None:
    edition = replace(issued(filled), made_with=text)
    with pytest.raises(
        NotAgain, match=r"What it was made with is not recorded\. The PDF that was issued is kept"
    ):
        again(filled, edition, silent)


def test_an_edition_from_elsewhere_is_not_made_again(filled: Store) -> None:
    edition = replace(issued(filled), change="another-journal", sha256="0" * 64)
    with pytest.raises(NoSuchChange):
        again(filled, edition, silent)
    with pytest.raises(NotAgain, match="does not hold the file"):
        pdf_of(filled, edition)


# -- what later edits make wrong -----------------------------------------------------------------------


def test_a_correction_is_told_and_what_came_later_is_not(filled: Store) -> None:
    edition = issued(filled)
    assert changed_since(filled, edition) == ()
    later = Position(
        id="p9", actor="ukr", issue="ceasefire", channel="official", stated="2026-11", statement="Later."
    )
    filled.apply(Change("Later", (Edit.insert(later),)))
    assert changed_since(filled, edition) == ()
    change(filled, "p1", {"statement": "Corrected."})
    (found,) = changed_since(filled, edition)
    assert (found.record.id, found.what, set(found.fields)) == ("p1", "changed", {"statement"})


def test_the_register_lists_the_newest_first_with_what_changed(filled: Store) -> None:
    first = issued(filled)
    change(filled, "p1", {"statement": "Corrected."})
    second = issued(filled)
    filled.apply(withdraw(first, "2026-04-22"))
    change(filled, "p2", {"statement": "Corrected too."})
    told = [(entry.edition.number, entry.brief.title, entry.changed) for entry in register(filled)]
    assert told == [(second.number, BRIEF.title, 1), (first.number, BRIEF.title, 0)]


def test_what_is_exported_has_bars_once_it_was_issued(filled: Store, tmp_path: Path) -> None:
    def exported(name: str) -> bytes:
        path = tmp_path / name
        brief = filled.need(Brief, BRIEF.id)
        write_paper(
            filled, brief, path, as_of="2026-04-19", issued="2026-04-22", mark="", report=silent, asked=ASKED
        )
        return path.read_bytes()

    assert bars(exported("one.pdf")) == []
    issued(filled)
    change(filled, "p1", {"statement": "Not one day longer."})
    assert bars(exported("two.pdf"))
    word = docx.Document(BytesIO(exported("two.docx")))
    said = [each.text.replace("\u00a0", " ") for each in word.paragraphs]
    assert [each for each in said if each.startswith("Changed since edition 1 of 21 April 2026")]
