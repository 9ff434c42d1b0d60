"""Writing notes: the editor beside the passage, and what becomes of what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.sessions.drafting import NoteDraft
from reader.sessions.model import (
    Annotation,
    AnnotationTarget,
    DocumentId,
    HighlightColour,
    Outcome,
)
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
        settled(all kept): Nothing is being kept any more, or something could not be: then it is in
            the editor again.
    """

    told = Signal(str, bool)
    settled = Signal(bool)

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
        self._editor: NoteEditor | None = None
        self._draft: NoteDraft | None = None
        self._drafted: DocumentId | None = None
        self._unkept: list[NoteDraft] = []
        self._being_kept = 0
        self._refused = False
        words.note_wanted.connect(self.edit_note)
        notes.opened.connect(self._on_opened)
        self._on_opened()

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
        record = self._notes.record
        if existing is not None:
            draft = NoteDraft(
                existing.document_id,
                existing.start,
                existing.end,
                existing.note,
                existing.colour,
                existing.tags,
                existing.target,
                existing.target_key,
                existing.id,
            )
        elif record is None:
            self._notes.tell_closed()
            return
        else:
            about = subject or Subject(AnnotationTarget.PASSAGE, "")
            if subject is None and place.word is not None and not place.selected:
                about = Subject(AnnotationTarget.WORD, place.word.lemma)
            draft = NoteDraft(
                record.id,
                place.start,
                place.end,
                colour=HighlightColour.YELLOW if subject is None else None,
                target=about.target,
                target_key=about.key,
            )
        self._open(draft)

    def _open(self, draft: NoteDraft, *, unkept: bool = False) -> None:
        """Show the editor; ``unkept`` says that the draft was written before and not kept."""
        document = self._reading.document
        if document is None:
            return
        editor = self._note_editor()
        self._draft = draft
        around, quote = QRect(0, 0, 1, 1), ""
        if self._notes.record is not None and draft.document_id == self._notes.record.id:
            around = self._around(draft.start, draft.end)
            quote = document.text[draft.start : draft.end]
        editor.open_at(
            around,
            quote,
            note=draft.note,
            colour=draft.colour,
            tags=draft.tags,
            existing=draft.annotation_id is not None,
            unkept=unkept,
        )

    def _around(self, start: int, end: int) -> QRect:
        """Bring a stretch onto the screen and return where, in the window's px."""
        self._page.ensure_visible(start, end)
        boxes = self._page.rects(start, end)
        around = boxes[0].toAlignedRect() if boxes else QRect(0, 0, 1, 1)
        for box in boxes[1:]:
            around = around.united(box.toAlignedRect())
        origin = self._page.viewport().mapTo(self._window, QPoint(0, 0))
        return around.translated(origin)

    def edit_annotation(self, annotation: Annotation) -> None:
        """Edit the note of an annotation, on the page where it has its place."""
        place = Place(annotation.start, annotation.end, None, selected=True)
        self.edit_note(place, annotation)

    @property
    def note_open(self) -> bool:
        """True while a note is being written."""
        return self._editor is not None and self._editor.isVisible()

    @property
    def keeping(self) -> bool:
        """True while a note is on its way to the disk."""
        return self._being_kept > 0

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
            self._editor.paused.connect(self._on_note_paused)
            self._editor.dropped.connect(self._on_note_dropped)
            self._editor.deleted.connect(self._on_note_deleted)
            self._editor.closed.connect(self._on_editor_closed)
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

    def _on_note_paused(
        self, note: str, colour: HighlightColour | None, tags: tuple[str, ...]
    ) -> None:
        """Keep what is written so far, for the case that the program is ended from outside."""
        if self._draft is not None:
            draft = replace(self._draft, note=note, colour=colour, tags=tags)
            self._drafted = draft.document_id
            self._notes.ask(lambda n: n.keep_draft(draft))

    def _forget_draft(self) -> None:
        number, self._drafted = self._drafted, None
        if number is not None:
            self._notes.ask(lambda n: n.drop_draft(number))

    def _on_note_saved(
        self, note: str, colour: HighlightColour | None, tags: tuple[str, ...]
    ) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self._keep(replace(draft, note=note, colour=colour, tags=tags))

    def _keep(self, draft: NoteDraft) -> None:
        session = self._notes.session

        def work(notebook: Notebook) -> Outcome[Annotation]:
            if draft.annotation_id is not None:
                return notebook.edit_annotation(
                    draft.annotation_id, note=draft.note, colour=draft.colour, tags=draft.tags
                )
            return notebook.add_annotation(
                draft.document_id,
                draft.start,
                draft.end,
                colour=draft.colour,
                note=draft.note,
                tags=draft.tags,
                target=draft.target,
                target_key=draft.target_key,
                session_id=session.id if session is not None else None,
            )

        self._being_kept += 1
        self._notes.change(work, self._on_kept, lambda error: self._on_not_kept(draft, error))
        self._page.clear_selection()

    def _on_kept(self, _annotation: Annotation) -> None:
        self._being_kept -= 1
        self._forget_draft()
        if self._refused:
            self._refused = False
            self.told.emit(self.tr("The note is kept now."), False)
        if not self._being_kept:
            self.settled.emit(True)

    def _on_not_kept(self, draft: NoteDraft, error: BaseException) -> None:
        """What was written comes back into the editor: no full disk may take it away."""
        self._being_kept -= 1
        self._refused = True
        self._notes.failed.emit(error)
        self._open_again(draft)
        self.settled.emit(False)

    def _open_again(self, draft: NoteDraft) -> None:
        """Open what was written before, when the page has made room for what was said about it."""
        self._unkept.append(draft)
        QTimer.singleShot(0, self, self._open_unkept)

    def _open_unkept(self) -> None:
        if self._unkept and not self.note_open:
            self._open(self._unkept.pop(), unkept=True)

    def _on_note_dropped(self) -> None:
        self._draft = None
        self._forget_draft()

    def _on_editor_closed(self) -> None:
        self._page.setFocus()
        self._open_unkept()

    def _on_opened(self) -> None:
        """Show again what was being written in this text when the program was ended."""
        record = self._notes.record
        if record is not None:
            number = record.id
            self._notes.ask(lambda n: n.find_draft(number), self._on_draft_found)

    def _on_draft_found(self, draft: NoteDraft | None) -> None:
        record = self._notes.record
        if draft is None or record is None or record.id != draft.document_id or self.note_open:
            return
        self._drafted = draft.document_id
        self.told.emit(self.tr("The note that you were writing is here again."), False)
        self._open_again(draft)

    def _on_note_deleted(self) -> None:
        draft, self._draft = self._draft, None
        self._forget_draft()
        if draft is not None and draft.annotation_id is not None:
            self._notes.delete_annotation(draft.annotation_id)
            self.told.emit(self.tr("Deleted."), True)
