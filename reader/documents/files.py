"""Reading a file's bytes without ever being surprised by what the path is."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from reader.errors import DocumentError, EmptyDocumentError, TooLargeError

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read: ten long novels in one, and still opened in seconds."""


def display_name(path: Path | str) -> str:
    """Return a file's name fit for a message: printable, on one line, never unbounded."""
    name = Path(path).name or str(path)
    shown = "".join(char if char.isprintable() else "?" for char in name)
    return shown if len(shown) <= 120 else shown[:117] + "..."


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file; a link is followed. Pipes, devices and sockets are refused before they are
            opened, because opening one may block for ever.
        limit: The largest size in bytes that is read.

    Raises:
        EmptyDocumentError: If the file has no bytes.
        TooLargeError: If it is larger than ``limit``.
        DocumentError: If there is no such file, or it cannot be read.
    """
    name = display_name(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError(f"“{name}” is a folder, not a document.", path)
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(f"“{name}” is a device or a pipe, not a document.", path)
        if status.st_size > limit:
            raise _too_large(name, path, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as exc:
        raise DocumentError(_reason(exc, name), path) from exc
    if len(data) > limit:
        raise _too_large(name, path, limit)
    if not data:
        raise EmptyDocumentError(f"“{name}” is empty.", path)
    return data


def _too_large(name: str, path: Path, limit: int) -> TooLargeError:
    megabytes = limit // (1024 * 1024)
    return TooLargeError(f"“{name}” is larger than {megabytes} MB, too large to open.", path)


def _reason(exc: OSError | ValueError, name: str) -> str:
    if isinstance(exc, ValueError):
        return f"“{name}” is not a valid file name."
    match exc.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"There is no file “{name}”."
        case errno.EACCES | errno.EPERM:
            return f"You have no permission to read “{name}”."
        case errno.ELOOP:
            return f"“{name}” is a link that leads back to itself."
        case errno.ENAMETOOLONG:
            return f"The file name “{name}” is too long."
        case _:
            detail = os.strerror(exc.errno) if exc.errno else str(exc)
            return f"“{name}” could not be read: {detail}."
