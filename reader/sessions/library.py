"""The library: documents taken in, found again, listed, tagged, collected, deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.documents.model import Document
from reader.sessions.anchors import Anchor, Shift, anchor, find, nearest
from reader.sessions.model import (
    Annotation,
    ChangeKind,
    Collection,
    Coverage,
    DocumentId,
    DocumentRecord,
    EntitySummary,
    LibrarySort,
    NotesChoice,
    OpenedDocument,
    Outcome,
    WordCount,
)
from reader.sessions.room import Room, outcome
from reader.store.documents import path_text

_SAME_TEXT = 0.2
"""A file whose text shares less than this of its pieces with the stored one holds another text."""
_REFRESHED = 200
_PIECE = 5
_FOLLOWING = 20
"""Code points after the reading position by which it is found again."""
_COMPARED = 20_000


class LibraryRoom(Room):
    """The part of the notebook that keeps documents."""

    def document_opened(self, document: Document) -> Outcome[OpenedDocument]:
        """Take a document in, or find it again, with its annotations where they stand today.

        The same text is the same document, wherever its file lies now. Another text at a known
        path is an edit of that document when they have enough in common, else a new document (the
        old one keeps its text). The text is kept, so it can be read when the file is gone.
        """
        with self._store.transaction():
            known = self._documents.find_by_hash(document.content_hash)
            if known is not None:
                opened = self._opened_again(known, document)
            elif (edited := self._edited(document)) is not None:
                opened = self._opened_edited(edited, document)
            else:
                opened = self._opened_new(document)
        kinds = {ChangeKind.DOCUMENTS}
        if opened.text_changed:
            kinds |= {ChangeKind.ANNOTATIONS, ChangeKind.CORRECTIONS, ChangeKind.SEARCH}
        return outcome(opened, *kinds, ids=(opened.record.id,))

    def document(self, document_id: int) -> DocumentRecord | None:
        """Return a document's record, or None."""
        return self._documents.find(document_id)

    def stored_document(self, document_id: int) -> Document | None:
        """Return a document from the store, whole, as it was last opened; None for no such."""
        return self._documents.document(document_id)

    def recent_documents(self, limit: int = 20) -> tuple[DocumentRecord, ...]:
        """Return the documents opened last, newest first."""
        return self._documents.recent(limit)

    def library(
        self,
        *,
        sort: LibrarySort = LibrarySort.OPENED,
        title: str = "",
        tag: str = "",
        collection: int | None = None,
        finished: bool | None = None,
    ) -> tuple[DocumentRecord, ...]:
        """Return the library's documents with their counts; all conditions must hold.

        After words changed, the coverage is up to date for the 200 documents opened last; each call
        brings 200 more up to date.

        Args:
            sort: The order.
            title: Part of the title, author or path.
            tag: A tag that it must have.
            collection: Id of a collection that it must be in.
            finished: Only finished or only unfinished ones; None for both.
        """
        self.refresh_coverage(_REFRESHED)
        return self._documents.list(
            sort=sort, title=title, tag=tag, collection=collection, finished=finished
        )

    def save_position(
        self, document_id: int, position: int, *, finished: bool | None = None
    ) -> Outcome[None]:
        """Keep where reading stands (code points); ``finished`` None leaves that as it is."""
        with self._store.transaction():
            self._documents.save_position(document_id, position, finished=finished)
        return outcome(None, ChangeKind.DOCUMENTS, ids=(document_id,))

    def save_summary(
        self,
        document_id: int,
        words: Iterable[WordCount],
        entities: Iterable[EntitySummary] = (),
    ) -> Outcome[Coverage]:
        """Keep what the analysis found, for the library: call it when an analysis is complete.

        Args:
            document_id: The document.
            words: Its different words with their counts; names and numbers left out.
            entities: Its entities.

        Returns:
            How much of the text is known.
        """
        with self._store.transaction():
            self._words.save_document(document_id, words)
            self._words.save_entities(document_id, entities)
            self._words.refresh_coverages((document_id,))
        return outcome(self._words.coverage(document_id), ChangeKind.DOCUMENTS, ids=(document_id,))

    def coverage(self, document_id: int) -> Coverage:
        """Return how much of a summarised document is known."""
        return self._words.coverage(document_id)

    def coverage_of(self, words: Iterable[WordCount]) -> Coverage:
        """Return how much of any text is known, before it is taken in."""
        return self._words.coverage_of(words)

    def refresh_coverage(self, limit: int = -1) -> Outcome[int]:
        """Bring the library's coverages up to date; the value is how many were not.

        Args:
            limit: At most so many, those opened last; all for -1, about 0.5 ms each.
        """
        version = self._words.version()
        stale = self._store.value(
            "SELECT EXISTS (SELECT 1 FROM documents WHERE words > 0 AND coverage_version != ?)",
            (version,),
        )
        if not stale:
            return outcome(0)
        with self._store.transaction():
            return outcome(self._words.refresh_coverages(limit=limit), ChangeKind.DOCUMENTS)

    def document_words(self, document_id: int) -> tuple[WordCount, ...]:
        """Return a summarised document's words, most frequent first."""
        return self._words.document_words(document_id)

    def document_entities(self, document_id: int) -> tuple[EntitySummary, ...]:
        """Return a summarised document's entities, most mentioned first."""
        return self._words.entities(document_id)

    def documents_naming(self, names: Iterable[str]) -> tuple[tuple[int, str, int], ...]:
        """Return (document id, title, mentions) of documents that name one of these, most first."""
        return self._words.documents_naming(names)

    def rename_document(self, document_id: int, title: str) -> Outcome[None]:
        """Give a document another title. Undoable."""
        with self._history.step("document.rename", document_id) as step:
            self._documents.rename(document_id, title)
        return Outcome(None, step.change())

    def tag_document(self, document_id: int, tags: Iterable[str]) -> Outcome[None]:
        """Replace a document's tags. Undoable."""
        with self._history.step("document.tags", document_id) as step:
            self._documents.set_tags(document_id, tags)
        return outcome(None, *step.change().kinds, ids=(document_id,))

    def document_tags(self) -> tuple[str, ...]:
        """Return all tags that documents have."""
        return self._documents.tags()

    def collections(self) -> tuple[Collection, ...]:
        """Return all collections, by name."""
        return self._documents.collections()

    def add_collection(self, name: str) -> Outcome[int]:
        """Add a collection and return its id; one of that name is taken as it is. Undoable."""
        with self._history.step("collection.add") as step:
            collection = self._documents.add_collection(name.strip())
        return Outcome(collection, step.change())

    def rename_collection(self, collection: int, name: str) -> Outcome[None]:
        """Rename a collection. Undoable."""
        with self._history.step("collection.rename") as step:
            self._documents.rename_collection(collection, name.strip())
        return Outcome(None, step.change())

    def delete_collection(self, collection: int) -> Outcome[None]:
        """Delete a collection; its documents stay. Undoable."""
        with self._history.step("collection.delete") as step:
            self._documents.delete_collection(collection)
        return Outcome(None, step.change())

    def collect(
        self, collection: int, document_ids: Sequence[int], *, member: bool = True
    ) -> Outcome[None]:
        """Put documents into a collection, or take them out. Undoable."""
        with self._history.step("collection.members") as step:
            for document_id in document_ids:
                self._documents.collect(collection, document_id, member=member)
        return Outcome(None, step.change())

    def delete_document(self, document_id: int, notes: NotesChoice) -> Outcome[None]:
        """Take a document out of the library. Undoable.

        Args:
            document_id: The document.
            notes: KEEP lists its annotations as orphans (``orphaned_annotations``); opening the
                same text again brings them back to their places. DELETE deletes them too.
        """
        with self._history.step("document.delete", document_id) as step:
            self._record(document_id)
            self._documents.mark_deleted(document_id)
            if notes is NotesChoice.DELETE:
                for annotation in self._annotations.of_document(document_id):
                    self._annotations.delete(annotation.id)
        return outcome(None, ChangeKind.DOCUMENTS, *step.change().kinds, ids=(document_id,))

    def orphaned_annotations(self) -> tuple[Annotation, ...]:
        """Return annotations whose passage or document is gone, newest first."""
        return self._annotations.list(orphaned=True)

    def homeless_annotations(self, limit: int = 500) -> tuple[Annotation, ...]:
        """Return the annotations kept of deleted documents, newest first, to be placed anew."""
        return self._annotations.homeless(limit)

    def document_paths(self) -> dict[DocumentId, Path]:
        """Return where each document's file was last; those that were pasted are left out.

        Whether the files are still there is for the caller to look, on a thread that may wait.
        """
        return self._documents.paths()

    def relocate(self, document_id: int, path: Path) -> Outcome[None]:
        """Note where a document's file is now; its text is compared when it is next opened."""
        with self._store.transaction():
            self._documents.set_path(document_id, path_text(path))
        return outcome(None, ChangeKind.DOCUMENTS, ids=(document_id,))

    def _opened_again(self, known: DocumentRecord, document: Document) -> OpenedDocument:
        self._documents.opened(known.id, document, text_changed=False)
        path = path_text(document.source.path)
        moved = known.path if known.path and path and known.path != path else ""
        if moved and Path(moved).exists():
            moved = ""
        return self._opened(known.id, moved_from=moved)

    def _edited(self, document: Document) -> DocumentRecord | None:
        path = path_text(document.source.path)
        known = self._documents.find_by_path(path) if path else None
        if known is None:
            return None
        if _likeness(self._documents.text(known.id) or "", document.text) >= _SAME_TEXT:
            return known
        self._documents.forget_path(known.id)
        return None

    def _opened_edited(self, known: DocumentRecord, document: Document) -> OpenedDocument:
        old = self._documents.text(known.id) or ""
        shift = Shift(old, document.text)
        position = _same_place(old, known.position, document.text, shift)
        self._search.remove(known.id)
        self._documents.opened(known.id, document, text_changed=True)
        self._documents.save_position(known.id, position, finished=None)
        self._anchor_anew(known.id, document.text, document.content_hash, shift)
        self._move_lookups(known.id, document.text, shift)
        return self._opened(known.id, text_changed=True)

    def _move_lookups(self, document_id: int, text: str, shift: Shift) -> None:
        places = []
        for lookup in self._sessions.lookups(document_id=document_id):
            near = shift(lookup.start)
            start = nearest(text, lookup.surface, near)
            # A word that is gone leaves its look-up at the place where it was.
            size = len(lookup.surface) if start is not None else 0
            first = near if start is None else start
            if (first, first + size) != (lookup.start, lookup.end):
                places.append((first, first + size, lookup.id))
        self._sessions.move_lookups(places)

    def _opened_new(self, document: Document) -> OpenedDocument:
        return self._opened(self._documents.add(document), new=True)

    def _opened(
        self,
        document_id: DocumentId,
        *,
        new: bool = False,
        text_changed: bool = False,
        moved_from: str = "",
    ) -> OpenedDocument:
        record = self._record(document_id)
        if not text_changed and not new:
            # An undo may have brought back what was marked in an older text.
            self._anchor_anew(document_id, None, record.content_hash, None)
        indexed = self._search.knows(document_id)
        annotations = self._annotations.of_document(document_id)
        return OpenedDocument(record, annotations, new, text_changed, moved_from, indexed)

    def _anchor_anew(
        self, document_id: int, text: str | None, text_hash: str, shift: Shift | None
    ) -> None:
        marks = self._annotations.stale(document_id, text_hash)
        corrections = self._corrections.stale(document_id, text_hash)
        if not marks and not corrections:
            return
        if text is None:
            text = self._documents.text(document_id) or ""
        for mark in marks:
            wanted = Anchor(mark.start, mark.end, mark.exact, mark.prefix, mark.suffix)
            expected = shift(mark.start) if shift is not None else None
            self._annotations.anchored(mark.id, text_hash, find(text, wanted, expected))
        for table, correction_id, wanted in corrections:
            expected = shift(wanted.start) if shift is not None and wanted.start >= 0 else None
            found = find(text, wanted, expected)
            if found is not None and text[found.start : found.end] != wanted.exact:
                found = None  # A reading holds for these very characters only.
            self._corrections.anchored(table, correction_id, text_hash, found)


def _same_place(old: str, position: int, new: str, shift: Shift) -> int:
    """Where a position of the old text is in the new one, by the words that follow it."""
    end = min(len(old), position + _FOLLOWING)
    if position >= end:
        return shift(position)
    found = find(new, anchor(old, position, end), shift(position))
    return shift(position) if found is None else found.start


def _likeness(old: str, new: str) -> float:
    """The share of the shorter text's pieces of five characters that the other has too, 0 to 1."""
    one, other = _pieces(old), _pieces(new)
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else float(old == new)


def _pieces(text: str) -> set[str]:
    part = text[:_COMPARED]
    return {part[index : index + _PIECE] for index in range(max(1, len(part) - _PIECE + 1))}
