"""What a document is set in: its paragraphs, very long ones in parts. Pure, no Qt.

A part of a long paragraph ends with a full line (``geometry.set_lines``), so that nobody sees where
it was cut; it must only not be cut where no line may end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from ui.page import ruby
from ui.page.characters import Kind, classify, clusters
from ui.page.scene import SceneParagraph

LONGEST = 2_000
"""Paragraphs longer than this, in code points, are set in parts."""
_USUAL = 700
"""Length of a part, in code points: about 18 lines."""
_SENTENCE_ENDS = "。！？!?"
_KEPT = 250


class Span(Protocol):
    """Where a paragraph stands, in code points of the document."""

    @property
    def start(self) -> int:
        """First offset."""
        ...

    @property
    def end(self) -> int:
        """Offset after the last."""
        ...


@dataclass(slots=True)
class Part:
    """A paragraph, or a part of a very long one."""

    paragraph: int
    scene: SceneParagraph


class Parts(Sequence[Part]):
    """The parts of a document, made when they are asked for.

    Args:
        paragraphs: The document's.
        spans: Where they stand; read once, all of them.
    """

    def __init__(self, paragraphs: Sequence[SceneParagraph], spans: Sequence[Span]) -> None:
        self._paragraphs = paragraphs
        self._spans = spans
        self._made: dict[int, Part] = {}
        self._long = [at for at, span in enumerate(spans) if span.end - span.start > LONGEST]
        self._cuts = [cut(paragraphs[at].text) for at in self._long]
        more = list(accumulate((len(cuts) for cuts in self._cuts), initial=0))
        self._more = more
        """Parts that the long paragraphs before each of them, and all, have beyond one."""
        self._first = [at + extra for at, extra in zip(self._long, more, strict=False)]
        """First part of every long paragraph."""

    def __len__(self) -> int:
        return len(self._spans) + self._more[-1]

    def __getitem__(self, index: int) -> Part:  # type: ignore[override]  # no slices
        found = self._made.get(index)
        if found is None:
            if not 0 <= index < len(self):
                raise IndexError(index)
            found = self._make(index)
            if len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            self._made[index] = found
        return found

    def __iter__(self) -> Iterator[Part]:
        return map(self.__getitem__, range(len(self)))

    def of(self, paragraph: int) -> range:
        """Return the parts of a paragraph."""
        number = bisect_right(self._long, paragraph) - 1
        if number >= 0 and self._long[number] == paragraph:
            first = self._first[number]
            return range(first, first + len(self._cuts[number]) + 1)
        first = paragraph + self._more[number + 1]
        return range(first, first + 1)

    def forget(self, paragraph: int) -> None:
        """Make the parts of a paragraph anew when they are asked for: it has words and ruby now."""
        for index in self.of(paragraph):
            self._made.pop(index, None)

    def forget_all(self) -> None:
        """Make every part anew when it is asked for."""
        self._made.clear()

    def start(self, index: int) -> int:
        """Return the offset that a part begins at."""
        paragraph, number, piece = self._find(index)
        start = self._spans[paragraph].start
        return start + self._cuts[number][piece - 1] if piece else start

    def length(self, index: int) -> int:
        """Return how many code points a part has."""
        paragraph, number, piece = self._find(index)
        span = self._spans[paragraph]
        if number < 0:
            return span.end - span.start
        ends = (0, *self._cuts[number], span.end - span.start)
        return ends[piece + 1] - ends[piece]

    def at(self, offset: int) -> int:
        """Return the part that holds an offset, or the nearest one before it."""
        paragraph = paragraph_at(self._spans, offset)
        parts = self.of(paragraph)
        if len(parts) > 1:
            number = bisect_right(self._long, paragraph) - 1
            inside = offset - self._spans[paragraph].start
            return parts[bisect_right(self._cuts[number], inside)]
        return parts[0]

    def _find(self, index: int) -> tuple[int, int, int]:
        """Return a part's paragraph, that one's number among the long ones or -1, and its piece."""
        number = bisect_right(self._first, index) - 1
        if number < 0:
            return index, -1, 0
        piece = index - self._first[number]
        if piece <= len(self._cuts[number]):
            return self._long[number], number, piece
        return index - self._more[number + 1], -1, 0

    def _make(self, index: int) -> Part:
        paragraph, number, piece = self._find(index)
        whole = self._paragraphs[paragraph]
        if number < 0:
            return Part(paragraph, whole)
        ends = (0, *self._cuts[number], len(whole.text))
        return Part(paragraph, _piece(whole, ends[piece], ends[piece + 1]))


def paragraph_at(spans: Sequence[Span], offset: int) -> int:
    """Return the index of the paragraph that holds an offset, or the nearest before it."""
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)


def cut(text: str) -> tuple[int, ...]:
    """Return where a long paragraph is cut: after a sentence, else where a line may end."""
    cuts: list[int] = []
    while len(text) - (cuts[-1] if cuts else 0) > _USUAL + _USUAL // 2:
        cuts.append(_next_cut(text, cuts[-1] if cuts else 0))
    return tuple(cuts)


def _next_cut(text: str, start: int) -> int:
    low, high = start + _USUAL // 2, start + _USUAL
    best, quality = high, 0
    whole = set(clusters(text[low : high + 1]))
    for at in range(high, low, -1):
        if at - low not in whole:
            continue
        before, after = classify(text[at - 1]), classify(text[at])
        if before.no_end or after.no_start:
            continue
        if text[at - 1] in _SENTENCE_ENDS:
            return at
        if before.kind in (Kind.COMMA, Kind.SPACE, Kind.WIDE_SPACE):
            found = 3
        elif before.kind is Kind.KANA and after.kind is not Kind.KANA:
            found = 2
        else:
            found = 0 if before.kind is after.kind is Kind.LATIN else 1
        if found > quality:
            best, quality = at, found
    return best


def _piece(paragraph: SceneParagraph, one: int, two: int) -> SceneParagraph:
    """Return a part of a paragraph with what belongs to it."""
    start, end = paragraph.start + one, paragraph.start + two
    return replace(
        paragraph,
        start=start,
        end=end,
        text=paragraph.text[one:two],
        joined=one > 0 or paragraph.joined,
        open_end=two < len(paragraph.text) or paragraph.open_end,
        words=tuple(item for item in paragraph.words if start <= item[0] < end),
        ruby=tuple(
            item._replace(start=low, end=high, kana=kana)
            for item in paragraph.ruby
            for low, high, kana in _share(item.start, item.end, item.kana, start, end)
        ),
        sentences=tuple(item for item in paragraph.sentences if start <= item[0] < end),
        emphasis=tuple(
            item._replace(start=max(start, item.start), end=min(end, item.end))
            for item in paragraph.emphasis
            if item.start < end and item.end > start
        ),
        second=tuple(
            item._replace(start=low, end=high, text=text)
            for item in paragraph.second
            for low, high, text in _share(item.start, item.end, item.text, start, end)
        ),
    )


def _share(start: int, end: int, text: str, low: int, high: int) -> Iterator[tuple[int, int, str]]:
    """Yield what of a ruby stands in a stretch, if any: a cut group shares its reading out."""
    first, last = max(start, low), min(end, high)
    if first < last:
        share = ruby.share(text, end - start, first - start, last - start)
        if share:
            yield first, last, share
