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


def test_a_place_is_found_again_as_it_was_left() -> None:
    visits = Visits()
    visits.visit(Visit("position", "p1"))
    visits.keep(Visit("position", "p1", saved="f", scroll=40))
    visits.visit(Visit("actor"))
    visits.keep(Visit("position", "p1", scroll=99))  # one is elsewhere
    assert visits.back() == Visit("position", "p1", saved="f")
    assert visits.step(0).scroll == 40


def test_places_around_and_the_records_seen_are_listed_nearest_first() -> None:
    visits = Visits()
    for page, record in (("overview", ""), ("position", "p1"), ("actor", "ukr"), ("position", "p1")):
        visits.visit(Visit(page, record))
    assert [visit.page for visit in visits.behind()] == ["actor", "position", "overview"]
    assert visits.records() == ["p1", "ukr"]
    assert visits.step(-2).page == "position"
    assert [visit.page for visit in visits.ahead()] == ["actor", "position"]
    assert visits.step(9) == Visit("position", "p1")
    assert visits.step(-9) == Visit("overview")


def test_nothing_is_around_where_nothing_was_visited() -> None:
    visits = Visits()
    visits.keep(Visit("actor"))
    assert (visits.behind(), visits.ahead(), visits.records()) == ([], [], [])


def test_what_is_kept_is_kept_of_the_place_one_is_at_alone() -> None:
    visits = Visits()
    visits.visit(Visit("actor", "ukr", scroll=5))
    visits.keep(Visit("position", "p1", scroll=99))
    assert (visits.step(0), visits.step(0).scroll) == (Visit("actor", "ukr"), 5)
