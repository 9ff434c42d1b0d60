"""From a document to sentences, words, readings and furigana.

The layers of the reading engine run in a fixed order over each paragraph; ``ReadingEngine`` knows
it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.kana import hiragana
from reader.analysis.model import (
    FuriganaPiece,
    ParagraphAnalysis,
    ReadingSource,
    Sentence,
    Word,
    WordReading,
)
from reader.analysis.readings.engine import DocumentContext, ReadingEngine
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.sentences import sentences
from reader.analysis.tagger import SharedTagger
from reader.analysis.words import WordJoiner
from reader.documents.model import Document
from reader.sessions.model import ReadingCorrection, WordCorrection

__all__ = ["Analyzer", "DocumentContext"]


class Analyzer:
    """Analyses documents, paragraph by paragraph, in any order. Not thread-safe: one a thread.

    Args:
        corrections: The reader's own corrections of readings; they win over everything.
        tagger: The tagger to share; None opens one.

    Raises:
        AnalysisError: If the tagger or its dictionary cannot be opened.
    """

    def __init__(
        self,
        *,
        corrections: Sequence[ReadingCorrection] = (),
        tagger: SharedTagger | None = None,
    ) -> None:
        self._lexicon = ReadingLexicon()
        self._aligner = FuriganaAligner(self._lexicon)
        self._engine = ReadingEngine(
            self._lexicon, self._aligner, corrections, (tagger or SharedTagger()).get()
        )
        self._joiner = WordJoiner()

    @property
    def aligner(self) -> FuriganaAligner:
        """Lays readings over written words; shares this analyser's kanji tables."""
        return self._aligner

    def correct(
        self,
        corrections: Sequence[ReadingCorrection],
        words: Sequence[WordCorrection] = (),
    ) -> None:
        """Replace the reader's corrections; paragraphs analysed from now on follow them.

        Args:
            corrections: How words are read.
            words: Where words begin and end, oldest first.
        """
        self._engine.correct(corrections, words)

    def context(self, document: Document) -> DocumentContext:
        """Scan a whole document for what binds all its paragraphs (the author's readings).

        Cheap: no morphological analysis of the whole text.
        """
        return self._engine.context(document)

    def paragraph(self, context: DocumentContext, index: int) -> ParagraphAnalysis:
        """Analyse one block of the document.

        Args:
            context: What ``context`` returned for the document.
            index: Index into ``document.blocks``.
        """
        block = context.document.blocks[index]
        offset = block.start
        text = context.document.text[offset : block.end]
        units, fixed = self._engine.units(context, index)
        readings: list[WordReading] = []
        pieces: list[FuriganaPiece] = []
        align, made, tagger = self._aligner.align, tuple.__new__, ReadingSource.TAGGER
        for unit in units:
            kana = unit.kana
            if not kana or not unit.aloud:
                continue
            if unit.source is not tagger and unit.kind not in ("name", "word"):
                kana = hiragana(kana)
            start, end = unit.start, unit.end
            surface = text[start - offset : end - offset]
            # A novel has a hundred thousand of both, so they are made without their own call.
            readings.append(
                made(
                    WordReading,
                    (start, end, surface, kana, unit.source, unit.doubtful, unit.rule),
                )
            )
            for low, high, ruby in align(surface, kana).pieces:
                pieces.append(made(FuriganaPiece, (start + low, start + high, ruby)))
        found = ParagraphAnalysis(
            index,
            offset,
            block.end,
            sentences(text, offset),
            self._joiner.words(units, fixed),
            tuple(readings),
            tuple(pieces),
        )
        return found if context.plain is None else _in_original(found, context, context.plain.back)

    def analyse(self, document: Document) -> tuple[ParagraphAnalysis, ...]:
        """Analyse every block of a document, in order."""
        with _collector_paused():
            context = self.context(document)
            blocks = range(len(document.blocks))
            return tuple([self.paragraph(context, index) for index in blocks])


def _in_original(
    found: ParagraphAnalysis, context: DocumentContext, back: Callable[[int], int]
) -> ParagraphAnalysis:
    """Lead an analysis of a document's plain form back to the text as it stands."""
    block, text = context.original.blocks[found.index], context.original.text
    if text[block.start : block.end] == context.document.text[found.start : found.end]:
        # Most paragraphs are plain, and only stand behind one that is not.
        shift = block.start - found.start
        if not shift:
            return found
        back = shift.__add__
    made = tuple.__new__
    readings = []
    for start, end, _, *others in found.readings:
        low, high = back(start), back(end)
        readings.append(made(WordReading, (low, high, text[low:high], *others)))
    return ParagraphAnalysis(
        found.index,
        block.start,
        block.end,
        tuple([made(Sentence, (back(start), back(end))) for start, end in found.sentences]),
        tuple(
            [made(Word, (back(start), back(end), *others)) for start, end, *others in found.words]
        ),
        tuple(readings),
        tuple([made(FuriganaPiece, (back(at), back(to), ruby)) for at, to, ruby in found.furigana]),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the cyclic garbage collector from looking at what a long analysis keeps.

    It would look at hundreds of thousands of tuples again and again, a tenth of the time, and find
    nothing: what an analysis throws away is freed by its reference counts. Taken out of sight, they
    are not looked at afterwards either; they are freed as before.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
