"""What stands where on the screen: the flow seen through the viewport. Holds no widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from ui.page.flow import Flow
from ui.page.painting import Axes
from ui.page.scene import PagePreferences


class Screen:
    """Answers where text is and what is at a point.

    Args:
        flow: The paragraphs.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.axes = Axes(vertical=False, width=0.0, inline=0.0)

    def fit(self, preferences: PagePreferences, width: int, height: int) -> None:
        """Fit lines to a viewport.

        Args:
            preferences: How the page is set.
            width: Width of the viewport in px.
            height: Its height in px.
        """
        size = preferences.size
        inline, extent = (height, width) if preferences.vertical else (width, height)
        ems = int((inline - 2 * preferences.margin * size) / size)
        measure = max(1, min(preferences.line_length, ems)) * size
        start = float(max(0, round((inline - measure) / 2)))
        self.axes = Axes(preferences.vertical, float(width), start)
        self.flow.edge = round(preferences.margin * size)
        self.flow.paged = preferences.paged
        self.flow.resize(measure, float(extent))

    def rects(self, start: int, end: int, *, ruby: bool = False) -> list[QRectF]:
        """Return where a stretch stands, one rectangle for each line of it on the screen.

        Args:
            start: First offset.
            end: Offset after the last.
            ruby: True includes the band of the ruby.
        """
        flow, axes = self.flow, self.axes
        low_edge, high_edge = flow.window()
        found = []
        for index, v, part in flow.visible():
            origin = flow.parts.start(index)
            if origin >= end:
                break
            if origin + part.length <= start:
                continue
            for line, u, u_end in part.boxes(start - origin, end - origin):
                top = v + line.v
                if top < low_edge or top + part.pitch > high_edge:
                    continue
                low = top + part.base
                above = part.size / 2 if ruby else 0.0
                found.append(axes.rect(u, low - above, u_end, low + part.size))
        return found

    def offset_at(self, point: QPointF) -> int | None:
        """Return the character at a point, its ruby included; None beside the text."""
        u, v = self.axes.logical(point)
        low, high = self.flow.window()
        if not low <= v < high:
            return None
        for index, top, found in self.flow.visible():
            if v < top + found.height:
                at = found.offset_at(u, v - top)
                return None if at is None else self.flow.parts.start(index) + at
        return None

    def nearest(self, point: QPointF) -> int:
        """Return the place between two characters that is nearest to a point."""
        u, v = self.axes.logical(point)
        last = 0
        for index, top, found in self.flow.visible():
            origin = self.flow.parts.start(index)
            if v < top:
                return last
            if v < top + found.height:
                at = found.offset_at(u, v - top, near=True)
                return origin + (at or 0)
            last = origin + found.length
        return last

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return the first and the last offset (behind it) of the line that holds an offset."""
        flow = self.flow
        index = flow.part_at(offset)
        found = flow.set(index)
        start = flow.parts.start(index)
        line = found.lines[found.line_of(offset - start)]
        return start + line.start, start + line.end

    def beside(self, offset: int, step: int) -> int | None:
        """Return the character beside an offset on the line before (-1) or after (1)."""
        flow = self.flow
        index = flow.part_at(offset)
        found = flow.set(index)
        at = offset - flow.parts.start(index)
        number = found.line_of(at)
        at = min(at, found.length - 1)
        if at < 0:
            middle = 0.0
        else:
            cell = found.cells.of[at]
            middle = (found.u[cell] + found.end[cell]) / 2
        number += step
        while not 0 <= number < len(found.lines):
            index += step
            if not 0 <= index < len(flow.parts):
                return None
            if flow.hidden(index):
                continue
            found = flow.set(index)
            number = 0 if step > 0 else len(found.lines) - 1
        line = found.lines[number]
        start = flow.parts.start(index)
        if line.last < line.first:
            return start
        near = found.offset_at(middle, line.v + found.base)
        if near is None:
            near = line.start if middle <= found.u[line.first] else line.end - 1
        return start + max(line.start, near)
