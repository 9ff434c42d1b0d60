"""Setting a paragraph in em: cells, the blanks between them, and lines. Pure, no Qt.

The direction of writing enters in two places only: which cells stand upright in a column
(``cells``), and how wide the face says a cell is (``advance``). Everything else is one measure
along the line, *u*, in em of the paragraph's own text size.

Source: JIS X 4051:2004 and JLREQ (W3C) sections 3.1 and 3.8 for the blanks around punctuation, line
breaking, hanging and justification.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from ui.page.characters import CharacterClass, Kind, classify, clusters, upright_runs

MIXED_GAP = 0.25
"""Blank between Japanese and Western letters or digits, in em."""
LOOSEST = 0.5
"""A line whose gaps would grow by more than this, in em, is left ragged."""
_EPSILON = 1e-6
_BRACKETS = (Kind.OPEN, Kind.CLOSE)
_TAILS = (Kind.CLOSE, Kind.COMMA, Kind.STOP)
_JAPANESE = (Kind.KANJI, Kind.KANA, Kind.DIGIT)
_SPACES = (Kind.SPACE, Kind.WIDE_SPACE, Kind.BREAK)
_URL_BREAKS = "/.-_?&=#:,"


class Posture(enum.IntEnum):
    """How a cell stands in the line."""

    UPRIGHT = 0
    ROTATED = 1
    """Turned by 90 degrees: Western text in a column."""
    SQUEEZED = 2
    """Several characters side by side in one em of a column (縦中横)."""


@dataclass(slots=True)
class Cells:
    """The cells of a paragraph; lists of the same length, one item a cell."""

    start: list[int] = field(default_factory=list)
    """First code point, counted from the start of the paragraph."""
    text: list[str] = field(default_factory=list)
    kind: list[Kind] = field(default_factory=list)
    posture: list[Posture] = field(default_factory=list)
    body: list[float] = field(default_factory=list)
    """Width without the blanks of punctuation."""
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    gap: list[float] = field(default_factory=list)
    """Blank between this cell and the next."""
    shrink: list[float] = field(default_factory=list)
    """How much of the gap may be taken away."""
    stretch: list[int] = field(default_factory=list)
    """Share of this gap when a line is stretched; 0 where it must not open."""
    ok: list[bool] = field(default_factory=list)
    """True when a line may end after this cell."""
    lead: list[float] = field(default_factory=list)
    """Blank needed before the cell when it starts a line (its ruby reaches further)."""
    trail: list[float] = field(default_factory=list)
    """Blank wanted after the cell when it ends a line."""
    of: list[int] = field(default_factory=list)
    """Cell of every code point."""

    def __len__(self) -> int:
        return len(self.start)


Advance = Callable[[str], float]
"""Width of a cluster in em, lying; asked only where it is not one em by definition."""


def cells(text: str, advance: Advance, *, vertical: bool = False) -> Cells:
    """Cut a paragraph into cells and find the blanks between them.

    Args:
        text: The paragraph, without a line end.
        advance: Widths from the face.
        vertical: True for columns: short numbers stand upright in one em, Western text is turned.
    """
    made = Cells()
    starts = clusters(text)
    upright = dict(upright_runs(text)) if vertical else {}
    count = len(starts)
    index = 0
    classes: list[CharacterClass] = []
    while index < count:
        start = starts[index]
        end = starts[index + 1] if index + 1 < count else len(text)
        posture = Posture.UPRIGHT
        squeezed = upright.get(start)
        if squeezed is not None:
            while index + 1 < count and starts[index + 1] < squeezed:
                index += 1
            end = squeezed
            posture = Posture.SQUEEZED
            found = CharacterClass(Kind.OTHER, text[start] in "!?", False, 0, 0, True)
        else:
            found = classify(text[start])
        cluster = text[start:end]
        if found.wide:
            body = 1.0 - found.before - found.after
        elif found.kind in (Kind.BREAK, Kind.JOIN):
            body = 0.0
        elif cluster == "\t":
            body = 2.0
        else:
            width = advance(cluster)
            body = width
            if vertical and posture is Posture.UPRIGHT:
                if found.kind is Kind.LATIN or found.kind is Kind.SPACE or width < 0.9:
                    posture = Posture.ROTATED
                else:
                    body = 1.0
            if (found.before or found.after) and width > 0.9:
                body = width - found.before - found.after
            elif found.before or found.after:
                found = found._replace(before=0.0, after=0.0)
        made.start.append(start)
        made.text.append(cluster)
        made.kind.append(found.kind)
        made.posture.append(posture)
        made.body.append(body)
        made.before.append(found.before)
        made.after.append(found.after)
        made.of.extend([len(classes)] * (end - start))
        classes.append(found)
        index += 1
    _space(made, classes)
    return made


def _space(made: Cells, classes: list[CharacterClass]) -> None:
    """Fill in the gaps: width, what they may give and take, whether a line may end there."""
    count = len(classes)
    made.lead = [0.0] * count
    made.trail = [0.0] * count
    gaps, shrinks, stretches, oks = made.gap, made.shrink, made.stretch, made.ok
    text = made.text
    for index in range(count - 1):
        one, two = classes[index], classes[index + 1]
        first, second = one.kind, two.kind
        gap = shrink = 0.0
        stretch = 1
        ok = not (two.no_start or one.no_end)
        if one.after or two.before or one.before or two.after:
            gap, shrink = _blank(one, two)
            if first is Kind.OPEN or second in _TAILS or Kind.MIDDLE in (first, second):
                stretch = 0
        elif first is Kind.LATIN or second is Kind.LATIN:
            if first is second:
                stretch = 0
                ok = text[index] == "-" and text[index + 1].isalpha() and index > 0
            elif first in _SPACES or second in _SPACES:
                stretch = 2
            else:
                latin, other = (
                    (text[index], second) if first is Kind.LATIN else (text[index + 1], first)
                )
                if latin[0].isalnum() and other in _JAPANESE:
                    gap, shrink, stretch = MIXED_GAP, MIXED_GAP / 2, 2
        elif first is Kind.DASH and second is Kind.DASH and text[index] == text[index + 1]:
            stretch, ok = 0, False
        elif first is Kind.DIGIT and second is Kind.DIGIT:
            ok = False
        elif Kind.JOIN in (first, second):
            stretch, ok = 0, False
        if (
            second is Kind.DIGIT
            and first in (Kind.COMMA, Kind.STOP, Kind.MIDDLE)
            and index
            and classes[index - 1].kind is Kind.DIGIT
        ):
            ok = False  # a full-width number with its point
        if first is Kind.SPACE:
            stretch = max(stretch, 2)
            ok = not two.no_start or second is Kind.LATIN
        gaps.append(gap)
        shrinks.append(shrink)
        stretches.append(stretch)
        oks.append(ok)
    if count:
        gaps.append(0.0)
        shrinks.append(0.0)
        stretches.append(0)
        oks.append(True)


def _blank(one: CharacterClass, two: CharacterClass) -> tuple[float, float]:
    """Return the blank beside punctuation, and how much of it may be taken away."""
    first, second = one.kind, two.kind
    if (first is Kind.OPEN and second is Kind.OPEN) or (first in _TAILS and second in _TAILS):
        return 0.0, 0.0
    if first in _TAILS and second is Kind.OPEN:
        return 0.5, 0.25
    if (first in _TAILS and second is Kind.MIDDLE) or (
        first is Kind.MIDDLE and second is Kind.OPEN
    ):
        return 0.25, 0.125
    gap = one.after + two.before
    if first is Kind.STOP:
        return gap, 0.0
    return gap, gap / 2


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
        if kind not in _SPACES:
            reach = position[index] + body[index]
        fit.append(reach)
    last_ok, next_ok = _breaks(made.ok)
    start = 0
    while start < count:
        base = position[start] - made.lead[start]
        end, hangs = _line_end(made, start, base, width, fit, last_ok, next_ok, hanging=hanging)
        visible = end
        while visible > start and made.kind[visible] in _SPACES:
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
