"""Sentences at the top of the page: what happened, what to do next, and how to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_PASSING_MS = 8000
"""How long a message that asks nothing of the reader stays."""


class MessageBar(QFrame):
    """One message at a time; the newest replaces the one before.

    Args:
        parent: The owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setAccessibleName(self.tr("Message"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self)
        self._close = QPushButton(self.tr("Close"), self)
        self._close.setFlat(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self._run: Callable[[], object] | None = None
        self._waits = False
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Return the message that is shown."""
        return self._label.text()

    def show_message(
        self,
        text: str,
        action: str = "",
        run: Callable[[], object] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence.

        Args:
            text: Plain text.
            action: What the button says, for example ``Undo``; empty for no button.
            run: What the button does.
            stays: True for what the reader must see; else it goes by itself.
        """
        self._label.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._run = run
        self.setVisible(True)
        self._timer.stop()
        if not stays:
            self._timer.start(_PASSING_MS)

    def _on_action_clicked(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a passing message stay while the pointer is on it."""
        if event.type() == QEvent.Type.Enter and self._timer.isActive():
            self._timer.stop()
            self._waits = True
        elif event.type() == QEvent.Type.Leave and self._waits:
            self._waits = False
            self._timer.start(_PASSING_MS // 2)
        return super().eventFilter(watched, event)
