"""Painting set paragraphs and the marks on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.page import glyphs, underlines
from ui.page.colour import behind, strong
from ui.page.face import Face
from ui.page.ruby import RUBY
from ui.page.scene import Mark, MarkStyle, PageTheme, Ruby
from ui.page.typeset import Runs, SetLine, SetParagraph

_WASHES = (MarkStyle.WASH, MarkStyle.SELECTION)
_BANDS = (MarkStyle.WASH, MarkStyle.BOX, MarkStyle.FRAME)
_AROUND = (*_WASHES, *_BANDS)
_SLACK = 0.06
"""How far a band goes beyond the em box, in em, where lines are not close."""
_TEXT_CONTRAST = 4.5
"""Contrast of text with what lies behind it. Source: WCAG 2.2, success criterion 1.4.3."""


@dataclass(frozen=True, slots=True)
class Axes:
    """How the strip's (u, v) lies on the screen; knows the direction of writing."""

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


@dataclass(frozen=True, slots=True)
class Shown:
    """Which ruby is painted."""

    test: Callable[[Ruby], bool] | None
    """None shows all of it."""
    stamp: int
    """Changes whenever ``test`` means something else."""
    extra: tuple[int, int] | None
    """A stretch of the document whose ruby is shown in any case."""


RangedMark = tuple[Mark, int, int]
"""A mark with its start and end in offsets of the paragraph."""


