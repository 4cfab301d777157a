"""A paper composed: sections ordered, named, left out, told things and given words, each as one step."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes import Change, Edit
from db.records import Brief, BriefSection, Edition
from db.store import Store
from desktop.briefing.document import Proof
from desktop.briefing.outline import outline
from desktop.briefing.templates import template
from desktop.operations.composing import (
    Composed,
    add_section,
    move_section,
    proof_of,
    remove_section,
    set_bars,
    set_options,
    set_shown,
    set_text,
    set_title,
    with_changes,
)
from desktop.operations.papers import Asked

STATUS = template("status")
BRIEF = Brief(id="b", title="No end in sight")
KINDS = [each.kind for each in STATUS.sections]
ANNEXES = [each.kind for each in STATUS.annexes]


@pytest.fixture
def paper(store: Store) -> Callable[[], Composed]:
    """The paper as it stands after what was written."""
    store.apply(Change("Add", (Edit.insert(BRIEF),)))
    return lambda: Composed.of(store, BRIEF, STATUS)


Paper = Callable[[], Composed]


def kinds(paper: Composed) -> list[str]:
    return [each.kind for each in paper.parts if not each.annex]


def test_a_paper_without_a_word_of_its_own_has_the_outline_of_its_template(paper: Paper) -> None:
    assert kinds(paper()) == KINDS
    assert [each.kind for each in paper().parts if each.annex] == ANNEXES
    assert paper().parts[0].title == STATUS.sections[0].title


@pytest.mark.parametrize(("kind", "to"), [("scenarios", 0), (KINDS[0], 3), (KINDS[-1], 1)])
def test_a_section_is_moved_in_one_step_and_back(store: Store, paper: Paper, kind: str, to: int) -> None:
    title = next(each.title for each in paper().parts if each.kind == kind)
    store.apply(move_section(paper(), kind, to))
    rest = [each for each in KINDS if each != kind]
    assert kinds(paper()) == [*rest[:to], kind, *rest[to:]]
    step = store.undoable()
    assert step is not None
    assert step.label == f"Move “{title}” in No end in sight"
    store.undo()
    assert kinds(paper()) == KINDS
    assert store.all(BriefSection) == []


def test_moving_to_where_it_is_or_an_annex_changes_nothing(paper: Paper) -> None:
    assert move_section(paper(), KINDS[2], 2).edits == ()
    assert move_section(paper(), ANNEXES[0], 0).edits == ()
    assert move_section(paper(), "nothing", 0).edits == ()


@given(data=st.data())
def test_a_section_that_is_told_something_keeps_its_place(data: st.DataObject) -> None:
    order = data.draw(st.permutations(KINDS))
    said = data.draw(st.lists(st.sampled_from(order), unique=True))
    sections = [
        BriefSection(id=f"s{rank}", brief="b", kind=kind, rank=rank)
        for rank, kind in enumerate(said, start=1)
    ]
    before = Composed(BRIEF, STATUS, sections)
    kind = data.draw(st.sampled_from(KINDS))
    change = set_text(before, kind, "Words.")
    written = {each.id: each for each in sections}
    for edit in change.edits:
        row = dict(edit.after or {})
        old = written.get(edit.id)
        made = {name: getattr(old, name) for name in ("brief", "kind", "rank", "text")} if old else {}
        written[edit.id] = BriefSection(id=edit.id, **{**made, **row})
    after = Composed(BRIEF, STATUS, list(written.values()))
    assert kinds(after) == kinds(before)
    part = after.part(kind)
    assert part is not None
    assert part.section is not None
    assert part.section.text == "Words."


def test_a_title_is_given_and_given_back(store: Store, paper: Paper) -> None:
    store.apply(set_title(paper(), "situation", "  Where   we stand "))
    assert paper().parts[KINDS.index("situation")].title == "Where we stand"
    step = store.undoable()
    assert step is not None
    assert step.label == "Call “Situation” “Where we stand” in No end in sight"
    store.apply(set_title(paper(), "situation", ""))
    assert paper().parts[KINDS.index("situation")].title == "Situation"


def test_what_is_left_out_stays_in_the_outline(store: Store, paper: Paper) -> None:
    store.apply(set_shown(paper(), "obstacles", False))
    part = paper().part("obstacles")
    assert part is not None
    assert not part.shown
    assert kinds(paper()) == KINDS
    assert "obstacles" in paper().addable()
    store.apply(add_section(paper(), "obstacles"))
    part = paper().part("obstacles")
    assert part is not None
    assert part.shown


def test_a_section_the_template_lacks_comes_last_and_goes_for_good(store: Store, paper: Paper) -> None:
    assert "players" in paper().addable()
    store.apply(add_section(paper(), "players"))
    assert kinds(paper()) == [*KINDS, "players"]
    part = paper().part("players")
    assert part is not None
    assert part.title != "players"
    store.apply(remove_section(paper(), "players"))
    assert kinds(paper()) == KINDS
    assert store.all(BriefSection) == []


def test_removing_a_section_of_the_template_keeps_its_words(store: Store, paper: Paper) -> None:
    store.apply(set_text(paper(), "situation", "Our view."))
    store.apply(remove_section(paper(), "situation"))
    part = paper().part("situation")
    assert part is not None
    assert part.section is not None
    assert (part.shown, part.section.text) == (False, "Our view.")


def test_an_option_is_kept_only_while_it_differs(store: Store, paper: Paper) -> None:
    usual = paper().options("matrix")["actors"]
    store.apply(set_options(paper(), "matrix", {"actors": 2}))
    assert paper().options("matrix")["actors"] == 2
    store.apply(set_options(paper(), "matrix", {"actors": usual}))
    part = paper().part("matrix")
    assert part is not None
    assert part.section is not None
    assert part.section.options == ""


def test_options_that_do_not_fit_are_as_if_unsaid_and_those_unknown_stay(store: Store, paper: Paper) -> None:
    own = BriefSection(id="s", brief="b", kind="matrix", rank=1, options='{"actors": "all", "later": 1}')
    store.apply(Change("Add", (Edit.insert(own),)))
    assert paper().options("matrix")["actors"] == Composed(BRIEF, STATUS, []).options("matrix")["actors"]
    store.apply(set_options(paper(), "matrix", {"words": False}))
    part = paper().part("matrix")
    assert part is not None
    assert part.section is not None
    assert '"later": 1' in part.section.options


def test_a_kind_nobody_knows_is_in_the_outline_and_can_be_removed(store: Store, paper: Paper) -> None:
    own = BriefSection(id="s", brief="b", kind="poem", rank=1, options="[]")
    store.apply(Change("Add", (Edit.insert(own),)))
    assert "poem" in kinds(paper())
    assert paper().options("poem") == {}
    store.apply(remove_section(paper(), "poem"))
    assert kinds(paper()) == KINDS


def test_what_is_typed_is_in_the_snapshot_and_not_in_the_tracker(store: Store, paper: Paper) -> None:
    typed = set_text(paper(), "situation", "Not written yet.")
    seen = with_changes(store.snapshot(), [typed])
    assert [each.text for each in seen.all(BriefSection)] == ["Not written yet."]
    assert store.all(BriefSection) == []
    assert with_changes(seen, [typed.inverse("undo", "Undo")]).all(BriefSection) == ()


def test_an_outline_needs_no_brief() -> None:
    assert [each.kind for each in outline(STATUS)] == [*KINDS, *ANNEXES]


def test_bars_are_left_out_and_shown_again(store: Store, paper: Paper) -> None:
    assert paper().has_bars
    assert set_bars(paper(), True).edits == ()
    store.apply(set_bars(paper(), False))
    assert not paper().has_bars
    assert kinds(paper()) == KINDS
    assert set_bars(paper(), False).edits == ()
    step = store.undoable()
    assert step is not None
    assert step.label == "Leave out change bars in No end in sight"
    store.apply(set_bars(paper(), True))
    assert paper().has_bars
    (kept,) = store.all(BriefSection)
    assert kept.options == ""


def test_the_proof_is_the_next_edition_with_its_bars(store: Store, paper: Paper) -> None:
    def proof() -> Proof:
        asked = Asked(STATUS)
        return proof_of(store, store.need(Brief, "b"), asked, issued="2026-04-20", cancelled=lambda: False)

    assert (proof().number, proof().since, proof().bars) == (1, "", 0)
    last = store.head().last
    edition = Edition(id="e1", brief="b", number=1, issued="2026-04-19", change=last)
    store.apply(Change("Issue", (Edit.insert(edition),)))
    assert (proof().number, proof().bars) == (2, 0)
    assert proof().since == "edition 1 of 19 April 2026"
    store.apply(Change("Edit", (Edit.update(store.need(Brief, "b"), bottom_line="Nothing moves."),)))
    assert proof().bars == 1
    store.apply(set_bars(paper(), False))
    assert (proof().number, proof().since, proof().bars) == (2, "", 0)
