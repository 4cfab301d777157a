"""`parley templates`: what papers can be made from, and files to begin one's own with."""

import click

from desktop.briefing.section_kinds import KINDS
from desktop.commands.saying import note, say, say_json, say_pairs
from desktop.operations.templates import HOUSE, Offered, example, offered
from desktop.settings import default_path


@click.group(short_help="List what papers can be made from.")
def templates() -> None:
    """What papers can be made from: the templates Parley carries, and your own beside its settings.

    \b
    To make your own:
      parley templates show status > ours.toml    begin with a copy
      parley brief talks.parley --template ours.toml --out paper.pdf
    """


@templates.command("list", short_help="List the templates.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def list_templates(as_json: bool) -> None:
    """List the templates of papers: those Parley carries, then your own.

    \b
    JSON: [{"name", "title", "about", "subject" ("issue", "actor" or ""), "since", "path" (of your own),
    "problem"}]
    """
    folder = default_path().parent
    found = offered(folder)
    if as_json:
        say_json([_shape(each) for each in found])
        return
    say_pairs(
        [
            (each.name, each.template.about or each.template.title if each.template else each.problem)
            for each in found
        ]
    )
    note(f"Your own: {folder / 'templates'}; a house style for all papers: {folder / 'house.toml'}")


def _shape(each: Offered) -> dict[str, object]:
    made = each.template
    return {
        "name": each.name,
        "title": made.title if made else "",
        "about": made.about if made else "",
        "subject": made.subject if made else "",
        "since": bool(made and made.since),
        "path": str(each.path) if each.path else None,
        "problem": each.problem,
    }


@templates.command(short_help="Show the file of a template, or of a house style.")
@click.argument("name")
def show(name: str) -> None:
    """Show the file of the template NAME, to begin your own with; “house” shows that of a house style."""
    say(example(name, default_path().parent).rstrip("\n"))


@templates.command(short_help="List the kinds of sections and their options.")
def kinds() -> None:
    """List the kinds of sections a template can have, and what each can be told."""
    for name, kind in KINDS.items():
        say_pairs([(name, kind.help)], indent=0)
        say_pairs([(f"{each.name} = {_toml(each.default)}", each.help) for each in kind.options], indent=4)
    say(f"A house style is another file: parley templates show {HOUSE}")


def _toml(value: str | int | bool) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else str(value)
        if isinstance(value, int)
        else f'"{value}"'
    )
