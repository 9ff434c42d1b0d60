"""What the library remembers of an analysed text: its words, its entities, its search index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.analysis.model import EntityMap, EntityType, ParagraphAnalysis
from reader.documents.model import Document
from reader.engine import search_tokens
from reader.positions import headwords
from reader.sessions.hits import SearchToken
from reader.sessions.model import EntitySummary, OpenedDocument, Outcome, WordCount
from ui.notes import NotesController
from ui.presenter import is_counted
from ui.reading import Corrections

if TYPE_CHECKING:
    from reader.sessions.notebook import Notebook

_REST_MS = 600
"""The panel fills and is painted first: a novel's words take a second to gather, and painting
would wait for the interpreter at each stroke."""
_UNNAMED = (EntityType.DATE, EntityType.TIME, EntityType.QUANTITY)


class AnalysisKeeper(QObject):
    """Writes the results of an analysis to the store, in pieces that no note has to wait for.

    Args:
        notes: Changes the notebook.
    """

    def __init__(self, notes: NotesController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._indexed = True
        self._corrections: Corrections | None = None
        self._pending: Callable[[], None] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.finish)
        notes.opened.connect(self._on_opened)
        notes.corrections_loaded.connect(self._on_corrections_loaded)

    def _on_opened(self, opened: OpenedDocument) -> None:
        self._indexed = opened.indexed
        self._corrections = None

    def _on_corrections_loaded(self, corrections: Corrections) -> None:
        """What is read or cut differently from now on is to be found so."""
        before, self._corrections = self._corrections, corrections
        if before is not None and (before.readings, before.words) != (
            corrections.readings,
            corrections.words,
        ):
            self._indexed = False

    def keep(
        self,
        paragraphs: Sequence[ParagraphAnalysis],
        entity_map: EntityMap,
        document: Document,
    ) -> None:
        """Keep, soon, what the library shows of an analysed document; index it for the search."""
        self.finish()
        record = self._notes.record
        index, self._indexed = not self._indexed, True
        if record is None:
            return

        def work(notebook: Notebook) -> Outcome[object]:
            text = [p for p in paragraphs if is_counted(document.blocks[p.index])]
            counts = Counter((w.lemma, w.lemma_reading) for w in headwords(text, entity_map))
            saved = notebook.save_summary(
                record.id,
                [WordCount(lemma, reading, n) for (lemma, reading), n in counts.items()],
                [
                    EntitySummary(e.type.value, e.name, e.reading, e.aliases, e.mentions)
                    for e in entity_map.entities
                    if e.type not in _UNNAMED
                ],
            )
            return Outcome(None, saved.change)

        def saved(_: object) -> None:
            if index:
                self._index(record.id, lambda: search_tokens(document, paragraphs), 0)

        self._pending = lambda: self._notes.change(work, saved)
        self._rest.start()

    def finish(self) -> None:
        """Begin to keep at once what still waits."""
        pending, self._pending = self._pending, None
        self._rest.stop()
        if pending is not None:
            pending()

    def _index(self, number: int, words: Callable[[], Sequence[SearchToken]], start: int) -> None:
        """Index a part of a text, then the next: a note is never kept waiting.

        ``words`` is called on the store's thread: for a novel, making them is work.
        """

        def work(notebook: Notebook) -> Outcome[tuple[Sequence[SearchToken], int | None]]:
            tokens = words()
            done = notebook.index_part(number, tokens, start)
            return Outcome((tokens, done.value), done.change)

        def indexed(result: tuple[Sequence[SearchToken], int | None]) -> None:
            tokens, after = result
            if after is not None:
                self._index(number, lambda: tokens, after)

        self._notes.change(work, indexed)
