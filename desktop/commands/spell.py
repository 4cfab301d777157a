"""`parley spell`: the words of a tracker that may be misspelled, and where they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from db.records import KINDS, specs
from desktop.commands.saying import note, say, say_json, say_table
from desktop.commands.trackers import dossier_of, reading, tracker_argument

SHOWN = 3


@click.command(short_help="List words that may be misspelled.")
@tracker_argument
@click.option("--language", default="", help="A language tag in place of the tracker's own, such as en-US.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with every place.")
def spell(tracker: Path, language: str, as_json: bool) -> None:
    """List the words that are in no dictionary and are no names of the tracker, with their records.

    The dictionaries are those that come with Parley, those of this system, and those named in the settings.

    \b
    JSON: {"language", "words": [{"word", "places": [{"record", "kind", "field"}]}]}
    """
    from desktop.settings import DICTIONARY_FILES, SPELLING_LANGUAGES, Settings
    from desktop.spelling.basis import Basis
    from desktop.spelling.dictionaries import for_language, listed
    from desktop.spelling.names import names_in
    from desktop.spelling.unknown import Unknown, unknown_words

    settings = Settings()
    by_word: dict[str, list[Unknown]] = defaultdict(list)
    with reading(tracker) as store:
        tag = language or dossier_of(store).language
        dictionaries = listed(settings.get(DICTIONARY_FILES))
        basis = Basis(names_in(store), dictionaries, settings.get(SPELLING_LANGUAGES))
        for unknown in unknown_words(store, basis, tag):
            by_word[unknown.word].append(unknown)
    for error in basis.broken:
        note(str(error))
    if for_language(tag, dictionaries) is None:
        note(f"There is no dictionary for {tag or 'the tracker, which names no language'}.")
    places = {word: [(u.record, u.kind, u.field) for u in found] for word, found in by_word.items()}
    _say_json(tag, places) if as_json else _say(places)


Places = Mapping[str, Sequence[tuple[str, str, str]]]


def _say_json(language: str, places: Places) -> None:
    names = ("record", "kind", "field")
    listed = [
        {"word": word, "places": [dict(zip(names, place, strict=True)) for place in found]}
        for word, found in sorted(places.items())
    ]
    say_json({"language": language, "words": listed})


def _say(places: Places) -> None:
    if not places:
        say("No misspelled words.")
        return
    often_first = sorted(places.items(), key=lambda each: (-len(each[1]), each[0].casefold()))
    say_table(
        ("Word", "Times", "Where"),
        [(word, str(len(found)), ", ".join(_where(found))) for word, found in often_first],
    )


def _where(found: Sequence[tuple[str, str, str]]) -> list[str]:
    named = [f"{id} ({specs(KINDS[kind])[field].label.lower()})" for id, kind, field in dict.fromkeys(found)]
    return [*named[:SHOWN], *([f"… {len(named) - SHOWN} more"] if len(named) > SHOWN else [])]
