"""A plan says what an import would do, and refuses nothing silently."""

import json

import pytest

from db.exchange import Counts, ImportRefused, plan
from db.exchange.unbundle import read_bundle_bytes
from db.queries.snapshot import Snapshot
from db.records import Actor, Dossier, Position, PositionOption, link_id
from tests.db.exchange.making import (
    OPTION,
    POSITION,
    TERRITORY,
    TRACKER,
    UKRAINE,
    Fields,
    bundle,
    position,
    refused,
    table,
)
from tests.db.exchange.samples import EMPTY, SHA256

# -- new, changed, unchanged ----------------------------------------------------------------------


def test_the_plan_counts_by_kind_what_is_new_changed_unchanged_and_refused() -> None:
    made = plan(
        [
            bundle(
                actor=[
                    {"id": "rus", "name": "Russia"},
                    {"id": "usa", "name": "United States", "capability": "strong"},
                    {"id": "ukr", "name": "Ukraine", "short_name": "UA", "capability": 40,
                     "aliases": UKRAINE.aliases},
                ],
                position=[position("p1", statement="Otherwise."), position("p2")],
            )
        ],
        TRACKER,
    )  # fmt: skip
    assert made.counts == {"actor": Counts(1, 0, 1, 1), "position": Counts(1, 1, 0, 0)}
    assert made.total == Counts(2, 1, 1, 1)


def test_a_changed_record_carries_the_fields_that_differ_and_no_other() -> None:
    made = plan([bundle(position=[position("p1", statement="Otherwise.")])], TRACKER)
    (edit,) = made.edits
    assert (edit.before, edit.after) == ({"statement": "As it stands."}, {"statement": "Otherwise."})


def test_what_a_bundle_leaves_out_has_its_default() -> None:
    (edit,) = plan([bundle(position=[position("p1")])], TRACKER).edits
    assert edit.after == {"statement": ""}


def test_what_a_table_leaves_out_stays_as_it_is() -> None:
    (edit,) = plan([table("position", "id,firmness,statement\np1,firm,\n")], TRACKER).edits
    assert edit.after == {"firmness": "firm", "statement": ""}
    made = plan([table("position", "id,venue\np1,\n")], TRACKER)
    assert made.counts == {"position": Counts(unchanged=1)}
    assert made.edits == []


def test_a_record_that_a_bundle_gives_without_what_it_needs_is_refused_also_where_the_tracker_has_it() -> (
    None
):
    made = plan([bundle(position=[{"id": "p1", "actor": "ukr", "issue": "territory"}])], TRACKER)
    assert refused(made) == {"p1": ["channel"]}


def test_an_import_deletes_nothing() -> None:
    made = plan([bundle(issue=[{"id": "other", "title": "Other"}])], TRACKER)
    assert [(edit.id, edit.before) for edit in made.edits] == [("other", None)]


def test_a_plan_can_be_made_again_from_the_same_reading() -> None:
    readings = [
        table("position", "id,actor,issue,channel\np9,UA,territory,official\np1,UA,territory,official\n")
    ]
    assert plan(readings, TRACKER) == plan(readings, TRACKER)
    elsewhere = Snapshot.of([Actor(id="ukraine", name="UA"), TERRITORY])
    assert [edit.after and edit.after["actor"] for edit in plan(readings, elsewhere).edits] == ["ukraine"] * 2


# -- ids ------------------------------------------------------------------------------------------


def test_an_id_that_names_a_record_of_another_kind_is_refused() -> None:
    made = plan([bundle(actor=[{"id": "territory", "name": "Territory"}])], TRACKER)
    assert refused(made) == {"territory": ["id"]}
    assert "another record (issue)" in str(made.refusals[0])


def test_the_dossier_of_a_file_changes_that_of_the_tracker() -> None:
    tracker = Snapshot.of([Dossier(id="dossier", title="Old", language="uk")])
    (edit,) = plan([bundle(dossier=[{"id": "dossier", "title": "New", "language": "uk"}])], tracker).edits
    assert (edit.id, edit.after) == ("dossier", {"title": "New"})
    (edit,) = plan([table("dossier", "title\nNew\n")], tracker).edits
    assert (edit.id, edit.after) == ("dossier", {"title": "New"})


