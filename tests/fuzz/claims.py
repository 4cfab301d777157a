"""What holds of every file whatever is in it."""

from db.errors import KnownError
from desktop.documents.document import Document
from desktop.documents.kept import read_back, written
from desktop.documents.reading import read
from desktop.documents.taking_back import chosen
from desktop.operations.documents import proposed_values


def holds(name: str, data: bytes) -> Document | None:
    """Read a file: a document whose parts fit together, or None when a sentence says why there is none.

    Raises AssertionError, or whatever a reader let through.
    """
    refused: KnownError | None = None
    try:
        document = read(name, data)
    except KnownError as error:
        refused = error
    if refused is not None:
        assert str(refused).endswith(".")
        assert name in str(refused)
        return None
    assert document.original == data
    for repair in document.repairs:
        assert document.text[repair.first : repair.first + len(repair.now)] == repair.now
    for aside in document.aside:
        assert 0 <= aside.before <= len(document.text)
    assert chosen(document, range(len(document.repairs)), range(len(document.aside))).text == document.text
    came = chosen(document, (), (), mend=False)
    gone = sum(len(each.was) - len(each.now) for each in document.repairs)
    assert len(came.text) == len(document.text) + gone + sum(len(each.text) for each in document.aside)
    assert read_back(data, document.text, written(document)) == document
    assert proposed_values(document)["title"]
    return document
