"""The reader's own data in the window: every change goes to the store at once, on its thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.analysis.model import ParagraphAnalysis
from reader.documents.model import Document
from reader.errors import StoreError
from reader.positions import headwords
from reader.sessions.model import (
    Annotation,
    AnnotationId,
    AnnotationTarget,
    ChangeKind,
    CorrectionScope,
    DocumentId,
    DocumentRecord,
    HighlightColour,
    LookupRecord,
    Outcome,
    SessionRecord,
    SessionSummary,
    StoreChange,
    WordStatus,
)
from ui.reading import Corrections
from ui.reading_clock import ReadingClock
from ui.runner import Runner

if TYPE_CHECKING:
    from reader.sessions.notebook import Notebook

T = TypeVar("T")
_Key = tuple[str, str]
"""Lemma and its reading."""


class NotesController(QObject):
    """Keeps annotations, sessions, look-ups, words and corrections of the open document.

    Args:
        store: Owns a ``Notebook``.

    Signals:
        opened(OpenedDocument): The document is in the library.
        session_ended(SessionSummary): A session in which something was read is over.
        corrections_loaded(Corrections): What holds in it; comes even when the store cannot be had.
        annotations_changed(tuple of Annotation)
        statuses_changed(mapping of (lemma, reading) to WordStatus)
        lookups_changed(tuple of LookupRecord): Of the open document, the newest last.
        library_changed(): Documents or sessions changed.
        preferred_changed(frozenset of (headword, entry id))
        colours_named(mapping of HighlightColour to str): What the reader calls the colours.
        changed(StoreChange): Something was written.
        undone(label, redo): A change was undone, or done again; label empty for nothing to undo.
        recovered(Recovery): A damaged store was set aside and what could be read was kept.
        failed(exception): The store could not do it.
    """

    opened = Signal(object)
    session_ended = Signal(object)
    corrections_loaded = Signal(object)
    annotations_changed = Signal(object)
    statuses_changed = Signal(object)
    lookups_changed = Signal(object)
    library_changed = Signal()
    preferred_changed = Signal(object)
    colours_named = Signal(object)
    changed = Signal(object)
    undone = Signal(str, bool)
    recovered = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._record: DocumentRecord | None = None
        self._clock = ReadingClock(store, self)
        self._clock.failed.connect(self.failed)
        self._per_minute = 0.0
        self._words: frozenset[_Key] = frozenset()
        self._preferred: frozenset[tuple[str, int]] = frozenset()
        self._closed: BaseException | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._statuses: Mapping[_Key, WordStatus] = {}
        self._lookups: tuple[LookupRecord, ...] = ()
        self._colour_names: Mapping[HighlightColour, str] = {}
        self.annotations_changed.connect(self._on_annotations_changed)
        self.statuses_changed.connect(self._on_statuses_changed)
        self.lookups_changed.connect(self._on_lookups_changed)

    def tell_again(self) -> None:
        """Tell what is known of the open document to views that were made after it was opened."""
        if self._record is not None:
            self.annotations_changed.emit(self._annotations)
            self.colours_named.emit(self._colour_names)
            self.statuses_changed.emit(self._statuses)
            self.lookups_changed.emit(self._lookups)

    def _on_annotations_changed(self, annotations: tuple[Annotation, ...]) -> None:
        self._annotations = annotations

    def _on_statuses_changed(self, statuses: Mapping[_Key, WordStatus]) -> None:
        self._statuses = statuses

    def _on_lookups_changed(self, lookups: tuple[LookupRecord, ...]) -> None:
        self._lookups = lookups

    @property
    def record(self) -> DocumentRecord | None:
        """The open document in the library."""
        return self._record

    @property
    def colour_names(self) -> Mapping[HighlightColour, str]:
        """What the reader calls the colours; those without a name are left out."""
        return self._colour_names

    @property
    def session(self) -> SessionRecord | None:
        """The session that is going on."""
        return self._clock.session

    @property
    def active_ms(self) -> int:
        """Time read in this session, pauses left out."""
        return self._clock.active_ms

    @property
    def per_minute(self) -> float:
        """The reader's own speed in characters a minute, or 0 while it is not known."""
        return self._per_minute

    @property
    def preferred(self) -> frozenset[tuple[str, int]]:
        """Dictionary entries that the reader chose before."""
        return self._preferred

    def ask(self, work: Callable[[Notebook], T], done: Callable[[T], None] | None = None) -> None:
        """Read from the notebook; a failure is told by ``failed``."""
        self._store.submit(work, done, self.failed.emit)

    def change(
        self,
        work: Callable[[Notebook], Outcome[T]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Change the notebook, tell the views what changed, then hand over the value."""

        def finished(result: Outcome[T]) -> None:
            self._tell(result.change)
            if done is not None:
                done(result.value)

        self._store.submit(work, finished, failed or self.failed.emit)

    def look_elsewhere(self) -> None:
        """Read anew what another window may have changed meanwhile."""
        record = self._record

        def found(changed: bool) -> None:
            if changed:
                kinds = {ChangeKind.WORDS, ChangeKind.PREFERENCES, ChangeKind.DOCUMENTS}
                if record is not None:
                    kinds |= {
                        ChangeKind.ANNOTATIONS,
                        ChangeKind.LOOKUPS,
                        ChangeKind.CORRECTIONS,
                    }
                self._tell(StoreChange(frozenset(kinds)))

        self.ask(lambda n: n.changed_elsewhere(), found)

    def tell_closed(self) -> None:
        """Tell by ``failed`` why nothing can be kept of the open document."""
        self.failed.emit(self._closed or StoreError(self.tr("Your notes are not open yet.")))

    # Opening and closing

    def open_document(self, document: Document) -> None:
        """Take a document into the library and begin a session."""
        self.end_session()
        self._record = None
        self._words = frozenset()
        self._annotations, self._statuses, self._lookups = (), {}, ()

        def work(notebook: Notebook) -> tuple[Any, ...]:
            opened = notebook.document_opened(document)
            number = opened.value.record.id
            return (
                opened.value,
                _corrections(notebook, number),
                notebook.begin_session(number).value,
                notebook.reading_speed(),
                notebook.lookups(document_id=number),
                notebook.preferred(),
                notebook.colour_names(),
                notebook.recovery,
            )

        def failed(error: BaseException) -> None:
            self._closed = error
            self.failed.emit(error)
            self.corrections_loaded.emit(Corrections())

        self._store.submit(work, self._on_opened, failed)

    def _on_opened(self, found: tuple[Any, ...]) -> None:
        opened, corrections, session, speed, lookups, preferred, colours, recovery = found
        self._record = opened.record
        self._per_minute = speed
        self._clock.begin(session, opened.record.position)
        self._preferred = preferred
        self.preferred_changed.emit(preferred)
        self._on_colours_named(colours)
        self.opened.emit(opened)
        self.annotations_changed.emit(opened.annotations)
        self.lookups_changed.emit(lookups)
        self.corrections_loaded.emit(corrections)
        self.library_changed.emit()
        if recovery is not None:
            self.recovered.emit(recovery)

    def end_session(self) -> None:
        """End the session that is going on."""
        session = self._clock.end()
        if session is not None:
            self.change(lambda n: n.end_session(session.id), self._on_session_ended)

    def _on_session_ended(self, summary: SessionSummary | None) -> None:
        if summary is not None:
            self.session_ended.emit(summary)

    # Reading goes on

    def alive(self, position: int | None = None) -> None:
        """Note a sign of life of the reader, with the last character read if it changed."""
        self._clock.alive(position)

    def log_lookup(self, **found: Any) -> None:
        """Keep a look-up with its sentence; the arguments are ``Notebook.log_lookup``'s."""
        session = self._clock.session
        if session is not None:
            self.change(lambda n: n.log_lookup(session.id, **found))

    def take_words(self, paragraphs: Sequence[ParagraphAnalysis]) -> None:
        """Ask how well the reader knows the words of the analysed document."""

        def work(notebook: Notebook) -> tuple[frozenset[_Key], Mapping[_Key, WordStatus]]:
            words = frozenset((w.lemma, w.lemma_reading) for w in headwords(paragraphs))
            return words, notebook.statuses_of(words)

        def found(answer: tuple[frozenset[_Key], Mapping[_Key, WordStatus]]) -> None:
            self._words, states = answer
            self.statuses_changed.emit(states)

        self.ask(work, found)

    # Annotations

    def add_annotation(
        self,
        start: int,
        end: int,
        *,
        colour: HighlightColour | None,
        note: str = "",
        tags: Sequence[str] = (),
        target: AnnotationTarget = AnnotationTarget.PASSAGE,
        target_key: str = "",
        done: Callable[[Annotation], None] | None = None,
    ) -> None:
        """Mark a stretch of the open document."""
        record, session = self._record, self._clock.session
        if record is None:
            self.tell_closed()
            return
        self.change(
            lambda n: n.add_annotation(
                record.id,
                start,
                end,
                colour=colour,
                note=note,
                tags=tags,
                target=target,
                target_key=target_key,
                session_id=session.id if session is not None else None,
            ),
            done,
        )

    def edit_annotation(self, number: AnnotationId, **values: Any) -> None:
        """Change a note, its colour or its tags; the arguments are the notebook's."""
        self.change(lambda n: n.edit_annotation(number, **values))

    def delete_annotation(self, number: AnnotationId) -> None:
        """Delete a mark; it can be undone."""
        self.change(lambda n: n.delete_annotation(number))

    def undo(self) -> None:
        """Undo the newest change to the reader's data in this document."""
        number = self._record.id if self._record is not None else None
        self.change(
            lambda n: n.undo(number),
            lambda step: self._on_undone(step.label if step else "", redo=False),
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        number = self._record.id if self._record is not None else None
        self.change(
            lambda n: n.redo(number),
            lambda step: self._on_undone(step.label if step else "", redo=True),
        )

    def _on_undone(self, label: str, *, redo: bool) -> None:
        self.undone.emit(label, redo)

    # Words and corrections

    def set_status(self, lemma: str, reading: str, status: WordStatus) -> None:
        """Keep how well the reader knows a word; the page shows it before it is written."""
        if (lemma, reading) in self._words:
            after = {**self._statuses, (lemma, reading): status}
            if status is WordStatus.NEW:
                del after[lemma, reading]
            self.statuses_changed.emit(after)

        def failed(error: BaseException) -> None:
            self._read_statuses()
            self.failed.emit(error)

        self.change(lambda n: n.set_word_status(lemma, reading, status), failed=failed)

    def _reach(self, scope: CorrectionScope) -> DocumentId | None:
        """The document that a correction is kept with."""
        if scope is CorrectionScope.ALWAYS or self._record is None:
            return None
        return self._record.id

    def correct_reading(
        self, surface: str, reading: str, scope: CorrectionScope, start: int, end: int
    ) -> None:
        """Fix a reading here, in this document, or always."""
        number = self._reach(scope)
        self.change(
            lambda n: n.add_reading_correction(
                surface, reading, scope, document_id=number, start=start, end=end
            )
        )

    def correct_words(self, words: Sequence[str], scope: CorrectionScope, start: int) -> None:
        """Fix where words begin and end here, in this document, or always."""
        number = self._reach(scope)
        self.change(lambda n: n.add_word_correction(words, scope, document_id=number, start=start))

    def correct_entity(
        self,
        action: str,
        name: str,
        value: str,
        scope: CorrectionScope,
        start: int = 0,
        end: int = 0,
    ) -> None:
        """Retype, rename, merge, split, hide or add an entity."""
        number = self._reach(scope)
        self.change(
            lambda n: n.add_entity_correction(
                action, name, value, scope, document_id=number, start=start, end=end
            )
        )

    def prefer(self, headword: str, entry: int, source: str) -> None:
        """Remember which dictionary entry the reader means by a headword."""
        self.change(lambda n: n.prefer(headword, entry, source))

    # What changed

    def _tell(self, change: StoreChange) -> None:
        kinds = change.kinds
        record = self._record
        if ChangeKind.ANNOTATIONS in kinds and record is not None:
            self.ask(lambda n: n.annotations(record.id), self.annotations_changed.emit)
            self.ask(lambda n: n.colour_names(), self._on_colours_named)
        if ChangeKind.LOOKUPS in kinds and record is not None:
            self.ask(lambda n: n.lookups(document_id=record.id), self.lookups_changed.emit)
        if ChangeKind.WORDS in kinds:
            self._read_statuses(change.words)
        if ChangeKind.PREFERENCES in kinds:
            self.ask(lambda n: n.preferred(), self._on_preferred)
        if ChangeKind.CORRECTIONS in kinds and record is not None:
            self.ask(lambda n: _corrections(n, record.id), self.corrections_loaded.emit)
        if kinds & {ChangeKind.DOCUMENTS, ChangeKind.SESSIONS}:
            self.library_changed.emit()
        self.changed.emit(change)

    def _on_colours_named(self, names: Mapping[HighlightColour, str]) -> None:
        if names != self._colour_names:
            self._colour_names = names
            self.colours_named.emit(names)

    def _on_preferred(self, preferred: frozenset[tuple[str, int]]) -> None:
        self._preferred = preferred
        self.preferred_changed.emit(preferred)

    def _read_statuses(self, changed: frozenset[_Key] = frozenset()) -> None:
        """Read statuses anew: of the words like those that changed, or of all."""
        words = self._words
        if not words:
            return

        def work(notebook: Notebook) -> Mapping[_Key, WordStatus]:
            return (
                notebook.statuses_after(words, changed) if changed else notebook.statuses_of(words)
            )

        def found(states: Mapping[_Key, WordStatus]) -> None:
            if words is not self._words:
                return
            kept = {**self._statuses, **states} if changed else states
            after = {word: status for word, status in kept.items() if status}
            if after != self._statuses:
                self.statuses_changed.emit(after)

        self.ask(work, found)


def _corrections(notebook: Notebook, number: int) -> Corrections:
    return Corrections(
        notebook.reading_corrections(number),
        notebook.entity_corrections(number),
        notebook.word_corrections(number),
    )
