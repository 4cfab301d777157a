"""Triage of texts whose names the tracker does not know, and of dates: no list, no player is passed over."""

import pytest

from db.records import Actor
from desktop.documents.blocks import ITEM, blocks
from desktop.documents.triage.known import KnownNames
from tests.documents.invented import NAMES, NOBODY, TEXTS, found

# -- how much of a text is covered ---------------------------------------------------------------------


@pytest.mark.parametrize("name", ["harbour", "fishery"])  # the third has no lists
@pytest.mark.parametrize("names", [NAMES, NOBODY], ids=["known", "unknown"])
def test_nine_in_ten_items_of_a_list_have_a_proposal(name: str, names: KnownNames) -> None:
    text = (TEXTS / f"{name}.txt").read_text("utf-8")
    proposed = found(text, names)
    cited = [(each.first, each.last) for each in proposed]
    cited += [(place.first, place.last) for each in proposed for place in each.also]
    items = [block for block in blocks(text) if block.kind == ITEM]

    without = [
        text[item.first : item.last]
        for item in items
        if not any(first < item.last and item.first < last for first, last in cited)
    ]

    assert len(without) <= len(items) / 10, without


PLAYERS = """The players and their stances

On one side stands Vell. Vell, for its part, demands the berths. The people of Vell call Torm a neighbour.

Torm, on the other hand, considers the berths its own. Its council insists on the lease.

Dale, under its old mayor, has hosted the talks. Other towns, such as Ostrel, have put forward a plan.

The United Isles and the League, while far away, pay for pilots. Their common stance emphasizes free passage.

In Dale, in Ostrel and in the League nobody objects to what the Isles or the United towns say."""


def test_the_stance_of_each_player_is_proposed_though_the_tracker_knows_none_of_them() -> None:
    told = [(each.kind, each.fields["actor"]) for each in found(PLAYERS, NOBODY) if "actor" in each.fields]

    assert told == [
        ("position", "Vell"),
        ("position", "Torm"),
        ("position", "Torm"),
        ("actor_role", "Dale"),
        ("position", "Ostrel"),
        ("position", "United Isles and the League"),
    ]


SEAT = "The mood was bad in Moscow and Lund. Moscow demands the northern berths. Lund demands the pilots."


@pytest.mark.parametrize(
    ("names", "who"), [(NOBODY, "Russia"), (KnownNames([Actor(id="r", name="Russia")], {}), "r")]
)
def test_a_seat_of_government_is_proposed_as_its_state_and_the_reason_says_so(
    names: KnownNames, who: str
) -> None:
    first, second = found(SEAT, names)

    assert (first.fields["actor"], second.fields["actor"]) == (who, "Lund")
    assert first.reason.endswith("Moscow is taken for Russia.")
    assert "taken for" not in second.reason


def test_a_seat_that_is_an_actors_own_name_is_that_actor() -> None:
    (first, _) = found(SEAT, KnownNames([Actor(id="m", name="City council", aliases="Moscow")], {}))

    assert first.fields["actor"] == "m"


# -- dates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "start"),
    [
        ("3 March 2031", "2031-03-03"),
        ("3 März 2031", "2031-03-03"),
        ("12 mars 2031", "2031-03-12"),
        ("3 березня 2031", "2031-03-03"),
        ("early 2031", "2031-37"),
    ],
)
def test_an_event_is_dated_in_other_languages_too(printed: str, start: str) -> None:
    (event,) = [
        each for each in found(f"Vell and Torm met in Dale in {printed} for talks.") if each.kind == "event"
    ]

    assert (event.fields["start"], event.fields["start_as_printed"]) == (start, printed)


def test_a_year_behind_of_dates_what_it_belongs_to() -> None:
    (event,) = found("Vell left after the treaty of 1998 was broken.")

    assert (event.fields["start"], event.fields["start_as_printed"]) == ("1998", "1998")
