"""Many objects are freed bit by bit beside whoever lets go of them; what others hold on to stays."""

import threading
import weakref
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from db.freeing import FEW, let_go


class Held:
    """Something that can be looked after, and that may hold more."""

    parts: Mapping[str, Any] = MappingProxyType({})


def test_few_are_freed_at_once() -> None:
    held: list[object] = [Held()]
    seen = weakref.ref(held[0])
    let_go(held)
    assert seen() is None


def test_many_are_freed_in_another_thread_and_what_others_hold_stays() -> None:
    freed_in: list[threading.Thread] = []
    done = threading.Event()

    def gone() -> None:
        freed_in.append(threading.current_thread())
        done.set()

    kept = Held()
    held: list[object] = [Held(), kept, *(Held() for _ in range(FEW))]
    weakref.finalize(held[0], gone)
    still = weakref.ref(kept)
    let_go(held)
    assert done.wait(20), "the first of them was not freed"
    assert freed_in[0] is not threading.current_thread()
    assert still() is kept


def test_what_one_object_holds_is_freed_in_another_thread_too() -> None:
    """Many are a hundred thousand records as well as a single object that holds them, through others."""
    freed_in: list[threading.Thread] = []
    done = threading.Event()

    def gone() -> None:
        freed_in.append(threading.current_thread())
        done.set()

    kept = Held()
    shared = {"kept": kept}
    whole = Held()
    whole.parts = {"many": tuple(Held() for _ in range(FEW)), "shared": shared}
    weakref.finalize(whole.parts["many"][0], gone)
    held: list[object] = [whole]
    del whole
    let_go(held, FEW + 1)
    assert done.wait(20), "what it holds was not freed"
    assert freed_in[0] is not threading.current_thread()
    assert shared == {"kept": kept}
