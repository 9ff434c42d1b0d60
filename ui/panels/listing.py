"""The frame that list panels share: a filter over a list, and a sentence where it is empty."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.panels.delegates import RowDelegate
from ui.theme import Theme, list_palette

_BATCH = 80


class Listing(QListView):
    """A list whose rows draw themselves; Enter chooses, Delete asks to delete.

    Signals:
        chosen(index): A row was clicked or Enter was pressed on it.
        delete_asked(index): Delete was pressed on a row.

    Attributes:
        clicked_at: The place (px in the viewport) of the click that is being handled, or None.
    """

    chosen = Signal(QModelIndex)
    delete_asked = Signal(QModelIndex)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self.clicked_at: QPoint | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Rows have their own heights: thousands are measured while the first are looked at.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.chosen)

    def show_model(self, model: QAbstractItemModel, delegate: RowDelegate) -> None:
        """Shows a model, drawn by a delegate."""
        self.setModel(model)
        self.setItemDelegate(delegate)

    def set_theme(self, theme: Theme) -> None:
        """Draws the list in another theme."""
        self.setPalette(list_palette(theme))
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            delegate.set_theme(theme)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses; where it was is known meanwhile."""
        self.clicked_at = event.position().toPoint()
        super().mouseReleaseEvent(event)
        self.clicked_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the row, Delete asks to delete it."""
        index = self.currentIndex()
        if index.isValid() and self.state() != QAbstractItemView.State.EditingState:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.chosen.emit(index)
                return
            if event.key() == Qt.Key.Key_Delete:
                self.delete_asked.emit(index)
                return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows, or the sentence that says why there are none."""
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_empty(self, self._empty)


def paint_empty(view: QAbstractItemView, sentence: str) -> None:
    """Paints the sentence that says why a view has no rows; call it in its paint event."""
    if not sentence:
        return
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().placeholderText().color())
    flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(view.viewport().rect().adjusted(16, 20, -16, -8), int(flags), sentence)
    painter.end()


def filter_line(text: str, parent: QWidget) -> QLineEdit:
    """Returns a line to filter by, with its name for a screen reader."""
    line = QLineEdit(parent)
    line.setPlaceholderText(text)
    line.setAccessibleName(text)
    line.setClearButtonEnabled(True)
    return line


def column_of(parent: QWidget, *rows: QWidget | QHBoxLayout) -> QVBoxLayout:
    """Lays widgets and rows under each other without gaps; a list takes what is left."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for row in rows:
        if isinstance(row, QHBoxLayout):
            layout.addLayout(row)
        else:
            layout.addWidget(row, 1 if isinstance(row, QAbstractItemView) else 0)
    return layout


def bar_of(*widgets: QWidget) -> QHBoxLayout:
    """Lays widgets side by side; the first takes what is left."""
    bar = QHBoxLayout()
    bar.setContentsMargins(6, 3, 6, 3)
    for number, widget in enumerate(widgets):
        bar.addWidget(widget, 1 if number == 0 else 0)
    return bar
