"""`parley copies` and `restore`: the dated copies of a tracker, and going back to one."""

from pathlib import Path

import click

from db.changes import Change
from db.reader import Reader
from desktop.commands.saying import say, say_json, say_table
from desktop.commands.trackers import reading, tracker_argument, writing
from desktop.operations.copies import Copy, folder_of, go_back, keep_if_due, listed
from desktop.operations.labels import counted
from desktop.settings import COPIES, COPIES_FOLDER, Settings


@click.command(short_help="List the dated copies.")
@tracker_argument
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def copies(tracker: Path, as_json: bool) -> None:
    """List the dated copies of a tracker, newest first, and the backups beside it.

    \b
    JSON: [copy], a copy being {"path", "made" (local), "size" (bytes), "backup", "since" (changes since then,
    or null), "label" (its last change), "problem"}
    """
    with reading(tracker) as store:
        found = listed(store, _folder(store))
    if as_json:
        say_json([_shape(copy) for copy in found])
    elif found:
        rows = [(str(number), *_row(copy)) for number, copy in enumerate(found, 1)]
        say_table(["no", "made", "size", "changes since", "last change", "file"], rows)
    else:
        say("There are no copies yet. The window keeps one each time it closes a tracker after a change.")


@click.command(short_help="Go back to a dated copy.")
@tracker_argument
@click.argument("copy")
def restore(tracker: Path, copy: str) -> None:
    """Let a tracker hold what a copy of it holds; undo takes that back.

    COPY is a number of `parley copies` (1 is the newest) or the path of a copy. What the tracker holds now is
    kept as a copy first, unless the settings say that none are kept.
    """
    with writing(tracker) as store:
        folder = _folder(store)
        change = go_back(store, _chosen(copy, listed(store, folder)))
        if not change.edits:
            say("The tracker holds the same already. Nothing was changed.")
            return
        if kept := keep_if_due(store, folder, Settings().get(COPIES), changed=True):
            say(f"Copied to {kept}")
        say(f"{store.apply(change).label}: {_counted(change)}")


def _folder(reader: Reader) -> Path:
    return folder_of(reader.path, Settings().get(COPIES_FOLDER))


def _chosen(copy: str, found: tuple[Copy, ...]) -> Path:
    if not copy.isdecimal():
        return Path(copy)
    if not 1 <= int(copy) <= len(found):
        reason = f"There is no copy {copy}. There are {len(found)}: parley copies lists them."
        raise click.BadParameter(reason, param_hint="COPY")
    return found[int(copy) - 1].path


def _counted(change: Change) -> str:
    return f"{counted(len(change.edits))} changed"


def _row(copy: Copy) -> tuple[str, ...]:
    since = "" if copy.since is None else f"{copy.since:,}"
    return (copy.words, copy.size_words, since, copy.problem or copy.label, str(copy.path))


def _shape(copy: Copy) -> dict[str, str | int | bool | None]:
    return {
        "path": str(copy.path),
        "made": copy.made.isoformat(timespec="seconds"),
        "size": copy.size,
        "backup": copy.backup,
        "since": copy.since,
        "label": copy.label,
        "problem": copy.problem,
    }