def test_there_is_one_dossier_and_its_id_is_its_own() -> None:
    made = plan(
        [bundle(dossier=[{"id": "second", "title": "x"}], actor=[{"id": "dossier", "name": "x"}])], EMPTY
    )
    assert refused(made) == {"second": ["id"], "dossier": ["id"]}


def test_a_link_without_its_id_is_known_by_what_it_joins() -> None:
    stance = PositionOption(
        id=link_id("position_option", "p1", "line"), position="p1", option="line", stance="opposed"
    )
    tracker = Snapshot.of([UKRAINE, TERRITORY, OPTION, POSITION, stance])
    row = {"position": "p1", "option": "line", "stance": "preferred"}
    for reading in (
        bundle(position_option=[row]),
        table("position_option", "position,option,stance\np1,The LINE,preferred\n"),
    ):
        (edit,) = plan([reading], tracker).edits
        assert (edit.id, edit.after) == (stance.id, {"stance": "preferred"})


def test_a_link_with_an_id_that_does_not_follow_is_refused() -> None:
    row = {"id": "mine", "position": "p1", "option": "line", "stance": "preferred"}
    made = plan([bundle(position_option=[row])], TRACKER)
    assert refused(made) == {"mine": ["id"]}
    assert link_id("position_option", "p1", "line") in made.refusals[0].reason


def test_a_link_that_stands_twice_is_refused_the_second_time() -> None:
    text = "position,option,stance\np1,line,preferred\np1,line,opposed\n"
    made = plan([table("position_option", text)], TRACKER)
    assert [(r.line, r.field) for r in made.refusals] == [(3, "id")]
    assert "This link stands already on line 2 of x.csv" in made.refusals[0].reason


# -- references -----------------------------------------------------------------------------------


def test_references_may_point_forward_and_across_files() -> None:
    made = plan(
        [
            bundle("a.json", option=[{"id": "o", "issue": "i", "label": "o", "value": 1}]),
            bundle("b.json", issue=[{"id": "i", "title": "i", "discussed": "o"}]),
        ],
        EMPTY,
    )
    assert made.total == Counts(new=2)


@pytest.mark.parametrize(
    ("target", "words"), [("none", "There is no actor “none”"), ("territory", "is no actor")]
)
def test_a_needed_reference_to_nothing_or_to_another_kind_refuses_the_record(target: str, words: str) -> None:
    made = plan([bundle(position=[position("p2", actor=target)])], TRACKER)
    assert refused(made) == {"p2": ["actor"]}
    assert words in made.refusals[0].reason
    assert made.edits == []


def test_a_reference_that_may_be_empty_is_blanked_and_told_only_when_what_is_valid_is_wanted() -> None:
    made = plan([bundle(position=[position("p2", speaker="none", event="none")])], TRACKER)
    assert [(blank.id, blank.field) for blank in made.blanked] == [("p2", "speaker"), ("p2", "event")]
    with pytest.raises(ImportRefused, match="field speaker: There is no actor “none”"):
        made.change("Import")
    (edit,) = made.change("Import", valid_only=True).edits
    assert edit.after
    assert (edit.after["speaker"], edit.after["channel"]) == (None, "official")


def test_a_blanked_reference_of_a_record_that_is_there_stays_as_it_was() -> None:
    tracker = Snapshot.of([UKRAINE, TERRITORY, Position(id="p1", actor="ukr", issue="territory",
                                                        channel="official", speaker="ukr")])  # fmt: skip
    made = plan([bundle(position=[position("p1", speaker="none", venue="Vienna")])], tracker)
    assert [(blank.id, blank.field) for blank in made.blanked] == [("p1", "speaker")]
    (edit,) = made.edits
    assert edit.after == {"venue": "Vienna"}


def test_what_is_blanked_in_a_refused_record_is_not_told_besides() -> None:
    made = plan([bundle(position=[position("p2", channel="shouted", speaker="none")])], TRACKER)
    assert (refused(made), made.blanked) == ({"p2": ["channel"]}, [])


