"""How long and how much was read: pauses left out, jumps not counted. Pure, no clock of its own."""

from __future__ import annotations

from dataclasses import dataclass

PAUSE_MS = 60_000
"""Time after the reader's last sign of life that still counts: long enough for a hard sentence."""
COUNTED_MS = 1_000
"""A look-up counts when its card stayed open so long, or was pinned."""
_FASTEST_PER_MINUTE = 2_000
"""Characters a minute beyond which a move is skimming or a jump, not reading. Fluent readers of
Japanese read some 400 to 1,200. Source: S. Brysbaert, "How many words do we read per minute?",
Journal of Memory and Language 109 (2019), gives 260 words a minute in English."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read since the last report."""

    active_ms: int
    characters: int
    position: int


class ActivityMeter:
    """Counts the time and the characters of one session.

    Args:
        position: Where reading begins, code points.
        now_ms: A monotonic clock's time.
    """

    def __init__(self, position: int, now_ms: int) -> None:
        self._position = position
        self._furthest = position
        self._alive_ms = now_ms
        self._active_ms = 0
        self._allowed = 0.0
        self._characters = 0

    def alive(self, now_ms: int, position: int | None = None) -> None:
        """Note a sign of life: a key, a move of the pointer, a scroll.

        Args:
            now_ms: The monotonic clock's time.
            position: The last character on screen that was read, or None where it did not change.
        """
        step = min(max(0, now_ms - self._alive_ms), PAUSE_MS)
        self._alive_ms = max(self._alive_ms, now_ms)
        self._active_ms += step
        self._allowed += step * _FASTEST_PER_MINUTE / 60_000
        if position is None:
            return
        self._position = position
        ahead = position - self._furthest
        if ahead > 0:
            # After a jump ahead only what there was time for counts as read.
            counted = int(min(ahead, self._allowed))
            self._characters += counted
            self._allowed = 0.0
            self._furthest = position

    def report(self) -> Read | None:
        """Return what was read since the last report, or None for nothing."""
        if not self._active_ms and not self._characters:
            return None
        read = Read(self._active_ms, self._characters, self._position)
        self._active_ms = self._characters = 0
        return read
