"""Documents into the tracker from the window: chosen, dropped or pasted, looked over, added one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog

from db.changes import Change, Value
from db.errors import KnownError, ReadOnly
from db.reader import Reader
from db.records import Source
from db.store import Store
from desktop.jobs import Report
from desktop.notify import ALL_FILES, Kind
from desktop.operations.labels import cut
from desktop.running import A_PARAGRAPH, Task, WorkCommands
from desktop.undo_offer import offer_undo
from desktop.views.asked import Place
from desktop.widgets.toast import Message

if TYPE_CHECKING:  # what reads documents is imported with the first of them
    from desktop.documents.document import Document
    from desktop.operations.documents import Twin

DOCUMENTS: Kind = (
    "Documents",
    tuple(
        f"*.{end}" for end in ("txt", "md", "markdown", "html", "htm", "docx", "docm", "odt", "pdf", "eml")
    ),
)
NOTHING = "There is no text on the clipboard. Copy a text or a page first."
PASTED_TEXT, PASTED_PAGE = "Pasted text", "Pasted page"
NONE_CHOSEN = "Choose the source that is to have the document, or open it to read it."
LISTED = 8  # files that could not be read, named one by one


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was read, with the sources like it; or why it could not be.

    `to`: the source that is to have it, None where it becomes one.
    """

    name: str
    document: "Document | None" = None
    twins: "tuple[Twin, ...]" = ()
    error: KnownError | None = None
    to: Source | None = None


