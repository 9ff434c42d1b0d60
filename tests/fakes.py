"""Stand-ins that tests share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.runner import Ticket


class InlineRunner:
    """Runs each job at once, on the caller's thread; with ``hold`` it waits for ``run_held``."""

    def __init__(self, resource: Any = None, *, hold: bool = False) -> None:
        self.resource = resource
        self.hold = hold
        self._held: list[tuple[Any, ...]] = []

    def submit(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Ticket:
        ticket = Ticket()
        self._held.append((ticket, work, done, failed))
        if not self.hold:
            self.run_held()
        return ticket

    def forget_held(self) -> None:
        self._held.clear()

    def run_held(self) -> None:
        while self._held:
            ticket, work, done, failed = self._held.pop(0)
            if ticket.cancelled:
                continue
            try:
                value = work(self.resource)
            except Exception as exc:
                if failed is None:
                    raise
                failed(exc)
            else:
                if done is not None and not ticket.cancelled:
                    done(value)
