"""Numbers, dates, eras, money and measures at a place of the text."""

from __future__ import annotations

from dictionary.model import Match


def matches(text: str, at: int) -> list[Match]:
    """Return the number that holds a character, read and converted, if there is one."""
    return []
