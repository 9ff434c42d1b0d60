"""Reading the derived index: postings, entries, names and kanji, one connection a thread."""

from __future__ import annotations

import contextlib
import functools
import json
import sqlite3
import threading
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dictionary.errors import DictionaryUnavailableError
from dictionary.folding import shared
from dictionary.index.codec import POSTING, decode_word
from dictionary.model import Entry, KanjiEntry

_NEIGHBOURS = "SELECT (SELECT min(k) FROM term WHERE k >= ?), (SELECT max(k) FROM term WHERE k < ?)"

_NAME_NEIGHBOURS = _NEIGHBOURS.replace("term", "nterm")


class Posting(NamedTuple):
    """An entry under a key; ``marks`` are the constants of ``codec``."""

    entry: int
    classes: int
    score: int
    form: int
    marks: int


_FEW = 4
_SIZES = (8, 16, 25, 50, 100, 200)
_MARKS = {size: ",".join("?" * size) for size in _SIZES}


class Source:
    """What a look-up asks of a dictionary; every dictionary answers in the same way."""

    id = ""

    def postings(self, keys: Sequence[str]) -> dict[str, tuple[Posting, ...]]:
        """Return the postings of the keys that exist."""
        raise NotImplementedError

    def reach(self, stretch: str) -> int:
        """Return how many characters of a folded stretch some key begins with, or more."""
        return len(stretch)

    def texts(self, numbers: Sequence[int]) -> Iterable[tuple[int, str, str]]:
        """Return the entries that exist: number, body and rest, as they are stored.

        A body is JSON: headwords, senses, level, examples. The rest is what a body lacks of what is
        shown.
        """
        raise NotImplementedError

    def body(self, number: int) -> Any:
        """Return the decoded body of an entry, or None."""
        return next((json.loads(text) for _, text, _ in self.texts((number,))), None)

    def entry(self, number: int, body: str, rest: str = "") -> Entry:  # noqa: ARG002
        """Return the entry of a body with its rest, both as they are stored; asks for nothing."""
        return decode_word(number, json.loads(body), self.id)

    def name_ids(self, stretch: str) -> dict[int, tuple[int, ...]]:
        """Return the names that a folded stretch begins with, by their length."""
        raise NotImplementedError

    def name_bodies(self, numbers: Sequence[int]) -> dict[int, Any]:
        """Return decoded names: written forms, readings, translations."""
        raise NotImplementedError

    def close(self) -> None:
        """Close every connection."""