class DocumentCommands(WorkCommands):
    """Reads documents beside the window, shows each, and adds what a person takes.

    `added`: the id of a source that was added, or that is to be looked at instead. `in_hand`: the source that
    is read or chosen; `under`: the one whose form is at a place of the window.
    """

    added = Signal(str)
    in_hand: "Callable[[], Source | None]"
    under: "Callable[[QPoint], Source | None]"

    def add(self) -> None:
        """Ask for documents and add them."""
        kinds = (DOCUMENTS, ALL_FILES)
        paths = self._notify.ask_open_several(self._window, "Add documents", kinds, self._folders.last())
        if paths:
            self._folders.keep(paths[0].parent)
            self.add_paths(paths)

    def give(self) -> None:
        """Ask for a document for the source that is read or chosen."""
        source = self.in_hand()
        if source is None:
            self._toast.show_message(Message(NONE_CHOSEN))
            return
        path = self._notify.ask_open(
            self._window, f"Document for {cut(source.title)}", (DOCUMENTS, ALL_FILES), self._folders.last()
        )
        if path is not None:
            self._folders.keep(path.parent)
            self.add_paths([path], source)

    def add_paths(self, paths: Sequence[Path], to: Source | None = None) -> None:
        """Read documents and show them, one after the other. `to`: the source that is to have it."""
        from desktop.documents.files import read_file

        said = paths[0].name if len(paths) == 1 else f"{len(paths)} documents"
        self._read(said, [(path.name, partial(read_file, path)) for path in paths], to)

    def paste(self) -> None:
        """Take the text or the page on the clipboard as a document."""
        from desktop.documents.reading import read

        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        html = data.html() if data is not None and data.hasHtml() else ""
        text = data.text() if data is not None and data.hasText() else ""
        name, content = (f"{PASTED_PAGE}.html", html) if html.strip() else (f"{PASTED_TEXT}.txt", text)
        if not content.strip():
            self._toast.show_message(Message(NOTHING))
            return
        came = content.encode(errors="replace")
        self._read(name, [(name, partial(read, name, came))])

    # -- reading -------------------------------------------------------------------------------------

    def _read(
        self,
        said: str,
        works: "Sequence[tuple[str, Callable[[Report], Document]]]",
        to: Source | None = None,
    ) -> None:
        store = self._session.store
        if store.readonly:
            self._notify.show_known(self._window, ReadOnly(store.path))
            return
        self._running.read(
            store,
            reading(said),
            lambda reader, report: [_found(reader, report, to, *work) for work in works],
            lambda found: self._show(store, found),
        )

    def _show(self, store: Store, found: Sequence[Found]) -> None:
        """Tell what could not be read, then show each document that was."""
        self._toast.dismiss()
        self._tell([each for each in found if each.error is not None], len(found))
        read = [each for each in found if each.document is not None]
        for place, each in enumerate(read):
            if not (self._session.is_open and self._session.store is store):
                return  # another tracker was opened meanwhile
            self._offer(store, each, len(read) - place - 1)

    def _tell(self, failed: Sequence[Found], number: int) -> None:
        errors = [each.error for each in failed if each.error is not None]
        if len(errors) == 1:
            self._notify.show_known(self._window, errors[0])
        elif errors:
            what = f"{len(errors):,} of {number:,} documents could not be read"
            listed = "\n".join(str(error) for error in errors[:LISTED])
            rest = f"\nAnd {len(errors) - LISTED:,} more." if len(errors) > LISTED else ""
            self._notify.show_error(self._window, what, f"{listed}{rest}", "")

    def _offer(self, store: Store, found: Found, more: int) -> None:
        from desktop.dialogs.document_preview import DocumentPreview
        from desktop.dialogs.keeping import Keeping

        assert found.document is not None
        dialog = DocumentPreview(
            self._theme,
            found.document,
            found.twins,
            self._window,
            order=self._session.dossier.date_order,
            more=more,
            to=found.to,
        )
        came = sha256(found.document.original).hexdigest()
        about = (found.name, came, *((found.to.id,) if found.to else ()))
        keeping = Keeping(self._session, dialog, Place("document", about))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if dialog.opened:
            self.added.emit(dialog.opened)
        if dialog.given is not None:
            self._offer(store, replace(found, twins=(), to=dialog.given), more)
        elif accepted:
            self._write(found, dialog.document, dialog.values, keeping.settle)

    def _write(
        self,
        found: Found,
        document: "Document",
        values: "Mapping[str, Value]",
        settle: Callable[[], object],
    ) -> None:
        """Add a document, or give it to its source; a long one beside the window, one after the other."""
        from desktop.operations.documents import add_document, added_source, give_document

        lost: list[int] = []

        def work(store: Store) -> Change:
            if found.to is None:
                return store.apply(add_document(store, document, values))
            given = give_document(store, store.need(Source, found.to.id), document, values)
            lost[:] = [len(given.lost)]
            return store.apply(given.change)

        def told(written: Change) -> None:
            settle()
            self.added.emit(found.to.id if found.to else added_source(written))
            what = f"{found.name} {'given to the source' if found.to else 'added'}{_lost_words(lost)}"
            offer_undo(self._toast, self._session, what, written, running=self._running, icon="check")

        self._session.finish_writing()
        weight = len(document.text) // A_PARAGRAPH
        self._running.write(self._session, weight, writing(found.name), work, told)

    # -- dropping ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on the window."""
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent, QDropEvent)) and self._takes():
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.add_paths(paths, self._dropped_on(event, len(paths)))
                return True
        return super().eventFilter(watched, event)

    def _dropped_on(self, event: QDropEvent, number: int) -> Source | None:
        """The source in whose form one document was dropped, where it has none yet."""
        source = self.under(event.position().toPoint())
        return source if source is not None and number == 1 and not source.text else None

    def _takes(self) -> bool:
        return self._session.is_open and not self._session.store.readonly


def _found(
    reader: Reader, report: Report, to: Source | None, name: str, work: "Callable[[Report], Document]"
) -> Found:
    from desktop.operations.documents import twins

    try:
        document = work(report)
    except KnownError as error:
        return Found(name, error=error)
    alike = twins(reader, document, report) if to is None else ()
    return Found(name, document, alike, to=to)


def _lost_words(lost: Sequence[int]) -> str:
    """What became of the passages, as the end of a sentence."""
    number = sum(lost)
    if not number:
        return ""
    return f", {'1 passage has' if number == 1 else f'{number:,} passages have'} lost the place in it"


def writing(said: str) -> Task:
    """What the writing of a long document is called."""
    return Task(
        f"Adding {said}",
        f"{said} could not be added. All stands as it was.",
        "Cancelled. Nothing was added.",
    )


def reading(said: str) -> Task:
    """What the reading of documents is called."""
    return Task(
        f"Reading {said}",
        f"{said} could not be read. Nothing was added.",
        "Cancelled. Nothing was added.",
    )
