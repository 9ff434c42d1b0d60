"""Reading sessions and the look-ups made in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.sessions.model import DocumentId, LookupRecord, SessionId, SessionRecord
from reader.store.database import Store
from reader.store.history import History

_RECORD = """
    SELECT s.*, d.title,
        (SELECT count(*) FROM lookups l WHERE l.session_id = s.id) AS lookups,
        (SELECT count(*) FROM annotations a WHERE a.session_id = s.id) AS annotations
    FROM sessions s JOIN documents d ON d.id = s.document_id
"""


class SessionRepository:
    """Reads and writes sessions and look-ups.

    Args:
        store: The open store.
        history: Where what can be undone is recorded.
    """

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history

    def begin(self, document_id: int) -> SessionId:
        """Begin a session where reading stands; the caller holds a transaction."""
        now = self._store.now()
        cursor = self._store.run(
            "INSERT INTO sessions (document_id, started_at, ended_at, start_position, position)"
            " SELECT id, ?, ?, position, position FROM documents WHERE id = ?",
            (now, now, document_id),
        )
        if cursor.rowcount != 1:
            raise ValueError(f"no document {document_id}")
        return SessionId(int(cursor.lastrowid or 0))

    def touch(self, session_id: int, active_ms: int, characters: int, position: int) -> None:
        """Add to what was read; the clock moving back never makes a session end before it began."""
        self._store.run(
            "UPDATE sessions SET active_ms = active_ms + ?, characters_read = characters_read + ?,"
            " position = ?, ended_at = max(ended_at, ?) WHERE id = ?",
            (active_ms, characters, position, self._store.now(), session_id),
        )

    def end(self, session_id: int) -> None:
        """End a session; one in which nothing happened is removed."""
        self._store.run("UPDATE sessions SET open = 0 WHERE id = ?", (session_id,))
        self._store.run(
            "DELETE FROM sessions WHERE id = ? AND active_ms = 0 AND name = ''"
            " AND NOT EXISTS (SELECT 1 FROM lookups WHERE session_id = sessions.id)"
            " AND NOT EXISTS (SELECT 1 FROM annotations WHERE session_id = sessions.id)",
            (session_id,),
        )

    def find(self, session_id: int) -> SessionRecord | None:
        """Return a session that is not deleted, or None."""
        row = self._store.row(f"{_RECORD} WHERE s.id = ? AND s.deleted_at IS NULL", (session_id,))
        return None if row is None else _record(row)

    def list(
        self, *, text: str = "", document_id: int | None = None, limit: int | None = None
    ) -> tuple[SessionRecord, ...]:
        """Return sessions, newest first.

        Args:
            text: Words, each part of the name, of the document's title, or of the day
                (``2026-11``).
            document_id: Only this document's.
            limit: At most so many.
        """
        conditions, values = ["s.deleted_at IS NULL"], dict[str, Any]()
        if document_id is None:
            conditions.append("d.deleted_at IS NULL")
        else:
            conditions.append("s.document_id = :document")
            values["document"] = document_id
        for number, word in enumerate(text.lower().split()):
            conditions.append(
                "instr(lower(s.name || char(31) || d.title || char(31) || s.started_at),"
                f" :word{number}) > 0"
            )
            values[f"word{number}"] = word
        values["limit"] = -1 if limit is None else limit
        where = " AND ".join(conditions)
        rows = self._store.rows(f"{_RECORD} WHERE {where} ORDER BY s.id DESC LIMIT :limit", values)
        return tuple(map(_record, rows))

    def rename(self, session_id: int, name: str) -> None:
        """Name a session, within a step."""
        self._history.update("sessions", {"id": session_id}, {"name": name})

    def delete(self, session_id: int) -> None:
        """Delete a session, within a step; its annotations stay with the document."""
        self._history.update("sessions", {"id": session_id}, {"deleted_at": self._store.now()})

    def merge(self, session_ids: Sequence[int]) -> SessionId:
        """Merge sessions of one document into the oldest, within a step; return it.

        Raises:
            ValueError: For fewer than two sessions, or of different documents.
        """
        wanted = sorted(set(session_ids))
        sessions = [record for record in map(self.find, wanted) if record is not None]
        if len(sessions) < 2 or len({record.document_id for record in sessions}) != 1:
            raise ValueError("sessions to merge must be two or more, of one document")
        first, last = sessions[0], sessions[-1]
        for record in sessions[1:]:
            for table in ("lookups", "annotations"):
                rows = self._store.rows(
                    f"SELECT id FROM {table} WHERE session_id = ?",
                    (record.id,),
                )
                for row in rows:
                    self._history.update(table, {"id": row["id"]}, {"session_id": first.id})
            self.delete(record.id)
        self._history.update(
            "sessions",
            {"id": first.id},
            {
                "started_at": min(record.started_at for record in sessions),
                "ended_at": max(record.ended_at for record in sessions),
                "active_ms": sum(record.active_ms for record in sessions),
                "characters_read": sum(record.characters_read for record in sessions),
                "position": last.position,
                "name": next((record.name for record in sessions if record.name), ""),
                "open": int(any(record.open for record in sessions)),
            },
        )
        return first.id

    def log(self, record: LookupRecord) -> int:
        """Log a look-up (its ``id`` and ``at`` are given here); return its id."""
        cursor = self._store.run(
            "INSERT INTO lookups (document_id, session_id, start, end, surface, headword, reading,"
            " entry, gloss, sentence, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.document_id,
                record.session_id,
                record.start,
                record.end,
                record.surface,
                record.headword,
                record.reading,
                record.entry,
                record.gloss,
                record.sentence,
                self._store.now(),
            ),
        )
        return int(cursor.lastrowid or 0)

    def move_lookups(self, places: Sequence[tuple[int, int, int]]) -> None:
        """Note where the words of look-ups stand today: start, end, id of each."""
        self._store.run_many("UPDATE lookups SET start = ?, end = ? WHERE id = ?", places)

    def close_left_open(self, before: str) -> None:
        """End the sessions that a crash left open and that nothing touched since a time."""
        self._store.run("UPDATE sessions SET open = 0 WHERE open = 1 AND ended_at < ?", (before,))

    def last_lookup(self, session_id: int) -> LookupRecord | None:
        """Return the newest look-up of a session, or None."""
        row = self._store.row(
            "SELECT * FROM lookups WHERE session_id = ? ORDER BY id DESC LIMIT 1", (session_id,)
        )
        return None if row is None else _lookup(row)

    def delete_lookup(self, lookup_id: int) -> None:
        """Delete a look-up, within a step."""
        self._history.delete("lookups", {"id": lookup_id})

    def lookups(
        self, *, document_id: int | None = None, session_id: int | None = None
    ) -> tuple[LookupRecord, ...]:
        """Return the look-ups of a document or a session, oldest first."""
        column, value = (
            ("session_id", session_id) if session_id is not None else ("document_id", document_id)
        )
        rows = self._store.rows(
            f"SELECT * FROM lookups WHERE {column} = ? ORDER BY id",
            (value,),
        )
        return tuple(map(_lookup, rows))

    def lookups_of(self, headword: str, limit: int = 50) -> tuple[LookupRecord, ...]:
        """Return the look-ups of one headword in the whole library, newest first."""
        rows = self._store.rows(
            "SELECT * FROM lookups WHERE headword = ? ORDER BY id DESC LIMIT ?", (headword, limit)
        )
        return tuple(map(_lookup, rows))

    def lookup_counts(self, headwords: Sequence[str]) -> dict[str, int]:
        """Return how often each headword was looked up; those never looked up are left out."""
        counts: dict[str, int] = {}
        for first in range(0, len(headwords), 500):
            part = headwords[first : first + 500]
            marks = ", ".join("?" * len(part))
            rows = self._store.rows(
                f"SELECT headword, count(*) FROM lookups WHERE headword IN ({marks})"
                " GROUP BY headword",
                part,
            )
            counts.update((row[0], row[1]) for row in rows)
        return counts


def _record(row: Any) -> SessionRecord:
    return SessionRecord(
        id=SessionId(row["id"]),
        document_id=DocumentId(row["document_id"]),
        title=row["title"],
        name=row["name"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        active_ms=row["active_ms"],
        characters_read=row["characters_read"],
        position=row["position"],
        lookups=row["lookups"],
        annotations=row["annotations"],
        start_position=row["start_position"],
        open=bool(row["open"]),
    )


def _lookup(row: Any) -> LookupRecord:
    return LookupRecord(
        id=row["id"],
        document_id=DocumentId(row["document_id"]),
        session_id=SessionId(row["session_id"]),
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        headword=row["headword"],
        reading=row["reading"],
        entry=row["entry"],
        gloss=row["gloss"],
        sentence=row["sentence"],
        at=row["at"],
    )
