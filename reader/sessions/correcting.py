"""Corrections: readings, borders of words and entities put right, and notes on entities."""

from __future__ import annotations

from collections.abc import Sequence

from reader.sessions.anchors import Anchor, anchor
from reader.sessions.model import (
    CorrectionScope,
    EntityCorrection,
    EntityNote,
    Outcome,
    ReadingCorrection,
    WordCorrection,
)
from reader.sessions.room import Room


class CorrectingRoom(Room):
    """The part of the notebook that keeps corrections."""

    def add_reading_correction(
        self,
        surface: str,
        reading: str,
        scope: CorrectionScope,
        *,
        document_id: int | None = None,
        start: int = 0,
        end: int = 0,
    ) -> Outcome[ReadingCorrection]:
        """Fix how something is read. Undoable; the same words and reach are replaced.

        Args:
            surface: The characters that it is about.
            reading: How they are read, in kana.
            scope: This place, this document, or always.
            document_id: The document, for HERE and DOCUMENT.
            start: The place, code points, for HERE; it moves with the text when that is edited.
            end: Its end.

        Raises:
            ValueError: If the document or the place is missing.
        """
        with self._history.step("correction.reading", document_id) as step:
            owner, where, text_hash = self._place(scope, document_id, surface, start, end)
            made = self._corrections.add_reading(scope, owner, where, text_hash, reading)
        correction = next(one for one in self._corrections.readings() if one.id == made)
        return Outcome(correction, step.change())

    def add_word_correction(
        self,
        words: Sequence[str],
        scope: CorrectionScope,
        *,
        document_id: int | None = None,
        start: int = 0,
    ) -> Outcome[WordCorrection]:
        """Fix where words begin and end. Undoable; the same stretch and reach is replaced.

        Args:
            words: The words as they stand, one after another: ``("今", "日")`` splits 今日, and
                ``("北朝鮮",)`` joins two. Where the first begins and the last ends, borders stay.
            scope: This place, this document, or always.
            document_id: The document, for HERE and DOCUMENT.
            start: Where the first word begins, code points, for HERE.

        Raises:
            ValueError: If a word is empty, or the document or the place is missing.
        """
        if not all(words):
            raise ValueError("a word has at least one character")
        surface = "".join(words)
        with self._history.step("correction.words", document_id) as step:
            owner, where, text_hash = self._place(
                scope, document_id, surface, start, start + len(surface)
            )
            sizes = [len(word) for word in words]
            made = self._corrections.add_words(scope, owner, where, text_hash, sizes)
        correction = next(one for one in self._corrections.words() if one.id == made)
        return Outcome(correction, step.change())

    def add_entity_correction(
        self,
        action: str,
        name: str,
        value: str,
        scope: CorrectionScope,
        *,
        document_id: int | None = None,
        start: int = 0,
        end: int = 0,
    ) -> Outcome[EntityCorrection]:
        """Put an entity right. Undoable; the same action on the same name and reach is replaced.

        Args:
            action: retype, rename, merge, split, hide or add.
            name: The surface that it is about.
            value: The new type, the new name, or the entity to merge into.
            scope: This place, this document, or always.
            document_id: The document, for HERE and DOCUMENT.
            start: The place, code points, for HERE.
            end: Its end.

        Raises:
            ValueError: If the document or the place is missing.
        """
        with self._history.step("correction.entity", document_id) as step:
            owner, where, text_hash = self._place(scope, document_id, name, start, end)
            made = self._corrections.add_entity(scope, owner, where, text_hash, action, value)
        correction = next(one for one in self._corrections.entities() if one.id == made)
        return Outcome(correction, step.change())

    def reading_corrections(self, document_id: int | None = None) -> tuple[ReadingCorrection, ...]:
        """Return the readings that hold in a document, a later one wins; None for all there are."""
        return self._corrections.readings(document_id)

    def word_corrections(self, document_id: int | None = None) -> tuple[WordCorrection, ...]:
        """Return the borders of words that hold in a document, a later one wins; None for all."""
        return self._corrections.words(document_id)

    def entity_corrections(self, document_id: int | None = None) -> tuple[EntityCorrection, ...]:
        """Return the corrections of entities that hold in a document; None for all there are."""
        return self._corrections.entities(document_id)

    def delete_reading_correction(self, correction_id: int) -> Outcome[bool]:
        """Delete a correction; False where there is none. Undoable."""
        with self._history.step("correction.delete") as step:
            deleted = self._corrections.delete_reading(correction_id)
        return Outcome(deleted, step.change())

    def delete_word_correction(self, correction_id: int) -> Outcome[bool]:
        """Delete a correction; False where there is none. Undoable."""
        with self._history.step("correction.delete") as step:
            deleted = self._corrections.delete_words(correction_id)
        return Outcome(deleted, step.change())

    def delete_entity_correction(self, correction_id: int) -> Outcome[bool]:
        """Delete a correction; False where there is none. Undoable."""
        with self._history.step("correction.delete") as step:
            deleted = self._corrections.delete_entity(correction_id)
        return Outcome(deleted, step.change())

    def set_entity_note(
        self, name: str, type_: str, body: str, *, document_id: int | None = None
    ) -> Outcome[None]:
        """Write what there is to say of an entity; an empty body deletes it. Undoable.

        Args:
            name: The entity's name.
            type_: Its type, as ``EntityType.value``.
            body: Markdown.
            document_id: The document that it is for; None for all.
        """
        with self._history.step("entity.note", document_id) as step:
            self._corrections.set_note(document_id, type_, name, body)
        return Outcome(None, step.change())

    def entity_notes(self, document_id: int | None = None) -> tuple[EntityNote, ...]:
        """Return the notes that hold in a document, its own first; None for all there are."""
        return self._corrections.notes(document_id)

    def _place(
        self, scope: CorrectionScope, document_id: int | None, surface: str, start: int, end: int
    ) -> tuple[int | None, Anchor, str]:
        if not surface:
            raise ValueError("a correction is about something")
        if scope is CorrectionScope.ALWAYS:
            return None, Anchor(0, 0, surface, "", ""), ""
        owner, text, text_hash = self._text(document_id)
        if scope is CorrectionScope.DOCUMENT:
            return owner, Anchor(0, 0, surface, "", ""), text_hash
        where = anchor(text, start, end)
        if where.exact != surface:
            raise ValueError(f"{surface!r} does not stand at {start}-{end}")
        return owner, where, text_hash
