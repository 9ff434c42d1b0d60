"""The corner by which the card is made larger or smaller.

Qt's own grip asks the window manager, which doesn't manage tool tips.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_SIZE_PX = 14


class Grip(QWidget):
    """A corner that can be dragged.

    Signals:
        dragged(size): The window should have this size.
        released(): The size is as the reader wants it.
    """

    dragged = Signal(QSize)
    released = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._from: tuple[QPointF, QSize] | None = None
        self._colour = QColor(Qt.GlobalColor.gray)
        self.setFixedSize(_SIZE_PX, _SIZE_PX)
        self.setCursor(Qt.CursorShape.SizeFDiagCursor)
        self.setToolTip(self.tr("Drag to change the size of the card"))

    def set_colour(self, colour: QColor) -> None:
        """Draws the grip in another colour."""
        self._colour = colour
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition(), self.window().size()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells the size that the drag has come to."""
        if self._from is not None:
            start, size = self._from
            way = (event.globalPosition() - start).toPoint()
            self.dragged.emit(size + QSize(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the drag."""
        if self._from is not None and event.button() is Qt.MouseButton.LeftButton:
            self._from = None
            self.released.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints three slanting lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, 1.2))
        for step in (4, 8, 12):
            painter.drawLine(_SIZE_PX - step, _SIZE_PX - 2, _SIZE_PX - 2, _SIZE_PX - step)
        painter.end()
