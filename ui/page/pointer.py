"""What the pointer does on the page: rest, click, double and triple click, drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QClipboard, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.page import selection

if TYPE_CHECKING:
    from ui.page.view import PageView

_TICK = 30
"""Time between two steps of scrolling while dragging outside, ms."""


class Pointer(QObject):
    """Turns mouse events into hovering, clicks and selections of a page.

    Args:
        view: The page.
    """

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered: tuple[int, int] | None = None
        self._at = -1
        self._pressed: QPointF | None = None
        self._anchor: tuple[int, int] = (0, 0)
        self._unit = "character"
        self._dragging = False
        self._last_double: tuple[float, QPointF] | None = None
        self._point = QPointF()
        self._rest = QPointF()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._auto_scroll)

    def reset(self) -> None:
        """Forget everything: another document is shown."""
        self.hovered, self._at = None, -1
        self._pressed, self._dragging = None, False
        self._last_double = None
        self._timer.stop()

    # Hovering ----------------------------------------------------------------------------------

    def hover(self, point: QPointF) -> None:
        """Follow the pointer, and tell when the word or the character under it changes."""
        view = self._view
        self._rest = point
        at = view.on_screen.offset_at(point)
        word = view.word_at(at) if at is not None else None
        if at is None or word is None:
            self.leave()
            return
        if word == self.hovered and at == self._at:
            return
        before, self.hovered, self._at = self.hovered, word, at
        if before != word:
            view.hover_moved(before, word)
        view.word_hovered.emit(*word, at)

    def again(self) -> None:
        """Tell of what the pointer rests on once more, where it has moved on a word before."""
        if self.hovered is not None:
            self._at = -1
            self.hover(self._rest)

    def leave(self) -> None:
        """The pointer is on no word any more."""
        if self.hovered is None:
            return
        before, self.hovered, self._at = self.hovered, None, -1
        self._view.hover_moved(before, None)
        self._view.hover_left.emit()

    # Clicking and dragging ---------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a selection; a third click in time selects the sentence."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        view = self._view
        point = event.position()
        if self._is_triple(event):
            self._last_double = None
            self._begin("sentence", point)
            return
        self._pressed = point
        self._dragging = False
        self._unit = "character"
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.extend_selection(view.nearest_offset(point))
            self._pressed = None
            return
        at = view.nearest_offset(point)
        self._anchor = (at, at)

    def double(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._last_double = (event.timestamp(), event.position())
        self._begin("word", event.position())

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer, or go on selecting."""
        point = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self.hover(point)
            return
        away = (point - self._pressed).manhattanLength()
        if not self._dragging and away < QApplication.startDragDistance():
            return
        if not self._dragging:
            self._dragging = True
            self.leave()
        self._point = point
        self._drag_to(point)
        if self._outside(point):
            self._timer.start()
        else:
            self._timer.stop()

    def release(self, event: QMouseEvent) -> None:
        """End a selection, or click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._timer.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._dragging or self._unit != "character":
            self._dragging = False
            self._offer()
            return
        self._view.clear_selection()
        self._view.clicked(event.position())

    def _offer(self) -> None:
        """Offer what is selected to the middle button, where the desktop has that habit."""
        clipboard = QApplication.clipboard()
        text = self._view.copy_text()
        if text and clipboard.supportsSelection():
            clipboard.setText(text, QClipboard.Mode.Selection)

    def _is_triple(self, event: QMouseEvent) -> bool:
        if self._last_double is None:
            return False
        time, place = self._last_double
        near = (event.position() - place).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - time < QApplication.doubleClickInterval()

    def _begin(self, unit: str, point: QPointF) -> None:
        """Select the word or sentence at a point; dragging goes on by whole ones."""
        at = self._view.offset_at(point)
        if at is None:
            return
        self._unit = unit
        self._pressed = point
        self._dragging = False
        self._anchor = self._around(at)
        self._view.select(*self._anchor)

    def _around(self, at: int) -> tuple[int, int]:
        view = self._view
        if self._unit == "word":
            return view.word_at(at) or (at, at + 1)
        return selection.sentence_at(view.paragraphs()[view.paragraph_at(at)], at)

    def _drag_to(self, point: QPointF) -> None:
        view = self._view
        if self._unit == "character":
            view.select(self._anchor[0], view.nearest_offset(point))
            return
        at = view.offset_at(point)
        if at is None:
            at = view.nearest_offset(point)
        low, high = self._around(at)
        if at < self._anchor[0]:
            view.select(self._anchor[1], low)
        else:
            view.select(self._anchor[0], max(high, self._anchor[1]))

    def _outside(self, point: QPointF) -> float:
        """Return how far a point is outside the screen along the strip, px; negative before it."""
        v = self._view.on_screen.axes.logical(point)[1]
        extent = self._view.on_screen.flow.extent
        return min(v, 0.0) if v < 0 else max(0.0, v - extent)

    def _auto_scroll(self) -> None:
        distance = self._outside(self._point)
        if not distance or self._pressed is None:
            self._timer.stop()
            return
        step = max(2.0, min(abs(distance) / 3, 60.0))
        self._view.scroll_by(step if distance > 0 else -step)
        self._drag_to(self._point)
