"""What comes of a sheet: records made and matched, what can't be read refused by its cell, nothing twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.changes import Value
from db.exchange import Plan, plan
from db.exchange.sheets import NEW, Answer, Library, Mapping, Sheet, Word, compose, open_book, problems
from db.exchange.sheets.cells import Fault
from db.exchange.sheets.targets import NoSuchTarget, target_called
from db.queries.snapshot import Snapshot
from db.records import KINDS, Actor, Event, Position, required
from tests.db.exchange.sheets.making import (
    TRACKER,
    composed,
    guess,
    planned,
    refused,
    sheet,
    with_plan,
)
from tests.db.exchange.sheets.workbooks import linked_book, matrix_book, write

NAMES = ("actor.name", "issue.title", "position.statement")
LINKED = Mapping("linked", constants=(("position.channel", "official"),))


def linked(*columns: str) -> Mapping:
    return replace(LINKED, columns=columns)


def values(made: Plan, kind: str) -> list[dict[str, Value]]:
    """What each new or changed record of a kind is given, without what is empty."""
    return [
        {name: value for name, value in (edit.after or {}).items() if value not in ("", None)}
        for edit in made.edits
        if edit.table == kind
    ]


def counted(made: Plan) -> dict[str, tuple[int, int, int, int]]:
    return {k: (c.new, c.changed, c.unchanged, c.refused) for k, c in made.counts.items()}


# -- linked rows -----------------------------------------------------------------------------------------


def test_a_tracker_as_people_keep_it_comes_in(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "Talks.xlsx", linked_book())).first()
    found = composed(read, guess(read).mapping)
    made = plan([found.reading], TRACKER)
    assert counted(made) == {
        "actor": (2, 0, 2, 0), "evidence": (3, 0, 0, 0), "issue": (2, 0, 1, 0), "position": (4, 0, 0, 2),
        "source": (1, 1, 0, 0), "tag": (2, 0, 0, 0), "tagging": (3, 0, 0, 0),
    }  # fmt: skip
    assert refused(made).keys() == {"E8", "D10"}
    assert {(each.text, each.value) for each in found.words} == {
        ("Back channel", "back-channel"), ("publicly", "public statement"), ("shouted", ""),
    }  # fmt: skip
    assert list(found.dates) == [("46066", "13 February 2026")]
    first = values(made, "position")[0]
    assert (first["stated"], first["channel"], first["actor"]) == ("2026-02-13", "back-channel", "al")


def test_taken_again_it_changes_nothing(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "Talks.xlsx", linked_book())).first()
    mapping = guess(read).mapping
    after = with_plan(planned(read, mapping))
    again = planned(read, mapping, after)
    assert again.edits == []
    assert (again.total.new, again.total.changed) == (0, 0)
    assert again.total.unchanged == planned(read, mapping).total.new + 4  # two actors, an issue, a source


def test_a_sheet_that_says_more_adds_only_that() -> None:
    columns = ("actor.name", "issue.title", "position.stated", "position.statement", "position.rationale")
    row = ("Aland", "Water share", "2026-02-13", "Sixty  per cent.")
    made = planned(sheet(("a", "b", "c", "d", "e"), (*row, "Its fields need it.")), linked(*columns))
    assert counted(made)["position"] == (0, 1, 0, 0)
    assert values(made, "position") == [{"rationale": "Its fields need it."}]


@pytest.mark.parametrize(
    ("place", "text"), [(0, "The Delta League"), (1, "Dam height"), (2, "2026-03"), (3, "Fifty per cent.")]
)
def test_what_differs_in_a_telling_field_is_another_position(place: int, text: str) -> None:
    row = ["Aland", "Water share", "2026-02-13", "Sixty per cent."]
    row[place] = text
    columns = ("actor.name", "issue.title", "position.stated", "position.statement")
    assert counted(planned(sheet("abcd", row), linked(*columns)))["position"] == (1, 0, 0, 0)


def test_rows_that_say_the_same_are_one_position() -> None:
    row = ("Borland", "Water share", "An even split.")
    found = composed(
        sheet("abc", row, row, ("BORLAND", "water  share", "an even split.")),
        linked("actor.name", "issue.title", "position.statement"),
    )
    made = plan([found.reading], TRACKER)
    assert counted(made) == {"actor": (1, 0, 0, 0), "issue": (0, 0, 1, 0), "position": (1, 0, 0, 0)}
    assert found.again == 2


def test_a_row_without_anything_said_gives_only_its_actor_and_issue() -> None:
    made = planned(
        sheet("abc", ("Borland", "Dam height", None)),
        linked("actor.name", "issue.title", "position.statement"),
    )
    assert counted(made) == {"actor": (1, 0, 0, 0), "issue": (1, 0, 0, 0)}


def test_a_position_without_an_actor_is_refused_by_its_row() -> None:
    made = planned(
        sheet("abc", (None, "Water share", "Sixty.")),
        linked("actor.name", "issue.title", "position.statement"),
    )
    assert refused(made) == {"2": "This is needed."}


def test_stances_and_conditions_come_with_a_row() -> None:
    columns = (
        "actor.name",
        "issue.title",
        "position.statement",
        "option.label",
        "stance.stance",
        "condition.text",
    )
    rows = (
        ("Aland", "Water share", "Half, if metered.", "half each", "c", "The flow is metered"),
        ("Borland", "Water share", "Never a third.", "A third", "Red line", None),
        ("Borland", "Water share", "No option here.", None, "opposed", None),
    )
    made = planned(sheet("abcdef", *rows), linked(*columns))
    assert [each["stance"] for each in values(made, "position_option")] == ["conditional"]
    assert values(made, "condition")[0]["text"] == "The flow is metered"
    assert refused(made).keys() == {"3", "E4"}
    assert "place on the axis" in refused(made)["3"]
    assert "There is no option in this row" in refused(made)["E4"]


def test_a_new_option_comes_with_its_place() -> None:
    columns = (
        "actor.name",
        "issue.title",
        "position.statement",
        "option.label",
        "option.value",
        "stance.stance",
    )
    made = planned(
        sheet("abcdef", ("Aland", "Water share", "No.", "A third", 33.0, "red line")), linked(*columns)
    )
    assert made.refusals == []
    assert values(made, "option")[0]["value"] == 33.0


def test_several_names_in_a_cell_are_several_records() -> None:
    mapping = replace(linked("actor.name", "issue.title", "position.statement"), several=("actor.name",))
    made = planned(sheet("abc", ("Aland; Borland\nBorland", "Water share", "Together.")), mapping)
    assert counted(made)["position"] == (2, 0, 0, 0)
    assert counted(made)["actor"] == (1, 0, 1, 0)


def test_several_names_are_seen_where_each_stands_alone_elsewhere() -> None:
    rows = (("Borland", "Water share"), ("Aland; Borland", "Water share"), ("Aland", "Dams; locks"))
    assert guess(sheet(("Party", "Topic"), *rows)).mapping.several == ("actor.name",)


def test_an_address_alone_is_a_source() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "source.url")
    made = planned(sheet("abcd", ("Aland", "Dams", "No.", "https://x.example/a")), linked(*columns))
    (source,) = values(made, "source")
    assert (source["title"], source["url"]) == ("https://x.example/a", "https://x.example/a")


def test_two_columns_of_text_are_joined() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.statement")
    made = planned(
        sheet("abcd", ("Aland", "Dams", "First.", "Then."), ("Aland", "Dams", None, 3.0)), linked(*columns)
    )
    assert [each["statement"] for each in values(made, "position")] == ["First.\n\nThen.", "3"]


def test_an_error_of_the_sheet_is_named_by_its_cell() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.stated")
    rows = (("Aland", "Dams", Fault("#REF!"), None), ("Aland", Fault("#N/A"), "No.", None))
    made = planned(sheet("abcd", *rows), linked(*columns))
    assert refused(made) == {
        "C2": "The sheet has an error here (#REF!).", "B3": "The sheet has an error here (#N/A).",
    }  # fmt: skip


def test_the_rest_can_be_taken() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.stated", "source.title")
    rows = (("Aland", "Dams", "No.", "soon", "Note 1"), ("Aland", "Dams", "Yes.", "2026", "Note 1"))
    made = planned(sheet("abcde", *rows), linked(*columns))
    after = with_plan(made)
    assert [each.statement for each in after.all(Position) if each.id != "p1"] == ["Yes."]
    assert made.change("Import", valid_only=True).kind == "import"


# -- names -----------------------------------------------------------------------------------------------


def resolved(name: str, mapping: Mapping | None = None) -> tuple[str, str, str]:
    found = composed(sheet("abc", (name, "Water share", "No.")), mapping or linked(*NAMES))
    read = next(each for each in found.names if each.kind == "actor")
    return read.how, read.id if read.how != "new" else "", read.near_title


@pytest.mark.parametrize(
    ("name", "how", "id"),
    [
        ("aland", "name", "al"), ("Delta League", "alias", "dl"), ("dl", "id", "dl"), ("Aländ", "near", "al"),
        ("Аланд", "near", "al"), ("The Delta Leage", "near", "dl"), ("Borland", "new", ""),
    ],
)  # fmt: skip
def test_a_name_is_looked_up_by_alias_alphabet_and_nearness(name: str, how: str, id: str) -> None:
    assert resolved(name)[:2] == (how, id)


def test_a_name_that_only_comes_near_is_new_and_the_near_one_offered() -> None:
    assert resolved("Delta Ligue") == ("new", "", "The Delta League")


def test_an_answer_decides() -> None:
    mapping = linked(*NAMES).with_answer(Answer("actor", "Delta Ligue", "dl"))
    assert resolved("delta  ligue", mapping) == ("told", "dl", "")
    assert resolved("Aländ", linked(*NAMES).with_answer(Answer("actor", "Aländ", NEW)))[0] == "new"
    gone = linked(*NAMES).with_answer(Answer("actor", "Aländ", "deleted"))
    assert resolved("Aländ", gone)[0] == "near"


def test_numbers_in_names_count() -> None:
    tracker = Snapshot.of([Actor(id="wg1", name="Working group on borders 1")])
    found = composed(sheet("abc", ("Working group on borders 2", "Dams", "No.")), linked(*NAMES), tracker)
    assert [each.how for each in found.names if each.kind == "actor"] == ["new"]


def test_a_name_that_two_records_have_is_refused_with_what_to_do() -> None:
    tracker = Snapshot.of([Actor(id="a1", name="Aland"), Actor(id="a2", name="ALAND")])
    made = planned(sheet("abc", ("Aland", "Dams", "No.")), linked(*NAMES), tracker)
    assert "name of several records" in refused(made)["A2"]


def test_new_names_that_sound_alike_are_one_record() -> None:
    rows = (("Zelensky", "Dams", "No."), ("Zelenskyy", "Dams", "Yes."), ("Зеленський", "Dams", "Hm."))
    assert counted(planned(sheet("abc", *rows), linked(*NAMES)))["actor"] == (1, 0, 0, 0)


def test_a_name_matched_is_not_renamed() -> None:
    made = planned(
        sheet("abc", ("DELTA LEAGUE", "Water share", "No.")), replace(linked(*NAMES), known="update")
    )
    assert values(made, "actor") == []


# -- words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("official", "official"), ("Back Channel", "back-channel"), ("PUBLIC", "public statement"),
        ("track two", "Track II"), ("offical", "official"), ("Track_I", "Track I"),
    ],
)  # fmt: skip
def test_words_of_a_choice_are_read_loosely(word: str, channel: str) -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.channel")
    made = planned(sheet("abcd", ("Aland", "Dams", "No.", word)), linked(*columns))
    assert [each["channel"] for each in values(made, "position")] == [channel]


def test_a_short_word_is_not_guessed() -> None:
    made = planned(sheet("abcd", ("Aland", "Dams", "No.", "hgh")), linked(*NAMES, "position.confidence"))
    assert refused(made).keys() == {"D2"}


def test_a_word_that_fits_nothing_may_be_told() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.channel")
    read = sheet("abcd", ("Aland", "Dams", "No.", "shouted"))
    assert "Say which it means" in refused(planned(read, linked(*columns)))["D2"]
    told = linked(*columns).with_word(Word("position.channel", "shouted", "public statement"))
    assert values(planned(read, told), "position")[0]["channel"] == "public statement"


def test_a_constant_stands_where_a_cell_is_empty() -> None:
    columns = ("actor.name", "issue.title", "position.statement", "position.channel")
    made = planned(
        sheet("abcd", ("Aland", "Dams", "No.", None), ("Aland", "Dams", "So.", "t2")), linked(*columns)
    )
    assert [each["channel"] for each in values(made, "position")] == ["official", "Track II"]


# -- one kind --------------------------------------------------------------------------------------------


def test_any_kind_comes_in_with_its_references_and_its_sources() -> None:
    columns = ("event.title", "event.start", "event.kind", "source.title", "evidence.locator", "")
    rows = (
        ("Second round", date(2026, 3, 1), "Round", "River Gazette", "p. 2", "left out"),
        ("first round", "2026-02-01", None, None, None, None),
    )
    made = planned(sheet("abcdef", *rows), Mapping("kind", "event", columns=columns))
    assert counted(made) == {"evidence": (1, 0, 0, 0), "event": (1, 0, 1, 0), "source": (0, 0, 1, 0)}


def test_with_update_a_sheet_has_the_last_word() -> None:
    read = sheet("abc", ("Aland", "bloc", "A land"))
    columns = ("actor.name", "actor.kind", "actor.summary")
    fill = planned(read, Mapping("kind", "actor", columns=columns, known="fill"))
    update = planned(read, Mapping("kind", "actor", columns=columns, known="update"))
    leave = planned(read, Mapping("kind", "actor", columns=columns, known="leave"))
    assert values(fill, "actor") == [{"summary": "A land"}]
    assert values(update, "actor") == [{"summary": "A land", "kind": "bloc"}]
    assert leave.edits == []


def test_an_empty_cell_blanks_nothing() -> None:
    made = planned(
        sheet("ab", ("Aland", None)),
        Mapping("kind", "actor", columns=("actor.name", "actor.kind"), known="update"),
    )
    assert made.edits == []


def test_an_id_goes_before_a_name() -> None:
    mapping = Mapping("kind", "actor", columns=("actor.id", "actor.name"), known="update")
    made = planned(sheet("ab", ("al", "Aland Islands")), mapping)
    assert values(made, "actor") == [{"name": "Aland Islands"}]


def test_references_by_names_that_are_new_are_made() -> None:
    mapping = Mapping(
        "kind", "leverage", columns=("leverage.holder", "leverage.target", "leverage.instrument")
    )
    made = planned(sheet("abc", ("Aland", "Borland", "Sluice gates")), mapping)
    assert counted(made) == {"actor": (1, 0, 1, 0), "leverage": (1, 0, 0, 0)}
    assert planned(sheet("abc", ("Aland", "Borland", "Sluice gates")), mapping, with_plan(made)).edits == []


def test_namesakes_are_told_apart_by_their_dates_and_addresses() -> None:
    rounds = (
        ("Plenary", "2026-03"),
        ("Plenary", "2026-04"),
        ("plenary", "2026-03"),
        ("First round", "2026-05"),
    )
    mapping = Mapping("kind", "event", columns=("event.title", "event.start"))
    made = planned(sheet("ab", *rounds), mapping)
    assert sorted(str(each["start"]) for each in values(made, "event")) == ["2026-03", "2026-04", "2026-05"]
    assert planned(sheet("ab", *rounds), mapping, with_plan(made)).edits == []
    cited = (*NAMES, "source.title", "source.url")
    said = [("Aland", "Dams", f"No. {n}", "Gazette", f"https://x.example/{n % 2}") for n in range(4)]
    assert counted(planned(sheet("abcde", *said), linked(*cited)))["source"] == (2, 0, 0, 0)
    # A source of the tracker without an address is the one that now gets it.
    known = [("Aland", "Dams", "No.", "River Gazette", "https://x.example/1")]
    assert counted(planned(sheet("abcde", *known), linked(*cited)))["source"] == (0, 1, 0, 0)


def test_of_several_records_of_a_name_the_date_tells_which() -> None:

    tracker = Snapshot.of(
        [Event(id="e1", title="Plenary", start="2026-03"), Event(id="e2", title="Plenary", start="2026-04")]
    )
    mapping = Mapping("kind", "event", columns=("event.title", "event.start", "event.place"))
    made = planned(sheet("abc", ("Plenary", "2026-04", "Delta City")), mapping, tracker)
    assert [(edit.id, edit.after) for edit in made.edits] == [("e2", {"place": "Delta City"})]


def test_a_name_may_stand_for_all_rows() -> None:
    mapping = linked("issue.title", "position.statement").with_constant("actor.name", "Aland")
    made = planned(sheet("ab", ("Dams", "No."), ("Water share", "So.")), mapping)
    assert [each["actor"] for each in values(made, "position")] == ["al", "al"]


def test_rows_that_disagree_are_told() -> None:
    mapping = Mapping("kind", "actor", columns=("actor.name", "actor.kind"))
    found = composed(sheet("ab", ("Borland", "state"), ("Borland", "bloc")), mapping)
    assert found.reading.notes == ["B3: Kind is “bloc” here and “state” in B2; the earlier was taken."]


def test_authors_as_people_write_them_become_names() -> None:
    mapping = Mapping("kind", "source", columns=("source.title", "source.author"))
    made = planned(sheet("ab", ("Note", "Orr, A.; Berg, B.")), mapping)
    assert values(made, "source")[0]["author"] == '[{"literal": "Orr, A."}, {"literal": "Berg, B."}]'


def test_hidden_rows_may_be_left_out() -> None:
    shown = sheet("a", ("Borland",), ("Cland",))
    read = Sheet(shown.file, shown.name, shown.rows, frozenset({2}))
    mapping = Mapping("kind", "actor", columns=("actor.name",))
    assert counted(planned(read, mapping))["actor"] == (2, 0, 0, 0)
    assert counted(planned(read, replace(mapping, hidden=False)))["actor"] == (1, 0, 0, 0)


def every_kind() -> list[str]:
    from db.exchange.sheets.targets import TAKEN_HERE

    return list(TAKEN_HERE)


@pytest.mark.parametrize("kind", every_kind())
def test_every_kind_can_be_taken_twice_without_a_copy(kind: str) -> None:
    from tests.db.exchange.samples import bare_and_full, dossier

    everything = Snapshot.of([dossier(), *bare_and_full()])
    record = next(each for each in everything.all(KINDS[kind]))
    fields = [name for name in required(KINDS[kind]) if name != "id"]
    row = [getattr(record, name) for name in fields]
    mapping = Mapping("kind", kind, columns=tuple(f"{kind}.{name}" for name in fields))
    made = planned(sheet(fields, row), mapping, everything)
    after = with_plan(made, everything)
    assert made.refusals == []
    assert planned(sheet(fields, row), mapping, after).edits == []


# -- matrix ----------------------------------------------------------------------------------------------


def test_each_cell_of_a_matrix_is_a_position(tmp_path: Path) -> None:
    read = open_book(write(tmp_path, "m.xlsx", matrix_book())).first()
    mapping = guess(read).mapping.with_constant("position.channel", "official")
    made = planned(read, mapping)
    assert counted(made) == {"actor": (1, 0, 2, 0), "issue": (2, 0, 1, 0), "position": (6, 0, 0, 0)}
    said = {str(each["statement"]): each for each in values(made, "position")}
    assert said["Sixty per cent"]["stated"] == "2026-02"
    assert said["No closure"]["firmness"] == "non-negotiable"
    assert said["As built (in a wet year)"].get("stated") is None
    assert (said["Seasonal closure"]["channel"], said["Seasonal closure"]["stated"]) == (
        "back-channel",
        "2026-02",
    )
    assert said["40"]["channel"] == "official"
    plain = values(planned(read, replace(mapping, marks=False)), "position")
    assert "Sixty per cent (2026-02) [official]" in {each["statement"] for each in plain}


def test_a_matrix_may_lie_on_its_side() -> None:
    read = sheet(("", "Aland", "Borland"), ("Water share", "Sixty.", None), ("Dams", Fault("#N/A"), "No."))
    mapping = guess(read).mapping.with_constant("position.channel", "assessed")
    made = planned(read, mapping)
    assert counted(made)["position"] == (2, 0, 0, 1)
    assert refused(made).keys() == {"B3"}


# -- what is to be settled -------------------------------------------------------------------------------


def test_what_a_mapping_lacks_is_said() -> None:
    bare = Mapping("linked", columns=("actor.name", "position.stated", "position.stated"))
    found = {(each.column, each.target) for each in problems(bare)}
    assert found == {(2, "position.stated"), (-1, "issue.title"), (-1, "position.channel")}
    assert problems(Mapping("kind", "source", columns=("source.id",))) == []
    assert [each.target for each in problems(Mapping("kind", "source", columns=("source.url",)))] == [
        "source.title"
    ]
    matrix = Mapping("matrix", columns=("actor.name",), constants=(("position.channel", "official"),))
    assert [each.target for each in problems(matrix)] == ["cell"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("actor", "actor.name"), ("statement", "position.statement"), ("Source: address", "source.url"),
        ("position.stated", "position.stated"), ("evidence locator", "evidence.locator"), ("-", ""), ("", ""),
    ],
)  # fmt: skip
def test_targets_are_called_in_several_ways(words: str, name: str) -> None:
    assert target_called(words, "linked") == name


def test_what_is_no_target_is_said_with_those_there_are() -> None:
    with pytest.raises(NoSuchTarget, match=r"“qqq” is no field .* Use one of: actor\.name"):
        target_called("qqq", "linked")
    with pytest.raises(NoSuchTarget, match=r"Did you mean “position\.statement”"):
        target_called("statment", "linked")
    assert target_called("cell", "matrix") == "cell"


def test_a_sample_reads_only_the_first_rows() -> None:
    read = sheet("a", *((f"Actor {n}",) for n in range(50)))
    mapping = Mapping("kind", "actor", columns=("actor.name",))
    assert len(compose(read, mapping, Library(TRACKER), most=10).reading.rows) == 10
