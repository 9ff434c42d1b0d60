"""The reading engine: the layers in their order.

Every layer reads units or merges them, and marks what it settled; later layers leave that alone.
The order is the order of trust: the reader's corrections, the author's own readings, numbers,
names of our table, dictionary words, names, context rules; the tagger's reading stands where no
layer speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.model import ReadingSource
from reader.analysis.readings.author import AuthorReadings, GivenReading
from reader.analysis.readings.borders import FixedWord, WordBorders
from reader.analysis.readings.compounds import CompoundLayer
from reader.analysis.readings.context import ContextLayer
from reader.analysis.readings.counters import CounterTable
from reader.analysis.readings.defaults import DefaultsLayer
from reader.analysis.readings.given import GivenIndex, apply_given
from reader.analysis.readings.lexicon import ReadingLexicon
from reader.analysis.readings.names import NameLayer
from reader.analysis.readings.number_layer import NumberLayer
from reader.analysis.readings.units import Line, Unit
from reader.analysis.tagger import Tagger, fold
from reader.documents.model import Document
from reader.sessions.model import CorrectionScope, ReadingCorrection, WordCorrection


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What binds all paragraphs of a document."""

    document: Document
    given: tuple[GivenReading, ...] = ()
    countries: frozenset[str] = frozenset("-")
    author: GivenIndex = field(
        default_factory=lambda: GivenIndex((), ReadingSource.AUTHOR), repr=False, compare=False
    )


class ReadingEngine:
    """Cuts a paragraph into units and reads them.

    Args:
        lexicon: Words, names and kanji.
        aligner: Lays readings over written words.
        corrections: The reader's corrections.
        tagger: A tagger, which may be shared.
    """

    def __init__(
        self,
        lexicon: ReadingLexicon,
        aligner: FuriganaAligner,
        corrections: Sequence[ReadingCorrection],
        tagger: Tagger,
    ) -> None:
        self._tagger = tagger
        self._lexicon = lexicon
        self._author = AuthorReadings(lexicon, aligner)
        self._defaults = DefaultsLayer()
        self._numbers = NumberLayer(lexicon, CounterTable())
        self._names = NameLayer(lexicon)
        self._compounds = CompoundLayer(lexicon)
        self._context = ContextLayer(lexicon)
        self.correct(corrections)

    def correct(
        self,
        corrections: Sequence[ReadingCorrection],
        words: Sequence[WordCorrection] = (),
    ) -> None:
        """Replace the reader's corrections, of readings and of the borders of words."""
        self._borders = WordBorders(words)
        self._corrections = GivenIndex(
            (
                GivenReading(
                    correction.surface,
                    correction.reading,
                    correction.start if correction.scope is CorrectionScope.HERE else None,
                    rule="correction",
                )
                for correction in corrections
            ),
            ReadingSource.USER,
        )

    def context(self, document: Document) -> DocumentContext:
        """Scan a document for what binds all its paragraphs."""
        given = self._author.find(document)
        return DocumentContext(
            document,
            given,
            self._names.context_of(document.text),
            GivenIndex(given, ReadingSource.AUTHOR),
        )

    def units(
        self, context: DocumentContext, index: int
    ) -> tuple[list[Unit], tuple[FixedWord, ...]]:
        """Return the units of one block, read, and the words whose borders the reader fixed."""
        block = context.document.blocks[index]
        text = context.document.text[block.start : block.end]
        line = Line(fold(text), block.start)
        line.units = self._tagger.corrected(text, block.start, Unit)
        fixed = self._borders.words(line, text)
        self._borders.cut(line, fixed, self._tagger)
        apply_given(line, text, self._corrections, self._tagger)
        apply_given(line, text, context.author, self._tagger)
        self._borders.read(line, fixed, self._lexicon)
        self._defaults.apply(line)
        self._numbers.apply(line)
        self._names.apply_table(line, context.countries)
        self._compounds.apply(line)
        self._names.apply_given_names(line)
        self._names.apply_names(line)
        self._context.apply(line)
        self._names.read_unread(line)
        self._borders.cut(line, fixed, self._tagger)
        return line.units, fixed
