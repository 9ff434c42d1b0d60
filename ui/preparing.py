"""Prepares the dictionary's index in the background, once; reading and look-ups go on meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.runner import Runner

if TYPE_CHECKING:
    from dictionary.model import BuildProgress
    from reader.lookup import LookupService

_BEGIN_MS = 2500
"""When to warm the dictionary though the analysis of the text is still going on."""


class Preparing(QObject):
    """Warms the dictionary, and builds its index where it is missing.

    Args:
        dictionary: Owns the ``LookupService`` that the window asks.
        building: The thread that waits for the build.

    Signals:
        progressed(stage, done, total): How far the build is; stage as in ``BuildProgress``.
        finished(): The index is there.
        failed(exception): Look-ups stay slower and plainer.
    """

    progressed = Signal(str, int, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, dictionary: Runner, building: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dictionary = dictionary
        self._building = building
        self._stopped = threading.Event()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_BEGIN_MS)
        self._waiting.timeout.connect(self._warm)

    def begin(self) -> None:
        """Warm the dictionary before long, then build what is missing."""
        self._waiting.start()

    def hurry(self) -> None:
        """Nothing else is being done: if it has begun to wait, it need not wait longer."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._warm()

    def stop(self) -> None:
        """Stop a build under way; nothing half-built is left behind."""
        self._stopped.set()

    def _warm(self) -> None:
        def work(service: LookupService) -> LookupService:
            service.prewarm()
            return service

        self._dictionary.submit(work, self._on_warm, self.failed.emit)

    def _on_warm(self, service: LookupService) -> None:
        if service.ready:
            self.finished.emit()
            return

        def progress(step: BuildProgress) -> None:
            self.progressed.emit(step.stage, step.done, step.total)

        self._building.submit(
            lambda _: service.build(progress, self._stopped.is_set),
            lambda _: self.finished.emit(),
            self._on_failed,
        )

    def _on_failed(self, error: BaseException) -> None:
        if not self._stopped.is_set():
            self.failed.emit(error)