class Brush:
    """Paints paragraphs of the strip.

    Args:
        painter: An active painter on the viewport.
        axes: Where the strip lies.
        theme: The colours.
        face: The face of the ruby.
        span: From where to where in v to paint.
        window: From where to where in v lines are shown whole.
    """

    def __init__(
        self,
        painter: QPainter,
        axes: Axes,
        theme: PageTheme,
        face: Face,
        span: tuple[float, float],
        window: tuple[float, float],
    ) -> None:
        self._painter = painter
        self._axes = axes
        self._theme = theme
        self._face = face
        self._span = span
        self._window = window

    def paint(
        self,
        found: SetParagraph,
        v: float,
        marks: Iterable[RangedMark],
        shown: Shown,
        *,
        dim: bool,
    ) -> None:
        """Paint a paragraph: what lies behind its text, text and ruby, what lies around it.

        Args:
            found: The paragraph.
            v: Where it begins on the screen.
            marks: The marks on it in painting order.
            shown: Which ruby to paint.
            dim: True for boilerplate.
        """
        marks = list(marks)
        for mark, start, end in marks:
            if mark.style in _WASHES:
                self._wash(found, v, mark, start, end)
        for mark, start, end in marks:
            if mark.style not in _AROUND:
                self._underline(found, v, mark, start, end)
        self._text(found, v, shown, dim=dim)
        for mark, start, end in marks:
            if mark.style in _BANDS:
                self._outline(found, v, mark, start, end)

    def fold_sign(self, found: SetParagraph, v: float, *, opened: bool) -> None:
        """Paint the triangle before boilerplate that opens and closes on a click."""
        size = found.size
        line = found.lines[0]
        u, middle = -size * 0.75, v + line.v + found.base + size / 2
        step = size * 0.22
        corners = (
            ((u - step, middle - step), (u + step, middle - step), (u, middle + step))
            if opened
            else ((u - step, middle - step), (u + step, middle), (u - step, middle + step))
        )
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._theme.dim))
        self._painter.drawPolygon([_point(self._axes, *corner) for corner in corners])

    def _visible(self, found: SetParagraph, line: SetLine, v: float) -> bool:
        top = v + line.v
        bottom = top + found.pitch
        return (
            bottom >= self._span[0]
            and top <= self._span[1]
            and top >= self._window[0]
            and bottom <= self._window[1]
        )

    def _wash(self, found: SetParagraph, v: float, mark: Mark, start: int, end: int) -> None:
        theme = self._theme
        selection = mark.style is MarkStyle.SELECTION
        wanted = theme.selection if selection else theme.colour(mark.colour)
        # A colour from outside the theme may be too strong to read on.
        colour = QColor(behind(wanted, theme.ruby, theme.paper, _TEXT_CONTRAST))
        for line, u, u_end in found.boxes(start, end):
            if self._visible(found, line, v):
                low, high = self._band(found, line, v, ruby=selection)
                self._painter.fillRect(self._axes.rect(u, low, u_end, high), colour)

    def _outline(self, found: SetParagraph, v: float, mark: Mark, start: int, end: int) -> None:
        painter, axes, theme = self._painter, self._axes, self._theme
        colour = QColor(strong(theme.colour(mark.colour), theme.paper, theme.ink))
        frame = mark.style is MarkStyle.FRAME
        for line, u, u_end in found.boxes(start, end):
            if not self._visible(found, line, v):
                continue
            low, high = self._band(found, line, v, ruby=mark.style is not MarkStyle.WASH)
            if mark.style is MarkStyle.WASH:
                # Its lower edge is a line, so that it is seen under a selection and without colour.
                thick = max(1.0, found.size / 14)
                painter.fillRect(axes.rect(u, high - thick, u_end, high), colour)
                continue
            # Around the ruby too, which may be wider than its base.
            own = [box for box in line.boxes if box.source and _on(box.source, mark)]
            first = min([u, *(box.u for box in own)])
            last = max([u_end, *(box.end for box in own)])
            width = max(1.0, found.size / (12 if frame else 20))
            painter.setPen(QPen(colour, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Within the line's own room: what stands before and after it is not touched.
            out = min(1.0, _room(found) - _slack(found) - width / 2)
            rect = axes.rect(first - 1, low - out, last + 1, high + out)
            painter.drawRoundedRect(rect, width * 1.5, width * 1.5)

    def _band(
        self, found: SetParagraph, line: SetLine, v: float, *, ruby: bool
    ) -> tuple[float, float]:
        low = v + line.v + found.base
        high = low + found.size
        slack = _slack(found)
        if ruby:
            return low - found.size * RUBY - slack, high + slack
        return low - slack, high + slack

    def _underline(self, found: SetParagraph, v: float, mark: Mark, start: int, end: int) -> None:
        """Draw a line under the text (on the left of a column)."""
        painter, axes, theme = self._painter, self._axes, self._theme
        colour = QColor(strong(theme.colour(mark.colour), theme.paper, theme.ink))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line, first, last in found.boxes(start, end):
            if not self._visible(found, line, v):
                continue
            below = found.below(line, first, last)
            free = found.pitch - found.size * (1 + RUBY) - below
            made = underlines.stroke(mark.style, found.size, free)
            at = v + line.v + found.base + found.size + below + made.at
            inset = found.size * 0.04
            u, u_end = first + inset, last - inset
            pen = QPen(colour, made.thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if mark.style is MarkStyle.DASHED:
                pen.setDashPattern([4, 2.5])
            elif mark.style is MarkStyle.DOTS:
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setDashPattern([0.01, 2.5])
            painter.setPen(pen)
            if made.swing:
                painter.drawPath(_wave(axes, u, u_end, at, made.swing, found.size * 0.18))
                continue
            painter.drawLine(_point(axes, u, at), _point(axes, u_end, at))
            if made.second:
                at += made.second
                painter.drawLine(_point(axes, u, at), _point(axes, u_end, at))

    def _text(self, found: SetParagraph, v: float, shown: Shown, *, dim: bool) -> None:
        painter, theme = self._painter, self._theme
        origin = self._axes.origin(v)
        ink = QColor(theme.dim if dim else theme.ink)
        ruby_ink = QColor(theme.dim if dim else theme.ruby)
        for line in found.lines:
            if not self._visible(found, line, v):
                continue
            painter.setPen(ink)
            if line.runs is None:
                line.runs = glyphs.base_runs(found, line, vertical=self._axes.vertical)
            self._glyphs(origin, line.runs)
            if line.boxes or line.always:
                painter.setPen(ruby_ink)
                for runs in self._ruby(line, found.size, shown):
                    self._glyphs(origin, runs)

    def _glyphs(self, origin: QPointF, runs: Runs) -> None:
        painter = self._painter
        upright, turned = runs
        for run in upright:
            painter.drawGlyphRun(origin, run)
        if turned:
            painter.save()
            painter.translate(origin)
            painter.rotate(90)
            for run in turned:
                painter.drawGlyphRun(QPointF(0, 0), run)
            painter.restore()

    def _ruby(self, line: SetLine, size: float, shown: Shown) -> tuple[Runs, ...]:
        """Return the runs of a line's ruby: those kept with it, and those of the word uncovered."""
        if line.ruby_runs is None or line.stamp != shown.stamp:
            line.ruby_runs = glyphs.ruby_runs(
                self._face, line, shown.test, size, vertical=self._axes.vertical
            )
            line.stamp = shown.stamp
        if shown.extra is None or shown.test is None:
            return (line.ruby_runs,)
        low, high = shown.extra
        test = shown.test

        def uncovered(item: Ruby) -> bool:
            return low <= item.start < high and not test(item)

        extra = glyphs.ruby_runs(
            self._face, line, uncovered, size, vertical=self._axes.vertical, marks=False
        )
        return line.ruby_runs, extra


def _room(found: SetParagraph) -> float:
    """Return the blank on either side of a line with its ruby that is its own, px."""
    return max(0.0, (found.pitch - found.size * (1 + RUBY)) / 2)


def _slack(found: SetParagraph) -> float:
    """Return how far a band goes beyond the em box, px."""
    return min(found.size * _SLACK, _room(found))


def _wave(axes: Axes, u: float, u_end: float, at: float, swing: float, step: float) -> QPainterPath:
    path = QPainterPath(_point(axes, u, at))
    side = 1.0
    while u < u_end:
        nearer = min(u + step, u_end)
        # A quadratic curve goes half the way to its control point.
        bend = _point(axes, (u + nearer) / 2, at + side * swing * 2)
        path.quadTo(bend, _point(axes, nearer, at))
        u, side = nearer, -side
    return path


def _on(item: Ruby, mark: Mark) -> bool:
    return mark.start <= item.start < mark.end


def _point(axes: Axes, u: float, v: float) -> QPointF:
    if axes.vertical:
        return QPointF(axes.width - v, axes.inline + u)
    return QPointF(axes.inline + u, v)
