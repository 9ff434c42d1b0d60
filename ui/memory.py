"""Keeps Python's cyclic garbage collector from stopping the window.

A full collection looks at every object; with a novel's analysis in memory that takes most of a
second, on whichever thread happens to allocate, while every other thread waits. So collections of
the youngest objects alone run on a timer, and what a finished analysis keeps is taken out of sight.
Source: Python's ``gc`` documentation on ``freeze``.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 400
_SOON_MS = 50
_MANY = 20_000
"""Young objects; to look at so many takes some milliseconds."""


class GarbageKeeper(QObject):
    """Collects young garbage on a timer; reference counting frees everything else at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def begin(self) -> None:
        """Take over from the automatic collector.

        What was imported stays, so it is taken out of sight without a look at it.
        """
        gc.freeze()
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give back to the automatic collector."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def settle(self) -> None:
        """An analysis is finished: what it made stays, and needs no more looking at.

        Not even once: all that a novel's entities are made of is a fifth of a second to look at.
        """
        gc.freeze()

    def _on_timer_timeout(self) -> None:
        busy = gc.get_count()[0] > _MANY
        gc.collect(0)
        # While much is made, the looks are kept short.
        self._timer.setInterval(_SOON_MS if busy else _EVERY_MS)
