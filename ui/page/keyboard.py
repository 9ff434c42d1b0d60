"""What the keys of the page do; every other key belongs to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.page import selection

if TYPE_CHECKING:
    from ui.page.view import PageView

_ALONG = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ACROSS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ALONG_COLUMN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ACROSS_COLUMNS = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}


class Keyboard:
    """Moves the current word, the selection and the page.

    Args:
        view: The page.
    """

    def __init__(self, view: PageView) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key.

        Returns:
            False when the key is not the page's.
        """
        view = self._view
        if not view.paragraphs():
            return False
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        both = modifiers == (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        vertical = view.preferences().vertical
        along = (_ALONG_COLUMN if vertical else _ALONG).get(key)
        across = (_ACROSS_COLUMNS if vertical else _ACROSS).get(key)
        if along is not None and not modifiers:
            view.clear_selection()
            view.move_word(along)
        elif across is not None and not modifiers:
            view.clear_selection()
            view.move_line(across)
        elif along is not None and (shift or both):
            self._extend(along, by_word=both)
        elif across is not None and shift:
            self._extend_line(across)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            if modifiers and not shift:
                return False
            back = key == Qt.Key.Key_PageUp or (shift and key == Qt.Key.Key_Space)
            view.next_screen(-1 if back else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            forward = key == Qt.Key.Key_End
            if not modifiers:
                self._line_end(forward=forward)
            elif control:
                self._document_end(forward=forward)
            elif shift:
                low, high = view.on_screen.line_at(view.caret())
                view.extend_selection(high if forward else low)
            elif both:
                view.extend_selection(view.text_end() if forward else 0)
            else:
                return False
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            view.select(0, view.text_end())
        elif event.matches(QKeySequence.StandardKey.Copy):
            view.copy()
        else:
            return False
        return True

    def _extend(self, step: int, *, by_word: bool) -> None:
        view = self._view
        at = view.caret()
        if by_word:
            paragraphs = view.paragraphs()
            index = view.paragraph_at(at)
            if step > 0:
                word = selection.step_word(paragraphs, index, at - 1, 1)
                view.extend_selection(word[1] if word else view.text_end())
            else:
                word = selection.step_word(paragraphs, index, at, -1)
                view.extend_selection(word[0] if word else 0)
            return
        view.extend_selection(view.next_place(at, step))

    def _extend_line(self, step: int) -> None:
        view = self._view
        beside = view.on_screen.beside(view.caret(), step)
        if beside is None:
            beside = view.text_end() if step > 0 else 0
        view.extend_selection(beside)

    def _line_end(self, *, forward: bool) -> None:
        view = self._view
        word = view.current_word()
        at = word[0] if word else view.first_visible_offset()
        low, high = view.on_screen.line_at(at)
        paragraphs = view.paragraphs()
        index = view.paragraph_at(at)
        if forward:
            found = selection.step_word(paragraphs, index, high, -1)
        else:
            found = selection.step_word(paragraphs, index, low - 1, 1)
        view.set_current_word(found)

    def _document_end(self, *, forward: bool) -> None:
        view = self._view
        paragraphs = view.paragraphs()
        if not paragraphs:
            return
        if forward:
            found = selection.step_word(paragraphs, len(paragraphs) - 1, view.text_end(), -1)
            view.go_to(view.text_end())
        else:
            found = selection.step_word(paragraphs, 0, -1, 1)
            view.scroll_to_start()
        view.set_current_word(found)
