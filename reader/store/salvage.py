"""A damaged store: set aside whole, and what can be read of it saved row by row into a new one.

Where the header or the schema is gone, a copy is mended first, so that the rest can be read. What
one table lost is filled from the newest sound backup. The search index is not saved: it is
built again from the texts. Annotations whose document is lost keep a place in the list of orphans.
"""

from __future__ import annotations

import contextlib
import enum
import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from reader.errors import StoreBusyError, StoreError
from reader.sessions.model import (
    AnnotationTarget,
    CorrectionScope,
    HighlightColour,
    WordStatus,
)
from reader.sessions.upkeep import Recovery
from reader.store.backups import check_backup, list_backups
from reader.store.database import Clock, Store, suspect_file, time_text, utc_now
from reader.store.failures import translated
from reader.store.mending import can_be_read, mend

logger = logging.getLogger(__name__)

FOLDER = "damaged"

_TABLES = (
    "documents",
    "texts",
    "document_tags",
    "collections",
    "collection_documents",
    "sessions",
    "annotations",
    "annotation_tags",
    "colour_names",
    "lookups",
    "words",
    "terms",
    "document_terms",
    "document_entities",
    "reading_corrections",
    "word_corrections",
    "entity_corrections",
    "preferences",
    "entity_notes",
    "history",
    "meta",
)
_NEED_DOCUMENT = ("annotations", "sessions", "lookups")
_LEFTOVERS = ("", "-wal", "-shm")
_STALE_S = 120
_MOST_FAILURES = 20_000
_UNKNOWN_ROWS = 1 << 20
_BATCH = 500


def recover(path: Path, *, clock: Clock = utc_now) -> Recovery:
    """Set a damaged store aside and put a new one in its place with everything that can be read.

    Args:
        path: The damaged file. No connection of this process may be open on it.
        clock: Tells the time.

    Raises:
        StoreBusyError: If another window is doing it just now.
        StoreError: If the new store cannot be written; the damaged one is where it was, or whole
            in ``damaged/``.
    """
    with translated(path), _alone(path):
        aside = set_aside(path, clock())
        new = path.with_name(f"{path.name}.new")
        _remove(new)
        try:
            recovery = _rebuild(new, aside, path.parent, clock)
            new.replace(path)
        except BaseException:
            _remove(new)
            raise
        suspect_file(path).unlink(missing_ok=True)
    logger.warning(
        "damaged store set aside; %d rows saved, %d from a backup, losses in: %s",
        recovery.rows,
        recovery.from_backup,
        ", ".join(recovery.lost_tables) or "nothing",
    )
    return recovery


def set_aside(path: Path, now: datetime) -> Path:
    """Move a store with its write-ahead log into ``damaged/``; return where it is now."""
    folder = path.parent / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stem, number = now.strftime("%Y%m%d-%H%M%S"), 1
    aside = folder / f"{stem}.db"
    while aside.exists():
        number += 1
        aside = folder / f"{stem}-{number}.db"
    # The log first: a store without its log would read as an older state of itself.
    for suffix in reversed(_LEFTOVERS):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.replace(aside.with_name(aside.name + suffix))
    return aside


def _rebuild(new: Path, aside: Path, data_dir: Path, clock: Clock) -> Recovery:
    with Store(new, clock=clock) as store:
        connection = store.connection
        # Parents may be missing; that is settled at the end.
        connection.execute("PRAGMA foreign_keys = OFF")
        readable = _readable(aside, new, store)
        with store.transaction():
            saved, lost = _pour(readable, connection, _TABLES)
            backup, filled = _fill(connection, data_dir, lost) if lost else (None, 0)
            _settle(connection, time_text(clock()))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # One file to rename, nothing beside it.
        connection.execute("PRAGMA journal_mode = DELETE")
    if readable != aside:
        _remove(readable)
    return Recovery(aside, saved, backup, filled, lost)


def _readable(aside: Path, new: Path, store: Store) -> Path:
    """The damaged store, or a mended copy where SQLite cannot read as much as its schema."""
    if can_be_read(aside):
        return aside
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = new.with_name(f"{new.name}.mended")
    _remove(copy)
    mend(aside, new, copy)
    return copy


