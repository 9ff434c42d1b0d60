"""A scroll bar that also shows where marks are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget


class MarkedBar(QScrollBar):
    """A scroll bar with ticks; every tick is a place between 0 (start) and 1 (end).

    Args:
        orientation: As for any scroll bar.
        parent: The widget that it belongs to.
    """

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._ticks: Sequence[float] = ()
        self._colour = QColor("#B05A00")

    def set_ticks(self, ticks: Sequence[float], colour: str) -> None:
        """Show ticks in a colour; none take the old ones away."""
        if not ticks and not self._ticks:
            return
        self._ticks = ticks
        self._colour = QColor(colour)
        self.update()

    def ticks(self) -> Sequence[float]:
        """Return the ticks shown."""
        return self._ticks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, then its ticks over the groove, one for each px at most."""
        super().paintEvent(event)
        if not self._ticks:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )
        painter = QPainter(self)
        lying = self.orientation() is Qt.Orientation.Horizontal
        length = groove.width() if lying else groove.height()
        for place in sorted({round(tick * (length - 2)) for tick in self._ticks}):
            if lying:
                inverted = self.invertedAppearance()
                x = groove.right() - place - 2 if inverted else groove.left() + place
                rect = QRectF(x, groove.top() + 2, 2, groove.height() - 4)
            else:
                rect = QRectF(groove.left() + 2, groove.top() + place, groove.width() - 4, 2)
            painter.fillRect(rect, self._colour)
        painter.end()
