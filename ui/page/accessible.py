"""The page for assistive technology: its text, caret, selection and words.

Screen readers count UTF-16 units of one text; the page counts code points of its paragraphs. The
two are mapped here and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from ui.page import selection

if TYPE_CHECKING:
    from ui.page.view import PageView


class Units:
    """Offsets in UTF-16 units of a text, and back in code points.

    Args:
        text: The text; the common one without characters after U+FFFF costs nothing.
    """

    def __init__(self, text: str) -> None:
        self._far = [index for index, char in enumerate(text) if char > "\uffff"]

    def to_units(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return offset + bisect_right(self._far, offset - 1)

    def to_points(self, unit: int) -> int:
        """Return the code point that holds a UTF-16 unit."""
        low, high = 0, len(self._far)
        while low < high:
            middle = (low + high) // 2
            if self._far[middle] + middle + 1 < unit:
                low = middle + 1
            else:
                high = middle
        if low < len(self._far) and self._far[low] + low < unit <= self._far[low] + low + 1:
            return self._far[low] + (unit - self._far[low] - low)
        return unit - low


_SPANS = {
    QAccessible.TextBoundaryType.WordBoundary: "word",
    QAccessible.TextBoundaryType.SentenceBoundary: "sentence",
    QAccessible.TextBoundaryType.ParagraphBoundary: "paragraph",
    QAccessible.TextBoundaryType.LineBoundary: "line",
}


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

    def selectionCount(self) -> int:
        """Return 1 where something is selected."""
        return 1 if self._view.selection() is not None else 0

    def selection(self, _index: int) -> tuple[int, int]:
        """Return start and end of the selection."""
        units = self._fresh()
        start, end = self._view.selection() or (self._view.caret(), self._view.caret())
        return units.to_units(start), units.to_units(end)

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

    def attributes(self, _offset: int) -> tuple[str, int, int]:
        """Return the attributes at a place: none, for the whole text."""
        return "", 0, self.characterCount()

    def textAtOffset(
        self, offset: int, boundary: QAccessible.TextBoundaryType
    ) -> tuple[str, int, int]:
        """Return the word, sentence, line or paragraph at a place, as the page cuts them."""
        units = self._fresh()
        at = min(units.to_points(offset), max(0, len(self._text) - 1))
        start, end = self._span(at, boundary)
        return self._text[start:end], units.to_units(start), units.to_units(end)

    def _span(self, at: int, boundary: QAccessible.TextBoundaryType) -> tuple[int, int]:
        view = self._view
        if not self._text:
            return 0, 0
        kind = _SPANS.get(boundary)
        paragraph = view.paragraphs()[view.paragraph_at(at)]
        if kind is None or not paragraph.start <= at < paragraph.end:
            whole = boundary is QAccessible.TextBoundaryType.NoBoundary
            return (0, len(self._text)) if whole else (at, at + 1)
        if kind == "word":
            return view.word_at(at) or (at, at + 1)
        if kind == "sentence":
            return selection.sentence_at(paragraph, at)
        if kind == "line":
            return view.on_screen.line_at(at)
        return paragraph.start, paragraph.end


class PageAccessible(QAccessibleWidget):
    """The page as an accessible object.

    Args:
        view: The page.
    """

    def __init__(self, view: PageView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view
        self._interface = PageText(view)

    def interface_cast(self, t: QAccessible.InterfaceType) -> Any:
        """Return the text interface."""
        if t is QAccessible.InterfaceType.TextInterface:
            return self._interface
        return super().interface_cast(t)

    def state(self) -> QAccessible.State:
        """Say that the text is read only, has lines and can be selected."""
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        state.focusable = True
        return state


def install() -> None:
    """Teach Qt to describe pages; calling it again changes nothing."""
    QAccessible.installFactory(_describe)


def _describe(_key: str, thing: Any) -> QAccessibleInterface | None:
    from ui.page.view import PageView

    if not isinstance(thing, PageView):
        return None
    # Qt does not keep the Python half of an interface alive, so the page does.
    if thing.accessible_object is None:
        thing.accessible_object = PageAccessible(thing)
    return thing.accessible_object


def caret_moved(view: PageView, offset: int) -> None:
    """Tell assistive technology that the caret is elsewhere."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, _units(view, offset)))


def selection_changed(view: PageView) -> None:
    """Tell assistive technology what is selected."""
    if QAccessible.isActive():
        start, end = view.selection() or (view.caret(), view.caret())
        QAccessible.updateAccessibility(
            QAccessibleTextSelectionEvent(view, _units(view, start), _units(view, end))
        )


def _units(view: PageView, offset: int) -> int:
    """Return an offset of the page in UTF-16 units of its text."""
    far = sum(
        sum(char > "\uffff" for char in paragraph.text[: max(0, offset - paragraph.start)])
        for paragraph in view.paragraphs()[: view.paragraph_at(offset) + 1]
    )
    return offset + far
