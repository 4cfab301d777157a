"""Opening the tracker a command names: to read beside an open window, or to edit as this desk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from db.records import DOSSIER_ID, Dossier
from db.store import Store
from desktop.commands.saying import note

F = TypeVar("F", bound=Callable[..., Any])


def tracker_argument(command: F) -> F:
    """Give a command the argument TRACKER, a path."""
    return click.argument("tracker", type=click.Path(path_type=Path))(command)


@contextmanager
def reading(tracker: Path) -> Iterator[Store]:
    """The tracker, open to read; a window or another command may edit it meanwhile."""
    with Store.open(tracker, readonly=True) as store:
        yield store


@contextmanager
def writing(tracker: Path) -> Iterator[Store]:
    """The tracker, open to edit as this desk; AlreadyOpen names who has it."""
    desk, author = desk_and_author()
    with Store.open(tracker, desk=desk, author=author) as store:
        yield store


def desk_and_author() -> tuple[str, str]:
    """This installation's id and the name its edits are signed with."""
    from desktop.settings import AUTHOR, Settings  # commands that only read do without

    settings = Settings()
    for problem in settings.problems:
        note(problem)
    return settings.desk(), settings.get(AUTHOR)


def refuse_itself(target: Path, tracker: Path, option: str) -> None:
    """Refuse to write something else over the tracker it is made from."""
    if target.exists() and tracker.exists() and target.samefile(tracker):
        raise click.BadParameter("This is the tracker itself. Choose another name.", param_hint=option)


def dossier_of(store: Store) -> Dossier:
    """The dossier of a tracker; an empty one where there is none yet."""
    found = store.get(DOSSIER_ID)
    return found if isinstance(found, Dossier) else Dossier(id=DOSSIER_ID, title="")
