"""A document's text cut into runs: what every written format walks over.

A run is a stretch with one ruby or none, within the same highlight, name and look-up. Ruby is never
cut: a mark that begins inside a base takes the whole base.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from reader.analysis.model import FuriganaPiece, Mention, ParagraphAnalysis
from reader.documents.model import Block, BlockKind, RubyKind, RubySpan
from reader.export.model import Material
from reader.sessions.model import Annotation, LookupRecord


class _Ranged(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Ranged)


class Run(NamedTuple):
    """A stretch of text, code points of the document.

    ``ruby`` is empty where there is none; ``emphasis`` is the mark beside each character. ``ends``
    are the annotations whose last run this is: a note's number stands after it.
    """

    start: int
    end: int
    text: str
    ruby: str = ""
    emphasis: str = ""
    second: str = ""
    annotation: Annotation | None = None
    mention: Mention | None = None
    lookup: LookupRecord | None = None
    ends: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockRuns:
    """A block with its runs; together they are its text."""

    block: Block
    index: int
    runs: tuple[Run, ...]


def blocks_to_write(material: Material) -> list[tuple[int, Block]]:
    """Return the blocks that an export shows, with their numbers."""
    keep = material.options.boilerplate
    return [
        (index, block)
        for index, block in enumerate(material.document.blocks)
        if keep or block.kind is not BlockKind.BOILERPLATE
    ]


class RunMaker:
    """Cuts a material's blocks into runs; make one for each export.

    Args:
        material: What is exported.
        marks: Cut at highlights, names and look-ups too.
        join_ruby: One ruby a word, not one a kanji.
    """

    def __init__(self, material: Material, *, marks: bool = True, join_ruby: bool = False) -> None:
        self._join_ruby = join_ruby
        self._material = material
        self._text = material.document.text
        self._analysed = {paragraph.index: paragraph for paragraph in material.paragraphs}
        placed = [a for a in material.annotations if not a.orphaned and a.start < a.end]
        self._annotations = _Spans(placed if marks else ())
        self._mentions = _Spans(material.entity_map.mentions if marks else ())
        self._lookups = _Spans(material.lookups if marks else ())

    def block(self, index: int, block: Block) -> BlockRuns:
        """Return one block's runs."""
        paragraph = self._analysed.get(index)
        ruby = block_ruby(block, paragraph, furigana=self._material.options.furigana)
        if self._join_ruby:
            ruby = joined(ruby, paragraph)
        return BlockRuns(block, index, tuple(self._runs(block, ruby)))

    def _runs(self, block: Block, ruby: Sequence[FuriganaPiece]) -> Iterator[Run]:
        dots = [span for span in block.ruby if span.kind is RubyKind.EMPHASIS]
        second = [span for span in block.ruby if span.kind is RubyKind.SECOND]
        annotations = self._annotations.within(block.start, block.end)
        mentions = self._mentions.within(block.start, block.end)
        lookups = self._lookups.within(block.start, block.end)
        cuts = {block.start, block.end}
        spans: Sequence[_Ranged]
        for spans in (dots, second, annotations, mentions, lookups):
            for span in spans:
                cuts.update((max(span.start, block.start), min(span.end, block.end)))
        edges = _edges(cuts, ruby)
        text = self._text
        readings = {piece.start: piece.ruby for piece in ruby}
        if not (dots or second or annotations or lookups):
            # Most blocks of a novel: nothing but ruby and names, which are in order.
            yield from _named_runs(text, edges, readings, mentions)
            return
        seen: set[int] = set()
        for start, end in itertools.pairwise(edges):
            marked = [a for a in annotations if a.start < end and a.end > start]
            ends = tuple(a for a in marked if a.end <= end and id(a) not in seen)
            seen.update(map(id, ends))
            yield Run(
                start=start,
                end=end,
                text=text[start:end],
                ruby=readings.get(start, ""),
                emphasis=_text_over(dots, start) if dots else "",
                second=_text_over(second, start) if second else "",
                annotation=marked[-1] if marked else None,
                mention=_touching(mentions, start, end) if mentions else None,
                lookup=_touching(lookups, start, end) if lookups else None,
                ends=ends,
            )


