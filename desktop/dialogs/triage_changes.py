"""What accepting a proposal comes to: the record of its form, or a stored one, with the passage cited."""

from db.changes import Change
from db.records import Record
from desktop.forms.commit import add_change, edit_change, new_record
from desktop.forms.form import RecordForm
from desktop.models.triage import Triage
from desktop.operations.triage import citing, citing_also


def accepting(form: RecordForm, triage: Triage, place: int, merging: Record | None) -> Change:
    """The change that adds the record of the form with its citation, or cites the passage for `merging`.

    Raises InvalidField.
    """
    proposal, read = triage.proposals[place], triage.read
    if merging is None:
        record = new_record(form)
        change = add_change(form, record)
    else:
        record, edited = merging, edit_change(form)
        change = citing(triage.session.store, edited, record, read.source, read.text, read.blocks, proposal)
    return citing_also(change, record.id, read.source.id, read.text, read.blocks, proposal.also)