def _pour(
    path: Path, target: sqlite3.Connection, tables: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    """Copy the rows that can be read and are not there yet; return their number and the losers."""
    copied, lost = 0, []
    try:
        with contextlib.closing(_source(path)) as source:
            for table in tables:
                rows, complete = _copy_table(source, target, table)
                copied += rows
                if not complete:
                    lost.append(table)
    except sqlite3.DatabaseError as exc:
        logger.warning("%s cannot be read: %s", path.name, exc)
        lost = list(tables)
    return copied, tuple(lost)


def _source(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _copy_table(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str
) -> tuple[int, bool]:
    wanted = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
    try:
        there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return 0, False
    columns = [column for column in wanted if column in there]
    if not columns:
        return 0, False
    names = ", ".join(f'"{column}"' for column in columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    copied, complete = 0, True
    with_rowid = "WITHOUT ROWID" not in str(
        target.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    )
    reader = _by_rowid if with_rowid else _from_both_ends
    for part in reader(source, table, names):
        if part is None:
            complete = False
            continue
        for row in part:
            try:
                copied += target.execute(insert, row).rowcount
            except sqlite3.IntegrityError:
                complete = False
    return copied, complete


def _by_rowid(
    source: sqlite3.Connection, table: str, names: str
) -> Iterator[list[tuple[object, ...]] | None]:
    """Yield rows range by range, halving a range that cannot be read; None for each loss."""
    try:
        (last,) = source.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()
    except sqlite3.DatabaseError:
        last = _UNKNOWN_ROWS
        yield None
    ranges = [
        (first, min(first + _BATCH - 1, last or 0))
        for first in range((last or 0) // _BATCH * _BATCH, -1, -_BATCH)
    ]
    failures = 0
    while ranges and failures < _MOST_FAILURES:
        low, high = ranges.pop()
        try:
            yield source.execute(
                f"SELECT {names} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?",
                (low, high),
            ).fetchall()
        except sqlite3.DatabaseError:
            failures += 1
            if low == high:
                yield None
            else:
                middle = (low + high) // 2
                ranges += [(middle + 1, high), (low, middle)]


def _from_both_ends(
    source: sqlite3.Connection, table: str, names: str
) -> Iterator[list[tuple[object, ...]] | None]:
    """Yield rows from the first on until the damage, then from the last back; None for a loss."""
    keys = [
        row[1]
        for row in sorted(source.execute(f"PRAGMA table_info({table})"), key=lambda row: row[5])
        if row[5]
    ]
    for direction in ("ASC", "DESC"):
        order = ", ".join(f'"{key}" {direction}' for key in keys)
        cursor = source.cursor()
        try:
            cursor.execute(f"SELECT {names} FROM {table} ORDER BY {order}")
            while rows := cursor.fetchmany(50):
                yield rows
        except sqlite3.DatabaseError:
            yield None
        else:
            return


def _fill(
    target: sqlite3.Connection, data_dir: Path, lost: tuple[str, ...]
) -> tuple[Path | None, int]:
    for backup in list_backups(data_dir):
        try:
            check_backup(backup)
        except StoreError:
            continue
        filled, _ = _pour(backup, target, lost)
        return backup, filled
    return None, 0


def _drop_nonsense(connection: sqlite3.Connection) -> None:
    """Damage can leave a row readable with a value in it that none of its kind has."""

    def names(kind: type[enum.Enum]) -> str:
        return ", ".join(f"'{one.value}'" for one in kind)

    connection.execute(
        f"UPDATE annotations SET colour = NULL WHERE colour NOT IN ({names(HighlightColour)})"
    )
    connection.execute(
        f"UPDATE annotations SET target = 'passage' WHERE target NOT IN ({names(AnnotationTarget)})"
    )
    connection.execute(f"DELETE FROM colour_names WHERE colour NOT IN ({names(HighlightColour)})")
    for table in ("reading_corrections", "word_corrections", "entity_corrections"):
        connection.execute(f"DELETE FROM {table} WHERE scope NOT IN ({names(CorrectionScope)})")
    statuses = ", ".join(str(int(one)) for one in WordStatus)
    connection.execute(f"DELETE FROM words WHERE status NOT IN ({statuses})")


def _settle(connection: sqlite3.Connection, now: str) -> None:
    """Give lost parents a stand-in, drop what hangs on nothing, ask for a new search index."""
    _drop_nonsense(connection)
    for table in _NEED_DOCUMENT:
        connection.execute(
            "INSERT OR IGNORE INTO documents (id, title, path, format, encoding, url, author, date,"
            " vertical, content_hash, characters, added_at, opened_at, opened_order, deleted_at)"
            " SELECT DISTINCT document_id, '', '', 'lost', 'utf-8', '', '', '', 0, '', 0,"
            f" ?, ?, 0, ? FROM {table} WHERE document_id NOT IN (SELECT id FROM documents)",
            (now, now, now),
        )
    connection.execute(
        "INSERT OR IGNORE INTO sessions (id, document_id, started_at, ended_at, open)"
        " SELECT session_id, document_id, min(at), max(at), 0 FROM lookups"
        " WHERE session_id NOT IN (SELECT id FROM sessions) GROUP BY session_id"
    )
    connection.execute(
        "UPDATE annotations SET session_id = NULL WHERE session_id NOT IN (SELECT id FROM sessions)"
    )
    connection.execute("UPDATE documents SET indexed_hash = '', coverage_version = -1")
    for table, rowid, _, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        if rowid is not None:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
    for table in ("document_tags", "document_entities", "collection_documents"):
        connection.execute(
            f"DELETE FROM {table} WHERE document_id NOT IN (SELECT id FROM documents)"
        )
    connection.execute(
        "DELETE FROM annotation_tags WHERE annotation_id NOT IN (SELECT id FROM annotations)"
    )
    connection.execute(
        "DELETE FROM collection_documents WHERE collection_id NOT IN (SELECT id FROM collections)"
    )


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    lock = path.with_name(f"{path.name}.recovering")
    with contextlib.suppress(FileNotFoundError):
        if time.time() - lock.stat().st_mtime > _STALE_S:
            lock.unlink()
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError as exc:
        raise StoreBusyError("Another window is repairing the notes.", path) from exc
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    for suffix in _LEFTOVERS:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
