"""The guide to read beside the work: pages at the left, found by their words, links between them."""

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dialogs.frame import DialogFrame
from desktop.dialogs.reader import Reader
from desktop.dialogs.shortcuts import keys_of
from desktop.dialogs.side_list import SideList
from desktop.guide import Page, found_in, pages
from desktop.scale import px
from desktop.theme import Theme
from desktop.widgets.label import Label
from desktop.widgets.search_box import FilterBox

WIDTH, HEIGHT = 900, 540
LIST_WIDTH = 216
NONE = "No page holds all of these words."


class GuideDialog(DialogFrame):
    """Not modal: it stays open while the window is used."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Guide", "", parent, width=WIDTH)
        self.setModal(False)
        self._pages = pages(keys_of)
        self._shown: Sequence[Page] = ()
        self.filter = FilterBox(theme, "Find in the guide")
        self.list = SideList(theme, "Pages of the guide", LIST_WIDTH)
        self.none = Label(theme, NONE, "body", "text2", wrap=True)
        self.reader = Reader(theme)
        self._build()
        self._connect()
        self.look_for("")

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        self.filter.setFixedWidth(px(LIST_WIDTH))
        self.none.setFixedWidth(px(LIST_WIDTH))
        side.addWidget(self.filter)
        side.addWidget(self.none)
        side.addWidget(self.list, 1)
        side.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(side)
        row.addWidget(self.reader, 1)
        self.reader.setFixedHeight(self.high(HEIGHT))
        self.body.addLayout(row)
        self.add_button("Close").clicked.connect(self.reject)
        self.begin_with(self.filter)

    def _connect(self) -> None:
        self.filter.filtered.connect(self.look_for)
        self.list.currentRowChanged.connect(self._read)
        self.reader.anchorClicked.connect(self._follow)
        self.theme.changed.connect(self._read)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def look_for(self, words: str) -> None:
        """List the pages that hold all of `words`, and mark these on the page."""
        before = self.page
        self._shown = [page for page in self._pages if found_in(page, words)]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([page.title for page in self._shown])
        self.list.blockSignals(False)
        self.none.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))
        places = [row for row, page in enumerate(self._shown) if before and page.name == before.name]
        self.list.setCurrentRow(places[0] if places else 0)
        self._read()

    def show_page(self, name: str) -> None:
        """Show the page of this name; raises KeyError when there is none."""
        names = [page.name for page in self._pages]
        if name not in names:
            raise KeyError(name)
        self.filter.clear()
        self.look_for("")
        self.list.setCurrentRow(names.index(name))

    def _read(self, _row: int = 0) -> None:
        page = self.page
        self.reader.show_page(page.text if page else "", page.title if page else "")
        self.reader.mark(self.filter.text().split())

    def _follow(self, address: QUrl) -> None:
        """Links lead from page to page; there are no others, and none goes out."""
        name = address.toString().removesuffix(".md")
        if name in {page.name for page in self._pages}:
            self.show_page(name)
