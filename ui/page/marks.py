"""The marks on the page, by layer, found quickly for any stretch. Pure, no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from ui.page.scene import LAYERS, Mark

Source = Callable[[int, int], Iterable[Mark]]
"""Returns the marks that touch a stretch, in text order."""


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


class Marks:
    """Marks by layer; layers that the page does not know are painted last."""

    def __init__(self) -> None:
        self._layers: dict[str, tuple[list[Mark], list[int], list[int]]] = {}
        self._sources: dict[str, Source] = {}
        self._order: list[str] = []

    def set(self, layer: str, marks: Sequence[Mark]) -> list[Mark]:
        """Replace the marks of a layer, and return those that went or came."""
        ordered = sorted((mark for mark in marks if mark.end > mark.start), key=_place)
        before = self._layers.get(layer, ([], [], []))[0]
        if ordered:
            starts = [mark.start for mark in ordered]
            reach = list(accumulate((mark.end for mark in ordered), max))
            self._layers[layer] = (ordered, starts, reach)
        else:
            self._layers.pop(layer, None)
        self._sources.pop(layer, None)
        self._sort()
        return list(set(before) ^ set(ordered))

    def set_source(self, layer: str, source: Source) -> None:
        """Ask for the marks of a layer where they are looked at: there may be very many."""
        self._layers.pop(layer, None)
        self._sources[layer] = source
        self._sort()

    def _sort(self) -> None:
        names = {name: number for number, name in enumerate(LAYERS)}
        self._order = sorted(
            {*self._layers, *self._sources}, key=lambda name: names.get(name, len(names))
        )

    def layer(self, layer: str) -> Sequence[Mark]:
        """Return the marks of a layer in text order."""
        return self._layers.get(layer, ([], [], []))[0]

    def within(self, start: int, end: int) -> Iterator[tuple[str, Mark]]:
        """Yield ``(layer, mark)`` for every mark that touches a stretch, in painting order."""
        for name in self._order:
            source = self._sources.get(name)
            if source is not None:
                for mark in source(start, end):
                    yield name, mark
                continue
            marks, starts, reach = self._layers[name]
            last = bisect_left(starts, end)
            # The ends reached so far only grow, so the first mark that can touch is found by
            # bisection.
            first = bisect_left(reach, start + 1, 0, last)
            for mark in marks[first:last]:
                if mark.end > start:
                    yield name, mark
