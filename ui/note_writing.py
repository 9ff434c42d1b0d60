"""Writing notes: the editor beside the passage, and what becomes of what was written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from reader.sessions.model import Annotation, AnnotationTarget, HighlightColour, Outcome
from ui.lasting import LastingNotes, Subject
from ui.looks import Looks
from ui.notes import NotesController
from ui.page.view import PageView
from ui.reading import ReadingController
from ui.word_commands import Place, WordCommands

if TYPE_CHECKING:
    from reader.sessions.notebook import Notebook
    from ui.dialogs.note_editor import NoteEditor


def _name_colour(notebook: Notebook, colour: HighlightColour, name: str) -> Outcome[None]:
    return notebook.name_colour(colour, name)


class NoteWriting(QObject):
    """Opens the note editor for whoever wants a note written.

    Signals:
        told(text, undoable): A sentence for the reader.
    """

    told = Signal(str, bool)

    def __init__(
        self,
        window: QWidget,
        *,
        page: PageView,
        reading: ReadingController,
        notes: NotesController,
        words: WordCommands,
        looks: Looks,
        lasting: LastingNotes,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._reading = reading
        self._notes = notes
        self._looks = looks
        self._lasting = lasting
        self._subject: Subject | None = None
        self._editor: NoteEditor | None = None
        self._editing: tuple[Place | None, Annotation | None] = (None, None)
        words.note_wanted.connect(self.edit_note)

    def note_about(self, subject: Subject, place: Place) -> None:
        """Write a note on an entity or a dictionary entry, or edit the one there is.

        Args:
            subject: What it is about, wherever that is met.
            place: Where the reader is; a new note is anchored there.
        """
        record = self._notes.record
        there = (a for a in self._lasting.about(subject))
        existing = next((a for a in there if record and a.document_id == record.id), None)
        self.edit_note(place, existing, subject)

    def edit_note(
        self, place: Place, existing: Annotation | None, subject: Subject | None = None
    ) -> None:
        """Open the note editor beside a stretch of the page.

        Args:
            place: The stretch.
            existing: The note to edit, or None for a new one.
            subject: What a new note is about; None for the stretch or the word itself.
        """
        document = self._reading.document
        if document is None:
            return
        plain = None if subject is not None else HighlightColour.YELLOW
        if existing is not None:
            place = Place(existing.start, existing.end, place.word, selected=place.selected)
        editor = self._note_editor()
        self._editing, self._subject = (place, existing), subject
        self._page.ensure_visible(place.start, place.end)
        boxes = self._page.rects(place.start, place.end)
        around = boxes[0].toAlignedRect() if boxes else QRect(0, 0, 1, 1)
        for box in boxes[1:]:
            around = around.united(box.toAlignedRect())
        origin = self._page.viewport().mapTo(self._window, QPoint(0, 0))
        editor.open_at(
            around.translated(origin),
            document.text[place.start : place.end],
            note=existing.note if existing is not None else "",
            colour=existing.colour if existing is not None else plain,
            tags=existing.tags if existing is not None else (),
            existing=existing is not None,
        )

    def edit_annotation(self, annotation: Annotation) -> None:
        """Edit the note of an annotation, on the page where it has its place."""
        place = Place(annotation.start, annotation.end, None, selected=True)
        self.edit_note(place, annotation)

    @property
    def note_open(self) -> bool:
        """True while a note is being written."""
        return self._editor is not None and self._editor.isVisible()

    def finish_note(self) -> None:
        """Keep what was written and close the editor."""
        if self._editor is not None and self._editor.isVisible():
            self._editor.finish()

    def _note_editor(self) -> NoteEditor:
        if self._editor is None:
            from ui.dialogs.note_editor import NoteEditor

            self._editor = NoteEditor(self._looks.theme, self._window)
            self._looks.add(self._editor)
            self._editor.saved.connect(self._on_note_saved)
            self._editor.deleted.connect(self._on_note_deleted)
            self._editor.closed.connect(self._page.setFocus)
        self._editor.finish()
        self._editor.set_colour_names(self._notes.colour_names)
        return self._editor

    def name_colours(self) -> None:
        """Ask what the colours mean."""
        from ui.dialogs.colour_names import ColourNamesDialog

        dialog = ColourNamesDialog(self._notes.colour_names, self._looks.theme, self._window)
        dialog.named.connect(self._on_colours_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_colours_named(self, names: Mapping[HighlightColour, str]) -> None:
        for colour, name in names.items():
            self._notes.change(partial(_name_colour, colour=colour, name=name))

    def _on_note_saved(
        self, note: str, colour: HighlightColour | None, tags: tuple[str, ...]
    ) -> None:
        place, existing = self._editing
        if existing is not None:
            self._notes.edit_annotation(existing.id, note=note, colour=colour, tags=tags)
        elif place is not None:
            subject = self._subject or Subject(AnnotationTarget.PASSAGE, "")
            if self._subject is None and place.word is not None and not place.selected:
                subject = Subject(AnnotationTarget.WORD, place.word.lemma)
            self._notes.add_annotation(
                place.start,
                place.end,
                colour=colour,
                note=note,
                tags=tags,
                target=subject.target,
                target_key=subject.key,
            )
            self._page.clear_selection()

    def _on_note_deleted(self) -> None:
        _, existing = self._editing
        if existing is not None:
            self._notes.delete_annotation(existing.id)
            self.told.emit(self.tr("Deleted."), True)
