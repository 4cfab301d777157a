"""Sheets of one kind: any kind, its references and sources, what becomes of records that are there."""

from dataclasses import replace
from datetime import date

import pytest

from db.exchange.sheets import Mapping, Sheet
from db.queries.snapshot import Snapshot
from db.records import KINDS, Event, required
from tests.db.exchange.sheets.making import (
    NAMES,
    composed,
    counted,
    linked,
    planned,
    sheet,
    values,
    with_plan,
)

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
