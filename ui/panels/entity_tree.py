"""The tree of entities, walked by the keyboard as by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView


class EntityTree(QTreeView):
    """The grouped tree; Enter and Space walk on as a click does.

    Signals:
        walked(index, backwards): The reader wants the entity's next mention, or the one before.
    """

    walked = Signal(QModelIndex, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the next mention, with Shift to the one before."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.walked.emit(self.currentIndex(), back)
            event.accept()
            return
        super().keyPressEvent(event)
