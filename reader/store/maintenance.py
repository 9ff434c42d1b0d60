"""What is done when there is time: a check of the whole file, the daily backup, tidying."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import timedelta
from pathlib import Path

from reader.sessions.upkeep import Maintenance
from reader.store.backups import daily_backup
from reader.store.database import (
    FILE_NAME,
    Clock,
    Store,
    suspect_file,
    time_text,
    utc_now,
)
from reader.store.documents import DocumentRepository
from reader.store.history import History
from reader.store.search import SearchRepository
from reader.store.sessions import SessionRepository
from reader.store.words import WordRepository

_PURGED_AFTER = timedelta(days=30)
_LEFT_OPEN = timedelta(hours=6)


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
        _tidy(store)
        with contextlib.suppress(sqlite3.OperationalError):
            # Only hints: another window may be writing.
            store.connection.execute("PRAGMA optimize")
            store.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return Maintenance((), daily_backup(data_dir, clock=clock))


def _tidy(store: Store) -> None:
    history = History(store)
    documents = DocumentRepository(store, history)
    search = SearchRepository(store)
    now = store.time()
    with store.transaction():
        SessionRepository(store, history).close_left_open(time_text(now - _LEFT_OPEN))
        WordRepository(store, history).refresh_coverages()
        for document_id in documents.purgeable(time_text(now - _PURGED_AFTER)):
            search.remove(document_id)
            documents.purge(document_id)
