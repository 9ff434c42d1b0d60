"""Find everything: texts by spelling, inflection and reading; notes, look-ups, entities, titles.

A query is cut at white space; a passage must hold every part. A part is found by its spelling
anywhere, by its lemma when the caller says how it is cut into words, and by its reading when it is
kana: as one word, the beginning of one, or two words on end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from reader.sessions.hits import HitKind, SearchHit, SearchResults, SearchToken
from reader.sessions.model import AnnotationId, DocumentId
from reader.store import passages
from reader.store.database import Store
from reader.store.passages import Passage, fold_kana
from reader.store.query import Part, matches, parts_of, places
from reader.store.texts import unpack_text

_PART = 2
"""Passages indexed in one transaction: some 2,500 characters, so that no note waits for long."""
_FAR = 1 << 62
_LOOKED_THROUGH = 16
"""Newest passages in which a single character is looked for without the index."""
CONTEXT = 24
"""Code points shown before and after a hit."""
_HITS_IN_PASSAGE = 20
"""At most so many from one passage, unless only one document is searched."""
_PLACED_ENTITIES = 10
"""Entities whose first place in the text is looked for; the others name their document only."""


class SearchRepository:
    """Builds and asks the search index.

    Args:
        store: The open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def index(
        self,
        document_id: int,
        text: str,
        tokens: Sequence[SearchToken],
        text_hash: str,
        start: int = 0,
    ) -> int | None:
        """Index a part of a document; the caller holds a transaction.

        What is indexed already and has the same words stays as it is.

        Args:
            document_id: The document.
            text: Its stored text.
            tokens: Its words in the order of the text.
            text_hash: The text's hash, to know later that the index is of this text.
            start: Where to go on; 0 begins anew.

        Returns:
            Where to go on, or None when the document is done (or its text changed meanwhile).
        """
        if start == 0:
            self._store.run("UPDATE documents SET indexed_hash = '' WHERE id = ?", (document_id,))
        elif not self._reaches(document_id, start):
            return None
        for passage in islice(passages.cut(text, tokens, start), _PART):
            self._put(document_id, passage)
            start = passage.end
        if start < len(text):
            return start
        self._delete(self._overlapping(document_id, len(text), _FAR))
        self._store.run(
            "UPDATE documents SET indexed_hash = ? WHERE id = ?", (text_hash, document_id)
        )
        return None

    def _put(self, document_id: int, passage: Passage) -> None:
        """Index a passage in place of those that are there; one that is the same stays."""
        packed = passages.pack(passage)
        present = self._overlapping(document_id, passage.start, passage.end)
        place = (passage.start, passage.end, packed)
        if [(row["start"], row["end"], row["tokens"]) for row in present] == [place]:
            return
        self._delete(present)
        cursor = self._store.run(
            "INSERT INTO passages (document_id, start, end, tokens) VALUES (?, ?, ?, ?)",
            (document_id, *place),
        )
        self._store.run(
            "INSERT INTO passage_index (rowid, spelling, lemma, lemma_reading, reading)"
            " VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, *passages.columns(passage)),
        )

    def _overlapping(self, document_id: int, start: int, end: int) -> list[Any]:
        return self._store.rows(
            "SELECT * FROM passages WHERE document_id = ? AND start < ? AND end > ?",
            (document_id, end, start),
        )

    def _reaches(self, document_id: int, end: int) -> bool:
        return bool(
            self._store.value(
                "SELECT EXISTS (SELECT 1 FROM passages WHERE document_id = ? AND end = ?)",
                (document_id, end),
            )
        )

    def remove(self, document_id: int) -> None:
        """Take a document out of the index; the caller holds a transaction."""
        self._delete(self._overlapping(document_id, -1, _FAR))
        self._store.run("UPDATE documents SET indexed_hash = '' WHERE id = ?", (document_id,))

    def _delete(self, rows: list[Any]) -> None:
        for row in rows:
            passage = passages.unpack(row["start"], row["end"], row["tokens"])
            self._store.run(
                "INSERT INTO passage_index"
                " (passage_index, rowid, spelling, lemma, lemma_reading, reading)"
                " VALUES ('delete', ?, ?, ?, ?, ?)",
                (row["id"], *passages.columns(passage)),
            )
            self._store.run("DELETE FROM passages WHERE id = ?", (row["id"],))

    def knows(self, document_id: int) -> bool:
        """Tell whether the index is of the text that the document has."""
        return bool(
            self._store.value(
                "SELECT indexed_hash = content_hash FROM documents WHERE id = ?", (document_id,)
            )
        )

    def unindexed(self) -> tuple[DocumentId, ...]:
        """Return the documents whose text is not in the index, opened last first."""
        rows = self._store.rows(
            "SELECT id FROM documents WHERE indexed_hash != content_hash AND deleted_at IS NULL"
            " ORDER BY opened_order DESC"
        )
        return tuple(DocumentId(row[0]) for row in rows)

    def search(
        self,
        query: str,
        tokens: Sequence[SearchToken] = (),
        *,
        document_id: int | None = None,
        limit: int = 100,
    ) -> SearchResults:
        """Search the library.

        Args:
            query: What the reader typed.
            tokens: The same, cut into words, so that every inflection is found; may be empty.
            document_id: Only in this document.
            limit: At most so many hits in texts, and so many others of each kind.
        """
        parts = parts_of(query, tokens)
        if not parts:
            return SearchResults(query)
        hits, truncated = self._texts(parts, document_id, limit)
        words = [part.spelling for part in parts]
        for found in (
            self._titles(words, document_id, limit),
            self._notes(words, document_id, limit),
            self._entities(words, document_id, limit),
            self._lookups(words, document_id, limit),
        ):
            hits += found
            truncated = truncated or len(found) == limit
        documents = len({hit.document_id for hit in hits})
        return SearchResults(query, tuple(hits), documents, truncated)

    def _texts(
        self, parts: Sequence[Part], document_id: int | None, limit: int
    ) -> tuple[list[SearchHit], bool]:
        found: list[tuple[int, SearchHit]] = []
        seen: set[int] = set()
        most = _HITS_IN_PASSAGE if document_id is None else None
        for row in self._candidates(parts, document_id):
            if row["id"] in seen:
                continue
            if len(found) >= limit:
                break
            seen.add(row["id"])
            passage = passages.Packed(row["start"], row["end"], row["tokens"])
            for start, end, kind in places(parts, passage)[:most]:
                found.append((-row["opened_order"], _hit(kind, row, passage, start, end)))
        else:
            return _in_order(found), False
        return _in_order(found), True

    def _candidates(self, parts: Sequence[Part], document_id: int | None) -> Iterator[Any]:
        """Passages that may hold a query, newest first for each way to find it."""
        if len(parts) == 1 and len(parts[0].spelling) == 1:
            # A frequent character is in every passage; the index would gather all of them first.
            yield from self._passages("", document_id, f"LIMIT {_LOOKED_THROUGH}")
        for match in matches(parts):
            yield from self._passages(match, document_id)

    def _passages(self, match: str, document_id: int | None, limit: str = "") -> Iterator[Any]:
        table = "passage_index i CROSS JOIN passages p ON p.id = i.rowid" if match else "passages p"
        condition = "passage_index MATCH :match" if match else "1"
        only = "" if document_id is None else "AND p.document_id = :document"
        return self._store.each(
            f"SELECT p.*, d.title, d.opened_order FROM {table}"
            " CROSS JOIN documents d ON d.id = p.document_id"
            f" WHERE {condition} AND d.deleted_at IS NULL {only}"
            f" ORDER BY {'i.rowid' if match else 'p.id'} DESC {limit}",
            {"match": match, "document": document_id},
        )

    def _text(self, document_id: int) -> str:
        data = self._store.value("SELECT text FROM texts WHERE document_id = ?", (document_id,))
        return "" if data is None else unpack_text(data)

    def _titles(self, words: list[str], document_id: int | None, limit: int) -> list[SearchHit]:
        if document_id is not None:
            return []
        condition, values = _holds(("title",), words)
        rows = self._store.rows(
            f"SELECT id, title FROM documents WHERE {condition} AND deleted_at IS NULL"
            " ORDER BY opened_order DESC LIMIT :limit",
            {**values, "limit": limit},
        )
        return [
            SearchHit(
                HitKind.TITLE, DocumentId(row["id"]), row["title"], 0, 0, "", row["title"], ""
            )
            for row in rows
        ]

    def _notes(self, words: list[str], document_id: int | None, limit: int) -> list[SearchHit]:
        # Notes by an index that holds nothing else; quotes only where the text is not there to be
        # found in. Newest first, so that a frequent word ends early.
        noted, values = _holds(("note",), words)
        quoted, _ = _holds(("exact",), words)
        rows = self._store.rows(
            "SELECT a.*, d.title FROM annotations a JOIN documents d ON d.id = a.document_id"
            " WHERE (:document IS NULL OR d.id = :document) AND a.id IN"
            f" (SELECT id FROM annotations INDEXED BY annotations_note WHERE note != '' AND {noted}"
            f" UNION ALL SELECT id FROM annotations WHERE orphaned = 1 AND {quoted}"
            " UNION ALL SELECT o.id FROM documents p CROSS JOIN annotations o"
            f" ON o.document_id = p.id WHERE p.deleted_at IS NOT NULL AND {quoted})"
            " ORDER BY a.id DESC LIMIT :limit",
            {**values, "document": document_id, "limit": limit},
        )
        return [
            SearchHit(
                HitKind.NOTE,
                DocumentId(row["document_id"]),
                row["title"],
                row["start"],
                row["end"],
                row["exact"],
                row["note"],
                "",
                AnnotationId(row["id"]),
            )
            for row in rows
        ]

    def _entities(self, words: list[str], document_id: int | None, limit: int) -> list[SearchHit]:
        # Readings are kept in hiragana; a name in katakana is found as it is written.
        condition, values = _holds(("folded",), words)
        only = "" if document_id is None else "AND document_id = :document"
        rows = self._store.rows(
            "SELECT e.*, d.title FROM (SELECT * FROM document_entities"
            f" WHERE {condition} {only} ORDER BY document_id DESC LIMIT :limit) e"
            " JOIN documents d ON d.id = e.document_id WHERE d.deleted_at IS NULL",
            {**values, "document": document_id, "limit": limit},
        )
        hits = []
        for count, row in enumerate(rows):
            owner, name = DocumentId(row["document_id"]), row["name"]
            start = self._text(owner).find(name) if count < _PLACED_ENTITIES else -1
            place = (start, start + len(name)) if start >= 0 else (0, 0)
            hits.append(
                SearchHit(
                    HitKind.ENTITY,
                    owner,
                    row["title"],
                    *place,
                    row["type"],
                    name,
                    row["reading"],
                )
            )
        return hits

    def _lookups(self, words: list[str], document_id: int | None, limit: int) -> list[SearchHit]:
        # By index: half a million look-ups are not scanned. A headword or reading that begins so.
        if len(words) != 1:
            return []
        word, kana = words[0], fold_kana(words[0])
        rows = self._store.rows(
            "SELECT l.*, d.title FROM"
            " (SELECT id FROM lookups WHERE headword >= :word AND headword < :end"
            " UNION SELECT id FROM lookups WHERE reading >= :kana AND reading < :kana_end"
            " ORDER BY id DESC LIMIT :limit) AS f JOIN lookups l ON l.id = f.id"
            " JOIN documents d ON d.id = l.document_id"
            " WHERE d.deleted_at IS NULL AND (:document IS NULL OR l.document_id = :document)"
            " ORDER BY l.id DESC",
            {
                "word": word,
                "end": word + "\U0010ffff",
                "kana": kana,
                "kana_end": kana + "\U0010ffff",
                "document": document_id,
                "limit": limit,
            },
        )
        return [
            SearchHit(
                HitKind.WORD,
                DocumentId(row["document_id"]),
                row["title"],
                row["start"],
                row["end"],
                row["reading"],
                row["headword"],
                row["gloss"],
            )
            for row in rows
        ]


