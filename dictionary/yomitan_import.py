"""From a Yomitan zip to a dictionary's file: two processes read, this one stores.

Decoding JSON and looking at its rows is most of the work and holds the interpreter, so for a large
zip it is done by two processes of their own, which deal the banks out between them and send what is
to be stored. Where none can be started, or one is lost, the same is done here.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import logging
import marshal
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from dictionary.errors import DictionaryDataError
from dictionary.index.build import ROOT, BuildCancelledError
from dictionary.model import BuildProgress
from dictionary.records import Cancelled
from dictionary.yomitan import YomitanZip
from dictionary.yomitan_rows import SHARES, Batch, batches, kanji_frequencies

LAYOUT = "2"
"""Raised whenever the tables of a dictionary's file change."""
Progress = Callable[[BuildProgress], None]

_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from dictionary.yomitan_import import main; sys.exit(main(sys.argv[1:]))"
)
_log = logging.getLogger(__name__)
_BATCHES_PER_STEP = 10
_SIZE = 8
"""Bytes of a message's length."""
_TOGETHER = 16
_WORTHWHILE = 4_000_000
"""Banks of so many bytes take longer to read than two processes to start."""
_SCHEMA_SQL = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;
CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID;
CREATE TABLE entry (id INTEGER PRIMARY KEY, term TEXT, reading TEXT, codes TEXT, j TEXT);
CREATE TABLE term (k TEXT, place INTEGER, p BLOB, PRIMARY KEY (k, place)) WITHOUT ROWID;
CREATE TABLE tmeta (k TEXT, place INTEGER, kind TEXT, reading TEXT, j TEXT);
CREATE TABLE ukanji (c TEXT, j TEXT);
CREATE TABLE picture (path TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TEMP TABLE stage (k TEXT, place INTEGER, p BLOB);
"""
_FINISH_SQL = """
INSERT INTO term SELECT k, place, p FROM stage ORDER BY k, place;
CREATE INDEX tmeta_k ON tmeta (k, place);
CREATE INDEX ukanji_c ON ukanji (c);
"""


def store(
    target: Path,
    path: Path,
    archive: YomitanZip,
    meta: Mapping[str, str],
    progress: Progress,
    cancelled: Cancelled,
) -> int:
    """Write the file of a dictionary, and return how many entries it has.

    Args:
        target: Where; nothing may be there. What is left there after an error is of no use.
        path: The zip.
        archive: The same, opened.
        meta: What is to be noted of the dictionary.
        progress: Called now and then.
        cancelled: Asked now and then.

    Raises:
        DictionaryDataError: If a bank is bad.
        BuildCancelledError: If ``cancelled`` said so.
        sqlite3.Error: If it cannot be written.
    """
    count = done = 0
    with (
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as connection,
        contextlib.closing(_Readers(path, archive)) as readers,
    ):
        connection.executescript(_SCHEMA_SQL + "BEGIN")
        for number, batch in enumerate(readers.batches()):
            if cancelled():
                raise BuildCancelledError("The import was stopped.")
            _insert(connection, "entry", 5, batch.entries)
            _insert(connection, "stage", 3, batch.terms)
            _insert(connection, "tmeta", 5, batch.metas)
            count += len(batch.entries)
            done += len(batch.entries) + len(batch.metas)
            if number % _BATCHES_PER_STEP == 0:
                progress(BuildProgress("words", done, 0))
        connection.executemany(
            "INSERT INTO ukanji VALUES (?, ?)",
            (
                (character, json.dumps(data))
                for character, data in itertools.chain(archive.kanji(), kanji_frequencies(archive))
            ),
        )
        for path_in_zip, data in archive.pictures():
            if cancelled():
                raise BuildCancelledError("The import was stopped.")
            connection.execute("INSERT INTO picture VALUES (?, ?)", (path_in_zip, data))
        rows = {**meta, "layout": LAYOUT}.items()
        connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
        connection.executescript(_FINISH_SQL)
    return count


def _insert(
    connection: sqlite3.Connection, table: str, width: int, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows, several in a statement, which takes half the time."""
    one = f"({','.join('?' * width)})"
    together = len(rows) // _TOGETHER * _TOGETHER
    values = itertools.chain.from_iterable(rows[:together])
    connection.executemany(
        f"INSERT INTO {table} VALUES {','.join([one] * _TOGETHER)}",  # noqa: S608
        zip(*[values] * (width * _TOGETHER), strict=True),
    )
    connection.executemany(f"INSERT INTO {table} VALUES {one}", rows[together:])  # noqa: S608


class _Readers:
    """The two that read a zip for us: processes of their own if that is worth the while.

    Args:
        path: The zip.
        archive: The same, opened.
    """

    def __init__(self, path: Path, archive: YomitanZip) -> None:
        self._archive = archive
        self._processes: list[subprocess.Popen[bytes]] = []
        frozen = getattr(sys, "frozen", False) or not sys.executable
        if frozen or archive.size() < _WORTHWHILE or (os.cpu_count() or 1) < SHARES:
            return
        with contextlib.suppress(OSError):
            for share in range(SHARES):
                self._processes.append(
                    subprocess.Popen(  # noqa: S603
                        [sys.executable, "-c", _PROGRAM, str(ROOT), str(path), str(share)],
                        stdin=subprocess.DEVNULL,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL,
                        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                    )
                )

    def batches(self) -> Iterator[Batch]:
        """Yield the batches of both shares by turns."""
        shares = [self._share(number) for number in range(SHARES)]
        while shares:
            for share in tuple(shares):
                batch = next(share, None)
                if batch is None:
                    shares.remove(share)
                else:
                    yield batch

    def _share(self, number: int) -> Iterator[Batch]:
        done = 0
        if number < len(self._processes) and (pipe := self._processes[number].stdout):
            try:
                for batch in _received(pipe):
                    yield batch
                    done += 1
            except EOFError:
                _log.warning("a process that read a dictionary was lost; it is read here")
            else:
                return
        yield from itertools.islice(batches(self._archive, number), done, None)

    def close(self) -> None:
        """Stop the processes."""
        for process in self._processes:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _received(pipe: IO[bytes]) -> Iterator[Batch]:
    """Yield what a reading process sends.

    Raises:
        DictionaryDataError: If it found a bad row.
        EOFError: If it ended before it was done.
    """
    while True:
        size = int.from_bytes(pipe.read(_SIZE), "big")
        data = pipe.read(size)
        if not size or len(data) < size:
            raise EOFError
        message = marshal.loads(data)  # noqa: S302 - our own process wrote it
        if message is None:
            return
        if isinstance(message, str):
            raise DictionaryDataError(message)
        yield Batch(*message)


def main(arguments: list[str]) -> int:
    """Read one share of a zip's banks: ``PATH SHARE`` are the arguments.

    Each batch goes to standard output as a marshalled tuple, an error as a text; None is the end.
    Before each stands its length.
    """

    def send(message: tuple[Any, ...] | str | None) -> None:
        # Not ``marshal.dump``: a file is read byte by byte by its counterpart.
        data = marshal.dumps(message)
        pipe.write(len(data).to_bytes(_SIZE, "big") + data)
        pipe.flush()

    gc.disable()  # Nothing that is made is in a cycle.
    path, share = arguments
    with contextlib.suppress(BrokenPipeError), open(1, "wb", closefd=False) as pipe:
        try:
            with contextlib.closing(YomitanZip(Path(path))) as archive:
                for batch in batches(archive, int(share)):
                    send(tuple(batch))
        except DictionaryDataError as exc:
            send(str(exc))
        else:
            send(None)
    return 0
