"""How a dialog that was left with something typed in it is asked for again, about what it was asked about."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.models.navigation import COMPOSE
from desktop.views import asked
from desktop.views.asked import Place, Typed
from desktop.widgets.toast import Message

if TYPE_CHECKING:
    from desktop.window import MainWindow

BULK = ("set", "tag", "mark", "move", "merge")
DOCUMENT = "Add “{}” again: what you typed for it stands there then."
FILTER_AGAIN = "Save the filter again: the name you typed stands there then."
GONE = "It is not there any more. What you typed is kept among the unfinished forms."

Way = Callable[[Place, Typed], object]


def ways(window: "MainWindow") -> Mapping[str, Way]:
    """By the word each dialog is kept under."""
    own: dict[str, Way] = {
        "correct": lambda place, _: _of_record(window, place, window.reading.correct_again),
        "compose": lambda place, _: _of_record(window, place, partial(_compose, window)),
        "issue": lambda place, _: _of_record(window, place, window.issuing.issue),
        "rename": lambda place, _: _of_record(window, place, partial(window.filters.command, "rename")),
        "filter": lambda place, _: _filter(window, place),
        "paper": lambda place, _: window.table[f"paper.{place.about[0].lower()}"].trigger(),
        "map": lambda place, _: window.files.import_paths((Path(place.about[0]),)),
        "document": lambda place, _: _say(window, DOCUMENT.format(place.about[0])),
        "new": partial(_new, window),
    }
    return own | {way: partial(_of_rows, window) for way in BULK}


def _of_rows(window: "MainWindow", place: Place, _typed: Typed) -> None:
    window.bulk.again(place.way, place.about)


def _of_record(window: "MainWindow", place: Place, act: Callable[[str], object]) -> None:
    (id,) = place.about
    if window.session.store.get(id) is None:
        _say(window, GONE)
    elif window.inspector.leave():
        act(id)


def _filter(window: "MainWindow", place: Place) -> None:
    """Only the name was kept: what the list shows then is the analyst's to choose."""
    window.travel.show_page(place.about[0])
    _say(window, FILTER_AGAIN)


def _new(window: "MainWindow", place: Place, typed: Typed) -> None:
    """Go on with the whole form of the record, which the draft is then one of."""
    from desktop.forms.new_record import begun_at  # with all that forms are made of

    kind, begun = begun_at(place)
    window.travel.begin_beside(kind, {"fields": begun | dict(typed), "stances": None})
    if window.inspector.form is not None and window.inspector.form.kind == kind:
        asked.drop(window.session.store, place)


def _compose(window: "MainWindow", id: str) -> None:
    window.travel.show_page(f"{COMPOSE}{id}")


def _say(window: "MainWindow", words: str) -> None:
    window.toast.show_message(Message(words))
