"""What the reader corrected, to look through and take back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.analysis.model import EntityType
from reader.sessions.model import (
    CorrectionScope,
    EntityCorrection,
    ReadingCorrection,
    WordCorrection,
)
from ui.theme import entity_type_name


class CorrectionsDialog(QDialog):
    """All corrections that hold for the open text.

    Signals:
        reading_delete_requested(id): A ReadingCorrection is to be taken back.
        words_delete_requested(id): A WordCorrection is to be taken back.
        export_requested(): All corrections are to be written to a file.
        entity_delete_requested(id): An EntityCorrection is to be taken back.
    """

    reading_delete_requested = Signal(int)
    words_delete_requested = Signal(int)
    entity_delete_requested = Signal(int)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Corrections"))
        self._tree = QTreeWidget(self)
        self._tree.setRootIsDecorated(False)
        self._tree.setHeaderLabels([self.tr("In the text"), self.tr("Is"), self.tr("Where")])
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setStretchLastSection(False)
        self._tree.setAccessibleName(self.tr("Corrections"))
        self._empty = QLabel(self.tr("Press F2 on a word to correct its reading or name."), self)
        self._empty.setWordWrap(True)
        self._delete = QPushButton(self.tr("&Take back"), self)
        self._delete.clicked.connect(self._on_delete_clicked)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._tree)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_delete_clicked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self._delete, QDialogButtonBox.ButtonRole.ActionRole)
        self._export = QPushButton(self.tr("&Export all…"), self)
        self._export.clicked.connect(self.export_requested)
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._empty)
        layout.addWidget(self._tree, 1)
        layout.addWidget(buttons)
        self._tree.currentItemChanged.connect(self._on_current_changed)
        self.set_corrections((), ())
        self.resize(480, 360)

    def set_corrections(
        self,
        readings: Iterable[ReadingCorrection],
        entities: Iterable[EntityCorrection],
        words: Iterable[WordCorrection] = (),
    ) -> None:
        """Shows the corrections."""
        self._tree.clear()
        for reading in readings:
            self._add(reading, reading.surface, reading.reading)
        for one in words:
            self._add(one, one.surface, " | ".join(one.words))
        for entity in entities:
            self._add(entity, entity.name, self._said(entity))
        for column in (0, 2):
            self._tree.resizeColumnToContents(column)
        self._empty.setVisible(self._tree.topLevelItemCount() == 0)
        self._on_current_changed()

    def _add(
        self,
        correction: ReadingCorrection | WordCorrection | EntityCorrection,
        name: str,
        said: str,
    ) -> None:
        where = {
            CorrectionScope.HERE: self.tr("here"),
            CorrectionScope.DOCUMENT: self.tr("this text"),
            CorrectionScope.ALWAYS: self.tr("always"),
        }[correction.scope]
        item = QTreeWidgetItem([name, said, where])
        item.setData(0, Qt.ItemDataRole.UserRole, correction)
        self._tree.addTopLevelItem(item)

    def _said(self, correction: EntityCorrection) -> str:
        if correction.action in ("retype", "add"):
            known = {kind.value for kind in EntityType}
            if correction.value in known:
                return entity_type_name(EntityType(correction.value))
            return correction.value
        texts = {
            "rename": self.tr("named {value}"),
            "merge": self.tr("the same as {value}"),
            "split": self.tr("somebody or something else"),
            "hide": self.tr("no name"),
        }
        return texts.get(correction.action, correction.action).format(value=correction.value)

    def _on_current_changed(self) -> None:
        self._delete.setEnabled(self._tree.currentItem() is not None)

    def _on_delete_clicked(self) -> None:
        item = self._tree.currentItem()
        correction = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(correction, ReadingCorrection):
            self.reading_delete_requested.emit(correction.id)
        elif isinstance(correction, WordCorrection):
            self.words_delete_requested.emit(correction.id)
        elif isinstance(correction, EntityCorrection):
            self.entity_delete_requested.emit(correction.id)
