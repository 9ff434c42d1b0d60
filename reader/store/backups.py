"""Backups: the whole store in one file, made while it is in use, checked before they count.

Daily backups lie in ``backups/`` beside the store. The newest ones are kept, then one a week.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from reader.errors import StoreBusyError, StoreCorruptError, StoreError, StoreTooNewError
from reader.store import schema
from reader.store.database import (
    BUSY_TIMEOUT_MS,
    FILE_NAME,
    Clock,
    Store,
    applied_steps,
    connect,
    utc_now,
)
from reader.store.failures import translated

logger = logging.getLogger(__name__)

FOLDER = "backups"
_DAILY = "daily-"
_KEPT_DAYS = 7
_KEPT_WEEKS = 4
_LARGE_BYTES = 200 << 20
_KEPT_DAYS_LARGE = 2
_KEPT_WEEKS_LARGE = 1
_PAGES = 4096
"""Pages copied before others get a turn: 16 MB."""


def backup(data_dir: Path, out: Path, *, overwrite: bool = False) -> None:
    """Write the whole store of a data folder to one file.

    The copy is checked before it gets its name, so that nothing half-written is left behind.

    Args:
        data_dir: The data folder.
        out: The file to write.
        overwrite: Replace a file of that name.

    Raises:
        StoreError: If there is no store, the name is taken, or it could not be written.
        StoreCorruptError: If the store is damaged.
    """
    source = data_dir / FILE_NAME
    if not source.exists():
        raise StoreError("There are no notes to back up yet.", source)
    if out.exists() and not overwrite:
        raise StoreError(f"There is a file of that name already: {out}.", out)
    if out.exists() and out.samefile(source):
        raise StoreError("The backup cannot be the file of the notes itself.", out)
    with translated(source), contextlib.closing(_reader(source)) as connection:
        applied_steps(connection, source)
        _copy(connection, out)


def restore(data_dir: Path, file: Path, *, clock: Clock = utc_now) -> Path | None:
    """Take the whole store back from a backup; what was there is backed up first.

    Open windows see the restored store at once. A backup of an older version is migrated.

    Args:
        data_dir: The data folder.
        file: The backup.
        clock: Tells the time.

    Returns:
        The backup of what was there before, or None where there was nothing to keep.

    Raises:
        StoreCorruptError: If the backup is damaged; nothing was changed.
        StoreTooNewError: If a newer version wrote it; nothing was changed.
        StoreError: If it is no backup, or cannot be read or written.
    """
    check_backup(file)
    target = data_dir / FILE_NAME
    kept: Path | None = None
    with translated(target):
        data_dir.mkdir(parents=True, exist_ok=True)
        if target.exists():
            kept = _unused(data_dir / FOLDER, f"before-restore-{_stamp(clock())}")
            try:
                backup(data_dir, kept)
            except StoreCorruptError:
                from reader.store.salvage import set_aside

                kept = set_aside(target, clock())
        with (
            contextlib.closing(_reader(file)) as source,
            contextlib.closing(connect(target)) as destination,
        ):
            _pour(source, destination, target)
    Store(target, clock=clock).close()
    return kept


def check_backup(file: Path) -> None:
    """Make sure that a file is a sound store that this version can read.

    Raises:
        StoreError: If it is missing or no store.
        StoreCorruptError: If it is damaged.
        StoreTooNewError: If a newer version wrote it.
    """
    if not file.is_file():
        raise StoreError(f"There is no such file: {file}.", file)
    with translated(file), contextlib.closing(_reader(file)) as connection:
        applied = applied_steps(connection, file)
        if not applied:
            raise StoreError("This file is no backup of Yomite's.", file)
        if set(applied) - set(schema.KNOWN):
            raise StoreTooNewError("A newer version of Yomite made this backup.", file)
        _check(connection, file)


def daily_backup(data_dir: Path, *, clock: Clock = utc_now) -> Path | None:
    """Make today's backup unless there is one or nothing changed, and drop the old ones.

    It may be called in any thread, and by two windows at once.

    Returns:
        The new backup, or None where none was needed.

    Raises:
        StoreError: If it could not be made.
    """
    source = data_dir / FILE_NAME
    if not source.exists():
        return None
    today = clock().date()
    out = data_dir / FOLDER / f"{_DAILY}{today.isoformat()}.db"
    if out.exists() or not _newer(source, list_backups(data_dir)):
        return None
    backup(data_dir, out, overwrite=True)
    _rotate(data_dir, source.stat().st_size)
    return out


def list_backups(data_dir: Path) -> tuple[Path, ...]:
    """Return the backups of a data folder, newest first, of every kind."""
    folder = data_dir / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted(folder.glob("*.db"), key=_modified, reverse=True))


def backup_before_migration(connection: sqlite3.Connection, path: Path, now: datetime) -> Path:
    """Back an older store up before its schema is changed; return the file."""
    out = _unused(path.parent / FOLDER, f"before-migration-{_stamp(now)}")
    _copy(connection, out)
    return out


def _copy(connection: sqlite3.Connection, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy:
            _pour(connection, copy, part)
            # One file, readable from a read-only disk too: no -wal beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy, out)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(out)
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)


def _pour(source: sqlite3.Connection, destination: sqlite3.Connection, path: Path) -> None:
    """Copy every page; sqlite3's own loop would wait for a lock forever."""
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    before = -1

    def progress(_status: int, remaining: int, _total: int) -> None:
        nonlocal deadline, before
        if remaining != before:
            before, deadline = remaining, time.monotonic() + BUSY_TIMEOUT_MS / 1000
        elif time.monotonic() > deadline:
            raise StoreBusyError("Another program keeps the notes locked.", path)

    source.backup(destination, pages=_PAGES, progress=progress, sleep=0.05)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise StoreCorruptError(f"The file of the notes is damaged ({answer}).", path)


def _reader(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _rotate(data_dir: Path, size: int) -> None:
    days, weeks = (
        (_KEPT_DAYS_LARGE, _KEPT_WEEKS_LARGE) if size > _LARGE_BYTES else (_KEPT_DAYS, _KEPT_WEEKS)
    )
    dated = sorted(_dated(data_dir), reverse=True)
    kept_weeks: set[tuple[int, int]] = set()
    for index, (day, path) in enumerate(dated):
        week = day.isocalendar()[:2]
        if index < days:
            continue
        if week not in kept_weeks and len(kept_weeks) < weeks:
            kept_weeks.add(week)
            continue
        path.unlink(missing_ok=True)


def _dated(data_dir: Path) -> Iterator[tuple[date, Path]]:
    for path in (data_dir / FOLDER).glob(f"{_DAILY}*.db"):
        with contextlib.suppress(ValueError):
            yield date.fromisoformat(path.stem.removeprefix(_DAILY)), path


def _newer(source: Path, backups: tuple[Path, ...]) -> bool:
    if not backups:
        return True
    written = max(_modified(file) for file in (source, source.with_name(f"{source.name}-wal")))
    return written > _modified(backups[0])


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _unused(folder: Path, stem: str) -> Path:
    out, number = folder / f"{stem}.db", 1
    while out.exists():
        number += 1
        out = folder / f"{stem}-{number}.db"
    return out


def _stamp(now: datetime) -> str:
    return now.strftime("%Y%m%d-%H%M%S")
