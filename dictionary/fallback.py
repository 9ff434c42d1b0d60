"""Answers from jamdict's own database while the index is being built: slower and plainer."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from dictionary.errors import DictionaryUnavailableError
from dictionary.folding import to_katakana
from dictionary.index.codec import POSTING, encode_name, encode_word
from dictionary.index.query import Posting, Source
from dictionary.jamdict_source import JamdictSource, connect

_REMEMBERED = 4000


class Fallback(Source):
    """jamdict's database asked in batches. One connection a thread.

    Args:
        records: jamdict's data.
    """

    id = "jmdict"

    def __init__(self, records: JamdictSource) -> None:
        self._records = records
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._bodies: OrderedDict[int, str] = OrderedDict()
        self._postings: dict[int, list[tuple[str, bytes]]] = {}

    def _connection(self) -> sqlite3.Connection:
        try:
            connection: sqlite3.Connection = self._local.connection
        except AttributeError:
            connection = connect(self._records.path)
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    def close(self) -> None:
        """Close this thread's connection; the others go with their threads."""
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()
            self._local = threading.local()

    def _ids(self, tables: tuple[str, str], keys: Sequence[str]) -> dict[str, set[int]]:
        asked: dict[str, list[str]] = {}
        for key in keys:
            for text in {key, to_katakana(key)}:
                asked.setdefault(text, []).append(key)
        texts = list(asked)
        found: dict[str, set[int]] = {}
        try:
            for at in range(0, len(texts), 400):
                part = texts[at : at + 400]
                marks = ",".join("?" * len(part))
                for table in tables:
                    query = f"SELECT text, idseq FROM {table} WHERE text IN ({marks})"  # noqa: S608
                    for text, number in self._connection().execute(query, part):
                        for key in asked[text]:
                            found.setdefault(key, set()).add(number)
        except sqlite3.Error as exc:
            raise DictionaryUnavailableError(f"The dictionary cannot be read: {exc}.") from exc
        return found

    def postings(self, keys: Sequence[str]) -> dict[str, tuple[Posting, ...]]:
        """Return the postings of the keys that exist."""
        found = self._ids(("Kanji", "Kana"), keys)
        wanted = frozenset(number for numbers in found.values() for number in numbers)
        self._read(frozenset(number for number in wanted if number not in self._bodies))
        answer: dict[str, tuple[Posting, ...]] = {}
        for key, numbers in found.items():
            rows = [
                Posting(*POSTING.unpack(packed))
                for number in sorted(numbers)
                for own, packed in self._postings.get(number, ())
                if own == key
            ]
            if rows:
                answer[key] = tuple(rows)
        return answer

    def _read(self, numbers: frozenset[int]) -> None:
        for record in self._records.words_by_id(self._connection(), numbers):
            text, postings = encode_word(record)
            with self._lock:
                self._bodies[record.id] = text
                self._postings[record.id] = postings
                while len(self._bodies) > _REMEMBERED:
                    old, _ = self._bodies.popitem(last=False)
                    self._postings.pop(old, None)

    def texts(self, numbers: Sequence[int]) -> Iterable[tuple[int, str, str]]:
        """Return the entries that exist: number, body, and no rest."""
        self._read(frozenset(number for number in numbers if number not in self._bodies))
        found = ((number, self._bodies.get(number)) for number in numbers)
        return [(number, text, "") for number, text in found if text is not None]

    def name_ids(self, stretch: str) -> dict[int, tuple[int, ...]]:
        """Return the names that a folded stretch begins with, by their length."""
        keys = [stretch[:length] for length in range(1, len(stretch) + 1)]
        found = self._ids(("NEKanji", "NEKana"), keys)
        return {len(key): tuple(sorted(numbers)) for key, numbers in found.items()}

    def name_bodies(self, numbers: Sequence[int]) -> dict[int, Any]:
        """Return decoded names."""
        records = self._records.names_by_id(self._connection(), frozenset(numbers))
        return {record.id: json.loads(encode_name(record)) for record in records}
