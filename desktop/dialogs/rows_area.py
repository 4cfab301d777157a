"""Rows of a dialog that may be many: as high as they need, and scrolled beyond that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

BAR = 12  # pixels beside the rows for the scroll bar


class RowsArea(QScrollArea):
    """Holds rows one under the other; `most` pixels high at most."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        inside = QWidget()
        inside.setObjectName("rows")
        inside.setLayout(self._column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("RowsArea, QWidget#rows { background: transparent; }")

    def show_rows(self, rows: list[QWidget]) -> None:
        """Show these rows instead."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(rows))
        wanted = sum(row.sizeHint().height() + 8 for row in rows)
        self._column.setContentsMargins(0, 0, BAR if wanted > self._most else 0, 0)
        self.setFixedHeight(min(wanted, self._most))
