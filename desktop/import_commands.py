"""The import: files are read and compared beside the window, shown before anything is written, then taken."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog

from db.errors import ReadOnly
from db.exchange import Plan
from db.store import Store
from desktop.dialogs.import_preview import ImportPreview, records
from desktop.notify import ALL_FILES, BUNDLES, Kind
from desktop.operations.importing import import_files, plan_import
from desktop.running import Task, WorkCommands, waiting
from desktop.undo_offer import offer_undo

TABLE_FILES: Kind = ("Tables", ("*.csv", "*.tsv", "*.txt"))
IMPORTED: Kind = ("Bundles and tables", ("*.json", *TABLE_FILES[1]))


class ImportCommands(WorkCommands):
    """Asks which files, shows what they would do, and takes them as one step."""

    def import_files(self) -> None:
        """Ask for files and import them."""
        kinds = (IMPORTED, BUNDLES, TABLE_FILES, ALL_FILES)
        paths = self._notify.ask_open_several(self._window, "Import", kinds, self._folders.last())
        if paths:
            self._folders.keep(paths[0].parent)
            self.import_paths(paths)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read bundles and tables, show what they would do, and import what a person then takes."""
        store = self._session.store
        if store.readonly:
            self._notify.show_known(self._window, ReadOnly(store.path))
            return
        source = source_words(paths)
        task = Task(
            f"Reading {source}",
            f"{source} could not be read. Nothing was imported.",
            "Import cancelled. Nothing was imported.",
        )
        self._running.read(
            store,
            task,
            lambda reader, report: plan_import(reader, paths, report),
            lambda plan: self._offer(store, plan, paths),
        )

    def _offer(self, store: Store, plan: Plan, paths: Sequence[Path]) -> None:
        self._toast.dismiss()
        if not self._session.is_open or self._session.store is not store:
            return  # another tracker was opened meanwhile
        preview = ImportPreview(self._theme, plan, source_words(paths), self._window)
        accepted = preview.exec() == QDialog.DialogCode.Accepted
        taken, whole = preview.taken, preview.is_whole
        preview.deleteLater()
        if not accepted:
            return
        change = import_files(plan, paths, valid_only=not whole)
        with waiting():
            written = self._session.do(change)
        if written is not None:
            text = f"{records(taken)} imported"
            offer_undo(self._toast, self._session, text, written, icon="check")


def source_words(paths: Sequence[Path]) -> str:
    """What is imported, in words: the name of a file, or how many they are."""
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
