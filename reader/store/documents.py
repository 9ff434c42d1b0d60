"""The library's documents: their records, texts, tags and collections."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reader.documents.model import Document
from reader.sessions.model import Collection, DocumentId, DocumentRecord, LibrarySort
from reader.store.database import Store
from reader.store.history import History
from reader.store.texts import document_of, pack_blocks, pack_text, unpack_text

_RECORD = """
    SELECT documents.*,
        (SELECT count(*) FROM annotations a WHERE a.document_id = documents.id) AS annotations,
        (SELECT count(*) FROM sessions s
            WHERE s.document_id = documents.id AND s.deleted_at IS NULL) AS sessions,
        (SELECT count(*) FROM lookups l WHERE l.document_id = documents.id) AS lookups,
        (SELECT coalesce(sum(active_ms), 0) FROM sessions s
            WHERE s.document_id = documents.id AND s.deleted_at IS NULL) AS active_ms,
        (SELECT group_concat(tag, char(31)) FROM document_tags t
            WHERE t.document_id = documents.id) AS tags,
        (SELECT group_concat(collection_id) FROM collection_documents c
            WHERE c.document_id = documents.id) AS collections
    FROM documents
"""

_ORDER = {
    LibrarySort.OPENED: "opened_order DESC",
    LibrarySort.ADDED: "id DESC",
    LibrarySort.TITLE: "title COLLATE NOCASE, id",
    LibrarySort.PROGRESS: "finished, 1.0 * position / max(characters, 1) DESC, opened_order DESC",
    LibrarySort.LENGTH: "characters, id",
    LibrarySort.COVERAGE: "words = 0, 1.0 * known_words / max(words, 1) DESC, opened_order DESC",
}


class DocumentRepository:
    """Reads and writes documents.

    Args:
        store: The open store.
        history: Where what can be undone is recorded.
    """

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history
        # The text asked for last: a novel takes 20 ms to unpack, for every note in it.
        self._unpacked: tuple[int, str, str] = (0, "", "")

    def find(self, document_id: int) -> DocumentRecord | None:
        """Return a record, deleted or not, or None."""
        row = self._store.row(f"{_RECORD} WHERE id = ?", (document_id,))
        return None if row is None else _record(row)

    def find_by_hash(self, content_hash: str) -> DocumentRecord | None:
        """Return the document with this text, or None; one that is not deleted comes first."""
        row = self._store.row(
            f"{_RECORD} WHERE content_hash = ?"
            " ORDER BY deleted_at IS NOT NULL, opened_order DESC LIMIT 1",
            (content_hash,),
        )
        return None if row is None else _record(row)

    def find_by_path(self, path: str) -> DocumentRecord | None:
        """Return the document that was read from this file, or None; deleted ones do not count."""
        row = self._store.row(
            f"{_RECORD} WHERE path = ? AND deleted_at IS NULL ORDER BY opened_order DESC LIMIT 1",
            (path,),
        )
        return None if row is None else _record(row)

    def paths(self) -> dict[DocumentId, Path]:
        """Return the path of each document that has one."""
        rows = self._store.rows(
            "SELECT id, path FROM documents WHERE path != '' AND deleted_at IS NULL"
        )
        return {DocumentId(row["id"]): Path(row["path"]) for row in rows}

    def text(self, document_id: int) -> str | None:
        """Return the stored text, or None."""
        text_hash = self._store.value(
            "SELECT content_hash FROM documents WHERE id = ?", (document_id,)
        )
        if (document_id, text_hash) != self._unpacked[:2]:
            data = self._store.value("SELECT text FROM texts WHERE document_id = ?", (document_id,))
            if data is None:
                return None
            self._unpacked = (document_id, text_hash, unpack_text(data))
        return self._unpacked[2]

    def document(self, document_id: int) -> Document | None:
        """Return the document as it was last opened, whole, or None."""
        row = self._store.row(
            "SELECT * FROM documents JOIN texts ON document_id = id WHERE id = ?", (document_id,)
        )
        return None if row is None else document_of(row)

    def add(self, document: Document) -> DocumentId:
        """Add a document; the caller holds a transaction."""
        now = self._store.now()
        values = {**_columns(document), "added_at": now, "opened_at": now}
        values["opened_order"] = self._next_order()
        columns = ", ".join(values)
        marks = ", ".join(f":{column}" for column in values)
        cursor = self._store.run(f"INSERT INTO documents ({columns}) VALUES ({marks})", values)
        document_id = int(cursor.lastrowid or 0)
        self._save_text(document_id, document)
        return DocumentId(document_id)

    def opened(self, document_id: int, document: Document, *, text_changed: bool) -> None:
        """Note that a document was opened again, with what its file says today."""
        values = {**_columns(document), "opened_at": self._store.now()}
        values["opened_order"] = self._next_order()
        row = self._store.row("SELECT path, renamed FROM documents WHERE id = ?", (document_id,))
        if row is not None and row["renamed"]:
            del values["title"]
        if row is not None and row["path"] and not values["path"]:
            # The text of a known file was pasted: the file is still where it came from.
            for column in ("path", "format", "encoding", "url"):
                del values[column]
        columns = ", ".join(f"{column} = :{column}" for column in values)
        self._store.run(
            f"UPDATE documents SET {columns}, deleted_at = NULL,"
            " position = min(position, :characters) WHERE id = :id",
            {**values, "id": document_id},
        )
        # The blocks and the ruby may differ although the text is the same.
        self._save_text(document_id, document, blocks_only=not text_changed)

    def forget_path(self, document_id: int) -> None:
        """Another text stands at this document's path now; its own text stays here."""
        self._store.run("UPDATE documents SET path = '' WHERE id = ?", (document_id,))

    def set_path(self, document_id: int, path: str) -> None:
        """Note where the file is."""
        self._store.run("UPDATE documents SET path = ? WHERE id = ?", (path, document_id))

    def save_position(self, document_id: int, position: int, *, finished: bool | None) -> None:
        """Note where reading stands, code points; ``finished`` None leaves that as it is."""
        self._store.run(
            "UPDATE documents SET position = max(0, min(?, characters)),"
            " finished = coalesce(?, finished) WHERE id = ?",
            (position, None if finished is None else int(finished), document_id),
        )

    def recent(self, limit: int) -> tuple[DocumentRecord, ...]:
        """Return the documents opened last, newest first."""
        rows = self._store.rows(
            f"{_RECORD} WHERE deleted_at IS NULL ORDER BY opened_order DESC LIMIT ?", (limit,)
        )
        return tuple(map(_record, rows))

    def list(
        self,
        *,
        sort: LibrarySort,
        title: str = "",
        tag: str = "",
        collection: int | None = None,
        finished: bool | None = None,
    ) -> tuple[DocumentRecord, ...]:
        """Return the library; every condition that is given must hold."""
        conditions, values = ["deleted_at IS NULL"], dict[str, Any]()
        if title:
            conditions.append("instr(lower(title || ' ' || author || ' ' || path), :title) > 0")
            values["title"] = title.lower()
        if tag:
            conditions.append("id IN (SELECT document_id FROM document_tags WHERE tag = :tag)")
            values["tag"] = tag
        if collection is not None:
            conditions.append(
                "id IN (SELECT document_id FROM collection_documents WHERE collection_id = :coll)"
            )
            values["coll"] = collection
        if finished is not None:
            conditions.append("finished = :finished")
            values["finished"] = int(finished)
        where = " AND ".join(conditions)
        rows = self._store.rows(f"{_RECORD} WHERE {where} ORDER BY {_ORDER[sort]}", values)
        return tuple(map(_record, rows))

    def rename(self, document_id: int, title: str) -> None:
        """Give a document another title, within a step; its file's own title no longer counts."""
        values = {"title": title, "renamed": 1}
        self._history.update("documents", {"id": document_id}, values)

    def mark_deleted(self, document_id: int) -> None:
        """Take a document out of the library, within a step; its rows stay until ``purge``."""
        self._history.update("documents", {"id": document_id}, {"deleted_at": self._store.now()})

    def purgeable(self, before: str) -> tuple[int, ...]:
        """Return the documents deleted before a time, of which no notes were kept."""
        rows = self._store.rows(
            "SELECT id FROM documents WHERE deleted_at < ?"
            " AND NOT EXISTS (SELECT 1 FROM annotations WHERE document_id = documents.id)",
            (before,),
        )
        return tuple(row[0] for row in rows)

    def purge(self, document_id: int) -> None:
        """Remove a document and all that hangs on it for good; the index must not have it."""
        self._store.run("DELETE FROM documents WHERE id = ?", (document_id,))

    def set_tags(self, document_id: int, tags: Iterable[str]) -> None:
        """Replace a document's tags, within a step."""
        wanted = {tag.strip() for tag in tags} - {""}
        rows = self._store.rows(
            "SELECT tag FROM document_tags WHERE document_id = ?", (document_id,)
        )
        present = {row["tag"] for row in rows}
        for tag in sorted(present - wanted):
            self._history.delete("document_tags", {"document_id": document_id, "tag": tag})
        for tag in sorted(wanted - present):
            self._history.put("document_tags", {"document_id": document_id, "tag": tag}, {})

    def tags(self) -> tuple[str, ...]:
        """Return all tags of documents in the library."""
        rows = self._store.rows(
            "SELECT DISTINCT tag FROM document_tags JOIN documents ON id = document_id"
            " WHERE deleted_at IS NULL ORDER BY tag"
        )
        return tuple(row["tag"] for row in rows)

    def collections(self) -> tuple[Collection, ...]:
        """Return all collections with the number of documents in each."""
        rows = self._store.rows(
            "SELECT c.id, c.name, count(d.id) AS documents FROM collections c"
            " LEFT JOIN collection_documents m ON m.collection_id = c.id"
            " LEFT JOIN documents d ON d.id = m.document_id AND d.deleted_at IS NULL"
            " GROUP BY c.id ORDER BY c.name"
        )
        return tuple(Collection(row["id"], row["name"], row["documents"]) for row in rows)

    def add_collection(self, name: str) -> int:
        """Add a collection within a step, or find the one of that name; return its id."""
        found = self._store.value("SELECT id FROM collections WHERE name = ?", (name,))
        return int(found) if found else self._history.insert("collections", {"name": name})

    def rename_collection(self, collection: int, name: str) -> None:
        """Rename a collection, within a step."""
        self._history.update("collections", {"id": collection}, {"name": name})

    def delete_collection(self, collection: int) -> None:
        """Delete a collection, within a step; its documents stay."""
        rows = self._store.rows(
            "SELECT document_id FROM collection_documents WHERE collection_id = ?", (collection,)
        )
        for row in rows:
            self.collect(collection, row["document_id"], member=False)
        self._history.delete("collections", {"id": collection})

    def collect(self, collection: int, document_id: int, *, member: bool) -> None:
        """Put a document into a collection or take it out, within a step."""
        key = {"collection_id": collection, "document_id": document_id}
        if member:
            self._history.put("collection_documents", key, {})
        else:
            self._history.delete("collection_documents", key)

    def _next_order(self) -> int:
        # A counter, not the time: a clock moved back does not disturb the order.
        return int(self._store.value("SELECT coalesce(max(opened_order), 0) + 1 FROM documents"))

    def _save_text(
        self, document_id: int, document: Document, *, blocks_only: bool = False
    ) -> None:
        blocks = pack_blocks(document.blocks)
        if blocks_only:
            self._store.run(
                "UPDATE texts SET blocks = ? WHERE document_id = ? AND blocks != ?",
                (blocks, document_id, blocks),
            )
            return
        self._store.run(
            "INSERT INTO texts VALUES (?, ?, ?) ON CONFLICT (document_id)"
            " DO UPDATE SET text = excluded.text, blocks = excluded.blocks",
            (document_id, pack_text(document.text), blocks),
        )