def _named_runs(
    text: str, edges: Sequence[int], readings: Mapping[int, str], mentions: Sequence[Mention]
) -> Iterator[Run]:
    """Yield the runs of a block that has ruby and names alone."""
    coming = iter(mentions)
    mention = next(coming, None)
    for start, end in itertools.pairwise(edges):
        while mention is not None and mention.end <= start:
            mention = next(coming, None)
        named = mention if mention is not None and mention.start < end else None
        yield Run(start, end, text[start:end], readings.get(start, ""), "", "", None, named)


def _edges(cuts: set[int], ruby: Sequence[FuriganaPiece]) -> list[int]:
    """Return where runs begin and end: a base of ruby is one, so no cut stays inside it."""
    starts = [piece.start for piece in ruby]
    kept = set(starts)
    kept.update([piece.end for piece in ruby])
    for cut in cuts:
        at = bisect.bisect_left(starts, cut) - 1
        if at < 0 or cut >= ruby[at].end:
            kept.add(cut)
    return sorted(kept)


def _text_over(spans: Sequence[RubySpan], at: int) -> str:
    return next((span.text for span in spans if span.start <= at < span.end), "")


def _touching(spans: Sequence[T], start: int, end: int) -> T | None:
    return next((span for span in spans if span.start < end and span.end > start), None)


def block_ruby(
    block: Block, paragraph: ParagraphAnalysis | None, *, furigana: bool = True
) -> list[FuriganaPiece]:
    """Return the ruby of a block, in order and not overlapping.

    The author's own comes first; the analysis may divide it more finely and fills the rest.
    """
    author = [s for s in block.ruby if s.kind is RubyKind.READING and s.start < s.end]
    pieces = list(paragraph.furigana) if paragraph is not None and furigana else []
    pieces = [p for p in pieces if block.start <= p.start < p.end <= block.end and p.ruby]
    if not author:
        return _apart(sorted(pieces, key=lambda piece: piece.start))
    starts = [piece.start for piece in pieces]
    result: list[FuriganaPiece] = []
    taken: set[int] = set()
    last = block.start
    for span in sorted(author, key=lambda s: (s.start, -s.end)):
        if span.start < last:
            continue
        low = bisect.bisect_left(starts, span.start)
        inside = [i for i in range(low, len(pieces)) if pieces[i].start < span.end]
        over = low - 1 if low and pieces[low - 1].end > span.start else None
        same = "".join(pieces[i].ruby for i in inside) == span.text and all(
            pieces[i].end <= span.end for i in inside
        )
        taken.update(inside)
        if over is not None:
            taken.add(over)
        if inside and same and over is None:
            result.extend(pieces[i] for i in inside)
        else:
            result.append(FuriganaPiece(span.start, span.end, span.text))
        last = span.end
    result.extend(piece for i, piece in enumerate(pieces) if i not in taken)
    result.sort(key=lambda piece: piece.start)
    return _apart(result)


def joined(
    pieces: Sequence[FuriganaPiece], paragraph: ParagraphAnalysis | None
) -> list[FuriganaPiece]:
    """Return ruby with the neighbours within a word made one: 北|朝|鮮 to 北朝鮮.

    For notations that stand in the line (漢字(かんじ), Anki's), where a reading after each kanji
    would tear the word apart.
    """
    breaks = {reading.start for reading in paragraph.readings} if paragraph is not None else set()
    made: list[FuriganaPiece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last is not None and last.end == piece.start and piece.start not in breaks:
            made[-1] = FuriganaPiece(last.start, piece.end, last.ruby + piece.ruby)
        else:
            made.append(piece)
    return made


def _apart(pieces: list[FuriganaPiece]) -> list[FuriganaPiece]:
    made: list[FuriganaPiece] = []
    for piece in pieces:
        if not made or piece.start >= made[-1].end:
            made.append(piece)
    return made


class _Spans(Generic[T]):
    """Finds the spans that touch a range; built once, asked for each block."""

    def __init__(self, spans: Sequence[T]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def within(self, start: int, end: int) -> list[T]:
        low = bisect.bisect_left(self._starts, start - self._longest)
        high = bisect.bisect_left(self._starts, end)
        return [span for span in self._spans[low:high] if span.end > start]
