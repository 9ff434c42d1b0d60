"""The dialogs: each made when it is asked for, its answer handed to whom it concerns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from reader.analysis.model import Entity, EntityType
from reader.positions import mention_at
from reader.sessions.model import (
    Annotation,
    AnnotationTarget,
    CorrectionScope,
    HighlightColour,
    NotesChoice,
    SessionSummary,
    WordStatus,
)
from ui.actions import Actions
from ui.exporting import Exporting
from ui.looks import Looks
from ui.notes import NotesController
from ui.page.view import PageView
from ui.page_controller import PageController
from ui.reading import Corrections, ReadingController
from ui.services import Services
from ui.word_commands import Place, WordCommands

if TYPE_CHECKING:
    from reader.lookup import LookupService
    from ui.dialogs.note_editor import NoteEditor


class Asking(QObject):
    """Opens dialogs.

    Signals:
        told(text, undoable): A sentence for the reader.
        failed(exception): Something could not be done.
        pin_requested(text): A word is to be shown in the definition pane.
        document_requested(number, place): A document of the library is to be opened.
        dictionaries_changed(): Other dictionaries are in use now.
    """

    told = Signal(str, bool)
    failed = Signal(object)
    pin_requested = Signal(str)
    document_requested = Signal(int, object)
    dictionaries_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        services: Services,
        *,
        page: PageView,
        reading: ReadingController,
        page_controller: PageController,
        notes: NotesController,
        words: WordCommands,
        looks: Looks,
        actions: Actions,
        exporting: Exporting,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._page = page
        self._reading = reading
        self._at = page_controller
        self._notes = notes
        self._words = words
        self._looks = looks
        self._actions = actions
        self._exporting = exporting
        self._editor: NoteEditor | None = None
        self._editing: tuple[Place | None, Annotation | None] = (None, None)
        words.note_wanted.connect(self.edit_note)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command of this room does, by its id."""
        return {
            "about": self.about,
            "keys": self.keys,
            "preferences": self.preferences,
            "dictionaries": self.dictionaries,
            "corrections": self.corrections,
            "import_words": self.import_words,
            "correct": self.correct,
            "export": self.export_current,
            "session_name": self.name_session,
            "backup": self.backup,
            "restore": self.restore,
        }

    # Help and preferences

    def about(self) -> None:
        """Show version, data and licences."""
        from ui.dialogs.about import AboutDialog, licences

        version = QCoreApplication.applicationVersion()

        def sources(service: LookupService) -> tuple[tuple[str, str], ...]:
            return tuple((d.title, d.revision) for d in service.lexicon.dictionaries())

        def show(found: tuple[tuple[str, str], ...]) -> None:
            self._open(AboutDialog(version, found, licences(), self._window))

        self._services.dictionary.submit(sources, show, lambda _error: show(()))

    def keys(self) -> None:
        """Show all keys."""
        from ui.dialogs.keys import KeysDialog

        self._open(KeysDialog(self._actions.sheet(), self._window))

    def preferences(self) -> None:
        """Show the preferences; each takes effect as it is set."""
        from ui.dialogs.preferences import PreferencesDialog

        families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
        self._open(PreferencesDialog(self._services.settings, families, self._window))

    def _open(self, dialog: QDialog) -> None:
        """Show a dialog over the window; it goes away with its answer."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dictionaries(self) -> None:
        """Show the dictionaries; import, order, enable and delete them."""
        from ui.dictionaries import Dictionaries

        room = Dictionaries(self._window, self._services, self.failed.emit)
        room.changed.connect(self.dictionaries_changed)
        room.open()

    # Words and corrections

    def correct(self) -> None:
        """Correct what stands at the current place: a reading, or a name."""
        place, document = self._words.place(), self._reading.document
        if place is None or document is None:
            self.told.emit(self.tr("Go to a word first: the arrow keys move to it."), False)
            return
        mention = mention_at(self._reading.entity_map, place.start)
        if place.selected and mention is None:
            self._add_entity(place)
        elif self._reading_to_correct(place) is None and mention is not None:
            self.correct_entity_at(mention.start)
        else:
            self.correct_reading(place)

    def _reading_to_correct(self, place: Place) -> tuple[int, int, str] | None:
        positions, document = self._at.positions, self._reading.document
        if positions is None or document is None:
            return None
        reading = positions.reading_at(place.start)
        if reading is not None:
            return reading.start, reading.end, reading.reading
        return None

    def correct_reading(self, place: Place) -> None:
        """Ask for the reading of the word at a place."""
        from ui.dialogs.reading import ReadingDialog

        positions, document = self._at.positions, self._reading.document
        found = self._reading_to_correct(place)
        if positions is None or document is None:
            return
        if found is None:
            self.told.emit(self.tr("There is nothing to read differently here."), False)
            return
        start, end, kana = found
        surface = document.text[start:end]
        dialog = ReadingDialog(surface, kana, positions.sentence_text(start), parent=self._window)
        dialog.corrected.connect(
            lambda reading, scope: self._notes.correct_reading(surface, reading, scope, start, end)
        )
        self._open(dialog)

    def _add_entity(self, place: Place) -> None:
        document = self._reading.document
        if document is not None:
            surface = document.text[place.start : place.end]
            self._ask_entity(surface, None, "", (), (place.start, place.end))

    def correct_entity_at(self, offset: int) -> None:
        """Ask what is wrong with the name at a character of the text."""
        entity_map, document = self._reading.entity_map, self._reading.document
        mention = mention_at(entity_map, offset)
        if mention is None or document is None:
            return
        entity = next((e for e in entity_map.entities if e.id == mention.entity), None)
        name = entity.name if entity is not None else ""
        others = self._other_names(entity)
        surface = document.text[mention.start : mention.end]
        self._ask_entity(surface, mention.type, name, others, (mention.start, mention.end))

    def _other_names(self, entity: Entity | None) -> tuple[str, ...]:
        if entity is None:
            return ()
        return tuple(
            e.name
            for e in self._reading.entity_map.entities
            if e.type is entity.type and e.id != entity.id
        )

    def _ask_entity(
        self,
        surface: str,
        kind: EntityType | None,
        name: str,
        others: tuple[str, ...],
        span: tuple[int, int],
        action: str = "",
    ) -> None:
        from ui.dialogs.entity import EntityDialog

        dialog = EntityDialog(surface, kind, name, others, action, self._window)
        dialog.corrected.connect(
            lambda chosen, value, scope: self._notes.correct_entity(
                chosen, surface if chosen == "add" else (name or surface), value, scope, *span
            )
        )
        self._open(dialog)

    def correct_entity(self, action: str, entity: Entity, value: str) -> None:
        """Do what the entity panel asks for; what is missing is asked."""
        if action == "note":
            self._note_on_entity(entity)
            return
        span = (0, 0)
        if action == "split" and ":" in value:
            start, _, end = value.partition(":")
            span, value = (int(start), int(end)), ""
        if action == "rename" and not value:
            new, fine = QInputDialog.getText(
                self._window,
                self.tr("Change the name"),
                self.tr("Name of {0}:").format(entity.name),
                text=entity.name,
            )
            if not fine or not new.strip() or new.strip() == entity.name:
                return
            value = new.strip()
        self._notes.correct_entity(action, entity.name, value, CorrectionScope.DOCUMENT, *span)
        self.told.emit(self.tr("Changed."), True)

    def _note_on_entity(self, entity: Entity) -> None:
        mention = next(
            (m for m in self._reading.entity_map.mentions if m.entity == entity.id), None
        )
        if mention is not None:
            self._words.went.emit(mention.start, mention.end)
            self._words.note_at(mention.start, mention.end)

    def corrections(self) -> None:
        """List the corrections that hold for the open text."""
        from ui.dialogs.corrections import CorrectionsDialog

        dialog = CorrectionsDialog(self._window)
        dialog.reading_delete_requested.connect(
            lambda n: self._notes.change(lambda book: book.delete_reading_correction(n))
        )
        dialog.entity_delete_requested.connect(
            lambda n: self._notes.change(lambda book: book.delete_entity_correction(n))
        )

        def show(corrections: Corrections) -> None:
            dialog.set_corrections(corrections.readings, corrections.entities)

        self._notes.corrections_loaded.connect(show)
        dialog.finished.connect(lambda _code: self._notes.corrections_loaded.disconnect(show))
        record = self._notes.record
        number = record.id if record is not None else None
        self._notes.ask(
            lambda n: Corrections(n.reading_corrections(number), n.entity_corrections(number)),
            show,
        )
        self._open(dialog)

    def import_words(self) -> None:
        """Take known words from a list."""
        from ui.dialogs.import_words import ImportWordsDialog

        def take(words: tuple[tuple[str, str], ...], status: WordStatus) -> None:
            self._notes.change(
                lambda n: n.import_words(words, status),
                lambda count: self.told.emit(
                    self.tr("{0} words were taken in.").format(count), True
                ),
            )

        dialog = ImportWordsDialog(parent=self._window)
        dialog.imported.connect(take)
        self._open(dialog)

    # Notes

    def edit_note(self, place: Place, existing: Annotation | None) -> None:
        """Open the note editor beside a stretch of the page."""
        document = self._reading.document
        if document is None:
            return
        if existing is not None:
            place = Place(existing.start, existing.end, place.word, selected=place.selected)
        editor = self._note_editor()
        self._editing = (place, existing)
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
            colour=existing.colour if existing is not None else HighlightColour.YELLOW,
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
        return self._editor

    def _on_note_saved(
        self, note: str, colour: HighlightColour | None, tags: tuple[str, ...]
    ) -> None:
        place, existing = self._editing
        if existing is not None:
            self._notes.edit_annotation(existing.id, note=note, colour=colour, tags=tags)
        elif place is not None:
            single = place.word is not None and not place.selected
            self._notes.add_annotation(
                place.start,
                place.end,
                colour=colour,
                note=note,
                tags=tags,
                target=AnnotationTarget.WORD if single else AnnotationTarget.PASSAGE,
                target_key=place.word.lemma if single and place.word is not None else "",
            )
            self._page.clear_selection()

    def _on_note_deleted(self) -> None:
        _, existing = self._editing
        if existing is not None:
            self._notes.delete_annotation(existing.id)
            self.told.emit(self.tr("Deleted."), True)

    # Sessions, library, store

    def export_current(self) -> None:
        """Export the open document."""
        record = self._notes.record
        if record is None:
            self.told.emit(self.tr("Open a document first."), False)
            return
        self._exporting.ask("document", record.id)

    def name_session(self) -> None:
        """Give the session that is going on a name."""
        session = self._notes.session
        if session is None:
            self.told.emit(self.tr("Open a document first."), False)
            return
        name, fine = QInputDialog.getText(
            self._window, self.tr("Name this session"), self.tr("Name:"), text=session.name
        )
        if fine:
            self._notes.change(lambda n: n.name_session(session.id, name.strip()))

    def summary(self, number: int) -> None:
        """Show the summary of a session."""

        def show(summary: SessionSummary | None) -> None:
            if summary is None:
                return
            from ui.dialogs.session_summary import SessionSummaryDialog

            dialog = SessionSummaryDialog(summary, self._looks.theme, self._window)
            place = summary.session.position
            dialog.reopen_requested.connect(
                lambda _n: self.document_requested.emit(summary.session.document_id, (place, place))
            )
            dialog.export_requested.connect(lambda n: self._exporting.ask("session", n))
            dialog.lookup_requested.connect(self.pin_requested)
            self._open(dialog)

        self._notes.ask(lambda n: n.session_summary(number), show)

    def delete_document(self, number: int) -> None:
        """Ask what becomes of the notes of a document, then delete it."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Delete this document from the library?"))
        box.setInformativeText(
            self.tr("The file itself stays where it is. What shall become of its notes?")
        )
        keep = box.addButton(self.tr("Keep the notes"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Delete them too"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)

        def finished() -> None:
            clicked = box.clickedButton()
            if clicked not in (keep, drop):
                return
            choice = NotesChoice.KEEP if clicked is keep else NotesChoice.DELETE
            self._notes.change(lambda n: n.delete_document(number, choice))
            self.told.emit(self.tr("Deleted."), True)

        box.finished.connect(lambda _code: finished())
        self._open(box)

    def backup(self) -> None:
        """Ask where to write a backup of everything."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Back up everything"),
            "yomite-backup.db",
            self.tr("Backups ({0})").format("*.db"),
        )
        if not name:
            return
        folder = self._services.data_dir

        def work(_: object) -> None:
            from reader.store.backups import backup

            backup(folder, Path(name), overwrite=True)

        self._services.building.submit(
            work,
            lambda _: self.told.emit(self.tr("Everything was written to {0}.").format(name), False),
            self.failed.emit,
        )

    def restore(self) -> None:
        """Ask which backup to take everything back from."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Restore a backup"),
            "",
            self.tr("Backups ({0});;All files (*)").format("*.db"),
        )
        if not name:
            return
        folder = self._services.data_dir

        def work(_: object) -> Path | None:
            from reader.store.backups import restore

            return restore(folder, Path(name))

        def done(kept: Path | None) -> None:
            said = self.tr("The backup was restored.")
            if kept is not None:
                said += " " + self.tr("What was there before is kept in {0}.").format(kept)
            self.told.emit(said, False)
            document = self._reading.document
            if document is not None:
                self._reading.open_document(document)

        # On the store's own thread: nothing may be written meanwhile.
        self._services.store.submit(work, done, self.failed.emit)
