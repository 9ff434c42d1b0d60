"""Where the reader's data lies."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir(given: str | None = None) -> Path:
    """Return the folder of the store, the dictionaries and the log; it may not exist yet.

    Args:
        given: The command line's ``--data-dir``; else ``YOMITE_DATA_DIR`` in the environment; else
            the platform's own folder for application data.
    """
    chosen = given or os.environ.get("YOMITE_DATA_DIR")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("yomite", appauthor=False))
