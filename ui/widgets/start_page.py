"""What the window shows when nothing is open: recent documents, open, paste, a sample."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from reader.sessions.model import DocumentRecord

_RECORD = Qt.ItemDataRole.UserRole + 1


class StartPage(QWidget):
    """Recent documents with their progress, and the ways to open something.

    Signals:
        record_chosen(DocumentRecord): A recent document.
        open_requested(), paste_requested(), sample_requested(): As the buttons say.
    """

    record_chosen = Signal(object)
    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start_page")
        title = QLabel(self.tr("Open something Japanese"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        hint = QLabel(
            self.tr("Open a file, drop one anywhere in this window, or read the clipboard."), self
        )
        hint.setWordWrap(True)
        self._open = QPushButton(self.tr("Open…"), self)
        self._open.setDefault(True)
        self._paste = QPushButton(self.tr("Read the clipboard"), self)
        self._sample = QPushButton(self.tr("Try a sample"), self)
        buttons = QHBoxLayout()
        for button in (self._open, self._paste, self._sample):
            button.setMinimumHeight(34)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._heading = QLabel(self.tr("Read lately"), self)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("Documents read lately"))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(2)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addSpacing(16)
        column.addWidget(self._heading)
        column.addWidget(self._list, 4)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        holder = QWidget(self)
        holder.setLayout(column)
        holder.setMaximumWidth(680)
        row.addWidget(holder, 4)
        row.addStretch(1)
        self._open.clicked.connect(self.open_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._sample.clicked.connect(self.sample_requested)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self.set_records(())

    def set_records(self, records: Sequence[DocumentRecord]) -> None:
        """Show the documents read lately, the newest first."""
        self._model.clear()
        for record in records:
            share = 100 * record.position // max(1, record.characters)
            text = self.tr("{0}   {1} %").format(record.title or record.path, min(share, 100))
            item = QStandardItem(text)
            item.setToolTip(record.path)
            item.setData(record, _RECORD)
            self._model.appendRow(item)
        self._heading.setVisible(bool(records))
        self._list.setVisible(bool(records))

    def _on_activated(self, index: QModelIndex) -> None:
        record = index.data(_RECORD)
        if isinstance(record, DocumentRecord):
            self.record_chosen.emit(record)
