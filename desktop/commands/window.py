"""`parley [TRACKER]`: the window."""

import os
import sys
from pathlib import Path

import click

from desktop.commands.given import meant


class NotPossible(click.ClickException):
    """What was asked for can't be done here; the exit status is 2."""

    exit_code = 2


class Opening(click.Command):
    """Says of a first word that is neither file nor command that it is neither, whatever stands behind it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words apart; raises NotPossible."""
        words = [each for each in args if not each.startswith("-")]
        if len(words) > 1 and not Path(words[0]).exists():
            raise nowhere(ctx, Path(words[0]))
        return super().parse_args(ctx, args)


def nowhere(ctx: click.Context, tracker: Path) -> NotPossible:
    """What is said of a word that was taken for a tracker."""
    return NotPossible(f"There is no file {tracker}, and no command of that name.{_hint(ctx, tracker)}")


@click.command(name="open", cls=Opening)
@click.argument("tracker", type=click.Path(path_type=Path), required=False)
@click.pass_context
def open_window(ctx: click.Context, tracker: Path | None) -> None:
    """Open the window, on TRACKER if one is given. The word "open" can be left out."""
    if tracker is not None and not tracker.exists():
        raise nowhere(ctx, tracker)
    if not has_display():
        raise NotPossible(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. "
            "The other commands work without one: parley --help lists them."
        )
    from desktop.start import run

    ctx.exit(run(tracker))


def _hint(ctx: click.Context, tracker: Path) -> str:
    if tracker.suffix:
        return f" To make it: parley new {tracker}"
    group = ctx.parent.command if ctx.parent else None
    return meant(str(tracker), group.list_commands(ctx)) if isinstance(group, click.Group) else ""


def has_display() -> bool:
    """True where a window can open: not on Linux without a display, unless Qt is told to draw elsewhere."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
