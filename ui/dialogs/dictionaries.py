"""The dictionaries: which are asked, in which order; import and delete."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dictionary.model import BuildProgress, DictionaryInfo

_BUILT_IN = frozenset({"jmdict", "jmnedict", "kanjidic2"})


class DictionariesDialog(QDialog):
    """A list of dictionaries; the first one's entries come first.

    Signals:
        import_requested(): The reader wants to choose a file.
        enabled_changed(id, enabled): A dictionary is to be asked, or not.
        order_changed(ids): The ids (a tuple) in their new order.
        delete_requested(id): A dictionary is to be deleted.
        cancel_requested(): The import under way is to be given up.
        replace_requested(): The dictionary that was found there already is to be replaced.
    """

    import_requested = Signal()
    enabled_changed = Signal(str, bool)
    order_changed = Signal(object)
    delete_requested = Signal(str)
    cancel_requested = Signal()
    replace_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dictionaries"))
        self._filling = False
        self._tree = QTreeWidget(self)
        self._tree.setRootIsDecorated(False)
        self._tree.setHeaderLabels([self.tr("Dictionary"), self.tr("Version"), self.tr("Entries")])
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setStretchLastSection(False)
        self._tree.setAccessibleName(self.tr("Dictionaries in the order in which they are asked"))
        self._tree.itemChanged.connect(self._on_item_changed)
        self._tree.currentItemChanged.connect(self._on_current_changed)
        self._credit = QLabel(self)
        self._credit.setWordWrap(True)
        self._credit.setTextFormat(Qt.TextFormat.PlainText)
        self._credit.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._up = QPushButton(self.tr("&Up"), self)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down = QPushButton(self.tr("&Down"), self)
        self._down.clicked.connect(lambda: self._move(1))
        self._delete = QPushButton(self.tr("D&elete"), self)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._import = QPushButton(self.tr("&Import a file…"), self)
        self._import.setToolTip(
            self.tr(
                "A Yomitan dictionary (.zip), a newer JMdict, JMnedict or KANJIDIC2 file, "
                "or KanjiVG for the order of strokes."
            )
        )
        self._import.clicked.connect(self.import_requested)
        self._progress = QProgressBar(self)
        self._progress_text = QLabel(self)
        self._cancel = QPushButton(self.tr("Give up"), self)
        self._cancel.clicked.connect(self.cancel_requested)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._replace = QPushButton(self.tr("&Replace it"), self)
        self._replace.clicked.connect(self._on_replace_clicked)
        row = QHBoxLayout()
        for button in (self._up, self._down, self._delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._import)
        going = QHBoxLayout()
        going.addWidget(self._progress_text)
        going.addWidget(self._progress, 1)
        going.addWidget(self._cancel)
        told = QHBoxLayout()
        told.addWidget(self._problem, 1)
        told.addWidget(self._replace)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._tree, 1)
        layout.addLayout(row)
        layout.addWidget(self._credit)
        layout.addLayout(told)
        layout.addLayout(going)
        layout.addWidget(close)
        self.set_progress(None)
        self.set_problem("")
        self._on_current_changed()
        self.resize(560, 420)

    def set_dictionaries(self, dictionaries: Iterable[DictionaryInfo]) -> None:
        """Shows the dictionaries in their order."""
        current = self._current_id()
        self._filling = True
        self._tree.clear()
        for info in sorted(dictionaries, key=lambda info: info.order):
            entries = QLocale().toString(info.entries)
            version = info.revision if info.readable else self.tr("Import it again")
            item = QTreeWidgetItem([info.title, version, entries])
            item.setData(0, Qt.ItemDataRole.UserRole, info)
            item.setCheckState(
                0, Qt.CheckState.Checked if info.enabled else Qt.CheckState.Unchecked
            )
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight)
            self._tree.addTopLevelItem(item)
            if info.id == current or self._tree.currentItem() is None:
                self._tree.setCurrentItem(item)
        self._tree.resizeColumnToContents(1)
        self._filling = False
        self._on_current_changed()

    def set_progress(self, progress: BuildProgress | None, title: str = "") -> None:
        """Shows how far an import is; None where none is under way."""
        busy = progress is not None
        for widget in (self._progress, self._progress_text, self._cancel):
            widget.setVisible(busy)
        self._import.setEnabled(not busy)
        if busy:
            self.set_problem("")
        if progress is not None:
            text = self.tr("Importing {title}").format(title=title)
            if progress.done and not progress.total:
                # How many there are is known only at the end; that they grow is what counts.
                count = QLocale().toString(progress.done)
                text = self.tr("Importing {title}: {count} so far").format(title=title, count=count)
            self._progress_text.setText(text)
            self._progress.setRange(0, progress.total)
            self._progress.setValue(progress.done)

    def set_problem(self, text: str, *, replaceable: bool = False) -> None:
        """Tells why a file was not imported; ``replaceable``: what is there may give way to it."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._replace.setVisible(replaceable)
        if replaceable:
            self._replace.setFocus()

    def _on_replace_clicked(self) -> None:
        self.set_problem("")
        self.replace_requested.emit()

    def _current_id(self) -> str:
        info = self._current()
        return info.id if info is not None else ""

    def _current(self) -> DictionaryInfo | None:
        item = self._tree.currentItem()
        found = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, DictionaryInfo) else None

    def _on_current_changed(self) -> None:
        info = self._current()
        row = self._tree.currentIndex().row() if info is not None else -1
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self._tree.topLevelItemCount() - 1)
        self._delete.setEnabled(info is not None and info.kind not in _BUILT_IN)
        if info is not None and not info.readable:
            self._credit.setText(
                self.tr(
                    "It is not asked: its file is damaged, or was made by an earlier version. "
                    "Import it again, and replace it."
                )
            )
        else:
            self._credit.setText(info.attribution if info is not None else "")

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        info = item.data(0, Qt.ItemDataRole.UserRole)
        if not self._filling and isinstance(info, DictionaryInfo):
            on = item.checkState(0) == Qt.CheckState.Checked
            self.enabled_changed.emit(info.id, on)

    def _on_delete_clicked(self) -> None:
        info = self._current()
        if info is not None:
            self.delete_requested.emit(info.id)

    def _move(self, step: int) -> None:
        row = self._tree.currentIndex().row()
        item = self._tree.takeTopLevelItem(row)
        if item is None:
            return
        self._filling = True
        self._tree.insertTopLevelItem(row + step, item)
        self._tree.setCurrentItem(item)
        self._filling = False
        self._on_current_changed()
        ids: list[str] = []
        for number in range(self._tree.topLevelItemCount()):
            other = self._tree.topLevelItem(number)
            if other is not None:
                ids.append(other.data(0, Qt.ItemDataRole.UserRole).id)
        self.order_changed.emit(tuple(ids))
