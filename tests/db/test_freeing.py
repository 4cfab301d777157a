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


class Freeing:
    """In which thread something is freed, once it is."""

    def __init__(self, watched: Held) -> None:
        self._done = threading.Event()
        self._thread: threading.Thread | None = None
        weakref.finalize(watched, self._tell)

    def _tell(self) -> None:
        self._thread = threading.current_thread()
        self._done.set()

    @property
    def is_beside(self) -> bool:
        """Waits for it: whether it was freed in another thread than this one."""
        assert self._done.wait(20), "it was not freed"
        return self._thread is not threading.current_thread()


def test_few_are_freed_at_once() -> None:
    held: list[object] = [Held()]
    seen = weakref.ref(held[0])
    let_go(held)
    assert seen() is None


def test_many_are_freed_in_another_thread_and_what_others_hold_stays() -> None:
    kept = Held()
    held: list[object] = [first := Held(), kept, *(Held() for _ in range(FEW))]
    freeing, still = Freeing(first), weakref.ref(kept)
    del first
    let_go(held)
    assert freeing.is_beside
    assert still() is kept


def test_what_one_object_holds_is_freed_in_another_thread_too() -> None:
    """Many are a hundred thousand records as well as a single object that holds them, through others."""
    kept, whole = Held(), Held()
    shared = {"kept": kept}
    whole.parts = {"many": tuple(Held() for _ in range(FEW)), "shared": shared}
    freeing = Freeing(whole.parts["many"][0])
    held: list[object] = [whole]
    del whole
    let_go(held, FEW + 1)
    assert freeing.is_beside
    assert shared == {"kept": kept}
