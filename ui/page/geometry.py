"""Breaking a paragraph into lines and placing its cells, in em. Pure, no Qt.

The direction of writing has been settled in the cells (``cells.Cutter``): everything here is one
measure along the line, *u*, in em of the paragraph's own text size.

Source: JIS X 4051:2004 and JLREQ (W3C) sections 3.1 and 3.8 for line breaking, hanging and
justification.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from ui.page.cells import SPACES, Cells
from ui.page.characters import Kind

_LOOSEST = 0.25
"""A line whose gaps would grow by more than this, in em, is left ragged."""
_LOOSEST_FULL = 0.5
"""The same of text that goes on: a short line would show where it was cut."""
_EPSILON = 1e-6
_TRIES = 4
"""Numbers of lines that are tried until the last one is about as long as the others."""
_URL_BREAKS = "/.-_?&=#:,"
_FARTHEST = 0.25
"""Blank that ruby may leave before what hangs, in em; with more it would stand far outside."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: cells ``first`` to ``last``, both in it."""

    first: int
    last: int
    width: float
    """Where its last visible cell ends."""
    hangs: bool
    """True when its last cell stands outside the line's measure."""


@dataclass(slots=True)
class Setting:
    """A paragraph broken into lines: where every cell begins and ends on its line, in em."""

    lines: list[Line]
    u: list[float]
    end: list[float]
    indent: float = 0.0


def set_lines(
    made: Cells,
    width: float,
    *,
    indent: float = 0.0,
    first: float = 0.0,
    hanging: bool = True,
    justify: bool = True,
    full: bool = False,
    even: bool = False,
) -> Setting:
    """Break a paragraph into lines and place its cells.

    Args:
        made: The cells, with room for their ruby (``ruby.open_bases``).
        width: Measure of the line in em, from ``indent`` on.
        indent: Where every line begins.
        first: How much further in the first one begins (字下げ).
        hanging: True lets 、 and 。 stand outside the measure.
        justify: True stretches lines to the measure.
        full: True for text that goes on in another setting: its last line is as long as the
            others, which give it what it lacks.
        even: True makes all lines about as long, for headings.
    """
    count = len(made)
    u = [0.0] * count
    ends = [0.0] * count
    lines: list[Line] = []
    if not count:
        return Setting([Line(0, -1, indent, False)], u, ends, indent)
    body, gap = made.body, made.gap
    breaker = _Breaker(made, first, hanging=hanging)
    fit = breaker.fit
    found = breaker.ends(width)
    if (full or even) and len(found) > 1:
        found = breaker.even_ends(width, len(found))
    start = 0
    loosest = _LOOSEST_FULL if full else _LOOSEST
    for end, hangs in found:
        base = breaker.base(start)
        visible = end
        while visible > start and made.kind[visible] in SPACES:
            visible -= 1
        final = end == count - 1 and not full
        used = fit[visible] - base if not hangs else fit[visible - 1] - base
        inset = first if not start else 0.0
        spare = width - inset - used
        extra = 0.0
        squeeze = 0.0
        stop = visible - 1 if hangs else visible
        if spare < -_EPSILON:
            room = sum(made.shrink[start:stop])
            squeeze = min(1.0, -spare / room) if room else 0.0
        elif justify and not final and spare > _EPSILON:
            spare = max(0.0, spare - made.trail[visible])
            if not hangs:
                spare = max(0.0, spare - made.after[visible])
            shares = sum(made.stretch[start:stop])
            if shares and spare / shares <= loosest:
                extra = spare / shares
        at = indent + inset + made.lead[start]
        stretch, shrink = made.stretch, made.shrink
        for index in range(start, end + 1):
            u[index] = at
            at += body[index]
            ends[index] = at
            at += gap[index]
            if index < stop:
                if extra:
                    at += extra * stretch[index]
                elif squeeze:
                    at -= squeeze * shrink[index]
        lines.append(Line(start, end, ends[visible], hangs))
        start = end + 1
    return Setting(lines, u, ends, indent)


