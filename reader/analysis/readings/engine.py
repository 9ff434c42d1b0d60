"""The reading engine: the layers in their order.

Every layer reads units or merges them, and marks what it settled; later layers leave that alone.
The order is the order of trust: the reader's corrections, the author's own readings, numbers,
names of our table, dictionary words, names, context rules; the tagger's reading stands where no
layer speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from reader.analysis.furigana import FuriganaAligner
from reader.analysis.model import ReadingSource
from reader.analysis.plain_text import PlainText, plain_document, plain_form, plain_text
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
    """What binds all paragraphs of a document.

    ``document`` is what the layers read: ``original`` in its plain form, whose offsets ``plain``
    leads back. Nearly always they are the same and ``plain`` is None.
    """

    original: Document
    document: Document
    plain: PlainText | None = None
    given: tuple[GivenReading, ...] = ()
    countries: frozenset[str] = frozenset("-")
    author: GivenIndex = field(
        default_factory=lambda: GivenIndex((), ReadingSource.AUTHOR), repr=False, compare=False
    )


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What the reader fixed, with the offsets of one document's plain form."""

    plain: PlainText | None
    readings: GivenIndex
    borders: WordBorders

    @classmethod
    def of(
        cls,
        readings: Sequence[ReadingCorrection],
        words: Sequence[WordCorrection],
        plain: PlainText | None,
    ) -> _Fixed:
        given = (
            GivenReading(
                plain_form(one.surface),
                one.reading,
                (plain.forth(one.start) if plain else one.start)
                if one.scope is CorrectionScope.HERE
                else None,
                rule="correction",
            )
            for one in readings
        )
        borders = [_plain_borders(one, plain) for one in words]
        return cls(plain, GivenIndex(given, ReadingSource.USER), WordBorders(borders))


def _plain_borders(correction: WordCorrection, plain: PlainText | None) -> WordCorrection:
    if plain is not None:
        start, end = plain.forth(correction.start), plain.forth(correction.end)
        correction = replace(correction, start=start, end=end)
    surface = plain_text(correction.surface)
    if surface is None:
        return correction
    ends = [surface.forth(end) for end in accumulate(correction.sizes, initial=0)]
    sizes = tuple([end - start for start, end in pairwise(ends) if end > start])
    return replace(correction, surface=surface.text, sizes=sizes)


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
        self._given = tuple(corrections), tuple(words)
        self._fixed = self._plain_fixed = _Fixed.of(*self._given, None)

    def _fixed_in(self, context: DocumentContext) -> _Fixed:
        if context.plain is None:
            return self._fixed
        if self._plain_fixed.plain is not context.plain:
            self._plain_fixed = _Fixed.of(*self._given, context.plain)
        return self._plain_fixed

    def context(self, document: Document) -> DocumentContext:
        """Scan a document for what binds all its paragraphs."""
        original, plain = document, plain_text(document.text)
        if plain is not None:
            document = plain_document(document, plain)
        given = self._author.find(document)
        return DocumentContext(
            original,
            document,
            plain,
            given,
            self._names.context_of(document.text),
            GivenIndex(given, ReadingSource.AUTHOR),
        )

    def units(
        self, context: DocumentContext, index: int
    ) -> tuple[list[Unit], tuple[FixedWord, ...]]:
        """Return the units of one block, read, and the words whose borders the reader fixed.

        Their offsets are those of ``context.document``.
        """
        block = context.document.blocks[index]
        text = context.document.text[block.start : block.end]
        line = Line(fold(text), block.start)
        line.units = self._tagger.corrected(text, block.start, Unit)
        corrected = self._fixed_in(context)
        fixed = corrected.borders.words(line, text)
        corrected.borders.cut(line, fixed, self._tagger)
        apply_given(line, text, corrected.readings, self._tagger)
        apply_given(line, text, context.author, self._tagger)
        corrected.borders.read(line, fixed, self._lexicon)
        self._defaults.apply(line)
        self._numbers.apply(line)
        self._names.apply_table(line, context.countries)
        self._compounds.apply(line)
        self._names.apply_given_names(line)
        self._names.apply_names(line)
        self._context.apply(line)
        self._names.read_unread(line)
        corrected.borders.cut(line, fixed, self._tagger)
        return line.units, fixed
