"""Pages to look at: a document before it is added, its text corrected, its proposals, what rests on it."""

from PySide6.QtWidgets import QWidget

from db.changes import Change
from db.records import Actor, Source
from desktop.analysis.resting import Hanging
from desktop.dialogs.correcting import CorrectTextDialog
from desktop.dialogs.document_preview import DocumentPreview
from desktop.dialogs.repairs import RepairsDialog
from desktop.dialogs.resting import RestingDialog
from desktop.dialogs.triage import TriageDialog
from desktop.documents.reading import read
from desktop.forms.context import FormContext
from desktop.models.triage import Triage
from desktop.operations.documents import Corrected, Twin
from desktop.operations.resting import Touched
from desktop.operations.triage import proposals_of
from desktop.theme import Theme
from tests.desktop.look_bulk import LONG, on
from tests.desktop.look_window import on_sample
from tests.desktop.reading import BRIEF, add_source

CAME = (
    f"Skip to main content\n\n{LONG}\n\nby Ilse Maren 12 views\n\n"
    "The envoy ErdoÄŸan came to Oru.\n\nShare this article\n"
)


def documenting(theme: Theme) -> QWidget:
    """A document with all there is to look over, one with nothing, and a text to correct."""
    window = on_sample(theme)
    source = window.session.store.all(Source)[0]
    document = read(f"{LONG}.txt", CAME.encode())
    given = DocumentPreview(theme, document, (), to=source)
    bare_source = Source(id="bare", title=LONG)
    first = DocumentPreview(theme, document, (), to=bare_source)
    repairs = RepairsDialog(
        theme, LONG, document, lambda kept, _over: Corrected(Change(kept.name, ()), ()), None
    )
    full = DocumentPreview(theme, document, (Twin(source, "nearly the same text"),), more=2)
    bare = DocumentPreview(theme, read("note.txt", b"Two words."), ())
    correct = CorrectTextDialog(theme, BRIEF, 0, lambda text, _over: Corrected(Change(text, ()), ()), None)
    correct.tell(LONG)
    return on(theme, window, ((full,), (bare,), (correct,), (given, first), (repairs,)))


def triaging(theme: Theme) -> QWidget:
    """The proposals of a source to go through."""
    window = on_sample(theme)
    store = window.session.store
    add_source(store, "brief", LONG, BRIEF)
    triage = Triage.of(window.session, store.need(Source, "brief"), proposals_of(store, BRIEF))
    assert triage is not None
    context = FormContext(window.session, theme, lambda _: None)
    return on(theme, window, ((TriageDialog(context, triage, None),),))


def resting(theme: Theme) -> QWidget:
    """What rests on a source, and one nothing rests on."""
    window = on_sample(theme)
    store = window.session.store
    source, actor = store.all(Source)[0], store.all(Actor)[0]
    rests = Touched(source, (Hanging("Actors", actor, LONG),), ())
    none = Touched(source, (), ())
    return on(theme, window, ((RestingDialog(theme, store, (rests,)), RestingDialog(theme, store, (none,))),))