class _Breaker:
    """Finds where the lines of a paragraph end.

    Args:
        made: Its cells.
        first: How much shorter the first line is, in em.
        hanging: True lets 、 and 。 stand outside the measure.
    """

    def __init__(self, made: Cells, first: float, *, hanging: bool) -> None:
        self._made = made
        self._first = first
        self._hanging = hanging
        self._position = [0.0, *accumulate(map(float.__add__, made.body, made.gap))]
        self.fit: list[float] = []
        """Where the last cell that is seen ends, up to each cell."""
        reach = 0.0
        for index, kind in enumerate(made.kind):
            if kind not in SPACES:
                reach = self._position[index] + made.body[index]
            self.fit.append(reach)
        self._last_ok, self._next_ok = _breaks(made.ok)

    def base(self, start: int) -> float:
        """Return where a line begins that has ``start`` as its first cell."""
        return self._position[start] - self._made.lead[start]

    def ends(self, width: float) -> list[tuple[int, bool]]:
        """Return the last cell of every line, and whether it hangs outside; lines are filled."""
        found: list[tuple[int, bool]] = []
        start = 0
        while start < len(self._made):
            found.append(self._line_end(start, width))
            start = found[-1][0] + 1
        return found

    def even_ends(self, width: float, lines: int) -> list[tuple[int, bool]]:
        """Return like ``ends`` lines that are all about as long, the last one too.

        Every line takes its share of what is left, so that the blank of a short last line is
        spread over all of them.
        """
        best = self.ends(width)
        longest = self._last_length(best)
        for count in range(lines, lines + _TRIES):
            if longest > width - 1:
                break
            found: list[tuple[int, bool]] = []
            start = 0
            while start < len(self._made):
                left = count - len(found)
                rest = self.fit[-1] - self.base(start) + (0.0 if start else self._first)
                share = rest / max(1, left)
                found.append(self._line_end(start, min(width, share + 0.5) if left > 1 else width))
                start = found[-1][0] + 1
            length = self._last_length(found)
            if length > longest:
                best, longest = found, length
        return best

    def _last_length(self, ends: list[tuple[int, bool]]) -> float:
        return self.fit[-1] - self.base(ends[-2][0] + 1 if len(ends) > 1 else 0)

    def _line_end(self, start: int, width: float) -> tuple[int, bool]:
        """Return the last cell of the line that begins at ``start``, and whether it hangs."""
        made, fit = self._made, self.fit
        if not start:
            width -= self._first
        count = len(made)
        limit = self.base(start) + width + _EPSILON
        over = bisect_right(fit, limit, start)
        if over >= count:
            return count - 1, False
        if over == start:
            over = start + 1  # one cell always goes on a line, however narrow the line is
            if over >= count:
                return start, False
        if self._may_hang(over) and made.ok[over]:
            return over, True
        if made.ok[over - 1]:
            return over - 1, False
        candidate = self._next_ok[over]
        if candidate - over <= 4:
            hangs = candidate > over and self._may_hang(candidate)
            needed = fit[candidate - 1 if hangs else candidate] - limit
            if needed <= sum(made.shrink[start : candidate - 1 if hangs else candidate]):
                return candidate, hangs
        previous = self._last_ok[over - 1]
        if previous >= start:
            following = self._next_ok[over]
            if fit[following] - fit[previous] <= width:
                return previous, False
        # What cannot be broken is longer than a line: an address goes on after one of its marks.
        for index in range(over - 1, max(start, previous), -1):
            if made.text[index] in _URL_BREAKS and made.kind[index + 1] is Kind.LATIN:
                return index, False
        if previous >= start:
            return previous, False
        return over - 1, False

    def _may_hang(self, cell: int) -> bool:
        made = self._made
        return (
            self._hanging
            and made.kind[cell] in (Kind.COMMA, Kind.STOP)
            and made.gap[cell - 1] <= _FARTHEST
        )


def _breaks(ok: list[bool]) -> tuple[list[int], list[int]]:
    """Return, for every cell, the last break up to it (-1: none) and the next one from it."""
    last: list[int] = []
    found = -1
    for index, allowed in enumerate(ok):
        if allowed:
            found = index
        last.append(found)
    following = [len(ok) - 1] * len(ok)
    found = len(ok) - 1
    for index in range(len(ok) - 1, -1, -1):
        if ok[index]:
            found = index
        following[index] = found
    return last, following
