"""What commands that make papers have in common: how a paper is asked for, and which one is meant."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar

import click

from db.queries.snapshot import Snapshot
from db.records import Actor, Brief, Issue, Position
from db.store import Store
from desktop.briefing.templates import Template
from desktop.commands.given import typed_date, typed_day, value_of
from desktop.commands.saying import note
from desktop.commands.trackers import dossier_of
from desktop.operations.briefs import brief_for, briefs_of, cut_off
from desktop.operations.papers import EDITION, Asked, asked_for
from desktop.operations.templates import template_for
from desktop.settings import default_path

F = TypeVar("F", bound=Callable[..., Any])


class Meant(NamedTuple):
    """A paper that a command makes: as of `as_of`, issued on `issued` (ISO days), up to `mark`."""

    brief: Brief
    asked: Asked
    as_of: str
    issued: str
    mark: str


_OPTIONS = (
    click.option(
        "--template",
        default="status",
        show_default=True,
        metavar="NAME|FILE.toml",
        help="What kind of paper; `parley templates list` lists them.",
    ),
    click.option("--issue", default="", metavar="ISSUE", help="The issue it is about, by id or name."),
    click.option("--actor", default="", metavar="ACTOR", help="The actor it is about, by id or name."),
    click.option(
        "--since",
        default="",
        metavar="DATE|EDITION",
        help="Since when it tells what changed.  [default: the last edition]",
    ),
    click.option(
        "--as-of", default="", metavar="DATE", help="Up to when it informs.  [default: the paper's own]"
    ),
    click.option("--issued", default="", metavar="DATE", help="The date printed.  [default: today]"),
    click.option("--mark", default="", metavar="LEVEL", help="Leave out what is marked above LEVEL."),
    click.option(
        "--house",
        default="",
        metavar="FILE.toml|none",
        help="The house style.  [default: that of this desk, if there is one]",
    ),
)


def paper_options(command: F) -> F:
    """Give a command the options by which a paper is asked for."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def meant(store: Store, *, paper: str = "", **given: str) -> Meant:
    """The paper that the options of `paper_options` ask for; `paper`: A4 or Letter, '' for its own.

    Raises UsageError, and what choosing a template and a house style raises.
    """
    folder = default_path().parent
    template = template_for(given["template"], folder)
    order = dossier_of(store).date_order
    day = typed_date(given["issued"], "--issued", order) if given["issued"] else date.today().isoformat()
    now = _papers_of(store, given["mark"], template)
    subject = _subject(now, template, given["issue"], given["actor"])
    brief = brief_for(now, template.name, paper=paper, subject=subject)
    told = _since(given["since"], template, order)
    asked = asked_for(brief, template, folder, house=given["house"], subject=subject, since=told)
    until = cut_off(brief, day, typed_day(given["as_of"], "--as-of", order))
    if others := briefs_of(now, template.name)[1:]:
        note(f"The tracker has {len(others) + 1} papers of this template; this is “{brief.title}”.")
    return Meant(brief, asked, until, day, given["mark"])


def _papers_of(store: Store, mark: str, template: Template) -> Snapshot:
    """The papers of a tracker, and what one may be about, that a reader up to `mark` may know of."""
    if mark:
        return store.snapshot(handling_at_most=mark)
    issues = store.all(Issue) if template.subject == "issue" else ()
    actors = store.all(Actor) if template.subject == "actor" else ()
    return Snapshot.of((*store.all(Brief), dossier_of(store), *issues, *actors))


def _subject(snapshot: Snapshot, template: Template, issue: str, actor: str) -> str:
    """The id of what a paper is about; raises UsageError when it is not told, or told for nothing."""
    for kind, given in (("issue", issue), ("actor", actor)):
        if given and template.subject != kind:
            raise click.UsageError(f"--{kind} is for templates about one {kind}; “{template.name}” is not.")
    own = next((each.subject for each in briefs_of(snapshot, template.name) if each.subject), None)
    if template.subject and not (issue or actor or own):
        kind = template.subject
        raise click.UsageError(f"“{template.name}” makes a paper about one {kind}. Say which: --{kind} …")
    if not template.subject or not (issue or actor):
        return own or "" if template.subject else ""
    return str(value_of(snapshot, Position, template.subject, issue or actor))


def _since(text: str, template: Template, order: str) -> str:
    """Since when a paper tells what changed: an ISO day, or an edition as it is given."""
    if text and not template.since:
        raise click.UsageError(
            f"--since is for templates that tell what changed; “{template.name}” does not."
        )
    return text if EDITION.fullmatch(text) else typed_day(text, "--since", order)