class Index(Source):
    """The built index. Safe to share between threads: each has its own connection.

    Args:
        path: The index file, which never changes in place.

    Raises:
        DictionaryUnavailableError: If it cannot be opened.
    """

    id = "jmdict"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._characters = functools.lru_cache(maxsize=256)(self._read_kanji)
        try:
            self.meta: dict[str, str] = dict(self._execute("SELECT k, v FROM meta"))
        except BaseException:
            self.close()
            raise

    def _execute(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            connection: sqlite3.Connection = self._local.connection
        except AttributeError:
            connection = self._connect()
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.Error as exc:
            raise DictionaryUnavailableError(
                f"The dictionary index cannot be read: {exc}."
            ) from exc

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            connection.execute("PRAGMA cache_size=-2000")
        except sqlite3.Error as exc:
            raise DictionaryUnavailableError(
                f"The dictionary index cannot be read: {exc}."
            ) from exc
        self._local.connection = connection
        with self._lock:
            self._all.append(connection)
        return connection

    def close(self) -> None:
        """Close every thread's connection; no look-up may be running."""
        with self._lock:
            for connection in self._all:
                with contextlib.suppress(sqlite3.Error):
                    connection.close()
            self._all.clear()
            self._local = threading.local()

    def postings(self, keys: Sequence[str]) -> dict[str, tuple[Posting, ...]]:
        """Return the postings of the keys that exist."""
        return {
            key: unpacked(packed) for key, packed in self._in("SELECT k, p FROM term WHERE k", keys)
        }

    def reach(self, stretch: str) -> int:
        """Return how many characters of a folded stretch some key begins with.

        The keys lie in order, so one of the two between which the stretch would lie shares most.
        """
        return self._neighbours(_NEIGHBOURS, stretch)

    def _neighbours(self, query: str, stretch: str) -> int:
        before, after = self._execute(query, (stretch, stretch))[0]
        return max(shared(stretch, before or ""), shared(stretch, after or ""))

    def _in(self, query: str, keys: Sequence[Any]) -> list[Any]:
        """Return the rows of keys, by rising key."""
        rows: list[Any] = []
        ordered = sorted(keys)
        if len(ordered) <= _FEW:  # one by one is faster than a list
            for key in ordered:
                rows += self._execute(f"{query} = ?", (key,))
            return rows
        for at in range(0, len(ordered), 200):
            part = ordered[at : at + 200]
            # A few lengths of lists only, so that SQLite's statement cache serves them.
            size = next(step for step in _SIZES if step >= len(part))
            values = [*part, *[None] * (size - len(part))]
            rows += self._execute(f"{query} IN ({_MARKS[size]})", values)
        return rows

    def texts(self, numbers: Sequence[int]) -> Iterable[tuple[int, str, str]]:
        """Return the entries that exist, read together: number, body, and no rest."""
        return self._in("SELECT id, j, '' FROM entry WHERE id", numbers)

    def name_ids(self, stretch: str) -> dict[int, tuple[int, ...]]:
        """Return the names that a folded stretch begins with, by their length."""
        known = self._neighbours(_NAME_NEIGHBOURS, stretch)
        keys = [stretch[:length] for length in range(1, known + 1)]
        return {
            len(key): tuple(array("I", packed))
            for key, packed in self._in("SELECT k, p FROM nterm WHERE k", keys)
        }

    def name_bodies(self, numbers: Sequence[int]) -> dict[int, Any]:
        """Return decoded names: written forms, readings, translations."""
        rows = self._in("SELECT id, j FROM name WHERE id", numbers)
        return {number: json.loads(text) for number, text in rows}

    def kanji(self, character: str) -> KanjiEntry | None:
        """Return a character's entry."""
        return self._characters(character)

    def _read_kanji(self, character: str) -> KanjiEntry | None:
        rows = self._execute("SELECT j FROM kanji WHERE c = ?", (character,))
        return decode_kanji(character, json.loads(rows[0][0])) if rows else None

    def words_with(self, character: str) -> tuple[int, ...]:
        """Return the commonest words that are written with a kanji, the commonest first."""
        rows = self._execute("SELECT p FROM kanjiword WHERE c = ?", (character,))
        return tuple(array("I", rows[0][0])) if rows else ()

    def kanji_with(self, components: Iterable[str]) -> tuple[str, ...]:
        """Return the kanji that have all these components, the most frequent first."""
        found: set[str] | None = None
        for component in components:
            rows = self._execute("SELECT kanji FROM component WHERE c = ?", (component,))
            some = set(rows[0][0]) if rows else set()
            found = some if found is None else found & some
        rows = self._in("SELECT c, j FROM kanji WHERE c", tuple(found or ()))
        ranked = []
        for char, text in rows:
            body = json.loads(text)
            ranked.append((body[7] or 9999, body[6] or 99, char))
        return tuple(char for _, _, char in sorted(ranked))

    def glossed(self, words: Sequence[str], limit: int) -> tuple[int, ...]:
        """Return entries whose English glosses hold all the words."""
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words)
        try:
            rows = self._execute(
                "SELECT rowid FROM gloss WHERE gloss MATCH ? LIMIT ?", (query, limit)
            )
        except DictionaryUnavailableError:  # an SQLite without FTS5
            return ()
        return tuple(row[0] for row in rows)

    def matching(self, pattern: str, limit: int) -> tuple[tuple[str, tuple[Posting, ...]], ...]:
        """Return the keys that fit a GLOB pattern, with their postings."""
        rows = self._execute("SELECT k, p FROM term WHERE k GLOB ? LIMIT ?", (pattern, limit))
        return tuple((key, unpacked(packed)) for key, packed in rows)

    def warm(self) -> None:
        """Read the file once, so that the first look-ups find it in the system's cache."""
        with contextlib.suppress(OSError), self._path.open("rb", buffering=0) as stream:
            while stream.read(1 << 20):
                pass


def unpacked(packed: bytes) -> tuple[Posting, ...]:
    """Return the postings that lie packed one after the other."""
    return tuple([Posting(*row) for row in POSTING.iter_unpack(packed)])


def decode_kanji(character: str, body: Any) -> KanjiEntry:
    """Return the entry of a decoded kanji row."""
    (on, kun, nanori, meanings, korean, grade, strokes, frequency, old, level, radical, parts) = (
        body
    )
    return KanjiEntry(
        character,
        tuple(on),
        tuple(kun),
        tuple(nanori),
        tuple(meanings),
        grade,
        strokes,
        frequency,
        old,
        level,
        radical_character(radical),
        tuple(parts),
        tuple(korean),
    )


def radical_character(number: int | None) -> str:
    """Return the character of a classical radical, 1 to 214, or nothing.

    Source: Unicode's block of Kangxi Radicals, U+2F00 to U+2FD5, in the order of the numbers; NFKC
    gives the ordinary character.
    """
    import unicodedata

    if number is None or not 1 <= number <= 214:
        return ""
    return unicodedata.normalize("NFKC", chr(0x2F00 + number - 1))
