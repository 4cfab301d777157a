"""Frees many objects bit by bit."""

import gc
import sys
import threading
import time

from db.records import Record

FREED_AT_ONCE = 1_000
FEW = 2_000  # objects that are freed in no time
PAUSE = 0.2  # seconds until it begins: who let go has more to do just then, and holds it no more after that
REST = 0.001  # seconds in which the others have Python for themselves


def let_go(held: list[object], number: int = 0) -> None:
    """Free many objects bit by bit in a thread: freed all at once they hold up every other thread.

    `held` is emptied. What nobody else holds is taken apart first, for one object may hold a hundred thousand
    others; what others hold on to stays. `number`: how many objects there may be, where `held` does not tell.
    """
    if max(number, len(held)) > FEW:
        threading.Thread(target=_free, args=(held,), name="letting go", daemon=True).start()
    else:
        held.clear()


def _free(held: list[object]) -> None:
    time.sleep(PAUSE)
    _drop(held)
    passed = 0
    while held:
        parts = _taken_apart(held)
        _drop(parts)
        held += parts
        passed += 1
        if passed % FREED_AT_ONCE == 0:
            time.sleep(REST)


def _drop(many: list[object]) -> None:
    """Drop what there is too much of; of many each is little."""
    while len(many) > FREED_AT_ONCE:
        del many[-FREED_AT_ONCE:]
        time.sleep(REST)


def _taken_apart(held: list[object]) -> list[object]:
    """Take the last object from a list; what it held, where that may be much and nobody else holds it."""
    last = held.pop()
    is_ours = sys.getrefcount(last) <= 2  # the name here, and what it is asked by
    return gc.get_referents(last) if is_ours and gc.is_tracked(last) and not isinstance(last, Record) else []
