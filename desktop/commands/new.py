"""`parley new`: a tracker, empty or with a sample dossier."""

from pathlib import Path

import click

from desktop.commands.saying import say
from desktop.commands.trackers import desk_and_author, reading, tracker_argument
from desktop.operations.dossiers import new_dossier
from desktop.operations.sample import FICTIONAL, SAMPLE, make_sample
from desktop.operations.trackers import make_tracker


@click.command(short_help="Make a tracker, empty or with a sample.")
@tracker_argument
@click.option("--sample", is_flag=True, help="Fill it with the sample dossier, the talks on Ukraine.")
@click.option("--fictional", is_flag=True, help=f"Fill it with a fictional one: {FICTIONAL.help}.")
@click.option("--title", default="", help="What the dossier is called.  [default: the name of the file]")
@click.option("--replace", is_flag=True, help="Take the place of a tracker of that name that nobody edits.")
def new(tracker: Path, sample: bool, fictional: bool, title: str, replace: bool) -> None:
    """Make a tracker.

    \b
    Examples:
      parley new talks.parley --title "Talks on the river"
      parley new sample.parley --sample
      parley new exercise.parley --fictional
    """
    if sample and fictional:
        raise click.UsageError("A tracker holds one dossier. Leave out --sample or --fictional.")
    if (sample or fictional) and title:
        option = "--sample" if sample else "--fictional"
        raise click.UsageError(f"The sample has a title of its own. Leave out --title or {option}.")
    desk, author = desk_and_author()
    if sample or fictional:
        chosen = FICTIONAL if fictional else SAMPLE
        make_sample(tracker, chosen, desk=desk, author=author, replace=replace)
    else:
        first = new_dossier(title or tracker.stem)
        make_tracker(tracker, first, desk=desk, author=author, replace=replace)
    with reading(tracker) as store:
        dossier = store.snapshot().dossier
        say(f"Made {tracker}: {dossier.title}.")
