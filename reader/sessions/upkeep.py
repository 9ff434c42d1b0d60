"""What is told of the store's own file: its recovery after damage, and its upkeep."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done about a damaged store at the start."""

    set_aside: Path
    """Where the damaged file now lies, whole."""
    rows: int
    """Rows saved from it."""
    backup: Path | None
    """The backup that filled the gaps, if there was one."""
    from_backup: int
    """Rows that only the backup had."""
    lost_tables: tuple[str, ...] = ()
    """Tables of which something could not be read."""


@dataclass(frozen=True, slots=True)
class Maintenance:
    """What a round of maintenance found and did."""

    problems: tuple[str, ...] = ()
    """What is wrong with the store's file; () for nothing."""
    backup: Path | None = None
    """The backup that was made, or None where none was needed."""
