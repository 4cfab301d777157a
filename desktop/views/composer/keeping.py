"""Keeps what is typed into the composer and not written yet: it stands there again after a kill."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop.dialogs.keeping import Shelf
from desktop.models.composing import Composing
from desktop.operations.labels import cut
from desktop.session import Session
from desktop.views.asked import Place, Typed
from desktop.views.composer.options_form import OptionsForm
from desktop.views.composer.outline_list import OutlineList
from desktop.views.composer.section_panel import SectionPanel
from desktop.views.form_editing import PAUSE

WAY = "compose"
TEXT, TITLE, OPTION = "text", "title", "option"  # what of a section is typed; an option has its name too


class ComposerKeeping(QObject):
    """Words of one's own, a title that is given and options that are typed, of the paper that is composed."""

    def __init__(
        self,
        session: Session,
        composing: Composing,
        outline: OutlineList,
        section: SectionPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._composing, self._outline, self._section = session, composing, outline, section
        self._brief = ""  # of what was kept is there again
        self._shelf: Shelf | None = None
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.keep)
        for typing in (composing.typing, outline.typing, self._options.typing):
            typing.connect(self._typed_on)

    @property
    def _options(self) -> OptionsForm:
        return self._section.options

    def typed(self) -> dict[str, str]:
        """What is typed and not written, by what it is of."""
        found = {f"{TEXT} {kind}": text for kind, text in self._composing.typed.items()}
        if (title := self._outline.typed()) is not None:
            found[f"{TITLE} {self._outline.kind}"] = title
        unsettled = {(self._section.kind, name): text for name, text in self._options.typed().items()}
        for (kind, name), text in {**self._section.unsettled, **unsettled}.items():
            found[f"{OPTION} {kind} {name}"] = text
        return found

    def _typed_on(self) -> None:
        if not self.typed():
            self.keep()  # it is written, or given up
        elif not self.pause.isActive():
            self.pause.start()

    def keep(self) -> None:
        """Keep what is typed as it stands now; nothing typed is forgotten."""
        self.pause.stop()
        composed = self._composing.composed
        if self._shelf is not None and composed is not None and composed.brief.id == self._brief:
            typed = self.typed()
            self._shelf.keep(f"Paper “{cut(composed.brief.title)}”", " · ".join(typed.values()), typed)

    def bring_back(self) -> None:
        """Let what was kept of the paper stand there again, once for each paper that is shown."""
        composed = self._composing.composed
        if composed is None or composed.brief.id == self._brief:
            return
        self._brief = composed.brief.id
        self._shelf = Shelf(self._session, Place(WAY, (self._brief,)))
        for (what, kind, name), text in _parts(self._shelf.typed):
            if composed.part(kind) is None:
                continue
            self._outline.choose(kind)
            if what == TEXT:
                self._composing.type_text(kind, text)
                self._section.refresh()
            elif what == OPTION:
                self._options.put_typed(name, text)
            else:
                QTimer.singleShot(0, self._outline, partial(self._outline.rename, text))


def _parts(typed: Typed) -> Iterator[tuple[tuple[str, str, str], str]]:
    """What was kept, with its name taken apart."""
    for name, text in typed.items():
        what, kind, option = (*name.split(" ", 2), "")[:3]
        yield (what, kind, option), text
