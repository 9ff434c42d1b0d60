"""Corrections by the reader: a reading, a word, a name; and the list of those that hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QWidget

from reader.analysis.model import Entity, EntityType
from reader.positions import mention_at
from reader.sessions.model import CorrectionScope
from ui.notes import NotesController
from ui.page_controller import PageController
from ui.reading import Corrections, ReadingController
from ui.runner import Runner
from ui.word_commands import Place, WordCommands

if TYPE_CHECKING:
    from reader.export.delimited import Row
    from reader.sessions.notebook import Notebook


class Correcting(QObject):
    """Asks what is wrong, and keeps what is right.

    Args:
        window: What dialogs stand over.
        reading: What is being read.
        page_controller: Knows what stands where.
        notes: Keeps the corrections.
        words: Knows where the reader is.
        files: Writes the list of corrections.
        dictionary: Owns a ``LookupService``, which knows other readings.

    Signals:
        told(text, undoable): A sentence for the reader.
        failed(exception): Something could not be done.
        entity_note_requested(Entity, Mention): A note on it is to be written, at its first mention.
    """

    told = Signal(str, bool)
    failed = Signal(object)
    entity_note_requested = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        *,
        reading: ReadingController,
        page_controller: PageController,
        notes: NotesController,
        words: WordCommands,
        files: Runner,
        dictionary: Runner,
    ) -> None:
        super().__init__(window)
        self._files = files
        self._dictionary = dictionary
        self._window = window
        self._reading = reading
        self._at = page_controller
        self._notes = notes
        self._words = words

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command of this room does, by its id."""
        return {
            "correct": self.correct,
            "borders": self.correct_borders,
            "corrections": self.corrections,
        }

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
        # Without a dictionary the reading is typed.
        asked = self._dictionary.submit(
            lambda service: service.readings_of(surface), dialog.offer, lambda _error: None
        )
        dialog.finished.connect(lambda _code: asked.cancel())
        self._open(dialog)

    def correct_borders(self) -> None:
        """Ask where the words around the current place begin and end."""
        from ui.dialogs.borders import BordersDialog, stretch_of

        place, document, positions = self._words.place(), self._reading.document, self._at.positions
        paragraph = positions.paragraph_at(place.start) if positions and place else None
        if place is None or document is None or paragraph is None:
            self.told.emit(self.tr("Go to a word first: the arrow keys move to it."), False)
            return
        stretch = stretch_of(
            document.text[paragraph.start : paragraph.end],
            [(w.start - paragraph.start, w.end - paragraph.start) for w in paragraph.words],
            place.start - paragraph.start,
            place.end - paragraph.start,
        )
        first = paragraph.start + stretch.start
        dialog = BordersDialog(stretch, parent=self._window)
        dialog.corrected.connect(
            lambda offset, words, scope: self._notes.correct_words(words, scope, first + offset)
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
        if action == "ask":
            mentions = self._reading.entity_map.mentions
            first = next((m.start for m in mentions if m.entity == entity.id), None)
            if first is not None:
                self.correct_entity_at(first)
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
            self.entity_note_requested.emit(entity, mention)

    def corrections(self) -> None:
        """List the corrections that hold for the open text."""
        from ui.dialogs.corrections import CorrectionsDialog

        dialog = CorrectionsDialog(self._window)
        dialog.reading_delete_requested.connect(
            lambda n: self._notes.change(lambda book: book.delete_reading_correction(n))
        )
        dialog.words_delete_requested.connect(
            lambda n: self._notes.change(lambda book: book.delete_word_correction(n))
        )
        dialog.entity_delete_requested.connect(
            lambda n: self._notes.change(lambda book: book.delete_entity_correction(n))
        )

        dialog.export_requested.connect(self._export)

        def show(corrections: Corrections) -> None:
            dialog.set_corrections(corrections.readings, corrections.entities, corrections.words)

        self._notes.corrections_loaded.connect(show)
        dialog.finished.connect(lambda _code: self._notes.corrections_loaded.disconnect(show))
        record = self._notes.record
        number = record.id if record is not None else None
        self._notes.ask(
            lambda n: Corrections(
                n.reading_corrections(number),
                n.entity_corrections(number),
                n.word_corrections(number),
            ),
            show,
        )
        self._open(dialog)

    def _export(self) -> None:
        """Ask where to write all corrections of the library, and write them."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the corrections"), "yomite-corrections.csv", "*.csv"
        )
        if not name:
            return

        def write(rows: list[Row]) -> None:
            self._files.submit(
                # The file dialog has asked whether a file of that name may be replaced.
                lambda _: _write(rows, Path(name)),
                lambda _: self.told.emit(self.tr("{0} was written.").format(name), False),
                self.failed.emit,
            )

        self._notes.ask(_all_rows, write)


def _all_rows(notebook: Notebook) -> list[Row]:
    from reader.export.corrections import correction_rows

    titles = {int(one.id): one.title for one in notebook.library()}
    return list(
        correction_rows(
            notebook.reading_corrections(),
            notebook.word_corrections(),
            notebook.entity_corrections(),
            titles,
        )
    )


def _write(rows: list[Row], path: Path) -> None:
    from reader.export.corrections import write_corrections

    write_corrections(rows, path, overwrite=True)
