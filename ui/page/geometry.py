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

LOOSEST = 0.5
"""A line whose gaps would grow by more than this, in em, is left ragged."""
_EPSILON = 1e-6
_URL_BREAKS = "/.-_?&=#:,"


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
    made: Cells, width: float, *, indent: float = 0.0, hanging: bool = True, justify: bool = True
) -> Setting:
    """Break a paragraph into lines and place its cells.

    Args:
        made: The cells, with room for their ruby (``ruby.open_bases``).
        width: Measure of the line in em, from ``indent`` on.
        indent: Where every line begins.
        hanging: True lets 、 and 。 stand outside the measure.
        justify: True stretches lines to the measure.
    """
    count = len(made)
    u = [0.0] * count
    ends = [0.0] * count
    lines: list[Line] = []
    if not count:
        return Setting([Line(0, -1, indent, False)], u, ends, indent)
    body, gap = made.body, made.gap
    position = [0.0, *accumulate(map(float.__add__, body, gap))]
    fit: list[float] = []
    reach = 0.0
    for index, kind in enumerate(made.kind):
        if kind not in SPACES:
            reach = position[index] + body[index]
        fit.append(reach)
    last_ok, next_ok = _breaks(made.ok)
    start = 0
    while start < count:
        base = position[start] - made.lead[start]
        end, hangs = _line_end(made, start, base, width, fit, last_ok, next_ok, hanging=hanging)
        visible = end
        while visible > start and made.kind[visible] in SPACES:
            visible -= 1
        final = end == count - 1
        used = fit[visible] - base if not hangs else fit[visible - 1] - base
        spare = width - used
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
            if shares and spare / shares <= LOOSEST:
                extra = spare / shares
        at = indent + made.lead[start]
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


def _line_end(
    made: Cells,
    start: int,
    base: float,
    width: float,
    fit: list[float],
    last_ok: list[int],
    next_ok: list[int],
    *,
    hanging: bool,
) -> tuple[int, bool]:
    """Return the last cell of the line that begins at ``start``, and whether it hangs outside."""
    count = len(made)
    limit = base + width + _EPSILON
    over = bisect_right(fit, limit, start)
    if over >= count:
        return count - 1, False
    if over == start:
        over = start + 1  # one cell always goes on a line, however narrow the line is
        if over >= count:
            return start, False
    if hanging and made.kind[over] in (Kind.COMMA, Kind.STOP) and made.ok[over]:
        return over, True
    if made.ok[over - 1]:
        return over - 1, False
    candidate = next_ok[over]
    if candidate - over <= 4:
        hangs = hanging and made.kind[candidate] in (Kind.COMMA, Kind.STOP) and candidate > over
        needed = fit[candidate - 1 if hangs else candidate] - limit
        if needed <= sum(made.shrink[start : candidate - 1 if hangs else candidate]):
            return candidate, hangs
    previous = last_ok[over - 1]
    if previous >= start:
        following = next_ok[over]
        if fit[following] - fit[previous] <= width:
            return previous, False
    # What cannot be broken is longer than a line: an address goes on after one of its marks.
    for index in range(over - 1, max(start, previous), -1):
        if made.text[index] in _URL_BREAKS and made.kind[index + 1] is Kind.LATIN:
            return index, False
    if previous >= start:
        return previous, False
    return over - 1, False
