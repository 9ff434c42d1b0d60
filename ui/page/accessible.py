"""The page for assistive technology: its text, caret, selection, words, sentences and lines.

The arrow keys go from word to word, so every word is said. Where the machine does not let a
selection be asked for (``native_text``), what is selected is said as well.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from ui.announcing import announce
from ui.page import native_text
from ui.page.spoken import Border, Units, around, joined

if TYPE_CHECKING:
    from ui.page.scene import SceneParagraph
    from ui.page.view import PageView


class PageText(QAccessibleTextInterface):
    """The document's text as assistive technology reads it; all offsets in UTF-16 units.

    Args:
        view: The page.
    """

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self._text = ""
        self._units = Units("")
        self._source: object = None
        self.complete = native_text.teach(self, self)
        """True where Qt can ask for the selection, and for the page's own words."""

    def _fresh(self) -> Units:
        """Read the document again if another one is shown."""
        paragraphs = self._view.paragraphs()
        if self._source is not paragraphs:
            # A long document tells its text without making every paragraph.
            text_of = getattr(paragraphs, "text_of", lambda at: _place(paragraphs[at]))
            self._text = joined(text_of(at) for at in range(len(paragraphs)))
            self._units = Units(self._text)
            self._source = paragraphs
        return self._units

    def text(self, start_offset: int, end_offset: int) -> str:
        """Return a part of the text."""
        units = self._fresh()
        end = len(self._text) if end_offset < 0 else units.to_points(end_offset)
        return self._text[units.to_points(start_offset) : end]

    def characterCount(self) -> int:
        """Return the length of the text."""
        units = self._fresh()
        return units.to_units(len(self._text))

    def cursorPosition(self) -> int:
        """Return where the caret is."""
        return self._fresh().to_units(self._view.caret())

    def setCursorPosition(self, position: int) -> None:
        """Make the word at a place the current one."""
        at = self._fresh().to_points(position)
        self._view.set_current_word(self._view.word_at(at))

    def units(self, offset: int) -> int:
        """Return an offset of the page in UTF-16 units."""
        return self._fresh().to_units(offset)

    def part(self, start: int, end: int) -> str:
        """Return a part of the text by offsets of the page."""
        self._fresh()
        return self._text[start:end]

    def selectionCount(self) -> int:
        """Return how many selections there are that can be asked for: one at most."""
        return int(self.complete and self._view.selection() is not None)

    def selected(self, _index: int) -> tuple[int, int]:
        """Return where the selection begins and ends; twice the caret where nothing is selected."""
        units = self._fresh()
        start, end = self._view.selection() or (self._view.caret(),) * 2
        return units.to_units(start), units.to_units(end)

    def piece(self, offset: int, boundary: int, step: int) -> tuple[str, int, int]:
        """Return the character, word, sentence, paragraph or line at a place, or beside it."""
        units = self._fresh()
        paragraphs = self._view.paragraphs()
        at, length = units.to_points(offset), len(self._text)
        if not paragraphs or not 0 <= at <= length:
            return "", -1, -1
        if boundary == Border.ALL:
            return self.part(0, length), 0, units.to_units(length)

        def found(place: int) -> tuple[int, int]:
            if not 0 <= place < length:
                return (max(0, min(place, length)),) * 2
            index = self._view.paragraph_at(place)
            if place < paragraphs[0].start:
                return 0, paragraphs[0].start
            return around(paragraphs, index, place, Border(boundary), self._view.on_screen.line_at)

        start, end = found(at)
        if step:
            start, end = found(start - 1 if step < 0 else max(end, at))
        return self.part(start, end), units.to_units(start), units.to_units(end)

    def attributes_at(self, offset: int) -> tuple[str, int, int]:
        """Return that the paragraph at a place is Japanese, for a voice that speaks it."""
        _text, start, end = self.piece(offset, Border.PARAGRAPH, 0)
        return "language:ja;", start, end

    def addSelection(self, start_offset: int, end_offset: int) -> None:
        """Select a stretch; the page has one selection."""
        units = self._fresh()
        self._view.select(units.to_points(start_offset), units.to_points(end_offset))

    def setSelection(
        self,
        _index: int,
        start_offset: int,
        end_offset: int,
    ) -> None:
        """Select a stretch."""
        self.addSelection(start_offset, end_offset)

    def removeSelection(self, _index: int) -> None:
        """Select nothing."""
        self._view.clear_selection()

    def characterRect(self, offset: int) -> QRect:
        """Return where a character stands on the desktop; empty off the screen."""
        at = self._fresh().to_points(offset)
        rects = self._view.rects(at, at + 1)
        if not rects:
            return QRect()
        rect = rects[0].toRect()
        rect.moveTopLeft(self._view.viewport().mapToGlobal(rect.topLeft()))
        return rect

    def offsetAtPoint(self, point: QPoint) -> int:
        """Return the character at a place of the desktop, or -1."""
        at = self._view.offset_at(QPointF(self._view.viewport().mapFromGlobal(point)))
        return -1 if at is None else self._fresh().to_units(at)

    def scrollToSubstring(self, start_offset: int, end_offset: int) -> None:
        """Bring a stretch onto the screen."""
        units = self._fresh()
        self._view.ensure_visible(units.to_points(start_offset), units.to_points(end_offset))


class PageAccessible(QAccessibleWidget):
    """The page as an accessible object.

    Args:
        view: The page.
    """

    def __init__(self, view: PageView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view
        self.page_text = PageText(view)

    def interface_cast(self, t: QAccessible.InterfaceType) -> Any:
        """Return the text interface, and a null pointer for every other one.

        None would crash the process: PySide 6.11 cannot turn it into a pointer here.
        """
        return self.page_text if t is QAccessible.InterfaceType.TextInterface else VoidPtr(0)

    def state(self) -> QAccessible.State:
        """Say that the text is read only, has lines and can be selected."""
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        state.focusable = True
        return state


@functools.cache
def install() -> None:
    """Teach Qt to describe pages; once is enough for the process."""
    QAccessible.installFactory(_describe)


def _place(paragraph: SceneParagraph) -> tuple[int, str]:
    return paragraph.start, paragraph.text


def _describe(_key: str, thing: Any) -> QAccessibleInterface | None:
    from ui.page.view import PageView

    if not isinstance(thing, PageView):
        return None
    if thing.accessible_object is None:
        thing.accessible_object = PageAccessible(thing)
    return thing.accessible_object


def word_moved(view: PageView, word: tuple[int, int]) -> None:
    """Tell assistive technology that the keyboard is on another word, and which."""
    if view.accessible_object is None or not QAccessible.isActive():
        return
    text = view.accessible_object.page_text
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, text.units(word[0])))
    announce(view, lambda: text.part(*word))


def selection_changed(view: PageView) -> None:
    """Tell assistive technology what is selected."""
    if view.accessible_object is None or not QAccessible.isActive():
        return
    text = view.accessible_object.page_text
    start, end = view.selection() or (view.caret(), view.caret())
    QAccessible.updateAccessibility(
        QAccessibleTextSelectionEvent(view, text.units(start), text.units(end))
    )
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, text.cursorPosition()))
    if start < end and not text.complete:
        said = QCoreApplication.translate("PageView", "Selected: {}")
        announce(view, lambda: said.format(text.part(start, end)))
