"""Undo and redo, kept in the store so that they outlive the program.

A change is recorded row by row, as JSON: only the columns that changed, before and after. So an
undo never takes back what something else did to other columns of the same row meanwhile.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.sessions.model import ChangeKind, DocumentId, StoreChange, UndoStep
from reader.store.database import Store

KEPT_STEPS = 1000
"""Older steps are forgotten."""

_KINDS = {
    "annotations": ChangeKind.ANNOTATIONS,
    "annotation_tags": ChangeKind.ANNOTATIONS,
    "colour_names": ChangeKind.ANNOTATIONS,
    "words": ChangeKind.WORDS,
    "reading_corrections": ChangeKind.CORRECTIONS,
    "word_corrections": ChangeKind.CORRECTIONS,
    "entity_corrections": ChangeKind.CORRECTIONS,
    "preferences": ChangeKind.PREFERENCES,
    "entity_notes": ChangeKind.ENTITY_NOTES,
    "documents": ChangeKind.DOCUMENTS,
    "document_tags": ChangeKind.DOCUMENTS,
    "collections": ChangeKind.DOCUMENTS,
    "collection_documents": ChangeKind.DOCUMENTS,
    "sessions": ChangeKind.SESSIONS,
    "lookups": ChangeKind.LOOKUPS,
}
"""The tables that take part, and what the views call them."""

Row = Mapping[str, Any]


@dataclass(slots=True)
class Recording:
    """The changes of one step, while it is being made."""

    changes: list[dict[str, Any]] = field(default_factory=list)

    def change(self) -> StoreChange:
        """What the step touches; the ids are those of the first table that has them."""
        kinds = frozenset(_KINDS[change["table"]] for change in self.changes)
        first = next((change["table"] for change in self.changes if "id" in change["key"]), None)
        ids = dict.fromkeys(
            change["key"]["id"] for change in self.changes if change["table"] == first
        )
        words = frozenset(
            (change["key"]["lemma"], change["key"]["reading"])
            for change in self.changes
            if change["table"] == "words"
        )
        return StoreChange(kinds, tuple(ids), words)


class History:
    """Writes rows so that they can be taken back.

    Args:
        store: The open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._current: Recording | None = None

    @contextlib.contextmanager
    def step(self, label: str, document_id: int | None = None) -> Iterator[Recording]:
        """Run a block as one transaction and one step to undo; a block inside another joins it.

        Args:
            label: What it is, as a code.
            document_id: The document it belongs to, or None for one that belongs to all.
        """
        if self._current is not None:
            yield self._current
            return
        recording = self._current = Recording()
        try:
            with self._store.transaction():
                yield recording
                if recording.changes:
                    self._save(label, document_id, recording)
        finally:
            self._current = None

    def insert(self, table: str, values: Row, key: tuple[str, ...] = ("id",)) -> int:
        """Insert a row within a step; return its rowid (0 for a table without one)."""
        cursor = self._store.run(_insert_sql(table, values), tuple(values.values()))
        row = dict(values)
        if key == ("id",) and "id" not in row:
            row["id"] = cursor.lastrowid
        identity = {column: row.pop(column) for column in key}
        self.note(table, identity, None, row)
        return int(identity["id"]) if key == ("id",) else 0

    def update(self, table: str, key: Row, values: Row) -> bool:
        """Change columns of one row within a step; return False where nothing differs."""
        before = self._read(table, key)
        if before is None:
            return False
        after = {column: value for column, value in values.items() if before[column] != value}
        if not after:
            return False
        self._write(table, key, after)
        self.note(table, key, {column: before[column] for column in after}, after)
        return True

    def put(self, table: str, key: Row, values: Row) -> bool:
        """Insert a row or change it, within a step."""
        if self._read(table, key) is None:
            self.insert(table, {**key, **values}, tuple(key))
            return True
        return self.update(table, key, values)

    def delete(self, table: str, key: Row) -> bool:
        """Delete one row within a step; return False where there is none."""
        before = self._read(table, key)
        if before is None:
            return False
        self._remove(table, key)
        self.note(table, key, {name: before[name] for name in before if name not in key}, None)
        return True

    def note(self, table: str, key: Row, before: Row | None, after: Row | None) -> None:
        """Record, within a step, what was done to a row otherwise than by the methods here.

        Args:
            table: A table that takes part.
            key: The row's key.
            before: The columns that changed as they were, or None for a row that is new.
            after: The same as they are, or None for a row that is gone.
        """
        if self._current is None:
            raise AssertionError("a recorded change outside a step")
        self._current.changes.append(
            {"table": _table(table), "key": dict(key), "before": before, "after": after}
        )

    def undo(self, document_id: int | None = None) -> tuple[UndoStep, StoreChange] | None:
        """Take back the newest step; return it, or None where there is none.

        Args:
            document_id: Only steps of this document and of none in particular; None for any step.
        """
        return self._move(document_id, undone=False)

    def redo(self, document_id: int | None = None) -> tuple[UndoStep, StoreChange] | None:
        """Do again the step that was undone last; return it, or None where there is none."""
        return self._move(document_id, undone=True)

    def _move(
        self, document_id: int | None, *, undone: bool
    ) -> tuple[UndoStep, StoreChange] | None:
        while (row := self._next(document_id, undone=undone)) is not None:
            changes = json.loads(row["changes"])
            try:
                with self._store.transaction():
                    for change in changes if undone else reversed(changes):
                        self._apply(change, "after" if undone else "before")
                    self._store.run(
                        "UPDATE history SET undone = ? WHERE id = ?", (int(not undone), row["id"])
                    )
            except sqlite3.IntegrityError:
                # What it hung on is gone for good, or its name was given to another meanwhile.
                with self._store.transaction():
                    self._store.run("DELETE FROM history WHERE id = ?", (row["id"],))
                continue
            return _step(row), Recording(changes).change()
        return None

    def _next(self, document_id: int | None, *, undone: bool) -> Any:
        scope = (
            "" if document_id is None else "AND (document_id = :document OR document_id IS NULL)"
        )
        order = "ASC" if undone else "DESC"
        return self._store.row(
            f"SELECT * FROM history WHERE undone = :undone {scope} ORDER BY id {order} LIMIT 1",
            {"document": document_id, "undone": int(undone)},
        )

    def _apply(self, change: dict[str, Any], side: str) -> None:
        table, key, values = change["table"], change["key"], change[side]
        present = self._read(table, key) is not None
        if values is None:
            if present:
                self._remove(table, key)
        elif present:
            self._write(table, key, values)
        elif change["before"] is None or change["after"] is None:
            row = {**key, **values}
            self._store.run(_insert_sql(table, row), tuple(row.values()))

    def _save(self, label: str, document_id: int | None, recording: Recording) -> None:
        scope = "" if document_id is None else "AND (document_id = ? OR document_id IS NULL)"
        self._store.run(
            f"DELETE FROM history WHERE undone = 1 {scope}",
            () if document_id is None else (document_id,),
        )
        self._store.run(
            "INSERT INTO history (document_id, label, changes, at) VALUES (?, ?, ?, ?)",
            (
                document_id,
                label,
                json.dumps(recording.changes, ensure_ascii=False),
                self._store.now(),
            ),
        )
        self._store.run(
            "DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?", (KEPT_STEPS,)
        )

    def _read(self, table: str, key: Row) -> dict[str, Any] | None:
        row = self._store.row(
            f"SELECT * FROM {_table(table)} WHERE {_where(key)}",
            tuple(key.values()),
        )
        return None if row is None else dict(row)

    def _write(self, table: str, key: Row, values: Row) -> None:
        columns = ", ".join(f'"{column}" = ?' for column in values)
        self._store.run(
            f"UPDATE {_table(table)} SET {columns} WHERE {_where(key)}",
            (*values.values(), *key.values()),
        )

    def _remove(self, table: str, key: Row) -> None:
        self._store.run(
            f"DELETE FROM {_table(table)} WHERE {_where(key)}",
            tuple(key.values()),
        )


def _table(name: str) -> str:
    if name not in _KINDS:
        raise AssertionError(f"{name} takes no part in undo")
    return name


def _where(key: Row) -> str:
    return " AND ".join(f'"{column}" = ?' for column in key)


def _insert_sql(table: str, values: Row) -> str:
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" * len(values))
    return f"INSERT INTO {_table(table)} ({columns}) VALUES ({marks})"


def _step(row: Any) -> UndoStep:
    document = row["document_id"]
    return UndoStep(row["id"], row["label"], None if document is None else DocumentId(document))
