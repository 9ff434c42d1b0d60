"""What is known of a place in the text: what to ask of a word, and what to add to the answer."""

from __future__ import annotations

from dictionary.model import GivenReading, LookupResult, MatchKind, NameSpan
from reader.analysis.model import Entity, EntityType, ReadingSource
from reader.positions import mention_at, mentions_in
from reader.sessions.model import Annotation, AnnotationTarget
from ui.lasting import LastingNotes, Subject, subject_of
from ui.lookup.blocks import WordDetails
from ui.lookup.controller import LookupRequest
from ui.notes import NotesController
from ui.page_controller import PageController
from ui.reading import ReadingController

ELSEWHERE = -1
"""The offset of a request about a text that isn't the document, a definition for example."""
_UNNAMED = (EntityType.DATE, EntityType.TIME, EntityType.QUANTITY)
_CERTAIN = (ReadingSource.AUTHOR, ReadingSource.USER)


class KnownHere:
    """What the open document, its analysis and the reader's own data say of a word.

    Args:
        reading: What is being read.
        page_controller: What stands where in it, and the statuses of words.
        notes: The notes and the entries that the reader prefers.
        lasting: Notes about words, names and entries of any text.
    """

    def __init__(
        self,
        reading: ReadingController,
        page_controller: PageController,
        notes: NotesController,
        lasting: LastingNotes,
    ) -> None:
        self._reading = reading
        self._at = page_controller
        self._notes = notes
        self._lasting = lasting

    def request_at(self, offset: int) -> LookupRequest | None:
        """Return what to ask about a character of the document."""
        document = self._reading.document
        positions = self._at.positions
        if document is None or positions is None:
            return None
        number = positions.block_at(offset)
        if number is None:
            return None
        block = document.blocks[number]
        if not block.start <= offset < block.end:
            return None
        start, end = self._asked(offset, block.start, block.end)
        paragraph = positions.paragraph_at(offset)
        readings = paragraph.readings if paragraph is not None else ()
        return LookupRequest(
            text=document.text[start:end],
            at=offset - start,
            offset=start,
            readings=tuple(
                GivenReading(r.start - start, r.end - start, r.reading, r.source in _CERTAIN)
                for r in readings
                if start <= r.start and r.end <= end
            ),
            names=tuple(
                NameSpan(m.start - start, m.end - start, m.type.value)
                for m in mentions_in(self._reading.entity_map, start, end)
                if m.type not in _UNNAMED
            ),
            preferred=self._notes.preferred,
        )

    def _asked(self, offset: int, start: int, end: int) -> tuple[int, int]:
        """What to look up in: the paragraph, but a word alone whose borders the reader fixed."""
        document, positions = self._reading.document, self._at.positions
        word = positions.word_at(offset) if positions is not None else None
        fixed = self._reading.corrections.words
        if word is None or document is None or not fixed:
            return start, end
        if any(one.fixes(document.text, word.start, word.end) for one in fixed):
            return word.start, word.end
        return start, end

    def details(self, request: LookupRequest, result: LookupResult) -> WordDetails | None:
        """Return what the text and the reader's own data say of a result."""
        positions = self._at.positions
        document = self._reading.document
        if request.offset == ELSEWHERE or positions is None or document is None:
            return self._details_elsewhere(result)
        offset = request.offset + request.at
        word = positions.word_at(offset)
        reading = positions.reading_at(offset)
        mention = mention_at(self._reading.entity_map, offset)
        entity = None
        if mention is not None:
            entity = next(
                (e for e in self._reading.entity_map.entities if e.id == mention.entity), None
            )
        lemma = word.lemma if word is not None else ""
        lemma_reading = word.lemma_reading if word is not None else ""
        start, end = (word.start, word.end) if word is not None else (offset, offset + 1)
        if result.matches:
            first = result.matches[0]
            start, end = request.offset + first.start, request.offset + first.end
        return WordDetails(
            surface=document.text[start:end],
            reading=reading.reading if reading is not None else "",
            source=reading.source if reading is not None else None,
            doubtful=reading.doubtful if reading is not None else False,
            rule=reading.rule if reading is not None else "",
            entity=entity,
            status=self._at.status_of(lemma, lemma_reading) if lemma else None,
            notes=self._notes_about(result, (start, end), lemma, entity),
            lemma=lemma,
            lemma_reading=lemma_reading,
        )

    def _notes_about(
        self, result: LookupResult, here: tuple[int, int], lemma: str, entity: Entity | None
    ) -> tuple[Annotation, ...]:
        """The notes on a stretch of the text, then those on its word, name and entry anywhere."""
        start, end = here
        found = [
            a
            for a in self._at.annotations
            if a.note and not a.orphaned and a.start < end and start < a.end
        ]
        subjects = [Subject(AnnotationTarget.WORD, lemma)] if lemma else []
        if entity is not None:
            subjects.append(Subject(AnnotationTarget.ENTITY, entity.name))
        entry = result.matches[0].entry if result.matches else None
        if entry is not None:
            subjects.append(subject_of(entry))
        known = {a.id for a in found}
        found += [a for a in self._lasting.about(*subjects) if a.id not in known]
        return tuple(found)

    def _details_elsewhere(self, result: LookupResult) -> WordDetails | None:
        if not result.matches or result.matches[0].kind is not MatchKind.WORD:
            return None
        first = result.matches[0]
        return WordDetails(
            notes=self._notes_about(result, (0, 0), first.headword, None),
            status=self._at.status_of(first.headword, first.reading),
            lemma=first.headword,
            lemma_reading=first.reading,
        )

    def words_with(self, character: str, limit: int = 30) -> tuple[tuple[str, str], ...]:
        """Return the words of this text with a kanji: written and read."""
        found: dict[tuple[str, str], None] = {}
        for paragraph in self._reading.paragraphs.values():
            for word in paragraph.words:
                if character in word.lemma:
                    found.setdefault((word.lemma, word.lemma_reading))
                    if len(found) >= limit:
                        return tuple(found)
        return tuple(found)
