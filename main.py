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
    return _window(given, _MAIN_STARTED - before_ms / 1000)


def _window(arguments: list[str], started: float) -> int:
    """Open the window. Help, the version and wrong usage need neither Qt nor a display."""
    import argparse
    import gc

    import reader

    parser = argparse.ArgumentParser(
        prog="yomite",
        description="Read Japanese with furigana, look-ups, names and notes.",
        epilog=f"Commands without a window: {', '.join(COMMANDS)}; each has its own --help.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="open these; else the library")
    parser.add_argument("--data-dir", metavar="DIR", help="folder of the store and dictionaries")
    parser.add_argument("--debug", action="store_true", help="log what happens to standard error")
    parser.add_argument("--version", action="version", version=f"yomite {reader.__version__}")
    parser.add_argument("--trace-startup", action="store_true", help="print start-up milestones")
    parser.add_argument(
        "--exit-after-trace", action="store_true", help="leave when they are all reached"
    )
    options = parser.parse_args(arguments)
    if not _has_display():
        sys.stderr.write("yomite: There is no display to open a window on.\n")
        return 1
    gc.disable()  # What is imported stays; ``ui.memory`` takes over once the window is shown.
    try:
        from ui.bindings import spare_source_scan

        spare_source_scan()
        from ui.app import run_window
        from ui.trace import StartupTrace
    except ImportError as exc:
        if exc.name is None or not exc.name.startswith(("ui", "reader", "dictionary")):
            # A library of Qt's own is missing: Python names it, the package manager has it.
            sys.stderr.write(f"yomite: Qt cannot start: {exc}. {_qt_hint()}\n")
            return 1
        raise
    return run_window(options, StartupTrace(started, enabled=options.trace_startup))


def _has_display() -> bool:
    """Tell whether a window can be opened; Qt itself would abort the process."""
    import os

    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _qt_hint() -> str:
    """Return the one line that installs what Qt needs."""
    if sys.platform.startswith("linux"):
        return (
            "On Debian or Ubuntu: sudo apt-get install -y libegl1 libgl1 libxkbcommon-x11-0"
            " libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libdbus-1-3 libfontconfig1"
        )
    return "Install PySide6-Essentials again."


if __name__ == "__main__":
    raise SystemExit(main())
