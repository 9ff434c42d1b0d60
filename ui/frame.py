"""The page in the middle of the window and the rooms beside it, with borders that can be moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

_LIBRARY_PX = 280
_PAGE_PX = 820
_PANEL_PX = 360
_RIGHT_PX = (420, 360)
"""Heights of the panel and of the definition below it."""


class Frame(QSplitter):
    """Left the library, in the middle the page and its bars, right the panel over the definition.

    Args:
        column: What stands in the middle from top to bottom.
        main: The one of them that takes the room.
        parent: The window.
    """

    def __init__(self, column: Sequence[QWidget], main: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in column:
            layout.addWidget(widget, 1 if widget is main else 0)
        self._left = QSplitter(Qt.Orientation.Vertical, self)
        self._left.setMinimumWidth(220)
        self._right = QSplitter(Qt.Orientation.Vertical, self)
        self._right.setMinimumWidth(330)
        self._right.setChildrenCollapsible(False)
        for widget in (self._left, middle, self._right):
            self.addWidget(widget)
        for index, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(index, stretch)
        self.setChildrenCollapsible(False)
        self.setSizes([_LIBRARY_PX, _PAGE_PX, _PANEL_PX])

    def furnish(self, left: QWidget, right: Sequence[QWidget], heights: QByteArray) -> None:
        """Put the rooms in.

        Args:
            left: The library.
            right: The panel and the definition, from top to bottom.
            heights: The state of the border between these two, as ``heights`` returned it.
        """
        self._left.addWidget(left)
        for widget in right:
            self._right.addWidget(widget)
        self._right.setSizes(list(_RIGHT_PX))
        self._right.restoreState(heights)

    def heights(self) -> QByteArray:
        """Return where the border between the panel and the definition is."""
        return self._right.saveState()

    def show_rooms(self, *, left: bool, right: bool) -> None:
        """Show or hide the library, and the panel with the definition."""
        self._right.setVisible(right)
        if left and not self._left.isVisible():
            # A splitter gives what was hidden an even share; the page is to keep the room.
            _, page, beside = self.sizes()
            self.setSizes([_LIBRARY_PX, max(_LIBRARY_PX, page - _LIBRARY_PX), beside])
        self._left.setVisible(left)
