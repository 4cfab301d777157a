"""Rubbish is collected on the GUI thread, what is new at times and all of it while nobody looks."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import pace
from desktop.pace import Pace, look_through_new


class Circle:
    """What only a collection frees: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def paced(qapp: QApplication) -> Iterator[Pace]:
    switch = sys.getswitchinterval()
    gc.enable()
    made = Pace(qapp)
    yield made
    made.setParent(None)
    made.deleteLater()
    sys.setswitchinterval(switch)


def circles(number: int) -> list["weakref.ref[Circle]"]:
    gc.collect()
    return [weakref.ref(each) for each in [Circle() for _ in range(number)]]


def alive(made: list["weakref.ref[Circle]"]) -> int:
    return sum(each() is not None for each in made)


@pytest.mark.usefixtures("paced")
def test_no_thread_collects_by_itself_and_what_is_new_is_freed_when_it_is_looked_through() -> None:
    assert not gc.isenabled()
    made = circles(pace.FEW)
    assert alive(made) == pace.FEW
    look_through_new()
    assert alive(made) == 0


@pytest.mark.usefixtures("paced")
def test_so_much_that_it_was_read_waits_until_nobody_looks(qapp: QApplication) -> None:
    made = circles(pace.MANY)
    look_through_new()
    assert alive(made) == pace.MANY
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert alive(made) == 0


@pytest.mark.usefixtures("paced")
def test_threads_give_way_sooner_than_python_lets_them() -> None:
    assert sys.getswitchinterval() == pytest.approx(pace.SWITCH)
