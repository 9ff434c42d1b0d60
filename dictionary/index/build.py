"""Build the derived index; run as a program it reports its progress in JSON lines.

The index is built to a temporary file in the same folder and moved into place at the end, so a
reader sees the old one or the new one and nothing between. A lock (a write transaction on a small
SQLite file, which the system releases if the process dies) keeps two builders apart.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import sqlite3
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

from dictionary.errors import DictionaryError, DictionaryUnavailableError
from dictionary.folding import is_kanji
from dictionary.index.codec import KANA, POSTING, Extras, encode_name, encode_word, name_keys
from dictionary.index.extras import jlpt_kanji, load_extras
from dictionary.model import BuildProgress
from dictionary.records import Cancelled, KanjiRecord, RecordSource

ROOT = Path(__file__).resolve().parents[2]
# The packages may lie under an installed one, so a child is told where to find them.
PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from dictionary.index.build import main; sys.exit(main(sys.argv[1:]))"
)

SCHEMA = 3
"""Raised whenever the index's layout or the way its values are made changes."""
FILE_NAME = "index.db"

_log = logging.getLogger(__name__)
_BATCH = 4000
_WORDS_PER_KANJI = 40
_SCHEMA_SQL = """
CREATE TABLE meta (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID;
CREATE TABLE kanji (c TEXT PRIMARY KEY, j TEXT) WITHOUT ROWID;
CREATE TABLE component (c TEXT PRIMARY KEY, kanji TEXT) WITHOUT ROWID;
CREATE TABLE kanjiword (c TEXT PRIMARY KEY, p BLOB) WITHOUT ROWID;
CREATE TABLE entry (id INTEGER PRIMARY KEY, j TEXT);
CREATE TABLE term (k TEXT PRIMARY KEY, p BLOB) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, j TEXT);
CREATE TABLE nterm (k TEXT PRIMARY KEY, p BLOB) WITHOUT ROWID;
"""

Progress = Callable[[BuildProgress], None]


class BuildCancelledError(DictionaryError):
    """The build was cancelled; nothing is left behind."""


def index_path(folder: Path) -> Path:
    """Return where the index of a dictionary folder lies."""
    return folder / FILE_NAME


