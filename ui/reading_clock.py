"""The session that is going on: how long and how much is read in it, written while it lasts."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from reader.sessions.activity import ActivityMeter
from reader.sessions.model import SessionRecord
from ui.runner import Runner

_TOUCH_MS = 1000
"""How often reading progress is written while the reader is active."""


class ReadingClock(QObject):
    """Measures a session.

    Args:
        store: Owns a ``Notebook``.

    Signals:
        failed(exception): The store could not write it.
    """

    failed = Signal(object)

    def __init__(self, store: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._session: SessionRecord | None = None
        self._meter: ActivityMeter | None = None
        self._active_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TOUCH_MS)
        self._timer.timeout.connect(self._touch)

    @property
    def session(self) -> SessionRecord | None:
        """The session that is going on."""
        return self._session

    @property
    def active_ms(self) -> int:
        """Time read in it, pauses left out."""
        return self._active_ms

    def begin(self, session: SessionRecord, position: int) -> None:
        """Begin to measure; ``position`` is where reading stands, code points."""
        self._session = session
        self._meter = ActivityMeter(position, _now_ms())
        self._active_ms = 0
        self._timer.start()

    def end(self) -> SessionRecord | None:
        """Write the last of it and return the session that is over, or None if there was none."""
        self._touch()
        self._timer.stop()
        session, self._session, self._meter = self._session, None, None
        return session

    def alive(self, position: int | None = None) -> None:
        """Note a sign of life of the reader, with the last character read if it changed."""
        if self._meter is not None:
            self._meter.alive(_now_ms(), position)

    def _touch(self) -> None:
        session = self._session
        read = self._meter.report() if self._meter is not None else None
        if session is None or read is None:
            return
        self._active_ms += read.active_ms
        self._store.submit(
            lambda n: n.touch(session.id, read.active_ms, read.characters, read.position),
            None,
            self.failed.emit,
        )


def _now_ms() -> int:
    """Return a monotonic time in ms: a clock that is set back must not count as reading."""
    return time.monotonic_ns() // 1_000_000
