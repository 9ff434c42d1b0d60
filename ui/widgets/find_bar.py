"""The find bar under the page: find as you type, by spelling, reading or dictionary form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QFrame):
    """A line to type in, the number of hits, and next and previous.

    Signals:
        text_changed(str): What to find.
        next_requested(): To the next hit.
        previous_requested(): To the hit before.
        closed(): The reader is done.
    """

    text_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._edit = QLineEdit(self)
        self._edit.setPlaceholderText(self.tr("Find by spelling, reading or dictionary form"))
        self._edit.setAccessibleName(self.tr("Find in the text"))
        self._edit.setClearButtonEnabled(True)
        self._count = QLabel(self)
        self._count.setMinimumWidth(90)
        self._previous = QToolButton(self)
        self._previous.setText(self.tr("Previous"))
        self._next = QToolButton(self)
        self._next.setText(self.tr("Next"))
        self._done = QToolButton(self)
        self._done.setText(self.tr("Close"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self._edit, 1)
        for widget in (self._count, self._previous, self._next, self._done):
            layout.addWidget(widget)
        self._edit.textChanged.connect(self.text_changed)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._done.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show the bar, with a text to find where one is given."""
        self.show()
        if text:
            self._edit.setText(text)
        self._edit.selectAll()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar and say so."""
        self.hide()
        self.closed.emit()

    def text(self) -> str:
        """Return what is to be found."""
        return self._edit.text()

    def set_count(self, current: int, total: int) -> None:
        """Show which hit of how many is current (1-based; 0 for none)."""
        if not self._edit.text():
            self._count.setText("")
        elif not total:
            self._count.setText(self.tr("Not found"))
        else:
            self._count.setText(self.tr("{0} of {1}").format(current, total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_requested if back else self.next_requested).emit()
            event.accept()
            return
        super().keyPressEvent(event)
