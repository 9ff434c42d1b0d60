"""From SQLite's errors to ours, by whose fault it is."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
)

# Primary result codes; the extended ones keep them in their low byte.
# Source: https://www.sqlite.org/rescode.html
_PRIMARY = 0xFF
_BUSY = (5, 6)
_READ_ONLY = 8
_IO = 10
_CORRUPT = (11, 26)
_FULL = 13
_CANNOT_OPEN = 14
_AUTHORISATION = (3, 23)

_LITTLE_SPACE = 1 << 20
"""Under this many free bytes a failed write is put down to the disk being full."""


def from_sqlite(error: sqlite3.Error, path: Path | None) -> StoreError | None:
    """Return the error to raise instead, or None where the fault is ours.

    Args:
        error: What sqlite3 raised.
        path: The store's file, to name it and to ask about its folder.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary in _BUSY:
        return StoreBusyError("Another program keeps the notes locked.", path)
    if primary in _CORRUPT:
        return StoreCorruptError(f"The file of the notes is damaged ({error}).", path)
    if primary == _FULL:
        return StoreFullError("The disk is full; the last change was not saved.", path)
    if primary == _READ_ONLY or primary in _AUTHORISATION:
        return StoreReadOnlyError("The notes cannot be written here (no permission).", path)
    if primary == _CANNOT_OPEN:
        return _cannot_open(error, path)
    if primary == _IO:
        if path is not None and _free_bytes(path.parent) < _LITTLE_SPACE:
            return StoreFullError("The disk is full; the last change was not saved.", path)
        return StoreError(f"The notes could not be read or written ({error}).", path)
    return None


def from_os(error: OSError, path: Path | None) -> StoreError:
    """Return our error for a failed file operation."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreFullError("The disk is full; nothing was written.", path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreReadOnlyError("The folder cannot be written (no permission).", path)
    return StoreError(f"{error.strerror or error}: {error.filename or path}.", path)


@contextlib.contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Raise our errors instead of SQLite's and the system's; our own mistakes pass as they are.

    Raises:
        StoreError: For whatever the environment did.
    """
    try:
        yield
    except sqlite3.Error as exc:
        ours = from_sqlite(exc, path)
        if ours is None:
            raise
        raise ours from exc
    except OSError as exc:
        raise from_os(exc, path) from exc


def _cannot_open(error: sqlite3.Error, path: Path | None) -> StoreError:
    if path is not None:
        if path.is_dir():
            return StoreError("A folder stands where the file of the notes should be.", path)
        if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            return StoreReadOnlyError("The notes cannot be written here (no permission).", path)
        if _free_bytes(path.parent) < _LITTLE_SPACE:
            return StoreFullError("The disk is full; the notes cannot be opened.", path)
    return StoreError(f"The file of the notes cannot be opened ({error}).", path)


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return _LITTLE_SPACE
