"""What the README names is there: commands with their options, targets, keys and files."""

import re
import shlex

import click
import pytest

from desktop.action_table import ACTIONS
from desktop.cli import parley
from tests.project.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
# A command ends where two spaces set off what it does.
COMMANDS = [line.split("  ")[0] for line in README.splitlines() if line.startswith("parley ")]
# Keys of forms, lists and dialogs, which are no commands of the menus.
ELSEWHERE = {"Ctrl+Enter", "Enter", "Ctrl++", "Ctrl+-"}


def test_there_are_commands_to_be_tried() -> None:
    assert len(COMMANDS) > 25


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_is_understood(line: str) -> None:
    """Read as the command line reads it, without being run."""
    group: click.Command = parley
    context = click.Context(parley)
    words = shlex.split(line)[1:]
    while isinstance(group, click.Group):
        name = words.pop(0)
        found = group.get_command(context, name)
        assert found is not None
        assert found.name == name, f"{name} is no command"
        group = found
    with group.make_context(group.name, words, resilient_parsing=True) as read:
        assert read.args == []
    options = {name for each in group.params for name in (*each.opts, *each.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= options


def test_every_target_is_one_of_the_makefile() -> None:
    named = set(re.findall(r"make ([a-z-]+)`", README)) | set(
        re.findall(r"^make ([a-z-]+)", README, re.MULTILINE)
    )
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= targets


def test_every_key_is_that_of_a_command() -> None:
    keys = {keys for spec in ACTIONS for keys in (spec.shortcut, spec.also)}
    named = set(re.findall(r"`((?:(?:Ctrl|Shift|Alt)\+)*(?:F\d+|[A-Z0-9+,-]|Enter))`", README))
    assert len(named) > 10
    assert named - ELSEWHERE <= keys


def test_every_picture_and_folder_is_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    folders = re.findall(r"`([a-z]+/)`", README)
    assert pictures
    assert [each for each in (*pictures, *folders) if each != "out/" and not (ROOT / each).exists()] == []


@pytest.mark.parametrize("folder", ["fonts", "icons", "dictionaries", "styles"])
def test_what_others_made_is_named_with_its_licence(folder: str) -> None:
    assert list((ROOT / "resources" / folder).glob("LICENCE-*"))
    word = {"styles": "styles of citation"}.get(folder, folder)
    assert re.search(rf"{word} \([A-Z]", README.partition("## Licence")[2])
