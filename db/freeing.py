"""Frees many objects bit by bit."""

import threading
import time

FREED_AT_ONCE = 500
FEW = 2_000  # objects that are freed in no time


def let_go(held: list[object]) -> None:
    """Free many objects bit by bit in a thread: freed all at once they hold up every other thread.

    `held` is emptied; what others hold on to stays.
    """

    def free() -> None:
        while held:
            del held[-FREED_AT_ONCE:]
            time.sleep(0)  # for whoever waits

    if len(held) > FEW:
        threading.Thread(target=free, name="letting go", daemon=True).start()
    else:
        held.clear()
