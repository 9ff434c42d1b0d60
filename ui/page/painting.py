"""Painting set paragraphs and the marks on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.page.ruby import RUBY
from ui.page.scene import Mark, MarkStyle, PageTheme, Ruby
from ui.page.typeset import SetLine, SetParagraph, Typesetter

_WASHES = (MarkStyle.WASH, MarkStyle.SELECTION)


@dataclass(frozen=True, slots=True)
class Axes:
    """How the strip's (u, v) lies on the screen: the one place that knows the direction of writing."""

    vertical: bool
    width: float
    """Width of the viewport in px."""
    inline: float
    """Where lines begin: from the left in horizontal, from the top in vertical writing."""

    def rect(self, u: float, v: float, u_end: float, v_end: float) -> QRectF:
        """Return a box of the strip as a rectangle of the viewport."""
        if self.vertical:
            return QRectF(self.width - v_end, self.inline + u, v_end - v, u_end - u)
        return QRectF(self.inline + u, v, u_end - u, v_end - v)

    def origin(self, v: float) -> QPointF:
        """Return where the plane of a paragraph that begins at ``v`` has its corner."""
        if self.vertical:
            return QPointF(self.width - v, self.inline)
        return QPointF(self.inline, v)

    def logical(self, point: QPointF) -> tuple[float, float]:
        """Return (u, v) of a point of the viewport."""
        if self.vertical:
            return point.y() - self.inline, self.width - point.x()
        return point.x() - self.inline, point.y()

    def span(self, rect: QRectF) -> tuple[float, float]:
        """Return from where to where in v a rectangle of the viewport reaches."""
        if self.vertical:
            return self.width - rect.right(), self.width - rect.left()
        return rect.top(), rect.bottom()


class Brush:
    """Paints parts of the strip.

    Args:
        painter: An active painter on the viewport.
        axes: Where the strip lies.
        theme: The colours.
    """

    def __init__(self, painter: QPainter, axes: Axes, theme: PageTheme) -> None:
        self._painter = painter
        self._axes = axes
        self._theme = theme

    def washes(self, found: SetParagraph, v: float, marks: Iterable[tuple[Mark, int, int]]) -> None:
        """Paint what lies behind the text: ``(mark, start, end)`` in offsets of the paragraph."""
        for mark, start, end in marks:
            if mark.style not in _WASHES:
                continue
            selection = mark.style is MarkStyle.SELECTION
            colour = QColor(self._theme.selection if selection else self._theme.colour(mark.colour))
            for line, u, u_end in found.boxes(start, end):
                low, high = self._band(found, line, v, ruby=selection)
                self._painter.fillRect(self._axes.rect(u, low, u_end, high), colour)

    def lines(self, found: SetParagraph, v: float, marks: Iterable[tuple[Mark, int, int]]) -> None:
        """Paint underlines, dots and frames."""
        painter = self._painter
        for mark, start, end in marks:
            if mark.style in _WASHES:
                continue
            colour = QColor(self._theme.colour(mark.colour))
            boxes = list(found.boxes(start, end))
            for number, (line, u, u_end) in enumerate(boxes):
                if mark.style in (MarkStyle.BOX, MarkStyle.FRAME):
                    frame = mark.style is MarkStyle.FRAME
                    low, high = self._band(found, line, v, ruby=frame)
                    width = max(1.0, found.size / (12 if frame else 20))
                    painter.setPen(QPen(colour, width))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    rect = self._axes.rect(u - 1, low - 1, u_end + 1, high + 1)
                    painter.drawRoundedRect(rect, width * 1.5, width * 1.5)
                    continue
                self._underline(found, line, v, u, u_end, mark.style, colour)
                if mark.style is MarkStyle.UNDERLINE and number == len(boxes) - 1:
                    continue

    def _band(
        self, found: SetParagraph, line: SetLine, v: float, *, ruby: bool
    ) -> tuple[float, float]:
        low = v + line.v + found.base
        high = low + found.size
        slack = found.size * 0.06
        if ruby:
            return low - found.size * RUBY - slack, high + slack
        return low - slack, high + slack

    def _underline(
        self,
        found: SetParagraph,
        line: SetLine,
        v: float,
        u: float,
        u_end: float,
        style: MarkStyle,
        colour: QColor,
    ) -> None:
        """Draw a line under the text (on the left of a column)."""
        painter, axes = self._painter, self._axes
        thick = max(1.0, found.size / 16)
        at = v + line.v + found.base + found.size * (1.12 if style is not MarkStyle.DOTS else 1.2)
        inset = found.size * 0.04
        u, u_end = u + inset, u_end - inset
        pen = QPen(colour, thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style is MarkStyle.DASHED:
            pen.setDashPattern([4, 2.5])
        elif style is MarkStyle.DOTS:
            pen.setWidthF(thick * 1.6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if style is MarkStyle.WAVE:
            path = QPainterPath(_point(axes, u, at))
            step = found.size * 0.18
            side = 1.0
            while u < u_end:
                nearer = min(u + step, u_end)
                bend = _point(axes, (u + nearer) / 2, at + side * step * 0.8)
                path.quadTo(bend, _point(axes, nearer, at))
                u, side = nearer, -side
            painter.drawPath(path)
            return
        painter.drawLine(_point(axes, u, at), _point(axes, u_end, at))
        if style is MarkStyle.DOUBLE:
            at += thick * 2
            painter.drawLine(_point(axes, u, at), _point(axes, u_end, at))

    def text(
        self,
        typesetter: Typesetter,
        found: SetParagraph,
        v: float,
        span: tuple[float, float],
        *,
        dim: bool,
        shown: Callable[[Ruby], bool] | None,
        stamp: int,
        extra: tuple[int, int] | None = None,
    ) -> None:
        """Paint a paragraph's text and ruby.

        Args:
            typesetter: What set it.
            found: The paragraph.
            v: Where it begins on the screen.
            span: Which lines to paint, from and to in v of the screen.
            dim: True for boilerplate.
            shown: Says which ruby is shown; None for all.
            stamp: Changes with ``shown``.
            extra: A stretch of the document whose ruby is shown in any case (the word under the pointer).
        """
        painter, axes, theme = self._painter, self._axes, self._theme
        origin = axes.origin(v)
        ink = QColor(theme.dim if dim else theme.ink)
        ruby_ink = QColor(theme.dim if dim else theme.ruby)
        for line in found.lines:
            top = v + line.v
            if top + found.pitch < span[0] or top > span[1]:
                continue
            painter.setPen(ink)
            for run in line.runs:
                painter.drawGlyphRun(origin, run)
            if line.turned:
                painter.save()
                painter.translate(origin)
                painter.rotate(90)
                for run in line.turned:
                    painter.drawGlyphRun(QPointF(0, 0), run)
                painter.restore()
            if not line.boxes and not line.always:
                continue
            if line.ruby_runs is None or line.stamp != stamp:
                line.ruby_runs = typesetter.ruby_runs(line, shown, found.size)
                line.stamp = stamp
            painter.setPen(ruby_ink)
            for run in line.ruby_runs:
                painter.drawGlyphRun(origin, run)
            if extra is not None and shown is not None:
                low, high = extra
                for run in typesetter.ruby_runs(
                    line,
                    lambda item: low <= item.start < high and not shown(item),
                    found.size,
                    marks=False,
                ):
                    painter.drawGlyphRun(origin, run)


def _point(axes: Axes, u: float, v: float) -> QPointF:
    if axes.vertical:
        return QPointF(axes.width - v, axes.inline + u)
    return QPointF(axes.inline + u, v)
