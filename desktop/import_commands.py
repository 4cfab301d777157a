"""The import: files are read and compared beside the window, shown before anything is written, then taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from db.changes import Change
from db.errors import KnownError, ReadOnly
from db.exchange import Plan
from db.exchange.sheets import Mapping, Sheet
from db.reader import Reader
from db.store import Store
from desktop.dialogs.import_preview import ImportPreview
from desktop.dialogs.keeping import Keeping
from desktop.dialogs.mapping.dialog import MappingDialog
from desktop.jobs import Report
from desktop.models.navigation import HISTORY, TRACKER
from desktop.notify import ALL_FILES, BUNDLES, Kind
from desktop.operations.importing import import_files, plan_import
from desktop.operations.labels import counted
from desktop.operations.mapping import Start, Work
from desktop.operations.sheets import SheetPlan, import_sheet, is_sheet, remember
from desktop.running import Task, WorkCommands
from desktop.undo_offer import offer_undo
from desktop.views.asked import Place

TABLE_FILES: Kind = ("Tables", ("*.csv", "*.tsv", "*.txt"))
SHEET_FILES: Kind = ("Spreadsheets", ("*.xlsx", "*.xlsm", "*.xls", "*.ods", *TABLE_FILES[1]))
REFERENCES: Kind = ("References: RIS, BibTeX, CSL JSON", ("*.ris", "*.bib", "*.json"))
IMPORTED: Kind = ("All that can be imported", ("*.json", "*.ris", "*.bib", *SHEET_FILES[1]))


class ImportCommands(WorkCommands):
    """Asks which files, shows what they would do, and takes them as one step.

    `wanted`: a page to go to, by its key, for what came in stands there.
    """

    wanted = Signal(str)

    def import_files(self) -> None:
        """Ask for files and import them."""
        kinds = (IMPORTED, BUNDLES, SHEET_FILES, TABLE_FILES, REFERENCES, ALL_FILES)
        paths = self._notify.ask_open_several(self._window, "Import", kinds, self._folders.last())
        if paths:
            self._folders.keep(paths[0].parent)
            self.import_paths(paths)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read bundles, tables and references, show what they would do, and import what a person then takes.

        Spreadsheets are mapped after that, one by one.
        """
        store = self._writable()
        if store is not None:
            self._running.read(
                store,
                reading(source_words(paths)),
                lambda reader, report: read_files(reader, paths, report),
                lambda found: self._offer(store, found),
            )

    def _writable(self) -> Store | None:
        """The tracker, None when it can't be written, which is then said."""
        store = self._session.store
        if store.readonly:
            self._notify.show_known(self._window, ReadOnly(store.path))
            return None
        return store

    def _is_open(self, store: Store) -> bool:
        """Whether a tracker is still the one that is open."""
        return self._session.is_open and self._session.store is store

    # -- spreadsheets --------------------------------------------------------------------------------

    def import_table(self) -> None:
        """Ask for a spreadsheet and import it by a mapping of its columns."""
        kinds = (SHEET_FILES, ALL_FILES)
        path = self._notify.ask_open(self._window, "Import a spreadsheet", kinds, self._folders.last())
        if path is not None:
            self._folders.keep(path.parent)
            self.map_paths((path,))

    def map_paths(self, paths: Sequence[Path]) -> None:
        """Show how the columns of spreadsheets are read, one file after the other, and import them so."""
        store = self._writable() if paths else None
        if store is None:
            return

        def begun(reader: Reader, report: Report) -> tuple[Work, Start]:
            work = Work.of(reader, paths[0])
            report(1, 2)
            return work, work.open()

        self._running.read(
            store, reading(paths[0].name), begun, lambda found: self._map(store, *found, paths[1:])
        )

    def _map(self, store: Store, work: Work, start: Start, others: Sequence[Path]) -> None:
        self._toast.dismiss()
        if not self._is_open(store):
            return
        dialog = MappingDialog(self._theme, work, start, self._running.jobs, self._window)
        keeping = Keeping(self._session, dialog, Place("map", (str(work.path),)))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        sheet, mapping, planned = dialog.sheet, dialog.mapping, dialog.planned
        dialog.deleteLater()
        if not accepted:
            self.map_paths(others)
        elif planned is not None:
            self._take_sheet(store, Mapped(work.path, sheet, mapping, planned), others, keeping.settle)
        else:
            self._running.read(
                store,
                reading(work.path.name),
                lambda _reader, report: work.plan(sheet, mapping, 0, report),
                lambda plan: self._take_sheet(
                    store, Mapped(work.path, sheet, mapping, plan), others, keeping.settle
                ),
            )

    def _take_sheet(
        self, store: Store, mapped: "Mapped", others: Sequence[Path], settle: Callable[[], object]
    ) -> None:
        """Take in a sheet; where some of it can't be taken, show that first. `settle`: once it is written."""
        self._toast.dismiss()
        if not self._is_open(store):
            return
        plan, name = mapped.planned.plan, mapped.path.name
        if (plan.refusals or plan.blanked) and not self._accepts(plan, name):
            self.map_paths(others)
            return

        def taken() -> None:
            settle()
            try:
                remember(store, mapped.sheet, mapped.mapping)
            except KnownError as error:
                self._notify.show_known(self._window, error)
            self.map_paths(others)

        self._write(lambda: import_sheet(mapped.planned, mapped.path, valid_only=True), plan, name, taken)

    # -- what a person takes -------------------------------------------------------------------------

    def _offer(self, store: Store, found: "Found") -> None:
        self._toast.dismiss()
        if not self._is_open(store):
            return  # another tracker was opened meanwhile
        plan, source = found.plan, source_words(found.files)
        if plan is None or not self._accepts(plan, source):
            self.map_paths(found.sheets)
            return
        self._write(
            lambda: import_files(plan, found.files, valid_only=True),
            plan,
            source,
            lambda: self.map_paths(found.sheets),
        )

    def _accepts(self, plan: Plan, source: str) -> bool:
        """Show what an import would do, and what it leaves out; whether it is to be done."""
        preview = ImportPreview(self._theme, plan, source, self._window)
        accepted = preview.exec() == QDialog.DialogCode.Accepted
        preview.deleteLater()
        return accepted

    def _write(self, make: Callable[[], Change], plan: Plan, source: str, then: Callable[[], object]) -> None:
        """Take in what `make` makes of a plan, as one step; `then` is done once it is written."""
        taken, where = plan.total.new + plan.total.changed, place_of(plan)

        def told(written: Change) -> None:
            text = f"{counted(taken)} imported"
            offer_undo(
                self._toast,
                self._session,
                text,
                written,
                icon="check",
                running=self._running,
                show=lambda: self.wanted.emit(where),
            )
            then()

        self._running.write(self._session, taken, importing(source), lambda store: store.apply(make()), told)


