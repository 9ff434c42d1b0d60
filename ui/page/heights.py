"""Sizes along the scrolling direction with quick sums, most of them only guessed. Pure, no Qt.

A long document has tens of thousands of paragraphs and a reader looks at twenty. So sizes are kept
in stretches: a stretch that nobody looked at is one rough figure, and only one that is looked at
has a size for each of its paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

_STRETCH = 16
_FEW = 16
"""A document of this many stretches is sized wholly at once."""


class Heights:
    """A list of sizes whose prefix sums stay cheap while single sizes change.

    Source: P. Fenwick, "A new data structure for cumulative frequency tables", 1994 (the idea).

    Args:
        count: How many sizes there are.
        size: Returns one of them, px; asked when its stretch is looked at.
        rough: Returns about the sum of some, given the first and the one after the last.
        stretch: How many sizes are looked at together.
    """

    def __init__(
        self,
        count: int,
        size: Callable[[int], float],
        rough: Callable[[int, int], float],
        stretch: int = _STRETCH,
    ) -> None:
        self._count = count
        self._size = size
        self._stretch = stretch
        starts = range(0, count, stretch)
        self._open: dict[int, list[float]] = {}
        if len(starts) <= _FEW:
            self._open = {number: self._sizes_of(number) for number in range(len(starts))}
            self._sums = [sum(sizes) for sizes in self._open.values()]
        else:
            self._sums = [rough(start, min(count, start + stretch)) for start in starts]
        total = list(accumulate(self._sums, initial=0.0))
        self._tree = [total[at] - total[at - (at & -at)] for at in range(len(total))]
        self._top = 1 << len(starts).bit_length()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> float:
        number, at = divmod(index, self._stretch)
        return self._opened(number)[at]

    def set(self, index: int, size: float) -> None:
        """Change one size."""
        number, at = divmod(index, self._stretch)
        sizes = self._opened(number)
        difference = size - sizes[at]
        if difference:
            sizes[at] = size
            self._add(number, difference)

    def before(self, index: int) -> float:
        """Return the sum of the sizes before an index; a guess inside an unseen stretch."""
        number, rest = divmod(index, self._stretch)
        total = 0.0
        at = number
        while at > 0:
            total += self._tree[at]
            at -= at & -at
        if rest:
            sizes = self._open.get(number)
            if sizes is not None:
                total += sum(sizes[:rest])
            else:
                total += self._sums[number] * rest / self._length(number)
        return total

    def total(self) -> float:
        """Return the sum of all sizes."""
        return self.before(self._count)

    def find(self, position: float) -> tuple[int, float]:
        """Return the index that a position falls on, and how far into it.

        Args:
            position: Distance from the start; clamped to the list.
        """
        if not self._count:
            return 0, 0.0
        at = 0
        rest = max(0.0, position)
        step = self._top
        tree = self._tree
        while step:
            ahead = at + step
            if ahead < len(tree) and tree[ahead] <= rest:
                at = ahead
                rest -= tree[ahead]
            step >>= 1
        if at >= len(self._sums):
            return self._count - 1, self[self._count - 1]
        guessed = self._sums[at]
        sizes = self._opened(at)
        if self._sums[at] != guessed and guessed:
            rest *= self._sums[at] / guessed
        first = at * self._stretch
        for index, size in enumerate(sizes, first):
            if rest < size:
                return index, rest
            rest -= size
        # What was rounded away brings the position to the end of the stretch.
        return first + len(sizes) - 1, sizes[-1]

    def _length(self, number: int) -> int:
        return min(self._stretch, self._count - number * self._stretch)

    def _sizes_of(self, number: int) -> list[float]:
        first = number * self._stretch
        return [self._size(index) for index in range(first, first + self._length(number))]

    def _opened(self, number: int) -> list[float]:
        """Return the sizes of a stretch, asking for them if nobody looked at it yet."""
        sizes = self._open.get(number)
        if sizes is None:
            sizes = self._open[number] = self._sizes_of(number)
            self._add(number, sum(sizes) - self._sums[number])
        return sizes

    def _add(self, number: int, difference: float) -> None:
        self._sums[number] += difference
        at = number + 1
        while at < len(self._tree):
            self._tree[at] += difference
            at += at & -at
