"""The analysis of one open document, piece by piece: what the window's analysis thread owns."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.analysis.model import EntityMap, ParagraphAnalysis
from reader.analysis.tagger import SharedTagger, give_memory_back
from reader.documents.model import Document
from reader.sessions.hits import SearchToken
from reader.sessions.model import EntityCorrection, ReadingCorrection, WordCorrection

if TYPE_CHECKING:
    from reader.analysis.pipeline import Analyzer, DocumentContext
    from reader.entities.extract import EntityExtractor


class ReadingEngine:
    """Analyses a document paragraph by paragraph, in any order, then its entities.

    Not thread-safe: it lives on one thread. The taggers start with the first document.

    Args:
        tagger: The tagger; shared with the look-ups, where there are any.
    """

    def __init__(self, tagger: SharedTagger | None = None) -> None:
        self._tagger = tagger or SharedTagger()
        self._analyzer: Analyzer | None = None
        self._extractor: EntityExtractor | None = None
        self._context: DocumentContext | None = None
        self._document: Document | None = None

    def open(
        self,
        document: Document,
        corrections: Sequence[ReadingCorrection] = (),
        words: Sequence[WordCorrection] = (),
    ) -> None:
        """Take a document, with the corrections that hold in it.

        Raises:
            AnalysisError: If the tagger cannot be started.
        """
        analyzer = self._started()
        analyzer.correct(tuple(corrections), tuple(words))
        self._document = document
        self._context = analyzer.context(document)

    def warm(self) -> None:
        """Start the tagger and read the tables, before the first document needs them.

        Raises:
            AnalysisError: If the tagger cannot be started.
        """
        from reader.documents import registry

        analyzer = self._started()
        analyzer.paragraph(analyzer.context(registry.from_text("本を三冊読んだ。")), 0)

    def _started(self) -> Analyzer:
        if self._analyzer is None:
            from reader.analysis.pipeline import Analyzer

            self._analyzer = Analyzer(tagger=self._tagger)
        return self._analyzer

    def paragraphs(
        self, indices: Sequence[int], budget_ms: float = 20.0
    ) -> tuple[ParagraphAnalysis, ...]:
        """Analyse blocks in the order given until the time is used up; at least one is done.

        Args:
            indices: Numbers of the document's blocks.
            budget_ms: No further block is begun after this time.
        """
        if self._analyzer is None or self._context is None:
            raise ValueError("open a document first")
        until = time.perf_counter() + budget_ms / 1000
        made: list[ParagraphAnalysis] = []
        for index in indices:
            made.append(self._analyzer.paragraph(self._context, index))
            if time.perf_counter() > until:
                break
        return tuple(made)

    def entities(
        self,
        paragraphs: Sequence[ParagraphAnalysis],
        corrections: Sequence[EntityCorrection] = (),
    ) -> EntityMap:
        """Find the entities of the document, given all its analysed paragraphs in order."""
        from reader.entities.extract import EntityExtractor

        if self._document is None:
            raise ValueError("open a document first")
        # What the taggers have touched is half of the program's memory, and entities come last:
        # the furigana's part is given back before the entities need another, and that one after.
        give_memory_back()
        self._extractor = self._extractor or EntityExtractor(self._tagger.get())
        found = self._extractor.extract(self._document, paragraphs, corrections=tuple(corrections))
        give_memory_back()
        return found

    def search_tokens(self, query: str) -> tuple[SearchToken, ...]:
        """Return the words of a search's query, as the search index takes them."""
        from reader.documents import registry
        from reader.errors import EmptyDocumentError

        try:
            document = registry.from_text(query)
        except EmptyDocumentError:
            return ()
        return search_tokens(document, self._started().analyse(document))


def search_tokens(
    document: Document, paragraphs: Sequence[ParagraphAnalysis]
) -> tuple[SearchToken, ...]:
    """Return the words of an analysed document, as the search index takes them."""
    return tuple(
        SearchToken(w.start, document.text[w.start : w.end], w.lemma, w.reading, w.lemma_reading)
        for p in paragraphs
        for w in p.words
    )
