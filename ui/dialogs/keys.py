"""The sheet of all keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.lists import fold
from ui.panels.listing import filter_line


class KeysDialog(QDialog):
    """All commands with their keys, to be searched by either.

    Args:
        rows: (what it does, its keys) in order; one without keys is left out.
    """

    def __init__(self, rows: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All keys"))
        self._filter = filter_line(self.tr("Find a command or a key"), self)
        self._table = QTableWidget(0, 2, self)
        self._table.setAccessibleName(self.tr("Commands and their keys"))
        self._table.setHorizontalHeaderLabels([self.tr("Does"), self.tr("Keys")])
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(
            1, QHeaderView.ResizeMode.ResizeToContents
        )
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.setAlternatingRowColors(True)
        for text, keys in rows:
            if not keys:
                continue
            row = self._table.rowCount()
            self._table.insertRow(row)
            self._table.setItem(row, 0, QTableWidgetItem(text))
            self._table.setItem(row, 1, QTableWidgetItem(keys))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._filter)
        layout.addWidget(self._table, 1)
        layout.addWidget(close)
        self._filter.textChanged.connect(self._on_filter_changed)
        self.resize(480, 560)
        self._filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown_rows(self) -> int:
        """Returns how many rows the filter lets through."""
        rows = range(self._table.rowCount())
        return sum(not self._table.isRowHidden(row) for row in rows)

    def _on_filter_changed(self, words: str) -> None:
        wanted = fold(words.strip())
        for row in range(self._table.rowCount()):
            cells = (self._table.item(row, column) for column in range(2))
            text = fold(" ".join(cell.text() for cell in cells if cell is not None))
            self._table.setRowHidden(row, wanted not in text)
