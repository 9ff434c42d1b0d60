"""The page: a scroll area that shows Japanese text in both directions of writing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.page.flow import Flow, Hold
from ui.page.marks import Marks
from ui.page.painting import Axes, Brush
from ui.page.scene import (
    LIGHT,
    Mark,
    MarkStyle,
    PagePreferences,
    PageTheme,
    Ruby,
    RubyMode,
    SceneParagraph,
)
from ui.page.typeset import SetParagraph, Typesetter

_FILTERED = (RubyMode.LEVEL, RubyMode.FIRST, RubyMode.NAMES)


class PageView(QAbstractScrollArea):
    """Shows paragraphs with ruby, and says what the pointer and the keyboard do on them.

    Offsets are code points of the document's text; rectangles are px of the viewport.
    """

    word_hovered = Signal(int, int, int)
    """A word and the character under the pointer, whenever one of them changes."""
    hover_left = Signal()
    word_clicked = Signal(int)
    selection_changed = Signal(int, int)
    position_changed = Signal(int)
    """First visible offset."""
    visible_changed = Signal()
    first_painted = Signal()
    """The document's text is on the screen."""
    furigana_painted = Signal()
    """Every paragraph on the screen has been painted with its words and ruby."""
    context_menu_requested = Signal(int, QPoint)
    """Offset under the pointer (or -1) and the global position."""
    current_word_changed = Signal(int, int)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = PagePreferences()
        self._theme = LIGHT
        self._typesetter = Typesetter(self._preferences)
        self._flow = Flow(self._typesetter)
        self._paragraphs: list[SceneParagraph] = []
        self._starts: list[int] = []
        self._marks = Marks()
        self._axes = Axes(vertical=False, width=0.0, inline=0.0)
        self._stamp = 0
        self._hovered: tuple[int, int] | None = None
        self._hovered_at = -1
        self._current: tuple[int, int] | None = None
        self._pending: Hold | None = None
        self._moving = False
        self._painted = self._furigana = False
        self._last_first = -1
        self._last_visible = range(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Page"))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._bar_moved)
        self._lay_out()

    # Content -----------------------------------------------------------------------------------

    def set_paragraphs(self, paragraphs: Sequence[SceneParagraph]) -> None:
        """Show a document from its start; words and ruby may come later.

        Args:
            paragraphs: In order, not overlapping.
        """
        self._paragraphs = list(paragraphs)
        self._starts = [paragraph.start for paragraph in self._paragraphs]
        self._pending = None
        self._hovered = self._current = None
        self._painted = self._furigana = False
        self._last_first = -1
        self._last_visible = range(0)
        for layer in ("selection", "current"):
            self._marks.set(layer, ())
        self._flow.fill(self._paragraphs)
        self._lay_out()

    def update_paragraph(self, index: int, paragraph: SceneParagraph) -> None:
        """Give a paragraph its words and ruby; what is on the screen stays where it is."""
        self._paragraphs[index] = paragraph
        hold = self._pending or (self._flow.hold() if not self._flow.at_start() else None)
        if self._flow.replace(index, paragraph):
            if self._pending is None:
                self._pending = hold
                QTimer.singleShot(0, self._settle)
            self.viewport().update()

    def paragraphs(self) -> Sequence[SceneParagraph]:
        """Return the paragraphs shown."""
        return self._paragraphs

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset, or the nearest before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def visible_paragraphs(self) -> range:
        """Return the indexes of the paragraphs on the screen."""
        self._settle()
        parts = self._flow.parts
        indexes = [parts[index].paragraph for index, _v, _found in self._flow.visible()]
        return range(indexes[0], indexes[-1] + 1) if indexes else range(0)

    # How it looks ------------------------------------------------------------------------------

    def preferences(self) -> PagePreferences:
        """Return how the page is set."""
        return self._preferences

    def set_preferences(self, preferences: PagePreferences) -> None:
        """Set the page another way; the first visible character stays in place."""
        before, self._preferences = self._preferences, preferences
        self._stamp += 1
        same = replace(before, ruby_mode=preferences.ruby_mode, ruby_filter=preferences.ruby_filter)
        if same == preferences and not preferences.tight:
            self._typesetter.preferences = preferences
            self.viewport().update()
            return
        self._settle()
        hold = self._flow.hold()
        at_start = self._flow.at_start()
        self._typesetter = Typesetter(preferences, self._typesetter)
        self._flow.needs_room = self._shown() if preferences.tight else None
        self._flow.reset(self._typesetter)
        self._lay_out(None if at_start else hold)

    def theme(self) -> PageTheme:
        """Return the colours of the page."""
        return self._theme

    def set_theme(self, theme: PageTheme) -> None:
        """Paint the page in other colours."""
        self._theme = theme
        self.viewport().update()

    def set_marks(self, layer: str, marks: Sequence[Mark]) -> None:
        """Replace the marks of a layer (``scene.LAYERS``)."""
        changed = self._marks.set(layer, marks)
        if len(changed) > 50:
            self.viewport().update()
            return
        for mark in changed:
            self._repaint(mark.start, mark.end)

    # Position ----------------------------------------------------------------------------------

    def first_visible_offset(self) -> int:
        """Return the first character of the first whole line on the screen."""
        self._settle()
        hold = self._flow.hold()
        return hold.offset

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Scroll until a character is on the screen.

        Args:
            offset: The character.
            centre: True brings its line to the middle; else to the start of the screen.
        """
        if not self._flow.parts:
            return
        self._settle()
        v = self._flow.extent * 0.4 if centre else self._flow.edge / 2
        self._flow.bring(offset, v)
        self._moved()

    def ensure_visible(self, start: int, end: int) -> None:
        """Scroll as little as brings a stretch onto the screen."""
        self._settle()
        boxes = [self._axes.span(rect) for rect in self._raw_rects(start, end)]
        if not boxes:
            self.go_to(start, centre=True)
            return
        low = min(box[0] for box in boxes) - self._flow.edge / 2
        high = max(box[1] for box in boxes) + self._flow.edge / 2
        if low < 0:
            self._scroll(low)
        elif high > self._flow.extent:
            self._scroll(min(low, high - self._flow.extent))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where a stretch stands, a rectangle a line; only what is near the screen."""
        self._settle()
        return self._raw_rects(start, end)

    def _raw_rects(self, start: int, end: int) -> list[QRectF]:
        found = []
        for index, v, part in self._flow.visible():
            origin = self._flow.parts[index].scene.start
            if origin >= end or origin + part.length <= start:
                continue
            for line, u, u_end in part.boxes(start - origin, end - origin):
                low = v + line.v + part.base
                found.append(self._axes.rect(u, low, u_end, low + part.size))
        return found

    def offset_at(self, point: QPointF) -> int | None:
        """Return the character at a point of the viewport, its ruby included; None beside the text."""
        self._settle()
        return self._offset_at(point, near=False)

    def nearest_offset(self, point: QPointF) -> int:
        """Return the place between characters nearest to a point of the viewport."""
        self._settle()
        found = self._offset_at(point, near=True)
        return 0 if found is None else found

    def _offset_at(self, point: QPointF, *, near: bool) -> int | None:
        u, v = self._axes.logical(point)
        last: int | None = None
        for index, top, found in self._flow.visible():
            origin = self._flow.parts[index].scene.start
            if near and v < top and last is not None:
                return last
            if v < top + found.height or near:
                if near and v >= top + found.height:
                    last = origin + found.length
                    continue
                at = found.offset_at(u, v - top, near=near)
                return None if at is None else origin + at
        return last

    def word_at(self, offset: int) -> tuple[int, int] | None:
        """Return the word that holds a character, as the analysis cuts it."""
        if not self._paragraphs:
            return None
        words = self._paragraphs[self.paragraph_at(offset)].words
        at = bisect_right(words, (offset, 1 << 60)) - 1
        if at >= 0 and words[at][0] <= offset < words[at][1]:
            return words[at]
        return None

    # Layout and scrolling ----------------------------------------------------------------------

    def _lay_out(self, hold: Hold | None = None) -> None:
        """Fit lines, bars and axes to the viewport, and put a held character back."""
        wanted = self._preferences
        size = wanted.size
        vertical = wanted.vertical
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never if vertical else always)
        self.setHorizontalScrollBarPolicy(always if vertical else never)
        self.horizontalScrollBar().setInvertedAppearance(vertical)
        width, height = self.viewport().width(), self.viewport().height()
        inline, extent = (height, width) if vertical else (width, height)
        ems = int((inline - 2 * wanted.margin * size) / size)
        measure = max(1, min(wanted.line_length, ems)) * size
        self._axes = Axes(vertical, float(width), float(max(0, round((inline - measure) / 2))))
        self._flow.edge = round(wanted.margin * size)
        self._flow.resize(measure, float(extent))
        if hold is not None:
            self._flow.restore(hold)
        else:
            self._flow.scroll_by(0)
        self._moved()

    def _settle(self) -> None:
        """Put back what was held while paragraphs got their words."""
        if self._pending is None:
            return
        hold, self._pending = self._pending, None
        self._flow.restore(hold)
        self._moved()

    def _moved(self) -> None:
        """Show another place: paint it, set the bar, and tell."""
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        bar = self._bar()
        extent = int(self._flow.extent)
        self._moving = True
        bar.setPageStep(extent)
        bar.setSingleStep(int(self._preferences.size * self._preferences.pitch))
        bar.setRange(0, max(0, round(self._flow.length + 2 * self._flow.edge - extent)))
        bar.setValue(round(self._flow.position + self._flow.edge))
        self._moving = False
        first = self._flow.first_line()[0]
        if first != self._last_first:
            self._last_first = first
            self.position_changed.emit(first)
        if self._paragraphs:
            parts = self._flow.parts
            indexes = [parts[index].paragraph for index, _v, _found in self._flow.visible()]
            visible = range(indexes[0], indexes[-1] + 1) if indexes else range(0)
            if visible != self._last_visible:
                self._last_visible = visible
                self.visible_changed.emit()

    def _bar(self):  # noqa: ANN202
        return (
            self.horizontalScrollBar() if self._preferences.vertical else self.verticalScrollBar()
        )

    def _bar_moved(self, value: int) -> None:
        if self._moving:
            return
        self._settle()
        wanted = value - self._flow.edge
        distance = wanted - self._flow.position
        if abs(distance) < self._flow.extent:
            self._scroll(distance)
        else:
            self._flow.scroll_to(wanted)
            self._moved()

    def _scroll(self, distance: float) -> None:
        """Move along the strip by some px, moving the pixels that stay."""
        self._settle()
        moved = round(self._flow.scroll_by(distance))
        if not moved:
            return
        if abs(moved) < self._flow.extent and not self.devicePixelRatioF() % 1:
            if self._preferences.vertical:
                self.viewport().scroll(moved, 0)
            else:
                self.viewport().scroll(0, -moved)
        else:
            self.viewport().update()
        self._tell()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """The bars are handled by their values; nothing moves by itself."""

    def next_screen(self, step: int = 1) -> None:
        """Go on (1) or back (-1) by a screenful; one line stays for the eye."""
        pitch = self._preferences.size * self._preferences.pitch
        self._scroll(step * max(pitch, self._flow.extent - 2 * pitch))

    # Painting ----------------------------------------------------------------------------------

    def _shown(self) -> Callable[[Ruby], bool] | None:
        mode, chosen = self._preferences.ruby_mode, self._preferences.ruby_filter
        if mode is RubyMode.ALL or (mode in _FILTERED and chosen is None):
            return None
        if mode in _FILTERED and chosen is not None:
            return lambda item: item.author or chosen(item)
        return lambda item: item.author

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that the event touches."""
        self._settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self._axes, self._theme)
        span = self._axes.span(QRectF(event.rect()))
        shown = self._shown()
        extra = self._hovered if self._preferences.ruby_mode is RubyMode.HOVER else None
        complete = bool(self._paragraphs)
        for index, v, found in self._flow.visible():
            scene = self._flow.parts[index].scene
            complete = complete and (bool(scene.words) or not scene.text.strip())
            if v + found.height < span[0] or v > span[1]:
                continue
            marks = list(self._marks_of(scene, found))
            brush.washes(found, v, marks)
            brush.text(
                self._typesetter,
                found,
                v,
                span,
                dim=scene.kind == "boilerplate",
                shown=shown,
                stamp=self._stamp,
                extra=extra,
            )
            brush.lines(found, v, marks)
        painter.end()
        if self._paragraphs and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        if complete and not self._furigana:
            self._furigana = True
            QTimer.singleShot(0, self.furigana_painted.emit)

    def _marks_of(
        self, scene: SceneParagraph, found: SetParagraph
    ) -> Iterator[tuple[Mark, int, int]]:
        start = scene.start
        for _layer, mark in self._marks.within(start, start + found.length):
            yield mark, mark.start - start, mark.end - start

    def _repaint(self, start: int, end: int) -> None:
        """Paint a stretch again, with its ruby and what is drawn around it."""
        slack = self._preferences.size
        for rect in self._raw_rects(start, end):
            self.viewport().update(rect.adjusted(-slack, -slack, slack, slack).toAlignedRect())

    # Events ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the lines to the new width."""
        self._settle()
        hold = None if self._flow.at_start() else self._flow.hold()
        super().resizeEvent(event)
        self._lay_out(hold)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in the direction of reading; with Ctrl ask for another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_requested.emit(1 if steps > 0 else -1)
            event.accept()
            return
        pixels = event.pixelDelta()
        if not pixels.isNull():
            distance = float(-pixels.y() + (pixels.x() if self._preferences.vertical else 0))
        else:
            turn = event.angleDelta()
            notches = (-turn.y() + (turn.x() if self._preferences.vertical else 0)) / 120
            distance = notches * 3 * self._preferences.size * self._preferences.pitch
        self._scroll(distance)
        self._hover(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click."""
        self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click: fold, or tell the word."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = self.offset_at(event.position())
        if at is None:
            return
        part = self._flow.part_at(at)
        if self._flow.folded(part) or self._flow.unfolds(part):
            hold = self._flow.hold()
            self._flow.toggle_fold(part)
            self._lay_out(hold)
            return
        self.word_clicked.emit(at)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is on no word any more."""
        self._leave()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu."""
        at = self.offset_at(QPointF(event.pos()))
        self.context_menu_requested.emit(-1 if at is None else at, event.globalPos())

    def _hover(self, point: QPointF) -> None:
        at = self._offset_at(point, near=False)
        word = self.word_at(at) if at is not None else None
        if at is None or word is None:
            self._leave()
            return
        if word != self._hovered:
            before, self._hovered = self._hovered, word
            if self._preferences.ruby_mode is RubyMode.HOVER:
                for stretch in (before, word):
                    if stretch is not None:
                        self._repaint(*stretch)
        elif at == self._hovered_at:
            return
        self._hovered_at = at
        self.word_hovered.emit(*word, at)

    def _leave(self) -> None:
        if self._hovered is None:
            return
        before, self._hovered, self._hovered_at = self._hovered, None, -1
        if self._preferences.ruby_mode is RubyMode.HOVER:
            self._repaint(*before)
        self.hover_left.emit()

    # Words -------------------------------------------------------------------------------------

    def current_word(self) -> tuple[int, int] | None:
        """Return the keyboard's word."""
        return self._current

    def set_current_word(self, word: tuple[int, int] | None) -> None:
        """Set the keyboard's word, and bring it onto the screen."""
        if word == self._current:
            return
        self._current = word
        marks = () if word is None else (Mark(*word, "current", MarkStyle.FRAME),)
        self.set_marks("current", marks)
        if word is not None:
            self.ensure_visible(*word)
            self.current_word_changed.emit(*word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the page."""
        event.ignore()
