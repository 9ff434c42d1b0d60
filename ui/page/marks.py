"""The marks on the page, by layer, found quickly for any stretch. Pure, no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ui.page.scene import LAYERS, Mark


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


class Marks:
    """Marks by layer; layers that the page does not know are painted last."""

    def __init__(self) -> None:
        self._layers: dict[str, tuple[list[Mark], list[int], list[int]]] = {}
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
        names = {name: number for number, name in enumerate(LAYERS)}
        self._order = sorted(self._layers, key=lambda name: names.get(name, len(names)))
        return list(set(before) ^ set(ordered))

    def layer(self, layer: str) -> Sequence[Mark]:
        """Return the marks of a layer in text order."""
        return self._layers.get(layer, ([], [], []))[0]

    def within(self, start: int, end: int) -> Iterator[tuple[str, Mark]]:
        """Yield ``(layer, mark)`` for every mark that touches a stretch, in painting order."""
        for name in self._order:
            marks, starts, reach = self._layers[name]
            last = bisect_left(starts, end)
            # The ends reached so far only grow, so the first mark that can touch is found by
            # bisection.
            first = bisect_left(reach, start + 1, 0, last)
            for mark in marks[first:last]:
                if mark.end > start:
                    yield name, mark
