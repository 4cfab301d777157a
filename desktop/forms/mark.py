"""A field for the marking of a record: the levels of the dossier's set, or its default."""

from db.records import Dossier, Marking, Record
from desktop.forms.context import FormContext
from desktop.forms.field import FieldWidget
from desktop.widgets.combo_box import ComboBox


class MarkField(FieldWidget):
    """A combo box of levels, lowest first; the empty one names the default it stands for."""

    def __init__(self, context: FormContext, cls: type[Record], name: str) -> None:
        super().__init__(context, cls, name)
        self.combo = ComboBox()
        self._inherited = ""
        self.begin(self.combo)
        self.refresh()
        self.combo.currentIndexChanged.connect(self.changed)

    def set_inherited(self, level: str) -> None:
        """The default that was in force when the record was written; '' for a record not yet written."""
        self._inherited = level
        self.refresh()

    def refresh(self) -> None:
        """Offer the levels the dossier now has."""
        chosen = self.typed()
        session = self.context.session
        markings = session.store.find(Marking, set=session.dossier.marking_set)
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(self._default_words(), "")
        for marking in sorted(markings, key=lambda each: each.rank):
            self.combo.addItem(marking.level, marking.level)
        self._choose(chosen)
        self.combo.blockSignals(False)

    def _default_words(self) -> str:
        if self.cls is Dossier and self.name == "handling_default":
            return "no default"
        default = self._inherited or self.context.session.dossier.handling_default
        return f"dossier's: {default or 'none'}"

    def _choose(self, level: str) -> None:
        if self.combo.findData(level) < 0:
            self.combo.addItem(level, level)
        self.combo.setCurrentIndex(self.combo.findData(level))

    def typed(self) -> str:
        return str(self.combo.currentData() or "")

    def put(self, text: str) -> None:
        self._choose(text)
