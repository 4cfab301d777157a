"""What the window does to several records at once: set a field, tag, mark, move, merge; each one step.

A dialog is imported when it is asked for: the window starts without it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from db.changes import Change
from db.queries.deletion import goes_with
from db.reader import Reader
from db.records import KINDS, Record, specs
from db.wording import capital
from desktop.actions import Actions
from desktop.bulk_writing import BulkWriting
from desktop.jobs import Jobs
from desktop.operations import bulk, duplicates, merging, moving, tagging
from desktop.operations import records as operations
from desktop.operations.labels import cut, several
from desktop.running import MANY, Running, Task
from desktop.session import Session
from desktop.theme import Theme
from desktop.views.asked import Place
from desktop.views.inspector import Inspector
from desktop.views.pages import Pages
from desktop.views.selection_menu import selection_menu
from desktop.widgets.toast import Message, Toast

if TYPE_CHECKING:
    from desktop.dialogs.frame import DialogFrame
    from desktop.dialogs.keeping import Keeping

NONE_LEFT = "The records it was asked about are not there any more. Nothing was changed."
MOST_LOOKED_AT = 500  # rows whose values decide which quick value is ticked


class BulkCommands(QObject):
    """The commands of the Edit menu over the selected rows, or over the record in the inspector.

    `menu_made`: the menu over the rows is about to open, for others to add to it.
    """

    menu_made = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        jobs: Jobs,
        running: Running,
        pages: Pages,
        inspector: Inspector,
        toast: Toast,
        delete_few: Callable[[], object],
        window: QWidget,
    ) -> None:
        """`delete_few`: deletes the selected records here and now."""
        super().__init__(window)
        self._session, self._theme, self._jobs, self._running = session, theme, jobs, running
        self._pages, self._inspector, self._toast, self._window = pages, inspector, toast, window
        self._writing = BulkWriting(session, running, toast, inspector)
        self._delete_few = delete_few
        self.open: Callable[[str], object] = lambda _: None

    # -- which records -------------------------------------------------------------------------------

    def chosen(self) -> list[Record]:
        """The selected records, else the one in the inspector; none when its form keeps the keyboard."""
        if not self._inspector.leave():
            return []
        store = self._session.store
        ids = self._pages.selected()
        page = self._pages.list_page()
        if ids and page is not None:
            return list(store.several(KINDS[page.kind], ids))
        found = store.get(self._inspector.record_id) if self._inspector.record_id else None
        return [found] if found else []

    # -- one field, tags, marks ----------------------------------------------------------------------

    def again(self, way: str, ids: Sequence[str]) -> None:
        """Ask the question `way` again of the records with these ids, those that are left of them."""
        if not self._inspector.leave():
            return
        store = self._session.store
        records = [record for id in ids if (record := store.get(id)) is not None]
        if not records:
            self._toast.show_message(Message(NONE_LEFT))
            return
        ways: dict[str, Callable[[list[Record]], object]] = {
            "set": self._ask_field,
            "tag": self._ask_tags,
            "mark": self._ask_mark,
            "move": self._ask_issue,
            "merge": self.merge_records,
        }
        ways[way](records)

    def _keep(self, dialog: "DialogFrame", way: str, records: Sequence[Record]) -> "Keeping":
        from desktop.dialogs.keeping import Keeping

        return Keeping(self._session, dialog, Place(way, tuple(record.id for record in records)))

    def set_field(self) -> None:
        """Ask for a field and a value, and give it to all of them."""
        self._ask_field(self.chosen())

    def _ask_field(self, records: Sequence[Record]) -> None:
        if not records:
            return
        from desktop.dialogs.set_field import MOVES, SetFieldDialog

        dialog = SetFieldDialog(
            self._session, self._theme, records, self._go_to, self._window, spelling=self._pages.spelling
        )
        keeping = self._keep(dialog, "set", records)
        result, setting = dialog.exec(), dialog.setting
        dialog.deleteLater()
        if result == MOVES:
            self._ask_issue(records)
        elif result == QDialog.DialogCode.Accepted and setting is not None:
            self._set(setting, keeping.settle)

    def set_quickly(self, field: str, value: str) -> None:
        """Give a field the same value in all of them."""
        page, ids = self._pages.list_page(), self._pages.selected()
        if page is not None and len(ids) > MANY:
            self._set_in_many(KINDS[page.kind], ids, field, value)
            return
        records = self.chosen()
        if not records:
            return
        setting = bulk.plan_setting(records, field, value)
        if setting.changing:
            self._set(setting)
        else:
            self._toast.show_message(Message(setting.words()))

    def _set_in_many(self, cls: type[Record], ids: Sequence[str], field: str, value: str) -> None:
        """Even reading so many takes too long for the window to wait."""
        if not self._inspector.leave():
            return

        def make(reader: Reader) -> Change:
            return bulk.carry_out(reader, bulk.plan_setting(reader.several(cls, ids), field, value))

        self._writing.write(len(ids), make, f"{specs(cls)[field].label} set in {cls.META.counted(len(ids))}")

    def _set(self, setting: bulk.Setting, then: Callable[[], object] = lambda: None) -> None:
        left = f"; {len(setting.refused):,} left as they are" if setting.refused else ""
        label = specs(type(setting.changing[0]))[setting.field].label
        text = f"{label} set in {several(setting.changing)}{left}"
        self._writing.write(len(setting.changing), lambda reader: bulk.carry_out(reader, setting), text, then)

    def tag(self) -> None:
        """Ask which tags they carry."""
        self._ask_tags(self.chosen())

    def _ask_tags(self, records: Sequence[Record]) -> None:
        if not records:
            return
        from desktop.dialogs.tagging import TagDialog

        store = self._session.store
        dialog = TagDialog(self._theme, records, tagging.tags_of(store, records), self._window)
        keeping = self._keep(dialog, "tag", records)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        put, take, new = dialog.put_on, dialog.take, dialog.new
        dialog.deleteLater()
        if accepted:
            self._writing.write(
                len(records),
                lambda reader: tagging.tag_records(reader, records, put=put, take=take, new=new),
                f"Tags of {several(records)} changed",
                keeping.settle,
            )

    def mark(self) -> None:
        """Ask for their marking and caveat."""
        self._ask_mark(self.chosen())

    def _ask_mark(self, records: Sequence[Record]) -> None:
        if not records:
            return
        from desktop.dialogs.marking import MarkDialog

        store = self._session.store
        dialog = MarkDialog(
            self._theme,
            records,
            bulk.levels(store),
            self._session.dossier.handling_default,
            lambda level: bulk.effective_marks(store, records, level),
            self._window,
        )
        keeping = self._keep(dialog, "mark", records)
        accepted, values = dialog.exec() == QDialog.DialogCode.Accepted, dict(dialog.values)
        dialog.deleteLater()
        if accepted:
            self._writing.write(
                len(records),
                lambda reader: bulk.mark_many(reader, records, values),
                f"{capital(several(records))} marked",
                keeping.settle,
            )

    # -- another issue -------------------------------------------------------------------------------

    def move(self) -> None:
        """Ask to which issue they go."""
        self._ask_issue(self.chosen())

    def _ask_issue(self, records: Sequence[Record]) -> None:
        if not records:
            return
        meta = records[0].META
        if not moving.can_move(meta.kind):
            self._toast.show_message(Message(f"{meta.plural} belong to no issue, so they can't be moved."))
            return
        from desktop.dialogs.moving import MoveDialog

        dialog = MoveDialog(self._session, self._theme, records, self._go_to, self._window)
        keeping = self._keep(dialog, "move", records)
        accepted, plan = dialog.exec() == QDialog.DialogCode.Accepted, dialog.plan
        dialog.deleteLater()
        if accepted and plan is not None:
            self._writing.write(
                len(plan.moving),
                lambda reader: moving.move_to_issue(reader, plan),
                f"{capital(several(plan.moving))} moved to {cut(plan.issue.title)}",
                keeping.settle,
            )

    # -- merging -------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ask which of the selected records stays."""
        self.merge_records(self.chosen())

    def merge_records(self, records: Sequence[Record]) -> None:
        """Ask which of these records stays, and let the others be merged into it."""
        try:
            merging.check_alike(records)
        except merging.CannotMerge as error:
            self._toast.show_message(Message(str(error), failure=True))
            return
        from desktop.dialogs.merging import MergeDialog

        dialog = MergeDialog(self._session, self._theme, records, self._window, jobs=self._jobs)
        keeping = self._keep(dialog, "merge", records)
        accepted, plan = dialog.exec() == QDialog.DialogCode.Accepted, dialog.merging
        dialog.deleteLater()
        if accepted and plan is not None:

            def merged() -> None:
                keeping.settle()
                self.open(plan.survivor.id)

            self._writing.write(
                len(plan.edits),
                lambda reader: merging.merge(reader, plan),
                f"{capital(several((plan.survivor, *plan.gone)))} merged into one",
                merged,
            )

    def find_duplicates(self) -> None:
        """Look for records of the list that may be the same, beside the window, and offer them."""
        page = self._pages.list_page()
        if page is None or not self._inspector.leave():
            return
        kind, plural, store = page.kind, KINDS[page.kind].META.plural, self._session.store
        if not duplicates.can_look(kind):
            self._toast.show_message(Message(f"{plural} have no names by which they could be compared."))
            return
        task = Task(
            f"Comparing {plural.lower()}",
            f"{plural} could not be compared.",
            f"Stopped. No {plural.lower()} were compared.",
        )
        self._running.read(
            store,
            task,
            lambda reader, report: duplicates.duplicates(reader, kind, report),
            lambda pairs: self._offer(kind, pairs),
        )

    def _offer(self, kind: str, pairs: Sequence[duplicates.Pair]) -> None:
        self._toast.dismiss()
        if not self._session.is_open:
            return
        plural = KINDS[kind].META.plural
        if not pairs:
            self._toast.show_message(Message(f"No two {plural.lower()} look alike"))
            return
        from desktop.dialogs.duplicates import DuplicatesDialog

        titles = self._session.store.titles(id for p in pairs for id in (p.one.id, p.other.id))
        dialog = DuplicatesDialog(self._theme, plural, pairs, titles, self._window)
        accepted, pair = dialog.exec() == QDialog.DialogCode.Accepted, dialog.pair
        dialog.deleteLater()
        if accepted and pair is not None:
            ids = (pair.one.id, pair.other.id)
            self.merge_records(self._session.store.several(KINDS[kind], ids))

    # -- the menu over the rows ----------------------------------------------------------------------

    def show_menu(self, table: Actions, at: QPoint) -> None:
        """Open the menu over the selected rows at a place on the screen."""
        page = self._pages.list_page()
        if page is not None:
            menu = selection_menu(table, page.kind, self._held, self.set_quickly, page)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.menu_made.emit(menu)
            menu.popup(at)

    def _held(self, field: str) -> str | None:
        page = self._pages.list_page()
        ids = self._pages.selected()[:MOST_LOOKED_AT] if page is not None else []
        records = self._session.store.several(KINDS[page.kind], ids) if page is not None else []
        values = {str(getattr(record, field) or "") for record in records}
        return values.pop() if len(values) == 1 else None

    # -- deleting ------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Delete the selected records with what goes with them; many beside the window."""
        ids = self._pages.selected()
        if len(ids) <= MANY:
            self._delete_few()
            return
        page = self._pages.list_page()
        assert page is not None, "rows are selected"
        what = KINDS[page.kind].META.counted(len(ids))
        self._writing.write(
            len(ids),
            lambda reader: operations.delete(reader, goes_with(reader.db, ids)),
            f"Deleted {what} and what goes with them",
        )

    def _go_to(self, id: str) -> None:
        self.open(id)
