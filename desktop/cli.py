"""The command line: `parley` and its commands, each imported when it is called."""

import gc
import sys
from importlib import import_module
from io import TextIOWrapper

import click
from click_default_group import DefaultGroup

from db.errors import KnownError
from desktop.version import VERSION

# Where each command is, in the order of the help. Most need the store, one ReportLab, one Qt: none is
# imported before it is called, so that `parley --version` stays as quick as click.
COMMANDS = {
    "open": "window:open_window",
    "new": "new:new",
    "info": "info:info",
    "list": "listing:list_records",
    "show": "show:show",
    "set": "edit:set_fields",
    "search": "search:search",
    "propose": "propose:propose",
    "import": "importing:import_files",
    "import-source": "documents:import_source",
    "export": "exporting:export",
    "brief": "brief:brief",
    "templates": "templates:templates",
    "issue": "editions:issue_paper",
    "editions": "editions:editions",
    "check": "check:check",
    "check-paper": "paper_check:check_paper",
    "spell": "spell:spell",
    "rests": "resting:rests",
    "log": "journal:log",
    "undo": "journal:undo",
    "redo": "journal:redo",
    "backup": "backup:backup",
    "copies": "copies:copies",
    "restore": "copies:restore",
    "settings": "settings:settings",
}
# Looking for rubbish after every 700 objects costs a command that reads a tracker a tenth of its time, and
# after every 50 000 one that makes a paper still a twentieth; the memory it frees is a megabyte.
COLLECT_AFTER = 200_000
HELP = """Follow a negotiation: who wants what, who will never accept what, who said so, and a paper of it.

A tracker is one file, NAME.parley. Given a tracker and no command, the window opens.
"""
EXAMPLES = """\b
Examples:
  parley new talks.parley --sample            a tracker to try things on
  parley talks.parley                         open it in the window
  parley search talks.parley "Ukraine terr"   find records by their words
  parley show talks.parley p01                a position and where it comes from
  parley set talks.parley p01 firmness=firm   change it; undo takes it back
  parley brief talks.parley --out paper.pdf   the status paper
  parley list --help                          more on one command

Commands that only read work beside an open window; --json gives their answer to a program.
Exit status: 0 done, 1 failed or errors found, 2 not understood.
"""


class Failure(click.ClickException):
    """What went wrong, in one sentence on stderr; the exit status is 1."""


class Commands(DefaultGroup):  # type: ignore[misc]  # the package has no types
    """The commands by name; what is no command is taken for a tracker to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; the default one for any other word."""
        for name in {cmd_name, "open"} & COMMANDS.keys():
            if name not in self.commands:
                module, attribute = COMMANDS[name].split(":")
                self.add_command(getattr(import_module(f"desktop.commands.{module}"), attribute), name)
        command: click.Command | None = super().get_command(ctx, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what the environment or the input is at fault for becomes a sentence."""
        try:
            return super().invoke(ctx)
        except KnownError as error:
            raise Failure(str(error)) from error


@click.group(
    cls=Commands,
    default="open",
    default_if_no_args=True,
    help=HELP,
    epilog=EXAMPLES,
    subcommand_metavar="[TRACKER | COMMAND [ARGS]...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="Parley", message="%(prog)s %(version)s")
def parley() -> None:
    """The group of all commands; its help is HELP."""


def main() -> None:
    """Run the command line and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a letter that the terminal lacks must not end the command
            stream.reconfigure(errors="replace")
    gc.set_threshold(COLLECT_AFTER, 20, 100)
    parley(prog_name="parley")
