"""The reading engine: the layers in their order.

Every layer reads units or merges them, and marks what it settled; later layers leave that alone. The
order is the order of trust: the reader's corrections, the author's own readings, numbers, dictionary
words, names, context rules; the tagger's reading stands where no layer speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.readings.compounds import CompoundLayer
from reader.analysis.readings.context import ContextLayer
from reader.analysis.readings.counters import CounterTable
from reader.analysis.readings.defaults import DefaultsLayer
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.readings.number_layer import NumberLayer
from reader.analysis.readings.units import Line, Unit
from reader.analysis.tagger import FOLD_WIDTH, Tagger
from reader.documents.model import Document
from reader.sessions.model import ReadingCorrection


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What binds all paragraphs of a document."""

    document: Document


class ReadingEngine:
    """Cuts a paragraph into units and reads them.

    Args:
        lexicon: Words, names and kanji.
        aligner: Lays readings over written words.
        corrections: The reader's corrections.

    Raises:
        AnalysisError: If the tagger or its dictionary cannot be opened.
    """

    def __init__(
        self,
        lexicon: ReadingLexicon,
        aligner: FuriganaAligner,
        corrections: Sequence[ReadingCorrection] = (),
    ) -> None:
        self._lexicon = lexicon
        self._aligner = aligner
        self._tagger = Tagger()
        self._context = ContextLayer(lexicon)
        self._defaults = DefaultsLayer()
        self._compounds = CompoundLayer(lexicon)
        self._numbers = NumberLayer(lexicon, CounterTable())
        self._corrections = tuple(corrections)

    def correct(self, corrections: Sequence[ReadingCorrection]) -> None:
        """Replace the reader's corrections."""
        self._corrections = tuple(corrections)

    def context(self, document: Document) -> DocumentContext:
        """Scan a document for what binds all its paragraphs."""
        return DocumentContext(document)

    def units(self, context: DocumentContext, index: int) -> list[Unit]:
        """Return the units of one block, read."""
        block = context.document.blocks[index]
        text = context.document.text[block.start : block.end]
        line = Line(text.translate(FOLD_WIDTH), block.start)
        line.units = [Unit(token) for token in self._tagger.tokens(text, block.start)]
        self._defaults.apply(line)
        self._numbers.apply(line)
        self._compounds.apply(line)
        self._context.apply(line)
        return line.units
