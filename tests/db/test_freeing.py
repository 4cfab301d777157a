"""Many objects are freed bit by bit beside whoever lets go of them; what others hold on to stays."""

import threading
import weakref

from db.freeing import FEW, let_go


class Held:
    """Something that can be looked after."""


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
