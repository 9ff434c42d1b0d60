"""The panels beside the page: what they show and what they ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from reader.analysis.model import EntityMap
from reader.documents.model import Document
from reader.engine import ReadingEngine
from reader.sessions.hits import SearchResults, SearchToken
from reader.sessions.model import (
    Annotation,
    ChangeKind,
    DocumentId,
    LibrarySort,
    LookupRecord,
    OpenedDocument,
    Outcome,
    SessionRecord,
    StoreChange,
    WordStatus,
)
from reader.word_lists import grades
from ui.looks import Looks
from ui.models.entity_index import EntityIndex
from ui.models.words import WordRow, word_rows
from ui.notes import NotesController
from ui.page_controller import PageController
from ui.panels.contents import ContentsPanel
from ui.panels.entities import EntitiesPanel
from ui.panels.library import LibraryPanel
from ui.panels.notes import NotesPanel
from ui.panels.sessions import SessionsPanel
from ui.panels.words import WordsPanel
from ui.presenter import is_counted
from ui.reading import ReadingController
from ui.services import Services
from ui.shelving import Shelving

if TYPE_CHECKING:
    from reader.sessions.notebook import Notebook

_ENTITIES, _NOTES, _WORDS = range(3)
_SESSIONS_SHOWN = 500
_MOST_NOTES = 2000


class SidePanels(QObject):
    """Entities, notes and words on the right; library, sessions and contents on the left.

    Signals:
        went(start, end): The page should show this stretch.
        pin_requested(text): The reader wants a word in the definition pane.
        pin_at_requested(offset): The same for a character of the text.
        document_requested(number, place): Open a document of the library; ``place`` is a
            (start, end) or None.
        delete_requested(number), export_requested(kind, number): A document is to be deleted; a
            ``document`` or ``session`` is to be exported.
        word_list_requested(number): The word list of a document is to be exported.
        summary_requested(number): A session's summary is wanted.
        note_requested(Annotation): A note is to be edited.
        told(text, undoable): A sentence for the reader.
    """

    went = Signal(int, int)
    pin_requested = Signal(str)
    pin_at_requested = Signal(int)
    document_requested = Signal(int, object)
    delete_requested = Signal(int)
    export_requested = Signal(str, int)
    word_list_requested = Signal(int)
    summary_requested = Signal(int)
    note_requested = Signal(object)
    told = Signal(str, bool)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        reading: ReadingController,
        notes: NotesController,
        page_controller: PageController,
        looks: Looks,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._looks = looks
        self._services = services
        self._reading = reading
        self._notes = notes
        self._at = page_controller
        self._statuses: Mapping[tuple[str, str], WordStatus] = {}
        self._lookups: tuple[LookupRecord, ...] = ()
        self._words_stale = True
        self._resumed: tuple[int, str] = (0, "")
        theme = looks.theme
        self.right = QTabWidget(window)
        self.right.setDocumentMode(True)
        self.entities = EntitiesPanel(theme, self.right)
        self.notes_panel = NotesPanel(theme, self.right)
        self.words = WordsPanel(theme, self.right)
        self.right.addTab(self.entities, self.tr("Entities"))
        self.right.addTab(self.notes_panel, self.tr("Notes"))
        self.right.addTab(self.words, self.tr("Words"))
        for panel in (self.entities, self.notes_panel, self.words):
            looks.add(panel)
        self._connect_right()

    def complete(self) -> None:
        """Make what stands on the left: the library, the sessions and the contents."""
        window, looks, notes = self._window, self._looks, self._notes
        theme = looks.theme
        self.left = QTabWidget(window)
        self.left.setDocumentMode(True)
        self.library = LibraryPanel(theme, self.left)
        self.sessions = SessionsPanel(theme, self.left)
        self.contents = ContentsPanel(theme, self.left)
        self.left.addTab(self.library, self.tr("Library"))
        self.left.addTab(self.sessions, self.tr("Sessions"))
        self.left.addTab(self.contents, self.tr("Contents"))
        for panel in (self.library, self.sessions, self.contents):
            looks.add(panel)
        self.shelving = Shelving(window, notes, self._services.files, self.library)
        self._connect_left()

    def _connect_right(self) -> None:
        entities, notes_panel, words = self.entities, self.notes_panel, self.words
        self._reading.document_opened.connect(self._on_document_opened)
        self._reading.entities_found.connect(self._on_entities_found)
        self._notes.annotations_changed.connect(notes_panel.set_annotations)
        self._notes.opened.connect(self._on_opened)
        self._notes.changed.connect(self._on_changed)
        self._notes.colours_named.connect(notes_panel.set_colour_names)
        self._notes.statuses_changed.connect(self._on_statuses_changed)
        self._notes.lookups_changed.connect(self._on_lookups_changed)
        self.right.currentChanged.connect(lambda _index: self._fill_words())
        entities.mention_requested.connect(self.went)
        entities.entity_selected.connect(self._on_entity_selected)
        entities.look_up_requested.connect(self.pin_requested)
        entities.count_changed.connect(lambda n: self._title(_ENTITIES, self.tr("Entities"), n))
        notes_panel.annotation_activated.connect(self._on_annotation_activated)
        notes_panel.edit_requested.connect(self.note_requested)
        notes_panel.delete_requested.connect(self._on_annotation_delete_requested)
        notes_panel.colour_requested.connect(
            lambda a, colour: self._notes.edit_annotation(a.id, colour=colour)
        )
        notes_panel.everywhere_requested.connect(self._read_all_notes)
        notes_panel.count_changed.connect(lambda n: self._title(_NOTES, self.tr("Notes"), n))
        words.look_up_requested.connect(lambda _lemma, start: self.pin_at_requested.emit(start))
        words.occurrence_requested.connect(self.went)
        words.status_requested.connect(self._on_words_status_requested)
        words.export_requested.connect(self._on_words_export_requested)
        words.count_changed.connect(lambda n: self._title(_WORDS, self.tr("Words"), n))

    def _connect_left(self) -> None:
        library, sessions, notes = self.library, self.sessions, self._notes
        notes.library_changed.connect(self.read_library)
        self.shelving.told.connect(self.told)
        self.shelving.document_requested.connect(self.document_requested)
        library.open_requested.connect(lambda n: self.document_requested.emit(n, None))
        library.delete_requested.connect(self.delete_requested)
        library.finished_requested.connect(self._on_finished_requested)
        library.export_requested.connect(lambda n: self.export_requested.emit("document", n))
        library.search_requested.connect(self._on_search_requested)
        library.hit_activated.connect(self._on_hit_activated)
        sessions.search_requested.connect(self._read_sessions)
        sessions.reopen_requested.connect(self.reopen)
        sessions.summary_requested.connect(self.summary_requested)
        sessions.rename_requested.connect(
            lambda n, name: notes.change(lambda book: book.name_session(n, name))
        )
        sessions.export_requested.connect(lambda n: self.export_requested.emit("session", n))
        sessions.delete_requested.connect(self._on_session_delete_requested)
        sessions.merge_requested.connect(
            lambda numbers: notes.change(lambda book: book.merge_sessions(numbers))
        )
        self.contents.heading_requested.connect(self.went)

    def _title(self, tab: int, name: str, count: int) -> None:
        self.right.setTabText(tab, f"{name} {count}" if count else name)

    # The open document

    def catch_up(self) -> None:
        """Show what was opened and found before the panels were made."""
        document = self._reading.document
        if document is not None:
            self._on_document_opened(document)
            if self._reading.finished:
                self._on_entities_found(self._reading.entity_map)
        self._notes.tell_again()
        self._read_homeless()

    def _on_changed(self, change: StoreChange) -> None:
        if change.kinds & {ChangeKind.DOCUMENTS, ChangeKind.ANNOTATIONS}:
            self._read_homeless()
            if self.notes_panel.everywhere:
                self._read_all_notes()

    def _read_homeless(self) -> None:
        self._notes.ask(lambda n: n.homeless_annotations(), self.notes_panel.set_homeless)

    def _read_all_notes(self) -> None:
        """Read the notes of the whole library, with the titles of the texts they are in."""

        def work(notebook: Notebook) -> tuple[tuple[Annotation, ...], dict[DocumentId, str]]:
            titles = {one.id: one.title for one in notebook.library()}
            return notebook.all_annotations(limit=_MOST_NOTES), titles

        self._notes.ask(work, lambda found: self.notes_panel.set_everywhere(*found))

    def _on_document_opened(self, document: Document) -> None:
        self.entities.clear()
        self.words.set_rows(())
        self.notes_panel.set_annotations(())
        self.contents.set_document(document)
        self._statuses, self._lookups = {}, ()
        self._words_stale = True

    def _on_entities_found(self, entity_map: EntityMap) -> None:
        document = self._reading.document
        if document is None:
            return
        paragraphs = dict(self._reading.paragraphs)

        def work(_: object) -> EntityIndex:
            spans = [(s.start, s.end) for i in sorted(paragraphs) for s in paragraphs[i].sentences]
            return EntityIndex(entity_map, document.text, spans)

        def done(index: EntityIndex) -> None:
            if self._reading.entity_map is entity_map:
                self.entities.set_entities(index)
                self._services.trace.reach("entities_listed")

        self._services.files.submit(work, done)
        self._refresh_words()

    def _on_entity_selected(self, number: int) -> None:
        self._at.follow_entity(number if number >= 0 else None)

    def _on_statuses_changed(self, statuses: Mapping[tuple[str, str], WordStatus]) -> None:
        self._statuses = statuses
        self.words.set_statuses(statuses)

    def _on_lookups_changed(self, lookups: tuple[LookupRecord, ...]) -> None:
        self._lookups = lookups
        self._refresh_words()

    def _refresh_words(self) -> None:
        self._words_stale = True
        self._fill_words()

    def _fill_words(self) -> None:
        """Make the word list when it is looked at; for a novel it is work, so on a thread."""
        document = self._reading.document
        shown = self.right.currentWidget() is self.words
        if document is None or not self._words_stale or not self._reading.complete or not shown:
            return
        self._words_stale = False
        paragraphs = [
            p for i, p in sorted(self._reading.paragraphs.items()) if is_counted(document.blocks[i])
        ]
        statuses = self._statuses
        counts: dict[str, int] = {}
        for lookup in self._lookups:
            counts[lookup.headword] = counts.get(lookup.headword, 0) + 1

        entity_map = self._reading.entity_map

        def work(_: object) -> tuple[WordRow, ...]:
            return word_rows(paragraphs, statuses, counts, document.text, entity_map)

        def done(rows: tuple[WordRow, ...]) -> None:
            if self._reading.document is document:
                self.words.set_rows(rows)
                self.words.set_statuses(self._statuses)
                self._read_grades()

        self._services.files.submit(work, done)

    def _read_grades(self) -> None:
        """Ask for levels and ranks of the words that are new in the list."""
        model = self.words.model
        words = model.unknown_to()
        if words:
            self._services.files.submit(lambda _: grades(words), model.add_grades)

    def _on_words_status_requested(self, rows: Sequence[WordRow], status: WordStatus) -> None:
        chosen = [(row.lemma, row.reading) for row in rows]
        self._notes.change(lambda n: n.set_word_statuses(chosen, status))

    def _on_words_export_requested(self) -> None:
        if self._notes.record is not None:
            self.word_list_requested.emit(self._notes.record.id)

    def _on_annotation_activated(self, annotation: Annotation) -> None:
        """Show a note's passage, in the text that it is in."""
        record = self._notes.record
        if annotation.orphaned:
            return
        if record is not None and annotation.document_id == record.id:
            self.went.emit(annotation.start, annotation.end)
        else:
            place = (annotation.start, annotation.end)
            self.document_requested.emit(int(annotation.document_id), place)

    def _on_annotation_delete_requested(self, annotation: Annotation) -> None:
        self._notes.delete_annotation(annotation.id)
        self.told.emit(self.tr("Deleted."), True)

    # The library

    def read_library(self) -> None:
        """Read the lists of documents and sessions anew, while they are shown."""
        if not self.left.isVisible():
            return
        self._notes.ask(lambda n: n.library(sort=LibrarySort.OPENED), self.library.set_documents)
        self.shelving.read()
        self._read_sessions(self.sessions.words())

    def _read_sessions(self, words: str) -> None:
        self._notes.ask(
            lambda n: n.sessions(words, limit=_SESSIONS_SHOWN), self.sessions.set_sessions
        )

    def _on_finished_requested(self, number: int, finished: bool) -> None:
        def work(notebook: Notebook) -> Outcome[None]:
            record = notebook.document(number)
            place = record.position if record is not None else 0
            return notebook.save_position(number, place, finished=finished)

        self._notes.change(work)

    def _on_search_requested(self, query: str) -> None:
        def tokens(engine: ReadingEngine) -> tuple[SearchToken, ...]:
            return engine.search_tokens(query)

        def found(results: SearchResults) -> None:
            self.library.show_results(results)

        def search(words: tuple[SearchToken, ...]) -> None:
            self._notes.ask(lambda n: n.search(query, words), found)

        self._services.analysis.submit(tokens, search, self._notes.failed.emit)

    def _on_hit_activated(self, number: int, start: int, end: int) -> None:
        record = self._notes.record
        if record is not None and record.id == number:
            self.went.emit(start, end)
        else:
            self.document_requested.emit(number, (start, end))

    def reopen(self, number: int) -> None:
        """Open a session's document where it ended, with the word that was looked up last."""

        def read(n: Notebook) -> tuple[SessionRecord | None, tuple[LookupRecord, ...]]:
            return n.session(number), n.lookups(session_id=number)

        def found(kept: tuple[SessionRecord | None, tuple[LookupRecord, ...]]) -> None:
            session, lookups = kept
            if session is None:
                return
            # Opening a text clears the pane.
            word = lookups[-1].headword if lookups else ""
            self._resumed = (session.document_id, word)
            self.document_requested.emit(session.document_id, (session.position, session.position))

        self._notes.ask(read, found)

    def _on_opened(self, opened: OpenedDocument) -> None:
        self._read_homeless()
        number, word = self._resumed
        if word and opened.record.id == number:
            self._resumed = (0, "")
            self.pin_requested.emit(word)

    def _on_session_delete_requested(self, number: int) -> None:
        self._notes.change(lambda n: n.delete_session(number))
        self.told.emit(self.tr("Deleted."), True)
