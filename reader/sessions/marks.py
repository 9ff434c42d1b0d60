"""Marks: highlights and notes, their tags and colours; undo and redo of everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.sessions.anchors import Anchor, anchor, find
from reader.sessions.model import (
    Annotation,
    AnnotationTarget,
    ChangeKind,
    HighlightColour,
    Outcome,
    StoreChange,
    UndoStep,
)
from reader.sessions.room import Room, outcome


class _Unchanged:
    """The type of ``UNCHANGED``."""


UNCHANGED = _Unchanged()
"""Says that ``edit_annotation`` leaves the colour as it is (None takes it away)."""


class MarksRoom(Room):
    """The part of the notebook that keeps annotations, and undo."""

    def add_annotation(
        self,
        document_id: int,
        start: int,
        end: int,
        *,
        colour: HighlightColour | None = HighlightColour.YELLOW,
        note: str = "",
        target: AnnotationTarget = AnnotationTarget.PASSAGE,
        target_key: str = "",
        tags: Iterable[str] = (),
        session_id: int | None = None,
    ) -> Outcome[Annotation]:
        """Mark a stretch of a document's text. Undoable; it is on disk when this returns.

        Args:
            document_id: The document.
            start: Where it begins, code points of the text.
            end: Where it ends; after ``start``.
            colour: The wash, or None for a note without one.
            note: Markdown, or empty for a bare highlight.
            target: What the mark is on.
            target_key: Entry id, lemma or entity name where the target has one.
            tags: Any words.
            session_id: The open session, if there is one.

        Raises:
            ValueError: If there is no such document or stretch.
        """
        with self._history.step("annotation.add", document_id) as step:
            _, text, text_hash = self._text(document_id)
            annotation_id = self._annotations.add(
                document_id,
                text_hash,
                anchor(text, start, end),
                colour=colour,
                note=note,
                target=target,
                target_key=target_key,
                tags=tags,
                session_id=session_id,
            )
        return Outcome(self._annotation(annotation_id), step.change())

    def edit_annotation(
        self,
        annotation_id: int,
        *,
        note: str | None = None,
        colour: HighlightColour | _Unchanged | None = UNCHANGED,
        tags: Iterable[str] | None = None,
        target: AnnotationTarget | None = None,
        target_key: str | None = None,
    ) -> Outcome[Annotation]:
        """Change what is given of an annotation. Undoable.

        Raises:
            ValueError: If there is no such annotation.
        """
        values: dict[str, Any] = {}
        if note is not None:
            values["note"] = note
        if not isinstance(colour, _Unchanged):
            values["colour"] = None if colour is None else colour.value
        if target is not None:
            values["target"] = target.value
        if target_key is not None:
            values["target_key"] = target_key
        before = self._annotation(annotation_id)
        with self._history.step("annotation.edit", before.document_id) as step:
            self._annotations.edit(annotation_id, values, tags)
        return Outcome(self._annotation(annotation_id), step.change())

    def delete_annotation(self, annotation_id: int) -> Outcome[Annotation]:
        """Delete an annotation and return it as it was. Undoable.

        Raises:
            ValueError: If there is no such annotation.
        """
        before = self._annotation(annotation_id)
        with self._history.step("annotation.delete", before.document_id) as step:
            self._annotations.delete(annotation_id)
        return outcome(before, *step.change().kinds, ids=(annotation_id,))

    def place_annotation(
        self, annotation_id: int, start: int, end: int, *, document_id: int | None = None
    ) -> Outcome[Annotation]:
        """Place an annotation by hand, an orphan or not. Undoable.

        Args:
            annotation_id: The annotation.
            start: Where its passage begins from now on, code points.
            end: Where it ends.
            document_id: The document that it belongs to from now on; None for the one it is in.

        Raises:
            ValueError: If there is no such annotation, document or stretch.
        """
        before = self._annotation(annotation_id)
        owner = before.document_id if document_id is None else document_id
        with self._history.step("annotation.place", owner) as step:
            _, text, text_hash = self._text(owner)
            self._annotations.place(annotation_id, owner, text_hash, anchor(text, start, end))
        return Outcome(self._annotation(annotation_id), step.change())

    def annotation(self, annotation_id: int) -> Annotation | None:
        """Return an annotation, or None."""
        return self._annotations.find(annotation_id)

    def annotations(self, document_id: int) -> tuple[Annotation, ...]:
        """Return a document's annotations in the order of the text, orphans last."""
        return self._annotations.of_document(document_id)

    def all_annotations(
        self, *, tag: str = "", colour: HighlightColour | None = None, limit: int = 1000
    ) -> tuple[Annotation, ...]:
        """Return annotations of the whole library, newest first."""
        return self._annotations.list(tag=tag, colour=colour, limit=limit)

    def lasting_notes(self, limit: int = 5000) -> tuple[Annotation, ...]:
        """Return notes about words, entities and dictionary entries, newest first.

        They hold wherever their word, entity or entry (``target_key``) is met, in any document.
        """
        return self._annotations.lasting(limit)

    def annotation_tags(self) -> dict[str, int]:
        """Return all tags of annotations, with how many have each."""
        return self._annotations.tags()

    def colour_names(self) -> dict[HighlightColour, str]:
        """Return the names that the reader gave to colours; colours without a name are left out."""
        return self._annotations.colour_names()

    def name_colour(self, colour: HighlightColour, name: str) -> Outcome[None]:
        """Say what a colour means; an empty name takes the name away. Undoable."""
        with self._history.step("colour.name") as step:
            self._annotations.name_colour(colour, name.strip())
        return Outcome(None, step.change())

    def undo(self, document_id: int | None = None) -> Outcome[UndoStep | None]:
        """Take back the last change, also one from before a restart; the value is None for none.

        Args:
            document_id: The open document: its changes and those that belong to no document. None
                for the last change anywhere.
        """
        return self._moved(self._history.undo(document_id))

    def redo(self, document_id: int | None = None) -> Outcome[UndoStep | None]:
        """Do again what was undone last; the value is None for nothing to do again."""
        return self._moved(self._history.redo(document_id))

    def _moved(self, moved: tuple[UndoStep, StoreChange] | None) -> Outcome[UndoStep | None]:
        if moved is None:
            return outcome(None)
        step, change = moved
        with self._store.transaction():
            if ChangeKind.WORDS in change.kinds:
                self._words.touch()
            if ChangeKind.ANNOTATIONS in change.kinds and step.document_id is not None:
                self._settle(step.document_id)
        return Outcome(step, change)

    def _settle(self, document_id: int) -> None:
        """What comes back may have been marked in an older text than today's."""
        record = self._record(document_id)
        stale = self._annotations.stale(document_id, record.content_hash)
        if not stale:
            return
        text = self._documents.text(document_id) or ""
        for mark in stale:
            wanted = Anchor(mark.start, mark.end, mark.exact, mark.prefix, mark.suffix)
            self._annotations.anchored(mark.id, record.content_hash, find(text, wanted))

    def _annotation(self, annotation_id: int) -> Annotation:
        found = self._annotations.find(annotation_id)
        if found is None:
            raise ValueError(f"no annotation {annotation_id}")
        return found
