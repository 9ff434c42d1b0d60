"""What is said aloud by a screen reader when it is running."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtGui
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

_LONGEST = 300
"""Characters of a message; a listener can go and read the rest."""


def announce(source: QObject, message: Callable[[], str]) -> None:
    """Have a message read out; nothing happens without a screen reader, or in Qt before 6.8.

    Args:
        source: The widget that has something to say.
        message: Returns a sentence or a text, if it comes to that; of a long one the beginning is
            said.
    """
    event = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    if event is None or not QAccessible.isActive():
        return
    said = message()
    if said:
        QAccessible.updateAccessibility(event(source, said[:_LONGEST]))
