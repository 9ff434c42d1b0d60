"""Annotations, their tags, and what the five colours mean to this reader."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from reader.sessions.anchors import Anchor, Found
from reader.sessions.model import (
    Annotation,
    AnnotationId,
    AnnotationTarget,
    DocumentId,
    HighlightColour,
    SessionId,
)
from reader.store.database import Store
from reader.store.history import History

_RECORD = """
    SELECT a.*, (SELECT group_concat(tag, char(31)) FROM annotation_tags t
        WHERE t.annotation_id = a.id) AS tags
    FROM annotations a
"""


class AnnotationRepository:
    """Reads and writes annotations.

    Args:
        store: The open store.
        history: Where what can be undone is recorded.
    """

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history

    def find(self, annotation_id: int) -> Annotation | None:
        """Return an annotation, or None."""
        row = self._store.row(f"{_RECORD} WHERE a.id = ?", (annotation_id,))
        return None if row is None else _annotation(row)

    def of_document(self, document_id: int) -> tuple[Annotation, ...]:
        """Return a document's annotations in the order of the text, orphans last."""
        rows = self._store.rows(
            f"{_RECORD} WHERE a.document_id = ? ORDER BY a.orphaned, a.start, a.end, a.id",
            (document_id,),
        )
        return tuple(map(_annotation, rows))

    def of_session(self, session_id: int) -> tuple[Annotation, ...]:
        """Return what was marked in a session, in the order of the text."""
        rows = self._store.rows(
            f"{_RECORD} WHERE a.session_id = ? ORDER BY a.orphaned, a.start, a.end, a.id",
            (session_id,),
        )
        return tuple(map(_annotation, rows))

    def list(
        self,
        *,
        tag: str = "",
        colour: HighlightColour | None = None,
        orphaned: bool | None = None,
        limit: int = 1000,
    ) -> tuple[Annotation, ...]:
        """Return annotations of the whole library, newest first.

        Orphans include those of deleted documents whose notes were kept.
        """
        conditions, values = ["1"], dict[str, Any]()
        if tag:
            conditions.append(
                "a.id IN (SELECT annotation_id FROM annotation_tags WHERE tag = :tag)"
            )
            values["tag"] = tag
        if colour is not None:
            conditions.append("a.colour = :colour")
            values["colour"] = colour.value
        if orphaned is not None:
            homeless = (
                "(a.orphaned = 1 OR (SELECT deleted_at FROM documents WHERE id = a.document_id)"
                " IS NOT NULL)"
            )
            conditions.append(homeless if orphaned else f"NOT {homeless}")
        values["limit"] = limit
        where = " AND ".join(conditions)
        rows = self._store.rows(f"{_RECORD} WHERE {where} ORDER BY a.id DESC LIMIT :limit", values)
        return tuple(map(_annotation, rows))

    def homeless(self, limit: int) -> tuple[Annotation, ...]:
        """Return the annotations that were kept of deleted documents, newest first."""
        rows = self._store.rows(
            f"{_RECORD} JOIN documents d ON d.id = a.document_id"
            " WHERE d.deleted_at IS NOT NULL ORDER BY a.id DESC LIMIT ?",
            (limit,),
        )
        return tuple(map(_annotation, rows))

    def lasting(self, limit: int) -> tuple[Annotation, ...]:
        """Return notes that are about a word, an entity or an entry, newest first."""
        rows = self._store.rows(
            f"{_RECORD} WHERE a.target != 'passage' AND a.note != '' ORDER BY a.id DESC LIMIT ?",
            (limit,),
        )
        return tuple(map(_annotation, rows))

    def add(
        self,
        document_id: int,
        text_hash: str,
        where: Anchor,
        *,
        colour: HighlightColour | None,
        note: str,
        target: AnnotationTarget,
        target_key: str,
        tags: Iterable[str],
        session_id: int | None,
    ) -> AnnotationId:
        """Add an annotation, within a step; return its id."""
        now = self._store.now()
        annotation_id = self._history.insert(
            "annotations",
            {
                "uid": str(uuid.uuid4()),
                "document_id": document_id,
                "session_id": session_id,
                "start": where.start,
                "end": where.end,
                "exact": where.exact,
                "prefix": where.prefix,
                "suffix": where.suffix,
                "text_hash": text_hash,
                "colour": None if colour is None else colour.value,
                "note": note,
                "target": target.value,
                "target_key": target_key,
                "orphaned": 0,
                "created_at": now,
                "updated_at": now,
            },
        )
        self._set_tags(annotation_id, tags)
        return AnnotationId(annotation_id)

    def edit(self, annotation_id: int, values: dict[str, Any], tags: Iterable[str] | None) -> bool:
        """Change columns and tags, within a step; return False where nothing differs."""
        key = {"id": annotation_id}
        changed = self._history.update("annotations", key, values)
        if tags is not None:
            changed = self._set_tags(annotation_id, tags) or changed
        if changed:
            self._history.update("annotations", key, {"updated_at": self._store.now()})
        return changed

    def delete(self, annotation_id: int) -> bool:
        """Delete an annotation, within a step; return False where there is none."""
        self._set_tags(annotation_id, ())
        return self._history.delete("annotations", {"id": annotation_id})

    def place(self, annotation_id: int, document_id: int, text_hash: str, where: Anchor) -> bool:
        """Give an annotation a new passage, also in another document, within a step."""
        values = {
            "document_id": document_id,
            "start": where.start,
            "end": where.end,
            "exact": where.exact,
            "prefix": where.prefix,
            "suffix": where.suffix,
            "text_hash": text_hash,
            "orphaned": 0,
        }
        return self.edit(annotation_id, values, None)

    def stale(self, document_id: int, text_hash: str) -> tuple[Annotation, ...]:
        """Return the annotations that were anchored in another text than the one with this hash."""
        rows = self._store.rows(
            f"{_RECORD} WHERE a.document_id = ? AND a.text_hash != ?", (document_id, text_hash)
        )
        return tuple(map(_annotation, rows))

    def anchored(self, annotation_id: int, text_hash: str, found: Found | None) -> None:
        """Note where an annotation stands in today's text; no step, for nobody asked for it.

        Quote and context stay as the reader marked them.
        """
        if found is None:
            self._store.run(
                "UPDATE annotations SET orphaned = 1, text_hash = ? WHERE id = ?",
                (text_hash, annotation_id),
            )
        else:
            self._store.run(
                "UPDATE annotations SET start = ?, end = ?, orphaned = 0, text_hash = ?"
                " WHERE id = ?",
                (found.start, found.end, text_hash, annotation_id),
            )

    def tags(self) -> dict[str, int]:
        """Return all tags with the number of annotations that have each."""
        rows = self._store.rows(
            "SELECT tag, count(*) FROM annotation_tags GROUP BY tag ORDER BY tag"
        )
        return {row[0]: row[1] for row in rows}

    def colour_names(self) -> dict[HighlightColour, str]:
        """Return the names that the reader gave to colours; others are left out."""
        rows = self._store.rows("SELECT colour, name FROM colour_names")
        return {HighlightColour(row["colour"]): row["name"] for row in rows}

    def name_colour(self, colour: HighlightColour, name: str) -> None:
        """Name a colour within a step; an empty name takes the name away."""
        key = {"colour": colour.value}
        if name:
            self._history.put("colour_names", key, {"name": name})
        else:
            self._history.delete("colour_names", key)

    def _set_tags(self, annotation_id: int, tags: Iterable[str]) -> bool:
        wanted = {tag.strip().replace("\x1f", "") for tag in tags} - {""}
        rows = self._store.rows(
            "SELECT tag FROM annotation_tags WHERE annotation_id = ?", (annotation_id,)
        )
        present = {row["tag"] for row in rows}
        for tag in sorted(present - wanted):
            self._history.delete("annotation_tags", {"annotation_id": annotation_id, "tag": tag})
        for tag in sorted(wanted - present):
            self._history.put("annotation_tags", {"annotation_id": annotation_id, "tag": tag}, {})
        return present != wanted


def _annotation(row: Any) -> Annotation:
    return Annotation(
        id=AnnotationId(row["id"]),
        document_id=DocumentId(row["document_id"]),
        start=row["start"],
        end=row["end"],
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        colour=None if row["colour"] is None else HighlightColour(row["colour"]),
        note=row["note"],
        target=AnnotationTarget(row["target"]),
        target_key=row["target_key"],
        tags=tuple(sorted(row["tags"].split("\x1f"))) if row["tags"] else (),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        orphaned=bool(row["orphaned"]),
        uid=row["uid"],
        session_id=None if row["session_id"] is None else SessionId(row["session_id"]),
    )
