"""The page: a scroll area that shows Japanese text in both directions of writing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.page import accessible, characters, selection
from ui.page.keyboard import Keyboard
from ui.page.moving import MovingPage
from ui.page.parts import Span
from ui.page.pointer import Pointer
from ui.page.scene import Mark, MarkStyle, PagePreferences, RubyMode, SceneParagraph
from ui.page.selection import HTML, PLAIN

_NOTCH = 120
"""What Qt calls one notch of a wheel."""
_LINES = 3


class PageView(MovingPage):
    """Shows paragraphs with ruby, and says what the pointer and the keyboard do on them.

    Offsets are code points of the document's text; rectangles are px of the viewport.
    """

    word_hovered = Signal(int, int, int)
    """A word and the character under the pointer, whenever one of them changes."""
    hover_left = Signal()
    word_clicked = Signal(int)
    selection_changed = Signal(int, int)
    """Start and end; equal when nothing is selected any more."""
    context_menu_requested = Signal(int, QPoint)
    """Offset under the pointer (or -1) and the global position."""
    current_word_changed = Signal(int, int)
    zoom_requested = Signal(int)
    """1 for larger, -1 for smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._current: tuple[int, int] | None = None
        self._selected: tuple[int, int] | None = None
        self.accessible_object: accessible.PageAccessible | None = None
        """What assistive technology sees, once it has asked."""
        super().__init__(parent)
        self._pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self._turned = 0
        self.copy_style = PLAIN
        """What Ctrl+C copies: plain, brackets or html."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self.tr("Page"))
        accessible.install()

    def set_paragraphs(
        self, paragraphs: Sequence[SceneParagraph], spans: Sequence[Span] | None = None
    ) -> None:
        """Show a document from its start; words and ruby may come later.

        Args:
            paragraphs: In order, not overlapping; each is asked for when it is looked at.
            spans: Where they stand, if it is known without asking for the paragraphs.
        """
        self._current = self._selected = None
        self._pointer.reset()
        super().set_paragraphs(paragraphs, spans)

    # Words -------------------------------------------------------------------------------------

    def word_at(self, offset: int) -> tuple[int, int] | None:
        """Return the word that holds a character; cut by script alone before it is analysed."""
        paragraphs = self.paragraphs()
        if not paragraphs:
            return None
        return selection.word_at(paragraphs[self.paragraph_at(offset)], offset)

    def current_word(self) -> tuple[int, int] | None:
        """Return the keyboard's word."""
        return self._current

    def set_preferences(self, preferences: PagePreferences) -> None:
        """Set the page another way; its start stays, and the keyboard's word where it was seen."""
        word = self._current
        seen = word is not None and bool(self.rects(*word))
        super().set_preferences(preferences)
        if seen:
            # Another direction has another bar: the page has its size when the loop comes round.
            QTimer.singleShot(0, self, lambda: self._keep_in_sight(word))

    def _keep_in_sight(self, word: tuple[int, int] | None) -> None:
        if word is not None and word == self._current:
            self.ensure_visible(*word)

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
            accessible.word_moved(self, word)

    def move_word(self, step: int) -> None:
        """Go to the next (1) or previous (-1) word; from the screen's first one if none is seen."""
        word = self._current
        if word is None or not self.rects(*word):
            at = self.first_visible_offset()
            found = selection.step_word(self.paragraphs(), self.paragraph_at(at), at - 1, 1)
        else:
            index = self.paragraph_at(word[0])
            found = selection.step_word(self.paragraphs(), index, word[0], step)
        if found is not None:
            self.set_current_word(found)

    def move_line(self, step: int) -> None:
        """Go to the word beside the current one on the next (1) or previous (-1) line."""
        word = self._current
        if word is None or not self.rects(*word):
            self.move_word(1)
            return
        at = (word[0] + word[1] - 1) // 2
        start = self.on_screen.line_at(at)[0]
        paragraphs = self.paragraphs()
        while True:
            beside = self.on_screen.beside(at, step)
            if beside is None or self.on_screen.line_at(beside)[0] == start:
                return
            if (beside - at) * step <= 0:
                return  # empty paragraphs at one place
            found = self.word_at(beside)
            index = self.paragraph_at(beside)
            if found is not None and selection.is_word(paragraphs[index], found):
                break
            found = selection.step_word(paragraphs, index, beside, -1)
            line = self.on_screen.line_at(beside)
            if found is None or found[0] < line[0]:
                found = selection.step_word(paragraphs, index, beside, 1)
            if found is not None and line[0] <= found[0] < line[1]:
                break
            at = beside  # a line without a word: go on
        if found != word:
            self.set_current_word(found)

    def uncovered(self) -> tuple[int, int] | None:
        """Return the word whose ruby is shown while the mode hides it."""
        if self.preferences().ruby_mode is not RubyMode.HOVER:
            return None
        return self._pointer.hovered or self._current

    def hover_moved(self, before: tuple[int, int] | None, after: tuple[int, int] | None) -> None:
        """Show and hide the ruby of the words that the pointer left and reached."""
        if self.preferences().ruby_mode is RubyMode.HOVER:
            for word in (before, after, self._current):
                if word is not None:
                    self._repaint(*word)

    def hover_again(self) -> None:
        """Tell once more of the word under the resting pointer; nothing where it is on none."""
        self._pointer.again()

    def clicked(self, point: QPointF) -> None:
        """Take a click: fold or unfold boilerplate, or tell the word."""
        at = self.offset_at(point)
        if at is None or self.toggle_fold(at):
            return
        self.word_clicked.emit(at)

    # Selection ---------------------------------------------------------------------------------

    def selection(self) -> tuple[int, int] | None:
        """Return start and end of what is selected."""
        if self._selected is None or self._selected[0] == self._selected[1]:
            return None
        return min(self._selected), max(self._selected)

    def select(self, start: int, end: int) -> None:
        """Select a stretch; ``end`` is the side that moves when it is extended."""
        if self._selected == (start, end):
            return
        before = self.selection()
        self._selected = (start, end)
        after = self.selection()
        marks = () if after is None else (Mark(*after, "selection", MarkStyle.SELECTION),)
        self.set_marks("selection", marks)
        if before != after:
            self.selection_changed.emit(min(start, end), max(start, end))
            accessible.selection_changed(self)

    def extend_selection(self, head: int) -> None:
        """Move the end of the selection, beginning one where there is none."""
        head = min(max(0, head), self.text_end())
        anchor = self._selected[0] if self._selected else self.caret()
        self.select(anchor, head)
        self.ensure_visible(max(0, head - 1), max(1, head))

    def clear_selection(self) -> None:
        """Select nothing."""
        if self._selected is None:
            return
        at = self._selected[1]
        had = self.selection() is not None
        self._selected = None
        self.set_marks("selection", ())
        if had:
            self.selection_changed.emit(at, at)
            accessible.selection_changed(self)

    def select_sentence(self, offset: int) -> None:
        """Select the sentence that holds a character."""
        if self.paragraphs():
            paragraph = self.paragraphs()[self.paragraph_at(offset)]
            self.select(*selection.sentence_at(paragraph, offset))

    def caret(self) -> int:
        """Return where the keyboard is: the moving end, else the current word, else the screen."""
        if self._selected is not None:
            return self._selected[1]
        if self._current is not None:
            return self._current[0]
        return self.first_visible_offset()

    def next_place(self, offset: int, step: int) -> int:
        """Return the place one character on (1) or back (-1); combining marks are not split off."""
        paragraphs = self.paragraphs()
        index = self.paragraph_at(offset)
        paragraph = paragraphs[index]
        if step > 0 and offset >= paragraph.end:
            return paragraphs[index + 1].start if index + 1 < len(paragraphs) else offset
        if step < 0 and offset <= paragraph.start:
            return paragraphs[index - 1].end if index else offset
        places = [paragraph.start + at for at in characters.clusters(paragraph.text)]
        places.append(paragraph.end)
        if step > 0:
            return next(place for place in places if place > offset)
        return next(place for place in reversed(places) if place < offset)

    def copy_text(self, style: str = PLAIN) -> str:
        """Return what is selected as text.

        Args:
            style: ``"plain"``, ``"brackets"`` for 漢字(かんじ), or ``"html"`` with ``<ruby>``.
        """
        selected = self.selection()
        if selected is None:
            return ""
        return selection.copied(self.paragraphs(), *selected, style, self._shown())

    def copy(self) -> None:
        """Put what is selected on the clipboard, in the style that is set."""
        if self.selection() is None:
            return
        mime = QMimeData()
        if self.copy_style == HTML:
            mime.setHtml(self.copy_text(HTML))
            mime.setText(self.copy_text(PLAIN))
        else:
            mime.setText(self.copy_text(self.copy_style))
        QGuiApplication.clipboard().setMimeData(mime)

    # Finding -----------------------------------------------------------------------------------

    def show_hits(self, hits: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Mark what was found, on the page and its bar; there may be very many.

        Args:
            hits: Stretches in order, not overlapping.
            current: Index of the one to bring onto the screen and mark more; -1 for none.
        """
        chosen = hits[current] if 0 <= current < len(hits) else None

        def marks(start: int, end: int) -> Iterator[Mark]:
            for at in range(bisect_right(hits, start, key=itemgetter(1)), len(hits)):
                hit = hits[at]
                if hit[0] >= end:
                    return
                yield Mark(*hit, "find.current" if hit == chosen else "find")
                if hit == chosen:
                    yield Mark(*hit, "current", MarkStyle.BOX)

        self.set_mark_source("find", marks, hits)
        if chosen is not None:
            self.ensure_visible(*chosen)

    # Events ------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in the direction of reading; with Ctrl ask for another size."""
        event.accept()
        turn, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turn.y():
                self.zoom_requested.emit(1 if turn.y() > 0 else -1)
            return
        preferences = self.preferences()
        sideways = preferences.vertical  # tilting the wheel to the left goes on to the next columns
        if preferences.paged:
            self._turned += -turn.y() + (turn.x() if sideways else 0)
            while abs(self._turned) >= _NOTCH:
                step = 1 if self._turned > 0 else -1
                self._turned -= step * _NOTCH
                self.next_screen(step)
        elif not pixels.isNull():
            self.scroll_by(-pixels.y() + (pixels.x() if sideways else 0))
        else:
            notches = (-turn.y() + (turn.x() if sideways else 0)) / _NOTCH
            self.scroll_by(notches * _LINES * preferences.size * preferences.pitch)
        self._pointer.hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a selection."""
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a selection."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._pointer.double(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is on no word any more."""
        self._pointer.leave()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu; from the keyboard for the current word."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self._current is not None:
            rects = self.rects(*self._current)
            place = rects[0].bottomLeft().toPoint() if rects else QPoint(0, 0)
            self.context_menu_requested.emit(self._current[0], self.viewport().mapToGlobal(place))
            return
        at = self.offset_at(QPointF(event.pos()))
        self.context_menu_requested.emit(-1 if at is None else at, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of the page; what it does not know goes to the window."""
        if self._keyboard.press(event):
            event.accept()
        else:
            event.ignore()
