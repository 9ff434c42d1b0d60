"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from reader.documents.files import display_name
from reader.errors import ExportError, ExportExistsError


@contextlib.contextmanager
def whole_file(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give the path of a temporary file beside ``path``; it takes that name when all went well.

    Whatever goes wrong inside, the temporary file is gone and an older file of that name is as it
    was.

    Args:
        path: Where the file shall be in the end.
        overwrite: Replace a file of that name.

    Raises:
        ExportExistsError: If a file of that name is there and may not be replaced.
        ExportError: If the folder cannot be written or the disk is full.
    """
    _check(path, overwrite=overwrite)
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        try:
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            _check(path, overwrite=overwrite)
            temporary.replace(path)
        except OSError as exc:
            raise ExportError(_reason(exc, path)) from exc
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _check(path: Path, *, overwrite: bool) -> None:
    name = display_name(path)
    try:
        if path.is_dir():
            raise ExportError(f"“{name}” is a folder.")
        if not overwrite and (path.exists() or path.is_symlink()):
            raise ExportExistsError(f"“{name}” exists already.")
        if not path.parent.is_dir():
            raise ExportError(f"There is no folder “{display_name(path.parent)}”.")
    except (OSError, ValueError) as exc:
        raise ExportError(f"“{name}” cannot be written: {exc}.") from exc


def _reason(exc: OSError, path: Path) -> str:
    name = display_name(path)
    match exc.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full; “{name}” was not written."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"The folder of “{name}” cannot be written to."
        case errno.ENAMETOOLONG:
            return f"The file name “{name}” is too long."
        case _:
            detail = os.strerror(exc.errno) if exc.errno else str(exc)
            return f"“{name}” could not be written: {detail}."
