"""Find everything: texts by spelling, inflection and reading; notes, look-ups, entities, titles.

A query is cut at white space; a passage must hold every part. A part is found by its spelling
anywhere, by its lemma when the caller says how it is cut into words, and by its reading when it is
kana: as one word, the beginning of one, or two words on end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.sessions.model import (
    AnnotationId,
    DocumentId,
    HitKind,
    SearchHit,
    SearchResults,
    SearchToken,
)
from reader.store import passages
from reader.store.database import Store
from reader.store.passages import Passage, fold_kana
from reader.store.query import Part, matches, parts_of, places
from reader.store.texts import unpack_text

_PART = 8
"""Passages indexed in one transaction: some 10,000 characters, 0.1 s."""
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
            self.remove(document_id)
        elif start != self._indexed_up_to(document_id):
            return None
        for count, passage in enumerate(passages.cut(text, tokens, start)):
            if count == _PART:
                return passage.start
            self._add(document_id, text, passage)
        self._store.run(
            "UPDATE documents SET indexed_hash = ? WHERE id = ?", (text_hash, document_id)
        )
        return None

    def _add(self, document_id: int, text: str, passage: Passage) -> None:
        cursor = self._store.run(
            "INSERT INTO passages (document_id, start, end, tokens) VALUES (?, ?, ?, ?)",
            (document_id, passage.start, passage.end, passages.pack(passage)),
        )
        self._store.run(
            "INSERT INTO passage_index (rowid, spelling, lemma, lemma_reading, reading)"
            " VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, *passages.columns(text, passage)),
        )

    def _indexed_up_to(self, document_id: int) -> int:
        end = self._store.value(
            "SELECT max(end) FROM passages WHERE document_id = ?", (document_id,)
        )
        return int(end or 0)

    def remove(self, document_id: int) -> None:
        """Take a document out of the index; its stored text must still be the one indexed."""
        rows = self._store.rows("SELECT * FROM passages WHERE document_id = ?", (document_id,))
        if not rows:
            return
        text = self._text(document_id)
        for row in rows:
            passage = passages.unpack(row["start"], row["end"], row["tokens"])
            self._store.run(
                "INSERT INTO passage_index"
                " (passage_index, rowid, spelling, lemma, lemma_reading, reading)"
                " VALUES ('delete', ?, ?, ?, ?, ?)",
                (row["id"], *passages.columns(text, passage)),
            )
        self._store.run("DELETE FROM passages WHERE document_id = ?", (document_id,))
        self._store.run("UPDATE documents SET indexed_hash = '' WHERE id = ?", (document_id,))

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
        texts: dict[int, str] = {}
        seen: set[int] = set()
        truncated = False
        most = _HITS_IN_PASSAGE if document_id is None else None
        for match in matches(parts):
            for row in self._passages(match, document_id, limit):
                if row["id"] in seen:
                    continue
                if len(found) >= limit:
                    truncated = True
                    break
                seen.add(row["id"])
                owner = row["document_id"]
                if owner not in texts:
                    texts[owner] = self._text(owner)
                passage = passages.Packed(row["start"], row["end"], row["tokens"])
                for start, end, kind in places(parts, passage, texts[owner])[:most]:
                    hit = _hit(kind, row, texts[owner], start, end)
                    found.append((-row["opened_order"], hit))
        found.sort(key=lambda pair: (pair[0], pair[1].start))
        return [hit for _, hit in found], truncated

    def _passages(self, match: str, document_id: int | None, limit: int) -> list[Any]:
        only = "" if document_id is None else "AND p.document_id = :document"
        return self._store.rows(
            "SELECT p.*, d.title, d.opened_order FROM passage_index i"
            " CROSS JOIN passages p ON p.id = i.rowid JOIN documents d ON d.id = p.document_id"
            f" WHERE passage_index MATCH :match AND d.deleted_at IS NULL {only}"
            " ORDER BY i.rowid DESC LIMIT :limit",
            {"match": match, "document": document_id, "limit": limit + 1},
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


def _hit(kind: HitKind, row: Any, text: str, start: int, end: int) -> SearchHit:
    return SearchHit(
        kind,
        DocumentId(row["document_id"]),
        row["title"],
        start,
        end,
        text[max(0, start - CONTEXT) : start].rpartition("\n")[2],
        text[start:end],
        text[end : end + CONTEXT].partition("\n")[0],
    )
