"""Sizes along the scrolling direction with quick sums (a Fenwick tree). Pure, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """A list of sizes whose prefix sums stay cheap while single sizes change.

    Source: P. Fenwick, "A new data structure for cumulative frequency tables", 1994 (the idea).

    Args:
        sizes: The sizes in px.
    """

    def __init__(self, sizes: Iterable[float] = ()) -> None:
        self._sizes = list(sizes)
        count = len(self._sizes)
        sums = list(accumulate(self._sizes, initial=0.0))
        self._tree = [sums[at] - sums[at - (at & -at)] for at in range(count + 1)]
        self._top = 1 << count.bit_length()

    def __len__(self) -> int:
        return len(self._sizes)

    def __getitem__(self, index: int) -> float:
        return self._sizes[index]

    def set(self, index: int, size: float) -> None:
        """Change one size."""
        difference = size - self._sizes[index]
        if not difference:
            return
        self._sizes[index] = size
        at = index + 1
        tree = self._tree
        while at < len(tree):
            tree[at] += difference
            at += at & -at

    def before(self, index: int) -> float:
        """Return the sum of the sizes before an index."""
        total = 0.0
        at = index
        while at > 0:
            total += self._tree[at]
            at -= at & -at
        return total

    def total(self) -> float:
        """Return the sum of all sizes."""
        return self.before(len(self._sizes))

    def find(self, position: float) -> tuple[int, float]:
        """Return the index that a position falls on, and how far into it.

        Args:
            position: Distance from the start; clamped to the list.
        """
        if not self._sizes:
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
        if at >= len(self._sizes):
            return len(self._sizes) - 1, self._sizes[-1]
        return at, rest
