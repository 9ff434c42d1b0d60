"""What the keys do to the word, passage or entity that the reader is at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from reader.analysis.model import Word
from reader.positions import is_headword, mention_at, mentions_of
from reader.sessions.model import (
    Annotation,
    AnnotationTarget,
    HighlightColour,
    WordStatus,
)
from ui.notes import NotesController
from ui.page.view import PageView
from ui.page_controller import PageController
from ui.reading import ReadingController

_COLOUR_KEYS = tuple(HighlightColour)
_COLOUR_MS = 4000
"""How long after H the keys 1 to 5 choose its colour."""


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch that a command is about."""

    start: int
    end: int
    word: Word | None
    selected: bool


class WordCommands(QObject):
    """Status, highlight, note and walking: for the selection, the card's or the current word.

    Args:
        page: The page.
        reading: What is being read.
        page_controller: What stands where in it.
        notes: The reader's notes and statuses.
        pointed: Returns the stretch that the card is about, None without a card.

    Signals:
        note_wanted(Place, Annotation or None): A note is to be written, or the one here edited.
        told(text, undoable): Something was done that the reader should know.
        went(start, end): The page should show this stretch.
    """

    note_wanted = Signal(object, object)
    told = Signal(str, bool)
    went = Signal(int, int)

    def __init__(
        self,
        page: PageView,
        reading: ReadingController,
        page_controller: PageController,
        notes: NotesController,
        pointed: Callable[[], tuple[int, int] | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pointed = pointed
        self._page = page
        self._reading = reading
        self._at = page_controller
        self._notes = notes
        self._highlight: Annotation | None = None
        self._colouring = QTimer(self)
        self._colouring.setSingleShot(True)
        self._colouring.setInterval(_COLOUR_MS)

    def place(self) -> Place | None:
        """Return the selection, else the card's word, else the current one; None without any."""
        positions = self._at.positions
        if positions is None:
            return None
        selection = self._page.selection()
        if selection is not None and selection[1] > selection[0]:
            return Place(*selection, positions.word_at(selection[0]), selected=True)
        current = self._pointed() or self._page.current_word()
        if current is None:
            return None
        return Place(*current, positions.word_at(current[0]), selected=False)

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what each command of this room does, by its id."""
        return {
            "known": lambda: self.set_status(WordStatus.KNOWN),
            "ignored": lambda: self.set_status(WordStatus.IGNORED),
            "unknown": lambda: self.set_status(WordStatus.NEW),
            "level_1": lambda: self._number(1),
            "level_2": lambda: self._number(2),
            "level_3": lambda: self._number(3),
            "level_4": lambda: self._number(4),
            "colour_5": lambda: self._number(5),
            "highlight": self.highlight,
            "note": self.note,
            "note_selection": self.note_on_sentence,
            "delete_note": self.delete_mark,
            "next_note": lambda: self.walk_notes(1),
            "previous_note": lambda: self.walk_notes(-1),
            "next_word": lambda: self.walk_unknown(1),
            "previous_word": lambda: self.walk_unknown(-1),
            "next_mention": lambda: self.walk_mentions(1),
            "previous_mention": lambda: self.walk_mentions(-1),
            "select_sentence": self.select_sentence,
        }

    def set_status(self, status: WordStatus) -> None:
        """Set how well the reader knows the current word."""
        place = self.place()
        if place is None or place.word is None:
            self.told.emit(
                self.tr("Go to a word first: the arrow keys move from word to word."), False
            )
            return
        self._notes.set_status(place.word.lemma, place.word.lemma_reading, status)

    def _number(self, number: int) -> None:
        """1 to 5: the colour of a fresh highlight, else 1 to 4 the learning level."""
        if self._colouring.isActive() and self._highlight is not None:
            self._colouring.start()
            self._notes.edit_annotation(self._highlight.id, colour=_COLOUR_KEYS[number - 1])
        elif number <= 4:
            self.set_status(WordStatus(number))

    def highlight(self) -> None:
        """Highlight the selection or the word; 1 to 5 then choose the colour."""
        place = self.place()
        if place is None:
            self.told.emit(self.tr("Select something to highlight first."), False)
            return
        existing = self._at.annotation_at(place.start, place.end)
        if existing is not None and (existing.start, existing.end) == (place.start, place.end):
            self._on_highlighted(existing)
            if existing.colour is None:
                self._notes.edit_annotation(existing.id, colour=HighlightColour.YELLOW)
            return
        self._notes.add_annotation(
            place.start,
            place.end,
            colour=HighlightColour.YELLOW,
            target=AnnotationTarget.PASSAGE if place.selected else AnnotationTarget.WORD,
            target_key="" if place.selected or place.word is None else place.word.lemma,
            done=self._on_highlighted,
        )
        self._page.clear_selection()

    def _on_highlighted(self, annotation: Annotation) -> None:
        self._highlight = annotation
        self._colouring.start()

    def note(self) -> None:
        """Write a note on the selection or the word, or edit the one that is here."""
        place = self.place()
        if place is None:
            self.told.emit(self.tr("Select something to write a note on first."), False)
            return
        self.note_wanted.emit(place, self._at.annotation_at(place.start, place.end))

    def note_at(self, start: int, end: int) -> None:
        """Write a note on a stretch."""
        positions = self._at.positions
        if positions is not None:
            place = Place(start, end, positions.word_at(start), selected=False)
            self.note_wanted.emit(place, self._at.annotation_at(start, end))

    def note_on_sentence(self) -> None:
        """Write a note on the sentence of the current word or selection."""
        place, positions = self.place(), self._at.positions
        if place is None or positions is None:
            return
        sentence = positions.sentence_at(place.start)
        if sentence is not None:
            whole = Place(sentence.start, sentence.end, place.word, selected=True)
            self.note_wanted.emit(whole, None)

    def select_sentence(self) -> None:
        """Select the sentence of the current word."""
        place = self.place()
        if place is not None:
            self._page.select_sentence(place.start)

    def delete_mark(self) -> None:
        """Delete the highlight or note at the current place."""
        place = self.place()
        mark = self._at.annotation_at(place.start, place.end) if place is not None else None
        if mark is None:
            self.told.emit(self.tr("There is no mark here to delete."), False)
            return
        self._notes.delete_annotation(mark.id)
        self.told.emit(self.tr("Deleted."), True)

    def walk_notes(self, step: int) -> None:
        """Go to the next mark, or the one before."""
        marks = sorted({(a.start, a.end) for a in self._at.annotations if not a.orphaned})
        here = self._here()
        if step > 0:
            found = next((m for m in marks if m[0] > here), None)
        else:
            found = next((m for m in reversed(marks) if m[0] < here), None)
        if found is None:
            self.told.emit(self.tr("There is no mark further on."), False)
            return
        self.went.emit(*found)

    def walk_unknown(self, step: int) -> None:
        """Go to the next word that is neither known, ignored, a name nor a number."""
        positions = self._at.positions
        if positions is None:
            return
        for word in positions.words_from(self._here(), backwards=step < 0):
            if not is_headword(word, self._reading.entity_map):
                continue
            status = self._at.status_of(word.lemma, word.lemma_reading)
            if status not in (WordStatus.KNOWN, WordStatus.IGNORED):
                self.went.emit(word.start, word.end)
                return
        self.told.emit(self.tr("No unknown word is left in this direction."), False)

    def walk_mentions(self, step: int) -> None:
        """Go to the next mention of the entity that is followed, or of the one at this place."""
        entity_map = self._reading.entity_map
        here = self._here()
        mention = mention_at(entity_map, here)
        entity = self._at.entity if mention is None else mention.entity
        if entity is None:
            self.told.emit(self.tr("Go to a name, or choose an entity in the panel, first."), False)
            return
        mentions = mentions_of(entity_map, entity)
        if step > 0:
            found = next((m for m in mentions if m.start > here), mentions[0])
        else:
            found = next((m for m in reversed(mentions) if m.start < here), mentions[-1])
        self._at.follow_entity(entity)
        self.went.emit(found.start, found.end)

    def _here(self) -> int:
        current = self._page.current_word()
        if current is not None:
            return current[0]
        return self._page.first_visible_offset()
