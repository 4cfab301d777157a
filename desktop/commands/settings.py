"""`parley settings`: what is set on this desk, written for others, and taken over from a file."""

from pathlib import Path

import click

from db.wording import counted
from desktop.commands.saying import note, say, say_json, say_table
from desktop.settings import DECLARED, Setting, Settings

EXAMPLES = """\b
Examples:
  parley settings list                          what is set here, and by whom
  parley settings export desk.toml              a file for other desks
  parley settings import desk.toml --dry-run    what it would change
"""


@click.group(short_help="List, export and import the settings.", epilog=EXAMPLES)
def settings() -> None:
    """List the settings of this desk, write them for other desks, or take them over from a file."""


@settings.command("list", short_help="List the settings and who set them.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def list_settings(as_json: bool) -> None:
    """List the settings that are offered, with their values and who set them.

    \b
    JSON: [setting], a setting being {"key", "label", "value", "from" (default, you, organisation), "locked"}
    """
    present = _present()
    shown = [setting for setting in DECLARED if setting.section]
    if as_json:
        say_json([_shape(present, setting) for setting in shown])
        return
    from desktop.shared_settings import in_words

    rows = [(each.key, in_words(each, present.get(each)), _by(present, each), each.label) for each in shown]
    say_table(["key", "value", "set by", "what"], rows)


@settings.command("export", short_help="Write the settings for other desks.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export_settings(file: Path) -> None:
    """Write the settings that are fit for other desks to FILE, as TOML with the words of each.

    Your name, the place of the window and the trackers opened last stay here.
    """
    from desktop.shared_settings import export

    say(f"Wrote {export(_present(), file)} settings to {file}")


@settings.command("import", short_help="Take settings over from a file.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def import_settings(file: Path, dry_run: bool) -> None:
    """Take over what FILE sets. What can't be used is named, and stays as it is."""
    from desktop.shared_settings import plan, take

    present = _present()
    found = plan(present, file)
    for problem in found.problems:
        note(problem)
    for change in found.changes:
        say(f"{change.setting.label}: {change.old} → {change.new}")
    if not dry_run:
        take(present, found.changes)
    done = "would change" if dry_run else "changed"
    say(f"{counted(len(found.changes), 'setting')} {done}, {found.same} as they were.")


def _present() -> Settings:
    present = Settings()
    for problem in present.problems:
        note(problem)
    return present


def _by(present: Settings, setting: Setting[object]) -> str:
    if present.is_locked(setting):
        return "your organisation, locked"
    if present.is_managed(setting):
        return "your organisation"
    return "you" if present.is_own(setting) else "default"


def _shape(present: Settings, setting: Setting[object]) -> dict[str, object]:
    return {
        "key": setting.key,
        "label": setting.label,
        "value": present.get(setting),
        "from": _by(present, setting).split(",")[0].removeprefix("your "),
        "locked": present.is_locked(setting),
    }
