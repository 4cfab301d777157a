"""A bar while a command works long; only where a person is looking."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Report = Callable[[int, int], None]


@contextmanager
def bar(label: str) -> Iterator[Report]:
    """A function to tell steps done and steps in all, drawn on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as drawn:

        def report(done: int, total: int) -> None:
            drawn.length = total
            drawn.update(done - drawn.pos)

        yield report