def _columns(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "path": path_text(document.source.path),
        "format": document.source.format,
        "encoding": document.source.encoding,
        "url": document.source.url,
        "author": document.author,
        "date": document.date,
        "vertical": int(document.vertical),
        "content_hash": document.content_hash,
        "characters": len(document.text),
    }


def path_text(path: Path | None) -> str:
    """How a path is written in the store: absolute, or empty."""
    return "" if path is None else str(path.absolute())


def _record(row: Any) -> DocumentRecord:
    return DocumentRecord(
        id=DocumentId(row["id"]),
        title=row["title"],
        path=row["path"],
        format=row["format"],
        content_hash=row["content_hash"],
        characters=row["characters"],
        added_at=row["added_at"],
        opened_at=row["opened_at"],
        position=row["position"],
        finished=bool(row["finished"]),
        annotations=row["annotations"],
        words=row["words"],
        known_words=row["known_words"],
        entities=row["entities"],
        author=row["author"],
        date=row["date"],
        url=row["url"],
        encoding=row["encoding"],
        tags=tuple(sorted(row["tags"].split("\x1f"))) if row["tags"] else (),
        collections=tuple(map(int, row["collections"].split(","))) if row["collections"] else (),
        sessions=row["sessions"],
        lookups=row["lookups"],
        active_ms=row["active_ms"],
        deleted=row["deleted_at"] is not None,
    )
