"""Finding and taking out: full-text search, and everything of a document for an export."""

from __future__ import annotations

from collections.abc import Sequence

from reader.sessions.hits import HitKind, SearchResults, SearchToken
from reader.sessions.model import ChangeKind, DocumentId, ExportBundle, Outcome
from reader.sessions.room import Room, outcome
from reader.store import passages
from reader.store.query import parts_of, places


class FindingRoom(Room):
    """The part of the notebook that searches and gathers."""

    def index_document(self, document_id: int, tokens: Sequence[SearchToken]) -> Outcome[None]:
        """Put a document's text into the search index; call it when its analysis is complete.

        It makes a transaction for every 2,500 characters, so that a notebook in another thread or
        window can write in between. On the thread that saves notes, use ``index_part``.

        Args:
            document_id: The document.
            tokens: Its words in the order of the text, punctuation left out.
        """
        start: int | None = 0
        while start is not None:
            start = self.index_part(document_id, tokens, start).value
        return outcome(None, ChangeKind.SEARCH, ids=(document_id,))

    def index_part(
        self, document_id: int, tokens: Sequence[SearchToken], start: int = 0
    ) -> Outcome[int | None]:
        """Index the next 2,500 characters of a document, some 15 ms.

        Args:
            document_id: The document.
            tokens: All its words.
            start: 0 at first, then what the call before returned.

        Returns:
            Where to go on, or None when it is done.
        """
        with self._store.transaction():
            _, text, text_hash = self._text(document_id)
            after = self._search.index(document_id, text, tokens, text_hash, start)
        return outcome(after, *(() if after else (ChangeKind.SEARCH,)), ids=(document_id,))

    def unindexed_documents(self) -> tuple[DocumentId, ...]:
        """Return the documents that search does not know yet, opened last first."""
        return self._search.unindexed()

    def search(
        self,
        query: str,
        tokens: Sequence[SearchToken] = (),
        *,
        document_id: int | None = None,
        limit: int = 100,
    ) -> SearchResults:
        """Search texts, titles, notes, entities and looked-up words.

        Args:
            query: What was typed; every part between spaces must be found.
            tokens: The query cut into words by the analysis, so that every inflection of a word is
                found; without them an inflected query finds its own form only.
            document_id: Only in this document.
            limit: At most so many hits in texts, and so many of each other kind.
        """
        return self._search.search(query, tokens, document_id=document_id, limit=limit)

    def document_bundle(self, document_id: int) -> ExportBundle | None:
        """Return everything that belongs to a document, for ``reader.export``; None for no such."""
        return self._bundle(document_id, None)

    def session_bundle(self, session_id: int) -> ExportBundle | None:
        """Return a session with its document, and what was marked and looked up in it alone."""
        record = self._sessions.find(session_id)
        return None if record is None else self._bundle(record.document_id, session_id)

    def _bundle(self, document_id: int, session_id: int | None) -> ExportBundle | None:
        record = self._documents.find(document_id)
        document = self._documents.document(document_id)
        if record is None or document is None:
            return None
        sessions = self._sessions.list(document_id=document_id)
        if session_id is None:
            marks = self._annotations.of_document(document_id)
            lookups = self._sessions.lookups(document_id=document_id)
        else:
            sessions = tuple(one for one in sessions if one.id == session_id)
            marks = self._annotations.of_session(session_id)
            lookups = self._sessions.lookups(session_id=session_id)
        return ExportBundle(
            document=document,
            record=record,
            sessions=sessions,
            annotations=marks,
            lookups=lookups,
            words=self._words.document_states(document_id),
            reading_corrections=self._corrections.readings(document_id),
            word_corrections=self._corrections.words(document_id),
            entity_corrections=self._corrections.entities(document_id),
            entity_notes=self._corrections.notes(document_id),
            colour_names=self._annotations.colour_names(),
        )


class TextFinder:
    """Finds in one open text, by spelling, inflection or reading; no store is needed.

    The first search takes about 0.4 s for 100,000 characters, those after it some 20 ms: not on the
    GUI's thread.

    Args:
        text: The text.
        tokens: Its words so far as they are known, in order.
    """

    def __init__(self, text: str, tokens: Sequence[SearchToken]) -> None:
        self._text = text
        self._tokens = tokens
        self._passages: tuple[passages.Passage, ...] | None = None

    def find(
        self, query: str, query_tokens: Sequence[SearchToken] = ()
    ) -> tuple[tuple[int, int, HitKind], ...]:
        """Return start, end and kind of each place, in order, not overlapping.

        Args:
            query: What was typed; parts between spaces are found each by itself.
            query_tokens: The query cut into words, so that every inflection is found.
        """
        if self._passages is None:
            self._passages = tuple(passages.cut(self._text, self._tokens))
        parts = parts_of(query, query_tokens)
        found: list[tuple[int, int, HitKind]] = []
        for passage in self._passages if parts else ():
            for place in places(parts, passage):
                if not found or place[0] >= found[-1][1]:
                    found.append(place)
        return tuple(found)