@dataclass(frozen=True, slots=True)
class Found:
    """What files were: those planned together, and spreadsheets, which are to be mapped."""

    plan: Plan | None
    files: tuple[Path, ...]
    sheets: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A spreadsheet whose mapping is settled, and what would come of it."""

    path: Path
    sheet: Sheet
    mapping: Mapping
    planned: SheetPlan


def read_files(reader: Reader, paths: Sequence[Path], report: Report) -> Found:
    """Plan the bundles and tables among files; raises NoSuchFile, BadBundle, TooNew."""
    sheets = tuple(path for path in paths if is_sheet(path))
    files = tuple(path for path in paths if path not in sheets)
    return Found(plan_import(reader, files, report) if files else None, files, sheets)


def reading(source: str) -> Task:
    """What the reading of a file is called."""
    return Task(
        f"Reading {source}",
        f"{source} could not be read. Nothing was imported.",
        "Import cancelled. Nothing was imported.",
    )


def importing(source: str) -> Task:
    """What the writing of an import is called."""
    return Task(
        f"Importing {source}",
        f"{source} could not be imported. Nothing was written.",
        "Import cancelled. Nothing was imported.",
    )


def place_of(plan: Plan) -> str:
    """Where what a plan takes in is seen, by the key of the page.

    The list of the kind it is of; where it is of several, that of the one that has a list in the navigator;
    else the history, where it is the first step.
    """
    kinds = [kind for kind, counts in plan.counts.items() if counts.new or counts.changed]
    main = [kind for kind in kinds if kind in TRACKER]
    return next((some[0] for some in (kinds, main) if len(some) == 1), HISTORY)


def source_words(paths: Sequence[Path]) -> str:
    """What is imported, in words: the name of a file, or how many they are."""
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
