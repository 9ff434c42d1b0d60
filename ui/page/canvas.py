"""The painted part of the page: what is shown, how, and where it stands on the screen.

``moving.MovingPage`` adds going about in it, ``view.PageView`` what a reader does on it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.page.bar import Bars
from ui.page.flow import Flow, Hold
from ui.page.marks import Marks, Source
from ui.page.painting import Brush, Shown
from ui.page.parts import Span, paragraph_at
from ui.page.scene import (
    LIGHT,
    Mark,
    PagePreferences,
    PageTheme,
    Ruby,
    RubyMode,
    SceneParagraph,
)
from ui.page.screen import Screen
from ui.page.typeset import Typesetter

_FILTERED = (RubyMode.LEVEL, RubyMode.FIRST, RubyMode.NAMES)
_MOST_TICKS = 1_000
_MANY = 50
"""More changed marks than this repaint the whole screen."""


class PageCanvas(QAbstractScrollArea):
    """Shows paragraphs with ruby, in both directions of writing.

    Offsets are code points of the document's text; rectangles are px of the viewport.
    """

    position_changed = Signal(int)
    """First visible offset."""
    visible_changed = Signal()
    """Other paragraphs are on the screen."""
    first_painted = Signal()
    """The document's text is on the screen."""
    furigana_painted = Signal()
    """Every paragraph on the screen has been painted with its words and ruby."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = PagePreferences()
        self._theme = LIGHT
        self._typesetter = Typesetter(self._preferences)
        self._flow = Flow(self._typesetter)
        self.on_screen = Screen(self._flow)
        """Where things stand; settled before every use from outside."""
        self._paragraphs: Sequence[SceneParagraph] = ()
        self._spans: Sequence[Span] = ()
        self._marks = Marks()
        self._ticks: Sequence[tuple[int, int]] = ()
        self._stamp = 0
        self._pending: Hold | None = None
        self._stale = self._fitting = False
        self._painted = self._furigana = False
        self._last_first = -1
        self._last_visible = range(0)
        self._bars = Bars(self, self._flow)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._lay_out()

    # Content -----------------------------------------------------------------------------------

    def set_paragraphs(
        self, paragraphs: Sequence[SceneParagraph], spans: Sequence[Span] | None = None
    ) -> None:
        """Show a document from its start; words and ruby may come later.

        Args:
            paragraphs: In order, not overlapping; each is asked for when it is looked at.
            spans: Where they stand, if it is known without asking for the paragraphs.
        """
        self._paragraphs = paragraphs
        self._spans = paragraphs if spans is None else spans
        self._pending, self._stale = None, False
        self._painted = self._furigana = False
        self._last_first = -1
        self._last_visible = range(0)
        self._marks = Marks()
        self._ticks = ()
        self._flow.fill(self._paragraphs, self._spans)
        self._lay_out()

    def refresh(self, indexes: Sequence[int] | None = None) -> None:
        """Ask for paragraphs again: they have words and ruby now, over the same text.

        What is on the screen stays where it is.

        Args:
            indexes: Which; None for all.
        """
        flow = self._flow
        if indexes is None or any(flow.is_set(part) for i in indexes for part in flow.parts.of(i)):
            self._set_again_soon()
        if indexes is None:
            flow.refresh_all()
        else:
            for index in indexes:
                flow.refresh(index)

    def _set_again_soon(self) -> None:
        """Keep what is on the screen in place until it is set anew."""
        if self._stale:
            return
        if not self._flow.at_start():
            self._pending = self._flow.hold()
        self._settle_soon()

    def _settle_soon(self) -> None:
        if self._stale:
            return
        self._stale = True
        QTimer.singleShot(0, self.settle)
        self.viewport().update()

    def paragraphs(self) -> Sequence[SceneParagraph]:
        """Return the paragraphs shown."""
        return self._paragraphs

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset, or the nearest before it."""
        return paragraph_at(self._spans, offset)

    def visible_paragraphs(self) -> range:
        """Return the indexes of the paragraphs on the screen."""
        self.settle()
        parts = self._flow.parts
        indexes = [parts[index].paragraph for index, _v, _found in self._flow.visible()]
        return range(indexes[0], indexes[-1] + 1) if indexes else range(0)

    def text_end(self) -> int:
        """Return the offset after the document's last character."""
        return self._spans[-1].end if self._spans else 0

    # How it looks ------------------------------------------------------------------------------

    def preferences(self) -> PagePreferences:
        """Return how the page is set."""
        return self._preferences

    def set_preferences(self, preferences: PagePreferences) -> None:
        """Set the page another way; the first visible character stays in place."""
        self.settle()
        before, self._preferences = self._preferences, preferences
        self._stamp += 1
        same = replace(before, ruby_mode=preferences.ruby_mode, ruby_filter=preferences.ruby_filter)
        if same == preferences and not preferences.tight:
            self._typesetter.preferences = preferences
            self.viewport().update()
            return
        hold = None if self._flow.at_start() else self._flow.hold()
        self._typesetter = Typesetter(preferences, self._typesetter)
        self._flow.needs_room = self._shown() if preferences.tight else None
        self._flow.reset(self._typesetter)
        self._lay_out(hold)

    def theme(self) -> PageTheme:
        """Return the colours of the page."""
        return self._theme

    def set_theme(self, theme: PageTheme) -> None:
        """Paint the page in other colours."""
        self._theme = theme
        self.viewport().update()
        self._show_ticks()

    def set_marks(self, layer: str, marks: Sequence[Mark]) -> None:
        """Replace the marks of a layer (``scene.LAYERS``)."""
        changed = self._marks.set(layer, marks)
        if len(changed) > _MANY:
            self.viewport().update()
        else:
            for mark in changed:
                self._repaint(mark.start, mark.end)

    def set_mark_source(
        self, layer: str, source: Source, ticks: Sequence[tuple[int, int]] | None = None
    ) -> None:
        """Have the marks of a layer asked for where the page is looked at.

        Args:
            layer: One of ``scene.LAYERS``.
            source: Returns the marks that touch a stretch.
            ticks: Stretches in order whose places show on the bar from now on; None leaves it.
        """
        self._marks.set_source(layer, source)
        self.viewport().update()
        if ticks is not None and ticks is not self._ticks:
            self._ticks = ticks
            self._show_ticks()

    def marks(self, layer: str) -> Sequence[Mark]:
        """Return the marks that a layer was given, in text order."""
        return self._marks.layer(layer)

    def _show_ticks(self) -> None:
        ticks = self._ticks
        if len(ticks) > _MOST_TICKS:
            # As many as a bar has pixels: the first one in every stretch of the text.
            end = self.text_end()
            places = {
                bisect_left(ticks, (number * end // _MOST_TICKS, 0))
                for number in range(_MOST_TICKS)
            }
            ticks = [ticks[place] for place in sorted(places) if place < len(ticks)]
        colour = self._theme.colour("entity.PERSON")
        self._bars.show_ticks([start for start, _end in ticks], colour)

    def toggle_fold(self, offset: int) -> bool:
        """Open or close the boilerplate whose first line holds an offset.

        Returns:
            False when there is nothing to fold at that place.
        """
        part = self._flow.part_at(offset)
        if not (self._flow.folded(part) or self._flow.unfolds(part)):
            return False
        at_start = self._flow.at_start()
        hold = self._flow.hold()
        self._flow.toggle_fold(part)
        self._lay_out(None if at_start else hold)
        return True

    # Position ----------------------------------------------------------------------------------

    def first_visible_offset(self) -> int:
        """Return the first character of the first whole line on the screen."""
        self.settle()
        return self._flow.hold().offset

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where a stretch stands on the screen, one rectangle (px) for each of its lines."""
        self.settle()
        return self.on_screen.rects(start, end)

    def rects_with_ruby(self, start: int, end: int) -> list[QRectF]:
        """Return like ``rects`` with the band of the ruby, for what must cover neither."""
        self.settle()
        return self.on_screen.rects(start, end, ruby=True)

    def offset_at(self, point: QPointF) -> int | None:
        """Return the character at a point (px), its ruby included; None beside the text."""
        self.settle()
        return self.on_screen.offset_at(point)

    def nearest_offset(self, point: QPointF) -> int:
        """Return the place between two characters that is nearest to a point (px)."""
        self.settle()
        return self.on_screen.nearest(point)

    # Layout ------------------------------------------------------------------------------------

    def _lay_out(self, hold: Hold | None = None) -> None:
        """Fit lines, bars and axes to the viewport, and put a held character back."""
        self._fit()
        if hold is not None:
            self._flow.restore(hold)
        else:
            self._flow.rewind()
        if self.isVisible():
            self._moved()
        self._show_ticks()

    def _fit(self) -> None:
        """Fit lines, bars and axes to the viewport."""
        self._fitting = True  # another bar is another width: no need to be told
        self._bars.lay_out(self._preferences)
        self._fitting = False
        self.on_screen.fit(self._preferences, self.viewport().width(), self.viewport().height())

    def settle(self) -> None:
        """Put back what was held while paragraphs got their words, or lines another length."""
        if not self._stale:
            return
        hold, self._pending, self._stale = self._pending, None, False
        if hold is not None:
            self._flow.restore(hold)
        self._tell()

    def _moved(self) -> None:
        """Show another place: paint it, set the bar, and tell."""
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        """Set the bar, with the first screen or after it, and tell who listens."""
        if self._painted:
            self._bars.follow_soon()
        else:
            self._bars.follow()
        if not self._paragraphs:
            return
        flow = self._flow
        first = flow.first_line()[0]
        if first != self._last_first:
            self._last_first = first
            self.position_changed.emit(first)
        indexes = [flow.parts[index].paragraph for index, _v, _found in flow.visible()]
        visible = range(indexes[0], indexes[-1] + 1) if indexes else range(0)
        if visible != self._last_visible:
            self._last_visible = visible
            self.visible_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The bars are followed by their values; nothing moves by itself."""

    # Painting ----------------------------------------------------------------------------------

    def _shown(self) -> Callable[[Ruby], bool] | None:
        """Return which ruby is shown; None for all of it."""
        mode, chosen = self._preferences.ruby_mode, self._preferences.ruby_filter
        if mode is RubyMode.ALL or (mode in _FILTERED and chosen is None):
            return None
        if mode in _FILTERED and chosen is not None:
            return lambda item: item.author or chosen(item)
        return lambda item: item.author

    def uncovered(self) -> tuple[int, int] | None:
        """Return the word whose ruby is shown while the mode hides it."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that the event touches."""
        self.settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes, flow = self.on_screen.axes, self._flow
        span = axes.span(QRectF(event.rect()))
        ruby_face = self._typesetter.ruby_face
        brush = Brush(painter, axes, self._theme, ruby_face, span, flow.window())
        shown = Shown(self._shown(), self._stamp, self.uncovered())
        complete = bool(self._paragraphs)
        for index, v, found in flow.visible():
            scene = flow.parts[index].scene
            complete = complete and (bool(scene.words) or not scene.text.strip())
            if v + found.height < span[0] or v > span[1]:
                continue
            marks = [
                (mark, mark.start - scene.start, mark.end - scene.start)
                for _layer, mark in self._marks.within(scene.start, scene.start + found.length)
            ]
            brush.paint(found, v, marks, shown, dim=scene.kind == "boilerplate")
            if flow.folded(index) or flow.unfolds(index):
                brush.fold_sign(found, v, opened=flow.unfolds(index))
        painter.end()
        if self._paragraphs and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        if complete and not self._furigana:
            self._furigana = True
            QTimer.singleShot(0, self.furigana_painted.emit)

    def _repaint(self, start: int, end: int) -> None:
        """Paint a stretch again, with its ruby and what is drawn around it."""
        slack = math.ceil(self._preferences.size / 2)
        for rect in self.on_screen.rects(start, end, ruby=True):
            self.viewport().update(rect.toAlignedRect().adjusted(-slack, -slack, slack, slack))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what is on the screen, once it is known how large that is."""
        super().showEvent(event)
        self._settle_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines to the new width; they are set once, however often it changes."""
        if self._fitting:
            super().resizeEvent(event)
            return
        at_start = self._pending is None and self._flow.at_start()
        if not at_start and self._pending is None:
            self._pending = self._flow.hold()
        super().resizeEvent(event)
        self._fit()
        if at_start:
            self._flow.rewind()
        self._settle_soon()
        self._show_ticks()
