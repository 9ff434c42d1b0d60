"""A found stretch of the text, while the layers still argue about it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.analysis.model import EntityType

PERSON = EntityType.PERSON
PLACE = EntityType.PLACE
ORG = EntityType.ORGANIZATION
DATE = EntityType.DATE
TIME = EntityType.TIME
QUANTITY = EntityType.QUANTITY
PRODUCT = EntityType.PRODUCT
EVENT = EntityType.EVENT
WORK = EntityType.WORK
GROUP = EntityType.GROUP

NUMERIC = frozenset((DATE, TIME, QUANTITY))
NAMES = frozenset((PERSON, PLACE, ORG, PRODUCT, EVENT, WORK, GROUP))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch with its type; code points of the document, half-open."""

    start: int
    end: int
    type: EntityType
    subtype: str | None = None
    confidence: float = 1.0
    rule: str = ""

    def moved(self, start: int, end: int) -> Span:
        """Return the same span with other borders."""
        return Span(start, end, self.type, self.subtype, self.confidence, self.rule)


class SpanSet:
    """Spans in text order that never overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    def __iter__(self) -> Iterator[Span]:
        return iter(tuple(self._spans))

    def __len__(self) -> int:
        return len(self._spans)

    def overlapping(self, start: int, end: int) -> list[Span]:
        """Return the spans that share at least one character with the stretch."""
        first = bisect.bisect_right(self._starts, start)
        if first and self._spans[first - 1].end > start:
            first -= 1
        return self._spans[first : bisect.bisect_left(self._starts, end, first)]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no span touches the stretch."""
        index = bisect.bisect_left(self._starts, end) - 1
        return index < 0 or self._spans[index].end <= start

    def add(self, span: Span) -> bool:
        """Add a span where nothing stands yet; return whether it was added."""
        if span.start >= span.end or not self.is_free(span.start, span.end):
            return False
        index = bisect.bisect_left(self._starts, span.start)
        self._starts.insert(index, span.start)
        self._spans.insert(index, span)
        return True

    def remove(self, span: Span) -> None:
        """Take a span out again."""
        index = bisect.bisect_left(self._starts, span.start)
        if index < len(self._spans) and self._spans[index] == span:
            del self._starts[index]
            del self._spans[index]

    def put(self, span: Span) -> None:
        """Add a span; whatever it touches goes."""
        for other in self.overlapping(span.start, span.end):
            self.remove(other)
        self.add(span)