def is_current(path: Path, fingerprint: str) -> bool:
    """Tell whether an index exists that was made by this version from this source."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            meta = dict(connection.execute("SELECT k, v FROM meta"))
    except sqlite3.Error:
        return False
    return meta.get("schema") == str(SCHEMA) and meta.get("fingerprint") == fingerprint


def build(
    folder: Path,
    source: RecordSource,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    names_file: Path | None = None,
    extras: Extras | None = None,
) -> Path:
    """Build the index of a source unless a current one is there.

    Args:
        folder: The dictionary folder; made if it is missing.
        source: The dictionary's content.
        progress: Called now and then with how far the work is.
        cancelled: Asked now and then.
        names_file: Where a second process may put the names of the installed data meanwhile; None
            to do all in this process.
        extras: Frequency, accent and levels; by default what the application ships.

    Returns:
        The index's path.

    Raises:
        BuildCancelledError: If ``cancelled`` said so.
        DictionaryUnavailableError: If the folder cannot be written.
    """
    target = index_path(folder)
    stop = cancelled or (lambda: False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder, stop):
            if is_current(target, source.fingerprint):
                return target
            temporary = folder / f"{FILE_NAME}.new"
            temporary.unlink(missing_ok=True)
            try:
                with contextlib.closing(sqlite3.connect(temporary)) as connection:
                    _Builder(
                        connection,
                        source,
                        progress or (lambda _: None),
                        stop,
                        names_file,
                        extras,
                    ).run()
                temporary.replace(target)
            finally:
                temporary.unlink(missing_ok=True)
                Path(f"{temporary}-journal").unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as exc:
        raise DictionaryUnavailableError(f"The dictionary index cannot be built: {exc}.") from exc
    return target


@contextlib.contextmanager
def _locked(folder: Path, stop: Cancelled) -> Iterator[None]:
    with contextlib.closing(
        sqlite3.connect(folder / "index.lock", timeout=0.2, isolation_level=None)
    ) as connection:
        # No journal beside the lock, which a killed process would leave behind.
        connection.execute("PRAGMA journal_mode=MEMORY")
        while True:
            try:
                connection.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as exc:
                if "locked" not in str(exc):
                    raise
                if stop():
                    raise BuildCancelledError("The dictionary's preparation was stopped.") from exc
                time.sleep(0.1)
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


class _NamesHelper:
    """A second process that makes the names meanwhile; without one they are made afterwards.

    Args:
        path: Where it shall put them, or None to do without.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None
        if path is None or (os.cpu_count() or 1) < 2 or getattr(sys, "frozen", False):
            return
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", PROGRAM, str(ROOT), "--names", str(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def finished(self, cancelled: Cancelled) -> bool:
        """Wait for it; False if there is none or it failed."""
        if self._process is None:
            return False
        while self._process.poll() is None:
            if cancelled():
                raise BuildCancelledError("The dictionary's preparation was stopped.")
            time.sleep(0.05)
        return self._process.returncode == 0

    def close(self) -> None:
        """Stop it and remove what it made."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdin is not None:
                self._process.stdin.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _leave_with_parent() -> None:
    """End this process when the one that started it is gone (its end of our input closes)."""

    def watch() -> None:
        # Not through sys.stdin: its lock, held by a waiting thread, ends the interpreter badly.
        while os.read(0, 1):
            pass
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class _Builder:
    def __init__(
        self,
        connection: sqlite3.Connection,
        source: RecordSource,
        progress: Progress,
        cancelled: Cancelled,
        names_file: Path | None = None,
        extras: Extras | None = None,
    ) -> None:
        self._db = connection
        self._source = source
        self._progress = progress
        self._cancelled = cancelled
        self._counts = source.counts()
        self._names_file = names_file
        self._extras = extras

    def run(self) -> None:
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
            + _SCHEMA_SQL
        )
        # Hundreds of thousands of small containers live until the end and none is in a cycle.
        collecting = gc.isenabled()
        gc.disable()
        try:
            with contextlib.closing(_NamesHelper(self._names_file)) as helper:
                self._kanji()
                self._words()
                if not helper.finished(self._cancelled) or not self._take_names():
                    self._names()
            self._finish()
        finally:
            if collecting:
                gc.enable()

    def _step(self, stage: str, done: int) -> None:
        if self._cancelled():
            raise BuildCancelledError("The dictionary's preparation was stopped.")
        self._progress(BuildProgress(stage, done, max(done, self._counts.get(stage, 0))))

    def _kanji(self) -> None:
        self._step("kanji", 0)
        levels = jlpt_kanji()
        users: dict[str, list[str]] = {}
        rows: list[tuple[str, str]] = []
        for record in self._source.kanji():
            rows.append((record.character, _kanji_json(record, levels.get(record.character))))
            for component in record.components:
                users.setdefault(component, []).append(record.character)
        self._db.executemany("INSERT OR REPLACE INTO kanji VALUES (?, ?)", rows)
        self._db.executemany(
            "INSERT INTO component VALUES (?, ?)",
            [(part, "".join(found)) for part, found in users.items()],
        )
        self._step("kanji", len(rows))

    def _words(self) -> None:
        extras = self._extras or load_extras()
        terms: dict[str, bytes] = {}
        using: dict[str, list[tuple[int, int]]] = {}
        rows: list[tuple[int, str]] = []
        glosses: list[tuple[int, str]] = []
        search = self._has_search()
        done = 0
        for record in self._source.words():
            body, postings = encode_word(record, extras)
            rows.append((record.id, body))
            for key, packed in postings:
                before = terms.get(key)
                terms[key] = packed if before is None else before + packed
            self._note_kanji(record.id, postings, using)
            if search:
                glosses.append(
                    (record.id, " ; ".join(text for s in record.senses for text, _ in s.glosses))
                )
            done += 1
            if len(rows) >= _BATCH:
                self._store(rows, glosses)
                self._step("words", done)
        self._store(rows, glosses)
        self._db.executemany(
            "INSERT INTO term VALUES (?, ?)", ((key, terms[key]) for key in sorted(terms))
        )
        self._db.executemany(
            "INSERT INTO kanjiword VALUES (?, ?)",
            (
                (char, array("I", [number for _, number in sorted(found, reverse=True)]).tobytes())
                for char, found in using.items()
            ),
        )
        self._db.commit()
        self._step("words", done)

    def _note_kanji(
        self,
        number: int,
        postings: list[tuple[str, bytes]],
        using: dict[str, list[tuple[int, int]]],
    ) -> None:
        noted: set[str] = set()
        for key, packed in postings:
            if packed[-1] & KANA:
                continue
            score = POSTING.unpack(packed)[2]
            for char in key:
                if char in noted or not is_kanji(char):
                    continue
                noted.add(char)
                found = using.setdefault(char, [])
                found.append((score, number))
                if len(found) > 4 * _WORDS_PER_KANJI:
                    found.sort(reverse=True)
                    del found[_WORDS_PER_KANJI:]

    def _store(self, rows: list[tuple[int, str]], glosses: list[tuple[int, str]]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?)", rows)
        if glosses:
            self._db.executemany("INSERT INTO gloss (rowid, text) VALUES (?, ?)", glosses)
        self._db.commit()
        rows.clear()
        glosses.clear()

    def _has_search(self) -> bool:
        try:
            self._db.execute(
                "CREATE VIRTUAL TABLE gloss USING fts5(text, content='', detail='column')"
            )
        except sqlite3.OperationalError:  # an SQLite without FTS5
            return False
        return True

    def _names(self) -> None:
        single: dict[str, int] = {}
        several: dict[str, array[int]] = {}
        rows: list[tuple[int, str]] = []
        done = 0
        for record in self._source.names():
            rows.append((record.id, encode_name(record)))
            for key in name_keys(record):
                first = single.setdefault(key, record.id)
                if first == record.id:
                    continue
                more = several.get(key)
                if more is None:
                    several[key] = array("I", (first, record.id))
                else:
                    more.append(record.id)
            done += 1
            if len(rows) >= _BATCH * 5:
                self._db.executemany("INSERT OR REPLACE INTO name VALUES (?, ?)", rows)
                self._db.commit()
                rows.clear()
                self._step("names", done)
        self._db.executemany("INSERT OR REPLACE INTO name VALUES (?, ?)", rows)
        keys = sorted(single)
        self._db.executemany(
            "INSERT INTO nterm VALUES (?, ?)",
            ((key, (several.get(key) or array("I", (single[key],))).tobytes()) for key in keys),
        )
        self._db.commit()
        self._step("names", done)

    def only_names(self) -> None:
        """Make a file with nothing but the names."""
        gc.disable()
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA_SQL)
        self._names()

    def _take_names(self) -> bool:
        """Copy the names that the helper made; False if its file is no good."""
        try:
            self._db.execute("ATTACH ? AS made", (str(self._names_file),))
            self._db.execute("INSERT INTO name SELECT id, j FROM made.name ORDER BY id")
            self._db.execute("INSERT INTO nterm SELECT k, p FROM made.nterm ORDER BY k")
            self._db.commit()
            self._db.execute("DETACH made")
        except sqlite3.Error:
            _log.warning("the names were made in vain", exc_info=True)
            return False
        self._step("names", self._counts.get("names", 0))
        return True

    def _finish(self) -> None:
        self._step("finish", 0)
        meta = {
            "schema": str(SCHEMA),
            "fingerprint": self._source.fingerprint,
            "dates": json.dumps(self._source.dates),
            "counts": json.dumps(self._counts),
        }
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        self._db.commit()


def _kanji_json(record: KanjiRecord, level: int | None) -> str:
    body = [
        record.on, record.kun, record.nanori, record.meanings, record.korean, record.grade,
        record.strokes, record.frequency, record.jlpt_old, level, record.radical, record.components,
    ]  # fmt: skip
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def main(arguments: list[str]) -> int:
    """Build the index of the installed data: ``FOLDER`` is the one argument.

    Progress goes to standard output as JSON lines ``{"stage", "done", "total"}``; an error as
    ``{"error"}`` with exit code 1.
    """
    from dictionary.sources import BuiltInSource

    def report(step: BuildProgress) -> None:
        line = {"stage": step.stage, "done": step.done, "total": step.total}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()

    try:
        if arguments[0] == "--names":
            _leave_with_parent()
            with contextlib.closing(sqlite3.connect(arguments[1])) as connection:
                _Builder(
                    connection,
                    BuiltInSource(Path(arguments[1]).parent),
                    lambda _: None,
                    lambda: False,
                ).only_names()
            return 0
        folder = Path(arguments[0])
        build(folder, BuiltInSource(folder), report, names_file=folder / f"{FILE_NAME}.names")
    except DictionaryError as exc:
        sys.stdout.write(json.dumps({"error": str(exc)}) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
