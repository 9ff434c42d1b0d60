"""Prepares the dictionary's index in the background, once; reading and look-ups go on meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.runner import Runner

if TYPE_CHECKING:
    from dictionary.model import BuildProgress
    from reader.lookup import LookupService

_BEGIN_MS = 300
"""The first screenful comes before anything that can wait."""


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

    def begin(self) -> None:
        """Warm the dictionary soon, then build what is missing."""
        QTimer.singleShot(_BEGIN_MS, self, self._warm)

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
