"""What the reader corrected: readings, borders of words, entities; and the notes on entities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.sessions.anchors import Anchor, Found
from reader.sessions.model import (
    CorrectionScope,
    DocumentId,
    EntityCorrection,
    EntityNote,
    ReadingCorrection,
    WordCorrection,
)
from reader.store.database import Store
from reader.store.history import History

_SURFACES = {
    "reading_corrections": "surface",
    "word_corrections": "surface",
    "entity_corrections": "name",
}
"""The tables, and the column that holds what each correction is about."""


class CorrectionRepository:
    """Reads and writes corrections.

    Args:
        store: The open store.
        history: Where what can be undone is recorded.
    """

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history

    def add_reading(
        self,
        scope: CorrectionScope,
        document_id: int | None,
        where: Anchor,
        text_hash: str,
        reading: str,
    ) -> int:
        """Add a reading, within a step; one for the same words and reach is replaced."""
        self._drop("reading_corrections", scope, document_id, where)
        return self._history.insert(
            "reading_corrections",
            {
                **_place(scope, document_id, where, text_hash),
                "surface": where.exact,
                "reading": reading,
                "created_at": self._store.now(),
            },
        )

    def add_words(
        self,
        scope: CorrectionScope,
        document_id: int | None,
        where: Anchor,
        text_hash: str,
        sizes: Sequence[int],
    ) -> int:
        """Add borders of words, within a step; the same stretch and reach is replaced."""
        self._drop("word_corrections", scope, document_id, where)
        return self._history.insert(
            "word_corrections",
            {
                **_place(scope, document_id, where, text_hash),
                "surface": where.exact,
                "sizes": " ".join(map(str, sizes)),
                "created_at": self._store.now(),
            },
        )

    def add_entity(
        self,
        scope: CorrectionScope,
        document_id: int | None,
        where: Anchor,
        text_hash: str,
        action: str,
        value: str,
    ) -> int:
        """Add a correction of an entity, within a step; one of the same action is replaced."""
        self._drop("entity_corrections", scope, document_id, where, action)
        return self._history.insert(
            "entity_corrections",
            {
                **_place(scope, document_id, where, text_hash),
                "name": where.exact,
                "action": action,
                "value": value,
                "created_at": self._store.now(),
            },
        )

    def delete_reading(self, correction_id: int) -> bool:
        """Delete a reading, within a step."""
        return self._history.delete("reading_corrections", {"id": correction_id})

    def delete_words(self, correction_id: int) -> bool:
        """Delete borders of words, within a step."""
        return self._history.delete("word_corrections", {"id": correction_id})

    def delete_entity(self, correction_id: int) -> bool:
        """Delete a correction of an entity, within a step."""
        return self._history.delete("entity_corrections", {"id": correction_id})

    def readings(self, document_id: int | None = None) -> tuple[ReadingCorrection, ...]:
        """Return the readings that hold in a document, or all for None; a later one wins."""
        return tuple(map(_reading, self._select("reading_corrections", document_id)))

    def words(self, document_id: int | None = None) -> tuple[WordCorrection, ...]:
        """Return the borders of words that hold in a document, or all; a later one wins."""
        return tuple(map(_words, self._select("word_corrections", document_id)))

    def entities(self, document_id: int | None = None) -> tuple[EntityCorrection, ...]:
        """Return the corrections of entities that hold in a document, or all; oldest first."""
        return tuple(map(_entity, self._select("entity_corrections", document_id)))

    def stale(self, document_id: int, text_hash: str) -> list[tuple[str, int, Anchor]]:
        """Return table, id and anchor of corrections of a place that were made in another text."""
        found: list[tuple[str, int, Anchor]] = []
        for table, surface in _SURFACES.items():
            rows = self._store.rows(
                f"SELECT * FROM {table} WHERE document_id = ? AND scope = ? AND text_hash != ?"
                " AND end > start",
                (document_id, CorrectionScope.HERE.value, text_hash),
            )
            found += [
                (
                    table,
                    row["id"],
                    Anchor(row["start"], row["end"], row[surface], row["prefix"], row["suffix"]),
                )
                for row in rows
            ]
        return found

    def anchored(self, table: str, correction_id: int, text_hash: str, found: Found | None) -> None:
        """Note where the place of a correction is today.

        A lost one keeps its row and its old hash, and applies to nothing until its place is back.
        """
        if table not in _SURFACES:
            raise AssertionError(table)
        if found is None:
            self._store.run(
                f"UPDATE {table} SET start = -1, end = end - start - 1 WHERE id = ? AND start >= 0",
                (correction_id,),
            )
            return
        self._store.run(
            f"UPDATE {table} SET start = ?, end = ?, text_hash = ? WHERE id = ?",
            (found.start, found.end, text_hash, correction_id),
        )

    def set_note(self, document_id: int | None, kind: str, name: str, body: str) -> int:
        """Write what the reader says of an entity, within a step; an empty body deletes it."""
        found = self._store.value(
            "SELECT id FROM entity_notes WHERE document_id IS ? AND type = ? AND name = ?",
            (document_id, kind, name),
        )
        if found is None:
            if not body:
                return 0
            return self._history.insert(
                "entity_notes",
                {
                    "document_id": document_id,
                    "type": kind,
                    "name": name,
                    "body": body,
                    "updated_at": self._store.now(),
                },
            )
        if body:
            values = {"body": body, "updated_at": self._store.now()}
            self._history.update("entity_notes", {"id": found}, values)
        else:
            self._history.delete("entity_notes", {"id": found})
        return int(found)

    def notes(self, document_id: int | None = None) -> tuple[EntityNote, ...]:
        """Return the notes that hold in a document (its own and those for all), or all notes."""
        where = "1" if document_id is None else "document_id = :document OR document_id IS NULL"
        rows = self._store.rows(
            f"SELECT * FROM entity_notes WHERE {where} ORDER BY name, document_id IS NULL",
            {"document": document_id},
        )
        return tuple(
            EntityNote(
                row["id"],
                _document(row),
                row["type"],
                row["name"],
                row["body"],
                row["updated_at"],
            )
            for row in rows
        )

    def _select(self, table: str, document_id: int | None) -> list[Any]:
        holds = (
            "document_id IS NULL OR (document_id = :document AND (scope != 'here' OR start >= 0))"
        )
        where = "1" if document_id is None else holds
        return self._store.rows(
            f"SELECT * FROM {table} WHERE {where} ORDER BY id",
            {"document": document_id},
        )

    def _drop(
        self,
        table: str,
        scope: CorrectionScope,
        document_id: int | None,
        where: Anchor,
        action: str | None = None,
    ) -> None:
        here = scope is CorrectionScope.HERE
        rows = self._store.rows(
            f"SELECT id FROM {table} WHERE document_id IS :document AND scope = :scope"
            f" AND {_SURFACES[table]} = :name"
            + (" AND action = :action" if action is not None else "")
            + (" AND start = :start AND end = :end" if here else ""),
            {
                "document": document_id,
                "scope": scope.value,
                "name": where.exact,
                "action": action,
                "start": where.start,
                "end": where.end,
            },
        )
        for row in rows:
            self._history.delete(table, {"id": row["id"]})


def _place(
    scope: CorrectionScope, document_id: int | None, where: Anchor, text_hash: str
) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "scope": scope.value,
        "start": where.start,
        "end": where.end,
        "prefix": where.prefix,
        "suffix": where.suffix,
        "text_hash": text_hash,
    }


def _document(row: Any) -> DocumentId | None:
    return None if row["document_id"] is None else DocumentId(row["document_id"])


def _reading(row: Any) -> ReadingCorrection:
    return ReadingCorrection(
        id=row["id"],
        document_id=_document(row),
        scope=CorrectionScope(row["scope"]),
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        reading=row["reading"],
        created_at=row["created_at"],
    )


def _words(row: Any) -> WordCorrection:
    return WordCorrection(
        id=row["id"],
        document_id=_document(row),
        scope=CorrectionScope(row["scope"]),
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        sizes=tuple(map(int, row["sizes"].split())),
        created_at=row["created_at"],
    )


def _entity(row: Any) -> EntityCorrection:
    return EntityCorrection(
        id=row["id"],
        document_id=_document(row),
        scope=CorrectionScope(row["scope"]),
        action=row["action"],
        name=row["name"],
        value=row["value"],
        start=row["start"],
        end=row["end"],
        created_at=row["created_at"],
    )
