"""Word statuses, the vocabulary of each document, and the entries that the reader prefers."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reader.sessions.model import (
    Coverage,
    EntitySummary,
    Preference,
    WordCount,
    WordState,
    WordStatus,
)
from reader.sessions.word_keys import DO, lemmas_of, status_of
from reader.store.database import Store
from reader.store.history import History
from reader.store.passages import fold, fold_kana

_PART = 400
"""Values in one statement, under the 999 that old SQLite builds allow."""
_KNOWN = (WordStatus.KNOWN, WordStatus.IGNORED)
"""Statuses that count as known in a coverage: what is ignored need not be learned."""


class WordRepository:
    """Reads and writes words.

    Args:
        store: The open store.
        history: Where what can be undone is recorded.
    """

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history

    def set_status(self, lemma: str, reading: str, status: WordStatus) -> None:
        """Set a word's status, within a step; NEW forgets the word."""
        key = {"lemma": lemma, "reading": reading}
        if status is WordStatus.NEW:
            changed = self._history.delete("words", key)
        else:
            values = {"status": int(status), "updated_at": self._store.now()}
            changed = self._history.put("words", key, values)
        if changed:
            self.touch()

    def add_many(self, words: Iterable[tuple[str, str]], status: WordStatus) -> int:
        """Give many words a status at once where they have none yet or a lower one, within a step.

        Returns:
            How many changed. An IGNORED word stays ignored.
        """
        wanted = set(words)
        present: dict[tuple[str, str], tuple[int, str]] = {}
        for part in _parts(sorted({lemma for lemma, _ in wanted})):
            marks = ", ".join("?" * len(part))
            for row in self._store.rows(f"SELECT * FROM words WHERE lemma IN ({marks})", part):
                present[row["lemma"], row["reading"]] = (row["status"], row["updated_at"])
        after = {"status": int(status), "updated_at": self._store.now()}
        changed = []
        for key in sorted(wanted):
            was = present.get(key)
            if was is not None and was[0] >= status:
                continue
            before = None if was is None else {"status": was[0], "updated_at": was[1]}
            self._history.note("words", {"lemma": key[0], "reading": key[1]}, before, after)
            changed.append((*key, *after.values()))
        # One statement for all: row by row a list of 20,000 words would take seconds.
        self._store.run_many("INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?)", changed)
        if changed:
            self.touch()
        return len(changed)

    def states(self, lemmas: Sequence[str]) -> dict[tuple[str, str], WordStatus]:
        """Return the statuses of words with these lemmas, by lemma and reading."""
        found: dict[tuple[str, str], WordStatus] = {}
        for part in _parts(lemmas):
            marks = ", ".join("?" * len(part))
            rows = self._store.rows(
                f"SELECT lemma, reading, status FROM words WHERE lemma IN ({marks})",
                part,
            )
            found.update(((row[0], row[1]), WordStatus(row[2])) for row in rows)
        return found

    def all(self, statuses: Iterable[WordStatus] = ()) -> tuple[WordState, ...]:
        """Return all words that have a status, newest change first; ``statuses`` () means any."""
        wanted = [int(status) for status in statuses]
        where = f"WHERE status IN ({', '.join('?' * len(wanted))})" if wanted else ""
        rows = self._store.rows(
            f"SELECT * FROM words {where} ORDER BY updated_at DESC, lemma, reading",
            wanted,
        )
        return tuple(
            WordState(row["lemma"], row["reading"], WordStatus(row["status"]), row["updated_at"])
            for row in rows
        )

    def touch(self) -> None:
        """Note that statuses changed, so that stored coverages are out of date."""
        self._store.run(
            "INSERT INTO meta VALUES ('words_version', '1')"
            " ON CONFLICT (key) DO UPDATE SET value = value + 1"
        )

    def version(self) -> int:
        """A number that grows with every change of a status."""
        return int(self._store.value("SELECT value FROM meta WHERE key = 'words_version'") or 0)

    def save_document(self, document_id: int, words: Iterable[WordCount]) -> None:
        """Keep a document's words with their counts; the caller holds a transaction."""
        counts: dict[tuple[str, str], int] = {}
        for word in words:
            key = (word.lemma, word.reading)
            counts[key] = counts.get(key, 0) + word.count
        self._store.run_many(
            "INSERT OR IGNORE INTO terms (lemma, reading) VALUES (?, ?)", list(counts)
        )
        flat = array("I")
        for part in _parts(sorted({lemma for lemma, _ in counts})):
            marks = ", ".join("?" * len(part))
            rows = self._store.rows(
                f"SELECT id, lemma, reading FROM terms WHERE lemma IN ({marks})", part
            )
            for term, lemma, reading in rows:
                if (lemma, reading) in counts:
                    flat.extend((term, counts[lemma, reading]))
        self._store.run(
            "INSERT INTO document_terms VALUES (?, ?) ON CONFLICT (document_id)"
            " DO UPDATE SET counts = excluded.counts",
            (document_id, _pack(flat)),
        )
        self._store.run(
            "UPDATE documents SET words = ?, coverage_version = -1 WHERE id = ?",
            (sum(counts.values()), document_id),
        )

    def document_words(self, document_id: int) -> tuple[WordCount, ...]:
        """Return a document's vocabulary, most frequent first; () before it was saved."""
        flat = self._counts(document_id)
        names: dict[int, tuple[str, str]] = {}
        for part in _parts(flat[::2].tolist()):
            marks = ", ".join("?" * len(part))
            rows = self._store.rows(
                f"SELECT id, lemma, reading FROM terms WHERE id IN ({marks})",
                part,
            )
            names.update((row[0], (row[1], row[2])) for row in rows)
        pairs = zip(flat[::2], flat[1::2], strict=True)
        words = [WordCount(*names[term], count) for term, count in pairs if term in names]
        return tuple(sorted(words, key=lambda word: (-word.count, word.lemma, word.reading)))

    def document_states(self, document_id: int) -> tuple[WordState, ...]:
        """Return the statuses of the words of a document, those that have one."""
        words = {(word.lemma, word.reading) for word in self.document_words(document_id)}
        return tuple(state for state in self.all() if (state.lemma, state.reading) in words)

    def coverage(self, document_id: int) -> Coverage:
        """Return how much of a document is known."""
        flat, known = self._counts(document_id), self._known_terms()
        running_known = different_known = 0
        for term, count in zip(flat[::2], flat[1::2], strict=True):
            if term in known:
                running_known += count
                different_known += 1
        return Coverage(sum(flat[1::2]), running_known, len(flat) // 2, different_known)

    def coverage_of(self, words: Iterable[WordCount]) -> Coverage:
        """Return how much of a list of words is known."""
        listed = list(words)
        states = self.states(lemmas_of((word.lemma, word.reading) for word in listed))
        known = [word for word in listed if status_of(states, word.lemma, word.reading) in _KNOWN]
        return Coverage(
            sum(word.count for word in listed),
            sum(word.count for word in known),
            len(listed),
            len(known),
        )

    def refresh_coverages(self, document_ids: Iterable[int] | None = None, limit: int = -1) -> int:
        """Bring the stored coverages up to date; return how many were out of date.

        The caller holds a transaction. About 0.5 ms a document.

        Args:
            document_ids: Only these documents.
            limit: At most so many, those opened last; all for -1.
        """
        version = self.version()
        rows = self._store.rows(
            "SELECT id FROM documents WHERE words > 0 AND coverage_version != ?"
            " ORDER BY opened_order DESC LIMIT ?",
            (version, limit),
        )
        stale = [row[0] for row in rows]
        if document_ids is not None:
            wanted = set(document_ids)
            stale = [document_id for document_id in stale if document_id in wanted]
        if not stale:
            return 0
        known = self._known_terms()
        updates = []
        for document_id in stale:
            flat = self._counts(document_id)
            # By sets and maps: a loop over two million pairs would take five times as long.
            counts = dict(zip(flat[::2], flat[1::2], strict=True))
            total = sum(map(counts.__getitem__, known.intersection(counts)))
            updates.append((total, version, document_id))
        self._store.run_many(
            "UPDATE documents SET known_words = ?, coverage_version = ? WHERE id = ?", updates
        )
        return len(stale)

    def save_entities(self, document_id: int, entities: Iterable[EntitySummary]) -> None:
        """Keep the entities of a document; the caller holds a transaction."""
        self._store.run("DELETE FROM document_entities WHERE document_id = ?", (document_id,))
        rows = [
            (
                document_id,
                one.type,
                one.name,
                one.reading,
                "\x1f".join(one.aliases),
                one.mentions,
                "\x1f".join((fold(one.name), *map(fold, one.aliases), fold_kana(one.reading))),
            )
            for one in entities
        ]
        self._store.run_many(
            "INSERT OR REPLACE INTO document_entities VALUES (?, ?, ?, ?, ?, ?, ?)", rows
        )
        self._store.run("UPDATE documents SET entities = ? WHERE id = ?", (len(rows), document_id))

    def documents_naming(self, names: Iterable[str]) -> tuple[tuple[int, str, int], ...]:
        """Return (document id, title, mentions) of documents with an entity of one of these names.

        An entity is one by its name or one of its aliases; the most mentions come first.
        """
        found: dict[int, tuple[int, str, int]] = {}
        for name in dict.fromkeys(names):
            for row in self._store.rows(
                "SELECT d.id, d.title, max(e.mentions) AS mentions"
                " FROM document_entities e JOIN documents d ON d.id = e.document_id"
                " WHERE e.name = ? OR instr(char(31) || e.aliases || char(31), ?) GROUP BY d.id",
                (name, f"\x1f{name}\x1f"),
            ):
                known = found.get(row["id"])
                count = max(row["mentions"], known[2] if known is not None else 0)
                found[row["id"]] = (row["id"], row["title"], count)
        return tuple(sorted(found.values(), key=lambda one: -one[2]))

    def entities(self, document_id: int) -> tuple[EntitySummary, ...]:
        """Return the entities that a document was saved with, most mentioned first."""
        rows = self._store.rows(
            "SELECT * FROM document_entities WHERE document_id = ? ORDER BY mentions DESC, name",
            (document_id,),
        )
        return tuple(
            EntitySummary(
                row["type"],
                row["name"],
                row["reading"],
                tuple(row["aliases"].split("\x1f")) if row["aliases"] else (),
                row["mentions"],
            )
            for row in rows
        )

    def prefer(self, headword: str, entry: int, source: str) -> None:
        """Keep the entry that the reader chose for a headword, within a step."""
        values = {"entry": entry, "source": source, "updated_at": self._store.now()}
        self._history.put("preferences", {"headword": headword}, values)

    def forget_preference(self, headword: str) -> None:
        """Take a choice back, within a step."""
        self._history.delete("preferences", {"headword": headword})

    def preferences(self) -> tuple[Preference, ...]:
        """Return all choices, by headword."""
        rows = self._store.rows("SELECT * FROM preferences ORDER BY headword")
        return tuple(
            Preference(row["headword"], row["entry"], row["source"], row["updated_at"])
            for row in rows
        )

    def _counts(self, document_id: int) -> array[int]:
        data = self._store.value(
            "SELECT counts FROM document_terms WHERE document_id = ?", (document_id,)
        )
        return _unpack(data) if data is not None else array("I")

    def _known_terms(self) -> set[int]:
        # As ``status_of`` has it: the word itself, the word without a reading, the noun of a verb,
        # the noun without a reading; each only where none before it has a status.
        rows = self._store.rows(
            "SELECT t.id FROM words w JOIN terms t USING (lemma, reading)"
            " WHERE w.status IN (:known, :ignored)"
            " UNION ALL SELECT t.id FROM words w JOIN terms t USING (lemma)"
            " WHERE w.reading = '' AND t.reading != '' AND w.status IN (:known, :ignored)"
            " AND NOT EXISTS"
            " (SELECT 1 FROM words o WHERE o.lemma = t.lemma AND o.reading = t.reading)"
            " UNION ALL SELECT t.id FROM words w JOIN terms t"
            " ON t.lemma = w.lemma || :do AND t.reading = w.reading || :do"
            " WHERE w.reading != '' AND w.status IN (:known, :ignored) AND NOT EXISTS"
            " (SELECT 1 FROM words o WHERE o.lemma = t.lemma AND o.reading IN (t.reading, ''))"
            " UNION ALL SELECT t.id FROM words w JOIN terms t ON t.lemma = w.lemma || :do"
            " WHERE w.reading = '' AND w.status IN (:known, :ignored) AND NOT EXISTS"
            " (SELECT 1 FROM words o WHERE o.lemma = t.lemma AND o.reading IN (t.reading, ''))"
            " AND NOT EXISTS (SELECT 1 FROM words o"
            " WHERE o.lemma = w.lemma AND o.reading != '' AND o.reading || :do = t.reading)",
            {"known": int(WordStatus.KNOWN), "ignored": int(WordStatus.IGNORED), "do": DO},
        )
        return {row[0] for row in rows}


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(values), _PART):
        yield values[first : first + _PART]


def _pack(values: array[int]) -> bytes:
    little = array("I", values)
    if sys.byteorder == "big":
        little.byteswap()
    return zlib.compress(little.tobytes(), 1)


def _unpack(data: bytes) -> array[int]:
    values = array("I")
    values.frombytes(zlib.decompress(data))
    if sys.byteorder == "big":
        values.byteswap()
    return values
