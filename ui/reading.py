"""What is being read: opening documents, analysing what is on screen first, keeping the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.documents.model import Document, Source
from reader.engine import ReadingEngine
from reader.sessions.model import EntityCorrection, ReadingCorrection, WordCorrection
from ui.runner import Runner, Ticket

T = TypeVar("T")

_BATCH = 24
"""Blocks handed to the analysis thread at once; it stops sooner when its time is used up."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The reader's corrections that hold in the open document."""

    readings: tuple[ReadingCorrection, ...] = ()
    entities: tuple[EntityCorrection, ...] = ()
    words: tuple[WordCorrection, ...] = ()


class ReadingController(QObject):
    """Opens documents and has them analysed off the GUI thread.

    Args:
        files: Runs the opening of files; its resource is not used.
        analysis: Owns a ``ReadingEngine``.

    Signals:
        document_opened(Document): A document was read; nothing of it is analysed yet.
        opening_failed(exception): Nothing was opened; the open document stays.
        paragraphs_analysed(tuple of ParagraphAnalysis): More of the document is known.
        entities_found(EntityMap): The whole document was analysed.
        progressed(done, total): Blocks analysed so far.
        analysis_failed(exception): The text stays readable without furigana.
    """

    document_opened = Signal(object)
    opening_failed = Signal(object)
    paragraphs_analysed = Signal(object)
    entities_found = Signal(object)
    progressed = Signal(int, int)
    analysis_failed = Signal(object)

    def __init__(self, files: Runner, analysis: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._analysis = analysis
        self._document: Document | None = None
        self._paragraphs: dict[int, ParagraphAnalysis] = {}
        self._entity_map = EntityMap()
        self._finished = False
        self._corrections = Corrections()
        self._visible: Callable[[], Sequence[int]] = lambda: ()
        self._opening: Ticket | None = None
        self._tickets: list[Ticket] = []
        self._wanted: list[int] = []
        self._next = 0

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self._document

    @property
    def entity_map(self) -> EntityMap:
        """The entities of the open document, empty until they are found."""
        return self._entity_map

    @property
    def paragraphs(self) -> dict[int, ParagraphAnalysis]:
        """What is analysed so far, by the block's number."""
        return self._paragraphs

    @property
    def corrections(self) -> Corrections:
        """The corrections that the analysis was made with."""
        return self._corrections

    @property
    def complete(self) -> bool:
        """True when every block is analysed."""
        return self._document is not None and len(self._paragraphs) == len(self._document.blocks)

    @property
    def finished(self) -> bool:
        """True when the entities are found too."""
        return self._finished

    def set_visible(self, visible: Callable[[], Sequence[int]]) -> None:
        """Tell how to ask which blocks are on screen: they are analysed first."""
        self._visible = visible

    def open_path(self, path: Path) -> None:
        """Read a file; ``document_opened`` or ``opening_failed`` follows."""

        def work(_: object) -> Document:
            from reader.documents import registry

            return registry.load(path)

        self._open(work)

    def open_text(self, text: str, title: str, origin: str) -> None:
        """Read a text that is in hand.

        Args:
            text: The text.
            title: Its title, or empty.
            origin: The source's format, for example ``clipboard``.
        """

        def work(_: object) -> Document:
            from reader.documents import registry

            return registry.from_text(text, title, Source(format=origin))

        self._open(work)

    def open_document(self, document: Document) -> None:
        """Take a document that is already read."""
        self._on_document(document)

    def _open(self, work: Callable[[object], Document]) -> None:
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self._files.submit(work, self._on_document, self.opening_failed.emit)

    def _on_document(self, document: Document) -> None:
        self._cancel()
        self._document = document
        self._corrections = Corrections()
        self._forget()
        self.document_opened.emit(document)

    def warm(self) -> None:
        """Start the taggers while the reader's corrections are still being read."""
        self._analysis.submit(lambda engine: engine.warm(), None, self.analysis_failed.emit)

    def analyse(self, corrections: Corrections) -> None:
        """Analyse the open document from the start, with these corrections.

        What is on the page stays there until the new analysis of its block arrives.
        """
        document = self._document
        if document is None:
            return
        self._cancel()
        self._forget()
        self._corrections = corrections

        def work(engine: ReadingEngine) -> None:
            engine.open(document, corrections.readings, corrections.words)

        self._submit(work, lambda _: self._step())

    def _cancel(self) -> None:
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets = []

    def _forget(self) -> None:
        blocks = len(self._document.blocks) if self._document is not None else 0
        self._paragraphs = {}
        self._entity_map = EntityMap()
        self._finished = False
        self._wanted = list(range(blocks))
        self._next = 0

    def _submit(self, work: Callable[[ReadingEngine], T], done: Callable[[T], None]) -> None:
        self._tickets = [t for t in self._tickets if not t.cancelled][-3:]
        self._tickets.append(self._analysis.submit(work, done, self.analysis_failed.emit))

    def _step(self) -> None:
        """Hand the next blocks to the analysis thread: the visible ones, then from the start."""
        batch = [i for i in self._visible() if i not in self._paragraphs][:_BATCH]
        while len(batch) < _BATCH and self._next < len(self._wanted):
            if self._next not in self._paragraphs and self._next not in batch:
                batch.append(self._next)
            self._next += 1
        # Blocks taken but not reached within the time are asked for again.
        self._next = min([self._next, *batch])
        if not batch:
            self._find_entities()
            return
        chosen = tuple(batch)
        self._submit(lambda engine: engine.paragraphs(chosen), self._on_paragraphs)

    def _on_paragraphs(self, made: tuple[ParagraphAnalysis, ...]) -> None:
        for paragraph in made:
            self._paragraphs[paragraph.index] = paragraph
        self.paragraphs_analysed.emit(made)
        self.progressed.emit(len(self._paragraphs), len(self._wanted))
        self._step()

    def _find_entities(self) -> None:
        ordered = tuple(self._paragraphs[i] for i in sorted(self._paragraphs))
        corrections = self._corrections.entities
        self._submit(lambda engine: engine.entities(ordered, corrections), self._on_entities)

    def _on_entities(self, found: EntityMap) -> None:
        self._entity_map = found
        self._finished = True
        self.entities_found.emit(found)
