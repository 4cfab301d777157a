"""`parley import-source`: documents into a tracker as sources, each as one step."""

from pathlib import Path

import click

from db.changes import Value
from db.errors import KnownError
from db.records import Source, specs
from db.store import Store
from desktop.commands.given import assignments, value_of
from desktop.commands.progress import bar
from desktop.commands.saying import note, one_line, say
from desktop.commands.trackers import reading, tracker_argument, writing
from desktop.documents.document import Document
from desktop.documents.files import read_file
from desktop.documents.taking_back import chosen
from desktop.operations import documents
from desktop.operations.labels import past

SHOWN = 60  # code points of a stretch that was set aside
LISTED = 20


@click.command(name="import-source", short_help="Add documents as sources: text, HTML, DOCX, ODT, PDF, mail.")
@tracker_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field of the source, instead of what is proposed.",
)
@click.option("--whole", is_flag=True, help="Set nothing aside: navigation and notices stay in the text.")
@click.option("--as-it-came", is_flag=True, help="Repair nothing: garbled letters stay as they came.")
@click.option("--again", is_flag=True, help="Add a file also when a source is like it.")
@click.option("--source", "to", default="", metavar="ID", help="Give one file to a source that is there.")
@click.pass_context
def import_source(
    ctx: click.Context,
    /,
    tracker: Path,
    files: tuple[Path, ...],
    dry_run: bool,
    given: tuple[str, ...],
    whole: bool,
    as_it_came: bool,
    again: bool,
    to: str,
) -> None:
    """Add documents to a tracker as sources: text, Markdown, HTML, DOCX, ODT, PDF or mail (EML).

    The file is kept as it came, with its text beside it. Garbled letters are repaired, navigation and the
    like is set aside: both are listed, kept, and can be taken back. Title, author, date and publisher are
    proposed from the document; what the command line says goes first.

    A file that a source is like (the same file, text or address, or alike in words or title) is named with
    that source and not added, unless --again is given. It stops none of the others, nor does one that can't
    be read; the exit status is then 1.

    With --source one file becomes the document of a source that is there, in place of the one it may have:
    its passages move along, quotes get their place, and fields that it does not state are filled in.

    \b
    Examples:
      parley import-source talks.parley statement.pdf --dry-run
      parley import-source talks.parley saved-page.html mail.eml
      parley import-source talks.parley notes.txt --set title="Notes of the second round" --set reliability=B
      parley import-source talks.parley speech.pdf --source speech-of-april
    """
    if to and len(files) > 1:
        raise click.UsageError("--source takes one file.")
    left_out = 0
    with reading(tracker) if dry_run else writing(tracker) as store:
        values = _values(store, given)
        source = store.need(Source, to) if to else None
        for path in files:
            try:
                with bar(f"Reading {path.name}") as report:
                    document = read_file(path, report)
            except KnownError as error:
                note(str(error))
                left_out += 1
                continue
            repairs = () if as_it_came else range(len(document.repairs))
            aside = () if whole else range(len(document.aside))
            document = chosen(document, repairs, aside, mend=not as_it_came)
            if source is not None:
                _give(store, source, document, values, dry_run=dry_run)
            else:
                left_out += not _take(store, document, values, dry_run=dry_run, again=again)
    ctx.exit(1 if left_out else 0)


def _values(store: Store, given: tuple[str, ...]) -> dict[str, Value]:
    said = assignments(given, Source)
    snapshot = store.snapshot() if said else None
    return {name: value_of(snapshot, Source, name, text) for name, text in said.items()} if snapshot else {}


def _take(store: Store, document: Document, given: dict[str, Value], *, dry_run: bool, again: bool) -> bool:
    """Say what a document is and add it; False when it is left out."""
    values = {**documents.proposed_values(document), **given}
    _say_read(document, values, given)
    twins = documents.twins(store, document)
    for twin in twins:
        note(f"There is a source like it already: “{twin.source.title}” ({twin.how}), {twin.source.id}.")
    if twins and not again:
        note(f"{document.name} {'would not be' if dry_run else 'was not'} added. With --again it is.")
        return False
    if dry_run:
        say(f"It would be added as source “{values['title']}”. Nothing was written.")
        return True
    change = store.apply(documents.add_document(store, document, values))
    say(f"{past(change.label)}: {documents.added_source(change)}. parley undo takes it back.")
    return True


def _give(
    store: Store, source: Source, document: Document, given: dict[str, Value], *, dry_run: bool
) -> None:
    """Say what a document is and give it to a source."""
    values = {**documents.values_to_fill(source, document), **given}
    _say_read(document, values, given)
    change, lost, found = documents.give_document(store, source, document, values)
    for each in lost:
        note(f"A passage of {each.record} is not in it any more; its quote is kept: “{one_line(each.quote)}”")
    if found:
        say(f"  {'1 quote gets its' if len(found) == 1 else f'{len(found):,} quotes get their'} place.")
    if dry_run:
        say(f"It would be the document of “{source.title}”. Nothing was written.")
        return
    written = store.apply(change)
    say(f"{written.label}: {source.id}. parley undo takes it back.")


def _say_read(document: Document, values: dict[str, Value], given: dict[str, Value]) -> None:
    say(f"{document.name}: {document.media_type}, {len(document.text):,} characters of text.")
    for each in document.proposed:
        if each.field in values and each.field not in given:
            say(f"  {specs(Source)[each.field].label}: {one_line(each.value)} ({each.found})")
    for repair in document.repairs[:LISTED]:
        say(f"  Repaired: “{repair.was}” is now “{repair.now}”")
    for aside in document.aside[:LISTED]:
        words = one_line(aside.text)
        say(f"  Set aside ({aside.why.lower()}): {words[:SHOWN]}{'…' if len(words) > SHOWN else ''}")
    for listed, what in ((document.repairs, "repairs"), (document.aside, "stretches set aside")):
        if len(listed) > LISTED:
            say(f"  And {len(listed) - LISTED:,} more {what}.")
    for warning in document.warnings:
        note(f"{document.name}: {warning}")
