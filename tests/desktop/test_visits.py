"""Back and forward: the order of places, what is forgotten, and the ends."""

from desktop.visits import MOST, Visit, Visits


def test_back_and_forward_walk_the_places_in_order() -> None:
    visits = Visits()
    places = [Visit("overview"), Visit("position", "p1"), Visit("actor", "ukr")]
    for place in places:
        visits.visit(place)
    assert visits.back() == places[1]
    assert visits.back() == places[0]
    assert not visits.can_go_back
    assert visits.forward() == places[1]
    assert visits.can_go_forward


def test_a_new_place_forgets_what_lay_ahead() -> None:
    visits = Visits()
    for key in ("overview", "position", "actor"):
        visits.visit(Visit(key))
    visits.back()
    visits.visit(Visit("issue"))
    assert not visits.can_go_forward
    assert visits.back() == Visit("position")


def test_the_same_place_is_not_visited_twice_in_a_row() -> None:
    visits = Visits()
    visits.visit(Visit("overview"))
    visits.visit(Visit("overview"))
    assert not visits.can_go_back


def test_only_so_many_places_are_kept_and_the_newest_stay() -> None:
    visits = Visits()
    for number in range(MOST + 50):
        visits.visit(Visit("position", str(number)))
    assert visits.back() == Visit("position", str(MOST + 48))
    steps = 0
    while visits.can_go_back:
        visits.back()
        steps += 1
    assert steps == MOST - 2


def test_forgetting_leaves_no_place() -> None:
    visits = Visits()
    visits.visit(Visit("overview"))
    visits.visit(Visit("actor"))
    visits.forget()
    assert not visits.can_go_back
    assert not visits.can_go_forward
