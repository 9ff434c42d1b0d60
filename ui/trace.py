"""The start-up trace: what was on screen how soon (``--trace-startup``)."""

from __future__ import annotations

import sys
import time

MILESTONES = (
    "imports",
    "window_shown",
    "text_painted",
    "furigana_painted",
    "entities_listed",
    "analysis_done",
)


class StartupTrace:
    """Prints ``name milliseconds`` to standard error, once for each milestone.

    Args:
        started: ``time.perf_counter()`` at the moment the process began.
        enabled: False keeps silent, but still remembers what was reached.
    """

    def __init__(self, started: float, *, enabled: bool) -> None:
        self._started = started
        self._enabled = enabled
        self._reached: dict[str, float] = {}

    def reach(self, name: str) -> None:
        """Note that a milestone was reached now; a second time counts for nothing."""
        if name in self._reached:
            return
        self._reached[name] = (time.perf_counter() - self._started) * 1000
        if self._enabled:
            print(f"{name} {self._reached[name]:.0f}", file=sys.stderr, flush=True)  # noqa: T201

    @property
    def reached(self) -> dict[str, float]:
        """Milliseconds since the process began, by milestone, in the order they were reached."""
        return dict(self._reached)

    @property
    def complete(self) -> bool:
        """True once every milestone was reached."""
        return all(name in self._reached for name in MILESTONES)
