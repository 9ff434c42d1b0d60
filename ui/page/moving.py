"""Going about in the page: scrolling, turning pages, and where that has led."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.page.canvas import PageCanvas
from ui.page.flow import Hold


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the screen stands in the document."""

    offset: int
    """First visible code point."""
    length: int
    """Code points of the document."""
    fraction: float
    """0 at the start, 1 when the end is on the screen."""
    page: int
    """Screenful, from 1; an estimate in unread parts of a long document."""
    pages: int


class MovingPage(PageCanvas):
    """A page that can be scrolled or turned.

    Offsets are code points of the document's text; distances are px along the strip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._page_before: dict[int, int] = {}
        """Where the page before begins, by the start of the pages turned to."""
        super().__init__(parent)
        self._bars.moved.connect(self._on_bar_moved)

    def progress(self) -> Progress:
        """Return how far the reader is."""
        self.settle()
        flow = self._flow
        room = max(1.0, flow.window()[1] - flow.window()[0]) if self._preferences.paged else 0.0
        step = room or max(1.0, flow.extent)
        whole = flow.length
        pages = max(1, math.ceil(whole / step - 0.01))
        position = flow.position + flow.edge
        at_end = flow.at_end()
        fraction = 1.0 if at_end else min(1.0, max(0.0, position / max(1.0, whole)))
        page = pages if at_end else min(pages, int(position / step + 0.5) + 1)
        return Progress(self.first_visible_offset(), self.text_end(), fraction, page, pages)

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Scroll until a character is on the screen.

        Args:
            offset: The character.
            centre: True brings its line to the middle; else to the start of the screen.
        """
        if not self._flow.parts:
            return
        self.settle()
        if centre and not self._preferences.paged:
            self._flow.bring(offset, round(self._flow.extent * 0.4))
        else:
            self._flow.restore(Hold(offset, self._flow.edge))
        self._moved()

    def scroll_to_start(self) -> None:
        """Show the start of the document."""
        self.settle()
        self._flow.scroll_to(-self._flow.edge)
        self._moved()

    def ensure_visible(self, start: int, end: int) -> None:
        """Scroll as little as brings a stretch with its ruby onto the screen."""
        self.settle()
        spans = [
            self.on_screen.axes.span(rect) for rect in self.on_screen.rects(start, end, ruby=True)
        ]
        if not spans:
            self._reveal(start)
            return
        if self._preferences.paged:
            return
        low = min(span[0] for span in spans) - self._flow.edge / 2
        high = max(span[1] for span in spans) + self._flow.edge / 2
        if low < 0:
            self.scroll_by(low)
        elif high > self._flow.extent:
            self.scroll_by(min(low, high - self._flow.extent))

    def _reveal(self, offset: int) -> None:
        """Show an offset that is off the screen: by a line if it is near, else in the middle."""
        flow = self._flow
        if self._preferences.paged:
            first = flow.first_line()[0]
            after = flow.page_end()
            if after is not None and offset >= after and offset < after + 2 * (after - first):
                self.next_screen()
            elif offset < first and flow.page_start_before(first) <= offset:
                self.next_screen(-1)
            else:
                self.go_to(offset)
            return
        self.go_to(offset, centre=True)

    def scroll_by(self, distance: float) -> None:
        """Move along the strip by some px; the pixels that stay are moved, not painted again."""
        self.settle()
        moved = round(self._flow.scroll_by(distance))
        if not moved:
            return
        whole = not self.devicePixelRatioF() % 1  # a fraction would leave seams
        if abs(moved) < self._flow.extent and whole and not self._preferences.paged:
            if self._preferences.vertical:
                self.viewport().scroll(moved, 0)
            else:
                self.viewport().scroll(0, -moved)
        else:
            self.viewport().update()
        self._tell()

    def next_screen(self, step: int = 1) -> None:
        """Go on (1) or back (-1) by a screenful; while scrolling one line stays for the eye."""
        self.settle()
        flow = self._flow
        if not flow.parts:
            return
        if not self._preferences.paged:
            pitch = self._preferences.size * self._preferences.pitch
            self.scroll_by(step * max(pitch, flow.extent - 2 * pitch))
            return
        first = flow.first_line()[0]
        if step > 0:
            target = flow.page_end()
            if target is not None:
                self._page_before[target] = first
        elif first in self._page_before:
            target = self._page_before[first]  # back on the same pages as forward
        else:
            target = flow.page_start_before(first) if first > self._spans[0].start else None
        if target is not None:
            flow.bring(target, flow.edge)
            self._moved()

    def _fit(self) -> None:
        self._page_before.clear()
        super()._fit()

    def _on_bar_moved(self, value: int) -> None:
        self.settle()
        wanted = value - self._flow.edge
        distance = wanted - self._flow.position
        if self._preferences.paged:
            self._flow.scroll_to(wanted)
            self._flow.bring(self._flow.first_line()[0], self._flow.edge)
            self._moved()
        elif abs(distance) < self._flow.extent:
            self.scroll_by(distance)
        else:
            self._flow.scroll_to(wanted)
            self._moved()
