"""What the window works with: preferences, threads and the trace, built once in ``ui.app``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ui.runner import Runner
from ui.settings import Settings
from ui.trace import StartupTrace


@dataclass(frozen=True, slots=True)
class Services:
    """The services of the window; each runner's resource lives on its own thread."""

    data_dir: Path
    settings: Settings
    files: Runner
    """Opens files; resource None."""
    analysis: Runner
    """Resource: ``reader.engine.ReadingEngine``."""
    dictionary: Runner
    """Resource: ``reader.lookup.LookupService``."""
    store: Runner
    """Resource: ``reader.sessions.notebook.Notebook``."""
    building: Runner
    """Builds the dictionary's index and imports dictionaries; resource None."""
    delivery: Runner
    """Writes exports and asks Anki; resource None."""
    trace: StartupTrace
