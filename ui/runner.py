"""Work off the GUI thread: one owned thread for each resource.

A ``SerialRunner`` owns a thread and a resource that lives on it alone (a database connection, a
tagger). ``QThreadPool`` retires idle threads, which breaks thread-bound SQLite; an executor of one
worker does not.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

logger = logging.getLogger(__name__)

R = TypeVar("R")
T = TypeVar("T")


class Ticket:
    """A request under way. Once cancelled, neither of its callbacks is called."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drop the request's answer; work that has not begun is not begun."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True once the answer is no longer wanted; long work may look at it."""
        return self._cancelled.is_set()


class Runner(Protocol):
    """What the window asks of a runner; tests hand in one that runs at once."""

    def submit(
        self,
        work: Callable[[Any], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        """Run ``work(resource)`` and hand its value to ``done``, or its exception to ``failed``."""
        ...


class SerialRunner(QObject, Generic[R]):
    """Runs jobs one after another on a thread of its own.

    Args:
        name: The thread's name.
        factory: Makes the resource, on the thread, before the first job. If it raises, every job
            fails with that exception.
        closer: Closes the resource, on the thread, at the end.
        finish: Do at the end what was asked for and has not begun, rather than drop it.

    Signals:
        crashed(exception): A job failed and nobody took the exception.
    """

    crashed = Signal(object)
    _finished = Signal(object)

    def __init__(
        self,
        name: str,
        factory: Callable[[], R],
        closer: Callable[[R], None] | None = None,
        parent: QObject | None = None,
        *,
        finish: bool = False,
    ) -> None:
        super().__init__(parent)
        self._finish = finish
        self._name = name
        self._factory = factory
        self._closer = closer
        self._resource: R | None = None
        self._made = False
        self._closed = False
        self._ended = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[R], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        """Run ``work(resource)`` on the thread; the callbacks come on the GUI thread.

        Returns:
            The ticket that cancels it.
        """
        ticket = Ticket()
        if not self._closed:
            self._pool.submit(self._run, ticket, work, done, failed)
        return ticket

    def close(self, patience_s: float | None = None) -> bool:
        """Drop or do what has not begun, close the resource on its thread and end the thread.

        No callback comes any more.

        Args:
            patience_s: How long to wait for what is under way; None for as long as it takes.

        Returns:
            Whether the thread has ended.
        """
        if not self._closed:
            self._closed = True
            self._pool.submit(self._close_resource)
            self._pool.shutdown(wait=patience_s is None)
        return self._ended.wait(patience_s)

    def _close_resource(self) -> None:
        try:
            if self._made and self._closer is not None and self._resource is not None:
                self._closer(self._resource)
        finally:
            self._ended.set()

    def _run(
        self,
        ticket: Ticket,
        work: Callable[[R], T],
        done: Callable[[T], None] | None,
        failed: Callable[[BaseException], None] | None,
    ) -> None:
        if ticket.cancelled or (self._closed and not self._finish):
            return
        try:
            if not self._made:
                self._resource = self._factory()
                self._made = True
            value = work(self._resource)  # type: ignore[arg-type]
        except Exception as exc:  # here and in the excepthook alone: all is caught
            logger.debug("%s: job failed", self._name, exc_info=True)
            self._finished.emit((ticket, failed, exc, True))
        else:
            if done is not None:
                self._finished.emit((ticket, done, value, False))

    @Slot(object)
    def _on_finished(self, message: tuple[Ticket, Callable[[Any], None] | None, Any, bool]) -> None:
        ticket, callback, value, is_error = message
        if ticket.cancelled or self._closed:
            return
        if callback is not None:
            callback(value)
        elif is_error:
            self.crashed.emit(value)