def test_a_record_that_refers_to_two_refused_ones_is_refused_once() -> None:
    files = bundle(actor=[{"id": "a", "name": 1}], issue=[{"id": "i", "title": 1}],
                   position=[position("p2", actor="a", issue="i")])  # fmt: skip
    made = plan([files], EMPTY)
    assert made.counts["position"] == Counts(refused=1)
    assert len(refused(made)["p2"]) == 1


def test_a_refused_record_takes_along_what_can_not_stand_without_it() -> None:
    stance = {"position": "p2", "option": "line", "stance": "conditional"}
    made = plan(
        [
            bundle(
                condition=[
                    {"id": "c", "position_option": link_id("position_option", "p2", "line"), "text": "x"}
                ],
                position=[position("p2", channel="shouted"), position("p3", replaces="p2")],
                position_option=[stance],
            )
        ],
        TRACKER,
    )
    assert refused(made) == {"c": ["position_option"], "p2": ["channel"], "": ["position"]}
    assert "refers to “p2”, which is refused (line 1 of x.json)" in str(
        next(refusal for refusal in made.refusals if refusal.kind == "position_option")
    )
    assert [(blank.id, blank.field) for blank in made.blanked] == [("p3", "replaces")]
    assert made.total == Counts(new=1, refused=3)


def test_a_refused_change_of_a_record_that_is_there_takes_nothing_along() -> None:
    made = plan(
        [bundle(position=[position("p1", channel="shouted"), position("p2", replaces="p1")])], TRACKER
    )
    assert made.blanked == []
    assert made.total == Counts(new=1, refused=1)


def test_a_long_chain_of_dependents_is_followed_to_its_end() -> None:
    source = {"id": "s", "title": 7}
    chain = [{"id": f"e{n}", "source": "s0", "record": f"e{n - 1}" if n else "s"} for n in range(3000)]
    made = plan([bundle(source=[source, {"id": "s0", "title": "s0"}], evidence=chain)], EMPTY)
    assert made.counts["evidence"] == Counts(refused=3000)
    assert [edit.id for edit in made.edits] == ["s0"]


# -- the change -----------------------------------------------------------------------------------


def test_several_files_are_one_change() -> None:
    files = [bundle("a.json", actor=[{"id": "a", "name": "a"}]), table("issue", "id,title\ni,i\n")]
    change = plan(files, EMPTY).change("Import of two files")
    assert (change.label, change.kind) == ("Import of two files", "import")
    assert [edit.id for edit in change.edits] == ["a", "i"]


def test_a_plan_with_refusals_makes_no_change_unless_what_is_valid_is_wanted() -> None:
    actors: list[Fields] = [{"id": "a", "name": "a"}, *({"id": f"b{n}", "name": n} for n in range(25))]
    made = plan([bundle(actor=actors)], EMPTY)
    with pytest.raises(ImportRefused) as caught:
        made.change("Import")
    sentence = str(caught.value)
    assert sentence.startswith("Nothing was imported, for 25 things in it are wrong:")
    assert "x.json, line 1, actor b0, field name: Text is wanted here" in sentence
    assert "b9," in sentence
    assert "b10," not in sentence
    assert "… and 15 more" in sentence
    assert len(caught.value.refusals) == 25
    assert [edit.id for edit in made.change("Import", valid_only=True).edits] == ["a"]


def test_what_is_wrong_with_a_file_as_a_whole_also_stops_an_import() -> None:
    made = plan([table("actor", "id,name,shoe size\na,A,44\n")], EMPTY)
    with pytest.raises(ImportRefused, match="“shoe size”"):
        made.change("Import")
    assert len(made.change("Import", valid_only=True).edits) == 1


def test_only_the_files_of_records_that_are_taken_go_into_the_change() -> None:
    hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    good, bad = (
        {"id": id, "sha256": hello, "media_type": kind} for id, kind in (("g", "text/plain"), ("b", 7))
    )
    for rows, kept in (([good], [hello]), ([bad], [])):
        text = json.dumps({"blobs": {hello: "aGVsbG8="}, "format": "parley-bundle", "version": 1,
                           "records": {"blob": rows}})  # fmt: skip
        made = plan([read_bundle_bytes(text.encode(), "x.json")], EMPTY)
        assert list(made.change("Import", valid_only=True).blobs) == kept
    assert hello != SHA256
