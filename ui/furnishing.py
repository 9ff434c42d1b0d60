"""Makes what stands beside the page without a frame's delay, once the first screenful is there."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.services import Services

if TYPE_CHECKING:
    from ui.furniture import Furniture
    from ui.main_window import MainWindow


class Furnishing(QObject):
    """Reads the modules on a thread, then makes a part of the furniture a turn of the event loop.

    Args:
        window: The window, with its page, reading and notes.
        services: Preferences, threads and the trace.

    Signals:
        made: Everything is there.
    """

    made = Signal()

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._begun = False
        self._making: Furniture | None = None
        self._furniture: Furniture | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def furniture(self) -> Furniture | None:
        """What was made, or None before everything is there."""
        return self._furniture

    def begin(self) -> None:
        """Make it by and by; a second time does nothing."""
        if self._begun:
            return
        self._begun = True
        # Reading a hundred modules takes a quarter of a second.
        self._services.files.submit(
            lambda _: importlib.import_module("ui.furniture"), lambda _: self._timer.start()
        )

    def finish(self) -> Furniture:
        """Make what is not made yet, at once, and return all."""
        self._begun = True
        while self._furniture is None:
            self._on_timer_timeout()
        return self._furniture

    def _on_timer_timeout(self) -> None:
        if self._furniture is not None:
            self._timer.stop()
            return
        if self._making is None:
            from ui.furniture import Furniture

            self._making = Furniture(self._window, self._services)
        elif self._making.make_next():
            self._furniture = self._making
            self.made.emit()
