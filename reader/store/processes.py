"""Whether another program is still running."""

from __future__ import annotations

import os

_QUERY_LIMITED = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION. Source: Windows API, Process Security and Access Rights."""


def is_running(pid: int) -> bool:
    """Return whether a process of this computer has a number; it may be another than before."""
    if pid <= 0:
        return False
    if os.name == "nt":  # There ``os.kill`` would end it.
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent elsewhere
    handle = kernel.OpenProcess(_QUERY_LIMITED, False, pid)
    if not handle:
        return False
    kernel.CloseHandle(handle)
    return True
