"""What is done when there is time: a check of the whole file, the daily backup, tidying."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from reader.sessions.model import Maintenance
from reader.store.backups import daily_backup
from reader.store.database import FILE_NAME, Clock, Store, suspect_file, utc_now


def maintain(data_dir: Path, *, clock: Clock = utc_now) -> Maintenance:
    """Check a store, back it up, and give it a good shape; about a second for 200 MB.

    A damaged store is not backed up, so that it never pushes a sound backup out; it is marked, and
    the next start repairs it.

    Args:
        data_dir: The data folder.
        clock: Tells the time.

    Raises:
        StoreError: If the store cannot be opened or the backup not be written.
    """
    path = data_dir / FILE_NAME
    if not path.exists():
        return Maintenance()
    with Store(path, clock=clock) as store:
        problems = store.verify()
        if problems:
            suspect_file(path).touch()
            return Maintenance(problems)
        with contextlib.suppress(sqlite3.OperationalError):
            # Only hints: another window may be writing.
            store.connection.execute("PRAGMA optimize")
            store.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return Maintenance((), daily_backup(data_dir, clock=clock))
