"""The page for assistive technology: its text, caret, selection and words.

Screen readers count UTF-16 units of one text; the page counts code points of its paragraphs. The
two are mapped here and nowhere else.

PySide lets neither ``textAtOffset`` nor ``selection`` be overridden: their results come back
through pointers (seen in 6.11). Qt's own rule for words knows no Japanese, so the caret goes from
word to word and every word is said, as is what is selected.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
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

if TYPE_CHECKING:
    from ui.page.view import PageView


class Units:
    """Offsets in UTF-16 units of a text, and back in code points.

    Args:
        text: The text; the common one without characters after U+FFFF costs nothing.
    """

    def __init__(self, text: str) -> None:
        self._far = [index for index, char in enumerate(text) if char > "\uffff"]
        self._pairs = [index + number for number, index in enumerate(self._far)]

    def to_units(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return offset + bisect_left(self._far, offset)

    def to_points(self, unit: int) -> int:
        """Return the code point that holds a UTF-16 unit."""
        return unit - bisect_left(self._pairs, unit)


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

    def _fresh(self) -> Units:
        """Read the document again if another one is shown."""
        paragraphs = self._view.paragraphs()
        if self._source is not paragraphs:
            pieces = []
            at = 0
            for paragraph in paragraphs:
                pieces.append("\n" * (paragraph.start - at))
                pieces.append(paragraph.text)
                at = paragraph.end
            self._text = "".join(pieces)
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
        """Return 0: the binding cannot say where a selection lies, so it is announced instead."""
        return 0

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
    if start < end:
        said = QCoreApplication.translate("PageView", "Selected: {}")
        announce(view, lambda: said.format(text.part(start, end)))
