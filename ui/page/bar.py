"""The scroll bars of the page, which also show where marks are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from ui.page.flow import Flow
from ui.page.scene import PagePreferences

_DELAY = 60
"""How much later than the text the bar may move, ms."""


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


class Bars(QObject):
    """Both bars of a page; the one along the strip is shown.

    Args:
        area: The page.
        flow: The strip.
    """

    moved = Signal(int)
    """The reader moved the bar; its value."""

    def __init__(self, area: QAbstractScrollArea, flow: Flow) -> None:
        super().__init__(area)
        self._area = area
        self._flow = flow
        self._step = 1
        self._following = False
        self._upright = MarkedBar(Qt.Orientation.Vertical, area)
        self._lying = MarkedBar(Qt.Orientation.Horizontal, area)
        self._shown = self._upright
        area.setVerticalScrollBar(self._upright)
        area.setHorizontalScrollBar(self._lying)
        for bar in (self._upright, self._lying):
            bar.valueChanged.connect(self._on_value_changed)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self.follow)

    def lay_out(self, preferences: PagePreferences) -> None:
        """Show the bar of a direction of writing."""
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        vertical = preferences.vertical
        self._area.setVerticalScrollBarPolicy(never if vertical else always)
        self._area.setHorizontalScrollBarPolicy(always if vertical else never)
        self._lying.setInvertedAppearance(vertical)
        self._shown = self._lying if vertical else self._upright
        self._step = int(preferences.size * preferences.pitch)

    def follow(self) -> None:
        """Set the bar to where the strip is."""
        self._timer.stop()
        bar, flow = self._shown, self._flow
        extent = int(flow.extent)
        self._following = True
        bar.setPageStep(extent)
        bar.setSingleStep(self._step)
        bar.setRange(0, max(0, round(flow.length + 2 * flow.edge - extent)))
        bar.setValue(round(flow.position + flow.edge))
        self._following = False

    def follow_soon(self) -> None:
        """Set the bar a moment later: painting it takes longer than scrolling by a line (3 ms)."""
        if not self._timer.isActive():
            self._timer.start()

    def show_ticks(self, offsets: Sequence[int], colour: str) -> None:
        """Show where offsets of the document are."""
        length = max(1.0, self._flow.length) if offsets else 1.0
        heights: dict[int, float] = {}
        for offset in offsets:
            index = self._flow.part_at(offset)
            if index not in heights:
                heights[index] = self._flow.start_of(index)
        ticks = [heights[self._flow.part_at(offset)] / length for offset in offsets]
        for bar in (self._upright, self._lying):
            bar.set_ticks(ticks if bar is self._shown else (), colour)

    def _on_value_changed(self, value: int) -> None:
        if not self._following:
            self.moved.emit(value)
