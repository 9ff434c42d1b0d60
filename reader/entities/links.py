"""Which mentions of one document name the same thing, while this is being found out."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Sequence

from reader.analysis.model import EntityType
from reader.entities.spans import Span
from reader.entities.surfaces import JOINTS, LEGAL_HEAD, normal


class Links:
    """The mentions of a document, numbered in text order, and what has been joined so far.

    Args:
        text: The document's text.
        spans: All spans, in order.
        borders: Offsets at which a morpheme begins.
    """

    def __init__(self, text: str, spans: Sequence[Span], borders: frozenset[int]) -> None:
        self.text = text
        self.spans = spans
        self.borders = borders
        self.surfaces = [normal(text[s.start : s.end]) for s in spans]
        self._starts = [s.start for s in spans]
        self._parent = list(range(len(spans)))
        self._by_type: dict[EntityType, list[int]] = {}
        for index, span in enumerate(spans):
            self._by_type.setdefault(span.type, []).append(index)

    def join(self, one: int, other: int) -> None:
        """Say that two mentions name one thing."""
        a, b = self._root(one), self._root(other)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def _root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def groups(self) -> list[list[int]]:
        """Return the joined mentions, in the order of their first one."""
        found: dict[int, list[int]] = {}
        for index in range(len(self.spans)):
            found.setdefault(self._root(index), []).append(index)
        return list(found.values())

    def of(self, kind: EntityType) -> list[int]:
        """Return the mentions of a type."""
        return self._by_type.get(kind, [])

    def where(self, indexes: Iterable[int]) -> dict[str, list[int]]:
        """Return the mentions of each surface, in order."""
        found: dict[str, list[int]] = {}
        for index in indexes:
            found.setdefault(self.surfaces[index], []).append(index)
        return found

    def near(self, index: int, surfaces: Iterable[str], where: dict[str, list[int]]) -> list[int]:
        """Return the nearest mention before and after an index of each surface."""
        found = []
        for surface in surfaces:
            places = where[surface]
            at = bisect.bisect_left(places, index)
            if at:
                found.append(places[at - 1])
            if at < len(places):
                found.append(places[at])
        return found

    def first_at(self, at: int) -> int:
        """Return the number of the first mention that begins at an offset or after it."""
        return bisect.bisect_left(self._starts, at)

    def written(self, index: int) -> str:
        """Return a mention as the text writes it."""
        span = self.spans[index]
        return self.text[span.start : span.end]

    def pieces(self, index: int) -> list[str]:
        """Return the parts of a ・-name."""
        return [normal(p) for p in JOINTS.split(self.written(index)) if p]


class Ends:
    """The surfaces of a document by their first and their last character.

    Whatever begins or ends with a short form is found here without trying every pair.
    """

    def __init__(self, surfaces: Collection[str]) -> None:
        self._forwards = sorted(surfaces)
        self._backwards = sorted(surface[::-1] for surface in surfaces)
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for surface in surfaces:
            self._first.setdefault(surface[0], []).append(surface)
            if (legal := LEGAL_HEAD.match(surface)) and legal.end() < len(surface):
                self._first.setdefault(surface[legal.end()], []).append(surface)
            self._last.setdefault(surface.removesuffix("市")[-1:], []).append(surface)
            if surface.endswith("市"):
                self._last.setdefault("市", []).append(surface)

    def around(self, short: str) -> set[str]:
        """Return the longer surfaces that begin or end with all of a short one."""
        found = set(_beginning(self._forwards, short))
        found.update(surface[::-1] for surface in _beginning(self._backwards, short[::-1]))
        found.discard(short)
        return found

    def longer(self, short: str) -> dict[str, None]:
        """Return the longer surfaces that begin or end as a short one does, 市 left out or not."""
        return {
            long: None
            for long in (*self._first.get(short[0], ()), *self._last.get(short[-1], ()))
            if len(long) > len(short)
        }


_LAST = "\U0010ffff"


def _beginning(ordered: Sequence[str], head: str) -> Sequence[str]:
    """Return those of some sorted texts that begin with another."""
    return ordered[bisect.bisect_left(ordered, head) : bisect.bisect_left(ordered, head + _LAST)]