def _holds(fields: Sequence[str], words: list[str]) -> tuple[str, dict[str, str]]:
    """A condition that every word is in one of the fields, and its values."""
    conditions = []
    values = {}
    for index, word in enumerate(words):
        name = f"word{index}"
        if word.isascii() or word.upper() != word:
            # Only LIKE folds the case of ASCII letters; it takes five times as long.
            escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            values[name] = f"%{escaped}%"
            ways = [f"{field} LIKE :{name} ESCAPE '\\'" for field in fields]
        else:
            values[name] = word
            ways = [f"instr({field}, :{name}) > 0" for field in fields]
        conditions.append(f"({' OR '.join(ways)})")
    return " AND ".join(conditions), values


def _in_order(found: list[tuple[int, SearchHit]]) -> list[SearchHit]:
    """Hits of the document opened last first, each document's in the order of its text."""
    found.sort(key=lambda pair: (pair[0], pair[1].start))
    return [hit for _, hit in found]


def _hit(kind: HitKind, row: Any, passage: passages.Packed, start: int, end: int) -> SearchHit:
    # Passages are whole lines, and a hit is shown within its line.
    text, first, last = passage.text, start - passage.start, end - passage.start
    return SearchHit(
        kind,
        DocumentId(row["document_id"]),
        row["title"],
        start,
        end,
        text[max(0, first - CONTEXT) : first].rpartition("\n")[2],
        text[first:last],
        text[last : last + CONTEXT].partition("\n")[0],
    )
