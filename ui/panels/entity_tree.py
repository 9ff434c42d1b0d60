"""The tree of entities, walked by the keyboard as by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QTreeView

from ui.panels.listing import paint_empty


class EntityTree(QTreeView):
    """The grouped tree; Enter, Space and E walk on as a click does, F2 corrects.

    Signals:
        walked(index, backwards): The reader wants the entity's next mention, or the one before.
        correction_wanted(index): The reader wants to correct the entity.

    Attributes:
        empty: The sentence that says why there is nothing, where there is nothing.
    """

    walked = Signal(QModelIndex, bool)
    correction_wanted = Signal(QModelIndex)
    empty = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows, or the sentence that says why there are none."""
        super().paintEvent(event)
        if not self.model().rowCount():
            paint_empty(self, self.empty)

    def event(self, event: QEvent) -> bool:
        """F2 is the tree's own here; elsewhere it corrects the word on the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and E go to the next mention, with Shift to the one before."""
        if event.key() == Qt.Key.Key_F2:
            self.correction_wanted.emit(self.currentIndex())
            event.accept()
            return
        walking = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_E)
        if event.key() in walking:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.walked.emit(self.currentIndex(), back)
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, as on the page; the filter above finds names."""
