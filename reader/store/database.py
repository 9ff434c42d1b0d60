"""The store: one SQLite file, opened safely.

Everything here is about the file. What lies in it is the business of the repositories beside this
module; a ``Store`` belongs to the thread that opened it. Two processes may have the same file open:
it is in WAL mode, a write waits up to five seconds for another, and no row is cached.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.errors import StoreCorruptError, StoreError, StoreTooNewError
from reader.store import schema
from reader.store.failures import translated

logger = logging.getLogger(__name__)

FILE_NAME = "yomite.db"
BUSY_TIMEOUT_MS = 5000
_CACHE_KIB = 16_384
_QUICK_CHECK_BYTES = 2 << 20
"""A file up to this size is checked whole when opened (about 5 ms), a larger one by ``verify``."""

Clock = Callable[[], datetime]
Parameters = Sequence[Any] | Mapping[str, Any]


def utc_now() -> datetime:
    """The default clock."""
    return datetime.now(UTC)


class Store:
    """An open store.

    Args:
        path: The file, or None for a store in memory that is gone when closed.
        clock: Tells the time for every row written here.
        thorough: Check the whole file, however large it is.
        steps: The schema's steps; tests pass fewer or more.

    Raises:
        StoreTooNewError: If a newer version wrote it; the file is left untouched.
        StoreCorruptError: If it is damaged or no store at all.
        StoreBusyError: If another program keeps it locked for over five seconds.
        StoreReadOnlyError: If it cannot be written.
        StoreFullError: If the disk is full.
    """

    def __init__(
        self,
        path: Path | None,
        *,
        clock: Clock = utc_now,
        thorough: bool = False,
        steps: tuple[Callable[[Any], None], ...] = schema.STEPS,
    ) -> None:
        self.path = path
        self._clock = clock
        self._thorough = thorough
        self._steps = steps
        with translated(path):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = connect(path)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        connection = self._connection
        applied = applied_steps(connection, self.path)
        known = [step.__name__ for step in self._steps]
        if unknown := sorted(set(applied) - set(known)):
            logger.warning("unknown migrations in the store: %s", ", ".join(unknown))
            raise StoreTooNewError(
                "A newer version of Yomite wrote these notes; this one leaves them alone.",
                self.path,
            )
        self._quick_check()
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: what was acknowledged survives a pulled plug, not only a crash of the program. One
        # fsync a commit; NORMAL would leave the last commits to the next checkpoint.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
        if len(applied) < len(known):
            self._migrate(existed=bool(applied))
        connection.row_factory = sqlite3.Row

    def _quick_check(self) -> None:
        if self.path is None:
            return
        if self.path.stat().st_size > _QUICK_CHECK_BYTES and not self._thorough:
            return
        (answer,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        if answer != "ok":
            raise StoreCorruptError(f"The file of the notes is damaged ({answer}).", self.path)

    def _migrate(self, *, existed: bool) -> None:
        if existed and self.path is not None:
            from reader.store.backups import backup_before_migration

            backup_before_migration(self._connection, self.path, self._clock())
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            # Another window may have done it while we waited for the lock: apply() looks again.
            schema.apply(self._connection, self._steps)
            self._connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    def close(self) -> None:
        """Close the file; calling it again does nothing."""
        with self._translated():
            self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for backups and checks."""
        return self._connection

    def now(self) -> str:
        """The time as it is written: UTC, ISO 8601 with milliseconds and ``Z``."""
        return time_text(self._clock())

    def time(self) -> datetime:
        """The clock's time."""
        return self._clock()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one transaction: all of it is in the file afterwards, or nothing.

        A block inside another joins it.

        Raises:
            StoreError: If it could not be committed; then it was rolled back.
        """
        if self._connection.in_transaction:
            yield
            return
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.rollback()
                raise

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Execute one statement that writes; the caller holds a transaction."""
        with self._translated():
            try:
                return self._connection.execute(sql, parameters)
            except UnicodeEncodeError:
                return self._connection.execute(sql, without_surrogates(parameters))

    def run_many(self, sql: str, rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]]) -> None:
        """Execute one statement for each of many rows."""
        with self._translated():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with self._translated():
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except UnicodeEncodeError:
                return self._connection.execute(sql, without_surrogates(parameters)).fetchall()

    def each(self, sql: str, parameters: Parameters = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query one by one: one that is left early is not run to its end."""
        with self._translated():
            try:
                yield from self._connection.execute(sql, parameters)
            except UnicodeEncodeError:
                yield from self._connection.execute(sql, without_surrogates(parameters))

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def data_version(self) -> int:
        """A number that changes when another connection has written the file."""
        return int(self.value("PRAGMA data_version"))

    def verify(self) -> tuple[str, ...]:
        """Check every page and every foreign key; return what is wrong, () for nothing."""
        try:
            found = [str(row[0]) for row in self.rows("PRAGMA quick_check(20)") if row[0] != "ok"]
            found += [f"foreign key of {row[0]}" for row in self.rows("PRAGMA foreign_key_check")]
        except StoreCorruptError as exc:
            return (str(exc),)
        return tuple(found)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        """As ``translated``; damage that is met is noted for the next start too."""
        try:
            with translated(self.path):
                yield
        except StoreCorruptError:
            if self.path is not None:
                with contextlib.suppress(OSError):
                    suspect_file(self.path).touch()
            raise


def connect(path: Path | None) -> sqlite3.Connection:
    """Open a connection in autocommit, with the busy timeout set and nothing else changed."""
    connection = sqlite3.connect(
        ":memory:" if path is None else str(path),
        timeout=BUSY_TIMEOUT_MS / 1000,
        isolation_level=None,
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    return connection


def applied_steps(connection: sqlite3.Connection, path: Path | None) -> tuple[str, ...]:
    """Return the names of the steps that a file has, oldest first; () for an empty file.

    Raises:
        StoreError: If the file is a database of another program.
        StoreCorruptError: If it is no database.
    """
    with translated(path):
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not tables:
            return ()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != schema.APPLICATION_ID or "_sqlite_migrations" not in tables:
            raise StoreError("This file belongs to another program; it is left alone.", path)
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id",
            (schema.MIGRATION_SET,),
        )
        return tuple(str(row[0]) for row in rows)


def suspect_file(path: Path) -> Path:
    """Return the marker beside a store: a check found damage, the next start looks thoroughly."""
    return path.with_name(f"{path.name}.suspect")


def time_text(moment: datetime) -> str:
    """Write a time as UTC, ISO 8601 with milliseconds and ``Z``."""
    utc = moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


def without_surrogates(parameters: Parameters) -> Parameters:
    """Replace lone surrogates, which no database takes, by U+FFFD."""
    if isinstance(parameters, Mapping):
        return {key: _encodable(value) for key, value in parameters.items()}
    return [_encodable(value) for value in parameters]


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
