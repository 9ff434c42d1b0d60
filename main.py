"""Yomite: arguments, then the window or a command, each imported only when it is used.

Runs as ``python main.py`` in a checkout and as the installed ``yomite`` command. The packages
``ui``, ``reader``, ``dictionary`` and ``resources`` have everyday names, so an installation keeps
them all under one private package and this module puts its own folder first on ``sys.path``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

_MAIN_STARTED = time.perf_counter()

COMMANDS = (
    "analyze",
    "lookup",
    "deinflect",
    "export",
    "import-dictionary",
    "backup",
    "restore",
    "doctor",
)
_VALUED_OPTIONS = ("--data-dir",)


def _own_folder_first() -> None:
    """Make our packages importable by their plain names, and by those alone."""
    folder = str(Path(__file__).resolve().parent)
    while folder in sys.path:
        sys.path.remove(folder)
    sys.path.insert(0, folder)
    if __package__:
        # Else ``yomite.ui`` and ``ui`` could both be imported, as two copies of everything.
        sys.modules[__package__].__path__ = []


def milliseconds_before_main() -> float:
    """Return how long the process had been running when this module began, in ms.

    Known on Linux, to 10 ms, from ``/proc/self/stat`` (field 22, see proc(5)); elsewhere 0.
    """
    try:
        import os

        fields = Path("/proc/self/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        uptime = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
        age_s = uptime - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0
    return max(0.0, age_s * 1000 - (time.perf_counter() - _MAIN_STARTED) * 1000)


def find_command(arguments: list[str]) -> str | None:
    """Return the command that the arguments name, or None when they ask for the window."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in _VALUED_OPTIONS:
            skip = True
        elif not argument.startswith("-"):
            return argument if argument in COMMANDS else None
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    before_ms = milliseconds_before_main()
    _own_folder_first()
    given = sys.argv[1:] if arguments is None else arguments
    if find_command(given) is not None:
        from reader.commands import run

        return run(given)
    from ui.app import run_window

    return run_window(given, started=_MAIN_STARTED - before_ms / 1000)


if __name__ == "__main__":
    raise SystemExit(main())
