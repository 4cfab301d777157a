"""Pages to look at: what is asked and told when a paper is issued, and what other dialogs tell."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.records import Actor, Edition, Position
from desktop.analysis.changes import Changed
from desktop.analysis.issuing import PAPER_RULES, PaperFinding
from desktop.dialogs.corrected import CorrectedDialog
from desktop.dialogs.issuing import FindingsDialog, IssueDialog
from desktop.dialogs.left_out import LeftOutDialog
from desktop.dialogs.unfinished import UnfinishedDialog, UnfinishedForm
from desktop.forms.context import FormContext
from desktop.forms.new_record import NewRecordDialog
from desktop.operations.left_out import LeftOut
from desktop.theme import Theme
from tests.desktop.look_bulk import LONG, on
from tests.desktop.look_window import on_sample

TITLE = "Territory bars a settlement in 2026; a pause depends on two conditions"
FOUND = tuple(
    PaperFinding(each.severity, "", each.name, f"What {each.title} finds.", each.remedy, f"paragraph {place}")
    for place, each in enumerate(PAPER_RULES[:9], 1)
)
OPEN = (PaperFinding("error", "", PAPER_RULES[0].name, LONG, PAPER_RULES[0].remedy, "front page"), *FOUND)
FORMS = (
    UnfinishedForm("a", "New position", "No cession of sovereignty", "today 14:02"),
    UnfinishedForm("b", f"Actor {LONG}", LONG, "21 November 2026"),
)


def issuing(theme: Theme) -> QWidget:
    """An edition that goes out with errors, a check that found nothing, what was corrected since."""
    window = on_sample(theme)
    store = window.session.store
    ukraine, statement = store.all(Actor)[0], store.all(Position)[0]
    edition = Edition(id="e", brief="b", number=3, issued="2026-11-20", change="c")
    changed = [
        Changed("changed", statement, statement, {"statement": ("", LONG), "firmness": ("", "firm")}, 10),
        Changed("new", replace(ukraine, id="long", name=LONG), None, {}, 3),
        Changed("gone", ukraine, ukraine, {}, 3),
    ]
    titles = store.titles([ukraine.id, statement.id])
    issue = IssueDialog(theme, TITLE, 4, OPEN)
    clean = FindingsDialog(theme, TITLE, ())
    corrected = CorrectedDialog(theme, edition, changed, titles)
    return on(theme, window, ((issue,), (clean, corrected)))


def telling(theme: Theme) -> QWidget:
    """What a marking leaves out, forms left unfinished, a record made on the spot."""
    window = on_sample(theme)
    left = [LeftOut("Position", LONG, "TLP:RED"), LeftOut("Citation", "Status article · bullet 3", "")]
    unfinished = UnfinishedDialog(theme, FORMS, lambda _: FORMS[:1], lambda: FORMS)
    none = UnfinishedDialog(theme, (), lambda _: (), lambda: ())
    context = FormContext(window.session, theme, lambda _: None)
    actor = NewRecordDialog(context, "actor", {"name": LONG}, None)
    return on(theme, window, ((LeftOutDialog(theme, left, "TLP:GREEN"), none), (unfinished, actor)))
