"""The commands that write a tracker elsewhere: save a copy, back up, export."""

from functools import cached_property
from pathlib import Path

from PySide6.QtWidgets import QDialog

from db.records import Marking
from desktop.leaving_out import LeavingOut
from desktop.notify import BUNDLES, TRACKERS, Kind
from desktop.operations import exporting
from desktop.operations.exporting import Exported
from desktop.operations.labels import counted
from desktop.running import Task, WorkCommands

COPY = Task("Writing the copy", "The copy could not be written. The tracker is as it was.")
BACKUP = Task("Writing the backup", "The backup could not be written. Your work is kept.")
BUNDLE = Task(
    "Writing the bundle", "The bundle could not be written.", "Export cancelled. No bundle was written."
)
TABLES = Task(
    "Writing the tables",
    "Not all tables could be written.",
    "Export cancelled. Tables written so far stay in the folder.",
)
SOURCES = Task(
    "Writing the sources",
    "The list of sources could not be written.",
    "Export cancelled. No list of sources was written.",
)


class CopyCommands(WorkCommands):
    """Each asks where, reads in a job, and says what was written."""

    @cached_property
    def _leaving_out(self) -> LeavingOut:
        return LeavingOut(self._session, self._theme, self._running, self._toast, self._window)

    def save_copy(self) -> None:
        """Write the whole tracker to another file, and go on in this one."""
        source = self._session.store.path
        suggested = self._folders.last(source.parent) / f"{source.stem} copy{source.suffix}"
        target = self._notify.ask_save(self._window, "Save a copy", (TRACKERS,), suggested)
        if target is None:
            return
        self._folders.keep(target.parent)
        self._running.read(
            self._session.store,
            COPY,
            lambda reader, _report: reader.save_copy(target, replace_existing=True),
            lambda path: self._written("Copy", path),
        )

    def backup(self) -> None:
        """Write a dated copy beside the tracker."""
        self._running.read(
            self._session.store,
            BACKUP,
            lambda reader, _report: reader.backup(),
            lambda path: self._written("Backup", path),
        )

    def _written(self, what: str, path: Path) -> None:
        self._running.say_written(f"{what} written: {path.name}", path)

    # -- export --------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the tracker as a bundle or as tables, or its list of sources, up to a marking."""
        from desktop.dialogs.export_choice import ExportDialog  # when it is asked for

        dialog = ExportDialog(self._theme, self._levels(), self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.chosen
        dialog.deleteLater()
        if accepted and choice.form == "bundle":
            self._export_bundle(choice.mark)
        elif accepted and choice.form == "tables":
            self._export_tables(choice.mark)
        elif accepted:
            self._export_sources(choice.mark)

    def _levels(self) -> list[Marking]:
        marking_set = self._session.dossier.marking_set
        return sorted(self._session.store.find(Marking, set=marking_set), key=lambda each: each.rank)

    def _export_bundle(self, mark: str) -> None:
        source = self._session.store.path
        suggested = self._folders.last(source.parent) / f"{source.stem}.json"
        target = self._notify.ask_save(self._window, "Export the bundle", (BUNDLES,), suggested)
        if target is None:
            return
        self._folders.keep(target.parent)
        self._running.read(
            self._session.store,
            BUNDLE,
            lambda reader, report: exporting.export_bundle(reader, target, mark=mark, report=report),
            lambda done: self._exported("Bundle written", done, mark),
        )

    def _export_tables(self, mark: str) -> None:
        store = self._session.store
        around = self._notify.ask_folder(
            self._window, "Where the folder of tables goes", self._folders.last(store.path.parent)
        )
        if around is None:
            return
        self._folders.keep(around)
        folder = around / f"{store.path.stem} tables"
        if self._may_replace(folder):
            self._running.read(
                store,
                TABLES,
                lambda reader, report: exporting.export_tables(reader, folder, mark=mark, report=report),
                lambda done: self._exported("Tables written", done, mark),
            )

    def _export_sources(self, mark: str) -> None:
        from desktop.operations.references import FORMS, export_references  # when it is asked for

        store = self._session.store
        kinds: list[Kind] = [(form.name, (f"*{suffix}",)) for suffix, form in FORMS.items()]
        suggested = self._folders.last(store.path.parent) / f"{store.path.stem} sources.ris"
        target = self._notify.ask_save(self._window, "Export the list of sources", kinds, suggested)
        if target is None:
            return
        self._folders.keep(target.parent)
        self._running.read(
            store,
            SOURCES,
            lambda reader, _report: export_references(reader, target, mark=mark),
            lambda done: self._exported("List of sources written", done, mark),
        )

    def _may_replace(self, folder: Path) -> bool:
        there = sorted(path.name for path in folder.glob("*.csv"))
        if not there:
            return True
        number = "1 table" if len(there) == 1 else f"{len(there)} tables"
        return self._notify.confirm(
            self._window,
            f"Replace the {number} in “{folder.name}”?",
            f"They were exported to {folder.parent} before. What stands in them now is lost.",
            "Replace",
            listing=", ".join(there[:6]) + (" …" if len(there) > 6 else ""),
            danger=True,
        )

    def _exported(self, what: str, done: Exported, mark: str) -> None:
        lost = f". {done.lost}." if done.lost else ""
        if not done.cut:
            text = f"{what}, {counted(done.records)}: {done.path.name}"
            self._running.say_written(text + lost, done.path)
            return
        text = f"{what}, {counted(done.records)}; {counted(done.cut)} left out by their marking"
        self._leaving_out.say(text + lost, mark)
