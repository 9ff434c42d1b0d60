"""Where a line under the text runs, so that it never touches the ruby of the next line.

Lengths are px, counted in v from the end of the text's em box: below a line, left of a column.
"""

from __future__ import annotations

from typing import NamedTuple

from ui.page.scene import MarkStyle

_COMFORTABLE = 0.3
"""Blank between a line and the next one's ruby, in em, in which every style has its full size."""
_FOOT = 0.12
"""How far into the em box a line may begin, in em, before what swings is made lower: a glyph's body
leaves about 0.05 em of it free, and the line is painted behind the glyph."""
_EDGE = 0.5
"""Smooth edges reach half a pixel further, px."""


class Stroke(NamedTuple):
    """A line under the text."""

    at: float
    """Its middle; of a double line that of the first."""
    thick: float
    swing: float = 0.0
    """How far a wave goes to either side."""
    second: float = 0.0
    """From the first line of a double one to the second."""

    @property
    def first(self) -> float:
        """Where it begins."""
        return self.at - self.swing - self.thick / 2

    @property
    def last(self) -> float:
        """Where it ends."""
        return self.at + self.swing + self.second + self.thick / 2


def stroke(style: MarkStyle, size: float, free: float) -> Stroke:
    """Return where a line of some style runs.

    In the middle of the blank where there is little, and where there is less still at the foot of
    the text's own em box, painted behind the text: it never goes past ``free``.

    Args:
        style: Any that is drawn under the text.
        size: The text's.
        free: Blank up to the next line's ruby.
    """
    tight = free < _COMFORTABLE * size
    thick = max(1.0, size / (20 if tight else 16))
    swing = second = 0.0
    wanted = 0.12 * size
    if style is MarkStyle.WAVE:
        swing = 0.072 * size
        if tight:
            swing = min(swing, max(0.03 * size, (free + _FOOT * size - thick) / 2))
    elif style is MarkStyle.DOUBLE:
        second = 2 * thick
    elif style is MarkStyle.DOTS:
        wanted = 0.2 * size
        thick *= 1.6
    at = min(wanted, max(free / 2, 0.0))
    made = Stroke(at, thick, swing, second)
    return made._replace(at=at - max(0.0, made.last - max(0.0, free) + _EDGE))
