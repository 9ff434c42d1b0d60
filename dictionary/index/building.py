"""Building the index without holding up the window: in a process of its own if possible."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from dictionary.errors import DictionaryUnavailableError
from dictionary.index.build import FILE_NAME, PROGRAM, ROOT, BuildCancelledError, is_current
from dictionary.index.build import build as build_here
from dictionary.model import BuildProgress
from dictionary.records import Cancelled, RecordSource

_log = logging.getLogger(__name__)


def build(
    folder: Path,
    records: RecordSource,
    progress: Callable[[BuildProgress], None] | None,
    cancelled: Cancelled | None,
) -> None:
    """Build the index of the installed data, and wait for it.

    Raises:
        BuildCancelledError: If ``cancelled`` said so.
        DictionaryUnavailableError: If it cannot be built.
    """
    if getattr(sys, "frozen", False) or not sys.executable:
        build_here(folder, records, progress, cancelled)
        return
    try:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", PROGRAM, str(ROOT), str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        _log.warning("no process could be started; building on this thread", exc_info=True)
        build_here(folder, records, progress, cancelled)
        return
    error = _follow(process, progress or (lambda _: None), cancelled or (lambda: False))
    if cancelled is not None and cancelled():
        for rest in (".new", ".names"):
            (folder / f"{FILE_NAME}{rest}").unlink(missing_ok=True)
        raise BuildCancelledError("The dictionary's preparation was stopped.")
    if not is_current(folder / FILE_NAME, records.fingerprint):
        raise DictionaryUnavailableError(error or "The dictionary index could not be built.")


def _follow(
    process: subprocess.Popen[str], progress: Callable[[BuildProgress], None], stop: Cancelled
) -> str:
    """Pass the child's progress on until it ends; return its error, if any."""
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(0.2):
            if stop():
                process.kill()
                return

    watcher = threading.Thread(target=watch, name="index-watch", daemon=True)
    watcher.start()
    error = ""
    with process:
        for line in process.stdout or ():
            try:
                step = json.loads(line)
            except ValueError:
                continue
            if "error" in step:
                error = str(step["error"])
            else:
                progress(BuildProgress(step["stage"], step["done"], step["total"]))
    finished.set()
    watcher.join()
    return error
