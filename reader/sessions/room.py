"""What the rooms of the notebook share: the store and its repositories."""

from __future__ import annotations

from reader.sessions.model import ChangeKind, DocumentId, DocumentRecord, Outcome, StoreChange, T
from reader.store.annotations import AnnotationRepository
from reader.store.corrections import CorrectionRepository
from reader.store.database import Store
from reader.store.documents import DocumentRepository
from reader.store.history import History
from reader.store.search import SearchRepository
from reader.store.sessions import SessionRepository
from reader.store.words import WordRepository


class Room:
    """The base of the notebook's rooms.

    Args:
        store: The open store; this object belongs to the thread that opened it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._history = History(store)
        self._documents = DocumentRepository(store, self._history)
        self._sessions = SessionRepository(store, self._history)
        self._annotations = AnnotationRepository(store, self._history)
        self._words = WordRepository(store, self._history)
        self._corrections = CorrectionRepository(store, self._history)
        self._search = SearchRepository(store)

    def _record(self, document_id: int) -> DocumentRecord:
        record = self._documents.find(document_id)
        if record is None:
            raise ValueError(f"no document {document_id}")
        return record

    def _text(self, document_id: int | None) -> tuple[DocumentId, str, str]:
        """A document's id, stored text and hash."""
        if document_id is None:
            raise ValueError("a document is needed")
        record = self._record(document_id)
        return record.id, self._documents.text(document_id) or "", record.content_hash


def outcome(value: T, *kinds: ChangeKind, ids: tuple[int, ...] = ()) -> Outcome[T]:
    """Join a value and what changed."""
    return Outcome(value, StoreChange(frozenset(kinds), ids))
